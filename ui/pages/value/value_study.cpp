#include "pages/value/value_study.h"

#include "wording/figures.h"
#include "wording/value_words.h"

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using value::Exact;
using value::RoiFigure;
using value::RoiResult;
using value::Scenario;
using wording::Voice;

namespace {

constexpr double thousandsFrom = 20'000, millionsFrom = 20'000'000;
constexpr int mostTicks = 5;

std::size_t at(RoiFigure figure) { return static_cast<std::size_t>(figure); }
std::size_t at(Scenario scenario) { return static_cast<std::size_t>(scenario); }

std::int64_t minorOf(const Exact &amount, Currency currency) { return value::minorOf(amount, currency); }

QString listed(const Voice &voice, const QStringList &names)
{
    constexpr int most = 3;
    const int others = static_cast<int>(names.size()) - most;
    return names.size() <= most ? names.join(QStringLiteral(", "))
                                : voice.translate("Value", "%1 and %Ln other(s)", nullptr, others)
                                      .arg(names.mid(0, most).join(QStringLiteral(", ")));
}

} // namespace

RoiModel atScenario(RoiModel model, Scenario scenario)
{
    for (RoiAssumption &assumption : model.assumptions) {
        const std::string &end = scenario == Scenario::Low ? assumption.low : assumption.high;
        if (scenario != Scenario::Base && !end.empty())
            assumption.base = end;
        assumption.low.clear();
        assumption.high.clear();
    }
    return model;
}

Result<ValueStudy> studyOf(const Portfolio &portfolio, AccountIndex account, AccountRoi roi)
{
    ValueStudy study;
    study.account = account;
    study.roi = std::move(roi);
    const value::RoiInput input{portfolio, account, study.roi.events, study.roi.rates};
    MP_ASSIGN(study.roi.result, value::evaluateRoi(study.roi.model, input));
    for (const Scenario scenario : {Scenario::Low, Scenario::Base, Scenario::High}) {
        MP_ASSIGN(study.cases[at(scenario)], value::evaluateRoi(atScenario(study.roi.model, scenario), input));
    }
    study.today = portfolio.asOf;
    const bool dated = study.roi.model.from.valid() && study.roi.model.to.valid();
    study.contractEnd = dated ? study.roi.model.to : addMonths(study.base().from, 12) - 1;
    return study;
}

std::optional<RoiFigure> firstFigure(const RoiResult &result)
{
    for (const RoiFigure figure : {RoiFigure::Headline, RoiFigure::WithTime, RoiFigure::WithUnagreed}) {
        if (result.value[at(figure)])
            return figure;
    }
    return std::nullopt;
}

QString MoneyScale::text(const Voice &voice, double scaled) const { return wording::decimal(voice, scaled, digits); }

QString MoneyScale::change(const Voice &voice, double scaled) const
{
    const QString size = wording::decimal(voice, std::abs(scaled), digits);
    const bool zero = std::abs(scaled) * std::pow(10, digits) < 0.5;
    return zero ? QStringLiteral("±0") : (scaled < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + size;
}

MoneyScale scaleFor(double most, Currency currency)
{
    const QString sign = wording::currencySign(currency);
    if (most >= millionsFrom)
        return {1e6, QStringLiteral("M ") + sign, 1};
    if (most >= thousandsFrom)
        return {1e3, QStringLiteral("k ") + sign, 1};
    return {1, sign, 0};
}

MoneyScale cumulativeScale(const ValueStudy &study, RoiFigure figure)
{
    double most = 0;
    for (const RoiResult &each : study.cases) {
        if (each.value[at(figure)])
            most = std::max(most, std::abs(value::asDouble((*each.value[at(figure)])[at(Scenario::Base)])));
    }
    if (study.base().cost)
        most = std::max(most, std::abs(value::asDouble((*study.base().cost)[at(Scenario::Base)])));
    return scaleFor(most, study.base().currency);
}

CumulativeValues cumulativeOf(const Voice &voice, const ValueStudy &study, RoiFigure figure)
{
    const RoiResult &base = study.base();
    const MoneyScale scale = cumulativeScale(study, figure);
    CumulativeValues values;
    values.span = study.contractEnd - base.from + 1;
    values.today = study.today - base.from + 1;
    values.todayLabel = voice.translate("Value", "today");
    values.title = voice.translate("Value", "Cumulative value against cost, %1").arg(scale.unit);
    if (!base.value[at(figure)])
        return values;
    const auto amount = [&](const RoiResult &result, std::size_t month) { return scale.of(result.months[month].value[at(figure)]); };
    const RoiResult &low = study.cases[at(Scenario::Low)], &high = study.cases[at(Scenario::High)];
    for (std::size_t m = 0; m < base.months.size(); ++m) {
        const Day until = base.months[m].to;
        values.points.append({double(until - base.from + 1), amount(low, m), amount(base, m), amount(high, m),
                              wording::dateWithYear(voice, until)});
    }
    if (base.cost) {
        std::vector<std::pair<Day, Exact>> due;
        for (const value::CostValue &cost : base.costs)
            due.insert(due.end(), cost.due.begin(), cost.due.end());
        std::ranges::stable_sort(due, {}, &std::pair<Day, Exact>::first);
        Exact total = 0;
        for (const auto &[on, each] : due) {
            total += each;
            values.costs.append({double(on - base.from), scale.of(total)});
        }
    }
    const auto month = base.paybackMonth(figure);
    const auto net = base.net(figure);
    if (month && net && *net >= 0) {
        values.payback = values.points[*month - 1].day;
        values.paybackLabel = base.fallsBelowLater(figure) ? voice.translate("Value", "first covered in month %1").arg(wording::integer(voice, *month))
                                                          : voice.translate("Value", "paid back in month %1").arg(wording::integer(voice, *month));
    }
    const auto &last = values.points.back();
    values.baseLabel = voice.translate("Value", "base %1").arg(scale.text(voice, last.base));
    values.lowLabel = voice.translate("Value", "low %1").arg(scale.text(voice, last.low));
    values.highLabel = voice.translate("Value", "high %1").arg(scale.text(voice, last.high));
    if (!values.costs.isEmpty())
        values.costLabel = voice.translate("Value", "cost %1").arg(scale.text(voice, values.costs.back().total));
    const int months = std::max(1, static_cast<int>(std::lround(values.span / 30.4)));
    const int every = std::max(1, static_cast<int>(std::ceil(double(months) / (mostTicks - 1))));
    for (int k = 0; k <= months; k += every) {
        const Day on = addMonths(base.from, k);
        if (on - base.from > values.span)
            break;
        const YearMonthDay civil = civilFromDay(on);
        values.ticks.append({double(on - base.from), QStringLiteral("%1 %2").arg(voice.locale.standaloneMonthName(civil.month, QLocale::ShortFormat),
                                                                                 QString::number(civil.year % 100).rightJustified(2, QLatin1Char('0')))});
    }
    return values;
}

MoneyScale tornadoScale(const ValueStudy &study)
{
    double most = 0;
    for (const value::TornadoBar &bar : study.base().tornado)
        most = std::max({most, std::abs(value::asDouble(bar.low)), std::abs(value::asDouble(bar.high))});
    return scaleFor(most, study.base().currency);
}

TornadoValues tornadoOf(const Voice &voice, const ValueStudy &study)
{
    const MoneyScale scale = tornadoScale(study);
    TornadoValues values;
    values.title = voice.translate("Value", "What the answer hangs on, %1").arg(scale.unit);
    const auto net = study.base().net(RoiFigure::WithUnagreed);
    if (!net)
        return values;
    values.base = scale.of(*net);
    values.baseLabel = voice.translate("Value", "base %1").arg(scale.change(voice, values.base));
    for (const value::TornadoBar &bar : study.base().tornado) {
        const RoiAssumption &assumption = study.roi.model.assumptions[bar.assumption];
        const auto endOrBase = [&](const std::string &end) { return decimalWords(voice, end.empty() ? assumption.base : end); };
        TornadoValues::Bar made;
        made.name = wording::plain(assumption.title.empty() ? assumption.key : assumption.title);
        made.detail = voice.translate("Value", "%1–%2 %3", "low, high, unit").arg(endOrBase(assumption.low), endOrBase(assumption.high), wording::plain(assumption.unit));
        made.low = scale.of(bar.low);
        made.high = scale.of(bar.high);
        made.text = QStringLiteral("%1 / %2").arg(scale.change(voice, made.low - values.base), scale.change(voice, made.high - values.base));
        values.bars.append(made);
    }
    return values;
}

QString wholeMoney(const Voice &voice, const std::optional<Exact> &amount, Currency currency)
{
    return amount ? wording::moneyFigure(voice, minorOf(*amount, currency), currency) : wording::noData();
}

QString exactMoney(const Voice &voice, const std::optional<Exact> &amount, Currency currency)
{
    if (!amount)
        return wording::noData();
    const bool negative = *amount < 0;
    const QString size = voice.locale.toString(QString::fromStdString(value::decimalText(abs(*amount), currency.minorDigits())).toDouble(), 'f',
                                               currency.minorDigits());
    return negative ? QChar(0x2212) + size : size;
}

QString netMoney(const Voice &voice, const std::optional<Exact> &amount, Currency currency)
{
    const QString text = wholeMoney(voice, amount, currency);
    return amount && minorOf(*amount, currency) > 0 ? QLatin1Char('+') + text : text;
}

QString percentFigure(const Voice &voice, const std::optional<Exact> &share)
{
    if (!share)
        return wording::noData();
    const double percent = value::asDouble(*share) * 100;
    const QString size = voice.locale.toString(std::abs(percent), 'f', 1); // "42.0" under "40.1"
    return percent < 0 ? QChar(0x2212) + size : percent > 0 ? QLatin1Char('+') + size : size;
}

QString paybackWords(const Voice &voice, const RoiResult &result, RoiFigure figure)
{
    const auto net = result.net(figure);
    if (!net || (*result.cost)[at(Scenario::Base)] <= 0)
        return wording::noData();
    const auto month = result.paybackMonth(figure);
    if (!month || *net < 0)
        return voice.translate("Value", "not yet");
    const QString number = wording::integer(voice, *month);
    return result.fallsBelowLater(figure) ? voice.translate("Value", "month %1, with a dip").arg(number) : voice.translate("Value", "month %1").arg(number);
}

QStringList whatIsMissing(const Voice &voice, const ValueStudy &study)
{
    const RoiModel &model = study.roi.model;
    QStringList notAgreed, silent, noRate, sentences;
    for (const value::LineValue &line : study.base().lines) {
        const QString name = wording::plain(model.lines[line.line].title.empty() ? model.lines[line.line].key : model.lines[line.line].title);
        if (line.gap == value::RoiGap::NoExchangeRate)
            noRate << name;
        else if (line.occurrences == 0)
            silent << name;
        if (!line.agreed)
            notAgreed << name;
    }
    for (const value::CostValue &cost : study.base().costs) {
        if (cost.gap != value::RoiGap::None)
            sentences << voice.translate("Value", "%1: %2. Without it there is no net and no return.").arg(wording::plain(model.costs[cost.cost].title), wording::word(voice, cost.gap));
    }
    const int withoutRate = static_cast<int>(noRate.size()), unagreed = static_cast<int>(notAgreed.size()), nothing = static_cast<int>(silent.size());
    if (!noRate.isEmpty())
        sentences << voice.translate("Value", "%Ln line(s) count(s|) nowhere, since no exchange rate is known for the currency: %1.", nullptr, withoutRate).arg(listed(voice, noRate));
    if (!notAgreed.isEmpty())
        sentences << voice.translate("Value", "%Ln line(s) (is|are) not agreed with the customer: %1. Agree before it goes into a brief.", nullptr, unagreed).arg(listed(voice, notAgreed));
    if (!silent.isEmpty())
        sentences << voice.translate("Value", "%Ln line(s) (has|have) counted nothing in this period: %1.", nullptr, nothing).arg(listed(voice, silent));
    return sentences;
}

QString contractWords(const Voice &voice, const ValueStudy &study)
{
    const Day from = study.base().from;
    const std::int32_t days = study.contractEnd - from + 1;
    return voice.translate("Value", "%1 – %2 · day %3 of %4")
        .arg(wording::dateWithYear(voice, from), wording::dateWithYear(voice, study.contractEnd),
             wording::integer(voice, std::min(study.today - from + 1, days)), wording::integer(voice, days));
}

std::array<const RoiAssumption *, 4> assumptionsOf(const RoiModel &model, const RoiLine &line)
{
    std::array<const RoiAssumption *, 4> found{};
    const std::array keys{&line.saving, &line.withoutUs, &line.rate, &line.confidence};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto assumption = std::ranges::find(model.assumptions, *keys[i], &RoiAssumption::key);
        found[i] = assumption == model.assumptions.end() ? nullptr : &*assumption;
    }
    return found;
}

QString standsFor(const Voice &voice, const RoiModel &model, const RoiLine &line)
{
    QStringList parts, owners, sources;
    Day newest;
    for (const RoiAssumption *assumption : assumptionsOf(model, line)) {
        if (!assumption)
            continue;
        if (!assumption->owner.empty() && !owners.contains(wording::plain(assumption->owner)))
            owners << wording::plain(assumption->owner);
        if (!assumption->source.empty() && !sources.contains(wording::plain(assumption->source)))
            sources << wording::plain(assumption->source);
        if (assumption->on.valid() && (!newest.valid() || assumption->on > newest))
            newest = assumption->on;
    }
    if (!owners.isEmpty())
        parts << owners.join(QStringLiteral(", "));
    if (!sources.isEmpty())
        parts << sources.join(QStringLiteral(", "));
    if (newest.valid())
        parts << wording::dateWithYear(voice, newest);
    return parts.join(QStringLiteral(" · "));
}

QString decimalWords(const Voice &voice, const std::string &text)
{
    QString shown = QString::fromStdString(text);
    return shown.replace(QLatin1Char('.'), voice.locale.decimalPoint());
}

std::optional<std::string> decimalTyped(const Voice &voice, const QString &typed)
{
    QString plain = typed.trimmed();
    plain.replace(QChar(0x2212), QLatin1Char('-'));
    if (!plain.contains(QLatin1Char('.')))
        plain.replace(voice.locale.decimalPoint(), QStringLiteral("."));
    const std::string text = plain.toStdString();
    return value::exactFromDecimal(text) ? std::optional(text) : std::nullopt;
}

} // namespace milepost::ui
