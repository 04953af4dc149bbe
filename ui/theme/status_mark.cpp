/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/status_mark.h"

#include "theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPolygonF>

namespace milepost::ui {

Token markToken(Mark mark)
{
    switch (mark) {
    case Mark::Good: return Token::GoodMark;
    case Mark::Watch: return Token::WatchMark;
    case Mark::Risk: return Token::RiskMark;
    case Mark::Chance: return Token::ChanceMark;
    case Mark::Neutral: return Token::ChartPeer;
    case Mark::None: return Token::NoneMark;
    }
    return Token::NoneMark;
}

Token markTextToken(Mark mark)
{
    switch (mark) {
    case Mark::Good: return Token::GoodText;
    case Mark::Watch: return Token::WatchText;
    case Mark::Risk: return Token::RiskText;
    case Mark::Chance: return Token::ChanceText;
    case Mark::Neutral:
    case Mark::None: break;
    }
    return Token::TextSecondary;
}

Token markTintToken(Mark mark)
{
    switch (mark) {
    case Mark::Good: return Token::GoodTint;
    case Mark::Watch: return Token::WatchTint;
    case Mark::Risk: return Token::RiskTint;
    case Mark::Chance: return Token::ChanceTint;
    case Mark::Neutral:
    case Mark::None: break;
    }
    return Token::SurfaceInset;
}

Mark markOf(Band band)
{
    switch (band) {
    case Band::Good: return Mark::Good;
    case Band::Fair: return Mark::Watch;
    case Band::Poor: return Mark::Risk;
    case Band::Unknown: break;
    }
    return Mark::None;
}

Mark markOf(Pace pace)
{
    switch (pace) {
    case Pace::Stuck: return Mark::Risk;
    case Pace::Behind: return Mark::Watch;
    case Pace::OnPace: return Mark::Neutral;
    case Pace::Ahead:
    case Pace::Complete: return Mark::Good;
    case Pace::Unknown: break;
    }
    return Mark::None;
}

Mark markOf(SignalKind kind, Severity severity)
{
    switch (kind) {
    case SignalKind::Expansion:
    case SignalKind::Celebrate:
    case SignalKind::Advocacy: return Mark::Chance;
    case SignalKind::Risk:
    case SignalKind::Renewal: break;
    }
    switch (severity) {
    case Severity::Critical:
    case Severity::Serious: return Mark::Risk;
    case Severity::Watch: return Mark::Watch;
    case Severity::Info: break;
    }
    return Mark::Neutral;
}

void paintMark(QPainter &painter, Mark mark, const QPointF &centre, qreal side)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(markToken(mark)));
    const qreal half = side / 2;
    const QPointF corner = centre - QPointF(half, half);
    switch (mark) {
    case Mark::Good:
    case Mark::Neutral: painter.drawEllipse(centre, half - 0.5, half - 0.5); break;
    case Mark::Watch:
        painter.drawPolygon(QPolygonF{corner + QPointF(half, 0), corner + QPointF(side, half),
                                      corner + QPointF(half, side), corner + QPointF(0, half)});
        break;
    case Mark::Risk:
        painter.drawPolygon(QPolygonF{corner + QPointF(half, 0), corner + QPointF(side, 0.95 * side),
                                      corner + QPointF(0, 0.95 * side)});
        break;
    case Mark::Chance: {
        // Two bars would be blended twice where they cross; one outline is not.
        const qreal low = half - 0.18 * side, high = half + 0.18 * side;
        painter.drawPolygon(QPolygonF{
            corner + QPointF(low, 0), corner + QPointF(high, 0), corner + QPointF(high, low),
            corner + QPointF(side, low), corner + QPointF(side, high), corner + QPointF(high, high),
            corner + QPointF(high, side), corner + QPointF(low, side), corner + QPointF(low, high),
            corner + QPointF(0, high), corner + QPointF(0, low), corner + QPointF(low, low)});
        break;
    }
    case Mark::None: {
        const qreal width = 1.4 * side / 9;
        QPen pen(color(markToken(mark)), width);
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({2 / 1.4, 1.6 / 1.4});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, half - 1, half - 1);
        break;
    }
    }
    painter.restore();
}

QString markWord(Mark mark)
{
    const auto word = [](const char *text) { return QCoreApplication::translate("StatusMark", text); };
    switch (mark) {
    case Mark::Good: return word(QT_TRANSLATE_NOOP("StatusMark", "good"));
    case Mark::Watch: return word(QT_TRANSLATE_NOOP("StatusMark", "needs watching"));
    case Mark::Risk: return word(QT_TRANSLATE_NOOP("StatusMark", "at risk"));
    case Mark::Chance: return word(QT_TRANSLATE_NOOP("StatusMark", "chance"));
    case Mark::Neutral: return word(QT_TRANSLATE_NOOP("StatusMark", "neutral"));
    case Mark::None: break;
    }
    return word(QT_TRANSLATE_NOOP("StatusMark", "no data"));
}

} // namespace milepost::ui
