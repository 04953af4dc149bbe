/// `sources` and `sync` as CLI.md promises them, fit for cron; and two programs on one profile.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <sys/file.h>
#include <fcntl.h>
#include <unistd.h>

using namespace milepost::test;

namespace {

QByteArray events(const char *stream, int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(i);
        lines += R"({"type":"track","messageId":")" + QByteArray(stream) + n + R"(","event":"report_created","userId":"u)" + QByteArray::number(i % 50)
            + R"(","timestamp":"2025-11-02T10:00:00Z","context":{"groupId":"A)" + QByteArray::number(i % 500) + "\"}}\n";
    }
    return lines;
}

} // namespace

class TestCliSources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFolderIsAddedAndSynchronized()
    {
        const CliRunner cli(QStringLiteral(MILEPOST_CLI));
        QDir().mkpath(cli.path(QStringLiteral("in")));
        cli.write(QStringLiteral("in/a.jsonl"), events("a", 20) + "{broken\n");
        auto answer = cli.run({"sources", "add", "folder", "exports", "--set", "path=" + cli.path(QStringLiteral("in")), "--set", "schedule=15m"});
        QCOMPARE(answer.exitCode, 0);
        auto source = answer.array().at(0).toObject();
        QVERIFY2(missingKeys(source, {"name", "kind", "last_success", "cursor", "lag_seconds", "rows", "rejected"}).isEmpty(), answer.out.constData());
        QVERIFY(source["last_success"].isNull() && source["lag_seconds"].isNull());
        QCOMPARE(source["schedule"].toString(), QStringLiteral("15m"));

        answer = cli.run({"sync"});
        QCOMPARE(answer.exitCode, 3); // one row was set aside
        source = answer.array().at(0).toObject();
        QCOMPARE(source["delivered"].toInt(), 21);
        QCOMPARE(source["added"].toInt(), 20);
        QCOMPARE(source["rejected"].toInt(), 1);
        QVERIFY(!source["last_success"].isNull() && source["lag_seconds"].toInt(-1) >= 0);
        answer = cli.run({"sync", "exports"});
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(answer.array().at(0).toObject()["delivered"].toInt(), 0);
        QVERIFY(cli.run({"verify"}).object()["ok"].toBool());

        QCOMPARE(cli.run({"sources", "pause", "exports"}).exitCode, 0);
        QCOMPARE(cli.run({"sync"}).array().size(), 0);
        const auto removed = cli.run({"sources", "remove", "exports"});
        QCOMPARE(removed.exitCode, 0);
        QVERIFY2(removed.err.contains("restore"), removed.err.constData());
        QCOMPARE(cli.run({"sources"}).array().size(), 0);
        // Back as it was, paused and at its place: nothing is read again.
        answer = cli.run({"sources", "restore", "exports"});
        QCOMPARE(answer.exitCode, 0);
        QVERIFY2(answer.array().at(0).toObject()["paused"].toBool() && answer.array().at(0).toObject()["schedule"].toString() == "15m", answer.out.constData());
        answer = cli.run({"sync", "exports"});
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(answer.array().at(0).toObject()["delivered"].toInt(), 0);
        const auto twice = cli.run({"sources", "restore", "exports"});
        QCOMPARE(twice.exitCode, 1);
        QVERIFY2(twice.err.contains("of this name"), twice.err.constData());
        QCOMPARE(cli.run({"sources", "restore", "nobody"}).exitCode, 1);
        QCOMPARE(cli.run({"sources", "remove", "exports"}).exitCode, 0);
        QCOMPARE(cli.run({"accounts", "--limit", "1000"}).array().size(), 20);
    }

    void whatIsWrongIsSaid()
    {
        const CliRunner cli(QStringLiteral(MILEPOST_CLI));
        QCOMPARE(cli.run({"sources", "add", "folder", "x"}).exitCode, 2); // no path
        QCOMPARE(cli.run({"sources", "add", "fax", "x"}).exitCode, 2);
        QCOMPARE(cli.run({"sources", "add", "folder", "x", "--set", "path=/tmp", "--set", "schedule=often"}).exitCode, 2);
        const auto secret = cli.run({"sources", "add", "http", "us-api", "--set", "url=https://example.com/", "--set", "token=abc"});
        QCOMPARE(secret.exitCode, 2);
        QVERIFY2(secret.err.contains("MILEPOST_SECRET_US_API"), secret.err.constData());
        QCOMPARE(cli.run({"sources", "add", "http", "us-api", "--set", "url=https://example.com/", "--set", "auth=bearer"}).exitCode, 0);
        const auto missing = cli.run({"sync", "us-api"});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.err.contains("MILEPOST_SECRET_US_API"), missing.err.constData());
        QCOMPARE(cli.run({"sync", "nobody"}).exitCode, 1);
        QCOMPARE(cli.run({"sources", "remove", "nobody"}).exitCode, 1);
        const auto gone = cli.run({"sources", "add", "folder", "gone", "--set", "path=/no/such/folder"});
        QCOMPARE(gone.exitCode, 0);
        const auto failed = cli.run({"sync", "gone"});
        QCOMPARE(failed.exitCode, 1);
        QCOMPARE(failed.array().at(0).toObject()["error_code"].toString(), QStringLiteral("file_open"));
    }

    void aLateColumnSaysWhatToRun()
    {
        const CliRunner cli(QStringLiteral(MILEPOST_CLI));
        QDir().mkpath(cli.path(QStringLiteral("in")));
        QCOMPARE(cli.run({"sources", "add", "folder", "exports", "--set", "path=" + cli.path(QStringLiteral("in"))}).exitCode, 0);
        cli.write(QStringLiteral("in/accounts.csv"), "account_id,account_name\nA1,Nordwind\n");
        QCOMPARE(cli.run({"sync", "exports"}).exitCode, 0);
        cli.write(QStringLiteral("in/accounts.csv"), "account_id,account_name,owner\nA1,Nordwind,Mara\n");
        QCOMPARE(cli.run({"sync", "exports"}).exitCode, 0);
        const auto drift = cli.run({"sources"}).array().at(0).toObject()["drift"].toArray().at(0).toObject();
        QVERIFY(drift["can_fill"].toBool());
        const QString number = QString::number(drift["id"].toInt());
        const auto answer = [&](const QStringList &more) {
            const auto answered = cli.run(QStringList{"sources", "answer", number} + more);
            return qMakePair(answered.exitCode, answered.err);
        };
        const auto owner = [&] { return cli.run({"accounts"}).array().at(0).toObject()["owner"].toString(); };
        auto said = answer({"known"});
        QVERIFY2(said.first == 0 && said.second.contains("sources answer " + number.toUtf8() + " take"), said.second.constData());
        said = answer({"take"});
        QVERIFY2(said.first == 0 && said.second.contains("take --reread") && said.second.contains("milepost-cli sync 'exports'"), said.second.constData());
        QCOMPARE(cli.run({"sync", "exports"}).exitCode, 0);
        QCOMPARE(owner(), QString());
        said = answer({"take", "--reread"});
        QVERIFY2(said.first == 0 && said.second.contains("nothing is stored twice"), said.second.constData());
        const auto synced = cli.run({"sync", "exports"}).array().at(0).toObject();
        QCOMPARE(synced["added"].toInt(), 0);
        QCOMPARE(owner(), QStringLiteral("Mara"));
        QCOMPARE(answer({"known", "--reread"}).first, 2);
    }

    void aSecondSyncOfTheSameSourceSaysWhoHasIt()
    {
        const CliRunner cli(QStringLiteral(MILEPOST_CLI));
        QCOMPARE(cli.run({"sources", "add", "folder", "exports", "--set", "path=" + cli.profile()}).exitCode, 0);
        const int held = ::open(qPrintable(cli.profile() + "/source-1.lock"), O_RDWR | O_CREAT, 0600);
        QVERIFY(held >= 0 && ::flock(held, LOCK_EX | LOCK_NB) == 0);
        QCOMPARE(::write(held, "cron (process 7)", 16), ssize_t(16));
        const auto answer = cli.run({"sync", "exports"});
        ::close(held);
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.err.contains("process 7"), answer.err.constData());
    }

    void twoProgramsOnOneProfile()
    {
        const CliRunner cli(QStringLiteral(MILEPOST_CLI));
        QDir().mkpath(cli.path(QStringLiteral("in")));
        const int count = qEnvironmentVariableIntValue("MILEPOST_FULL") ? 200'000 : 20'000;
        cli.write(QStringLiteral("in/a.jsonl"), events("a", count));
        const QString other = cli.write(QStringLiteral("b.jsonl"), events("b", count));
        QCOMPARE(cli.run({"sources", "add", "folder", "exports", "--set", "path=" + cli.path(QStringLiteral("in"))}).exitCode, 0);
        QProcess syncing;
        syncing.start(QStringLiteral(MILEPOST_CLI), {"--profile", cli.profile(), "sync", "exports"});
        QVERIFY(syncing.waitForStarted());
        const auto imported = cli.run({"import", other});
        QVERIFY(syncing.waitForFinished(120'000));
        const QByteArray said = syncing.readAllStandardError();
        QVERIFY2(syncing.exitCode() == 0, said.constData());
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
        const auto counts = cli.run({"diagnostics"}).object();
        QVERIFY(cli.run({"verify"}).object()["ok"].toBool());
        const auto again = cli.run({"import", cli.path(QStringLiteral("in/a.jsonl")), other});
        QCOMPARE(again.exitCode, 0);
        qint64 added = 0;
        for (const auto &file : again.object()["files"].toArray())
            added += file.toObject()["added"].toInt();
        QCOMPARE(added, 0); // everything of both is there already
        QVERIFY(!counts.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliSources)
#include "test_cli_sources.moc"
