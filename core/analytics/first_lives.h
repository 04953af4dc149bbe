/// Each account's first spell as the analyses M1–M4 and M7 see it: days counted from start, judged at through (M0),
/// and every milestone's first occurrence. Pure; any thread; made once per Portfolio and shared by all of them.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

#include <cstdint>
#include <span>
#include <vector>

namespace milepost::analytics {

struct MilestoneReach {
    AccountIndex account = 0;
    std::int32_t day = 0; ///< first occurrence ever, days from start, ≥ 0; may lie after the exit
    std::uint32_t occurrences = 0; ///< within spell 1, up to through
};

/// From which day on absence of data means something (M0, setting): an account that started before is left out of
/// what concerns the milestone or measure. Invalid days restrict nothing.
struct Observability {
    Day churn; ///< first day on which churns were recorded
    std::vector<Day> milestone; ///< per MilestoneIndex; may be shorter
    [[nodiscard]] Day from(MilestoneIndex index) const
    {
        const Day own = index < milestone.size() ? milestone[index] : Day{};
        return own.valid() && (!churn.valid() || own > churn) ? own : churn;
    }
};

/// Who is in no time analysis, and why.
struct LeftOut {
    std::uint32_t notYetCustomers = 0; ///< start after through, never started, or on trial still
    std::uint32_t undated = 0; ///< churned on an unknown day, or no start known
};

struct FirstLives {
    std::vector<Day> start; ///< invalid: in no time analysis
    std::vector<std::int32_t> end; ///< last day observed: exit, else through − start; −1: in no time analysis
    std::vector<std::uint8_t> churned; ///< 1: `end` is the exit
    // The same as far as churn is known, which may be longer than milestones are (M0: the source concerned).
    std::vector<std::int32_t> followedTo; ///< exit, else followedThrough − start; −1: in no time analysis
    std::vector<std::uint8_t> left; ///< 1: `followedTo` is the exit
    std::vector<std::uint32_t> reachOffset; ///< per milestone into `reaches`
    std::vector<MilestoneReach> reaches; ///< by milestone, then account
    Day through; ///< milestones and events are judged at it
    Day followedThrough; ///< churn is judged at it; never before `through`
    std::uint32_t inAnalysis = 0; ///< accounts with end ≥ 0
    LeftOut leftOut;
    std::int32_t longest = 0; ///< largest `end`
    std::int32_t longestFollowed = 0; ///< largest `followedTo`

    [[nodiscard]] std::size_t accountCount() const { return end.size(); }
    [[nodiscard]] std::span<const MilestoneReach> reached(MilestoneIndex milestone) const
    {
        return std::span<const MilestoneReach>(reaches).subspan(reachOffset[milestone],
                                                                reachOffset[milestone + 1u] - reachOffset[milestone]);
    }
    [[nodiscard]] bool started(AccountIndex account) const { return end[account] >= 0; }
    /// In the analyses of this milestone: started, applicable and observable.
    [[nodiscard]] bool concerns(const Portfolio &portfolio, AccountIndex account, MilestoneIndex milestone,
                                const Observability &observability) const
    {
        if (end[account] < 0 || !portfolio.applies(account, milestone))
            return false;
        const Day from = observability.from(milestone);
        return !from.valid() || start[account] >= from;
    }
};

/// `churnThrough`: last day on which churn is known, min(as-of, yesterday); invalid, or earlier than through: through.
[[nodiscard]] FirstLives firstLivesOf(const Portfolio &portfolio, Day churnThrough = {});

} // namespace milepost::analytics
