// SPDX-License-Identifier: GPL-3.0-or-later
// 100,000 accounts, 1.3 million achievements: building the Portfolio, judging it, and what a keystroke in the filter box
// and a click on a column head cost, beside QSortFilterProxyModel over the same rows in the same run.
// Times are of the thread's processor time, so that they hold on a busy machine.
//   bench_portfolio [accounts]
#include "portfolio/portfolio_builder.h"
#include "processor_time.h"
#include "query/matcher.h"
#include "query/sort.h"
#include "triage/account_table.h"
#include "triage/compute_standing.h"
#include "triage/risk_backtest.h"

#include <QAbstractTableModel>
#include <QGuiApplication>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <numeric>
#include <random>

using namespace milepost;

namespace {

struct Timing {
    double median = 0, p95 = 0;
};

Timing measure(int rounds, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const double begin = test::threadMilliseconds();
        work();
        times.push_back(test::threadMilliseconds() - begin);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[std::min(times.size() - 1, times.size() * 95 / 100)]};
}

void report(const char *what, Timing timing) { std::printf("%-58s %9.2f %9.2f ms\n", what, timing.median, timing.p95); }
void report(const char *what, Timing ours, Timing proxy)
{
    std::printf("%-34s ours %7.2f %7.2f   proxy %8.2f %8.2f ms   ×%.0f\n", what, ours.median, ours.p95, proxy.median,
                proxy.p95, proxy.median / ours.median);
}

double residentMb()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::atof(line.c_str() + 6) / 1024;
    }
    return 0;
}

constexpr int milestoneCount = 28;

PortfolioRows makeRows(int accounts, Day asOf, std::mt19937 &random)
{
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    const std::array<const char *, 24> stems{"Blue", "Harbour", "North", "Acorn", "Delta", "Quartz", "Ember", "Sable",
                                             "Cedar", "Orbit", "Lumen", "Vertex", "Falcon", "Maple", "Argo", "Nimbus",
                                             "Tidal", "Copper", "Willow", "Zenith", "Ivory", "Mosaic", "Raven", "Solis"};
    const std::array<const char *, 6> ends{"Analytics", "Logistics", "Health", "Systems", "Retail", "Labs"};
    const std::array<const char *, 4> plans{"Starter", "Business", "Enterprise", "Scale"};
    const std::array<const char *, 8> industries{"Logistics", "Retail", "Healthcare", "FinTech", "EdTech", "DevTools",
                                                 "Cybersecurity", "Media"};
    const std::array<const char *, 4> regions{"EMEA", "Americas", "APAC", "DACH"};
    const Currency usd = *Currency::fromCode("USD");
    PortfolioRows rows;
    rows.today = asOf + 1;
    rows.accounts.reserve(static_cast<std::size_t>(accounts));
    for (int i = 0; i < accounts; ++i) {
        AccountRecord account;
        account.id = AccountId{i + 1};
        account.externalId = "A-" + std::to_string(100'000 + i);
        account.name = std::string(stems[random() % stems.size()]) + ' ' + ends[random() % ends.size()] + ' '
            + std::to_string(i);
        account.domain = "c" + std::to_string(i) + ".example";
        account.owner = "Owner " + std::to_string(below(40));
        account.plan = plans[random() % plans.size()];
        account.industry = industries[random() % industries.size()];
        account.region = regions[random() % regions.size()];
        account.signup = asOf - (30 + below(1'000));
        account.seats = 1 + below(400);
        account.arr = Money{(1 + below(2'000)) * 10'000LL, usd};
        SubscriptionRecord subscription;
        subscription.account = account.id;
        subscription.externalId = "S-" + std::to_string(i);
        subscription.plan = account.plan;
        subscription.start = account.signup;
        subscription.termDays = 365;
        subscription.arr = account.arr;
        subscription.seats = account.seats;
        rows.subscriptions.push_back(subscription);
        if (below(10) == 0) {
            ChurnRecord churn;
            churn.account = account.id;
            churn.on = account.signup + (20 + below(900));
            rows.churn.push_back(churn);
        }
        if (below(5) == 0) {
            TicketRecord ticket;
            ticket.account = account.id;
            ticket.externalId = "T-" + std::to_string(i);
            ticket.subject = "Question about exports";
            ticket.opened = asOf - below(200);
            ticket.escalated = below(20) == 0;
            rows.tickets.push_back(ticket);
        }
        rows.accounts.push_back(std::move(account));
    }
    for (int m = 0; m < milestoneCount; ++m) {
        MilestoneDefinition definition;
        definition.id = MilestoneId{m + 1};
        definition.key = "milestone_" + std::to_string(m);
        definition.title = definition.key;
        definition.category = static_cast<Category>(m % 5);
        definition.pillar = static_cast<Pillar>(m % 4);
        definition.windowDays = 14 + 14 * (m % 6);
        definition.required = m % 4 == 0;
        if (m % 7 == 6)
            definition.appliesTo = "plan:enterprise,scale seats>=50";
        rows.milestones.push_back(definition);
    }
    return rows;
}

/// Made account by account, as the store hands them out.
class Derived {
public:
    Derived(const PortfolioRows &rows, Day asOf) : m_rows(rows), m_asOf(asOf) {}
    void make(std::vector<DerivedAccount> &all, std::mt19937 &random) const
    {
        const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
        all.resize(m_rows.accounts.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Day start = m_rows.accounts[i].signup;
            const auto age = static_cast<unsigned>(m_asOf - start);
            const int count = 6 + below(16);
            std::array<std::int32_t, milestoneCount> met{};
            for (int a = 0; a < count; ++a) {
                const int m = std::min(below(milestoneCount), below(milestoneCount));
                const Day on = start + below(age + 1);
                all[i].achievements.push_back({MilestoneId{m + 1}, 0, {}, on, 1, Origin::Derived});
            }
            std::sort(all[i].achievements.begin(), all[i].achievements.end(),
                      [](const Achievement &a, const Achievement &b) { return a.on < b.on; });
            for (Achievement &achievement : all[i].achievements)
                achievement.occurrence = ++met[static_cast<std::size_t>(achievement.milestone.value - 1)];
            for (int d = 19; d >= 0; --d) {
                all[i].activity.push_back({m_asOf - d * 6, static_cast<std::uint32_t>(1 + below(5)),
                                           static_cast<std::uint32_t>(1 + below(9))});
            }
        }
    }

private:
    const PortfolioRows &m_rows;
    Day m_asOf;
};

/// The same rows as Qt's own way would have them: QVariants from the very columns.
class PlainModel final : public QAbstractTableModel {
public:
    explicit PlainModel(const Portfolio &portfolio) : m_p(portfolio) {}
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_p.accountCount());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 6; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        const auto row = static_cast<AccountIndex>(index.row());
        const auto text = [&](StringId id) {
            const std::string_view view = m_p.text(id);
            return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
        };
        switch (index.column()) {
        case 0: return text(m_p.name[row]);
        case 1: return text(m_p.owner[row]);
        case 2: return text(m_p.plan[row]);
        case 3: return QVariant::fromValue<qlonglong>(m_p.arrMinor[row]);
        case 4: return m_p.renewal[row].value;
        default: return m_p.achieved[row];
        }
    }

private:
    const Portfolio &m_p;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const int accounts = argc > 1 ? std::atoi(argv[1]) : 100'000;
    std::mt19937 random(1);
    const Day asOf = *dayFromIso("2026-03-01");
    const PortfolioRows rows = makeRows(accounts, asOf, random);
    std::vector<DerivedAccount> derived;
    Derived(rows, asOf).make(derived, random);
    std::size_t achievements = 0;
    for (const DerivedAccount &account : derived)
        achievements += account.achievements.size();
    std::printf("%d accounts, %zu achievements; median and 95th percentile\n", accounts, achievements);

    PortfolioSettings settings;
    settings.me = "Owner 7";
    std::shared_ptr<const Portfolio> portfolio;
    const auto build = [&] {
        portfolio = *buildPortfolio(rows, asOf, settings,
                                    [&](AccountId id) { return &derived[static_cast<std::size_t>(id.value - 1)]; });
    };
    const double before = residentMb();
    build();
    std::printf("%-58s %9.0f MB\n", "portfolio, resident", residentMb() - before);
    report("build portfolio", measure(9, build));
    std::shared_ptr<const Standing> standing;
    report("compute standing", measure(3, [&] { standing = computeStanding(portfolio); }));
    std::vector<PastView> views;
    report("risk: one month-end view, portfolio included", measure(3, [&] {
               const auto then = *buildPortfolio(rows, asOf - 90, settings, [&](AccountId id) {
                   return &derived[static_cast<std::size_t>(id.value - 1)];
               });
               views.assign(1, pastView(*then, {}));
           }));
    for (int months = 1; months <= 36; ++months) {
        views.push_back(views.front());
        views.back().on = addMonths(asOf, -months);
    }
    std::ranges::sort(views, {}, &PastView::on);
    std::vector<AccountMonth> history;
    report("risk: account-months", measure(3, [&] { history = accountMonths(*portfolio, views, asOf); }));
    RiskFit fit;
    report("risk: fit and backtest", measure(3, [&] { fit = learnRisk(history, asOf); }));
    std::printf("%-58s %9zu months, %lld churns, %d origins\n", "risk: learnt from", history.size(), static_cast<long long>(fit.churns),
                fit.backtest.origins);
    if (fit.method == RiskMethod::Index)
        fit.method = RiskMethod::Constant;
    report("compute standing with a risk model", measure(3, [&] { standing = computeStanding(portfolio, {}, {}, nullptr, serially, &fit); }));
    std::shared_ptr<const query::Table> table;
    const double beforeTable = residentMb();
    report("account table", measure(5, [&] { table = accountTable(portfolio, standing); }));
    report("account table made ready (once, off the UI thread)", measure(1, [&] { table->prepare(); }));
    std::printf("%-58s %9.0f MB\n", "account table, resident", residentMb() - beforeTable);

    PlainModel model(*portfolio);
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setFilterKeyColumn(-1);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    struct Keystroke { const char *name, *filter, *previous; };
    for (const Keystroke &key : {Keystroke{"filter: one letter", "a", ""}, {"filter: word", "harbour", "harbou"},
                                 {"filter: rare text", "quartz labs 77", "quartz labs 7"},
                                 {"filter: no match", "zzzz", "zzz"}}) {
        const auto ours = measure(101, [&] { (void)query::matchRows(key.filter, *table); });
        Timing theirs;
        const QString text = QString::fromUtf8(key.filter);
        const QString previous = QString::fromUtf8(key.previous);
        std::vector<double> times;
        for (int i = 0; i < 5; ++i) {
            proxy.setFilterFixedString(previous);
            const double begin = test::threadMilliseconds();
            proxy.setFilterFixedString(text);
            times.push_back(test::threadMilliseconds() - begin);
        }
        std::sort(times.begin(), times.end());
        theirs = {times[2], times[4]};
        report(key.name, ours, theirs);
    }
    for (const char *filter : {"owner:me", "plan:enterprise arr>50k renewal<90d", "health<60 stalled or at_risk",
                               "-(plan:starter or seats<10) last>30d milestones<50%", "name~labs owner:me"})
        report(filter, measure(101, [&] { (void)query::matchRows(filter, *table); }));

    proxy.setFilterFixedString({});
    struct Head { const char *name, *column; int proxyColumn; };
    for (const Head &head : {Head{"sort: name", "name", 0}, {"sort: owner", "owner", 1}, {"sort: arr", "arr", 3},
                             {"sort: renewal", "renewal", 4}, {"sort: achieved", "achieved", 5}}) {
        const query::ColumnIndex column = table->find(head.column);
        bool descending = false;
        const auto ours = measure(51, [&] {
            std::vector<query::RowIndex> order(table->rowCount());
            std::iota(order.begin(), order.end(), 0u);
            query::sortRows(order, *table, {{column, descending}});
            descending = !descending;
        });
        bool down = false;
        const auto theirs = measure(4, [&] {
            proxy.sort(head.proxyColumn, down ? Qt::DescendingOrder : Qt::AscendingOrder);
            down = !down;
        });
        proxy.sort(-1);
        report(head.name, ours, theirs);
    }
    for (const char *key : {"arr", "risk", "name"}) {
        // The first sort by a column, with its ranks not yet made.
        const auto fresh = accountTable(portfolio, standing);
        const query::ColumnIndex column = fresh->find(key);
        const Timing first = measure(1, [&] { (void)fresh->ranks(column); });
        report((std::string("first ranking of ") + key).c_str(), first);
    }
    return 0;
}
