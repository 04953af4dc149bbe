#include "value/exact.h"

#include <array>
#include <charconv>
#include <cmath>

namespace milepost::value {

namespace {

using Whole = boost::multiprecision::cpp_int;

Whole powerOfTen(int digits) { return boost::multiprecision::pow(Whole(10), static_cast<unsigned>(digits)); }

Whole roundedHalfAway(const Exact &number)
{
    const Whole n = numerator(number), d = denominator(number);
    const Whole magnitude = (abs(n) * 2 + d) / (d * 2);
    return n < 0 ? Whole(-magnitude) : magnitude;
}

} // namespace

std::optional<Exact> exactFromDecimal(std::string_view text)
{
    constexpr std::size_t longest = 60;
    const bool negative = !text.empty() && text.front() == '-';
    if (negative)
        text.remove_prefix(1);
    if (text.empty() || text.size() > longest)
        return std::nullopt;
    Whole digits = 0;
    int decimals = -1;
    bool any = false;
    for (const char c : text) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9')
            return std::nullopt;
        any = true;
        digits = digits * 10 + (c - '0');
        decimals += decimals >= 0 ? 1 : 0;
    }
    if (!any)
        return std::nullopt;
    const Exact value(digits, powerOfTen(std::max(0, decimals)));
    return negative ? Exact(-value) : value;
}

std::optional<Exact> exactFromDouble(double number)
{
    if (!std::isfinite(number) || std::abs(number) >= 1e30)
        return std::nullopt;
    std::array<char, 400> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
    if (error != std::errc())
        return std::nullopt;
    return exactFromDecimal({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

std::string decimalText(const Exact &number, int digits)
{
    const Whole rounded = roundedHalfAway(number * Exact(powerOfTen(digits)));
    std::string text = Whole(abs(rounded)).str();
    if (digits > 0) {
        const auto needed = static_cast<std::size_t>(digits) + 1;
        if (text.size() < needed)
            text.insert(0, needed - text.size(), '0');
        text.insert(text.size() - static_cast<std::size_t>(digits), 1, '.');
    }
    return rounded < 0 ? '-' + text : text;
}

std::int64_t minorOf(const Exact &major, Currency currency)
{
    const Whole rounded = roundedHalfAway(major * Exact(powerOfTen(currency.valid() ? currency.minorDigits() : 2)));
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    return abs(rounded) > most ? noMinor : static_cast<std::int64_t>(rounded);
}

Exact majorOf(std::int64_t minor, Currency currency)
{
    return Exact(Whole(minor), powerOfTen(currency.valid() ? currency.minorDigits() : 2));
}

Exact wholeBelow(const Exact &number)
{
    const Whole n = numerator(number), d = denominator(number);
    Whole quotient = n / d; // towards zero
    if (n < 0 && quotient * d != n)
        --quotient;
    return Exact(quotient);
}

double asDouble(const Exact &number) { return number.convert_to<double>(); }

} // namespace milepost::value
