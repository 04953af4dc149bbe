/// What success was worth over all accounts: the three figures, each with how many have it, and a row an account, sorted by any column,
/// filtered by the search box. One currency, the base; what has none of it is counted as without. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/value/value_rows.h"
#include "query/table.h"
#include "shell/page.h"

#include <QWidget>

namespace milepost::ui {

class BusyLine;
class EmptyState;
class RecordTable;
class TextLabel;

class PortfolioValue : public QWidget {
    Q_OBJECT
public:
    explicit PortfolioValue(const PageContext &context, QWidget *parent = nullptr);
    void setSnapshot(const Snapshot &snapshot);
    void present(const Result<PortfolioRoi> &answer);
    FilterFeedback setFilter(const QString &text);
    [[nodiscard]] QString filter() const { return m_filter; }
    [[nodiscard]] std::shared_ptr<const query::Table> table() const;
    void sortBy(BookColumn column, bool descending);
    [[nodiscard]] AccountIndex current() const; ///< noAccount: none
    [[nodiscard]] QString sentence() const { return m_sentence; } ///< "186 accounts with a model and a price, 3 without"
    [[nodiscard]] std::optional<PageTable> shownTable() const;
    [[nodiscard]] RecordTable *rows() const { return m_bookTable; }
    [[nodiscard]] const std::vector<BookRow> &listed() const { return m_book.rows(); }
    [[nodiscard]] const std::vector<TotalRow> &totals() const { return m_totals.rows(); }

Q_SIGNALS:
    void openRequested(milepost::AccountIndex account);
    void makeModelRequested();
    void selectionChanged();
    void shownChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void list();
    PageContext m_context;
    Snapshot m_snapshot;
    std::vector<BookRow> m_all;
    QString m_filter, m_sentence;
    mutable std::shared_ptr<const query::Table> m_table; ///< made when first asked for
    BookColumn m_column = BookColumn::Headline;
    bool m_descending = true, m_stale = true;
    std::uint64_t m_asked = 0;
    TotalModel m_totals;
    BookModel m_book;
    BusyLine *m_busy;
    QWidget *m_figures;
    EmptyState *m_empty;
    TextLabel *m_none;
    RecordTable *m_totalTable, *m_bookTable;
};

} // namespace milepost::ui
