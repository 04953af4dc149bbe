/// kill -9 at random moments of imports, of synchronizations of a watched folder, and of edits (RELIABILITY): afterwards
/// the invariants hold, and going on ends where an undisturbed run ends. 50 kills of imports and 25 of synchronizations;
/// MILEPOST_FULL=1: 1,000 of each. MILEPOST_SEED chooses the moments.
#include "base/clock.h"
#include "store/database.h"
#include "store/integrity.h"
#include "store/store.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <random>

using namespace milepost;

namespace {

constexpr int accountCount = 200;
constexpr int eventCount = 30'000;

/// Writes the files that every import of this program reads.
bool writeFiles(const QString &folder)
{
    QFile accounts(folder + QStringLiteral("/accounts.csv")), events(folder + QStringLiteral("/events.jsonl"));
    if (!accounts.open(QIODevice::WriteOnly) || !events.open(QIODevice::WriteOnly))
        return false;
    accounts.write("id,name,plan,signup\n");
    for (int i = 0; i < accountCount; ++i)
        accounts.write(QStringLiteral("a%1,Account %1,Team,2024-01-%2\n").arg(i).arg(i % 28 + 1, 2, 10, QLatin1Char('0')).toUtf8());
    const Instant start = *instantFromIso("2024-02-01T00:00:00Z", true);
    for (int i = 0; i < eventCount; ++i) {
        const auto when = isoFromInstant(Instant{start.ms + std::int64_t(i) * 600'000});
        events.write(QStringLiteral("{\"type\":\"track\",\"messageId\":\"m%1\",\"event\":\"%2\",\"userId\":\"u%3\",\"timestamp\":\"%4\","
                                    "\"context\":{\"groupId\":\"a%5\"},\"properties\":{\"n\":%1}}\n")
                         .arg(i)
                         .arg(i % 7 == 0 ? QStringLiteral("Project Created") : QStringLiteral("Report Viewed"))
                         .arg(i % 500)
                         .arg(QString::fromStdString(when))
                         .arg(i % accountCount)
                         .toUtf8());
    }
    return true;
}

constexpr std::string_view importing = "--import", synchronizing = "--sync";

/// The program that is killed: imports or synchronizes, and writes a note between the slices. Every note that the store has
/// acknowledged is told on stdout, unbuffered.
int readAndWrite(std::string_view how, const std::string &profile, const std::string &files)
{
    const SystemClock clock;
    auto opened = Workspace::open(profile, clock, {true, false, false});
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().toString().c_str());
        return 2;
    }
    Workspace &workspace = **opened;
    int written = 0;
    const auto note = [&] {
        const auto account = workspace.findAccount("a1");
        if (!account)
            return;
        const auto receipt = workspace.apply(AddNote{*account, "note " + std::to_string(++written)});
        if (receipt) {
            std::printf("%s\n", receipt->opId.c_str());
            std::fflush(stdout);
        }
    };
    const auto notes = [&] {
        for (int i = 0; i < 5; ++i)
            note();
    };
    notes();
    const JobControl control{{}, {}, notes};
    if (how == synchronizing) {
        SourceConfiguration exports;
        exports.name = "exports";
        exports.kind = "folder";
        exports.options = {{"path", files}};
        static_cast<void>(workspace.addSource(exports)); // the run before may have added it
        const auto synced = workspace.sync(exports.name, {}, control);
        notes();
        if (!synced || synced->error)
            std::fprintf(stderr, "%s\n", (synced ? *synced->error : synced.error()).toString().c_str());
        return synced && !synced->error && synced->import.rejectedTotal == 0 ? 0 : 1;
    }
    ImportRequest request;
    request.paths = {files + "/accounts.csv", files + "/events.jsonl"};
    const auto report = workspace.import(request, control);
    notes();
    if (!report)
        std::fprintf(stderr, "%s\n", report.error().toString().c_str());
    return report && report->rejectedTotal == 0 ? 0 : 1;
}

struct Figures {
    std::int64_t accounts = -1, events = -1, users = -1, occurrences = -1;
    friend bool operator==(const Figures &, const Figures &) = default;
};

QByteArray text(const Figures &figures)
{
    return QByteArray::number(qint64(figures.accounts)) + " accounts, " + QByteArray::number(qint64(figures.events))
        + " events, " + QByteArray::number(qint64(figures.users)) + " users, "
        + QByteArray::number(qint64(figures.occurrences)) + " occurrences";
}

Result<Figures> figuresOf(const std::string &profile)
{
    const SystemClock clock;
    MP_ASSIGN(const auto workspace, Workspace::open(profile, clock, {false, false, false}));
    MP_ASSIGN(const ProfileCounts counts, workspace->counts());
    MP_ASSIGN(const Snapshot snapshot, workspace->snapshot());
    Figures figures{counts.accounts, counts.events, counts.users, 0};
    for (const auto occurrences : snapshot.portfolio->occurrences)
        figures.occurrences += occurrences;
    return figures;
}

} // namespace

class TestKillImport : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string profile(const QString &how, int i) const
    {
        return m_folder.filePath(QStringLiteral("profile%1%2").arg(how).arg(i)).toStdString();
    }
    QString files() const { return m_folder.filePath(QStringLiteral("in")); }

    void startChild(QProcess &child, const QString &how, const std::string &profile) const
    {
        child.setProcessChannelMode(QProcess::SeparateChannels);
        child.start(QCoreApplication::applicationFilePath(), {how, QString::fromStdString(profile), files()});
    }

    /// I2, I3, I4 and the notes that were acknowledged (I1), on what the kill left behind.
    static void checkLeftovers(const std::string &profile, const QByteArrayList &acknowledged)
    {
        if (!QFile::exists(QString::fromStdString(store::Store::databasePath(profile)))) {
            QVERIFY(acknowledged.isEmpty());
            return;
        }
        const SystemClock clock;
        const auto store = store::Store::open(profile, clock, {true, false, {}});
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().toString().c_str());
        store::Database &database = (*store)->database();
        const auto checks = store::checkIntegrity(database);
        QVERIFY2(checks.ok(), checks.ok() ? "" : checks.error().toString().c_str());
        for (const auto &check : *checks)
            QVERIFY2(check.ok, (check.name + ": " + check.detail).c_str());
        const auto edits = database.integer("SELECT count(*) FROM edit");
        const auto notes = database.integer("SELECT count(*) FROM note");
        QVERIFY(edits.ok() && notes.ok());
        QCOMPARE(*edits, *notes);
        QVERIFY(*edits >= acknowledged.size());
        for (const QByteArray &opId : acknowledged) {
            auto statement = database.prepare("SELECT 1 FROM edit WHERE op_id = ?");
            const std::string id = opId.toStdString();
            const auto found = statement.with(id).step();
            QVERIFY2(found.ok() && *found, opId.constData());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(files()));
        QVERIFY(writeFiles(files()));
    }

    void invariantsHoldAfterEveryKill_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<int>("kills");
        const bool whole = qEnvironmentVariableIsSet("MILEPOST_FULL");
        QTest::newRow("import") << QString::fromLatin1(importing) << (whole ? 1'000 : 50);
        QTest::newRow("synchronization") << QString::fromLatin1(synchronizing) << (whole ? 1'000 : 25);
    }

    void invariantsHoldAfterEveryKill()
    {
        QFETCH(QString, how);
        QFETCH(int, kills);
        QElapsedTimer timer;
        timer.start();
        QProcess undisturbed;
        startChild(undisturbed, how, profile(how, 0));
        QVERIFY(undisturbed.waitForFinished(120'000));
        QVERIFY2(undisturbed.exitCode() == 0, undisturbed.readAllStandardError().constData());
        const auto undisturbedMs = static_cast<int>(timer.elapsed());
        const auto wanted = figuresOf(profile(how, 0));
        QVERIFY2(wanted.ok(), wanted.ok() ? "" : wanted.error().toString().c_str());
        const Figures expected = *wanted;
        QCOMPARE(expected.accounts, std::int64_t(accountCount));
        QCOMPARE(expected.events, std::int64_t(eventCount));

        const auto seed = qEnvironmentVariableIsSet("MILEPOST_SEED") ? qEnvironmentVariableIntValue("MILEPOST_SEED") : 20'260'301;
        qInfo("seed %d, %d kills within %d ms each", seed, kills, undisturbedMs);
        std::mt19937 random(static_cast<std::uint32_t>(seed));
        int killed = 0, completed = 0, duringData = 0, profiles = 0;
        while (killed < kills) {
            const std::string current = profile(how, ++profiles);
            QByteArrayList acknowledged;
            for (bool done = false; !done && killed < kills;) {
                QProcess child;
                startChild(child, how, current);
                const int moment = std::uniform_int_distribution<int>(0, undisturbedMs)(random);
                done = child.waitForFinished(moment);
                if (!done) {
                    ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
                    QVERIFY(child.waitForFinished(30'000));
                    ++killed;
                } else {
                    QVERIFY2(child.exitCode() == 0, child.readAllStandardError().constData());
                }
                const QByteArray told = child.readAllStandardOutput();
                // A line cut short was not told whole.
                QByteArrayList lines = told.left(told.lastIndexOf('\n') + 1).split('\n');
                lines.removeAll(QByteArray());
                acknowledged += lines;
                duringData += !lines.isEmpty() && !done;
                checkLeftovers(current, acknowledged);
                if (QTest::currentTestFailed())
                    return;
            }
            // The next run goes on from there and ends like one that nobody disturbed.
            QProcess last;
            startChild(last, how, current);
            QVERIFY(last.waitForFinished(120'000));
            QVERIFY2(last.exitCode() == 0, last.readAllStandardError().constData());
            const auto figures = figuresOf(current);
            QVERIFY2(figures.ok(), figures.ok() ? "" : figures.error().toString().c_str());
            QVERIFY2(*figures == expected, (text(*figures) + " instead of " + text(expected)).constData());
            const SystemClock clock;
            auto workspace = Workspace::open(current, clock, {false, false, false});
            const auto verified = (*workspace)->verify();
            QVERIFY2(verified.ok(), verified.ok() ? "" : verified.error().toString().c_str());
            for (const auto &check : verified->checks)
                QVERIFY2(check.ok, (check.name + ": " + check.detail).c_str());
            ++completed;
        }
        qInfo("%d kills over %d profiles, %d of them while notes were being written; 0 bad", killed, completed, duringData);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 4 && (argv[1] == importing || argv[1] == synchronizing))
        return readAndWrite(argv[1], argv[2], argv[3]);
    TestKillImport test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_kill_import.moc"
