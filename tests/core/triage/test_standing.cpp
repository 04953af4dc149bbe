// The whole judgement: every signal fires and does not fire (M16), the queue's order and terms (M10), what holds
// for any portfolio, and how long it takes.
#include "support/builders.h"
#include "support/random_portfolio.h"
#include "support/standing_columns.h"
#include "triage/compute_standing.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <thread>

using namespace milepost;
using namespace milepost::test;

namespace {

const Day asOf{20513}; // 2026-03-01

const Signal *find(const Standing &standing, AccountIndex account, SignalRule rule)
{
    for (const Signal &signal : standing.signals.of(account)) {
        if (signal.rule == rule)
            return &signal;
    }
    return nullptr;
}

MilestoneDefinition milestone(const char *key, MilestoneKind kind = MilestoneKind::Functional)
{
    MilestoneDefinition d;
    d.key = key;
    d.title = key;
    d.kind = kind;
    return d;
}

SubscriptionRecord contract(Day termEnd, double arrMajor = 12'000, Day start = asOf - 300)
{
    SubscriptionRecord s;
    s.start = start;
    s.termEnd = termEnd;
    s.termDays = 365;
    s.arr = Money{static_cast<std::int64_t>(arrMajor * 100), *Currency::fromCode("USD")};
    return s;
}

struct Case {
    const char *name;
    SignalRule rule;
    std::function<void(AccountBuilder &)> change;
    bool fires;
    Severity severity = Severity::Info;
    Day since = {};
};

} // namespace

class TestStanding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signalTable_data();
    void signalTable();
    void whatNobodyReachedProvesNothing();
    void noAchieversWhereNothingIsRecorded();
    void whoLeftWasNotQuietWhereNothingIsRecorded();
    void absenceIsHeldWhenStale();
    void highReturnsAreAChance();
    void queueByHand();
    void putAway();
    void lingersSevenDays();
    void holdsForAnyPortfolio();
    void sameInAnyPieces_data();
    void sameInAnyPieces();
    void speed();

private:
    static std::vector<Case> cases();
};

std::vector<Case> TestStanding::cases()
{
    const auto done = [](Day on) { return [on](AccountBuilder &a) { a.achieved("plain", on); }; };
    ContactRecord left;
    left.externalId = "c1";
    left.name = "Priya Raman";
    left.role = ContactRole::Champion;
    left.leftOn = asOf - 9;
    ContactRecord sponsor = left;
    sponsor.externalId = "c2";
    sponsor.role = ContactRole::Sponsor;
    sponsor.leftOn = {};
    ContactRecord inactive = sponsor;
    inactive.lastSeen = asOf - 60;
    ContactRecord seen = inactive;
    seen.lastSeen = asOf - 59;
    const auto limit = [](std::initializer_list<std::pair<int, double>> readings) {
        return [readings = std::vector(readings)](AccountBuilder &a) {
            for (const auto &[daysAgo, used] : readings)
                a.with(LimitReading{{}, "seats", asOf - daysAgo, used, 100});
        };
    };
    return {
        {"quiet for 31 days", SignalRule::Stuck, done(asOf - 31), true, Severity::Serious, asOf},
        {"quiet for 30 days", SignalRule::Stuck, done(asOf - 30), false},
        {"quiet before a decision", SignalRule::Stuck,
         [](AccountBuilder &a) { a.achieved("plain", asOf - 41).with(contract(asOf + 90)); }, true, Severity::Critical, asOf - 10},
        {"window still open", SignalRule::Stuck,
         [](AccountBuilder &a) { a.achieved("plain", asOf - 41).progress("long_window", 1, 5); }, false},
        {"required past its window", SignalRule::Behind, [](AccountBuilder &a) { a.plan("strict"); }, true, Severity::Serious,
         asOf - 300 + 61},
        {"required reached", SignalRule::Behind, [](AccountBuilder &a) { a.plan("strict").achieved("required", asOf - 280); }, false},
        {"cadence 1.5 over", SignalRule::CadenceBroken, [](AccountBuilder &a) { a.achieved("monthly", asOf - 45); }, true,
         Severity::Watch, asOf},
        {"cadence not yet", SignalRule::CadenceBroken, [](AccountBuilder &a) { a.achieved("monthly", asOf - 44); }, false},
        {"outcome absent 30 days on", SignalRule::SuccessGap, [](AccountBuilder &a) { a.achieved("means", asOf - 30); }, true,
         Severity::Serious, asOf},
        {"outcome absent 29 days on", SignalRule::SuccessGap, [](AccountBuilder &a) { a.achieved("means", asOf - 29); }, false},
        {"outcome there", SignalRule::SuccessGap,
         [](AccountBuilder &a) { a.achieved("means", asOf - 90).achieved("outcome", asOf - 2); }, false},
        {"only champion left", SignalRule::ContactLost, [left](AccountBuilder &a) { a.with(left); }, true, Severity::Critical, asOf - 9},
        {"champion left, sponsor there", SignalRule::ContactLost,
         [left, sponsor](AccountBuilder &a) { a.with(left).with(sponsor); }, true, Severity::Serious, asOf - 9},
        {"inactive 60 days", SignalRule::ContactLost, [inactive](AccountBuilder &a) { a.with(inactive); }, true,
         Severity::Critical, asOf},
        {"inactive 59 days", SignalRule::ContactLost, [seen](AccountBuilder &a) { a.with(seen); }, false},
        {"detractor", SignalRule::SurveyLow, [](AccountBuilder &a) { a.nps(asOf - 20, 6); }, true, Severity::Serious, asOf - 20},
        {"passive", SignalRule::SurveyLow, [](AccountBuilder &a) { a.nps(asOf - 20, 7); }, false},
        {"fell by three", SignalRule::SurveyLow, [](AccountBuilder &a) { a.nps(asOf - 90, 10).nps(asOf - 20, 7); }, true,
         Severity::Serious, asOf - 20},
        {"detractor long ago", SignalRule::SurveyLow, [](AccountBuilder &a) { a.nps(asOf - 181, 1); }, false},
        {"csat 2 of 5", SignalRule::SurveyLow, [](AccountBuilder &a) { a.csat(asOf - 3, 2); }, true, Severity::Watch, asOf - 3},
        {"csat 3 of 5", SignalRule::SurveyLow, [](AccountBuilder &a) { a.csat(asOf - 3, 3); }, false},
        {"escalation", SignalRule::TicketEscalated, [](AccountBuilder &a) { a.ticket(asOf - 2, TicketPriority::Low, true); }, true,
         Severity::Serious, asOf - 2},
        {"two of them", SignalRule::TicketEscalated,
         [](AccountBuilder &a) { a.ticket(asOf - 2, TicketPriority::Low, true).ticket(asOf - 9, TicketPriority::Urgent); }, true,
         Severity::Critical, asOf - 2},
        {"closed", SignalRule::TicketEscalated, [](AccountBuilder &a) { a.ticket(asOf - 2, TicketPriority::Low, true, asOf - 1); }, false},
        {"usage 0.5", SignalRule::UsageDrop,
         [](AccountBuilder &a) { a.active(asOf - 111, asOf - 28, 10).active(asOf - 27, asOf, 5); }, true, Severity::Watch, asOf - 27},
        {"usage 0.4", SignalRule::UsageDrop,
         [](AccountBuilder &a) { a.active(asOf - 111, asOf - 28, 10).active(asOf - 27, asOf, 4); }, true, Severity::Serious, asOf - 27},
        {"usage 0.7", SignalRule::UsageDrop,
         [](AccountBuilder &a) { a.active(asOf - 111, asOf - 28, 10).active(asOf - 27, asOf, 7); }, false},
        {"overdue", SignalRule::Payment, [](AccountBuilder &a) { a.invoice(asOf - 10); }, true, Severity::Watch, asOf - 9},
        {"long overdue", SignalRule::Payment, [](AccountBuilder &a) { a.invoice(asOf - 31); }, true, Severity::Serious, asOf - 30},
        {"paid", SignalRule::Payment, [](AccountBuilder &a) { a.invoice(asOf - 10, asOf - 8); }, false},
        {"due today", SignalRule::Payment, [](AccountBuilder &a) { a.invoice(asOf); }, false},
        {"quiet 60 days before renewal", SignalRule::RenewalQuiet,
         [](AccountBuilder &a) { a.achieved("plain", asOf - 60).with(contract(asOf + 50)); }, true, Severity::Serious, asOf},
        {"quiet 59 days before renewal", SignalRule::RenewalQuiet,
         [](AccountBuilder &a) { a.achieved("plain", asOf - 59).with(contract(asOf + 50)); }, false},
        {"quiet, renewal far", SignalRule::RenewalQuiet,
         [](AccountBuilder &a) { a.achieved("plain", asOf - 80).with(contract(asOf + 91)); }, false},
        {"fifteen occurrences", SignalRule::RenewalStrong,
         [](AccountBuilder &a) {
             for (int i = 0; i < 15; ++i)
                 a.achieved("plain", asOf - 5 - i);
             a.with(contract(asOf + 170));
         }, true, Severity::Info, asOf - 5},
        {"fourteen occurrences", SignalRule::RenewalStrong,
         [](AccountBuilder &a) {
             for (int i = 0; i < 14; ++i)
                 a.achieved("plain", asOf - 5 - i);
             a.with(contract(asOf + 170));
         }, false},
        {"near a limit for 14 days", SignalRule::LimitNear, limit({{13, 80}, {7, 85}, {0, 90}}), true, Severity::Info, asOf},
        {"near a limit for 13 days", SignalRule::LimitNear, limit({{12, 80}, {7, 85}, {0, 90}}), false},
        {"below in between", SignalRule::LimitNear, limit({{20, 90}, {7, 79}, {0, 90}}), false},
        {"offer reached", SignalRule::OfferReached, [](AccountBuilder &a) { a.achieved("offering", asOf - 90); }, true, Severity::Info,
         asOf - 90},
        {"offer long ago", SignalRule::OfferReached, [](AccountBuilder &a) { a.achieved("offering", asOf - 91); }, false},
        {"three in 30 days", SignalRule::Momentum,
         [](AccountBuilder &a) { a.achieved("plain", asOf - 29).achieved("means", asOf - 10).achieved("asking", asOf - 4); }, true,
         Severity::Info, asOf - 4},
        {"three in 31 days", SignalRule::Momentum,
         [](AccountBuilder &a) { a.achieved("plain", asOf - 30).achieved("means", asOf - 10).achieved("asking", asOf - 4); }, false},
        {"ask reached", SignalRule::AskReached, [](AccountBuilder &a) { a.achieved("asking", asOf - 4); }, true, Severity::Info, asOf - 4},
        {"nothing asked", SignalRule::AskReached, done(asOf - 4), false},
        {"promoter", SignalRule::Promoter, [](AccountBuilder &a) { a.nps(asOf - 90, 9); }, true, Severity::Info, asOf - 90},
        {"promoter long ago", SignalRule::Promoter, [](AccountBuilder &a) { a.nps(asOf - 91, 10); }, false},
        {"promoter no more", SignalRule::Promoter, [](AccountBuilder &a) { a.nps(asOf - 80, 10).nps(asOf - 5, 8); }, false},
    };
}

namespace {

std::shared_ptr<const Portfolio> portfolioWith(const std::function<void(AccountBuilder &)> &change, Day at = asOf)
{
    auto portfolio = aPortfolio().asOf(at);
    portfolio.milestone("plain");
    MilestoneDefinition longWindow = milestone("long_window");
    longWindow.windowDays = 400;
    MilestoneDefinition required = milestone("required");
    required.required = true;
    required.windowDays = 60;
    required.appliesTo = "plan:strict";
    MilestoneDefinition monthly = milestone("monthly");
    monthly.cadenceDays = 30;
    MilestoneDefinition means = milestone("means");
    means.outcomeKey = "outcome";
    MilestoneDefinition offering = milestone("offering");
    offering.offer = "Analytics";
    MilestoneDefinition asking = milestone("asking");
    asking.ask = "a review";
    for (const MilestoneDefinition &d :
         {longWindow, required, monthly, means, milestone("outcome", MilestoneKind::Customer), offering, asking})
        portfolio.milestone(d);
    AccountBuilder account = anAccount("Acme");
    account.startedOn(asOf - 300);
    change(account);
    portfolio.with(account);
    // Somebody must have reached it, else nothing says that it is recorded.
    portfolio.with(anAccount("Elsewhere").startedOn(asOf - 900).plan("strict").achieved("required", asOf - 880).churnedOn(asOf - 100));
    return portfolio.build();
}

} // namespace

void TestStanding::signalTable_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Case &c : cases())
        QTest::newRow(c.name) << index++;
}

void TestStanding::signalTable()
{
    QFETCH(int, index);
    const Case c = cases()[static_cast<std::size_t>(index)];
    const auto standing = computeStanding(portfolioWith(c.change));
    const Signal *signal = find(*standing, 0, c.rule);
    QCOMPARE(signal != nullptr, c.fires);
    if (!c.fires)
        return;
    QCOMPARE(signal->severity, c.severity);
    QCOMPARE(signal->since, c.since);
    QVERIFY(signal->evidenceBegin <= signal->evidenceEnd && signal->evidenceEnd <= standing->evidence.size());
    QVERIFY(signal->rowCount >= signal->evidenceEnd - signal->evidenceBegin);
    // On the day before, the condition did not hold yet (block counts cannot tell).
    if (c.rule != SignalRule::UsageDrop) {
        const auto before = computeStanding(portfolioWith(c.change, signal->since - 1));
        QVERIFY(!find(*before, 0, c.rule) || find(*before, 0, c.rule)->severity != c.severity);
    }
}

void TestStanding::whatNobodyReachedProvesNothing()
{
    const auto book = [](bool recorded) {
        auto portfolio = aPortfolio().asOf(asOf);
        portfolio.milestone("required", 60, true);
        portfolio.milestone("plain");
        portfolio.with(anAccount("Acme").startedOn(asOf - 300).achieved("plain", asOf - 10));
        AccountBuilder other = anAccount("Other").startedOn(asOf - 300).achieved("plain", asOf - 10);
        if (recorded)
            other.achieved("required", asOf - 20);
        portfolio.with(other);
        return portfolio.build();
    };
    const auto unrecorded = computeStanding(book(false));
    QVERIFY(!find(*unrecorded, 0, SignalRule::Behind));
    QVERIFY(std::isnan(unrecorded->health[0].value[0])); // no activation, rather than 0
    const auto recorded = computeStanding(book(true));
    QVERIFY(find(*recorded, 0, SignalRule::Behind));
    QCOMPARE(recorded->health[0].value[0], 0.0F);
}

/// Counts that are nought for everybody make nobody an average achiever.
void TestStanding::noAchieversWhereNothingIsRecorded()
{
    for (const bool recorded : {false, true}) {
        auto portfolio = aPortfolio().asOf(asOf).milestone("plain");
        withMany(portfolio, 12, [&](AccountBuilder &account, int i) {
            account.startedOn(asOf - 300).plan("P");
            if (recorded && i == 0)
                account.achieved("plain", asOf - 200);
        });
        const auto standing = computeStanding(portfolio.build());
        QVERIFY(standing->peers[1].rung != PeerRung::None);
        for (AccountIndex account = 0; account < 12; ++account) {
            const bool achiever = standing->in(account, Segment::HighAchiever) || standing->in(account, Segment::AverageAchiever)
                || standing->in(account, Segment::LowAchiever);
            QCOMPARE(achiever, recorded);
        }
    }
}

/// Who left had no days without a milestone either, where none was ever recorded.
void TestStanding::whoLeftWasNotQuietWhereNothingIsRecorded()
{
    const auto quietOf = [](bool recorded) {
        auto portfolio = aPortfolio().asOf(asOf).milestone("plain");
        portfolio.with(anAccount("Gone").startedOn(asOf - 300).churnedOn(asOf - 200));
        AccountBuilder other = anAccount("Other").startedOn(asOf - 300);
        if (recorded)
            other.achieved("plain", asOf - 20);
        portfolio.with(other);
        return computeStanding(portfolio.build())->quietDays[0];
    };
    QCOMPARE(quietOf(true), 100);
    QCOMPARE(quietOf(false), noCount);
}

void TestStanding::absenceIsHeldWhenStale()
{
    auto portfolio = std::make_shared<Portfolio>();
    {
        RandomPortfolioShape shape;
        shape.staleDays = 4;
        portfolio = randomPortfolio(shape);
    }
    SourceFact source;
    source.name = "events";
    source.lastCompleteDay = portfolio->through;
    portfolio->sources.push_back(source);
    const auto standing = computeStanding(portfolio);
    QVERIFY(standing->absenceHeld);
    QCOMPARE(standing->workspaceSignals.size(), std::size_t(1));
    QCOMPARE(standing->workspaceSignals[0].rule, SignalRule::SourceStale);
    QCOMPARE(standing->workspaceSignals[0].since, portfolio->through + 4);
    for (const Signal &signal : standing->signals.rows) {
        QVERIFY(signal.rule != SignalRule::Stuck && signal.rule != SignalRule::Behind && signal.rule != SignalRule::UsageDrop
                && signal.rule != SignalRule::RenewalQuiet && signal.rule != SignalRule::CadenceBroken);
    }
    for (const Pace pace : standing->pace)
        QVERIFY(pace == Pace::Unknown || pace == Pace::Ahead || pace == Pace::Complete);
}

void TestStanding::highReturnsAreAChance()
{
    auto builder = aPortfolio().asOf(asOf).milestone("saves").milestone("other");
    builder.with(anAccount("High").startedOn(asOf - 100).achieved("saves", asOf - 90).achieved("other", asOf - 5).achieved("saves", asOf - 3));
    builder.with(anAccount("Low").startedOn(asOf - 100).achieved("saves", asOf - 3));
    builder.with(anAccount("Unvalued").startedOn(asOf - 100).achieved("saves", asOf - 3));
    builder.with(anAccount("Left").startedOn(asOf - 400).churnedOn(asOf - 50));
    const auto portfolio = builder.build();
    const auto without = computeStanding(portfolio);
    QVERIFY(std::ranges::all_of(without->roi, [](float roi) { return std::isnan(roi); }));
    AccountReturns returns;
    returns.milestones = {{"unused"}, {"saves"}};
    returns.stamp = 17;
    returns.accounts = {{portfolio->id[0], 3.5F, asOf - 3, asOf - 60, 450'000, 100'000, 1}, {portfolio->id[1], 3.0F, {}, {}, 0, 0, 0},
                        {portfolio->id[3], 9.0F, asOf - 60, asOf - 100, 1, 1, 0}};
    std::ranges::sort(returns.accounts, {}, &AccountReturn::account);
    const auto standing = computeStanding(portfolio, {}, {}, nullptr, serially, nullptr, &returns);
    QCOMPARE(standing->returnsStamp, std::uint64_t(17));
    QCOMPARE(standing->roi[0], 3.5F);
    QCOMPARE(standing->roi[1], 3.0F);
    QVERIFY(std::isnan(standing->roi[2]) && std::isnan(standing->roi[3])); // no model; no customer any more
    for (AccountIndex account = 1; account < 4; ++account)
        QVERIFY(!find(*standing, account, SignalRule::RoiHigh));
    const Signal *signal = find(*standing, 0, SignalRule::RoiHigh);
    QVERIFY(signal);
    QCOMPARE(signal->severity, Severity::Info);
    QCOMPARE(signal->kind, SignalKind::Expansion);
    QCOMPARE(signal->since, asOf - 3);
    QCOMPARE(signal->value, 3.5);
    QVERIFY(standing->in(0, Segment::Expansion));
    // Figures first, then the occurrence of the period that fed them; neither the one before it nor another milestone's.
    QCOMPARE(signal->rowCount, 2U);
    const Evidence &figures = standing->evidence[signal->evidenceBegin], &row = standing->evidence[signal->evidenceBegin + 1];
    QVERIFY(figures.kind == Evidence::Kind::Return && figures.value == 450'000 && figures.reference == 100'000);
    QVERIFY(row.kind == Evidence::Kind::Achievement);
    QCOMPARE(portfolio->achievements.rows[row.row].on, asOf - 3);
}

// ARR 120,000 with two serious signals: risk 1 − 0.9² = 0.19, stake 22,800; 200 days away: urgency 0.7 → 15,960.
void TestStanding::queueByHand()
{
    auto portfolio = aPortfolio().asOf(asOf).milestone("m");
    const auto serious = [](AccountBuilder account) { return account.nps(asOf - 2, 3).ticket(asOf - 1, TicketPriority::Low, true); };
    portfolio.with(serious(anAccount("far").startedOn(asOf - 20).plan("P").with(contract(asOf + 200, 120'000, asOf - 20))));
    portfolio.with(serious(anAccount("near").startedOn(asOf - 20).plan("P").with(contract(asOf + 20, 100'000, asOf - 20))));
    portfolio.with(serious(anAccount("free").startedOn(asOf - 20).plan("P").arr(0)));
    portfolio.with(serious(anAccount("unknown").startedOn(asOf - 20).plan("P")));
    portfolio.with(anAccount("calm").startedOn(asOf - 20).plan("P").with(contract(asOf + 20, 500'000, asOf - 20)).achieved("m", asOf - 1));
    const auto standing = computeStanding(portfolio.build());
    QVERIFY(standing->queue.size() >= 3);
    QCOMPARE(standing->portfolio->text(standing->portfolio->name[standing->queue[0].account]), std::string_view("near"));
    const QueueItem &far = *std::ranges::find(standing->queue, 0u, &QueueItem::account);
    QVERIFY(std::abs(far.risk - 0.19) < 1e-6);
    QCOMPARE(far.stakeMinor, std::int64_t(22'800'00));
    QCOMPARE(far.orderMinor, std::int64_t(15'960'00));
    QCOMPARE(far.daysToDecision, 200);
    QVERIFY(std::ranges::none_of(standing->queue, [](const QueueItem &i) { return i.account == 2 || i.account == 4; }));
    const QueueItem &unknown = *std::ranges::find(standing->queue, 3u, &QueueItem::account);
    QVERIFY(unknown.arrAssumed);
    QCOMPARE(unknown.arrMinor, std::int64_t(110'000'00)); // of the workspace: median of 0, 100, 120, 500 thousand
    QCOMPARE(unknown.urgency, 0.5);
    QVERIFY(!unknown.decisionDay.valid());
}

void TestStanding::putAway()
{
    const auto portfolio = portfolioWith([](AccountBuilder &a) { a.arr(1000).nps(asOf - 20, 2); });
    const AccountId id = portfolio->id[0];
    const auto shown = [&](PutAway item) {
        const auto standing = computeStanding(portfolio, {}, std::span(&item, 1));
        return !standing->queue.empty();
    };
    QVERIFY(computeStanding(portfolio)->queue.size() == 1);
    QVERIFY(!shown({id, true, asOf - 1, {}}));
    QVERIFY(!shown({id, true, asOf - 13, {}}));
    QVERIFY(shown({id, true, asOf - 14, {}}));
    QVERIFY(!shown({id, false, asOf - 1, asOf + 5}));
    QVERIFY(shown({id, false, asOf - 9, asOf}));
    QVERIFY(shown({id, true, asOf + 1, {}})); // not done yet on that day
    QVERIFY(shown({AccountId{id.value + 1}, true, asOf, {}}));
    // A newer signal brings it back at once.
    const auto again = portfolioWith([](AccountBuilder &a) { a.arr(1000).nps(asOf - 20, 2).ticket(asOf - 2, TicketPriority::Low, true); });
    const PutAway item{again->id[0], true, asOf - 3, {}};
    QCOMPARE(computeStanding(again, {}, std::span(&item, 1))->queue.size(), std::size_t(1));
    const PutAway later{again->id[0], true, asOf - 2, {}};
    const auto hidden = computeStanding(again, {}, std::span(&later, 1));
    QVERIFY(hidden->queue.empty());
    QCOMPARE(hidden->putAway.size(), std::size_t(1));
    QCOMPARE(hidden->putAway[0].snoozedUntil, asOf + 12);
}

void TestStanding::lingersSevenDays()
{
    const auto stuck = portfolioWith([](AccountBuilder &a) { a.achieved("plain", asOf - 40); });
    const PreviousSignals previous = rememberSignals(*computeStanding(stuck));
    QVERIFY(!previous.signals.empty());
    for (const auto &[days, open] : {std::pair(1, true), std::pair(6, true), std::pair(7, false)}) {
        const Day later = asOf + days;
        const auto moved = portfolioWith([&](AccountBuilder &a) { a.achieved("plain", asOf - 40).achieved("means", asOf + 1); }, later);
        const auto standing = computeStanding(moved, {}, {}, &previous);
        const Signal *signal = find(*standing, 0, SignalRule::Stuck);
        QCOMPARE(signal != nullptr, open);
        QVERIFY(!signal || (signal->lingering && signal->since == asOf - 9));
        QVERIFY(!find(*computeStanding(moved), 0, SignalRule::Stuck));
    }
}

void TestStanding::holdsForAnyPortfolio()
{
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        RandomPortfolioShape shape;
        shape.seed = seed;
        shape.accounts = 400;
        const auto portfolio = randomPortfolio(shape);
        const auto standing = computeStanding(portfolio);
        for (AccountIndex a = 0; a < portfolio->accountCount(); ++a) {
            double safe = 1;
            for (const Signal &signal : standing->signals.of(a)) {
                QVERIFY(!signal.since.valid() || signal.since <= portfolio->asOf);
                safe *= 1 - standing->settings.indexBySeverity[static_cast<std::size_t>(signal.severity)];
            }
            const bool customer = portfolio->status[a] == AccountStatus::Active || portfolio->status[a] == AccountStatus::Trial;
            if (customer && standing->riskMethod[a] == RiskMethod::Index && !std::isnan(standing->risk[a]))
                QVERIFY(std::abs(double(standing->risk[a]) - (1 - safe)) < 1e-6);
            if (!customer) {
                QVERIFY(standing->signals.of(a).empty());
                QVERIFY(std::isnan(standing->risk[a]));
            }
            QVERIFY(!(standing->in(a, Segment::AtRisk) && standing->in(a, Segment::Expansion)));
            const int achievers = standing->in(a, Segment::HighAchiever) + standing->in(a, Segment::AverageAchiever)
                + standing->in(a, Segment::LowAchiever);
            QCOMPARE(achievers, standing->peers[a].rung == PeerRung::None ? 0 : 1);
        }
        std::vector<AccountIndex> rows;
        for (std::size_t i = 0; i < standing->queue.size(); ++i) {
            const QueueItem &item = standing->queue[i];
            rows.push_back(item.account);
            QVERIFY(i == 0 || standing->queue[i - 1].orderMinor >= item.orderMinor);
            QVERIFY(std::abs(double(item.stakeMinor) * item.urgency - double(item.orderMinor)) <= 0.5);
            QVERIFY(item.arrMinor != 0);
        }
        for (const QueueItem &item : standing->strip)
            rows.push_back(item.account);
        std::ranges::sort(rows);
        QVERIFY(std::ranges::adjacent_find(rows) == rows.end()); // one row an account
    }
}

void TestStanding::sameInAnyPieces_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<quint32>("accounts");
    for (const quint32 accounts : {0u, 1u, 7u, 300u, 2'000u}) {
        for (const quint32 seed : {1u, 2u})
            QTest::addRow("%u accounts, seed %u", accounts, seed) << seed << accounts;
    }
}

/// One after the other, backwards, and on four threads at once.
void TestStanding::sameInAnyPieces()
{
    QFETCH(const quint32, seed);
    QFETCH(const quint32, accounts);
    RandomPortfolioShape shape;
    shape.seed = seed;
    shape.accounts = accounts;
    const auto portfolio = randomPortfolio(shape);
    const PutAway item{accounts > 0 ? portfolio->id.front() : AccountId{}, true, portfolio->asOf - 1, {}};
    const ParallelFor backwards = [](std::size_t pieces, const std::function<void(std::size_t)> &work) {
        while (pieces > 0)
            work(--pieces);
    };
    const ParallelFor threads = [](std::size_t pieces, const std::function<void(std::size_t)> &work) {
        std::vector<std::jthread> others;
        for (std::size_t first = 0; first < 4; ++first) {
            others.emplace_back([first, pieces, &work] {
                for (std::size_t piece = first; piece < pieces; piece += 4)
                    work(piece);
            });
        }
    };
    const auto standing = computeStanding(portfolio, {}, std::span(&item, 1));
    const auto plain = columnsOf(*standing);
    for (const ParallelFor &parallel : {backwards, threads}) {
        const auto again = columnsOf(*computeStanding(portfolio, {}, std::span(&item, 1), nullptr, parallel));
        QCOMPARE(again.size(), plain.size());
        for (std::size_t i = 0; i < plain.size(); ++i)
            QVERIFY2(again[i] == plain[i], plain[i].first.c_str());
    }
    // Put behind one another, signals still point at evidence of their own account.
    for (AccountIndex account = 0; account < portfolio->accountCount(); ++account) {
        for (const Signal &signal : standing->signals.of(account)) {
            QCOMPARE(signal.account, account);
            QVERIFY(signal.evidenceBegin <= signal.evidenceEnd && signal.evidenceEnd <= standing->evidence.size());
            for (std::uint32_t row = signal.evidenceBegin; row < signal.evidenceEnd; ++row) {
                const Evidence &evidence = standing->evidence[row];
                if (evidence.kind == Evidence::Kind::Achievement)
                    QVERIFY(evidence.row >= portfolio->achievements.offset[account]
                            && evidence.row < portfolio->achievements.offset[account + 1]);
                if (evidence.kind == Evidence::Kind::Peers || evidence.kind == Evidence::Kind::Activity)
                    QCOMPARE(evidence.row, account);
            }
        }
    }
}

void TestStanding::speed()
{
    RandomPortfolioShape shape;
    shape.accounts = 100'000;
    shape.milestones = 40;
    shape.plans = 4;
    shape.industries = 10;
    shape.oldestDays = 1100;
    const auto portfolio = randomPortfolio(shape);
    qint64 best = 1'000'000;
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto standing = computeStanding(portfolio);
        best = std::min(best, timer.elapsed());
        QVERIFY(standing->queue.size() > 1000);
    }
    qInfo("computeStanding: %lld ms for %u accounts, %zu occurrences", static_cast<long long>(best), shape.accounts,
          portfolio->achievements.rows.size());
    QVERIFY2(best < 30'000, "far slower than in any build, even on a busy machine");
}

QTEST_GUILESS_MAIN(TestStanding)
#include "test_standing.moc"
