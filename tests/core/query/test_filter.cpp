// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"
#include "query/fold.h"
#include "query/operand.h"

#include <QTest>

#include <random>

using namespace milepost;
using namespace milepost::query;

namespace {

/// "(or (and field:plan:pro word:x) (not word:y))"
std::string shape(const FilterNode &node)
{
    const auto children = [&](const std::string &name) {
        std::string text = '(' + name;
        for (const FilterNode &child : node.children)
            text += ' ' + shape(child);
        return text + ')';
    };
    std::string values;
    for (const FilterValue &value : node.values)
        values += (values.empty() ? "" : "|") + (value.quoted ? '\'' + value.text + '\'' : value.text);
    switch (node.kind) {
    case FilterNode::Kind::And: return children("and");
    case FilterNode::Kind::Or: return children("or");
    case FilterNode::Kind::Not: return children("not");
    case FilterNode::Kind::Field: return node.field + std::string(textOf(node.op)) + values;
    case FilterNode::Kind::Word: return values;
    }
    return {};
}

} // namespace

class TestFilter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void depthAndLengthHaveLimits();
    void tokensCoverTheText();
    void quotedValuesComeBack_data();
    void quotedValuesComeBack();
    void anyBytesParseWithoutHarm();
    void foldsLikeUnicode();
    void readsNumbers_data();
    void readsNumbers();
    void readsDays_data();
    void readsDays();
};

void TestFilter::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tree");
    const auto row = [](const char *text, const char *tree) { QTest::newRow(text) << text << tree; };
    row("", "(and)");
    row("   ", "(and)");
    row("acme", "acme");
    row("acme corp", "(and acme corp)");
    row("\"acme corp\"", "'acme corp'");
    row("owner:me plan:enterprise health<60 renewal<90d stalled",
        "(and owner:me plan:enterprise health<60 renewal<90d stalled)");
    row("a or b c or d", "(or a (and b c) d)");
    row("a OR b", "(or a b)");
    row("(a or b) c", "(and (or a b) c)");
    row("-a", "(not a)");
    row("--a", "a");
    row("-(a or b)", "(not (or a b))");
    row("-plan:pro", "(not plan:pro)");
    row("plan:pro,starter", "plan:pro|starter");
    row("plan:\"a,b\",c", "plan:'a,b'|c");
    row("name~bay", "name~bay");
    row("arr>=50k", "arr>=50k");
    row("arr<=1.5M", "arr<=1.5M");
    row("cf:tier:gold", "cf:tier:gold");
    row("cf:\"support tier\":gold", "cf:support tier:gold");
    row("cf:größe>3", "cf:größe>3");
    row("\"or\"", "'or'");
    row("a and b", "(and a b)");
    row("barnes and", "(and barnes and)");
    row("and", "and");
    row("12:30", "12:30");
    row("a&b<c", "a&b<c");
    row("at-risk", "at-risk");
    row("- x", "(and - x)");
    row("\"say \\\"hi\\\"\"", "'say \"hi\"'");
    row("\"C:\\dir\"", "'C:\\dir'");
    row("plan:x(a)", "(and plan:x a)");
    row("((a))", "a");
    row("start:2026-03-01", "start:2026-03-01");
}

void TestFilter::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, tree);
    const Filter filter = parseFilter(text.toStdString());
    QVERIFY2(!filter.error, filter.error ? toString(*filter.error).c_str() : "");
    QCOMPARE(QString::fromStdString(shape(filter.root)), tree);
}

void TestFilter::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("length");
    const auto row = [](const char *text, const char *code, int column, int length) {
        QTest::newRow(text) << text << code << column << length;
    };
    row("plan:", "missing_value", 6, 0);
    row("plan: x", "missing_value", 6, 0);
    row("plan:a,", "missing_value", 8, 0);
    row("plan:a,,b", "missing_value", 8, 0);
    row("a or", "missing_term", 5, 0);
    row("or a", "missing_term", 1, 2);
    row("a or or b", "missing_term", 6, 2);
    row("()", "missing_term", 2, 1);
    row("(a", "unclosed_parenthesis", 1, 1);
    row("(a or", "missing_term", 6, 0);
    row("a)", "unexpected_parenthesis", 2, 1);
    row(")", "missing_term", 1, 1);
    row("\"a b", "unclosed_quote", 1, 4);
    row("plan:\"a", "unclosed_quote", 6, 2);
    row("Größe name~", "missing_value", 12, 0); // characters, not bytes
    row("😀 (x", "unclosed_parenthesis", 3, 1); // one character outside the BMP
    row("-", "", 0, 0);
}

void TestFilter::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(int, column);
    QFETCH(int, length);
    const Filter filter = parseFilter(text.toStdString());
    if (code.isEmpty()) {
        QVERIFY(!filter.error);
        return;
    }
    QVERIFY(filter.error.has_value());
    QCOMPARE(QString::fromUtf8(codeName(filter.error->code).data()), code);
    QCOMPARE(static_cast<int>(filter.error->column), column);
    QCOMPARE(static_cast<int>(filter.error->length), length);
}

void TestFilter::depthAndLengthHaveLimits()
{
    const auto nested = [](int depth) { return std::string(depth, '(') + 'a' + std::string(depth, ')'); };
    QVERIFY(!parseFilter(nested(64)).error);
    QCOMPARE(parseFilter(nested(65)).error->code, FilterError::Code::TooDeep);
    QCOMPARE(parseFilter(nested(5'000)).error->code, FilterError::Code::TooLong);
    QVERIFY(!parseFilter(std::string(9'000, '-') + 'a').error);
    QVERIFY(!parseFilter(std::string(10'000, 'a')).error);
    QCOMPARE(parseFilter(std::string(10'001, 'a')).error->code, FilterError::Code::TooLong);
}

void TestFilter::tokensCoverTheText()
{
    const std::string text = "-plan:pro,\"big one\" or (stalled";
    const Filter filter = parseFilter(text);
    QVERIFY(filter.error.has_value());
    std::vector<std::string> pieces;
    for (const FilterToken &token : filter.tokens)
        pieces.push_back(text.substr(token.range.begin, token.range.length));
    const std::vector<std::string> expected{"-", "plan", ":", "pro", ",", "\"big one\"", "or", "(", "stalled"};
    QCOMPARE(pieces, expected);
}

void TestFilter::quotedValuesComeBack_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value : {"plain", "two words", "a,b", "a\"b", "a\\b", "\\\"", "me", "None", "or", "(x)", "ü ö", ""})
        QTest::newRow(value) << value;
}

void TestFilter::quotedValuesComeBack()
{
    QFETCH(QString, value);
    const Filter filter = parseFilter("plan:" + quoteValue(value.toStdString()));
    QVERIFY(!filter.error);
    QCOMPARE(filter.root.values.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(filter.root.values.front().text), value);
    const bool reserved = value == "me" || value == "None";
    QCOMPARE(filter.root.values.front().quoted || !reserved, true);
}

void TestFilter::anyBytesParseWithoutHarm()
{
    std::mt19937 random(20260301);
    const std::string alphabet = "ab:~<>=,()-\"\\ or\xC3\xA4\xFF\x00_.9d";
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        const auto length = random() % 40;
        for (unsigned i = 0; i < length; ++i)
            text += alphabet[random() % alphabet.size()];
        const Filter filter = parseFilter(text);
        for (const FilterToken &token : filter.tokens)
            QVERIFY(token.range.begin + token.range.length <= text.size());
        if (filter.error) {
            QVERIFY(filter.error->column >= 1);
            QVERIFY(filter.error->range.begin + filter.error->range.length <= text.size());
        }
    }
}

void TestFilter::foldsLikeUnicode()
{
    QCOMPARE(foldText("ACME Corp"), std::string("acme corp"));
    QCOMPARE(foldText("ÄÖÜ"), foldText("äöü"));
    QCOMPARE(foldText("Straße"), foldText("STRASSE"));
    QCOMPARE(foldText("E\u0301cole"), foldText("école")); // decomposed and composed
    QCOMPARE(foldText("ΣΊΣΥΦΟΣ"), foldText("σίσυφος"));
    QCOMPARE(foldText(std::string_view("a\0B", 3)), std::string("a\0b", 3));
    QCOMPARE(characterCount("a😀ü"), std::size_t(3));
    QCOMPARE(characterCount("\xFF\xFE"), std::size_t(2));
}

void TestFilter::readsNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("percent");
    QTest::newRow("60") << "60" << true << 60.0 << false;
    QTest::newRow("-1.5") << "-1.5" << true << -1.5 << false;
    QTest::newRow("50k") << "50k" << true << 50'000.0 << false;
    QTest::newRow("2.5M") << "2.5M" << true << 2'500'000.0 << false;
    QTest::newRow("35%") << "35%" << true << 35.0 << true;
    for (const char *bad : {"", "k", "%", "-", "1,5", "1e3", "0x10", "inf", "nan", "1.", ".5", "--1", "5 k", "5kk", "+5"})
        QTest::newRow(bad) << bad << false << 0.0 << false;
}

void TestFilter::readsNumbers()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QFETCH(double, value);
    QFETCH(bool, percent);
    const auto number = readNumber(text.toStdString());
    QCOMPARE(number.has_value(), good);
    if (good) {
        QCOMPARE(number->value, value);
        QCOMPARE(number->percent, percent);
    }
}

void TestFilter::readsDays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    const auto row = [](const char *text, const char *first, const char *last) {
        QTest::newRow(text) << text << first << last;
    };
    row("2024-02-29", "2024-02-29", "2024-02-29");
    row("2024-02", "2024-02-01", "2024-02-29");
    row("2026Q4", "2026-10-01", "2026-12-31");
    row("2026-q1", "2026-01-01", "2026-03-31");
    row("2026", "2026-01-01", "2026-12-31");
    row("today", "2026-03-01", "2026-03-01");
    for (const char *bad : {"2023-02-29", "2026-13", "2026Q5", "202", "20266", "2026-1", "tomorrow", "", "01/02/2026"})
        row(bad, "", "");
}

void TestFilter::readsDays()
{
    QFETCH(QString, text);
    QFETCH(QString, first);
    QFETCH(QString, last);
    const auto days = readDays(text.toStdString(), *dayFromIso("2026-03-01"));
    QCOMPARE(days.has_value(), !first.isEmpty());
    if (days) {
        QCOMPARE(QString::fromStdString(isoFromDay(days->first)), first);
        QCOMPARE(QString::fromStdString(isoFromDay(days->last)), last);
    }
}

QTEST_GUILESS_MAIN(TestFilter)
#include "test_filter.moc"
