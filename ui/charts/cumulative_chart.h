/// Value against cost over a contract: the band from low to high, value at base, cost in steps, today, and the month it paid
/// back. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_view.h"
#include "charts/value_chart_values.h"

namespace milepost::ui {

class CumulativeChart : public ChartView {
    Q_OBJECT
public:
    explicit CumulativeChart(QWidget *parent = nullptr);
    void setValues(const CumulativeValues &values);
    [[nodiscard]] const CumulativeValues &values() const { return m_values; }
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void restyle() override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    [[nodiscard]] QStringList hoverLines(const QPointF &value) const override;

private:
    void rebuild();
    void drawTicks(QPainter &painter, const QRectF &area) const;
    void drawToday(QPainter &painter, const QRectF &area) const;
    void drawPayback(QPainter &painter, const QRectF &area) const;
    void drawLabels(QPainter &painter, const QRectF &area) const;
    CumulativeValues m_values;
};

} // namespace milepost::ui
