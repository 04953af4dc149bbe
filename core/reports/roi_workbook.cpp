#include "reports/roi_workbook.h"

#include "reports/xlsx_file.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace milepost {

namespace {

using value::Exact;

// Columns of the sheets that formulas speak of.
constexpr int assumptionLow = 4; ///< then base and high
constexpr int assumptionExchange = 8, assumptionAgreed = 12;
constexpr int lineOccurrences = 5, lineLow = 6, lineAgreed = 11, lineReleased = 12;
constexpr int costLow = 4;
constexpr std::array<const char *, 3> scenarios{"low", "base", "high"};

/// "$C$4": row and column from 0.
std::string cell(int row, int column)
{
    return std::string("$") + static_cast<char>('A' + column) + "$" + std::to_string(row + 1);
}
std::string range(int column, std::size_t rows) { return cell(1, column) + ":" + cell(static_cast<int>(rows), column); }

class RoiBook {
public:
    RoiBook(const RoiModel &model, const value::RoiResult &result, std::string account, Day made)
        : m_model(model), m_result(result), m_account(std::move(account)), m_file(made, XlsxFile::Memory::Whole)
    {
    }

    Result<std::string> write()
    {
        if (!m_file.begun())
            return m_file.bytes();
        m_bold = workbook_add_format(m_file.book());
        format_set_bold(m_bold);
        m_money = workbook_add_format(m_file.book());
        format_set_num_format(m_money, "#,##0.00");
        m_share = workbook_add_format(m_file.book());
        format_set_num_format(m_share, "0.0%");
        m_day = workbook_add_format(m_file.book());
        format_set_num_format(m_day, "yyyy-mm-dd");
        m_input = workbook_add_format(m_file.book());
        format_set_font_color(m_input, 0x1F4FBF); // what a person may change
        figures(m_file.addSheet("Figures"));
        assumptions(m_file.addSheet("Assumptions"));
        lines(m_file.addSheet("Lines"));
        costs(m_file.addSheet("Costs"));
        return m_file.bytes();
    }

private:
    void text(lxw_worksheet *sheet, int row, int column, const std::string &words, lxw_format *format = nullptr)
    {
        if (!words.empty())
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cellText(words).c_str(), format);
    }
    void number(lxw_worksheet *sheet, int row, int column, const Exact &amount, lxw_format *format = nullptr)
    {
        worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), value::asDouble(amount), format);
    }
    void formula(lxw_worksheet *sheet, int row, int column, const std::string &how, const Exact &amount, lxw_format *format)
    {
        worksheet_write_formula_num(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), how.c_str(), format,
                                    value::asDouble(amount));
    }
    void day(lxw_worksheet *sheet, int row, int column, Day on)
    {
        if (!on.valid())
            return;
        const auto [year, month, date] = civilFromDay(on);
        lxw_datetime at{year, month, date, 0, 0, 0};
        worksheet_write_datetime(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), &at, m_day);
    }
    void header(lxw_worksheet *sheet, int row, std::initializer_list<const char *> titles)
    {
        int column = 0;
        for (const char *title : titles)
            text(sheet, row, column++, title, m_bold);
    }
    static void widths(lxw_worksheet *sheet, std::initializer_list<double> characters)
    {
        lxw_col_t column = 0;
        for (const double width : characters) {
            worksheet_set_column(sheet, column, column, width, nullptr);
            ++column;
        }
    }

    [[nodiscard]] int rowOf(const std::string &assumption) const
    {
        const auto at = std::ranges::find(m_model.assumptions, assumption, &RoiAssumption::key);
        return at == m_model.assumptions.end() ? -1 : static_cast<int>(at - m_model.assumptions.begin()) + 1;
    }
    /// An assumption's number in a scenario, in the currency of the result; `none` for no assumption.
    [[nodiscard]] std::string term(const std::string &assumption, std::size_t scenario, const char *none) const
    {
        const int row = rowOf(assumption);
        if (row < 0)
            return none;
        const std::string at = "Assumptions!" + cell(row, assumptionLow + static_cast<int>(scenario));
        const bool converted = m_model.assumptions[static_cast<std::size_t>(row) - 1].currency.valid();
        return converted ? at + "*Assumptions!" + cell(row, assumptionExchange) : at;
    }

    void assumptions(lxw_worksheet *sheet)
    {
        header(sheet, 0, {"key", "assumption", "unit", "currency", "low", "base", "high", "", "exchange", "owner", "source", "date", "agreed"});
        widths(sheet, {20, 40, 14, 10, 12, 12, 12, 2, 12, 24, 40, 12, 8});
        for (std::size_t i = 0; i < m_model.assumptions.size(); ++i) {
            const RoiAssumption &assumption = m_model.assumptions[i];
            const int row = static_cast<int>(i) + 1;
            text(sheet, row, 0, assumption.key);
            text(sheet, row, 1, assumption.title);
            text(sheet, row, 2, assumption.unit);
            text(sheet, row, 3, assumption.currency.valid() ? assumption.currency.toString() : std::string());
            const Exact base = value::exactFromDecimal(assumption.base).value_or(0);
            number(sheet, row, assumptionLow, value::exactFromDecimal(assumption.low).value_or(base), m_input);
            number(sheet, row, assumptionLow + 1, base, m_input);
            number(sheet, row, assumptionLow + 2, value::exactFromDecimal(assumption.high).value_or(base), m_input);
            if (m_result.exchange[i])
                number(sheet, row, assumptionExchange, *m_result.exchange[i], m_input);
            text(sheet, row, 9, assumption.owner);
            text(sheet, row, 10, assumption.source);
            day(sheet, row, 11, assumption.on);
            number(sheet, row, assumptionAgreed, assumption.agreed ? 1 : 0, m_input);
        }
        worksheet_freeze_panes(sheet, 1, 0);
    }

    [[nodiscard]] std::string lineFormula(const RoiLine &line, int row, std::size_t scenario) const
    {
        std::string saved = term(line.saving, scenario, "0");
        if (!line.withoutUs.empty())
            saved = "(" + saved + "-" + term(line.withoutUs, scenario, "0") + ")";
        std::string amount = cell(row, lineOccurrences) + "*" + saved;
        if (line.unit == RoiUnit::Minutes)
            amount += "/60";
        if (line.unit == RoiUnit::Minutes && m_model.rounding == RoiRounding::WholeHours)
            amount = "INT(ROUND(" + amount + ",9))"; // a spreadsheet's sixtieth may fall short of a whole hour by a last digit
        if (line.unit != RoiUnit::Money)
            amount += "*" + term(line.rate, scenario, "0");
        return "=" + amount + "*" + term(line.confidence, scenario, "1");
    }
    [[nodiscard]] std::string agreedFormula(const RoiLine &line) const
    {
        std::string terms;
        for (const std::string *key : {&line.saving, &line.withoutUs, &line.rate, &line.confidence}) {
            if (const int row = rowOf(*key); row >= 0)
                terms += (terms.empty() ? "" : ",") + ("Assumptions!" + cell(row, assumptionAgreed));
        }
        return "=MIN(" + terms + ")";
    }

    void lines(lxw_worksheet *sheet)
    {
        header(sheet, 0, {"key", "line", "kind", "counted", "object", "occurrences", "low", "base", "high", "", "base, by Milepost",
                          "agreed", "time released"});
        widths(sheet, {20, 40, 16, 12, 28, 12, 14, 14, 14, 2, 18, 8, 14});
        for (const value::LineValue &computed : m_result.lines) {
            const RoiLine &line = m_model.lines[computed.line];
            const int row = static_cast<int>(computed.line) + 1;
            text(sheet, row, 0, line.key);
            text(sheet, row, 1, line.title);
            text(sheet, row, 2, std::string(keyOf(line.kind)));
            text(sheet, row, 3, std::string(keyOf(line.counted)));
            text(sheet, row, 4, line.object);
            number(sheet, row, lineOccurrences, computed.occurrences, m_input);
            formula(sheet, row, lineAgreed, agreedFormula(line), computed.agreed ? 1 : 0, nullptr);
            number(sheet, row, lineReleased, line.kind == RoiKind::TimeReleased ? 1 : 0);
            if (!computed.value)
                continue;
            for (std::size_t s = 0; s < scenarios.size(); ++s)
                formula(sheet, row, lineLow + static_cast<int>(s), lineFormula(line, row, s), (*computed.value)[s], m_money);
            number(sheet, row, lineLow + 4, (*computed.value)[1], m_money);
        }
        worksheet_freeze_panes(sheet, 1, 0);
    }

    void costs(lxw_worksheet *sheet)
    {
        header(sheet, 0, {"key", "cost", "kind", "due", "low", "base", "high", "", "base, by Milepost"});
        widths(sheet, {20, 40, 18, 12, 14, 14, 14, 2, 18});
        int row = 1;
        for (const value::CostValue &computed : m_result.costs) {
            const RoiCost &cost = m_model.costs[computed.cost];
            for (const auto &[due, amount] : computed.due) {
                text(sheet, row, 0, cost.key);
                text(sheet, row, 1, cost.title);
                text(sheet, row, 2, std::string(keyOf(cost.kind)));
                day(sheet, row, 3, due);
                const bool within = due >= m_result.from && due <= m_result.to;
                for (std::size_t s = 0; s < scenarios.size(); ++s) {
                    const int column = costLow + static_cast<int>(s);
                    if (cost.kind == RoiCostKind::Subscription || !within)
                        number(sheet, row, column, cost.kind == RoiCostKind::Subscription ? amount : Exact(0), m_money);
                    else
                        formula(sheet, row, column, "=" + term(cost.amount, s, "0") + "*" + term(cost.rate, s, "1"), (*computed.amount)[s],
                                m_money);
                }
                number(sheet, row, costLow + 4, cost.kind == RoiCostKind::Subscription || within ? amount : Exact(0), m_money);
                ++row;
            }
        }
        worksheet_freeze_panes(sheet, 1, 0);
    }

    /// Which lines a figure takes, as a factor of 0 and 1 for each.
    [[nodiscard]] std::string valueFormula(value::RoiFigure figure, std::size_t scenario) const
    {
        const std::size_t rows = m_model.lines.size();
        std::string factors = "Lines!" + range(lineLow + static_cast<int>(scenario), rows);
        if (figure != value::RoiFigure::WithUnagreed)
            factors += ",Lines!" + range(lineAgreed, rows);
        if (figure == value::RoiFigure::Headline)
            factors += ",1-Lines!" + range(lineReleased, rows);
        return "=SUMPRODUCT(" + factors + ")";
    }

    void figures(lxw_worksheet *sheet)
    {
        widths(sheet, {34, 16, 16, 16, 18});
        text(sheet, 0, 0, m_account, m_bold);
        text(sheet, 1, 0, m_model.title);
        text(sheet, 2, 0, "Period");
        day(sheet, 2, 1, m_result.from);
        day(sheet, 2, 2, m_result.to);
        text(sheet, 3, 0, "Currency");
        text(sheet, 3, 1, m_result.currency.toString());
        text(sheet, 4, 0, "Hours");
        text(sheet, 4, 1, m_model.rounding == RoiRounding::WholeHours ? "rounded down to whole ones before they are worth money" : "exact");
        header(sheet, 6, {"figure", "low", "base", "high", "base, by Milepost"});
        constexpr std::array names{"Headline: agreed, without time released", "With time released, agreed", "With what is not agreed"};
        int row = 7;
        const int costRow = row + static_cast<int>(names.size());
        const std::size_t dues = dueCount();
        for (std::size_t f = 0; f < names.size(); ++f, ++row) {
            text(sheet, row, 0, names[f]);
            if (!m_result.value[f])
                continue;
            for (std::size_t s = 0; s < scenarios.size(); ++s)
                formula(sheet, row, 1 + static_cast<int>(s), valueFormula(static_cast<value::RoiFigure>(f), s), (*m_result.value[f])[s], m_money);
            number(sheet, row, 4, (*m_result.value[f])[1], m_money);
        }
        text(sheet, row, 0, "Cost");
        if (!m_result.cost)
            return;
        for (std::size_t s = 0; s < scenarios.size(); ++s)
            formula(sheet, row, 1 + static_cast<int>(s), "=SUM(Costs!" + range(costLow + static_cast<int>(s), std::max<std::size_t>(dues, 1)) + ")",
                    (*m_result.cost)[s], m_money);
        number(sheet, row, 4, (*m_result.cost)[1], m_money);
        row += 2;
        for (std::size_t f = 0; f < names.size(); ++f) {
            if (!m_result.value[f])
                continue;
            text(sheet, row, 0, std::string("Net: ") + names[f]);
            text(sheet, row + 1, 0, std::string("ROI: ") + names[f]);
            for (std::size_t s = 0; s < scenarios.size(); ++s) {
                const int column = 1 + static_cast<int>(s);
                const std::string net = cell(7 + static_cast<int>(f), column) + "-" + cell(costRow, column);
                const auto figure = static_cast<value::RoiFigure>(f);
                const auto scenario = static_cast<value::Scenario>(s);
                if (const auto amount = m_result.net(figure, scenario))
                    formula(sheet, row, column, "=" + net, *amount, m_money);
                if (const auto share = m_result.roi(figure, scenario))
                    formula(sheet, row + 1, column, "=(" + net + ")/" + cell(costRow, column), *share, m_share);
            }
            if (const auto net = m_result.net(static_cast<value::RoiFigure>(f)))
                number(sheet, row, 4, *net, m_money);
            if (const auto share = m_result.roi(static_cast<value::RoiFigure>(f)))
                number(sheet, row + 1, 4, *share, m_share);
            row += 2;
        }
    }

    [[nodiscard]] std::size_t dueCount() const
    {
        std::size_t count = 0;
        for (const value::CostValue &cost : m_result.costs)
            count += cost.due.size();
        return count;
    }

    const RoiModel &m_model;
    const value::RoiResult &m_result;
    const std::string m_account;
    XlsxFile m_file;
    lxw_format *m_bold = nullptr, *m_money = nullptr, *m_share = nullptr, *m_day = nullptr, *m_input = nullptr;
};

} // namespace

Result<std::string> roiWorkbook(const RoiModel &model, const value::RoiResult &result, const std::string &account, Day made)
{
    return RoiBook(model, result, account, made).write();
}

} // namespace milepost
