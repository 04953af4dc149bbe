/// risk, roi and renewals on the program itself, over the sample portfolio: keys, sums that hold, edits that can be undone.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"
#include "support/xlsx_cells.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>
#include <memory>

using milepost::test::CliAnswer;
using milepost::test::CliRunner;
using milepost::test::evaluateFormula;
using milepost::test::missingKeys;
using milepost::test::readXlsx;

namespace {

double amount(const QJsonValue &money) { return money[QStringLiteral("amount")].toString().toDouble(); }

/// Sum of the leaves of an explanation, in whole minor units of what is shown.
double leaves(const QJsonObject &node)
{
    const QJsonArray children = node["of"].toArray();
    if (children.isEmpty())
        return amount(node["value"]);
    double sum = 0;
    for (const auto &child : children)
        sum += leaves(child.toObject());
    return sum;
}

} // namespace

class TestCliValue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_cli = std::make_unique<CliRunner>(QStringLiteral(MILEPOST_CLI));
        QCOMPARE(m_cli->run({"init", "--demo"}).exitCode, 0);
    }
    void riskSaysWhatItIsWorth();
    void triageNamesTheMethod();
    void roiOfAnAccount();
    void roiOfThePortfolio();
    void highReturnsAreSignals();
    void modelsSurviveTheirFile();
    void brokenModelsAreRefused();
    void renewalsOfAQuarter();
    void callsAreEdits();
    void accountShowsItsPlan();

private:
    std::unique_ptr<CliRunner> m_cli;
};

void TestCliValue::riskSaysWhatItIsWorth()
{
    const QJsonObject risk = m_cli->run({"risk"}).object();
    QCOMPARE(missingKeys(risk, {"method", "trained_to", "account_months", "churned", "constant", "base_hazard", "factors", "backtest", "sentences"}),
             QStringList());
    QVERIFY(risk["churned"].toInt() >= 20);
    const QJsonObject test = risk["backtest"].toObject();
    QCOMPARE(missingKeys(test, {"origins", "auc", "auc_low", "auc_high", "brier", "brier_constant", "log_loss", "log_loss_constant", "lift_20", "calibration"}),
             QStringList());
    QCOMPARE(risk["method"].toString() == "model", test["brier"].toDouble() < test["brier_constant"].toDouble());
    QVERIFY(test["auc_low"].toDouble() <= test["auc"].toDouble() && test["auc"].toDouble() <= test["auc_high"].toDouble());
    QVERIFY(risk["sentences"].toArray().size() >= 4);
    // An early day has too few churns, and what came later is not known there.
    const QString early = QDate::currentDate().addDays(-900).toString(Qt::ISODate);
    const QJsonObject before = m_cli->run({"--as-of", early, "risk"}).object();
    QCOMPARE(before["method"].toString(), QStringLiteral("index"));
    QVERIFY(before["constant"].isNull());
    QVERIFY(before["churned"].toInt() < 20);
}

void TestCliValue::triageNamesTheMethod()
{
    const QString method = m_cli->run({"risk"}).object()["method"].toString();
    const QJsonArray rows = m_cli->run({"triage"}).array();
    QVERIFY(!rows.isEmpty());
    for (const auto &row : rows) {
        const QString said = row.toObject()["terms"].toObject()["risk_method"].toString();
        QVERIFY2(said == method || said == "fact", qPrintable(said));
    }
}

void TestCliValue::roiOfAnAccount()
{
    const QJsonObject roi = m_cli->run({"roi", "northwind-freight"}).object();
    QCOMPARE(missingKeys(roi, {"model", "lines", "costs", "assumptions", "figures", "cost", "net", "roi_percent", "payback_month", "cumulative",
                               "sensitivity", "explanation", "rounding"}),
             QStringList());
    const QJsonObject line = roi["lines"].toArray()[0].toObject();
    QCOMPARE(missingKeys(line, {"milestone", "event", "occurrences", "saving", "rate", "confidence", "value"}), QStringList());
    QVERIFY(line["occurrences"].toInt() > 0);
    const QJsonObject explanation = roi["explanation"].toObject();
    // Leaves are shown rounded to cents each; exactly they add up (core/value), and shown they are within half a cent apiece.
    QVERIFY(std::abs(leaves(explanation) - amount(explanation["value"])) < 0.005 * explanation["count"].toInt() + 0.01);
    const QJsonArray figures = roi["figures"].toArray();
    QCOMPARE(figures.size(), 3);
    QVERIFY(amount(figures[0].toObject()["value"].toObject()["base"]) <= amount(figures[2].toObject()["value"].toObject()["base"]));
    QVERIFY(std::abs(amount(roi["net"]) - (amount(figures[0].toObject()["value"].toObject()["base"]) - amount(roi["cost"]))) < 0.011);
    QVERIFY(!roi["sensitivity"].toArray().isEmpty());
    QCOMPARE(m_cli->run({"roi", "nobody"}).exitCode, 1);
    const QTemporaryDir folder;
    const QString file = folder.filePath("roi.xlsx");
    QCOMPARE(m_cli->run({"roi", "northwind-freight", "--output", file}).object()["written"].toString(), file);
    QFile workbook(file);
    QVERIFY(workbook.open(QIODevice::ReadOnly));
    auto book = readXlsx(workbook.readAll().toStdString());
    QVERIFY(std::abs(evaluateFormula(book, "Figures", "C8") - amount(figures[0].toObject()["value"].toObject()["base"])) < 0.011);
    QCOMPARE(m_cli->run({"roi", "northwind-freight", "--output", folder.filePath("roi.pdf")}).exitCode, 2);
    QCOMPARE(m_cli->run({"roi", "--output", file}).exitCode, 2);
}

void TestCliValue::roiOfThePortfolio()
{
    const QJsonObject all = m_cli->run({"roi"}).object();
    const QJsonArray accounts = all["accounts"].toArray();
    QVERIFY(all["n"].toInt() > 100);
    double cost = 0;
    for (const auto &row : accounts)
        cost += amount(row.toObject()["cost"]);
    QVERIFY(std::abs(cost - amount(all["cost"])) < 0.01 * accounts.size());
}

void TestCliValue::highReturnsAreSignals()
{
    // What the portfolio's figures say, account by account, is what the table filters and what is a signal.
    std::map<QString, double> figures;
    for (const auto &each : m_cli->run({"roi"}).object()["accounts"].toArray()) {
        const QJsonObject row = each.toObject();
        if (!row["headline"].isNull() && !row["cost"].isNull() && amount(row["cost"]) > 0)
            figures[row["id"].toString()] = (amount(row["headline"]) / amount(row["cost"]) - 1) * 100;
    }
    QSet<QString> high, signalled;
    for (const auto &each : m_cli->run({"accounts"}).array()) {
        const QJsonObject row = each.toObject();
        const auto figure = figures.find(row["id"].toString());
        QCOMPARE(row["roi_percent"].isNull(), figure == figures.end());
        if (figure == figures.end())
            continue;
        QVERIFY2(std::abs(row["roi_percent"].toDouble() - figure->second) < 0.1, qPrintable(row["id"].toString()));
        if (figure->second > 300)
            high.insert(row["id"].toString());
    }
    QVERIFY(!high.isEmpty());
    for (const char *filter : {"roi>300", "signal:roi_high"}) {
        QSet<QString> found;
        for (const auto &each : m_cli->run({"accounts", "--filter", filter}).array())
            found.insert(each.toObject()["id"].toString());
        QCOMPARE(found, high);
    }
    for (const auto &each : m_cli->run({"account", *high.begin()}).object()["signals"].toArray()) {
        const QJsonObject signal = each.toObject();
        if (signal["rule"] != QLatin1String("roi_high"))
            continue;
        signalled.insert(*high.begin());
        QCOMPARE(signal["severity"].toString(), QStringLiteral("info"));
        QVERIFY(signal["reason"].toString().startsWith(QStringLiteral("Return of ")));
        QVERIFY(signal["since"].isString());
        const QJsonObject first = signal["evidence"].toArray()[0].toObject();
        QCOMPARE(first["kind"].toString(), QStringLiteral("return"));
        QVERIFY(first["value"].toDouble() > 4 * first["reference"].toDouble());
    }
    QCOMPARE(signalled.size(), 1);
}

void TestCliValue::modelsSurviveTheirFile()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("models.json"));
    QCOMPARE(m_cli->run({"roi", "export", file}).object()["models"].toInt(), 2);
    // What was exported changes nothing when it comes back.
    QVERIFY(m_cli->run({"roi", "import", file}).object()["op_id"].isNull());
    QFile in(file);
    QVERIFY(in.open(QIODevice::ReadOnly));
    // Every assumption at its low end.
    QJsonObject document = QJsonDocument::fromJson(in.readAll()).object();
    QJsonArray models = document["models"].toArray();
    int changed = 0;
    for (auto model : models) {
        QJsonObject object = model.toObject();
        QJsonArray assumptions = object["assumptions"].toArray();
        for (auto assumption : assumptions) {
            QJsonObject number = assumption.toObject();
            if (number["low"].toString().isEmpty() || number["low"] == number["base"])
                continue;
            number["base"] = number["low"];
            assumption = number;
            ++changed;
        }
        object["assumptions"] = assumptions;
        model = object;
    }
    QVERIFY(changed > 4);
    document["models"] = models;
    QFile out(folder.filePath(QStringLiteral("changed.json")));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(QJsonDocument(document).toJson());
    out.close();
    const double before = amount(m_cli->run({"roi", "northwind-freight"}).object()["net"]);
    QVERIFY(!m_cli->run({"roi", "import", out.fileName()}).object()["op_id"].toString().isEmpty());
    QVERIFY(amount(m_cli->run({"roi", "northwind-freight"}).object()["net"]) != before);
    QCOMPARE(m_cli->run({"undo"}).exitCode, 0);
    QCOMPARE(amount(m_cli->run({"roi", "northwind-freight"}).object()["net"]), before);
}

void TestCliValue::brokenModelsAreRefused()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("models.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"models":[{"key":"a","lines":[{"key":"l","counted":"event","object":"x","saving":"nothing","rate":"nothing"}]}]})");
    file.close();
    const CliAnswer answer = m_cli->run({"roi", "import", file.fileName()});
    QVERIFY(answer.exitCode != 0);
    QVERIFY2(answer.err.contains("there is no assumption"), answer.err.constData());
    QVERIFY(m_cli->run({"roi", "import", folder.filePath(QStringLiteral("missing.json"))}).exitCode == 1);
}

void TestCliValue::renewalsOfAQuarter()
{
    const QJsonObject book = m_cli->run({"renewals"}).object();
    QCOMPARE(missingKeys(book, {"from", "to", "renewals", "forecast", "retention_period", "retention_year", "calibration", "ledger"}), QStringList());
    const QJsonObject forecast = book["forecast"].toObject();
    QVERIFY(amount(forecast["low"]) <= amount(forecast["high"]));
    double open = 0, last = 2;
    for (const auto &value : book["renewals"].toArray()) {
        const QJsonObject row = value.toObject();
        QCOMPARE(missingKeys(row, {"account", "term_end", "due", "outcome", "call", "probability", "probability_source", "machine", "checkpoints"}),
                 QStringList());
        QCOMPARE(row["checkpoints"].toArray().size(), 3);
        if (row["outcome"].toString() != "open")
            continue;
        open += amount(row["due"]);
        const double apart = row["disagreement"].isNull() ? -1 : row["disagreement"].toDouble();
        QVERIFY(apart <= last); // what they disagree on most comes first
        last = apart;
    }
    QVERIFY(std::abs(open - amount(forecast["open"])) < 0.01);
    const QJsonObject year = book["retention_year"].toObject();
    QVERIFY(year["grr"].toDouble() > 0 && year["grr"].toDouble() <= 1 && year["nrr"].toDouble() >= year["grr"].toDouble());
    QCOMPARE(m_cli->run({"renewals", "--quarter", "soon"}).exitCode, 2);
}

void TestCliValue::callsAreEdits()
{
    const auto callOf = [&] {
        for (const auto &row : m_cli->run({"account", "northwind-freight"}).object()["renewals"].toArray()) {
            if (row.toObject()["outcome"].toString() == "open")
                return row.toObject()["call"].toString();
        }
        return QString();
    };
    QCOMPARE(callOf(), QStringLiteral("at_risk"));
    QVERIFY(!m_cli->run({"renewals", "call", "northwind-freight", "commit", "--probability", "0.7", "--note", "signed"}).object()["op_id"].toString().isEmpty());
    QCOMPARE(callOf(), QStringLiteral("commit"));
    QCOMPARE(m_cli->run({"undo"}).exitCode, 0);
    QCOMPARE(callOf(), QStringLiteral("at_risk"));
    QCOMPARE(m_cli->run({"renewals", "call", "northwind-freight", "perhaps"}).exitCode, 2);
    QCOMPARE(m_cli->run({"renewals", "call", "northwind-freight", "commit", "--term-end", "1999-01-01"}).exitCode, 1);
}

void TestCliValue::accountShowsItsPlan()
{
    const QJsonObject plan = m_cli->run({"account", "northwind-freight"}).object()["plan"].toObject();
    QCOMPARE(missingKeys(plan, {"required_outcome", "appropriate_experience", "baseline", "destination", "steps", "off_course", "bad_fit", "interview", "history"}),
             QStringList());
    QCOMPARE(plan["steps"].toArray().size(), 3);
    QVERIFY(m_cli->run({"account", "atlas-robotics"}).object()["plan"].isNull());
}

QTEST_GUILESS_MAIN(TestCliValue)
#include "test_cli_value.moc"
