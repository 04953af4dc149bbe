/// Value models, calls, plans and risk through the workspace: what is written is what is computed with, and its history stays.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "value/roi_exchange.h"
#include "workspace/kept_returns.h"
#include "workspace/value_answers.h"
#include "workspace_fixture.h"

#include <cmath>

using namespace milepost;
using namespace milepost::test;

namespace {

RoiModel supportModel()
{
    RoiModel model;
    model.key = "support";
    model.title = "Support";
    RoiAssumption minutes, hourly;
    minutes.key = "minutes";
    minutes.base = "10";
    minutes.agreed = true;
    hourly.key = "hourly";
    hourly.base = "50";
    hourly.currency = *Currency::fromCode("USD");
    hourly.agreed = true;
    model.assumptions = {minutes, hourly};
    RoiLine line;
    line.key = "tickets";
    line.kind = RoiKind::CashSaved;
    line.counted = RoiCounted::Event;
    line.object = "ticket_solved";
    line.saving = "minutes";
    line.rate = "hourly";
    model.lines = {line};
    return model;
}

std::string ticketEvents(int count)
{
    std::string lines;
    for (int i = 0; i < count; ++i)
        lines += R"({"event":"ticket_solved","event_id":"t)" + std::to_string(i) + R"(","account_id":"acme","user_id":"u","timestamp":"2025-)"
            + (i % 2 ? "05" : "06") + "-1" + std::to_string(i % 10) + "T09:00:00Z\"}\n";
    return lines;
}

Result<> importFile(Workspace &workspace, const std::string &path)
{
    ImportRequest request;
    request.paths = {path};
    MP_TRY(workspace.import(request));
    return {};
}

} // namespace

class TestValue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fiveHundredTicketsFromTheLog();
    void anAccountsOwnNumber();
    void theModelsNumberAgain();
    void highReturnsAreSeenInThePicture();
    void aLargeWindowCountsLater();
    void callsKeepTheirLedger();
    void undoIsRefusedWhereTheFieldChangedSince();
    void planHistoryAndOffCourse();
    void refusals();
    void theSampleHasSomethingToShow();
};

void TestValue::fiveHundredTicketsFromTheLog()
{
    Profile profile;
    profile.clock.set(*instantFromIso("2025-12-01T12:00:00Z", true));
    const auto workspace = profile.open();
    QVERIFY(workspace);
    MP_VERIFY(importFile(*workspace, profile.write("accounts.csv", accountsCsv)));
    MP_VERIFY(importFile(*workspace, profile.write("events.jsonl", ticketEvents(500))));
    MP_VERIFY(workspace->apply(PutRoiModels{{supportModel()}}));
    auto snapshot = workspace->snapshot();
    MP_VERIFY(snapshot);
    const AccountIndex acme = snapshot->portfolio->findExternal("acme");
    auto roi = workspace->roi(*snapshot, acme);
    MP_VERIFY(roi);
    QVERIFY(roi->has_value());
    const auto total = [](const AccountRoi &of) { return value::decimalText((*of.result.value[0])[1], 2); };
    QCOMPARE(total(**roi), std::string("4166.67"));
    QCOMPARE((*roi)->result.lines[0].occurrences, 500);
    // As of a day in between, the other half has not happened.
    snapshot = workspace->snapshot(*dayFromIso("2025-05-31"));
    MP_VERIFY(snapshot);
    QCOMPARE((*workspace->roi(*snapshot, acme))->result.lines[0].occurrences, 250);
    RoiModel whole = supportModel();
    whole.rounding = RoiRounding::WholeHours;
    MP_VERIFY(workspace->apply(PutRoiModels{{whole}}));
    snapshot = workspace->snapshot();
    QCOMPARE(total(**workspace->roi(*snapshot, acme)), std::string("4150.00"));
    QCOMPARE(workspace->roiModels()->size(), std::size_t(1));
    QVERIFY(workspace->roiModels()->front() == whole);
    MP_VERIFY(workspace->undo());
    QVERIFY(workspace->roiModels()->front() == supportModel());
    const auto all = workspace->portfolioRoi(*snapshot);
    MP_VERIFY(all);
    QCOMPARE(all->rows.size(), std::size_t(3));
    QCOMPARE(value::decimalText(all->value[0], 2), std::string("4166.67"));
}

void TestValue::anAccountsOwnNumber()
{
    Profile profile;
    profile.clock.set(*instantFromIso("2025-12-01T12:00:00Z", true));
    const auto workspace = profile.open();
    MP_VERIFY(importFile(*workspace, profile.write("accounts.csv", accountsCsv)));
    MP_VERIFY(importFile(*workspace, profile.write("events.jsonl", ticketEvents(60))));
    MP_VERIFY(workspace->apply(PutRoiModels{{supportModel()}}));
    RoiAssumption own = supportModel().assumptions[0];
    own.base = "20";
    own.agreed = false;
    const AccountId acme = *workspace->findAccount("acme");
    MP_VERIFY(workspace->apply(SetRoiAssumption{acme, "support", own}));
    const auto snapshot = workspace->snapshot();
    const auto roi = workspace->roi(*snapshot, snapshot->portfolio->findExternal("acme"));
    MP_VERIFY(roi);
    QCOMPARE((*roi)->ownAssumptions, std::vector<std::string>{"minutes"});
    QCOMPARE(value::decimalText((*(*roi)->result.value[2])[1], 2), std::string("1000.00")); // 60 × 20 min × 50
    QVERIFY(!(*roi)->result.value[0]); // this customer has not agreed
    const auto other = workspace->roi(*snapshot, snapshot->portfolio->findExternal("bolt"));
    MP_VERIFY(other);
    QVERIFY((*other)->ownAssumptions.empty());
}

void TestValue::theModelsNumberAgain()
{
    Profile profile;
    profile.clock.set(*instantFromIso("2025-12-01T12:00:00Z", true));
    const auto workspace = profile.open();
    MP_VERIFY(importFile(*workspace, profile.write("accounts.csv", accountsCsv)));
    MP_VERIFY(importFile(*workspace, profile.write("events.jsonl", ticketEvents(60))));
    MP_VERIFY(workspace->apply(PutRoiModels{{supportModel()}}));
    const AccountId acme = *workspace->findAccount("acme"), bolt = *workspace->findAccount("bolt");
    RoiAssumption own = supportModel().assumptions[0];
    own.title = "Minutes a ticket";
    own.base = "20";
    for (const AccountId account : {acme, bolt})
        MP_VERIFY(workspace->apply(SetRoiAssumption{account, "support", own}));
    const auto minutesOf = [&](const char *id) {
        const auto snapshot = workspace->snapshot();
        return (*workspace->roi(*snapshot, snapshot->portfolio->findExternal(id)))->model.assumptions[0].base;
    };
    QCOMPARE(minutesOf("acme"), std::string("20"));
    const auto receipt = workspace->apply(ResetRoiAssumption{acme, "support", "minutes"});
    MP_VERIFY(receipt);
    QVERIFY(receipt->summary.find("Minutes a ticket") != std::string::npos);
    QCOMPARE(minutesOf("acme"), std::string("10"));
    QCOMPARE(minutesOf("bolt"), std::string("20")); // another's stays
    const auto again = workspace->apply(ResetRoiAssumption{acme, "support", "minutes"});
    QVERIFY(!again && again.error().code == ErrorCode::NotFound);
    QVERIFY(!workspace->apply(ResetRoiAssumption{acme, "support", "hourly"}));
    MP_VERIFY(workspace->undo());
    QCOMPARE(minutesOf("acme"), std::string("20"));
    MP_VERIFY(workspace->redo());
    QCOMPARE(minutesOf("acme"), std::string("10"));
    // A number that was stated once more after it was taken back keeps undo from bringing the older one back.
    MP_VERIFY(workspace->undo());
    own.base = "25";
    MP_VERIFY(workspace->apply(SetRoiAssumption{acme, "support", own}));
    QVERIFY(!workspace->redo());
    QCOMPARE(minutesOf("acme"), std::string("25"));
}

namespace {

/// 500 tickets at ten minutes, worth 4,166.67, against a fee.
RoiModel modelWithFee(const char *fee)
{
    RoiModel model = supportModel();
    RoiAssumption amount = model.assumptions[1];
    amount.key = "fee";
    amount.base = fee;
    model.assumptions.push_back(amount);
    model.costs = {{"fee", "", RoiCostKind::Other, "fee", "", {}}};
    return model;
}

const Signal *roiSignal(const Snapshot &snapshot, AccountIndex account)
{
    for (const Signal &signal : snapshot.standing->signals.of(account)) {
        if (signal.rule == SignalRule::RoiHigh)
            return &signal;
    }
    return nullptr;
}

} // namespace

void TestValue::highReturnsAreSeenInThePicture()
{
    Profile profile;
    profile.clock.set(*instantFromIso("2025-12-01T12:00:00Z", true));
    const auto workspace = profile.open();
    MP_VERIFY(importFile(*workspace, profile.write("accounts.csv", accountsCsv)));
    MP_VERIFY(importFile(*workspace, profile.write("events.jsonl", ticketEvents(500))));
    auto snapshot = workspace->snapshot();
    QVERIFY(std::isnan(snapshot->standing->roi[0]));
    QCOMPARE(snapshot->standing->returnsStamp, std::uint64_t(0));
    MP_VERIFY(workspace->apply(PutRoiModels{{modelWithFee("1000")}}));
    snapshot = workspace->snapshot();
    const AccountIndex acme = snapshot->portfolio->findExternal("acme");
    const auto roi = (*workspace->roi(*snapshot, acme))->result.roi(value::RoiFigure::Headline);
    QCOMPARE(snapshot->standing->roi[acme], static_cast<float>(value::asDouble(*roi)));
    const Signal *signal = roiSignal(*snapshot, acme);
    QVERIFY(signal);
    // The 481st ticket of the file is the first above 300 %; by the days, June the 18th has it.
    QCOMPARE(signal->since, *dayFromIso("2025-06-18"));
    QCOMPARE(snapshot->standing->evidence[signal->evidenceBegin].value, 416'667.0);
    QCOMPARE(snapshot->standing->evidence[signal->evidenceBegin].reference, 100'000.0);
    QVERIFY(!roiSignal(*snapshot, snapshot->portfolio->findExternal("bolt")));
    // As of the day before it was not; nothing of later days shows.
    const auto before = workspace->snapshot(*dayFromIso("2025-06-17"));
    QVERIFY(!roiSignal(*before, acme));
    QVERIFY(before->standing->roi[acme] <= 3);
    // 1,041.67 and more is 300 % and less.
    MP_VERIFY(workspace->apply(PutRoiModels{{modelWithFee("1042")}}));
    QVERIFY(!roiSignal(*workspace->snapshot(), acme));
    MP_VERIFY(workspace->undo());
    QVERIFY(roiSignal(*workspace->snapshot(), acme));
    // What the customer has not agreed to is no headline.
    RoiModel unagreed = modelWithFee("1000");
    unagreed.assumptions[0].agreed = false;
    MP_VERIFY(workspace->apply(PutRoiModels{{unagreed}}));
    snapshot = workspace->snapshot();
    QVERIFY(!roiSignal(*snapshot, acme) && std::isnan(snapshot->standing->roi[acme]));
    // A model whose milestone is gone values nobody, and the picture stands all the same.
    RoiModel broken = modelWithFee("1000");
    broken.lines[0].counted = RoiCounted::Milestone;
    broken.lines[0].object = "no_such_milestone";
    MP_VERIFY(workspace->apply(PutRoiModels{{broken}}));
    snapshot = workspace->snapshot();
    MP_VERIFY(snapshot);
    QVERIFY(std::isnan(snapshot->standing->roi[acme]));
}

void TestValue::aLargeWindowCountsLater()
{
    Profile profile;
    profile.clock.set(*instantFromIso("2025-12-01T12:00:00Z", true));
    {
        const auto workspace = profile.open();
        MP_VERIFY(importFile(*workspace, profile.write("accounts.csv", accountsCsv)));
        std::string more = "account_id,account_name,signup_date\n";
        for (std::size_t i = 0; i < accountsValuedAtOnce; ++i)
            more += "x" + std::to_string(i) + ",Extra " + std::to_string(i) + ",2025-02-01\n";
        MP_VERIFY(importFile(*workspace, profile.write("more.csv", more)));
        MP_VERIFY(importFile(*workspace, profile.write("events.jsonl", ticketEvents(500))));
        MP_VERIFY(workspace->apply(PutRoiModels{{modelWithFee("1000")}}));
    }
    const auto open = [&] {
        auto opened = Workspace::open(profile.path(), profile.clock, {.dailyBackup = false, .countsLater = true});
        return opened ? std::move(*opened) : nullptr;
    };
    auto window = open();
    auto snapshot = window->snapshot();
    MP_VERIFY(snapshot);
    const AccountIndex acme = snapshot->portfolio->findExternal("acme");
    QVERIFY(!roiSignal(*snapshot, acme)); // nothing was counted yet
    auto changed = window->countReturnsToday(*snapshot);
    MP_VERIFY(changed);
    QVERIFY(*changed);
    snapshot = window->snapshot(); // nothing was committed since, and it is another picture all the same
    QVERIFY(roiSignal(*snapshot, acme));
    QVERIFY(!*window->countReturnsToday(*snapshot));
    // The next window has it at once. An edit that is no matter of value counts anew and finds the same.
    window = open();
    snapshot = window->snapshot();
    QVERIFY(roiSignal(*snapshot, acme));
    MP_VERIFY(window->apply(AddNote{*window->findAccount("acme"), "hello"}));
    snapshot = window->snapshot();
    QVERIFY(roiSignal(*snapshot, acme));
    QVERIFY(!*window->countReturnsToday(*snapshot));
    // The command line counts at once, and says the same.
    auto line = profile.open();
    const auto counted = line->snapshot();
    QCOMPARE(counted->standing->returnsStamp, snapshot->standing->returnsStamp);
    MP_VERIFY(line->verify());
    QVERIFY(line->verify()->ok);
    // Without the model there is nothing; a past day knows nothing of what was counted today.
    QVERIFY(!roiSignal(*window->snapshot(*dayFromIso("2025-06-01")), acme));
    MP_VERIFY(window->apply(RemoveRoiModel{"support"}));
    snapshot = window->snapshot();
    QVERIFY(!roiSignal(*snapshot, acme));
    MP_VERIFY(window->countReturnsToday(*snapshot));
    QVERIFY(!QFile::exists(QString::fromStdString(profile.path() + "/returns")));
}

void TestValue::callsKeepTheirLedger()
{
    Profile profile;
    profile.clock.set(*instantFromIso("2026-03-01T12:00:00Z", true));
    const auto workspace = profile.open();
    MP_VERIFY(importFile(*workspace, profile.write("accounts.csv", accountsCsv)));
    const AccountId acme = *workspace->findAccount("acme");
    const Day end = *dayFromIso("2026-06-30");
    MP_VERIFY(workspace->apply(SetRenewalCall{acme, end, RenewalCall::Commit, {}, {}, "sure"}));
    profile.clock.set(*instantFromIso("2026-04-01T12:00:00Z", true));
    MP_VERIFY(workspace->apply(SetRenewalCall{acme, end, RenewalCall::AtRisk, 0.25, Money{5'000, *Currency::fromCode("USD")}, "not sure"}));
    auto ledger = workspace->renewalLedger();
    MP_VERIFY(ledger);
    QCOMPARE(ledger->size(), std::size_t(2));
    QCOMPARE(ledger->front().call, std::optional(RenewalCall::AtRisk));
    QCOMPARE(*ledger->front().probability, 0.25);
    QCOMPARE(ledger->front().upsell->minor, 5'000);
    QCOMPARE(ledger->back().note, std::string("sure"));
    QCOMPARE(ledger->back().on, *dayFromIso("2026-03-01"));
    auto snapshot = workspace->snapshot();
    const AccountIndex index = snapshot->portfolio->findExternal("acme");
    QCOMPARE(snapshot->portfolio->callOn(index, end)->call, std::optional(RenewalCall::AtRisk));
    // As of March the second call does not exist.
    snapshot = workspace->snapshot(*dayFromIso("2026-03-15"));
    QCOMPARE(snapshot->portfolio->callOn(index, end)->call, std::optional(RenewalCall::Commit));
    MP_VERIFY(workspace->undo());
    snapshot = workspace->snapshot();
    QCOMPARE(snapshot->portfolio->callOn(index, end)->call, std::optional(RenewalCall::Commit));
    MP_VERIFY(workspace->redo());
    QCOMPARE(workspace->renewalLedger()->size(), std::size_t(2));
    MP_VERIFY(workspace->apply(SetRenewalCall{acme, end, {}, {}, {}, {}}));
    snapshot = workspace->snapshot();
    QVERIFY(!snapshot->portfolio->callOn(index, end));
    QCOMPARE(workspace->renewalLedger()->size(), std::size_t(3));
}

void TestValue::undoIsRefusedWhereTheFieldChangedSince()
{
    Profile profile;
    const auto workspace = profile.open();
    MP_VERIFY(importFile(*workspace, profile.write("accounts.csv", accountsCsv)));
    const AccountId acme = *workspace->findAccount("acme");
    Plan plan;
    plan.requiredOutcome = "less waste";
    plan.appropriateExperience = "calm";
    MP_VERIFY(workspace->apply(SetPlan{acme, plan}));
    // Somebody else's hand, as from another computer: one field of the two is newer than the edit.
    MP_VERIFY(profile.execute("INSERT INTO authored_value(scope, account, object, field, value, day, at_ms, author) "
                              "SELECT scope, account, object, field, '\"much less waste\"', day, at_ms, 'Ivo' FROM authored_value "
                              "WHERE field = 'required_outcome'"));
    const auto undone = workspace->undo();
    QVERIFY(!undone.ok());
    QCOMPARE(undone.error().code, ErrorCode::Conflict);
    const auto snapshot = workspace->snapshot();
    const auto now = workspace->plan(*snapshot, snapshot->portfolio->findExternal("acme"));
    MP_VERIFY(now);
    QCOMPARE(now->plan.requiredOutcome, std::string("much less waste"));
    QCOMPARE(now->plan.appropriateExperience, std::string("calm"));
}

void TestValue::planHistoryAndOffCourse()
{
    Profile profile;
    profile.clock.set(*instantFromIso("2026-03-01T12:00:00Z", true));
    const auto workspace = profile.open();
    MP_VERIFY(importFile(*workspace, profile.write("accounts.csv", accountsCsv)));
    const AccountId acme = *workspace->findAccount("acme");
    Plan plan;
    plan.requiredOutcome = "reports on day one";
    plan.baseline = {"day nine", *dayFromIso("2026-03-01")};
    plan.destination = {"day one", *dayFromIso("2026-05-01")};
    plan.steps = {{"train", "Train the team", {}, PlanSide::Us, "Mara", *dayFromIso("2026-03-20"), {}},
                  {"data", "Send the data", {}, PlanSide::Customer, {}, *dayFromIso("2026-04-20"), {}}};
    MP_VERIFY(workspace->apply(SetPlan{acme, plan}));
    profile.clock.set(*instantFromIso("2026-04-02T12:00:00Z", true));
    plan.destination.on = *dayFromIso("2026-06-01");
    MP_VERIFY(workspace->apply(SetPlan{acme, plan}));
    const auto planAt = [&](const char *asOf) {
        const auto snapshot = workspace->snapshot(*dayFromIso(asOf));
        const AccountIndex index = snapshot->portfolio->findExternal("acme");
        return std::tuple(*workspace->plan(*snapshot, index), snapshot->standing->position[index], *snapshot);
    };
    auto [now, position, snapshot] = planAt("2026-04-02");
    QCOMPARE(now.plan.destination.on, *dayFromIso("2026-06-01"));
    QVERIFY(!now.course.off());
    QCOMPARE(std::ranges::count(now.history, std::string("destination"), &AuthoredValue::field), 2);
    // The history says what it was in March.
    QCOMPARE(std::get<0>(planAt("2026-03-10")).plan.destination.on, *dayFromIso("2026-05-01"));
    // 14 days after the step was due the plan is off course, and that is at least behind.
    profile.clock.set(*instantFromIso("2026-04-06T12:00:00Z", true));
    std::tie(now, position, snapshot) = planAt("2026-04-06");
    QCOMPARE(now.course.offSince, *dayFromIso("2026-04-04"));
    QCOMPARE(now.course.stepsOverdue, 1);
    QCOMPARE(now.course.overdueByUs, 1);
    QCOMPARE(position, Pace::Behind);
    const AccountIndex index = snapshot.portfolio->findExternal("acme");
    const auto signals = snapshot.standing->signals.of(index);
    QVERIFY(std::ranges::find(signals, SignalRule::OffCourse, &Signal::rule) != signals.end());
    plan.steps[0].doneOn = *dayFromIso("2026-04-05");
    MP_VERIFY(workspace->apply(SetPlan{acme, plan}));
    QVERIFY(!std::get<0>(planAt("2026-04-06")).course.off());
    // The destination's day passes without the outcome: a bad fit as it stands, until somebody confirms it.
    profile.clock.set(*instantFromIso("2026-06-05T12:00:00Z", true));
    std::tie(now, position, snapshot) = planAt("2026-06-05");
    QVERIFY(now.course.destinationPassed && now.badFit);
    plan.steps.clear();
    plan.outcomeOn = *dayFromIso("2026-06-04");
    MP_VERIFY(workspace->apply(SetPlan{acme, plan}));
    std::tie(now, position, snapshot) = planAt("2026-06-05");
    QVERIFY(!now.course.off() && now.plan.steps.empty());
    MP_VERIFY(workspace->undo());
    QCOMPARE(std::get<0>(planAt("2026-06-05")).plan.steps.size(), std::size_t(2));
}

void TestValue::refusals()
{
    Profile profile;
    const auto workspace = profile.open();
    MP_VERIFY(importFile(*workspace, profile.write("accounts.csv", accountsCsv)));
    const AccountId acme = *workspace->findAccount("acme");
    const auto refused = [&](const EditChange &change) {
        const auto receipt = workspace->apply(change);
        return !receipt.ok() && receipt.error().code == ErrorCode::InvalidArgument;
    };
    QVERIFY(refused(SetRenewalCall{acme, {}, RenewalCall::Commit, {}, {}, {}}));
    QVERIFY(refused(SetRenewalCall{acme, workspace->today(), RenewalCall::Commit, 1.5, {}, {}}));
    Plan plan;
    plan.steps = {{"a", "x", {}, PlanSide::Us, {}, {}, {}}, {"a", "y", {}, PlanSide::Us, {}, {}, {}}};
    QVERIFY(refused(SetPlan{acme, plan}));
    plan.steps = {{"a/b", "x", {}, PlanSide::Us, {}, {}, {}}};
    QVERIFY(refused(SetPlan{acme, plan}));
    QCOMPARE(workspace->apply(RemoveRoiModel{"nothing"}).error().code, ErrorCode::NotFound);
    QCOMPARE(workspace->apply(SetPlan{{99'999}, {}}).error().code, ErrorCode::NotFound);
    // What changes nothing leaves no edit.
    MP_VERIFY(workspace->apply(SetRenewalCall{acme, workspace->today(), RenewalCall::Commit, {}, {}, {}}));
    QVERIFY(workspace->apply(SetRenewalCall{acme, workspace->today(), RenewalCall::Commit, {}, {}, {}})->opId.empty());
}

void TestValue::theSampleHasSomethingToShow()
{
    Profile profile;
    const auto workspace = profile.open();
    MP_VERIFY(workspace->createSample());
    const auto snapshot = workspace->snapshot();
    MP_VERIFY(snapshot);
    const Portfolio &portfolio = *snapshot->portfolio;
    const RiskFit &fit = snapshot->standing->riskFit;
    QVERIFY(fit.churns >= 20);
    QVERIFY(fit.method == RiskMethod::Model || fit.method == RiskMethod::Constant);
    QVERIFY(fit.backtest.origins > 0);
    const auto quarter = value::quarterOf(workspace->today());
    const value::RenewalBook book = value::renewalBook(*snapshot->standing, quarter.from, quarter.to);
    QVERIFY(book.renewals.size() > 10);
    QVERIFY(book.calibration.size() > 3);
    QVERIFY(book.calibration[0].n > 40);
    QVERIFY(book.year.gross() && *book.year.gross() > 0.5 && *book.year.gross() <= 1);
    QVERIFY(portfolio.plans.size() > 10);
    const AccountIndex northwind = portfolio.findExternal("northwind-freight");
    const auto roi = workspace->roi(*snapshot, northwind);
    MP_VERIFY(roi);
    QCOMPARE((*roi)->ownAssumptions, (std::vector<std::string>{"report_minutes", "meeting_minutes", "slip"}));
    QVERIFY((*roi)->result.value[0] && (*(*roi)->result.value[0])[1] > 0);
    QVERIFY((*roi)->result.net(value::RoiFigure::Headline));
    const auto plan = workspace->plan(*snapshot, northwind);
    MP_VERIFY(plan);
    QCOMPARE(std::ranges::count(plan->history, std::string("destination"), &AuthoredValue::field), 2);
    QCOMPARE(portfolio.callsOf(northwind).back().call, std::optional(RenewalCall::AtRisk));
    // The same fit comes out of the profile again.
    const auto again = profile.open();
    QCOMPARE(again->snapshot()->standing->riskFit.model.h0, fit.model.h0);
    MP_VERIFY(workspace->apply(RemoveRoiModel{"reports"}));
    MP_VERIFY(workspace->removeSample());
    QCOMPARE(profile.integer("SELECT count(*) FROM authored_value"), 0);
    QVERIFY(!workspace->undo().ok());
}

QTEST_GUILESS_MAIN(TestValue)
#include "test_value.moc"
