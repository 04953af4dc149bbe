/// Events of many deliveries and files are held and merged together: what may not go wrong on the way. Cursors, line numbers, what is
/// stopped in the middle, memory, and that edits are let in.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "packed.h"
#include "watched.h"

#include "sync/sources/delivery_merger.h"

#include <QTest>

#include <malloc.h>

using namespace milepost;
using namespace milepost::test;

namespace {

const QByteArray bad = QByteArray("{\"type\":\"track\",\"messageId\":\"bad\",\"event\":\"x\",\"timestamp\":\"not a day\"}\n");

/// A page of a server, as a source hands it over.
sync::Delivery page(const QByteArray &lines, const char *cursor)
{
    sync::Delivery delivery;
    delivery.label = "exports";
    if (!lines.isEmpty())
        delivery.bytes = std::make_shared<const std::string>(lines.toStdString());
    delivery.cursor = cursor;
    return delivery;
}

Error stopped() { return Error{ErrorCode::Cancelled, "exports", "stopped"}; }

/// Cancels as soon as a position in the folder's file is kept.
JobControl untilAPositionIsKept(Watched &watched)
{
    JobControl control;
    control.betweenSlices = [&watched, cancel = control.cancel] {
        if (watched.profile.count("SELECT count(*) FROM source_file WHERE byte_offset > 100000") > 0)
            cancel.cancel();
    };
    return control;
}

/// Keeping a position takes as long as if there were thousands: some milliseconds each.
void makeSlow(Profile &profile, const char *when)
{
    const std::string sql = std::string("CREATE TEMP TRIGGER slow AFTER ") + when + " BEGIN SELECT length(hex(randomblob(2000000))); END";
    if (!profile.store->database().prepare(sql).run().ok())
        qFatal("no trigger");
}

} // namespace

class TestHeldMerging : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCursorDoesNotPassWhatWasDropped()
    {
        Watched watched;
        JobControl control;
        const sync::ImportContext context = watched.profile.context();
        const sync::SourceWorld world = sync::sourceWorld(watched.profile.clock, watched.profile.zone);
        bool armed = false;
        int turns = 0;
        control.betweenSlices = [&] {
            if (armed && ++turns == 2)
                control.cancel.cancel();
        };
        sync::DeliveryMerger merger(watched.row(), context, world, control);
        QVERIFY(merger.take(page(events(0, 150'000), "1")).ok());
        QCOMPARE(watched.row().cursor, std::string()); // held
        armed = true;
        QVERIFY(!merger.take(page({}, "2")).ok()); // stopped while what was held is merged
        QVERIFY(merger.endStretch(stopped()).ok());
        QVERIFY(control.cancel.cancelled());
        QCOMPARE(watched.row().cursor, std::string());
        QVERIFY(watched.events() < 150'000);
    }

    void aCursorDoesNotPassAPageThatWasNotPlanned()
    {
        Watched watched;
        JobControl control;
        const sync::ImportContext context = watched.profile.context();
        const sync::SourceWorld world = sync::sourceWorld(watched.profile.clock, watched.profile.zone);
        sync::DeliveryMerger merger(watched.row(), context, world, control);
        control.cancel.cancel(); // while the server was waited for
        QVERIFY(!merger.take(page(events(0, 100), "1")).ok());
        QVERIFY(merger.endStretch(stopped()).ok());
        QCOMPARE(watched.row().cursor, std::string());
    }

    void aStretchThatIsStoppedAtItsEndIsNotDone()
    {
        Watched watched;
        JobControl control;
        const sync::ImportContext context = watched.profile.context();
        const sync::SourceWorld world = sync::sourceWorld(watched.profile.clock, watched.profile.zone);
        bool armed = false;
        control.betweenSlices = [&] {
            if (armed)
                control.cancel.cancel();
        };
        sync::DeliveryMerger merger(watched.row(), context, world, control);
        QVERIFY(merger.take(page(events(0, 150'000), "1")).ok());
        armed = true;
        const auto ended = merger.endStretch(std::nullopt);
        QVERIFY(!ended.ok() && ended.error().code == ErrorCode::Cancelled);
        QCOMPARE(watched.row().cursor, std::string());
        QCOMPARE(watched.profile.count("SELECT count(*) FROM sync_run WHERE outcome = 'cancelled'"), 1);
    }

    /// Rows without an id are counted from a file's beginning, so a file that has some is not gone on with in its middle.
    void equalRowsAreAllThereAfterAStop()
    {
        const auto row = [](int i) {
            return "{\"type\":\"track\",\"event\":\"login\",\"userId\":\"u1\",\"timestamp\":\"2025-05-01T10:00:00Z\",\"properties\":{\"n\":" + QByteArray::number(i)
                + "},\"context\":{\"groupId\":\"A1\"}}\n";
        };
        QByteArray half;
        for (int i = 0; i < 20'000; ++i)
            half += i % 50 == 0 ? events(i, i + 1) + row(i) : row(i); // the odd one has an id, so that the file is recognised
        Watched watched;
        watched.put("a.jsonl", half + half);
        JobControl control;
        control.betweenSlices = [&] {
            if (watched.events() > 5'000)
                control.cancel.cancel();
        };
        QVERIFY(watched.sync(control, 1 << 20).cancelled);
        QVERIFY(watched.events() < 40'000);
        QVERIFY(!watched.sync({}, 1 << 20).error);
        QCOMPARE(watched.events(), 40'000 + 400);
    }

    void linesOfWhatIsAppendedAreThoseOfTheFile()
    {
        Watched watched;
        watched.put("a.jsonl", events(0, 10));
        QVERIFY(!watched.sync().error);
        watched.put("a.jsonl", events(10, 60'000) + bad + events(60'000, 80'000), true);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.events(), 80'000);
        QCOMPARE(watched.profile.count("SELECT line FROM quarantine"), 60'001);
    }

    void linesAreCountedWhereNoPlaceIsKnown_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + events(0, 20'000) + "\n\n\n";
        QTest::newRow("records over several lines") << events(0, 20'000).replace("{\"type\":\"track\",", "{\n\"type\":\"track\",\n");
    }
    void linesAreCountedWhereNoPlaceIsKnown()
    {
        QFETCH(QByteArray, text);
        Watched watched;
        watched.put("a.jsonl", text);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.events(), 20'000);
        QCOMPARE(watched.profile.count("SELECT line FROM source_file"), text.count('\n'));
    }

    /// Parts have at most 64 MB; each is looked at for new columns, and lines are counted on.
    void aVeryLargeFileComesInSeveralParts()
    {
        Watched watched;
        const QByteArray filler = "{\"type\":\"track\",\"messageId\":\"f%\",\"event\":\"e\",\"userId\":\"u\",\"timestamp\":\"2025-11-02T10:00:00Z\",\"context\":{\"groupId\":\"A1\"},\"note\":\""
            + QByteArray(20'000, 'x') + "\"}\n";
        watched.put("0.jsonl", QByteArray(filler).replace("f%", "first"));
        QVERIFY(!watched.sync().error);
        QByteArray text;
        int lines = 0;
        for (; text.size() < (65 << 20); ++lines) {
            const bool late = text.size() > (64 << 20); // seen in the second part only
            text += QByteArray(filler).replace("f%", "f" + QByteArray::number(lines)).replace("\"note\"", late ? "\"late\":1,\"note\"" : "\"note\"");
        }
        text += bad + QByteArray(filler).replace("f%", "last");
        watched.put("1.jsonl", text);
        const auto report = watched.sync();
        QVERIFY2(!report.error, report.error ? report.error->toString().c_str() : "");
        QCOMPARE(watched.events(), 1 + lines + 1);
        QCOMPARE(watched.profile.count("SELECT line FROM quarantine"), lines + 1);
        QCOMPARE(watched.profile.count("SELECT line FROM source_file WHERE path LIKE '%1.jsonl'"), lines + 2);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM schema_drift"), 1);
    }

    void whatWasSetAsideIsSolvedAlsoAfterAStop()
    {
        Watched watched;
        watched.put("a.jsonl", events(0, 5) + bad);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine WHERE solved = 0"), 1);
        watched.put("a.jsonl", events(100'000, 180'000)); // rewritten, without it
        QVERIFY(watched.sync(untilAPositionIsKept(watched), 1 << 20).cancelled);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.events(), 80'005);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine WHERE solved = 0"), 0);
    }

    /// A file of which nothing is new still belongs to the run.
    void aKnownFileIsToldOf()
    {
        Profile profile;
        const std::string path = profile.write("big.jsonl", events(0, 80'000));
        const auto first = profile.import({path});
        QVERIFY(first.ok() && !first->findings.empty());
        profile.clock.advanceDays(1);
        const auto again = profile.import({path});
        QVERIFY(again.ok());
        QCOMPARE(again->skipped.size(), std::size_t(1));
        QCOMPARE(again->findings.size(), first->findings.size());
        QCOMPARE(profile.count("SELECT max(last_success_ms) FROM source"), profile.clock.now().ms);
    }

    void editsAreLetInAmongManyFiles()
    {
        constexpr int files = 300;
        Watched watched;
        for (int i = 0; i < files; ++i)
            watched.put(QStringLiteral("day-%1.jsonl").arg(i, 3, 10, QLatin1Char('0')), events(i * 3, i * 3 + 3));
        JobControl control;
        int afterwards = 0;
        control.betweenSlices = [&] { afterwards += watched.profile.count("SELECT count(*) FROM source_file") == files; };
        QVERIFY(!watched.sync(control).error);
        QVERIFY2(afterwards >= files, "all of them are finished in one go");
    }

    /// Data are all there before the first position is, and positions are kept in several turns.
    void editsAreLetInAmongPositions_data()
    {
        QTest::addColumn<bool>("stops");
        QTest::newRow("to the end") << false;
        QTest::newRow("stopped between two turns") << true;
    }
    void editsAreLetInAmongPositions()
    {
        QFETCH(bool, stops);
        constexpr int files = 60, each = 3;
        Watched watched;
        for (int i = 0; i < files; ++i)
            watched.put(QStringLiteral("day-%1.jsonl").arg(i, 2, 10, QLatin1Char('0')), events(i * each, (i + 1) * each));
        makeSlow(watched.profile, "INSERT ON source_file");
        JobControl control;
        int turns = 0, early = 0;
        control.betweenSlices = [&] {
            const auto kept = watched.profile.count("SELECT count(*) FROM source_file");
            if (kept == 0 || kept == files)
                return;
            ++turns;
            early += watched.events() < files * each;
            if (stops)
                control.cancel.cancel();
        };
        const auto report = watched.sync(control);
        QVERIFY2(turns >= (stops ? 1 : 2), "all positions are kept in one go");
        QCOMPARE(early, 0);
        QCOMPARE(report.cancelled, stops);
        QCOMPARE(watched.events(), files * each);
        const auto kept = watched.profile.count("SELECT count(*) FROM source_file WHERE byte_offset = size");
        QVERIFY(stops ? kept > 0 && kept < files : kept == files);
        QCOMPARE(watched.row().rows, kept * each);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM sync_run WHERE outcome = 'cancelled'"), stops ? 1 : 0);
        control = {};
        QCOMPARE(watched.sync().rows, (files - kept) * each); // only these are read again
        QCOMPARE(watched.events(), files * each);
        QCOMPARE(watched.row().rows, files * each);
    }

    void editsAreLetInAmongFilesByHand()
    {
        constexpr int files = 60, each = 3;
        Profile profile;
        for (int i = 0; i < files; ++i)
            profile.write(QStringLiteral("in/day-%1.jsonl").arg(i, 2, 10, QLatin1Char('0')), events(i * each, (i + 1) * each));
        makeSlow(profile, "INSERT ON import_cursor");
        const std::string folder = (profile.folder.path() + "/in").toStdString();
        JobControl control;
        control.betweenSlices = [&] {
            if (profile.count("SELECT count(*) FROM import_cursor") > 0)
                control.cancel.cancel();
        };
        QVERIFY(profile.import({folder}, {}, control)->cancelled);
        const auto kept = profile.count("SELECT count(*) FROM import_cursor WHERE complete = 1");
        QVERIFY2(kept > 0 && kept < files, qPrintable(QString::number(kept)));
        QCOMPARE(profile.count("SELECT sum(n) FROM segment"), files * each);
        QVERIFY(!profile.import({folder})->cancelled);
        QCOMPARE(profile.count("SELECT sum(n) FROM segment"), files * each);
        QCOMPARE(profile.count("SELECT count(*) FROM import_cursor WHERE complete = 1"), files);
    }

    /// A file that will not be read again has nothing left in quarantine that was good this time: neither is kept without the other.
    void aPositionComesWithWhatItSolves()
    {
        constexpr int files = 10;
        Watched watched;
        const auto name = [](int i) { return QStringLiteral("day-%1.jsonl").arg(QChar('a' + i)); };
        for (int i = 0; i < files; ++i)
            watched.put(name(i), events(i * 5, i * 5 + 2) + bad);
        QVERIFY(!watched.sync().error);
        for (int i = 0; i < files; ++i)
            watched.put(name(i), events(i * 5 + 1, i * 5 + 5)); // rewritten, without it
        JobControl control;
        int left = 0, turns = 0;
        control.betweenSlices = [&] {
            ++turns;
            left += watched.profile.count("SELECT count(*) FROM quarantine q JOIN source_file f ON f.path = q.path WHERE q.solved = 0 AND f.line = 4") > 0;
        };
        QVERIFY(!watched.sync(control).error);
        QVERIFY(turns > files);
        QCOMPARE(left, 0);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine WHERE solved = 1"), files);
    }

    /// A server's cursor goes from page to page, and stays at the last that is kept.
    void aCutAmongPages()
    {
        constexpr int pages = 60;
        Watched watched;
        makeSlow(watched.profile, "UPDATE OF cursor ON configured_source");
        JobControl control;
        control.betweenSlices = [&] {
            if (!watched.row().cursor.empty())
                control.cancel.cancel();
        };
        const sync::ImportContext context = watched.profile.context();
        const sync::SourceWorld world = sync::sourceWorld(watched.profile.clock, watched.profile.zone);
        {
            sync::DeliveryMerger merger(watched.row(), context, world, control);
            for (int i = 0; i < pages; ++i)
                QVERIFY(merger.take(page(events(i * 3, i * 3 + 3), std::to_string(i + 1).c_str())).ok());
            QVERIFY(merger.mergeHeld().ok());
            QVERIFY(merger.endStretch(stopped()).ok());
        }
        const int reached = std::stoi(watched.row().cursor);
        QVERIFY2(reached > 0 && reached < pages, qPrintable(QString::number(reached)));
        QCOMPARE(watched.row().rows, reached * 3);
        QCOMPARE(watched.events(), pages * 3);
    }

    /// Of a file whose rows are merged only the cursor waits.
    void rowsAreLetGoOnceTheyAreMerged()
    {
        Profile profile;
        profile.write("in/0.jsonl", events(0, 3));
        constexpr int files = 14;
        QByteArray text = "ticket_id,account_id,subject,opened_at,closed_at,priority\n";
        for (int i = 0; i < 3'000; ++i)
            text += "T" + QByteArray::number(i) + ",A1,Help,2025-05-01 10:00,2025-05-02 10:00,urgent\n";
        for (int f = 0; f < files; ++f)
            profile.write(QStringLiteral("in/t-%1.csv").arg(f, 3, 10, QLatin1Char('0')), text);
        JobControl control;
        std::vector<std::size_t> used;
        std::string last;
        control.progress = [&](const ProgressState &state) {
            if (state.what != last)
                used.push_back(mallinfo2().uordblks + mallinfo2().hblkhd);
            last = state.what;
        };
        QVERIFY(profile.import({(profile.folder.path() + "/in").toStdString()}, {}, control).ok());
        QVERIFY(used.size() > 10);
        const double each = (double(used.back()) - double(used[4])) / double(used.size() - 5);
        QVERIFY2(each < 64 * 1024, qPrintable(QString::number(each)));
    }

    void entriesOfAnArchiveAreMergedOnTheWay()
    {
        Watched watched;
        constexpr int entries = 150, each = 100;
        std::vector<std::pair<std::string, QByteArray>> all;
        for (int i = 0; i < entries; ++i)
            all.emplace_back("hour-" + std::to_string(100 + i) + ".jsonl", events(i * each, (i + 1) * each));
        watched.put("a.zip", packed(all, false));
        JobControl control;
        int reports = 0;
        std::int64_t before = 0;
        control.progress = [&](const ProgressState &) {
            if (++reports == entries - 5)
                before = watched.events();
        };
        QVERIFY(!watched.sync(control, 1 << 20).error);
        QCOMPARE(watched.events(), entries * each);
        QVERIFY2(before > 0, "all of it is held, where there is room for a megabyte");
    }
};

QTEST_GUILESS_MAIN(TestHeldMerging)
#include "test_held_merging.moc"
