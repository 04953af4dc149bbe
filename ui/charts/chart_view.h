/// Base of every chart: Qt Charts without frame, legend or title, in the theme's style; crosshair with values
/// under the pointer; "As table". All texts that Qt Charts draws pass through literalRichText(). UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_values.h"

#include <QChartView>
#include <QValueAxis>

#include <optional>

namespace milepost::ui {

class ChartView : public QChartView {
    Q_OBJECT
public:
    explicit ChartView(QWidget *parent = nullptr);
    /// The same facts as rows.
    [[nodiscard]] virtual ChartTable table() const = 0;

protected:
    /// Called on construction of the picture and on every theme change.
    virtual void restyle() = 0;
    /// Lines shown in the inset label at an axis position; empty: no crosshair there.
    [[nodiscard]] virtual QStringList hoverLines(const QPointF &value) const;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    /// Right to left: the axis starts on the right, labels stand on the left.
    [[nodiscard]] bool mirrored() const;
    /// Axes as tokens say: horizontal grid only, baseline line.control, labels 11 px text.tertiary.
    void styleAxes(QValueAxis *x, QValueAxis *y) const;
    [[nodiscard]] QPointF toScene(const QPointF &value) const;
    /// Where the plot is, in scene px.
    [[nodiscard]] QRectF plot() const;

private:
    std::optional<QPointF> m_hover; ///< scene position inside the plot
};

} // namespace milepost::ui
