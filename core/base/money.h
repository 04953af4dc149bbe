/// Amounts of money as whole minor units of one currency. Two currencies are never added.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace milepost {

/// ISO 4217 code. Default: none.
struct Currency {
    std::array<char, 3> code{};

    [[nodiscard]] bool valid() const { return code[0] != 0; }
    [[nodiscard]] std::string toString() const { return valid() ? std::string(code.data(), 3) : std::string(); }
    /// 0 for yen, 3 for Bahraini dinar, 2 for most.
    [[nodiscard]] int minorDigits() const;
    /// Three letters in any case; none for anything else. Membership in ISO 4217 is not asked.
    [[nodiscard]] static std::optional<Currency> fromCode(std::string_view text);
    friend bool operator==(Currency, Currency) = default;
};

/// Minor units in a column; `noMinor` is "no amount".
constexpr std::int64_t noMinor = std::numeric_limits<std::int64_t>::min();

struct Money {
    std::int64_t minor = 0;
    Currency currency;

    friend bool operator==(const Money &, const Money &) = default;
    /// "4166.67", "-3", with exactly the currency's minor digits and no grouping.
    [[nodiscard]] std::string amountText() const;
};

/// Plain decimal text ("96000", "-4166.67", "1e3" is not one) to minor units, exactly: more fractional digits
/// than the currency has are rounded half away from zero. None when not a number or out of 64 bits.
[[nodiscard]] std::optional<std::int64_t> minorFromDecimal(std::string_view text, int minorDigits);
/// The inverse.
[[nodiscard]] std::string decimalFromMinor(std::int64_t minor, int minorDigits);

} // namespace milepost
