/// Invented names of companies and people for the sample portfolio. Any likeness is chance.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/sample/sample_dice.h"

#include <span>
#include <string>
#include <string_view>

namespace milepost::sample {

/// The n-th company: distinct for 0 ≤ n < 400. Every twentieth or so is long or not in Latin letters.
[[nodiscard]] std::string companyName(int n);
/// "northwind-freight": ASCII letters and digits of the name, or "account-17" where there are none.
[[nodiscard]] std::string slugOf(std::string_view name, int number);
[[nodiscard]] std::string personName(Dice &dice);

[[nodiscard]] std::span<const std::string_view> industries();
[[nodiscard]] std::span<const std::string_view> regions();
[[nodiscard]] std::span<const std::string_view> useCases();
[[nodiscard]] std::span<const std::string_view> owners(); ///< the first is "me"
[[nodiscard]] std::span<const std::string_view> executives();

} // namespace milepost::sample
