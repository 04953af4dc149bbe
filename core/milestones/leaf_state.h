/// What one leaf of a rule has seen of one account since the milestone's last occurrence. Internal to this
/// folder; scratch of one evaluator, one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "milestones/compiled_rules.h"
#include "milestones/ordinal_map.h"

#include <cstdint>
#include <vector>

namespace milepost::milestones {

/// A fact as leaves take it. `key`: user ordinal, event name id or hash of a value, as the form counts.
struct LeafFact {
    Day day; ///< never before that of an earlier fact
    std::uint64_t key = 0;
    double amount = 0; ///< of Sum and LimitShare
};

class LeafState {
public:
    void reset();
    /// Takes a fact that matches. `cutOff`: Percentile only, what must be reached on that day; NaN: none.
    void take(const CompiledLeaf &leaf, const LeafFact &fact, double cutOff);
    [[nodiscard]] bool holds() const { return m_holds; }
    /// The measure as of `day`, not before the last fact taken; for Percentile the count of 28 days.
    [[nodiscard]] double valueAt(const CompiledLeaf &leaf, Day day);

    std::uint64_t epoch = 0; ///< when it was last reset: the evaluator compares it with the milestone's

private:
    struct Bucket {
        std::int32_t day;
        double amount;
        std::uint64_t key;
    };
    void addToDay(std::int32_t day, double amount);
    void expire(std::int32_t firstDay, bool distinct);

    bool m_holds = false;
    std::int32_t m_lastDay = Day::none;
    std::int32_t m_run = 0;
    double m_total = 0;
    std::int64_t m_live = 0; ///< distinct keys inside the window
    std::vector<Bucket> m_buckets; ///< ascending by day; those before m_head are over
    std::size_t m_head = 0;
    OrdinalMap m_lastDayOf;
};

} // namespace milepost::milestones
