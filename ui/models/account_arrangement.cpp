/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/account_arrangement.h"

#include "query/group.h"
#include "query/matcher.h"
#include "triage/account_table.h"

#include <numeric>

namespace milepost::ui {

namespace {

std::vector<AccountIndex> allOf(const Portfolio &portfolio)
{
    std::vector<AccountIndex> all(portfolio.accountCount());
    std::iota(all.begin(), all.end(), AccountIndex(0));
    return all;
}

/// Those of `order` that match, in its sequence; without a branch, which half a match would mostly guess wrong.
std::vector<AccountIndex> matching(const std::vector<AccountIndex> &order, const query::RowSet &matches)
{
    std::vector<AccountIndex> rows(order.size());
    std::size_t count = 0;
    for (const AccountIndex account : order) {
        rows[count] = account;
        count += matches.contains(account) ? 1 : 0;
    }
    rows.resize(count);
    return rows;
}

} // namespace

void AccountArrangement::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    m_table = accountTable(snapshot.portfolio, snapshot.standing);
    m_lines = summaryLines(snapshot);
    const std::size_t count = snapshot.portfolio->accountCount();
    m_everything = summarise(query::RowSet(count, true), m_lines);
    if (!m_groupBy.empty() && m_table->find(m_groupBy) == query::noColumn)
        m_groupBy.clear();
    applySort();
    const auto matched = query::match(query::parseFilter(m_filterText), *m_table);
    if (const auto *set = std::get_if<query::RowSet>(&matched)) {
        m_matches = *set;
    } else {
        // Restored before there were columns to read it by, or of a field that is gone: `filter()` says what shows.
        m_matches = query::RowSet(count, true);
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
    if (m_table) {
        applyGrouping();
        arrange();
    }
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
    m_sorted = allOf(*m_snapshot.portfolio);
    if (const auto keys = query::parseSort(m_sortText, *m_table))
        query::sortRows(m_sorted, *m_table, *keys);
    else
        m_sortText.clear();
    applyGrouping();
}

void AccountArrangement::applyGrouping()
{
    m_wholeGroups.clear();
    if (m_groupBy.empty())
        return;
    const query::ColumnIndex by = m_table->find(m_groupBy);
    std::vector<query::Group> inOrder = query::groupRows(m_sorted, *m_table, by, {});
    std::vector<query::Group> ascending = query::groupRows(allOf(*m_snapshot.portfolio), *m_table, by, {});
    for (std::size_t i = 0; i < inOrder.size(); ++i)
        m_wholeGroups.push_back({std::move(inOrder[i].key), inOrder[i].none, std::move(inOrder[i].rows),
                                 std::move(ascending[i].rows)});
}

void AccountArrangement::arrange()
{
    // Order and groups of all accounts are kept, so that a key press only walks them.
    m_rows = matching(m_sorted, m_matches);
    m_groups.clear();
    for (const WholeGroup &whole : m_wholeGroups) {
        AccountGroup group;
        group.rows = matching(whole.inOrder, m_matches);
        if (group.rows.empty())
            continue;
        group.key = whole.key;
        group.none = whole.none;
        group.collapsed = m_collapsed.contains(group.key);
        group.summary = summarise(whole.ascending, m_matches, m_lines);
        m_groups.push_back(std::move(group));
    }
    m_total = m_rows.size() == m_everything.accounts ? m_everything : summarise(m_matches, m_lines);
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
