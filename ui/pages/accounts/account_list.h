/// The table of accounts with its total right beneath it: columns, order by header, checks by mouse and keys. It
/// follows the AccountTableModel; what is current and checked lives there. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/record_view.h"
#include "models/account_table_model.h"

#include <QJsonObject>
#include <QWidget>

namespace milepost::ui {

/// Adds to RecordTable: Space checks, Shift with a move checks on the way, Ctrl+A checks all that shows.
class AccountTableView : public RecordTable {
    Q_OBJECT
public:
    explicit AccountTableView(AccountTableModel &model, QWidget *parent = nullptr);

Q_SIGNALS:
    void resized();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void checkRange(int from, int to);
    AccountTableModel &m_model;
    int m_anchor = -1;
};

class AccountList : public QWidget {
    Q_OBJECT
public:
    explicit AccountList(AccountTableModel &model, QWidget *parent = nullptr);
    [[nodiscard]] AccountTableView *table() const { return m_table; }

    /// Keys of the columns that show, in order.
    [[nodiscard]] QStringList shownColumns() const;
    void setShownColumns(const QStringList &keys);
    void setColumnShown(const QString &key, bool shown);
    /// Widths that the person gave, px at 100 %, by key.
    [[nodiscard]] QJsonObject widths() const;
    void setWidths(const QJsonObject &widths);

Q_SIGNALS:
    void sortRequested(const QString &sort); ///< "arr:desc"
    void columnsChanged();
    void currentChanged();
    void opened(milepost::AccountId account);

private:
    void followModel();
    void afterArranged();
    void fitColumns();
    void fitHeight();
    void showSort();
    void headerClicked(int column);
    [[nodiscard]] QString keyOf(int column) const;
    AccountTableModel &m_model;
    AccountTotalModel m_total;
    AccountTableView *m_table;
    RecordTable *m_totalRow;
    QHash<QString, int> m_widths;
    QStringList m_wanted; ///< as asked for, fields that this portfolio lacks included
    int m_sections = 0;
    int m_formerRow = 0;
    bool m_fitting = false;
    bool m_settingCurrent = false;
};

} // namespace milepost::ui
