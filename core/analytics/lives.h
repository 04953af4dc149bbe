/// Each account's current (or last) spell as a life: when it began, how long it has been observed, which
/// milestones were reached on which tenure day, and which size band it was in when (M0, M5). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

#include <array>
#include <cstdint>
#include <vector>

namespace milepost::analytics {

constexpr std::uint8_t unknownBand = 0xFF;

/// Seats to band 0 … 3; unknown when not known or not positive.
[[nodiscard]] std::uint8_t sizeBand(std::int32_t seats, const std::array<std::int32_t, 3> &bands);

/// A milestone's first occurrence, as a tenure day. Facts before start are on day 0, those after the end of the
/// life are left out.
struct FirstReach {
    std::int32_t day = 0;
    MilestoneIndex milestone = 0;
};

/// A stretch of a life in one size band: tenure days [from, to).
struct Stay {
    AccountIndex account = 0;
    std::int32_t from = 0, to = 0;
    std::uint8_t band = unknownBand;
};

struct Lives {
    std::vector<Day> start; ///< of the spell; invalid: no life
    std::vector<std::int32_t> observedTo; ///< tenure day of exit, else of as-of; −1: no life
    std::vector<std::int32_t> throughDay; ///< tenure day of min(through, exit), at least 0; −1: no life
    std::vector<std::uint8_t> current; ///< 1: a customer or trial at as-of; judged, ranked and queued
    Csr<FirstReach> firsts; ///< by day
    std::vector<std::uint32_t> stayOffset; ///< per account into stays
    std::vector<Stay> stays; ///< by account, then from; the stays of a life cover [0, observedTo]
    /// Per milestone, 1: some account has reached it. Until then nothing says that it is recorded at all, so that not having
    /// reached it proves nothing (M0 "observable", docs/decisions/0066).
    std::vector<std::uint8_t> recorded;

    [[nodiscard]] std::int32_t tenureOf(AccountIndex account, Day day) const
    {
        return day <= start[account] ? 0 : day - start[account];
    }
};

/// Bands come from the seats of the subscriptions open on each day; where none names seats, the account's present
/// seats hold for its whole life, since no history exists. The last stretch is in the band of the present seats.
[[nodiscard]] Lives livesOf(const Portfolio &portfolio, const std::array<std::int32_t, 3> &sizeBands);

} // namespace milepost::analytics
