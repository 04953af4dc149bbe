#include "pages/milestones/milestone_study.h"

#include <algorithm>
#include <functional>

namespace milepost::ui {

using namespace analytics;

namespace {

constexpr int cohortMonths = 12;
constexpr std::size_t cohortQuarters = 8;

/// Settings that point into the grouping beside them.
struct Settings {
    Grouping strata;
    EvidenceSettings settings;
    Settings(const EvidenceBase &base, const ReachControls &controls)
    {
        settings.landmark = controls.landmark;
        settings.horizon = controls.horizon;
        settings.outcome = controls.outcome;
        if (controls.strata.empty())
            return;
        strata = groupingFor(base, controls.strata == "none" ? std::string() : controls.strata);
        settings.strata = &strata;
    }
    Settings(const Settings &) = delete;
    Settings &operator=(const Settings &) = delete;
};

/// Another landmark, else a later horizon, of those on offer under which there is enough to compare; the nearest first.
std::optional<Association> enoughElsewhere(const EvidenceBase &base, const Association &found, const ReachControls &controls)
{
    if (found.shortfall == Shortfall::None || base.lives.reached(found.milestone).empty())
        return std::nullopt;
    std::vector<ReachControls> others;
    for (const int day : offeredLandmarks) {
        others.push_back(controls);
        others.back().landmark = day;
    }
    std::ranges::stable_sort(others, {}, [&](const ReachControls &each) { return std::abs(*each.landmark - found.landmark); });
    for (const int day : offeredHorizons) {
        others.push_back(controls);
        others.back().horizon = day;
    }
    for (const ReachControls &each : others) {
        const Settings settings(base, each);
        Association other = evidence(*base.portfolio, base.lives, {found.exposure}, base.observability, settings.settings).front();
        if (other.shortfall == Shortfall::None)
            return other;
    }
    return std::nullopt;
}

} // namespace

std::shared_ptr<const MilestoneStudy> studyMilestones(std::shared_ptr<const EvidenceBase> base)
{
    auto study = std::make_shared<MilestoneStudy>();
    const Portfolio &portfolio = *base->portfolio;
    study->rates = milestoneRates(portfolio, base->lives, allTogether(portfolio), base->observability, onAllCores);
    study->found = evidenceOf(*base, eachMilestone(portfolio), {});
    study->priorities = priorities(portfolio, base->lives, study->found, study->rates);
    study->base = std::move(base);
    return study;
}

std::vector<milestones::LintFinding> lintWith(const Catalog &catalog, Day today, const MilestoneStudy &study)
{
    std::vector<milestones::MilestoneRate> rates;
    for (const auto &row : study.rates.rows) {
        if (row.window)
            rates.push_back({study.base->portfolio->milestones[row.milestone].key, row.closed, row.reachedInWindow});
    }
    return milestones::lintCatalog(catalog, today, rates);
}

DayQuantile GroupCurve::quantile(double q) const { return {curve.quantile(q), curve.quantileLow(q), curve.quantileHigh(q)}; }

Grouping groupingFor(const EvidenceBase &base, const std::string &field)
{
    constexpr std::size_t quarters = 12;
    if (field == "quarter")
        return byStartQuarter(base.lives, quarters);
    if (!field.empty()) {
        if (auto found = byField(*base.portfolio, base.lives, field, base.settings.sizeBands))
            return std::move(*found);
    }
    return allTogether(*base.portfolio);
}

std::vector<GroupCurve> groupCurves(const EvidenceBase &base, MilestoneIndex milestone, const Grouping &grouping)
{
    const FirstLives &lives = base.lives;
    std::vector<GroupCurve> curves(grouping.count());
    const auto size = static_cast<std::size_t>(std::max(lives.longest, 0)) + 1;
    for (std::uint32_t group = 0; group < curves.size(); ++group) {
        curves[group].group = group;
        curves[group].counts.event.assign(size, 0);
        curves[group].counts.competing.assign(size, 0);
        curves[group].counts.censored.assign(size, 0);
    }
    const auto window = base.portfolio->milestones[milestone].windowDays;
    const auto reached = lives.reached(milestone);
    auto next = reached.begin();
    for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
        while (next != reached.end() && next->account < account)
            ++next;
        const std::uint32_t group = grouping.of[account];
        if (group == noGroup || !lives.concerns(*base.portfolio, account, milestone, base.observability))
            continue;
        GroupCurve &mine = curves[group];
        const std::int32_t end = lives.end[account];
        mine.sums.observe(end);
        const bool closed = window && lives.through - lives.start[account] >= *window;
        mine.closed += closed ? 1 : 0;
        if (next != reached.end() && next->account == account && next->day <= end) {
            ++mine.counts.event[static_cast<std::size_t>(next->day)];
            ++mine.reached;
            mine.sums.happen(end, next->occurrences);
            mine.reachedInWindow += closed && next->day <= *window ? 1 : 0;
        } else {
            ++(lives.churned[account] ? mine.counts.competing : mine.counts.censored)[static_cast<std::size_t>(end)];
        }
    }
    for (GroupCurve &each : curves)
        each.curve = cumulativeIncidence(each.counts);
    return curves;
}

std::shared_ptr<const ReachStudy> studyReach(const EvidenceBase &base, MilestoneIndex milestone,
                                             const ReachControls &controls, const std::vector<Association> &declared,
                                             std::optional<Grouping> segments, const ReachStudy *before)
{
    const bool sameMilestone = before && before->milestone == milestone;
    const bool sameSegments = before && before->controls.segments == controls.segments && !segments;
    const bool sameComparison = sameMilestone && before->controls.comparesAs(controls);
    auto study = sameMilestone ? std::make_shared<ReachStudy>(*before) : std::make_shared<ReachStudy>();
    const Portfolio &portfolio = *base.portfolio;
    study->milestone = milestone;
    study->controls = controls;
    std::vector<std::function<void()>> pieces;
    if (!sameComparison)
        pieces.emplace_back([&] {
            const Settings settings(base, controls);
            EvidenceDetail detail = evidenceDetail(portfolio, base.lives, {{milestone}, 1}, base.observability,
                                                   settings.settings, sameMilestone ? onAllCores : ParallelFor(serially));
            const bool isDeclared = controls.comparesAs({}) && milestone < declared.size();
            study->found = isDeclared ? declared[milestone] : std::move(detail.found);
            study->wouldDo = enoughElsewhere(base, study->found, controls);
            study->evidence = std::move(detail.curves);
            study->arms = std::move(detail.arms);
        });
    if (!sameMilestone || !sameSegments)
        pieces.emplace_back([&] {
            study->segments = segments ? std::move(*segments) : sameSegments ? before->segments : groupingFor(base, controls.segments);
            study->curves = groupCurves(base, milestone, study->segments);
        });
    if (!sameMilestone) {
        pieces.emplace_back([&] { study->trend = velocityTrend(portfolio, base.lives, milestone, base.observability); });
        pieces.emplace_back([&] {
            study->cohorts = cohortTable(portfolio, base.lives, milestone, base.observability, cohortMonths, cohortQuarters);
        });
    }
    onAllCores(pieces.size(), [&pieces](std::size_t piece) { pieces[piece](); });
    return study;
}

std::vector<Association> associationsWith(const EvidenceBase &base, const ReachControls &controls)
{
    const Settings settings(base, controls);
    return evidenceOf(base, eachMilestone(*base.portfolio), settings.settings);
}

} // namespace milepost::ui
