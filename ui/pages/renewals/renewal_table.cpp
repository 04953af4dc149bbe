#include "pages/renewals/renewal_table.h"

#include "delegates/cell_painters.h"
#include "delegates/cell_roles.h"
#include "reports/portfolio_tables.h"
#include "theme/number_text.h"
#include "wording/figures.h"
#include "wording/value_words.h"

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using value::Renewal;
using wording::Voice;

namespace {

constexpr int pageIndent = 16, soonDays = 30;

QVariant figure(const QString &text, Tone tone = Tone::Primary, TypeWeight weight = TypeWeight::Normal)
{
    NumberData data;
    data.text = text;
    data.tone = tone;
    data.weight = weight;
    return QVariant::fromValue(data);
}

QVariant words(const QString &text, std::optional<Mark> mark = {}, Tone tone = Tone::Primary)
{
    LineData line;
    line.mark = mark;
    line.runs.push_back({text, tone});
    return QVariant::fromValue(line);
}

} // namespace

void RenewalTable::setGroups(std::shared_ptr<const RenewalStudy> study, std::vector<ShownGroup> groups)
{
    const bool same = study == m_study;
    if (same) {
        // Group rows carry sums: the same order may mean other figures.
        const bool sameGroups = std::ranges::equal(groups, m_groups, [](const ShownGroup &a, const ShownGroup &b) {
            return a.group == b.group && a.renewals.size() == b.renewals.size();
        });
        m_groups = std::move(groups);
        if (sameGroups) {
            setOrder(records());
            return;
        }
        resetTo(records(), [] {});
        return;
    }
    std::swap(m_groups, groups);
    std::vector<Record> order = records();
    std::swap(m_groups, groups);
    resetTo(std::move(order), [&] {
        m_study = std::move(study);
        m_groups = std::move(groups);
    });
}

std::vector<RecordTableModel::Record> RenewalTable::records() const
{
    std::vector<Record> order;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        order.push_back(groupBit | static_cast<Record>(i));
        if (!m_collapsed[static_cast<std::size_t>(m_groups[i].group)])
            order.insert(order.end(), m_groups[i].renewals.begin(), m_groups[i].renewals.end());
    }
    return order;
}

void RenewalTable::toggleGroup(int row)
{
    const ShownGroup *group = groupAt(row);
    if (!group)
        return;
    bool &collapsed = m_collapsed[static_cast<std::size_t>(group->group)];
    collapsed = !collapsed;
    resetTo(records(), [] {});
}

const Renewal *RenewalTable::at(int row) const
{
    if (row < 0 || row >= rowCount() || recordAt(row) & groupBit)
        return nullptr;
    return &m_study->renewal(recordAt(row));
}

const ShownGroup *RenewalTable::groupAt(int row) const
{
    if (row < 0 || row >= rowCount() || !(recordAt(row) & groupBit))
        return nullptr;
    return &m_groups[recordAt(row) & ~groupBit];
}

int RenewalTable::rowOf(const RenewalKey &key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const Renewal *renewal = at(row);
        if (renewal && renewal->termEnd == key.termEnd && m_study->keyOf(*renewal) == key)
            return row;
    }
    return -1;
}

int RenewalTable::firstRow() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row))
            return row;
    }
    return -1;
}

int RenewalTable::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

int RenewalTable::columnWidth(int column) const
{
    constexpr std::array widths{0, 94, 96, 104, 116, 52, 66, 94};
    return widths[static_cast<std::size_t>(column)];
}

RenewalSort RenewalTable::sortOf(int column)
{
    switch (column) {
    case Account: return RenewalSort::Account;
    case Due: return RenewalSort::Due;
    case Amount: return RenewalSort::Amount;
    case Call: return RenewalSort::Call;
    case Keep: return RenewalSort::Keep;
    case Checkpoints: return RenewalSort::Checkpoints;
    case Changed: return RenewalSort::Changed;
    default: return RenewalSort::Gap;
    }
}

QVariant RenewalTable::groupCell(const ShownGroup &group, int column) const
{
    const auto voice = Voice::person();
    switch (column) {
    case Account: {
        LineData line;
        line.mark = markOf(group.group);
        line.runs.push_back({word(voice, group.group), Tone::Primary, TypeWeight::Medium});
        const auto shown = static_cast<std::int64_t>(group.renewals.size());
        line.runs.push_back({group.renewals.size() == group.all
                                 ? QLatin1Char(' ') + wording::integer(voice, shown)
                                 : tr(" %1 of %2").arg(wording::integer(voice, shown), wording::integer(voice, static_cast<std::int64_t>(group.all))),
                             Tone::Secondary});
        return QVariant::fromValue(line);
    }
    case Amount: {
        const bool none = group.amountMissing == static_cast<std::int32_t>(group.renewals.size());
        return figure(none ? QString() : wording::moneyFigure(voice, group.dueMinor, m_study->snapshot.portfolio->baseCurrency), Tone::Primary,
                      TypeWeight::Strong);
    }
    case Call:
        return words(std::isnan(group.meanProbability) ? QString() : tr("mean %1").arg(wording::percent(voice, group.meanProbability)), {},
                     Tone::Secondary);
    default: return words({});
    }
}

QVariant RenewalTable::cell(const Renewal &renewal, int column) const
{
    const auto voice = Voice::person();
    const Portfolio &portfolio = *m_study->snapshot.portfolio;
    const bool open = renewal.outcome == value::RenewalOutcome::Open;
    switch (column) {
    case Account: {
        LineData line;
        line.indent = pageIndent;
        line.runs.push_back({wording::plain(portfolio.text(portfolio.name[renewal.account])), open ? Tone::Primary : Tone::Secondary});
        return QVariant::fromValue(line);
    }
    case Due: {
        const bool soon = open && renewal.termEnd - portfolio.asOf <= soonDays;
        return words(wording::date(voice, renewal.termEnd, portfolio.asOf), {}, soon ? Tone::Risk : Tone::Primary);
    }
    case Amount:
        return figure(renewal.dueMinor == noMinor ? QString() : wording::moneyFigure(voice, renewal.dueMinor, portfolio.baseCurrency));
    case Call: {
        if (!renewal.call)
            return words(wording::noData(), {}, Tone::Tertiary);
        const auto group = static_cast<RenewalGroup>(*renewal.call->call);
        return words(word(voice, group), markOf(group));
    }
    case Keep: return QVariant::fromValue(keepOf(voice, renewal));
    case Gap: {
        const auto gap = gapOf(renewal);
        const bool wide = gap && std::abs(*gap) >= wideGap;
        return figure(gap ? wording::change(voice, *gap) : QString(), wide ? Tone::Primary : Tone::Secondary,
                      wide ? TypeWeight::Strong : TypeWeight::Normal);
    }
    case Checkpoints: return QVariant::fromValue(checkpointsOf(voice, portfolio, renewal));
    case Changed: {
        const Day day = changedOn(portfolio, renewal);
        return words(wording::date(voice, day, portfolio.asOf), {}, day.valid() ? Tone::Secondary : Tone::Tertiary);
    }
    default: return {};
    }
}

QVariant RenewalTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Renewal *renewal = at(index.row());
    if (role == CellRole::RowKind)
        return static_cast<int>(renewal ? RowKind::Record : RowKind::Group);
    if (!renewal) {
        const ShownGroup &group = *groupAt(index.row());
        if (role == CellRole::Expanded)
            return !m_collapsed[static_cast<std::size_t>(group.group)];
        if (role == CellRole::Value)
            return groupCell(group, index.column());
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return index.column() == Account || index.column() == Amount || index.column() == Call ? cellText(groupCell(group, index.column())) : QString();
        return {};
    }
    if (role == CellRole::Value)
        return cell(*renewal, index.column());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cellText(cell(*renewal, index.column()));
    if (role == Qt::ToolTipRole) {
        const auto voice = Voice::person();
        switch (index.column()) {
        case Keep:
        case Gap: {
            QStringList lines{keepOf(voice, *renewal).spoken, machineBasis(voice, *m_study->snapshot.standing, *renewal)};
            lines.removeAll(QString());
            return lines.join(QLatin1Char('\n'));
        }
        case Checkpoints: return cellText(cell(*renewal, Checkpoints));
        case Due:
            return renewal->decisionDay.valid() ? tr("Decided by %1").arg(wording::dateWithYear(voice, renewal->decisionDay)) : QVariant();
        case Account: return cellText(cell(*renewal, Account));
        default: return {};
        }
    }
    return {};
}

Qt::ItemFlags RenewalTable::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return at(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

QVariant RenewalTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == Amount || section == Gap ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::DisplayRole) {
        switch (section) {
        case Account: return QStringLiteral("     ") + tr("Account");
        case Due: return tr("Due");
        case Amount:
            return m_study && m_study->snapshot.portfolio->baseCurrency.valid()
                ? tr("Amount, %1").arg(wording::currencySign(m_study->snapshot.portfolio->baseCurrency))
                : tr("Amount");
        case Call: return tr("Call");
        case Keep: return tr("Keep, 0–100 %");
        case Gap: return tr("Gap");
        case Checkpoints: return tr("Called by");
        case Changed: return tr("Changed");
        default: return {};
        }
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Due: return tr("The day the term ends");
        case Amount: return tr("What the account pays a year for all that ends on that day");
        case Call: return tr("What a person says of it");
        case Keep: return tr("The probability that it renews: what the call stands for, and the estimate");
        case Gap: return tr("Estimate less call, in points");
        case Checkpoints: return tr("Whether a call was in force 180, 90 and 30 days before the end");
        case Changed: return tr("The day the call was last changed");
        default: return {};
        }
    }
    return {};
}

std::function<ExportTable()> RenewalTable::exported() const
{
    return [study = m_study, groups = m_groups] {
        std::vector<Renewal> shown;
        for (const ShownGroup &group : groups) {
            for (const std::uint32_t each : group.renewals)
                shown.push_back(study->renewal(each));
        }
        return renewalsTable(*study->snapshot.portfolio, shown);
    };
}

} // namespace milepost::ui
