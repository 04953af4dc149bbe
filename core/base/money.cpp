#include "base/money.h"

#include <algorithm>

namespace milepost {

int Currency::minorDigits() const
{
    // ISO 4217 amendment 176; every code that is not listed has two.
    static constexpr std::string_view zero[] = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
    static constexpr std::string_view three[] = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
    const std::string_view own(code.data(), 3);
    if (std::find(std::begin(zero), std::end(zero), own) != std::end(zero))
        return 0;
    return std::find(std::begin(three), std::end(three), own) != std::end(three) ? 3 : 2;
}

std::optional<Currency> Currency::fromCode(std::string_view text)
{
    if (text.size() != 3)
        return std::nullopt;
    Currency currency;
    for (std::size_t i = 0; i < 3; ++i) {
        char c = text[i];
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        if (c < 'A' || c > 'Z')
            return std::nullopt;
        currency.code[i] = c;
    }
    return currency;
}

std::string Money::amountText() const { return decimalFromMinor(minor, currency.valid() ? currency.minorDigits() : 2); }

std::optional<std::int64_t> minorFromDecimal(std::string_view text, int minorDigits)
{
    std::size_t at = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (!text.empty() && (text[0] == '-' || text[0] == '+'))
        ++at;
    std::uint64_t value = 0;
    bool any = false;
    bool fraction = false;
    int kept = 0;
    int roundDigit = -1;
    constexpr auto limit = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const auto append = [&value](unsigned digit) {
        return !__builtin_mul_overflow(value, 10U, &value) && !__builtin_add_overflow(value, digit, &value)
            && value <= limit;
    };
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (c < '0' || c > '9')
            return std::nullopt;
        any = true;
        if (fraction && kept == minorDigits) {
            if (roundDigit < 0)
                roundDigit = c - '0';
            continue;
        }
        kept += fraction ? 1 : 0;
        if (!append(static_cast<unsigned>(c - '0')))
            return std::nullopt;
    }
    if (!any)
        return std::nullopt;
    for (; kept < minorDigits; ++kept) {
        if (!append(0))
            return std::nullopt;
    }
    if (roundDigit >= 5)
        ++value;
    if (value > limit)
        return std::nullopt;
    const auto magnitude = static_cast<std::int64_t>(value);
    return negative ? -magnitude : magnitude;
}

std::string decimalFromMinor(std::int64_t minor, int minorDigits)
{
    const bool negative = minor < 0;
    auto magnitude = negative ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    std::string digits = std::to_string(magnitude);
    if (minorDigits > 0) {
        const auto needed = static_cast<std::size_t>(minorDigits) + 1;
        if (digits.size() < needed)
            digits.insert(0, needed - digits.size(), '0');
        digits.insert(digits.size() - static_cast<std::size_t>(minorDigits), 1, '.');
    }
    return negative ? '-' + digits : digits;
}

} // namespace milepost
