#include "pages/benchmarks/benchmark_columns.h"

#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "pages/benchmarks/evidence_pieces.h"
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
        row.density = density(each.sums);
        rows.push_back(row);
    }
    return rows;
}

std::vector<ValueTableModel<SegmentRow>::Column> segmentColumns()
{
    return {
        {QStringLiteral("     ") + BenchmarksPage::tr("Segment"), 0, false, [](const SegmentRow &row, int role) { return lineCell(row.label, role, pageIndent); }},
        {BenchmarksPage::tr("n"), 60, true,
         [](const SegmentRow &row, int role) { return numberCell(wording::integer(Voice::person(), std::int64_t(row.n)), role, Tone::Secondary); }},
        {BenchmarksPage::tr("In a year, %"), 84, true,
         [](const SegmentRow &row, int role) {
             return numberCell(std::isfinite(row.year) ? wording::decimal(Voice::person(), row.year, 0) : QString(), role);
         }},
        {BenchmarksPage::tr("Median day"), 84, true,
         [](const SegmentRow &row, int role) {
             return row.median.day ? numberCell(wording::integer(Voice::person(), *row.median.day), role)
                                   : numberCell(BenchmarksPage::tr("not reached"), role, Tone::Tertiary);
         }},
        {BenchmarksPage::tr("95 %"), 72, true,
         [](const SegmentRow &row, int role) {
             const auto voice = Voice::person();
             const QString low = row.median.low ? wording::integer(voice, *row.median.low) : QString();
             const QString high = row.median.high ? wording::integer(voice, *row.median.high) : QStringLiteral("…");
             return numberCell(row.median.day && !low.isEmpty() ? BenchmarksPage::tr("%1–%2").arg(low, high) : QString(), role, Tone::Secondary);
         }},
        {BenchmarksPage::tr("A month (95 %)"), 124, true,
         [](const SegmentRow &row, int role) {
             return numberCell(row.density.value ? wording::numberRange(Voice::person(), row.density) : QString(), role, Tone::Secondary);
         }},
    };
}

std::vector<ValueTableModel<BookMember>::Column> memberColumns(std::function<const Portfolio *()> portfolio,
                                                               std::function<TenureMeasure()> measure)
{
    const auto text = [portfolio](StringId id) { return portfolio() ? wording::plain(portfolio()->text(id)) : QString(); };
    return {
        {QStringLiteral("     ") + BenchmarksPage::tr("Account"), 0, false,
         [=](const BookMember &row, int role) { return lineCell(portfolio() ? text(portfolio()->name[row.account]) : QString(), role, pageIndent); }},
        {BenchmarksPage::tr("Plan"), 112, false,
         [=](const BookMember &row, int role) {
             return lineCell(portfolio() ? text(portfolio()->plan[row.account]) : QString(), role, pageIndent, Tone::Secondary);
         }},
        {BenchmarksPage::tr("Value"), 84, true,
         [=](const BookMember &row, int role) {
             return numberCell(std::isfinite(row.value) ? measureFigure(Voice::person(), measure(), row.value) : QString(), role);
         }},
        {BenchmarksPage::tr("Among the others"), 140, false,
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
