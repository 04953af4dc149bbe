#include "milestones/catalog_lint.h"

#include "milestones/data_milestones.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace milepost::milestones {

namespace {

constexpr std::size_t mostEnabled = 15; // A14 calls 50 too many; a workspace starts with 5–10
constexpr std::int64_t fewestClosed = 20;
constexpr double fewestReached = 0.05;
constexpr double largeThreshold = 100;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Activity for its own sake: being there, clicking, looking.
bool isActivityName(std::string_view name)
{
    constexpr std::array words = std::to_array<std::string_view>(
        {"session", "login", "logged_in", "signed_in", "sign_in", "page_view", "pageview", "viewed", "clicked", "click",
         "opened", "visited"});
    return std::ranges::any_of(words, [&](std::string_view word) { return contains(name, word); });
}

bool countsOnlyActivity(const Rule &rule)
{
    switch (rule.form) {
    case Rule::Form::All:
    case Rule::Form::Any:
        return std::ranges::all_of(rule.children, [](const Rule &child) {
            return child.form == Rule::Form::Not || countsOnlyActivity(child);
        });
    case Rule::Form::Not:
    case Rule::Form::Logged:
    case Rule::Form::LimitShare: return false;
    default: return std::ranges::all_of(rule.match.names, isActivityName);
    }
}

double largestCount(const Rule &rule)
{
    double largest = 0;
    for (const Rule &child : rule.children)
        largest = std::max(largest, largestCount(child));
    switch (rule.form) {
    case Rule::Form::Count:
    case Rule::Form::Sum:
    case Rule::Form::DistinctUsers:
    case Rule::Form::DistinctEvents:
    case Rule::Form::DistinctValues: return std::max(largest, rule.threshold);
    default: return largest;
    }
}

/// Titles that name where we are in our sale. Compared as a whole: "First project in use" is no phase.
bool isVendorPhase(std::string_view text)
{
    constexpr std::array phases = std::to_array<std::string_view>(
        {"trial", "trial_started", "trial_ended", "sale", "sales", "sold", "purchase", "purchased", "onboarding",
         "onboarded", "onboarding_completed", "onboarding_complete", "use", "usage", "in_use", "upsell", "upsold",
         "cross_sell", "renewal", "renewed", "go_live_call", "kickoff", "kick_off", "qbr", "closed_won"});
    return std::ranges::find(phases, keyFromType(text)) != phases.end();
}

std::string plain(double number)
{
    std::string text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    if (!text.empty() && text.back() == '.')
        text.pop_back();
    return text;
}

class Lint {
public:
    Lint(const Catalog &catalog, Day today, std::span<const MilestoneRate> rates)
        : m_catalog(catalog), m_today(today), m_rates(rates)
    {
        for (const MilestoneDefinition &definition : catalog.milestones)
            m_byKey.emplace(definition.key, &definition);
    }

    std::vector<LintFinding> run()
    {
        judgeWhole();
        for (const MilestoneDefinition &definition : m_catalog.milestones)
            judge(definition);
        for (const Level &level : m_catalog.levels)
            judge(level);
        return std::move(m_findings);
    }

private:
    void add(LintCode code, Severity severity, const std::string &key, std::string detail)
    {
        m_findings.push_back({code, severity, key, std::move(detail)});
    }

    void judgeWhole()
    {
        const auto enabled = static_cast<std::size_t>(
            std::ranges::count_if(m_catalog.milestones, &MilestoneDefinition::enabled));
        if (enabled > mostEnabled)
            add(LintCode::TooMany, enabled >= 50 ? Severity::Serious : Severity::Watch, "",
                std::to_string(enabled) + " milestones are switched on; more than " + std::to_string(mostEnabled)
                    + " pull in no direction");
        const bool limited = std::ranges::any_of(m_catalog.milestones, [](const MilestoneDefinition &definition) {
            return definition.enabled && !definition.appliesTo.empty();
        });
        if (enabled > 0 && !limited)
            add(LintCode::OneSize, Severity::Watch, "", "every milestone applies to every account");
    }

    void judge(const MilestoneDefinition &d)
    {
        if (isVendorPhase(d.title) || isVendorPhase(d.key))
            add(LintCode::VendorPhase, Severity::Serious, d.key,
                '"' + d.title + "\" is a phase of the sale, not something the customer accomplished");
        if (!d.enabled)
            return;
        if (d.owner.empty())
            add(LintCode::NoOwner, Severity::Watch, d.key, "nobody answers for it");
        if (!d.windowDays)
            add(LintCode::NoWindow, Severity::Watch, d.key, "no target window, so no rate within window");
        judgeOutcome(d);
        if (d.implication.empty())
            add(LintCode::NoImplication, Severity::Watch, d.key, "no stated revenue or cost implication");
        if (d.celebration.empty())
            add(LintCode::NoCelebration, Severity::Watch, d.key, "nothing to say when it is reached");
        if (!d.reviewOn.valid())
            add(LintCode::NotReviewed, Severity::Info, d.key, "no review date");
        else if (m_today.valid() && d.reviewOn < m_today)
            add(LintCode::NotReviewed, Severity::Watch, d.key, "review was due on " + isoFromDay(d.reviewOn));
        if (const double count = largestCount(d.rule); count >= largeThreshold && d.appliesTo.empty())
            add(LintCode::IgnoresContext, Severity::Info, d.key,
                plain(count) + " is asked of every account, large or small");
        judgeRate(d);
    }

    void judgeOutcome(const MilestoneDefinition &d)
    {
        if (d.kind == MilestoneKind::Functional && d.outcomeKey.empty()) {
            if (countsOnlyActivity(d.rule))
                add(LintCode::Vanity, Severity::Serious, d.key, "counts activity and leads to no outcome");
            else
                add(LintCode::NotPegged, Severity::Watch, d.key, "leads to no customer milestone");
        }
        if (d.outcomeKey.empty())
            return;
        const auto found = m_byKey.find(d.outcomeKey);
        if (found == m_byKey.end())
            add(LintCode::UnknownOutcome, Severity::Serious, d.key, "outcome \"" + d.outcomeKey + "\" is not in the catalog");
        else if (found->second->kind != MilestoneKind::Customer)
            add(LintCode::UnknownOutcome, Severity::Watch, d.key,
                "outcome \"" + d.outcomeKey + "\" is not a customer milestone");
    }

    void judgeRate(const MilestoneDefinition &d)
    {
        const auto rate = std::ranges::find(m_rates, d.key, &MilestoneRate::key);
        if (rate == m_rates.end() || rate->closed < fewestClosed)
            return;
        if (static_cast<double>(rate->reached) < fewestReached * static_cast<double>(rate->closed))
            add(LintCode::Unachievable, Severity::Watch, d.key,
                std::to_string(rate->reached) + " of " + std::to_string(rate->closed)
                    + " accounts reached it within its window");
    }

    void judge(const Level &level)
    {
        for (const std::string &key : level.milestones) {
            const auto found = m_byKey.find(key);
            if (found == m_byKey.end())
                add(LintCode::UnknownLevelMilestone, Severity::Serious, level.key,
                    "milestone \"" + key + "\" is not in the catalog");
            else if (!found->second->enabled)
                add(LintCode::UnknownLevelMilestone, Severity::Watch, level.key,
                    "milestone \"" + key + "\" is switched off");
        }
    }

    const Catalog &m_catalog;
    Day m_today;
    std::span<const MilestoneRate> m_rates;
    std::map<std::string_view, const MilestoneDefinition *> m_byKey;
    std::vector<LintFinding> m_findings;
};

} // namespace

std::vector<LintFinding> lintCatalog(const Catalog &catalog, Day today, std::span<const MilestoneRate> rates)
{
    return Lint(catalog, today, rates).run();
}

} // namespace milepost::milestones
