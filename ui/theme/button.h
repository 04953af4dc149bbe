/// Buttons with their key beside the word, in three ranks; one primary per view. Segmented choices. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/icon.h"

#include <QAbstractButton>
#include <QAction>
#include <QPointer>

#include <optional>

namespace milepost::ui {

class Button : public QAbstractButton {
    Q_OBJECT
public:
    enum class Rank : std::uint8_t {
        Default, ///< page fill, line.strong frame
        Primary, ///< accent fill
        Flat, ///< neither: tool bars
        Link, ///< accent words, no padding, inline
    };
    explicit Button(const QString &text, Rank rank = Rank::Default, QWidget *parent = nullptr);
    /// Follows the action: text, enabled, checked, tool tip, first shortcut as key hint; a click triggers it.
    explicit Button(QAction *action, Rank rank = Rank::Default, QWidget *parent = nullptr);

    void setRank(Rank rank);
    [[nodiscard]] Rank rank() const { return m_rank; }
    /// "l", "Ctrl+S", "g s"; "" for none.
    void setKeyHint(const QString &key);
    void setLineIcon(Icon icon);
    /// Chevron at the trailing end: the button opens a menu.
    void setOpensMenu(bool opens);
    /// Words before the text in text.secondary: "Measure" Milestones at this tenure.
    void setCaption(const QString &caption);
    /// A link of 11 px in text.secondary: status bar, captions.
    void setQuiet(bool quiet);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void follow();
    [[nodiscard]] QFont face() const;
    QPointer<QAction> m_action;
    Rank m_rank;
    QString m_key;
    QString m_caption;
    std::optional<Icon> m_icon;
    bool m_opensMenu = false;
    bool m_quiet = false;
};

/// Icon only, 28 × 28, flat; the name is its accessible name and tool tip.
class IconButton : public QAbstractButton {
    Q_OBJECT
public:
    IconButton(Icon icon, const QString &name, QWidget *parent = nullptr);
    explicit IconButton(Icon icon, QAction *action, QWidget *parent = nullptr);
    void setLineIcon(Icon icon);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
};

/// Two to five words side by side, one pressed (Mine | Team). Arrow keys move.
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(const QStringList &words, QWidget *parent = nullptr);
    void setCurrent(int index);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect segment(int index) const;
    [[nodiscard]] int segmentAt(const QPoint &position) const;
    QStringList m_words;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace milepost::ui
