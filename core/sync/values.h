/// Text of files as typed values: numbers with separators, money with symbols, flags, dates and times. What can be
/// read in two ways is never guessed: it is "ambiguous" until the column or the mapping decides. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/zone.h"
#include "model/entity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace milepost::sync {

enum class DecimalMark : std::uint8_t { Unknown, Point, Comma };
enum class DateOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

/// How a column's texts are read.
struct CellFormat {
    DecimalMark decimal = DecimalMark::Unknown;
    DateOrder order = DateOrder::Unknown;
    std::string datePattern; ///< "dd/MM/yyyy HH:mm"; "" = ISO and what cannot be mistaken
    bool zonelessIsUtc = false; ///< a time without zone is UTC, not the workspace's
    Currency currency; ///< of amounts that name none
    double times = 1; ///< multiplier of numbers and amounts
    bool minor = false; ///< amounts are in minor units of their currency
};

/// A value, or why not. `code` is a Rejection's reason_code.
struct ParsedValue {
    Value value;
    std::string_view code; ///< "" = good; "bad_number", "ambiguous_number", "bad_date", "ambiguous_date", "bad_flag"
};

/// Blank text (also "null", "n/a" and "\N" for types other than text) is monostate and good.
[[nodiscard]] ParsedValue parseValue(FieldType type, std::string_view text, const CellFormat &format, const Zone &zone);

/// "1.234,56" → "1234.56". Group marks: the other of . and , · blanks, no-break blanks, apostrophes. Signs and
/// parentheses. None with code set when it is not a number or (mark Unknown) could be two.
[[nodiscard]] std::optional<std::string> plainDecimal(std::string_view text, DecimalMark mark, std::string_view &code);

/// "dd/MM/yyyy", "MMM d, yyyy", "yyyyMMdd HH:mm:ss": d dd M MM MMM MMMM yy yyyy H HH h hh m mm s ss S… a Z, other
/// letters in '…'. False: not a pattern with year, month and day.
[[nodiscard]] bool isDatePattern(std::string_view pattern);

struct DateParts {
    int year = 0, month = 0, day = 0;
    std::int64_t msOfDay = 0;
    bool hasTime = false;
    std::optional<std::int32_t> offsetMinutes; ///< of a stated zone
};

[[nodiscard]] std::optional<DateParts> parseByPattern(std::string_view text, std::string_view pattern);
/// ISO, year first, or with a month's name; numeric day and month only in a given order.
[[nodiscard]] std::optional<DateParts> parseDate(std::string_view text, DateOrder order, std::string_view &code);

/// "2026-03-01T12:00:00Z", with ".123" or without, which is what most events carry. None: any other form, or nothing that
/// exists; parseValue() says which.
[[nodiscard]] std::optional<Instant> plainUtc(std::string_view text);

/// What the texts of one column say about themselves.
class ColumnEvidence {
public:
    void addNumber(std::string_view text);
    void addDate(std::string_view text);

    /// Unknown with a doubt() when values can be read in two ways.
    [[nodiscard]] DecimalMark decimal() const;
    [[nodiscard]] DateOrder order() const;
    /// A value that shows the doubt; "" = none.
    [[nodiscard]] const std::string &numberDoubt() const { return m_numberDoubt; }
    [[nodiscard]] const std::string &dateDoubt() const { return m_dateDoubt; }
    void merge(const ColumnEvidence &other); ///< numbers only: one file has one decimal mark
    [[nodiscard]] bool numbersDoubtful() const;
    [[nodiscard]] bool datesDoubtful() const;
    /// No value so far had to be judged at all.
    [[nodiscard]] bool silent() const
    {
        return m_point + m_comma + m_eitherNumber + m_dayFirst + m_monthFirst + m_eitherDate == 0;
    }

private:
    std::int64_t m_point = 0, m_comma = 0, m_eitherNumber = 0;
    std::int64_t m_dayFirst = 0, m_monthFirst = 0, m_eitherDate = 0;
    std::string m_numberDoubt, m_dateDoubt;
};

/// A moment of the zone's local time; the earlier one where clocks are set back.
[[nodiscard]] Instant instantOfLocal(Day day, std::int64_t msOfDay, const Zone &zone);

[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Lower case ASCII, others as they are.
[[nodiscard]] std::string foldedAscii(std::string_view text);
/// U+0000 becomes U+FFFD: SQLite and every other reader of the text would end it there.
[[nodiscard]] std::string withoutNul(std::string_view text);

} // namespace milepost::sync
