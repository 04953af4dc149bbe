/// Writes a large made-up portfolio as files that `milepost-cli import` reads: accounts.csv, subscriptions.csv and
/// events.jsonl (Segment track calls with the event names of the starter catalog, so that milestones are reached).
///   make_portfolio FOLDER [ACCOUNTS [EVENTS [LAST-DAY]]]      100000, 2000000, yesterday
/// The same arguments write the same bytes.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace milepost;

namespace {

struct Close {
    void operator()(std::FILE *file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

File create(const std::string &folder, const char *name)
{
    File file(std::fopen((folder + '/' + name).c_str(), "w"));
    if (!file) {
        std::perror((folder + '/' + name).c_str());
        std::exit(1);
    }
    return file;
}

struct EventKind {
    unsigned weight;
    const char *name, *properties; ///< one %u at most, filled with a small number
};

constexpr std::array<EventKind, 27> kinds{{
    {220, "task.created", "{}"},
    {160, "feature.used", R"({"feature":"feature_%u"})"},
    {120, "dashboard.viewed", "{}"},
    {90, "workflow.run", R"({"outcome":"success"})"},
    {70, "report.created", "{}"},
    {60, "comment.added", "{}"},
    {40, "report.shared", "{}"},
    {40, "time_saved", R"({"hours":%u})"},
    {40, "email.sent", "{}"},
    {36, "member.invited", R"({"member":"m%u"})"},
    {30, "project.created", "{}"},
    {24, "template.used", "{}"},
    {24, "deal.added", R"({"amount":%u000})"},
    {20, "transaction.processed", "{}"},
    {20, "customer.added", R"({"customer":"k%u"})"},
    {16, "integration.connected", R"({"integration":"tool_%u"})"},
    {16, "workflow.activated", R"({"workflow":"flow_%u"})"},
    {12, "api.called", "{}"},
    {10, "profile.completed", "{}"},
    {10, "account.created", "{}"},
    {8, "preferences.saved", "{}"},
    {8, "department.added", R"({"department":"d%u"})"},
    {6, "sponsor.named", "{}"},
    {4, "executive.signed_in", "{}"},
    {4, "feedback.given", "{}"},
    {2, "plan.upgraded", "{}"},
    {2, "referral.made", "{}"},
}};

struct Life {
    Day signup;
    unsigned users = 1;
};

class Generator {
public:
    Generator(std::string folder, Day lastDay) : m_folder(std::move(folder)), m_lastDay(lastDay) {}

    void accounts(unsigned count)
    {
        constexpr std::array stems{"Blue", "Harbour", "North", "Acorn", "Delta", "Quartz", "Ember", "Sable",
                                   "Cedar", "Orbit", "Lumen", "Vertex", "Falcon", "Maple", "Argo", "Nimbus"};
        constexpr std::array ends{"Analytics", "Logistics", "Health", "Systems", "Retail", "Labs"};
        constexpr std::array plans{"Starter", "Business", "Enterprise", "Scale"};
        constexpr std::array industries{"Logistics", "Retail", "Healthcare", "FinTech", "EdTech", "DevTools"};
        constexpr std::array regions{"EMEA", "Americas", "APAC", "DACH"};
        const File list = create(m_folder, "accounts.csv"), contracts = create(m_folder, "subscriptions.csv");
        std::fputs("account_id,account_name,domain,owner,plan,industry,region,signup_date,arr,currency,seats\n", list.get());
        std::fputs("subscription_id,account_id,plan,start_date,end_date,term_end,seats,arr,currency\n", contracts.get());
        m_lives.reserve(count);
        for (unsigned i = 0; i < count; ++i) {
            Life life{m_lastDay - (20 + below(1'000)), 1 + static_cast<unsigned>(below(8))};
            const int seats = 1 + below(below(6) == 0 ? 600 : 60);
            const int arr = seats * (120 + below(900));
            const char *stem = pick(stems), *kind = pick(ends), *plan = pick(plans), *industry = pick(industries),
                       *region = pick(regions);
            const int owner = below(40);
            std::fprintf(list.get(), "A%06u,%s %s %u,c%u.example,Owner %d,%s,%s,%s,%s,%d,USD,%d\n", i, stem, kind, i, i,
                         owner, plan, industry, region, isoFromDay(life.signup).c_str(), arr, seats);
            const bool left = below(9) == 0 && m_lastDay - life.signup > 90;
            const Day end = life.signup + (60 + below(static_cast<unsigned>(std::max(1, m_lastDay - life.signup - 60))));
            Day term = life.signup;
            for (int months = 12; term <= (left ? end : m_lastDay); months += 12)
                term = addMonths(life.signup, months);
            std::fprintf(contracts.get(), "S%06u,A%06u,%s,%s,%s,%s,%d,%d,USD\n", i, i, plan, isoFromDay(life.signup).c_str(),
                         left ? isoFromDay(end).c_str() : "", isoFromDay(term).c_str(), seats, arr);
            m_lives.push_back(life);
        }
    }

    /// In the order of an export: account by account in no order, as a day's files of many customers would be.
    /// Message ids as the vendor's libraries make them, at random; or `counted` ones, which a peer's index gets in their order.
    void events(unsigned count, bool counted)
    {
        std::vector<unsigned> names;
        for (unsigned kind = 0; kind < kinds.size(); ++kind)
            names.insert(names.end(), kinds[kind].weight, kind);
        const File file = create(m_folder, "events.jsonl");
        for (unsigned i = 0; i < count; ++i) {
            const auto account = static_cast<unsigned>(m_random() % m_lives.size());
            const Life &life = m_lives[account];
            const EventKind &kind = kinds[names[m_random() % names.size()]];
            const auto age = static_cast<unsigned>(m_lastDay - life.signup + 1);
            const Day on = life.signup + std::min(below(age), below(age)); // busier at the beginning
            const Instant time{on.value * msPerDay + below(86'400'000)};
            std::array<char, 40> id{};
            if (counted)
                std::snprintf(id.data(), id.size(), "msg-%08u", i);
            else // UUIDs of version 4, from numbers of their own: accounts and events are the same with either kind
                std::snprintf(id.data(), id.size(), "%08x-%04x-4%03x-a%03x-%04x%08x", idPart(32), idPart(16), idPart(12), idPart(12), idPart(16), idPart(32));
            std::fprintf(file.get(), R"({"type":"track","messageId":"%s","timestamp":"%s","userId":"u%u-%d","event":"%s","properties":)",
                         id.data(), isoFromInstant(time).c_str(), account, below(life.users), kind.name);
            std::array<char, 64> properties{};
            const int length = std::snprintf(properties.data(), properties.size(), kind.properties, 1 + below(12));
            std::fwrite(properties.data(), 1, static_cast<std::size_t>(length), file.get());
            std::fprintf(file.get(), R"(,"context":{"groupId":"A%06u","library":{"name":"analytics.js","version":"2.11.1"}},"channel":"browser"})" "\n",
                         account);
        }
    }

private:
    int below(unsigned n) { return static_cast<int>(m_random() % n); }
    unsigned idPart(int bits) { return static_cast<unsigned>(m_ids()) >> (32 - bits); }
    template <std::size_t n> const char *pick(const std::array<const char *, n> &words) { return words[m_random() % n]; }

    std::string m_folder;
    Day m_lastDay;
    std::mt19937 m_random{1}, m_ids{2};
    std::vector<Life> m_lives;
};

} // namespace

int main(int argc, char **argv)
{
    const auto number = [&](int at, unsigned otherwise) {
        return argc > at ? static_cast<unsigned>(std::strtoul(argv[at], nullptr, 10)) : otherwise;
    };
    const Day yesterday{static_cast<std::int32_t>(SystemClock().now().ms / msPerDay) - 1};
    const auto lastDay = argc > 4 ? dayFromIso(argv[4]) : std::optional(yesterday);
    const unsigned accounts = number(2, 100'000), events = number(3, 2'000'000);
    const std::string_view ids = argc > 5 ? argv[5] : "random";
    if (argc < 2 || accounts == 0 || !lastDay || (ids != "random" && ids != "counted")) {
        std::fputs("make_portfolio FOLDER [ACCOUNTS [EVENTS [LAST-DAY [random|counted]]]]\n", stderr);
        return 2;
    }
    Generator generator(argv[1], *lastDay);
    generator.accounts(accounts);
    generator.events(events, ids == "counted");
    return 0;
}
