/// One cell's picture as a widget, for panes: the milestone bar of the inspector, a contribution row, a health
/// figure. Takes any struct of cell_values.h; its accessible name is cellText(). UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/cell_values.h"

#include <QVariant>
#include <QWidget>

namespace milepost::ui {

class CellWidget : public QWidget {
    Q_OBJECT
public:
    explicit CellWidget(QWidget *parent = nullptr);
    template <class Value> explicit CellWidget(const Value &value, QWidget *parent = nullptr)
        : CellWidget(parent)
    {
        set(value);
    }
    template <class Value> void set(const Value &value) { setVariant(QVariant::fromValue(value)); }
    void setVariant(const QVariant &value);
    /// Of a milestone bar: height (10 inspector, 12 account) and whether "7/12" follows.
    void setBar(int height, bool withCount);
    /// A pointing hand and clicked().
    void setClickable(bool clickable);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QVariant m_value;
    int m_barHeight = 10;
    bool m_withCount = false;
    bool m_clickable = false;
};

} // namespace milepost::ui
