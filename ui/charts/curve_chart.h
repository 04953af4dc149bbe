/// Curves with bands, target window and the numbers at risk beneath the axis: cumulative incidence and retention. UI
/// thread; a view of a value: set it again to change it.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_view.h"
#include "charts/curve_values.h"
#include "theme/tokens.h"

namespace milepost::ui {

class CurveChart : public ChartView {
    Q_OBJECT
public:
    explicit CurveChart(QWidget *parent = nullptr);
    void setValues(const CurveValues &values);
    [[nodiscard]] const CurveValues &values() const { return m_values; }
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The nearest series to where the plot was clicked, and the day.
    void clicked(int series, double day);

protected:
    void restyle() override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    [[nodiscard]] QStringList hoverLines(const QPointF &value) const override;

private:
    void rebuild();
    void drawTicks(QPainter &painter, const QRectF &area) const;
    void drawWindow(QPainter &painter, const QRectF &area) const;
    void drawMark(QPainter &painter, const QRectF &area) const;
    void drawLabels(QPainter &painter, const QRectF &area) const;
    [[nodiscard]] int atRiskRows() const;
    /// One line beyond where the time axis ends: right of the plot, left of it where time runs leftward.
    [[nodiscard]] QRectF behind(const QRectF &area, qreal gap, qreal y) const;
    /// One line after an upright at x, or before it where there is no room after it.
    [[nodiscard]] QRectF pastLine(const QRectF &area, qreal x, qreal gap, qreal y, qreal width) const;
    CurveValues m_values;
};

/// Colour and dashes of the nth series of a chart (four of them), and the same for its label.
[[nodiscard]] Token seriesToken(int series);
[[nodiscard]] QVector<qreal> seriesDashes(int series);

} // namespace milepost::ui
