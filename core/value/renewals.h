/// The renewals of a period (E3, M12): what is due, what people call it, what the model says beside it, and what became of those that are
/// behind us. Pure; any thread. Money is in minor units of the portfolio's base currency.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triage/standing.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace milepost::value {

/// First and last day of a calendar quarter: "2026Q4".
struct Quarter {
    Day from, to;
};
[[nodiscard]] std::optional<Quarter> quarterFromText(std::string_view text);
[[nodiscard]] Quarter quarterOf(Day day);

enum class RenewalOutcome : std::uint8_t { Open, Won, Lost };
} // namespace milepost::value
template <> struct milepost::EnumKeys<milepost::value::RenewalOutcome> {
    static constexpr auto keys = std::to_array<std::string_view>({"open", "won", "lost"});
};
namespace milepost::value {

/// Where a renewal's probability is from, in the order of M12.
enum class ProbabilitySource : std::uint8_t {
    Typed,
    OwnCalls, ///< (won + 1)/(closed + 2) of the caller's own calls of this kind at the same checkpoint, of at least 20
    Default, ///< commit 0.9, best case 0.6, at risk 0.3, churn 0
    Machine, ///< nobody called it: the estimate of M9
    None, ///< nobody called it, and there is no estimate
};
} // namespace milepost::value
template <> struct milepost::EnumKeys<milepost::value::ProbabilitySource> {
    static constexpr auto keys = std::to_array<std::string_view>({"typed", "own_calls", "default", "machine", "none"});
};
namespace milepost::value {

constexpr std::array<std::int32_t, 3> checkpointDays{180, 90, 30}; ///< before the term's end
enum class Checkpoint : std::uint8_t {
    Ahead, ///< its day has not come
    Met, ///< a call was in force on its day
    Missed,
};
} // namespace milepost::value
template <> struct milepost::EnumKeys<milepost::value::Checkpoint> {
    static constexpr auto keys = std::to_array<std::string_view>({"ahead", "met", "missed"});
};
namespace milepost::value {

struct Renewal {
    AccountIndex account = 0;
    std::uint32_t subscription = 0; ///< the largest of those that end then: Portfolio::subscriptions.rows
    Day termEnd, decisionDay;
    std::int64_t dueMinor = noMinor; ///< ARR of all subscriptions of the account whose term ends on that day; noMinor: of none known
    RenewalOutcome outcome = RenewalOutcome::Open;
    const CallFact *call = nullptr; ///< in force; of a closed one: when it closed
    double probability = std::numeric_limits<double>::quiet_NaN(); ///< that it renews
    ProbabilitySource source = ProbabilitySource::None;
    double machine = std::numeric_limits<double>::quiet_NaN(); ///< 1 − risk (M9), of open ones; NaN while risk is an index
    RiskMethod machineMethod = RiskMethod::Index;
    std::array<Checkpoint, 3> checkpoints{}; ///< by checkpointDays
    /// |call − machine|; NaN where one of them is not known.
    [[nodiscard]] double disagreement() const;
};

/// Σ over accounts with ARR > 0 on day a; today's price of each subscription, at one exchange rate.
struct RevenueRetention {
    Day from, to;
    std::int32_t accounts = 0; ///< n
    std::int64_t startMinor = 0, keptMinor = 0, endMinor = 0; ///< Σ s, Σ min(s, e), Σ e
    std::int64_t volumeMinor = 0, priceMinor = 0; ///< of e − s, where seats are known at both ends
    std::int64_t unsplitMinor = 0; ///< of e − s, where they are not
    [[nodiscard]] std::optional<double> gross() const; ///< GRR; none: nobody had ARR
    [[nodiscard]] std::optional<double> net() const; ///< NRR
};

struct RenewalForecast {
    std::int64_t wonMinor = 0, lostMinor = 0, openMinor = 0;
    std::array<std::int64_t, 4> calledMinor{}; ///< open, by RenewalCall
    std::int64_t uncalledMinor = 0; ///< open, without a call
    double expectedMinor = 0; ///< won + Σ p · due of those that are called
    double uncalledExpectedMinor = 0; ///< Σ p · due of the others, by the estimate of M9; not among the above
    std::int64_t lowMinor = 0, highMinor = 0; ///< won + commit; and best case and at risk on top
    double upsellMinor = 0; ///< Σ p · upsell, not among expected
    std::int32_t amountMissing = 0; ///< renewals without a known amount
    std::int64_t leftOutMinor = 0; ///< open without any probability: in none of the above
};

/// How past calls turned out, of one person or of all.
struct CallCalibration {
    StringId person = 0; ///< 0: all
    std::int32_t n = 0, won = 0; ///< closed renewals with a call at T-30
    double meanProbability = 0; ///< of these
    double brier = 0;
    [[nodiscard]] double tooHigh() const { return meanProbability - static_cast<double>(won) / n; } ///< > 0: called too high
};

struct RenewalBook {
    Day from, to;
    std::vector<Renewal> renewals; ///< open ones first: by disagreement, then due; then closed ones by day
    RenewalForecast forecast;
    RevenueRetention period; ///< from … min(to, as-of)
    RevenueRetention year; ///< the twelve months up to as-of
    std::vector<CallCalibration> calibration; ///< all, then by person, most calls first; of every past renewal
    std::int32_t monthToMonth = 0; ///< subscriptions that renew every month: in none of the above
};

/// Renewals whose term ends on a day of [from, to]. `standing` says the pace, health and model that the estimate takes.
[[nodiscard]] RenewalBook renewalBook(const Standing &standing, Day from, Day to);
/// Every renewal of one account, past and ahead, by day.
[[nodiscard]] std::vector<Renewal> renewalsOf(const Standing &standing, AccountIndex account);
[[nodiscard]] RevenueRetention revenueRetention(const Portfolio &portfolio, Day from, Day to);

} // namespace milepost::value
