#include "pages/renewals/renewal_board.h"

#include "delegates/cell_painters.h"
#include "delegates/cell_roles.h"
#include "delegates/cell_widget.h"
#include "delegates/record_view.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using value::Renewal;
using wording::Voice;

namespace {

constexpr int soonDays = 30, titleHeight = 36;

std::size_t partOf(RenewalGroup group)
{
    return static_cast<std::size_t>(std::ranges::find(RenewalBoard::columns, group) - RenewalBoard::columns.begin());
}

RenewalCardData cardOf(const RenewalStudy &study, const Renewal &renewal)
{
    const auto voice = Voice::person();
    const Portfolio &portfolio = *study.snapshot.portfolio;
    RenewalCardData card;
    card.name = wording::plain(portfolio.text(portfolio.name[renewal.account]));
    card.due = wording::date(voice, renewal.termEnd, portfolio.asOf);
    card.soon = renewal.termEnd - portfolio.asOf <= soonDays;
    if (renewal.dueMinor != noMinor)
        card.amount = wording::moneyFigure(voice, renewal.dueMinor, portfolio.baseCurrency);
    card.keep = keepOf(voice, renewal);
    if (const auto gap = gapOf(renewal)) {
        card.gap = wording::change(voice, *gap);
        card.apart = std::abs(*gap) >= wideGap;
    }
    return card;
}

} // namespace

void BoardColumn::setRenewals(std::shared_ptr<const RenewalStudy> study, std::vector<std::uint32_t> renewals)
{
    if (study == m_study)
        return setOrder(std::move(renewals));
    resetTo(std::move(renewals), [&] { m_study = std::move(study); });
}

const Renewal *BoardColumn::at(int row) const { return row < 0 || row >= rowCount() ? nullptr : &m_study->renewal(recordAt(row)); }

int BoardColumn::rowOf(const RenewalKey &key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row)->termEnd == key.termEnd && m_study->keyOf(*at(row)) == key)
            return row;
    }
    return -1;
}

QVariant BoardColumn::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Renewal &renewal = *at(index.row());
    if (role == CellRole::Value)
        return QVariant::fromValue(cardOf(*m_study, renewal));
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cellText(cardOf(*m_study, renewal));
    if (role == Qt::ToolTipRole)
        return QStringList{cardOf(*m_study, renewal).name, machineBasis(Voice::person(), *m_study->snapshot.standing, renewal)}.join(QLatin1Char('\n'));
    return {};
}

RenewalBoard::RenewalBoard(QWidget *parent) : QWidget(parent)
{
    setSurface(this, Token::SurfacePage);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0)
            row->addWidget(new Hairline(Qt::Vertical));
        Part &part = m_parts[i];
        part.title = new CellWidget;
        part.list = new RecordList;
        part.model = new BoardColumn(this);
        part.list->setModel(part.model);
        part.list->setRowPixels(renewalCardHeight);
        part.list->setAccessibleName(word(Voice::person(), columns[i]));
        part.list->installEventFilter(this);
        auto *head = new QWidget;
        setSurface(head, Token::SurfaceRaised);
        head->setFixedHeight(scaled(titleHeight));
        auto *title = new QHBoxLayout(head);
        title->setContentsMargins(scaled(size::space2), 0, scaled(size::space2), 0);
        title->addWidget(part.title);
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(head);
        column->addWidget(new Hairline);
        column->addWidget(part.list, 1);
        row->addLayout(column, 1);
        connect(part.list, &RecordList::opened, this, &RenewalBoard::opened);
        connect(part.list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this, i](const QModelIndex &now) {
            if (m_filling || !now.isValid())
                return;
            m_part = static_cast<int>(i);
            for (std::size_t other = 0; other < m_parts.size(); ++other) {
                if (other != i) // one card is current on the whole board
                    m_parts[other].list->selectionModel()->clear();
            }
            Q_EMIT currentChanged();
        });
    }
}

void RenewalBoard::setGroups(const std::shared_ptr<const RenewalStudy> &study, const std::vector<ShownGroup> &groups)
{
    const auto voice = Voice::person();
    const Renewal *before = current();
    const auto key = before ? std::optional(m_parts[static_cast<std::size_t>(m_part)].model->study()->keyOf(*before)) : std::nullopt;
    m_filling = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto group = std::ranges::find(groups, columns[i], &ShownGroup::group);
        const bool any = group != groups.end();
        m_parts[i].model->setRenewals(study, any ? group->renewals : std::vector<std::uint32_t>());
        LineData title;
        title.mark = markOf(columns[i]);
        title.runs.push_back({word(voice, columns[i]), Tone::Primary, TypeWeight::Strong});
        title.runs.push_back({QLatin1Char(' ') + wording::integer(voice, any ? static_cast<std::int64_t>(group->renewals.size()) : 0), Tone::Secondary});
        if (any && group->amountMissing < static_cast<std::int32_t>(group->renewals.size()))
            title.trailing = wording::moneyCompact(voice, group->dueMinor, study->snapshot.portfolio->baseCurrency);
        m_parts[i].title->set(title);
    }
    m_filling = false;
    if (key)
        (void)setCurrent(*key);
}

bool RenewalBoard::setCurrent(const RenewalKey &key)
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const int row = m_parts[i].model->rowOf(key);
        if (row < 0)
            continue;
        const bool focused = std::ranges::any_of(m_parts, [](const Part &part) { return part.list->hasFocus(); });
        m_parts[i].list->setCurrentIndex(m_parts[i].model->index(row, 0));
        if (focused)
            m_parts[i].list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

const Renewal *RenewalBoard::current() const
{
    const Part &part = m_parts[static_cast<std::size_t>(m_part)];
    return part.model->at(part.list->currentIndex().row());
}

RecordList *RenewalBoard::list(RenewalGroup group) const { return m_parts[partOf(group)].list; }
BoardColumn &RenewalBoard::column(RenewalGroup group) { return *m_parts[partOf(group)].model; }

QWidget *RenewalBoard::focusTarget() const
{
    if (current())
        return m_parts[static_cast<std::size_t>(m_part)].list;
    for (const Part &part : m_parts) {
        if (part.model->rowCount() > 0)
            return part.list;
    }
    return m_parts.front().list;
}

void RenewalBoard::walk(int step)
{
    for (int to = m_part + step; to >= 0 && to < static_cast<int>(m_parts.size()); to += step) {
        const Part &part = m_parts[static_cast<std::size_t>(to)];
        if (part.model->rowCount() == 0)
            continue;
        const int row = std::clamp(m_parts[static_cast<std::size_t>(m_part)].list->currentIndex().row(), 0, part.model->rowCount() - 1);
        part.list->setFocus(Qt::OtherFocusReason);
        part.list->setCurrentIndex(part.model->index(row, 0));
        return;
    }
}

void RenewalBoard::moveCard(int step)
{
    const int to = m_part + step;
    if (current() && to >= 0 && to < static_cast<int>(columns.size()))
        Q_EMIT moveRequested(callOf(columns[static_cast<std::size_t>(to)]));
}

bool RenewalBoard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Left && key->key() != Qt::Key_Right)
        return QWidget::eventFilter(watched, event);
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    const int step = key->key() == Qt::Key_Right ? forward : -forward;
    if (key->modifiers() & Qt::ShiftModifier)
        moveCard(step);
    else
        walk(step);
    return true;
}

} // namespace milepost::ui
