/// One condition on an event's property, made ready. Internal to this folder. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/milestone.h"

#include <optional>
#include <string>
#include <string_view>

namespace milepost::milestones {

/// The whole text as a finite decimal number, or none.
[[nodiscard]] std::optional<double> numberOf(std::string_view text);

struct CompiledCondition {
    explicit CompiledCondition(const PropertyCondition &condition);
    /// `actual`: the event's property; none when absent.
    [[nodiscard]] bool holds(const std::optional<std::string> &actual) const;

    std::string property;
    PropertyCondition::Op op;
    std::string value;
    std::optional<double> number; ///< value as a number
};

} // namespace milepost::milestones
