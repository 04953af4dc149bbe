/// E3 and M12 by hand: what is due, whose call counts, what became of it, and the sums.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/builders.h"
#include "triage/compute_standing.h"
#include "value/renewal_review.h"

#include <QTest>

#include <cmath>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::value;

namespace {

SubscriptionRecord term(std::string_view start, std::string_view termEnd, std::int64_t arr, std::string_view end = {}, std::int32_t seats = 0)
{
    SubscriptionRecord record;
    record.start = day(start);
    record.termEnd = day(termEnd);
    record.termDays = 365;
    record.arr = Money{arr * 100, *Currency::fromCode("USD")};
    if (!end.empty())
        record.end = day(end);
    if (seats > 0)
        record.seats = seats;
    return record;
}

RenewalCallRecord call(std::int64_t account, std::string_view termEnd, RenewalCall said, std::string_view on,
                       std::optional<double> probability = {}, std::string author = "Ann")
{
    RenewalCallRecord record;
    record.account = {account};
    record.termEnd = day(termEnd);
    record.call = said;
    record.probability = probability;
    record.on = day(on);
    record.author = std::move(author);
    return record;
}

std::shared_ptr<const Standing> standingOf(const PortfolioBuilder &builder, std::vector<RenewalCallRecord> calls, Day asOf,
                                           double constant = 0)
{
    PortfolioRows rows = builder.rows();
    rows.calls = std::move(calls);
    rows.today = asOf + 1;
    const auto derived = builder.derived();
    PortfolioSettings settings;
    settings.baseCurrency = *Currency::fromCode("USD");
    const auto portfolio = buildPortfolio(rows, asOf, settings, [&](AccountId id) {
        return &derived[static_cast<std::size_t>(id.value) - 1];
    });
    RiskFit fit;
    if (constant > 0) {
        fit.method = RiskMethod::Constant;
        fit.constant = constant;
    }
    return computeStanding(*portfolio, {}, {}, nullptr, serially, &fit);
}

const Renewal &of(const RenewalBook &book, AccountIndex account)
{
    return *std::ranges::find(book.renewals, account, &Renewal::account);
}

} // namespace

class TestRenewals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quarters();
    void forecastByHand();
    void callsInForceAndCheckpoints();
    void checkpointsWithoutACallAreSignals_data();
    void checkpointsWithoutACallAreSignals();
    void whatBecameOfThem();
    void ownCallsReplaceDefaults();
    void calibrationByPerson();
    void machineBesideTheCall();
    void retentionByHand();
    void quartersSideBySide();
    void nothingKnownIsNothingSaid();
};

void TestRenewals::quarters()
{
    QCOMPARE(quarterFromText("2026Q4")->from, day("2026-10-01"));
    QCOMPARE(quarterFromText("2026q1")->to, day("2026-03-31"));
    for (const char *wrong : {"2026", "2026Q5", "Q1 2026", "2026-Q1", "20x6Q1"})
        QVERIFY(!quarterFromText(wrong));
    QCOMPARE(quarterOf(day("2026-06-30")).from, day("2026-04-01"));
}

void TestRenewals::forecastByHand()
{
    PortfolioBuilder builder = aPortfolio();
    const Day asOf = day("2026-04-20");
    // Won: 100 (renewed by a second contract). Open: 200 commit, 300 best case, 400 at risk, 500 churn, 600 typed 0.5 with
    // upsell 50, 700 uncalled.
    builder.with(anAccount("won").with(term("2025-04-10", "2026-04-10", 100, "2026-04-10")).with(term("2026-04-10", "2027-04-10", 110)));
    for (const int arr : {200, 300, 400, 500, 600, 700})
        builder.with(anAccount("open " + std::to_string(arr)).with(term("2025-06-01", "2026-06-01", arr)));
    std::vector<RenewalCallRecord> calls{call(2, "2026-06-01", RenewalCall::Commit, "2026-04-01"),
                                         call(3, "2026-06-01", RenewalCall::BestCase, "2026-04-01"),
                                         call(4, "2026-06-01", RenewalCall::AtRisk, "2026-04-01"),
                                         call(5, "2026-06-01", RenewalCall::Churn, "2026-04-01"),
                                         call(6, "2026-06-01", RenewalCall::BestCase, "2026-04-01", 0.5)};
    calls.back().upsell = Money{5'000, *Currency::fromCode("USD")};
    const auto standing = standingOf(builder, calls, asOf);
    const RenewalBook book = renewalBook(*standing, day("2026-04-01"), day("2026-06-30"));
    QCOMPARE(book.renewals.size(), std::size_t(7));
    QCOMPARE(book.forecast.wonMinor, 100'00);
    QCOMPARE(book.forecast.openMinor, 2'700'00);
    QCOMPARE(book.forecast.uncalledMinor, 700'00);
    QCOMPARE(book.forecast.leftOutMinor, 700'00); // no call and no model: in no sum
    // 100 + 0.9·200 + 0.6·300 + 0.3·400 + 0·500 + 0.5·600 = 880
    QVERIFY(std::abs(book.forecast.expectedMinor - 880'00) < 1e-3);
    QCOMPARE(book.forecast.lowMinor, 300'00); // won + commit
    QCOMPARE(book.forecast.highMinor, 300'00 + 300'00 + 600'00 + 400'00);
    QVERIFY(std::abs(book.forecast.upsellMinor - 25'00) < 1e-3);
    QCOMPARE(of(book, 1).source, ProbabilitySource::Default);
    QCOMPARE(of(book, 5).source, ProbabilitySource::Typed);
    QCOMPARE(of(book, 6).source, ProbabilitySource::None);
    QVERIFY(std::isnan(of(book, 6).probability));
}

void TestRenewals::callsInForceAndCheckpoints()
{
    PortfolioBuilder builder = aPortfolio();
    builder.with(anAccount("a").with(term("2025-09-01", "2026-09-01", 100)));
    RenewalCallRecord back = call(1, "2026-09-01", RenewalCall::Commit, "2026-07-01");
    back.call.reset();
    const std::vector<RenewalCallRecord> calls{call(1, "2026-09-01", RenewalCall::BestCase, "2026-03-20"),
                                               call(1, "2026-09-01", RenewalCall::Commit, "2026-06-02"), back,
                                               call(1, "2026-09-01", RenewalCall::Churn, "2026-08-30")};
    // T-180 = 5 March, T-90 = 3 June, T-30 = 2 August.
    const auto at = [&](std::string_view asOf) {
        const auto standing = standingOf(builder, calls, day(asOf));
        const auto renewals = renewalsOf(*standing, 0);
        const Renewal &renewal = renewals.back();
        return std::tuple(renewal.call ? std::optional(*renewal.call->call) : std::nullopt, renewal.checkpoints);
    };
    using Checks = std::array<Checkpoint, 3>;
    QCOMPARE(at("2026-03-01"), std::tuple(std::optional<RenewalCall>(), Checks{Checkpoint::Ahead, Checkpoint::Ahead, Checkpoint::Ahead}));
    QCOMPARE(at("2026-03-21"), std::tuple(std::optional(RenewalCall::BestCase), Checks{Checkpoint::Missed, Checkpoint::Ahead, Checkpoint::Ahead}));
    QCOMPARE(at("2026-06-10"), std::tuple(std::optional(RenewalCall::Commit), Checks{Checkpoint::Missed, Checkpoint::Met, Checkpoint::Ahead}));
    // Taken back on 1 July: at T-30 nothing is in force. Calls made later do not exist on an earlier day.
    QCOMPARE(at("2026-08-10"), std::tuple(std::optional<RenewalCall>(), Checks{Checkpoint::Missed, Checkpoint::Met, Checkpoint::Missed}));
}

void TestRenewals::checkpointsWithoutACallAreSignals_data()
{
    QTest::addColumn<QString>("asOf");
    QTest::addColumn<QString>("called"); // "" = never
    QTest::addColumn<QString>("takenBack");
    QTest::addColumn<int>("checkpoint"); // 0: no signal
    QTest::addColumn<QString>("since");
    // The term ends on 1 September: T-180 = 5 March, T-90 = 3 June, T-30 = 2 August.
    QTest::newRow("the day before T-180") << "2026-03-04" << "" << "" << 0 << "";
    QTest::newRow("T-180") << "2026-03-05" << "" << "" << 180 << "2026-03-05";
    QTest::newRow("the day before T-90") << "2026-06-02" << "" << "" << 180 << "2026-03-05";
    QTest::newRow("T-90") << "2026-06-03" << "" << "" << 90 << "2026-03-05";
    QTest::newRow("T-30") << "2026-08-02" << "" << "" << 30 << "2026-03-05";
    QTest::newRow("called late") << "2026-06-10" << "2026-06-09" << "" << 0 << "";
    QTest::newRow("a later call does not exist yet") << "2026-06-08" << "2026-06-09" << "" << 90 << "2026-03-05";
    QTest::newRow("called and taken back") << "2026-06-20" << "2026-04-01" << "2026-06-15" << 90 << "2026-06-15";
}

void TestRenewals::checkpointsWithoutACallAreSignals()
{
    QFETCH(QString, asOf);
    QFETCH(QString, called);
    QFETCH(QString, takenBack);
    QFETCH(int, checkpoint);
    QFETCH(QString, since);
    PortfolioBuilder builder = aPortfolio();
    builder.with(anAccount("a").with(term("2025-09-01", "2026-09-01", 100)))
        .with(anAccount("b").with(term("2025-01-01", "2027-01-01", 100)));
    std::vector<RenewalCallRecord> calls;
    if (!called.isEmpty())
        calls.push_back(call(1, "2026-09-01", RenewalCall::Commit, called.toStdString()));
    if (!takenBack.isEmpty()) {
        calls.push_back(call(1, "2026-09-01", RenewalCall::Commit, takenBack.toStdString()));
        calls.back().call.reset();
    }
    // Somebody works with calls here.
    std::vector<RenewalCallRecord> all = calls;
    all.push_back(call(2, "2026-01-01", RenewalCall::Commit, "2025-12-01"));
    const auto found = [&](const std::vector<RenewalCallRecord> &made) {
        const auto standing = standingOf(builder, made, day(asOf.toStdString()));
        std::optional<Signal> signal;
        for (const Signal &each : standing->signals.of(0)) {
            if (each.rule == SignalRule::RenewalCheckpoint)
                signal = each;
        }
        return signal;
    };
    const auto signal = found(all);
    QCOMPARE(signal.has_value(), checkpoint > 0);
    if (!signal)
        return;
    QCOMPARE(int(signal->reference), checkpoint);
    QCOMPARE(int(signal->value), day("2026-09-01") - day(asOf.toStdString()));
    QCOMPARE(signal->severity, checkpoint == 30 ? Severity::Watch : Severity::Info);
    QCOMPARE(signal->since, day(since.toStdString()));
    QCOMPARE(signal->rowCount, 1U);
    // Where nobody makes calls, none is missing.
    if (calls.empty())
        QVERIFY(!found({}));
}

void TestRenewals::whatBecameOfThem()
{
    PortfolioBuilder builder = aPortfolio();
    builder.with(anAccount("left at the end").with(term("2025-03-01", "2026-03-01", 100, "2026-03-01")).churnedOn(day("2026-03-01")))
        .with(anAccount("left 20 days later").with(term("2025-03-01", "2026-03-01", 100, "2026-03-21")).churnedOn(day("2026-03-21")))
        .with(anAccount("left 40 days later").with(term("2025-03-01", "2026-03-01", 100, "2026-04-10")).churnedOn(day("2026-04-10")))
        .with(anAccount("another contract").with(term("2025-03-01", "2026-03-01", 100, "2026-03-01")).with(term("2026-03-10", "2027-03-10", 90)))
        .with(anAccount("left in between").with(term("2024-10-01", "2026-10-01", 100, "2026-02-01")).churnedOn(day("2026-02-01")));
    const auto standing = standingOf(builder, {}, day("2026-06-01"));
    const auto outcomeOf = [&](AccountIndex account) {
        for (const Renewal &renewal : renewalsOf(*standing, account)) {
            if (renewal.termEnd == day("2026-03-01"))
                return std::optional(renewal.outcome);
        }
        return std::optional<RenewalOutcome>();
    };
    QCOMPARE(outcomeOf(0), std::optional(RenewalOutcome::Lost));
    QCOMPARE(outcomeOf(1), std::optional(RenewalOutcome::Lost)); // belongs to the term end
    QCOMPARE(outcomeOf(2), std::optional(RenewalOutcome::Won));
    QCOMPARE(outcomeOf(3), std::optional(RenewalOutcome::Won));
    for (const Renewal &renewal : renewalsOf(*standing, 4))
        QVERIFY(renewal.termEnd != day("2026-10-01")); // never came up
}

void TestRenewals::ownCallsReplaceDefaults()
{
    PortfolioBuilder builder = aPortfolio();
    std::vector<RenewalCallRecord> calls;
    for (int i = 1; i <= 20; ++i) {
        const bool won = i <= 14;
        auto account = anAccount("past " + std::to_string(i));
        account.with(term("2024-03-01", "2025-03-01", 100, "2025-03-01"));
        if (won)
            account.with(term("2025-03-01", "2027-03-01", 100));
        else
            account.churnedOn(day("2025-03-01"));
        builder.with(std::move(account));
        calls.push_back(call(i, "2025-03-01", RenewalCall::Commit, "2024-11-20")); // in force at T-90 and T-30
    }
    builder.with(anAccount("now").with(term("2025-06-01", "2026-06-01", 100)));
    calls.push_back(call(21, "2026-06-01", RenewalCall::Commit, "2026-03-20"));
    const auto probabilityAt = [&](std::size_t past) {
        std::vector<RenewalCallRecord> some(calls.end() - 1 - static_cast<std::ptrdiff_t>(past), calls.end());
        const auto standing = standingOf(builder, some, day("2026-04-20"));
        return renewalsOf(*standing, 20).back();
    };
    QCOMPARE(probabilityAt(20).source, ProbabilitySource::OwnCalls);
    QVERIFY(std::abs(probabilityAt(20).probability - 15.0 / 22) < 1e-12); // (14 + 1)/(20 + 2)
    QCOMPARE(probabilityAt(19).source, ProbabilitySource::Default); // one too few
    QVERIFY(std::abs(probabilityAt(19).probability - 0.9) < 1e-12);
}

void TestRenewals::calibrationByPerson()
{
    PortfolioBuilder builder = aPortfolio();
    builder.with(anAccount("a").with(term("2024-03-01", "2025-03-01", 100, "2025-03-01")).with(term("2025-03-01", "2027-03-01", 100)))
        .with(anAccount("b").with(term("2024-03-01", "2025-03-01", 100, "2025-03-01")).churnedOn(day("2025-03-01")))
        .with(anAccount("c").with(term("2024-03-01", "2025-03-01", 100, "2025-03-01")).churnedOn(day("2025-03-01")));
    const std::vector<RenewalCallRecord> calls{
        call(1, "2025-03-01", RenewalCall::Commit, "2025-01-10", 0.8), call(2, "2025-03-01", RenewalCall::Commit, "2025-01-10"),
        call(2, "2025-03-01", RenewalCall::Churn, "2025-02-20"), // after T-30: too late to count
        call(3, "2025-03-01", RenewalCall::AtRisk, "2025-01-10", {}, "Ben")};
    const auto standing = standingOf(builder, calls, day("2025-06-01"));
    const RenewalBook book = renewalBook(*standing, day("2025-01-01"), day("2025-03-31"));
    QCOMPARE(book.calibration.size(), std::size_t(3)); // all, Ann, Ben
    QCOMPARE(book.calibration[0].n, 3);
    const CallCalibration &ann = book.calibration[1];
    QCOMPARE(ann.n, 2);
    QCOMPARE(ann.won, 1);
    QVERIFY(std::abs(ann.brier - (0.04 + 0.81) / 2) < 1e-6);
    QVERIFY(std::abs(ann.tooHigh() - (0.85 - 0.5)) < 1e-6);
    QVERIFY(std::abs(book.calibration[2].brier - 0.09) < 1e-6);
    QCOMPARE(book.forecast.lostMinor, 200'00);
}

void TestRenewals::machineBesideTheCall()
{
    PortfolioBuilder builder = aPortfolio();
    builder.with(anAccount("near").with(term("2025-06-01", "2026-06-01", 100)))
        .with(anAccount("same").with(term("2025-06-01", "2026-06-01", 900)))
        .with(anAccount("uncalled").with(term("2025-06-01", "2026-06-01", 50)));
    const auto standing = standingOf(builder, {call(1, "2026-06-01", RenewalCall::Churn, "2026-04-01"), call(2, "2026-06-01", RenewalCall::Commit, "2026-04-01")},
                                     day("2026-05-02"), 0.1);
    const RenewalBook book = renewalBook(*standing, day("2026-04-01"), day("2026-06-30"));
    // 30 days: one month at 0.1. The call of churn is 0.9 away from it and comes first, whatever the amount.
    QVERIFY(std::abs(of(book, 0).machine - 0.9) < 1e-12);
    QCOMPARE(book.renewals[0].account, AccountIndex(0));
    QVERIFY(std::abs(book.renewals[0].disagreement() - 0.9) < 1e-12);
    QVERIFY(std::abs(of(book, 1).disagreement()) < 1e-12);
    QCOMPARE(of(book, 2).source, ProbabilitySource::Machine);
    QVERIFY(std::isnan(of(book, 2).disagreement()));
    QVERIFY(std::abs(book.forecast.expectedMinor - 0.9 * 900'00) < 1e-3);
    QVERIFY(std::abs(book.forecast.uncalledExpectedMinor - 0.9 * 50'00) < 1e-3); // apart from what people said
}

void TestRenewals::retentionByHand()
{
    PortfolioBuilder builder = aPortfolio();
    builder.with(anAccount("same").with(term("2024-06-01", "2026-06-01", 100)))
        .with(anAccount("left").with(term("2024-06-01", "2025-06-01", 200, "2025-06-01")).churnedOn(day("2025-06-01")))
        // 10 seats at 10 become 12 seats at 11: +32 = 20 volume + 12 price
        .with(anAccount("grew").with(term("2024-06-01", "2025-06-01", 100, "2025-06-01", 10)).with(term("2025-06-01", "2026-06-01", 132, {}, 12)))
        .with(anAccount("shrank").with(term("2024-06-01", "2025-06-01", 300, "2025-06-01")).with(term("2025-06-01", "2026-06-01", 250)))
        .with(anAccount("new").with(term("2025-08-01", "2026-08-01", 1'000)));
    const auto standing = standingOf(builder, {}, day("2026-03-01"));
    const RevenueRetention year = revenueRetention(*standing->portfolio, day("2025-03-01"), day("2026-03-01"));
    QCOMPARE(year.accounts, 4);
    QCOMPARE(year.startMinor, 700'00);
    QVERIFY(std::abs(*year.gross() - 450.0 / 700) < 1e-12); // 100 + 0 + 100 + 250
    QVERIFY(std::abs(*year.net() - 482.0 / 700) < 1e-12); // 100 + 0 + 132 + 250
    QCOMPARE(year.volumeMinor, 20'00);
    QCOMPARE(year.priceMinor, 12'00);
    QCOMPARE(year.unsplitMinor, -250'00); // −200 and −50, without seats
    QCOMPARE(year.volumeMinor + year.priceMinor + year.unsplitMinor, year.endMinor - year.startMinor);
}

// Quarter by quarter it says what a book of each alone says; what turned out is split by what was called.
void TestRenewals::quartersSideBySide()
{
    PortfolioBuilder builder = aPortfolio();
    builder.with(anAccount("won").with(term("2025-04-10", "2026-04-10", 100, "2026-04-10")).with(term("2026-04-10", "2027-04-10", 110)))
        .with(anAccount("lost").with(term("2025-04-01", "2026-04-01", 80, "2026-04-01")).churnedOn(day("2026-04-01")))
        .with(anAccount("second").with(term("2025-06-01", "2026-06-01", 200)))
        .with(anAccount("third").with(term("2025-09-01", "2026-09-01", 300)))
        .with(anAccount("uncalled").with(term("2025-09-30", "2026-09-30", 400)));
    const std::vector<RenewalCallRecord> calls{call(1, "2026-04-10", RenewalCall::Commit, "2026-01-10"),
                                               call(2, "2026-04-01", RenewalCall::AtRisk, "2026-01-10", 0.4),
                                               call(3, "2026-06-01", RenewalCall::Commit, "2026-04-01"),
                                               call(4, "2026-09-01", RenewalCall::BestCase, "2026-04-01")};
    const auto standing = standingOf(builder, calls, day("2026-05-20"), 0.02);
    const RenewalReview review = renewalReview(*standing, day("2026-05-20"), 3);
    QCOMPARE(review.quarters.size(), std::size_t(3));
    QCOMPARE(review.quarters[2].days.to, day("2026-12-31"));
    for (const QuarterReview &quarter : review.quarters) {
        const RenewalBook alone = renewalBook(*standing, quarter.days.from, quarter.days.to);
        QCOMPARE(quarter.renewals.size(), alone.renewals.size());
        double machine = 0;
        for (std::size_t i = 0; i < alone.renewals.size(); ++i) {
            const Renewal &renewal = review.book.renewals[quarter.renewals[i]];
            QCOMPARE(renewal.account, alone.renewals[i].account); // the same order
            machine += std::isnan(renewal.machine) ? 0 : renewal.machine * static_cast<double>(renewal.dueMinor);
        }
        QVERIFY(std::abs(quarter.machineMinor - machine) < 1e-6);
        QVERIFY(std::abs(quarter.forecast.expectedMinor - alone.forecast.expectedMinor) < 1e-6);
        QCOMPARE(quarter.forecast.lowMinor, quarter.forecast.wonMinor + quarter.forecast.calledMinor[0]);
        QCOMPARE(quarter.forecast.highMinor, alone.forecast.highMinor);
        QCOMPARE(quarter.forecast.uncalledMinor, alone.forecast.uncalledMinor);
    }
    QCOMPARE(review.quarters[0].open, 1);
    QCOMPARE(review.quarters[0].closed, 2);
    QCOMPARE(review.quarters[1].open, 2);
    QCOMPARE(review.quarters[1].estimatedMinor, 700'00);
    QCOMPARE(review.byCall[0].n, 1);
    QCOMPARE(review.byCall[0].won, 1);
    QCOMPARE(review.byCall[2].n, 1);
    QVERIFY(std::abs(review.byCall[2].tooHigh() - 0.4) < 1e-6);
    QCOMPARE(review.byCall[1].n, 0); // not closed yet
}

void TestRenewals::nothingKnownIsNothingSaid()
{
    const auto standing = standingOf(aPortfolio().with(anAccount("a").startedOn(day("2025-01-01"))), {}, day("2026-03-01"));
    const RenewalBook book = renewalBook(*standing, day("2026-01-01"), day("2026-03-31"));
    QVERIFY(book.renewals.empty());
    QVERIFY(!book.period.gross() && !book.period.net());
    QVERIFY(book.calibration.empty());
}

QTEST_GUILESS_MAIN(TestRenewals)
#include "test_renewals.moc"
