/// What a person says of a renewal (E3). Every call ever made is kept: the newest is in force, the others are the ledger.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/money.h"
#include "model/enums.h"

#include <optional>
#include <string>

namespace milepost {

enum class RenewalCall : std::uint8_t { Commit, BestCase, AtRisk, Churn };
template <> struct EnumKeys<RenewalCall> {
    static constexpr auto keys = std::to_array<std::string_view>({"commit", "best_case", "at_risk", "churn"});
};

struct RenewalCallRecord {
    AccountId account;
    Day termEnd; ///< which renewal
    std::optional<RenewalCall> call; ///< none: the call was taken back
    std::optional<double> probability; ///< typed, 0–1
    std::optional<Money> upsell; ///< expected on top of what is due
    std::string note;
    Day on; ///< when it was said
    Instant at;
    std::string author;
};

} // namespace milepost
