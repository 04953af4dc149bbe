/// Who is in the top 10 % of its peer group by active users or events over 28 days (M16 power_user). Activity has
/// no history at a tenure, so it is compared as it is now, among the customers of the group. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/peers.h"
#include "triage/signal_sink.h"

#include <vector>

namespace milepost::triage {

class PowerUsers {
public:
    PowerUsers(const Portfolio &portfolio, const analytics::Lives &lives, const analytics::PeerComparison &peers,
               std::int32_t k);
    /// Sets the account's topUsers, topEvents and marks: mid-rank percentile ≥ 90 of at least k others, and some
    /// activity. Accounts that have not lived the 28 days whole are neither compared nor compared with.
    void mark(AccountIndex account, AccountContext &context) const;

private:
    struct Group {
        std::vector<std::int32_t> users, events; ///< sorted
    };
    const Portfolio &m_portfolio;
    std::vector<std::uint8_t> m_compared; ///< per account
    std::vector<Group> m_groups;
    std::int32_t m_k;
};

} // namespace milepost::triage
