#include "pages/value/cost_rows.h"

#include "delegates/cell_roles.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "wording/figures.h"
#include "wording/value_words.h"

#include <algorithm>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr std::size_t low = 0, base = 1, high = 2;

QString withUnit(const QString &title, Currency currency)
{
    return currency.valid() ? QStringLiteral("%1, %2").arg(title, wording::currencySign(currency)) : title;
}

const RoiAssumption *find(const RoiModel &model, const std::string &key)
{
    const auto at = std::ranges::find(model.assumptions, key, &RoiAssumption::key);
    return at == model.assumptions.end() ? nullptr : &*at;
}

/// "40 h × 80 $", "1,200 €", or where it is from.
QString amountOf(const Voice &voice, const RoiModel &model, const RoiCost &cost)
{
    if (cost.kind == RoiCostKind::Subscription)
        return voice.translate("Value", "from invoices, else the price");
    const auto number = [&](const RoiAssumption *of) {
        if (!of)
            return QString();
        const QString figure = decimalWords(voice, of->base);
        return of->currency.valid() ? QStringLiteral("%1 %2").arg(figure, wording::currencySign(of->currency)) : figure;
    };
    const RoiAssumption *rate = find(model, cost.rate);
    const QString amount = cost.kind == RoiCostKind::InternalHours ? voice.translate("Value", "%1 h").arg(number(find(model, cost.amount)))
                                                                   : number(find(model, cost.amount));
    return rate ? QStringLiteral("%1 × %2").arg(amount, number(rate)) : amount;
}

QString rangeOf(const Voice &voice, const value::Scenarios &scenarios, Currency currency)
{
    if (scenarios[low] == scenarios[high])
        return {};
    return QStringLiteral("%1 – %2").arg(exactMoney(voice, scenarios[low], currency), exactMoney(voice, scenarios[high], currency));
}

} // namespace

std::vector<CostRow> costRows(const Voice &voice, const ValueStudy &study)
{
    const RoiModel &model = study.roi.model;
    const value::RoiResult &result = study.base();
    std::vector<CostRow> rows;
    for (const value::CostValue &each : result.costs) {
        const RoiCost &cost = model.costs[each.cost];
        CostRow row;
        row.cost = each.cost;
        row.title = wording::plain(cost.title.empty() ? cost.key : cost.title);
        row.kind = wording::word(voice, cost.kind);
        row.amount = amountOf(voice, model, cost);
        row.due = cost.kind == RoiCostKind::Subscription
            ? voice.translate("Value", "%Ln time(s) in the period", nullptr, int(each.due.size()))
            : wording::dateWithYear(voice, cost.due.valid() ? cost.due : result.from);
        if (each.amount) {
            row.range = rangeOf(voice, *each.amount, result.currency);
            row.inPeriod = exactMoney(voice, (*each.amount)[base], result.currency);
        } else {
            row.inPeriod = wording::word(voice, each.gap);
        }
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        return rows;
    CostRow sum;
    sum.sum = true;
    sum.title = voice.translate("Value", "Cost in the period");
    if (result.cost) {
        sum.range = rangeOf(voice, *result.cost, result.currency);
        sum.inPeriod = exactMoney(voice, (*result.cost)[base], result.currency);
    }
    rows.push_back(std::move(sum));
    return rows;
}

std::vector<CostModel::Column> costColumns(Currency currency)
{
    const auto voice = Voice::person();
    using Text = QString CostRow::*;
    const auto kind = [](const CostRow &row, int role) -> QVariant {
        return role == CellRole::RowKind ? QVariant(static_cast<int>(row.sum ? RowKind::Total : RowKind::Record)) : QVariant();
    };
    const auto nothing = [](int role) { return role == CellRole::Value ? QVariant::fromValue(LineData{}) : QVariant(); };
    const auto words = [kind, nothing](const QString &title, int width, Text text, Tone tone, int indent) {
        return CostModel::Column{title, width, false, [=](const CostRow &row, int role) -> QVariant {
                                     if (const QVariant rowKind = kind(row, role); rowKind.isValid())
                                         return rowKind;
                                     if (row.sum && (row.*text).isEmpty())
                                         return nothing(role);
                                     if (row.sum && role == CellRole::Value) {
                                         LineData line;
                                         line.indent = indent;
                                         line.runs.push_back({row.*text, tone, TypeWeight::Strong});
                                         return QVariant::fromValue(line);
                                     }
                                     return lineCell(row.*text, role, indent, tone);
                                 }};
    };
    const auto figure = [kind, nothing](const QString &title, int width, Text text, Tone tone, TypeWeight weight) {
        return CostModel::Column{title, width, true, [=](const CostRow &row, int role) -> QVariant {
                                     if (const QVariant rowKind = kind(row, role); rowKind.isValid())
                                         return rowKind;
                                     if (row.sum && (row.*text).isEmpty())
                                         return nothing(role);
                                     return numberCell(row.*text, role, tone, row.sum ? TypeWeight::Strong : weight);
                                 }};
    };
    constexpr int pageIndent = 16;
    return {
        words(QStringLiteral("     ") + voice.translate("Value", "Cost"), 0, &CostRow::title, Tone::Primary, pageIndent),
        words(voice.translate("Value", "Kind"), 150, &CostRow::kind, Tone::Secondary, 0),
        figure(voice.translate("Value", "Amount"), 210, &CostRow::amount, Tone::Primary, TypeWeight::Normal),
        words(voice.translate("Value", "Due"), 150, &CostRow::due, Tone::Secondary, 0),
        figure(withUnit(voice.translate("Value", "Low – high"), currency), 150, &CostRow::range, Tone::Secondary, TypeWeight::Normal),
        figure(withUnit(voice.translate("Value", "In the period"), currency), 132, &CostRow::inPeriod, Tone::Primary, TypeWeight::Strong),
    };
}

} // namespace milepost::ui
