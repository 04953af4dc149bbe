/// Which accounts the table shows, in which order and groups: filter, sort and group over the columns of
/// core/triage/account_table.h, 1–5 ms at 100,000 accounts. The model is told the outcome. Pure but for its caches;
/// one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/account_summary.h"
#include "query/filter.h"
#include "query/row_set.h"
#include "query/sort.h"
#include "query/table.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace milepost::ui {

struct AccountGroup {
    std::string key; ///< the group's value; "" with `none`
    bool none = false;
    bool collapsed = false;
    std::vector<AccountIndex> rows;
    AccountSummary summary;
};

class AccountArrangement {
public:
    /// A record is an account, or a group's number with `groupBit`.
    static constexpr std::uint32_t groupBit = 0x80000000U;

    /// Filter, sort, grouping and collapsed groups stay as they are.
    void setSnapshot(const Snapshot &snapshot);
    [[nodiscard]] const Snapshot &snapshot() const { return m_snapshot; }
    [[nodiscard]] const std::shared_ptr<const query::Table> &table() const { return m_table; }
    /// Of one account of the snapshot.
    [[nodiscard]] const MarkTally &signalsOf(AccountIndex account) const { return m_lines[account].signals; }

    /// What is wrong with it; then the rows of the last filter that was right stay.
    std::optional<query::FilterError> setFilter(const std::string &text);
    [[nodiscard]] const std::string &filter() const { return m_filterText; }
    /// As parseSort reads it, "plan,arr:desc"; false when a column is unknown (nothing changes).
    bool setSort(const std::string &text);
    [[nodiscard]] const std::string &sort() const { return m_sortText; }
    /// Key of a text, enum, flag or tag column; "" for none. False when unknown.
    bool setGroupBy(const std::string &key);
    [[nodiscard]] const std::string &groupBy() const { return m_groupBy; }
    void toggleGroup(std::size_t group);

    /// Accounts that match, in order, groups ignored.
    [[nodiscard]] const std::vector<AccountIndex> &rows() const { return m_rows; }
    [[nodiscard]] const std::vector<AccountGroup> &groups() const { return m_groups; }
    [[nodiscard]] const AccountSummary &total() const { return m_total; }
    [[nodiscard]] const AccountSummary &everything() const { return m_everything; }
    /// Rows of the table: accounts, with a record for each group before its accounts.
    [[nodiscard]] std::vector<std::uint32_t> records() const;

    /// How many accounts another filter would find; none when it is wrong.
    [[nodiscard]] std::optional<std::size_t> countOf(const std::string &filterText) const;

private:
    /// The accounts of one group before any filter.
    struct WholeGroup {
        std::string key;
        bool none = false;
        std::vector<AccountIndex> inOrder; ///< of m_sorted
        std::vector<AccountIndex> ascending;
    };

    void applySort();
    void applyGrouping();
    void arrange();
    Snapshot m_snapshot;
    std::shared_ptr<const query::Table> m_table;
    std::vector<SummaryLine> m_lines;
    std::string m_filterText, m_sortText = "arr:desc", m_groupBy;
    query::RowSet m_matches;
    std::vector<AccountIndex> m_sorted; ///< all accounts in the order of m_sortText
    std::vector<WholeGroup> m_wholeGroups; ///< all accounts by m_groupBy
    std::vector<AccountIndex> m_rows;
    std::vector<AccountGroup> m_groups; ///< those of m_wholeGroups that a filter leaves something of
    std::set<std::string> m_collapsed; ///< keys of groups; "" is the one without data
    AccountSummary m_total, m_everything;
};

} // namespace milepost::ui
