/// Value models (M11): what each kind of success is worth, on whose word, and what it cost. Plain values; numbers are decimal text, so
/// that they are exactly what a person wrote. core/value computes with them.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/money.h"
#include "model/enums.h"

#include <string>
#include <vector>

namespace milepost {

enum class RoiKind : std::uint8_t { CashSaved, RevenueGained, LossAvoided, TimeReleased };
/// What occurrences are: of a milestone, or of an event in the log.
enum class RoiCounted : std::uint8_t { Milestone, Event };
enum class RoiUnit : std::uint8_t {
    Minutes, ///< saving is in minutes, rate in money an hour
    Money, ///< saving is money; no rate
    Units, ///< saving is in units of one's own, rate in money a unit
};
/// Applied to a line's hours before they are worth money, and printed.
enum class RoiRounding : std::uint8_t { Exact, WholeHours };
enum class RoiCostKind : std::uint8_t {
    Subscription, ///< from the account's invoices, else its terms
    Implementation,
    InternalHours, ///< amount is in hours, rate in money an hour
    Other,
};
template <> struct EnumKeys<RoiKind> {
    static constexpr auto keys
        = std::to_array<std::string_view>({"cash_saved", "revenue_gained", "loss_avoided", "time_released"});
};
template <> struct EnumKeys<RoiCounted> {
    static constexpr auto keys = std::to_array<std::string_view>({"milestone", "event"});
};
template <> struct EnumKeys<RoiUnit> {
    static constexpr auto keys = std::to_array<std::string_view>({"minutes", "money", "units"});
};
template <> struct EnumKeys<RoiRounding> {
    static constexpr auto keys = std::to_array<std::string_view>({"exact", "whole_hours"});
};
template <> struct EnumKeys<RoiCostKind> {
    static constexpr auto keys
        = std::to_array<std::string_view>({"subscription", "implementation", "internal_hours", "other"});
};

/// A number that somebody stands for. Decimal text: "10", "0.85".
struct RoiAssumption {
    std::string key; ///< within the model
    std::string title, unit; ///< for people
    std::string low, base, high; ///< low and high "": as base
    Currency currency; ///< of money; none for anything else
    std::string owner, source; ///< who stands for it, and where it is from
    Day on; ///< of the statement; the exchange rate of this day is used
    bool agreed = false; ///< by the customer
    friend bool operator==(const RoiAssumption &, const RoiAssumption &) = default;
};

/// occurrences × (saving − without us) × rate × confidence.
struct RoiLine {
    std::string key, title;
    RoiKind kind = RoiKind::TimeReleased;
    RoiCounted counted = RoiCounted::Milestone;
    std::string object; ///< key of the milestone, or name of the event
    RoiUnit unit = RoiUnit::Minutes;
    std::string saving; ///< keys of assumptions from here on: an occurrence's
    std::string withoutUs; ///< what an occurrence would have saved anyway; "" = nothing
    std::string rate; ///< "" only for money
    std::string confidence; ///< share attributable to us, 0–1; "" = all of it
    friend bool operator==(const RoiLine &, const RoiLine &) = default;
};

struct RoiCost {
    std::string key, title;
    RoiCostKind kind = RoiCostKind::Subscription;
    std::string amount, rate; ///< keys of assumptions; none for a subscription
    Day due; ///< counts in full on this day; invalid: the first day of the period
    friend bool operator==(const RoiCost &, const RoiCost &) = default;
};

struct RoiModel {
    std::string key; ///< stable, snake_case
    std::string title;
    std::string appliesTo; ///< filter text over accounts; "" = all
    RoiRounding rounding = RoiRounding::Exact;
    Day from, to; ///< dated period, both included; invalid: the account's present contract year
    std::vector<RoiAssumption> assumptions; ///< in the order people see them
    std::vector<RoiLine> lines;
    std::vector<RoiCost> costs;
    friend bool operator==(const RoiModel &, const RoiModel &) = default;
};

} // namespace milepost
