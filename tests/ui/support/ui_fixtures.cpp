/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ui_fixtures.h"

#include "shell/english_plurals.h"
#include "support/builders.h"
#include "support/heart_patients.h"
#include "support/random_portfolio.h"
#include "theme/theme.h"
#include "triage/compute_standing.h"

#include <QApplication>

namespace milepost::test {

namespace {

Snapshot judged(std::shared_ptr<const Portfolio> portfolio)
{
    return {portfolio, computeStanding(portfolio)};
}

} // namespace

Snapshot smallBook(const std::string &cobaltOwner)
{
    auto portfolio = aPortfolio().asOf(day("2026-03-01")).me("Mara Lindqvist");
    for (const char *key : {"team_invited", "first_integration", "ten_hours_saved"})
        portfolio.milestone(key);
    portfolio.with(anAccount("Northwind").plan("Business").owner("Mara Lindqvist").arr(96000).startedOn(day("2025-03-01"))
                       .renewsOn(day("2026-03-20")).achieved("team_invited", daysIn(8)))
        .with(anAccount("Halden").plan("Enterprise").owner("Tom Weber").arr(184000).startedOn(day("2024-11-15"))
                  .renewsOn(day("2026-08-01")).achieved("team_invited", daysIn(3)).achieved("first_integration", daysIn(30)))
        .with(anAccount("Brightwater").plan("Business").owner("Tom Weber").arr(78000).startedOn(day("2025-06-01"))
                  .renewsOn(day("2026-06-01")).achieved("team_invited", daysIn(20)))
        .with(anAccount("Cobalt").plan("Team").owner(cobaltOwner).arr(28800).startedOn(day("2025-09-01"))
                  .renewsOn(day("2026-09-01")))
        .with(anAccount("Nameless"));
    return judged(portfolio.build());
}

namespace {

constexpr int evidenceAccounts = 240;

PortfolioBuilder evidencePortfolio()
{
    auto portfolio = aPortfolio().asOf(day("2026-03-01")).me("Mara Lindqvist");
    portfolio.milestone("team_invited", 14, true)
        .milestone("first_integration", 60)
        .milestone("ten_hours_saved", 0, false, Category::Value)
        .milestone("case_study", 200, false, Category::Advocacy);
    constexpr const char *plans[]{"Team", "Business", "Enterprise"};
    constexpr const char *owners[]{"Mara Lindqvist", "Tom Weber", "Priya Raman", "Jo Ek"};
    withMany(portfolio, evidenceAccounts, [&](AccountBuilder &account, int i) {
        account.plan(plans[i % 3]).owner(owners[i % 4]).startedOn(day("2023-06-01") + (i * 37) % 730).arr(12000 + 100 * i);
        const bool early = i % 2 == 0;
        if (early)
            account.achieved("team_invited", daysIn(2 + i % 12));
        else if (i % 5 == 0)
            account.achieved("team_invited", daysIn(90));
        if (i % 3 != 0)
            account.achieved("first_integration", daysIn(20 + (i * 7) % 80));
        if (i % 4 == 1)
            account.achieved("ten_hours_saved", daysIn(100 + i % 50)).achieved("ten_hours_saved", daysIn(170 + i % 50));
        // Four in ten of the others leave within the year, one in ten of the early ones.
        if (early ? i % 20 == 0 : i % 5 < 2)
            account.churnedOn(daysIn(120 + (i * 13) % 220));
    });
    return portfolio;
}

} // namespace

Snapshot evidenceBook() { return judged(evidencePortfolio().build()); }

Snapshot overfullBook()
{
    auto portfolio = evidencePortfolio();
    for (int i = 0; i < 56; ++i) {
        MilestoneDefinition definition;
        definition.key = "extra_" + std::to_string(i);
        definition.title = i % 7 == 3 ? "\u062A\u0645 \u0631\u0628\u0637 \u0623\u0648\u0644 \u0646\u0638\u0627\u0645 \u0645\u062D\u0627\u0633\u0628\u0629 <b>"
                                      : "A milestone whose name says far more than any column can hold, and then some, number " + std::to_string(i);
        definition.category = static_cast<Category>(i % 5);
        definition.owner = "Somebody With an Uncommonly Long Family Name of Lower Saxony";
        definition.windowDays = 10 * (i % 9);
        portfolio.milestone(definition);
    }
    return judged(portfolio.build());
}

std::optional<Snapshot> heartBook(const std::string &sharedData)
{
    const auto patients = heartPatients(sharedData);
    if (patients.empty())
        return std::nullopt;
    const Day today = day("2026-03-01");
    auto portfolio = aPortfolio().asOf(today);
    MilestoneDefinition transplant;
    transplant.key = "transplant";
    transplant.title = "Heart transplanted";
    portfolio.milestone(transplant);
    int number = 0;
    for (const HeartPatient &each : patients) {
        AccountBuilder account("Patient " + std::to_string(++number));
        account.startedOn(today - (each.died ? 4'000 : each.followed)); // who is alive has been followed for so long and no longer
        if (each.transplant)
            account.achieved("transplant", daysIn(*each.transplant));
        if (each.died)
            account.churnedOn(daysIn(each.followed));
        portfolio.with(account);
    }
    return judged(portfolio.build());
}

Snapshot emptyBook() { return judged(aPortfolio().asOf(day("2026-03-01")).build()); }

Snapshot largeBook(std::uint32_t accounts, std::uint32_t milestones)
{
    RandomPortfolioShape shape;
    shape.accounts = accounts;
    shape.milestones = milestones;
    return judged(randomPortfolio(shape));
}

void prepareApplication()
{
    ui::EnglishPlurals::install(*qApp);
    ui::applyTheme(*qApp, {});
}

} // namespace milepost::test
