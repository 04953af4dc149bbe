// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/builders.h"

using namespace milepost;
using namespace milepost::test;

class TestBuilders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAccountInFewWords();
};

void TestBuilders::anAccountInFewWords()
{
    const auto portfolio = aPortfolio()
                               .asOf(day("2026-03-01"))
                               .milestone("team_invited", 14, true)
                               .with(anAccount("Acme").plan("Business").arr(96000).startedOn(day("2025-01-10")).achieved(
                                   "team_invited", daysIn(9)))
                               .with(anAccount("Bolt").startedOn(day("2025-02-10")).churnedOn(daysIn(100)))
                               .build();
    QCOMPARE(portfolio->accountCount(), std::size_t(2));
    const AccountIndex acme = portfolio->findExternal("Acme");
    QCOMPARE(portfolio->arrMinor[acme], std::int64_t(9'600'000));
    QCOMPARE(portfolio->status[acme], AccountStatus::Active);
    QCOMPARE(portfolio->achieved[acme], std::uint16_t(1));
    QCOMPARE(portfolio->lastAchievement[acme], day("2025-01-19"));
    QCOMPARE(portfolio->text(portfolio->plan[acme]), std::string_view("Business"));
    const AccountIndex bolt = portfolio->findExternal("Bolt");
    QCOMPARE(portfolio->status[bolt], AccountStatus::Churned);
    QCOMPARE(portfolio->exit[bolt], day("2025-02-10") + 100);
    QCOMPARE(portfolio->through, day("2026-03-01"));
}

QTEST_GUILESS_MAIN(TestBuilders)
#include "test_builders.moc"
