#include "wording/value_words.h"

#include "wording/figures.h"

#include <algorithm>
#include <cmath>

namespace milepost::wording {

QString word(const Voice &voice, RoiKind kind)
{
    switch (kind) {
    case RoiKind::CashSaved: return voice.translate("Value", "Cash saved");
    case RoiKind::RevenueGained: return voice.translate("Value", "Revenue gained");
    case RoiKind::LossAvoided: return voice.translate("Value", "Loss avoided");
    case RoiKind::TimeReleased: return voice.translate("Value", "Time released");
    }
    return {};
}

QString word(const Voice &voice, RoiCostKind kind)
{
    switch (kind) {
    case RoiCostKind::Subscription: return voice.translate("Value", "Subscription");
    case RoiCostKind::Implementation: return voice.translate("Value", "Implementation");
    case RoiCostKind::InternalHours: return voice.translate("Value", "Hours of their own");
    case RoiCostKind::Other: return voice.translate("Value", "Other cost");
    }
    return {};
}

QString word(const Voice &voice, value::RoiFigure figure)
{
    switch (figure) {
    case value::RoiFigure::Headline: return voice.translate("Value", "Agreed with the customer");
    case value::RoiFigure::WithTime: return voice.translate("Value", "With time released");
    case value::RoiFigure::WithUnagreed: return voice.translate("Value", "With what is not agreed yet");
    }
    return {};
}

QString word(const Voice &voice, value::RoiGap gap)
{
    switch (gap) {
    case value::RoiGap::None: return {};
    case value::RoiGap::NoExchangeRate: return voice.translate("Value", "No exchange rate for its currency");
    case value::RoiGap::NoSubscriptionPrice: return voice.translate("Value", "What the subscription costs is not known");
    }
    return {};
}

QString word(const Voice &voice, RenewalCall call)
{
    switch (call) {
    case RenewalCall::Commit: return voice.translate("Renewals", "Commit");
    case RenewalCall::BestCase: return voice.translate("Renewals", "Best case");
    case RenewalCall::AtRisk: return voice.translate("Renewals", "At risk");
    case RenewalCall::Churn: return voice.translate("Renewals", "Churn");
    }
    return {};
}

QString word(const Voice &voice, value::RenewalOutcome outcome)
{
    switch (outcome) {
    case value::RenewalOutcome::Open: return voice.translate("Renewals", "Open");
    case value::RenewalOutcome::Won: return voice.translate("Renewals", "Renewed");
    case value::RenewalOutcome::Lost: return voice.translate("Renewals", "Lost");
    }
    return {};
}

QString word(const Voice &voice, value::ProbabilitySource source)
{
    switch (source) {
    case value::ProbabilitySource::Typed: return voice.translate("Renewals", "as typed");
    case value::ProbabilitySource::OwnCalls: return voice.translate("Renewals", "how their own calls turned out");
    case value::ProbabilitySource::Default: return voice.translate("Renewals", "the usual for this call");
    case value::ProbabilitySource::Machine: return voice.translate("Renewals", "estimate; nobody has called it");
    case value::ProbabilitySource::None: return voice.translate("Renewals", "not called, and no estimate");
    }
    return {};
}

QString word(const Voice &voice, value::Checkpoint checkpoint)
{
    switch (checkpoint) {
    case value::Checkpoint::Ahead: return voice.translate("Renewals", "Ahead");
    case value::Checkpoint::Met: return voice.translate("Renewals", "Called in time");
    case value::Checkpoint::Missed: return voice.translate("Renewals", "Missed");
    }
    return {};
}

QString word(const Voice &voice, PlanSide side)
{
    switch (side) {
    case PlanSide::Us: return voice.translate("Plan", "We");
    case PlanSide::Customer: return voice.translate("Plan", "The customer");
    }
    return {};
}

QString roundingRule(const Voice &voice, RoiRounding rounding)
{
    return rounding == RoiRounding::WholeHours
        ? voice.translate("Value", "Hours are rounded down to whole ones before they are worth money.")
        : voice.translate("Value", "Nothing is rounded before the end; amounts are shown to the nearest smallest coin, halves away from zero.");
}

QString lineArithmetic(const Voice &voice, const RoiModel &model, const value::LineValue &line)
{
    const RoiLine &definition = model.lines[line.line];
    const auto base = [&](const std::string &key) {
        const auto at = std::ranges::find(model.assumptions, key, &RoiAssumption::key);
        const auto exact = at == model.assumptions.end() ? std::nullopt : value::exactFromDecimal(at->base);
        return exact ? decimal(voice, value::asDouble(*exact), 4) : noData();
    };
    QString saving = base(definition.saving);
    if (!definition.withoutUs.empty())
        saving = voice.translate("Value", "(%1 − %2)", "saving less what it would have been without us").arg(saving, base(definition.withoutUs));
    const QString count = integer(voice, line.occurrences);
    QString text;
    if (definition.unit == RoiUnit::Minutes && line.hours)
        text = voice.translate("Value", "%1 × %2 min = %3 h, at %4 an hour")
                   .arg(count, saving, decimal(voice, value::asDouble(*line.hours), 1), base(definition.rate));
    else if (definition.unit == RoiUnit::Units)
        text = voice.translate("Value", "%1 × %2, at %3 each").arg(count, saving, base(definition.rate));
    else
        text = voice.translate("Value", "%1 × %2", "occurrences, money each").arg(count, saving);
    if (!definition.confidence.empty())
        text = voice.translate("Value", "%1, of which %2 is due to us").arg(text, base(definition.confidence));
    return text;
}

QString figureSentence(const Voice &voice, const value::RoiResult &result, value::RoiFigure figure)
{
    if (!result.value[static_cast<std::size_t>(figure)])
        return figure == value::RoiFigure::WithUnagreed ? voice.translate("Value", "No line has an amount yet.")
                                                        : voice.translate("Value", "Nothing is agreed with the customer yet.");
    const auto net = result.net(figure);
    if (!net)
        return voice.translate("Value", "What it cost is not known, so there is no return to speak of.");
    const QString amount = moneyExact(voice, value::minorOf(abs(*net), result.currency), result.currency);
    QString text = *net < 0 ? voice.translate("Value", "%1 less than it cost").arg(amount)
                            : voice.translate("Value", "%1 more than it cost").arg(amount);
    if (const auto roi = result.roi(figure))
        text = voice.translate("Value", "%1, a return of %2", "net, ROI").arg(text, percent(voice, value::asDouble(*roi)));
    else
        text = voice.translate("Value", "%1; it cost nothing, so there is no rate of return").arg(text);
    if (const auto month = result.paybackMonth(figure)) {
        text = voice.translate("Value", "%1; paid back in month %2").arg(text, integer(voice, *month));
        if (result.fallsBelowLater(figure))
            text = voice.translate("Value", "%1, though a later cost puts it below again").arg(text);
    } else if (result.cost && (*result.cost)[1] > 0) {
        text = voice.translate("Value", "%1; not paid back yet").arg(text);
    }
    return text;
}

QString retentionSentence(const Voice &voice, const value::RevenueRetention &retention)
{
    if (!retention.gross())
        return voice.translate("Renewals", "Nobody had ARR on the first day, so there is no retention to speak of.");
    return voice.translate("Renewals", "GRR %1, NRR %2 of %Ln account(s), %3 to %4", nullptr, retention.accounts)
        .arg(percent(voice, *retention.gross(), 1), percent(voice, *retention.net(), 1), dateWithYear(voice, retention.from),
             dateWithYear(voice, retention.to));
}

QString calibrationSentence(const Voice &voice, const value::CallCalibration &calibration)
{
    if (calibration.n == 0)
        return voice.translate("Renewals", "No call has been put to the test yet.");
    const double renewed = static_cast<double>(calibration.won) / calibration.n;
    const QString head = voice.translate("Renewals", "%Ln past call(s): %1 expected, %2 renewed", nullptr, calibration.n)
                             .arg(percent(voice, calibration.meanProbability), percent(voice, renewed));
    const int points = static_cast<int>(std::lround(100 * std::abs(calibration.tooHigh())));
    const QString middle = points == 0 ? voice.translate("Renewals", "%1: about right").arg(head)
        : calibration.tooHigh() > 0
        ? voice.translate("Renewals", "%1: called too high by %Ln point(s)", nullptr, points).arg(head)
        : voice.translate("Renewals", "%1: called too low by %Ln point(s)", nullptr, points).arg(head);
    return voice.translate("Renewals", "%1; Brier %2").arg(middle, decimal(voice, calibration.brier, 2));
}

QString courseSentence(const Voice &voice, const analytics::PlanCourse &course)
{
    if (!course.off())
        return {};
    const QString since = dateWithYear(voice, course.offSince);
    if (course.stepsOverdue == 0)
        return voice.translate("Plan", "Off course since %1: the day of the destination has passed").arg(since);
    const QString steps = voice.translate("Plan", "%Ln step(s) overdue, %1 of them ours", nullptr, course.stepsOverdue)
                              .arg(integer(voice, course.overdueByUs));
    return course.destinationPassed
        ? voice.translate("Plan", "Off course since %1: the day of the destination has passed; %2").arg(since, steps)
        : voice.translate("Plan", "Off course since %1: %2").arg(since, steps);
}

} // namespace milepost::wording
