#include "account_json.h"

#include "cli_json.h"

namespace milepost::cli {

namespace {

QString key(const char *text) { return QString::fromLatin1(text); }

QJsonObject healthJson(const HealthStanding &health)
{
    return {{key("score"), jsonCount(health.score)},
            {key("low"), jsonCount(health.low)},
            {key("high"), jsonCount(health.high)},
            {key("band"), jsonText(keyOf(health.band))}};
}

QJsonArray contributions(const HealthStanding &health)
{
    QJsonArray parts;
    for (std::size_t i = 0; i < enumCount<Pillar>(); ++i) {
        const bool missing = std::isnan(health.value[i]);
        parts << QJsonObject{{key("pillar"), jsonText(keyOf(static_cast<Pillar>(i)))},
                             {key("weight"), jsonFloat(health.weight[i])},
                             {key("value"), jsonFloat(health.value[i])},
                             {key("points"), missing ? QJsonValue() : QJsonValue(health.points[i])}};
    }
    return parts;
}

} // namespace

QJsonArray segmentKeys(const Standing &standing, AccountIndex account)
{
    QJsonArray keys;
    for (std::size_t i = 0; i < enumCount<Segment>(); ++i) {
        if (standing.in(account, static_cast<Segment>(i)))
            keys << jsonText(keyOf(static_cast<Segment>(i)));
    }
    return keys;
}

QJsonArray evidenceOf(const Standing &standing, const Signal &signal)
{
    static constexpr std::array kinds{"achievement", "ticket",  "survey", "invoice",  "subscription", "contact",
                                      "limit",       "activity", "peers",  "milestone", "source"};
    const Portfolio &portfolio = *standing.portfolio;
    QJsonArray rows;
    for (std::uint32_t i = signal.evidenceBegin; i < signal.evidenceEnd; ++i) {
        const Evidence &evidence = standing.evidence[i];
        QJsonObject row{{key("kind"), key(kinds[static_cast<std::size_t>(evidence.kind)])},
                        {key("on"), jsonDay(evidence.on)},
                        {key("value"), jsonNumber(evidence.value)},
                        {key("reference"), jsonNumber(evidence.reference)}};
        const auto name = [&](const auto &csr) {
            if (evidence.row < csr.rows.size())
                row[key("id")] = jsonTextOrNull(portfolio.text(csr.rows[evidence.row].externalId));
        };
        switch (evidence.kind) {
        case Evidence::Kind::Ticket: name(portfolio.tickets); break;
        case Evidence::Kind::Survey: name(portfolio.surveys); break;
        case Evidence::Kind::Invoice: name(portfolio.invoices); break;
        case Evidence::Kind::Subscription: name(portfolio.subscriptions); break;
        case Evidence::Kind::Contact: name(portfolio.contacts); break;
        case Evidence::Kind::Achievement:
            if (evidence.row < portfolio.achievements.rows.size())
                row[key("id")] = jsonText(portfolio.milestones[portfolio.achievements.rows[evidence.row].milestone].key);
            break;
        case Evidence::Kind::Milestone:
            if (evidence.row < portfolio.milestones.size())
                row[key("id")] = jsonText(portfolio.milestones[evidence.row].key);
            break;
        case Evidence::Kind::Source:
            if (evidence.row < portfolio.sources.size())
                row[key("id")] = jsonText(portfolio.sources[evidence.row].name);
            break;
        case Evidence::Kind::Limit:
        case Evidence::Kind::Activity:
        case Evidence::Kind::Peers: break;
        }
        rows << row;
    }
    return rows;
}

QJsonObject accountRow(const Snapshot &snapshot, AccountIndex account)
{
    const Portfolio &p = *snapshot.portfolio;
    const Standing &s = *snapshot.standing;
    const PeerStanding &peers = s.peers[account];
    const bool compared = peers.rung != PeerRung::None;
    return {
        {key("id"), jsonText(p.text(p.externalId[account]))},
        {key("name"), jsonText(p.text(p.name[account]))},
        {key("owner"), jsonTextOrNull(p.text(p.owner[account]))},
        {key("plan"), jsonTextOrNull(p.text(p.plan[account]))},
        {key("industry"), jsonTextOrNull(p.text(p.industry[account]))},
        {key("region"), jsonTextOrNull(p.text(p.region[account]))},
        {key("arr"), jsonMoney(p.arrMinor[account], p.baseCurrency)},
        {key("seats"), jsonCount(p.seats[account])},
        {key("start"), jsonDay(p.start[account])},
        {key("signup"), jsonDay(p.signup[account])},
        {key("renewal"), jsonDay(p.renewal[account])},
        {key("status"), jsonText(keyOf(p.status[account]))},
        {key("tenure_days"), jsonCount(p.tenureDays[account])},
        {key("milestones"), QJsonObject{{key("achieved"), p.achieved[account]},
                                        {key("applicable"), p.applicable[account]},
                                        {key("occurrences"), static_cast<qint64>(p.occurrences[account])},
                                        {key("last_on"), jsonDay(p.lastAchievement[account])}}},
        {key("pace"), jsonText(keyOf(s.pace[account]))},
        {key("percentile"), compared ? jsonFloat(peers.percentile) : QJsonValue()},
        {key("peers"), QJsonObject{{key("n"), peers.n}, {key("ladder"), jsonText(keyOf(peers.rung))}}},
        {key("health"), healthJson(s.health[account])},
        {key("risk"), jsonFloat(s.risk[account])},
        {key("risk_method"), jsonText(keyOf(s.riskMethod[account]))},
        {key("arr_at_risk"), jsonMoney(s.arrAtRiskMinor[account], p.baseCurrency)},
        {key("segments"), segmentKeys(s, account)},
    };
}

} // namespace milepost::cli
