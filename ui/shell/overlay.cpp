/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/overlay.h"

#include "shell/action_registry.h"
#include "theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace milepost::ui {

class Overlay::Panel : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(color(Token::LineStrong));
        painter.setBrush(color(Token::SurfacePage));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::radiusPanel, size::radiusPanel);
    }
    void mousePressEvent(QMouseEvent *event) override { event->accept(); }
};

Overlay::Overlay(QWidget *window)
    : QWidget(window)
    , m_panel(new Panel(this))
{
    hide();
    setProperty(ActionRegistry::ownsPlainKeys, true);
    window->installEventFilter(this);
}

void Overlay::open()
{
    if (isVisible())
        return;
    m_before = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    placePanel();
    show();
    raise();
    if (QWidget *first = firstFocus())
        first->setFocus(Qt::PopupFocusReason);
}

void Overlay::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    Q_EMIT closed();
}

void Overlay::placePanel() { m_panel->setGeometry(panelGeometry()); }

void Overlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::OverlayScrim));
}

void Overlay::resizeEvent(QResizeEvent *) { placePanel(); }

void Overlay::mousePressEvent(QMouseEvent *) { close(); }

void Overlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return false;
}

bool Overlay::focusNextPrevChild(bool next)
{
    // Tab goes round inside the panel: what is behind the scrim is not to be reached.
    QList<QWidget *> stops;
    const auto children = m_panel->findChildren<QWidget *>();
    for (QWidget *child : children) {
        if ((child->focusPolicy() & Qt::TabFocus) && child->isVisible() && child->isEnabled() && !child->focusProxy())
            stops.append(child);
    }
    if (stops.isEmpty())
        return true;
    const qsizetype at = stops.indexOf(QApplication::focusWidget());
    const qsizetype to = at < 0 ? 0 : (at + (next ? 1 : stops.size() - 1)) % stops.size();
    stops[to]->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace milepost::ui
