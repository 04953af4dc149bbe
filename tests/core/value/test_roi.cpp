/// M11 against cases worked by hand, and what must hold for every model: nothing is lost between the total and its leaves.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/builders.h"
#include "value/roi.h"
#include "value/roi_exchange.h"
#include "value/roi_figures.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::value;

namespace {

constexpr std::size_t low = 0, base = 1, high = 2;

RoiAssumption number(std::string key, std::string value, bool agreed = true)
{
    RoiAssumption assumption;
    assumption.key = std::move(key);
    assumption.base = std::move(value);
    assumption.agreed = agreed;
    return assumption;
}

RoiAssumption money(std::string key, std::string value, bool agreed = true, std::string_view currency = "USD")
{
    RoiAssumption assumption = number(std::move(key), std::move(value), agreed);
    assumption.currency = *Currency::fromCode(currency);
    return assumption;
}

RoiLine line(std::string key, RoiKind kind, std::string event, RoiUnit unit, std::string saving, std::string rate, std::string confidence = {})
{
    RoiLine made;
    made.key = std::move(key);
    made.kind = kind;
    made.counted = RoiCounted::Event;
    made.object = std::move(event);
    made.unit = unit;
    made.saving = std::move(saving);
    made.rate = std::move(rate);
    made.confidence = std::move(confidence);
    return made;
}

/// Tickets that took ten minutes less each, at 50 an hour.
RoiModel tickets()
{
    RoiModel model;
    model.key = "support";
    model.assumptions = {number("minutes", "10"), money("hourly", "50")};
    model.lines = {line("tickets", RoiKind::TimeReleased, "ticket_solved", RoiUnit::Minutes, "minutes", "hourly")};
    return model;
}

std::shared_ptr<const Portfolio> oneAccount(Day asOf = day("2026-03-01"))
{
    SubscriptionRecord contract;
    contract.start = day("2025-04-01");
    contract.termDays = 365;
    contract.arr = Money{1'200'000, *Currency::fromCode("USD")};
    return aPortfolio()
        .asOf(asOf)
        .milestone("live")
        .with(anAccount("Acme").with(contract).achieved("live", day("2025-05-02")).achieved("live", day("2025-08-02")))
        .build();
}

std::vector<EventCount> spread(const std::string &event, std::int64_t total, Day from, int days)
{
    std::vector<EventCount> counts;
    for (int i = 0; i < days; ++i)
        counts.push_back({event, from + i, total / days + (i < total % days ? 1 : 0)});
    return counts;
}

Result<RoiResult> evaluate(const RoiModel &model, const std::vector<EventCount> &events, std::vector<DatedRate> rates = {},
                           std::shared_ptr<const Portfolio> portfolio = oneAccount())
{
    return evaluateRoi(model, {*portfolio, 0, events, rates});
}

Exact leaves(const RoiNode &node)
{
    if (node.children.empty())
        return node.amount;
    Exact sum = 0;
    for (const RoiNode &child : node.children)
        sum += leaves(child);
    return sum;
}

bool addsUp(const RoiNode &node)
{
    Exact sum = 0;
    std::int64_t count = 0;
    for (const RoiNode &child : node.children) {
        sum += child.amount;
        count += child.count;
        if (!addsUp(child))
            return false;
    }
    return node.children.empty() || (sum == node.amount && count == node.count);
}

} // namespace

class TestRoi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exactNumbers_data();
    void exactNumbers();
    void fiveHundredTickets();
    void handWorkedCase();
    void threeFigures();
    void paybackAndFallingBelow();
    void subscriptionCost();
    void currenciesAreNeverAdded();
    void lowAndHighTogetherAndOneAtATime();
    void sumsNeverDependOnOrderOrDisplay();
    void figuresAloneAreTheSame();
    void sinceWhenAReturnIsHigh();
    void whatIsRefused_data();
    void whatIsRefused();
    void exchangeKeepsEverything();
    void brokenFilesAreExplained();
};

void TestRoi::exactNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("shown");
    QTest::newRow("half away") << "0.125" << 2 << "0.13";
    QTest::newRow("negative half away") << "-0.125" << 2 << "-0.13";
    QTest::newRow("no negative zero") << "-0.001" << 2 << "0.00";
    QTest::newRow("large") << "123456789012345678901234567890.5" << 0 << "123456789012345678901234567891";
    QTest::newRow("below one") << "0.5" << 1 << "0.5";
    QTest::newRow("not a number") << "1e3" << 0 << QString();
    QTest::newRow("empty") << "" << 0 << QString();
    QTest::newRow("two points") << "1.2.3" << 0 << QString();
}

void TestRoi::exactNumbers()
{
    QFETCH(QString, text);
    QFETCH(int, digits);
    QFETCH(QString, shown);
    const auto exact = exactFromDecimal(text.toStdString());
    QCOMPARE(exact.has_value(), !shown.isEmpty());
    if (exact)
        QCOMPARE(QString::fromStdString(decimalText(*exact, digits)), shown);
}

void TestRoi::fiveHundredTickets()
{
    const auto events = spread("ticket_solved", 500, day("2025-06-01"), 60);
    RoiModel model = tickets();
    auto result = evaluate(model, events);
    QVERIFY(result.ok());
    QCOMPARE(result->lines[0].occurrences, 500);
    QCOMPARE(decimalText(*result->lines[0].hours, 1), std::string("83.3"));
    QCOMPARE(decimalText((*result->lines[0].value)[base], 2), std::string("4166.67"));
    QCOMPARE((*result->lines[0].value)[base], Exact(12500, 3)); // 4,166 2/3: nothing was rounded on the way
    QCOMPARE(minorOf((*result->lines[0].value)[base], result->currency), 416'667);
    model.rounding = RoiRounding::WholeHours;
    result = evaluate(model, events);
    QCOMPARE((*result->lines[0].value)[base], Exact(4150));
    QCOMPARE(*result->lines[0].hours, Exact(83));
    // The sum of the leaves is 4,150: what the rule takes is a leaf of its own.
    QCOMPARE(leaves(result->explanation), Exact(4150));
    QVERIFY(addsUp(result->explanation));
    QCOMPARE(result->months.back().value[1], Exact(4150));
}

void TestRoi::handWorkedCase()
{
    // 120 orders, 6 minutes instead of 15, at 40 an hour, half of it ours: 120 × 9/60 = 18 h; 18 × 40 × 0.5 = 360.
    // 30 units of 2.5 kg at 4 each: 30 × 2.5 × 4 = 300. Two milestones worth 1,000: 2,000.
    RoiModel model;
    model.key = "orders";
    model.assumptions = {number("before", "15"), number("after", "6"), money("hourly", "40"), number("half", "0.5"),
                         number("kilos", "2.5"), money("per_kilo", "4"), money("each", "1000"), money("setup", "500"),
                         number("hours", "12"), money("own_rate", "60")};
    model.lines = {line("orders", RoiKind::CashSaved, "order", RoiUnit::Minutes, "before", "hourly", "half"),
                   line("waste", RoiKind::CashSaved, "batch", RoiUnit::Units, "kilos", "per_kilo"),
                   line("wins", RoiKind::RevenueGained, "live", RoiUnit::Money, "each", "")};
    model.lines[0].withoutUs = "after";
    model.lines[2].counted = RoiCounted::Milestone;
    RoiCost setup{"setup", "Set-up", RoiCostKind::Implementation, "setup", "", {}};
    RoiCost hours{"hours", "Our hours", RoiCostKind::InternalHours, "hours", "own_rate", day("2025-07-15")};
    model.costs = {setup, hours};
    auto events = spread("order", 120, day("2025-05-01"), 30);
    events.push_back({"batch", day("2025-09-09"), 30});
    const auto result = evaluate(model, events);
    QVERIFY(result.ok());
    QCOMPARE((*result->lines[0].value)[base], Exact(360));
    QCOMPARE((*result->lines[1].value)[base], Exact(300));
    QCOMPARE((*result->lines[2].value)[base], Exact(2000));
    QCOMPARE((*result->value[0])[base], Exact(2660));
    QCOMPARE((*result->cost)[base], Exact(500 + 720));
    QCOMPARE(*result->net(RoiFigure::Headline), Exact(1440));
    QCOMPARE(decimalText(*result->roi(RoiFigure::Headline) * 100, 2), std::string("118.03")); // 1440/1220
    QCOMPARE(leaves(result->explanation), Exact(2660));
    QVERIFY(addsUp(result->explanation));
    QCOMPARE(result->from, day("2025-04-01"));
    QCOMPARE(result->to, day("2026-03-01"));
    // Cumulative: month 2 (May) has 360 + 1,000 ≥ 500.
    QCOMPARE(*result->paybackMonth(RoiFigure::Headline), 2);
    QVERIFY(!result->fallsBelowLater(RoiFigure::Headline));
    QCOMPARE(result->months.size(), std::size_t(12)); // the last one is a day old
    QCOMPARE(result->months[1].value[0], Exact(1360));
    QCOMPARE(result->months.back().value[0], Exact(2660));
    QCOMPARE(result->months.back().cost, Exact(1220));
}

void TestRoi::threeFigures()
{
    RoiModel model = tickets();
    model.assumptions.push_back(money("sale", "10", true));
    model.assumptions.push_back(money("guess", "7", false));
    model.lines.push_back(line("sales", RoiKind::RevenueGained, "sale", RoiUnit::Money, "sale", ""));
    model.lines.push_back(line("guesses", RoiKind::LossAvoided, "guess", RoiUnit::Money, "guess", ""));
    const std::vector<EventCount> events{{"ticket_solved", day("2025-06-01"), 60}, {"sale", day("2025-06-02"), 3}, {"guess", day("2025-06-03"), 2}};
    auto result = evaluate(model, events);
    QCOMPARE((*result->value[0])[base], Exact(30)); // cash, revenue, loss; agreed
    QCOMPARE((*result->value[1])[base], Exact(530)); // and time released
    QCOMPARE((*result->value[2])[base], Exact(544)); // and what is not agreed
    QVERIFY(!result->roi(RoiFigure::Headline)); // no cost: null, not infinity
    model.assumptions[2].agreed = false;
    result = evaluate(model, events);
    QVERIFY(!result->value[0]); // nothing agreed is no headline of 0
    QCOMPARE((*result->value[1])[base], Exact(500));
}

void TestRoi::paybackAndFallingBelow()
{
    RoiModel model = tickets();
    model.lines[0].kind = RoiKind::CashSaved;
    model.assumptions.push_back(money("first", "100"));
    model.assumptions.push_back(money("second", "1000"));
    model.costs = {{"first", "", RoiCostKind::Other, "first", "", day("2025-04-20")},
                   {"second", "", RoiCostKind::Other, "second", "", day("2025-08-10")}};
    // 8 1/3 each: 120 solved in May are 1,000; the second cost of August makes it 1,000 < 1,100; 24 more in October pay it back.
    const std::vector<EventCount> events{{"ticket_solved", day("2025-05-10"), 120}, {"ticket_solved", day("2025-10-10"), 24}};
    const auto result = evaluate(model, events);
    QCOMPARE(*result->paybackMonth(RoiFigure::Headline), 2);
    QVERIFY(result->fallsBelowLater(RoiFigure::Headline));
    QCOMPARE(*result->net(RoiFigure::Headline), Exact(100));
    // Never paid back.
    model.assumptions.back().base = "100000";
    model.assumptions[2].base = "2000";
    QVERIFY(!evaluate(model, events)->paybackMonth(RoiFigure::Headline));
}

void TestRoi::subscriptionCost()
{
    RoiModel model = tickets();
    model.costs = {{"subscription", "", RoiCostKind::Subscription, "", "", {}}};
    auto result = evaluate(model, {});
    QCOMPARE((*result->cost)[base], Exact(12'000)); // ARR on the day the year begins
    QCOMPARE(result->costs[0].due[0].first, day("2025-04-01"));
    // Invoices, where there are any, say it better: two of 500 due in the period, one before it.
    InvoiceRecord invoice;
    invoice.amount = Money{50'000, *Currency::fromCode("USD")};
    auto account = anAccount("Acme").startedOn(day("2025-04-01"));
    for (const char *due : {"2025-03-01", "2025-05-01", "2025-06-01"}) {
        invoice.due = invoice.issued = day(due);
        account.with(invoice);
    }
    const auto invoiced = aPortfolio().milestone("live").with(std::move(account)).build();
    result = evaluate(model, {}, {}, invoiced);
    QCOMPARE((*result->cost)[base], Exact(1'000));
    // No price known at all: no cost, and so no net and no ROI.
    const auto unknown = aPortfolio().milestone("live").with(anAccount("Acme").startedOn(day("2025-04-01"))).build();
    result = evaluate(model, {}, {}, unknown);
    QVERIFY(!result->cost);
    QCOMPARE(result->costs[0].gap, RoiGap::NoSubscriptionPrice);
    QVERIFY(!result->net(RoiFigure::WithUnagreed));
}

void TestRoi::currenciesAreNeverAdded()
{
    RoiModel model = tickets();
    model.assumptions[1].currency = *Currency::fromCode("EUR");
    model.assumptions[1].on = day("2025-06-15");
    const std::vector<EventCount> events{{"ticket_solved", day("2025-06-01"), 60}};
    auto result = evaluate(model, events);
    QCOMPARE(result->lines[0].gap, RoiGap::NoExchangeRate);
    QVERIFY(!result->lines[0].value);
    QVERIFY(!result->value[2]); // not 0
    const auto eur = *Currency::fromCode("EUR");
    const std::vector<DatedRate> rates{{eur, {}, Exact(1)}, {eur, day("2025-06-01"), *exactFromDecimal("1.1")}, {eur, day("2025-07-01"), Exact(9)}};
    result = evaluate(model, events, rates);
    QCOMPARE((*result->lines[0].value)[base], Exact(550)); // the rate in force on the day of the statement
}

void TestRoi::lowAndHighTogetherAndOneAtATime()
{
    RoiModel model = tickets();
    model.lines[0].kind = RoiKind::CashSaved;
    model.assumptions[0].low = "5";
    model.assumptions[0].high = "12";
    model.assumptions[1].low = "40";
    model.assumptions[1].high = "60";
    const std::vector<EventCount> events{{"ticket_solved", day("2025-06-01"), 60}};
    const auto result = evaluate(model, events);
    QCOMPARE((*result->value[0])[low], Exact(200)); // 60 × 5/60 × 40
    QCOMPARE((*result->value[0])[base], Exact(500));
    QCOMPARE((*result->value[0])[high], Exact(720));
    QCOMPARE(result->tornado.size(), std::size_t(2));
    QCOMPARE(result->tornado[0].assumption, std::size_t(0)); // 250 … 600, the wider one first
    QCOMPARE(result->tornado[0].low, Exact(250));
    QCOMPARE(result->tornado[0].high, Exact(600));
    QCOMPARE(result->tornado[1].low, Exact(400));
    QCOMPARE(result->tornado[1].high, Exact(600));
}

void TestRoi::sumsNeverDependOnOrderOrDisplay()
{
    std::mt19937 random(5);
    const auto within = [&random](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const auto portfolio = oneAccount();
    for (int round = 0; round < 60; ++round) {
        RoiModel model;
        model.key = "random";
        model.rounding = within(2) ? RoiRounding::Exact : RoiRounding::WholeHours;
        std::vector<EventCount> events;
        for (int i = 0; i < 1 + within(6); ++i) {
            const std::string n = std::to_string(i);
            const auto unit = static_cast<RoiUnit>(within(3));
            const std::string value = std::to_string(within(500)) + "." + std::to_string(1 + within(9)) + "7";
            model.assumptions.push_back(unit == RoiUnit::Money ? money("saving" + n, value, within(2) == 0) : number("saving" + n, value, within(2) == 0));
            model.assumptions.push_back(money("rate" + n, std::to_string(1 + within(90)) + ".03"));
            model.assumptions.push_back(number("share" + n, "0.3" + std::to_string(within(10))));
            model.lines.push_back(line("line" + n, static_cast<RoiKind>(within(4)), "event" + n, unit, "saving" + n,
                                       unit == RoiUnit::Money ? "" : "rate" + n, within(2) ? "share" + n : ""));
            for (int k = 0; k < within(40); ++k)
                events.push_back({"event" + n, day("2025-04-01") + within(300), 1 + within(9)});
        }
        const auto result = evaluate(model, events, {}, portfolio);
        QVERIFY(result.ok());
        const Exact total = (*result->value[2])[base];
        QCOMPARE(leaves(result->explanation), total);
        QCOMPARE(result->explanation.amount, total);
        QVERIFY(addsUp(result->explanation));
        QCOMPARE(result->months.back().value[2], total);
        RoiModel shuffled = model;
        std::ranges::shuffle(shuffled.lines, random);
        std::ranges::shuffle(shuffled.assumptions, random);
        std::ranges::shuffle(events, random);
        const auto again = evaluate(shuffled, events, {}, portfolio);
        QCOMPARE((*again->value[2])[base], total);
        for (std::size_t f = 0; f < 2; ++f)
            QCOMPARE(again->value[f].has_value(), result->value[f].has_value());
        // Showing it with fewer digits, or in another currency and back, is done on a copy: the sum is what it was.
        const std::string shown = decimalText(total, within(4));
        QVERIFY(!shown.empty());
        QCOMPARE(total * Exact(11, 10) / Exact(11, 10), (*result->value[2])[base]);
    }
}

void TestRoi::figuresAloneAreTheSame()
{
    std::mt19937 random(11);
    const auto within = [&random](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const auto eur = *Currency::fromCode("EUR");
    const std::vector<DatedRate> rates{{eur, day("2025-03-01"), *exactFromDecimal("1.07")}, {eur, day("2025-09-01"), *exactFromDecimal("1.13")}};
    int withCost = 0, withGap = 0, headlines = 0;
    for (int round = 0; round < 200; ++round) {
        const auto portfolio = oneAccount(day("2026-03-01") - within(300));
        RoiModel model;
        model.key = "random";
        model.rounding = within(2) ? RoiRounding::Exact : RoiRounding::WholeHours;
        if (within(3) == 0)
            model.from = day("2025-05-01");
        std::vector<EventCount> events;
        const auto cash = [&](std::string key, std::string value, bool agreed) {
            RoiAssumption made = money(std::move(key), std::move(value), agreed, within(4) ? "USD" : within(2) ? "EUR" : "CHF");
            made.on = within(2) ? day("2025-10-01") : Day();
            return made;
        };
        for (int i = 0; i < 1 + within(5); ++i) {
            const std::string n = std::to_string(i);
            const auto unit = i == 0 ? RoiUnit::Minutes : static_cast<RoiUnit>(within(3));
            const std::string value = std::to_string(within(500)) + "." + std::to_string(1 + within(9)) + "7";
            model.assumptions.push_back(unit == RoiUnit::Money ? money("saving" + n, value) : number("saving" + n, value, within(3) != 0));
            model.assumptions.push_back(cash("rate" + n, std::to_string(1 + within(90)) + ".03", within(3) != 0));
            model.assumptions.push_back(number("share" + n, "0.3" + std::to_string(within(10))));
            model.assumptions.push_back(number("without" + n, std::to_string(within(9)), within(3) != 0));
            RoiLine made = line("line" + n, static_cast<RoiKind>(within(4)), "event" + n, unit, "saving" + n,
                                unit == RoiUnit::Money ? "" : "rate" + n, within(2) ? "share" + n : "");
            if (unit != RoiUnit::Money && within(2))
                made.withoutUs = "without" + n;
            if (i == 0 && within(2)) {
                made.counted = RoiCounted::Milestone;
                made.object = "live";
            }
            model.lines.push_back(made);
            for (int k = 0; k < within(40); ++k)
                events.push_back({"event" + n, day("2025-03-01") + within(400), 1 + within(9)});
        }
        model.assumptions.push_back(cash("fee", "123.45", true));
        model.assumptions.push_back(number("hours", "17.5"));
        model.assumptions.push_back(cash("inside", "80", true));
        if (within(3))
            model.costs.push_back({"subscription", "", RoiCostKind::Subscription, "", "", {}});
        if (within(2))
            model.costs.push_back({"implementation", "", RoiCostKind::Implementation, "fee", "", within(2) ? day("2025-06-01") : Day()});
        if (within(2))
            model.costs.push_back({"ours", "", RoiCostKind::InternalHours, "hours", "inside", within(2) ? day("2024-06-01") : Day()});
        const auto whole = evaluateRoi(model, {*portfolio, 0, events, rates});
        const auto [from, to] = roiPeriod(model, *portfolio, 0);
        const auto figures = RoiFigures::prepare(model, *portfolio, rates, to);
        QVERIFY2(figures.ok(), figures.ok() ? "" : figures.error().toString().c_str());
        const auto sums = figures->of(0, events);
        QCOMPARE(sums.has_value(), whole.ok());
        if (!sums)
            continue;
        QCOMPARE(sums->from, whole->from);
        for (std::size_t f = 0; f < 3; ++f) {
            QCOMPARE(sums->value[f].has_value(), whole->value[f].has_value());
            if (sums->value[f])
                QCOMPARE(*sums->value[f], (*whole->value[f])[base]);
            QVERIFY(sums->roi(static_cast<RoiFigure>(f)) == whole->roi(static_cast<RoiFigure>(f)));
        }
        QCOMPARE(sums->cost.has_value(), whole->cost.has_value());
        if (sums->cost)
            QCOMPARE(*sums->cost, (*whole->cost)[base]);
        withCost += sums->cost && *sums->cost > 0 ? 1 : 0;
        withGap += !sums->cost ? 1 : 0;
        headlines += sums->value[0] ? 1 : 0;
    }
    QVERIFY(withCost > 50 && withGap > 5 && headlines > 50); // all of them were met
}

void TestRoi::sinceWhenAReturnIsHigh()
{
    RoiModel model = tickets();
    model.lines[0].kind = RoiKind::CashSaved;
    model.assumptions.push_back(money("fee", "100"));
    model.costs = {{"first", "", RoiCostKind::Other, "fee", "", day("2025-05-01")}, {"second", "", RoiCostKind::Other, "fee", "", day("2025-08-01")}};
    // An hour's worth is 50: above 300 % from the 49th ticket on, until the second fee, and again from the 97th.
    std::vector<EventCount> events{{"ticket_solved", day("2025-05-10"), 48}, {"ticket_solved", day("2025-06-02"), 1},
                                   {"ticket_solved", day("2025-08-20"), 47}, {"ticket_solved", day("2025-09-03"), 1}};
    for (RoiRounding rounding : {RoiRounding::Exact, RoiRounding::WholeHours}) {
        model.rounding = rounding;
        Day since;
        for (Day at = day("2025-04-01"); at <= day("2025-12-01"); at = at + 1) {
            const auto portfolio = oneAccount(at);
            const auto roi = evaluateRoi(model, {*portfolio, 0, events, {}})->roi(RoiFigure::Headline);
            since = roi && *roi > 3 ? (since.valid() ? since : at) : Day();
            QCOMPARE(RoiFigures::prepare(model, *portfolio, {}, at)->above(3, 0, events), since);
        }
    }
    model.rounding = RoiRounding::Exact;
    const auto at = [&](const char *on) { return RoiFigures::prepare(model, *oneAccount(day(on)), {}, day(on))->above(3, 0, events); };
    QCOMPARE(at("2025-06-01"), Day()); // 48 tickets are exactly 300 %
    QCOMPARE(at("2025-07-01"), day("2025-06-02"));
    QCOMPARE(at("2025-08-10"), Day());
    QCOMPARE(at("2025-10-01"), day("2025-09-03"));
}

void TestRoi::whatIsRefused_data()
{
    using Change = std::function<void(RoiModel &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("about");
    const auto row = [](const char *name, Change change, const char *about) {
        QTest::newRow(name) << std::move(change) << QString::fromUtf8(about);
    };
    row("event twice", [](RoiModel &m) { m.lines.push_back(m.lines[0]); m.lines[1].key = "again"; }, "already feeds line “tickets”");
    row("milestone twice", [](RoiModel &m) {
        for (const char *key : {"a", "b"}) {
            m.lines.push_back(m.lines[0]);
            m.lines.back().key = key;
            m.lines.back().counted = RoiCounted::Milestone;
            m.lines.back().object = "live";
        }
    }, "already feeds line “a”");
    row("no such milestone", [](RoiModel &m) { m.lines[0].counted = RoiCounted::Milestone; }, "there is no milestone");
    row("no such assumption", [](RoiModel &m) { m.lines[0].saving = "nothing"; }, "there is no assumption “nothing”");
    row("saving missing", [](RoiModel &m) { m.lines[0].saving.clear(); }, "saving is missing");
    row("rate without currency", [](RoiModel &m) { m.assumptions[1].currency = {}; }, "needs a currency");
    row("minutes with currency", [](RoiModel &m) { m.assumptions[0].currency = m.assumptions[1].currency; }, "must have no currency");
    row("not a number", [](RoiModel &m) { m.assumptions[0].base = "ten"; }, "plain number");
    row("low above base", [](RoiModel &m) { m.assumptions[0].low = "11"; }, "low is above base");
    row("high below base", [](RoiModel &m) { m.assumptions[0].high = "9"; }, "high is below base");
    row("confidence above one", [](RoiModel &m) { m.assumptions.push_back(number("sure", "1.5")); m.lines[0].confidence = "sure"; }, "from 0 to 1");
    row("key twice", [](RoiModel &m) { m.assumptions[1].key = "minutes"; }, "used twice");
    row("odd key", [](RoiModel &m) { m.lines[0].key = "Tickets/x"; }, "small letters");
    row("period backwards", [](RoiModel &m) { m.from = day("2025-05-01"); m.to = day("2025-04-01"); }, "ends before");
    row("subscription with amount", [](RoiModel &m) { m.costs = {{"s", "", RoiCostKind::Subscription, "hourly", "", {}}}; }, "account's records");
    row("hours without rate", [](RoiModel &m) { m.costs = {{"h", "", RoiCostKind::InternalHours, "minutes", "", {}}}; }, "rate is missing");
}

void TestRoi::whatIsRefused()
{
    QFETCH(std::function<void(RoiModel &)>, change);
    QFETCH(QString, about);
    RoiModel model = tickets();
    QVERIFY(checkRoi(model, *oneAccount()).ok());
    change(model);
    const auto checked = checkRoi(model, *oneAccount());
    QVERIFY(!checked.ok());
    QCOMPARE(checked.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(QString::fromStdString(checked.error().toString()).contains(about), checked.error().toString().c_str());
    QVERIFY(!evaluate(model, {}).ok());
}

void TestRoi::exchangeKeepsEverything()
{
    RoiModel model = tickets();
    model.title = "Support “desk”";
    model.appliesTo = "plan:enterprise";
    model.rounding = RoiRounding::WholeHours;
    model.from = day("2025-01-01");
    model.to = day("2025-12-31");
    model.assumptions[0].low = "5";
    model.assumptions[0].owner = "Anna";
    model.assumptions[0].source = "time study";
    model.assumptions[0].on = day("2025-02-03");
    model.lines[0].confidence = "minutes";
    model.lines[0].withoutUs = "minutes";
    model.costs = {{"s", "Licence", RoiCostKind::Subscription, "", "", {}}, {"h", "", RoiCostKind::InternalHours, "minutes", "hourly", day("2025-03-03")}};
    const std::string text = writeRoiModels(std::span(&model, 1));
    const auto back = readRoiModels(text, "models.json");
    QVERIFY(back.ok());
    QVERIFY(back->front() == model);
}

void TestRoi::brokenFilesAreExplained()
{
    const auto why = [](std::string_view text) {
        const auto read = readRoiModels(text, "models.json");
        return read ? std::string() : read.error().toString();
    };
    const auto says = [&](std::string_view text, std::string_view words) {
        const std::string reason = why(text);
        return reason.find("models.json") != std::string::npos && reason.find(words) != std::string::npos;
    };
    QVERIFY(says("{", "byte"));
    QVERIFY(says("{}", "models: expects a list"));
    QVERIFY(says(R"({"format":2,"models":[]})", "newer Milepost"));
    QVERIFY(says(R"({"models":[{"key":"a","linez":[]}]})", "linez: there is no such field"));
    QVERIFY(says(R"({"models":[{"key":"a"},{"key":"b","lines":[{"key":"l","kind":"money"}]}]})", "model 2: lines 1: kind: expects one of cash_saved"));
    QVERIFY(says(R"({"models":[{"key":"a","assumptions":[{"key":"x","on":"yesterday"}]}]})", "expects a date"));
    QVERIFY(says(R"({"models":[{"key":"a","assumptions":[{"key":"x","agreed":"yes"}]}]})", "expects true or false"));
    QVERIFY(why(R"({"models":[{"key":"a","assumptions":[{"key":"x","base":10.5}]}]})").empty()); // a number is as good as its text
}

QTEST_GUILESS_MAIN(TestRoi)
#include "test_roi.moc"
