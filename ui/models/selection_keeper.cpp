/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/selection_keeper.h"

#include <algorithm>

namespace milepost::ui {

void SelectionKeeper::setChecked(AccountId account, bool checked)
{
    if (checked)
        m_checked.insert(account);
    else
        m_checked.erase(account);
}

std::vector<AccountId> SelectionKeeper::checked() const
{
    std::vector<AccountId> ids(m_checked.begin(), m_checked.end());
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<AccountId> SelectionKeeper::acting() const
{
    if (!m_checked.empty())
        return checked();
    if (m_current)
        return {m_current};
    return {};
}

bool SelectionKeeper::keepOnly(const Portfolio &portfolio)
{
    bool forgot = std::erase_if(m_checked, [&](AccountId id) { return portfolio.find(id) == noAccount; }) > 0;
    if (m_current && portfolio.find(m_current) == noAccount) {
        m_current = {};
        forgot = true;
    }
    return forgot;
}

int SelectionKeeper::rowFor(std::span<const std::uint32_t> records, const Portfolio &portfolio, int formerRow) const
{
    const auto isAccount = [&](std::uint32_t record) { return record < portfolio.accountCount(); };
    if (m_current) {
        const AccountIndex wanted = portfolio.find(m_current);
        const auto found = wanted == noAccount ? records.end() : std::find(records.begin(), records.end(), wanted);
        if (found != records.end())
            return static_cast<int>(found - records.begin());
    }
    const int size = static_cast<int>(records.size());
    for (int row = std::clamp(formerRow, 0, std::max(0, size - 1)); row < size; ++row) {
        if (isAccount(records[static_cast<std::size_t>(row)]))
            return row;
    }
    for (int row = std::min(formerRow, size - 1); row >= 0; --row) {
        if (isAccount(records[static_cast<std::size_t>(row)]))
            return row;
    }
    return -1;
}

} // namespace milepost::ui
