#include "portfolio/derived_facts.h"

#include "milestones/levels.h"
#include "portfolio/activity_blocks.h"
#include "portfolio/fact_rows.h"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

namespace milepost {

/// MilestoneId → MilestoneIndex; noMilestone for those that do not exist on the day.
class DerivedFacts::MilestoneIndexer {
public:
    explicit MilestoneIndexer(std::span<const MilestoneDefinition> milestones)
    {
        for (std::size_t m = 0; m < milestones.size(); ++m)
            m_ids.emplace_back(milestones[m].id, static_cast<MilestoneIndex>(m));
        std::ranges::stable_sort(m_ids, {}, &std::pair<MilestoneId, MilestoneIndex>::first);
    }
    [[nodiscard]] MilestoneIndex operator()(MilestoneId id) const
    {
        const auto at = std::ranges::lower_bound(m_ids, id, {}, &std::pair<MilestoneId, MilestoneIndex>::first);
        return at != m_ids.end() && at->first == id ? at->second : noMilestone;
    }

private:
    std::vector<std::pair<MilestoneId, MilestoneIndex>> m_ids; ///< some dozens, ascending
};

namespace {

bool holds(std::span<const std::uint64_t> bits, MilestoneIndex milestone) { return (bits[milestone / 64] >> (milestone % 64)) & 1; }

/// Of each account's rows those that `stays` wants, in place.
template <class Row, class Stays> void keep(Csr<Row> &csr, AccountIndex account, std::uint32_t begin, std::uint32_t &to, const Stays &stays)
{
    const std::uint32_t end = csr.offset[account + 1];
    for (std::uint32_t row = begin; row < end; ++row) {
        if (stays(csr.rows[row]))
            csr.rows[to++] = csr.rows[row];
    }
    csr.offset[account + 1] = to;
}

} // namespace

void DerivedFacts::collect()
{
    const std::size_t count = m_p.accountCount();
    const MilestoneIndexer indexOf(m_p.milestones);
    ActivityCounter counter(m_p.asOf, m_p.through);
    m_p.activity.resize(count);
    m_p.achievements.offset.assign(1, 0);
    m_p.achievements.offset.reserve(count + 1);
    m_p.progress.offset.assign(1, 0);
    m_p.progress.offset.reserve(count + 1);
    const DerivedAccount nothing;
    for (AccountIndex account = 0; account < count; ++account) {
        const DerivedAccount *given = m_source ? m_source(m_p.id[account]) : nullptr;
        const DerivedAccount &derived = given != nullptr ? *given : nothing;
        achievements(derived, indexOf);
        progress(derived, indexOf);
        m_p.activity[account] = counter.count(derived.activity);
        if (m_p.activity[account].last.valid() && m_p.activity[account].last <= m_p.asOf)
            m_lastActive = std::max(m_lastActive, m_p.activity[account].last);
        m_p.hasEvents |= m_p.activity[account].first.valid();
    }
}

void DerivedFacts::achievements(const DerivedAccount &derived, const MilestoneIndexer &indexOf)
{
    auto &rows = m_p.achievements.rows;
    const auto begin = static_cast<std::ptrdiff_t>(rows.size());
    for (const Achievement &achievement : derived.achievements) {
        if (!achievement.on.valid() || achievement.on > m_p.asOf)
            continue;
        const MilestoneIndex at = indexOf(achievement.milestone);
        if (at == noMilestone)
            continue;
        const auto clipped = [](std::int32_t value) {
            return static_cast<std::uint16_t>(std::clamp<std::int32_t>(value, 0, 0xFFFF));
        };
        rows.push_back({achievement.on, at, clipped(achievement.occurrence), clipped(achievement.definitionVersion),
                        achievement.origin});
    }
    const auto before = [](const AchievementFact &a, const AchievementFact &b) {
        if (a.on != b.on)
            return a.on < b.on;
        return a.milestone != b.milestone ? a.milestone < b.milestone : a.occurrence < b.occurrence;
    };
    const auto first = rows.begin() + begin;
    if (!std::is_sorted(first, rows.end(), before))
        std::sort(first, rows.end(), before);
    m_p.achievements.offset.push_back(static_cast<std::uint32_t>(rows.size()));
}

/// Progress is known as of the newest event only; on an earlier day nobody can tell how far it was.
void DerivedFacts::progress(const DerivedAccount &derived, const MilestoneIndexer &indexOf)
{
    const bool current = !derived.lastEvent.valid() || m_p.zone.dayOf(derived.lastEvent) <= m_p.asOf;
    for (const MilestoneProgress &row : derived.progress) {
        const MilestoneIndex at = indexOf(row.milestone);
        if (current && at != noMilestone && row.target > 0)
            m_p.progress.rows.push_back({at, static_cast<float>(row.value), static_cast<float>(row.target)});
    }
    m_p.progress.offset.push_back(static_cast<std::uint32_t>(m_p.progress.rows.size()));
}

void DerivedFacts::settle()
{
    const std::size_t count = m_p.accountCount();
    const milestones::LevelLadder ladder(m_p.levels, m_p.milestones);
    std::vector<std::uint64_t> reached(m_p.applicableWords);
    m_p.achieved.resize(count);
    m_p.occurrences.resize(count);
    m_p.lastAchievement.resize(count);
    m_p.level.resize(count);
    std::uint32_t achievementsKept = 0, progressKept = 0, achievementsBegin = 0, progressBegin = 0;
    for (AccountIndex account = 0; account < count; ++account) {
        const std::uint32_t achievementsEnd = m_p.achievements.offset[account + 1], progressEnd = m_p.progress.offset[account + 1];
        const std::uint32_t first = achievementsKept;
        const std::span<const std::uint64_t> applicable
            = std::span<const std::uint64_t>(m_p.applicableBits).subspan(std::size_t(account) * m_p.applicableWords,
                                                                        m_p.applicableWords);
        std::fill(reached.begin(), reached.end(), 0);
        keep(m_p.achievements, account, achievementsBegin, achievementsKept, [&](const AchievementFact &fact) {
            if (!holds(applicable, fact.milestone))
                return false;
            reached[fact.milestone / 64] |= std::uint64_t(1) << (fact.milestone % 64);
            return true;
        });
        keep(m_p.progress, account, progressBegin, progressKept, [&](const ProgressFact &fact) {
            return holds(applicable, fact.milestone) && !holds(reached, fact.milestone);
        });
        achievementsBegin = achievementsEnd;
        progressBegin = progressEnd;
        m_p.occurrences[account] = achievementsKept - first;
        m_p.lastAchievement[account] = achievementsKept > first ? m_p.achievements.rows[achievementsKept - 1].on : Day{};
        noteFact(m_p, m_p.lastAchievement[account]);
        int distinct = 0;
        for (const std::uint64_t word : reached)
            distinct += std::popcount(word);
        m_p.achieved[account] = static_cast<std::uint16_t>(distinct);
        m_p.level[account] = ladder.standing(applicable, reached).reached;
    }
    m_p.achievements.rows.resize(achievementsKept);
    m_p.achievements.rows.shrink_to_fit();
    m_p.progress.rows.resize(progressKept);
    noteFact(m_p, m_lastActive);
}

} // namespace milepost
