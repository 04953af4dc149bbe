#include "milestones/levels.h"

#include <algorithm>
#include <bit>

namespace milepost::milestones {

LevelLadder::LevelLadder(std::span<const Level> levels, std::span<const MilestoneDefinition> milestones)
    : m_words(std::max<std::size_t>(1, (milestones.size() + 63) / 64))
{
    for (const Level &level : levels) {
        Step step;
        step.bits.assign(m_words, 0);
        step.needed = level.needed;
        for (std::size_t m = 0; m < milestones.size(); ++m) {
            if (std::ranges::find(level.milestones, milestones[m].key) != level.milestones.end())
                step.bits[m / 64] |= std::uint64_t{1} << (m % 64);
        }
        m_steps.push_back(std::move(step));
    }
}

LevelStanding LevelLadder::standing(std::span<const std::uint64_t> applicable,
                                    std::span<const std::uint64_t> reached) const
{
    LevelStanding standing;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        int remaining = 0;
        int done = 0;
        for (std::size_t w = 0; w < m_words; ++w) {
            const std::uint64_t counted = m_steps[i].bits[w] & applicable[w];
            remaining += std::popcount(counted);
            done += std::popcount(counted & reached[w]);
        }
        if (remaining == 0)
            continue;
        const int needed = m_steps[i].needed > 0 ? std::min<int>(m_steps[i].needed, remaining) : remaining;
        if (done < needed) {
            standing.done = static_cast<std::uint16_t>(done);
            standing.needed = static_cast<std::uint16_t>(needed);
            return standing;
        }
        standing.reached = static_cast<std::uint8_t>(i + 1);
    }
    return standing;
}

} // namespace milepost::milestones
