/// A panel over the dimmed window: the palette and the keys page. A child widget, no dialog: nothing blocks, Escape
/// or a click beside it closes it and the focus goes back where it was. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace milepost::ui {

class Overlay : public QWidget {
    Q_OBJECT
public:
    explicit Overlay(QWidget *window);
    void open();
    void close();
    [[nodiscard]] bool isOpen() const { return isVisible(); }

Q_SIGNALS:
    void closed();

protected:
    /// Where the panel sits in the window; called on every resize.
    [[nodiscard]] virtual QRect panelGeometry() const = 0;
    [[nodiscard]] virtual QWidget *firstFocus() = 0;
    [[nodiscard]] QWidget *panel() const { return m_panel; }
    void placePanel();

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    class Panel;
    QWidget *m_panel;
    QPointer<QWidget> m_before;
};

} // namespace milepost::ui
