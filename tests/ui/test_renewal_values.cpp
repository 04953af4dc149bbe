/// What the Renewals place says, as pure functions by tables, and the contract of its models.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/renewals/past_calls.h"
#include "pages/renewals/quarter_strip.h"
#include "pages/renewals/renewal_board.h"
#include "pages/renewals/renewal_table.h"
#include "support/builders.h"
#include "support/renewal_books.h"
#include "support/ui_fixtures.h"
#include "wording/figures.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;
using wording::Voice;

namespace {

const Currency usd = *Currency::fromCode("USD");

QStringList namesOf(const RenewalStudy &study, const ShownGroup &group)
{
    QStringList names;
    for (const std::uint32_t each : group.renewals)
        names << wording::plain(study.snapshot.portfolio->text(study.snapshot.portfolio->name[study.renewal(each).account]));
    return names;
}

} // namespace

class TestRenewalValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void groupsAndOrder();
    void gapsAndMarks();
    void quarterPictures();
    void drafts_data();
    void drafts();
    void ledgerSentences();
    void pastCallsAreCounted();
    void modelsKeepTheContract();
};

void TestRenewalValues::groupsAndOrder()
{
    const auto study = studyRenewals(renewalBook(), day("2026-05-20"), 4);
    QCOMPARE(study->presentOpen, 5);
    const auto groups = shownGroups(*study, 0, nullptr, RenewalSort::Gap, true);
    QCOMPARE(groups.size(), std::size_t(6)); // no churn
    const std::array order{RenewalGroup::Commit, RenewalGroup::BestCase, RenewalGroup::AtRisk, RenewalGroup::Uncalled, RenewalGroup::Won, RenewalGroup::Lost};
    for (std::size_t i = 0; i < order.size(); ++i)
        QCOMPARE(groups[i].group, order[i]);
    // Nearly all are kept by the estimate: a call of 30 % is further from it than one of 80 %.
    QCOMPARE(namesOf(*study, groups[2]), QStringList({"At risk far", "At risk near"}));
    QCOMPARE(groups[2].dueMinor, 700'00);
    QVERIFY(std::abs(groups[2].meanProbability - 0.55) < 1e-6);
    QCOMPARE(groups[1].amountMissing, 1);
    QVERIFY(std::isnan(groups[3].meanProbability)); // an estimate is no call
    QCOMPARE(namesOf(*study, shownGroups(*study, 0, nullptr, RenewalSort::Gap, false)[2]), QStringList({"At risk near", "At risk far"}));
    QCOMPARE(namesOf(*study, shownGroups(*study, 0, nullptr, RenewalSort::Due, false)[2]), QStringList({"At risk near", "At risk far"}));
    QCOMPARE(namesOf(*study, shownGroups(*study, 0, nullptr, RenewalSort::Due, true)[2]), QStringList({"At risk far", "At risk near"}));
    QCOMPARE(namesOf(*study, shownGroups(*study, 0, nullptr, RenewalSort::Account, true)[2]), QStringList({"At risk near", "At risk far"}));
    QCOMPARE(namesOf(*study, shownGroups(*study, 0, nullptr, RenewalSort::Keep, true)[2]), QStringList({"At risk near", "At risk far"}));
    QCOMPARE(namesOf(*study, shownGroups(*study, 1, nullptr, RenewalSort::Gap, true).front()), QStringList({"Later"}));
    // A filter leaves the count of before.
    query::RowSet only(8);
    only.insert(3);
    const auto filtered = shownGroups(*study, 0, &only, RenewalSort::Gap, true);
    QCOMPARE(filtered.size(), std::size_t(1));
    QCOMPARE(filtered.front().all, std::size_t(2));
    QCOMPARE(filtered.front().dueMinor, 300'00);
}

void TestRenewalValues::gapsAndMarks()
{
    value::Renewal renewal;
    const CallFact fact{.account = 0, .termEnd = {}, .on = {}, .call = RenewalCall::AtRisk};
    QVERIFY(!gapOf(renewal)); // neither
    renewal.machine = 0.694;
    QVERIFY(!gapOf(renewal)); // nobody called it
    renewal.probability = renewal.machine; // as the book has it: an estimate in the place of a call
    QVERIFY(std::isnan(keepOf(Voice::person(), renewal).said)); // is not drawn as one
    renewal.call = &fact;
    renewal.probability = 0.5;
    QCOMPARE(gapOf(renewal), std::optional(19));
    renewal.machine = 0.31;
    QCOMPARE(gapOf(renewal), std::optional(-19));
    renewal.machine = NAN;
    QVERIFY(!gapOf(renewal));
    const auto voice = Voice::person();
    QCOMPARE(keepOf(voice, renewal).said, 0.5F);
    QVERIFY(std::isnan(keepOf(voice, renewal).other));
    renewal.outcome = value::RenewalOutcome::Won;
    QCOMPARE(groupOf(renewal), RenewalGroup::Won);
    QVERIFY(!callOf(RenewalGroup::Uncalled) && !callOf(RenewalGroup::Won));
    QCOMPARE(quarterWord(voice, value::quarterOf(day("2026-02-01"))), QStringLiteral("Q1 2026"));
    QCOMPARE(quarterKey(value::quarterOf(day("2026-12-31"))), QStringLiteral("2026Q4"));
}

void TestRenewalValues::quarterPictures()
{
    const auto voice = Voice::person();
    const auto study = studyRenewals(renewalBook(), day("2026-05-20"), 4);
    const auto picture = QuarterStrip::pictureOf(voice, study->review.quarters[0], usd);
    double all = 0;
    for (const double share : picture.shares)
        all += share;
    QVERIFY(std::abs(all - 1) < 1e-12);
    QVERIFY(std::abs(picture.shares[static_cast<std::size_t>(RenewalGroup::Uncalled)] - 500.0 / 1580) < 1e-12);
    // 100 won and 200·0.97 + 300·0.3 + 400·0.8 called; the uncalled 500 are no forecast.
    QVERIFY2(picture.calls.contains(wording::moneyCompact(voice, 704'00, usd)), qPrintable(picture.calls));
    QVERIFY2(picture.range.contains(wording::moneyCompact(voice, 300'00, usd)) && picture.range.contains(wording::moneyCompact(voice, 1'000'00, usd)), qPrintable(picture.range));
    QVERIFY(picture.machineShare > 0.8 && picture.machineShare < 1);
    QVERIFY(!picture.missing.isEmpty());
    // Nobody has called anything: no forecast. Nothing due: no amount.
    QVERIFY(QuarterStrip::pictureOf(voice, study->review.quarters[1], usd).range.isEmpty());
    QVERIFY(QuarterStrip::pictureOf(voice, study->review.quarters[2], usd).amount.isEmpty());
    // Without a model there is no mark.
    QVERIFY(std::isnan(QuarterStrip::pictureOf(voice, studyRenewals(renewalBook(0), day("2026-05-20"), 1)->review.quarters[0], usd).machineShare));
}

void TestRenewalValues::drafts_data()
{
    QTest::addColumn<bool>("called");
    QTest::addColumn<QString>("probability");
    QTest::addColumn<QString>("upsell");
    QTest::addColumn<bool>("taken");
    QTest::addColumn<double>("share"); // −1: none
    QTest::addColumn<qint64>("minor"); // −1: none
    QTest::newRow("the call alone") << true << "" << "" << true << -1.0 << qint64(-1);
    QTest::newRow("percent") << true << "85" << "" << true << 0.85 << qint64(-1);
    QTest::newRow("with its sign") << true << " 62.5 % " << "" << true << 0.625 << qint64(-1);
    QTest::newRow("ends of the scale") << true << "100" << "0" << true << 1.0 << qint64(0);
    QTest::newRow("zero") << true << "0" << "" << true << 0.0 << qint64(-1);
    QTest::newRow("a share by mistake") << true << "0.85" << "" << false << -1.0 << qint64(-1);
    QTest::newRow("beyond") << true << "101" << "" << false << -1.0 << qint64(-1);
    QTest::newRow("below") << true << "-5" << "" << false << -1.0 << qint64(-1);
    QTest::newRow("words") << true << "likely" << "" << false << -1.0 << qint64(-1);
    QTest::newRow("not a number") << true << "nan" << "" << false << -1.0 << qint64(-1);
    QTest::newRow("grouped amount") << true << "" << "2,400.50" << true << -1.0 << qint64(240'050);
    QTest::newRow("wrong amount") << true << "" << "2k" << false << -1.0 << qint64(-1);
    QTest::newRow("negative amount") << true << "" << "-3" << false << -1.0 << qint64(-1);
    QTest::newRow("taken back: the rest does not count") << false << "likely" << "2k" << true << -1.0 << qint64(-1);
}

void TestRenewalValues::drafts()
{
    QFETCH(const bool, called);
    QFETCH(const QString, probability);
    QFETCH(const QString, upsell);
    QFETCH(const bool, taken);
    QFETCH(const double, share);
    QFETCH(const qint64, minor);
    const Voice english{QLocale(QLocale::English, QLocale::UnitedStates), true};
    const RenewalKey key{{7}, day("2026-06-01")};
    const auto read = readDraft(english, key, {called ? std::optional(RenewalCall::AtRisk) : std::nullopt, probability, upsell, "  why "}, usd);
    QCOMPARE(std::holds_alternative<SetRenewalCall>(read), taken);
    if (!taken) {
        QVERIFY(!std::get<QString>(read).isEmpty());
        return;
    }
    const auto &change = std::get<SetRenewalCall>(read);
    QCOMPARE(change.account, key.account);
    QCOMPARE(change.termEnd, key.termEnd);
    QCOMPARE(change.call.has_value(), called);
    QCOMPARE(change.probability.value_or(-1), share);
    QCOMPARE(change.upsell ? change.upsell->minor : -1, minor);
    QCOMPARE(change.note, std::string("why"));
    // Another country's figures.
    const Voice german{QLocale(QLocale::German, QLocale::Germany), true};
    const auto there = readDraft(german, key, {RenewalCall::Commit, "62,5", "2.400,50", ""}, usd);
    QCOMPARE(*std::get<SetRenewalCall>(there).probability, 0.625);
    QCOMPARE(std::get<SetRenewalCall>(there).upsell->minor, 240'050);
}

void TestRenewalValues::ledgerSentences()
{
    std::vector<RenewalCallRecord> newestFirst{renewalCall(1, "2026-06-01", std::nullopt, "2026-04-01"),
                                               renewalCall(1, "2026-06-01", RenewalCall::AtRisk, "2026-03-04", 0.4),
                                               renewalCall(1, "2026-06-01", RenewalCall::AtRisk, "2026-03-03", {}, "champion left"),
                                               renewalCall(1, "2027-06-01", RenewalCall::Churn, "2026-03-02"), // another term
                                               renewalCall(1, "2026-06-01", RenewalCall::BestCase, "2026-02-01"),
                                               renewalCall(1, "2026-06-01", RenewalCall::BestCase, "2026-01-01", 0.7)};
    newestFirst.back().upsell = Money{2'400'00, usd};
    const auto lines = ledgerLines(Voice::person(), newestFirst, day("2026-06-01"), usd);
    QCOMPARE(lines.size(), std::size_t(5));
    const auto says = [&](std::size_t line, const QString &what) { return lines[line].what.contains(what) && lines[line].what.contains(QLatin1String("Ann")); };
    QVERIFY(says(0, "took the call back; it was At risk"));
    QVERIFY(says(1, "kept At risk and set it to 40"));
    QVERIFY(says(2, "moved the call from Best case to At risk"));
    QCOMPARE(lines[2].detail, QStringLiteral("champion left"));
    QVERIFY(says(3, "kept Best case without a probability"));
    QVERIFY(says(4, "set the call to Best case"));
    QVERIFY2(lines[4].detail.contains(QLatin1String("70")) && lines[4].detail.contains(QLatin1String("upsell")), qPrintable(lines[4].detail));
    QCOMPARE(lines[4].on, day("2026-01-01"));
}

void TestRenewalValues::pastCallsAreCounted()
{
    const auto study = studyRenewals(renewalBook(), day("2026-05-20"), 1);
    const auto voice = Voice::person();
    const auto byCall = PastCalls::linesOf(voice, *study, false);
    QCOMPARE(byCall.size(), std::size_t(2)); // commit that renewed, at risk that did not
    QCOMPARE(byCall[0].counted.n, 1);
    QCOMPARE(PastCalls::judgement(voice, byCall[0].counted), QStringLiteral("10 too low"));
    QCOMPARE(PastCalls::judgement(voice, byCall[1].counted), QStringLiteral("30 too high"));
    const auto byPerson = PastCalls::linesOf(voice, *study, true);
    QCOMPARE(byPerson.size(), std::size_t(1));
    QCOMPARE(byPerson[0].name, QStringLiteral("Ann"));
    QCOMPARE(byPerson[0].counted.n, 2);
}

void TestRenewalValues::modelsKeepTheContract()
{
    RenewalTable model;
    BoardColumn column;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester columnTester(&column, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto study = studyRenewals(renewalBook(), day("2026-05-20"), 4);
    const auto groups = shownGroups(*study, 0, nullptr, RenewalSort::Gap, true);
    model.setGroups(study, groups);
    QCOMPARE(model.rowCount(), 6 + 7);
    QVERIFY(!model.at(0) && model.groupAt(0));
    QCOMPARE(model.firstRow(), 1);
    QPersistentModelIndex far(model.index(5, RenewalTable::Account));
    QVERIFY(far.data().toString().contains(QLatin1String("At risk far")));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setGroups(study, shownGroups(*study, 0, nullptr, RenewalSort::Due, false));
    QCOMPARE(reset.count(), 0); // an order of the same rows
    QCOMPARE(far.row(), 6);
    model.toggleGroup(4);
    QCOMPARE(model.rowCount(), 6 + 5);
    model.toggleGroup(4);
    model.setGroups(study, shownGroups(*study, 1, nullptr, RenewalSort::Gap, true));
    QCOMPARE(model.rowCount(), 2);
    for (int each = 0; each < model.columnCount(); ++each) {
        QVERIFY(!model.headerData(each, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!model.index(1, each).data().toString().isEmpty()); // no data is said, not left blank
    }
    QCOMPARE(model.index(1, RenewalTable::Call).data().toString(), wording::noData());
    column.setRenewals(study, groups[2].renewals);
    QCOMPARE(column.rowCount(), 2);
    column.setRenewals(study, {groups[2].renewals[1], groups[2].renewals[0]});
    QVERIFY(column.index(0, 0).data().toString().contains(QLatin1String("At risk near")));
    column.setRenewals(study, {});
    // What is exported is what shows.
    model.setGroups(study, groups);
    const ExportTable table = model.exported()();
    QCOMPARE(table.rows.size(), std::size_t(7));
    QCOMPARE(table.rows[2][1].text, std::string("At risk far"));
}

QTEST_MAIN(TestRenewalValues)
#include "test_renewal_values.moc"
