// Large files in many batches: cancelling within one, going on from the cursor, records that come twice or in another
// order, files that have grown or were rewritten.
#include "profile.h"

#include "store/run_repository.h"

#include <algorithm>
#include <random>

using namespace milepost;
using namespace milepost::test;

namespace {

QByteArray line(int event, int account, int user, int day)
{
    return QStringLiteral("{\"type\":\"track\",\"messageId\":\"m%1\",\"userId\":\"user-%2-%3\",\"event\":\"%4\",\"timestamp\":\"2025-%5-%6T10:%7:00Z\","
                          "\"properties\":{\"n\":%1,\"text\":\"so that a line has about the length that it has in real files\"},"
                          "\"context\":{\"groupId\":\"account-%2\"}}\n")
        .arg(event)
        .arg(account)
        .arg(user)
        .arg(event % 5 == 0 ? QStringLiteral("report.created") : QStringLiteral("task.created"))
        .arg(day / 28 % 12 + 1, 2, 10, QLatin1Char('0'))
        .arg(day % 28 + 1, 2, 10, QLatin1Char('0'))
        .arg(event % 60, 2, 10, QLatin1Char('0'))
        .toUtf8();
}

QList<QByteArray> lines(int from, int to)
{
    QList<QByteArray> all;
    for (int i = from; i < to; ++i)
        all << line(i, i * 7 % 501, i % 3, i * 13 % 336);
    return all;
}

QByteArray joined(const QList<QByteArray> &all)
{
    QByteArray text;
    for (const QByteArray &each : all)
        text += each;
    return text;
}

/// Small batches, so that a file of some megabytes has many.
Result<ImportReport> import(Profile &profile, const std::string &path, const JobControl &control = {})
{
    sync::ImportContext context = profile.context();
    context.batchBytes = 600'000;
    ImportRequest request;
    request.paths = {path};
    return sync::importFiles(request, context, control);
}

/// Everything the log says of every account: time, name, user and properties of each event, in an order of its own.
std::map<std::string, std::vector<std::string>> everything(Profile &profile)
{
    std::map<std::string, std::vector<std::string>> all;
    auto names = store::EventNames::load(profile.store->database());
    store::EventLogReader reader(profile.store->database(), *names);
    const auto records = store::AccountRepository(profile.store->database()).all();
    for (const auto &account : *records) {
        if (!reader.load(account.id).ok())
            qFatal("cannot load events");
        auto &texts = all[account.externalId];
        const auto events = reader.records(1'000'000);
        if (!events.ok())
            qFatal("cannot read events");
        for (const EventRecord &event : *events)
            texts.push_back(std::to_string(event.time.ms) + ' ' + event.event + ' ' + event.user + ' ' + event.properties);
        std::sort(texts.begin(), texts.end());
    }
    return all;
}

constexpr std::int64_t most = 48'000; // about 13 MB: above the size from which reading goes on behind the cursor

} // namespace

class TestImportFlow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Cancelled at each of many moments: what is there is no more than what was read, the cursor is never ahead, and
    /// going on gives what one import gives, reading the rest only.
    void cancelWithinABatch()
    {
        const QByteArray text = joined(lines(0, most));
        Profile whole;
        QVERIFY(import(whole, whole.write("e.jsonl", text)).ok());
        const auto expected = everything(whole);
        Profile profile;
        const std::string path = profile.write("e.jsonl", text);
        std::int64_t offset = 0;
        bool wentOn = false, stopped = true;
        for (int times = 1; stopped && times < 200; ++times) {
            JobControl control;
            // Turns have no fixed number; this one is somewhere in the middle of some batch, and at last behind them all.
            control.betweenSlices = [&, left = 20 + 13 * times]() mutable {
                if (--left == 0)
                    control.cancel.cancel();
            };
            const auto report = import(profile, path, control);
            QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
            stopped = report->cancelled;
            const auto cursor = store::RunRepository(profile.store->database()).cursor("segment", path);
            QVERIFY(cursor.ok());
            if (*cursor) {
                QVERIFY((*cursor)->offset >= offset);
                // Of the lines before the cursor every event is there.
                const QByteArray merged = text.left((*cursor)->offset);
                QVERIFY(profile.count("SELECT coalesce(sum(n), 0) FROM segment") >= merged.count('\n'));
                QCOMPARE((*cursor)->line, std::int64_t(merged.count('\n') + 1));
                const auto *events = part(*report, EntityKind::Events);
                if (offset > 0 && events) {
                    QVERIFY2(events->rows <= text.mid(offset).count('\n'), "it read again what was known");
                    wentOn = true;
                }
                offset = (*cursor)->offset;
            }
        }
        QVERIFY(!stopped);
        QVERIFY(wentOn);
        QCOMPARE(offset, std::int64_t(text.size()));
        QCOMPARE(profile.count("SELECT sum(n) FROM segment"), most);
        QVERIFY(everything(profile) == expected);
    }

    void orderOfLinesDoesNotMatter()
    {
        QList<QByteArray> all = lines(0, 20'000);
        Profile inOrder, shuffled;
        QVERIFY(import(inOrder, inOrder.write("e.jsonl", joined(all))).ok());
        std::shuffle(all.begin(), all.end(), std::mt19937(7));
        QVERIFY(import(shuffled, shuffled.write("e.jsonl", joined(all))).ok());
        QVERIFY(everything(inOrder) == everything(shuffled));
        QCOMPARE(inOrder.count("SELECT count(*) FROM user"), shuffled.count("SELECT count(*) FROM user"));
    }

    /// The same message twice: in one batch, in two batches, in two files.
    void duplicatesAcrossBatchesAndFiles()
    {
        Profile profile;
        QList<QByteArray> all = lines(0, 12'000);
        all << lines(0, 12'000) << lines(11'990, 12'000) << lines(11'990, 12'000);
        const auto first = import(profile, profile.write("a.jsonl", joined(all)));
        QVERIFY(first.ok());
        QCOMPARE(part(*first, EntityKind::Events)->added, std::int64_t(12'000));
        QCOMPARE(part(*first, EntityKind::Events)->duplicate, std::int64_t(12'020));
        const auto second = import(profile, profile.write("b.jsonl", joined(lines(6'000, 18'000))));
        QVERIFY(second.ok());
        QCOMPARE(part(*second, EntityKind::Events)->added, std::int64_t(6'000));
        QCOMPARE(part(*second, EntityKind::Events)->duplicate, std::int64_t(6'000));
        QCOMPARE(profile.count("SELECT sum(n) FROM segment"), std::int64_t(18'000));
    }

    /// A day's export each: together they give what they give one after another, and each account is written once.
    void manyFilesAreMergedTogether()
    {
        const QList<QByteArray> all = lines(0, 9'000);
        Profile together, oneByOne;
        std::vector<std::string> paths;
        for (int day = 0; day < 60; ++day) {
            // The last ten lines of each file stand at the beginning of the next one again.
            const QByteArray text = joined(all.mid(std::max(0, day * 150 - 10), day == 0 ? 150 : 160));
            const QString name = QStringLiteral("in/day-%1.jsonl").arg(day, 2, 10, QLatin1Char('0'));
            together.write(name, text);
            paths.push_back(oneByOne.write(name, text));
        }
        const auto report = together.import({(together.folder.path() + "/in").toStdString()});
        QVERIFY(report.ok());
        std::vector<ImportFileReport> expected;
        for (const std::string &path : paths) {
            const auto each = oneByOne.import({path});
            QVERIFY(each.ok());
            expected.insert(expected.end(), each->files.begin(), each->files.end());
        }
        QCOMPARE(report->files.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const ImportFileReport &file = report->files[i];
            QVERIFY(QString::fromStdString(file.path).endsWith(QString::fromStdString(expected[i].path).section('/', -1)));
            QCOMPARE(file.rows, expected[i].rows);
            QCOMPARE(file.added, expected[i].added);
            QCOMPARE(file.duplicate, expected[i].duplicate);
        }
        QVERIFY(everything(together) == everything(oneByOne));
        QCOMPARE(together.count("SELECT count(*) FROM segment"), together.count("SELECT count(DISTINCT account) FROM segment"));
        QCOMPARE(together.count("SELECT count(*) FROM import_cursor WHERE complete = 1"), 60);
        const auto again = together.import({(together.folder.path() + "/in").toStdString()});
        QVERIFY(again.ok());
        for (const ImportFileReport &file : again->files)
            QCOMPARE(file.added, 0);
    }

    /// Equal rows without an id are counted file by file, also where the files are merged together.
    void equalRowsAreCountedInEachFile()
    {
        const QByteArray head = "event,account_id,user_id,timestamp\n", row = "login,A1,u1,2025-05-01T10:00:00Z\n";
        Profile profile;
        const auto report = profile.import({profile.write("1.csv", head + row + row), profile.write("2.csv", head + row + row + row),
                                            profile.write("3.csv", head + row)});
        QVERIFY(report.ok());
        QCOMPARE(report->files.at(0).added, 2);
        QCOMPARE(report->files.at(1).added, 1);
        QCOMPARE(report->files.at(2).added, 0);
        QCOMPARE(profile.count("SELECT sum(n) FROM segment"), 3);
    }

    /// What is told of an account does not depend on what else is imported with it: the event came first.
    void rowsDoNotOvertakeTheEventsOfFilesBefore()
    {
        const QByteArray track = R"({"type":"track","messageId":"1","event":"login","userId":"u1","timestamp":"2025-05-01T10:00:00Z","context":{"groupId":"A1"}})" "\n";
        const QByteArray group = R"({"type":"group","messageId":"2","groupId":"A1","userId":"u1","timestamp":"2025-05-02T10:00:00Z","traits":{"name":"Acme"}})" "\n";
        Profile together;
        const auto report = together.import({together.write("1.jsonl", track), together.write("2.jsonl", group)});
        QVERIFY(report.ok());
        const auto finding = std::find_if(report->findings.begin(), report->findings.end(), [](const Finding &each) { return each.code == "unknown_account"; });
        QVERIFY(finding != report->findings.end());
        QCOMPARE(finding->count, 1);
        QCOMPARE(QString::fromStdString(finding->examples.at(0)), QStringLiteral("A1"));
    }

    /// Reading JSON stops looking for what dates mean where nothing was in doubt; one that comes later is not guessed.
    void aDoubtfulDateThatComesLateIsRefused()
    {
        QList<QByteArray> all = lines(0, 1'500);
        all << R"({"type":"track","messageId":"late","event":"login","userId":"u1","timestamp":"03/04/2025 10:00","context":{"groupId":"A1"}})" "\n";
        Profile profile;
        const auto report = import(profile, profile.write("e.jsonl", joined(all)));
        QVERIFY(report.ok());
        QCOMPARE(report->rejectedTotal, 1);
        QCOMPARE(report->rejections.at(0).line, 1'501);
        QCOMPARE(profile.count("SELECT sum(n) FROM segment"), 1'500);
    }

    void unchangedGrownAndRewritten()
    {
        Profile profile;
        const QByteArray text = joined(lines(0, most));
        const std::string path = profile.write("e.jsonl", text);
        QVERIFY(import(profile, path).ok());
        const auto version = profile.store->dataVersion();

        const auto again = import(profile, path);
        QVERIFY(again.ok());
        QCOMPARE(again->touchedAccounts, std::int64_t(0));
        QCOMPARE(again->skipped.size(), std::size_t(1));

        (void)profile.write("e.jsonl", text + joined(lines(most, most + 100)));
        const auto grown = import(profile, path);
        QVERIFY(grown.ok());
        QCOMPARE(part(*grown, EntityKind::Events)->rows, std::int64_t(100));
        QCOMPARE(part(*grown, EntityKind::Events)->added, std::int64_t(100));

        // One byte in the middle, of a file as long as before: read whole.
        QByteArray other = text + joined(lines(most, most + 100));
        const auto at = other.indexOf("task.created", other.size() / 2);
        other.replace(at, 4, "TASK");
        QByteArray renamed = other;
        const auto id = renamed.lastIndexOf("\"m", at);
        renamed.replace(id, 2, "\"x");
        (void)profile.write("e.jsonl", renamed);
        const auto rewritten = import(profile, path);
        QVERIFY(rewritten.ok());
        QCOMPARE(part(*rewritten, EntityKind::Events)->rows, most + 100);
        QCOMPARE(part(*rewritten, EntityKind::Events)->added, std::int64_t(1));
        QVERIFY(*profile.store->dataVersion() > *version);
    }

    /// Rows that were refused, or that are known by nothing but their content, are read again each time.
    void whatMayStillChangeIsReadAgain()
    {
        Profile profile;
        const std::string path = profile.write("e.jsonl", joined(lines(0, most)) + "{\"type\":\"track\",\"messageId\":\"no event\"}\n");
        const auto first = import(profile, path);
        QVERIFY(first.ok());
        QCOMPARE(first->rejectedTotal, std::int64_t(1));
        const auto again = import(profile, path);
        QVERIFY(again.ok());
        QVERIFY(again->skipped.empty());
        QCOMPARE(again->rejectedTotal, std::int64_t(1));
        QCOMPARE(part(*again, EntityKind::Events)->duplicate, most);
    }

    /// A large file is decoded in blocks by two threads, a small one by one thread in one piece: the same comes of both, also
    /// of refused and overlong lines, blank ones, equal keys, other kinds of record and a last line without an end.
    void blocksReadAsTheWholeDoes()
    {
        QByteArray text;
        const QList<QByteArray> all = lines(0, 12'000);
        for (int i = 0; i < all.size(); ++i) {
            text += all[i];
            if (i % 701 == 350)
                text += "{\"type\":\"track\",\"messageId\":\"broken" + QByteArray::number(i) + "\"\n{\"no\":\"object\n";
            if (i % 997 == 500)
                text += "\n  \r\n";
            if (i % 1'499 == 700)
                text += "{\"type\":\"track\",\"messageId\":\"double" + QByteArray::number(i)
                    + "\",\"messageId\":\"d" + QByteArray::number(i) + "\",\"userId\":\"alone-" + QByteArray::number(i)
                    + "\",\"event\":\"task.created\",\"timestamp\":\"2025-05-01T10:00:00Z\",\"properties\":{}}\n";
            if (i % 2'003 == 900)
                text += "{\"type\":\"group\",\"messageId\":\"g" + QByteArray::number(i) + "\",\"userId\":\"alone-" + QByteArray::number(i - i % 1'499 + 700)
                    + "\",\"groupId\":\"account-3\",\"timestamp\":\"2025-04-01T10:00:00Z\",\"traits\":{\"name\":\"Three\"}}\n";
            if (i == 3'000 || i == 9'000)
                text += "{\"type\":\"track\",\"messageId\":\"" + QByteArray(i == 3'000 ? 1'500'000 : 5'000'000, 'x') + "\"}\n";
        }
        text.chop(1);
        const auto told = [](Profile &profile, const ImportReport &report) {
            std::string words;
            for (const ImportFileReport &file : report.files) {
                words += std::to_string(int(file.entity)) + ' ' + std::to_string(file.rows) + ' ' + std::to_string(file.added) + ' '
                    + std::to_string(file.changed) + ' ' + std::to_string(file.duplicate) + ' ' + std::to_string(file.rejected) + '\n';
            }
            for (const Rejection &rejection : report.rejections) {
                words += std::to_string(rejection.line) + ' ' + rejection.reasonCode + ' ' + rejection.raw.substr(0, 60) + ' ';
                // Whether all of an overlong line was seen depends on where the buffers end.
                words += (rejection.reasonCode == "record_too_long" ? std::string() : rejection.reason) + '\n';
            }
            for (const Finding &finding : report.findings)
                words += finding.code + ' ' + std::to_string(finding.count) + '\n';
            words += std::to_string(profile.count("SELECT count(*) FROM user")) + ' ' + std::to_string(profile.count("SELECT max(line) FROM import_cursor"));
            return words;
        };
        Profile whole, blocks;
        ImportRequest request;
        request.paths = {whole.write("e.jsonl", text)};
        const auto one = sync::importFiles(request, whole.context(), {});
        QVERIFY(one.ok());
        const auto two = import(blocks, blocks.write("e.jsonl", text));
        QVERIFY(two.ok());
        QCOMPARE(told(blocks, *two), told(whole, *one));
        QVERIFY(one->rejectedTotal > 30);
        QVERIFY(everything(blocks) == everything(whole));
    }

    /// While something is tried, others may write; nothing of it is left.
    void aDryRunLocksNothing()
    {
        Profile profile;
        ImportRequest request;
        request.paths = {profile.write("e.jsonl", joined(lines(0, 20'000)))};
        request.dryRun = true;
        sync::ImportContext context = profile.context();
        context.batchBytes = 600'000;
        const std::string path = profile.store->database().path();
        int written = 0, refused = 0;
        JobControl control;
        control.progress = [&](const ProgressState &) {
            const auto other = store::Database::open(path, {});
            const bool good = other.ok() && (*other)->execute("PRAGMA busy_timeout = 0").ok()
                && (*other)->execute("INSERT INTO setting VALUES('turn" + std::to_string(written + refused) + "', '1')").ok();
            ++(good ? written : refused);
        };
        const auto report = sync::importFiles(request, context, control);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        QCOMPARE(part(*report, EntityKind::Events)->added, std::int64_t(20'000));
        QCOMPARE(refused, 0);
        QVERIFY(written > 3);
        QCOMPARE(profile.count("SELECT count(*) FROM segment"), std::int64_t(0));
        QCOMPARE(profile.count("SELECT count(*) FROM setting WHERE key LIKE 'turn%'"), std::int64_t(written));
        const auto left = QDir(profile.folder.path() + "/profile").entryList({"*trial*"}, QDir::Files);
        QCOMPARE(left.join(' '), QString());
    }
};

QTEST_GUILESS_MAIN(TestImportFlow)
#include "test_import_flow.moc"
