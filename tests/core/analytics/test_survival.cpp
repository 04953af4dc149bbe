// M2 and Kaplan–Meier: tables worked by hand, and R's answers on public data where they are at hand.
#include "analytics/incidence.h"
#include "analytics/kaplan_meier.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <random>

using namespace milepost::analytics;

namespace {

bool near(double a, double b, double tolerance = 1e-9) { return std::abs(a - b) <= tolerance; }

/// Columns of a CSV without quotes.
std::vector<FollowUp> followUps(const QString &path, const QString &timeColumn, const QString &statusColumn,
                                const QString &eventValue, const QString &onlyColumn = {}, const QString &onlyValue = {})
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto cells = [](QByteArray line) {
        QStringList parts = QString::fromUtf8(line.trimmed()).split(QLatin1Char(','));
        for (QString &part : parts)
            part.remove(QLatin1Char('"'));
        return parts;
    };
    const QStringList header = cells(file.readLine());
    std::vector<FollowUp> result;
    while (!file.atEnd()) {
        const QStringList row = cells(file.readLine());
        if (row.size() < header.size())
            continue;
        if (!onlyColumn.isEmpty() && row[header.indexOf(onlyColumn)] != onlyValue)
            continue;
        result.push_back({row[header.indexOf(timeColumn)].toInt(),
                          row[header.indexOf(statusColumn)] == eventValue ? Outcome::Event : Outcome::Censored});
    }
    return result;
}

} // namespace

class TestSurvival : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void incidenceByHand();
    void tiesOnOneDay();
    void withoutCompetingItIsKaplanMeier();
    void flatStretchGivesItsLeftEnd();
    void lungAsR();
    void fastQuantilesAgree();
};

// Six accounts: reached 2, churned 3, reached 5, censored 5, churned 7, censored 9.
void TestSurvival::incidenceByHand()
{
    const std::vector<FollowUp> six{{2, Outcome::Event},    {3, Outcome::Competing}, {5, Outcome::Event},
                                    {5, Outcome::Censored}, {7, Outcome::Competing}, {9, Outcome::Censored}};
    const Incidence result = cumulativeIncidence(DayCounts::of(six));
    QCOMPARE(result.points.size(), std::size_t(4));
    QCOMPARE(result.points[0].atRisk, 6u);
    QVERIFY(near(result.at(2), 1.0 / 6)); // S(2−) = 1, d1/n = 1/6
    QVERIFY(near(result.at(3), 1.0 / 6)); // churn adds nothing
    QVERIFY(near(result.at(5), 1.0 / 6 + (4.0 / 6) * (1.0 / 4))); // S(5−) = 5/6·4/5, four at risk
    QVERIFY(near(result.at(100), 1.0 / 3));
    QVERIFY(near(result.at(1), 0));
    QCOMPARE(result.quantile(0.25).value(), 5);
    QVERIFY(!result.quantile(0.5).has_value());
    // se after the first event is that of a share: √(p(1−p)/n).
    QVERIFY(near(result.points[0].se, std::sqrt((1.0 / 6) * (5.0 / 6) / 6)));
    QVERIFY(result.points[0].low < 1.0 / 6 && result.points[0].high > 1.0 / 6);
}

// On one day: milestone before churn before censoring; all three are at risk that day.
void TestSurvival::tiesOnOneDay()
{
    const std::vector<FollowUp> tied{{4, Outcome::Censored}, {4, Outcome::Event}, {4, Outcome::Competing}, {8, Outcome::Event}};
    const Incidence result = cumulativeIncidence(DayCounts::of(tied));
    QVERIFY(near(result.at(4), 0.25));
    QVERIFY(near(result.at(8), 0.25 + 0.5 * 1)); // S = 1 − 2/4; one left
}

void TestSurvival::withoutCompetingItIsKaplanMeier()
{
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        DayCounts counts;
        for (int i = 0; i < 60; ++i)
            counts.add({std::uniform_int_distribution<int>(0, 40)(random),
                        random() % 3 ? Outcome::Event : Outcome::Censored});
        const Incidence incidence = cumulativeIncidence(counts);
        const Survival survival = kaplanMeier(counts);
        QCOMPARE(incidence.points.size(), survival.points.size());
        for (std::size_t i = 0; i < survival.points.size(); ++i) {
            QVERIFY(near(incidence.points[i].incidence, 1 - survival.points[i].survival));
            if (survival.points[i].survival > 0)
                QVERIFY(near(incidence.points[i].se, survival.points[i].se(), 1e-8));
        }
        for (const double q : {0.1, 0.25, 0.5, 0.9})
            QCOMPARE(incidence.quantile(q), survival.quantile(q));
    }
}

// S is exactly 0.5 from day 2 to day 6: R says 4, we say 2.
void TestSurvival::flatStretchGivesItsLeftEnd()
{
    const std::vector<FollowUp> four{{1, Outcome::Event}, {2, Outcome::Event}, {6, Outcome::Event}, {9, Outcome::Event}};
    QCOMPARE(kaplanMeier(DayCounts::of(four)).quantile(0.5).value(), 2);
}

void TestSurvival::lungAsR()
{
    const QString folder = QStringLiteral(MILEPOST_SHARED_DATA "/statistics");
    QFile expected(folder + QStringLiteral("/EXPECTED_dev.json"));
    if (!expected.open(QIODevice::ReadOnly))
        QSKIP("the shared statistics data are not here");
    const QJsonObject lung = QJsonDocument::fromJson(expected.readAll()).object()[QStringLiteral("lung")].toObject();
    const QString csv = folder + QStringLiteral("/data/lung.csv");
    const auto all = followUps(csv, QStringLiteral("time"), QStringLiteral("status"), QStringLiteral("2"));
    // EXPECTED holds R's "log" limits.
    const Survival km = kaplanMeier(DayCounts::of(all), SurvivalLimits::Log);
    const QJsonObject overall = lung[QStringLiteral("km_log")].toObject()[QStringLiteral("all")].toObject();
    QCOMPARE(static_cast<int>(km.n), overall[QStringLiteral("n")].toInt());
    QCOMPARE(static_cast<int>(km.events), overall[QStringLiteral("events")].toInt());
    QCOMPARE(km.quantile(0.5).value(), 310);
    QCOMPARE(km.quantileLow(0.5).value(), 285);
    QCOMPARE(km.quantileHigh(0.5).value(), 363);
    const Survival logLog = kaplanMeier(DayCounts::of(all));
    QCOMPARE(logLog.quantileLow(0.5).value(), 284);
    QCOMPARE(logLog.quantileHigh(0.5).value(), 361);
    const QJsonObject at = lung[QStringLiteral("km_log")].toObject()[QStringLiteral("at")].toObject();
    const QJsonArray times = at[QStringLiteral("time")].toArray();
    QVERIFY(times.size() >= 8);
    for (qsizetype i = 0; i < times.size(); ++i) {
        const int day = times[i].toInt();
        const SurvivalPoint *last = nullptr;
        for (const SurvivalPoint &point : km.points)
            last = point.day <= day ? &point : last;
        QVERIFY(last);
        QVERIFY(near(last->survival, at[QStringLiteral("surv")].toArray()[i].toDouble(), 1e-9));
        QVERIFY(near(last->se(), at[QStringLiteral("se_greenwood")].toArray()[i].toDouble(), 1e-9));
        QVERIFY(near(last->low, at[QStringLiteral("lo")].toArray()[i].toDouble(), 1e-9));
        QVERIFY(near(last->high, at[QStringLiteral("hi")].toArray()[i].toDouble(), 1e-9));
    }
    for (const auto &[sex, median] : {std::pair("1", 270), std::pair("2", 426)}) {
        const auto half = followUps(csv, QStringLiteral("time"), QStringLiteral("status"), QStringLiteral("2"),
                                    QStringLiteral("sex"), QLatin1String(sex));
        QCOMPARE(kaplanMeier(DayCounts::of(half)).quantile(0.5).value(), median);
    }
}

void TestSurvival::fastQuantilesAgree()
{
    std::mt19937 random(11);
    for (int round = 0; round < 50; ++round) {
        DayCounts counts;
        for (int i = 0; i < 80; ++i)
            counts.add({std::uniform_int_distribution<int>(0, 60)(random), static_cast<Outcome>(random() % 3)});
        const Incidence slow = cumulativeIncidence(counts);
        constexpr std::array<double, 3> shares{0.25, 0.5, 0.75};
        std::array<float, 3> fast{};
        incidenceQuantiles(counts.event, counts.competing, counts.censored, counts.total(), shares, fast);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            QCOMPARE(std::isnan(fast[i]), !slow.quantile(shares[i]).has_value());
            if (!std::isnan(fast[i]))
                QCOMPARE(static_cast<int>(fast[i]), slow.quantile(shares[i]).value());
        }
    }
}

QTEST_GUILESS_MAIN(TestSurvival)
#include "test_survival.moc"
