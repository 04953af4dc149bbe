/// How often something happens in the time observed, account by account (M7). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/estimate.h"

#include <cstdint>

namespace milepost::analytics {

/// Below these a density has no interval: with fewer accounts that take part it covers too rarely.
constexpr std::uint32_t fewestForDensity = 20, fewestActingForDensity = 10;

/// What a density and its interval need of the accounts, in whole numbers: sums do not depend on their order.
struct DensitySums {
    std::uint32_t accounts = 0, acting = 0; ///< acting: with an occurrence
    std::uint64_t days = 0, occurrences = 0; ///< observed; within them
    std::uint64_t daysSquared = 0, occurrencesSquared = 0, occurrencesByDays = 0;

    void observe(std::int32_t observed)
    {
        const auto each = static_cast<std::uint64_t>(observed);
        ++accounts;
        days += each;
        daysSquared += each * each;
    }
    /// Of an account that observe() was told of.
    void happen(std::int32_t observed, std::uint32_t many)
    {
        const std::uint64_t each = many;
        acting += many > 0 ? 1 : 0;
        occurrences += each;
        occurrencesSquared += each * each;
        occurrencesByDays += each * static_cast<std::uint64_t>(observed);
    }
    [[nodiscard]] double accountMonths() const; ///< of 30.4375 days
    friend bool operator==(const DensitySums &, const DensitySums &) = default;
};

/// Occurrences per account and month of 30.4375 days: the ratio of the two sums. Limits on the log scale from the variance
/// between accounts (ratio estimator, each account one cluster), Student's t with one degree of freedom less than accounts
/// (docs/decisions/0075). No value without observed time; no limits below the numbers above.
[[nodiscard]] Estimate density(const DensitySums &sums);

} // namespace milepost::analytics
