#include "pages/milestones/milestone_table.h"

#include "delegates/cell_painters.h"
#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"
#include "wording/terms.h"

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {

using analytics::Measurability;
using analytics::Verdict;
using wording::Voice;

constexpr int rowIndent = 16; ///< px at 100 %: cells begin 8 px in, pages 24

QString points(const Voice &voice, double share) { return wording::change(voice, std::lround(100 * share)); }

QVariant number(const QString &text, Tone tone = Tone::Primary)
{
    NumberData data;
    data.text = text;
    data.tone = tone;
    return QVariant::fromValue(data);
}

} // namespace

Mark markOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Higher: return Mark::Good;
    case Verdict::Lower: return Mark::Risk;
    case Verdict::NoDifference: return Mark::Neutral;
    case Verdict::Insufficient: return Mark::None;
    }
    return Mark::None;
}

void MilestoneTable::setCatalog(std::vector<CatalogRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    arrange();
    endResetModel();
}

void MilestoneTable::setStudy(std::shared_ptr<const MilestoneStudy> study)
{
    beginResetModel();
    m_study = std::move(study);
    // Scaled to what is there: whiskers on 0–100 % are dots.
    float low = 1, high = 0, gap = 0.02F;
    if (m_study) {
        for (const auto &row : m_study->rates.rows) {
            if (!row.rate.value)
                continue;
            low = std::min(low, static_cast<float>(*row.rate.low));
            high = std::max(high, static_cast<float>(*row.rate.high));
        }
        for (const auto &priority : m_study->priorities) {
            for (const auto &end : {priority.difference.low, priority.difference.high})
                gap = end ? std::max(gap, static_cast<float>(std::abs(*end))) : gap;
        }
    }
    constexpr float step = 0.05F;
    m_lowestRate = low < high ? std::max(0.0F, std::floor(low / step) * step) : 0;
    m_highestRate = low < high ? std::min(1.0F, std::ceil(high / step) * step) : 1;
    m_widestGap = gap;
    arrange();
    endResetModel();
}

void MilestoneTable::setView(View view)
{
    if (view == m_view)
        return;
    beginResetModel();
    m_view = view;
    m_sortColumn = -1;
    arrange();
    endResetModel();
}

void MilestoneTable::setShowOff(bool showOff)
{
    if (showOff == m_showOff)
        return;
    beginResetModel();
    m_showOff = showOff;
    arrange();
    endResetModel();
}

void MilestoneTable::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
    endResetModel();
}

double MilestoneTable::sortValue(const CatalogRow &row) const
{
    if (!m_study || row.index == noMilestone || row.index >= m_study->priorities.size())
        return NAN;
    const auto &priority = m_study->priorities[row.index];
    const auto *rate = rateOf(row);
    const auto value = [](const auto &optional) { return optional ? static_cast<double>(*optional) : NAN; };
    if (m_view == View::Criteria) {
        switch (m_sortColumn) {
        case Power: return value(priority.difference.value);
        case Achievable: return value(priority.rate.value);
        case Timing: return value(priority.median.day);
        case Measurable: return -static_cast<double>(priority.measurability);
        default: return NAN;
        }
    }
    switch (m_sortColumn) {
    case Rate: return value(rate->rate.value);
    case Median: return value(rate->median.day);
    case Density: return value(rate->density.value);
    case Evidence: return priority.verdict == Verdict::Insufficient ? NAN : value(priority.difference.value);
    default: return NAN;
    }
}

void MilestoneTable::arrange()
{
    m_lines.clear();
    std::vector<int> order;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        if (m_showOff || m_rows[static_cast<std::size_t>(i)].index != noMilestone)
            order.push_back(i);
    }
    const auto &row = [this](int i) -> const CatalogRow & { return m_rows[static_cast<std::size_t>(i)]; };
    const bool grouped = m_view == View::Catalog;
    const auto category = [&](int i) { return grouped ? static_cast<int>(row(i).definition.category) : 0; };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        if (category(a) != category(b))
            return category(a) < category(b);
        if (m_sortColumn < 0)
            return false;
        const bool up = m_sortOrder == Qt::AscendingOrder;
        if (m_sortColumn == 0) {
            const auto words = QString::localeAwareCompare(wording::plain(row(a).definition.title), wording::plain(row(b).definition.title));
            return up ? words < 0 : words > 0;
        }
        const double x = sortValue(row(a)), y = sortValue(row(b));
        if (std::isnan(x) || std::isnan(y))
            return !std::isnan(x) && std::isnan(y); // no data comes last, however sorted
        return up ? x < y : x > y;
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Category here = row(order[i]).definition.category;
        if (grouped && (i == 0 || row(order[i - 1]).definition.category != here)) {
            const auto count = std::ranges::count_if(order, [&](int each) { return row(each).definition.category == here; });
            m_lines.push_back({-1, here, static_cast<int>(count)});
        }
        m_lines.push_back({order[i], here, 0});
    }
}

int MilestoneTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int MilestoneTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_view == View::Catalog ? int(CatalogColumns) : int(CriteriaColumns);
}

int MilestoneTable::columnWidth(int column) const
{
    if (m_view == View::Catalog) {
        constexpr std::array widths{0, 112, 116, 62, 116};
        return widths[static_cast<std::size_t>(column)];
    }
    constexpr std::array widths{0, 128, 76, 108, 84};
    return widths[static_cast<std::size_t>(column)];
}

const CatalogRow *MilestoneTable::at(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_lines.size()))
        return nullptr;
    const Line &line = m_lines[static_cast<std::size_t>(row)];
    return line.row < 0 ? nullptr : &m_rows[static_cast<std::size_t>(line.row)];
}

int MilestoneTable::rowOf(const std::string &key) const
{
    for (int row = 0; row < static_cast<int>(m_lines.size()); ++row) {
        const CatalogRow *entry = at(row);
        if (entry && entry->definition.key == key)
            return row;
    }
    return -1;
}

int MilestoneTable::firstRow() const
{
    for (int row = 0; row < static_cast<int>(m_lines.size()); ++row) {
        if (at(row))
            return row;
    }
    return -1;
}

const analytics::MilestoneRate *MilestoneTable::rateOf(const CatalogRow &row) const
{
    if (!m_study || row.index == noMilestone || row.index >= m_study->rates.rows.size())
        return nullptr;
    return &m_study->rates.rows[row.index];
}

QVariant MilestoneTable::titleCell(const CatalogRow &row) const
{
    LineData line;
    line.indent = rowIndent;
    if (m_view == View::Criteria)
        line.category = row.definition.category;
    const bool on = row.index != noMilestone;
    line.runs.push_back({wording::plain(row.definition.title), on ? Tone::Primary : Tone::Tertiary});
    if (!on)
        line.trailing = tr("off");
    return QVariant::fromValue(line);
}

QVariant MilestoneTable::rateCell(const CatalogRow &row) const
{
    const auto *rate = rateOf(row);
    IntervalData data;
    data.from = m_lowestRate;
    data.to = m_highestRate;
    if (rate && rate->rate.value) {
        data.value = static_cast<float>(*rate->rate.value);
        data.low = static_cast<float>(*rate->rate.low);
        data.high = static_cast<float>(*rate->rate.high);
        data.text = wording::decimal(Voice::person(), 100 * *rate->rate.value, 0);
    }
    return QVariant::fromValue(data);
}

QVariant MilestoneTable::medianCell(const CatalogRow &row) const
{
    const auto voice = Voice::person();
    const auto *rate = rateOf(row);
    if (!rate || rate->n == 0)
        return number({});
    if (!rate->median.day)
        return number(tr("not reached"), Tone::Tertiary);
    const auto &median = rate->median;
    const QString limits = median.low && median.high
        ? tr(" (%1–%2)").arg(wording::integer(voice, *median.low), wording::integer(voice, *median.high))
        : median.low ? tr(" (%1–…)").arg(wording::integer(voice, *median.low)) : QString();
    return number(wording::integer(voice, *median.day) + limits);
}

QVariant MilestoneTable::verdictCell(const CatalogRow &row) const
{
    if (!m_study || row.index == noMilestone || row.index >= m_study->found.size())
        return number({});
    const auto &found = m_study->found[row.index];
    LineData line;
    line.mark = markOf(found.verdict);
    line.runs.push_back({wording::shortWord(Voice::person(), found.verdict), Tone::Primary});
    return QVariant::fromValue(line);
}

QVariant MilestoneTable::powerCell(const CatalogRow &row) const
{
    const auto voice = Voice::person();
    if (!m_study || row.index == noMilestone)
        return number({});
    const auto &priority = m_study->priorities[row.index];
    IntervalData data;
    data.from = -m_widestGap;
    data.to = m_widestGap;
    data.reference = 0.0F;
    if (priority.difference.value) {
        data.value = static_cast<float>(*priority.difference.value);
        data.low = static_cast<float>(*priority.difference.low);
        data.high = static_cast<float>(*priority.difference.high);
        data.text = points(voice, *priority.difference.value);
        data.tone = priority.verdict == Verdict::NoDifference ? Tone::Tertiary : Tone::Primary;
    }
    return QVariant::fromValue(data);
}

QVariant MilestoneTable::timingCell(const CatalogRow &row) const
{
    const auto voice = Voice::person();
    if (!m_study || row.index == noMilestone)
        return number({});
    const auto &priority = m_study->priorities[row.index];
    if (!priority.median.day)
        return number(rateOf(row)->n > 0 ? tr("not reached") : QString(), Tone::Tertiary);
    const QString day = wording::integer(voice, *priority.median.day);
    return number(priority.churnAfterMedian
                      ? tr("%1 · %2", "median day, share of churn after it")
                            .arg(day, wording::percent(voice, *priority.churnAfterMedian))
                      : day);
}

QVariant MilestoneTable::measurableCell(const CatalogRow &row) const
{
    if (!m_study || row.index == noMilestone)
        return number({});
    const auto &priority = m_study->priorities[row.index];
    LineData line;
    const auto word = [&] {
        switch (priority.measurability) {
        case Measurability::Recorded: return tr("events", "known from");
        case Measurability::Reported: return tr("reports", "known from");
        case Measurability::ByHand: return tr("by hand", "known from");
        }
        return QString();
    };
    line.runs.push_back(TextRun{word(), priority.measurability == Measurability::ByHand ? Tone::Watch : Tone::Secondary});
    return QVariant::fromValue(line);
}

QVariant MilestoneTable::catalogCell(const CatalogRow &row, int column) const
{
    switch (column) {
    case Title: return titleCell(row);
    case Rate: return rateCell(row);
    case Median: return medianCell(row);
    case Density: {
        const auto *rate = rateOf(row);
        return number(rate && rate->density.value ? wording::decimal(Voice::person(), *rate->density.value, 2) : QString(), Tone::Secondary);
    }
    case Evidence: return verdictCell(row);
    default: return {};
    }
}

QVariant MilestoneTable::criteriaCell(const CatalogRow &row, int column) const
{
    switch (column) {
    case Name: return titleCell(row);
    case Power: return powerCell(row);
    case Achievable: {
        const auto *rate = rateOf(row);
        return number(rate && rate->rate.value ? wording::percent(Voice::person(), *rate->rate.value) : QString());
    }
    case Timing: return timingCell(row);
    case Measurable: return measurableCell(row);
    default: return {};
    }
}

QString MilestoneTable::spoken(const CatalogRow &row, int column) const
{
    return cellText(m_view == View::Catalog ? catalogCell(row, column) : criteriaCell(row, column));
}

QVariant MilestoneTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto voice = Voice::person();
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    const CatalogRow *row = at(index.row());
    if (role == CellRole::RowKind)
        return static_cast<int>(row ? RowKind::Record : RowKind::Group);
    if (!row) {
        if (role == Qt::DisplayRole)
            return index.column() == 0 ? wording::word(voice, line.category) : QString();
        if (role != CellRole::Value)
            return {};
        if (index.column() == 0) {
            LineData title;
            title.indent = rowIndent;
            title.category = line.category;
            title.runs.push_back({wording::word(voice, line.category), Tone::Primary, TypeWeight::Medium});
            return QVariant::fromValue(title);
        }
        LineData count;
        if (index.column() == columnCount() - 1)
            count.trailing = wording::integer(voice, line.count);
        return QVariant::fromValue(count);
    }
    if (role == CellRole::Value)
        return m_view == View::Catalog ? catalogCell(*row, index.column()) : criteriaCell(*row, index.column());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return spoken(*row, index.column());
    if (role == Qt::ToolTipRole) {
        if (const auto *rate = rateOf(*row); rate && index.column() == Rate && m_view == View::Catalog)
            return wording::rateSentence(voice, *m_study->base->portfolio, *rate);
        if (const auto *rate = rateOf(*row); rate && index.column() == Density && m_view == View::Catalog)
            return wording::densitySentence(voice, *rate);
        if (m_study && row->index != noMilestone
            && ((index.column() == Evidence && m_view == View::Catalog) || (index.column() == Power && m_view == View::Criteria)))
            return wording::associationSentence(voice, *m_study->base->portfolio, m_study->found[row->index]);
        return index.column() == 0 ? wording::plain(row->definition.title) : QVariant();
    }
    return {};
}

Qt::ItemFlags MilestoneTable::flags(const QModelIndex &index) const
{
    // A category is no place to stop at: keys pass over it.
    return at(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QVariant MilestoneTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const bool left = section == 0 || section == columnCount() - 1;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    const QString lead = QStringLiteral("     ");
    if (role == Qt::DisplayRole) {
        const QStringList titles = m_view == View::Catalog
            ? QStringList{lead + tr("Milestone"), tr("In window, %"), tr("Median, days"), tr("A month"), tr("Retention")}
            : QStringList{lead + tr("Milestone"), tr("Kept more, points"), tr("Achieved"), tr("Day · churn after"), tr("Measured")};
        return titles.value(section);
    }
    if (role == Qt::ToolTipRole) {
        const QStringList tips = m_view == View::Catalog
            ? QStringList{QString(), tr("Reached within its window, of the accounts whose window is over (Wilson interval)"),
                          tr("Half have reached it by this day, churn competing (95 % interval)"),
                          tr("Achievements per account and month (95 % interval, each account a cluster)"),
                          tr("Whether reaching it early goes with staying: landmarked, corrected over all milestones")}
            : QStringList{QString(),
                          tr("Predictive power: difference of the shares kept between those who had it by the landmark and the others"),
                          tr("Achievability: reached within the window"),
                          tr("Timing: day by which half have it, and the share of churn that comes after that day"),
                          tr("Measurability: how it comes to be known")};
        return tips.value(section);
    }
    return {};
}

} // namespace milepost::ui
