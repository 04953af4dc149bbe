/// brief, report and email on the program itself: files that are what they say, the same bytes from two processes, refusals with a reason.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <memory>

using milepost::test::CliRunner;
using milepost::test::missingKeys;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCliDocuments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_cli = std::make_unique<CliRunner>(QStringLiteral(MILEPOST_CLI));
        QCOMPARE(m_cli->run({"init", "--demo"}).exitCode, 0);
    }
    void twoProcessesWriteTheSame();
    void editions();
    void refusals();
    void mails_data();
    void mails();
    void theBookInOneGo();
    void theBookIsStoppedBetweenTwoFiles();

private:
    std::unique_ptr<CliRunner> m_cli;
};

void TestCliDocuments::twoProcessesWriteTheSame()
{
    const QString first = m_cli->path("first.pdf"), second = m_cli->path("second.pdf");
    QCOMPARE(m_cli->run({"brief", "northwind-freight", "--output", first}).object()["written"].toString(), first);
    QCOMPARE(m_cli->run({"brief", "northwind-freight", "--output", second}).exitCode, 0);
    QVERIFY(read(first).startsWith("%PDF-"));
    QCOMPARE(read(first), read(second));
}

void TestCliDocuments::editions()
{
    const QString customer = m_cli->path("customer.html"), internal = m_cli->path("internal.html"), report = m_cli->path("report.html");
    QCOMPARE(m_cli->run({"brief", "northwind-freight", "--output", customer}).exitCode, 0);
    QCOMPARE(m_cli->run({"brief", "northwind-freight", "--internal", "--output", internal}).exitCode, 0);
    QCOMPARE(m_cli->run({"report", "northwind-freight", "--output", report}).exitCode, 0);
    QVERIFY(read(internal).contains("Priya has left"));
    QVERIFY(!read(customer).contains("Priya") && !read(report).contains("Priya"));
    QVERIFY(read(customer).contains("Value so far") && !read(report).contains("Value so far"));
    QVERIFY(read(customer).contains("<svg") && !read(customer).contains("http"));
}

void TestCliDocuments::refusals()
{
    QCOMPARE(m_cli->run({"brief", "nobody", "--output", m_cli->path("x.pdf")}).exitCode, 1);
    QVERIFY(m_cli->run({"brief", "northwind-freight", "--output", m_cli->path("x.doc")}).exitCode != 0);
    QVERIFY(m_cli->run({"brief", "--output", m_cli->path("x.pdf")}).exitCode != 0);
    QVERIFY(m_cli->run({"email", "northwind-freight", "--kind", "poem"}).exitCode != 0);
    QVERIFY(QDir(m_cli->profile()).mkpath(QStringLiteral("templates")));
    QFile broken(m_cli->profile() + QStringLiteral("/templates/report.html"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("one\ntwo {{#goal}}");
    broken.close();
    const auto answer = m_cli->run({"report", "northwind-freight", "--output", m_cli->path("y.pdf")});
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.err.contains("report.html") && answer.err.contains("line 2"), answer.err.constData());
    QVERIFY(!QFile::exists(m_cli->path("y.pdf")));
    QVERIFY(broken.remove());
}

void TestCliDocuments::mails_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"celebration", "checkin", "digest", "announcement", "share"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestCliDocuments::mails()
{
    QFETCH(const QString, kind);
    const QJsonObject draft = m_cli->run({"email", "northwind-freight", "--kind", kind}).object();
    QCOMPARE(missingKeys(draft, {"to", "subject", "body", "mailto"}), QStringList());
    QVERIFY(!draft["subject"].toString().isEmpty() && draft["body"].toString().size() > 20);
    QVERIFY(draft["mailto"].toString().startsWith(QLatin1String("mailto:")));
    const QString file = m_cli->path(kind + ".eml");
    QCOMPARE(m_cli->run({"email", "northwind-freight", "--kind", kind, "--output", file}).exitCode, 0);
    QVERIFY(read(file).contains("\r\nX-Unsent: 1\r\n"));
}

void TestCliDocuments::theBookInOneGo()
{
    const QString folder = m_cli->path("book");
    const auto answer = m_cli->run({"brief", "--all", "--html", "--output", folder});
    QCOMPARE(answer.exitCode, 0);
    const auto files = QDir(folder).entryList(QDir::Files).size();
    QCOMPARE(answer.object()["files"].toInt(), static_cast<int>(files));
    QVERIFY(files > 100);
}

void TestCliDocuments::theBookIsStoppedBetweenTwoFiles()
{
    const QString folder = m_cli->path("stopped");
    QProcess program;
    program.start(QStringLiteral(MILEPOST_CLI), {"--profile", m_cli->profile(), "brief", "--all", "--output", folder});
    QVERIFY(program.waitForStarted());
    const auto made = [&] { return QDir(folder).entryList({"*.pdf"}, QDir::Files); };
    QTRY_VERIFY_WITH_TIMEOUT(made().size() > 2, 60'000);
    QCOMPARE(::kill(static_cast<pid_t>(program.processId()), SIGINT), 0);
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit); // it ended by itself
    QCOMPARE(program.exitCode(), 1);
    const QStringList files = made();
    QVERIFY(files.size() < 150);
    for (const QString &name : files) {
        const QByteArray bytes = read(folder + QLatin1Char('/') + name);
        QVERIFY2(bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF"), qPrintable(name));
    }
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), files.size()); // no half one under another name
}

QTEST_GUILESS_MAIN(TestCliDocuments)
#include "test_cli_documents.moc"
