#include "wording/evidence_sentences.h"

#include "wording/figures.h"

#include <algorithm>
#include <cmath>

namespace milepost::wording {

using namespace analytics;

namespace {

QString milestoneName(const Portfolio &portfolio, MilestoneIndex milestone)
{
    const MilestoneDefinition &definition = portfolio.milestones[milestone];
    return name(definition.title.empty() ? definition.key : definition.title);
}

QString exposureName(const Voice &voice, const Portfolio &portfolio, const Association &found)
{
    if (found.milestone != noMilestone)
        return milestoneName(portfolio, found.milestone);
    return voice.translate("Association", "%1 of %Ln milestone(s)", nullptr,
                           int(found.exposure.milestones.size()))
        .arg(integer(voice, found.exposure.atLeast));
}

QString qWords(const Voice &voice, double q)
{
    return q < 0.001 ? voice.translate("Association", "q < 0.001")
                     : voice.translate("Association", "q = %1").arg(decimal(voice, q, 3));
}

/// Why there is too little, with the numbers.
QString tooLittle(const Voice &voice, const Association &found)
{
    const bool expansion = found.outcome == EvidenceOutcome::Expansion;
    switch (found.shortfall) {
    case Shortfall::NobodyStarted:
        return voice.translate("Association", "no account was alive on day %1 with data from its start")
            .arg(integer(voice, found.landmark));
    case Shortfall::NobodyReached:
        return voice.translate("Association", "nobody had reached it by day %1").arg(integer(voice, found.landmark));
    case Shortfall::EverybodyReached:
        return voice.translate("Association", "everybody had reached it by day %1, so there is nobody to compare with")
            .arg(integer(voice, found.landmark));
    case Shortfall::SmallArm:
        return voice.translate("Association", "%1 had reached it by day %2 and %3 had not; each side needs %4")
            .arg(integer(voice, found.exposed.n), integer(voice, found.landmark), integer(voice, found.unexposed.n),
                 integer(voice, fewestInArm));
    case Shortfall::FewEvents: {
        const int events = static_cast<int>(found.exposed.events + found.unexposed.events);
        return expansion
            ? voice.translate("Association", "%Ln expansion(s) by day %1, and %2 are needed", nullptr, events)
                  .arg(integer(voice, found.horizon), integer(voice, fewestEvents))
            : voice.translate("Association", "%Ln churn(s) by day %1, and %2 are needed", nullptr, events)
                  .arg(integer(voice, found.horizon), integer(voice, fewestEvents));
    }
    case Shortfall::ShortFollowUp:
        return voice.translate("Association", "the accounts have been seen for too short a time after day %1")
            .arg(integer(voice, found.landmark));
    case Shortfall::NoAmounts:
        return voice.translate("Association", "no account's ARR on day %1 is known").arg(integer(voice, found.landmark));
    default: return {};
    }
}

QString countOf(const Voice &voice, const CohortShare &share)
{
    return voice.translate("Discovery", "%1 of %2", "count of accounts").arg(integer(voice, share.k), integer(voice, share.n));
}

QString didWhat(const Voice &voice, const Portfolio &portfolio, const Behaviour &behaviour, const Finding &finding,
                std::int32_t firstDays)
{
    const int times = static_cast<int>(finding.threshold);
    if (behaviour.kind == Behaviour::Kind::Milestone) {
        const QString title = milestoneName(portfolio, behaviour.milestone);
        return times <= 1 ? voice.translate("Discovery", "reached %1 in the first %2 days").arg(title, integer(voice, firstDays))
                          : voice.translate("Discovery", "reached %1 at least %Ln time(s) in the first %2 days", nullptr, times)
                                .arg(title, integer(voice, firstDays));
    }
    return times <= 1
        ? voice.translate("Discovery", "did %1 in the first %2 days").arg(name(behaviour.key), integer(voice, firstDays))
        : voice.translate("Discovery", "did %1 at least %Ln time(s) in the first %2 days", nullptr, times)
              .arg(name(behaviour.key), integer(voice, firstDays));
}

QString optionalPercent(const Voice &voice, const std::optional<double> &share, int digits = 0)
{
    return share ? percent(voice, *share, digits) : noData();
}

} // namespace

QString word(const Voice &voice, Verdict verdict, EvidenceOutcome outcome)
{
    const bool expansion = outcome == EvidenceOutcome::Expansion;
    switch (verdict) {
    case Verdict::Insufficient: return voice.translate("Association", "Insufficient data");
    case Verdict::Higher:
        return expansion ? voice.translate("Association", "Goes with more expansion")
                         : voice.translate("Association", "Goes with higher retention");
    case Verdict::Lower:
        return expansion ? voice.translate("Association", "Goes with less expansion")
                         : voice.translate("Association", "Goes with lower retention");
    case Verdict::NoDifference: return voice.translate("Association", "No difference shown");
    }
    return {};
}

QString shortWord(const Voice &voice, Verdict verdict)
{
    switch (verdict) {
    case Verdict::Insufficient: return voice.translate("Association", "Too few", "verdict in a cell");
    case Verdict::Higher: return voice.translate("Association", "Higher", "verdict in a cell");
    case Verdict::Lower: return voice.translate("Association", "Lower", "verdict in a cell");
    case Verdict::NoDifference: return voice.translate("Association", "No difference", "verdict in a cell");
    }
    return {};
}

QString word(const Voice &voice, IntervalMethod method)
{
    switch (method) {
    case IntervalMethod::None: return noData();
    case IntervalMethod::Wilson: return voice.translate("Interval", "Wilson");
    case IntervalMethod::WilsonEffective: return voice.translate("Interval", "Kaplan–Meier, Wilson with effective n");
    case IntervalMethod::Newcombe: return voice.translate("Interval", "Newcombe");
    case IntervalMethod::Mover: return voice.translate("Interval", "MOVER");
    case IntervalMethod::Delta: return voice.translate("Interval", "log ratio, Greenwood");
    case IntervalMethod::CoxWald: return voice.translate("Interval", "Cox, Wald");
    case IntervalMethod::LogLog: return voice.translate("Interval", "log–log");
    case IntervalMethod::Log: return voice.translate("Interval", "log");
    case IntervalMethod::RatioLog: return voice.translate("Interval", "ratio of sums, accounts as clusters, log scale");
    }
    return {};
}

QString word(const Voice &voice, Measurability measurability)
{
    switch (measurability) {
    case Measurability::Recorded: return voice.translate("Measurability", "Measured from events");
    case Measurability::Reported: return voice.translate("Measurability", "Reported by the product");
    case Measurability::ByHand: return voice.translate("Measurability", "Logged by hand");
    }
    return {};
}

QString word(const Voice &voice, TenureMeasure measure)
{
    switch (measure) {
    case TenureMeasure::Milestones: return voice.translate("TenureMeasure", "Milestones at this tenure");
    case TenureMeasure::Occurrences: return voice.translate("TenureMeasure", "Achievements at this tenure");
    case TenureMeasure::Occurrences180: return voice.translate("TenureMeasure", "Achievements in 180 days");
    case TenureMeasure::Density: return voice.translate("TenureMeasure", "Achievements per month");
    case TenureMeasure::Seats: return voice.translate("TenureMeasure", "Seats");
    case TenureMeasure::Arr: return voice.translate("TenureMeasure", "ARR");
    }
    return {};
}

QString word(const Voice &voice, ContractTerm term)
{
    switch (term) {
    case ContractTerm::Monthly: return voice.translate("ContractTerm", "Month to month");
    case ContractTerm::Yearly: return voice.translate("ContractTerm", "Up to a year");
    case ContractTerm::Longer: return voice.translate("ContractTerm", "Longer than a year");
    case ContractTerm::Unknown: return voice.translate("ContractTerm", "Term not known");
    }
    return {};
}

namespace {

/// "2024Q3" → "Q3 2024".
QString quarterWord(const Voice &voice, const std::string &label)
{
    if (label.size() < 3)
        return plain(label);
    return voice.translate("Grouping", "Q%1 %2", "quarter and year")
        .arg(plain(label.substr(label.size() - 1)), plain(label.substr(0, label.size() - 2)));
}

} // namespace

QString groupWord(const Voice &voice, const Grouping &grouping, std::uint32_t group)
{
    if (grouping.field.empty())
        return voice.translate("Grouping", "All accounts");
    const std::string &label = grouping.labels[group];
    if (label.empty())
        return voice.translate("Grouping", "Not known");
    if (grouping.field == "term") {
        if (const auto term = fromKey<ContractTerm>(label))
            return word(voice, *term);
    }
    if (grouping.field == "quarter")
        return quarterWord(voice, label);
    return name(label);
}

QString percentRange(const Voice &voice, const Estimate &share, int digits)
{
    if (!share.value)
        return noData();
    if (!share.low || !share.high)
        return percent(voice, *share.value, digits);
    return voice.translate("Interval", "%1 (%2–%3)", "value, limits")
        .arg(percent(voice, *share.value, digits), decimal(voice, 100 * *share.low, digits), percent(voice, *share.high, digits));
}

QString numberRange(const Voice &voice, const Estimate &number, int digits)
{
    if (!number.value)
        return noData();
    if (!number.low || !number.high)
        return decimal(voice, *number.value, digits);
    return voice.translate("Interval", "%1 (%2–%3)", "value, limits")
        .arg(decimal(voice, *number.value, digits), decimal(voice, *number.low, digits), decimal(voice, *number.high, digits));
}

QString medianRange(const Voice &voice, const DayQuantile &median)
{
    if (!median.day)
        return voice.translate("Interval", "not reached by half");
    const auto limit = [&](const std::optional<std::int32_t> &day) { return day ? integer(voice, *day) : noData(); };
    return voice.translate("Interval", "day %1 (%2–%3)")
        .arg(integer(voice, *median.day), limit(median.low), limit(median.high));
}

QString rateSentence(const Voice &voice, const Portfolio &portfolio, const MilestoneRate &rate)
{
    const QString title = milestoneName(portfolio, rate.milestone);
    switch (rate.rateShortfall) {
    case Shortfall::NobodyStarted:
        return voice.translate("Rates", "%1: insufficient data, no account has started").arg(title);
    case Shortfall::NoWindow:
        return voice.translate("Rates", "%1 has no target window, so there is no rate within it").arg(title);
    case Shortfall::NothingClosed:
        return voice.translate("Rates", "%1: insufficient data, no account has had its %Ln day(s) yet", nullptr, *rate.window)
            .arg(title);
    default: break;
    }
    return voice.translate("Rates", "%1 of %Ln account(s) reached %2 within %3 days", nullptr, int(rate.closed))
        .arg(percentRange(voice, rate.rate), title, integer(voice, *rate.window));
}

QString densitySentence(const Voice &voice, const MilestoneRate &rate)
{
    if (!rate.density.value)
        return voice.translate("Rates", "Insufficient data: no time has been observed");
    const QString over = voice.translate("Rates", "%1 achievements per account and month, over %2 months of %Ln account(s)", nullptr,
                                         int(rate.n))
                             .arg(numberRange(voice, rate.density), integer(voice, std::llround(rate.sums.accountMonths())));
    if (rate.density.low)
        return voice.translate("Rates", "%1; %2", "sentence, method").arg(over, word(voice, rate.density.method));
    return voice.translate("Rates", "%1; an interval needs %2 accounts, %3 of which have reached it")
        .arg(over, integer(voice, fewestForDensity), integer(voice, fewestActingForDensity));
}

QString associationSentence(const Voice &voice, const Portfolio &portfolio, const Association &found)
{
    const QString what = exposureName(voice, portfolio, found);
    if (found.shortfall != Shortfall::None)
        return voice.translate("Association", "Insufficient data on %1: %2").arg(what, tooLittle(voice, found));
    const bool expansion = found.outcome == EvidenceOutcome::Expansion;
    const QString comparison = expansion
        ? voice.translate("Association", "Of %1 accounts with %2 by day %3, %4 had expanded by day %5; of %6 without, %7")
        : voice.translate("Association", "Of %1 accounts with %2 by day %3, %4 were kept to day %5; of %6 without, %7");
    const QString figures
        = comparison.arg(integer(voice, found.exposed.n), what, integer(voice, found.landmark),
                         percentRange(voice, found.exposed.share), integer(voice, found.horizon),
                         integer(voice, found.unexposed.n), percentRange(voice, found.unexposed.share));
    const QString verdict = word(voice, found.verdict, found.outcome);
    return found.q ? voice.translate("Association", "%1: %2 (%3). An association, not proof.")
                         .arg(verdict, figures, qWords(voice, *found.q))
                   : voice.translate("Association", "%1: %2.").arg(verdict, figures);
}

QString naiveSentence(const Voice &voice, const Association &found)
{
    if (!found.naive.ratio.value)
        return {};
    const QString naive = voice.translate("Association", "The naive figure counts anyone who ever reached it, from day 0, and "
                                                         "staying longer gives more time to reach it: %1 times.")
                              .arg(numberRange(voice, found.naive.ratio));
    if (!found.ratio.value)
        return voice.translate("Association", "%1 Do not rely on it: the fair comparison has too little data.").arg(naive);
    return voice.translate("Association", "%1 Compared fairly, among accounts alive on day %2, it is %3 times: believe this one.")
        .arg(naive, integer(voice, found.landmark), numberRange(voice, found.ratio));
}

QStringList associationNotes(const Voice &voice, const Association &found)
{
    QStringList notes;
    if (found.partlyWhoTheyAre)
        notes << voice.translate("Association", "Part of this gap is who they are: the hazard ratio is %1 among alike accounts, "
                                                "and %2 among all.")
                     .arg(numberRange(voice, found.hazardRatio), numberRange(voice, found.plainHazardRatio));
    if (found.shortfall == Shortfall::None && found.horizonMoved())
        notes << voice.translate("Association", "Judged at day %1 instead of %2: beyond it too few are still observed.")
                     .arg(integer(voice, found.horizon), integer(voice, found.horizonAsked));
    if (found.exploratory)
        notes << voice.translate("Association", "Exploratory: landmark, horizon or strata were chosen, not declared before.");
    if (found.presentStrata)
        notes << voice.translate("Association", "Strata are today's values: no history says what they were on day %1.")
                     .arg(integer(voice, found.landmark));
    if (found.notObservable > 0)
        notes << voice.translate("Association", "%Ln account(s) started before this was recorded, and are left out.", nullptr,
                                 int(found.notObservable));
    return notes;
}

QString findingSentence(const Voice &voice, const Portfolio &portfolio, const Behaviour &behaviour,
                        const Discovery &discovery, const Finding &finding)
{
    const QString what = behaviour.kind == Behaviour::Kind::Milestone ? milestoneName(portfolio, behaviour.milestone)
                                                                      : name(behaviour.key);
    switch (finding.shortfall) {
    case Shortfall::NobodyStarted:
    case Shortfall::SmallArm:
        return voice.translate("Discovery", "Insufficient data on %1: %2 retained and %3 churned accounts; each side needs %4")
            .arg(what, integer(voice, finding.retained.n), integer(voice, finding.churned.n), integer(voice, 20));
    case Shortfall::NobodyReached:
        return voice.translate("Discovery", "Nobody did %1 in the first %2 days")
            .arg(what, integer(voice, discovery.settings.firstDays));
    case Shortfall::NoVariation:
        return voice.translate("Discovery", "Everybody did %1 equally often in the first %2 days")
            .arg(what, integer(voice, discovery.settings.firstDays));
    default: break;
    }
    const QString did = didWhat(voice, portfolio, behaviour, finding, discovery.settings.firstDays);
    const QString pattern = discovery.settings.toReach == noMilestone
        ? voice.translate("Discovery", "%1 of retained accounts %2 (%3), against %4 of churned (%5)")
        : voice.translate("Discovery", "%1 of accounts that went on to reach it %2 (%3), against %4 of the others (%5)");
    return pattern.arg(optionalPercent(voice, finding.retained.share.value), did, countOf(voice, finding.retained),
                       optionalPercent(voice, finding.churned.share.value), countOf(voice, finding.churned));
}

QString velocitySentence(const Voice &voice, const VelocityTrend &trend, const VelocityChange &change)
{
    if (trend.latest.empty())
        return voice.translate("Velocity", "Insufficient data: no start quarter has had its %Ln day(s) yet", nullptr, trend.window);
    if (change.earlier.empty())
        return voice.translate("Velocity", "No earlier start quarter to compare %1 with").arg(quarterWord(voice, trend.latest));
    if (change.shortfall != Shortfall::None)
        return voice.translate("Velocity", "Insufficient data to compare %1 with %2").arg(quarterWord(voice, trend.latest), quarterWord(voice, change.earlier));
    const QString medians = voice.translate("Velocity", "%1 against %2", "median day of the later and the earlier cohort")
                                .arg(medianRange(voice, trend.latestMedian), medianRange(voice, change.earlierMedian));
    const double faster = change.faster.value_or(0);
    if (!change.faster || faster == 0)
        return voice.translate("Velocity", "Accounts that started in %1 are as fast as those of %2: %3")
            .arg(quarterWord(voice, trend.latest), quarterWord(voice, change.earlier), medians);
    const bool sure = change.fasterLow && change.fasterHigh && (*change.fasterLow > 0 || *change.fasterHigh < 0);
    const QString range = !sure ? voice.translate("Velocity", "within chance")
        : faster > 0            ? voice.translate("Velocity", "%1 to %2")
                          .arg(percent(voice, *change.fasterLow), percent(voice, *change.fasterHigh))
                                : voice.translate("Velocity", "%1 to %2")
                                      .arg(percent(voice, -*change.fasterHigh), percent(voice, -*change.fasterLow));
    const QString pattern = faster > 0
        ? voice.translate("Velocity", "Accounts that started in %1 are %2 faster (%3) than those of %4: %5")
        : voice.translate("Velocity", "Accounts that started in %1 are %2 slower (%3) than those of %4: %5");
    return pattern.arg(quarterWord(voice, trend.latest), percent(voice, std::abs(faster)), range, quarterWord(voice, change.earlier), medians);
}

QString stopSentence(const Voice &voice, const Portfolio &portfolio, const Stop &stop)
{
    const QString from = milestoneName(portfolio, stop.from), to = milestoneName(portfolio, stop.to);
    if (stop.n == 0)
        return voice.translate("Stops", "Nobody has reached %1 yet").arg(from);
    if (stop.n == stop.already)
        return voice.translate("Stops", "All %Ln account(s) with %1 had %2 before", nullptr, int(stop.n)).arg(from, to);
    return voice.translate("Stops", "After %1, %2 of %3 accounts went on to %4, %5 left and %6 are on their way; half are there on %7")
        .arg(from, integer(voice, stop.later), integer(voice, stop.n - stop.already), to, integer(voice, stop.left),
             integer(voice, stop.waiting), medianRange(voice, stop.median));
}

} // namespace milepost::wording
