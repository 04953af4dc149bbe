/// CLI.md, verb by verb: keys, types, exit codes.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using milepost::test::CliAnswer;
using milepost::test::CliRunner;
using milepost::test::missingKeys;

namespace {

const QStringList accountKeys{"id",      "name",       "owner", "plan",   "industry",    "region",      "arr",   "seats",
                              "start",   "signup",     "renewal", "status", "tenure_days", "milestones", "pace",  "percentile",
                              "peers",   "health",     "risk",  "arr_at_risk", "segments"};

bool isMoneyOrNull(const QJsonValue &value)
{
    if (value.isNull())
        return true;
    static const QRegularExpression decimal(QStringLiteral("^-?\\d+(\\.\\d+)?$"));
    const QJsonObject money = value.toObject();
    return decimal.match(money["amount"].toString()).hasMatch() && money["currency"].toString().size() == 3;
}

bool isDayOrNull(const QJsonValue &value)
{
    static const QRegularExpression iso(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}$"));
    return value.isNull() || iso.match(value.toString()).hasMatch();
}

} // namespace

class TestCliContract : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void initSaysWhatItMade();
    void accountsHaveTheirKeys();
    void accountsFilterSortAndLimit();
    void filterErrorsPointAtTheColumn();
    void accountHasEverything();
    void triageIsRanked();
    void milestonesListLintAndSwitch();
    void catalogSurvivesItsExchangeFile();
    void editsCanBeUndoneAndRedone();
    void asOfIsThePast();
    void exportWritesCsv();
    void backupRestoreAndVerify();
    void selfTestAndDiagnostics();
    void settingsAreCheckedAndKept();
    void answersAreTheSameInEveryLocale_data();
    void answersAreTheSameInEveryLocale();
    void formatsTableAndCsv();
    void wrongUsageExitsWithTwo_data();
    void wrongUsageExitsWithTwo();
    void whatIsNotThereExitsWithOne();

private:
    std::unique_ptr<CliRunner> m_cli;
    CliAnswer m_init;
    [[nodiscard]] QString anAccount() const
    {
        return m_cli->run({"accounts", "--filter", "status:active", "--limit", "1"}).array()[0].toObject()["id"].toString();
    }
};

void TestCliContract::initTestCase()
{
    m_cli = std::make_unique<CliRunner>(QStringLiteral(MILEPOST_CLI));
    m_init = m_cli->run({"init", "--demo"});
    QVERIFY2(m_init.exitCode == 0, m_init.err.constData());
}

void TestCliContract::initSaysWhatItMade()
{
    const QJsonObject answer = m_init.object();
    QCOMPARE(missingKeys(answer, {"profile", "accounts", "events"}), QStringList());
    QCOMPARE(answer["profile"].toString(), m_cli->profile());
    QVERIFY(answer["accounts"].toInt() >= 200 && answer["accounts"].toInt() <= 280);
    QVERIFY(answer["events"].toInt() > 10'000);
    // Again: nothing is doubled.
    const CliAnswer again = m_cli->run({"init", "--demo"});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.object()["accounts"].toInt(), answer["accounts"].toInt());
}

void TestCliContract::accountsHaveTheirKeys()
{
    const CliAnswer answer = m_cli->run({"accounts"});
    QCOMPARE(answer.exitCode, 0);
    const QJsonArray rows = answer.array();
    QCOMPARE(rows.size(), m_init.object()["accounts"].toInt());
    const QStringList statuses{"active", "churned", "trial", "not_started"};
    const QStringList paces{"complete", "stuck", "behind", "on_pace", "ahead", "unknown"};
    const QStringList bands{"poor", "fair", "good", "unknown"};
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        QCOMPARE(missingKeys(row, accountKeys), QStringList());
        QVERIFY(isMoneyOrNull(row["arr"]) && isMoneyOrNull(row["arr_at_risk"]));
        for (const char *day : {"start", "signup", "renewal"})
            QVERIFY2(isDayOrNull(row[QLatin1String(day)]), day);
        QVERIFY(statuses.contains(row["status"].toString()));
        QVERIFY(paces.contains(row["pace"].toString()));
        QVERIFY(bands.contains(row["health"].toObject()["band"].toString()));
        QVERIFY(row["percentile"].isNull() || (row["percentile"].toDouble() >= 0 && row["percentile"].toDouble() <= 100));
        QVERIFY(row["risk"].isNull() || (row["risk"].toDouble() >= 0 && row["risk"].toDouble() <= 1));
        const QJsonObject milestones = row["milestones"].toObject();
        QVERIFY(milestones["achieved"].toInt() <= milestones["applicable"].toInt());
        QVERIFY(milestones["occurrences"].toInt() >= milestones["achieved"].toInt());
        // Fewer than k peers: never a number.
        if (row["peers"].toObject()["ladder"].toString() == QLatin1String("none"))
            QVERIFY(row["percentile"].isNull());
    }
}

void TestCliContract::accountsFilterSortAndLimit()
{
    const QJsonArray rows = m_cli->run({"accounts", "--filter", "plan:enterprise", "--sort", "arr:desc", "--limit", "5"}).array();
    QCOMPARE(rows.size(), 5);
    double last = 1e18;
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        QCOMPARE(row["plan"].toString().toLower(), QStringLiteral("enterprise"));
        if (row["arr"].isNull())
            continue;
        const double arr = row["arr"].toObject()["amount"].toString().toDouble();
        QVERIFY(arr <= last);
        last = arr;
    }
}

void TestCliContract::filterErrorsPointAtTheColumn()
{
    const CliAnswer answer = m_cli->run({"accounts", "--filter", "helth<60"});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.err.contains("Column 1") && answer.err.contains("health"), answer.err.constData());
    QVERIFY(answer.out.isEmpty());
}

void TestCliContract::accountHasEverything()
{
    const QString id = anAccount();
    const CliAnswer answer = m_cli->run({"account", id});
    QCOMPARE(answer.exitCode, 0);
    const QJsonObject account = answer.object();
    QCOMPARE(missingKeys(account, accountKeys + QStringList{"achievements", "next", "signals", "timeline"}), QStringList());
    double points = 0;
    for (const auto &value : account["health"].toObject()["contributions"].toArray()) {
        const QJsonObject part = value.toObject();
        QCOMPARE(missingKeys(part, {"pillar", "weight", "value", "points"}), QStringList());
        points += part["points"].toDouble();
    }
    QCOMPARE(points, account["health"].toObject()["score"].toDouble());
    QCOMPARE(account["achievements"].toArray().size(), account["milestones"].toObject()["occurrences"].toInt());
    for (const auto &value : account["achievements"].toArray())
        QCOMPARE(missingKeys(value.toObject(), {"milestone", "occurrence", "on", "origin", "definition_version"}), QStringList());
    for (const auto &value : account["signals"].toArray())
        QCOMPARE(missingKeys(value.toObject(), {"rule", "severity", "since", "reason", "evidence"}), QStringList());
}

void TestCliContract::triageIsRanked()
{
    const QJsonArray rows = m_cli->run({"triage"}).array();
    QVERIFY(rows.size() > 5);
    int rank = 0;
    double order = 1e18;
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        QCOMPARE(missingKeys(row, {"rank", "account", "reason_code", "reason", "kind", "stake", "terms", "evidence", "guidance"}),
                 QStringList());
        QCOMPARE(row["rank"].toInt(), ++rank);
        QVERIFY(!row["reason"].toString().isEmpty());
        QVERIFY(!row["guidance"].toArray().isEmpty());
        QVERIFY(isMoneyOrNull(row["stake"]));
        const QJsonObject terms = row["terms"].toObject();
        QCOMPARE(missingKeys(terms, {"arr", "risk", "urgency"}), QStringList());
        if (!row["stake"].isNull()) {
            const double product = row["stake"].toObject()["amount"].toString().toDouble() * terms["urgency"].toDouble();
            QVERIFY2(product <= order + 1, qPrintable(QStringLiteral("rank %1").arg(rank)));
            order = product;
        }
    }
    QCOMPARE(m_cli->run({"triage", "--limit", "3"}).array().size(), 3);
    const QString owner = m_cli->run({"accounts", "--limit", "1"}).array()[0].toObject()["owner"].toString();
    for (const auto &value : m_cli->run({"triage", "--owner", owner}).array())
        QCOMPARE(value.toObject()["owner"].toString(), owner);
}

void TestCliContract::milestonesListLintAndSwitch()
{
    const QJsonArray rows = m_cli->run({"milestones"}).array();
    QVERIFY(rows.size() >= 40);
    QString on;
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        QCOMPARE(missingKeys(row, {"key", "title", "category", "pillar", "kind", "stage", "window_days", "owner", "version",
                                   "origin", "enabled"}),
                 QStringList());
        if (row["enabled"].toBool())
            on = row["key"].toString();
    }
    QVERIFY(!on.isEmpty());
    const auto enabled = [&](const QString &key) {
        for (const auto &value : m_cli->run({"milestones"}).array()) {
            if (value.toObject()["key"].toString() == key)
                return value.toObject()["enabled"].toBool();
        }
        return false;
    };
    QCOMPARE(m_cli->run({"milestones", "disable", on}).exitCode, 0);
    QVERIFY(!enabled(on));
    QCOMPARE(m_cli->run({"milestones", "enable", on}).exitCode, 0);
    QVERIFY(enabled(on));
    QCOMPARE(m_cli->run({"milestones", "enable", "no_such_milestone"}).exitCode, 1);
    const CliAnswer lint = m_cli->run({"milestones", "lint"});
    QCOMPARE(lint.exitCode, 0);
    for (const auto &value : lint.array())
        QCOMPARE(missingKeys(value.toObject(), {"key", "finding", "severity", "detail"}), QStringList());
}

void TestCliContract::catalogSurvivesItsExchangeFile()
{
    const QString file = m_cli->path(QStringLiteral("catalog.toml"));
    QCOMPARE(m_cli->run({"milestones", "export", file}).exitCode, 0);
    const QJsonArray before = m_cli->run({"milestones"}).array();
    const CliAnswer imported = m_cli->run({"milestones", "import", file});
    QVERIFY2(imported.exitCode == 0, imported.err.constData());
    QCOMPARE(m_cli->run({"milestones"}).array(), before);
    const CliAnswer broken = m_cli->run({"milestones", "import", m_cli->write("broken.toml", "[[milestone]\nkey = 1\n")});
    QCOMPARE(broken.exitCode, 1);
    QVERIFY2(broken.err.contains("broken.toml"), broken.err.constData());
}

void TestCliContract::editsCanBeUndoneAndRedone()
{
    const QString id = anAccount();
    const auto logged = [&] {
        int count = 0;
        for (const auto &value : m_cli->run({"account", id}).object()["achievements"].toArray())
            count += value.toObject()["origin"].toString() == QLatin1String("person");
        return count;
    };
    QString key;
    for (const auto &value : m_cli->run({"milestones"}).array()) {
        if (value.toObject()["enabled"].toBool())
            key = value.toObject()["key"].toString();
    }
    const int before = logged();
    const CliAnswer log = m_cli->run({"log-milestone", id, key, "--note", "seen in the review"});
    QVERIFY2(log.exitCode == 0, log.err.constData());
    QVERIFY(!log.object()["op_id"].toString().isEmpty());
    QCOMPARE(logged(), before + 1);
    QCOMPARE(m_cli->run({"undo"}).exitCode, 0);
    QCOMPARE(logged(), before);
    QCOMPARE(m_cli->run({"redo"}).exitCode, 0);
    QCOMPARE(logged(), before + 1);
    QCOMPARE(m_cli->run({"note", id, "called, nobody answered"}).exitCode, 0);
    QCOMPARE(m_cli->run({"account", id}).object()["notes"].toArray()[0].toObject()["text"].toString(),
             QStringLiteral("called, nobody answered"));
}

void TestCliContract::asOfIsThePast()
{
    const QString id = anAccount();
    const QJsonObject now = m_cli->run({"account", id}).object();
    const QDate past = QDate::fromString(now["start"].toString(), Qt::ISODate).addDays(30);
    const QJsonObject then = m_cli->run({"--as-of", past.toString(Qt::ISODate), "account", id}).object();
    QCOMPARE(then["tenure_days"].toInt(), 30);
    QVERIFY(then["milestones"].toObject()["occurrences"].toInt() <= now["milestones"].toObject()["occurrences"].toInt());
    for (const auto &value : then["achievements"].toArray())
        QVERIFY(value.toObject()["on"].toString() <= past.toString(Qt::ISODate));
}

void TestCliContract::exportWritesCsv()
{
    const QString file = m_cli->path(QStringLiteral("accounts.csv"));
    const CliAnswer answer = m_cli->run({"export", "accounts", "--output", file});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QCOMPARE(answer.object()["written"].toString(), file);
    QCOMPARE(answer.object()["rows"].toInt(), m_init.object()["accounts"].toInt());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readLine().startsWith("id,name,"));
    const QString workbook = m_cli->path(QStringLiteral("accounts.xlsx"));
    QCOMPARE(m_cli->run({"export", "accounts", "--output", workbook}).object()["rows"], answer.object()["rows"]);
    QFile sheet(workbook);
    QVERIFY(sheet.open(QIODevice::ReadOnly));
    QVERIFY(sheet.read(2) == "PK");
    for (const char *table : {"signals", "achievements", "renewals"}) {
        const CliAnswer told = m_cli->run({"export", table, "--output", m_cli->path(QString::fromLatin1(table) + QStringLiteral(".csv"))});
        QVERIFY2(told.exitCode == 0 && told.object()["rows"].toInt() > 100, told.err.constData());
    }
    QCOMPARE(m_cli->run({"export", "accounts", "--output", m_cli->path(QStringLiteral("accounts.ods"))}).exitCode, 2);
}

void TestCliContract::backupRestoreAndVerify()
{
    const QString file = m_cli->path(QStringLiteral("backup.milepost"));
    QCOMPARE(m_cli->run({"backup", file}).exitCode, 0);
    const QJsonArray before = m_cli->run({"accounts"}).array();
    QCOMPARE(m_cli->run({"note", anAccount(), "after the backup"}).exitCode, 0);
    const CliAnswer restored = m_cli->run({"restore", file});
    QVERIFY2(restored.exitCode == 0, restored.err.constData());
    QCOMPARE(m_cli->run({"accounts"}).array(), before);
    const CliAnswer verified = m_cli->run({"verify"});
    QVERIFY2(verified.exitCode == 0, verified.out.constData());
    QVERIFY(verified.object()["ok"].toBool());
    QVERIFY(verified.object()["checks"].toArray().size() >= 3);
}

void TestCliContract::selfTestAndDiagnostics()
{
    for (const QString &verb : {QStringLiteral("self-test"), QStringLiteral("diagnostics")}) {
        const CliAnswer answer = m_cli->run({verb});
        QVERIFY2(answer.exitCode == 0, (answer.out + answer.err).constData());
        QVERIFY(answer.object()["ok"].toBool());
        QVERIFY(!answer.object()["checks"].toArray().isEmpty());
    }
}

void TestCliContract::settingsAreCheckedAndKept()
{
    QCOMPARE(m_cli->run({"settings", "peers_k=12"}).exitCode, 0);
    QCOMPARE(m_cli->run({"settings", "peers_k"}).object()["peers_k"].toString(), QStringLiteral("12"));
    QCOMPARE(m_cli->run({"settings", "peers_k=many"}).exitCode, 1);
    QCOMPARE(m_cli->run({"settings", "no_such_setting"}).exitCode, 1);
    QCOMPARE(m_cli->run({"undo"}).exitCode, 0);
    QVERIFY(m_cli->run({"settings", "peers_k"}).object()["peers_k"].toString() != QLatin1String("12"));
}

void TestCliContract::answersAreTheSameInEveryLocale_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("triage") << QStringList{"triage"};
    QTest::newRow("triage, csv") << QStringList{"--format", "csv", "triage"};
    QTest::newRow("triage, table") << QStringList{"--format", "table", "triage"};
    QTest::newRow("rates") << QStringList{"rates"};
    QTest::newRow("what is not there") << QStringList{"account", "nobody-of-this-name"};
    QTest::newRow("help") << QStringList{"--help"};
}

// Programs read it, and people compare it with what colleagues elsewhere got.
void TestCliContract::answersAreTheSameInEveryLocale()
{
    QFETCH(QStringList, arguments);
    const auto in = [&](const char *locale) {
        const QByteArray all = qgetenv("LC_ALL"), language = qgetenv("LANG");
        qputenv("LC_ALL", locale);
        qputenv("LANG", locale);
        const CliAnswer answer = m_cli->run(arguments);
        qputenv("LC_ALL", all);
        qputenv("LANG", language);
        return answer;
    };
    const CliAnswer plain = in("C.UTF-8"), german = in("de_DE.UTF-8"), arabic = in("ar_EG.UTF-8");
    QVERIFY(!plain.out.isEmpty() || !plain.err.isEmpty());
    for (const CliAnswer &answer : {german, arabic}) {
        QCOMPARE(answer.exitCode, plain.exitCode);
        QCOMPARE(answer.out, plain.out);
        QCOMPARE(answer.err, plain.err);
    }
}

void TestCliContract::formatsTableAndCsv()
{
    const CliAnswer table = m_cli->run({"--format", "table", "triage", "--limit", "2"});
    QCOMPARE(table.exitCode, 0);
    QCOMPARE(table.out.count('\n'), 3);
    const CliAnswer csv = m_cli->run({"--format", "csv", "accounts", "--limit", "2"});
    QCOMPARE(csv.out.count("\r\n"), 3);
}

void TestCliContract::wrongUsageExitsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no verb") << QStringList{};
    QTest::newRow("unknown verb") << QStringList{"frobnicate"};
    QTest::newRow("unknown option") << QStringList{"accounts", "--colour"};
    QTest::newRow("a day that does not exist") << QStringList{"--as-of", "2026-02-30", "accounts"};
    QTest::newRow("unknown format") << QStringList{"--format", "yaml", "accounts"};
    QTest::newRow("unknown column") << QStringList{"accounts", "--sort", "shoe_size"};
    QTest::newRow("negative limit") << QStringList{"triage", "--limit", "-1"};
    QTest::newRow("unknown entity") << QStringList{"import", "x.csv", "--as", "cats"};
    QTest::newRow("export without a file") << QStringList{"export", "accounts"};
    QTest::newRow("a bad day to log on") << QStringList{"log-milestone", "x", "y", "--on", "yesterday"};
}

void TestCliContract::wrongUsageExitsWithTwo()
{
    QFETCH(const QStringList, arguments);
    const CliAnswer answer = m_cli->run(arguments);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(!answer.err.isEmpty());
    QVERIFY(answer.out.isEmpty());
}

void TestCliContract::whatIsNotThereExitsWithOne()
{
    QCOMPARE(m_cli->run({"account", "nobody"}).exitCode, 1);
    QCOMPARE(m_cli->run({"note", "nobody", "text"}).exitCode, 1);
    QCOMPARE(m_cli->run({"restore", "/nowhere/at/all"}).exitCode, 1);
    const CliRunner fresh(QStringLiteral(MILEPOST_CLI));
    const CliAnswer answer = fresh.run({"accounts"});
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.err.contains("init"), answer.err.constData());
}

QTEST_GUILESS_MAIN(TestCliContract)
#include "test_cli_contract.moc"
