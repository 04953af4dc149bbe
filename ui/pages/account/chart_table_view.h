/// A chart's facts as a table, in the chart's place. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_values.h"

#include "delegates/record_view.h"

#include <QAbstractTableModel>

namespace milepost::ui {

class ChartTableView : public RecordTable {
    Q_OBJECT
public:
    explicit ChartTableView(QWidget *parent = nullptr);
    void setTable(const ChartTable &table);

private:
    class Model;
    Model *m_tableModel;
};

} // namespace milepost::ui
