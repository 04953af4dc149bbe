/// When an account began, left and came back, and what that makes it at one as-of date (M0). Pure.
/// docs/decisions/0011-status-and-spells.md tells what M0 leaves open and how it is read here.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio_builder.h"

#include <optional>
#include <span>
#include <vector>

namespace milepost {

/// All that M0 looks at, of one account. Days after asOf may be among them.
struct AccountHistory {
    struct Term {
        Day start, end, cancelOn;
        bool trial = false;
    };
    Day signup;
    std::vector<Term> terms;
    std::vector<Day> churned, reactivated;
    std::optional<bool> churnedFlag, trialFlag;
    Day churnedOn; ///< of the dated flag

    void clear();
};

struct AccountLife {
    Day start;
    AccountStatus status = AccountStatus::Active;
    std::vector<SpellFact> spells; ///< none before the start
    SpellFact spell; ///< current or last
    Day exit; ///< end of spell 1
    Day cancelOn; ///< valid: a cancellation is known and lies ahead
    std::int32_t tenureDays = noCount;
    std::uint8_t oddities = 0; ///< bit per Oddity
};

/// The day from which a subscription is gone, as known on asOf; invalid while none is.
[[nodiscard]] Day knownEnd(Day end, Day cancelOn, Day asOf);
/// The day ahead of asOf on which it will go, as known on asOf: a cancellation says so itself, an end date only
/// at present (asOf ≥ today), since nobody knew it before.
[[nodiscard]] Day knownLeaving(Day end, Day cancelOn, Day asOf, Day today);
[[nodiscard]] AccountLife accountLife(const AccountHistory &history, Day asOf, Day today,
                                      const PortfolioSettings &settings);
[[nodiscard]] Day startOf(std::span<const AccountHistory::Term> terms, Day signup, TimeZero timeZero, Day asOf);

} // namespace milepost
