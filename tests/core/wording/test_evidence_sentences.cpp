/// What is said of the evidence: counts and intervals in every sentence, which figure to believe, and no other customer
/// in what a customer may see.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/life_book.h"
#include "wording/evidence_sentences.h"

#include <QTest>

using namespace milepost;
using namespace milepost::analytics;
using milepost::test::LifeBook;

namespace {

QString bare(QString text) { return text.remove(QChar(0x2068)).remove(QChar(0x2069)); }

const wording::Voice voice = wording::Voice::invariant();

LifeBook halfReached()
{
    LifeBook book(1);
    book.portfolio().milestones[0].title = "Team invited";
    book.window(0, 20);
    for (int i = 0; i < 200; ++i)
        book.add(book.asOf() - 900, i % 2 == 0 ? (i % 20 == 0 ? 90 : -1) : (i % 4 == 1 ? 90 : -1),
                 i % 2 == 0 ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, 3}}
                            : std::vector<std::pair<MilestoneIndex, std::int32_t>>{});
    return book;
}

} // namespace

class TestEvidenceSentences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void association();
    void whichFigureToBelieve();
    void tooLittleIsSaid();
    void rates();
    void finding();
    void velocity();
    void claims();
    void ladderNamesNobody();
};

void TestEvidenceSentences::association()
{
    LifeBook book = halfReached();
    const auto found = evidence(book.portfolio(), firstLivesOf(book.portfolio()), {{{0}, 1}}, {}, {}).front();
    QCOMPARE(bare(wording::associationSentence(voice, book.portfolio(), found)),
             QStringLiteral("Goes with higher retention: Of 100 accounts with Team invited by day 20, 90 % (82.6–94.5 %) were "
                            "kept to day 395; of 100 without, 50 % (40.4–59.6 %) (q < 0.001). An association, not proof."));
    QVERIFY(wording::associationNotes(voice, found).isEmpty());
    EvidenceSettings chosen;
    chosen.landmark = 10;
    const auto exploratory = evidence(book.portfolio(), firstLivesOf(book.portfolio()), {{{0}, 1}}, {}, chosen).front();
    QVERIFY(wording::associationNotes(voice, exploratory).join(QLatin1Char(' ')).contains(QLatin1String("Exploratory")));
}

void TestEvidenceSentences::whichFigureToBelieve()
{
    Association found;
    found.landmark = 30;
    found.naive.ratio = {3.1, 2.0, 4.8, IntervalMethod::Delta};
    found.ratio = {1.27, 0.7, 2.3, IntervalMethod::Delta};
    const QString words = wording::naiveSentence(voice, found);
    QVERIFY(words.contains(QStringLiteral("3.1 (2–4.8) times")));
    QVERIFY(words.contains(QStringLiteral("alive on day 30, it is 1.27 (0.7–2.3) times: believe this one")));
    found.ratio = {};
    QVERIFY(wording::naiveSentence(voice, found).contains(QLatin1String("Do not rely on it")));
    found.naive.ratio = {};
    QVERIFY(wording::naiveSentence(voice, found).isEmpty());
}

void TestEvidenceSentences::tooLittleIsSaid()
{
    LifeBook book(1);
    book.portfolio().milestones[0].title = "Team invited";
    for (int i = 0; i < 12; ++i)
        book.add(book.asOf() - 900, -1, i < 5 ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, 3}}
                                              : std::vector<std::pair<MilestoneIndex, std::int32_t>>{});
    Association found = evidence(book.portfolio(), firstLivesOf(book.portfolio()), {{{0}, 1}}, {}, {}).front();
    QCOMPARE(bare(wording::associationSentence(voice, book.portfolio(), found)),
             QStringLiteral("Insufficient data on Team invited: 5 had reached it by day 30 and 7 had not; each side needs 20"));
    for (const Shortfall each : {Shortfall::NobodyStarted, Shortfall::NobodyReached, Shortfall::EverybodyReached,
                                 Shortfall::FewEvents, Shortfall::ShortFollowUp, Shortfall::NoAmounts}) {
        found.shortfall = each;
        const QString words = bare(wording::associationSentence(voice, book.portfolio(), found));
        QVERIFY2(words.size() > 50 && !words.contains(QLatin1Char('%')), qPrintable(words));
    }
}

void TestEvidenceSentences::rates()
{
    LifeBook book = halfReached();
    const FirstLives lives = firstLivesOf(book.portfolio());
    const auto rates = milestoneRates(book.portfolio(), lives, allTogether(book.portfolio()), {});
    QCOMPARE(bare(wording::rateSentence(voice, book.portfolio(), rates.rows.front())),
             QStringLiteral("50 % (43.1–56.9 %) of 200 accounts reached Team invited within 20 days"));
    book.portfolio().milestones[0].windowDays.reset();
    const auto none = milestoneRates(book.portfolio(), lives, allTogether(book.portfolio()), {});
    QVERIFY(wording::rateSentence(voice, book.portfolio(), none.rows.front()).contains(QLatin1String("no target window")));
    QCOMPARE(wording::medianRange(voice, {}), QStringLiteral("not reached by half"));
    QCOMPARE(wording::medianRange(voice, {22, 20, {}}), QStringLiteral("day 22 (20––)"));
    QCOMPARE(wording::percentRange(voice, {}), wording::percentRange(voice, Estimate{}));
    QCOMPARE(wording::groupWord(voice, allTogether(book.portfolio()), 0), QStringLiteral("All accounts"));
    QCOMPARE(wording::groupWord(voice, byStartQuarter(lives), 0).left(1), QStringLiteral("Q"));
}

void TestEvidenceSentences::finding()
{
    LifeBook book(1);
    Behaviour behaviour;
    behaviour.key = "team.invited";
    Discovery discovery;
    analytics::Finding finding;
    finding.threshold = 3;
    finding.retained = {200, 170, {0.85, 0.79, 0.89, IntervalMethod::Wilson}};
    finding.churned = {80, 25, {0.3125, 0.22, 0.42, IntervalMethod::Wilson}};
    QCOMPARE(bare(wording::findingSentence(voice, book.portfolio(), behaviour, discovery, finding)),
             QStringLiteral("85 % of retained accounts did team.invited at least 3 times in the first 30 days (170 of 200), "
                            "against 31 % of churned (25 of 80)"));
    finding.shortfall = Shortfall::SmallArm;
    QVERIFY(wording::findingSentence(voice, book.portfolio(), behaviour, discovery, finding).startsWith(QLatin1String("Insufficient data")));
}

void TestEvidenceSentences::velocity()
{
    VelocityTrend trend;
    trend.window = 30;
    QVERIFY(wording::velocitySentence(voice, trend, trend.quarterBefore).startsWith(QLatin1String("Insufficient data")));
    trend.latest = "2025Q4";
    trend.latestMedian = {24, 22, 26};
    trend.quarterBefore.earlier = "2025Q3";
    trend.quarterBefore.earlierMedian = {30, 28, 33};
    trend.quarterBefore.faster = 0.2;
    trend.quarterBefore.fasterLow = 0.08;
    trend.quarterBefore.fasterHigh = 0.33;
    QCOMPARE(wording::velocitySentence(voice, trend, trend.quarterBefore),
             QStringLiteral("Accounts that started in Q4 2025 are 20 % faster (8 % to 33 %) than those of Q3 2025: day 24 (22–26) "
                            "against day 30 (28–33)"));
    trend.quarterBefore.fasterLow = -0.05;
    QVERIFY(wording::velocitySentence(voice, trend, trend.quarterBefore).contains(QLatin1String("within chance")));
}

void TestEvidenceSentences::claims()
{
    TestedClaim claim;
    claim.found.exposure = {{0}, 1};
    claim.found.ratio = {1.8, 1.4, 2.2, IntervalMethod::Delta};
    for (std::size_t i = 0; i < enumCount<Claim>(); ++i)
        QVERIFY(wording::claimSentence(voice, static_cast<Claim>(i)).startsWith(QLatin1String("Often said: ")));
    for (std::size_t i = 0; i < enumCount<ClaimVerdict>(); ++i) {
        claim.verdict = static_cast<ClaimVerdict>(i);
        QVERIFY(wording::testedSentence(voice, claim).startsWith(QLatin1String("Tested on your data: ")));
    }
}

void TestEvidenceSentences::ladderNamesNobody()
{
    LifeBook book(1);
    for (int i = 0; i < 21; ++i)
        book.add(book.asOf() - 300, -1, i < 12 ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, 3}}
                                               : std::vector<std::pair<MilestoneIndex, std::int32_t>>{});
    for (AccountIndex account = 0; account < book.portfolio().accountCount(); ++account)
        book.portfolio().name[account] = book.portfolio().strings.intern("Secret Customer " + std::to_string(account));
    const Lives lives = livesOf(book.portfolio(), {10, 50, 250});
    const auto ladder = measureLadder(book.portfolio(), lives, 20, TenureMeasure::Milestones, 10, {10, 50, 250});
    const QStringList sentences = wording::ladderSentences(voice, ladder);
    QCOMPARE(sentences, QStringList({QStringLiteral("Behind 60 % of teams at this stage"),
                                     QStringLiteral("Most teams at this stage have completed 1; you have 0")}));
    QVERIFY(!sentences.join(QLatin1Char(' ')).contains(QLatin1String("Secret")));
    QVERIFY(wording::ladderSentences(voice, measureLadder(book.portfolio(), lives, 20, TenureMeasure::Milestones, 30, {10, 50, 250})).isEmpty());
    MilestoneRate rate;
    QVERIFY(wording::typicalWeek(voice, book.portfolio(), rate).isEmpty());
    rate.median.day = 22; // ⌈22/7⌉
    QCOMPARE(bare(wording::typicalWeek(voice, book.portfolio(), rate)),
             QStringLiteral("Companies like yours typically reach Milestone 0 by week 4"));
}

QTEST_GUILESS_MAIN(TestEvidenceSentences)
#include "test_evidence_sentences.moc"
