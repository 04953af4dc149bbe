/// The verbs of the evidence on the program itself: keys and types of CLI.md, and the published answers for a real
/// university's enrolments (shared data) from import to figures.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cmath>
#include <memory>

using milepost::test::CliAnswer;
using milepost::test::CliRunner;
using milepost::test::missingKeys;

namespace {

bool near(const QJsonValue &ours, const QJsonValue &theirs, double within = 1e-8)
{
    return ours.isDouble() && std::abs(ours.toDouble() - theirs.toDouble()) <= within;
}

bool isShareOrNull(const QJsonValue &value)
{
    return value.isNull() || (value.isDouble() && value.toDouble() >= 0 && value.toDouble() <= 1);
}

QJsonObject rowOf(const QJsonArray &rows, const QString &key, const QString &value)
{
    for (const auto &row : rows) {
        if (row.toObject()[key].toString() == value)
            return row.toObject();
    }
    return {};
}

/// The last point of a curve on or before a day.
QJsonObject pointAt(const QJsonArray &points, int day)
{
    QJsonObject last;
    for (const auto &point : points)
        last = point.toObject()["day"].toInt() <= day ? point.toObject() : last;
    return last;
}

} // namespace

class TestCliEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void rates();
    void ratesByGroupAndCohort();
    void curve();
    void retention();
    void evidence();
    void evidenceOfASet();
    void discover();
    void peers();
    void tablesAndCsv();
    void wrongUsage_data();
    void wrongUsage();
    void emptyProfile();
    void enrolments_data();
    void enrolments();

private:
    std::unique_ptr<CliRunner> m_cli;
    [[nodiscard]] QJsonArray rowsOf(const QStringList &arguments) const
    {
        const CliAnswer answer = m_cli->run(arguments);
        return answer.exitCode == 0 && answer.isJson() ? answer.array() : QJsonArray();
    }
};

void TestCliEvidence::initTestCase()
{
    m_cli = std::make_unique<CliRunner>(QStringLiteral(MILEPOST_CLI));
    const CliAnswer init = m_cli->run({"init", "--demo"});
    QVERIFY2(init.exitCode == 0, init.err.constData());
}

void TestCliEvidence::rates()
{
    const QJsonArray rows = rowsOf({"rates"});
    QVERIFY(rows.size() >= 5);
    int withDensity = 0;
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        QCOMPARE(missingKeys(row, {"milestone", "group", "n", "closed", "reached", "pending", "rate", "low", "high", "median_days",
                                   "median_low", "median_high", "p25_days", "p80_days", "density", "density_low",
                                   "density_high", "density_method", "density_sentence"}),
                 QStringList());
        QCOMPARE(row["density_low"].isDouble(), row["density_high"].isDouble());
        if (row["density_low"].isDouble()) {
            QVERIFY(row["density_low"].toDouble() <= row["density"].toDouble() && row["density"].toDouble() <= row["density_high"].toDouble());
            QCOMPARE(row["density_method"].toString(), QStringLiteral("ratio_clustered_log"));
            ++withDensity;
        }
        QVERIFY(row["group"].isNull());
        QVERIFY(isShareOrNull(row["rate"]) && isShareOrNull(row["low"]) && isShareOrNull(row["high"]));
        if (row["rate"].isDouble()) {
            QCOMPARE(row["closed"].toInt() + row["pending"].toInt(), row["n"].toInt());
            QVERIFY(near(row["rate"], row["reached"].toDouble() / row["closed"].toDouble()));
            QVERIFY(row["low"].toDouble() <= row["rate"].toDouble() && row["rate"].toDouble() <= row["high"].toDouble());
        }
    }
    QVERIFY(withDensity > 0);
}

void TestCliEvidence::ratesByGroupAndCohort()
{
    const QJsonArray all = rowsOf({"rates"}), plans = rowsOf({"rates", "--by", "plan"});
    QVERIFY(plans.size() > all.size());
    const QString key = all[0].toObject()["milestone"].toString();
    int n = 0;
    for (const auto &row : plans)
        n += row.toObject()["milestone"].toString() == key ? row.toObject()["n"].toInt() : 0;
    QCOMPARE(n, all[0].toObject()["n"].toInt());
    const QJsonArray cohorts = rowsOf({"rates", "--cohort", "quarter"});
    int inCohorts = 0, trends = 0;
    for (const auto &value : cohorts) {
        const QJsonObject row = value.toObject();
        inCohorts += row["milestone"].toString() == key ? row["n"].toInt() : 0;
        QVERIFY(row["cohort"].toString().contains(QLatin1Char('Q')));
        if (row["trend"].isObject()) {
            ++trends;
            QVERIFY(row["trend"].toObject()["quarter_before"].toObject()["sentence"].toString().size() > 10);
        }
    }
    QCOMPARE(inCohorts, n);
    QVERIFY(trends > 0);
}

void TestCliEvidence::curve()
{
    const QString key = rowsOf({"rates"})[0].toObject()["milestone"].toString();
    const QJsonArray groups = rowsOf({"curve", key});
    QCOMPARE(groups.size(), 1);
    QCOMPARE(missingKeys(groups[0].toObject(), {"group", "n", "points"}), QStringList());
    double before = 0;
    const QJsonArray points = groups[0].toObject()["points"].toArray();
    QVERIFY(!points.isEmpty());
    for (const auto &value : points) {
        const QJsonObject point = value.toObject();
        QCOMPARE(missingKeys(point, {"day", "cif", "low", "high", "at_risk"}), QStringList());
        QVERIFY(point["cif"].toDouble() >= before);
        before = point["cif"].toDouble();
    }
    QVERIFY(rowsOf({"curve", key, "--by", "plan"}).size() >= 2);
}

void TestCliEvidence::retention()
{
    const QJsonArray groups = rowsOf({"retention", "--by", "plan"});
    QVERIFY(groups.size() >= 2);
    for (const auto &value : groups) {
        QCOMPARE(missingKeys(value.toObject(), {"group", "n", "churned", "median_days", "median_low", "median_high", "points"}),
                 QStringList());
        for (const auto &point : value.toObject()["points"].toArray())
            QCOMPARE(missingKeys(point.toObject(), {"day", "retention", "se", "low", "high", "at_risk"}), QStringList());
    }
    const QJsonObject log = rowsOf({"retention", "--conf", "log"})[0].toObject();
    const QJsonObject ours = rowsOf({"retention"})[0].toObject(), same = rowsOf({"retention", "--conf", "log-log"})[0].toObject();
    QVERIFY(ours == same);
    const QJsonObject a = log["points"].toArray().last().toObject(), b = ours["points"].toArray().last().toObject();
    QCOMPARE(a["retention"], b["retention"]);
    QVERIFY(a["low"].toDouble() != b["low"].toDouble());
    for (const auto &point : rowsOf({"retention", "--horizon", "90"})[0].toObject()["points"].toArray())
        QVERIFY(point.toObject()["day"].toInt() <= 90);
}

void TestCliEvidence::evidence()
{
    const QJsonArray rows = rowsOf({"evidence"});
    QVERIFY(rows.size() >= 5);
    const QStringList verdicts{"insufficient_data", "higher", "lower", "no_difference"};
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        QCOMPARE(missingKeys(row, {"milestone", "exposed", "unexposed", "difference", "diff_low", "diff_high", "ratio", "ratio_low",
                                   "ratio_high", "hazard_ratio", "hr_low", "hr_high", "logrank_chi2", "p", "q", "verdict",
                                   "reason", "naive"}),
                 QStringList());
        for (const char *arm : {"exposed", "unexposed"}) {
            QCOMPARE(missingKeys(row[QLatin1String(arm)].toObject(), {"n", "churned", "retention", "low", "high"}), QStringList());
            QCOMPARE(missingKeys(row["naive"].toObject()[QLatin1String(arm)].toObject(), {"n", "churned", "retention"}), QStringList());
        }
        QCOMPARE(missingKeys(row["naive"].toObject(), {"ratio", "low", "high"}), QStringList());
        QVERIFY(verdicts.contains(row["verdict"].toString()));
        QVERIFY(row["reason"].toString().size() > 20);
        if (row["verdict"].toString() == QLatin1String("insufficient_data")) {
            QVERIFY(row["difference"].isNull() && row["p"].isNull() && row["q"].isNull() && row["hazard_ratio"].isNull());
            QVERIFY(row["reason"].toString().startsWith(QLatin1String("Insufficient data")));
        }
    }
    for (const auto &row : rowsOf({"evidence", "--landmark", "45", "--horizon", "300", "--stratify", "plan"})) {
        QCOMPARE(row.toObject()["landmark"].toInt(), 45);
        QCOMPARE(row.toObject()["horizon_asked"].toInt(), 300);
        QVERIFY(row.toObject()["exploratory"].toBool());
    }
}

void TestCliEvidence::evidenceOfASet()
{
    const QJsonArray rates = rowsOf({"rates"});
    const QString set = rates[0].toObject()["milestone"].toString() + QLatin1Char(',') + rates[1].toObject()["milestone"].toString();
    const QJsonArray rows = rowsOf({"evidence", "--set", set, "--at-least", "2", "--outcome", "expansion"});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].toObject()["set"].toArray().size(), 2);
    QCOMPARE(rows[0].toObject()["outcome"].toString(), QStringLiteral("expansion"));
    QCOMPARE(m_cli->run({"evidence", "--set", set, "--at-least", "3"}).exitCode, 2);
}

void TestCliEvidence::discover()
{
    const QJsonArray rows = rowsOf({"discover", "--include-long-terms"});
    QVERIFY(rows.size() >= 5);
    bool events = false;
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        QCOMPARE(missingKeys(row, {"behaviour", "threshold", "retained", "churned", "difference", "low", "high", "phi", "sensitivity",
                                   "specificity", "ppv", "npv", "q", "divergence_day", "sentence"}),
                 QStringList());
        QCOMPARE(missingKeys(row["retained"].toObject(), {"n", "k"}), QStringList());
        events |= row["kind"].toString() == QLatin1String("event");
        QVERIFY(row["sentence"].toString().size() > 10);
        if (row["q"].isNull())
            QVERIFY(row["difference"].isNull() && row["phi"].isNull());
    }
    QVERIFY(events);
    // Other cohorts, other numbers.
    const QJsonArray later = rowsOf({"discover", "--split-days", "365", "--first-days", "60", "--include-long-terms"});
    QVERIFY(!later.isEmpty());
    QVERIFY(later[0].toObject()["retained"].toObject()["n"] != rows[0].toObject()["retained"].toObject()["n"]);
}

void TestCliEvidence::peers()
{
    const QJsonArray accounts = rowsOf({"accounts", "--filter", "status:active tenure>60d", "--limit", "3"});
    QVERIFY(!accounts.isEmpty());
    for (const auto &value : accounts) {
        const QJsonObject account = value.toObject();
        const QJsonObject answer = m_cli->run({"peers", account["id"].toString()}).object();
        QCOMPARE(missingKeys(answer, {"ladder", "n", "tenure_days", "measures", "sentences"}), QStringList());
        QCOMPARE(answer["ladder"], account["peers"].toObject()["ladder"]);
        QCOMPARE(answer["n"], account["peers"].toObject()["n"]);
        QCOMPARE(answer["tenure_days"], account["tenure_days"]);
        const QJsonObject milestones = rowOf(answer["measures"].toArray(), QStringLiteral("measure"), QStringLiteral("milestones"));
        QCOMPARE(missingKeys(milestones, {"measure", "value", "percentile", "p25", "median", "p75"}), QStringList());
        QVERIFY(milestones["value"].toInt() <= account["milestones"].toObject()["applicable"].toInt());
        for (const auto &words : answer["sentences"].toArray())
            QVERIFY(words.toString().size() > 10);
    }
    QCOMPARE(m_cli->run({"peers", "nobody"}).exitCode, 1);
}

void TestCliEvidence::tablesAndCsv()
{
    for (const char *verb : {"rates", "evidence", "discover", "retention"}) {
        const CliAnswer csv = m_cli->run({"--format", "csv", QLatin1String(verb)});
        QCOMPARE(csv.exitCode, 0);
        QVERIFY(csv.out.count('\n') > 2);
        QCOMPARE(m_cli->run({"--format", "table", QLatin1String(verb)}).exitCode, 0);
    }
}

void TestCliEvidence::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no such field") << QStringList{"rates", "--by", "shoe_size"};
    QTest::newRow("no such cohort") << QStringList{"rates", "--cohort", "week"};
    QTest::newRow("no such limits") << QStringList{"retention", "--conf", "wald"};
    QTest::newRow("no horizon") << QStringList{"evidence", "--horizon", "-3"};
    QTest::newRow("no such strata") << QStringList{"evidence", "--stratify", "shoe_size"};
    QTest::newRow("first days after the split") << QStringList{"discover", "--split-days", "30", "--first-days", "30"};
}

void TestCliEvidence::wrongUsage()
{
    QFETCH(const QStringList, arguments);
    const CliAnswer answer = m_cli->run(arguments);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(answer.out.isEmpty() && !answer.err.isEmpty());
    QCOMPARE(m_cli->run({"curve", "no_such_milestone"}).exitCode, 1);
}

// No account at all: answers, not numbers.
void TestCliEvidence::emptyProfile()
{
    const CliRunner empty(QStringLiteral(MILEPOST_CLI));
    QCOMPARE(empty.run({"init"}).exitCode, 0);
    for (const auto &value : empty.run({"rates"}).array())
        QVERIFY(value.toObject()["rate"].isNull() && value.toObject()["median_days"].isNull() && value.toObject()["density"].isNull());
    const QJsonArray evidence = empty.run({"evidence"}).array();
    QVERIFY(!evidence.isEmpty());
    for (const auto &value : evidence) {
        QCOMPARE(value.toObject()["verdict"].toString(), QStringLiteral("insufficient_data"));
        QCOMPARE(value.toObject()["reason_code"].toString(), QStringLiteral("nobody_started"));
    }
    QCOMPARE(empty.run({"retention"}).array()[0].toObject()["n"].toInt(), 0);
    for (const auto &value : empty.run({"discover"}).array())
        QVERIFY(value.toObject()["q"].isNull());
}

void TestCliEvidence::enrolments_data()
{
    QTest::addColumn<int>("analysis");
    QTest::newRow("BBB_2013J") << 0;
    QTest::newRow("DDD_2013J") << 1;
}

void TestCliEvidence::enrolments()
{
    QFETCH(const int, analysis);
    const QString folder = QStringLiteral(MILEPOST_SHARED_DATA "/oulad/") + QString::fromLatin1(QTest::currentDataTag());
    QFile file(QStringLiteral(MILEPOST_SHARED_DATA "/oulad/EXPECTED.json"));
    if (!file.open(QIODevice::ReadOnly) || !QDir(folder).exists())
        QSKIP("the shared enrolments are not here");
    const QJsonObject expected = QJsonDocument::fromJson(file.readAll()).object()["analyses"].toArray()[analysis].toObject();
    const int length = expected["length"].toInt();
    const QString horizon = QString::number(length);
    const CliRunner cli(QStringLiteral(MILEPOST_CLI));
    QCOMPARE(cli.run({"init"}).exitCode, 0);
    const CliAnswer imported = cli.run({"import", folder});
    QVERIFY2(imported.exitCode == 0 || imported.exitCode == 3, imported.err.constData());

    // Kaplan–Meier with R's limits "log". EXPECTED has eight decimals.
    const QJsonObject kept = cli.run({"retention", "--conf", "log", "--horizon", horizon}).array()[0].toObject();
    QCOMPARE(kept["n"].toInt(), expected["n_started"].toInt());
    QCOMPARE(kept["churned"].toInt(), expected["n_unregistered_after_start"].toInt());
    const QJsonObject km = expected["km"].toObject();
    for (qsizetype i = 0; i < km["times"].toArray().size(); ++i) {
        const QJsonObject point = pointAt(kept["points"].toArray(), km["times"].toArray()[i].toInt());
        QVERIFY(near(point["retention"], km["surv"].toArray()[i]));
        QVERIFY(near(point["low"], km["lo"].toArray()[i]) && near(point["high"], km["hi"].toArray()[i]));
    }

    const QJsonArray rows = cli.run({"evidence", "--landmark", "30", "--horizon", horizon}).array();
    const QJsonObject row = rowOf(rows, QStringLiteral("milestone"), QStringLiteral("tma1_submitted"));
    QVERIFY(!row.isEmpty());
    QCOMPARE(row["horizon"].toInt(), length);
    const QJsonObject landmark = expected["landmark"].toObject(), naive = expected["naive_ever_vs_never"].toObject();
    const auto sameArm = [](const QJsonObject &ours, const QJsonObject &theirs, const char *which) {
        const QString arm = QString::fromLatin1(which);
        const int n = theirs["n_" + arm].toInt();
        return ours["n"].toInt() == n && n - ours["churned"].toInt() == theirs["retained_" + arm].toInt()
            && near(ours["retention"], theirs["ret_" + arm]);
    };
    QVERIFY(sameArm(row["exposed"].toObject(), landmark, "exposed") && sameArm(row["unexposed"].toObject(), landmark, "unexposed"));
    QVERIFY(near(row["difference"], landmark["risk_diff"]));
    QVERIFY(near(row["ratio"], landmark["rr"]) && near(row["ratio_low"], landmark["lo"]) && near(row["ratio_high"], landmark["hi"]));
    QVERIFY(near(row["logrank_chi2"], expected["landmark_logrank"].toObject()["chisq"]));
    QVERIFY(near(row["p"], expected["landmark_logrank"].toObject()["p"]));
    const QJsonObject ours = row["naive"].toObject();
    QVERIFY(sameArm(ours["exposed"].toObject(), naive, "exposed") && sameArm(ours["unexposed"].toObject(), naive, "unexposed"));
    QVERIFY(near(ours["ratio"], naive["rr"]) && near(ours["low"], naive["lo"]) && near(ours["high"], naive["hi"]));

    const QJsonObject rate = rowOf(cli.run({"rates"}).array(), QStringLiteral("milestone"), QStringLiteral("tma1_submitted"));
    QCOMPARE(rate["median_days"].toInt(), expected["time_to_milestone_median_KM"].toInt());
    QVERIFY(rate["rate"].isNull()); // no target window
}

QTEST_GUILESS_MAIN(TestCliEvidence)
#include "test_cli_evidence.moc"
