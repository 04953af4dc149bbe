/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/as_of_picker.h"

#include "theme/icon.h"
#include "theme/theme.h"
#include "wording/figures.h"

#include <QCalendarWidget>
#include <QMenu>
#include <QPainter>
#include <QWidgetAction>

namespace milepost::ui {

namespace {

QDate toDate(Day day) { return QDate(1970, 1, 1).addDays(day.value); }
Day fromDate(QDate date) { return Day{static_cast<std::int32_t>(QDate(1970, 1, 1).daysTo(date))}; }

} // namespace

AsOfPicker::AsOfPicker(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, &AsOfPicker::openMenu);
}

void AsOfPicker::setDays(Day asOf, bool chosen, Day today, Day lastFact)
{
    m_asOf = asOf;
    m_chosen = chosen;
    m_today = today;
    m_lastFact = lastFact;
    setText(asOf.valid() ? wording::dateWithWeekday(m_voice, asOf) : QString());
    setAccessibleName(tr("As of %1").arg(text()));
    setToolTip(chosen ? tr("Everything is shown as it stood on this day")
                      : tr("Everything is shown as of today. Choose another day to look back"));
    updateGeometry();
    update();
}

QSize AsOfPicker::sizeHint() const
{
    const QFontMetrics plain(typeFont(TypeRole::Body)), strong(typeFont(TypeRole::Body, TypeWeight::Medium));
    return {plain.horizontalAdvance(tr("as of")) + strong.horizontalAdvance(text()) + scaled(6 + 20 + 16),
            scaled(size::control)};
}

void AsOfPicker::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF box = QRectF(rect());
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(isDown() ? Token::SurfaceCurrent : Token::SurfaceHover));
        painter.drawRoundedRect(box, size::radiusControl, size::radiusControl);
    }
    if (hasFocus()) {
        painter.setPen(QPen(color(Token::AccentBase), size::focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), size::radiusControl, size::radiusControl);
    }
    box.adjust(scaled(8), 0, -scaled(8), 0);
    painter.setFont(typeFont(TypeRole::Body));
    painter.setPen(color(Token::TextSecondary));
    const QString caption = tr("as of");
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, caption);
    box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(caption) + scaled(6));
    painter.setFont(typeFont(TypeRole::Body, TypeWeight::Medium));
    painter.setPen(color(m_chosen ? Token::AccentBase : Token::TextPrimary));
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, text());
    const qreal icon = scaled(12);
    paintIcon(painter, Icon::ChevronDown, QRectF(box.right() - icon, box.center().y() - icon / 2, icon, icon));
}

void AsOfPicker::openMenu()
{
    if (!m_today.valid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &words, std::optional<Day> day) {
        QAction *action = menu->addAction(words, this, [this, day] { Q_EMIT picked(day); });
        action->setCheckable(true);
        action->setChecked(day ? m_chosen && *day == m_asOf : !m_chosen);
    };
    add(tr("Today, %1").arg(wording::dateWithWeekday(m_voice, m_today)), std::nullopt);
    if (m_lastFact.valid() && m_lastFact < m_today)
        add(tr("Last day with data, %1").arg(wording::dateWithYear(m_voice, m_lastFact)), m_lastFact);
    const YearMonthDay now = civilFromDay(m_today);
    const Day monthEnd = *dayFromCivil(now.year, now.month, 1) - 1;
    const Day quarterEnd = *dayFromCivil(now.year, (now.month - 1) / 3 * 3 + 1, 1) - 1;
    add(tr("End of last month, %1").arg(wording::dateWithYear(m_voice, monthEnd)), monthEnd);
    if (quarterEnd != monthEnd)
        add(tr("End of last quarter, %1").arg(wording::dateWithYear(m_voice, quarterEnd)), quarterEnd);
    menu->addSeparator();
    auto *calendar = new QCalendarWidget;
    calendar->setMaximumDate(toDate(m_today));
    calendar->setSelectedDate(toDate(m_asOf));
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    connect(calendar, &QCalendarWidget::activated, menu, [this, menu](QDate date) {
        menu->close();
        const Day day = fromDate(date);
        Q_EMIT picked(day == m_today ? std::nullopt : std::optional(day));
    });
    connect(calendar, &QCalendarWidget::clicked, calendar, &QCalendarWidget::activated);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    menu->popup(mapToGlobal(QPoint(width() - menu->sizeHint().width(), height() + 2)));
}

} // namespace milepost::ui
