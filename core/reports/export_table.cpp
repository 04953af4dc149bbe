#include "reports/export_table.h"

#include "model/formula_guard.h"

#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace milepost {

namespace {

using Cell = ExportTable::Cell;

template <class Number> Cell decimalCell(Number number)
{
    if (!std::isfinite(number))
        return Cell{{}, Cell::Kind::Number};
    std::array<char, 40> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return Cell{error == std::errc() ? std::string(buffer.data(), end) : std::string(), Cell::Kind::Number};
}

std::string segmentKeys(const Standing &standing, AccountIndex account)
{
    std::string keys;
    for (std::size_t i = 0; i < enumCount<Segment>(); ++i) {
        if (standing.in(account, static_cast<Segment>(i)))
            keys += (keys.empty() ? "" : " ") + std::string(keyOf(static_cast<Segment>(i)));
    }
    return keys;
}

std::string shownText(const Cell &cell) { return cell.typed() ? cell.text : guardFormula(cell.text); }

void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

void appendDelimited(std::string &out, std::string_view text, char delimiter)
{
    const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos && text.find(delimiter) == std::string_view::npos
        && (text.empty() || (text.front() != ' ' && text.back() != ' '));
    if (plain)
        out += text;
    else
        appendQuoted(out, text);
}

std::string delimitedText(const ExportTable &table, char delimiter)
{
    std::string out;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (i > 0)
            out += delimiter;
        appendDelimited(out, table.header[i], delimiter);
    }
    out += "\r\n";
    for (const auto &row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                out += delimiter;
            appendDelimited(out, shownText(row[i]), delimiter);
        }
        out += "\r\n";
    }
    return out;
}

void appendHtml(std::string &out, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\n': out += "<br>"; break;
        case '\r':
        case '\0': break;
        default: out += c;
        }
    }
}

bool isNumber(const Cell &cell) { return cell.kind == Cell::Kind::Number || cell.kind == Cell::Kind::Money; }

} // namespace

Cell textCell(std::string_view text) { return Cell{std::string(text), Cell::Kind::Text}; }
Cell keyCell(std::string_view key) { return Cell{std::string(key), Cell::Kind::Key}; }
Cell dayCell(Day day) { return Cell{isoFromDay(day), Cell::Kind::Day}; }
Cell countCell(std::int64_t count) { return Cell{count < 0 ? std::string() : std::to_string(count), Cell::Kind::Number}; }
Cell numberCell(double number) { return decimalCell(number); }
Cell numberCell(float number) { return decimalCell(number); }
Cell moneyCell(std::int64_t minor, Currency currency)
{
    return Cell{minor == noMinor ? std::string() : decimalFromMinor(minor, currency.minorDigits()), Cell::Kind::Money};
}

ExportTable rejectionsTable(std::span<const Rejection> rejections)
{
    ExportTable table{{"path", "line", "reason_code", "reason", "raw"}, {}};
    for (const auto &rejection : rejections) {
        table.rows.push_back({textCell(rejection.path), countCell(rejection.line), keyCell(rejection.reasonCode),
                              textCell(rejection.reason), textCell(rejection.raw)});
    }
    return table;
}

ExportTable milestonesTable(std::span<const ExportedMilestone> milestones)
{
    ExportTable table{{"key", "title", "category", "pillar", "kind", "stage", "window_days", "cadence_days", "owner",
                       "method", "implication", "offer", "ask", "why", "review_on", "required", "version", "origin",
                       "enabled", "accounts_reached"}, {}};
    for (const auto &[each, reached] : milestones) {
        const MilestoneDefinition &definition = *each;
        table.rows.push_back({keyCell(definition.key), textCell(definition.title), keyCell(keyOf(definition.category)),
                              keyCell(keyOf(definition.pillar)), keyCell(keyOf(definition.kind)),
                              keyCell(keyOf(definition.stage)), countCell(definition.windowDays.value_or(-1)),
                              countCell(definition.cadenceDays.value_or(-1)), textCell(definition.owner),
                              textCell(definition.method), textCell(definition.implication),
                              textCell(definition.offer), textCell(definition.ask), textCell(definition.why),
                              dayCell(definition.reviewOn), countCell(definition.required ? 1 : 0),
                              countCell(definition.version), keyCell(keyOf(definition.origin)),
                              countCell(definition.enabled ? 1 : 0), countCell(reached)});
    }
    return table;
}

ExportTable accountsTable(const Portfolio &p, const Standing &s, std::span<const AccountIndex> rows)
{
    ExportTable table{{"id", "name", "domain", "owner", "industry", "region", "use_case", "executive", "signup",
                       "milepost_plan", "milepost_arr", "milepost_currency", "milepost_seats", "milepost_start",
                       "milepost_renewal", "milepost_status", "tenure_days", "milestones_achieved",
                       "milestones_applicable", "occurrences", "last_achievement", "pace", "percentile", "peers",
                       "peer_ladder", "health_score", "health_low", "health_high", "health_band", "risk",
                       "arr_at_risk", "decision_day", "next_milestone", "segments"}, {}};
    std::vector<AccountIndex> all;
    if (rows.empty()) {
        all.resize(p.accountCount());
        std::iota(all.begin(), all.end(), AccountIndex{0});
    }
    for (const AccountIndex i : rows.empty() ? std::span<const AccountIndex>(all) : rows) {
        const PeerStanding &peers = s.peers[i];
        const HealthStanding &health = s.health[i];
        const bool compared = peers.rung != PeerRung::None;
        std::vector<Cell> row;
        for (const auto *column : {&p.externalId, &p.name, &p.domain, &p.owner, &p.industry, &p.region, &p.useCase,
                                   &p.executive})
            row.push_back(textCell(p.text((*column)[i])));
        row.push_back(dayCell(p.signup[i]));
        row.push_back(textCell(p.text(p.plan[i])));
        row.push_back(moneyCell(p.arrMinor[i], p.baseCurrency));
        row.push_back(keyCell(p.arrMinor[i] == noMinor ? std::string() : p.baseCurrency.toString()));
        row.push_back(countCell(p.seats[i]));
        row.push_back(dayCell(p.start[i]));
        row.push_back(dayCell(p.renewal[i]));
        row.push_back(keyCell(keyOf(p.status[i])));
        row.push_back(countCell(p.tenureDays[i]));
        row.push_back(countCell(p.achieved[i]));
        row.push_back(countCell(p.applicable[i]));
        row.push_back(countCell(p.occurrences[i]));
        row.push_back(dayCell(p.lastAchievement[i]));
        row.push_back(keyCell(keyOf(s.pace[i])));
        row.push_back(compared ? numberCell(peers.percentile) : keyCell({}));
        row.push_back(compared ? countCell(peers.n) : keyCell({}));
        row.push_back(keyCell(compared ? keyOf(peers.rung) : std::string_view()));
        row.push_back(countCell(health.score));
        row.push_back(countCell(health.low));
        row.push_back(countCell(health.high));
        row.push_back(keyCell(keyOf(health.band)));
        row.push_back(numberCell(s.risk[i]));
        row.push_back(moneyCell(s.arrAtRiskMinor[i], p.baseCurrency));
        row.push_back(dayCell(s.decisionDay[i]));
        row.push_back(keyCell(s.next[i] == noMilestone ? std::string() : p.milestones[s.next[i]].key));
        row.push_back(keyCell(segmentKeys(s, i)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

ExportTable queueTable(const Portfolio &p, const Standing &s, std::span<const QueueItem> items)
{
    ExportTable table{{"rank", "account", "name", "owner", "reason_code", "kind", "severity", "since", "stake",
                       "currency", "arr", "arr_assumed", "risk", "urgency", "decision_day", "days_to_decision"}, {}};
    std::int64_t rank = 0;
    for (const QueueItem &item : items) {
        const Signal &signal = s.signals.rows[item.leading];
        table.rows.push_back({countCell(++rank), textCell(p.text(p.externalId[item.account])),
                              textCell(p.text(p.name[item.account])), textCell(p.text(p.owner[item.account])),
                              keyCell(keyOf(signal.rule)), keyCell(keyOf(item.kind)), keyCell(keyOf(signal.severity)),
                              dayCell(signal.since), moneyCell(item.stakeMinor, p.baseCurrency),
                              keyCell(p.baseCurrency.toString()), moneyCell(item.arrMinor, p.baseCurrency),
                              countCell(item.arrAssumed ? 1 : 0), numberCell(item.risk), numberCell(item.urgency),
                              dayCell(item.decisionDay),
                              item.decisionDay.valid() ? Cell{std::to_string(item.daysToDecision), Cell::Kind::Number}
                                                       : keyCell({})});
    }
    return table;
}

std::string csvText(const ExportTable &table) { return delimitedText(table, ','); }
std::string tsvText(const ExportTable &table) { return delimitedText(table, '\t'); }

std::string htmlTableText(const ExportTable &table)
{
    std::string out = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"></head><body><table><tr>";
    for (const std::string &title : table.header) {
        out += "<th>";
        appendHtml(out, title);
        out += "</th>";
    }
    out += "</tr>\n";
    for (const auto &row : table.rows) {
        out += "<tr>";
        for (const Cell &cell : row) {
            if (isNumber(cell) && !cell.text.empty())
                out += "<td sdval=\"" + cell.text + "\" sdnum=\"1033;\" x:num=\"" + cell.text + "\">";
            else if (cell.kind == Cell::Kind::Day)
                out += "<td>";
            else
                out += "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">";
            appendHtml(out, shownText(cell));
            out += "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</table></body></html>";
}

} // namespace milepost
