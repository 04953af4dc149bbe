#include "pages/account/ladder_header.h"

#include "pages/account/ladder_model.h"
#include "theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {
constexpr int quarter = 13; ///< weeks between marks
}

LadderHeader::LadderHeader(const LadderModel &model, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_ladder(model)
{
    setSectionsClickable(false);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QSize LadderHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), scaled(size::header)}; }

void LadderHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (section != LadderModel::Weeks) {
        QHeaderView::paintSection(painter, rect, section);
        return;
    }
    painter->save();
    painter->fillRect(rect, color(Token::SurfacePage));
    painter->setPen(color(Token::LineHair));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->setFont(typeFont(TypeRole::Caption));
    const QFontMetricsF metrics(painter->font());
    const QRectF strip = QRectF(rect).adjusted(scaled(size::cellPadding), 0, -scaled(size::cellPadding), 0);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto at = [&](float week) {
        const qreal share = week / m_ladder.spanWeeks();
        return mirrored ? strip.right() - share * strip.width() : strip.left() + share * strip.width();
    };
    const float now = m_ladder.nowWeek();
    const QString nowText = std::isfinite(now) ? tr("now %1").arg(QLocale().toString(static_cast<int>(now))) : QString();
    painter->setFont(typeFont(TypeRole::Caption, TypeWeight::Strong));
    const qreal nowWidth = QFontMetricsF(painter->font()).horizontalAdvance(nowText);
    QRectF nowBox(at(std::isfinite(now) ? now : 0) - nowWidth / 2, rect.top(), nowWidth, rect.height());
    nowBox.moveLeft(std::clamp(nowBox.left(), qreal(rect.left()), rect.right() - nowWidth));
    if (!nowText.isEmpty()) {
        painter->setPen(color(Token::AccentBase));
        painter->drawText(nowBox, Qt::AlignCenter, nowText);
    }
    painter->setFont(typeFont(TypeRole::Caption));
    painter->setPen(color(Token::TextTertiary));
    for (int week = 0; week <= static_cast<int>(m_ladder.spanWeeks()); week += quarter) {
        const QString text = QLocale().toString(week);
        const qreal width = metrics.horizontalAdvance(text);
        QRectF box(at(static_cast<float>(week)) - width / 2, rect.top(), width, rect.height());
        if (nowText.isEmpty() || !box.adjusted(-6, 0, 6, 0).intersects(nowBox))
            painter->drawText(box, Qt::AlignCenter, text);
    }
    painter->restore();
}

} // namespace milepost::ui
