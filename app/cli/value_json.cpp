#include "value_json.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace milepost::cli {

namespace {

QString key(const char *text) { return QString::fromLatin1(text); }

QJsonValue scenarios(const std::optional<value::Scenarios> &amounts, Currency currency)
{
    if (!amounts)
        return QJsonValue::Null;
    return QJsonObject{{key("low"), jsonExact((*amounts)[0], currency)},
                       {key("base"), jsonExact((*amounts)[1], currency)},
                       {key("high"), jsonExact((*amounts)[2], currency)}};
}

QJsonValue percentOf(const std::optional<value::Exact> &share)
{
    return share ? QJsonValue(value::asDouble(*share * 100)) : QJsonValue(QJsonValue::Null);
}

QJsonObject assumptionJson(const RoiAssumption &assumption, bool own)
{
    return {{key("key"), jsonText(assumption.key)},
            {key("title"), jsonTextOrNull(assumption.title)},
            {key("unit"), jsonTextOrNull(assumption.unit)},
            {key("low"), jsonText(assumption.low.empty() ? assumption.base : assumption.low)},
            {key("base"), jsonText(assumption.base)},
            {key("high"), jsonText(assumption.high.empty() ? assumption.base : assumption.high)},
            {key("currency"), jsonTextOrNull(assumption.currency.toString())},
            {key("owner"), jsonTextOrNull(assumption.owner)},
            {key("source"), jsonTextOrNull(assumption.source)},
            {key("on"), jsonDay(assumption.on)},
            {key("agreed"), assumption.agreed},
            {key("of_this_account"), own}};
}

QJsonValue baseOf(const RoiModel &model, const std::string &name)
{
    for (const RoiAssumption &assumption : model.assumptions) {
        if (assumption.key == name)
            return jsonText(assumption.base);
    }
    return QJsonValue::Null;
}

QJsonObject lineJson(const RoiModel &model, const value::LineValue &line, Currency currency)
{
    const RoiLine &definition = model.lines[line.line];
    return {{key("key"), jsonText(definition.key)},
            {key("title"), jsonTextOrNull(definition.title)},
            {key("kind"), jsonText(keyOf(definition.kind))},
            {key("milestone"), definition.counted == RoiCounted::Milestone ? jsonText(definition.object) : QJsonValue()},
            {key("event"), definition.counted == RoiCounted::Event ? jsonText(definition.object) : QJsonValue()},
            {key("occurrences"), static_cast<qint64>(line.occurrences)},
            {key("unit"), jsonText(keyOf(definition.unit))},
            {key("saving"), baseOf(model, definition.saving)},
            {key("without_us"), baseOf(model, definition.withoutUs)},
            {key("rate"), baseOf(model, definition.rate)},
            {key("confidence"), baseOf(model, definition.confidence)},
            {key("hours"), line.hours ? jsonText(value::decimalText(*line.hours, 2)) : QJsonValue()},
            {key("agreed"), line.agreed},
            {key("reason_code"), jsonText(keyOf(line.gap))},
            {key("value"), scenarios(line.value, currency)}};
}

QJsonObject explanationJson(const RoiModel &model, const value::RoiNode &node, Currency currency)
{
    static constexpr std::array kinds{"total", "kind", "line", "month", "day", "rounding"};
    QJsonObject json{{key("node"), key(kinds[static_cast<std::size_t>(node.kind)])},
                     {key("count"), static_cast<qint64>(node.count)},
                     {key("value"), jsonExact(node.amount, currency)},
                     {key("exact"), jsonText(node.amount.str())}};
    if (node.kind == value::RoiNode::Kind::Value)
        json[key("kind")] = jsonText(keyOf(node.value));
    if (node.kind == value::RoiNode::Kind::Line)
        json[key("line")] = jsonText(model.lines[node.line].key);
    if (node.on.valid())
        json[key("on")] = jsonDay(node.on);
    QJsonArray children;
    for (const value::RoiNode &child : node.children)
        children << explanationJson(model, child, currency);
    if (!children.isEmpty())
        json[key("of")] = children;
    return json;
}

QJsonObject figureJson(const value::RoiResult &result, value::RoiFigure figure)
{
    const auto payback = result.paybackMonth(figure);
    return {{key("figure"), jsonText(keyOf(figure))},
            {key("value"), scenarios(result.value[static_cast<std::size_t>(figure)], result.currency)},
            {key("net"), jsonExact(result.net(figure), result.currency)},
            {key("roi_percent"), percentOf(result.roi(figure))},
            {key("roi_percent_all_low"), percentOf(result.roi(figure, value::Scenario::Low))},
            {key("roi_percent_all_high"), percentOf(result.roi(figure, value::Scenario::High))},
            {key("payback_month"), payback ? QJsonValue(*payback) : QJsonValue(QJsonValue::Null)},
            {key("falls_below_later"), result.fallsBelowLater(figure)}};
}

} // namespace

QJsonValue jsonExact(const std::optional<value::Exact> &amount, Currency currency)
{
    if (!amount)
        return QJsonValue::Null;
    return jsonMoney(value::minorOf(*amount, currency), currency);
}

QJsonObject roiJson(const AccountRoi &roi)
{
    const value::RoiResult &result = roi.result;
    const Currency currency = result.currency;
    QJsonArray lines, costs, assumptions, figures, months, tornado, also;
    for (const value::LineValue &line : result.lines)
        lines << lineJson(roi.model, line, currency);
    for (const value::CostValue &cost : result.costs) {
        QJsonArray due;
        for (const auto &[on, amount] : cost.due)
            due << QJsonObject{{key("on"), jsonDay(on)}, {key("amount"), jsonExact(amount, currency)}};
        costs << QJsonObject{{key("key"), jsonText(roi.model.costs[cost.cost].key)},
                             {key("title"), jsonTextOrNull(roi.model.costs[cost.cost].title)},
                             {key("kind"), jsonText(keyOf(roi.model.costs[cost.cost].kind))},
                             {key("due"), due},
                             {key("reason_code"), jsonText(keyOf(cost.gap))},
                             {key("cost"), scenarios(cost.amount, currency)}};
    }
    for (const RoiAssumption &assumption : roi.model.assumptions)
        assumptions << assumptionJson(assumption, std::ranges::find(roi.ownAssumptions, assumption.key) != roi.ownAssumptions.end());
    for (std::size_t f = 0; f < enumCount<value::RoiFigure>(); ++f)
        figures << figureJson(result, static_cast<value::RoiFigure>(f));
    for (const value::RoiMonth &month : result.months)
        months << QJsonObject{{key("from"), jsonDay(month.from)},
                              {key("to"), jsonDay(month.to)},
                              {key("headline"), jsonExact(month.value[0], currency)},
                              {key("with_time"), jsonExact(month.value[1], currency)},
                              {key("with_unagreed"), jsonExact(month.value[2], currency)},
                              {key("cost"), jsonExact(month.cost, currency)}};
    for (const value::TornadoBar &bar : result.tornado)
        tornado << QJsonObject{{key("assumption"), jsonText(roi.model.assumptions[bar.assumption].key)},
                               {key("net_at_low"), jsonExact(bar.low, currency)},
                               {key("net_at_high"), jsonExact(bar.high, currency)}};
    for (const std::string &other : roi.alsoApplying)
        also << jsonText(other);
    const auto payback = result.paybackMonth(value::RoiFigure::Headline);
    return {{key("model"), jsonText(roi.model.key)},
            {key("title"), jsonTextOrNull(roi.model.title)},
            {key("also_applying"), also},
            {key("from"), jsonDay(result.from)},
            {key("to"), jsonDay(result.to)},
            {key("rounding"), jsonText(keyOf(roi.model.rounding))},
            {key("lines"), lines},
            {key("costs"), costs},
            {key("assumptions"), assumptions},
            {key("figures"), figures},
            {key("cost"), result.cost ? jsonExact((*result.cost)[1], currency) : QJsonValue()},
            {key("net"), jsonExact(result.net(value::RoiFigure::Headline), currency)},
            {key("roi_percent"), percentOf(result.roi(value::RoiFigure::Headline))},
            {key("payback_month"), payback ? QJsonValue(*payback) : QJsonValue(QJsonValue::Null)},
            {key("cumulative"), months},
            {key("sensitivity"), tornado},
            {key("explanation"), explanationJson(roi.model, result.explanation, currency)}};
}

QJsonObject renewalJson(const Portfolio &portfolio, const value::Renewal &renewal)
{
    QJsonArray checkpoints;
    for (std::size_t c = 0; c < renewal.checkpoints.size(); ++c)
        checkpoints << QJsonObject{{key("days_before"), value::checkpointDays[c]},
                                   {key("on"), jsonDay(renewal.termEnd - value::checkpointDays[c])},
                                   {key("state"), jsonText(keyOf(renewal.checkpoints[c]))}};
    const CallFact *call = renewal.call;
    return {{key("account"), jsonText(portfolio.text(portfolio.externalId[renewal.account]))},
            {key("name"), jsonText(portfolio.text(portfolio.name[renewal.account]))},
            {key("owner"), jsonTextOrNull(portfolio.text(portfolio.owner[renewal.account]))},
            {key("term_end"), jsonDay(renewal.termEnd)},
            {key("decision_day"), jsonDay(renewal.decisionDay)},
            {key("due"), jsonMoney(renewal.dueMinor, portfolio.baseCurrency)},
            {key("outcome"), jsonText(keyOf(renewal.outcome))},
            {key("call"), call ? jsonText(keyOf(*call->call)) : QJsonValue()},
            {key("called_by"), call ? jsonTextOrNull(portfolio.text(call->author)) : QJsonValue()},
            {key("called_on"), call ? jsonDay(call->on) : QJsonValue()},
            {key("upsell"), call ? jsonMoney(call->upsellMinor, portfolio.baseCurrency) : QJsonValue()},
            {key("probability"), jsonFloat(static_cast<float>(renewal.probability))},
            {key("probability_source"), jsonText(keyOf(renewal.source))},
            {key("machine"), jsonFloat(static_cast<float>(renewal.machine))},
            {key("machine_method"), jsonText(keyOf(renewal.machineMethod))},
            {key("disagreement"), jsonFloat(static_cast<float>(renewal.disagreement()))},
            {key("checkpoints"), checkpoints}};
}

QJsonObject retentionJson(const value::RevenueRetention &retention, Currency currency)
{
    const auto share = [](const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null); };
    return {{key("from"), jsonDay(retention.from)},
            {key("to"), jsonDay(retention.to)},
            {key("n"), retention.accounts},
            {key("start_arr"), jsonMoney(retention.startMinor, currency)},
            {key("end_arr"), jsonMoney(retention.endMinor, currency)},
            {key("grr"), share(retention.gross())},
            {key("nrr"), share(retention.net())},
            {key("volume"), jsonMoney(retention.volumeMinor, currency)},
            {key("price"), jsonMoney(retention.priceMinor, currency)},
            {key("not_split"), jsonMoney(retention.unsplitMinor, currency)}};
}

QJsonObject callJson(const Portfolio &portfolio, const RenewalCallRecord &call)
{
    const AccountIndex account = portfolio.find(call.account);
    return {{key("account"), account == noAccount ? QJsonValue() : jsonText(portfolio.text(portfolio.externalId[account]))},
            {key("term_end"), jsonDay(call.termEnd)},
            {key("call"), call.call ? jsonText(keyOf(*call.call)) : QJsonValue()},
            {key("probability"), call.probability ? QJsonValue(*call.probability) : QJsonValue()},
            {key("upsell"), call.upsell ? jsonMoney(call.upsell->minor, call.upsell->currency) : QJsonValue()},
            {key("note"), jsonTextOrNull(call.note)},
            {key("on"), jsonDay(call.on)},
            {key("at"), jsonInstant(call.at)},
            {key("author"), jsonTextOrNull(call.author)}};
}

QJsonValue planJson(const AccountPlan &plan)
{
    if (plan.history.empty())
        return QJsonValue::Null;
    const auto point = [](const PlanPoint &at) -> QJsonValue {
        if (at == PlanPoint{})
            return QJsonValue::Null;
        return QJsonObject{{key("value"), jsonTextOrNull(at.value)}, {key("on"), jsonDay(at.on)}};
    };
    QJsonArray steps, history;
    for (const PlanStep &step : plan.plan.steps)
        steps << QJsonObject{{key("key"), jsonText(step.key)},
                             {key("title"), jsonText(step.title)},
                             {key("milestone"), jsonTextOrNull(step.milestone)},
                             {key("owes"), jsonText(keyOf(step.owes))},
                             {key("owner"), jsonTextOrNull(step.owner)},
                             {key("due"), jsonDay(step.due)},
                             {key("done_on"), jsonDay(step.doneOn)}};
    for (const AuthoredValue &change : plan.history)
        history << QJsonObject{{key("part"), jsonText(change.scope)},
                               {key("field"), jsonText(change.field)},
                               {key("value"), QJsonDocument::fromJson("[" + QByteArray::fromStdString(change.value) + "]").array().at(0)},
                               {key("on"), jsonDay(change.on)},
                               {key("author"), jsonTextOrNull(change.author)}};
    const Interview &heard = plan.interview;
    const QJsonObject interview{{key("on"), jsonDay(heard.on)},
                                {key("with"), jsonTextOrNull(heard.with)},
                                {key("first_value"), jsonTextOrNull(heard.firstValue)},
                                {key("first_win"), jsonTextOrNull(heard.firstWin)},
                                {key("celebrate"), jsonTextOrNull(heard.celebrate)},
                                {key("success"), jsonTextOrNull(heard.success)}};
    return QJsonObject{{key("required_outcome"), jsonTextOrNull(plan.plan.requiredOutcome)},
                       {key("appropriate_experience"), jsonTextOrNull(plan.plan.appropriateExperience)},
                       {key("outcome_milestone"), jsonTextOrNull(plan.plan.outcomeMilestone)},
                       {key("outcome_on"), jsonDay(plan.plan.outcomeOn)},
                       {key("baseline"), point(plan.plan.baseline)},
                       {key("destination"), point(plan.plan.destination)},
                       {key("steps"), steps},
                       {key("off_course"), plan.course.off()},
                       {key("off_course_since"), jsonDay(plan.course.offSince)},
                       {key("destination_passed"), plan.course.destinationPassed},
                       {key("steps_overdue"), plan.course.stepsOverdue},
                       {key("overdue_by_us"), plan.course.overdueByUs},
                       {key("bad_fit"), plan.badFit},
                       {key("interview"), heard == Interview{} ? QJsonValue() : QJsonValue(interview)},
                       {key("history"), history}};
}

} // namespace milepost::cli
