/// What just happened, with Undo, for a few seconds over the bottom of its window. Never takes the focus, stays
/// while the pointer is on it. UI thread; owned by its parent.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/pieces.h"

class QTimer;

namespace milepost::ui {

class Toast : public QWidget {
    Q_OBJECT
public:
    explicit Toast(QWidget *window);
    /// Replaces what is shown. `action` empty: no button. Stays `ms`; 0: until hidden.
    void showText(const QString &text, const QString &action = {}, const QString &key = {}, int ms = 6000);
    /// Space kept free at the bottom (status bar, action bar), px at 100 %.
    void setBottomMargin(int px);

Q_SIGNALS:
    void actionClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    TextLabel *m_text;
    Button *m_action;
    QTimer *m_timer;
    int m_bottom = 40;
};

} // namespace milepost::ui
