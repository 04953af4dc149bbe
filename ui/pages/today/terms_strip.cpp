#include "pages/today/terms_strip.h"

#include "theme/number_text.h"
#include "theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace milepost::ui {

namespace {

constexpr int signWidth = 24;
constexpr int rowGap = 2;

int stripHeight()
{
    const Theme &theme = Theme::current();
    return 2 * theme.lineHeight(TypeRole::Caption) + theme.lineHeight(TypeRole::Heading) + 2 * scaled(rowGap);
}

qreal widthOf(const TermsStrip::Term &term)
{
    const QFontMetricsF caption(typeFont(TypeRole::Caption));
    return std::max({caption.horizontalAdvance(term.title), caption.horizontalAdvance(term.caption),
                     numberWidth(typeFont(TypeRole::Heading, TypeWeight::Strong), term.value)});
}

} // namespace

TermsStrip::TermsStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TermsStrip::setTerms(std::vector<Term> terms)
{
    m_terms = std::move(terms);
    QStringList spoken;
    for (const Term &term : m_terms)
        spoken << QStringLiteral("%1 %2 %3 %4").arg(term.sign, term.title, term.value, term.caption).simplified();
    setAccessibleName(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize TermsStrip::sizeHint() const { return {scaled(480), stripHeight()}; }
QSize TermsStrip::minimumSizeHint() const { return {scaled(240), stripHeight()}; }

std::vector<QRectF> TermsStrip::places() const
{
    qreal used = 0;
    for (const Term &term : m_terms)
        used += widthOf(term) + (term.sign.isEmpty() ? 0 : scaled(signWidth));
    const qreal room = std::max<qreal>(0, width() - used);
    const qreal gap = m_terms.size() > 1 ? std::min<qreal>(scaled(48), room / static_cast<qreal>(m_terms.size() - 1)) : 0;
    std::vector<QRectF> boxes;
    qreal x = 0;
    for (const Term &term : m_terms) {
        if (!term.sign.isEmpty())
            x += gap + scaled(signWidth);
        boxes.emplace_back(x, 0, widthOf(term), height());
        x += widthOf(term);
    }
    if (layoutDirection() == Qt::RightToLeft) {
        for (QRectF &box : boxes)
            box.moveLeft(width() - box.right());
    }
    return boxes;
}

void TermsStrip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto align = (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    const int captionHeight = theme.lineHeight(TypeRole::Caption);
    const int valueHeight = theme.lineHeight(TypeRole::Heading);
    const auto boxes = places();
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        const Term &term = m_terms[i];
        // Captions may be wider than measured text by a rounding; a little slack keeps them whole.
        QRectF box = boxes[i].adjusted(mirrored ? -4 : 0, 0, mirrored ? 0 : 4, 0);
        painter.setFont(typeFont(TypeRole::Caption));
        painter.setPen(color(Token::TextTertiary));
        painter.drawText(QRectF(box.left(), 0, box.width(), captionHeight), int(align), term.title);
        const QRectF value(box.left(), captionHeight + scaled(rowGap), box.width(), valueHeight);
        drawNumber(painter, value, term.value, typeFont(TypeRole::Heading, TypeWeight::Strong),
                   color(term.accent ? Token::AccentBase : Token::TextPrimary),
                   mirrored ? Qt::AlignRight : Qt::AlignLeft);
        const QRectF caption(box.left(), value.bottom() + scaled(rowGap), box.width(), captionHeight);
        painter.setFont(typeFont(TypeRole::Caption));
        painter.setPen(color(Token::TextSecondary));
        painter.drawText(caption, int(align), term.caption);
        if (!term.why.isEmpty()) {
            QPen dotted(color(Token::LineControl), 1, Qt::DotLine);
            painter.setPen(dotted);
            const qreal textWidth = QFontMetricsF(typeFont(TypeRole::Caption)).horizontalAdvance(term.caption);
            const qreal left = mirrored ? box.right() - textWidth : box.left();
            painter.drawLine(QPointF(left, caption.bottom() + 0.5), QPointF(left + textWidth, caption.bottom() + 0.5));
        }
        if (!term.sign.isEmpty()) {
            const qreal x = mirrored ? box.right() : box.left() - scaled(signWidth) - 4;
            painter.setFont(typeFont(TypeRole::Heading));
            painter.setPen(color(Token::TextTertiary));
            painter.drawText(QRectF(x, value.top(), scaled(signWidth), valueHeight), Qt::AlignCenter, term.sign);
        }
    }
}

bool TermsStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto boxes = places();
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        if (boxes[i].contains(help->pos()) && !m_terms[i].why.isEmpty()) {
            QToolTip::showText(help->globalPos(), m_terms[i].why, this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

} // namespace milepost::ui
