/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/renewal_books.h"

#include "support/builders.h"
#include "triage/compute_standing.h"

namespace milepost::test {

namespace {

const Currency usd = *Currency::fromCode("USD");

SubscriptionRecord term(std::string_view start, std::string_view termEnd, std::int64_t arr, std::string_view end = {})
{
    SubscriptionRecord record;
    record.start = day(start);
    record.termEnd = day(termEnd);
    record.termDays = 365;
    if (arr > 0)
        record.arr = Money{arr * 100, usd};
    if (!end.empty())
        record.end = day(end);
    return record;
}

Snapshot judged(const PortfolioBuilder &builder, std::vector<RenewalCallRecord> calls, double constant)
{
    const Day asOf = day("2026-05-20");
    PortfolioRows rows = builder.rows();
    rows.calls = std::move(calls);
    rows.today = asOf + 1;
    const auto derived = builder.derived();
    PortfolioSettings settings;
    settings.baseCurrency = usd;
    const auto portfolio = buildPortfolio(rows, asOf, settings, [&](AccountId id) { return &derived[static_cast<std::size_t>(id.value) - 1]; });
    RiskFit fit;
    if (constant > 0) {
        fit.method = RiskMethod::Constant;
        fit.constant = constant;
        fit.trainedTo = day("2026-04-30");
        fit.churns = 24;
        fit.months = 900;
    }
    return {*portfolio, computeStanding(*portfolio, {}, {}, nullptr, serially, &fit)};
}

} // namespace

RenewalCallRecord renewalCall(std::int64_t account, std::string_view termEnd, std::optional<RenewalCall> said, std::string_view on,
                              std::optional<double> probability, std::string note)
{
    RenewalCallRecord record;
    record.account = {account};
    record.termEnd = day(termEnd);
    record.call = said;
    record.probability = probability;
    record.on = day(on);
    record.author = "Ann";
    record.note = std::move(note);
    return record;
}

Snapshot renewalBook(double constant)
{
    PortfolioBuilder builder = aPortfolio();
    builder.with(anAccount("Won").with(term("2025-04-10", "2026-04-10", 100, "2026-04-10")).with(term("2026-04-10", "2027-04-10", 110)))
        .with(anAccount("Lost").with(term("2025-04-01", "2026-04-01", 80, "2026-04-01")).churnedOn(day("2026-04-01")))
        .with(anAccount("Commit").with(term("2025-06-01", "2026-06-01", 200)))
        .with(anAccount("At risk far").with(term("2025-06-20", "2026-06-20", 300)))
        .with(anAccount("At risk near").with(term("2025-06-10", "2026-06-10", 400)))
        .with(anAccount("Uncalled").with(term("2025-06-30", "2026-06-30", 500)))
        .with(anAccount("No amount").with(term("2025-06-05", "2026-06-05", 0)))
        .with(anAccount("Later").with(term("2025-09-01", "2026-09-01", 600)));
    return judged(builder,
                  {renewalCall(1, "2026-04-10", RenewalCall::Commit, "2026-01-10"), renewalCall(2, "2026-04-01", RenewalCall::AtRisk, "2026-01-10"),
                   renewalCall(3, "2026-06-01", RenewalCall::Commit, "2026-04-01", 0.97), renewalCall(4, "2026-06-20", RenewalCall::AtRisk, "2026-04-02"),
                   renewalCall(5, "2026-06-10", RenewalCall::AtRisk, "2026-04-03", 0.8), renewalCall(7, "2026-06-05", RenewalCall::BestCase, "2026-04-01")},
                  constant);
}

} // namespace milepost::test
