// What makes decoding quick must not change what is read: times in the form of most events, texts numbered ahead, records that
// are not made alike.
#include "sync/decode/json_lines.h"
#include "sync/text_numbers.h"
#include "sync/values.h"

#include <QtTest>

#include <map>
#include <random>

using namespace milepost;
using namespace milepost::sync;

class TestDecoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainTimes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("plain");
        const std::pair<const char *, bool> rows[] = {
            {"2026-03-01T12:34:56Z", true},      {"2026-03-01T12:34:56.789Z", true}, {"2024-02-29T23:59:59.999Z", true},
            {"0001-01-01T00:00:00.000Z", true},  {"9999-12-31T23:59:59Z", true},     {"1969-12-31T23:59:59.001Z", true},
            {"2025-02-29T00:00:00Z", false},     {"2026-13-01T00:00:00Z", false},    {"2026-00-10T00:00:00Z", false},
            {"2026-03-01T24:00:00Z", false},     {"2026-03-01T23:59:60Z", false},    {"2026-03-01T23:60:00Z", false},
            {"0000-01-01T00:00:00Z", false},     {"2026-03-01 12:34:56Z", false},    {"2026-03-01T12:34:56.78Z", false},
            {"2026-03-01T12:34:56,789Z", false}, {"2026-03-01T12:34:56+00", false},  {"2026/03/01T12:34:56Z", false},
            {"2026-03-01T1a:34:56Z", false},     {"2026-03-01T12:34:56.7x9Z", false}};
        for (const auto &[text, plain] : rows)
            QTest::newRow(text) << QByteArray(text) << plain;
    }

    /// Where the quick way says something, the way for all forms says the same.
    void plainTimes()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, plain);
        const auto quick = plainUtc(text.toStdString());
        QCOMPARE(quick.has_value(), plain);
        // A blank in front goes the long way.
        const auto slow = parseValue(FieldType::Time, " " + text.toStdString(), {}, *Zone::fromName("UTC"));
        const auto both = parseValue(FieldType::Time, text.toStdString(), {}, *Zone::fromName("UTC"));
        QCOMPARE(std::string(both.code), std::string(slow.code));
        QVERIFY(both.value == slow.value);
        if (plain)
            QVERIFY(std::get<Instant>(slow.value) == *quick);
    }

    void numbersOfTexts()
    {
        TextNumbers numbers;
        std::map<std::string, std::uint32_t> expected;
        std::mt19937 random(5);
        for (int i = 0; i < 60'000; ++i) {
            const std::string text = i % 50 == 0 ? std::string(random() % 200'000, 'x') : "user-" + std::to_string(random() % 20'000);
            const std::uint64_t hash = TextNumbers::hashOf(text);
            numbers.fetchPlace(hash);
            const auto number = numbers.number(text, hash);
            if (text.empty()) {
                QCOMPARE(number, 0U);
                continue;
            }
            QCOMPARE(number, expected.emplace(text, std::uint32_t(expected.size() + 1)).first->second);
            QCOMPARE(std::string(numbers.text(number)), text);
        }
        QCOMPARE(numbers.size(), expected.size());
        // Equal hashes do not make equal texts.
        TextNumbers few;
        QCOMPARE(few.number("one", 7), 1U);
        QCOMPARE(few.number("two", 7), 2U);
        QCOMPARE(few.number("one", 7), 1U);
        // Nor do beginnings, nor lengths.
        std::uint32_t next = 3;
        for (std::size_t length = 18; length < 30; ++length) {
            for (const char last : {'a', 'b', '\0'})
                QCOMPARE(few.number(std::string(length, 'x') + last, 7), next++);
        }
        QCOMPARE(few.number(std::string(22, 'x') + 'b', 7), 16U);
        QCOMPARE(few.number(std::string(23, 'x') + 'b', 7), 19U);
    }

    /// Members in other orders than in the record before, missing, twice, and in other nestings.
    void recordsOfOtherMake()
    {
        JsonPaths paths;
        const auto id = paths.add("id"), group = paths.add("context.group"), user = paths.add("user");
        JsonRecord record;
        std::vector<JsonCell> cells;
        const auto read = [&](const std::string &json) {
            if (!record.parse(json))
                return std::string("refused");
            record.read(paths, cells);
            return std::string(cells[id].text) + '|' + std::string(cells[group].text) + '|' + std::string(cells[user].text);
        };
        for (int turn = 0; turn < 3; ++turn) {
            QCOMPARE(read(R"({"id":"1","context":{"x":1,"group":"g"},"user":"u"})"), std::string("1|g|u"));
            QCOMPARE(read(R"({"user":"u","id":"2"})"), std::string("2||u"));
            QCOMPARE(read(R"({"context":"id","user":"id","id":"user"})"), std::string("user||id"));
            QCOMPARE(read(R"({"other":"1","group":"g","context":{"group":"h"},"id":"3"})"), std::string("3|h|"));
            QCOMPARE(read(R"({"id":"1","id":"4","user":"u","user":"v"})"), std::string("4||v"));
            QCOMPARE(read(R"({"id":"5","context":{"group":"g"},"context":{"x":1}})"), std::string("5||"));
            QCOMPARE(read(R"({"":"1","id":"6"})"), std::string("6||"));
        }
        // A path that is asked for later is found in records of a known make, too.
        const auto later = paths.add("other");
        QCOMPARE(read(R"({"other":"1","group":"g","context":{"group":"h"},"id":"3"})"), std::string("3|h|"));
        QCOMPARE(std::string(cells[later].text), std::string("1"));
    }
};

QTEST_GUILESS_MAIN(TestDecoding)
#include "test_decoding.moc"
