/// The system's keychain on a session bus of the test's own: KWallet's interface, as the desktop offers it, kept by a double
/// that accepts. Secrets are stored, read back by the next start, and forgotten with their source.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_clock.h"
#include "support/fake_http_server.h"
#include "sync/sources/secret_store.h"
#include "workspace/source_session.h"

#include <QDBusConnection>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr int patience = 60'000; ///< ms, for what always comes

} // namespace

/// One wallet. Lives on a thread of its own, as its process would.
class WalletDouble : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")
public:
    bool closed = false; ///< the person does not open it
    std::map<std::pair<QString, QString>, QString> entries() const
    {
        const std::lock_guard lock(m_mutex);
        return m_entries;
    }
    void setClosed(bool yes)
    {
        const std::lock_guard lock(m_mutex);
        closed = yes;
    }

public Q_SLOTS:
    Q_SCRIPTABLE bool isEnabled() const { return true; }
    Q_SCRIPTABLE QString networkWallet() const { return QStringLiteral("kdewallet"); }
    Q_SCRIPTABLE int open(const QString &, qlonglong, const QString &) const
    {
        const std::lock_guard lock(m_mutex);
        return closed ? -1 : 7;
    }
    Q_SCRIPTABLE bool hasEntry(int, const QString &folder, const QString &key, const QString &) const { return entries().count({folder, key}) > 0; }
    Q_SCRIPTABLE int entryType(int, const QString &folder, const QString &key, const QString &) const { return entries().count({folder, key}) > 0 ? 1 : 0; }
    Q_SCRIPTABLE QString readPassword(int, const QString &folder, const QString &key, const QString &) const
    {
        const auto all = entries();
        const auto found = all.find({folder, key});
        return found == all.end() ? QString() : found->second;
    }
    Q_SCRIPTABLE int writePassword(int, const QString &folder, const QString &key, const QString &value, const QString &)
    {
        const std::lock_guard lock(m_mutex);
        m_entries[{folder, key}] = value;
        return 0;
    }
    Q_SCRIPTABLE int removeEntry(int, const QString &folder, const QString &key, const QString &)
    {
        const std::lock_guard lock(m_mutex);
        return m_entries.erase({folder, key}) > 0 ? 0 : -3;
    }

private:
    mutable std::mutex m_mutex;
    std::map<std::pair<QString, QString>, QString> m_entries;
};

class TestSystemKeychain : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    QProcess m_bus;
    QThread m_thread;
    std::unique_ptr<WalletDouble> m_wallet;

    struct Desk {
        std::string profile;
        FakeClock clock;
        std::unique_ptr<SourceSession> session;
        std::vector<SyncReport> reports;
        std::vector<Error> asked, notKept;
        std::map<std::string, bool> forgotten;

        explicit Desk(std::string folder) : profile(std::move(folder))
        {
            session = std::make_unique<SourceSession>(profile, clock);
            QObject::connect(session.get(), &SourceSession::syncFinished, [this](const SyncReport &report) { reports.push_back(report); });
            QObject::connect(session.get(), &SourceSession::secretNeeded, [this](const std::string &, const Error &why) { asked.push_back(why); });
            QObject::connect(session.get(), &SourceSession::secretNotKept, [this](const std::string &, const Error &why) { notKept.push_back(why); });
            session->start();
        }
    };

    static SourceConfiguration basic(const FakeHttpServer &server)
    {
        SourceConfiguration source;
        source.name = "usage";
        source.kind = "http";
        source.options = {{"url", server.url()}, {"records", "results"}, {"paging", "cursor"}, {"more", "more"}, {"auth", "basic"}, {"user", "svc"}};
        return source;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nosyslog"),
                                                    QStringLiteral("--address=unix:dir=") + m_home.path(), QStringLiteral("--print-address=1")});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead())
            QSKIP("no dbus-daemon to make a session bus with");
        const QByteArray address = m_bus.readLine().trimmed();
        // Before anything asks for the session's bus, or which desktop this is.
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
        qputenv("KDE_SESSION_VERSION", "5");
        qputenv("HOME", m_home.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", (m_home.path() + "/config").toUtf8());
        m_wallet = std::make_unique<WalletDouble>();
        m_wallet->moveToThread(&m_thread);
        m_thread.start();
        auto wallet = QDBusConnection::connectToBus(QString::fromUtf8(address), QStringLiteral("wallet"));
        QVERIFY(wallet.registerObject(QStringLiteral("/modules/kwalletd5"), m_wallet.get(), QDBusConnection::ExportAllSlots));
        QVERIFY(wallet.registerService(QStringLiteral("org.kde.kwalletd5")));
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("wallet"));
        m_thread.quit();
        m_thread.wait();
        m_bus.terminate();
        m_bus.waitForFinished(patience);
    }

    void storedReadBackAndForgotten()
    {
        FakeHttpServer server;
        server.setRecords({R"({"type":"track","messageId":"m1","event":"e","userId":"u","timestamp":"2025-11-02T10:00:00Z","context":{"groupId":"A1"}})"});
        server.requireHeader("authorization: " + ("Basic " + QByteArray("svc:s3cret").toBase64()).toLower().toStdString());
        const std::string profile = (m_home.path() + "/profile").toStdString();
        FakeClock clock;
        QVERIFY(Workspace::open(profile, clock, {true, false, false}).ok());
        const std::pair key{QStringLiteral("milepost"), QString::fromStdString(secretKey(profile, "usage"))};
        {
            Desk desk(profile);
            desk.session->add(basic(server), "s3cret", true);
            QTRY_COMPARE_WITH_TIMEOUT(desk.reports.size(), 1u, patience);
            QVERIFY2(!desk.reports[0].error, desk.reports[0].error ? desk.reports[0].error->toString().c_str() : "");
            QTRY_COMPARE_WITH_TIMEOUT(m_wallet->entries().count(key), 1u, patience);
            QCOMPARE(m_wallet->entries().at(key), QStringLiteral("s3cret"));
            QVERIFY(desk.notKept.empty());
        }
        {
            Desk again(profile); // the next start
            QTRY_VERIFY_WITH_TIMEOUT(!again.session->sources().empty(), patience);
            again.session->sync("usage");
            QTRY_COMPARE_WITH_TIMEOUT(again.reports.size(), 1u, patience);
            QVERIFY2(!again.reports[0].error, again.reports[0].error ? again.reports[0].error->toString().c_str() : "");
            QVERIFY(again.asked.empty());

            m_wallet->setClosed(true); // asked, and told why; a secret given once is not written anywhere
            again.session->sync("usage");
            QTRY_COMPARE_WITH_TIMEOUT(again.asked.size(), 1u, patience);
            QVERIFY2(again.asked[0].code == ErrorCode::Credentials, again.asked[0].toString().c_str());
            again.session->provideSecret("usage", "s3cret", false);
            QTRY_COMPARE_WITH_TIMEOUT(again.reports.size(), 2u, patience);
            QVERIFY(!again.reports[1].error);
            m_wallet->setClosed(false);

            again.session->remove("usage");
            QTRY_VERIFY_WITH_TIMEOUT(again.session->sources().empty(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(m_wallet->entries().empty(), patience);
        }
        QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int looked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            ++looked;
            QVERIFY2(!file.readAll().contains("s3cret"), qPrintable(file.fileName()));
        }
        QVERIFY(looked > 0);
    }

    void anAbsentOneIsNoError()
    {
        const auto keychain = systemKeychain();
        std::optional<Result<std::optional<std::string>>> read;
        keychain->read("profile#nobody", [&](Result<std::optional<std::string>> answer) { read.emplace(std::move(answer)); });
        QTRY_VERIFY_WITH_TIMEOUT(read.has_value(), patience);
        QVERIFY2(read->ok() && !**read, read->ok() ? "" : read->error().toString().c_str());
        std::optional<Result<>> removed;
        keychain->remove("profile#nobody", [&](Result<> answer) { removed.emplace(std::move(answer)); });
        QTRY_VERIFY_WITH_TIMEOUT(removed.has_value(), patience);
        QVERIFY2(removed->ok(), removed->ok() ? "" : removed->error().toString().c_str());
    }
};

QTEST_GUILESS_MAIN(TestSystemKeychain)
#include "test_system_keychain.moc"
