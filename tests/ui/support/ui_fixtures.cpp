/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ui_fixtures.h"

#include "shell/english_plurals.h"
#include "support/builders.h"
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

Snapshot emptyBook() { return judged(aPortfolio().asOf(day("2026-03-01")).build()); }

Snapshot largeBook(std::uint32_t accounts)
{
    RandomPortfolioShape shape;
    shape.accounts = accounts;
    return judged(randomPortfolio(shape));
}

void prepareApplication()
{
    ui::EnglishPlurals::install(*qApp);
    ui::applyTheme(*qApp, {});
}

} // namespace milepost::test
