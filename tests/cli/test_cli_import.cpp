/// Importing from the command line: reports, exit codes, the real files where they are.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"

#include <QFileInfo>
#include <QTest>

#include <map>
#include <set>

using milepost::test::CliAnswer;
using milepost::test::CliRunner;
using milepost::test::missingKeys;

namespace {

const QString shared = QStringLiteral(MILEPOST_SHARED_DATA);

std::map<QString, QJsonObject> byEntity(const QJsonObject &report)
{
    std::map<QString, QJsonObject> files;
    for (const auto &file : report["files"].toArray())
        files[file.toObject()["entity"].toString()] = file.toObject();
    return files;
}

qint64 sum(const QJsonObject &report, const QString &key)
{
    qint64 total = 0;
    for (const auto &file : report["files"].toArray())
        total += file.toObject()[key].toInteger();
    return total;
}

/// (account, milestone) → first day, over all accounts.
std::map<std::pair<QString, QString>, QString> firstAchievements(const CliRunner &cli)
{
    std::map<std::pair<QString, QString>, QString> first;
    for (const auto &row : cli.run({"accounts"}).array()) {
        const QString id = row.toObject()["id"].toString();
        if (row.toObject()["milestones"].toObject()["achieved"].toInt() == 0)
            continue;
        for (const auto &value : cli.run({"account", id}).object()["achievements"].toArray()) {
            const QJsonObject achievement = value.toObject();
            const auto key = std::pair(id, achievement["milestone"].toString());
            if (!first.contains(key) || achievement["on"].toString() < first[key])
                first[key] = achievement["on"].toString();
        }
    }
    return first;
}

} // namespace

class TestCliImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBrokenRowIsSetAsideNotTheFile();
    void aDryRunStoresNothing();
    void aFileNobodyKnowsIsRejectedByName();
    void aMappingFileIsObeyed();
    void theDaysOfAFileAreSaidOnTheLine();
    void ravenstackComesOutAsItIs();
    void oneAnswerFromEveryEnvelope_data();
    void oneAnswerFromEveryEnvelope();
    void naughtyNamesSurviveTheRoundTrip();
};

void TestCliImport::aBrokenRowIsSetAsideNotTheFile()
{
    const CliRunner cli(QStringLiteral(MILEPOST_CLI));
    const QString file = cli.write("accounts.csv", "account_id,account_name,signup_date\nA,Alpha,2025-01-01\nB,Beta,31.11.2025\n"
                                                   "C,Gamma,2025-02-01\n");
    const CliAnswer answer = cli.run({"import", file});
    QVERIFY2(answer.exitCode == 3, (answer.out + answer.err).constData());
    const QJsonObject report = answer.object();
    QCOMPARE(missingKeys(report, {"run", "files", "skipped", "rejections", "findings", "touched_accounts"}), QStringList());
    const QJsonObject counts = report["files"].toArray()[0].toObject();
    QCOMPARE(missingKeys(counts, {"path", "entity", "rows", "added", "changed", "duplicate", "rejected"}), QStringList());
    QCOMPARE(counts["rows"].toInt(), 3);
    QCOMPARE(counts["added"].toInt(), 2);
    QCOMPARE(counts["rejected"].toInt(), 1);
    const QJsonObject rejection = report["rejections"].toArray()[0].toObject();
    QCOMPARE(missingKeys(rejection, {"path", "line", "reason_code", "reason"}), QStringList());
    QCOMPARE(rejection["line"].toInt(), 3);
    QVERIFY(rejection["reason"].toString().contains(QLatin1String("31.11.2025")));
    QCOMPARE(cli.run({"accounts"}).array().size(), 2);
}

void TestCliImport::aDryRunStoresNothing()
{
    const CliRunner cli(QStringLiteral(MILEPOST_CLI));
    const QString file = cli.write("accounts.csv", "account_id,account_name\nA,Alpha\n");
    const CliAnswer answer = cli.run({"import", file, "--dry-run"});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QCOMPARE(sum(answer.object(), "added"), 1);
    QCOMPARE(cli.run({"accounts"}).array().size(), 0);
}

void TestCliImport::aFileNobodyKnowsIsRejectedByName()
{
    const CliRunner cli(QStringLiteral(MILEPOST_CLI));
    const QString file = cli.write("poem.csv", "roses,violets\nred,blue\n");
    const CliAnswer named = cli.run({"import", file});
    QCOMPARE(named.exitCode, 3);
    QVERIFY(!named.object()["rejections"].toArray().isEmpty());
    const CliAnswer folder = cli.run({"import", QFileInfo(file).path()});
    QCOMPARE(folder.exitCode, 0);
    QVERIFY(!folder.object()["skipped"].toArray().isEmpty());
}

void TestCliImport::aMappingFileIsObeyed()
{
    const CliRunner cli(QStringLiteral(MILEPOST_CLI));
    const QString data = cli.write("kunden.csv", "Nr;Firma;Beginn;Umsatz\nK1;Müller & Söhne;03/02/2025;1.250,50\n");
    const QString mapping = cli.write("kunden.toml", R"(entity = "accounts"
decimal_comma = true
[columns]
id = "Nr"
name = "Firma"
signup = { from = "Beginn", format = "dd/MM/yyyy" }
arr = { from = "Umsatz", times = 12, currency = "EUR" }
)");
    const CliAnswer answer = cli.run({"import", data, "--mapping", mapping});
    QVERIFY2(answer.exitCode == 0, (answer.out + answer.err).constData());
    QCOMPARE(cli.run({"settings", "currency=EUR"}).exitCode, 0);
    const QJsonObject account = cli.run({"accounts"}).array()[0].toObject();
    QCOMPARE(account["name"].toString(), QStringLiteral("Müller & Söhne"));
    QCOMPARE(account["signup"].toString(), QStringLiteral("2025-02-03"));
    QCOMPARE(account["arr"].toObject()["amount"].toString(), QStringLiteral("15006.00"));
}

void TestCliImport::theDaysOfAFileAreSaidOnTheLine()
{
    const CliRunner cli(QStringLiteral(MILEPOST_CLI));
    const QString data = cli.write("customers.csv", "customer_id,customer_name,tenure,churn\nA1,One,12,Yes\nA2,Two,3,No\n");
    for (const char *option : {"--made-on", "--left-on"}) {
        const CliAnswer wrong = cli.run({"import", data, "--as", "accounts", option, "31.12.2025"});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY2(wrong.err.contains("is no day"), wrong.err.constData());
    }
    const CliAnswer plain = cli.run({"import", data, "--as", "accounts"});
    QVERIFY2(plain.exitCode == 0, plain.err.constData());
    const auto account = [&cli](const char *id) { return cli.run({"account", QString::fromLatin1(id)}).object(); };
    QVERIFY(account("A1")["signup"].isNull()); // nobody has said from when to count back
    const CliAnswer said = cli.run({"import", data, "--as", "accounts", "--made-on", "2025-12-31", "--left-on", "2025-12-31"});
    QVERIFY2(said.exitCode == 0, said.err.constData());
    QCOMPARE(account("A1")["signup"].toString(), QStringLiteral("2024-12-31"));
    QCOMPARE(account("A1")["status"].toString(), QStringLiteral("churned"));
    QCOMPARE(account("A2")["signup"].toString(), QStringLiteral("2025-09-30"));
    QCOMPARE(account("A2")["status"].toString(), QStringLiteral("active"));
    // Who is known to have left does not leave again; what it says to do then is what helps.
    const CliAnswer later = cli.run({"import", data, "--as", "accounts", "--made-on", "2025-12-31", "--left-on", "2026-01-31"});
    QVERIFY2(later.exitCode == 0 && later.err.contains("account_id and churned_on, imported with --as accounts"), later.err.constData());
    QCOMPARE(account("A1")["tenure_days"].toInt(), 365);
    const QString right = cli.write("right.csv", "account_id,churned_on\nA1,2026-01-31\n");
    QCOMPARE(cli.run({"import", right, "--as", "accounts"}).exitCode, 0);
    QCOMPARE(account("A1")["tenure_days"].toInt(), 396);
    const QJsonObject kept = cli.run({"retention"}).array()[0].toObject();
    QCOMPARE(kept["n"].toInt(), 2);
    QCOMPARE(kept["churned"].toInt(), 1); // with its day it takes part in analyses over time
}

void TestCliImport::ravenstackComesOutAsItIs()
{
    if (!QFileInfo::exists(shared + "/ravenstack"))
        QSKIP("../shared/data/ravenstack is not here");
    const CliRunner cli(QStringLiteral(MILEPOST_CLI));
    const CliAnswer answer = cli.run({"import", shared + "/ravenstack"});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    auto files = byEntity(answer.object());
    QCOMPARE(files["accounts"]["added"].toInt(), 500);
    QCOMPARE(files["subscriptions"]["added"].toInt(), 5000);
    QCOMPARE(files["usage"]["added"].toInt(), 25000);
    QCOMPARE(files["tickets"]["added"].toInt(), 2000);
    QCOMPARE(files["churn"]["added"].toInt(), 600);
    QCOMPARE(cli.run({"accounts"}).array().size(), 500);
    std::set<int> counts;
    for (const auto &finding : answer.object()["findings"].toArray())
        counts.insert(finding.toObject()["count"].toInt());
    // EXPECTED_integrity.json: reused ids, usage before and after its subscription, tickets before signup, flag against
    // records both ways.
    for (const int expected : {21, 19142, 290, 1077, 35, 277})
        QVERIFY2(counts.contains(expected), qPrintable(QString::number(expected)));
    const CliAnswer again = cli.run({"import", shared + "/ravenstack"});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(sum(again.object(), "added") + sum(again.object(), "changed"), 0);
    QCOMPARE(sum(again.object(), "duplicate"), sum(answer.object(), "rows"));
    QCOMPARE(cli.run({"verify"}).exitCode, 0);
}

void TestCliImport::oneAnswerFromEveryEnvelope_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"native.jsonl", "native.csv", "segment.jsonl"})
        QTest::newRow(file) << shared + "/event_envelopes/" + QString::fromLatin1(file);
}

void TestCliImport::oneAnswerFromEveryEnvelope()
{
    QFETCH(const QString, file);
    if (!QFileInfo::exists(file))
        QSKIP("../shared/data/event_envelopes is not here");
    const CliRunner cli(QStringLiteral(MILEPOST_CLI));
    const CliAnswer answer = cli.run({"import", file});
    QVERIFY2(answer.exitCode == 0, (answer.out + answer.err).constData());
    static std::map<std::pair<QString, QString>, QString> reference;
    const auto first = firstAchievements(cli);
    QCOMPARE(first.size(), std::size_t(479));
    if (reference.empty())
        reference = first;
    QVERIFY(first == reference);
}

void TestCliImport::naughtyNamesSurviveTheRoundTrip()
{
    const QString file = shared + "/naughty_strings/blns_as_accounts.csv";
    if (!QFileInfo::exists(file))
        QSKIP("../shared/data/naughty_strings is not here");
    const CliRunner cli(QStringLiteral(MILEPOST_CLI));
    const CliAnswer answer = cli.run({"import", file});
    QVERIFY2(answer.exitCode == 0, (answer.out + answer.err).constData());
    const QJsonArray before = cli.run({"accounts", "--sort", "id"}).array();
    QVERIFY(before.size() > 400);
    const QString exported = cli.path(QStringLiteral("out.csv"));
    QCOMPARE(cli.run({"export", "accounts", "--output", exported}).exitCode, 0);
    const CliAnswer back = cli.run({"import", exported});
    QVERIFY2(back.exitCode == 0, (back.out + back.err).constData());
    QCOMPARE(sum(back.object(), "added") + sum(back.object(), "changed"), 0);
    QCOMPARE(cli.run({"accounts", "--sort", "id"}).array(), before);
}

QTEST_GUILESS_MAIN(TestCliImport)
#include "test_cli_import.moc"
