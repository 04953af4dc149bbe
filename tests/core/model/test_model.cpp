// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/attribute.h"
#include "model/entity.h"
#include "model/enums.h"
#include "support/builders.h"

#include <set>

using namespace milepost;
using namespace milepost::test;

class TestModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void attributesComeBack();
    void attributesThatAreNotOfTheType();
    void fieldsAreFoundByTheirKeys();
    void keysNameEveryEnumerator();
};

void TestModel::attributesComeBack()
{
    const Currency eur = *Currency::fromCode("EUR");
    const Currency yen = *Currency::fromCode("JPY");
    const std::vector<std::pair<FieldType, Value>> values{
        {FieldType::Text, std::string("Ünï \"code\"\n")}, {FieldType::Key, std::string("high")},
        {FieldType::Integer, std::int64_t(-9'223'372'036'854'775'807)}, {FieldType::Number, 0.1}, {FieldType::Number, 1e300},
        {FieldType::Flag, true}, {FieldType::Flag, false}, {FieldType::Date, day("2024-02-29")},
        {FieldType::Time, *instantFromIso("2026-03-01T12:00:00.001Z", false)}, {FieldType::Money, Money{-416'667, eur}},
        {FieldType::Money, Money{9'800, yen}}, {FieldType::Money, Money{100, Currency()}}};
    for (const auto &[type, value] : values) {
        const std::string text = encodeAttribute(value);
        QVERIFY2(decodeAttribute(type, text) == value, text.c_str());
    }
    QCOMPARE(encodeAttribute(Money{9'600'000, eur}), std::string("96000.00 EUR"));
    QCOMPARE(encodeAttribute(true), std::string("1"));
    QCOMPARE(encodeAttribute(std::monostate()), std::string());
    QVERIFY(std::holds_alternative<std::monostate>(decodeAttribute(FieldType::Money, "")));
}

void TestModel::attributesThatAreNotOfTheType()
{
    for (const auto &[type, text] : std::vector<std::pair<FieldType, const char *>>{
             {FieldType::Integer, "1.5"}, {FieldType::Integer, "12x"}, {FieldType::Number, "one"}, {FieldType::Number, "1,5"},
             {FieldType::Date, "01/02/2026"}, {FieldType::Time, "noon"}, {FieldType::Money, "a lot EUR"}})
        QVERIFY2(std::holds_alternative<std::monostate>(decodeAttribute(type, text)), text);
}

void TestModel::fieldsAreFoundByTheirKeys()
{
    for (std::size_t kind = 0; kind < enumCount<EntityKind>(); ++kind) {
        const auto entity = static_cast<EntityKind>(kind);
        std::set<std::string_view> keys;
        for (std::size_t i = 0; i < fieldsOf(entity).size(); ++i) {
            const std::string_view key = fieldsOf(entity)[i].key;
            QVERIFY2(keys.insert(key).second, std::string(key).c_str());
            QCOMPARE(fieldIndex(entity, key), std::optional(static_cast<FieldIndex>(i)));
        }
        QVERIFY(!keys.empty());
        QVERIFY(!fieldIndex(entity, "no_such_field"));
    }
}

void TestModel::keysNameEveryEnumerator()
{
    QCOMPARE(keyOf(SignalRule::SourceStale), std::string_view("source_stale"));
    QCOMPARE(keyOf(Pace::Complete), std::string_view("complete"));
    QCOMPARE(keyOf(AccountStatus::NotStarted), std::string_view("not_started"));
    QCOMPARE(keyOf(EntityKind::Churn), std::string_view("churn"));
    QCOMPARE(keyOf(Stage::Month12), std::string_view("month_12"));
    QCOMPARE(keyOf(Origin::Source), std::string_view("source"));
    QCOMPARE(keyOf(Segment::LowAchiever), std::string_view("low_achiever"));
    QCOMPARE(fromKey<Severity>("serious"), std::optional(Severity::Serious));
    QVERIFY(!fromKey<Severity>("Serious"));
    QVERIFY(!fromKey<Severity>(""));
}

QTEST_GUILESS_MAIN(TestModel)
#include "test_model.moc"
