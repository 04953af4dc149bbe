/// Kaplan–Meier, cumulative incidence, log-rank, Cox and rank sums against R's survival package to 1e-8: on rows of
/// our own (tests/data/survival_own.json) and on public data where they are at hand. How the figures were made:
/// tests/data/survival_reference.R.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/incidence.h"
#include "analytics/intervals.h"
#include "analytics/kaplan_meier.h"
#include "analytics/two_arms.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace milepost::analytics;

namespace {

constexpr double tolerance = 1e-8;

bool near(double a, double b, double within = tolerance)
{
    return std::abs(a - b) <= within * std::max({1.0, std::abs(a), std::abs(b)});
}

/// null in the reference is no limit here.
bool same(double ours, const QJsonValue &theirs)
{
    return theirs.isNull() ? !std::isfinite(ours) : near(ours, theirs.toDouble());
}
bool same(const std::optional<std::int32_t> &ours, const QJsonValue &theirs)
{
    return theirs.isNull() ? !ours : ours && *ours == theirs.toInt();
}

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

const QString fixtures = QStringLiteral(MILEPOST_SOURCE_DIR "/tests/data/");
const QString publicData = QStringLiteral(MILEPOST_SHARED_DATA "/statistics/data/");

/// One row of two-arm data.
struct Row {
    std::int32_t day = 0;
    bool event = false, exposed = false;
    QString stratum;
};

std::vector<RiskDays> strataOf(const std::vector<Row> &rows, bool stratified)
{
    std::map<QString, std::vector<const Row *>> strata;
    for (const Row &row : rows)
        strata[stratified ? row.stratum : QString()].push_back(&row);
    std::vector<RiskDays> result;
    for (auto &[name, members] : strata) {
        std::map<std::int32_t, RiskDay> days;
        for (const Row *row : members) {
            if (row->event)
                ++days[row->day].events[row->exposed ? 1 : 0];
        }
        RiskDays mine;
        for (auto &[day, risk] : days) {
            risk.day = day;
            for (const Row *row : members)
                risk.atRisk[row->exposed ? 1 : 0] += row->day >= day ? 1 : 0;
            mine.push_back(risk);
        }
        result.push_back(mine);
    }
    return result;
}

DayCounts endsOf(const std::vector<Row> &rows)
{
    DayCounts counts;
    for (const Row &row : rows)
        counts.add({row.day, row.event ? Outcome::Event : Outcome::Censored});
    return counts;
}

void compareKaplanMeier(const DayCounts &counts, const QJsonObject &expected)
{
    const Survival ours = kaplanMeier(counts), log = kaplanMeier(counts, SurvivalLimits::Log);
    QCOMPARE(static_cast<int>(ours.n), expected["n"].toInt());
    QCOMPARE(static_cast<int>(ours.events), expected["events"].toInt());
    const QJsonArray days = expected["day"].toArray();
    QCOMPARE(static_cast<qsizetype>(ours.points.size()), days.size());
    for (qsizetype i = 0; i < days.size(); ++i) {
        const SurvivalPoint &point = ours.points[static_cast<std::size_t>(i)];
        const SurvivalPoint &other = log.points[static_cast<std::size_t>(i)];
        QCOMPARE(point.day, days[i].toInt());
        QCOMPARE(static_cast<int>(point.atRisk), expected["at_risk"].toArray()[i].toInt());
        QVERIFY(near(point.survival, expected["survival"].toArray()[i].toDouble()));
        if (point.survival > 0)
            QVERIFY(same(point.se(), expected["se"].toArray()[i]));
        QVERIFY(same(point.low, expected["log_log_low"].toArray()[i]));
        QVERIFY(same(point.high, expected["log_log_high"].toArray()[i]));
        QVERIFY(same(other.low, expected["log_low"].toArray()[i]));
        QVERIFY(same(other.high, expected["log_high"].toArray()[i]));
    }
    const std::array shares{0.25, 0.5, 0.75};
    for (qsizetype i = 0; i < 3; ++i) {
        const double q = shares[static_cast<std::size_t>(i)];
        QVERIFY(same(ours.quantile(q), expected["quantile"].toArray()[i]));
        // R reports the midpoint of a flat stretch; ours is its left end, never later.
        if (const QJsonValue theirs = expected["quantile_r"].toArray()[i]; !theirs.isNull())
            QVERIFY(ours.quantile(q) && *ours.quantile(q) <= theirs.toDouble());
        QVERIFY(same(ours.quantileLow(q), expected["log_log_quantile_low"].toArray()[i]));
        QVERIFY(same(ours.quantileHigh(q), expected["log_log_quantile_high"].toArray()[i]));
        QVERIFY(same(log.quantileLow(q), expected["log_quantile_low"].toArray()[i]));
        QVERIFY(same(log.quantileHigh(q), expected["log_quantile_high"].toArray()[i]));
    }
}

void compareArms(const std::vector<Row> &rows, const QJsonObject &expected)
{
    const LogRank plain = logRank(strataOf(rows, false));
    QVERIFY(plain.chiSquared && plain.p);
    QVERIFY(near(*plain.chiSquared, expected["chi2"].toDouble()));
    QVERIFY(std::abs(*plain.p - expected["p"].toDouble()) < 1e-12); // R's 1 − pchisq loses what is smaller
    for (qsizetype arm = 0; arm < 2; ++arm) {
        QVERIFY(near(plain.observed[static_cast<std::size_t>(arm)], expected["observed"].toArray()[arm].toDouble()));
        QVERIFY(near(plain.expected[static_cast<std::size_t>(arm)], expected["expected"].toArray()[arm].toDouble()));
    }
    const Estimate cox = hazardRatio(strataOf(rows, false));
    QVERIFY(cox.value && near(*cox.value, expected["hr"].toDouble()));
    QVERIFY(near(*cox.low, expected["hr_low"].toDouble()) && near(*cox.high, expected["hr_high"].toDouble()));
    if (!expected.contains("strata_chi2"))
        return;
    const LogRank inside = logRank(strataOf(rows, true));
    QVERIFY(near(*inside.chiSquared, expected["strata_chi2"].toDouble()));
    const Estimate stratified = hazardRatio(strataOf(rows, true));
    QVERIFY(stratified.value && near(*stratified.value, expected["strata_hr"].toDouble()));
    QVERIFY(near(*stratified.low, expected["strata_hr_low"].toDouble())
            && near(*stratified.high, expected["strata_hr_high"].toDouble()));
}

void compareIncidence(const DayCounts &counts, const QJsonObject &expected)
{
    const Incidence ours = cumulativeIncidence(counts);
    QCOMPARE(static_cast<int>(ours.n), expected["n"].toInt());
    const QJsonArray days = expected["day"].toArray();
    QCOMPARE(static_cast<qsizetype>(ours.points.size()), days.size());
    for (qsizetype i = 0; i < days.size(); ++i) {
        const IncidencePoint &point = ours.points[static_cast<std::size_t>(i)];
        QCOMPARE(point.day, days[i].toInt());
        QVERIFY(near(point.incidence, expected["incidence"].toArray()[i].toDouble()));
        QVERIFY(near(point.se, expected["se"].toArray()[i].toDouble()));
        // Where F is 0 R gives limits of 0 or none, depending on the day; we give none.
        if (point.incidence > 0) {
            QVERIFY(same(point.low, expected["low"].toArray()[i]));
            QVERIFY(same(point.high, expected["high"].toArray()[i]));
        }
    }
    const std::array shares{0.25, 0.5, 0.8};
    for (qsizetype i = 0; i < 3; ++i) {
        const double q = shares[static_cast<std::size_t>(i)];
        QVERIFY(same(ours.quantile(q), expected["quantile"].toArray()[i]));
        QVERIFY(same(ours.quantileLow(q), expected["quantile_low"].toArray()[i]));
        QVERIFY(same(ours.quantileHigh(q), expected["quantile_high"].toArray()[i]));
    }
}

/// Cells of a CSV of the public data, by column.
struct Csv {
    QStringList header;
    QList<QStringList> rows;
    explicit Csv(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return;
        const auto cells = [](QByteArray line) {
            QStringList parts = QString::fromUtf8(line).remove(QLatin1Char('\n')).remove(QLatin1Char('\r')).split(QLatin1Char(','));
            for (QString &part : parts)
                part.remove(QLatin1Char('"'));
            return parts;
        };
        header = cells(file.readLine());
        while (!file.atEnd()) {
            const QStringList row = cells(file.readLine());
            if (row.size() == header.size())
                rows << row;
        }
    }
    [[nodiscard]] QString at(qsizetype row, const QString &column) const { return rows[row][header.indexOf(column)]; }
};

} // namespace

class TestSurvivalReference : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ownRows_data();
    void ownRows();
    void publicData_data();
    void publicData();
    void transplantAsMilestone();
    void falseDiscoveryAsR();
    void intervalsOfShares();
    void armsWithoutAnswer();
};

void TestSurvivalReference::ownRows_data()
{
    QTest::addColumn<QJsonObject>("set");
    const QJsonArray sets = readJson(fixtures + QStringLiteral("survival_own.json"))["sets"].toArray();
    QCOMPARE(sets.size(), 3);
    for (const auto &set : sets)
        QTest::addRow("%d rows", set.toObject()["km"].toObject()["n"].toInt()) << set.toObject();
}

void TestSurvivalReference::ownRows()
{
    QFETCH(const QJsonObject, set);
    const QJsonObject columns = set["rows"].toObject();
    std::vector<Row> rows;
    DayCounts reached;
    std::array<std::vector<std::uint32_t>, 2> counts;
    for (qsizetype i = 0; i < columns["day"].toArray().size(); ++i) {
        const auto number = [&](const char *column) { return columns[QLatin1String(column)].toArray()[i].toInt(); };
        rows.push_back({number("left_day"), number("left") == 1, number("exposed") == 1, columns["group"].toArray()[i].toString()});
        reached.add({number("day"), static_cast<Outcome>(number("state"))});
        counts[rows.back().exposed ? 1 : 0].push_back(static_cast<std::uint32_t>(number("counts")));
    }
    compareKaplanMeier(endsOf(rows), set["km"].toObject());
    compareArms(rows, set["arms"].toObject());
    compareIncidence(reached, set["incidence"].toObject());
    const auto p = rankSumP(counts[1], counts[0]);
    QVERIFY(p && near(*p, set["rank_sum_p"].toDouble()));
}

void TestSurvivalReference::publicData_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("eventIs");
    QTest::addColumn<QString>("arm");
    QTest::addColumn<QString>("exposedIs");
    QTest::addColumn<QString>("stratum");
    const auto row = [](const char *name, const char *file, const char *time, const char *status, const char *eventIs,
                        const char *arm, const char *exposedIs, const char *stratum) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(time) << QString::fromLatin1(status)
                            << QString::fromLatin1(eventIs) << QString::fromLatin1(arm)
                            << QString::fromLatin1(exposedIs) << QString::fromLatin1(stratum);
    };
    row("lung", "lung", "time", "status", "2", "sex", "2", "ph.ecog");
    row("veteran", "veteran", "time", "status", "1", "trt", "2", "celltype");
    row("ovarian", "ovarian", "futime", "fustat", "1", "rx", "2", "ecog.ps");
    row("aml", "aml", "time", "status", "1", "x", "Maintained", "");
    row("rossi", "rossi", "week", "arrest", "1", "fin", "1", "race");
    row("waltons", "waltons", "T", "E", "1", "group", "miR-137", "");
    row("jasa", "jasa_stanford_heart", "futime", "fustat", "1", "transplant", "1", "surgery");
}

void TestSurvivalReference::publicData()
{
    QFETCH(const QString, file);
    QFETCH(const QString, time);
    QFETCH(const QString, status);
    QFETCH(const QString, eventIs);
    QFETCH(const QString, arm);
    QFETCH(const QString, exposedIs);
    QFETCH(const QString, stratum);
    const Csv csv(::publicData + file + QStringLiteral(".csv"));
    if (csv.rows.isEmpty())
        QSKIP("the shared statistics data are not here");
    std::vector<Row> rows;
    for (qsizetype i = 0; i < csv.rows.size(); ++i) {
        rows.push_back({static_cast<std::int32_t>(csv.at(i, time).toDouble()), csv.at(i, status) == eventIs,
                        csv.at(i, arm) == exposedIs, stratum.isEmpty() ? QString() : csv.at(i, stratum)});
    }
    const QJsonObject expected = readJson(fixtures + QStringLiteral("survival_public.json"))
                                     [QString::fromLatin1(QTest::currentDataTag())].toObject();
    QVERIFY(!expected.isEmpty());
    compareKaplanMeier(endsOf(rows), expected["km"].toObject());
    compareArms(rows, expected["arms"].toObject());
}

// Waiting for a transplant with death competing: a multi-state factor of R.
void TestSurvivalReference::transplantAsMilestone()
{
    const Csv csv(::publicData + QStringLiteral("jasa_stanford_heart.csv"));
    if (csv.rows.isEmpty())
        QSKIP("the shared statistics data are not here");
    DayCounts counts;
    for (qsizetype i = 0; i < csv.rows.size(); ++i) {
        const bool transplant = csv.at(i, QStringLiteral("transplant")) == QLatin1String("1");
        const bool died = csv.at(i, QStringLiteral("fustat")) == QLatin1String("1");
        counts.add({csv.at(i, transplant ? QStringLiteral("wait.time") : QStringLiteral("futime")).toInt(),
                    transplant ? Outcome::Event : died ? Outcome::Competing : Outcome::Censored});
    }
    compareIncidence(counts, readJson(fixtures + QStringLiteral("survival_public.json"))["jasa"].toObject()["incidence"].toObject());
}

void TestSurvivalReference::falseDiscoveryAsR()
{
    const QJsonObject expected = readJson(fixtures + QStringLiteral("survival_own.json"))["bh"].toObject();
    // Milestones without a p take no part.
    std::vector<std::optional<double>> p{std::nullopt};
    for (const auto &each : expected["p"].toArray())
        p.push_back(each.toDouble());
    const auto q = benjaminiHochberg(p);
    QVERIFY(!q[0]);
    QVERIFY(q.size() > 5);
    for (std::size_t i = 1; i < q.size(); ++i)
        QVERIFY(q[i] && near(*q[i], expected["q"].toArray()[static_cast<qsizetype>(i) - 1].toDouble(), 1e-12));

    const QJsonObject shared = readJson(QStringLiteral(MILEPOST_SHARED_DATA "/statistics/EXPECTED_dev.json"))["bh"].toObject()["bh1995"].toObject();
    if (shared.isEmpty())
        QSKIP("the shared statistics data are not here");
    std::vector<std::optional<double>> theirs;
    for (const auto &each : shared["p"].toArray())
        theirs.push_back(each.toDouble());
    const auto adjusted = benjaminiHochberg(theirs);
    for (std::size_t i = 0; i < adjusted.size(); ++i)
        QVERIFY(near(*adjusted[i], shared["adj"].toArray()[static_cast<qsizetype>(i)].toDouble()));
}

void TestSurvivalReference::intervalsOfShares()
{
    const QJsonObject shared = readJson(QStringLiteral(MILEPOST_SHARED_DATA "/statistics/EXPECTED_dev.json"));
    // By hand: 5 of 10.
    const Estimate half = shareOf(5, 10);
    QVERIFY(near(*half.value, 0.5) && near(*half.low, 0.23659309051256403, 1e-12) && near(*half.high, 0.763406909487436, 1e-12));
    QCOMPARE(*shareOf(0, 20).low, 0.0);
    QCOMPARE(*shareOf(20, 20).high, 1.0);
    QVERIFY(!shareOf(0, 0).value);
    if (shared.isEmpty())
        QSKIP("the shared statistics data are not here");
    for (const auto &each : shared["wilson"].toArray()) {
        const QJsonObject row = each.toObject();
        const Estimate ours = shareOf(row["x"].toDouble(), row["n"].toDouble());
        QVERIFY(near(*ours.low, row["wilson"].toArray()[0].toDouble()) && near(*ours.high, row["wilson"].toArray()[1].toDouble()));
    }
    int compared = 0;
    for (const auto &each : shared["two_by_two"].toObject()) {
        const QJsonObject row = each.toObject();
        const Estimate difference = moverDifference(shareOf(row["a"].toDouble(), row["n"].toDouble()),
                                                    shareOf(row["b"].toDouble(), row["m"].toDouble()), IntervalMethod::Newcombe);
        QVERIFY(near(*difference.value, row["diff"].toDouble()));
        QVERIFY(near(*difference.low, row["newcombe_diff_ci"].toArray()[0].toDouble())
                && near(*difference.high, row["newcombe_diff_ci"].toArray()[1].toDouble()));
        ++compared;
    }
    QVERIFY(compared >= 3);
}

void TestSurvivalReference::armsWithoutAnswer()
{
    // Nobody of one arm has the event: no finite hazard ratio, but a log-rank statistic.
    const std::vector<RiskDays> one{{{3, {5, 5}, {2, 0}}, {9, {3, 5}, {1, 0}}}};
    QVERIFY(!hazardRatio(one).value);
    QVERIFY(logRank(one).p);
    // Nobody else at risk: no variance, no p.
    const std::vector<RiskDays> alone{{{3, {5, 0}, {2, 0}}}};
    QVERIFY(!logRank(alone).p && !logRank(alone).chiSquared);
    // Both arms have events, but never while the other is there.
    const std::vector<RiskDays> apart{{{3, {5, 0}, {2, 0}}}, {{3, {0, 5}, {0, 2}}}};
    QVERIFY(!hazardRatio(apart).value);
    // The last one at risk: n = 1 adds no variance.
    const std::vector<RiskDays> last{{{3, {1, 0}, {1, 0}}}};
    QVERIFY(!logRank(last).chiSquared);
    QVERIFY(!hazardRatio({}).value && !logRank({}).p);
}

QTEST_GUILESS_MAIN(TestSurvivalReference)
#include "test_survival_reference.moc"
