/// What an account's success was worth against what it cost (M11), exactly, with the tree that explains every unit of money down
/// to the day of the event. Pure; any thread. Money is in major units of the portfolio's base currency.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/roi.h"
#include "portfolio/portfolio.h"
#include "value/exact.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace milepost::value {

/// One unit of `currency` was worth `rate` units of the base currency from `on` until the next one's day.
struct DatedRate {
    Currency currency;
    Day on; ///< invalid: from the beginning
    Exact rate;
};

/// Events of one name on one day, of the account asked about.
struct EventCount {
    std::string event;
    Day on;
    std::int64_t count = 0;
};

/// Which end of every assumption: "all low at once" is no interval, and is named so.
enum class Scenario : std::uint8_t { Low, Base, High };
using Scenarios = std::array<Exact, 3>; ///< by Scenario

/// Whose word and what kind of value a sum holds; each holds the ones before.
enum class RoiFigure : std::uint8_t {
    Headline, ///< cash saved, revenue gained and loss avoided, agreed with the customer
    WithTime, ///< and time released, agreed
    WithUnagreed, ///< and what the customer has not agreed to
};
} // namespace milepost::value
template <> struct milepost::EnumKeys<milepost::value::RoiFigure> {
    static constexpr auto keys = std::to_array<std::string_view>({"headline", "with_time", "with_unagreed"});
};
namespace milepost::value {

/// Why a line or cost has no amount.
enum class RoiGap : std::uint8_t { None, NoExchangeRate, NoSubscriptionPrice };
} // namespace milepost::value
template <> struct milepost::EnumKeys<milepost::value::RoiGap> {
    static constexpr auto keys = std::to_array<std::string_view>({"none", "no_exchange_rate", "no_subscription_price"});
};
namespace milepost::value {

struct LineValue {
    std::size_t line = 0; ///< RoiModel::lines
    std::int64_t occurrences = 0;
    bool agreed = false; ///< all of its assumptions are
    RoiGap gap = RoiGap::None;
    std::optional<Exact> hours; ///< of minutes, at base, after the model's rounding
    std::optional<Scenarios> value; ///< none: gap
};

struct CostValue {
    std::size_t cost = 0; ///< RoiModel::costs
    RoiGap gap = RoiGap::None;
    std::vector<std::pair<Day, Exact>> due; ///< at base
    std::optional<Scenarios> amount; ///< none: gap
};

/// A contract month: (from, to], the first with the day it begins on.
struct RoiMonth {
    Day from, to;
    std::array<Exact, 3> value; ///< cumulative, at base, by RoiFigure
    Exact cost; ///< cumulative, at base
};

/// The leaves of the tree are occurrences of one day; their values add up to the total exactly.
struct RoiNode {
    enum class Kind : std::uint8_t { Total, Value, Line, Month, Day, Rounding };
    Kind kind = Kind::Total;
    std::size_t line = 0; ///< of Line and below
    RoiKind value = RoiKind::TimeReleased; ///< of Value and below
    milepost::Day on; ///< of Month (its first day) and Day
    std::int64_t count = 0; ///< occurrences beneath
    Exact amount; ///< at base
    std::vector<RoiNode> children;
};

/// The total with one assumption at its low and at its high, all others at base; largest span first.
struct TornadoBar {
    std::size_t assumption = 0; ///< RoiModel::assumptions
    Exact low, high; ///< net: value less cost
};

struct RoiResult {
    Currency currency;
    Day from, to;
    std::vector<std::optional<Exact>> exchange; ///< by RoiModel::assumptions: what one unit is in `currency`; none: no rate is known
    std::vector<LineValue> lines;
    std::vector<CostValue> costs;
    std::array<std::optional<Scenarios>, 3> value; ///< by RoiFigure; none: no line counts towards it
    std::optional<Scenarios> cost; ///< none: a cost has a gap
    std::vector<RoiMonth> months;
    RoiNode explanation;
    std::vector<TornadoBar> tornado; ///< of the widest figure
    /// The figure that is shown first: the headline, or where nothing is agreed none.
    [[nodiscard]] std::optional<Exact> net(RoiFigure figure, Scenario scenario = Scenario::Base) const;
    /// (value − cost)/cost; none without a value or a cost, and where the cost is 0.
    [[nodiscard]] std::optional<Exact> roi(RoiFigure figure, Scenario scenario = Scenario::Base) const;
    /// Number of the first contract month, from 1, whose cumulative value ≥ cumulative cost (which must be above 0).
    [[nodiscard]] std::optional<int> paybackMonth(RoiFigure figure) const;
    /// Whether the cumulative value falls below the cost again after the payback.
    [[nodiscard]] bool fallsBelowLater(RoiFigure figure) const;
};

struct RoiInput {
    const Portfolio &portfolio;
    AccountIndex account = 0;
    std::span<const EventCount> events; ///< of the names that the model counts
    std::span<const DatedRate> rates;
};

/// InvalidArgument says which part of the model is wrong and what is allowed; among them an event that feeds two lines.
[[nodiscard]] Result<> checkRoi(const RoiModel &model, const Portfolio &portfolio);
/// The model's period cut at as-of, else the contract year that runs on as-of, from the spell's start. Invalid days: the account is no customer.
[[nodiscard]] std::pair<Day, Day> roiPeriod(const RoiModel &model, const Portfolio &portfolio, AccountIndex account);
/// Errors of checkRoi(); NotFound where the account has no period.
[[nodiscard]] Result<RoiResult> evaluateRoi(const RoiModel &model, const RoiInput &input);

/// `amount` of one currency in the base currency at the rate in force on `day`; none without one.
[[nodiscard]] std::optional<Exact> inBase(const Exact &amount, Currency from, Currency base, Day day,
                                          std::span<const DatedRate> rates);

} // namespace milepost::value
