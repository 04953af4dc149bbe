// M10: decision days and urgency, worked by hand.
#include "support/builders.h"
#include "triage/decision.h"

#include <QTest>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::triage;

class TestDecision : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void urgencyByHand();
    void noticeAndRenewal();
    void weightedByArr();
};

void TestDecision::urgencyByHand()
{
    QCOMPARE(urgencyOf(-5), 1.0);
    QCOMPARE(urgencyOf(90), 1.0);
    QCOMPARE(urgencyOf(200), 0.7); // 1 − 0.75·110/275
    QCOMPARE(urgencyOf(365), 0.25);
    QCOMPARE(urgencyOf(2000), 0.25);
}

void TestDecision::noticeAndRenewal()
{
    const Day asOf = day("2026-03-01");
    SubscriptionFact s;
    s.start = day("2025-06-01");
    s.termEnd = day("2026-06-01");
    s.termDays = 365;
    QCOMPARE(decisionOf(s, asOf).day, day("2026-06-01")); // not renewing by itself: no notice
    s.autoRenew = true;
    QCOMPARE(decisionOf(s, asOf).day, day("2026-05-02")); // 30 days
    s.noticeDays = 60;
    QCOMPARE(decisionOf(s, asOf).day, day("2026-04-02"));
    s.termEnd = day("2026-04-01"); // 60 days before has passed: the next term's
    QCOMPARE(decisionOf(s, asOf).day, day("2027-04-01") - 60);
    s.cancelOn = day("2026-04-01"); // notice was given: no next term
    QCOMPARE(decisionOf(s, asOf).day, day("2026-04-01") - 60);
    s = {};
    s.start = day("2026-01-31");
    s.termEnd = day("2026-02-28");
    s.termDays = 30;
    s.autoRenew = true;
    s.noticeDays = 0;
    const Decision monthly = decisionOf(s, asOf);
    QVERIFY(monthly.monthToMonth);
    QCOMPARE(monthly.urgency, 1.0);
    QCOMPARE(monthly.day, day("2026-03-28"));
    s = {};
    s.start = asOf - 10;
    QVERIFY(!decisionOf(s, asOf).day.valid());
    QCOMPARE(decisionOf(s, asOf).urgency, 0.5);
}

void TestDecision::weightedByArr()
{
    Portfolio p;
    p.asOf = day("2026-03-01");
    p.renewal.push_back({});
    SubscriptionFact near, far;
    near.start = far.start = day("2025-01-01");
    near.termEnd = p.asOf + 50; // urgency 1
    near.arrMinor = 1'000'00;
    far.termEnd = p.asOf + 365; // urgency 0.25
    far.arrMinor = 3'000'00;
    p.subscriptions.rows = {near, far};
    p.subscriptions.offset = {0, 2};
    const AccountDecision decision = decisionOf(p, 0);
    QCOMPARE(decision.day, p.asOf + 50);
    QCOMPARE(decision.urgency, (1.0 * 1000 + 0.25 * 3000) / 4000);
    QCOMPARE(decision.subscriptions, 2);
    p.subscriptions.rows.clear();
    p.subscriptions.offset = {0, 0};
    p.renewal[0] = p.asOf + 200;
    QCOMPARE(decisionOf(p, 0).urgency, 0.7);
}

QTEST_GUILESS_MAIN(TestDecision)
#include "test_decision.moc"
