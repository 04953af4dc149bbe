#include "model/attribute.h"

#include <array>
#include <charconv>

namespace milepost {

namespace {

std::string shortest(double number)
{
    std::array<char, 40> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

struct Encoder {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string &text) const { return text; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return shortest(number); }
    std::string operator()(bool flag) const { return flag ? "1" : "0"; }
    std::string operator()(Day day) const { return isoFromDay(day); }
    std::string operator()(Instant instant) const { return isoFromInstant(instant); }
    std::string operator()(const Money &money) const
    {
        return money.currency.valid() ? money.amountText() + ' ' + money.currency.toString() : money.amountText();
    }
};

template <class Number> Value number(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? Value(value) : Value();
}

} // namespace

std::string encodeAttribute(const Value &value) { return std::visit(Encoder{}, value); }

Value decodeAttribute(FieldType type, std::string_view text)
{
    if (text.empty())
        return {};
    switch (type) {
    case FieldType::Text:
    case FieldType::Key: return std::string(text);
    case FieldType::Integer: return number<std::int64_t>(text);
    case FieldType::Number: return number<double>(text);
    case FieldType::Flag: return text == "1";
    case FieldType::Date: {
        const auto day = dayFromIso(text);
        return day ? Value(*day) : Value();
    }
    case FieldType::Time: {
        const auto instant = instantFromIso(text, true);
        return instant ? Value(*instant) : Value();
    }
    case FieldType::Money: {
        const auto blank = text.find(' ');
        const auto code = blank == std::string_view::npos ? std::nullopt : Currency::fromCode(text.substr(blank + 1));
        const Currency currency = code.value_or(Currency());
        const auto minor = minorFromDecimal(text.substr(0, blank), currency.valid() ? currency.minorDigits() : 2);
        return minor ? Value(Money{*minor, currency}) : Value();
    }
    }
    return {};
}

} // namespace milepost
