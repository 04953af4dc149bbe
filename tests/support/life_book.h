/// Books of accounts for statistics: start, exit and milestones reached, straight into a Portfolio, without rows or a
/// store, so that thousands of them can be made.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace milepost::test {

class LifeBook {
public:
    explicit LifeBook(std::uint16_t milestones, Day asOf = Day{20'000})
    {
        m_p->asOf = m_p->through = asOf;
        for (std::uint16_t m = 0; m < milestones; ++m) {
            MilestoneDefinition definition;
            definition.key = "m" + std::to_string(m);
            definition.title = "Milestone " + std::to_string(m);
            m_p->milestones.push_back(definition);
        }
        m_p->applicableWords = static_cast<std::uint32_t>(std::max(1, (milestones + 63) / 64));
    }
    LifeBook &window(MilestoneIndex milestone, std::int32_t days)
    {
        m_p->milestones[milestone].windowDays = days;
        return *this;
    }
    /// `exit`: day from start, −1 alive. `reaches`: milestone and day from start.
    LifeBook &add(Day start, std::int32_t exit, std::vector<std::pair<MilestoneIndex, std::int32_t>> reaches,
                  std::vector<SubscriptionFact> subscriptions = {})
    {
        Portfolio &p = *m_p;
        const auto number = static_cast<std::int64_t>(p.id.size()) + 1;
        p.id.push_back({number});
        p.externalId.push_back(p.strings.intern("account " + std::to_string(number)));
        for (auto *column : {&p.name, &p.domain, &p.owner, &p.plan, &p.industry, &p.region, &p.useCase, &p.executive})
            column->push_back(0);
        p.arrMinor.push_back(noMinor);
        p.seats.push_back(noCount);
        p.signup.push_back(start);
        p.start.push_back(start);
        p.renewal.push_back({});
        const bool churned = exit >= 0 && start + exit <= p.asOf;
        p.exit.push_back(churned ? start + exit : Day{});
        p.spell.push_back({start, churned ? start + exit : Day{}});
        p.status.push_back(churned ? AccountStatus::Churned : AccountStatus::Active);
        p.oddities.push_back(0);
        for (std::uint32_t word = 0; word < p.applicableWords; ++word)
            p.applicableBits.push_back(~std::uint64_t(0));
        std::stable_sort(reaches.begin(), reaches.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
        for (const auto &[milestone, day] : reaches) {
            if (start + day <= p.asOf)
                p.achievements.rows.push_back({start + day, milestone, 1, 1, Origin::Derived});
        }
        p.achievements.offset.push_back(static_cast<std::uint32_t>(p.achievements.rows.size()));
        p.subscriptions.rows.insert(p.subscriptions.rows.end(), subscriptions.begin(), subscriptions.end());
        p.subscriptions.offset.push_back(static_cast<std::uint32_t>(p.subscriptions.rows.size()));
        return *this;
    }
    [[nodiscard]] Portfolio &portfolio() { return *m_p; }
    [[nodiscard]] std::shared_ptr<const Portfolio> shared() const { return m_p; }
    [[nodiscard]] Day asOf() const { return m_p->asOf; }

private:
    std::shared_ptr<Portfolio> m_p = std::make_shared<Portfolio>();
};

} // namespace milepost::test
