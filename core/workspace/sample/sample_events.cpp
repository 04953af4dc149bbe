#include "workspace/sample/sample_events.h"

#include "workspace/sample/population.h"

#include <algorithm>
#include <array>

namespace milepost::sample {

namespace {

constexpr auto tools = std::to_array<std::string_view>({"Slack", "Salesforce", "SAP", "Jira", "HubSpot"});
constexpr auto features = std::to_array<std::string_view>({"board", "timeline", "forms", "approvals", "search", "calendar", "mentions"});
constexpr auto quietNames = std::to_array<std::string_view>({"session.started", "task.created", "dashboard.viewed", "comment.added", "feature.used"});

std::string property(std::string_view key, std::string_view text)
{
    return "{\"" + std::string(key) + "\":\"" + std::string(text) + "\"}";
}

class EventWriter {
public:
    EventWriter(const AccountPlan &account, Day today, std::uint64_t seed)
        : m_account(account), m_today(today), m_dice(seed * 1'000'003 + 500'000 + static_cast<std::uint64_t>(account.number))
    {
    }

    std::vector<SampleEvent> write()
    {
        if (m_account.firstDay() < m_today) {
            add(m_account.firstDay(), 0, "account.created", "");
            for (const PlannedDeed &deed : m_account.deeds)
                perform(deed);
            for (std::size_t block = 0; block < m_account.activeByBlock.size(); ++block)
                background(static_cast<int>(block));
        }
        std::ranges::stable_sort(m_events, {}, &SampleEvent::time);
        int number = 0;
        for (SampleEvent &event : m_events)
            event.messageId = "sample-" + std::to_string(m_account.number) + '-' + std::to_string(++number);
        return std::move(m_events);
    }

private:
    /// Office hours, so that the day is the same in most zones.
    void add(Day day, int user, std::string_view name, std::string properties)
    {
        const std::int64_t second = 8 * 3'600 + m_dice.below(8 * 3'600);
        const bool outside = day < m_account.firstDay() || day >= m_today;
        if (outside)
            return;
        m_events.push_back({m_account.id, userId(m_account, user), Instant{day.value * msPerDay + second * 1'000},
                            std::string(name), std::move(properties), {}});
    }

    int someUser() { return m_dice.below(std::max(1, std::min(6, userCount(m_account)))); }

    void perform(const PlannedDeed &planned)
    {
        const Day on = planned.on;
        const int user = someUser();
        switch (planned.deed) {
        case Deed::Project:
            add(on, user, "project.created", property("project", "P-" + std::to_string(++m_projects)));
            break;
        case Deed::Invite:
            for (int i = m_dice.between(2, 4); i > 0; --i) {
                ++m_invited;
                add(on, 0, "member.invited", property("member", userId(m_account, m_invited)));
            }
            break;
        case Deed::Integration:
            add(on, 0, "integration.connected", property("integration", tools[static_cast<std::size_t>(m_tools++) % tools.size()]));
            break;
        case Deed::Report: add(on, user, "report.created", ""); break;
        case Deed::Aha:
            add(on, user, "workflow.run", property("outcome", "success"));
            add(on, user, "report.shared", "");
            break;
        case Deed::FiveDays: {
            Day monday = on - (isoWeekday(on) - 1);
            if (monday < m_account.firstDay())
                monday = monday + 7;
            if (monday + 4 < m_today) {
                for (int i = 0; i < 5; ++i)
                    add(monday + i, user, "session.started", "");
            }
            break;
        }
        case Deed::HoursWeek:
            // The second of the day completes the ten hours; the one before the weekend only leads there.
            add(on - (isoWeekday(on) == 1 ? 3 : 1), user, "time_saved", "{\"hours\":1.5}");
            add(on, user, "time_saved", "{\"hours\":6.5}");
            add(on, someUser(), "time_saved", "{\"hours\":4.25}");
            break;
        case Deed::Workflow: add(on, user, "workflow.activated", property("workflow", "W-" + std::to_string(++m_workflows))); break;
        case Deed::Feedback: add(on, user, "feedback.given", ""); break;
        case Deed::Review: add(on, 0, "review.posted", property("site", "example")); break;
        case Deed::Roi: add(on, 0, "roi.reviewed", "{\"percent\":" + std::to_string(m_dice.between(310, 480)) + '}'); break;
        case Deed::FiveFeatures:
            for (int i = 0; i < 5; ++i)
                add(on, user, "feature.used", property("feature", features[static_cast<std::size_t>(i)]));
            break;
        }
    }

    /// The everyday of one block. Nothing here completes a First rule of the starter catalog by itself.
    void background(int block)
    {
        const int active = m_account.activeByBlock[static_cast<std::size_t>(block)];
        const Day blockStart = m_today - (block + 1) * blockDays;
        // Somebody looks in on the last day too, so that the data ends yesterday even on a Monday.
        if (block == 0 && active > 0)
            add(m_today - 1, 0, "session.started", "");
        for (int i = 0; i < active; ++i) {
            const int events = std::max(1, m_account.eventsPerUser + m_dice.between(-1, 1));
            for (int e = 0; e < events; ++e) {
                // Whole weeks, clear of the edges: a day's delay of the source moves nobody into another block.
                const int week = m_dice.below(4);
                const int weekday = m_dice.below(5);
                Day day = blockStart + week * 7;
                day = day + (7 - (isoWeekday(day) - 1)) % 7 + weekday;
                if (day >= blockStart + blockDays - 1)
                    day = day - 7;
                if (m_account.churnedOn.valid() && day >= m_account.churnedOn && m_account.terms.back().end.valid())
                    continue;
                if (day < m_account.firstDay())
                    day = workday(m_account.firstDay() + m_dice.between(1, std::max(1, std::min(20, m_today - 1 - m_account.firstDay()))));
                const auto name = quietNames[static_cast<std::size_t>(m_dice.below(static_cast<int>(quietNames.size())))];
                add(day, i, name, name == "feature.used" ? property("feature", features[static_cast<std::size_t>(m_dice.below(4))]) : "");
            }
        }
    }

    const AccountPlan &m_account;
    Day m_today;
    Dice m_dice;
    int m_projects = 0, m_invited = 0, m_tools = 0, m_workflows = 0;
    std::vector<SampleEvent> m_events;
};

} // namespace

std::vector<SampleEvent> eventsOf(const AccountPlan &account, Day today, std::uint64_t seed)
{
    return EventWriter(account, today, seed).write();
}

std::string userId(const AccountPlan &account, int n) { return account.id + ":u" + std::to_string(n + 1); }

int userCount(const AccountPlan &account)
{
    int most = 1;
    for (const int active : account.activeByBlock)
        most = std::max(most, active);
    return most;
}

} // namespace milepost::sample
