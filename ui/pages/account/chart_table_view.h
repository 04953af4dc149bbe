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

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Model;
    void fit();
    Model *m_tableModel;
};

} // namespace milepost::ui
