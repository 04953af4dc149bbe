/// The Timeline tab: everything that happened, newest first, by kind. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <QAbstractListModel>
#include <QWidget>

namespace milepost::ui {

class RecordTable;
class SegmentedControl;
class TextLabel;

class TimelineModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, What, Kind, From, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setEntries(std::vector<TimelineEntry> entries, Day today);
    [[nodiscard]] const TimelineEntry &entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<TimelineEntry> m_entries;
    Day m_today;
};

class TimelineTab : public QWidget {
    Q_OBJECT
public:
    explicit TimelineTab(QWidget *parent = nullptr);
    void setDetail(const AccountDetail &detail, Day today);
    [[nodiscard]] RecordTable *table() const { return m_table; }

private:
    void showEntries();
    std::vector<TimelineEntry> m_all;
    std::int64_t m_total = 0;
    Day m_today;
    TimelineModel m_model;
    SegmentedControl *m_kinds;
    TextLabel *m_count;
    RecordTable *m_table;
};

} // namespace milepost::ui
