#include "workspace/sample/stories.h"

#include "workspace/sample/population.h"
#include "workspace/sample/sample_names.h"
#include "workspace/sample/sample_portfolio.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace milepost::sample {

namespace {

/// Writes one story after the other; each has dice of its own.
class Storyteller {
public:
    Storyteller(Day today, std::uint64_t seed) : m_today(today), m_seed(seed) {}

    std::vector<AccountPlan> all()
    {
        stalledBeforeRenewal();
        seatsExploding();
        cancelPending();
        paymentFailed();
        ticketsEscalated();
        npsDropped();
        promoter();
        earlyMomentum();
        renewalSoon();
        fewPeers();
        withoutArr();
        withoutRenewal();
        usageCollapsed();
        cameBack();
        trials();
        notStarted();
        return std::move(m_accounts);
    }

private:
    struct Base {
        const char *id, *name, *plan, *industry, *region;
        int seats, arrEuro, age; ///< age: days since start
        Engagement engagement = Engagement::Mid;
        std::size_t owner = 0;
    };

    AccountPlan begin(const Base &base)
    {
        AccountPlan account;
        account.number = static_cast<int>(m_accounts.size()) + 1;
        m_dice = Dice(m_seed * 1'000'003 + 900'000 + static_cast<std::uint64_t>(account.number));
        account.id = base.id;
        account.name = base.name;
        account.domain = account.id + ".example";
        account.plan = base.plan;
        account.industry = base.industry;
        account.region = base.region;
        account.useCase = std::string(m_dice.pick(useCases()));
        account.owner = std::string(owners()[base.owner]);
        account.executive = std::string(m_dice.pick(executives()));
        account.seats = base.seats;
        account.arrEuro = base.arrEuro;
        account.start = m_today - base.age;
        account.signup = account.start - 6;
        account.engagement = base.engagement;
        account.autoRenew = false;
        account.noticeDays = 0;
        account.story = true;
        return account;
    }

    /// The term that runs ends on `termEnd`: the start is whole years before it.
    void endTermOn(AccountPlan &account, Day termEnd, int years)
    {
        account.start = addMonths(termEnd, -12 * years);
        account.signup = account.start - 6;
        account.runsUntil = termEnd;
    }

    void deed(AccountPlan &account, Deed what, Day on) { account.deeds.push_back({what, workday(on)}); }
    void deedAt(AccountPlan &account, Deed what, int tenure) { deed(account, what, account.start + tenure); }

    /// First deeds of a good beginning.
    void goodBeginning(AccountPlan &account)
    {
        deedAt(account, Deed::Project, 2);
        deedAt(account, Deed::Invite, 6);
        deedAt(account, Deed::Integration, 12);
        deedAt(account, Deed::Report, 15);
        deedAt(account, Deed::FiveDays, 16);
        deedAt(account, Deed::Workflow, 27);
        account.early = true;
    }

    void goodProgress(AccountPlan &account)
    {
        goodBeginning(account);
        deedAt(account, Deed::Aha, 24);
        for (int i = 0; i < 9; ++i)
            deedAt(account, Deed::Project, 20 + i * 9);
        deedAt(account, Deed::Integration, 50);
        deedAt(account, Deed::Integration, 80);
        deedAt(account, Deed::Feedback, 95);
    }

    void hoursEvery(AccountPlan &account, int fromTenure, int every, Day last)
    {
        for (Day day = last; day >= account.start + fromTenure; day = day - every)
            deed(account, Deed::HoursWeek, day);
    }

    /// What nobody planned for the story comes as in any account.
    void finish(AccountPlan account, bool relations = true)
    {
        if (account.terms.empty() && account.start.valid())
            layTerms(account, m_today);
        if (account.activeByBlock.empty())
            layActivity(account, m_today, m_dice);
        if (account.seatReadings.empty() && account.start.valid())
            laySeatReadings(account, m_today, m_dice);
        if (relations)
            layRelations(account, m_today, m_dice);
        m_accounts.push_back(std::move(account));
    }

    void stalledBeforeRenewal()
    {
        AccountPlan account = begin({"northwind-freight", "Northwind Freight", "Business", "Logistics", "UK & Ireland", 120, 96'000, 0});
        endTermOn(account, m_today + 74, 2);
        goodBeginning(account);
        for (int i = 0; i < 5; ++i)
            deedAt(account, Deed::Project, 30 + i * 40);
        deedAt(account, Deed::Integration, 140);
        // The last occurrence lies 41 days before yesterday, the last whole day.
        for (Day day = account.start + 60; day < m_today - 60; day = day + 26)
            deed(account, Deed::HoursWeek, day);
        account.deeds.push_back({Deed::HoursWeek, m_today - 42});
        layActivity(account, m_today, m_dice);
        account.eventsPerUser = 2;
        account.activeByBlock[0] = 28; // 44 % below the 50 of the blocks before
        for (std::size_t block = 1; block < 5; ++block)
            account.activeByBlock[block] = 50;
        laySeatReadings(account, m_today, m_dice);
        for (SeatReading &reading : account.seatReadings)
            reading.used = std::min(reading.used, 78);
        account.contacts = {{"Priya Raman", "Head of Operations", "champion", m_today - 23, m_today - 23, m_today - 26},
                            {"Gordon Ashworth", "Chief Operating Officer", "sponsor", {}, {}, m_today - 18},
                            {"Lena Fischer", "Process Analyst", "other", {}, {}, m_today - 2}};
        account.surveys = {{m_today - 214, 7, "Does what it says."}};
        account.tickets = {{"Import stops at row 4,012", m_today - 120, m_today - 116, "normal", false},
                           {"Cannot invite a colleague", m_today - 57, m_today - 55, "low", false}};
        account.invoices = {{addMonths(account.start, 12), addMonths(account.start, 12) + 30, addMonths(account.start, 12) + 21, false}};
        finish(std::move(account), false);
    }

    void seatsExploding()
    {
        AccountPlan account = begin({"pixelwerk-studio", "Pixelwerk Studio", "Team", "Media", "DACH", 12, 12'400, 148, Engagement::High});
        goodProgress(account);
        hoursEvery(account, 30, 16, m_today - 3);
        account.eventsPerUser = 5;
        account.activeByBlock = {11, 9, 7, 5, 4, 3};
        for (const int back : {142, 112, 84, 70, 56, 42, 28})
            account.seatReadings.push_back({m_today - back, std::min(11, 4 + (142 - back) / 18)});
        for (const int back : {21, 14, 7, 1})
            account.seatReadings.push_back({m_today - back, back > 14 ? 11 : 12});
        finish(std::move(account));
    }

    void cancelPending()
    {
        AccountPlan account = begin({"halden-maritime", "Halden Maritime", "Business", "Logistics", "Nordics", 44, 51'000, 0, Engagement::Low, 1});
        endTermOn(account, m_today + 38, 1);
        goodBeginning(account);
        hoursEvery(account, 70, 45, m_today - 80);
        layTerms(account, m_today);
        account.terms.back().cancelOn = m_today + 38;
        finish(std::move(account));
    }

    void paymentFailed()
    {
        AccountPlan account = begin({"brightwater-analytics", "Brightwater Analytics", "Business", "Software", "UK & Ireland", 35, 38'500, 407, Engagement::Mid});
        goodProgress(account);
        hoursEvery(account, 40, 22, m_today - 6);
        layTerms(account, m_today);
        layRelations(account, m_today, m_dice);
        account.invoices.back() = {m_today - 42, m_today - 12, {}, true};
        finish(std::move(account), false);
    }

    void ticketsEscalated()
    {
        AccountPlan account = begin({"kowalczyk-wspolnicy", "Kowalczyk i Wspólnicy", "Enterprise", "Financial services", "CEE", 96, 118'000, 561, Engagement::Mid, 1});
        goodProgress(account);
        hoursEvery(account, 45, 24, m_today - 5);
        layTerms(account, m_today);
        layRelations(account, m_today, m_dice);
        account.tickets.push_back({"Postings are doubled after the nightly import", m_today - 9, {}, "urgent", true});
        account.tickets.push_back({"Audit report cannot be signed", m_today - 4, {}, "high", true});
        finish(std::move(account), false);
    }

    void npsDropped()
    {
        AccountPlan account = begin({"meridian-health", "Meridian Health Partners", "Enterprise", "Healthcare", "UK & Ireland", 110, 134'000, 620, Engagement::Mid});
        goodProgress(account);
        hoursEvery(account, 40, 25, m_today - 11);
        layTerms(account, m_today);
        layRelations(account, m_today, m_dice);
        account.surveys = {{m_today - 196, 9, "Saves us a morning a week."},
                           {m_today - 13, 5, "Since the new release two of our wards are back on paper."}};
        finish(std::move(account), false);
    }

    void promoter()
    {
        AccountPlan account = begin({"solstice-energy", "Solstice Energy", "Business", "Manufacturing", "Nordics", 60, 72'000, 0, Engagement::High});
        endTermOn(account, m_today + 120, 2);
        goodProgress(account);
        hoursEvery(account, 30, 15, m_today - 4);
        deedAt(account, Deed::Roi, 300);
        deedAt(account, Deed::Feedback, 290);
        deedAt(account, Deed::Feedback, 470);
        layTerms(account, m_today);
        layRelations(account, m_today, m_dice);
        account.surveys = {{m_today - 205, 9, "Good."}, {m_today - 20, 10, "We show it to every new colleague on day one."}};
        for (PlannedTicket &ticket : account.tickets) {
            if (!ticket.closed.valid())
                ticket.closed = m_today - 1;
        }
        finish(std::move(account), false);
    }

    void earlyMomentum()
    {
        AccountPlan account = begin({"juniper-bakery", "Juniper & Daughters Bakery", "Team", "Retail", "Southern Europe", 9, 10'800, 34, Engagement::High});
        account.early = true;
        deed(account, Deed::Project, m_today - 31);
        deed(account, Deed::Invite, m_today - 24);
        deed(account, Deed::Integration, m_today - 18);
        deed(account, Deed::Report, m_today - 12);
        deed(account, Deed::Aha, m_today - 6);
        account.eventsPerUser = 5;
        account.activeByBlock = {8, 4};
        finish(std::move(account));
    }

    void renewalSoon()
    {
        AccountPlan account = begin({"atlas-robotics", "Atlas Robotics", "Business", "Manufacturing", "DACH", 52, 64'000, 0, Engagement::Mid, 2});
        endTermOn(account, m_today + 17, 1);
        goodProgress(account);
        hoursEvery(account, 40, 23, m_today - 8);
        finish(std::move(account));
    }

    void fewPeers()
    {
        // Older by a month than any other: nobody has been observed at its tenure.
        AccountPlan account = begin({"founders-guild", "Founders' Guild", "Enterprise", "Education", "UK & Ireland", 88, 104'000, 1'094, Engagement::High, 3});
        goodProgress(account);
        hoursEvery(account, 40, 19, m_today - 7);
        finish(std::move(account));
    }

    void withoutArr()
    {
        AccountPlan account = begin({"casa-verde", "Casa Verde Cooperativa", "Team", "Retail", "Southern Europe", 14, 0, 233, Engagement::Mid, 3});
        account.arrEuro.reset();
        goodProgress(account);
        hoursEvery(account, 45, 27, m_today - 9);
        finish(std::move(account));
    }

    void withoutRenewal()
    {
        AccountPlan account = begin({"gekko-design", "月光デザイン株式会社", "Business", "Media", "APAC", 28, 33'000, 312, Engagement::Mid, 2});
        account.renewalKnown = false;
        account.autoRenew.reset();
        goodProgress(account);
        hoursEvery(account, 45, 26, m_today - 6);
        layTerms(account, m_today);
        for (PlannedTerm &term : account.terms)
            term.termEnd = {};
        finish(std::move(account));
    }

    void usageCollapsed()
    {
        AccountPlan account = begin({"orchard-insurance", "Orchard Mutual Insurance", "Enterprise", "Financial services", "Nordics", 104, 121'000, 488, Engagement::Mid, 4});
        goodProgress(account);
        hoursEvery(account, 40, 24, m_today - 16);
        layActivity(account, m_today, m_dice);
        account.activeByBlock[0] = 19; // of the 54 of the blocks before
        for (std::size_t block = 1; block < 5; ++block)
            account.activeByBlock[block] = 54;
        finish(std::move(account));
    }

    void cameBack()
    {
        AccountPlan account = begin({"baltic-timber", "Baltic Timber Union", "Business", "Manufacturing", "Nordics", 24, 29'000, 900, Engagement::Mid, 4});
        goodBeginning(account);
        hoursEvery(account, 60, 40, account.start + 290);
        hoursEvery(account, 620, 26, m_today - 12);
        const Day left = addMonths(account.start, 12);
        const Day back = left + 210;
        account.churnReason = "Moved to a competitor";
        account.churnedOn = left;
        account.terms = {{account.start, left, left, {}, 24'000, 20, false},
                         {back, addMonths(back, 12), {}, {}, *account.arrEuro, account.seats, false}};
        for (int block = 0; block * blockDays < 900; ++block) {
            const Day end = m_today - 1 - block * blockDays;
            account.activeByBlock.push_back(end < left || end - blockDays >= back ? 13 : 0);
        }
        layRelations(account, m_today, m_dice);
        finish(std::move(account), false);
    }

    void trials()
    {
        constexpr auto names = std::to_array<std::pair<const char *, const char *>>(
            {{"lantern-lane", "Lantern Lane Tutors"}, {"moss-and-fern", "Moss & Fern Interiors"}, {"kaito-kitchens", "海斗キッチン"},
             {"delta-ferries", "Delta Ferries"}, {"plumb-line", "Plumb Line Builders"}, {"northern-loom", "Northern Loom"},
             {"sol-y-sombra", "Sol y Sombra Eventos"}, {"quayside-legal", "Quayside Legal"}});
        for (std::size_t i = 0; i < names.size(); ++i) {
            const int age = static_cast<int>(3 + i * 2);
            AccountPlan account = begin({names[i].first, names[i].second, "Team", "Retail", "DACH", 5, 0, age, i % 2 == 0 ? Engagement::High : Engagement::Low, i % 5});
            account.industry = std::string(m_dice.pick(industries()));
            account.region = std::string(m_dice.pick(regions()));
            account.signup = m_today - age;
            account.start = {};
            account.arrEuro.reset();
            account.renewalKnown = false;
            PlannedTerm trial;
            trial.start = account.signup;
            trial.termEnd = account.signup + 21;
            trial.seats = 5;
            trial.trial = true;
            account.terms = {trial};
            const auto within = [&](Deed what, int day) {
                if (day < age)
                    deed(account, what, std::max(account.signup, workday(account.signup + day)));
            };
            within(Deed::Project, 1);
            if (account.engagement == Engagement::High) {
                within(Deed::Invite, 4);
                within(Deed::Integration, 7);
                within(Deed::Report, 10);
            }
            account.activeByBlock = {account.engagement == Engagement::High ? 4 : 1};
            account.story = i == 6;
            account.contacts.push_back({personName(m_dice), "Founder", "champion", {}, {}, m_today - 1});
            finish(std::move(account), false);
        }
    }

    void notStarted()
    {
        for (const auto &[id, name, ahead] : {std::tuple("silver-fjord", "Silver Fjord Ferries", 9), std::tuple("papel-y-tinta", "Papel y Tinta", 23)}) {
            AccountPlan account = begin({id, name, "Business", "Logistics", "Nordics", 30, 34'000, 0});
            account.start = m_today + ahead;
            account.signup = m_today - 5;
            PlannedTerm term;
            term.start = account.start;
            term.termEnd = addMonths(account.start, 12);
            term.arrEuro = *account.arrEuro;
            term.seats = account.seats;
            account.terms = {term};
            account.activeByBlock = {0};
            account.contacts.push_back({personName(m_dice), "Head of Operations", "champion", {}, {}, m_today - 3});
            m_accounts.push_back(std::move(account));
        }
    }

    Day m_today;
    std::uint64_t m_seed;
    Dice m_dice{0};
    std::vector<AccountPlan> m_accounts;
};

} // namespace

std::vector<AccountPlan> storyAccounts(Day today, std::uint64_t seed) { return Storyteller(today, seed).all(); }

const std::vector<SampleStory> &sampleStories()
{
    static const std::vector<SampleStory> stories{
        {"northwind-freight", "stalled_before_renewal"}, {"pixelwerk-studio", "seats_exploding"},
        {"halden-maritime", "cancel_pending"},           {"brightwater-analytics", "payment_failed"},
        {"kowalczyk-wspolnicy", "tickets_escalated"},    {"meridian-health", "nps_dropped"},
        {"solstice-energy", "promoter"},                 {"juniper-bakery", "early_momentum"},
        {"atlas-robotics", "renewal_in_17_days"},        {"founders-guild", "few_peers"},
        {"casa-verde", "no_arr"},                        {"gekko-design", "no_renewal_date"},
        {"orchard-insurance", "usage_collapsed"},        {"baltic-timber", "came_back"},
        {"sol-y-sombra", "trial_ready"},                 {"silver-fjord", "not_started"},
    };
    return stories;
}

} // namespace milepost::sample
