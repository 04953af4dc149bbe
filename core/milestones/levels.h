/// Sequences (A10): how many levels an account has climbed. Pure; const use from any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/milestone.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace milepost::milestones {

/// How far the next level is (A3: those close to it are shown).
struct LevelStanding {
    std::uint8_t reached = 0; ///< levels reached; Catalog::levels[reached − 1] is the badge held
    std::uint16_t done = 0, needed = 0; ///< towards level `reached`; needed 0: there is no further one
};

/// Levels of a catalog against an order of milestones (the portfolio's), as bit sets.
/// A level's milestone that is not in the order or does not apply to the account is left out of it, and `needed` is at most
/// what remains; a level of which nothing remains is passed over: it neither stops the ascent nor counts alone.
class LevelLadder {
public:
    /// `milestones`: bit m of the words below is milestones[m].
    LevelLadder(std::span<const Level> levels, std::span<const MilestoneDefinition> milestones);
    /// Both with words() words: applicable to the account, and reached by it.
    [[nodiscard]] LevelStanding standing(std::span<const std::uint64_t> applicable,
                                         std::span<const std::uint64_t> reached) const;
    [[nodiscard]] std::size_t words() const { return m_words; }

private:
    struct Step {
        std::vector<std::uint64_t> bits;
        std::int32_t needed = 0;
    };
    std::vector<Step> m_steps;
    std::size_t m_words = 1;
};

} // namespace milepost::milestones
