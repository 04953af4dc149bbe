// What people write: filters, rules, catalogs; and the blocks that only we write.
#include "targets.h"

#include "milestones/catalog_lint.h"
#include "milestones/catalog_toml.h"
#include "milestones/rule_evaluator.h"
#include "query/completion.h"
#include "query/matcher.h"
#include "query/sort.h"
#include "store/segment_codec.h"
#include "support/event_list.h"

#include <cmath>
#include <cstdlib>
#include <limits>

namespace milepost::fuzz {

namespace {

void require(bool good)
{
    if (!good)
        std::abort();
}

const query::Table &table()
{
    struct Rows {
        StringPool strings;
        std::vector<StringId> name{strings.intern("Acme"), strings.intern("Bolt Straße"), strings.intern("\xD8\xB9"), {}};
        std::vector<StringId> owner{strings.intern("Ann"), strings.intern("bob"), {}, strings.intern("me")};
        std::vector<std::int32_t> seats{10, 2'000'000'000, -1, 0};
        std::vector<std::int64_t> arr{5'000'000, noMinor, 0, -1};
        std::vector<float> share{0.5f, 1.0f, std::numeric_limits<float>::quiet_NaN(), 0.0f};
        std::vector<Day> renewal{Day{20'600}, Day{20'500}, Day{}, Day{20'513}};
        std::vector<std::uint8_t> pace{0, 1, 2, 3};
        std::vector<std::uint64_t> tags{0, 1, 2, 3};
    };
    static Rows rows;
    static const query::Table made = [] {
        query::Table table(4, rows.strings, Day{20'513}, "Ann");
        const auto add = [&](const char *key, query::ColumnType type, query::ColumnValues values, auto change) {
            query::Column column;
            column.key = key;
            column.type = type;
            column.values = values;
            change(column);
            table.add(std::move(column));
        };
        using query::Column;
        using query::ColumnType;
        add("name", ColumnType::Text, std::span<const StringId>(rows.name), [](Column &c) { c.freeText = true; });
        add("owner", ColumnType::Text, std::span<const StringId>(rows.owner), [](Column &c) { c.person = true; });
        add("seats", ColumnType::Integer, std::span<const std::int32_t>(rows.seats), [](Column &c) { c.inDays = true; });
        add("arr", ColumnType::Money, std::span<const std::int64_t>(rows.arr),
            [](Column &c) { c.currency = *Currency::fromCode("USD"); });
        add("share", ColumnType::Share, std::span<const float>(rows.share), [](Column &) {});
        add("renewal", ColumnType::Day, std::span<const Day>(rows.renewal),
            [](Column &c) { c.sense = query::DaySense::Future; });
        add("pace", ColumnType::Enum, std::span<const std::uint8_t>(rows.pace), [](Column &c) {
            c.keys = {"unknown", "stuck", "behind", "on_pace"};
            c.noneKey = 0;
            c.ordered = true;
            c.words = true;
        });
        add("segments", ColumnType::Tags, std::span<const std::uint64_t>(rows.tags), [](Column &c) {
            c.keys = {"at_risk", "expansion"};
            c.words = true;
        });
        table.addWord("stalled", "pace", "stuck");
        return table;
    }();
    return made;
}

bool inside(const query::TextRange &range, std::string_view text)
{
    return range.begin <= text.size() && range.length <= text.size() - range.begin;
}

const test::EventList &history()
{
    static const test::EventList events([] {
        std::vector<test::ListedEvent> listed;
        for (int i = 0; i < 120; ++i) {
            listed.push_back({Instant{(20'000 + i / 3) * msPerDay + i * 1'000}, i % 4 == 0 ? "report.created" : "workflow.run",
                              "u" + std::to_string(i % 7),
                              {{"hours", std::to_string(i % 9)}, {"outcome", i % 2 == 0 ? "success" : "failure"}}});
        }
        return listed;
    }());
    return events;
}

void evaluate(std::vector<MilestoneDefinition> definitions)
{
    std::int64_t id = 0;
    for (MilestoneDefinition &definition : definitions)
        definition.id = MilestoneId{++id};
    milestones::RuleEvaluator evaluator(milestones::CompiledCatalog::compile(definitions), Zone());
    const std::vector<LimitReading> limits;
    const std::vector<LoggedMilestone> logged;
    const DerivedAccount derived = evaluator.evaluate(history(), {Day{19'990}, limits, logged});
    for (const Achievement &achievement : derived.achievements)
        require(achievement.milestone.value >= 1 && achievement.milestone.value <= id && achievement.on.valid());
}

} // namespace

void filter(std::string_view bytes)
{
    const query::Filter parsed = query::parseFilter(bytes);
    for (const query::FilterToken &token : parsed.tokens)
        require(inside(token.range, bytes));
    if (parsed.error)
        require(inside(parsed.error->range, bytes) && parsed.error->column >= 1);
    const auto matched = query::match(parsed, table());
    if (const auto *error = std::get_if<query::FilterError>(&matched))
        require(inside(error->range, bytes));
    else
        require(!parsed.error);
    for (const std::size_t cursor : {std::size_t(0), bytes.size() / 2, bytes.size()}) {
        const auto completion = query::complete(bytes, cursor, table());
        require(inside(completion.range, bytes));
    }
    (void)query::parseSort(bytes, table());
    // What is quoted is read back as it was.
    const query::Filter quoted = query::parseFilter("name:" + query::quoteValue(bytes));
    if (!quoted.error) {
        const query::FilterNode *node = &quoted.root;
        while (node->kind == query::FilterNode::Kind::And && node->children.size() == 1)
            node = &node->children.front();
        require(node->kind == query::FilterNode::Kind::Field && node->values.size() == 1 && node->values.front().text == bytes);
    }
}

void rules(std::string_view bytes)
{
    const auto read = milestones::parseRule(bytes);
    if (!read.ok()) {
        require(read.error().code == ErrorCode::Parse && !read.error().detail.empty());
        return;
    }
    const auto again = milestones::parseRule(milestones::writeRule(*read));
    require(again.ok() && *again == *read);
    MilestoneDefinition definition;
    definition.key = "m";
    definition.rule = *read;
    MilestoneDefinition repeating = definition;
    repeating.key = "n";
    repeating.cadenceDays = 7;
    evaluate({definition, repeating});
}

void catalog(std::string_view bytes)
{
    const auto read = milestones::parseCatalog(bytes);
    if (!read.ok()) {
        require(!read.error().detail.empty());
        return;
    }
    const auto again = milestones::parseCatalog(milestones::writeCatalog(*read));
    require(again.ok() && again->milestones == read->milestones && again->levels == read->levels);
    (void)milestones::lintCatalog(*read, Day{20'513});
    evaluate(read->milestones);
}

void segments(std::string_view bytes)
{
    // With the checksum that guards them, so that what lies behind it is reached.
    store::Block block(8 + bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
        block[8 + i] = static_cast<std::byte>(bytes[i]);
    store::sealBlock(block);
    std::vector<store::LogEvent> events;
    if (store::decodeHot(block, events)) {
        store::Block again;
        store::encodeHot(events, again);
        std::vector<store::LogEvent> events2;
        require(store::decodeHot(again, events2) && events == events2);
    } else {
        require(events.empty());
    }
    std::vector<std::uint64_t> identities;
    (void)store::decodeIdentities(block, identities);
    std::string raw;
    (void)store::decodeFrame(block, 4'096, raw);
}

} // namespace milepost::fuzz
