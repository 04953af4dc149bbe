// Imports of small files written here: what is kept, refused, retried, resumed.
#include "packed.h"
#include "profile.h"

#include "store/run_repository.h"
#include "sync/decode/archives.h"
#include "sync/mapping_file.h"
#include "sync/presets.h"


using namespace milepost;
using namespace milepost::test;

namespace {

const QByteArray accounts = "account_id,account_name,plan,seats,arr\nA1,Bluebay,Pro,12,96000\nA2,Kestrel,Basic,3,\n";
const QByteArray subscriptions = "subscription_id,account_id,start_date,arr\nS1,A1,2025-01-01,96000\nS2,A2,2025-02-01,1200\n";

QByteArray events(int count, int accountCount)
{
    QByteArray text;
    for (int i = 0; i < count; ++i) {
        text += QStringLiteral("{\"event\":\"task_created\",\"event_id\":\"e%1\",\"account_id\":\"A%2\",\"user_id\":\"u%3\","
                               "\"timestamp\":\"2025-%4-11T12:00:00Z\",\"properties\":{\"n\":%1}}\n")
                    .arg(i)
                    .arg(i % accountCount)
                    .arg(i % 7)
                    .arg(i % 9 + 1, 2, 10, QLatin1Char('0'))
                    .toUtf8();
    }
    return text;
}

} // namespace

class TestImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesInAnyOrder()
    {
        Profile profile;
        const auto usage = profile.write("a_usage.csv", "usage_id,subscription_id,usage_date,feature_name,usage_count\n"
                                                        "U1,S1,2025-03-01,board,4\nU1,S1,2025-03-01,board,5\nU2,S9,2025-03-01,board,1\n");
        const auto subs = profile.write("b_subscriptions.csv", subscriptions);
        const auto accountsFile = profile.write("c_accounts.csv", accounts);
        auto report = profile.import({usage, subs, accountsFile});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        QCOMPARE(part(*report, EntityKind::Accounts)->added, 2);
        QCOMPARE(part(*report, EntityKind::Subscriptions)->added, 2);
        const auto *read = part(*report, EntityKind::Usage);
        QCOMPARE(read->rows, 3);
        QCOMPARE(read->added, 2);
        QCOMPARE(read->rejected, 1);
        QCOMPARE(finding(*report, "reused_id"), 1);
        QCOMPARE(report->rejections.at(0).reasonCode, std::string("unknown_subscription"));
        QCOMPARE(report->rejections.at(0).line, 4);
        QCOMPARE(report->rejections.at(0).raw, std::string("U2,S9,2025-03-01,board,1"));

        // The row that waited is taken when its subscription comes, and quarantine is empty again.
        const auto more = profile.write("more.csv", "subscription_id,account_id,start_date,arr\nS9,A2,2025-01-01,5\n");
        auto later = profile.import({more});
        QVERIFY(later.ok());
        QCOMPARE(part(*later, EntityKind::Usage)->added, 1);
        store::RunRepository runs(profile.store->database());
        QCOMPARE(*runs.rejectionCount(std::nullopt), 0);
    }

    void badRowsAreRejectedAlone()
    {
        Profile profile;
        const auto path = profile.write("accounts.csv", "account_id,account_name,seats,signup,arr\nA1,One,12,2025-01-31,100\n"
                                                        "A2,Two,twelve,2025-01-31,100\nA3,Three,5,2025-02-30,100\n,Four,5,,\nA5,Five,5,,\n");
        auto report = profile.import({path});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        const auto *read = part(*report, EntityKind::Accounts);
        QCOMPARE(read->added, 2);
        QCOMPARE(read->rejected, 3);
        QCOMPARE(read->rows, read->added + read->changed + read->duplicate + read->rejected);
        std::vector<std::string> codes;
        for (const auto &rejection : report->rejections)
            codes.push_back(rejection.reasonCode);
        QVERIFY(codes == (std::vector<std::string>{"bad_number", "bad_date", "missing_value"}));
        auto again = profile.import({path});
        QVERIFY(again.ok());
        QCOMPARE(part(*again, EntityKind::Accounts)->duplicate, 2);
        QCOMPARE(profile.count("SELECT count(*) FROM quarantine"), 3);
    }

    void unknownFiles()
    {
        Profile profile;
        const auto path = profile.write("folder/strange.csv", "foo,bar\n1,2\n");
        profile.write("folder/accounts.csv", accounts);
        profile.write("folder/picture.png", QByteArray("\x89PNG\0\0\0\1\2\3", 10));
        auto named = profile.import({path});
        QVERIFY(named.ok());
        QCOMPARE(named->rejectedTotal, 1);
        QCOMPARE(named->rejections.at(0).line, 0);
        auto folder = profile.import({(profile.folder.path() + "/folder").toStdString()});
        QVERIFY(folder.ok());
        QCOMPARE(folder->rejectedTotal, 0);
        QCOMPARE(folder->skipped.size(), std::size_t{2});
        QCOMPARE(part(*folder, EntityKind::Accounts)->added, 2);
        QCOMPARE(profile.import({"/no/such/file.csv"}).error().code, ErrorCode::NotFound);
    }

    void ambiguousColumnsAreNotGuessed()
    {
        Profile profile;
        const auto dates = profile.write("accounts.csv", "account_id,account_name,signup\nA1,One,03/04/2025\nA2,Two,05/06/2025\n");
        auto report = profile.import({dates});
        QVERIFY(!report.ok());
        QCOMPARE(report.error().code, ErrorCode::Ambiguous);
        for (const char *part : {"--dates day-first or month-first", "2025-04-03 if the day comes first", "2025-03-04 if the month does"})
            QVERIFY2(report.error().detail.find(part) != std::string::npos, report.error().detail.c_str());
        QCOMPARE(profile.count("SELECT count(*) FROM account"), 0);
        const auto clear = profile.write("clear.csv", "account_id,account_name,signup\nA1,One,03/04/2025\nA2,Two,25/06/2025\n");
        QVERIFY(profile.import({clear}).ok());
        QCOMPARE(profile.count("SELECT signup FROM account WHERE external_id = 'A1'"), dayFromCivil(2025, 4, 3)->value);

        const auto numbers = profile.write("n.csv", "account_id;account_name;arr\nB1;One;1.234\nB2;Two;2.500\n");
        auto refused = profile.import({numbers});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Ambiguous);
        QVERIFY2(refused.error().detail.find("--decimal comma or point") != std::string::npos, refused.error().detail.c_str());
        const auto german = profile.write("g.csv", "account_id;account_name;arr\nB1;One;1.234\nB2;Two;2.500,50 €\n");
        QVERIFY(profile.import({german}).ok());
        QCOMPARE(profile.count("SELECT arr_minor FROM account WHERE external_id = 'B1'"), 123'400);
        QCOMPARE(profile.count("SELECT arr_minor FROM account WHERE external_id = 'B2'"), 250'050);
        auto preview = sync::previewFile(dates, std::nullopt, 200, profile.context());
        QVERIFY(preview.ok());
        QVERIFY(!preview->problems.empty());
        QCOMPARE(preview->rows.size(), std::size_t{2});
        QVERIFY(!preview->rows[0][2].problem.empty());
        QCOMPARE(preview->questions.size(), std::size_t{1});
        QCOMPARE(preview->questions[0].header, std::string("signup"));
        QCOMPARE(preview->questions[0].dayFirstOrComma, std::string("2025-04-03"));
        QCOMPARE(preview->questions[0].monthFirstOrPoint, std::string("2025-03-04"));
        Mapping answered = preview->mapping;
        answered.dayFirst = false;
        auto clearer = sync::previewFile(dates, answered, 200, profile.context());
        QVERIFY(clearer.ok() && clearer->questions.empty());
        QCOMPARE(clearer->rows[0][2].text, std::string("2025-03-04"));

        // What the command line says of all files.
        ImportRequest request;
        request.paths = {dates, numbers};
        request.dayFirst = true;
        request.decimalComma = true;
        QVERIFY(sync::importFiles(request, profile.context(), {}).ok());
        QCOMPARE(profile.count("SELECT signup FROM account WHERE external_id = 'A2'"), dayFromCivil(2025, 6, 5)->value);
        QCOMPARE(profile.count("SELECT arr_minor FROM account WHERE external_id = 'B2'"), 250'000);
    }

    void countKeepsTheLargestNumberOfEqualRows()
    {
        Profile profile;
        const QByteArray row = "login,A1,u1,2025-05-01T10:00:00Z\n";
        const auto two = profile.write("two.csv", "event,account_id,user_id,timestamp\n" + row + row);
        const auto three = profile.write("three.csv", "event,account_id,user_id,timestamp\n" + row + row + row);
        QCOMPARE(part(*profile.import({two}), EntityKind::Events)->added, 2);
        auto report = profile.import({three});
        QCOMPARE(part(*report, EntityKind::Events)->added, 1);
        QCOMPARE(part(*report, EntityKind::Events)->duplicate, 2);
        QCOMPARE(part(*profile.import({two}), EntityKind::Events)->added, 0);
    }

    void usersEventsGoToTheirGroup()
    {
        Profile profile;
        const auto line = [](const QByteArray &type, const QByteArray &rest, const QByteArray &time, const QByteArray &id) {
            return "{\"type\":\"" + type + "\"," + rest + ",\"timestamp\":\"" + time + "\",\"messageId\":\"" + id + "\"}\n";
        };
        const auto path = profile.write("segment.jsonl",
            line("track", "\"event\":\"early\",\"userId\":\"u1\"", "2025-01-01T00:00:00Z", "m1")
            + line("group", "\"groupId\":\"A1\",\"userId\":\"u1\",\"traits\":{\"name\":\"One\"}", "2025-02-01T00:00:00Z", "m2")
            + line("group", "\"groupId\":\"A2\",\"userId\":\"u1\",\"traits\":{\"name\":\"Two\"}", "2025-06-01T00:00:00Z", "m3")
            + line("track", "\"event\":\"middle\",\"userId\":\"u1\"", "2025-03-01T00:00:00Z", "m4")
            + line("track", "\"event\":\"late\",\"userId\":\"u1\"", "2025-07-01T00:00:00Z", "m5")
            + line("track", "\"event\":\"alone\",\"userId\":\"u2\"", "2025-07-01T00:00:00Z", "m6"));
        auto report = profile.import({path});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        QCOMPARE(part(*report, EntityKind::Events)->added, 4);
        const auto eventsOf = [&](const char *account) {
            auto names = store::EventNames::load(profile.store->database());
            store::EventLogReader reader(profile.store->database(), *names);
            store::AccountRepository repository(profile.store->database());
            std::vector<std::string> all;
            if (reader.load(*repository.find(account)).ok()) {
                for (const auto &event : reader.events())
                    all.emplace_back(reader.nameOf(event.name));
            }
            return all;
        };
        QVERIFY(eventsOf("A1") == (std::vector<std::string>{"early", "middle"}));
        QVERIFY(eventsOf("A2") == (std::vector<std::string>{"late"}));
        // The parked one moves when the user's group becomes known, in another import.
        const auto later = profile.write("later.jsonl",
            line("identify", "\"userId\":\"u2\",\"traits\":{\"company\":{\"id\":\"A2\"}}", "2025-01-01T00:00:00Z", "m7"));
        QVERIFY(profile.import({later}).ok());
        QVERIFY(eventsOf("A2") == (std::vector<std::string>{"late", "alone"}));
        auto again = profile.import({path});
        QCOMPARE(part(*again, EntityKind::Events)->duplicate, 4);
    }

    void cancelAndResume()
    {
        Profile profile;
        const auto path = profile.write("events.jsonl", events(30'000, 900));
        JobControl control;
        control.cancel.cancel();
        auto nothing = profile.import({path}, {}, control);
        QVERIFY(nothing.ok());
        QVERIFY(nothing->cancelled);
        QCOMPARE(nothing->files.size(), std::size_t{0});
        auto whole = profile.import({path});
        QVERIFY(whole.ok());
        QCOMPARE(part(*whole, EntityKind::Events)->added, 30'000);
        QVERIFY(!whole->cancelled);
        store::RunRepository runs(profile.store->database());
        const auto cursor = runs.cursor("native", path);
        QVERIFY(cursor.ok() && *cursor);
        QVERIFY((*cursor)->complete);
        auto grown = profile.write("events.jsonl", events(31'000, 900));
        auto rest = profile.import({grown});
        QCOMPARE(part(*rest, EntityKind::Events)->added, 1'000);
        QCOMPARE(part(*rest, EntityKind::Events)->duplicate, 30'000);
    }

    void cancelBetweenFiles()
    {
        Profile profile;
        const auto first = profile.write("first.jsonl", events(500, 9));
        const auto second = profile.write("second.csv", "event,account_id,user_id,timestamp\nlogin,A1,u1,2025-05-01T10:00:00Z\n");
        JobControl control;
        control.progress = [&control](const ProgressState &) { control.cancel.cancel(); };
        auto report = profile.import({first, second}, {}, control);
        QVERIFY(report.ok());
        QVERIFY(report->cancelled);
        QCOMPARE(report->files.size(), std::size_t{1});
        QCOMPARE(report->files[0].added, 500);
        store::RunRepository runs(profile.store->database());
        QCOMPARE((*runs.list(1)).at(0).outcome, std::string("cancelled"));
        auto rest = profile.import({first, second});
        QVERIFY(!rest->cancelled);
        QCOMPARE(rest->files[0].duplicate, 500);
        QCOMPARE(rest->files[1].added, 1);
    }

    void dryRunKeepsNothing()
    {
        Profile profile;
        ImportRequest request;
        request.paths = {profile.write("accounts.csv", accounts)};
        request.dryRun = true;
        auto report = sync::importFiles(request, profile.context(), {});
        QVERIFY(report.ok());
        QCOMPARE(part(*report, EntityKind::Accounts)->added, 2);
        QCOMPARE(profile.count("SELECT count(*) FROM account"), 0);
        QCOMPARE(profile.count("SELECT count(*) FROM sync_run"), 0);
        request.dryRun = false;
        QCOMPARE(part(*sync::importFiles(request, profile.context(), {}), EntityKind::Accounts)->added, 2);
    }

    void archives()
    {
        Profile profile;
        const auto zip = profile.write("export.zip", packed({{"../../x/subscriptions.csv", subscriptions}, {"accounts.csv", accounts},
                                                             {"readme.txt", "hello"}}, false));
        auto report = profile.import({zip});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        QCOMPARE(part(*report, EntityKind::Accounts)->added, 2);
        QCOMPARE(part(*report, EntityKind::Subscriptions)->added, 2);
        QCOMPARE(report->skipped.size(), std::size_t{1});
        QCOMPARE(part(*report, EntityKind::Accounts)->path, zip + "!accounts.csv");
        const auto gz = profile.write("accounts.csv.gz", packed({{"accounts.csv", accounts}}, true));
        auto again = profile.import({gz});
        QVERIFY(again.ok());
        QCOMPARE(part(*again, EntityKind::Accounts)->duplicate, 2);

        const auto bomb = profile.write("bomb.gz", packed({{"a.csv", QByteArray(60 << 20, 'a')}}, true));
        auto refused = profile.import({bomb});
        QVERIFY(refused.ok());
        QCOMPARE(refused->rejectedTotal, 1);
        const auto cut = profile.write("cut.zip", packed({{"accounts.csv", accounts}}, false).left(60));
        QVERIFY(profile.import({cut}).ok());
        QCOMPARE(profile.count("SELECT count(*) FROM account"), 2);

        std::vector<std::pair<std::string, QByteArray>> many(50, {"a.csv", "x"});
        sync::ArchiveLimits limits;
        limits.entries = 10;
        auto reader = sync::ArchiveReader::open(
            std::make_unique<sync::MemorySource>(packed(many, false).toStdString()), "many.zip", limits);
        QVERIFY(reader.ok());
        int seen = 0;
        for (;; ++seen) {
            auto more = (*reader)->nextEntry();
            if (!more.ok()) {
                QCOMPARE(more.error().code, ErrorCode::LimitExceeded);
                break;
            }
            QVERIFY(*more);
        }
        QCOMPARE(seen, 10);
    }

    void namesComeBackUnchanged()
    {
        Profile profile;
        std::vector<std::pair<std::string, std::string>> expected{
            {"N1", "<img src=\"file:///dev/zero\">"}, {"N2", "=cmd|' /C calc'!A0"}, {"N3", "undefined"}, {"N4", "null"},
            {"N5", "\xE2\x80\xAE" "evil"}, {"N6", "a\tb"}, {"N7", "line\nbreak, \"quoted\""}, {"N8", "表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀"},
            {"N9", "  spaces  "}, {"N10", "1/2"}, {"N11", "0,00"}};
        QByteArray csv = "account_id,account_name\n";
        for (const auto &[id, name] : expected)
            csv += QByteArray::fromStdString(id) + ",\"" + QByteArray::fromStdString(name).replace("\"", "\"\"") + "\"\n";
        QVERIFY(profile.import({profile.write("accounts.csv", csv)}).ok());
        store::AccountRepository repository(profile.store->database());
        for (const auto &[id, name] : expected)
            QCOMPARE(repository.get(*repository.find(id))->name, name);

        const QString blns = QStringLiteral(MILEPOST_SHARED_DATA "/naughty_strings/blns_as_accounts.csv");
        if (!QFile::exists(blns))
            QSKIP("the shared data folder is not here");
        auto report = profile.import({blns.toStdString()});
        QVERIFY(report.ok());
        QCOMPARE(report->rejectedTotal, 0);
        QVERIFY(part(*report, EntityKind::Accounts)->added > 500);
    }

    void mappingFiles()
    {
        const char *text = "entity = \"accounts\"\nidentity = \"row\"\n[columns]\nid = \"account_id\"\nname = \"account_name\"\n"
                           "signup = { from = \"signup_date\", format = \"dd/MM/yyyy\" }\n"
                           "arr = { from = \"mrr_amount\", times = 12, currency = \"USD\" }\n"
                           "status = { from = \"churn_flag\", values = { True = \"churned\", False = \"active\" } }\n";
        auto mapping = sync::mappingFromToml(text, "m.toml");
        QVERIFY2(mapping.ok(), mapping.ok() ? "" : mapping.error().toString().c_str());
        auto back = sync::mappingFromToml(sync::mappingToToml(*mapping), "again");
        QVERIFY(back.ok());
        QVERIFY(*back == *mapping);
        QVERIFY(sync::presets().size() >= 18);
        for (const auto &preset : sync::presets()) {
            auto again = sync::mappingFromToml(sync::mappingToToml(preset.mapping), "again");
            QVERIFY2(again.ok(), again.ok() ? "" : again.error().toString().c_str());
            QVERIFY2(*again == preset.mapping, preset.mapping.name.c_str());
        }
        const std::vector<std::tuple<const char *, const char *, const char *>> broken{
            {"entity = \"accounts\"\n[columns\n", "m.toml:2", ""},
            {"entity = \"acounts\"\n[columns]\nid = \"x\"\n", "m.toml:1", "accounts, subscriptions"},
            {"entity = \"accounts\"\n[columns]\nid = \"x\"\nfoo = \"y\"\n", "m.toml:4", "no field \"foo\""},
            {"entity = \"accounts\"\n[columns]\nsignup = { from = \"x\", format = \"quarter\" }\n", "m.toml:3", "dd/MM/yyyy"},
            {"entity = \"accounts\"\n[columns]\narr = { from = \"x\", currency = \"dollars\" }\n", "m.toml:3", "ISO 4217"},
            {"entity = \"accounts\"\nidentity = 5\n[columns]\nid = \"x\"\n", "m.toml:2", "text in quotes"},
            {"[columns]\nid = \"x\"\n", "m.toml:1", "entity is missing"},
        };
        for (const auto &[toml, where, what] : broken) {
            auto result = sync::mappingFromToml(toml, "m.toml");
            QVERIFY2(!result.ok(), toml);
            QCOMPARE(result.error().code, ErrorCode::Mapping);
            QCOMPARE(result.error().context, std::string(where));
            QVERIFY2(result.error().detail.find(what) != std::string::npos, result.error().detail.c_str());
        }
        Profile profile;
        ImportRequest request;
        request.mapping = *mapping;
        request.paths = {profile.write("x.csv", "account_id;account_name;signup_date;mrr_amount;churn_flag\nA1;One;03/04/2025;99,50;True\n")};
        auto report = sync::importFiles(request, profile.context(), {});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        QCOMPARE(profile.count("SELECT arr_minor FROM account"), 119'400);
        QCOMPARE(profile.count("SELECT churned FROM account"), 1);
        QCOMPARE(profile.count("SELECT signup FROM account"), dayFromCivil(2025, 4, 3)->value);
        QVERIFY(sync::keepMapping(request.paths[0], *mapping, profile.context()).ok());
        auto kept = profile.import({request.paths[0]});
        QVERIFY2(kept.ok(), kept.ok() ? "" : kept.error().toString().c_str());
        QCOMPARE(part(*kept, EntityKind::Accounts)->duplicate, 1);
    }

    void everythingFromOneDevice()
    {
        Profile profile;
        QCOMPARE(profile.import({"/dev/zero"}).error().code, ErrorCode::FileOpen);
        const auto empty = profile.write("empty.csv", "");
        QCOMPARE(profile.import({empty})->rejectedTotal, 1);
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "test_import.moc"
