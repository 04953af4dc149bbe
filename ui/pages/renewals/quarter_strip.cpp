#include "pages/renewals/quarter_strip.h"

#include "delegates/cell_strokes.h"
#include "theme/number_text.h"
#include "theme/style_painters.h"
#include "wording/figures.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int stripHeight = 112, leastQuarter = 176, barHeight = 8, thinBar = 3;

} // namespace

QuarterStrip::QuarterStrip(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize QuarterStrip::sizeHint() const { return {scaled(720), scaled(stripHeight)}; }
QSize QuarterStrip::minimumSizeHint() const { return {scaled(320), scaled(stripHeight)}; }

QuarterStrip::Picture QuarterStrip::pictureOf(const Voice &voice, const value::QuarterReview &quarter, Currency currency)
{
    const value::RenewalForecast &forecast = quarter.forecast;
    Picture picture;
    picture.title = quarterWord(voice, quarter.days);
    picture.due = tr("%Ln due", nullptr, static_cast<int>(quarter.renewals.size()));
    const std::array<std::int64_t, renewalGroupCount> sums{forecast.calledMinor[0], forecast.calledMinor[1], forecast.calledMinor[2],
                                                           forecast.calledMinor[3], forecast.uncalledMinor,  forecast.wonMinor,
                                                           forecast.lostMinor};
    std::int64_t all = 0;
    for (const std::int64_t sum : sums)
        all += sum;
    const bool amounts = static_cast<std::size_t>(forecast.amountMissing) < quarter.renewals.size();
    if (!amounts) {
        picture.amount = quarter.renewals.empty() ? QString() : wording::noData();
        return picture;
    }
    const auto compact = [&](double minor) { return wording::moneyCompact(voice, std::llround(minor), currency); };
    picture.amount = compact(static_cast<double>(all));
    // A forecast by calls alone: while nobody has called anything there is none.
    const bool called = forecast.openMinor > forecast.uncalledMinor || forecast.openMinor == 0;
    if (called) {
        picture.calls = forecast.openMinor > 0 ? tr("calls %1").arg(compact(forecast.expectedMinor)) : tr("kept %1").arg(compact(static_cast<double>(forecast.wonMinor)));
        if (forecast.openMinor > 0)
            picture.range = tr("forecast %1 to %2").arg(compact(static_cast<double>(forecast.lowMinor)), compact(static_cast<double>(forecast.highMinor)));
    } else {
        picture.calls = tr("no calls yet");
    }
    if (all > 0) {
        for (std::size_t i = 0; i < sums.size(); ++i)
            picture.shares[i] = static_cast<double>(sums[i]) / static_cast<double>(all);
    }
    if (forecast.openMinor > 0 && quarter.estimatedMinor == forecast.openMinor) {
        const double kept = static_cast<double>(forecast.wonMinor) + quarter.machineMinor;
        picture.machineShare = kept / static_cast<double>(all);
        picture.machine = tr("machine %1").arg(compact(kept));
    }
    if (forecast.amountMissing > 0)
        picture.missing = tr("%Ln without a known amount", nullptr, forecast.amountMissing);
    return picture;
}

void QuarterStrip::setQuarters(const std::shared_ptr<const RenewalStudy> &study, int current)
{
    m_pictures.clear();
    const auto voice = Voice::person();
    for (const value::QuarterReview &quarter : study->review.quarters)
        m_pictures.push_back(pictureOf(voice, quarter, study->snapshot.portfolio->baseCurrency));
    m_current = -1;
    setCurrent(current);
}

void QuarterStrip::setCurrent(int current)
{
    m_current = current;
    setAccessibleName(spoken(current));
    update();
}

QString QuarterStrip::spoken(int quarter) const
{
    if (quarter < 0 || quarter >= m_pictures.size())
        return {};
    const Picture &picture = m_pictures[quarter];
    QStringList parts{picture.title, picture.due, picture.amount, picture.calls};
    if (!picture.range.isEmpty())
        parts << tr("%1: what is committed, and best case and at risk on top", "forecast from to").arg(picture.range);
    parts << picture.machine << picture.missing;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

int QuarterStrip::shownCount() const
{
    return std::clamp(width() / scaled(leastQuarter), 1, std::max(1, static_cast<int>(m_pictures.size())));
}

int QuarterStrip::firstShown() const { return std::max(0, m_current - shownCount() + 1); }

QRectF QuarterStrip::box(int quarter) const
{
    const int place = quarter - firstShown();
    if (place < 0 || place >= shownCount())
        return {};
    const qreal each = width() / qreal(shownCount());
    const qreal left = std::round(place * each), right = std::round((place + 1) * each);
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    return {rightToLeft ? width() - right : left, 0, right - left, qreal(height())};
}

int QuarterStrip::at(const QPointF &position) const
{
    for (int i = 0; i < m_pictures.size(); ++i) {
        if (box(i).contains(position))
            return i;
    }
    return -1;
}

void QuarterStrip::paintQuarter(QPainter &painter, const QRectF &box, const Picture &picture, bool current, bool hovered) const
{
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    if (hovered && !current)
        painter.fillRect(box, color(Token::SurfaceHover));
    painter.fillRect(QRectF(rightToLeft ? box.left() : box.right() - 1, box.top(), 1, box.height()), color(Token::LineHair));
    if (current)
        painter.fillRect(QRectF(box.left(), box.top(), box.width() - 1, scaled(size::tabUnderline)), color(Token::AccentBase));
    QRectF inside = box.adjusted(scaled(16), scaled(12), -scaled(16), -scaled(8));
    const auto line = [&](qreal y, qreal height) { return RowCutter(painter, QRectF(inside.left(), inside.top() + y, inside.width(), height)); };
    const QFont &strong = typeFont(TypeRole::Body, TypeWeight::Strong), &plain = typeFont(), &small = typeFont(TypeRole::Caption);
    RowCutter first = line(0, scaled(18));
    drawLine(painter, first.trail(lineTextWidth(picture.due, plain) + 2), picture.due, plain, color(Token::TextSecondary), first.trailing());
    drawLine(painter, first.rest(), picture.title, typeFont(TypeRole::Body, current ? TypeWeight::Strong : TypeWeight::Medium), color(Token::TextPrimary), first.leading());
    RowCutter second = line(scaled(20), scaled(18));
    drawNumber(painter, second.lead(numberWidth(strong, picture.amount)), picture.amount, strong, color(Token::TextPrimary), second.leading());
    second.lead(scaled(8));
    drawLine(painter, second.rest(), picture.calls, plain, color(Token::TextSecondary), second.leading());

    const QRectF bar(inside.left(), inside.top() + scaled(43), inside.width(), scaled(barHeight));
    double from = 0;
    // What is behind us comes first, thin; then the calls.
    constexpr std::array order{RenewalGroup::Won, RenewalGroup::Commit, RenewalGroup::BestCase, RenewalGroup::AtRisk, RenewalGroup::Churn,
                               RenewalGroup::Uncalled, RenewalGroup::Lost};
    for (const RenewalGroup group : order) {
        const double share = picture.shares[static_cast<std::size_t>(group)];
        if (share <= 0)
            continue;
        QRectF part = between(bar, from, from + share, rightToLeft);
        from += share;
        if (from < 0.999)
            part.adjust(rightToLeft ? 1 : 0, 0, rightToLeft ? 0 : -1, 0);
        const bool closed = group >= RenewalGroup::Won;
        if (closed)
            part.setTop(part.bottom() - scaled(thinBar));
        const bool none = group == RenewalGroup::Uncalled;
        drawBlock(painter, part, none ? Token::ChartTrack : markToken(markOf(group)), none);
    }
    RowCutter third = line(scaled(57), scaled(15));
    if (std::isfinite(picture.machineShare)) {
        const qreal x = std::round(along(bar, std::clamp(picture.machineShare, 0.0, 1.0), rightToLeft));
        painter.fillRect(QRectF(x - 1, bar.top() - scaled(3), 2, bar.height() + scaled(6)), color(Token::TextPrimary));
        const qreal width = lineTextWidth(picture.machine, small) + 1;
        const qreal left = std::clamp(x - width / 2, inside.left(), std::max(inside.left(), inside.right() - width));
        drawLine(painter, QRectF(left, third.rest().top(), width, third.rest().height()), picture.machine, small, color(Token::TextSecondary), Qt::AlignLeft);
    }
    RowCutter fourth = line(scaled(73), scaled(15));
    const QString last = picture.range.isEmpty() ? picture.missing : picture.range;
    drawLine(painter, fourth.rest(), last, small, color(Token::TextTertiary), fourth.leading());
}

void QuarterStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.fillRect(rect(), color(Token::SurfacePage));
    for (int i = firstShown(); i < firstShown() + shownCount() && i < m_pictures.size(); ++i)
        paintQuarter(painter, box(i), m_pictures[i], i == m_current, i == m_hovered);
    if (hasFocus() && m_current >= 0 && m_current < m_pictures.size()) {
        painter.setRenderHint(QPainter::Antialiasing);
        paintFocusRing(painter, box(m_current).adjusted(1, 1, -2, -1), size::radiusControl);
    }
}

void QuarterStrip::mousePressEvent(QMouseEvent *event)
{
    const int quarter = at(event->position());
    if (event->button() == Qt::LeftButton && quarter >= 0)
        Q_EMIT chosen(quarter);
}

void QuarterStrip::mouseMoveEvent(QMouseEvent *event)
{
    const int quarter = at(event->position());
    if (quarter == m_hovered)
        return;
    m_hovered = quarter;
    update();
}

void QuarterStrip::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void QuarterStrip::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    const int step = event->key() == Qt::Key_Right ? forward : event->key() == Qt::Key_Left ? -forward : 0;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int wanted = m_current + step;
    if (wanted < 0 || wanted >= m_pictures.size())
        Q_EMIT beyond(step);
    else
        Q_EMIT chosen(wanted);
}

bool QuarterStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), spoken(at(QPointF(help->pos()))), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace milepost::ui
