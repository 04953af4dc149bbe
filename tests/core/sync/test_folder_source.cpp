/// A watched folder: new, grown, rewritten and half-written files; and the pure rules that every source shares.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "watched.h"

#include "sync/sources/drift.h"
#include "sync/sources/postgres/horizon.h"

#include <QTest>

#include <utility>

using namespace milepost;
using namespace milepost::test;

class TestFolderSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newAndGrownFiles()
    {
        Watched watched;
        watched.put("a.jsonl", events(0, 10));
        auto report = watched.sync();
        QVERIFY2(!report.error, report.error ? report.error->toString().c_str() : "");
        QCOMPARE(report.rows, 10);
        QCOMPARE(watched.sync().rows, 0); // nothing new
        const QByteArray more = events(10, 13);
        watched.put("a.jsonl", more.left(more.size() - 20), true); // the last line is still being written
        report = watched.sync();
        QCOMPARE(report.rows, 2); // and nothing of what was there is read again
        QCOMPARE(watched.events(), 12);
        watched.put("a.jsonl", more.right(20), true);
        QCOMPARE(watched.sync().rows, 1);
        watched.put("b.jsonl", events(13, 15));
        QCOMPARE(watched.sync().rows, 2);
        QCOMPARE(watched.events(), 15);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file WHERE byte_offset = size"), 2);
    }

    void aRewrittenFileIsReadAgain()
    {
        Watched watched;
        watched.put("a.jsonl", events(0, 10));
        QCOMPARE(watched.sync().rows, 10);
        watched.put("a.jsonl", events(5, 16)); // longer than before, with another beginning
        const auto report = watched.sync();
        QVERIFY(!report.error);
        QCOMPARE(report.rows, 11);
        QCOMPARE(watched.events(), 16);
    }

    void csvGrowsWithItsHeader()
    {
        Watched watched;
        watched.put("accounts.csv", "account_id,account_name,industry,signup_date,plan\nA1,\"Acme,\n\"\"Ltd\"\"\",Retail,2024-01-10,Pro\n");
        auto report = watched.sync();
        QVERIFY2(!report.error, report.error ? report.error->toString().c_str() : "");
        QCOMPARE(watched.profile.count("SELECT count(*) FROM account"), 1);
        watched.put("accounts.csv", "A2,Globex,Energy,not a day,Basic\n\"A3\",\"Ini", true); // a quote is open at its end
        report = watched.sync();
        QVERIFY(!report.error);
        QCOMPARE(report.rows, 1);
        watched.put("accounts.csv", "tech\n more\",Energy,2024-03-01,Basic\n", true);
        report = watched.sync();
        QVERIFY(!report.error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM account WHERE external_id = 'A3'"), 1);
        QCOMPARE(watched.profile.count("SELECT line FROM quarantine WHERE solved = 0"), 4); // as the file has it: the name above takes two lines
    }

    /// More than 8 MB of JSON lines come as one part of the file, decoded side by side.
    void aLargeFileComesAsAPart()
    {
        Watched watched;
        constexpr int many = 80'000;
        const QByteArray all = events(0, many);
        QVERIFY(all.size() > (9 << 20));
        watched.put("a.jsonl", all + "{\"type\":\"track\",\"messageId\":\"half"); // the last line is still being written
        JobControl control;
        std::vector<std::uint64_t> done;
        control.progress = [&](const ProgressState &state) {
            QCOMPARE(state.total, static_cast<std::uint64_t>(QFileInfo(watched.folder + "/a.jsonl").size()));
            done.push_back(state.done);
        };
        auto report = watched.sync(control);
        QVERIFY2(!report.error, report.error ? report.error->toString().c_str() : "");
        QVERIFY(std::is_sorted(done.begin(), done.end()));
        QVERIFY2(done.size() > 3 && done.front() < static_cast<std::uint64_t>(all.size()) / 2, "it seems to have been read before it is");
        QCOMPARE(report.rows, many);
        QCOMPARE(watched.events(), many);
        QCOMPARE(watched.profile.count("SELECT byte_offset FROM source_file"), all.size());
        QVERIFY(watched.profile.count("SELECT sum(n) / count(*) FROM segment") > 5'000); // and not a few with each piece
        QCOMPARE(watched.sync().rows, 0);
        // What is appended later has the line numbers of the file.
        watched.put("a.jsonl", QByteArray("\",\"event\":\"x\",\"timestamp\":\"not a day\"}\n") + events(many, many + 5), true);
        report = watched.sync();
        QVERIFY(!report.error);
        QCOMPARE(report.rows, 6);
        QCOMPARE(watched.profile.count("SELECT line FROM quarantine"), many + 1);
        QCOMPARE(watched.events(), many + 5);
    }

    void aLargeFileGoesOnWhereItStopped()
    {
        Watched watched;
        constexpr int many = 80'000;
        QByteArray all = events(0, many / 2) + R"({"type":"track","messageId":"bad","event":"x","timestamp":"not a day"})" + '\n' + events(many / 2, many);
        watched.put("a.jsonl", all);
        // Half of it fits into memory at once; after that somebody cancels.
        JobControl control;
        control.betweenSlices = [&] {
            if (watched.profile.count("SELECT count(*) FROM source_file WHERE byte_offset > 0") > 0)
                control.cancel.cancel();
        };
        auto report = watched.sync(control, 1 << 20);
        QVERIFY(report.cancelled);
        const std::int64_t before = watched.events();
        QVERIFY(before > 0 && before < many);
        const std::int64_t offset = watched.profile.count("SELECT byte_offset FROM source_file");
        QVERIFY(offset > 0 && offset < all.size());
        QCOMPARE(watched.profile.count("SELECT line FROM source_file"), all.left(offset).count('\n'));
        report = watched.sync();
        QVERIFY(!report.error);
        QCOMPARE(watched.events(), many);
        QVERIFY2(report.rows <= many + 1 - all.left(offset).count('\n'), "what was merged is read again");
        QCOMPARE(watched.profile.count("SELECT line FROM quarantine"), many / 2 + 1);
        QCOMPARE(watched.row().rows, many + 1);
    }

    void manyFilesWriteEachAccountOnce()
    {
        Watched watched;
        for (int i = 0; i < 30; ++i)
            watched.put(QStringLiteral("day-%1.jsonl").arg(i, 2, 10, QLatin1Char('0')), events(i * 50, i * 50 + 50));
        const auto report = watched.sync();
        QVERIFY(!report.error);
        QCOMPARE(report.rows, 1'500);
        QCOMPARE(std::count_if(report.import.files.begin(), report.import.files.end(), [](const ImportFileReport &file) { return file.rows == 50; }), 30);
        QCOMPARE(watched.events(), 1'500);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM segment"), 3);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file WHERE byte_offset = size"), 30);
        QCOMPARE(watched.row().rows, 1'500);
    }

    void aShrunkenFolderAsksFirst()
    {
        Watched watched;
        watched.put("a.jsonl", events(0, 100));
        watched.put("b.jsonl", events(100, 200));
        QVERIFY(!watched.sync().error);
        QVERIFY(QFile::remove(watched.folder + "/b.jsonl"));
        auto report = watched.sync();
        QVERIFY(report.error && report.error->code == ErrorCode::NeedsAnswer);
        QVERIFY(watched.row().askedExtent);
        QCOMPARE(watched.events(), 200);
        watched.put("b.jsonl", events(100, 200)); // it was only away
        QVERIFY(!watched.sync().error);
        QVERIFY(!watched.row().askedExtent);
        QVERIFY(QFile::remove(watched.folder + "/a.jsonl") && QFile::remove(watched.folder + "/b.jsonl")); // emptied
        report = watched.sync();
        QVERIFY(report.error && report.error->code == ErrorCode::NeedsAnswer);
        QCOMPARE(watched.row().askedExtent, std::optional<std::int64_t>(0));
        QCOMPARE(watched.events(), 200);
        QDir(watched.folder).removeRecursively();
        report = watched.sync();
        QVERIFY(report.error && report.error->code == ErrorCode::FileOpen);
        QCOMPARE(watched.events(), 200);
    }

    void columnsAreJudgedByPolicy_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<bool>("complete");
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QString>("leftOut");
        QTest::addColumn<bool>("stop");
        const QString all = QStringLiteral("new: d; gone: b; other type: a (int → text)");
        QTest::newRow("take") << int(DriftPolicy::Take) << true << all << QString() << false;
        QTest::newRow("known") << int(DriftPolicy::Known) << true << all << QStringLiteral("c d") << false;
        QTest::newRow("stop") << int(DriftPolicy::Stop) << true << all << QString("c") << true;
        QTest::newRow("JSON") << int(DriftPolicy::Known) << false << QStringLiteral("new: d; other type: a (int → text)") << QStringLiteral("c d") << false;
    }
    void columnsAreJudgedByPolicy()
    {
        QFETCH(int, policy);
        QFETCH(bool, complete);
        QFETCH(QString, changes);
        QFETCH(QString, leftOut);
        QFETCH(bool, stop);
        const std::vector<store::KnownColumn> known{{"a", "int", false}, {"b", "text", false}, {"c", "", true}};
        const auto verdict = sync::judgeColumns(known, {{"a", "text"}, {"c", ""}, {"d", "int"}}, complete, DriftPolicy(policy));
        QCOMPARE(QString::fromStdString(sync::describe(verdict.changes)), changes);
        QStringList out;
        for (const auto &name : verdict.leftOut)
            out << QString::fromStdString(name);
        if (policy == int(DriftPolicy::Take))
            QVERIFY(out == QStringList{QStringLiteral("c")});
        else
            QCOMPARE(out.join(' '), leftOut);
        QCOMPARE(verdict.stop, stop);
        // After an answer the same columns are no change any more.
        for (const DriftOutcome answer : {DriftOutcome::Taken, DriftOutcome::Known}) {
            const auto after = sync::columnsAfter(known, verdict.changes, answer);
            const auto again = sync::judgeColumns(after, {{"a", "text"}, {"c", ""}, {"d", "int"}}, complete, DriftPolicy(policy));
            QVERIFY(again.changes.empty() && !again.stop);
            QCOMPARE(std::count(again.leftOut.begin(), again.leftOut.end(), "d"), answer == DriftOutcome::Known ? 1 : 0);
        }
    }

    void aPositionSettlesOnceItsWritersAreSeen()
    {
        using sync::Horizon;
        using sync::RowPosition;
        sync::PostgresCursor cursor = sync::beginPass({}, Horizon{RowPosition{"10", "a"}, "100", {"3/7"}}, "90");
        cursor.pass->at = RowPosition{"10", "a"};
        const auto read = sync::cursorFromText(sync::cursorText(cursor));
        QVERIFY(read.ok() && *read == cursor);
        // Cut off: the same pass goes on with its own horizon.
        QVERIFY(sync::beginPass(cursor, Horizon{RowPosition{"12", "a"}, "105", {}}, "105") == cursor);
        cursor = sync::endPass(cursor);
        QVERIFY(!cursor.settled && cursor.pending);
        // 3/7 still runs: nothing settles, and what waits keeps waiting.
        cursor = sync::endPass(sync::beginPass(cursor, Horizon{RowPosition{"20", "a"}, "110", {"3/7"}}, "110"));
        QVERIFY(!cursor.settled && cursor.pending->highest == (RowPosition{"10", "a"}));
        // It has ended, but an older transaction (a prepared one) has not.
        cursor = sync::endPass(sync::beginPass(cursor, Horizon{RowPosition{"30", "a"}, "120", {}}, "99"));
        QVERIFY(!cursor.settled);
        cursor = sync::endPass(sync::beginPass(cursor, Horizon{RowPosition{"40", "a"}, "130", {"4/1"}}, "130"));
        QVERIFY(cursor.settled == (RowPosition{"10", "a"}));
        QVERIFY(cursor.pending->highest == (RowPosition{"40", "a"}));
        QVERIFY(!sync::cursorFromText("not json").ok());
    }

    void schedules()
    {
        for (const char *text : {"manual", "15m", "6h", "daily 06:30"})
            QCOMPARE(scheduleText(*scheduleFromText(text)), std::string(text));
        QCOMPARE(scheduleText(*scheduleFromText("90m")), std::string("90m"));
        QCOMPARE(scheduleText(*scheduleFromText("7d")), std::string("168h"));
        for (const char *text : {"", "4m", "8d", "h", "1w", "daily", "daily 24:00", "daily 6:5", "-5m", "daily 06:60"})
            QVERIFY2(!scheduleFromText(text), text);
        const Zone berlin = *Zone::fromName("Europe/Berlin");
        const auto at = [](const char *iso) { return *instantFromIso(iso, true); };
        const auto due = [&](const char *schedule, const char *last, int failures) {
            return isoFromInstant(*nextDue(*scheduleFromText(schedule), at(last), failures, berlin));
        };
        QVERIFY(!nextDue({}, at("2026-03-01T00:00:00Z"), 0, berlin));
        QCOMPARE(due("6h", "2026-03-01T00:00:00Z", 0), std::string("2026-03-01T06:00:00Z"));
        QCOMPARE(due("6h", "2026-03-01T00:00:00Z", 1), std::string("2026-03-01T00:05:00Z"));
        QCOMPARE(due("6h", "2026-03-01T00:00:00Z", 3), std::string("2026-03-01T00:20:00Z"));
        QCOMPARE(due("6h", "2026-03-01T00:00:00Z", 60), std::string("2026-03-01T06:00:00Z"));
        QCOMPARE(due("daily 06:30", "2026-03-28T05:29:00Z", 0), std::string("2026-03-28T05:30:00Z"));
        QCOMPARE(due("daily 06:30", "2026-03-28T05:30:00Z", 0), std::string("2026-03-29T04:30:00Z")); // summer time begins
        QCOMPARE(due("daily 06:30", "2026-10-24T04:30:00Z", 0), std::string("2026-10-25T05:30:00Z")); // and ends
        QCOMPARE(due("daily 02:30", "2026-03-28T12:00:00Z", 0), std::string("2026-03-29T01:30:00Z")); // a time that day does not have
    }

    /// Rows of a watched file that wait for a subscription are read again by their source, not by hand.
    void rowsThatWaitForASubscription()
    {
        Watched watched;
        watched.put("usage.csv", "subscription_id,feature_name,usage_count,usage_date,usage_id\nS1,reports,3,2025-02-03,U1\n");
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine WHERE reason_code = 'unknown_subscription' AND solved = 0"), 1);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file"), 1);
        QVERIFY(watched.profile.import({watched.profile.write("subscriptions.csv", "subscription_id,account_id,start_date,mrr\nS1,A1,2025-01-01,10\n")}).ok());
        QCOMPARE(watched.events(), 0);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file"), 0);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.events(), 1);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine WHERE solved = 0"), 0);
    }
};

QTEST_GUILESS_MAIN(TestFolderSource)
#include "test_folder_source.moc"
