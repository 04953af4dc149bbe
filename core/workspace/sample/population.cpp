#include "workspace/sample/population.h"

#include "workspace/sample/sample_names.h"

#include <algorithm>
#include <array>

namespace milepost::sample {

namespace {

constexpr int oldestStart = 1'060; ///< days before today; the few-peers story alone is older
constexpr auto reasons = std::to_array<std::string_view>(
    {"Price", "Missing features", "Champion left", "Company closed", "Moved to a competitor", "Never got going"});
constexpr auto subjects = std::to_array<std::string_view>(
    {"Import stops at row 4,012", "Cannot invite a colleague", "Report shows last month twice", "Question about invoices",
     "Integration asks for a new token", "Export to XLSX is slow", "How do we archive a project?", "Single sign-on loop"});
constexpr auto comments = std::to_array<std::string_view>(
    {"Does what it says.", "Saves us a morning a week.", "Good, but reports could be faster.", "Support was quick.",
     "We use a third of it.", "Hard to get the whole team in."});

void choosePlan(AccountPlan &account, Dice &dice)
{
    const int die = dice.below(100);
    if (die < 50) {
        account.plan = "Team";
        account.seats = dice.between(4, 18);
        account.arrEuro = 10'000 + account.seats * 60 * dice.between(8, 13);
    } else if (die < 86) {
        account.plan = "Business";
        account.seats = dice.between(15, 50);
        account.arrEuro = 20'000 + account.seats * 100 * dice.between(7, 11);
    } else {
        account.plan = "Enterprise";
        account.seats = dice.between(50, 84);
        account.arrEuro = 50'000 + account.seats * 100 * dice.between(8, 15);
    }
    account.arrEuro = *account.arrEuro / 100 * 100;
    const int earlyShare = account.plan == "Team" ? 42 : account.plan == "Business" ? 52 : 62;
    account.early = dice.percent(earlyShare);
    const int engaged = dice.below(100);
    if (account.early)
        account.engagement = engaged < 45 ? Engagement::High : engaged < 90 ? Engagement::Mid : Engagement::Low;
    else
        account.engagement = engaged < 18 ? Engagement::High : engaged < 68 ? Engagement::Mid : Engagement::Low;
}

/// Month by month from day 30 on; at most one churn. Nothing but `early` and the calendar of the term decides.
void decideChurn(AccountPlan &account, Day today, Dice &dice)
{
    for (int month = 1;; ++month) {
        const Day monthEnd = addMonths(account.start, month);
        if (monthEnd >= today)
            return;
        const bool termEnds = month % 12 == 0;
        const int risk = termEnds ? (account.early ? churnAtTermEndEarly : churnAtTermEnd)
                                  : (account.early ? churnMidTermEarly : churnMidTerm);
        const bool churns = dice.perHundredThousand(risk);
        const int back = dice.below(28);
        if (!churns)
            continue;
        const Day on = termEnds ? monthEnd : monthEnd - back;
        if (on - account.start <= 30)
            continue;
        account.churnedOn = on;
        account.churnReason = std::string(dice.pick(std::span<const std::string_view>(reasons)));
        return;
    }
}

/// Deeds of one life: first ones in their order, then what keeps coming.
class DeedPlanner {
public:
    DeedPlanner(AccountPlan &account, Day today, Dice &dice) : m_account(account), m_dice(dice)
    {
        m_last = today - 1;
        if (account.churnedOn.valid())
            m_last = account.churnedOn - 40; // it grows quiet before the end
        // Some accounts that stay are stuck at present.
        else if (today - account.start > 150 && dice.percent(account.engagement == Engagement::High ? 4 : 13))
            m_last = today - dice.between(48, 130);
    }

    void plan()
    {
        const int pace = m_account.engagement == Engagement::High ? 10 : m_account.engagement == Engagement::Mid ? 16 : 26;
        add(Deed::Project, scaled(1, 8, pace), 98);
        if (m_account.early) {
            add(Deed::Invite, m_dice.between(3, 28), 100);
            add(Deed::Integration, m_dice.between(6, 28), 100);
        } else {
            // At least one of the two comes late or never.
            const bool inviteLate = m_dice.percent(60);
            add(Deed::Invite, inviteLate ? m_dice.between(34, 110) : m_dice.between(5, 28), inviteLate ? 80 : 100);
            add(Deed::Integration, inviteLate && m_dice.percent(35) ? m_dice.between(8, 28) : m_dice.between(36, 140), 78);
        }
        add(Deed::Report, scaled(8, 26, pace), 94);
        add(Deed::FiveDays, scaled(8, 24, pace), m_account.engagement == Engagement::Low ? 45 : 90);
        add(Deed::Aha, scaled(14, 40, pace), m_account.engagement == Engagement::Low ? 55 : 92);
        add(Deed::Workflow, scaled(20, 50, pace), m_account.engagement == Engagement::Low ? 50 : 88);
        for (int i = 0; i < 10; ++i)
            add(Deed::Project, scaled(12 + i * 8, 20 + i * 8, pace), m_account.engagement == Engagement::Low ? 55 : 94);
        add(Deed::Integration, scaled(45, 90, pace), 75);
        add(Deed::Integration, scaled(90, 140, pace), m_account.engagement == Engagement::Low ? 25 : 68);
        add(Deed::FiveFeatures, scaled(50, 110, pace), m_account.engagement == Engagement::Low ? 30 : 75);
        add(Deed::Invite, scaled(60, 110, pace), 60);
        for (int day = scaled(70, 140, pace); day < 1'200; day += m_dice.between(95, 180))
            add(Deed::Feedback, day, 70);
        add(Deed::Roi, scaled(190, 260, pace), m_account.engagement == Engagement::High ? 70 : 30);
        add(Deed::Review, scaled(160, 280, pace), m_account.engagement == Engagement::High ? 45 : 12);
        const auto [least, most] = m_account.engagement == Engagement::High ? std::pair(11, 27)
            : m_account.engagement == Engagement::Mid                         ? std::pair(14, 31)
                                                                              : std::pair(26, 75);
        for (int day = scaled(26, 55, pace); day < 1'200; day += m_dice.between(least, most))
            add(Deed::HoursWeek, day, 96);
    }

private:
    int scaled(int least, int most, int pace) { return m_dice.between(least, most) * pace / 10; }

    void add(Deed deed, int tenure, int percent)
    {
        const bool happens = m_dice.percent(percent);
        const Day on = workday(m_account.start + tenure);
        if (happens && on <= m_last && on >= m_account.start)
            m_account.deeds.push_back({deed, on});
    }

    AccountPlan &m_account;
    Dice &m_dice;
    Day m_last;
};

PlannedContact contactOf(Dice &dice, std::string title, std::string role, Day lastSeen)
{
    PlannedContact contact;
    contact.name = personName(dice);
    contact.title = std::move(title);
    contact.role = std::move(role);
    contact.lastSeen = lastSeen;
    return contact;
}

} // namespace

Day workday(Day day)
{
    const int weekday = isoWeekday(day);
    return weekday > 5 ? day - (weekday - 5) : day;
}

void layTerms(AccountPlan &account, Day today)
{
    int years = 0;
    const Day lastDay = account.churnedOn.valid() ? account.churnedOn : today + 1;
    while (addMonths(account.start, 12 * (years + 1)) < lastDay)
        ++years;
    for (int year = 0; year <= years; ++year) {
        PlannedTerm term;
        term.start = addMonths(account.start, 12 * year);
        term.termEnd = addMonths(account.start, 12 * (year + 1));
        if (year < years)
            term.end = term.termEnd;
        else
            term.end = account.churnedOn;
        // Each renewal brought about 8 % more; today's figures are those of the account.
        int arr = account.arrEuro.value_or(0);
        int seats = account.seats;
        for (int later = year; later < years; ++later) {
            arr = arr * 100 / 108 / 100 * 100;
            seats = std::max(3, seats * 100 / 108);
        }
        term.arrEuro = arr;
        term.seats = seats;
        account.terms.push_back(term);
    }
    // Whole years back from a 29 February and forward again end a day early.
    if (account.runsUntil.valid())
        account.terms.back().termEnd = account.runsUntil;
}

void layRelations(AccountPlan &account, Day today, Dice &dice)
{
    const Day last = account.churnedOn.valid() ? account.churnedOn - 1 : today - 1;
    const Day seen = account.churnedOn.valid() ? last - dice.between(5, 60) : last - dice.between(0, 24);
    account.contacts.push_back(contactOf(dice, "Head of Operations", "champion", seen));
    if (account.plan != "Team" || dice.percent(40))
        account.contacts.push_back(contactOf(dice, "Managing Director", "sponsor", last - dice.between(1, 40)));
    if (dice.percent(60))
        account.contacts.push_back(contactOf(dice, "Administrator", "other", last - dice.between(0, 90)));

    const int perYear = account.plan == "Team" ? 2 : account.plan == "Business" ? 4 : 7;
    for (Day day = account.start + dice.between(4, 60); day <= last; day = day + dice.between(365 / perYear / 2, 365 * 3 / perYear / 2)) {
        PlannedTicket ticket;
        ticket.subject = std::string(dice.pick(std::span<const std::string_view>(subjects)));
        ticket.opened = workday(day);
        const int die = dice.below(100);
        ticket.priority = die < 25 ? "low" : die < 78 ? "normal" : die < 96 ? "high" : "urgent";
        const int takes = dice.between(0, ticket.priority == "urgent" ? 3 : 8);
        const bool wasEscalated = dice.percent(3);
        if (ticket.opened + takes <= last) {
            ticket.closed = ticket.opened + takes;
            ticket.escalated = wasEscalated;
        }
        account.tickets.push_back(ticket);
    }

    for (Day day = account.start + dice.between(85, 120); day <= last; day = day + dice.between(160, 200)) {
        const bool answers = dice.percent(62);
        const int base = account.engagement == Engagement::High ? 8 : account.engagement == Engagement::Mid ? 7 : 6;
        const int score = std::clamp(base + dice.between(-1, 2), 0, 10);
        std::string comment = dice.percent(45) ? std::string(dice.pick(std::span<const std::string_view>(comments))) : "";
        if (answers)
            account.surveys.push_back({workday(day), score, std::move(comment)});
    }

    for (const PlannedTerm &term : account.terms) {
        if (term.trial || term.start >= today || term.arrEuro == 0)
            continue;
        PlannedInvoice invoice;
        invoice.issued = term.start;
        invoice.due = term.start + 30;
        const Day paid = invoice.due - dice.between(1, 24);
        if (paid < today)
            invoice.paid = paid;
        account.invoices.push_back(invoice);
    }
}

void layActivity(AccountPlan &account, Day today, Dice &dice)
{
    const int share = account.engagement == Engagement::High ? dice.between(62, 84)
        : account.engagement == Engagement::Mid                ? dice.between(44, 64)
                                                               : dice.between(22, 42);
    account.eventsPerUser = account.engagement == Engagement::High ? 2 : 1;
    const Day first = account.firstDay();
    for (int block = 0; today - 1 - block * blockDays >= first; ++block) {
        const Day end = today - 1 - block * blockDays;
        const int age = end - first;
        int active = account.seats * share;
        if (age < blockDays)
            active = active * 45 / 100;
        else if (age < 2 * blockDays)
            active = active * 72 / 100;
        active = active * dice.between(92, 108) / 100;
        if (account.churnedOn.valid()) {
            const int toChurn = account.churnedOn - (end - blockDays + 1);
            if (toChurn <= 0)
                active = 0;
            else if (toChurn <= blockDays)
                active = active * 35 / 100;
            else if (toChurn <= 2 * blockDays)
                active = active * 62 / 100;
            else if (toChurn <= 3 * blockDays)
                active = active * 85 / 100;
        }
        account.activeByBlock.push_back(active == 0 ? 0 : std::max(1, active / 100));
    }
}

void laySeatReadings(AccountPlan &account, Day today, Dice &dice)
{
    const int share = account.engagement == Engagement::High ? dice.between(62, 98)
        : account.engagement == Engagement::Mid                ? dice.between(48, 84)
                                                               : dice.between(30, 55);
    const Day last = account.churnedOn.valid() ? account.churnedOn - 1 : today - 1;
    for (Day day = account.start + 30; day <= last; day = day + (today - day <= 84 ? 14 : 30)) {
        const int ramp = std::min(100, 45 + (day - account.start) / 3);
        account.seatReadings.push_back({day, std::max(1, account.seats * share * ramp / 10'000)});
    }
}

namespace {

/// What troubles an account these weeks, so that the queue and the health column have something to say. Those that have
/// churned are left alone, and nothing here reaches back into the months that churn was decided in.
void layTroubles(AccountPlan &account, Day today, std::uint64_t seed)
{
    if (account.churnedOn.valid() || today - account.start < 150)
        return;
    Dice dice(seed * 1'000'003 + 300'000 + static_cast<std::uint64_t>(account.number));
    Day latest = account.start;
    for (const PlannedDeed &deed : account.deeds)
        latest = std::max(latest, deed.on);
    const bool quiet = today - latest > 44;
    const bool fades = dice.percent(quiet ? 78 : 13);
    if (fades && account.activeByBlock.size() > 3) {
        const int left = dice.between(16, 50); // percent, in the newest block
        const std::array<int, 3> share{left, left + (100 - left) / 2, 92};
        for (std::size_t block = 0; block < share.size(); ++block)
            account.activeByBlock[block] = std::max(1, account.activeByBlock[block] * share[block] / 100);
    }
    if (dice.percent(quiet ? 58 : fades ? 55 : 7)) {
        account.surveys.push_back({workday(today - dice.between(9, 75)), dice.between(2, 6),
                                   dice.percent(50) ? "Hard to get the whole team in." : "We use a third of it."});
    }
    if (dice.percent(quiet ? 34 : fades ? 25 : 4)) {
        PlannedTicket ticket;
        ticket.subject = std::string(dice.pick(std::span<const std::string_view>(subjects)));
        ticket.opened = workday(today - dice.between(9, 24));
        ticket.priority = "urgent";
        account.tickets.push_back(ticket);
    }
    if (dice.percent(quiet ? 12 : 3) && !account.invoices.empty()) {
        PlannedInvoice &newest = account.invoices.back();
        if (newest.due < today && today - newest.due < 90)
            newest.paid = {};
    }
}

} // namespace

AccountPlan ordinaryAccount(int number, Day today, std::uint64_t seed)
{
    // Each account has dice of its own: a change in one does not move the others.
    Dice dice(seed * 1'000'003 + static_cast<std::uint64_t>(number));
    AccountPlan account;
    account.number = number;
    account.name = companyName(number - 1);
    account.id = slugOf(account.name, number);
    account.domain = account.id + ".example";
    account.owner = std::string(dice.pick(owners()));
    account.executive = std::string(dice.pick(executives()));
    account.industry = std::string(dice.pick(industries()));
    account.region = std::string(dice.pick(regions()));
    account.useCase = std::string(dice.pick(useCases()));
    choosePlan(account, dice);

    // Starts are spread evenly; a handful lie within the last month, two ahead.
    const int age = number % 40 == 0 ? dice.between(2, 28) : dice.between(30, oldestStart);
    account.start = workday(today - age);
    const bool trialBefore = dice.percent(35);
    account.signup = trialBefore ? account.start - 14 : account.start - dice.between(0, 9);
    if (dice.percent(60))
        account.autoRenew = dice.percent(70);
    account.noticeDays = dice.percent(50) ? 30 : 60;
    decideChurn(account, today, dice);
    layTerms(account, today);
    if (trialBefore) {
        PlannedTerm trial;
        trial.start = account.signup;
        trial.termEnd = account.start;
        trial.end = account.start;
        trial.seats = 5;
        trial.trial = true;
        account.terms.insert(account.terms.begin(), trial);
    }
    DeedPlanner(account, today, dice).plan();
    layActivity(account, today, dice);
    laySeatReadings(account, today, dice);
    layRelations(account, today, dice);
    layTroubles(account, today, seed);
    if (age > 200 && dice.percent(15)) {
        account.ownerSince = today - dice.between(40, 160);
        account.formerOwner = std::string(dice.pick(owners()));
        if (account.formerOwner == account.owner)
            account.ownerSince = {};
    }
    return account;
}

} // namespace milepost::sample
