#include "wording/filter_words.h"

namespace milepost::wording {

namespace {

constexpr const char *context = "Filter";

}

QString filterProblem(const Voice &voice, const query::FilterError &error)
{
    using Code = query::FilterError::Code;
    const QString found = name(error.found);
    switch (error.code) {
    case Code::UnclosedQuote: return voice.translate(context, "a quotation mark is not closed");
    case Code::UnclosedParenthesis: return voice.translate(context, "a parenthesis is not closed");
    case Code::UnexpectedParenthesis: return voice.translate(context, "this parenthesis closes nothing");
    case Code::MissingTerm: return voice.translate(context, "something is missing here");
    case Code::MissingValue: return voice.translate(context, "a value is missing");
    case Code::TooDeep: return voice.translate(context, "the parentheses are nested too deeply");
    case Code::TooLong: return voice.translate(context, "the filter is too long");
    case Code::UnknownField: return voice.translate(context, "there is no field “%1”").arg(found);
    case Code::UnknownValue: return voice.translate(context, "“%1” is not one of its values").arg(found);
    case Code::BadNumber: return voice.translate(context, "“%1” is not a number").arg(found);
    case Code::BadDay: return voice.translate(context, "“%1” is not a day or a span of days").arg(found);
    case Code::OpNotForField: return voice.translate(context, "“%1” does not go with this field").arg(found);
    case Code::MeUnknown: return voice.translate(context, "“me” is not known yet: say who you are in the settings");
    }
    return {};
}

QString filterProblemLine(const Voice &voice, const query::FilterError &error)
{
    QString line = voice.translate(context, "Column %1: %2.")
                       .arg(voice.locale.toString(static_cast<qulonglong>(error.column)), filterProblem(voice, error));
    if (!error.suggestion.empty())
        line += QLatin1Char(' ') + voice.translate(context, "Did you mean “%1”?").arg(plain(error.suggestion));
    return line;
}

} // namespace milepost::wording
