/// Shapes with words and sums beside each other, on as many lines as they need. UI thread; shows values.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/status_mark.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace milepost::ui {

class LegendLine : public QWidget {
    Q_OBJECT
public:
    struct Item {
        std::optional<Mark> mark;
        QString words, figure;
    };
    explicit LegendLine(QWidget *parent = nullptr);
    void setItems(std::vector<Item> items);
    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightFor(int width) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] qreal widthOf(const Item &item) const;
    std::vector<Item> m_items;
};

} // namespace milepost::ui
