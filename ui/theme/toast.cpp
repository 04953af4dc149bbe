/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/toast.h"

#include "theme/style_painters.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QTimer>

namespace milepost::ui {

Toast::Toast(QWidget *window)
    : QWidget(window)
    , m_text(new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextPrimary, this))
    , m_action(new Button(QString(), Button::Rank::Flat, this))
    , m_timer(new QTimer(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(14), scaled(6), scaled(6), scaled(6));
    row->setSpacing(scaled(10));
    row->addWidget(m_text);
    row->addWidget(m_action);
    setFocusPolicy(Qt::NoFocus);
    m_action->setFocusPolicy(Qt::NoFocus);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QAbstractButton::clicked, this, [this] {
        hide();
        Q_EMIT actionClicked();
    });
    window->installEventFilter(this);
    hide();
}

void Toast::showText(const QString &text, const QString &action, const QString &key, int ms)
{
    // A name of a megabyte is still one line at the bottom of the window.
    const int most = std::max(scaled(160), parentWidget()->width() - scaled(260));
    m_text->setText(m_text->fontMetrics().elidedText(text.left(2000).simplified(), Qt::ElideMiddle, most));
    m_action->setText(action);
    m_action->setKeyHint(key);
    m_action->setVisible(!action.isEmpty());
    layout()->setContentsMargins(scaled(14), scaled(6), scaled(action.isEmpty() ? 14 : 6), scaled(6));
    setAccessibleName(text);
    if (ms > 0)
        m_timer->start(ms);
    else
        m_timer->stop();
    show();
    place();
    raise();
}

void Toast::setBottomMargin(int px)
{
    m_bottom = px;
    place();
}

void Toast::place()
{
    layout()->activate();
    const QSize size = sizeHint();
    const QWidget *window = parentWidget();
    setGeometry((window->width() - size.width()) / 2, window->height() - size.height() - scaled(m_bottom), size.width(),
                size.height());
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPanel(painter, QRectF(rect()), Token::SurfaceRaised, Token::LineControl, size::radiusPanel);
}

void Toast::enterEvent(QEnterEvent *) { m_timer->stop(); }

void Toast::leaveEvent(QEvent *)
{
    if (isVisible())
        m_timer->start(2000);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace milepost::ui
