/// How far each assumption moves the net on its own: bars to both sides of base, and the line at which value covers cost.
/// Painted by hand. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/value_chart_values.h"

#include <QWidget>

namespace milepost::ui {

class TornadoChart : public QWidget {
    Q_OBJECT
public:
    explicit TornadoChart(QWidget *parent = nullptr);
    void setValues(const TornadoValues &values);
    [[nodiscard]] const TornadoValues &values() const { return m_values; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked(int bar);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    struct Frame;
    [[nodiscard]] Frame frame() const;
    void drawBar(QPainter &painter, const Frame &frame, int row) const;
    void drawAxis(QPainter &painter, const Frame &frame) const;
    [[nodiscard]] int barAt(const QPointF &position) const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int shown() const; ///< bars that there is room for; the table has all
    TornadoValues m_values;
};

} // namespace milepost::ui
