#include "pages/benchmarks/benchmark_columns.h"

#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "pages/benchmarks/ladder_table.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

namespace {

constexpr int pageIndent = 16;
constexpr int year = 365; ///< days

QVariant number(const QString &text, int role, Tone tone = Tone::Primary)
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text.isEmpty() ? wording::noData() : text;
    if (role != CellRole::Value)
        return {};
    NumberData data;
    data.text = text;
    data.tone = tone;
    return QVariant::fromValue(data);
}

QVariant line(const QString &text, int role, Tone tone = Tone::Primary)
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text;
    if (role != CellRole::Value)
        return {};
    LineData data;
    data.indent = pageIndent;
    data.runs.push_back({text, tone});
    return QVariant::fromValue(data);
}

} // namespace

std::vector<SegmentRow> segmentRows(const Grouping &grouping, const std::vector<GroupCurve> &curves)
{
    std::vector<SegmentRow> rows;
    for (const GroupCurve &each : curves) {
        if (each.n() == 0)
            continue;
        SegmentRow row;
        row.label = wording::groupWord(Voice::person(), grouping, each.group);
        row.n = each.n();
        // Only where somebody has been followed for the whole of it, or the last one has had an end before.
        std::size_t last = each.counts.event.size();
        while (last > 0 && each.counts.event[last - 1] + each.counts.competing[last - 1] + each.counts.censored[last - 1] == 0)
            --last;
        bool followed = last > 0 && each.counts.censored[last - 1] == 0;
        for (std::size_t day = year; day < each.counts.event.size() && !followed; ++day)
            followed = each.counts.event[day] + each.counts.competing[day] + each.counts.censored[day] > 0;
        row.year = followed ? 100 * each.curve.at(year) : NAN;
        row.median = each.quantile(0.5);
        if (each.accountMonths > 0)
            row.density = static_cast<double>(each.occurrences) / each.accountMonths;
        rows.push_back(row);
    }
    return rows;
}

std::vector<ValueTableModel<SegmentRow>::Column> segmentColumns()
{
    const auto tr = [](const char *text) { return BenchmarksPage::tr(text); };
    return {
        {QStringLiteral("     ") + tr("Segment"), 0, false, [](const SegmentRow &row, int role) { return line(row.label, role); }},
        {tr("n"), 60, true,
         [](const SegmentRow &row, int role) { return number(wording::integer(Voice::person(), std::int64_t(row.n)), role, Tone::Secondary); }},
        {tr("In a year, %"), 88, true,
         [](const SegmentRow &row, int role) {
             return number(std::isfinite(row.year) ? wording::decimal(Voice::person(), row.year, 0) : QString(), role);
         }},
        {tr("Median day"), 88, true,
         [](const SegmentRow &row, int role) {
             return row.median.day ? number(wording::integer(Voice::person(), *row.median.day), role)
                                   : number(BenchmarksPage::tr("not reached"), role, Tone::Tertiary);
         }},
        {tr("95 %"), 92, true,
         [](const SegmentRow &row, int role) {
             const auto voice = Voice::person();
             const QString low = row.median.low ? wording::integer(voice, *row.median.low) : QString();
             const QString high = row.median.high ? wording::integer(voice, *row.median.high) : QStringLiteral("…");
             return number(row.median.day && !low.isEmpty() ? BenchmarksPage::tr("%1–%2").arg(low, high) : QString(), role, Tone::Secondary);
         }},
        {tr("A month"), 76, true,
         [](const SegmentRow &row, int role) {
             return number(row.density ? wording::decimal(Voice::person(), *row.density, 2) : QString(), role, Tone::Secondary);
         }},
    };
}

std::vector<ValueTableModel<BookMember>::Column> memberColumns(std::function<const Portfolio *()> portfolio,
                                                               std::function<TenureMeasure()> measure)
{
    const auto tr = [](const char *text) { return BenchmarksPage::tr(text); };
    const auto text = [portfolio](StringId id) { return portfolio() ? wording::plain(portfolio()->text(id)) : QString(); };
    return {
        {QStringLiteral("     ") + tr("Account"), 0, false,
         [=](const BookMember &row, int role) { return line(portfolio() ? text(portfolio()->name[row.account]) : QString(), role); }},
        {tr("Plan"), 112, false,
         [=](const BookMember &row, int role) {
             return line(portfolio() ? text(portfolio()->plan[row.account]) : QString(), role, Tone::Secondary);
         }},
        {tr("Value"), 84, true,
         [=](const BookMember &row, int role) {
             return number(std::isfinite(row.value) ? measureFigure(Voice::person(), measure(), row.value) : QString(), role);
         }},
        {tr("Among the others"), 140, false,
         [](const BookMember &row, int role) -> QVariant {
             PaceMarkData mark;
             if (std::isfinite(row.percentile)) {
                 mark.percentile = static_cast<float>(row.percentile);
                 mark.mark = markOfPercentile(row.percentile);
             }
             if (role == CellRole::Value)
                 return std::isfinite(row.percentile) ? QVariant::fromValue(mark) : QVariant::fromValue(LineData{});
             return role == Qt::DisplayRole || role == Qt::AccessibleTextRole
                 ? (std::isfinite(row.percentile) ? wording::ordinal(Voice::person(), std::lround(row.percentile)) : wording::noData())
                 : QVariant();
         }},
    };
}

} // namespace milepost::ui
