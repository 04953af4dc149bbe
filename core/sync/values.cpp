#include "sync/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace milepost::sync {

namespace {

bool isNumeral(char c) { return c >= '0' && c <= '9'; }

constexpr std::string_view noBreak = "\xC2\xA0";
constexpr std::string_view narrowNoBreak = "\xE2\x80\xAF";

struct Symbol {
    std::string_view text;
    std::string_view code; ///< "" = used by several currencies: the mapping's or workspace's stands
};
constexpr std::array symbols{
    Symbol{"US$", "USD"}, Symbol{"C$", "CAD"}, Symbol{"A$", "AUD"}, Symbol{"\xE2\x82\xAC", "EUR"},
    Symbol{"\xC2\xA3", "GBP"}, Symbol{"\xE2\x82\xB9", "INR"}, Symbol{"\xE2\x82\xA9", "KRW"}, Symbol{"z\xC5\x82", "PLN"},
    Symbol{"\xC2\xA5", ""}, Symbol{"$", ""}, Symbol{"kr", ""},
};

bool isNull(std::string_view text)
{
    if (text.empty())
        return true;
    if (text.size() > 4)
        return false;
    const std::string folded = foldedAscii(text);
    return folded == "null" || folded == "n/a" || folded == "\\n" || folded == "none" || folded == "-";
}

bool startsWith(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

void trimBlanks(std::string_view &text)
{
    text = trimmed(text);
    while (startsWith(text, noBreak))
        text.remove_prefix(noBreak.size());
    while (text.size() >= noBreak.size() && text.substr(text.size() - noBreak.size()) == noBreak)
        text.remove_suffix(noBreak.size());
    text = trimmed(text);
}

/// Takes a symbol or ISO code off either end.
Currency takeCurrency(std::string_view &text)
{
    trimBlanks(text);
    for (int turn = 0; turn < 2; ++turn) {
        for (const Symbol &symbol : symbols) {
            const bool front = startsWith(text, symbol.text);
            const bool back = !front && text.size() > symbol.text.size()
                && text.substr(text.size() - symbol.text.size()) == symbol.text;
            if (!front && !back)
                continue;
            if (front)
                text.remove_prefix(symbol.text.size());
            else
                text.remove_suffix(symbol.text.size());
            trimBlanks(text);
            return symbol.code.empty() ? Currency() : Currency::fromCode(symbol.code).value_or(Currency());
        }
        if (text.size() > 3) {
            const auto letters = [](std::string_view three) {
                return std::all_of(three.begin(), three.end(), [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; });
            };
            const std::string_view head = text.substr(0, 3);
            const std::string_view tail = text.substr(text.size() - 3);
            if (letters(head)) {
                text.remove_prefix(3);
                trimBlanks(text);
                return Currency::fromCode(head).value_or(Currency());
            }
            if (letters(tail)) {
                text.remove_suffix(3);
                trimBlanks(text);
                return Currency::fromCode(tail).value_or(Currency());
            }
        }
        // "-$5" and "($5)": the sign stands before the symbol.
        break;
    }
    return {};
}

/// The number's marks without blanks, apostrophes and sign: "1.234,5". False: something else is in it.
bool compact(std::string_view text, std::string &out, bool &negative)
{
    trimBlanks(text);
    negative = false;
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
        negative = true;
        text = text.substr(1, text.size() - 2);
        trimBlanks(text);
    }
    if (startsWith(text, "\xE2\x88\x92")) { // the minus sign of typographers
        negative = !negative;
        text.remove_prefix(3);
    } else if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = negative != (text.front() == '-');
        text.remove_prefix(1);
    }
    out.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool between = i > 0 && isNumeral(text[i - 1]);
        if (isNumeral(c) || c == '.' || c == ',') {
            out += c;
        } else if ((c == ' ' || c == '\'') && between && i + 1 < text.size() && isNumeral(text[i + 1])) {
            continue;
        } else if (between && (startsWith(text.substr(i), noBreak) || startsWith(text.substr(i), narrowNoBreak))) {
            i += startsWith(text.substr(i), noBreak) ? noBreak.size() - 1 : narrowNoBreak.size() - 1;
        } else {
            return false;
        }
    }
    return !out.empty() && out.size() <= 64 && std::any_of(out.begin(), out.end(), isNumeral);
}

struct Reading {
    bool asPoint = false, asComma = false; ///< whether it is well formed with that decimal mark
};

/// `mark` decimal, `group` between groups of digits (the last of three, the others of two or three).
bool wellFormed(std::string_view text, char mark, char group)
{
    const auto decimal = text.find(mark);
    if (decimal != std::string_view::npos && text.find(mark, decimal + 1) != std::string_view::npos)
        return false;
    std::string_view whole = text.substr(0, decimal);
    if (decimal != std::string_view::npos && text.substr(decimal + 1).find(group) != std::string_view::npos)
        return false;
    if (whole.find(group) == std::string_view::npos)
        return true;
    bool last = true;
    for (;;) {
        const auto cut = whole.rfind(group);
        if (cut == std::string_view::npos)
            return !whole.empty() && whole.size() <= 3;
        const std::size_t digits = whole.size() - cut - 1;
        if (digits != 3 && (last || digits != 2))
            return false;
        last = false;
        whole = whole.substr(0, cut);
    }
}

Reading readings(std::string_view text)
{
    Reading reading{wellFormed(text, '.', ','), wellFormed(text, ',', '.')};
    // "0,125" and "0.125": nobody groups a number that begins with zero.
    if (reading.asPoint && reading.asComma && text.size() > 1 && text[0] == '0') {
        const auto point = text.find('.');
        const auto comma = text.find(',');
        if (point != std::string_view::npos && comma == std::string_view::npos)
            reading.asComma = false;
        if (comma != std::string_view::npos && point == std::string_view::npos)
            reading.asPoint = false;
    }
    return reading;
}

std::string decimalText(const std::string &marks, bool negative, DecimalMark mark)
{
    std::string out;
    if (negative)
        out += '-';
    for (const char c : marks) {
        if (isNumeral(c))
            out += c;
        else if (c == (mark == DecimalMark::Comma ? ',' : '.'))
            out += '.';
    }
    return out;
}

ParsedValue money(std::string_view text, const CellFormat &format)
{
    bool outerMinus = false;
    trimBlanks(text);
    if (text.size() > 1 && text.front() == '-' && !isNumeral(text[1])) {
        outerMinus = true;
        text.remove_prefix(1);
    }
    bool parentheses = false;
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
        parentheses = true;
        text = text.substr(1, text.size() - 2);
    }
    Currency currency = takeCurrency(text);
    if (!currency.valid())
        currency = format.currency;
    std::string_view code;
    auto plain = plainDecimal(text, format.decimal, code);
    const int digits = format.minor ? 0 : currency.valid() ? currency.minorDigits() : 2;
    std::optional<std::int64_t> minor;
    if (plain) {
        minor = minorFromDecimal(*plain, digits);
    } else if (code == "bad_number") {
        double number = 0; // "1.2e5" of a JSON file
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const double scaled = number * std::pow(10.0, digits);
        if (error == std::errc() && end == text.data() + text.size() && std::abs(scaled) < 9e15)
            minor = std::llround(scaled);
    }
    if (!minor)
        return {{}, code.empty() ? std::string_view("bad_number") : code};
    if (outerMinus || parentheses)
        *minor = -*minor;
    if (format.times != 1) {
        const double whole = std::nearbyint(format.times);
        if (whole == format.times && std::abs(whole) < 1e9) {
            if (__builtin_mul_overflow(*minor, static_cast<std::int64_t>(whole), &*minor))
                return {{}, "bad_number"};
        } else {
            const double product = static_cast<double>(*minor) * format.times;
            if (!(std::abs(product) < 9e15))
                return {{}, "bad_number"};
            *minor = std::llround(product);
        }
    }
    return {Money{*minor, currency}, {}};
}

ParsedValue number(std::string_view text, const CellFormat &format, bool integer)
{
    std::string_view code;
    const auto plain = plainDecimal(text, format.decimal, code);
    double value = 0;
    std::string_view digits = plain ? std::string_view(*plain) : text;
    if (!plain && code != "bad_number")
        return {{}, code};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
        return {{}, "bad_number"};
    value *= format.times;
    if (!integer)
        return {value, {}};
    if (plain && format.times == 1 && plain->find('.') == std::string::npos) {
        std::int64_t whole = 0;
        const auto exact = std::from_chars(plain->data(), plain->data() + plain->size(), whole);
        return exact.ec == std::errc() ? ParsedValue{whole, {}} : ParsedValue{{}, "bad_number"};
    }
    // "12.0" is a whole number as spreadsheets write it; 12.5 is not one.
    if (value != std::nearbyint(value) || std::abs(value) > 9e15)
        return {{}, "bad_number"};
    return {static_cast<std::int64_t>(value), {}};
}

ParsedValue flag(std::string_view text)
{
    const std::string folded = foldedAscii(text);
    for (const std::string_view yes : {"true", "yes", "1", "t", "y", "on", "x"}) {
        if (folded == yes)
            return {true, {}};
    }
    for (const std::string_view no : {"false", "no", "0", "f", "n", "off"}) {
        if (folded == no)
            return {false, {}};
    }
    return {{}, "bad_flag"};
}

/// Seconds, milliseconds or microseconds since 1970, told apart by size: 10, 13 and 16 digits are 2001 to 2286.
std::optional<Instant> epoch(std::string_view text)
{
    std::int64_t number = 0;
    if (text.size() < 10 || text.size() > 20)
        return std::nullopt;
    const std::string_view whole = text.substr(0, text.find('.'));
    if (whole.size() != text.size()
        && !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(whole.size()) + 1, text.end(), isNumeral))
        return std::nullopt;
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), number);
    if (error != std::errc() || end != whole.data() + whole.size())
        return std::nullopt;
    if (whole.size() == 10)
        return Instant{number * 1000};
    if (whole.size() == 13)
        return Instant{number};
    if (whole.size() == 16)
        return Instant{number / 1000};
    return std::nullopt;
}

ParsedValue dateOrTime(FieldType type, std::string_view text, const CellFormat &format, const Zone &zone)
{
    if (format.datePattern.empty()) {
        if (const auto instant = epoch(text))
            return {type == FieldType::Time ? Value(*instant) : Value(zone.dayOf(*instant)), {}};
    }
    std::string_view code = "bad_date";
    const auto parts =
        format.datePattern.empty() ? parseDate(text, format.order, code) : parseByPattern(text, format.datePattern);
    if (!parts)
        return {{}, code};
    const auto day = dayFromCivil(parts->year, parts->month, parts->day);
    if (!day || parts->year < 1)
        return {{}, "bad_date"};
    const bool stated = parts->offsetMinutes.has_value() || (format.zonelessIsUtc && parts->hasTime);
    if (type == FieldType::Date && !(stated && parts->hasTime))
        return {*day, {}};
    Instant instant;
    if (stated)
        instant.ms = day->value * msPerDay + parts->msOfDay - parts->offsetMinutes.value_or(0) * std::int64_t{60'000};
    else if (parts->hasTime)
        instant = instantOfLocal(*day, parts->msOfDay, zone);
    else
        instant = zone.startOf(*day);
    return {type == FieldType::Time ? Value(instant) : Value(zone.dayOf(instant)), {}};
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string foldedAscii(std::string_view text)
{
    std::string folded(text);
    for (char &c : folded)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return folded;
}

std::string withoutNul(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '\0')
            out += "\xEF\xBF\xBD";
        else
            out += c;
    }
    return out;
}

std::optional<std::string> plainDecimal(std::string_view text, DecimalMark mark, std::string_view &code)
{
    code = "bad_number";
    std::string marks;
    bool negative = false;
    if (!compact(text, marks, negative))
        return std::nullopt;
    const Reading reading = readings(marks);
    if (mark == DecimalMark::Unknown) {
        if (!reading.asPoint && !reading.asComma)
            return std::nullopt;
        if (reading.asPoint && reading.asComma && marks.find_first_of(".,") != std::string::npos) {
            code = "ambiguous_number";
            return std::nullopt;
        }
        mark = reading.asPoint ? DecimalMark::Point : DecimalMark::Comma;
    }
    if (mark == DecimalMark::Point ? !wellFormed(marks, '.', ',') : !wellFormed(marks, ',', '.'))
        return std::nullopt;
    code = {};
    return decimalText(marks, negative, mark);
}

void ColumnEvidence::addNumber(std::string_view text)
{
    if (text.find_first_of(".,") == std::string_view::npos)
        return;
    takeCurrency(text);
    std::string marks;
    bool negative = false;
    if (!compact(text, marks, negative))
        return;
    const Reading reading = readings(marks);
    if (reading.asPoint && reading.asComma) {
        ++m_eitherNumber;
        if (m_numberDoubt.empty())
            m_numberDoubt = trimmed(text);
    } else {
        m_point += reading.asPoint;
        m_comma += reading.asComma;
    }
}

DecimalMark ColumnEvidence::decimal() const
{
    if (m_point > 0 && m_comma == 0)
        return DecimalMark::Point;
    if (m_comma > 0 && m_point == 0)
        return DecimalMark::Comma;
    return DecimalMark::Unknown;
}

bool ColumnEvidence::numbersDoubtful() const { return m_eitherNumber > 0 && decimal() == DecimalMark::Unknown; }

void ColumnEvidence::merge(const ColumnEvidence &other)
{
    m_point += other.m_point;
    m_comma += other.m_comma;
    m_eitherNumber += other.m_eitherNumber;
    if (m_numberDoubt.empty())
        m_numberDoubt = other.m_numberDoubt;
}

ParsedValue parseValue(FieldType type, std::string_view text, const CellFormat &format, const Zone &zone)
{
    if (type == FieldType::Text || type == FieldType::Key) {
        if (text.empty())
            return {};
        return {text.find('\0') == std::string_view::npos ? std::string(text) : withoutNul(text), {}};
    }
    if (type == FieldType::Time && format.datePattern.empty()) {
        if (const auto instant = plainUtc(text))
            return {Value(*instant), {}};
    }
    text = trimmed(text);
    if (isNull(text))
        return {};
    switch (type) {
    case FieldType::Integer: return number(text, format, true);
    case FieldType::Number: return number(text, format, false);
    case FieldType::Flag: return flag(text);
    case FieldType::Money: return money(text, format);
    case FieldType::Date:
    case FieldType::Time: return dateOrTime(type, text, format, zone);
    case FieldType::Text:
    case FieldType::Key: break;
    }
    return {};
}

} // namespace milepost::sync
