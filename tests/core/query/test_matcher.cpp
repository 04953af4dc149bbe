// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/completion.h"
#include "query/group.h"
#include "query/matcher.h"
#include "query/sort.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <optional>
#include <random>

using namespace milepost;
using namespace milepost::query;

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

/// A small book of accounts, held as plain rows and as the columns made of them.
struct Book {
    struct Row {
        std::string name, owner, plan;
        std::optional<int> seats;
        std::optional<std::int64_t> arrMinor;
        std::optional<float> share;
        std::optional<Day> renewal, last;
        int pace = 0; // 0 is "unknown"
        std::uint64_t tags = 0;
        bool pending = false;
    };
    std::vector<Row> rows;
    Day asOf = *dayFromIso("2026-03-01");
    std::string me = "Ann";

    StringPool strings;
    std::vector<StringId> name, owner, plan;
    std::vector<std::int32_t> seats;
    std::vector<std::int64_t> arr;
    std::vector<float> share;
    std::vector<Day> renewal, last;
    std::vector<std::uint8_t> pace, pending;
    std::vector<std::uint64_t> tags;

    Table table()
    {
        for (const Row &row : rows) {
            name.push_back(strings.intern(row.name));
            owner.push_back(strings.intern(row.owner));
            plan.push_back(strings.intern(row.plan));
            seats.push_back(row.seats.value_or(-1));
            arr.push_back(row.arrMinor.value_or(noMinor));
            share.push_back(row.share.value_or(missing));
            renewal.push_back(row.renewal.value_or(Day{}));
            last.push_back(row.last.value_or(Day{}));
            pace.push_back(static_cast<std::uint8_t>(row.pace));
            pending.push_back(row.pending);
            tags.push_back(row.tags);
        }
        Table made(rows.size(), strings, asOf, me);
        const auto add = [&](const char *key, ColumnType type, ColumnValues values, auto change) {
            Column column;
            column.key = key;
            column.type = type;
            column.values = values;
            change(column);
            made.add(std::move(column));
        };
        const auto plainly = [](Column &) {};
        add("name", ColumnType::Text, std::span<const StringId>(name), [](Column &c) { c.freeText = true; });
        add("owner", ColumnType::Text, std::span<const StringId>(owner), [](Column &c) { c.person = true; });
        add("plan", ColumnType::Text, std::span<const StringId>(plan), plainly);
        add("seats", ColumnType::Integer, std::span<const std::int32_t>(seats), plainly);
        add("arr", ColumnType::Money, std::span<const std::int64_t>(arr),
            [](Column &c) { c.currency = *Currency::fromCode("USD"); });
        add("milestones", ColumnType::Share, std::span<const float>(share), plainly);
        add("renewal", ColumnType::Day, std::span<const Day>(renewal), [](Column &c) { c.sense = DaySense::Future; });
        add("last", ColumnType::Day, std::span<const Day>(last), plainly);
        add("segments", ColumnType::Tags, std::span<const std::uint64_t>(tags), [](Column &c) {
            c.keys = {"at_risk", "expansion", "high_achiever"};
            c.words = true;
            c.aliases = {"segment"};
        });
        add("pace", ColumnType::Enum, std::span<const std::uint8_t>(pace), [](Column &c) {
            c.keys = {"unknown", "stuck", "behind", "on_pace"};
            c.noneKey = 0;
            c.ordered = true;
            c.words = true;
        });
        add("pending", ColumnType::Flag, std::span<const std::uint8_t>(pending), plainly);
        made.addWord("stalled", "pace", "stuck");
        return made;
    }
};

std::vector<Book::Row> someRows()
{
    const Day asOf = *dayFromIso("2026-03-01");
    return {
        {"Acme", "Ann", "Pro", 10, 5'000'000, 0.5f, asOf + 30, asOf - 10, 1, 1, false},
        {"Bolt Straße", "bob", "Enterprise", 250, 12'000'000, 0.3f, asOf + 90, asOf - 30, 2, 2, true},
        {"Café Zürich", "Ann", "", std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, 0, 0, false},
        {"at_risk Ltd", "", "pro", 0, 0, 1.0f, asOf, asOf, 3, 5, false},
        {"Old \"Q\" Co", "Bob", "Starter", 3, 1'999, 0.0f, asOf - 5, asOf - 400, 3, 0, false},
    };
}

std::string found(const Table &table, const std::string &text)
{
    const auto result = matchRows(text, table);
    if (const auto *error = std::get_if<FilterError>(&result))
        return "! " + toString(*error);
    std::string rows;
    for (const RowIndex row : std::get<std::vector<RowIndex>>(result))
        rows += static_cast<char>('0' + row);
    return rows;
}

} // namespace

class TestMatcher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void meMustBeSaid();
    void agreesWithAPlainReading();
    void sorts_data();
    void sorts();
    void sortsLikeAStableSort();
    void groups();
    void completes_data();
    void completes();
    void suggestsTheNearestWord();
    void emptyTables();
};

void TestMatcher::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char *text, const char *rows) { QTest::newRow(text) << text << rows; };
    row("", "01234");
    row("acme", "0");
    row("STRASSE", "1");
    row("zürich", "2");
    row("e", "01"); // "Café" ends in é, which is not e
    row("owner:me", "02");
    row("owner:BOB", "14");
    row("owner:bob,ann", "0124");
    row("owner:none", "3");
    row("owner:\"none\"", "");
    row("-owner:me", "134");
    row("plan:pro", "03");
    row("plan~r", "0134");
    row("plan:pro or plan:starter", "034");
    row("plan:pro owner:me", "0");
    row("plan:pro (owner:me or stalled)", "0");
    row("-(plan:pro or plan:enterprise)", "24");
    row("seats>=10", "01");
    row("seats<10", "34");
    row("seats:0", "3");
    row("seats:none", "2");
    row("seats:none,3", "24");
    row("seats>2.5", "014");
    row("seats:2.5", "");
    row("arr>50k", "1");
    row("arr>=50k", "01");
    row("arr<0.1M", "034");
    row("arr:19.99", "4");
    row("arr:none", "2");
    row("milestones>=50%", "03");
    row("milestones>50", "3");
    row("milestones:0.3", "1");
    row("milestones:30%", "1");
    row("milestones<0.3", "4");
    row("milestones>0.3", "03");
    row("renewal<90d", "03");
    row("renewal<=90d", "013");
    row("renewal>90d", "");
    row("renewal>30d", "1");
    row("renewal<3m", "013"); // 1 June is 92 days away
    row("renewal:none", "2");
    row("renewal<2026-03-01", "4");
    row("renewal:2026-03", "03");
    row("renewal:2026Q2", "1");
    row("renewal>=today", "013");
    row("last<30d", "03");
    row("last<=30d", "013");
    row("last>30d", "4");
    row("last>1y", "4");
    row("stalled", "0");
    row("stuck", "0");
    row("pace:stalled", "0");
    row("pace<on_pace", "01");
    row("pace>=behind", "134");
    row("pace:none", "2");
    row("pace:unknown", "2");
    row("pace~o", "234"); // on_pace, and "unknown" by its name
    row("at-risk", "03");
    row("\"at_risk\"", "3");
    row("expansion", "1");
    row("segment:at_risk,expansion", "013");
    row("segments:none", "24");
    row("pending:yes", "1");
    row("pending:no", "0234");
    row("\"Old \\\"q\\\"\"", "4");
    row("plam:pro", "! unknown_field at column 1: \"plam\"; did you mean \"plan\"?");
    row("acme plan:x segment:exapnsion", "! unknown_value at column 21: \"exapnsion\"; did you mean \"expansion\"?");
    row("seats>many", "! bad_number at column 7: \"many\"; did you mean \"60\"?");
    row("renewal<soon", "! bad_day at column 9: \"soon\"; did you mean \"90d\"?");
    row("plan<pro", "! op_not_for_field at column 5: \"<\"; did you mean \"plan:\"?");
    row("pending:maybe", "! unknown_value at column 9: \"maybe\"; did you mean \"yes\"?");
    row("Zürich plam:x", "! unknown_field at column 8: \"plam\"; did you mean \"plan\"?");
}

void TestMatcher::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, rows);
    Book book;
    book.rows = someRows();
    const Table table = book.table();
    QCOMPARE(QString::fromStdString(found(table, text.toStdString())), rows);
}

void TestMatcher::meMustBeSaid()
{
    Book book;
    book.rows = someRows();
    book.me.clear();
    const Table table = book.table();
    QCOMPARE(found(table, "owner:me"), std::string("! me_unknown at column 7: \"me\""));
    QCOMPARE(found(table, "owner:\"me\""), std::string());
}

/// Random rows and filters; the reference reads one row at a time and shares nothing with core.
void TestMatcher::agreesWithAPlainReading()
{
    std::mt19937 random(4711);
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    const std::vector<std::string> names{"alpha", "beta", "alphabet", "gamma", "delta ray"};
    const std::vector<std::string> plans{"", "pro", "starter", "enterprise"};
    for (int round = 0; round < 60; ++round) {
        Book book;
        const int count = below(200);
        for (int i = 0; i < count; ++i) {
            Book::Row row;
            row.name = names[static_cast<std::size_t>(below(5))] + ' ' + std::to_string(below(50));
            row.plan = plans[static_cast<std::size_t>(below(4))];
            if (below(4) != 0)
                row.seats = below(30);
            if (below(4) != 0)
                row.arrMinor = below(300) * 50'000LL;
            if (below(4) != 0)
                row.renewal = book.asOf + (below(400) - 100);
            row.pace = below(4);
            row.tags = random() % 8;
            row.pending = below(2) != 0;
            book.rows.push_back(row);
        }
        const Table table = book.table();
        using Test = std::function<bool(const Book::Row &)>;
        const std::function<std::pair<std::string, Test>(int)> make = [&](int depth) -> std::pair<std::string, Test> {
            const int kind = below(depth > 0 ? 10 : 7);
            const int n = below(40);
            switch (kind) {
            case 0: {
                const std::string plan = plans[static_cast<std::size_t>(1 + below(3))];
                return {"plan:" + plan, [=](const Book::Row &r) { return r.plan == plan; }};
            }
            case 1: return {"seats<" + std::to_string(n), [=](const Book::Row &r) { return r.seats && *r.seats < n; }};
            case 2:
                return {"arr>=" + std::to_string(n) + "k",
                        [=](const Book::Row &r) { return r.arrMinor && *r.arrMinor >= n * 100'000LL; }};
            case 3:
                return {"renewal<" + std::to_string(n * 5) + "d", [=, asOf = book.asOf](const Book::Row &r) {
                            return r.renewal && *r.renewal - asOf >= 0 && *r.renewal - asOf < n * 5;
                        }};
            case 4: {
                const std::string word = names[static_cast<std::size_t>(below(5))].substr(0, 1 + random() % 5);
                return {'"' + word + '"', [=](const Book::Row &r) { return r.name.find(word) != std::string::npos; }};
            }
            case 5: return {"stalled", [](const Book::Row &r) { return r.pace == 1; }};
            case 6: return {"expansion", [](const Book::Row &r) { return (r.tags & 2) != 0; }};
            case 7: {
                const auto [text, test] = make(depth - 1);
                return {"-(" + text + ')', [test = test](const Book::Row &r) { return !test(r); }};
            }
            default: {
                const auto [leftText, left] = make(depth - 1);
                const auto [rightText, right] = make(depth - 1);
                if (kind == 8)
                    return {'(' + leftText + " or " + rightText + ')',
                            [left = left, right = right](const Book::Row &r) { return left(r) || right(r); }};
                return {'(' + leftText + ' ' + rightText + ')',
                        [left = left, right = right](const Book::Row &r) { return left(r) && right(r); }};
            }
            }
        };
        for (int i = 0; i < 40; ++i) {
            const auto [text, test] = make(4);
            const auto result = match(parseFilter(text), table);
            QVERIFY2(std::holds_alternative<RowSet>(result), text.c_str());
            const RowSet &rows = std::get<RowSet>(result);
            std::size_t expected = 0;
            for (RowIndex row = 0; row < book.rows.size(); ++row) {
                QVERIFY2(rows.contains(row) == test(book.rows[row]), text.c_str());
                expected += test(book.rows[row]);
            }
            QCOMPARE(rows.count(), expected);
        }
    }
}

void TestMatcher::sorts_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("order");
    const auto row = [](const char *by, const char *order) { QTest::newRow(by) << by << order; };
    row("name", "03124");
    row("name:desc", "42130");
    row("arr", "34012");
    row("arr:desc", "10432"); // no ARR last both ways
    row("plan,arr:desc", "10342");
    row("plan,seats", "13042");
    row("renewal", "43012");
    row("pace", "01342");
    row("pace:desc", "34102");
    row("milestones:desc", "30142");
    row("segments", "30124");
    row("pending:desc,name", "10324");
    row("nonsense", "!");
    row("name:down", "!");
}

void TestMatcher::sorts()
{
    QFETCH(QString, by);
    QFETCH(QString, order);
    Book book;
    book.rows = someRows();
    const Table table = book.table();
    const auto keys = parseSort(by.toStdString(), table);
    if (order == "!") {
        QVERIFY(!keys);
        return;
    }
    QVERIFY(keys.has_value());
    std::vector<RowIndex> rows{0, 1, 2, 3, 4};
    sortRows(rows, table, *keys);
    QString got;
    for (const RowIndex row : rows)
        got += QString::number(row);
    QCOMPARE(got, order);
}

void TestMatcher::sortsLikeAStableSort()
{
    std::mt19937_64 random(99);
    Book book;
    for (int i = 0; i < 5'000; ++i) {
        Book::Row row;
        row.name = std::to_string(random() % 400);
        if (random() % 5 != 0)
            row.arrMinor = static_cast<std::int64_t>(random() >> 1) * (random() % 2 == 0 ? 1 : -1);
        if (random() % 5 != 0)
            row.share = static_cast<float>(random() % 1000) / 100.f - 5.f;
        book.rows.push_back(row);
    }
    const Table table = book.table();
    for (const bool descending : {false, true}) {
        std::vector<RowIndex> rows, expected;
        for (RowIndex i = 0; i < 5'000; i += 1 + random() % 2)
            rows.push_back(i);
        expected = rows;
        sortRows(rows, table, {{table.find("milestones"), descending}, {table.find("arr"), !descending}});
        const auto before = [](const auto &a, const auto &b, bool down) { // −1, 0, 1
            if (!a || !b)
                return int(!a) - int(!b);
            const int order = (*a > *b) - (*a < *b);
            return down ? -order : order;
        };
        std::stable_sort(expected.begin(), expected.end(), [&](RowIndex a, RowIndex b) {
            const int first = before(book.rows[a].share, book.rows[b].share, descending);
            return first != 0 ? first < 0 : before(book.rows[a].arrMinor, book.rows[b].arrMinor, !descending) < 0;
        });
        QCOMPARE(rows, expected);
    }
}

void TestMatcher::groups()
{
    Book book;
    book.rows = someRows();
    const Table table = book.table();
    const std::vector<RowIndex> all{0, 1, 2, 3, 4};
    const auto groups = groupRows(all, table, table.find("plan"),
                                  {{table.find("arr"), noColumn}, {table.find("milestones"), table.find("arr")},
                                   {table.find("pace"), noColumn}});
    QCOMPARE(groups.size(), std::size_t(4));
    QCOMPARE(groups[0].key, std::string("Enterprise"));
    QCOMPARE(groups[1].key, std::string("Pro")); // "pro" belongs to it
    QCOMPARE(groups[1].rows, (std::vector<RowIndex>{0, 3}));
    QVERIFY(groups[3].none);
    const Subtotal &arr = groups[1].subtotals[0];
    QCOMPARE(arr.known, std::size_t(2));
    QCOMPARE(arr.sum, 5'000'000.0);
    QCOMPARE(arr.min, 0.0);
    QCOMPARE(arr.max, 5'000'000.0);
    QCOMPARE(groups[1].subtotals[1].mean, 0.5); // weight 0 counts for nothing
    QCOMPARE(groups[1].subtotals[2].perKey, (std::vector<std::size_t>{0, 1, 0, 1}));
    const Subtotal &absent = groups[3].subtotals[0];
    QCOMPARE(absent.known, std::size_t(0));
    QCOMPARE(absent.unknown, std::size_t(1));
    QVERIFY(std::isnan(absent.mean) && std::isnan(absent.min));

    const auto byTag = groupRows(all, table, table.find("segments"), {});
    QCOMPARE(byTag.size(), std::size_t(4)); // row 3 has two tags
    QCOMPARE(byTag[0].rows, (std::vector<RowIndex>{0, 3}));
    QCOMPARE(byTag[2].rows, (std::vector<RowIndex>{3}));
    QVERIFY(byTag[3].none);
    const auto byPace = groupRows(all, table, table.find("pace"), {});
    QCOMPARE(byPace.front().key, std::string("stuck"));
    QVERIFY(byPace.back().none);
}

void TestMatcher::completes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cursor");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("begin");
    QTest::newRow("field") << "pl" << 2 << "plan:" << 0 << 0;
    QTest::newRow("second term") << "acme mile" << 9 << "milestones:" << 0 << 5;
    QTest::newRow("word") << "stal" << 4 << "stalled" << 1 << 0;
    QTest::newRow("value with count") << "plan:" << 5 << "Pro" << 2 << 5;
    QTest::newRow("value typed") << "plan:ent" << 8 << "Enterprise" << 1 << 5;
    QTest::newRow("me first") << "owner:m" << 7 << "me" << 2 << 6;
    QTest::newRow("second value") << "plan:pro,st" << 11 << "Starter" << 1 << 9;
    QTest::newRow("enum") << "pace:on" << 7 << "on_pace" << 2 << 5;
    QTest::newRow("tags") << "segment:exp" << 11 << "expansion" << 1 << 8;
    QTest::newRow("flag") << "pending:" << 8 << "no" << 4 << 8;
    QTest::newRow("cursor inside") << "plan:pro acme" << 6 << "Pro" << 2 << 5;
    QTest::newRow("quoted name") << "name:old" << 8 << "\"Old \\\"Q\\\" Co\"" << 1 << 5;
    QTest::newRow("unknown field") << "nope:x" << 6 << "" << 0 << 6;
}

void TestMatcher::completes()
{
    QFETCH(QString, text);
    QFETCH(int, cursor);
    QFETCH(QString, first);
    QFETCH(int, count);
    QFETCH(int, begin);
    Book book;
    book.rows = someRows();
    const Table table = book.table();
    const Completion completion = complete(text.toStdString(), static_cast<std::size_t>(cursor), table);
    QCOMPARE(static_cast<int>(completion.range.begin), begin);
    QCOMPARE(completion.suggestions.empty(), first.isEmpty());
    if (!first.isEmpty()) {
        QCOMPARE(QString::fromStdString(completion.suggestions.front().text), first);
        QCOMPARE(static_cast<int>(completion.suggestions.front().count), count);
    }
}

void TestMatcher::suggestsTheNearestWord()
{
    const std::vector<std::string> words{"plan", "pace", "renewal", "at_risk"};
    QCOMPARE(nearestWord("plam", words), std::string("plan"));
    QCOMPARE(nearestWord("renewl", words), std::string("renewal"));
    QCOMPARE(nearestWord("zebra", words), std::string());
    QCOMPARE(nearestWord("", words), std::string());
}

void TestMatcher::emptyTables()
{
    Book book;
    const Table table = book.table();
    QCOMPARE(found(table, "acme or -stalled"), std::string());
    std::vector<RowIndex> rows;
    sortRows(rows, table, {{table.find("name"), false}, {table.find("arr"), true}});
    QVERIFY(rows.empty());
    QVERIFY(groupRows(rows, table, table.find("plan"), {}).empty());
    QVERIFY(!complete("pl", 2, table).suggestions.empty());
}

QTEST_GUILESS_MAIN(TestMatcher)
#include "test_matcher.moc"
