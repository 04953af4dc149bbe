#include "random_portfolio.h"

#include <algorithm>
#include <random>

namespace milepost::test {

namespace {

class Maker {
public:
    explicit Maker(const RandomPortfolioShape &shape) : m_shape(shape), m_random(shape.seed) {}

    std::shared_ptr<Portfolio> make()
    {
        Portfolio &p = *m_portfolio;
        p.asOf = *dayFromCivil(2026, 3, 1);
        p.through = p.asOf - m_shape.staleDays;
        p.baseCurrency = *Currency::fromCode("EUR");
        p.hasEvents = p.hasTickets = p.hasSurveys = p.hasInvoices = p.hasContacts = p.hasSubscriptions = p.hasLimits
            = true;
        for (std::uint32_t m = 0; m < m_shape.milestones; ++m)
            addMilestone(m);
        p.applicableWords = (m_shape.milestones + 63) / 64;
        for (std::uint32_t a = 0; a < m_shape.accounts; ++a)
            addAccount(a);
        p.byExternal.assign(p.strings.size(), noAccount);
        for (AccountIndex a = 0; a < p.accountCount(); ++a)
            p.byExternal[p.externalId[a]] = a;
        return m_portfolio;
    }

private:
    int in(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    bool chance(double share) { return std::bernoulli_distribution(share)(m_random); }

    void addMilestone(std::uint32_t m)
    {
        MilestoneDefinition d;
        d.id.value = m + 1;
        d.key = "m" + std::to_string(m);
        d.title = "Milestone " + std::to_string(m);
        d.category = static_cast<Category>(std::min<std::uint32_t>(4, m * 5 / m_shape.milestones));
        d.kind = m % 6 == 5 ? MilestoneKind::Customer : MilestoneKind::Functional;
        if (m % 6 == 4)
            d.outcomeKey = "m" + std::to_string(m + 1);
        d.required = m % 4 == 0;
        if (m % 2 == 0)
            d.windowDays = 14 + static_cast<int>(m) * 20;
        if (m % 5 == 1)
            d.cadenceDays = 30;
        if (m % 7 == 3)
            d.offer = "offer " + d.key;
        if (m % 7 == 4)
            d.ask = "ask " + d.key;
        (void)m_portfolio->strings.intern(d.key); // as the builder does: tables name milestones by their keys
        m_portfolio->milestones.push_back(d);
    }

    void addAccount(std::uint32_t a)
    {
        Portfolio &p = *m_portfolio;
        const std::string name = "account " + std::to_string(a);
        p.id.push_back({static_cast<std::int64_t>(a) + 1});
        p.externalId.push_back(p.strings.intern("A" + std::to_string(a)));
        p.name.push_back(p.strings.intern(name));
        p.domain.push_back(0);
        p.owner.push_back(p.strings.intern("owner " + std::to_string(in(0, 4))));
        const int plan = in(0, static_cast<int>(m_shape.plans));
        const int industry = in(0, static_cast<int>(m_shape.industries));
        p.plan.push_back(plan == 0 ? 0 : p.strings.intern("plan " + std::to_string(plan)));
        p.industry.push_back(industry == 0 ? 0 : p.strings.intern("industry " + std::to_string(industry)));
        p.region.push_back(0);
        p.useCase.push_back(0);
        p.executive.push_back(0);
        p.arrMinor.push_back(chance(0.1) ? noMinor : chance(0.05) ? 0 : std::int64_t(in(1, 500)) * 100'000);
        p.seats.push_back(chance(0.1) ? noCount : in(1, 400));

        const Day start = p.asOf - in(-5, m_shape.oldestDays);
        const bool started = start <= p.asOf && !chance(0.02);
        const bool churned = started && chance(0.2) && p.asOf - start > 2;
        const Day exit = churned ? start + in(1, p.asOf - start) : Day{};
        const bool back = churned && chance(0.2) && p.asOf - exit > 40;
        SpellFact spell{started ? start : Day{}, churned ? exit : Day{}};
        if (back)
            spell = {exit + in(31, p.asOf - exit), Day{}};
        p.signup.push_back(start);
        p.start.push_back(start);
        p.renewal.push_back(chance(0.5) ? p.asOf + in(-30, 400) : Day{});
        p.exit.push_back(exit);
        p.spell.push_back(spell);
        p.status.push_back(!started ? AccountStatus::NotStarted
                               : churned && !back ? AccountStatus::Churned
                               : chance(0.05)     ? AccountStatus::Trial
                                                  : AccountStatus::Active);
        const bool pending = started && !(churned && !back) && chance(0.03);
        p.pendingCancel.push_back(pending);
        p.cancelOn.push_back(pending ? p.asOf + in(1, 60) : Day{});
        p.origin.push_back(Origin::Source);
        const Day end = spell.end.valid() ? spell.end : p.asOf;
        p.tenureDays.push_back(spell.start.valid() && spell.start <= p.asOf ? end - spell.start : noCount);
        p.level.push_back(static_cast<decltype(p.level)::value_type>(a % 4));
        p.oddities.push_back(0);
        addBits(plan);
        addAchievements(a, start, end, started);
        addRecords(start, end);
        addActivity();
    }

    void addBits(int plan)
    {
        Portfolio &p = *m_portfolio;
        std::vector<std::uint64_t> bits(p.applicableWords, 0);
        std::uint16_t applicable = 0;
        for (std::uint32_t m = 0; m < m_shape.milestones; ++m) {
            if (m_shape.partlyApplicable && m % 5 == 2 && plan % 2 == 1)
                continue;
            bits[m / 64] |= std::uint64_t(1) << (m % 64);
            ++applicable;
        }
        p.applicableBits.insert(p.applicableBits.end(), bits.begin(), bits.end());
        p.applicable.push_back(applicable);
    }

    void addAchievements(std::uint32_t a, Day start, Day end, bool started)
    {
        Portfolio &p = *m_portfolio;
        std::vector<AchievementFact> facts;
        const double diligence = std::uniform_real_distribution<double>(0.1, 1.0)(m_random);
        std::uint16_t achieved = 0;
        for (std::uint32_t m = 0; started && m < m_shape.milestones; ++m) {
            if (!((p.applicableBits[std::size_t(a) * p.applicableWords + m / 64] >> (m % 64)) & 1))
                continue;
            Day on = start + in(-3, 10 + static_cast<int>(m) * 25);
            if (!chance(diligence) || on > end)
                continue;
            ++achieved;
            std::uint16_t occurrence = 1;
            do {
                facts.push_back({on, static_cast<MilestoneIndex>(m), occurrence++, 1, Origin::Derived});
                on = on + in(20, 60);
            } while (m % 5 == 1 && on <= end && chance(0.8));
            if (m + 1 < m_shape.milestones)
                continue;
        }
        std::ranges::stable_sort(facts, [](const AchievementFact &x, const AchievementFact &y) {
            return std::pair(x.on, x.milestone) < std::pair(y.on, y.milestone);
        });
        p.achieved.push_back(achieved);
        p.occurrences.push_back(static_cast<std::uint32_t>(facts.size()));
        p.lastAchievement.push_back(facts.empty() ? Day{} : facts.back().on);
        append(p.achievements, facts);
        std::vector<ProgressFact> progress;
        if (chance(0.3)) {
            const auto m = static_cast<MilestoneIndex>(in(0, static_cast<int>(m_shape.milestones) - 1));
            const bool reached = std::ranges::any_of(facts, [m](const auto &fact) { return fact.milestone == m; });
            if (!reached)
                progress.push_back({m, static_cast<float>(in(1, 9)), 10});
        }
        append(p.progress, progress);
    }

    void addRecords(Day start, Day end)
    {
        Portfolio &p = *m_portfolio;
        std::vector<SubscriptionFact> subscriptions;
        for (int i = in(0, 2); i > 0; --i) {
            SubscriptionFact s;
            s.start = start + in(0, std::max(1, (p.asOf - start) / 2 + 1));
            if (s.start > p.asOf)
                continue;
            if (chance(0.3))
                s.end = s.start + in(30, 400);
            s.termDays = chance(0.3) ? 30 : 365;
            s.termEnd = p.asOf + in(-20, 380);
            s.autoRenew = chance(0.5) ? std::optional(chance(0.7)) : std::nullopt;
            s.arrMinor = chance(0.2) ? noMinor : std::int64_t(in(0, 90)) * 10'000;
            s.seats = chance(0.3) ? noCount : in(1, 200);
            subscriptions.push_back(s);
        }
        append(p.subscriptions, subscriptions);
        std::vector<TicketFact> tickets;
        for (int i = in(0, 2); i > 0; --i)
            tickets.push_back({p.asOf - in(0, 60), chance(0.6) ? p.asOf : Day{}, 0, 0,
                               chance(0.2) ? TicketPriority::Urgent : TicketPriority::Normal, chance(0.15)});
        append(p.tickets, tickets);
        std::vector<SurveyFact> surveys;
        for (Day on = end - in(0, 300); on <= p.asOf && surveys.size() < 3; on = on + in(20, 120))
            surveys.push_back({on, 0, 0, static_cast<float>(in(0, 10)), 10, SurveyKind::Nps});
        append(p.surveys, surveys);
        std::vector<InvoiceFact> invoices;
        if (chance(0.3))
            invoices.push_back({p.asOf - 60, p.asOf - in(0, 50), chance(0.5) ? p.asOf : Day{}, 1000, 0, chance(0.1)});
        append(p.invoices, invoices);
        std::vector<ContactFact> contacts;
        for (int i = in(0, 2); i > 0; --i)
            contacts.push_back({0, p.strings.intern("contact"), 0, chance(0.5) ? ContactRole::Champion : ContactRole::Other,
                                chance(0.1) ? p.asOf - in(0, 90) : Day{}, Day{}, p.asOf - in(0, 90)});
        append(p.contacts, contacts);
        std::vector<LimitFact> limits;
        const StringId metric = p.strings.intern("api_calls");
        for (int week = 3; week >= 0 && chance(0.9); --week)
            limits.push_back({metric, p.asOf - 7 * week, static_cast<float>(in(50, 110)), 100});
        append(p.limits, limits);
        append(p.spells, std::vector<SpellFact>{p.spell.back()});
    }

    void addActivity()
    {
        Portfolio &p = *m_portfolio;
        ActivityFact activity;
        if (chance(0.9)) {
            activity.namesUsers = chance(0.8);
            for (std::size_t i = 0; i < 4; ++i) {
                activity.users28[i] = activity.namesUsers ? in(0, 40) : 0;
                activity.events28[i] = in(activity.users28[i], 400);
            }
            activity.first = p.asOf - 400;
            activity.last = p.asOf;
        }
        p.activity.push_back(activity);
    }

    template <class Row> static void append(Csr<Row> &csr, const std::vector<Row> &rows)
    {
        csr.rows.insert(csr.rows.end(), rows.begin(), rows.end());
        csr.offset.push_back(static_cast<std::uint32_t>(csr.rows.size()));
    }

    const RandomPortfolioShape m_shape;
    std::mt19937 m_random;
    std::shared_ptr<Portfolio> m_portfolio = std::make_shared<Portfolio>();
};

} // namespace

std::shared_ptr<Portfolio> randomPortfolio(const RandomPortfolioShape &shape) { return Maker(shape).make(); }

} // namespace milepost::test
