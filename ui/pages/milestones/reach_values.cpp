#include "pages/milestones/reach_values.h"

#include "wording/casing.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"
#include "wording/terms.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

namespace {

constexpr double shortestSpan = 60;
constexpr double settled = 0.985; ///< of the last incidence: little happens after that

/// First day on which almost everybody who ever will has reached it.
double settledDay(const Incidence &curve)
{
    if (curve.points.empty())
        return 0;
    const double last = curve.points.back().incidence;
    for (const auto &point : curve.points) {
        if (point.incidence >= settled * last)
            return point.day;
    }
    return curve.points.back().day;
}

QString lastShare(const Voice &voice, const CurveValues::Series &series, double span)
{
    const double share = shareAt(series, std::min(series.end, span));
    return std::isfinite(share) ? wording::percent(voice, share / 100) : QString();
}

} // namespace

QString fieldWord(const Voice &voice, const std::string &field)
{
    struct Word {
        std::string_view field;
        QString text;
    };
    const std::array words{Word{"quarter", voice.translate("Fields", "Start quarter")},
                           Word{"plan", voice.translate("Fields", "Plan")},
                           Word{"industry", voice.translate("Fields", "Industry")},
                           Word{"region", voice.translate("Fields", "Region")},
                           Word{"owner", voice.translate("Fields", "Owner")},
                           Word{"use_case", voice.translate("Fields", "Use case")},
                           Word{"size", voice.translate("Fields", "Seats")},
                           Word{"term", voice.translate("Fields", "Contract term")}};
    for (const Word &word : words) {
        if (word.field == field)
            return word.text;
    }
    return wording::plain(field.starts_with("cf:") ? std::string_view(field).substr(3) : std::string_view(field));
}

std::vector<std::size_t> largestGroups(const std::vector<GroupCurve> &curves, std::size_t most)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        if (curves[i].n() > 0)
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return curves[a].n() > curves[b].n(); });
    if (order.size() > most)
        order.resize(most);
    std::sort(order.begin(), order.end());
    return order;
}

CurveValues reachCurves(const Voice &voice, const EvidenceBase &base, MilestoneIndex milestone, const Grouping &grouping,
                        const std::vector<GroupCurve> &curves, double span)
{
    CurveValues values;
    const auto window = base.portfolio->milestones[milestone].windowDays;
    const auto shown = largestGroups(curves, mostCurves);
    double needed = std::max(shortestSpan, window ? 2.0 * *window : 0.0);
    for (const std::size_t i : shown)
        needed = std::max(needed, settledDay(curves[i].curve));
    values.span = span > 0 ? span : spanFor(needed);
    values.ticks = ticksFor(values.span);
    const bool one = shown.size() == 1 && grouping.field.empty();
    for (const std::size_t i : shown) {
        auto series = seriesOf(curves[i].curve, curves[i].counts, values.span, values.ticks);
        series.band = values.series.isEmpty();
        const QString last = lastShare(voice, series, values.span);
        const QString n = wording::integer(voice, static_cast<std::int64_t>(curves[i].n()));
        if (one) {
            series.label = voice.translate("Charts", "reached");
            series.beside = last;
        } else {
            series.label = wording::groupWord(voice, grouping, curves[i].group);
            series.beside = voice.translate("Charts", "%1 · n %2", "share reached, number of accounts").arg(last, n);
        }
        values.series.append(series);
    }
    fitIncidence(values);
    if (window) {
        values.window = *window;
        values.windowLabel = voice.translate("Charts", "window %Ln day(s)", nullptr, *window);
        if (one) {
            const double inside = shareAt(values.series.front(), *window);
            if (std::isfinite(inside))
                values.windowValue = voice.translate("Charts", "%1 inside", "the window").arg(wording::percent(voice, inside / 100));
        }
    }
    values.atRiskLabel = voice.translate("Charts", "still to reach");
    values.title = voice.translate("Charts", "Share that reached %1 by day since start")
                       .arg(wording::plain(base.portfolio->milestones[milestone].title));
    return values;
}

CurveValues keptCurves(const Voice &voice, const ReachStudy &study)
{
    CurveValues values;
    const Association &found = study.found;
    if (found.exposed.n == 0 && found.unexposed.n == 0)
        return values;
    const bool expansion = found.outcome == EvidenceOutcome::Expansion;
    values.span = std::max(1, found.horizon - found.landmark);
    values.ticks = ticksFor(values.span);
    const EvidenceCurves &curves = study.evidence;
    auto exposed = expansion ? seriesOf(curves.exposedIncidence, curves.exposedCounts, values.span, values.ticks)
                             : seriesOf(curves.exposed, curves.exposedCounts, values.span, values.ticks);
    auto unexposed = expansion ? seriesOf(curves.unexposedIncidence, curves.unexposedCounts, values.span, values.ticks)
                               : seriesOf(curves.unexposed, curves.unexposedCounts, values.span, values.ticks);
    exposed.label = voice.translate("Charts", "reached");
    exposed.beside = voice.translate("Charts", "by day %1").arg(wording::integer(voice, found.landmark));
    unexposed.label = voice.translate("Charts", "not yet");
    exposed.band = unexposed.band = true;
    for (auto *series : {&exposed, &unexposed}) {
        if (series->atRisk.value(0) > 0)
            values.series.append(*series);
    }
    if (expansion)
        fitIncidence(values);
    else
        fitRetention(values);
    values.title = expansion ? voice.translate("Charts", "Share that expanded, by days after the landmark")
                             : voice.translate("Charts", "Share kept, by days after the landmark");
    return values;
}

HeatValues cohortHeat(const Voice &voice, const std::vector<CohortRow> &rows)
{
    HeatValues values;
    Grouping quarters;
    quarters.field = "quarter";
    for (const CohortRow &row : rows)
        quarters.labels.push_back(row.quarter);
    values.months = rows.empty() ? 0 : static_cast<int>(rows.front().byMonth.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        HeatValues::Row made;
        made.label = wording::groupWord(voice, quarters, i);
        made.n = rows[i].n;
        for (const auto &share : rows[i].byMonth)
            made.share.append(share ? 100 * *share : NAN);
        values.rows.append(made);
    }
    values.title = voice.translate("Charts", "Share that reached it by the end of each month, by start quarter");
    return values;
}

QString whyReach(const Voice &voice, const EvidenceBase &base, const MilestoneRate &rate, const ReachStudy &study)
{
    const auto count = [&](std::int64_t value) { return wording::integer(voice, value); };
    QStringList lines;
    lines << voice.translate("Why", "%1 accounts have started, may reach it, and were recorded from their start; %2 of them have.")
                 .arg(count(rate.n), count(rate.reached));
    if (rate.window)
        lines << voice.translate("Why", "The rate counts only accounts whose %1 days are over: %2 of %3. %4 are still inside their window. Wilson interval.")
                     .arg(count(*rate.window), count(rate.reachedInWindow), count(rate.closed), count(rate.pending));
    lines << voice.translate("Why", "How often: %1.", "a sentence").arg(wording::densitySentence(voice, rate));
    lines << voice.translate("Why", "The curve is the cumulative incidence with churn competing (Aalen–Johansen), band 95 % log–log; dotted "
                                    "where fewer than 10 are left. Judged to %1.")
                 .arg(wording::dateWithYear(voice, base.lives.through));
    const auto &left = base.lives.leftOut;
    if (left.notYetCustomers + left.undated + rate.notObservable > 0)
        lines << voice.translate("Why", "Left out: %1 that have not started, %2 whose start or exit has no date, %3 that started before it was recorded.")
                     .arg(count(left.notYetCustomers), count(left.undated), count(rate.notObservable));
    if (study.segments.presentValues)
        lines << voice.translate("Why", "Segments are today's values where no history says what they were at the start.");
    return lines.join(QLatin1Char(' '));
}

QString whyEvidence(const Voice &voice, const Association &found, const ReachControls &controls)
{
    const auto count = [&](std::int64_t value) { return wording::integer(voice, value); };
    QStringList lines;
    lines << voice.translate("Why", "Only accounts alive on day %1 are compared, by whether they had reached it by then; what follows is counted "
                                    "from that day. %2 had gone by then, %3 are not that old yet, %4 started before it was recorded.")
                 .arg(count(found.landmark), count(found.goneByLandmark), count(found.notYetAtLandmark), count(found.notObservable));
    if (found.outcome == EvidenceOutcome::Expansion)
        lines << voice.translate("Why", "Expansion is the first day with 5 % more ARR than on day %1; %2 accounts without a known ARR are left out.")
                     .arg(count(found.landmark), count(found.noAmount));
    lines << voice.translate("Why", "Shares: Kaplan–Meier at day %1, Wilson with effective n; difference: MOVER; ratio of hazards: Cox with "
                                    "Efron ties over %Ln (stratum|strata), by %2; log-rank test stratified alike; q: Benjamini–Hochberg over all milestones.", nullptr,
                             int(found.strata))
                 .arg(count(found.horizon), controls.strata.empty() ? wording::withinSentence(voice, fieldWord(voice, "term"))
                                            : controls.strata == "none" ? voice.translate("Why", "nothing")
                                                                        : wording::withinSentence(voice, fieldWord(voice, controls.strata)));
    return lines.join(QLatin1Char(' '));
}

} // namespace milepost::ui
