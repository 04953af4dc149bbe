/// Sentences about value, renewals, plans and risk: every word is there, and numbers carry their n.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/risk_sentences.h"
#include "wording/value_words.h"

#include <QTest>

#include <set>

using namespace milepost;
using namespace milepost::wording;

class TestValueWords : public QObject {
    Q_OBJECT

    static Voice voice() { return Voice::invariant(); }
    template <class E> static void allDiffer(bool lastIsEmpty = false)
    {
        std::set<QString> words;
        for (std::size_t i = 0; i < enumCount<E>(); ++i)
            words.insert(word(voice(), static_cast<E>(i)));
        QCOMPARE(words.size(), enumCount<E>());
        QCOMPARE(words.contains(QString()), lastIsEmpty);
    }

private Q_SLOTS:
    void everyWordIsThere()
    {
        allDiffer<RoiKind>();
        allDiffer<RoiCostKind>();
        allDiffer<value::RoiFigure>();
        allDiffer<value::RoiGap>(true);
        allDiffer<RenewalCall>();
        allDiffer<value::RenewalOutcome>();
        allDiffer<value::ProbabilitySource>();
        allDiffer<value::Checkpoint>();
        allDiffer<PlanSide>();
    }

    void arithmeticOfFiveHundredTickets()
    {
        RoiModel model;
        RoiAssumption minutes, hourly;
        minutes.key = "minutes";
        minutes.base = "10";
        hourly.key = "hourly";
        hourly.base = "50";
        model.assumptions = {minutes, hourly};
        RoiLine line;
        line.saving = "minutes";
        line.rate = "hourly";
        model.lines = {line};
        value::LineValue value;
        value.occurrences = 500;
        value.hours = value::Exact(250, 3);
        QCOMPARE(lineArithmetic(voice(), model, value), QStringLiteral("500 × 10 min = 83.3 h, at 50 an hour"));
        QVERIFY(roundingRule(voice(), RoiRounding::WholeHours).contains(QStringLiteral("rounded down to whole")));
        QVERIFY(roundingRule(voice(), RoiRounding::Exact) != roundingRule(voice(), RoiRounding::WholeHours));
    }

    void figuresSayWhatIsMissing()
    {
        value::RoiResult result;
        result.currency = *Currency::fromCode("USD");
        QVERIFY(figureSentence(voice(), result, value::RoiFigure::Headline).contains(QStringLiteral("Nothing is agreed")));
        result.value[0] = value::Scenarios{1, 2660, 3};
        QVERIFY(figureSentence(voice(), result, value::RoiFigure::Headline).contains(QStringLiteral("cost is not known")));
        result.cost = value::Scenarios{0, 1220, 0};
        result.months.push_back({Day{1}, Day{30}, {value::Exact(2660), 0, 0}, value::Exact(1220)});
        const QString text = figureSentence(voice(), result, value::RoiFigure::Headline);
        QVERIFY2(text.contains(QStringLiteral("1,440.00 more than it cost")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("118")) && text.contains(QStringLiteral("month 1")), qPrintable(text));
    }

    void retentionAndCalibrationCarryTheirN()
    {
        value::RevenueRetention retention;
        QVERIFY(retentionSentence(voice(), retention).contains(QStringLiteral("no retention")));
        retention.from = *dayFromIso("2025-03-01");
        retention.to = *dayFromIso("2026-03-01");
        retention.accounts = 4;
        retention.startMinor = 700;
        retention.keptMinor = 450;
        retention.endMinor = 482;
        const QString text = retentionSentence(voice(), retention);
        QVERIFY2(text.contains(QStringLiteral("4 accounts")) && text.contains(QStringLiteral("64.3")), qPrintable(text));
        value::CallCalibration calibration;
        calibration.n = 2;
        calibration.won = 1;
        calibration.meanProbability = 0.85;
        calibration.brier = 0.425;
        const QString calls = calibrationSentence(voice(), calibration);
        QVERIFY2(calls.contains(QStringLiteral("2 past calls")) && calls.contains(QStringLiteral("too high by 35 points")), qPrintable(calls));
    }

    void riskSaysWhyItIsAnIndex()
    {
        RiskFit fit;
        QVERIFY(riskSentences(voice(), fit).front().contains(QStringLiteral("Nothing has been learnt")));
        fit.trainedTo = *dayFromIso("2026-02-28");
        fit.churns = 7;
        QVERIFY(riskSentences(voice(), fit).front().contains(QStringLiteral("Not enough history: 7 churns")));
        fit.churns = 40;
        fit.months = 2'000;
        fit.constant = 0.02;
        fit.method = RiskMethod::Constant;
        QVERIFY(riskSentences(voice(), fit).back().contains(QStringLiteral("too short to test")));
        fit.backtest.origins = 4;
        fit.backtest.first = *dayFromIso("2025-03-01");
        fit.backtest.last = *dayFromIso("2025-12-01");
        fit.backtest.brier = 0.02;
        fit.backtest.brierConstant = 0.019;
        QVERIFY(riskSentences(voice(), fit).back().contains(QStringLiteral("did not do better")));
        // Too few churns to part into groups: all of them in one sentence, and which way the estimates are wrong.
        fit.method = RiskMethod::Model;
        const auto oneGroup = [&](std::int64_t observed, double low, double high) {
            fit.backtest.groups[0] = {1268, observed, 8.5, low, high};
            fit.backtest.groupCount = 1;
            return riskSentences(voice(), fit).join(QLatin1Char('\n'));
        };
        oneGroup(17, 1.2, 3.1);
        QVERIFY(riskLeaningSentence(voice(), fit).contains(QStringLiteral("17 churned where 8.5 were expected: the chance to renew is told too high")));
        oneGroup(2, 0.03, 0.85);
        QVERIFY(riskLeaningSentence(voice(), fit).contains(QStringLiteral("told too low")));
        oneGroup(9, 0.5, 2.0);
        QVERIFY(riskLeaningSentence(voice(), fit).isEmpty());
        const QString low = oneGroup(17, 1.2, 3.1), fair = oneGroup(9, 0.5, 2.0), high = oneGroup(2, 0.03, 0.85);
        QVERIFY2(low.contains(QStringLiteral("17 churned where 8.5 were expected: 2 times as many")) && low.contains(QStringLiteral("risk is told too low")), qPrintable(low));
        QVERIFY2(fair.contains(QStringLiteral("9 churned where 8.5")) && !fair.contains(QStringLiteral("is told too")), qPrintable(fair));
        QVERIFY2(high.contains(QStringLiteral("risk is told too high")) && !high.contains(QStringLiteral("group")), qPrintable(high));
    }

    void coursesAreTold()
    {
        analytics::PlanCourse course;
        QVERIFY(courseSentence(voice(), course).isEmpty());
        course.offSince = *dayFromIso("2026-04-04");
        course.stepsOverdue = 2;
        course.overdueByUs = 1;
        QCOMPARE(courseSentence(voice(), course), QStringLiteral("Off course since 4 Apr 2026: 2 steps overdue, 1 of them ours"));
    }
};

QTEST_GUILESS_MAIN(TestValueWords)
#include "test_value_words.moc"
