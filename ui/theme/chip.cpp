/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/chip.h"

#include "theme/line_text.h"
#include "theme/style_painters.h"
#include "theme/theme.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace milepost::ui {
namespace {

qreal captionWidth(const QString &text)
{
    return QFontMetricsF(typeFont(TypeRole::Caption)).horizontalAdvance(text);
}

/// Text centred on the capitals' height, which is what the eye takes for the middle of a small shape.
void drawCaption(QPainter &painter, const QRectF &box, const QString &text, const QFont &face, Token ink,
                 Qt::Alignment align)
{
    painter.setFont(face);
    painter.setPen(color(ink));
    drawWords(painter, box, text, align);
}

} // namespace

QSizeF chipSize(const ChipData &chip)
{
    const bool shape = chip.withShape;
    const qreal width = scaled(6) * 2 + (shape ? scaled(8) + scaled(5) : 0) + std::ceil(captionWidth(chip.text));
    return {width, qreal(scaled(size::chip))};
}

void paintChip(QPainter &painter, const QPointF &topLeft, const ChipData &chip)
{
    const QRectF box(topLeft, chipSize(chip));
    const bool outlined = Theme::current().highContrastKind();
    paintPanel(painter, box, markTintToken(chip.mark),
               outlined ? std::optional<Token>(markTextToken(chip.mark)) : std::nullopt, size::radiusChip);
    const bool rightToLeft = painter.layoutDirection() == Qt::RightToLeft;
    QRectF text = box.adjusted(scaled(6), 0, -scaled(6), 0);
    if (chip.withShape) {
        const qreal half = scaled(8) / 2.0;
        paintMark(painter, chip.mark, QPointF(rightToLeft ? text.right() - half : text.left() + half, box.center().y()),
                  scaled(8));
        const qreal shift = scaled(8) + scaled(5);
        text = rightToLeft ? text.adjusted(0, 0, -shift, 0) : text.adjusted(shift, 0, 0, 0);
    }
    drawCaption(painter, text, chip.text, typeFont(TypeRole::Caption), markTextToken(chip.mark),
                rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
}

QStringList keysOf(const QString &keys) { return keys.split(QLatin1Char(' '), Qt::SkipEmptyParts); }

QSizeF keyHintSize(const QString &key)
{
    const qreal height = scaled(size::keyHint);
    return {std::max(height, scaled(4) * 2 + std::ceil(captionWidth(key))), height};
}

void paintKeyHint(QPainter &painter, const QPointF &topLeft, const QString &key, bool onAccent)
{
    const QRectF box(topLeft, keyHintSize(key));
    const bool outlined = Theme::current().highContrastKind();
    if (onAccent)
        paintPanel(painter, box, std::nullopt, outlined ? Token::AccentOn : Token::AccentMid, size::radiusKey);
    else
        paintPanel(painter, box, Token::SurfaceInset,
                   outlined ? std::optional<Token>(Token::LineHair) : std::nullopt, size::radiusKey);
    drawCaption(painter, box, key, typeFont(TypeRole::Caption), onAccent ? Token::AccentOn : Token::TextSecondary,
                Qt::AlignHCenter);
}

QSizeF filterTokenSize(const FilterTokenData &token)
{
    const QFontMetricsF metrics(typeFont());
    return {scaled(6) * 2 + std::ceil(metrics.horizontalAdvance(token.key) + metrics.horizontalAdvance(token.value)),
            qreal(scaled(size::chip))};
}

void paintFilterToken(QPainter &painter, const QPointF &topLeft, const FilterTokenData &token)
{
    const QRectF box(topLeft, filterTokenSize(token));
    const bool outlined = Theme::current().highContrastKind();
    paintPanel(painter, box, Token::SurfaceInset, outlined ? std::optional<Token>(Token::LineHair) : std::nullopt,
               size::radiusChip);
    // The filter language reads left to right in every locale.
    const QRectF text = box.adjusted(scaled(6), 0, -scaled(6), 0);
    const qreal keyWidth = QFontMetricsF(typeFont()).horizontalAdvance(token.key);
    drawCaption(painter, text, token.key, typeFont(), Token::AccentBase, Qt::AlignLeft);
    drawCaption(painter, text.adjusted(keyWidth, 0, 0, 0), token.value, typeFont(), Token::TextPrimary, Qt::AlignLeft);
    if (token.broken) {
        QPen pen(color(Token::WatchMark), Theme::current().scaledF(1.4));
        pen.setDashPattern({2, 2});
        painter.setPen(pen);
        painter.drawLine(QPointF(text.left(), box.bottom() - 1.5), QPointF(text.right(), box.bottom() - 1.5));
    }
}

QString initialsOf(const QString &name)
{
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto first = [](const QString &word) {
        const bool pair = word.size() > 1 && word[0].isHighSurrogate() && word[1].isLowSurrogate();
        return word.left(pair ? 2 : 1).toUpper();
    };
    if (words.isEmpty())
        return QStringLiteral("?");
    return words.size() == 1 ? first(words.front()) : first(words.front()) + first(words.back());
}

void paintInitials(QPainter &painter, const QPointF &centre, qreal side, const QString &name)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().highContrastKind() ? QPen(color(Token::LineHair), 1) : QPen(Qt::NoPen));
    painter.setBrush(color(Token::SurfaceInset));
    painter.drawEllipse(centre, side / 2, side / 2);
    QFont face = typeFont(TypeRole::Caption, TypeWeight::Medium);
    face.setPixelSize(std::max(6, static_cast<int>(std::lround(side * 0.45))));
    drawLine(painter, QRectF(centre.x() - side, centre.y() - side / 2, side * 2, side), initialsOf(name), face,
             color(Token::TextSecondary), Qt::AlignHCenter);
    painter.restore();
}

Chip::Chip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Chip::Chip(const ChipData &chip, QWidget *parent)
    : Chip(parent)
{
    setChip(chip);
}

void Chip::setChip(const ChipData &chip)
{
    m_chip = chip;
    setAccessibleName(chip.mark == Mark::Neutral ? chip.text : chip.text + QStringLiteral(", ") + markWord(chip.mark));
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const { return chipSize(m_chip).toSize(); }

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    paintChip(painter, QPointF(0, (height() - scaled(size::chip)) / 2), m_chip);
}

void Chip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

KeyHint::KeyHint(const QString &keys, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKeys(keys);
}

void KeyHint::setKeys(const QString &keys)
{
    m_keys = keysOf(keys);
    setAccessibleName(keys);
    updateGeometry();
    update();
}

QSize KeyHint::sizeHint() const
{
    qreal width = 0;
    for (const QString &key : m_keys)
        width += keyHintSize(key).width() + (width > 0 ? scaled(4) : 0);
    return {static_cast<int>(std::ceil(width)), scaled(size::keyHint)};
}

void KeyHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    qreal x = 0;
    for (const QString &key : m_keys) {
        paintKeyHint(painter, QPointF(x, (height() - scaled(size::keyHint)) / 2), key);
        x += keyHintSize(key).width() + scaled(4);
    }
}

OwnerDisc::OwnerDisc(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setName(name);
}

void OwnerDisc::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    setToolTip(name);
    update();
}

QSize OwnerDisc::sizeHint() const { return {scaled(20), scaled(20)}; }

void OwnerDisc::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintInitials(painter, QRectF(rect()).center(), std::min(width(), height()), m_name);
}

} // namespace milepost::ui
