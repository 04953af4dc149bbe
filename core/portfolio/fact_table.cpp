#include "portfolio/fact_table.h"

#include "query/filter.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace milepost {

namespace {

using namespace std::string_view_literals;
using query::Column;
using query::ColumnType;

template <class T> query::ColumnValues all(const std::vector<T> &values) { return std::span<const T>(values); }

template <class E> std::vector<std::string> keysOf()
{
    return {EnumKeys<E>::keys.begin(), EnumKeys<E>::keys.end()};
}

/// One byte per row; the enumerations are bytes already.
template <class E> std::span<const std::uint8_t> bytes(const std::vector<E> &values)
{
    static_assert(sizeof(E) == 1);
    return {reinterpret_cast<const std::uint8_t *>(values.data()), values.size()};
}

Column text(std::string key, const std::vector<StringId> &values)
{
    Column column;
    column.key = std::move(key);
    column.type = ColumnType::Text;
    column.values = all(values);
    return column;
}

Column day(std::string key, const std::vector<Day> &values, query::DaySense sense)
{
    Column column;
    column.key = std::move(key);
    column.type = ColumnType::Day;
    column.values = all(values);
    column.sense = sense;
    return column;
}

/// Every text of the column as a date; empty when one of them is none, or there is nothing to read.
std::vector<Day> readDays(const Portfolio &portfolio, const std::vector<StringId> &texts)
{
    std::vector<Day> days(texts.size());
    bool any = false;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (texts[row] == 0)
            continue;
        const auto read = dayFromIso(portfolio.text(texts[row]));
        if (!read)
            return {};
        days[row] = *read;
        any = true;
    }
    return any ? days : std::vector<Day>();
}

void addText(query::Table &table, const Portfolio &portfolio)
{
    const auto freeText = [&](std::string key, const std::vector<StringId> &values) {
        Column column = text(std::move(key), values);
        column.freeText = true;
        table.add(std::move(column));
    };
    const auto person = [&](std::string key, const std::vector<StringId> &values) {
        Column column = text(std::move(key), values);
        column.person = true;
        table.add(std::move(column));
    };
    freeText("name", portfolio.name);
    freeText("id", portfolio.externalId);
    freeText("domain", portfolio.domain);
    person("owner", portfolio.owner);
    person("executive", portfolio.executive);
    table.add(text("plan", portfolio.plan));
    table.add(text("industry", portfolio.industry));
    table.add(text("region", portfolio.region));
    table.add(text("use_case", portfolio.useCase));
}

void addNumbers(query::Table &table, const Portfolio &portfolio)
{
    Column arr;
    arr.key = "arr";
    arr.type = ColumnType::Money;
    arr.values = all(portfolio.arrMinor);
    arr.currency = portfolio.baseCurrency;
    table.add(std::move(arr));
    Column seats;
    seats.key = "seats";
    seats.type = ColumnType::Integer;
    seats.values = all(portfolio.seats);
    seats.noneInteger = noCount;
    table.add(std::move(seats));
    Column tenure;
    tenure.key = "tenure";
    tenure.aliases = {"tenure_days"};
    tenure.type = ColumnType::Integer;
    tenure.values = all(portfolio.tenureDays);
    tenure.noneInteger = noCount;
    tenure.inDays = true;
    table.add(std::move(tenure));
    table.add(day("start", portfolio.start, query::DaySense::Past));
    table.add(day("signup", portfolio.signup, query::DaySense::Past));
    table.add(day("renewal", portfolio.renewal, query::DaySense::Future));
    table.add(day("cancel_on", portfolio.cancelOn, query::DaySense::Future));
}

void addStates(query::Table &table, const Portfolio &portfolio)
{
    Column status;
    status.key = "status";
    status.type = ColumnType::Enum;
    status.values = bytes(portfolio.status);
    status.keys = keysOf<AccountStatus>();
    table.add(std::move(status));
    Column origin;
    origin.key = "origin";
    origin.type = ColumnType::Enum;
    origin.values = bytes(portfolio.origin);
    origin.keys = keysOf<Origin>();
    table.add(std::move(origin));
    Column pending;
    pending.key = "pending_cancel";
    pending.type = ColumnType::Flag;
    pending.values = all(portfolio.pendingCancel);
    table.add(std::move(pending));
}

void addCustom(query::Table &table, const Portfolio &portfolio)
{
    for (const Portfolio::CustomColumn &custom : portfolio.custom) {
        Column column;
        column.key = "cf:" + custom.key;
        if (custom.numeric) {
            column.type = ColumnType::Number;
            column.values = all(custom.number);
        } else if (auto days = readDays(portfolio, custom.text); !days.empty()) {
            auto kept = std::make_shared<const std::vector<Day>>(std::move(days));
            column = day(std::move(column.key), *kept, query::DaySense::Future);
            table.keep(std::move(kept));
        } else {
            column.values = all(custom.text);
        }
        table.add(std::move(column));
    }
}

/// What addNumbers() and addStates() know.
constexpr std::array wordless{"arr"sv, "seats"sv, "tenure"sv, "tenure_days"sv, "start"sv, "signup"sv, "renewal"sv, "cancel_on"sv, "status"sv,
                              "origin"sv, "pending_cancel"sv};

bool asks(const query::FilterNode &node)
{
    if (node.kind == query::FilterNode::Kind::Word)
        return true;
    if (node.kind == query::FilterNode::Kind::Field)
        return std::ranges::find(wordless, node.field) == wordless.end();
    return std::ranges::any_of(node.children, asks);
}

} // namespace

bool asksForWords(std::string_view filter)
{
    const query::Filter parsed = query::parseFilter(filter);
    return !parsed.error && asks(parsed.root);
}

query::Table factTable(const Portfolio &portfolio)
{
    query::Table table(portfolio.accountCount(), portfolio.strings, portfolio.asOf, portfolio.me);
    addText(table, portfolio);
    addNumbers(table, portfolio);
    addStates(table, portfolio);
    addCustom(table, portfolio);
    return table;
}

} // namespace milepost
