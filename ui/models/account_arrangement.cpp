/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/account_arrangement.h"

#include "query/group.h"
#include "query/matcher.h"
#include "triage/account_table.h"

#include <numeric>

namespace milepost::ui {

void AccountArrangement::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    m_table = accountTable(snapshot.portfolio, snapshot.standing);
    m_lines = summaryLines(snapshot);
    std::vector<AccountIndex> all(snapshot.portfolio->accountCount());
    std::iota(all.begin(), all.end(), AccountIndex(0));
    m_everything = summarise(all, m_lines);
    if (!m_groupBy.empty() && m_table->find(m_groupBy) == query::noColumn)
        m_groupBy.clear();
    applySort();
    const auto matched = query::match(query::parseFilter(m_filterText), *m_table);
    if (const auto *set = std::get_if<query::RowSet>(&matched)) {
        m_matches = *set;
    } else {
        // Restored before there were columns to read it by, or of a field that is gone: `filter()` says what shows.
        m_matches = query::RowSet(all.size(), true);
        m_filterText.clear();
    }
    arrange();
}

std::optional<query::FilterError> AccountArrangement::setFilter(const std::string &text)
{
    if (!m_table) {
        m_filterText = text;
        return std::nullopt;
    }
    auto matched = query::match(query::parseFilter(text), *m_table);
    if (auto *error = std::get_if<query::FilterError>(&matched))
        return std::move(*error);
    m_filterText = text;
    m_matches = std::get<query::RowSet>(std::move(matched));
    arrange();
    return std::nullopt;
}

bool AccountArrangement::setSort(const std::string &text)
{
    if (m_table && !query::parseSort(text, *m_table))
        return false;
    m_sortText = text;
    if (m_table) {
        applySort();
        arrange();
    }
    return true;
}

bool AccountArrangement::setGroupBy(const std::string &key)
{
    if (m_table && !key.empty() && m_table->find(key) == query::noColumn)
        return false;
    m_groupBy = key;
    m_collapsed.clear();
    if (m_table)
        arrange();
    return true;
}

void AccountArrangement::toggleGroup(std::size_t group)
{
    AccountGroup &toggled = m_groups.at(group);
    toggled.collapsed = !toggled.collapsed;
    if (toggled.collapsed)
        m_collapsed.insert(toggled.key);
    else
        m_collapsed.erase(toggled.key);
}

void AccountArrangement::applySort()
{
    m_sorted.resize(m_snapshot.portfolio->accountCount());
    std::iota(m_sorted.begin(), m_sorted.end(), AccountIndex(0));
    if (const auto keys = query::parseSort(m_sortText, *m_table))
        query::sortRows(m_sorted, *m_table, *keys);
    else
        m_sortText.clear();
}

void AccountArrangement::arrange()
{
    // The whole order is kept sorted, so that a key press only walks it.
    m_rows.clear();
    m_rows.reserve(m_sorted.size());
    for (const AccountIndex account : m_sorted) {
        if (m_matches.contains(account))
            m_rows.push_back(account);
    }
    m_groups.clear();
    if (!m_groupBy.empty()) {
        for (query::Group &found : query::groupRows(m_rows, *m_table, m_table->find(m_groupBy), {})) {
            AccountGroup group;
            group.key = std::move(found.key);
            group.none = found.none;
            group.collapsed = m_collapsed.contains(group.key);
            group.rows = std::move(found.rows);
            group.summary = summarise(group.rows, m_lines);
            m_groups.push_back(std::move(group));
        }
    }
    m_total = m_rows.size() == m_everything.accounts ? m_everything : summarise(m_rows, m_lines);
}

std::vector<std::uint32_t> AccountArrangement::records() const
{
    if (m_groupBy.empty())
        return m_rows;
    std::vector<std::uint32_t> records;
    records.reserve(m_rows.size() + m_groups.size());
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        records.push_back(groupBit | static_cast<std::uint32_t>(i));
        if (!m_groups[i].collapsed)
            records.insert(records.end(), m_groups[i].rows.begin(), m_groups[i].rows.end());
    }
    return records;
}

std::optional<std::size_t> AccountArrangement::countOf(const std::string &filterText) const
{
    if (!m_table)
        return std::nullopt;
    const auto matched = query::match(query::parseFilter(filterText), *m_table);
    if (const auto *set = std::get_if<query::RowSet>(&matched))
        return set->count();
    return std::nullopt;
}

} // namespace milepost::ui
