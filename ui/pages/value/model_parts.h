/// Changes of a value model as values: a line or a cost with the numbers it needs, put in or taken out. Keys stay what they are, so that
/// an account's own numbers and what was written earlier stay beside them. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roi.h"

#include <optional>
#include <string>
#include <vector>

namespace milepost::ui {

/// Where a number of a line or a cost comes from.
struct NumberDraft {
    std::string key; ///< an assumption that there is; "": a new one
    std::string low, base, high; ///< of a new one, decimals; base "": there is no such number
    [[nodiscard]] bool none() const { return key.empty() && base.empty(); }
};

struct LineDraft {
    std::string title, object;
    RoiKind kind = RoiKind::CashSaved;
    RoiCounted counted = RoiCounted::Milestone;
    RoiUnit unit = RoiUnit::Minutes;
    NumberDraft saving, withoutUs, rate, share;
};

struct CostDraft {
    std::string title;
    RoiCostKind kind = RoiCostKind::Implementation;
    NumberDraft amount, rate;
    Day due;
};

/// Whose word new numbers are, of which day, and the currency of those that are money.
struct Stated {
    Currency currency;
    std::string owner;
    Day on;
};

[[nodiscard]] LineDraft draftOf(const RoiLine &line);
[[nodiscard]] CostDraft draftOf(const RoiCost &cost);
/// The model with the line changed, or with one more where `line` is none. New numbers are not agreed; those that nothing uses any more go.
[[nodiscard]] RoiModel withLine(RoiModel model, std::optional<std::size_t> line, const LineDraft &draft, const Stated &stated);
[[nodiscard]] RoiModel withCost(RoiModel model, std::optional<std::size_t> cost, const CostDraft &draft, const Stated &stated);
[[nodiscard]] RoiModel withoutLine(RoiModel model, std::size_t line);
[[nodiscard]] RoiModel withoutCost(RoiModel model, std::size_t cost);
/// "Orders by phone!" → "orders_by_phone"; made free among `taken` by a number.
[[nodiscard]] std::string keyFor(const std::string &title, const std::vector<std::string> &taken);

} // namespace milepost::ui
