/// What was derived of each account, as facts of one as-of date: activity, achievements, progress, level. Collected and judged in two
/// steps, since the first needs nothing of what sources say and may go on beside them, while whom a milestone applies to does.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio_builder.h"

namespace milepost {

class DerivedFacts {
public:
    /// `portfolio` has its dates, zone, catalog, levels and the ids of its accounts.
    DerivedFacts(Portfolio &portfolio, const DerivedSource &source) : m_p(portfolio), m_source(source) {}

    /// Everything up to the day, whether it applies or not. Touches achievements, progress and activity alone.
    void collect();
    /// Leaves what applies (M0) and counts it. Whom milestones apply to is known by now.
    void settle();

private:
    class MilestoneIndexer;
    void achievements(const DerivedAccount &derived, const MilestoneIndexer &indexOf);
    void progress(const DerivedAccount &derived, const MilestoneIndexer &indexOf);

    Portfolio &m_p;
    const DerivedSource &m_source;
    Day m_lastActive; ///< sources note their newest fact meanwhile
};

} // namespace milepost
