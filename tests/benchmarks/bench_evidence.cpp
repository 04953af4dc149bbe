/// How long the evidence of a large book takes: rates, curves and landmarked comparisons of all milestones by one segment.
///   bench_evidence [ROUNDS]          figures
///   bench_evidence --rows FOLDER     the same book as CSV, and our answers, for evidence_duckdb.mjs
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/evidence.h"
#include "analytics/rates.h"
#include "processor_time.h"
#include "support/life_book.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>
#include <thread>

using namespace milepost;
using namespace milepost::analytics;

namespace {

constexpr int accounts = 100'000, milestones = 40, plans = 4;

test::LifeBook makeBook()
{
    std::mt19937_64 random(20260301);
    const auto uniform = [&random] { return static_cast<double>(random() >> 11) * 0x1p-53; };
    const auto days = [&](double mean) { return static_cast<std::int32_t>(std::ceil(-std::log1p(-uniform()) * mean)); };
    test::LifeBook book(milestones);
    for (MilestoneIndex m = 0; m < milestones; ++m)
        book.window(m, 7 + 7 * (m % 12));
    std::vector<StringId> names;
    for (int plan = 0; plan < plans; ++plan)
        names.push_back(book.portfolio().strings.intern("plan " + std::to_string(plan)));
    for (int i = 0; i < accounts; ++i) {
        const double diligence = uniform();
        const std::int32_t age = static_cast<std::int32_t>(uniform() * 1'460), exit = days(900 * (0.5 + diligence));
        const std::int32_t last = std::min(age, exit);
        std::vector<std::pair<MilestoneIndex, std::int32_t>> reached;
        for (MilestoneIndex m = 0; m < milestones; ++m) {
            if (uniform() > 0.1 + 0.45 * diligence)
                continue;
            std::int32_t day = days(20 + 8 * m);
            for (; day <= last && reached.size() < 60; day += 200) {
                reached.emplace_back(m, day);
                if (m % 5 != 1)
                    break;
            }
        }
        SubscriptionFact contract;
        contract.start = book.asOf() - age;
        contract.termDays = i % 3 == 0 ? 30 : 365;
        contract.plan = names[static_cast<std::size_t>(i * 7 % plans)];
        book.add(contract.start, exit, reached, {contract});
        book.portfolio().plan.back() = contract.plan;
    }
    return book;
}

/// The calling thread and one more.
void onTwoThreads(std::size_t count, const std::function<void(std::size_t)> &body)
{
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            body(i);
    };
    std::thread other(work);
    work();
    other.join();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Answer {
    FirstLives lives;
    Grouping segment;
    MilestoneRates rates;
    std::vector<Association> found;
};

/// Processor time of all threads and the clock on the wall, ms.
struct Timed {
    std::vector<double> wall, processor;
    template <class Work> void run(const Work &work)
    {
        const auto wallBefore = std::chrono::steady_clock::now();
        const double before = test::processMilliseconds();
        work();
        processor.push_back(test::processMilliseconds() - before);
        wall.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - wallBefore).count());
    }
    void print(const char *what) const
    {
        std::printf("%-28s processor %7.1f   wall median %7.1f  least %7.1f ms\n", what, median(processor), median(wall),
                    *std::min_element(wall.begin(), wall.end()));
    }
};

void writeRows(const Portfolio &portfolio, const std::string &folder, const Answer &answer)
{
    std::FILE *people = std::fopen((folder + "/accounts.csv").c_str(), "w");
    std::FILE *reaches = std::fopen((folder + "/achievements.csv").c_str(), "w");
    std::FILE *catalog = std::fopen((folder + "/milestones.csv").c_str(), "w");
    std::FILE *ours = std::fopen((folder + "/ours.csv").c_str(), "w");
    if (!people || !reaches || !catalog || !ours) {
        std::fprintf(stderr, "cannot write into %s\n", folder.c_str());
        std::exit(1);
    }
    std::fputs("account,plan,age,exit\n", people);
    std::fputs("account,milestone,day\n", reaches);
    std::fputs("milestone,w\n", catalog);
    std::fputs("milestone,plan,closed,reached,occurrences,days,n1,churn1,n0,churn0\n", ours);
    for (AccountIndex a = 0; a < portfolio.accountCount(); ++a) {
        const Day start = portfolio.start[a];
        std::fprintf(people, "%u,%s,%d,%s\n", a, std::string(portfolio.text(portfolio.plan[a])).c_str(), portfolio.asOf - start,
                     portfolio.exit[a].valid() ? std::to_string(portfolio.exit[a] - start).c_str() : "");
        for (const AchievementFact &fact : portfolio.achievements.of(a))
            std::fprintf(reaches, "%u,%u,%d\n", a, fact.milestone, fact.on - start);
    }
    for (MilestoneIndex m = 0; m < milestones; ++m) {
        std::fprintf(catalog, "%u,%d\n", m, *portfolio.milestones[m].windowDays);
        for (std::uint32_t g = 0; g < answer.rates.groups; ++g) {
            const MilestoneRate &row = answer.rates.rows[answer.rates.index(m, g)];
            const Association &found = answer.found[m];
            std::fprintf(ours, "%u,%s,%u,%u,%llu,%.0f,%u,%u,%u,%u\n", m, answer.segment.labels[g].c_str(), row.closed,
                         row.reachedInWindow, static_cast<unsigned long long>(row.sums.occurrences), static_cast<double>(row.sums.days),
                         found.exposed.n, found.exposed.events, found.unexposed.n, found.unexposed.events);
        }
    }
    for (std::FILE *file : {people, reaches, catalog, ours})
        std::fclose(file);
}

} // namespace

int main(int argc, char **argv)
{
    const bool rows = argc == 3 && std::string(argv[1]) == "--rows";
    const int rounds = rows ? 1 : argc > 1 ? std::max(1, std::atoi(argv[1])) : 21;
    test::LifeBook book = makeBook();
    const Portfolio &portfolio = book.portfolio();
    std::printf("%zu accounts, %zu milestones, %zu achievements\n", portfolio.accountCount(), portfolio.milestones.size(),
                portfolio.achievements.rows.size());
    Answer answer;
    Timed lives, grouping, rates, found, curves, all;
    for (int round = 0; round < rounds; ++round) {
        answer = {};
        all.run([&] {
            lives.run([&] { answer.lives = firstLivesOf(portfolio); });
            grouping.run([&] { answer.segment = *byField(portfolio, answer.lives, "plan", {10, 50, 250}); });
            rates.run([&] { answer.rates = milestoneRates(portfolio, answer.lives, answer.segment, {}, onTwoThreads); });
            found.run([&] {
                answer.found = evidence(portfolio, answer.lives, eachMilestone(portfolio), {}, {}, onTwoThreads);
            });
        });
        curves.run([&] {
            // One control of the page changed: another landmark for the milestone shown.
            EvidenceSettings settings;
            settings.landmark = 45;
            const auto one = evidenceDetail(portfolio, answer.lives, {{3}, 1}, {}, settings, onTwoThreads);
            if (one.curves.exposed.n != one.found.exposed.n)
                std::abort();
        });
    }
    lives.print("first lives");
    grouping.print("grouping by plan");
    rates.print("rates and curves by plan");
    found.print("evidence of all milestones");
    all.print("all of these");
    curves.print("one milestone, one control");
    if (rows)
        writeRows(portfolio, argv[2], answer);
    return 0;
}
