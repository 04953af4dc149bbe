/// A file of a watched folder that cannot be read to its end: it is told of and read again the next time; the files after it are read.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "packed.h"
#include "watched.h"

#include <QTest>

#include <utility>

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr int many = 80'000;

/// Cuts the file to so many bytes as soon as something of it has been told of.
JobControl cutting(const QString &path, qint64 bytes)
{
    JobControl control;
    control.progress = [path, bytes, cut = std::make_shared<bool>(false)](const ProgressState &) {
        if (!std::exchange(*cut, true) && !QFile::resize(path, bytes))
            qFatal("cannot cut");
    };
    return control;
}

void isToldOf(const SyncReport &report, const QString &file)
{
    QVERIFY(report.error);
    QVERIFY2(report.error->code == ErrorCode::FileOpen, report.error->toString().c_str());
    QVERIFY(QString::fromStdString(report.error->context).endsWith(file));
    QVERIFY2(report.error->detail.find("shorter") != std::string::npos, report.error->detail.c_str());
    QVERIFY2(report.error->detail.find("next") != std::string::npos, report.error->detail.c_str());
    QVERIFY(!report.cancelled);
}

QByteArray wideRows(int from, int to)
{
    const QByteArray note(4'000, 'x');
    QByteArray rows;
    for (int i = from; i < to; ++i)
        rows += "e" + QByteArray::number(i) + ",A" + QByteArray::number(i % 3) + ",opened,2025-11-02T10:00:00Z," + note + '\n';
    return rows;
}

} // namespace

class TestUnreadFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPartThatShrinks_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("cut in the middle") << (qint64(5) << 20);
        QTest::newRow("emptied") << qint64(0);
    }
    void aPartThatShrinks()
    {
        QFETCH(qint64, bytes);
        Watched watched;
        const QByteArray all = events(0, many);
        watched.put("a.jsonl", all);
        watched.put("b.jsonl", events(many, many + 5));
        watched.put("c.csv", "account_id,account_name\nB1,Nordwind\n");
        const auto report = watched.sync(cutting(watched.folder + "/a.jsonl", bytes), 1 << 20);
        isToldOf(report, "a.jsonl");
        QCOMPARE(watched.profile.count("SELECT count(*) FROM account WHERE external_id = 'B1'"), 1); // the later ones have been read
        QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file WHERE byte_offset = size AND size > 0"), 2);
        QVERIFY(watched.events() > 5 && watched.events() < many); // and of that one what was understood
        QCOMPARE(watched.profile.count("SELECT coalesce(sum(byte_offset), 0) FROM source_file WHERE path LIKE '%a.jsonl'"), 0);
        QCOMPARE(watched.profile.count("SELECT failures FROM configured_source"), 1);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM sync_run WHERE outcome = 'interrupted' OR finished_ms IS NULL"), 0);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM sync_run WHERE outcome = 'failed' AND error LIKE '%shorter%'"), 1);
        watched.put("a.jsonl", all);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.events(), many + 5);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file WHERE byte_offset = size"), 3);
        QCOMPARE(watched.sync().rows, 0);
    }

    /// Rows without an id are counted from a file's beginning.
    void equalRowsOfAShrunkenFile()
    {
        const QByteArray row = R"({"type":"track","event":"login","userId":"u1","timestamp":"2025-05-01T10:00:00Z","context":{"groupId":"A1"}})"
                               "\n";
        QByteArray all = events(0, 1);
        for (int i = 0; i < 60'000; ++i)
            all += row;
        Watched watched;
        watched.put("a.jsonl", all);
        watched.put("b.jsonl", events(100, 105));
        isToldOf(watched.sync(cutting(watched.folder + "/a.jsonl", 3 << 20), 1 << 20), "a.jsonl");
        watched.put("a.jsonl", all);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.events(), 60'006);
    }

    void everyPieceHasTheHeader()
    {
        Watched watched;
        watched.put("a.csv", "event_id,account_id,event,timestamp,note\n" + wideRows(0, 6'000) + "e,A1,opened,then,\n");
        const auto report = watched.sync();
        QVERIFY(!report.error && report.import.skipped.empty());
        QCOMPARE(watched.events(), 6'000);
        QCOMPARE(watched.profile.count("SELECT line FROM quarantine"), 6'002);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file WHERE byte_offset = size AND line = 6002"), 1);
    }

    /// CSV comes in pieces, which are cut while earlier ones are merged.
    void piecesThatAreGone()
    {
        Watched watched;
        const QByteArray header = "event_id,account_id,event,timestamp,note\n";
        watched.put("a.csv", header + wideRows(0, 14'000));
        watched.put("b.jsonl", events(0, 5));
        QVERIFY(QFileInfo(watched.folder + "/a.csv").size() > (50 << 20));
        isToldOf(watched.sync(cutting(watched.folder + "/a.csv", 1 << 20)), "a.csv");
        const std::int64_t before = watched.events();
        QVERIFY(before > 1'000 + 5 && before < 14'000);
        QCOMPARE(watched.profile.count("SELECT coalesce(sum(byte_offset), 0) FROM source_file WHERE path LIKE '%a.csv'"), 0);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file WHERE path LIKE '%b.jsonl' AND byte_offset = size"), 1);
        // What is put in its place begins with the same bytes.
        watched.put("a.csv", header + wideRows(0, 14'000) + wideRows(20'000, 20'010));
        const auto report = watched.sync();
        QVERIFY2(!report.error, report.error ? report.error->toString().c_str() : "");
        QCOMPARE(watched.events(), 14'010 + 5);
    }

    /// Fetched by hand: whoever asks for the rest of a file that is shorter now is told so once, and gets the next file.
    void theRestOfAShrunkenFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("CSV") << "a.csv" << "event_id,account_id,event,timestamp,note\n" + wideRows(0, 6'000);
        QTest::newRow("JSON") << "a.jsonl" << events(0, 5).repeated(110'000);
    }
    void theRestOfAShrunkenFile()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        for (const qint64 left : {qint64(0), qint64(1'000), qint64(text.size()) - 2'000}) {
            Watched watched;
            watched.put(name, text);
            watched.put("b.jsonl", events(0, 5));
            const auto source = sync::sourceKind("folder")->open(watched.row().configuration, {}, {}, sync::sourceWorld(watched.profile.clock, watched.profile.zone));
            QVERIFY(source.ok());
            const CancelToken never;
            QVERIFY((*source)->connect(never).ok() && (*source)->extent(never).ok());
            auto piece = (*source)->next(never);
            QVERIFY(piece.ok() && *piece && (*piece)->position->offset > 1'000);
            QVERIFY(QFile::resize(watched.folder + '/' + name, left));
            piece = (*source)->next(never);
            QVERIFY(piece.ok() && *piece);
            QVERIFY((*piece)->file.empty() && !(*piece)->bytes);
            QCOMPARE((*piece)->position->offset, 0); // it is read from its beginning the next time
            piece = (*source)->next(never);
            QVERIFY(piece.ok() && *piece && QString::fromStdString((*piece)->label).endsWith("b.jsonl"));
            piece = (*source)->next(never);
            QVERIFY(!piece.ok() && piece.error().code == ErrorCode::FileOpen);
            piece = (*source)->next(never);
            QVERIFY(piece.ok() && !*piece);
        }
    }

    void anArchiveThatBreaksOff()
    {
        Watched watched;
        const QByteArray all = packed({{"a.jsonl", events(0, 120'000)}}, true);
        watched.put("a.jsonl.gz", all.left(all.size() - 1'000));
        watched.put("b.jsonl", events(200'000, 200'005));
        auto report = watched.sync();
        QVERIFY(report.error && report.error->code == ErrorCode::FileFormat);
        QVERIFY(QString::fromStdString(report.error->context).contains("a.jsonl.gz"));
        QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file WHERE path LIKE '%b.jsonl' AND byte_offset = size"), 1);
        QVERIFY(watched.events() > 5);
        watched.put("a.jsonl.gz", all); // its copy has arrived
        report = watched.sync();
        QVERIFY2(!report.error, report.error ? report.error->toString().c_str() : "");
        QCOMPARE(watched.events(), 120'005);
    }

    /// What a small archive holds is unpacked while it is listed.
    void aSmallArchiveThatBreaksOff_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("broken");
        QTest::addColumn<QByteArray>("whole");
        QTest::addColumn<int>("taken");
        const QByteArray gz = packed({{"a.jsonl", events(0, 100)}}, true), other = packed({{"b.jsonl", events(100, 150)}}, true);
        QTest::newRow("gz") << "a.jsonl.gz" << gz.left(gz.size() / 2) << gz << 0;
        const QByteArray zip = packed({{"a.jsonl", events(0, 100)}}, false);
        QTest::newRow("zip") << "a.zip" << zip.left(zip.size() / 2) << zip << 0;
        QTest::newRow("zip with a password") << "a.zip" << packed({{"a.jsonl", events(0, 100)}}, false, "secret") << zip << 0;
        QTest::newRow("one of those in a zip") << "a.zip" << packed({{"b.jsonl.gz", other}, {"a.jsonl.gz", gz.left(gz.size() / 2)}}, false)
                                               << packed({{"b.jsonl.gz", other}, {"a.jsonl.gz", gz}}, false) << 50;
    }
    void aSmallArchiveThatBreaksOff()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, broken);
        QFETCH(QByteArray, whole);
        QFETCH(int, taken);
        Watched watched;
        watched.put(name, broken);
        watched.put("b.jsonl", events(200, 205));
        watched.put("c.png", "\x89PNG\r\n\x1a\n, which nobody reads"); // is nothing that failed
        for (int turn = 0; turn < 2; ++turn) {
            const auto report = watched.sync();
            QVERIFY(report.error);
            QVERIFY2(report.error->code == ErrorCode::FileFormat, report.error->toString().c_str());
            QVERIFY(QString::fromStdString(report.error->context).contains(name));
            QVERIFY2(report.error->detail.find("next") != std::string::npos, report.error->detail.c_str());
            QCOMPARE(watched.profile.count("SELECT failures FROM configured_source"), turn + 1);
            QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file WHERE path LIKE '%b.jsonl' AND byte_offset = size"), 1);
            QCOMPARE(watched.events(), 5 + taken);
        }
        watched.put(name, whole);
        const auto report = watched.sync();
        QVERIFY2(!report.error, report.error ? report.error->toString().c_str() : "");
        QCOMPARE(watched.events(), 105 + taken);
        QCOMPARE(watched.sync().rows, 0);
    }

    /// What was set aside of a file leaves the quarantine as far as it has been read again.
    void whatIsSetAsideBehindACut()
    {
        const QByteArray header = "event_id,account_id,event,timestamp,note\n", bad = "e,A1,opened,then,\n";
        const QByteArray text = header + "f,A1,opened,then,\n" + wideRows(0, 14'000) + bad;
        Watched watched;
        watched.put("a.csv", text);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine WHERE solved = 0"), 2);
        QByteArray good = text;
        good.replace("f,A1,opened,then,", "f,A1,opened,2025-11-02T10:00:00Z,");
        watched.put("a.csv", good); // read from its beginning
        QVERIFY(watched.sync(cutting(watched.folder + "/a.csv", 1 << 20)).error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine WHERE solved = 0 AND line = 2"), 0);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine WHERE solved = 0"), 1);
        good.replace("e,A1,opened,then,", "e,A1,opened,2025-11-02T10:00:00Z,");
        watched.put("a.csv", good);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine WHERE solved = 0"), 0);
        watched.put("a.csv", "then,A1,opened,then,\n", true);
        QVERIFY(!watched.sync().error);
        watched.put("a.csv", "g,A1,opened,2025-11-02T10:00:00Z,\n", true); // the rest alone is read
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine WHERE solved = 0"), 1);
    }

    void aRecordWithoutAnEnd()
    {
        Watched watched;
        watched.put("a.csv", "event_id,account_id,event,timestamp,note\ne1,A1,opened,2025-11-02T10:00:00Z,\"" + QByteArray(66 << 20, 'x'));
        watched.put("b.jsonl", events(0, 5));
        const auto report = watched.sync();
        QVERIFY(report.error && report.error->code == ErrorCode::FileFormat);
        QVERIFY(QString::fromStdString(report.error->context).endsWith("a.csv"));
        QCOMPARE(watched.events(), 5);
    }

    /// What can be read in two ways waits for an answer, and keeps nobody else waiting.
    void aDoubtfulFile()
    {
        Watched watched;
        watched.put("a.csv", "event_id,account_id,event,timestamp\ne1,A1,opened,03/04/2025\n");
        watched.put("b.jsonl", events(0, 5));
        const auto report = watched.sync();
        QVERIFY(report.error && report.error->code == ErrorCode::Ambiguous);
        QCOMPARE(watched.events(), 5);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM source_file WHERE path LIKE '%a.csv'"), 0);
    }
};

QTEST_GUILESS_MAIN(TestUnreadFiles)
#include "test_unread_files.moc"
