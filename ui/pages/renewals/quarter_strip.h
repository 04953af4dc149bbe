/// Quarters side by side: what is due in each, what people call it as a bar, and where the estimate lies. A click or the arrow keys
/// choose one. UI thread; shows values.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/renewals/renewal_values.h"

#include <QVector>
#include <QWidget>

namespace milepost::ui {

class QuarterStrip : public QWidget {
    Q_OBJECT
public:
    explicit QuarterStrip(QWidget *parent = nullptr);
    void setQuarters(const std::shared_ptr<const RenewalStudy> &study, int current);
    void setCurrent(int current);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What one quarter shows, in words.
    [[nodiscard]] QString spoken(int quarter) const;

    struct Picture {
        QString title, due, amount, calls, machine, range, missing;
        std::array<double, renewalGroupCount> shares{}; ///< of what is due; 0 for groups without an amount
        double machineShare = std::numeric_limits<double>::quiet_NaN(); ///< NaN: not every open renewal has an estimate
    };
    /// Shares add up to 1, or are all 0 where nothing has an amount.
    [[nodiscard]] static Picture pictureOf(const wording::Voice &voice, const value::QuarterReview &quarter, Currency currency);

Q_SIGNALS:
    void chosen(int quarter);
    void beyond(int step); ///< −1, +1: the arrow keys went past an end

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// In a narrow strip not all fit; the current one is always among those that show.
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] int firstShown() const;
    [[nodiscard]] QRectF box(int quarter) const; ///< empty: not shown
    [[nodiscard]] int at(const QPointF &position) const;
    void paintQuarter(QPainter &painter, const QRectF &box, const Picture &picture, bool current, bool hovered) const;
    QVector<Picture> m_pictures;
    int m_current = 0, m_hovered = -1;
};

} // namespace milepost::ui
