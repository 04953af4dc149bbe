/// Steps of one account against its peers' quartile band and median. UI thread; a view of a value: set it
/// again to change it. `compact` is the small form beside the queue: two labels, no markers, no now line.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_values.h"
#include "charts/chart_view.h"

namespace milepost::ui {

class MilestoneProgressChart : public ChartView {
    Q_OBJECT
public:
    explicit MilestoneProgressChart(QWidget *parent = nullptr);
    void setValues(const MilestoneProgressValues &values);
    void setCompact(bool compact);
    [[nodiscard]] ChartTable table() const override;

Q_SIGNALS:
    /// A step was clicked: its index in the values.
    void stepClicked(int step);

protected:
    void restyle() override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    [[nodiscard]] QStringList hoverLines(const QPointF &value) const override;

private:
    void rebuild();
    [[nodiscard]] double weekInterval() const;
    void drawWeeks(QPainter &painter, const QRectF &area, double span) const;
    MilestoneProgressValues m_values;
    bool m_compact = false;
};

/// Progress by category: one bar each, peers' median as a tick.
class CategoryBars : public ChartView {
    Q_OBJECT
public:
    explicit CategoryBars(QWidget *parent = nullptr);
    void setValues(const CategoryProgressValues &values);
    [[nodiscard]] ChartTable table() const override;

Q_SIGNALS:
    void categoryClicked(milepost::Category category);

protected:
    void restyle() override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void rebuild();
    CategoryProgressValues m_values;
};

} // namespace milepost::ui
