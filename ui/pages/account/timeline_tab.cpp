#include "pages/account/timeline_tab.h"

#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "delegates/record_view.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/timeline_words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

using Entry = TimelineEntry::Kind;
using wording::Voice;

Mark markOf(const TimelineEntry &entry)
{
    switch (entry.kind) {
    case Entry::Achievement:
    case Entry::LoggedMilestone: return Mark::Good;
    case Entry::Churn: return entry.turn == TimelineEntry::Turn::CameBack ? Mark::Good : Mark::Risk;
    default: break;
    }
    switch (entry.severity) {
    case Severity::Critical:
    case Severity::Serious: return Mark::Risk;
    case Severity::Watch: return Mark::Watch;
    case Severity::Info: return Mark::Neutral;
    }
    return Mark::Neutral;
}

/// What the segments above the list let through.
bool shown(Entry kind, int segment)
{
    switch (segment) {
    case 0: return kind != Entry::Event;
    case 1: return kind == Entry::Achievement || kind == Entry::LoggedMilestone;
    case 2: return kind == Entry::Ticket || kind == Entry::TicketClosed || kind == Entry::Survey || kind == Entry::Contact;
    case 3: return kind == Entry::Invoice || kind == Entry::Subscription || kind == Entry::Churn || kind == Entry::Attribute;
    case 4: return kind == Entry::Note || kind == Entry::Action || kind == Entry::LoggedMilestone;
    case 5: return kind == Entry::Event;
    default: return true;
    }
}

} // namespace

void TimelineModel::setEntries(std::vector<TimelineEntry> entries, Day today)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_today = today;
    endResetModel();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TimelineEntry &entry = m_entries[static_cast<std::size_t>(index.row())];
    const auto voice = Voice::person();
    QString text;
    Tone tone = Tone::Secondary;
    switch (index.column()) {
    case When: text = wording::date(voice, entry.on, m_today); break;
    case What:
        text = wording::timelineTitle(voice, entry);
        tone = Tone::Primary;
        break;
    case Kind: text = wording::timelineKind(voice, entry.kind); break;
    case From: text = entry.source.empty() ? tr("by hand") : wording::plain(entry.source); break;
    default: return {};
    }
    const QString detail = index.column() == What ? wording::timelineDetail(voice, entry) : QString();
    if (role == Qt::DisplayRole)
        return detail.isEmpty() ? text : text + QStringLiteral(" · ") + detail;
    if (role == Qt::ToolTipRole)
        return index.column() == When ? wording::dateWithWeekday(voice, entry.on)
                                      : index.column() == What ? detail : wording::plain(entry.recordId);
    if (role != CellRole::Value)
        return {};
    LineData line;
    if (index.column() == What)
        line.mark = markOf(entry);
    if (index.column() == When)
        line.indent = 16;
    line.runs.push_back({text, tone});
    if (!detail.isEmpty())
        line.runs.push_back({QStringLiteral("· ") + detail, Tone::Secondary});
    return QVariant::fromValue(line);
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{QStringLiteral("     ") + tr("When"), tr("What happened"), tr("Kind"), tr("From")};
    return titles.value(section);
}

TimelineTab::TimelineTab(QWidget *parent) : QWidget(parent)
{
    setSurface(this, Token::SurfacePage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bar = new QWidget;
    bar->setFixedHeight(scaled(size::viewToolbar));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::pagePadding), 0);
    m_kinds = new SegmentedControl({tr("Records"), tr("Milestones"), tr("Support"), tr("Contract"), tr("By us"), tr("Product events"), tr("Everything")});
    m_kinds->setAccessibleName(tr("Kind of entries"));
    m_count = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    row->addWidget(m_kinds);
    row->addStretch(1);
    row->addWidget(m_count);
    column->addWidget(bar);
    m_table = makeRecordTable(&m_model, tr("Timeline"));
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(TimelineModel::What, QHeaderView::Stretch);
    header->resizeSection(TimelineModel::When, scaled(124));
    header->resizeSection(TimelineModel::Kind, scaled(130));
    header->resizeSection(TimelineModel::From, scaled(220));
    column->addWidget(m_table, 1);
    connect(m_kinds, &SegmentedControl::currentChanged, this, &TimelineTab::showEntries);
}

void TimelineTab::setDetail(const AccountDetail &detail, Day today)
{
    m_all = detail.timeline;
    m_total = detail.timelineTotal;
    m_today = today;
    showEntries();
}

void TimelineTab::showEntries()
{
    std::vector<TimelineEntry> entries;
    for (const TimelineEntry &entry : m_all) {
        if (shown(entry.kind, m_kinds->current()))
            entries.push_back(entry);
    }
    const auto voice = Voice::person();
    const auto count = static_cast<std::int64_t>(entries.size());
    m_count->setText(static_cast<std::int64_t>(m_all.size()) < m_total
                         ? tr("%1 shown, of the newest %2 of %3")
                               .arg(wording::integer(voice, count), wording::integer(voice, static_cast<std::int64_t>(m_all.size())),
                                    wording::integer(voice, m_total))
                         : tr("%1 of %2").arg(wording::integer(voice, count), wording::integer(voice, m_total)));
    m_model.setEntries(std::move(entries), m_today);
}

} // namespace milepost::ui
