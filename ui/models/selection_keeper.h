/// Which accounts are checked and which one is current, by id: outlives new orders, new filters and new snapshots.
/// A value with no Qt in it; one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

#include <span>
#include <unordered_set>
#include <vector>

namespace milepost::ui {

class SelectionKeeper {
public:
    void setCurrent(AccountId account) { m_current = account; }
    [[nodiscard]] AccountId current() const { return m_current; }

    void setChecked(AccountId account, bool checked);
    [[nodiscard]] bool isChecked(AccountId account) const { return m_checked.contains(account); }
    [[nodiscard]] std::size_t checkedCount() const { return m_checked.size(); }
    void clearChecked() { m_checked.clear(); }
    /// Checked ones in the portfolio's order of ids.
    [[nodiscard]] std::vector<AccountId> checked() const;
    /// What an action works on: the checked ones, else the current one.
    [[nodiscard]] std::vector<AccountId> acting() const;

    /// Forgets accounts that are not in this portfolio any more. True when something was forgotten.
    bool keepOnly(const Portfolio &portfolio);
    /// The row that should be current in a new list: of the current account if it is there, else the one at the
    /// place where it was, else the last; −1 for an empty list. `records` may hold group records (no account).
    [[nodiscard]] int rowFor(std::span<const std::uint32_t> records, const Portfolio &portfolio, int formerRow) const;

private:
    AccountId m_current;
    std::unordered_set<AccountId> m_checked;
};

} // namespace milepost::ui
