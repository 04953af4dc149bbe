/// A value model as a workbook goes on calculating: its formulas give what Milepost computed, also after somebody changes a cell.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/roi_workbook.h"
#include "support/builders.h"
#include "support/xlsx_cells.h"

#include <QTest>

#include <cmath>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::value;

namespace {

const Day made = *dayFromIso("2026-03-01");

RoiAssumption number(std::string key, std::string low, std::string base, std::string high, bool agreed, const char *currency = nullptr)
{
    RoiAssumption assumption;
    assumption.key = std::move(key);
    assumption.title = "=" + assumption.key; // a text that a spreadsheet would run
    assumption.low = std::move(low);
    assumption.base = std::move(base);
    assumption.high = std::move(high);
    assumption.agreed = agreed;
    assumption.on = made;
    if (currency)
        assumption.currency = *Currency::fromCode(currency);
    return assumption;
}

RoiLine line(std::string key, RoiKind kind, RoiCounted counted, std::string object, RoiUnit unit)
{
    RoiLine with;
    with.key = std::move(key);
    with.kind = kind;
    with.counted = counted;
    with.object = std::move(object);
    with.unit = unit;
    return with;
}

RoiModel model(RoiRounding rounding)
{
    RoiModel model;
    model.key = "support";
    model.title = "Support desk";
    model.rounding = rounding;
    model.assumptions = {number("minutes", "8", "10", "12", true), number("before", "0", "0.5", "1", true),
                         number("hourly", "45", "50", "55.5", true, "USD"), number("share", "0.8", "0.9", "1", true),
                         number("worth", "900", "1000", "1100", true, "EUR"), number("guess", "1", "2", "3", false),
                         number("price", "10", "12.5", "15", false, "USD"), number("hours", "4", "5", "6", true), number("wage", "60", "70", "80", true, "USD")};
    auto tickets = line("tickets", RoiKind::TimeReleased, RoiCounted::Event, "ticket_solved", RoiUnit::Minutes);
    tickets.saving = "minutes";
    tickets.withoutUs = "before";
    tickets.rate = "hourly";
    tickets.confidence = "share";
    auto live = line("live", RoiKind::RevenueGained, RoiCounted::Milestone, "live", RoiUnit::Money);
    live.saving = "worth";
    auto parcels = line("parcels", RoiKind::CashSaved, RoiCounted::Event, "parcel", RoiUnit::Units);
    parcels.saving = "guess";
    parcels.rate = "price";
    model.lines = {tickets, live, parcels};
    RoiCost subscription{"price", "Subscription", RoiCostKind::Subscription, {}, {}, {}};
    RoiCost work{"work", "Hours of ours", RoiCostKind::InternalHours, "hours", "wage", {}};
    model.costs = {subscription, work};
    return model;
}

RoiResult evaluated(const RoiModel &model)
{
    SubscriptionRecord contract;
    contract.start = day("2025-04-01");
    contract.termDays = 365;
    contract.arr = Money{1'200'000, *Currency::fromCode("USD")};
    const auto portfolio = aPortfolio()
                               .asOf(made)
                               .milestone("live")
                               .with(anAccount("Acme").with(contract).achieved("live", day("2025-05-02")).achieved("live", day("2025-08-02")))
                               .build();
    const std::vector<EventCount> events{{"ticket_solved", day("2025-06-01"), 500}, {"parcel", day("2025-07-01"), 37}};
    const std::vector<DatedRate> rates{{*Currency::fromCode("EUR"), {}, *exactFromDecimal("1.08")}};
    auto result = evaluateRoi(model, {*portfolio, 0, events, rates});
    return result.ok() ? *result : RoiResult();
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

/// Every formula of the book gives the number that is kept beside it.
QStringList disagreements(const std::map<std::string, XlsxSheet> &book, int &formulas)
{
    QStringList wrong;
    for (const auto &[name, sheet] : book) {
        for (const auto &[place, cell] : sheet.cells) {
            if (cell.formula.empty())
                continue;
            ++formulas;
            const double live = evaluateFormula(book, name, place);
            if (!near(live, std::stod(cell.text)))
                wrong << QString::fromStdString(name + "!" + place + " =" + cell.formula + ": " + cell.text) + QStringLiteral(" but ") + QString::number(live, 'g', 15);
        }
    }
    return wrong;
}

} // namespace

class TestRoiWorkbook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formulasGiveWhatMilepostComputed_data()
    {
        QTest::addColumn<int>("rounding");
        QTest::newRow("exact") << int(RoiRounding::Exact);
        QTest::newRow("whole hours") << int(RoiRounding::WholeHours);
    }
    void formulasGiveWhatMilepostComputed()
    {
        QFETCH(int, rounding);
        const RoiModel of = model(static_cast<RoiRounding>(rounding));
        const RoiResult result = evaluated(of);
        QVERIFY(result.cost && result.value[0] && result.value[2]);
        const auto bytes = roiWorkbook(of, result, "=Acme", made);
        QVERIFY(bytes.ok());
        auto book = readXlsx(*bytes);
        int formulas = 0;
        QCOMPARE(disagreements(book, formulas), QStringList());
        QVERIFY(formulas > 30);
        // The figures themselves, from the model: headline, with time, with what is not agreed; cost; net; ROI.
        const auto figure = [&](const std::string &cell) { return evaluateFormula(book, "Figures", cell); };
        for (std::size_t f = 0; f < 3; ++f) {
            for (std::size_t s = 0; s < 3; ++s)
                QVERIFY(near(figure(std::string(1, static_cast<char>('B' + s)) + std::to_string(8 + f)), asDouble((*result.value[f])[s])));
            QVERIFY(near(figure("E" + std::to_string(8 + f)), asDouble((*result.value[f])[1])));
        }
        QVERIFY(near(figure("C11"), asDouble((*result.cost)[1])));
        QVERIFY(near(figure("C14"), asDouble(*result.roi(RoiFigure::Headline))));
        QCOMPARE(book["Figures"].cells.at("A1").text, std::string("=Acme"));
        QCOMPARE(book["Figures"].cells.at("A1").formula, std::string());
    }

    /// Another number in a cell of Assumptions gives what the model with that number gives.
    void aChangedAssumptionChangesTheFigures_data()
    {
        QTest::addColumn<int>("assumption");
        QTest::addColumn<QString>("value");
        QTest::newRow("minutes") << 0 << "17";
        QTest::newRow("hourly") << 2 << "61.25";
        QTest::newRow("confidence") << 3 << "0.55";
        QTest::newRow("money in another currency") << 4 << "2500";
        QTest::newRow("units") << 5 << "7";
        QTest::newRow("wage of our hours") << 8 << "99";
    }
    void aChangedAssumptionChangesTheFigures()
    {
        QFETCH(int, assumption);
        QFETCH(QString, value);
        RoiModel of = model(RoiRounding::WholeHours);
        auto book = readXlsx(*roiWorkbook(of, evaluated(of), "Acme", made));
        book["Assumptions"].cells["F" + std::to_string(assumption + 2)].text = value.toStdString();
        RoiAssumption &other = of.assumptions[static_cast<std::size_t>(assumption)];
        other.base = value.toStdString();
        other.low = other.high = "";
        const RoiResult changed = evaluated(of);
        QVERIFY(changed.cost);
        for (std::size_t f = 0; f < 3; ++f)
            QVERIFY(near(evaluateFormula(book, "Figures", "C" + std::to_string(8 + f)), asDouble((*changed.value[f])[1])));
        QVERIFY(near(evaluateFormula(book, "Figures", "C11"), asDouble((*changed.cost)[1])));
    }

    void whatTheCustomerAgreesToIsLive()
    {
        RoiModel of = model(RoiRounding::Exact);
        auto book = readXlsx(*roiWorkbook(of, evaluated(of), "Acme", made));
        for (const int row : {7, 8})
            book["Assumptions"].cells["M" + std::to_string(row)].text = "1";
        of.assumptions[5].agreed = of.assumptions[6].agreed = true;
        const RoiResult changed = evaluated(of);
        QVERIFY(near(evaluateFormula(book, "Figures", "C8"), asDouble((*changed.value[0])[1])));
    }

    void aModelWithoutAPriceOrARateHasNoSuchFigures()
    {
        RoiModel of = model(RoiRounding::Exact);
        of.assumptions[4].currency = *Currency::fromCode("JPY"); // no rate
        const RoiResult result = evaluated(of);
        auto book = readXlsx(*roiWorkbook(of, result, "Acme", made));
        QVERIFY(!book["Lines"].cells.contains("H3"));
        QVERIFY(!book["Assumptions"].cells.contains("I6"));
        int formulas = 0;
        QCOMPARE(disagreements(book, formulas), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRoiWorkbook)
#include "test_roi_workbook.moc"
