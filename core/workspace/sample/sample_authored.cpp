#include "workspace/sample/sample_authored.h"

#include "store/authored_json.h"
#include "value/roi_exchange.h"
#include "workspace/sample/sample_dice.h"

#include <algorithm>
#include <array>

namespace milepost::sample {

namespace {

struct Outcome {
    std::string_view required, experience, before, after;
};
constexpr std::array outcomes{
    Outcome{"Reports reach the board on the first working day", "One person in charge on each side; a call every other week",
            "nine working days", "one working day"},
    Outcome{"Ten hours of routine a week are gone from every team", "Answers within a day; no change without notice",
            "none", "ten hours a week"},
    Outcome{"Every order is handed over without a phone call", "Training in their own language", "one call an order", "no calls"},
};

class Writer {
public:
    Writer(Day today, std::uint64_t seed) : m_today(today), m_seed(seed) {}

    std::vector<SampleAuthored> run(const std::vector<AccountPlan> &plans)
    {
        models();
        for (const AccountPlan &plan : plans) {
            Dice dice(m_seed + 7'919 * static_cast<std::uint64_t>(plan.number));
            calls(plan, dice);
            const bool ordinary = !plan.story && plan.number % 3 == 0 && plan.plan != "Team";
            const bool told = plan.id == "northwind-freight" || plan.id == "solstice-energy" || plan.id == "juniper-bakery";
            if (plan.start.valid() && plan.start < m_today - 21 && !plan.churnedOn.valid() && (ordinary || told))
                course(plan, dice);
        }
        own();
        std::ranges::stable_sort(m_made, {}, [](const SampleAuthored &each) { return each.value.on; });
        return std::move(m_made);
    }

private:
    void add(const std::string &account, const char *scope, const std::string &object, const std::string &field, const QJsonValue &value,
             Day on, const std::string &author)
    {
        constexpr std::int64_t tenInTheMorning = 10 * 3'600'000;
        m_made.push_back({account,
                          {0, scope, {}, object, field, store::valueText(value), on, {on.value * msPerDay + tenInTheMorning}, author, true}});
    }

    void addAll(const std::string &account, const char *scope, const std::string &object, const store::FieldValues &fields, Day on,
                const std::string &author)
    {
        for (const auto &[field, value] : fields)
            add(account, scope, object, field, value, on, author);
    }

    void call(const AccountPlan &plan, Day termEnd, RenewalCall call, std::optional<double> probability, std::string note, Day on)
    {
        RenewalCallRecord record;
        record.call = call;
        record.probability = probability;
        record.note = std::move(note);
        add(plan.id, "renewal", isoFromDay(termEnd), "call", store::callToValue(record), on, plan.owner);
    }

    /// Out of a hundred: commit, best case, at risk; the rest churn.
    static RenewalCall drawn(Dice &dice, std::array<int, 3> shares)
    {
        int left = dice.below(100);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (left < shares[i])
                return static_cast<RenewalCall>(i);
            left -= shares[i];
        }
        return RenewalCall::Churn;
    }

    static std::optional<double> typed(Dice &dice, RenewalCall call)
    {
        if (!dice.percent(30))
            return std::nullopt;
        constexpr std::array<int, 4> about{88, 65, 35, 8}; // people are a little surer than they should be
        return (about[static_cast<std::size_t>(call)] + dice.between(-5, 7)) / 100.0;
    }

    void calls(const AccountPlan &plan, Dice &dice)
    {
        for (const PlannedTerm &term : plan.terms) {
            if (term.trial || !term.termEnd.valid() || term.start >= m_today)
                continue;
            const bool past = term.termEnd < m_today;
            const std::int32_t left = term.termEnd - m_today;
            if (plan.id == "northwind-freight" && !past) {
                call(plan, term.termEnd, RenewalCall::BestCase, std::nullopt, "Priya is for it", m_today - 62);
                call(plan, term.termEnd, RenewalCall::AtRisk, 0.35, "Priya has left; nobody has taken over", m_today - 20);
            } else if (past && dice.percent(75)) {
                const bool lost = plan.churnedOn.valid() && plan.churnedOn <= term.termEnd + 30;
                const RenewalCall said = drawn(dice, lost ? std::array{22, 28, 32} : std::array{62, 27, 9});
                const Day on = term.termEnd - dice.between(32, 88);
                if (on > term.start)
                    call(plan, term.termEnd, said, typed(dice, said), {}, on);
            } else if (!past && left <= 180 && dice.percent(65)) {
                const RenewalCall said
                    = drawn(dice, plan.engagement == Engagement::Low ? std::array{15, 30, 40} : std::array{55, 33, 10});
                const Day on = std::max(term.start + 1, m_today - dice.between(2, 45));
                if (on < m_today)
                    call(plan, term.termEnd, said, typed(dice, said), {}, on);
            }
        }
    }

    void course(const AccountPlan &account, Dice &dice)
    {
        const Outcome &outcome = outcomes[static_cast<std::size_t>(dice.below(static_cast<int>(outcomes.size())))];
        const Day begun = std::max(account.start + 7, m_today - 500);
        Plan plan;
        plan.requiredOutcome = outcome.required;
        plan.appropriateExperience = outcome.experience;
        plan.outcomeMilestone = "hours_saved_week";
        plan.baseline = {std::string(outcome.before), begun};
        plan.destination = {std::string(outcome.after), begun + dice.between(180, 420)};
        const auto step = [&](const char *key, const char *title, const char *milestone, PlanSide owes, std::int32_t days) {
            plan.steps.push_back({key, title, milestone, owes, owes == PlanSide::Us ? account.owner : std::string(), begun + days, {}});
        };
        step("team", "Invite the team", "team_invited", PlanSide::Customer, 30);
        step("connect", "Connect the systems they work with", "first_integration", PlanSide::Us, 45);
        step("review", "Look at the first results together", "", PlanSide::Us, 120);
        if (begun + 120 < m_today && !dice.percent(12))
            plan.steps.back().doneOn = std::min(begun + dice.between(100, 130), m_today - 1);
        addAll(account.id, "plan", "", store::planToFields(plan), begun, account.owner);
        if (account.id == "northwind-freight") {
            // The destination moved once: its history shows both.
            plan.destination.on = m_today + 40;
            add(account.id, "plan", "", "destination", store::planToFields(plan).at("destination"), m_today - 90, account.owner);
        }
        if (!dice.percent(60))
            return;
        Interview heard;
        heard.on = begun + 14;
        heard.with = "the project lead";
        heard.firstValue = "In the third week, with the first report nobody had to ask for";
        heard.firstWin = "The monthly review took an hour instead of a day";
        heard.celebrate = "The team's first month without overtime";
        heard.success = "Hours of routine, counted by the team leads";
        addAll(account.id, "interview", "", store::interviewToFields(heard), heard.on, account.owner);
    }

    [[nodiscard]] RoiAssumption assumption(const char *key, const char *title, const char *unit, std::array<const char *, 3> numbers,
                                           bool money, bool agreed) const
    {
        RoiAssumption made;
        made.key = key;
        made.title = title;
        made.unit = unit;
        made.low = numbers[0];
        made.base = numbers[1];
        made.high = numbers[2];
        if (money)
            made.currency = *Currency::fromCode("EUR");
        made.owner = "Mara Lindqvist";
        made.source = agreed ? "workshop with three customers" : "our own estimate";
        made.on = m_today - 200;
        made.agreed = agreed;
        return made;
    }

    static RoiLine line(const char *key, const char *title, RoiKind kind, RoiCounted counted, const char *object, RoiUnit unit,
                        const char *saving, const char *rate, const char *confidence)
    {
        return {key, title, kind, counted, object, unit, saving, "", rate, confidence};
    }

    void models()
    {
        RoiModel full;
        full.key = "automation";
        full.title = "Reports and routine";
        full.appliesTo = "plan:Business,Enterprise";
        full.assumptions = {assumption("report_minutes", "Minutes of an analyst a report took", "minutes", {"720", "960", "1200"}, false, true),
                            assumption("meeting_minutes", "Minutes of everybody in a meeting that was not needed", "minutes", {"420", "600", "780"}, false, true),
                            assumption("hourly", "Cost of an hour", "EUR an hour", {"52", "64", "72"}, true, true),
                            assumption("ours", "Share that is due to us", "share", {"0.65", "0.8", "0.9"}, false, true),
                            assumption("slip", "An order that would have been forgotten", "EUR", {"340", "540", "700"}, true, true),
                            assumption("week_minutes", "Minutes released in such a week", "minutes", {"600", "600", "720"}, false, true),
                            assumption("search_minutes", "Minutes of looking that a search spares", "minutes", {"10", "25", "40"}, false, false),
                            assumption("own_hours", "Hours of their own to set it up", "hours", {"24", "40", "60"}, false, true)};
        full.lines = {line("reports", "Reports that make themselves", RoiKind::CashSaved, RoiCounted::Event, "dashboard.viewed",
                           RoiUnit::Minutes, "report_minutes", "hourly", "ours"),
                      line("meetings", "Meetings settled in a comment", RoiKind::CashSaved, RoiCounted::Event, "comment.added",
                           RoiUnit::Minutes, "meeting_minutes", "hourly", "ours"),
                      line("slips", "Orders that are not forgotten", RoiKind::LossAvoided, RoiCounted::Event, "task.created",
                           RoiUnit::Money, "slip", "", ""),
                      line("weeks", "Weeks with ten hours saved", RoiKind::TimeReleased, RoiCounted::Milestone, "hours_saved_week",
                           RoiUnit::Minutes, "week_minutes", "hourly", "ours"),
                      line("searches", "Answers found without asking around", RoiKind::TimeReleased, RoiCounted::Event, "feature.used",
                           RoiUnit::Minutes, "search_minutes", "hourly", "")};
        full.costs = {{"subscription", "Subscription", RoiCostKind::Subscription, "", "", {}},
                      {"setup", "Setting it up", RoiCostKind::InternalHours, "own_hours", "hourly", {}}};
        RoiModel small = full;
        small.key = "reports";
        small.title = "Reports, meetings, orders";
        small.appliesTo = "plan:Team";
        small.rounding = RoiRounding::WholeHours;
        small.lines.resize(3);
        small.assumptions.resize(5);
        small.costs.resize(1);
        for (const RoiModel *model : {&full, &small})
            addAll({}, "roi", model->key, store::flattened(value::roiToJson(*model)), m_today - 200, "Mara Lindqvist");
    }

    /// Northwind has measured its own reports and meetings; what an order is worth to it is not agreed.
    void own()
    {
        RoiModel only;
        only.key = "automation";
        only.assumptions = {assumption("report_minutes", "Minutes of an analyst a report took", "minutes", {"200", "270", "320"}, false, true),
                            assumption("meeting_minutes", "Minutes of everybody in a meeting that was not needed", "minutes", {"40", "60", "90"}, false, true),
                            assumption("slip", "An order that would have been forgotten", "EUR", {"40", "110", "180"}, true, false)};
        only.assumptions[0].source = "time study at Northwind";
        only.assumptions[1].source = "time study at Northwind";
        for (const auto &[field, value] : store::flattened(value::roiToJson(only))) {
            if (field.starts_with("assumptions:"))
                add("northwind-freight", "roi_account", "automation", field, value, m_today - 120, "Mara Lindqvist");
        }
    }

    Day m_today;
    std::uint64_t m_seed;
    std::vector<SampleAuthored> m_made;
};

} // namespace

std::vector<SampleAuthored> authoredOf(const std::vector<AccountPlan> &plans, Day today, std::uint64_t seed)
{
    return Writer(today, seed).run(plans);
}

} // namespace milepost::sample
