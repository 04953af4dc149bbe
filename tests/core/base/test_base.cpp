// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/day.h"
#include "base/money.h"
#include "base/string_pool.h"
#include "base/zone.h"
#include "support/builders.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace milepost;
using namespace milepost::test;

namespace {

Instant utc(const char *iso) { return *instantFromIso(iso, true); }

} // namespace

class TestBase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void daysAgreeWithQt();
    void daysThatAreNone_data();
    void daysThatAreNone();
    void monthsAreClipped_data();
    void monthsAreClipped();
    void instants_data();
    void instants();
    void instantsComeBack();
    void schemaVectors();
    void daysOfAZone_data();
    void daysOfAZone();
    void daysBeginWhereTheyBegin_data();
    void daysBeginWhereTheyBegin();
    void everyDayBeginsOnItself();
    void unknownZones();
    void decimals_data();
    void decimals();
    void currencies();
    void poolKeepsEachTextOnce();
};

void TestBase::daysAgreeWithQt()
{
    for (int serial = -720'000; serial < 200'000; serial += 97) {
        const QDate date = QDate(1970, 1, 1).addDays(serial);
        const auto [year, month, dayOfMonth] = civilFromDay(Day{serial});
        if (date.year() < 1) // Qt has no year 0
            continue;
        QCOMPARE(QDate(year, month, dayOfMonth), date);
        QCOMPARE(dayFromCivil(year, month, dayOfMonth), std::optional(Day{serial}));
        QCOMPARE(isoWeekday(Day{serial}), date.dayOfWeek());
        QCOMPARE(QString::fromStdString(isoFromDay(Day{serial})), date.toString(Qt::ISODate));
    }
}

void TestBase::daysThatAreNone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"2023-02-29", "1900-02-29", "2024-00-10", "2024-13-01", "2024-01-32", "2024-1-01", "20240101",
                             "2024-01-01 ", "+2024-01-01", "2024/01/01", "", "aaaa-bb-cc", "2024-01-0١"})
        QTest::newRow(text) << text;
}

void TestBase::daysThatAreNone()
{
    QFETCH(QString, text);
    QVERIFY(!dayFromIso(text.toStdString()));
    QVERIFY(!Day{}.valid());
    QCOMPARE(isoFromDay(Day{}), std::string());
}

void TestBase::monthsAreClipped_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("months");
    QTest::addColumn<QString>("to");
    QTest::newRow("end of January") << "2026-01-31" << 1 << "2026-02-28";
    QTest::newRow("leap") << "2024-01-31" << 1 << "2024-02-29";
    QTest::newRow("leap year on") << "2024-02-29" << 12 << "2025-02-28";
    QTest::newRow("back") << "2026-03-31" << -1 << "2026-02-28";
    QTest::newRow("over the year") << "2026-11-15" << 3 << "2027-02-15";
    QTest::newRow("back over the year") << "2026-01-15" << -13 << "2024-12-15";
    QTest::newRow("none") << "2026-01-31" << 0 << "2026-01-31";
}

void TestBase::monthsAreClipped()
{
    QFETCH(QString, from);
    QFETCH(int, months);
    QFETCH(QString, to);
    QCOMPARE(addMonths(day(from.toStdString()), months), day(to.toStdString()));
}

void TestBase::instants_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utcText"); // "" refused
    const auto row = [](const char *text, const char *utcText) { QTest::newRow(text) << text << utcText; };
    row("2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z");
    row("2026-03-01t12:00:00z", "2026-03-01T12:00:00Z");
    row("2026-03-01 12:00", "2026-03-01T12:00:00Z");
    row("2026-03-01", "2026-03-01T00:00:00Z");
    row("2026-03-01T12:00:00.5Z", "2026-03-01T12:00:00.500Z");
    row("2026-03-01T12:00:00.1239999Z", "2026-03-01T12:00:00.123Z");
    row("2026-03-01T12:00:00,25Z", "2026-03-01T12:00:00.250Z");
    row("2026-03-01T00:30:00+02:00", "2026-02-28T22:30:00Z");
    row("2026-03-01T23:30:00-0530", "2026-03-02T05:00:00Z");
    row("2026-03-01T12:00:00+02", "2026-03-01T10:00:00Z");
    row("2026-03-01 12:00:00 +0000", "2026-03-01T12:00:00Z");
    row("2026-03-01 12:00:00 UTC", "2026-03-01T12:00:00Z");
    row("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"); // a leap second
    row("2026-03-01T24:00:00Z", "2026-03-02T00:00:00Z");
    row("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z");
    row("2024-12-31 3:00", "2024-12-31T03:00:00Z");
    for (const char *bad : {"2026-02-30T12:00:00Z", "2026-03-01T25:00:00Z", "2026-03-01T24:00:01Z", "2026-03-01T12:60:00Z",
                            "2026-03-01T12:00:61Z", "2026-03-01T12:00:00.Z", "2026-03-01T12:00:00+24:00",
                            "2026-03-01T12:00:00+01:60", "2026-03-01T12:00:00ZZ", "2026-03-01T12", "2026-03-01T", "now",
                            "2026-03-01T12:00:00+", "2026-03-01X12:00:00Z", ""})
        row(bad, "");
}

void TestBase::instants()
{
    QFETCH(QString, text);
    QFETCH(QString, utcText);
    const auto instant = instantFromIso(text.toStdString(), true);
    QCOMPARE(instant.has_value(), !utcText.isEmpty());
    if (instant)
        QCOMPARE(QString::fromStdString(isoFromInstant(*instant)), utcText);
    QVERIFY(!instantFromIso("2026-03-01T12:00:00", false)); // whose noon?
    QVERIFY(!instantFromIso("2026-03-01", false));
    QVERIFY(instantFromIso("2026-03-01T12:00:00+01:00", false).has_value());
}

void TestBase::instantsComeBack()
{
    for (std::int64_t ms = -3'000'000'000'123; ms < 5'000'000'000'000; ms += 77'777'777'777) {
        const auto back = instantFromIso(isoFromInstant(Instant{ms}), false);
        QVERIFY(back.has_value());
        QCOMPARE(back->ms, ms);
    }
    QCOMPARE(isoFromInstant(Instant{}), std::string());
}

/// JSON Schema's vectors. We read more forms than RFC 3339 (see day.h), so valid ones must be read, and of the invalid ones
/// those may be that differ only in form.
void TestBase::schemaVectors()
{
    const QDir folder(QStringLiteral(MILEPOST_SHARED_DATA "/datetime"));
    if (!folder.exists())
        QSKIP("shared data is not here: datetime");
    const auto vectors = [&](const char *name) {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", name);
        QJsonArray all;
        for (const QJsonValue group : QJsonDocument::fromJson(file.readAll()).array()) {
            for (const QJsonValue test : group[QStringLiteral("tests")].toArray()) {
                if (test[QStringLiteral("data")].isString())
                    all.append(test);
            }
        }
        return all;
    };
    int checked = 0;
    for (const QJsonValue test : vectors("jsonschema_date.json")) {
        const QString text = test[QStringLiteral("data")].toString();
        QVERIFY2(dayFromIso(text.toStdString()).has_value() == test[QStringLiteral("valid")].toBool(), qPrintable(text));
        ++checked;
    }
    QVERIFY(checked > 30);
    for (const QJsonValue test : vectors("jsonschema_date-time.json")) {
        const QString text = test[QStringLiteral("data")].toString();
        if (test[QStringLiteral("valid")].toBool())
            QVERIFY2(instantFromIso(text.toStdString(), false).has_value(), qPrintable(text));
    }
}

void TestBase::daysOfAZone_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("instant");
    QTest::addColumn<QString>("on");
    const auto row = [](const char *zone, const char *instant, const char *on) {
        QTest::addRow("%s %s", zone, instant) << zone << instant << on;
    };
    row("UTC", "2026-03-01T23:59:59.999Z", "2026-03-01");
    row("UTC", "1969-12-31T23:59:59.999Z", "1969-12-31");
    row("Europe/Berlin", "2026-03-28T22:59:59Z", "2026-03-28"); // the day before clocks go forward
    row("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29");
    row("Europe/Berlin", "2026-03-29T21:59:59Z", "2026-03-29"); // 23 hours long
    row("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30");
    row("Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25"); // 25 hours long
    row("Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25");
    row("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26");
    row("America/Los_Angeles", "2026-03-01T07:59:59Z", "2026-02-28");
    row("America/Los_Angeles", "2026-03-01T08:00:00Z", "2026-03-01");
    row("Pacific/Kiritimati", "2026-03-01T10:00:00Z", "2026-03-02"); // +14
    row("Pacific/Pago_Pago", "2026-03-01T10:59:59Z", "2026-02-28"); // −11
    row("Asia/Kathmandu", "2026-03-01T18:15:00Z", "2026-03-02"); // +05:45
    row("Asia/Tokyo", "2024-02-28T15:00:00Z", "2024-02-29");
}

void TestBase::daysOfAZone()
{
    QFETCH(QString, zone);
    QFETCH(QString, instant);
    QFETCH(QString, on);
    const auto found = Zone::fromName(zone.toStdString());
    if (!found)
        QSKIP("this system does not know the zone");
    QCOMPARE(found->dayOf(utc(instant.toUtf8().constData())), day(on.toStdString()));
    QVERIFY(!found->dayOf(Instant{}).valid());
}

void TestBase::daysBeginWhereTheyBegin_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("on");
    QTest::addColumn<QString>("instant");
    const auto row = [](const char *zone, const char *on, const char *instant) {
        QTest::addRow("%s %s", zone, on) << zone << on << instant;
    };
    row("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z");
    row("Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z");
    row("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z");
    row("Europe/Berlin", "2026-10-26", "2026-10-25T23:00:00Z");
    row("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"); // midnight was skipped: the day began at one
    row("Asia/Beirut", "2022-03-27", "2022-03-26T22:00:00Z"); // likewise
    row("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z"); // midnight happens twice: the first counts
}

void TestBase::daysBeginWhereTheyBegin()
{
    QFETCH(QString, zone);
    QFETCH(QString, on);
    QFETCH(QString, instant);
    const auto found = Zone::fromName(zone.toStdString());
    if (!found)
        QSKIP("this system does not know the zone");
    QCOMPARE(found->startOf(day(on.toStdString())), utc(instant.toUtf8().constData()));
}

void TestBase::everyDayBeginsOnItself()
{
    for (const char *name : {"Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Casablanca"}) {
        const auto zone = Zone::fromName(name);
        if (!zone)
            continue;
        for (Day on = day("2015-01-01"); on < day("2027-01-01"); on = on + 1) {
            const Instant begin = zone->startOf(on);
            QCOMPARE(zone->dayOf(begin), on);
            QVERIFY(zone->dayOf(Instant{begin.ms - 1}) < on);
        }
    }
}

void TestBase::unknownZones()
{
    QVERIFY(!Zone::fromName("Europe/Atlantis").ok());
    QVERIFY(!Zone::fromName("").ok());
    QCOMPARE(Zone::fromName("Europe/Atlantis").error().code, ErrorCode::InvalidArgument);
    QCOMPARE(Zone().name(), std::string("UTC"));
}

void TestBase::decimals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("digits");
    QTest::addColumn<bool>("good");
    QTest::addColumn<qlonglong>("minor");
    const auto row = [](const char *text, int digits, bool good, qlonglong minor) {
        QTest::addRow("%s/%d", text, digits) << text << digits << good << minor;
    };
    row("96000", 2, true, 9'600'000);
    row("-4166.67", 2, true, -416'667);
    row("0.005", 2, true, 1); // half away from zero
    row("-0.005", 2, true, -1);
    row("0.0049999", 2, true, 0);
    row("9800", 0, true, 9'800);
    row("1.234", 3, true, 1'234);
    row("92233720368547758.07", 2, true, 9'223'372'036'854'775'807);
    row("92233720368547758.08", 2, false, 0);
    row("99999999999999999999", 2, false, 0);
    for (const char *bad : {"", "-", ".", "1e3", "1,000", "abc", "1 000", "0x1", "--1", "1.2.3", "nan"})
        row(bad, 2, false, 0);
}

void TestBase::decimals()
{
    QFETCH(QString, text);
    QFETCH(int, digits);
    QFETCH(bool, good);
    QFETCH(qlonglong, minor);
    const auto read = minorFromDecimal(text.toStdString(), digits);
    QCOMPARE(read.has_value(), good);
    if (good) {
        QCOMPARE(static_cast<qlonglong>(*read), minor);
        QCOMPARE(minorFromDecimal(decimalFromMinor(*read, digits), digits), read);
    }
}

void TestBase::currencies()
{
    QCOMPARE(Currency::fromCode("usd")->toString(), std::string("USD"));
    QVERIFY(!Currency::fromCode("US") && !Currency::fromCode("U$D") && !Currency::fromCode("USDT"));
    QVERIFY(!Currency().valid());
    QCOMPARE(Currency::fromCode("JPY")->minorDigits(), 0);
    QCOMPARE(Currency::fromCode("BHD")->minorDigits(), 3);
    QCOMPARE(Currency::fromCode("EUR")->minorDigits(), 2);
    QCOMPARE((Money{-5, *Currency::fromCode("EUR")}).amountText(), std::string("-0.05"));
    QCOMPARE((Money{-5, *Currency::fromCode("JPY")}).amountText(), std::string("-5"));
}

void TestBase::poolKeepsEachTextOnce()
{
    StringPool pool;
    QCOMPARE(pool.intern(""), 0u);
    const StringId acme = pool.intern("Acme");
    std::vector<StringId> ids;
    for (int i = 0; i < 50'000; ++i)
        ids.push_back(pool.intern("text " + std::to_string(i)));
    const std::string large(200'000, 'x');
    const StringId big = pool.intern(large);
    QCOMPARE(pool.intern("Acme"), acme);
    QCOMPARE(pool.find("Acme"), acme);
    QCOMPARE(pool.find("acme"), 0u);
    QCOMPARE(pool.view(ids[49'999]), std::string_view("text 49999"));
    QCOMPARE(pool.view(big), std::string_view(large));
    const StringId withNul = pool.intern(std::string_view("a\0b", 3));
    QCOMPARE(pool.find(std::string_view("a\0b", 3)), withNul);
    QCOMPARE(pool.size(), std::size_t(50'004));
    const StringPool moved = std::move(pool);
    QCOMPARE(moved.view(acme), std::string_view("Acme"));
}

QTEST_GUILESS_MAIN(TestBase)
#include "test_base.moc"
