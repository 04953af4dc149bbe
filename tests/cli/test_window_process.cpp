// The window's program seen from outside: a request of the system to end closes it as its owner would.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTest>

#include <csignal>

#include <sys/types.h>

using namespace milepost::test;

class TestWindowProcess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endsWhenAsked_data();
    void endsWhenAsked();
    void speaksTheLanguageAskedFor_data();
    void speaksTheLanguageAskedFor();
};

void TestWindowProcess::endsWhenAsked_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestWindowProcess::endsWhenAsked()
{
    QFETCH(int, signal);
    const CliRunner cli(QStringLiteral(MILEPOST_CLI));
    QCOMPARE(cli.run({QStringLiteral("init"), QStringLiteral("--demo")}).exitCode, 0);

    QProcess window;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("milepost.startup.debug=true"));
    environment.insert(QStringLiteral("QT_FORCE_STDERR_LOGGING"), QStringLiteral("1"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    window.setProcessEnvironment(environment);
    window.setReadChannel(QProcess::StandardError);
    window.start(QStringLiteral(MILEPOST_WINDOW), {QStringLiteral("--profile"), cli.profile()});
    QByteArray said;
    QElapsedTimer clock;
    clock.start();
    while (!said.contains("accounts painted") && clock.elapsed() < 60'000 && window.state() != QProcess::NotRunning) {
        window.waitForReadyRead(1'000);
        said += window.readAllStandardError();
    }
    QVERIFY2(said.contains("accounts painted"), said.constData());

    QCOMPARE(::kill(static_cast<pid_t>(window.processId()), signal), 0);
    QVERIFY(window.waitForFinished(60'000));
    QCOMPARE(window.exitStatus(), QProcess::NormalExit);
    QCOMPARE(window.exitCode(), 0);
    // A store that was closed leaves no log behind, so the next to open does not look the database through.
    const QStringList left = QDir(cli.profile()).entryList({QStringLiteral("*-wal")}, QDir::Files | QDir::Hidden);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char(' '))));
    QCOMPARE(cli.run({QStringLiteral("verify")}).exitCode, 0);
}

void TestWindowProcess::speaksTheLanguageAskedFor_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    QTest::newRow("the desktop's") << "de_AT.UTF-8" << QStringList{"--help"} << 0 << "Ordner des Profils";
    QTest::newRow("asked for") << "en_GB.UTF-8" << QStringList{"--language", "de", "--help"} << 0 << "Ordner des Profils";
    QTest::newRow("English on a German desktop") << "de_DE.UTF-8" << QStringList{"--language=en", "--help"} << 0 << "Folder of the profile";
    QTest::newRow("there is none") << "fi_FI.UTF-8" << QStringList{"--help"} << 0 << "Folder of the profile";
    QTest::newRow("asked for one that there is not") << "de_DE.UTF-8" << QStringList{"--language", "tlh", "--help"} << 1 << "There are: en, de";
}

void TestWindowProcess::speaksTheLanguageAskedFor()
{
    QFETCH(QString, locale);
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, says);
    QProcess window;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), locale);
    environment.remove(QStringLiteral("LANGUAGE"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    window.setProcessEnvironment(environment);
    window.setProcessChannelMode(QProcess::MergedChannels);
    window.start(QStringLiteral(MILEPOST_WINDOW), arguments);
    QVERIFY(window.waitForFinished(60'000));
    const QString said = QString::fromUtf8(window.readAll());
    QCOMPARE(window.exitCode(), exitCode);
    QVERIFY2(said.contains(says), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestWindowProcess)
#include "test_window_process.moc"
