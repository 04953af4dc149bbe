/// Rows of any order, grouped by account without moving them. Used while a Portfolio is built.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace milepost {

/// AccountId → AccountIndex for ids in ascending order.
class AccountIndexer {
public:
    explicit AccountIndexer(std::span<const AccountId> ascending)
    {
        const auto largest = ascending.empty() ? 0 : ascending.back().value;
        const auto dense = static_cast<std::int64_t>(ascending.size()) * 8 + 1024;
        if (largest >= 0 && largest < dense && (ascending.empty() || ascending.front().value >= 0))
            m_direct.assign(static_cast<std::size_t>(largest) + 1, noAccount);
        for (AccountIndex i = 0; i < ascending.size(); ++i) {
            if (m_direct.empty())
                m_sparse.emplace(ascending[i], i);
            else
                m_direct[static_cast<std::size_t>(ascending[i].value)] = i;
        }
    }

    [[nodiscard]] AccountIndex operator()(AccountId id) const
    {
        if (!m_direct.empty()) {
            const bool inside = id.value >= 0 && static_cast<std::size_t>(id.value) < m_direct.size();
            return inside ? m_direct[static_cast<std::size_t>(id.value)] : noAccount;
        }
        const auto at = m_sparse.find(id);
        return at == m_sparse.end() ? noAccount : at->second;
    }

private:
    std::vector<AccountIndex> m_direct;
    std::unordered_map<AccountId, AccountIndex> m_sparse;
};

/// Pointers to the rows of each account, in the order given; rows of unknown accounts are left out.
template <class Row> class RowsByAccount {
public:
    RowsByAccount(const std::vector<Row> &rows, std::size_t accounts, const AccountIndexer &indexOf)
        : m_offset(accounts + 1, 0)
    {
        std::vector<AccountIndex> owner(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            owner[i] = indexOf(rows[i].account);
            if (owner[i] != noAccount)
                ++m_offset[owner[i] + 1];
        }
        for (std::size_t i = 1; i < m_offset.size(); ++i)
            m_offset[i] += m_offset[i - 1];
        m_rows.resize(m_offset.back());
        std::vector<std::uint32_t> next(m_offset.begin(), m_offset.end() - 1);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (owner[i] != noAccount)
                m_rows[next[owner[i]]++] = &rows[i];
        }
    }

    [[nodiscard]] std::span<const Row *const> of(AccountIndex account) const
    {
        return std::span<const Row *const>(m_rows).subspan(m_offset[account], m_offset[account + 1] - m_offset[account]);
    }

private:
    std::vector<std::uint32_t> m_offset;
    std::vector<const Row *> m_rows;
};

} // namespace milepost
