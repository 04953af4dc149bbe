#include "support/standing_columns.h"

#include <array>
#include <bit>
#include <cmath>
#include <type_traits>

namespace milepost::test {

namespace {

class Spelling {
public:
    template <class... Values> void all(const Values &...values) { (one(values), ...); }

    template <class T>
        requires std::is_arithmetic_v<T> || std::is_enum_v<T>
    void one(T value)
    {
        if constexpr (std::is_floating_point_v<T>) {
            const auto exact = static_cast<double>(value);
            text += std::isnan(exact) ? "nan" : std::to_string(std::bit_cast<std::uint64_t>(exact));
        } else {
            text += std::to_string(static_cast<long long>(value));
        }
        text += ' ';
    }
    void one(Day day) { one(day.value); }
    void one(const std::string &value) { text += value + '|'; }
    template <class T> void one(const std::vector<T> &values)
    {
        for (const T &value : values)
            one(value);
        text += '\n';
    }
    template <class T, std::size_t n> void one(const std::array<T, n> &values)
    {
        for (const T &value : values)
            one(value);
    }
    void one(const PeerStanding &p)
    {
        all(p.n, p.rung, p.measure, p.percentile, p.own, p.below, p.p25, p.median, p.p75, p.mostHave, p.gapP90, p.group);
    }
    void one(const PeerGroup &g) { all(g.rung, g.label, g.n, g.p25Day, g.medianDay, g.p75Day); }
    void one(const HealthStanding &h)
    {
        all(h.score, h.low, h.high, h.band, h.bandUncertain, h.value, h.weight, h.points);
    }
    void one(const Evidence &e) { all(e.kind, e.row, e.on, e.value, e.reference); }
    void one(const Signal &s)
    {
        all(s.account, s.rule, s.kind, s.severity, s.since, s.value, s.reference, s.object, s.rowCount, s.evidenceBegin,
            s.evidenceEnd, s.lingering);
    }
    void one(const QueueItem &q)
    {
        all(q.account, q.kind, q.leading, q.stakeMinor, q.orderMinor, q.risk, q.arrMinor, q.urgency, q.arrAssumed,
            q.decisionDay, q.daysToDecision, q.snoozedUntil);
    }

    std::string text;
};

} // namespace

std::vector<std::pair<std::string, std::string>> columnsOf(const Standing &s)
{
    std::vector<std::pair<std::string, std::string>> columns;
    const auto put = [&columns](const char *name, const auto &values) {
        Spelling spelling;
        spelling.one(values);
        columns.emplace_back(name, std::move(spelling.text));
    };
    put("pace", s.pace);
    put("position", s.position);
    put("stuck", s.stuck);
    put("quietDays", s.quietDays);
    put("peers", s.peers);
    put("health", s.health);
    put("absenceHeld", s.absenceHeld);
    put("risk", s.risk);
    put("riskMethod", s.riskMethod);
    put("arrAtRiskMinor", s.arrAtRiskMinor);
    put("urgency", s.urgency);
    put("decisionDay", s.decisionDay);
    put("segments", s.segments);
    put("next", s.next);
    put("nextShare", s.nextShare);
    put("signals.offset", s.signals.offset);
    put("signals", s.signals.rows);
    put("workspaceSignals", s.workspaceSignals);
    put("evidence", s.evidence);
    put("peerGroups", s.peerGroups);
    put("queue", s.queue);
    put("strip", s.strip);
    put("putAway", s.putAway);
    put("queueStakeMinor", s.queueStakeMinor);
    return columns;
}

} // namespace milepost::test
