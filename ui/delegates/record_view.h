/// The views every page uses: a table and a list without frame or grid, rows by density, the whole row lit
/// under the pointer, j/k to move. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QTableView>

namespace milepost::ui {

class RecordTable : public QTableView {
    Q_OBJECT
public:
    explicit RecordTable(QWidget *parent = nullptr);
    /// px at 100 %; 0: by the density setting (28 or 36).
    void setRowPixels(int px);
    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }
    /// Moves the current row by `steps`, skipping group and total rows.
    void moveCurrent(int steps);

Q_SIGNALS:
    /// Enter, or a double click on a record row.
    void opened(const QModelIndex &index);
    /// Space or a click on the chevron of a group row.
    void groupToggled(const QModelIndex &index);

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setHoveredRow(int row);
    void updateRow(int row);
    int m_hoveredRow = -1;
    int m_rowPixels = 0;
};

/// A table on `model` in a pane that is as wide as its columns, told to a screen reader by `accessibleName`.
[[nodiscard]] RecordTable *makeRecordTable(QAbstractItemModel *model, const QString &accessibleName);

/// One column of hand-painted rows: the queue, timelines, runs.
class RecordList : public QListView {
    Q_OBJECT
public:
    explicit RecordList(QWidget *parent = nullptr);
    /// px at 100 %; 48 for the queue.
    void setRowPixels(int px);
    [[nodiscard]] int rowPixels() const { return m_rowPixels; }
    void moveCurrent(int steps);

Q_SIGNALS:
    void opened(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    int m_rowPixels = 28;
};

/// Header of the queue over a RecordList of QueueRowData, on the same columns.
class QueueHeader : public QWidget {
    Q_OBJECT
public:
    /// Titles in the order rank, name, health, renewal, stake; the stake's carries the sort arrow.
    explicit QueueHeader(const QStringList &titles, QWidget *parent = nullptr);
    void setTitles(const QStringList &titles);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_titles;
};

} // namespace milepost::ui
