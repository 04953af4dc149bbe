#include "account_json.h"

#include "cli_json.h"

#include "wording/reasons.h"

#include <cmath>
#include <map>

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
                                      "limit",       "activity", "peers",  "milestone", "source", "return"};
    static_assert(kinds.size() == static_cast<std::size_t>(Evidence::Kind::Return) + 1);
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
        case Evidence::Kind::Return: // as amounts of money are elsewhere, in whole units of the currency
            for (const char *figure : {"value", "reference"})
                row[key(figure)] = row[key(figure)].toDouble() / std::pow(10, portfolio.baseCurrency.minorDigits());
            break;
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
        {key("roi_percent"), jsonFloat(s.roi[account] * 100)},
        {key("arr_at_risk"), jsonMoney(s.arrAtRiskMinor[account], p.baseCurrency)},
        {key("segments"), segmentKeys(s, account)},
    };
}

namespace {

QJsonArray achievements(const Portfolio &portfolio, const AccountDetail &detail)
{
    std::map<MilestoneId, std::string_view> keys;
    for (const auto &definition : portfolio.milestones)
        keys[definition.id] = definition.key;
    QJsonArray rows;
    for (const auto &evidence : detail.evidence) {
        const Achievement &achievement = evidence.achievement;
        const auto found = keys.find(achievement.milestone);
        if (found == keys.end())
            continue;
        QJsonObject row{{key("milestone"), jsonText(found->second)},
                        {key("occurrence"), achievement.occurrence},
                        {key("on"), jsonDay(achievement.on)},
                        {key("origin"), jsonText(keyOf(achievement.origin))},
                        {key("definition_version"), achievement.definitionVersion}};
        if (achievement.origin == Origin::Person) {
            row[key("note")] = jsonTextOrNull(evidence.note);
            row[key("link")] = jsonTextOrNull(evidence.link);
            row[key("confirmed_by")] = jsonTextOrNull(evidence.confirmedBy);
        }
        rows << row;
    }
    return rows;
}

/// What is not reached yet: how far it is and when peers usually get there.
QJsonArray upcoming(const Snapshot &snapshot, AccountIndex account)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    const Standing &standing = *snapshot.standing;
    std::vector<std::uint8_t> reached(portfolio.milestones.size());
    for (const auto &fact : portfolio.achievements.of(account))
        reached[fact.milestone] = 1;
    const PeerStanding &peers = standing.peers[account];
    QJsonArray rows;
    for (MilestoneIndex m = 0; m < portfolio.milestones.size(); ++m) {
        if (reached[m] || !portfolio.applies(account, m))
            continue;
        QJsonObject row{{key("milestone"), jsonText(portfolio.milestones[m].key)},
                        {key("title"), jsonText(portfolio.milestones[m].title)},
                        {key("next"), standing.next[account] == m},
                        {key("value"), QJsonValue()},
                        {key("target"), QJsonValue()},
                        {key("usual_day"), QJsonValue()}};
        for (const auto &progress : portfolio.progress.of(account)) {
            if (progress.milestone == m) {
                row[key("value")] = jsonFloat(progress.value);
                row[key("target")] = jsonFloat(progress.target);
            }
        }
        if (peers.rung != PeerRung::None && peers.group < standing.peerGroups.size())
            row[key("usual_day")] = jsonFloat(standing.peerGroups[peers.group].medianDay[m]);
        rows << row;
    }
    return rows;
}

QJsonArray signalsOf(const Standing &standing, AccountIndex account)
{
    const auto voice = wording::Voice::invariant();
    QJsonArray rows;
    for (const Signal &signal : standing.signals.of(account))
        rows << QJsonObject{{key("rule"), jsonText(keyOf(signal.rule))},
                            {key("kind"), jsonText(keyOf(signal.kind))},
                            {key("severity"), jsonText(keyOf(signal.severity))},
                            {key("since"), jsonDay(signal.since)},
                            {key("reason"), sentence(wording::reasonSentence(voice, standing, signal))},
                            {key("evidence"), evidenceOf(standing, signal)}};
    return rows;
}

QJsonArray timelineOf(const AccountDetail &detail)
{
    static constexpr std::array kinds{"achievement", "logged_milestone", "event",   "ticket",       "ticket_closed",
                                      "survey",      "invoice",          "subscription", "churn",   "contact",
                                      "note",        "attribute",        "action"};
    QJsonArray rows;
    for (const auto &entry : detail.timeline)
        rows << QJsonObject{{key("kind"), key(kinds[static_cast<std::size_t>(entry.kind)])},
                            {key("on"), jsonDay(entry.on)},
                            {key("at"), jsonInstant(entry.at)},
                            {key("title"), jsonText(entry.title)},
                            {key("detail"), jsonTextOrNull(entry.detail)},
                            {key("source"), jsonTextOrNull(entry.source)},
                            {key("id"), jsonTextOrNull(entry.recordId)}};
    return rows;
}

} // namespace

QJsonObject accountInFull(const Snapshot &snapshot, AccountIndex account, const AccountDetail &detail)
{
    QJsonObject row = accountRow(snapshot, account);
    QJsonObject health = row[key("health")].toObject();
    health[key("contributions")] = contributions(snapshot.standing->health[account]);
    row[key("health")] = health;
    row[key("achievements")] = achievements(*snapshot.portfolio, detail);
    row[key("next")] = upcoming(snapshot, account);
    row[key("signals")] = signalsOf(*snapshot.standing, account);
    row[key("timeline")] = timelineOf(detail);
    QJsonArray notes;
    for (const auto &note : detail.notes)
        notes << QJsonObject{{key("at"), jsonInstant(note.at)},
                             {key("author"), jsonTextOrNull(note.author)},
                             {key("text"), jsonText(note.text)}};
    row[key("notes")] = notes;
    return row;
}

} // namespace milepost::cli
