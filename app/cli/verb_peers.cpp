#include "evidence_json.h"
#include "output.h"
#include "verbs.h"

#include "analytics/measure_ladder.h"
#include "analytics/peer_curve.h"
#include "wording/answers.h"
#include "wording/evidence_sentences.h"

namespace milepost::cli {

using namespace analytics;

namespace {

QJsonObject measureJson(const MeasureLadder &ladder)
{
    const LadderRung *rung = ladder.used();
    QJsonObject json{{QStringLiteral("measure"), jsonText(keyOf(ladder.measure))},
                     {QStringLiteral("value"), jsonOptional(ladder.own)},
                     {QStringLiteral("percentile"), rung ? jsonOptional(rung->percentile) : QJsonValue(QJsonValue::Null)},
                     {QStringLiteral("p25"), rung ? jsonOptional(rung->p25) : QJsonValue(QJsonValue::Null)},
                     {QStringLiteral("median"), rung ? jsonOptional(rung->median) : QJsonValue(QJsonValue::Null)},
                     {QStringLiteral("p75"), rung ? jsonOptional(rung->p75) : QJsonValue(QJsonValue::Null)}};
    json[QStringLiteral("ladder")] = jsonText(keyOf(rung ? rung->rung : PeerRung::None));
    json[QStringLiteral("n")] = rung ? rung->n : ladder.rungs.back().n;
    return json;
}

void appendDays(QJsonArray &measures, const Snapshot &snapshot, const EvidenceBase &base, AccountIndex account)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    const PeerStanding &peers = snapshot.standing->peers[account];
    if (peers.group == noPeerGroup)
        return;
    const auto lines = comparePeers(portfolio, peers, snapshot.standing->peerGroups[peers.group], account,
                                    base.settings.sizeBands);
    for (const PeerMeasureLine &line : lines) {
        if (line.measure != PeerMeasureLine::Measure::DaysToMilestone)
            continue;
        measures << QJsonObject{
            {QStringLiteral("measure"), fromUtf8("days_to:" + portfolio.milestones[line.milestone].key)},
            {QStringLiteral("value"), jsonNumber(line.value)},
            {QStringLiteral("percentile"), QJsonValue::Null},
            {QStringLiteral("p25"), jsonNumber(line.p25)},
            {QStringLiteral("median"), jsonNumber(line.median)},
            {QStringLiteral("p75"), jsonNumber(line.p75)},
            {QStringLiteral("ladder"), jsonText(keyOf(peers.rung))},
            {QStringLiteral("n"), line.n}};
    }
}

} // namespace

void addPeers(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("peers", "An account among its peers at the same tenure");
    const auto id = std::make_shared<std::string>();
    verb->add_option("ID", *id, "The account's id in its source")->required();
    verb->callback([&context, id] {
        auto open = openEvidence(context);
        if (!open)
            return;
        const Portfolio &portfolio = *open->base->portfolio;
        const AccountIndex account = portfolio.findExternal(*id);
        if (account == noAccount) {
            context.fail({ErrorCode::NotFound, "account", *id});
            return;
        }
        const Standing &standing = *open->snapshot.standing;
        const PeerStanding &peers = standing.peers[account];
        const Lives lives = livesOf(portfolio, open->base->settings.sizeBands);
        QJsonArray measures;
        for (std::size_t i = 0; i < enumCount<TenureMeasure>(); ++i)
            measures << measureJson(measureLadder(portfolio, lives, account, static_cast<TenureMeasure>(i),
                                                  open->base->settings.peersK, open->base->settings.sizeBands));
        appendDays(measures, open->snapshot, *open->base, account);
        const auto voice = wording::Voice::invariant();
        QJsonArray sentences;
        for (const QString &words : wording::peerSentences(voice, standing, account))
            sentences << sentence(words);
        const QJsonObject answer{
            {QStringLiteral("ladder"), jsonText(keyOf(peers.rung))},
            {QStringLiteral("n"), peers.n},
            {QStringLiteral("tenure_days"), jsonCount(portfolio.tenureDays[account])},
            {QStringLiteral("caption"), sentence(wording::peersCaption(voice, standing, account))},
            {QStringLiteral("pace"), jsonText(keyOf(standing.pace[account]))},
            {QStringLiteral("measures"), measures},
            {QStringLiteral("sentences"), sentences},
        };
        print(context, answer, measures,
              {{QStringLiteral("Measure"), QStringLiteral("measure")},
               {QStringLiteral("Value"), QStringLiteral("value"), true},
               {QStringLiteral("Percentile"), QStringLiteral("percentile"), true},
               {QStringLiteral("P25"), QStringLiteral("p25"), true},
               {QStringLiteral("Median"), QStringLiteral("median"), true},
               {QStringLiteral("P75"), QStringLiteral("p75"), true},
               {QStringLiteral("Peers"), QStringLiteral("n"), true}});
    });
}

} // namespace milepost::cli
