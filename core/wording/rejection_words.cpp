// What is wrong with a row that was set aside. The importer keeps a sentence with its facts, in English, as the command line gives it;
// here the sentence is known again, and said in the person's language with the same facts.
#include "wording/problems.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace milepost::wording {

namespace {

struct ReasonWords {
    std::string_view code;
    const char *title;
};

constexpr std::array reasonWords{
    ReasonWords{"bad_number", QT_TRANSLATE_NOOP("Rejections", "Not a number")},
    ReasonWords{"bad_date", QT_TRANSLATE_NOOP("Rejections", "Not a date that exists")},
    ReasonWords{"bad_flag", QT_TRANSLATE_NOOP("Rejections", "Neither yes nor no")},
    ReasonWords{"bad_id", QT_TRANSLATE_NOOP("Rejections", "Id that cannot be used")},
    ReasonWords{"bad_json", QT_TRANSLATE_NOOP("Rejections", "Broken JSON")},
    ReasonWords{"bad_encoding", QT_TRANSLATE_NOOP("Rejections", "Broken encoding")},
    ReasonWords{"ambiguous_date", QT_TRANSLATE_NOOP("Rejections", "Date with two readings")},
    ReasonWords{"ambiguous_number", QT_TRANSLATE_NOOP("Rejections", "Number with two readings")},
    ReasonWords{"unknown_account", QT_TRANSLATE_NOOP("Rejections", "Account not known yet")},
    ReasonWords{"unknown_subscription", QT_TRANSLATE_NOOP("Rejections", "Subscription not known yet")},
    ReasonWords{"unknown_kind", QT_TRANSLATE_NOOP("Rejections", "Kind of record not known")},
    ReasonWords{"unknown_word", QT_TRANSLATE_NOOP("Rejections", "Word that the field does not have")},
    ReasonWords{"missing_value", QT_TRANSLATE_NOOP("Rejections", "Required value missing")},
    ReasonWords{"missing_column", QT_TRANSLATE_NOOP("Rejections", "Required column missing")},
    ReasonWords{"not_an_object", QT_TRANSLATE_NOOP("Rejections", "Not a JSON object")},
    ReasonWords{"json_too_deep", QT_TRANSLATE_NOOP("Rejections", "JSON nested too deeply")},
    ReasonWords{"duplicate_json_keys", QT_TRANSLATE_NOOP("Rejections", "JSON key given twice")},
    ReasonWords{"record_too_long", QT_TRANSLATE_NOOP("Rejections", "Record too long")},
    ReasonWords{"cell_too_long", QT_TRANSLATE_NOOP("Rejections", "Cell too long")},
    ReasonWords{"too_long", QT_TRANSLATE_NOOP("Rejections", "Text too long")},
    ReasonWords{"too_many_cells", QT_TRANSLATE_NOOP("Rejections", "More cells than the header has")},
    ReasonWords{"too_few_cells", QT_TRANSLATE_NOOP("Rejections", "Fewer cells than the header has")},
    ReasonWords{"off_scale", QT_TRANSLATE_NOOP("Rejections", "Score outside its scale")},
    ReasonWords{"unrecognised", QT_TRANSLATE_NOOP("Rejections", "Columns that nobody recognises")},
    ReasonWords{"ambiguous", QT_TRANSLATE_NOOP("Rejections", "Columns with two readings")},
    ReasonWords{"unclosed_quote", QT_TRANSLATE_NOOP("Rejections", "Quote that is never closed")},
};

/// As core/sync and core/store say it: %1, %2 … in this order. Those that begin as another one come before it. code "": of several.
struct Sentence {
    std::string_view code;
    const char *source;
};

constexpr std::array sentences{
    Sentence{"bad_number", QT_TRANSLATE_NOOP("Rejections", "%1: \"%2\" is not a number.")},
    Sentence{"ambiguous_number", QT_TRANSLATE_NOOP("Rejections", "%1: \"%2\" can be read in two ways; set decimal_comma in the mapping.")},
    Sentence{"bad_date", QT_TRANSLATE_NOOP("Rejections", "%1: \"%2\" is not a date of the column's format; set its format in the mapping.")},
    Sentence{"ambiguous_date", QT_TRANSLATE_NOOP("Rejections", "%1: \"%2\" can be day/month or month/day; set the column's format in the mapping.")},
    Sentence{"ambiguous_date", QT_TRANSLATE_NOOP("Rejections", "%1: \"%2\" is a length of time in %3, and nothing says up to which day.")},
    Sentence{"bad_flag", QT_TRANSLATE_NOOP("Rejections", "%1: \"%2\" is neither yes nor no; set its values in the mapping.")},
    Sentence{"too_long", QT_TRANSLATE_NOOP("Rejections", "%1: \"%2\" is longer than 1 MB.")},
    Sentence{"unknown_word",
             QT_TRANSLATE_NOOP("Rejections", "%1: \"%2\" is not one of the words that this field knows; set its values in the mapping.")},
    Sentence{"off_scale",
             QT_TRANSLATE_NOOP("Rejections", "score: %1 lies outside the scale from %2 to %3 of CSAT; set kind or scale_max in the mapping.")},
    Sentence{"off_scale",
             QT_TRANSLATE_NOOP("Rejections", "score: %1 lies outside the scale from %2 to %3 of NPS; set kind or scale_max in the mapping.")},
    Sentence{"missing_value",
             QT_TRANSLATE_NOOP("Rejections", "account: the file does not say to which account the record belongs; export it with its company, or name the column in a mapping.")},
    Sentence{"missing_value", QT_TRANSLATE_NOOP("Rejections", "account: the record names neither account nor user.")},
    Sentence{"missing_value", QT_TRANSLATE_NOOP("Rejections", "account: the record names no account.")},
    Sentence{"missing_value", QT_TRANSLATE_NOOP("Rejections", "event: the record does not name its event.")},
    Sentence{"missing_value", QT_TRANSLATE_NOOP("Rejections", "time: the mapping has no column for it.")},
    Sentence{"missing_value", QT_TRANSLATE_NOOP("Rejections", "%1: the value is blank, but a record needs it.")},
    Sentence{"missing_value", QT_TRANSLATE_NOOP("Rejections", "%1: a new record needs this field.")},
    Sentence{"missing_value", QT_TRANSLATE_NOOP("Rejections", "%1: is of another type than its field.")},
    Sentence{"missing_value", QT_TRANSLATE_NOOP("Rejections", "%1: out of range.")},
    Sentence{"bad_id", QT_TRANSLATE_NOOP("Rejections", "An id or name is longer than 4096 bytes or holds a zero byte.")},
    Sentence{"unknown_kind", QT_TRANSLATE_NOOP("Rejections", "The record is of a kind that is not imported (only track, identify and group are).")},
    Sentence{"unknown_subscription",
             QT_TRANSLATE_NOOP("Rejections", "The subscription \"%1\" is not known; import the subscriptions, then this file again.")},
    Sentence{"too_many_cells", QT_TRANSLATE_NOOP("Rejections", "The row has more than %1 cells.")},
    Sentence{"", QT_TRANSLATE_NOOP("Rejections", "The row has %1 cells, the header has %2. It holds a quote that is not closed on its line.")},
    Sentence{"", QT_TRANSLATE_NOOP("Rejections", "The row has %1 cells, the header has %2.")},
    Sentence{"cell_too_long", QT_TRANSLATE_NOOP("Rejections", "A cell is longer than %1 bytes.")},
    Sentence{"bad_encoding",
             QT_TRANSLATE_NOOP("Rejections", "The row is not valid UTF-8; save the file as UTF-8 or state its encoding in the mapping.")},
    Sentence{"bad_encoding", QT_TRANSLATE_NOOP("Rejections", "The record is not valid UTF-8.")},
    Sentence{"record_too_long", QT_TRANSLATE_NOOP("Rejections", "The row is longer than %1 bytes.")},
    Sentence{"record_too_long", QT_TRANSLATE_NOOP("Rejections", "The record is longer than %1 bytes.")},
    Sentence{"record_too_long", QT_TRANSLATE_NOOP("Rejections", "The line is longer than %1 bytes.")},
    Sentence{"unclosed_quote", QT_TRANSLATE_NOOP("Rejections", "A quote opened in this row is not closed within %1 bytes.")},
    Sentence{"json_too_deep", QT_TRANSLATE_NOOP("Rejections", "The record is nested deeper than %1 levels.")},
    Sentence{"not_an_object", QT_TRANSLATE_NOOP("Rejections", "The record is not a JSON object.")},
    Sentence{"bad_json", QT_TRANSLATE_NOOP("Rejections", "There is no memory to read the record.")},
    Sentence{"bad_json", QT_TRANSLATE_NOOP("Rejections", "The record holds a number that is malformed or outside 64 bits.")},
    Sentence{"bad_json", QT_TRANSLATE_NOOP("Rejections", "The record is not valid JSON: %1")},
    Sentence{"bad_json", QT_TRANSLATE_NOOP("Rejections", "The file ends before its array is closed.")},
    Sentence{"bad_json", QT_TRANSLATE_NOOP("Rejections", "Text follows the end of the array.")},
    Sentence{"bad_json", QT_TRANSLATE_NOOP("Rejections", "A comma is missing between two records of the array; the rest was not read.")},
    Sentence{"bad_json", QT_TRANSLATE_NOOP("Rejections", "A record is missing after the last comma of the array.")},
    Sentence{"bad_json",
             QT_TRANSLATE_NOOP("Rejections", "A record of the array is empty, is not closed, or is longer than %1 bytes; the rest was not read.")},
    Sentence{"unrecognised",
             QT_TRANSLATE_NOOP("Rejections", "Nobody recognises the header of this file. Say how its columns are meant with a mapping file.")},
    Sentence{"unrecognised",
             QT_TRANSLATE_NOOP("Rejections", "Nobody recognises the header of this file as %1; missing: %2. Say how its columns are meant with a mapping file.")},
    Sentence{"missing_column", QT_TRANSLATE_NOOP("Rejections", "The mapping needs columns that the file does not have: %1.")},
    Sentence{"",
             QT_TRANSLATE_NOOP("Rejections", "column \"%1\": \"%2\" is %3 if the day comes first, %4 if the month does; say --dates day-first or month-first, or date_order in the mapping")},
    Sentence{"",
             QT_TRANSLATE_NOOP("Rejections", "column \"%1\": \"%2\" is %3 with a decimal comma, %4 with a decimal point; say --decimal comma or point, or decimal_comma in the mapping")},
    Sentence{"", QT_TRANSLATE_NOOP("Rejections", "The required field \"%1\" has no column.")},
    Sentence{"", QT_TRANSLATE_NOOP("Rejections", "The file says who left, not when: state that day, or they count as churned without one.")},
    Sentence{"", QT_TRANSLATE_NOOP("Rejections", "Line %1: %2")},
    Sentence{"", QT_TRANSLATE_NOOP("Rejections", "The file could not be read to its end: %1.")},
    Sentence{"file_format", QT_TRANSLATE_NOOP("Rejections", "not a text file")},
    Sentence{"file_format", QT_TRANSLATE_NOOP("Rejections", "the file is empty")},
    Sentence{"file_format", QT_TRANSLATE_NOOP("Rejections", "the header cannot be read: %1")},
    Sentence{"file_format", QT_TRANSLATE_NOOP("Rejections", "neither .zip nor .gz")},
    Sentence{"file_format", QT_TRANSLATE_NOOP("Rejections", "the archive is encrypted")},
    Sentence{"file_format", QT_TRANSLATE_NOOP("Rejections", "the archive has changed while it was read")},
    Sentence{"limit_exceeded", QT_TRANSLATE_NOOP("Rejections", "the archive has more than %1 entries")},
    Sentence{"limit_exceeded", QT_TRANSLATE_NOOP("Rejections", "the archive unpacks to more than %1 times its size")},
    Sentence{"limit_exceeded", QT_TRANSLATE_NOOP("Rejections", "the archive unpacks to more than %1 bytes")},
    Sentence{"file_open", QT_TRANSLATE_NOOP("Rejections", "not a regular file")},
    Sentence{"not_found", QT_TRANSLATE_NOOP("Rejections", "No such file or directory")},
    Sentence{"file_open", QT_TRANSLATE_NOOP("Rejections", "Permission denied")},
};

constexpr std::string_view doubtsBegin = "In this file ", doubtsBetween = "; column ";
constexpr const char *doubtsSentence = QT_TRANSLATE_NOOP("Rejections", "In this file %1.");

/// What stands in the places of `pattern`; none when `text` is another sentence.
std::optional<std::vector<std::string_view>> factsOf(std::string_view text, std::string_view pattern)
{
    std::vector<std::string_view> facts;
    auto place = pattern.find('%');
    if (place == std::string_view::npos)
        return text == pattern ? std::optional(facts) : std::nullopt;
    if (text.substr(0, place) != pattern.substr(0, place))
        return std::nullopt;
    text.remove_prefix(place);
    pattern.remove_prefix(place + 2);
    for (;;) {
        place = pattern.find('%');
        const std::string_view between = pattern.substr(0, place);
        const bool last = place == std::string_view::npos;
        if (last && text.size() < between.size())
            return std::nullopt;
        const auto end = last ? text.size() - between.size() : text.find(between);
        if (end == std::string_view::npos || text.substr(end, between.size()) != between)
            return std::nullopt;
        facts.push_back(text.substr(0, end));
        if (last)
            return facts;
        text.remove_prefix(end + between.size());
        pattern.remove_prefix(place + 2);
    }
}

/// All at once: a fact may itself hold "%1".
QString filled(const QString &sentence, const std::vector<QString> &facts)
{
    QString out;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int number = sentence[i] == QLatin1Char('%') && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : -1;
        if (number < 1 || static_cast<std::size_t>(number) > facts.size()) {
            out += sentence[i];
            continue;
        }
        out += facts[static_cast<std::size_t>(number) - 1];
        ++i;
    }
    return out;
}

QString translated(const Voice &voice, std::string_view code, std::string_view text);

/// "In this file column "a": …; column "b": …."
QString translatedDoubts(const Voice &voice, std::string_view text)
{
    if (text.substr(0, doubtsBegin.size()) != doubtsBegin || text.back() != '.')
        return {};
    text = text.substr(doubtsBegin.size(), text.size() - doubtsBegin.size() - 1);
    QStringList doubts;
    for (;;) {
        const auto end = text.find(doubtsBetween);
        const QString doubt = translated(voice, {}, text.substr(0, end));
        if (doubt.isEmpty())
            return {};
        doubts << doubt;
        if (end == std::string_view::npos)
            return filled(voice.translate("Rejections", doubtsSentence), {doubts.join(QStringLiteral("; "))});
        text.remove_prefix(end + 2);
    }
}

/// "" when nobody knows the sentence.
QString translated(const Voice &voice, std::string_view code, std::string_view text)
{
    for (const Sentence &sentence : sentences) {
        if (!code.empty() && !sentence.code.empty() && code != sentence.code)
            continue;
        const auto facts = factsOf(text, sentence.source);
        if (!facts)
            continue;
        std::vector<QString> shown;
        for (const std::string_view fact : *facts)
            shown.push_back(name(fact));
        if (const std::string_view end = sentence.source; !shown.empty() && (end.ends_with("%1.") || end.ends_with(": %1") || end.ends_with(": %2"))) {
            if (const QString inner = translated(voice, {}, facts->back()); !inner.isEmpty())
                shown.back() = inner; // a sentence in a sentence
        }
        return filled(voice.translate("Rejections", sentence.source), shown);
    }
    return translatedDoubts(voice, text);
}

bool speaksEnglish(const Voice &voice)
{
    return !voice.translated || voice.locale.language() == QLocale::English || voice.locale.language() == QLocale::C;
}

} // namespace

QString rejectionTitle(const Voice &voice, std::string_view reasonCode)
{
    const auto words = std::ranges::find(reasonWords, reasonCode, &ReasonWords::code);
    if (words != reasonWords.end())
        return voice.translate("Rejections", words->title);
    const QString title = problemTitle(voice, reasonCode);
    return title.isEmpty() ? plain(reasonCode).replace(QLatin1Char('_'), QLatin1Char(' ')) : title;
}

QString rejectionReason(const Voice &voice, const Rejection &rejection)
{
    if (rejection.reason.empty())
        return rejectionTitle(voice, rejection.reasonCode);
    if (speaksEnglish(voice))
        return plain(rejection.reason);
    const QString sentence = translated(voice, rejection.reasonCode, rejection.reason);
    if (!sentence.isEmpty())
        return sentence;
    return voice.translate("Rejections", "%1: %2", "kind of fault: the importer's own sentence")
        .arg(rejectionTitle(voice, rejection.reasonCode), name(rejection.reason));
}

QString importerSentence(const Voice &voice, std::string_view problem)
{
    const QString sentence = problem.empty() || speaksEnglish(voice) ? QString() : translated(voice, {}, problem);
    return sentence.isEmpty() ? plain(problem) : sentence;
}

} // namespace milepost::wording
