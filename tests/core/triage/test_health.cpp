// M8 by hand: pillars, rounding, largest remainder, what is missing, the book's divisor.
#include "support/builders.h"
#include "support/random_portfolio.h"
#include "triage/health.h"
#include "triage/usage.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::triage;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

PillarValues pillarsOf(const Portfolio &portfolio, AccountIndex account)
{
    const auto lives = analytics::livesOf(portfolio, {10, 50, 250});
    return pillarValues(portfolio, lives, account, usageOf(portfolio, lives).accounts[account]);
}

} // namespace

class TestHealth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void blendByHand();
    void missingNeverCountsAsZero();
    void pointsSumToTheScore();
    void activationCountsWhatIsDue();
    void usageAgainstItsOwnUsual();
    void bookDivisorTakesOutages();
    void records();
};

void TestHealth::blendByHand()
{
    // 0.3·1 + 0.3·0.5 + 0.25·0.5 + 0.15·0.2 = 0.605 → 60.5 → 61 (half up); parts 30, 15, 12.5, 3.
    const HealthStanding health = blend({1, 0.5, 0.5, 0.2}, {});
    QCOMPARE(health.score, std::int16_t(61));
    QCOMPARE(health.band, Band::Fair);
    QCOMPARE(health.low, health.score);
    QCOMPARE(health.high, health.score);
    QVERIFY(!health.bandUncertain);
    QCOMPARE(health.points, (std::array<std::int16_t, 4>{30, 15, 13, 3}));
    // Ties of remainders go to the first pillar: parts 7.5, 7.5, 25, 15 → 55.
    QCOMPARE(blend({0.25, 0.25, 1, 1}, {}).points, (std::array<std::int16_t, 4>{8, 7, 25, 15}));
}

void TestHealth::missingNeverCountsAsZero()
{
    // Usage 1 alone: 100; with the rest at 0 it would be 30.
    const HealthStanding health = blend({missing, 1, missing, missing}, {});
    QCOMPARE(health.score, std::int16_t(100));
    QCOMPARE(health.low, std::int16_t(30));
    QCOMPARE(health.high, std::int16_t(100));
    QVERIFY(health.bandUncertain);
    QCOMPARE(health.points, (std::array<std::int16_t, 4>{0, 100, 0, 0}));
    QVERIFY(std::isnan(health.value[0]));
    const HealthStanding none = blend({missing, missing, missing, missing}, {});
    QCOMPARE(none.score, std::int16_t(-1));
    QCOMPARE(none.band, Band::Unknown);
}

void TestHealth::pointsSumToTheScore()
{
    for (int i = 0; i < 20'000; ++i) {
        const auto value = [&](int k) { return (i >> k) % 7 == 0 ? missing : ((i * 2654435761u >> k) % 1000) / 999.0; };
        const HealthStanding health = blend({value(0), value(3), value(5), value(7)}, {});
        if (health.score < 0)
            continue;
        QCOMPARE(std::accumulate(health.points.begin(), health.points.end(), 0), int(health.score));
        QVERIFY(health.low <= health.score && health.score <= health.high);
    }
}

void TestHealth::activationCountsWhatIsDue()
{
    const Day asOf = day("2026-03-01");
    auto portfolio = aPortfolio().asOf(asOf);
    portfolio.milestone("due_and_missed", 30, true).milestone("due_and_done", 30, true);
    portfolio.milestone("not_due", 300, true).milestone("early_and_done", 300, true).milestone("optional", 10, false);
    portfolio.with(anAccount("a").startedOn(asOf - 100).achieved("due_and_done", daysIn(20)).achieved("early_and_done", daysIn(20)));
    portfolio.with(anAccount("new").startedOn(asOf - 5));
    portfolio.with(anAccount("edge").startedOn(asOf - 30));
    // What nobody has reached would be held against nobody.
    portfolio.with(anAccount("other").startedOn(asOf - 100).achieved("due_and_missed", daysIn(20)).achieved("not_due", daysIn(20)));
    const auto built = portfolio.build();
    QCOMPARE(pillarsOf(*built, 0)[0], 2.0 / 3);
    QVERIFY(std::isnan(pillarsOf(*built, 1)[0])); // none due
    QVERIFY(std::isnan(pillarsOf(*built, 2)[0])); // day 30 is still within the window
    QVERIFY(std::isnan(pillarsOf(*built, 0)[3])); // no growth milestone, no limit
}

void TestHealth::usageAgainstItsOwnUsual()
{
    const Day asOf = day("2026-03-01");
    auto portfolio = aPortfolio().asOf(asOf);
    // Four blocks, newest first: 5, 10, 20, 10 active users → c 5, b median(10, 20, 10) = 10.
    portfolio.with(anAccount("a").startedOn(asOf - 200).seats(20)
                       .active(asOf - 27, asOf, 5).active(asOf - 55, asOf - 28, 10)
                       .active(asOf - 83, asOf - 56, 20).active(asOf - 111, asOf - 84, 10));
    portfolio.with(anAccount("young").startedOn(asOf - 40).seats(10).active(asOf - 40, asOf, 8));
    portfolio.with(anAccount("newborn").startedOn(asOf - 10).active(asOf - 10, asOf, 3));
    portfolio.with(anAccount("silent").startedOn(asOf - 200).seats(5));
    const auto built = portfolio.milestone("m").build();
    const auto lives = analytics::livesOf(*built, {10, 50, 250});
    const BookUsage book = usageOf(*built, lives);
    QCOMPARE(book.divisor, 1.0); // fewer than 20 accounts
    QCOMPARE(book.accounts[0].own, 0.5);
    QCOMPARE(book.accounts[0].breadth, 0.25);
    QCOMPARE(pillarsOf(*built, 0)[1], 0.375);
    QVERIFY(std::isnan(book.accounts[1].own)); // no block before
    QCOMPARE(book.accounts[1].breadth, 0.8);
    QVERIFY(std::isnan(pillarsOf(*built, 2)[1]));
    QCOMPARE(book.accounts[3].own, 0.0); // 0/0 → 0
    QCOMPARE(book.accounts[3].breadth, 0.0);
}

void TestHealth::bookDivisorTakesOutages()
{
    const Day asOf = day("2026-03-01");
    auto portfolio = aPortfolio().asOf(asOf);
    withMany(portfolio, 21, [&](auto &account, int i) {
        account.startedOn(asOf - 200).active(asOf - 111, asOf - 28, 10).active(asOf - 27, asOf, i == 0 ? 2 : 5);
    });
    const auto built = portfolio.milestone("m").build();
    const BookUsage book = usageOf(*built, analytics::livesOf(*built, {10, 50, 250}));
    QCOMPARE(book.divisor, 0.5); // half of everybody's users: a holiday
    QCOMPARE(book.accounts[5].own, 1.0);
    QCOMPARE(book.accounts[0].own, 0.4); // 0.2 over 0.5
}

void TestHealth::records()
{
    const Day asOf = day("2026-03-01");
    auto portfolio = aPortfolio().asOf(asOf);
    const auto account = [&](const char *id) { return anAccount(id).startedOn(asOf - 300); };
    portfolio.with(account("well").nps(asOf - 10, 9).invoice(asOf - 20, asOf - 21).ticket(asOf - 2)); // 1, 1, 1
    portfolio.with(account("urgent").ticket(asOf - 8, TicketPriority::Urgent)); // 0.5, –, 1
    portfolio.with(account("urgent in time").ticket(asOf - 7, TicketPriority::Urgent));
    portfolio.with(account("escalated").ticket(asOf - 1, TicketPriority::Low, true));
    portfolio.with(account("overdue").invoice(asOf - 30)); // 1, –, 0.5
    portfolio.with(account("long overdue").invoice(asOf - 31));
    portfolio.with(account("failed").invoice(asOf - 3, {}, true));
    portfolio.with(account("passive").nps(asOf - 180, 7)); // 1, 0.5, 1
    portfolio.with(account("old survey").nps(asOf - 181, 2));
    portfolio.with(account("csat").csat(asOf - 5, 4, 5)); // 1, 0.75, 1
    const auto built = portfolio.milestone("m").build();
    const std::vector<double> expected{1, 0.75, 1, 0.5, 0.75, 0.5, 0.5, 2.5 / 3, 1, 2.75 / 3};
    for (AccountIndex a = 0; a < expected.size(); ++a)
        QCOMPARE(pillarsOf(*built, a)[2], expected[a]);
}

QTEST_GUILESS_MAIN(TestHealth)
#include "test_health.moc"
