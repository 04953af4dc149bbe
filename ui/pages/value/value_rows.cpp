#include "pages/value/value_rows.h"

#include "delegates/cell_roles.h"
#include "delegates/cell_strokes.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/value_words.h"

#include <QCollator>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using value::Exact;
using value::RoiFigure;
using value::Scenario;
using wording::Voice;

namespace {

constexpr int pageIndent = 16; ///< cells pad 8 of the page's 24
constexpr std::size_t low = 0, base = 1, high = 2;


QString withUnit(const QString &title, Currency currency) { return QStringLiteral("%1, %2").arg(title, wording::currencySign(currency)); }

QString rangeOf(const Voice &voice, const value::Scenarios &amount, Currency currency)
{
    return QStringLiteral("%1 – %2").arg(wholeMoney(voice, amount[low], currency), wholeMoney(voice, amount[high], currency));
}

/// One case: `result` has all its assumptions at one end.
CaseRow caseOf(const Voice &voice, const QString &name, const value::RoiResult &result, RoiFigure figure)
{
    CaseRow row;
    row.name = name;
    row.figure = figure;
    const auto &amount = result.value[static_cast<std::size_t>(figure)];
    const Currency currency = result.currency;
    row.value = wholeMoney(voice, amount ? std::optional((*amount)[base]) : std::nullopt, currency);
    row.cost = wholeMoney(voice, result.cost ? std::optional((*result.cost)[base]) : std::nullopt, currency);
    row.net = netMoney(voice, result.net(figure), currency);
    row.roi = percentFigure(voice, result.roi(figure));
    row.payback = paybackWords(voice, result, figure);
    if (amount)
        row.share = static_cast<float>(value::asDouble((*amount)[base]));
    if (result.cost)
        row.costShare = static_cast<float>(value::asDouble((*result.cost)[base]));
    return row;
}

template <class Row> typename ValueTableModel<Row>::Column figureColumn(const QString &title, int width, QString Row::*text, bool Row::*strong, Tone tone = Tone::Primary)
{
    return {title, width, true, [text, strong, tone](const Row &row, int role) {
                const bool heavy = strong && row.*strong;
                return numberCell(row.*text, role, tone, heavy ? TypeWeight::Strong : TypeWeight::Normal);
            }};
}

QVariant nameCell(const QString &text, int role, bool strong)
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return text;
    if (role != CellRole::Value)
        return {};
    LineData line;
    line.indent = pageIndent;
    line.runs.push_back({text, Tone::Primary, strong ? TypeWeight::Strong : TypeWeight::Normal});
    return QVariant::fromValue(line);
}

} // namespace

std::vector<CaseRow> caseRows(const Voice &voice, const ValueStudy &study)
{
    std::vector<CaseRow> rows;
    const std::array names{voice.translate("Value", "Low"), voice.translate("Value", "Base"), voice.translate("Value", "High")};
    for (std::size_t s = 0; s < names.size(); ++s)
        rows.push_back(caseOf(voice, names[s], study.cases[s], RoiFigure::Headline));
    rows[base].strong = true;
    for (const RoiFigure figure : {RoiFigure::WithTime, RoiFigure::WithUnagreed})
        rows.push_back(caseOf(voice, wording::word(voice, figure), study.base(), figure));
    for (CaseRow &row : rows) {
        if (const auto &amount = study.base().value[static_cast<std::size_t>(row.figure)])
            row.range = rangeOf(voice, *amount, study.base().currency);
    }
    float longest = 0;
    for (const CaseRow &row : rows)
        longest = std::max({longest, std::isfinite(row.share) ? row.share : 0, std::isfinite(row.costShare) ? row.costShare : 0});
    for (CaseRow &row : rows) {
        row.share = longest > 0 ? std::max(0.0F, row.share / longest) : noShare;
        row.costShare = longest > 0 ? row.costShare / longest : noShare;
    }
    return rows;
}

std::vector<CaseModel::Column> caseColumns(Currency currency)
{
    return {
        {QStringLiteral("     ") + Voice::person().translate("Value", "Agreed with the customer"), 228, false,
         [](const CaseRow &row, int role) -> QVariant {
             if (role == Qt::ToolTipRole && !row.range.isEmpty())
                 return Voice::person().translate("Value", "All low to all high: %1").arg(row.range);
             return nameCell(row.name, role, row.strong);
         }},
        figureColumn<CaseRow>(withUnit(Voice::person().translate("Value", "Value to date"), currency), 124, &CaseRow::value, &CaseRow::strong),
        figureColumn<CaseRow>(withUnit(Voice::person().translate("Value", "Cost to date"), currency), 124, &CaseRow::cost, &CaseRow::strong),
        figureColumn<CaseRow>(withUnit(Voice::person().translate("Value", "Net"), currency), 112, &CaseRow::net, &CaseRow::strong),
        figureColumn<CaseRow>(Voice::person().translate("Value", "ROI, %"), 88, &CaseRow::roi, &CaseRow::strong),
        figureColumn<CaseRow>(Voice::person().translate("Value", "Payback"), 132, &CaseRow::payback, &CaseRow::strong),
        {QStringLiteral("     ") + Voice::person().translate("Value", "Against cost"), 0, false,
         [](const CaseRow &row, int role) -> QVariant {
             if (role == AgainstCostDelegate::CaseRole)
                 return QPointF(row.share, row.costShare);
             if (role == CellRole::Value)
                 return QVariant::fromValue(LineData{});
             return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? row.roi : QVariant();
         }},
    };
}

void AgainstCostDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    RecordDelegate::paint(painter, option, index);
    const QVariant shares = index.data(CaseRole);
    if (!shares.isValid())
        return;
    const QPointF share = shares.toPointF();
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const QRectF cell = QRectF(option.rect).adjusted(scaled(rightToLeft ? size::pagePadding : size::space4), 0,
                                                     -scaled(rightToLeft ? size::space4 : size::pagePadding), 0);
    const QRectF box = middle(cell, scaled(8));
    painter->save();
    if (std::isfinite(share.x()) && share.x() > 0) {
        const bool strong = index.row() == static_cast<int>(base);
        drawBlock(*painter, between(box, 0, std::min(1.0, share.x()), rightToLeft), strong ? Token::AccentBase : Token::AccentMid, true);
    }
    if (std::isfinite(share.y())) {
        const qreal x = std::round(along(box, share.y(), rightToLeft));
        painter->fillRect(QRectF(x - scaled(1), box.top() - scaled(4), scaled(2), box.height() + scaled(8)), color(Token::TextPrimary));
    }
    painter->restore();
}

std::vector<LineRow> lineRows(const Voice &voice, const ValueStudy &study)
{
    const RoiModel &model = study.roi.model;
    const Currency currency = study.base().currency;
    std::vector<LineRow> rows;
    const auto number = [&](const RoiAssumption *assumption) { return assumption ? decimalWords(voice, assumption->base) : QString(); };
    for (const value::LineValue &line : study.base().lines) {
        const RoiLine &definition = model.lines[line.line];
        const auto [saving, withoutUs, rate, share] = assumptionsOf(model, definition);
        LineRow row;
        row.number = static_cast<int>(line.line) + 1;
        row.line = line.line;
        row.title = wording::plain(definition.title.empty() ? definition.key : definition.title);
        row.kind = wording::word(voice, definition.kind);
        row.occurrences = wording::integer(voice, line.occurrences);
        const QString each = withoutUs ? QStringLiteral("%1 − %2").arg(number(saving), number(withoutUs)) : number(saving);
        row.saving = definition.unit == RoiUnit::Minutes ? voice.translate("Value", "%1 min").arg(each)
            : definition.unit == RoiUnit::Money          ? QStringLiteral("%1 %2").arg(each, wording::currencySign(saving ? saving->currency : currency))
                                                         : each;
        row.rate = number(rate);
        const auto part = share ? value::exactFromDecimal(share->base) : std::nullopt;
        row.share = part ? wording::percent(voice, value::asDouble(*part)) : share ? number(share) : wording::percent(voice, 1);
        if (line.value) {
            row.range = rangeOf(voice, *line.value, currency);
            row.value = exactMoney(voice, (*line.value)[base], currency);
        }
        Day agreedOn;
        for (const RoiAssumption *used : assumptionsOf(model, definition)) {
            if (used && used->on.valid() && (!agreedOn.valid() || used->on > agreedOn))
                agreedOn = used->on;
        }
        row.mark = line.gap != value::RoiGap::None ? Mark::None : line.agreed ? Mark::Good : Mark::Watch;
        row.agreed = line.gap != value::RoiGap::None ? voice.translate("Value", "No exchange rate")
            : !line.agreed                           ? voice.translate("Value", "Not agreed")
            : agreedOn.valid()                       ? voice.translate("Value", "Agreed %1").arg(wording::date(voice, agreedOn, study.today))
                                                     : voice.translate("Value", "Agreed");
        rows.push_back(row);
    }
    if (rows.empty())
        return rows;
    LineRow sum;
    sum.title = voice.translate("Value", "Value to date, agreed or not");
    if (const auto &all = study.base().value[static_cast<std::size_t>(RoiFigure::WithUnagreed)]) {
        sum.range = rangeOf(voice, *all, currency);
        sum.value = exactMoney(voice, (*all)[base], currency);
    }
    rows.push_back(sum);
    return rows;
}

std::vector<LineModel::Column> lineColumns(Currency currency)
{
    using Text = QString LineRow::*;
    const auto kind = [](const LineRow &row, int role) -> QVariant {
        return role == CellRole::RowKind ? QVariant(static_cast<int>(row.number == 0 ? RowKind::Total : RowKind::Record)) : QVariant();
    };
    const auto figure = [kind](const QString &title, int width, Text text, Tone tone, bool strong, bool inSum) {
        return LineModel::Column{title, width, true, [=](const LineRow &row, int role) -> QVariant {
                                     if (const QVariant rowKind = kind(row, role); rowKind.isValid())
                                         return rowKind;
                                     if (row.number == 0 && !inSum) // a sum of occurrences of different things is nothing
                                         return role == CellRole::Value ? QVariant::fromValue(LineData{}) : QVariant();
                                     return numberCell(row.*text, role, tone, strong || row.number == 0 ? TypeWeight::Strong : TypeWeight::Normal);
                                 }};
    };
    return {
        {QStringLiteral("#"), 44, true,
         [kind](const LineRow &row, int role) -> QVariant {
             if (const QVariant rowKind = kind(row, role); rowKind.isValid())
                 return rowKind;
             if (row.number == 0)
                 return role == CellRole::Value ? QVariant::fromValue(LineData{}) : QVariant();
             return numberCell(wording::integer(Voice::person(), row.number), role, Tone::Tertiary);
         }},
        {Voice::person().translate("Value", "Line"), 0, false,
         [kind](const LineRow &row, int role) -> QVariant {
             if (const QVariant rowKind = kind(row, role); rowKind.isValid())
                 return rowKind;
             if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
                 return row.kind.isEmpty() ? row.title : QStringLiteral("%1, %2").arg(row.title, row.kind);
             if (role != CellRole::Value)
                 return {};
             LineData line;
             line.runs.push_back({row.title, Tone::Primary, row.number == 0 ? TypeWeight::Strong : TypeWeight::Medium});
             if (!row.kind.isEmpty())
                 line.runs.push_back({QStringLiteral("   ") + row.kind, Tone::Tertiary, TypeWeight::Normal, TypeRole::Caption});
             return QVariant::fromValue(line);
         }},
        figure(Voice::person().translate("Value", "Occurrences"), 96, &LineRow::occurrences, Tone::Primary, false, false),
        figure(Voice::person().translate("Value", "Saving each"), 108, &LineRow::saving, Tone::Primary, false, false),
        figure(withUnit(Voice::person().translate("Value", "Rate"), currency), 76, &LineRow::rate, Tone::Primary, false, false),
        figure(Voice::person().translate("Value", "Due to us"), 80, &LineRow::share, Tone::Primary, false, false),
        figure(withUnit(Voice::person().translate("Value", "Low – high"), currency), 144, &LineRow::range, Tone::Secondary, false, true),
        figure(withUnit(Voice::person().translate("Value", "Value"), currency), 112, &LineRow::value, Tone::Primary, true, true),
        {Voice::person().translate("Value", "With customer"), 168, false,
         [kind](const LineRow &row, int role) -> QVariant {
             if (const QVariant rowKind = kind(row, role); rowKind.isValid())
                 return rowKind;
             return row.number == 0 ? (role == CellRole::Value ? QVariant::fromValue(LineData{}) : QVariant())
                                    : lineCell(row.agreed, role, 0, Tone::Primary, row.mark);
         }},
    };
}

std::vector<BookRow> bookRows(const Portfolio &portfolio, const PortfolioRoi &roi)
{
    std::vector<BookRow> rows;
    rows.reserve(roi.rows.size());
    for (const PortfolioRoi::Row &each : roi.rows) {
        BookRow row{each.account, wording::plain(portfolio.text(portfolio.name[each.account])), wording::plain(each.model), each.value, each.cost,
                    std::nullopt, std::nullopt, roi.currency};
        if (row.value[0] && row.cost) {
            row.net = Exact(*row.value[0] - *row.cost);
            if (*row.cost > 0)
                row.roi = Exact(*row.net / *row.cost);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void sortBook(std::vector<BookRow> &rows, BookColumn column, bool descending)
{
    QCollator collator;
    collator.setNumericMode(true);
    const auto names = [&](const BookRow &a, const BookRow &b) {
        const int order = collator.compare(a.name, b.name);
        return order != 0 ? order < 0 : a.account < b.account;
    };
    const auto amount = [&](const BookRow &row) -> const std::optional<Exact> & {
        switch (column) {
        case BookColumn::WithTime: return row.value[1];
        case BookColumn::WithUnagreed: return row.value[2];
        case BookColumn::Cost: return row.cost;
        case BookColumn::Net: return row.net;
        case BookColumn::Roi: return row.roi;
        default: return row.value[0];
        }
    };
    std::ranges::sort(rows, [&](const BookRow &a, const BookRow &b) {
        if (column == BookColumn::Account)
            return descending ? names(b, a) : names(a, b);
        if (column == BookColumn::Model) {
            if (a.model != b.model)
                return descending ? b.model < a.model : a.model < b.model;
            return names(a, b);
        }
        const auto &left = amount(a), &right = amount(b);
        if (left.has_value() != right.has_value())
            return left.has_value();
        if (left && *left != *right)
            return descending ? *right < *left : *left < *right;
        return names(a, b);
    });
}

std::vector<BookModel::Column> bookColumns(Currency currency)
{
    const auto money = [](const QString &title, int width, auto of, bool strong = false) {
        return BookModel::Column{title, width, true, [of, strong](const BookRow &row, int role) {
                                     return numberCell(of(row), role, Tone::Primary, strong ? TypeWeight::Medium : TypeWeight::Normal);
                                 }};
    };
    const auto person = [] { return Voice::person(); };
    return {
        {QStringLiteral("     ") + Voice::person().translate("Value", "Account"), 0, false, [](const BookRow &row, int role) { return nameCell(row.name, role, false); }},
        {Voice::person().translate("Value", "Model"), 128, false, [](const BookRow &row, int role) { return lineCell(row.model, role, 0, Tone::Secondary); }},
        money(withUnit(Voice::person().translate("Value", "Agreed"), currency), 112, [person](const BookRow &row) { return wholeMoney(person(), row.value[0], row.currency); }, true),
        money(withUnit(Voice::person().translate("Value", "With time"), currency), 112, [person](const BookRow &row) { return wholeMoney(person(), row.value[1], row.currency); }),
        money(withUnit(Voice::person().translate("Value", "With unagreed"), currency), 132, [person](const BookRow &row) { return wholeMoney(person(), row.value[2], row.currency); }),
        money(withUnit(Voice::person().translate("Value", "Cost"), currency), 108, [person](const BookRow &row) { return wholeMoney(person(), row.cost, row.currency); }),
        money(withUnit(Voice::person().translate("Value", "Net, agreed"), currency), 124, [person](const BookRow &row) { return netMoney(person(), row.net, row.currency); }, true),
        money(Voice::person().translate("Value", "ROI, agreed, %"), 116, [person](const BookRow &row) { return percentFigure(person(), row.roi); }),
    };
}

std::vector<TotalRow> totalRows(const Voice &voice, const PortfolioRoi &roi)
{
    std::vector<TotalRow> rows;
    for (const RoiFigure figure : {RoiFigure::Headline, RoiFigure::WithTime, RoiFigure::WithUnagreed}) {
        const auto f = static_cast<std::size_t>(figure);
        TotalRow row;
        row.name = wording::word(voice, figure);
        row.n = roi.valued[f];
        row.strong = figure == RoiFigure::Headline;
        const bool any = roi.valued[f] > 0;
        const auto value = any ? std::optional(roi.value[f]) : std::nullopt;
        const auto net = any ? std::optional(Exact(roi.value[f] - roi.cost)) : std::nullopt;
        row.value = wholeMoney(voice, value, roi.currency);
        row.cost = wholeMoney(voice, roi.accounts > 0 ? std::optional(roi.cost) : std::nullopt, roi.currency);
        row.net = netMoney(voice, net, roi.currency);
        row.roi = percentFigure(voice, net && roi.cost > 0 ? std::optional(Exact(*net / roi.cost)) : std::nullopt);
        rows.push_back(row);
    }
    return rows;
}

std::vector<TotalModel::Column> totalColumns(Currency currency)
{
    return {
        {QStringLiteral("     ") + Voice::person().translate("Value", "All accounts with a model and a price"), 0, false,
         [](const TotalRow &row, int role) { return nameCell(row.name, role, row.strong); }},
        {Voice::person().translate("Value", "n"), 72, true,
         [](const TotalRow &row, int role) { return numberCell(wording::integer(Voice::person(), row.n), role, Tone::Secondary); }},
        figureColumn<TotalRow>(withUnit(Voice::person().translate("Value", "Value to date"), currency), 140, &TotalRow::value, &TotalRow::strong),
        figureColumn<TotalRow>(withUnit(Voice::person().translate("Value", "Cost to date"), currency), 140, &TotalRow::cost, &TotalRow::strong),
        figureColumn<TotalRow>(withUnit(Voice::person().translate("Value", "Net"), currency), 140, &TotalRow::net, &TotalRow::strong),
        figureColumn<TotalRow>(Voice::person().translate("Value", "ROI, %"), 116, &TotalRow::roi, &TotalRow::strong),
    };
}

} // namespace milepost::ui
