// What an empty queue says: never more than the data show.
#include "support/builders.h"
#include "triage/compute_standing.h"
#include "wording/answers.h"
#include "wording/queue_words.h"
#include "wording/reasons.h"

#include <QTest>

#include <algorithm>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::wording;

namespace {

const Day asOf{20513}; // 2026-03-01
const Voice english = Voice::invariant();

PortfolioBuilder book() { return aPortfolio().asOf(asOf).milestone("m"); }
AccountBuilder onItsWay(const char *name) { return anAccount(name).startedOn(asOf - 100).arr(1000).achieved("m", asOf - 3); }
AccountBuilder untold(const char *name) { return anAccount(name).startedOn(asOf - 100).arr(1000); }
AccountBuilder fresh(const char *name) { return anAccount(name).startedOn(asOf - 5).arr(1000); }
AccountBuilder escalated(const char *name, double arr)
{
    return onItsWay(name).arr(arr).ticket(asOf - 1, TicketPriority::Low, true);
}

} // namespace

class TestQueueWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyQueue_data();
    void emptyQueue();
    void everyItemHasALessOptimisticSentence();
    void oldActivityNamesItsDays();
    void unknownProgressSaysWhy();
};

void TestQueueWords::emptyQueue_data()
{
    QTest::addColumn<std::shared_ptr<const Portfolio>>("portfolio");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("known");
    const auto row = [](const char *name, const PortfolioBuilder &portfolio, const char *owner, const char *sentence, bool known) {
        QTest::newRow(name) << portfolio.build() << QString::fromUtf8(owner) << QString::fromUtf8(sentence) << known;
    };
    row("no accounts", book(), "", "There are no accounts yet.", false);
    row("all on their way", book().with(onItsWay("A")).with(onItsWay("B")), "", "Nobody waits. Every account is on its way.", true);
    row("mine are on their way", book().with(onItsWay("A").owner("Ann")).with(untold("B").owner("Bob")), "Ann",
        "None of your accounts waits for you.", true);
    row("I have none", book().with(onItsWay("A").owner("Ann")), "Bob", "None of your accounts is a customer on this day.", true);
    row("all have left", book().with(onItsWay("A").churnedOn(asOf - 2)), "", "No account is a customer on this day.", true);
    row("the data end earlier", book().with(onItsWay("A")).eventsThrough(asOf - 40), "",
        "Who waits is not known: the data ends 20 Jan 2026, and silence after it proves nothing.", false);
    row("three days are no gap", book().with(onItsWay("A")).eventsThrough(asOf - 3), "", "Nobody waits. Every account is on its way.", true);
    row("nobody has reached anything", book().with(untold("A")).with(untold("B")), "",
        "Who waits is not known: nobody has reached a milestone yet.", false);
    row("no milestone is on", aPortfolio().asOf(asOf).with(untold("A")), "",
        "Who waits is not known: nobody has reached a milestone yet.", false);
    row("mine cannot be judged", book().with(onItsWay("A").owner("Ann")).with(fresh("B").owner("Bob")), "Bob",
        "Who waits is not known: no account's progress can be judged yet.", false);
    row("some cannot be judged", book().with(onItsWay("A")).with(fresh("B")).with(fresh("C")), "",
        "Nobody waits. How 2 of 3 accounts progress cannot be said yet.", true);
    row("at risk without money", book().with(escalated("A", 0)).with(onItsWay("B")), "",
        "Nobody waits. No signal with money at stake is open; 1 account is behind or at risk all the same.", true);
}

void TestQueueWords::emptyQueue()
{
    QFETCH(std::shared_ptr<const Portfolio>, portfolio);
    QFETCH(QString, owner);
    QFETCH(QString, sentence);
    QFETCH(bool, known);
    const auto standing = computeStanding(portfolio);
    const EmptyQueue words = wording::emptyQueue(english, *standing, owner.toStdString());
    QCOMPARE(words.sentence, sentence);
    QCOMPARE(words.known, known);
}

/// An account put away waits, only later.
void TestQueueWords::everyItemHasALessOptimisticSentence()
{
    const auto portfolio = book().with(escalated("A", 5000).owner("Ann")).with(onItsWay("B").owner("Bob")).build();
    const PutAway item{portfolio->id[portfolio->findExternal("A")], false, asOf, asOf + 7};
    const auto standing = computeStanding(portfolio, {}, std::span(&item, 1));
    QVERIFY(standing->queue.empty());
    QCOMPARE(wording::emptyQueue(english, *standing).sentence, QStringLiteral("Nobody else waits: 1 account is put away."));
    QCOMPARE(wording::emptyQueue(english, *standing, "Ann").sentence, QStringLiteral("None of your accounts waits: 1 is put away."));
    QCOMPARE(wording::emptyQueue(english, *standing, "Bob").sentence, QStringLiteral("None of your accounts waits for you."));
}

/// Whoever was busy in the days before the data end is told of with those days.
void TestQueueWords::oldActivityNamesItsDays()
{
    for (const int behind : {0, 400}) {
        const Day last = asOf - behind;
        auto portfolio = book();
        withMany(portfolio, 30, [&](AccountBuilder &account, int i) {
            account.startedOn(last - 200).active(last - 27, last, 1, i == 0 ? 9 : 1);
        });
        const auto standing = computeStanding(portfolio.eventsThrough(last).build());
        const auto rows = standing->signals.of(0);
        const auto top = std::ranges::find(rows, SignalRule::PowerUser, &Signal::rule);
        QVERIFY(top != rows.end());
        const QString words = reason(english, *standing, *top).detail;
        QVERIFY2(words.contains(QLatin1String(behind > 0 ? "events in the 28 days to 25 Jan 2025" : "events in 28 days;")), qPrintable(words));
    }
}

/// A headline of two words, and the reason in the line beneath, where there is room for it.
void TestQueueWords::unknownProgressSaysWhy()
{
    const auto told = [](const PortfolioBuilder &portfolio) { return progressing(english, *computeStanding(portfolio.build()), 0); };
    const Answer nothing = told(book().with(untold("A")));
    QCOMPARE(nothing.headline, QStringLiteral("Not known"));
    QCOMPARE(nothing.foot, QStringLiteral("None of its milestones has ever been recorded for anybody."));
    QCOMPARE(told(aPortfolio().asOf(asOf).with(untold("A"))).foot, QStringLiteral("No milestone applies to it."));
    const Answer stale = told(book().with(untold("A")).with(onItsWay("B")).eventsThrough(asOf - 40));
    QCOMPARE(stale.headline, QStringLiteral("Not known"));
    QVERIFY(stale.foot.startsWith(QLatin1String("The data ends 20 Jan")));
    const Answer few = told(book().with(onItsWay("A")).milestone("n"));
    QCOMPARE(few.headline, QStringLiteral("Not known"));
    QCOMPARE(few.foot, QStringLiteral("Not enough peers: 0, and 10 are needed"));

    auto noughts = book();
    withMany(noughts, 12, [](AccountBuilder &account, int) { account.startedOn(asOf - 100); });
    const auto compared = computeStanding(noughts.build());
    QVERIFY(compared->peers[0].rung != PeerRung::None);
    QCOMPARE(peerSentences(english, *compared, 0), QStringList{"None of its milestones has ever been recorded for anybody."});
}

QTEST_GUILESS_MAIN(TestQueueWords)
#include "test_queue_words.moc"
