/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/button.h"

#include "theme/chip.h"
#include "theme/style_painters.h"
#include "theme/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace milepost::ui {
namespace {

int keysWidth(const QStringList &keys)
{
    int width = 0;
    for (const QString &key : keys)
        width += static_cast<int>(keyHintSize(key).width()) + (width > 0 ? scaled(3) : 0);
    return width;
}

/// "Ctrl+Z" or "G, S" as Qt writes it → "Ctrl+Z", "g s": single letters are typed without Shift.
QString hintOf(const QKeySequence &sequence)
{
    QStringList keys;
    for (const QString &key : sequence.toString(QKeySequence::NativeText).split(QStringLiteral(", "), Qt::SkipEmptyParts))
        keys.append(key.size() == 1                    ? key.toLower()
                    : key == QLatin1String("Return") ? Button::tr("Enter")
                                                      : key);
    return keys.join(QLatin1Char(' '));
}

QString plainName(QString text) { return text.remove(QLatin1Char('&')); }

} // namespace

Button::Button(const QString &text, Rank rank, QWidget *parent)
    : QAbstractButton(parent)
    , m_rank(rank)
{
    setText(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(rank == Rank::Link ? Qt::TabFocus : Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    if (rank == Rank::Link)
        setCursor(Qt::PointingHandCursor);
}

Button::Button(QAction *action, Rank rank, QWidget *parent)
    : Button(QString(), rank, parent)
{
    m_action = action;
    connect(action, &QAction::changed, this, &Button::follow);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    follow();
}

void Button::follow()
{
    if (!m_action)
        return;
    setText(plainName(m_action->iconText()));
    setEnabled(m_action->isEnabled());
    setToolTip(m_action->toolTip());
    if (m_action->isCheckable()) {
        // clicked() also triggers the action, which toggles itself: the button only mirrors it.
        setCheckable(false);
        setDown(m_action->isChecked());
    }
    setKeyHint(hintOf(m_action->shortcut()));
}

void Button::setRank(Rank rank)
{
    m_rank = rank;
    update();
}

void Button::setKeyHint(const QString &key)
{
    if (m_key == key)
        return;
    m_key = key;
    updateGeometry();
    update();
}

void Button::setLineIcon(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setOpensMenu(bool opens)
{
    m_opensMenu = opens;
    updateGeometry();
    update();
}

void Button::setCaption(const QString &caption)
{
    m_caption = caption;
    updateGeometry();
    update();
}

void Button::setQuiet(bool quiet)
{
    m_quiet = quiet;
    updateGeometry();
    update();
}

QFont Button::face() const
{
    if (m_quiet)
        return typeFont(TypeRole::Caption);
    const bool strong = m_rank == Rank::Default || m_rank == Rank::Primary;
    return typeFont(TypeRole::Body, strong ? TypeWeight::Medium : TypeWeight::Normal);
}

QSize Button::sizeHint() const
{
    const QFontMetrics metrics(face());
    int width = metrics.horizontalAdvance(text());
    if (!m_caption.isEmpty())
        width += QFontMetrics(typeFont()).horizontalAdvance(m_caption) + scaled(6);
    if (m_icon)
        width += scaled(size::icon) + (text().isEmpty() ? 0 : scaled(8));
    if (m_opensMenu)
        width += scaled(16);
    if (m_rank == Rank::Link) {
        if (!m_key.isEmpty())
            width += scaled(8) + keysWidth(keysOf(m_key));
        return {width + 1, scaled(20)};
    }
    width += scaled(10);
    width += m_key.isEmpty() ? scaled(10) : scaled(8) + keysWidth(keysOf(m_key)) + scaled(8);
    return {width, scaled(size::control)};
}

QSize Button::minimumSizeHint() const { return sizeHint(); }

bool Button::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    const bool hovered = isEnabled() && underMouse();
    const bool pressed = isDown() || isChecked();
    const QRectF box = rect();
    Token ink = Token::TextPrimary;
    switch (m_rank) {
    case Rank::Primary:
        if (isEnabled()) {
            paintPanel(painter, box, Token::AccentBase, std::nullopt, size::radiusControl);
            if (hovered || pressed) {
                painter.setOpacity(pressed ? 0.18 : 0.08);
                paintPanel(painter, box, Token::TextPrimary, std::nullopt, size::radiusControl);
                painter.setOpacity(1);
            }
            ink = Token::AccentOn;
        } else {
            paintPanel(painter, box, Token::SurfaceInset, std::nullopt, size::radiusControl);
        }
        break;
    case Rank::Default:
        paintPanel(painter, box,
                   pressed ? Token::SurfaceCurrent : hovered ? Token::SurfaceHover : Token::SurfacePage,
                   Token::LineStrong, size::radiusControl);
        break;
    case Rank::Flat:
        ink = Token::TextSecondary;
        if (pressed || hovered) {
            paintPanel(painter, box, pressed ? Token::SurfaceCurrent : Token::SurfaceHover, std::nullopt,
                       size::radiusControl);
            ink = Token::TextPrimary;
        }
        break;
    case Rank::Link: ink = m_quiet ? Token::TextSecondary : Token::AccentBase; break;
    }
    if (!isEnabled())
        ink = Token::TextTertiary;

    QRect inside = m_rank == Rank::Link ? rect() : rect().adjusted(scaled(10), 0, -scaled(10), 0);
    const auto start = [&](int width) {
        const QRect taken = QStyle::visualRect(layoutDirection(), inside, QRect(inside.x(), inside.y(), width, inside.height()));
        inside = QStyle::visualRect(layoutDirection(), inside, inside.adjusted(width, 0, 0, 0));
        return taken;
    };
    if (m_icon) {
        paintIcon(painter, *m_icon, QRectF(start(scaled(size::icon))), m_rank == Rank::Default && isEnabled() ? Token::TextSecondary : ink);
        start(scaled(8));
    }
    QFont words = face();
    words.setUnderline(m_rank == Rank::Link && hovered);
    painter.setFont(words);
    const Qt::Alignment lead = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    if (!m_caption.isEmpty()) {
        painter.setPen(color(Token::TextSecondary));
        painter.setFont(m_quiet ? words : typeFont());
        drawWords(painter, QRectF(start(painter.fontMetrics().horizontalAdvance(m_caption))), m_caption, lead);
        painter.setFont(words);
        start(scaled(6));
    }
    painter.setPen(color(ink));
    const QRect place = start(painter.fontMetrics().horizontalAdvance(text()));
    drawWords(painter, QRectF(place), text(), lead);
    if (m_opensMenu) {
        start(scaled(4));
        paintChevron(painter, QRectF(start(scaled(12))), Pointing::Down, color(ink));
    }
    if (!m_key.isEmpty()) {
        start(scaled(8));
        for (const QString &key : keysOf(m_key)) {
            const QRect hint = start(static_cast<int>(keyHintSize(key).width()));
            paintKeyHint(painter, QPointF(hint.x(), (height() - scaled(size::keyHint)) / 2), key,
                         m_rank == Rank::Primary && isEnabled());
            start(scaled(3));
        }
    }
    if (hasFocus())
        paintFocusRing(painter, box, m_rank == Rank::Link ? size::radiusKey : size::radiusControl);
}

IconButton::IconButton(Icon icon, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(name);
    setAccessibleName(name);
    setToolTip(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

IconButton::IconButton(Icon icon, QAction *action, QWidget *parent)
    : IconButton(icon, plainName(action->text()), parent)
{
    const auto follow = [this, action] {
        setEnabled(action->isEnabled());
        const QString name = plainName(action->iconText());
        setAccessibleName(name);
        const QString key = hintOf(action->shortcut());
        setToolTip(key.isEmpty() ? name : QStringLiteral("%1  (%2)").arg(name, key));
        setDown(action->isCheckable() && action->isChecked());
    };
    connect(action, &QAction::changed, this, follow);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    follow();
}

void IconButton::setLineIcon(Icon icon)
{
    m_icon = icon;
    update();
}

QSize IconButton::sizeHint() const { return {scaled(size::control), scaled(size::control)}; }

void IconButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool pressed = isDown() || isChecked();
    const bool hovered = isEnabled() && underMouse();
    if (pressed || hovered)
        paintPanel(painter, QRectF(rect()), pressed ? Token::SurfaceCurrent : Token::SurfaceHover, std::nullopt,
                   size::radiusControl);
    const int side = scaled(size::icon);
    paintIcon(painter, m_icon, QRectF((width() - side) / 2, (height() - side) / 2, side, side),
              !isEnabled()           ? Token::LineControl
              : pressed || hovered ? Token::TextPrimary
                                     : Token::TextSecondary);
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()), size::radiusControl);
}

} // namespace milepost::ui
