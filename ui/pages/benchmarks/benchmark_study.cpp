#include "pages/benchmarks/benchmark_study.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace milepost::ui {

using namespace analytics;

namespace {

constexpr int cohortMonths = 12;
constexpr std::size_t cohortQuarters = 11;

bool inBook(const Portfolio &portfolio, AccountIndex account, const std::string &owner)
{
    return !owner.empty() && portfolio.text(portfolio.owner[account]) == owner;
}

void distribution(const BenchmarkBase &base, BenchmarkStudy &study)
{
    const Portfolio &portfolio = *base.evidence->portfolio;
    const StandingSettings &settings = base.evidence->settings;
    const BenchmarkControls &controls = study.controls;
    study.k = settings.peersK;
    if (controls.account != noAccount) {
        study.ladder = measureLadder(portfolio, base.lives, controls.account, controls.measure, settings.peersK,
                                     settings.sizeBands, controls.tenure > 0 ? std::optional(controls.tenure) : std::nullopt);
        study.tenure = study.ladder.tenure;
        if (const LadderRung *rung = study.ladder.used())
            study.peers.assign(rung->values.begin(), rung->values.end());
        if (study.ladder.own)
            study.marked.push_back(*study.ladder.own);
    } else {
        study.tenure = controls.tenure > 0 ? controls.tenure : bookTenure;
    }
    study.members = measureAll(portfolio, base.lives, controls.measure, study.tenure);
    std::stable_sort(study.members.begin(), study.members.end(), [](const auto &a, const auto &b) { return a.value < b.value; });
    if (controls.account == noAccount) {
        for (const MeasuredAccount &each : study.members)
            (inBook(portfolio, each.account, controls.owner) ? study.marked : study.peers).push_back(each.value);
        for (const MeasuredAccount &each : study.members) {
            if (inBook(portfolio, each.account, controls.owner) && std::ssize(study.peers) >= study.k)
                study.book.push_back({each.account, each.value, midRank(study.peers, each.value)});
        }
        std::stable_sort(study.book.begin(), study.book.end(),
                         [](const BookMember &a, const BookMember &b) { return a.percentile < b.percentile; });
    }
    if (std::ssize(study.peers) >= study.k) {
        study.p25 = quantileOf(study.peers, 0.25);
        study.median = quantileOf(study.peers, 0.5);
        study.p75 = quantileOf(study.peers, 0.75);
    }
}

} // namespace

std::optional<double> quantileOf(const std::vector<double> &ascending, double q)
{
    if (ascending.empty())
        return std::nullopt;
    const double place = static_cast<double>(ascending.size() - 1) * q;
    const auto below = static_cast<std::size_t>(place);
    const double share = place - static_cast<double>(below);
    const double low = ascending[below];
    return share > 0 ? low + share * (ascending[below + 1] - low) : low;
}

double midRank(const std::vector<double> &ascending, double value)
{
    const auto [first, last] = std::equal_range(ascending.begin(), ascending.end(), value);
    const auto below = static_cast<double>(first - ascending.begin()), equal = static_cast<double>(last - first);
    return 100 * (below + equal / 2) / static_cast<double>(ascending.size());
}

std::shared_ptr<const BenchmarkBase> benchmarkBase(std::shared_ptr<const EvidenceBase> evidence)
{
    auto base = std::make_shared<BenchmarkBase>();
    base->lives = livesOf(*evidence->portfolio, evidence->settings.sizeBands);
    base->evidence = std::move(evidence);
    return base;
}

std::shared_ptr<const BenchmarkStudy> studyBenchmark(const BenchmarkBase &base, const BenchmarkControls &controls,
                                                     std::optional<Grouping> grouping, const BenchmarkStudy *before)
{
    const EvidenceBase &evidence = *base.evidence;
    const bool known = controls.milestone != noMilestone && controls.milestone < evidence.portfolio->milestones.size();
    const BenchmarkControls *was = before ? &before->controls : nullptr;
    const bool sameDistribution = was && was->measure == controls.measure && was->account == controls.account
        && was->owner == controls.owner && was->tenure == controls.tenure;
    const bool sameMilestone = was && was->milestone == controls.milestone;
    const bool sameCurves = sameMilestone && was->grouping == controls.grouping && !grouping;
    auto study = sameDistribution ? std::make_shared<BenchmarkStudy>(*before) : std::make_shared<BenchmarkStudy>();
    study->controls = controls;
    std::vector<std::function<void()>> pieces;
    if (!sameDistribution)
        pieces.emplace_back([&] { distribution(base, *study); });
    if (sameCurves) {
        study->grouping = before->grouping;
        study->curves = before->curves;
    } else {
        pieces.emplace_back([&] {
            study->grouping = grouping ? std::move(*grouping) : groupingFor(evidence, controls.grouping);
            study->curves = known ? groupCurves(evidence, controls.milestone, study->grouping) : std::vector<GroupCurve>();
        });
    }
    if (sameMilestone) {
        study->cohorts = before->cohorts;
        study->trend = before->trend;
    } else if (known) {
        pieces.emplace_back([&] {
            study->cohorts = cohortTable(*evidence.portfolio, evidence.lives, controls.milestone, evidence.observability, cohortMonths,
                                         cohortQuarters);
        });
        pieces.emplace_back([&] { study->trend = velocityTrend(*evidence.portfolio, evidence.lives, controls.milestone, evidence.observability); });
    } else {
        study->cohorts.clear();
        study->trend = {};
    }
    onAllCores(pieces.size(), [&pieces](std::size_t piece) { pieces[piece](); });
    study->rate = {};
    study->markedDay = -1;
    if (known) {
        // "Companies like yours": the account's own group where it has one.
        const std::uint32_t group = controls.account != noAccount ? study->grouping.of[controls.account] : noGroup;
        study->rate.milestone = controls.milestone;
        study->rate.window = evidence.portfolio->milestones[controls.milestone].windowDays;
        if (group != noGroup && group < study->curves.size()) {
            const GroupCurve &mine = study->curves[group];
            study->rate.group = group;
            study->rate.n = static_cast<std::uint32_t>(mine.n());
            study->rate.reached = mine.reached;
            study->rate.median = mine.quantile(0.5);
        }
    }
    if (controls.account != noAccount && base.lives.observedTo[controls.account] >= 0)
        study->markedDay = base.lives.observedTo[controls.account];
    return study;
}

} // namespace milepost::ui
