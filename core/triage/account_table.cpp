#include "triage/account_table.h"

#include "portfolio/fact_table.h"

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace milepost {

namespace {

using query::Column;
using query::ColumnType;

constexpr float none = std::numeric_limits<float>::quiet_NaN();

/// What the two do not hold as columns of their own.
struct Computed {
    std::vector<float> milestones, percentile, roi; ///< roi in percent
    std::vector<std::int32_t> peers;
    std::vector<std::int16_t> health;
    std::vector<std::uint8_t> band, rung;
    std::vector<std::int32_t> users28, events28;
    std::vector<std::uint64_t> signalMask, segmentMask;
    std::vector<StringId> next;
};

template <class E> std::vector<std::string> keysOf()
{
    return {EnumKeys<E>::keys.begin(), EnumKeys<E>::keys.end()};
}

template <class E> std::span<const std::uint8_t> bytes(const std::vector<E> &values)
{
    static_assert(sizeof(E) == 1);
    return {reinterpret_cast<const std::uint8_t *>(values.data()), values.size()};
}

template <class T> Column columnOf(std::string key, ColumnType type, const std::vector<T> &values)
{
    Column column;
    column.key = std::move(key);
    column.type = type;
    column.values = std::span<const T>(values);
    return column;
}

template <class E> Column enumColumn(std::string key, std::span<const std::uint8_t> values, std::int32_t noneKey)
{
    Column column;
    column.key = std::move(key);
    column.type = ColumnType::Enum;
    column.values = values;
    column.keys = keysOf<E>();
    column.noneKey = noneKey;
    return column;
}

Computed compute(const Portfolio &portfolio, const Standing &standing)
{
    const std::size_t count = portfolio.accountCount();
    Computed made;
    for (auto *column : {&made.milestones, &made.percentile, &made.roi})
        column->resize(count, none);
    for (auto *column : {&made.peers, &made.users28, &made.events28})
        column->resize(count, noCount);
    for (auto *column : {&made.signalMask, &made.segmentMask})
        column->resize(count, 0);
    made.health.resize(count);
    made.band.resize(count);
    made.rung.resize(count);
    for (AccountIndex i = 0; i < count; ++i) {
        if (portfolio.applicable[i] > 0)
            made.milestones[i] = static_cast<float>(portfolio.achieved[i]) / static_cast<float>(portfolio.applicable[i]);
        const PeerStanding &peers = standing.peers[i];
        made.rung[i] = static_cast<std::uint8_t>(peers.rung);
        if (peers.rung != PeerRung::None) {
            made.percentile[i] = peers.percentile;
            made.peers[i] = peers.n;
        }
        made.health[i] = standing.health[i].score;
        made.band[i] = static_cast<std::uint8_t>(standing.health[i].band);
        const ActivityFact &activity = portfolio.activity[i];
        if (activity.first.valid()) {
            made.events28[i] = activity.events28[0];
            if (activity.namesUsers)
                made.users28[i] = activity.users28[0];
        }
        for (const Signal &signal : standing.signals.of(i))
            made.signalMask[i] |= std::uint64_t(1) << static_cast<unsigned>(signal.rule);
        made.segmentMask[i] = standing.segments[i];
        made.roi[i] = standing.roi[i] * 100;
    }
    return made;
}

void addMilestones(query::Table &table, const Portfolio &portfolio, const Standing &standing, const Computed &made)
{
    table.add(columnOf("milestones", ColumnType::Share, made.milestones));
    table.add(columnOf("achieved", ColumnType::Integer, portfolio.achieved));
    table.add(columnOf("applicable", ColumnType::Integer, portfolio.applicable));
    table.add(columnOf("occurrences", ColumnType::Integer, portfolio.occurrences));
    Column last = columnOf("last", ColumnType::Day, portfolio.lastAchievement);
    last.aliases = {"last_on"};
    table.add(std::move(last));
    table.add(columnOf("level", ColumnType::Integer, portfolio.level));

    table.add(columnOf("next", ColumnType::Text, made.next));
    table.add(columnOf("next_share", ColumnType::Share, standing.nextShare));
    Column quiet = columnOf("quiet", ColumnType::Integer, standing.quietDays);
    quiet.inDays = true;
    table.add(std::move(quiet));
}

void addJudgement(query::Table &table, const Portfolio &portfolio, const Standing &standing, const Computed &made)
{
    Column segments = columnOf("segments", ColumnType::Tags, made.segmentMask);
    segments.aliases = {"segment"};
    segments.keys = keysOf<Segment>();
    segments.words = true;
    table.add(std::move(segments));

    Column pace = enumColumn<Pace>("pace", bytes(standing.pace), static_cast<std::int32_t>(Pace::Unknown));
    pace.words = true;
    table.add(std::move(pace));
    table.addWord("stalled", "pace", keyOf(Pace::Stuck));
    table.add(enumColumn<Pace>("position", bytes(standing.position), static_cast<std::int32_t>(Pace::Unknown)));

    Column signals = columnOf("signals", ColumnType::Tags, made.signalMask);
    signals.aliases = {"signal"};
    signals.keys = keysOf<SignalRule>();
    signals.words = true;
    table.add(std::move(signals));

    table.add(columnOf("percentile", ColumnType::Number, made.percentile));
    table.add(columnOf("peers", ColumnType::Integer, made.peers));
    table.add(enumColumn<PeerRung>("ladder", made.rung, static_cast<std::int32_t>(PeerRung::None)));
    table.add(columnOf("health", ColumnType::Integer, made.health));
    Column band = enumColumn<Band>("band", made.band, static_cast<std::int32_t>(Band::Unknown));
    band.ordered = true;
    table.add(std::move(band));
    table.add(columnOf("risk", ColumnType::Share, standing.risk));
    Column roi = columnOf("roi", ColumnType::Number, made.roi);
    roi.aliases = {"roi_percent"};
    table.add(std::move(roi));
    Column atRisk = columnOf("arr_at_risk", ColumnType::Money, standing.arrAtRiskMinor);
    atRisk.currency = portfolio.baseCurrency;
    table.add(std::move(atRisk));
    Column decision = columnOf("decision", ColumnType::Day, standing.decisionDay);
    decision.sense = query::DaySense::Future;
    table.add(std::move(decision));
    table.add(columnOf("users28", ColumnType::Integer, made.users28));
    table.add(columnOf("events28", ColumnType::Integer, made.events28));
}

} // namespace

std::shared_ptr<const query::Table> accountTable(std::shared_ptr<const Portfolio> portfolio,
                                                 std::shared_ptr<const Standing> standing)
{
    auto made = std::make_shared<Computed>(compute(*portfolio, *standing));
    std::vector<StringId> keyOfMilestone;
    for (const MilestoneDefinition &definition : portfolio->milestones)
        keyOfMilestone.push_back(portfolio->strings.find(definition.key));
    made->next.resize(portfolio->accountCount(), 0);
    for (AccountIndex i = 0; i < portfolio->accountCount(); ++i) {
        if (standing->next[i] != noMilestone)
            made->next[i] = keyOfMilestone[standing->next[i]];
    }
    auto table = std::make_shared<query::Table>(factTable(*portfolio));
    addMilestones(*table, *portfolio, *standing, *made);
    addJudgement(*table, *portfolio, *standing, *made);
    table->keep(std::move(made));
    table->keep(std::move(portfolio));
    table->keep(std::move(standing));
    return table;
}

} // namespace milepost
