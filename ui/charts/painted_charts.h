/// The two pictures that Qt Charts has no series for: dots or columns of a distribution, and the heat map of cohorts.
/// Same style, same tokens. UI thread; views of values.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/distribution_values.h"

#include <QWidget>

namespace milepost::ui {

class DistributionChart : public QWidget {
    Q_OBJECT
public:
    explicit DistributionChart(QWidget *parent = nullptr);
    void setValues(const DistributionValues &values);
    [[nodiscard]] const DistributionValues &values() const { return m_values; }
    [[nodiscard]] ChartTable table() const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// A column was clicked: the values in [from, to).
    void clicked(double from, double to);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Frame;
    [[nodiscard]] Frame frame() const;
    void drawQuartiles(QPainter &painter, const Frame &frame) const;
    void drawDots(QPainter &painter, const Frame &frame) const;
    void drawColumns(QPainter &painter, const Frame &frame) const;
    void drawAxis(QPainter &painter, const Frame &frame) const;
    void drawMark(QPainter &painter, const Frame &frame) const;
    [[nodiscard]] int columnAt(const QPointF &position) const;
    DistributionValues m_values;
    DistributionBins m_bins;
    int m_hovered = -1;
};

class HeatMap : public QWidget {
    Q_OBJECT
public:
    explicit HeatMap(QWidget *parent = nullptr);
    void setValues(const HeatValues &values);
    [[nodiscard]] const HeatValues &values() const { return m_values; }
    [[nodiscard]] ChartTable table() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked(int row); ///< a cohort

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QRectF cell(int row, int month) const;
    [[nodiscard]] int rowAt(const QPointF &position) const;
    HeatValues m_values;
};

} // namespace milepost::ui
