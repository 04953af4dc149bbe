/// Every kind of record by the common names of its columns; subscriptions as Stripe exports them; encodings, found out and stated.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile.h"

#include "model/file_days.h"
#include "sync/mapping_file.h"
#include "sync/presets.h"

#include <algorithm>

using namespace milepost;
using namespace milepost::test;

namespace {

#define MUST(report) QVERIFY2((report).ok(), (report).ok() ? "" : (report).error().toString().c_str())

constexpr const char *left = "customer,kind,tenure,Churn\n"
                             "A1,Pro,12,Yes\nA2,Pro,3,No\nA3,Basic,0,yes\n";

} // namespace

class TestVendorEntities : public QObject {
    Q_OBJECT

    /// Which plan a file as it stands here would be read with.
    static std::string recognised(Profile &profile, const std::string &path)
    {
        const auto preview = sync::previewFile(path, std::nullopt, 5, profile.context());
        return preview.ok() && preview->recognised ? preview->mapping.sourceKind + ' ' + std::string(keyOf(preview->mapping.entity)) : std::string("nobody");
    }

private Q_SLOTS:
    void eachKindByCommonNames_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("stored"); ///< a query that is 1
        const auto row = [](const char *entity, const QByteArray &file, const char *stored) {
            QTest::newRow(entity) << file << QString::fromLatin1(entity) << QString::fromLatin1(stored);
        };
        row("accounts", "account_id,account_name,plan,arr,seats,owner\nA1,One,Pro,1000,5,Sam\n", "SELECT count(*) FROM account WHERE name = 'One' AND seats = 5");
        row("subscriptions", "subscription_id,account_id,start_date,end_date,arr\nS1,A1,2025-01-01,2025-06-30,1000\n",
            "SELECT count(*) FROM subscription WHERE end_day - start_day = 180");
        row("contacts", "contact_id,account_id,name,email,role\nC1,A1,Ada,ada@x.example,champion\n", "SELECT count(*) FROM contact WHERE role = 'champion'");
        row("users", "user_id,account_id,name,email\nu1,A1,Bob,bob@x.example\n", "SELECT count(*) FROM user WHERE name = 'Bob'");
        row("events", "event,account_id,user_id,timestamp\nlogin,A1,u1,2025-05-01T10:00:00Z\n", "SELECT count(*) FROM event_name WHERE name = 'login'");
        row("usage", "account_id,metric,used,limit,date\nA1,seats,4,5,2025-05-01\n", "SELECT count(*) FROM limit_reading");
        row("tickets", "ticket_id,account_id,subject,opened_at,closed_at,priority\nT1,A1,Help,2025-05-01 10:00,2025-05-02 10:00,urgent\n",
            "SELECT count(*) FROM ticket WHERE closed_ms - opened_ms = 86400000");
        row("surveys", "survey_id,account_id,kind,score,answered\nV1,A1,csat,4,2025-05-01\n", "SELECT count(*) FROM survey WHERE score = 4");
        row("invoices", "invoice_id,account_id,amount,currency,due_date,paid_on\nI1,A1,99.50,EUR,2025-05-01,2025-05-03\n",
            "SELECT count(*) FROM invoice WHERE amount_minor = 9950");
        row("churn", "account_id,churn_date,reason\nA1,2025-05-01,price\n", "SELECT count(*) FROM churn WHERE reason = 'price'");
    }
    void eachKindByCommonNames()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, entity);
        QFETCH(QString, stored);
        Profile profile;
        const auto path = profile.write("file.csv", file);
        QCOMPARE(recognised(profile, path), "native " + entity.toStdString());
        const auto report = profile.import({path});
        MUST(report);
        QCOMPARE(report->rejectedTotal, 0);
        QCOMPARE(report->files.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(std::string(keyOf(report->files[0].entity))), entity);
        QCOMPARE(report->files[0].added, 1);
        QCOMPARE(profile.count(stored.toStdString()), 1);
        const auto again = profile.import({path});
        QCOMPARE(again->files[0].duplicate, 1);
    }

    void subscriptionsOfStripe()
    {
        Profile profile;
        const QByteArray header = "id,Customer ID,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Current Period End (UTC),Canceled At (UTC),"
                                  "Ended At (UTC),Customer Name,accountId (metadata)\n";
        const auto path = profile.write("subscriptions.csv", header
            + "sub_1,cus_1,basic,1,usd,month,10.00,canceled,2024-01-01 00:00,2025-01-01 00:00,2024-12-20 00:00,2025-01-01 00:00,One,A1\n" // before the upgrade
              "sub_2,cus_1,scale,10,usd,month,25.50,active,2025-01-01 00:00,2026-02-01 00:00,,,One,A1\n" // and after it
              "sub_3,cus_1,addon,1,usd,year,120.00,active,2025-03-01 00:00,2026-03-01 00:00,2025-12-01 00:00,,One,A1\n" // asked to end
              "sub_4,cus_2,basic,3,jpy,month,980,active,2025-01-01 00:00,2026-01-01 00:00,,,Two,A2\n"); // no smaller unit
        QCOMPARE(recognised(profile, path), std::string("stripe subscriptions"));
        const auto report = profile.import({path});
        MUST(report);
        QCOMPARE(report->rejectedTotal, 0);
        QCOMPARE(part(*report, EntityKind::Subscriptions)->added, 4);
        const auto of = [&](const char *id, const std::string &column) {
            return profile.count("SELECT coalesce(" + column + ", -1) FROM subscription WHERE external_id = '" + id + "'");
        };
        QCOMPARE(profile.count("SELECT count(*) FROM subscription s JOIN account a ON a.id = s.account WHERE a.external_id = 'A1'"), 3);
        QCOMPARE(of("sub_1", "end_day"), dayFromCivil(2025, 1, 1)->value);
        QCOMPARE(of("sub_2", "arr_minor"), 306'000); // 25.50 × 10 × 12
        QCOMPARE(of("sub_2", "end_day"), -1);
        QCOMPARE(of("sub_3", "arr_minor"), 12'000);
        QCOMPARE(of("sub_3", "cancel_on"), dayFromCivil(2026, 3, 1)->value); // the end of what is paid
        QCOMPARE(of("sub_3", "end_day"), -1);
        QCOMPARE(of("sub_4", "arr_minor"), 35'280); // 980 × 3 × 12, in yen
    }

    void rudderStackByItsContext()
    {
        Profile profile;
        const auto path = profile.write("r.jsonl",
            "{\"type\":\"track\",\"messageId\":\"r1\",\"rudderId\":\"x\",\"event\":\"opened\",\"userId\":\"u\",\"context\":{\"groupId\":\"A1\"},\"groupId\":\"A2\",\"timestamp\":\"2025-03-01T23:30:00Z\"}\n"
            "{\"type\":\"track\",\"messageId\":\"r2\",\"rudderId\":\"x\",\"event\":\"opened\",\"userId\":\"u\",\"groupId\":\"A2\",\"timestamp\":\"2025-03-01T23:30:00Z\"}\n"
            "{\"type\":\"group\",\"messageId\":\"r3\",\"rudderId\":\"x\",\"userId\":\"u\",\"groupId\":\"A3\",\"traits\":{\"name\":\"Three\"},\"timestamp\":\"2025-03-01T00:00:00Z\"}\n"
            "{\"type\":\"track\",\"messageId\":\"r4\",\"rudderId\":\"x\",\"event\":\"opened\",\"userId\":\"u\",\"timestamp\":\"2025-03-02T23:30:00Z\"}\n");
        const auto report = profile.import({path});
        MUST(report);
        QCOMPARE(report->rejectedTotal, 0);
        for (const char *account : {"A1", "A2", "A3"})
            QVERIFY2(profile.count(std::string("SELECT coalesce(sum(n), 0) FROM segment s JOIN account a ON a.id = s.account WHERE a.external_id = '") + account + "'") == 1, account);
        QCOMPARE(profile.count("SELECT count(*) FROM source WHERE kind = 'rudderstack'"), 1);
    }

    void encodingsAreFoundOutOrStated()
    {
        const QByteArray header = "account_id,account_name\n";
        {
            Profile profile; // found out
            MUST(profile.import({profile.write("w.csv", header + "A1,Caf\xE9 Z\xFCrich, caf\xE9\nA2,Soci\xE9t\xE9 G\xE9n\xE9rale d\x92\xE9nergie\n")}));
            store::AccountRepository accounts(profile.store->database());
            QCOMPARE(accounts.get(*accounts.find("A2"))->name, std::string("Société Générale d’énergie"));
        }
        // Three letters could be of many alphabets: what is stated wins, on the line and in a mapping.
        const QByteArray cyrillic = header + "A1,\xC4\xEE\xEC\n";
        Profile stated;
        ImportRequest request;
        request.paths = {stated.write("c.csv", cyrillic)};
        request.encoding = "WINDOWS-1251";
        MUST(sync::importFiles(request, stated.context(), {}));
        store::AccountRepository accounts(stated.store->database());
        QCOMPARE(accounts.get(*accounts.find("A1"))->name, std::string("Дом"));
        Profile mapped;
        request = {};
        request.paths = {mapped.write("c.csv", cyrillic)};
        request.mapping = *sync::mappingFromToml("entity = \"accounts\"\nencoding = \"KOI8-R\"\n[columns]\nid = \"account_id\"\nname = \"account_name\"\n", "m");
        MUST(sync::importFiles(request, mapped.context(), {}));
        store::AccountRepository others(mapped.store->database());
        QCOMPARE(others.get(*others.find("A1"))->name, std::string("дНЛ"));
        request.mapping->encoding = "NO-SUCH-ENCODING";
        const auto unknown = sync::importFiles(request, mapped.context(), {});
        QVERIFY(unknown.ok() && unknown->rejectedTotal == 1);
        QVERIFY2(unknown->rejections[0].reason.find("NO-SUCH-ENCODING") != std::string::npos, unknown->rejections[0].reason.c_str());
    }

    void whoLeftLeavesOnAStatedDayOnly()
    {
        Profile profile;
        const auto path = profile.write("customers.csv", left);
        ImportRequest request;
        request.paths = {path};
        request.as = EntityKind::Accounts;
        auto report = sync::importFiles(request, profile.context(), {}); // a tenure without a day, a name that no column gives
        MUST(report);
        const auto preview = sync::previewFile(path, std::nullopt, 10, profile.context());
        MUST(preview);
        QVERIFY(saysWhoLeft(preview->mapping) && !leftOn(preview->mapping).valid());

        const auto churnedOn = [&](const char *id) { return profile.count(std::string("SELECT coalesce(churned_on, -1) FROM account WHERE external_id = '") + id + "'"); };
        const auto churned = [&](const char *id) { return profile.count(std::string("SELECT churned FROM account WHERE external_id = '") + id + "'"); };
        const Day december = *dayFromCivil(2025, 12, 31), january = *dayFromCivil(2026, 1, 31);
        Mapping mapping = *sync::mappingFromToml("entity = \"accounts\"\n[columns]\nid = \"customer\"\nname = \"customer\"\nplan = \"kind\"\nchurned = \"Churn\"\n"
                                                 "signup = { from = \"tenure\", unit = \"months\" }\n", "m");
        request = {};
        request.paths = {path};
        request.mapping = mapping;
        const auto refused = sync::importFiles(request, profile.context(), {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Ambiguous);
        QVERIFY2(refused.error().detail.find("--made-on") != std::string::npos, refused.error().detail.c_str());
        request.madeOn = december;
        MUST(sync::importFiles(request, profile.context(), {}));
        QCOMPARE(churned("A1"), 1);
        QCOMPARE(churnedOn("A1"), -1); // nobody said when
        QCOMPARE(profile.count("SELECT signup FROM account WHERE external_id = 'A1'"), dayFromCivil(2024, 12, 31)->value);
        request.leftOn = december;
        report = sync::importFiles(request, profile.context(), {});
        MUST(report);
        QCOMPARE(churnedOn("A1"), december.value);
        QCOMPARE(churnedOn("A2"), -1);
        QCOMPARE(churnedOn("A3"), december.value);
        report = sync::importFiles(request, profile.context(), {});
        QCOMPARE(part(*report, EntityKind::Accounts)->duplicate, 3);

        // A month later the file says again who has left: those keep their day, the new one gets that of the new file.
        profile.write("customers.csv", "customer,kind,tenure,Churn\nA1,Pro,12,Yes\nA2,Pro,4,Yes\nA3,Basic,0,No\n");
        request.madeOn = request.leftOn = january;
        MUST(sync::importFiles(request, profile.context(), {}));
        QCOMPARE(churnedOn("A1"), december.value);
        QCOMPARE(churnedOn("A2"), january.value);
        QCOMPARE(churned("A3"), 0); // came back
        const Day february = *dayFromCivil(2026, 2, 28);
        profile.write("customers.csv", "customer,kind,tenure,Churn\nA1,Pro,12,Yes\nA2,Pro,4,Yes\nA3,Basic,0,Yes\n");
        request.madeOn = request.leftOn = february;
        MUST(sync::importFiles(request, profile.context(), {}));
        QCOMPARE(churnedOn("A3"), february.value); // and left again

        // Said again: an earlier day is taken, a later one is not; a file that has days of its own says any.
        request.leftOn = *dayFromCivil(2026, 3, 31);
        MUST(sync::importFiles(request, profile.context(), {}));
        QCOMPARE(churnedOn("A1"), december.value);
        const auto days = profile.write("days.csv", "account_id,churned_on\nA1,2026-01-15\n");
        request = {};
        request.paths = {days};
        request.as = EntityKind::Accounts;
        MUST(sync::importFiles(request, profile.context(), {}));
        QCOMPARE(churnedOn("A1"), dayFromCivil(2026, 1, 15)->value);
        QCOMPARE(churnedOn("A2"), january.value);
        request.paths = {path};
        request.mapping = mapping;
        request.madeOn = request.leftOn = *dayFromCivil(2025, 11, 30);
        MUST(sync::importFiles(request, profile.context(), {}));
        QCOMPARE(churnedOn("A2"), request.leftOn.value);
    }

    void theDayOfOneFileIsNotThatOfTheNext()
    {
        Profile profile;
        const auto path = profile.write("customers.csv", left);
        Mapping mapping = *sync::mappingFromToml("entity = \"accounts\"\n[columns]\nid = \"customer\"\nname = \"customer\"\nstatus = { from = \"Churn\", values = { Yes = \"churned\", No = \"active\" } }\n"
                                                 "signup = { from = \"tenure\", before = \"2025-12-31\", unit = \"months\" }\n", "m");
        stateLeftOn(mapping, *dayFromCivil(2025, 12, 31));
        const auto text = sync::mappingToToml(mapping);
        const auto read = sync::mappingFromToml(text, "m");
        QVERIFY2(read.ok() && *read == mapping, text.c_str());
        MUST(sync::keepMapping(path, mapping, profile.context()));
        const auto plain = profile.import({path});
        QVERIFY(!plain.ok());
        QVERIFY2(plain.error().detail.find("--made-on") != std::string::npos, plain.error().detail.c_str());
        const auto preview = sync::previewFile(path, std::nullopt, 10, profile.context());
        MUST(preview);
        QVERIFY(preview->recognised && !leftOn(preview->mapping).valid());
        QVERIFY(!preview->problems.empty());
        ImportRequest request;
        request.paths = {path};
        request.madeOn = *dayFromCivil(2026, 1, 31);
        MUST(sync::importFiles(request, profile.context(), {}));
        QCOMPARE(profile.count("SELECT signup FROM account WHERE external_id = 'A1'"), dayFromCivil(2025, 1, 31)->value);
        QCOMPARE(profile.count("SELECT count(*) FROM account WHERE churned = 1 AND churned_on IS NULL"), 2);
    }

    void daysOfFilesAreCheckedInMappings_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("cause"); ///< "" = good
        QTest::newRow("left") << "churned_on = { from = \"c\", form = \"left\", before = \"2026-01-31\" }" << "";
        QTest::newRow("left, on no day") << "churned_on = { from = \"c\", form = \"left\" }" << "form \"left\"";
        QTest::newRow("left, elsewhere") << "signup = { from = \"c\", form = \"left\", before = \"2026-01-31\" }" << "form \"left\"";
        QTest::newRow("asked with each file") << "signup = { from = \"c\", unit = \"months\" }" << "";
        QTest::newRow("a day of what") << "signup = { from = \"c\", before = \"2026-01-31\" }" << "needs a unit";
    }
    void daysOfFilesAreCheckedInMappings()
    {
        QFETCH(QString, column);
        QFETCH(QString, cause);
        const auto read = sync::mappingFromToml("entity = \"accounts\"\n[columns]\nid = \"a\"\n" + column.toStdString() + '\n', "m.toml");
        QCOMPARE(read.ok(), cause.isEmpty());
        if (!read.ok())
            QVERIFY2(read.error().toString().find(cause.toStdString()) != std::string::npos, read.error().toString().c_str());
    }
};

QTEST_GUILESS_MAIN(TestVendorEntities)
#include "test_vendor_entities.moc"
