#include "sync/values.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstring>

namespace milepost::sync {

namespace {

constexpr std::array<std::string_view, 12> monthNames{"january", "february", "march", "april", "may", "june",
                                                      "july", "august", "september", "october", "november", "december"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Takes between min and max digits from the front.
bool takeDigits(std::string_view &text, std::size_t min, std::size_t max, int &into)
{
    std::size_t count = 0;
    int value = 0;
    while (count < max && count < text.size() && isDigit(text[count]))
        value = value * 10 + (text[count++] - '0');
    if (count < min)
        return false;
    into = value;
    text.remove_prefix(count);
    return true;
}

bool takeChar(std::string_view &text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

void skipSpace(std::string_view &text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
}

/// "mar", "March", "Sept": at least three letters of the name.
bool takeMonth(std::string_view &text, int &month)
{
    std::size_t letters = 0;
    while (letters < text.size() && isLetter(text[letters]))
        ++letters;
    if (letters < 3)
        return false;
    for (std::size_t m = 0; m < monthNames.size(); ++m) {
        if (letters > monthNames[m].size())
            continue;
        bool same = true;
        for (std::size_t i = 0; i < letters; ++i)
            same = same && lower(text[i]) == monthNames[m][i];
        if (same) {
            month = static_cast<int>(m) + 1;
            text.remove_prefix(letters);
            return true;
        }
    }
    return false;
}

/// "Z", "UTC", "GMT", "+02:00", "+0200", "+02".
bool takeZone(std::string_view &text, DateParts &parts)
{
    for (const std::string_view utc : {std::string_view("UTC"), std::string_view("GMT"), std::string_view("Z"),
                                       std::string_view("z")}) {
        if (text.substr(0, utc.size()) == utc) {
            text.remove_prefix(utc.size());
            parts.offsetMinutes = 0;
            return true;
        }
    }
    if (text.empty() || (text.front() != '+' && text.front() != '-'))
        return false;
    const int sign = text.front() == '-' ? -1 : 1;
    std::string_view rest = text.substr(1);
    int hours = 0;
    int minutes = 0;
    if (!takeDigits(rest, 2, 2, hours))
        return false;
    const bool colon = takeChar(rest, ':');
    if (!takeDigits(rest, 2, 2, minutes) && colon)
        return false;
    if (hours > 18 || minutes > 59)
        return false;
    parts.offsetMinutes = sign * (hours * 60 + minutes);
    text = rest;
    return true;
}

bool takeFraction(std::string_view &text, int &ms)
{
    std::size_t digits = 0;
    ms = 0;
    while (digits < text.size() && isDigit(text[digits])) {
        if (digits < 3)
            ms = ms * 10 + (text[digits] - '0');
        ++digits;
    }
    if (digits == 0 || digits > 12)
        return false;
    for (std::size_t i = digits; i < 3; ++i)
        ms *= 10;
    text.remove_prefix(digits);
    return true;
}

bool takeMeridiem(std::string_view &text, int &hour)
{
    if (text.size() < 2 || lower(text[1]) != 'm' || (lower(text[0]) != 'a' && lower(text[0]) != 'p'))
        return false;
    if (hour < 1 || hour > 12)
        return false;
    hour = hour % 12 + (lower(text[0]) == 'p' ? 12 : 0);
    text.remove_prefix(2);
    return true;
}

bool setTime(DateParts &parts, int hour, int minute, int second, int ms)
{
    if (hour == 24 && minute == 0 && second == 0 && ms == 0) {
        parts.msOfDay = msPerDay;
    } else if (hour > 23 || minute > 59 || second > 60) {
        return false;
    } else {
        // A leap second is folded into the second before.
        parts.msOfDay = ((hour * 60 + minute) * 60 + std::min(second, 59)) * std::int64_t{1000} + ms;
    }
    parts.hasTime = true;
    return true;
}

/// What may follow a date: nothing, or a time of day with or without seconds, half of day and zone.
bool takeTail(std::string_view text, DateParts &parts)
{
    skipSpace(text);
    if (text.empty())
        return true;
    if (text.front() == 'T' || text.front() == 't' || text.front() == ',') {
        text.remove_prefix(1);
        skipSpace(text);
    }
    int hour = 0;
    int minute = 0;
    int second = 0;
    int ms = 0;
    if (!takeDigits(text, 1, 2, hour) || !takeChar(text, ':') || !takeDigits(text, 2, 2, minute))
        return false;
    if (takeChar(text, ':')) {
        if (!takeDigits(text, 2, 2, second))
            return false;
        if ((takeChar(text, '.') || takeChar(text, ',')) && !takeFraction(text, ms))
            return false;
    }
    skipSpace(text);
    if (takeMeridiem(text, hour))
        skipSpace(text);
    if (!text.empty() && !takeZone(text, parts))
        return false;
    return text.empty() && setTime(parts, hour, minute, second, ms);
}

bool exists(const DateParts &parts) { return dayFromCivil(parts.year, parts.month, parts.day).has_value(); }

int fullYear(int year) { return year < 70 ? 2000 + year : 1900 + year; }

/// "12/3/2024 …" as its three numbers; `yearDigits` of the last.
bool takeTriple(std::string_view &text, int &a, int &b, int &year)
{
    std::string_view rest = text;
    if (!takeDigits(rest, 1, 2, a) || rest.empty())
        return false;
    const char mark = rest.front();
    if ((mark != '/' && mark != '.' && mark != '-') || !takeChar(rest, mark))
        return false;
    if (!takeDigits(rest, 1, 2, b) || !takeChar(rest, mark))
        return false;
    const std::size_t before = rest.size();
    if (!takeDigits(rest, 2, 4, year) || before - rest.size() == 3)
        return false;
    if (before - rest.size() == 2)
        year = fullYear(year);
    if (!rest.empty() && isDigit(rest.front()))
        return false;
    text = rest;
    return true;
}

/// "12 Mar 2024", "12-Mar-24", "Mar 12, 2024", "March 2024" is none.
std::optional<DateParts> withMonthName(std::string_view text)
{
    DateParts parts;
    const auto skipMarks = [](std::string_view &rest) {
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == '-' || rest.front() == '.'
                                 || rest.front() == ',' || rest.front() == '/'))
            rest.remove_prefix(1);
    };
    if (!text.empty() && isDigit(text.front())) {
        if (!takeDigits(text, 1, 2, parts.day))
            return std::nullopt;
        skipMarks(text);
        if (!takeMonth(text, parts.month))
            return std::nullopt;
    } else {
        if (!takeMonth(text, parts.month))
            return std::nullopt;
        skipMarks(text);
        if (!takeDigits(text, 1, 2, parts.day))
            return std::nullopt;
    }
    skipMarks(text);
    const std::size_t before = text.size();
    if (!takeDigits(text, 2, 4, parts.year) || before - text.size() == 3)
        return std::nullopt;
    if (before - text.size() == 2)
        parts.year = fullYear(parts.year);
    return takeTail(text, parts) && exists(parts) ? std::optional(parts) : std::nullopt;
}

/// Eight characters that are compared at once: what differs from the form is up to nine where it has a digit, else nothing.
struct EightOf {
    std::uint64_t form = 0, room = 0; ///< room: brings the highest bit about where too much differs

    consteval explicit EightOf(std::string_view text)
    {
        for (std::size_t i = 0; i < 8; ++i) {
            const std::size_t shift = std::endian::native == std::endian::little ? 8 * i : 56 - 8 * i;
            form |= std::uint64_t{static_cast<unsigned char>(text[i])} << shift;
            room |= std::uint64_t{text[i] == '0' ? 0x76U : 0x7FU} << shift;
        }
    }
    [[nodiscard]] bool fits(const char *at) const
    {
        constexpr std::uint64_t highest = 0x8080'8080'8080'8080;
        std::uint64_t found = 0;
        std::memcpy(&found, at, sizeof found);
        const std::uint64_t differs = found ^ form;
        return ((differs | ((differs & ~highest) + room)) & highest) == 0;
    }
};

} // namespace

std::optional<DateParts> parseDate(std::string_view text, DateOrder order, std::string_view &code)
{
    text = trimmed(text);
    code = "bad_date";
    DateParts parts;
    if (text.size() >= 8 && isDigit(text[0]) && isDigit(text[1]) && isDigit(text[2]) && isDigit(text[3])) {
        std::string_view rest = text;
        (void)takeDigits(rest, 4, 4, parts.year);
        const char mark = rest.front();
        if (mark == '-' || mark == '/' || mark == '.') {
            rest.remove_prefix(1);
            if (!takeDigits(rest, 1, 2, parts.month) || !takeChar(rest, mark) || !takeDigits(rest, 1, 2, parts.day)
                || (!rest.empty() && isDigit(rest.front())))
                return std::nullopt;
        } else if (text.size() == 8 || (text.size() > 8 && text[8] == 'T')) {
            if (!takeDigits(rest, 2, 2, parts.month) || !takeDigits(rest, 2, 2, parts.day))
                return std::nullopt;
        } else {
            return std::nullopt;
        }
        if (!takeTail(rest, parts) || !exists(parts))
            return std::nullopt;
        code = {};
        return parts;
    }
    std::string_view rest = text;
    int a = 0;
    int b = 0;
    if (takeTriple(rest, a, b, parts.year)) {
        if (!takeTail(rest, parts))
            return std::nullopt;
        const bool dayFirst = dayFromCivil(parts.year, b, a).has_value();
        const bool monthFirst = dayFromCivil(parts.year, a, b).has_value();
        if (order == DateOrder::Unknown) {
            if (dayFirst && monthFirst && a != b) {
                code = "ambiguous_date";
                return std::nullopt;
            }
            order = dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
        }
        if (order == DateOrder::DayFirst ? !dayFirst : !monthFirst)
            return std::nullopt;
        parts.day = order == DateOrder::DayFirst ? a : b;
        parts.month = order == DateOrder::DayFirst ? b : a;
        code = {};
        return parts;
    }
    if (const auto named = withMonthName(text)) {
        code = {};
        return named;
    }
    return std::nullopt;
}

std::optional<Instant> plainUtc(std::string_view text)
{
    constexpr std::size_t seconds = 20, thousandths = 24;
    if (text.size() != seconds && text.size() != thousandths)
        return std::nullopt;
    static constexpr EightOf beginning("0000-00-"), middle("00T00:00"), endOfThousandths(":00.000Z"), endOfSeconds("0:00:00Z");
    if (!beginning.fits(text.data()) || !middle.fits(text.data() + 8))
        return std::nullopt;
    if (!(text.size() == thousandths ? endOfThousandths.fits(text.data() + 16) : endOfSeconds.fits(text.data() + 12)))
        return std::nullopt;
    const auto two = [text](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const int hour = two(11);
    const int minute = two(14);
    const int second = two(17); // the sixtieth is folded elsewhere
    const int year = two(0) * 100 + two(2);
    if (year < 1 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const auto day = dayFromCivil(year, two(5), two(8));
    if (!day)
        return std::nullopt;
    const int ms = text.size() == thousandths ? two(20) * 10 + (text[22] - '0') : 0;
    return Instant{day->value * msPerDay + ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + ms};
}

bool isDatePattern(std::string_view pattern)
{
    bool year = false;
    bool month = false;
    bool day = false;
    for (std::size_t i = 0; i < pattern.size();) {
        const char c = pattern[i];
        std::size_t run = 1;
        while (i + run < pattern.size() && pattern[i + run] == c)
            ++run;
        if (c == '\'') {
            const auto close = pattern.find('\'', i + 1);
            if (close == std::string_view::npos)
                return false;
            i = close + 1;
            continue;
        }
        switch (c) {
        case 'y': year = run == 2 || run == 4; break;
        case 'M': month = run <= 4; break;
        case 'd': day = run <= 2; break;
        case 'H': case 'h': case 'm': case 's':
            if (run > 2)
                return false;
            break;
        case 'S': case 'a': case 'Z': case 'T': break;
        default:
            if (isLetter(c))
                return false;
        }
        i += run;
    }
    return year && month && day;
}

std::optional<DateParts> parseByPattern(std::string_view text, std::string_view pattern)
{
    text = trimmed(text);
    DateParts parts;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int ms = 0;
    bool timed = false;
    for (std::size_t i = 0; i < pattern.size();) {
        const char c = pattern[i];
        std::size_t run = 1;
        while (c != '\'' && i + run < pattern.size() && pattern[i + run] == c)
            ++run;
        // One letter takes one or two digits, two take exactly two unless a separator follows.
        const bool glued = i + run < pattern.size() && isLetter(pattern[i + run]) && pattern[i + run] != 'T';
        const std::size_t least = run == 2 && glued ? 2 : 1;
        bool good = true;
        switch (c) {
        case 'y':
            good = takeDigits(text, run, run == 2 ? 2 : 4, parts.year);
            if (run == 2)
                parts.year = fullYear(parts.year);
            break;
        case 'M': good = run >= 3 ? takeMonth(text, parts.month) : takeDigits(text, least, 2, parts.month); break;
        case 'd': good = takeDigits(text, least, 2, parts.day); break;
        case 'H': case 'h':
            good = takeDigits(text, least, 2, hour);
            timed = true;
            break;
        case 'm': good = takeDigits(text, least, 2, minute); break;
        case 's': good = takeDigits(text, least, 2, second); break;
        case 'S': good = takeFraction(text, ms); break;
        case 'a': good = takeMeridiem(text, hour); break;
        case 'Z': good = takeZone(text, parts); break;
        case '\'': {
            const auto close = pattern.find('\'', i + 1);
            if (close == std::string_view::npos)
                return std::nullopt;
            const std::string_view literal = pattern.substr(i + 1, close - i - 1);
            good = text.substr(0, literal.size()) == literal;
            text.remove_prefix(std::min(literal.size(), text.size()));
            run = close + 1 - i;
            break;
        }
        default:
            for (std::size_t n = 0; n < run && good; ++n)
                good = takeChar(text, c);
        }
        if (!good)
            return std::nullopt;
        i += run;
    }
    if (timed) {
        if (!text.empty() || !setTime(parts, hour, minute, second, ms))
            return std::nullopt;
    } else if (!takeTail(text, parts)) {
        return std::nullopt;
    }
    return exists(parts) ? std::optional(parts) : std::nullopt;
}

void ColumnEvidence::addDate(std::string_view text)
{
    text = trimmed(text);
    int a = 0;
    int b = 0;
    int year = 0;
    std::string_view rest = text;
    if (text.empty() || !takeTriple(rest, a, b, year))
        return;
    const bool dayFirst = dayFromCivil(year, b, a).has_value();
    const bool monthFirst = dayFromCivil(year, a, b).has_value();
    if (dayFirst && monthFirst) {
        if (a != b) {
            ++m_eitherDate;
            if (m_dateDoubt.empty())
                m_dateDoubt = text;
        }
    } else {
        m_dayFirst += dayFirst;
        m_monthFirst += monthFirst;
    }
}

DateOrder ColumnEvidence::order() const
{
    if (m_dayFirst > 0 && m_monthFirst == 0)
        return DateOrder::DayFirst;
    if (m_monthFirst > 0 && m_dayFirst == 0)
        return DateOrder::MonthFirst;
    return DateOrder::Unknown;
}

bool ColumnEvidence::datesDoubtful() const { return m_eitherDate > 0 && order() == DateOrder::Unknown; }

Instant instantOfLocal(Day day, std::int64_t msOfDay, const Zone &zone)
{
    const std::int64_t local = day.value * msPerDay + msOfDay;
    const std::int64_t before = zone.offsetMsAt(Instant{local - msPerDay});
    const std::int64_t after = zone.offsetMsAt(Instant{local + msPerDay});
    // Of the two candidates around a change of clocks, the earlier that reads back as this local time.
    for (const std::int64_t offset : {std::max(before, after), std::min(before, after)}) {
        if (zone.offsetMsAt(Instant{local - offset}) == offset)
            return Instant{local - offset};
    }
    // In the gap of spring: this local time does not exist; the moment of the change, counted with the old offset.
    return Instant{local - before};
}

} // namespace milepost::sync
