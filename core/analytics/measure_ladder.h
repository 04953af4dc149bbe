/// Any measure of an account among its peers at one tenure (M5, D1, D2): every rung of the ladder, and the values for a
/// distribution. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/lives.h"
#include "analytics/peer_standing.h"
#include "portfolio/portfolio.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace milepost::analytics {

/// What can be told of a past tenure day. Measures without a history are not compared (M5).
enum class TenureMeasure : std::uint8_t {
    Milestones, ///< distinct milestones reached (of those applicable to the account compared)
    Occurrences, ///< occurrences up to that day
    Occurrences180, ///< occurrences in the last 180 days
    Density, ///< occurrences per month of 30.4375 days; none on day 0
    Seats, ///< of subscriptions open on that day; none where no subscription names seats
    Arr, ///< of subscriptions open on that day, major units of the base currency; none where none names it
};

/// The measure of one account on its tenure day `day` of the current spell; none where it is not known.
[[nodiscard]] std::optional<double> measureOn(const Portfolio &portfolio, const Lives &lives, AccountIndex account,
                                              std::int32_t day, TenureMeasure measure);

struct LadderRung {
    PeerRung rung = PeerRung::None;
    std::string label; ///< "Logistics · Business · 50–249": texts as imported; "" for all accounts
    bool skipped = false; ///< a field of it is empty for the account
    bool used = false; ///< first with n ≥ k
    std::int32_t n = 0; ///< peers with a value, without the account itself
    // Absent where n < k ("not enough peers", never a number) or the account has no value.
    std::optional<double> percentile; ///< mid-rank, 0–100
    std::optional<double> p25, median, p75; ///< R type 7
    std::int32_t below = 0, equal = 0;
    std::vector<float> values; ///< of the peers, ascending; empty where n < k
};

struct MeasureLadder {
    TenureMeasure measure = TenureMeasure::Milestones;
    std::int32_t tenure = 0; ///< day compared at
    std::optional<double> own;
    std::array<LadderRung, 4> rungs; ///< narrowest first
    [[nodiscard]] const LadderRung *used() const;
};
/// `tenure`: the account's own where none; peers are the other lives observed to it, gone since or not. Empty rungs
/// (n = 0) for accounts that never started or are younger than `tenure`.
[[nodiscard]] MeasureLadder measureLadder(const Portfolio &portfolio, const Lives &lives, AccountIndex account,
                                          TenureMeasure measure, std::int32_t k,
                                          const std::array<std::int32_t, 3> &sizeBands,
                                          std::optional<std::int32_t> tenure = std::nullopt);

/// The measure of everybody observed to a tenure day, for a distribution with one account or book marked. NaN-free:
/// absent accounts are left out.
struct MeasuredAccount {
    AccountIndex account = 0;
    float value = 0;
};
[[nodiscard]] std::vector<MeasuredAccount> measureAll(const Portfolio &portfolio, const Lives &lives,
                                                      TenureMeasure measure, std::int32_t tenure);

} // namespace milepost::analytics

template <> struct milepost::EnumKeys<milepost::analytics::TenureMeasure> {
    static constexpr auto keys = std::to_array<std::string_view>(
        {"milestones", "occurrences", "occurrences_180_days", "density", "seats", "arr"});
};
