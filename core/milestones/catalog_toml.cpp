#include "milestones/catalog_toml.h"

#include "milestones/catalog_reader.h"

#include <algorithm>
#include <limits>
#include <map>
#include <new>

namespace milepost::milestones {

namespace {

constexpr std::int64_t formatVersion = 1;
constexpr std::int64_t longestDays = 3660;

template <class Row> void refuseTwice(const std::vector<Row> &rows, const toml::array &nodes, ProblemList &problems)
{
    std::map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto [entry, added] = first.emplace(rows[i].key, i);
        if (added || rows[i].key.empty())
            continue;
        const auto line = nodes[entry->second].source().begin.line;
        problems.add(nodes[i].source().begin, "key \"" + rows[i].key + "\" is already used on line "
                                                  + std::to_string(line) + "; give this one another key");
    }
}

Level readLevel(const toml::table &table, ProblemList &problems)
{
    TableReader reader(table, "the level", problems);
    Level level;
    reader.requiredText("key", level.key);
    if (!level.key.empty() && !isKey(level.key))
        reader.problem("key", "a key is made of small letters, digits and _: \"power_user\"");
    reader.requiredText("title", level.title);
    reader.text("badge", level.badge);
    reader.text("unlock", level.unlock);
    reader.texts("milestones", level.milestones);
    if (level.milestones.empty())
        reader.problem("milestones", "the level has no milestones; list the keys that make it");
    level.needed = reader.integer("needed", 0, 1000).value_or(0);
    if (level.needed > static_cast<std::int32_t>(level.milestones.size()))
        reader.problem("needed", "needed is larger than the number of milestones of the level");
    reader.refuseOthers();
    return level;
}

Catalog readCatalog(const toml::table &root, ProblemList &problems)
{
    TableReader reader(root, "the catalog", problems);
    Catalog catalog;
    const auto format = reader.integer("format", 1, std::numeric_limits<std::int32_t>::max());
    if (format && *format > formatVersion)
        reader.problem("format", "this catalog was written by a newer Milepost; this one reads format 1");
    const auto readAll = [&](std::string_view key, auto &rows, auto read) {
        const toml::node *const node = reader.node(key);
        if (!node)
            return;
        const toml::array *const list = node->as_array();
        if (!list || !list->is_array_of_tables()) {
            if (!list || !list->empty())
                reader.problem(key, "write each " + std::string(key) + " under a line of its own: [[" + std::string(key) + "]]");
            return;
        }
        for (const toml::node &entry : *list)
            rows.push_back(read(*entry.as_table(), problems));
        refuseTwice(rows, *list, problems);
    };
    readAll("milestone", catalog.milestones, readDefinition);
    readAll("level", catalog.levels, readLevel);
    reader.refuseOthers();
    return catalog;
}

/// Parses and hands the root table to `read`; problems and exceptions become one Error.
template <class Read> auto parsed(std::string_view text, std::string_view name, Read read)
    -> Result<decltype(read(std::declval<const toml::table &>(), std::declval<ProblemList &>()))>
{
    if (text.size() > largestCatalogBytes)
        return Error{ErrorCode::LimitExceeded, std::string(name), "larger than 4 MiB"};
    try {
        const toml::table root = toml::parse(text);
        ProblemList problems;
        auto value = read(root, problems);
        if (!problems.empty())
            return problems.toError(name);
        return value;
    } catch (const toml::parse_error &error) {
        ProblemList problems;
        problems.add(error.source().begin, std::string(error.description()));
        return problems.toError(name);
    } catch (const std::bad_alloc &) {
        return Error{ErrorCode::LimitExceeded, std::string(name), "not enough memory to read it"};
    } catch (const std::exception &error) {
        return Error{ErrorCode::Parse, std::string(name), error.what()};
    }
}

} // namespace

bool isKey(std::string_view text)
{
    // Keys made from data keep letters of other scripts.
    return !text.empty() && text.size() <= 200 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 128;
    });
}

MilestoneDefinition readDefinition(const toml::table &table, ProblemList &problems)
{
    TableReader reader(table, "the milestone", problems);
    MilestoneDefinition d;
    reader.requiredText("key", d.key);
    if (!d.key.empty() && !isKey(d.key))
        reader.problem("key", "a key is made of small letters, digits and _: \"first_integration\"");
    reader.requiredText("title", d.title);
    reader.enumeration("category", d.category);
    reader.enumeration("pillar", d.pillar);
    reader.enumeration("kind", d.kind);
    reader.enumeration("stage", d.stage);
    reader.text("owner", d.owner);
    reader.text("method", d.method);
    d.windowDays = reader.integer("window_days", 1, longestDays);
    reader.text("applies_to", d.appliesTo);
    reader.flag("required", d.required);
    reader.text("implication", d.implication);
    reader.text("offer", d.offer);
    reader.text("ask", d.ask);
    reader.text("why", d.why);
    reader.text("celebration", d.celebration);
    reader.text("outcome", d.outcomeKey);
    reader.day("review_on", d.reviewOn);
    d.cadenceDays = reader.integer("cadence_days", 1, longestDays);
    reader.flag("enabled", d.enabled);
    d.version = reader.integer("version", 1, 1'000'000).value_or(1);
    reader.day("effective_from", d.effectiveFrom);
    reader.enumeration("origin", d.origin);
    if (const toml::node *const rule = reader.node("rule")) {
        if (const toml::table *const ruleTable = rule->as_table())
            d.rule = readRule(*ruleTable, problems);
        else
            reader.problem("rule", "rule must be a table: { form = \"first\", events = [\"project.created\"] }");
    } else {
        reader.problemHere("the milestone has no rule; use { form = \"logged\" } for one that is only logged by hand");
    }
    reader.refuseOthers();
    return d;
}

Result<Catalog> parseCatalog(std::string_view text, std::string_view name) { return parsed(text, name, readCatalog); }
Result<Rule> parseRule(std::string_view text, std::string_view name)
{
    return parsed(text, name, [](const toml::table &root, ProblemList &problems) -> Rule {
        TableReader reader(root, "the text", problems);
        const toml::node *const node = reader.node("rule");
        const toml::table *const table = node ? node->as_table() : nullptr;
        if (!table) {
            reader.problemHere("expected rule = { form = … }");
            return {};
        }
        Rule rule = readRule(*table, problems);
        reader.refuseOthers();
        return rule;
    });
}
Result<MilestoneDefinition> parseDefinition(std::string_view text, std::string_view name)
{
    return parsed(text, name, readDefinition);
}

} // namespace milepost::milestones
