/// A secret in a real Secret Service (gnome-keyring on a session bus of the test's own): stored as the window stores it, used
/// by `sync`, forgotten by `sources remove`; and what the command line says when the keyring is locked or absent.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"
#include "support/fake_http_server.h"
#include "sync/sources/secret_store.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr int patience = 60'000; ///< ms, for what always comes

template <class T, class Ask> std::optional<T> answerOf(Ask ask)
{
    std::optional<T> answer;
    ask([&answer](T given) { answer.emplace(std::move(given)); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), patience); }();
    return answer;
}

} // namespace

class TestSecretService : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    QProcess m_bus, m_keyring;
    std::shared_ptr<SecretStore> m_keychain;

    std::optional<std::string> kept(const std::string &key)
    {
        using Read = Result<std::optional<std::string>>;
        const auto read = answerOf<Read>([&](auto then) { m_keychain->read(key, then); });
        if (!read || !read->ok())
            qFatal("%s", read ? read->error().toString().c_str() : "no answer");
        return **read;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString keyring = QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon"));
        if (keyring.isEmpty())
            QSKIP("no gnome-keyring-daemon to keep secrets with");
        m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nosyslog"),
                                                    QStringLiteral("--address=unix:dir=") + m_home.path(), QStringLiteral("--print-address=1")});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead())
            QSKIP("no dbus-daemon to make a session bus with");
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        qputenv("HOME", m_home.path().toUtf8());
        for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            qputenv(variable, (m_home.path() + '/' + QString::fromLatin1(variable).toLower()).toUtf8());
        QVERIFY(QDir().mkpath(qEnvironmentVariable("XDG_RUNTIME_DIR")));
        QVERIFY(QFile::setPermissions(qEnvironmentVariable("XDG_RUNTIME_DIR"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
        // Its login keyring is made with this password; --unlock reads it from the standard input.
        m_keyring.start(keyring, {QStringLiteral("--foreground"), QStringLiteral("--components=secrets"), QStringLiteral("--unlock")});
        QVERIFY(m_keyring.waitForStarted());
        m_keyring.write("the keyring's own\n");
        m_keyring.closeWriteChannel();
        m_keychain = systemKeychain();
        // It is there once it answers.
        using Done = Result<>;
        std::optional<Done> written;
        for (int tries = 0; tries < 50 && !(written && written->ok()); ++tries) {
            written = answerOf<Done>([&](auto then) { m_keychain->write("trial", "trial", then); });
            if (!written || !written->ok())
                QTest::qWait(100);
        }
        if (!written || !written->ok())
            QSKIP(qPrintable(QStringLiteral("this gnome-keyring-daemon does not serve: ") + (written ? QString::fromStdString(written->error().toString()) : QString())));
    }
    void cleanupTestCase()
    {
        for (QProcess *process : {&m_keyring, &m_bus}) {
            process->terminate();
            process->waitForFinished(patience);
        }
    }

    void storedUsedByTheCommandLineAndForgotten()
    {
        FakeHttpServer server;
        server.setRecords({R"({"type":"track","messageId":"m1","event":"e","userId":"u","timestamp":"2025-11-02T10:00:00Z","context":{"groupId":"A1"}})"});
        server.requireHeader("authorization: bearer s3cret-of-the-source");
        const CliRunner cli(QStringLiteral(MILEPOST_CLI));
        const auto added = cli.run({"sources", "add", "http", "usage", "--set", "url=" + QString::fromStdString(server.url()), "--set", "records=results",
                                    "--set", "paging=cursor", "--set", "more=more", "--set", "auth=bearer"});
        QVERIFY2(added.exitCode == 0, added.err.constData());
        const std::string key = secretKey(cli.profile().toStdString(), "usage");
        QVERIFY(!kept(key));
        const auto without = cli.run({"sync", "usage"});
        QCOMPARE(without.exitCode, 1);
        QVERIFY2(without.err.contains("neither in the keychain nor in MILEPOST_SECRET_USAGE"), without.err.constData());

        const auto written = answerOf<Result<>>([&](auto then) { m_keychain->write(key, "s3cret-of-the-source", then); });
        QVERIFY2(written && written->ok(), written && !written->ok() ? written->error().toString().c_str() : "");
        const auto synced = cli.run({"sync", "usage"});
        QVERIFY2(synced.exitCode == 0, synced.err.constData());
        QCOMPARE(cli.run({"accounts"}).array().size(), 1);

        QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int looked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            ++looked;
            QVERIFY2(!file.readAll().contains("s3cret-of-the-source"), qPrintable(file.fileName())); // the keyring's file is encrypted
        }
        QVERIFY(looked > 0);

        const auto removed = cli.run({"sources", "remove", "usage"});
        QVERIFY2(removed.exitCode == 0, removed.err.constData());
        QVERIFY(!kept(key));
        QCOMPARE(kept("trial"), std::optional<std::string>("trial")); // what is not ours stays
    }
};

QTEST_GUILESS_MAIN(TestSecretService)
#include "test_secret_service.moc"
