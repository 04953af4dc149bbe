#include "workspace/table_export.h"

#include "model/formula_guard.h"
#include "workspace/saved_file.h"

#include <QString>

#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace milepost {

namespace {

using Cell = ExportTable::Cell;

constexpr std::array<std::string_view, 4> tableNames{"accounts", "queue", "milestones", "rejections"};

Cell textCell(std::string_view text) { return Cell{std::string(text), false}; }
Cell keyCell(std::string_view key) { return Cell{std::string(key), true}; }
Cell dayCell(Day day) { return Cell{isoFromDay(day), true}; }
Cell countCell(std::int64_t count) { return Cell{count < 0 ? std::string() : std::to_string(count), true}; }
Cell moneyCell(std::int64_t minor, Currency currency)
{
    return Cell{minor == noMinor ? std::string() : decimalFromMinor(minor, currency.minorDigits()), true};
}
/// NaN is no data. Floats are written as floats, so that 0.3f stays 0.3.
template <class Number> Cell numberCell(Number number)
{
    if (!std::isfinite(number))
        return Cell{{}, true};
    std::array<char, 40> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return Cell{error == std::errc() ? std::string(buffer.data(), end) : std::string(), true};
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

void appendCell(std::string &out, std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos
        && (text.empty() || (text.front() != ' ' && text.back() != ' '))) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

ExportTable rejectionsTable(const std::vector<Rejection> &rejections)
{
    ExportTable table{{"path", "line", "reason_code", "reason", "raw"}, {}};
    for (const auto &rejection : rejections) {
        table.rows.push_back({textCell(rejection.path), countCell(rejection.line), keyCell(rejection.reasonCode),
                              textCell(rejection.reason), textCell(rejection.raw)});
    }
    return table;
}

ExportTable milestonesTable(const std::vector<CatalogEntry> &entries)
{
    ExportTable table{{"key", "title", "category", "pillar", "kind", "stage", "window_days", "cadence_days", "owner",
                       "method", "implication", "offer", "ask", "why", "review_on", "required", "version", "origin",
                       "enabled", "accounts_reached"}, {}};
    for (const auto &[definition, reached] : entries) {
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

} // namespace

std::span<const std::string_view> exportTableNames() { return tableNames; }

ExportTable accountsTable(const Snapshot &snapshot, const std::vector<AccountIndex> &rows)
{
    const Portfolio &p = *snapshot.portfolio;
    const Standing &s = *snapshot.standing;
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
    for (const AccountIndex i : rows.empty() ? all : rows) {
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

ExportTable queueTable(const Snapshot &snapshot)
{
    const Portfolio &p = *snapshot.portfolio;
    const Standing &s = *snapshot.standing;
    ExportTable table{{"rank", "account", "name", "owner", "reason_code", "kind", "severity", "since", "stake",
                       "currency", "arr", "arr_assumed", "risk", "urgency", "decision_day", "days_to_decision"}, {}};
    std::int64_t rank = 0;
    for (const QueueItem &item : s.queue) {
        const Signal &signal = s.signals.rows[item.leading];
        table.rows.push_back({countCell(++rank), textCell(p.text(p.externalId[item.account])),
                              textCell(p.text(p.name[item.account])), textCell(p.text(p.owner[item.account])),
                              keyCell(keyOf(signal.rule)), keyCell(keyOf(item.kind)), keyCell(keyOf(signal.severity)),
                              dayCell(signal.since), moneyCell(item.stakeMinor, p.baseCurrency),
                              keyCell(p.baseCurrency.toString()), moneyCell(item.arrMinor, p.baseCurrency),
                              countCell(item.arrAssumed ? 1 : 0), numberCell(item.risk), numberCell(item.urgency),
                              dayCell(item.decisionDay),
                              item.decisionDay.valid() ? Cell{std::to_string(item.daysToDecision), true}
                                                       : keyCell({})});
    }
    return table;
}

Result<ExportTable> makeExportTable(Workspace &workspace, std::string_view name, const Snapshot &snapshot)
{
    if (name == "accounts")
        return accountsTable(snapshot);
    if (name == "queue")
        return queueTable(snapshot);
    if (name == "milestones") {
        MP_ASSIGN(const auto entries, workspace.catalogEntries());
        return milestonesTable(entries);
    }
    if (name == "rejections") {
        MP_ASSIGN(const auto rejections, workspace.rejections(std::nullopt, 10'000'000));
        return rejectionsTable(rejections);
    }
    std::string known;
    for (const auto each : tableNames)
        known += (known.empty() ? "" : ", ") + std::string(each);
    return Error{ErrorCode::InvalidArgument, std::string(name), "no such table; there are " + known};
}

std::string csvText(const ExportTable &table)
{
    std::string out;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (i > 0)
            out += ',';
        appendCell(out, table.header[i]);
    }
    out += "\r\n";
    for (const auto &row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                out += ',';
            appendCell(out, row[i].typed ? row[i].text : guardFormula(row[i].text));
        }
        out += "\r\n";
    }
    return out;
}

Result<std::int64_t> writeCsv(const ExportTable &table, const std::string &path)
{
    MP_TRY(saveFile(path, csvText(table)));
    return static_cast<std::int64_t>(table.rows.size());
}

} // namespace milepost
