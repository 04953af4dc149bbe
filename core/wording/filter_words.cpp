#include "wording/filter_words.h"

namespace milepost::wording {

QString filterProblem(const Voice &voice, const query::FilterError &error)
{
    using Code = query::FilterError::Code;
    const QString found = name(error.found);
    switch (error.code) {
    case Code::UnclosedQuote: return voice.translate("Filter", "a quotation mark is not closed");
    case Code::UnclosedParenthesis: return voice.translate("Filter", "a parenthesis is not closed");
    case Code::UnexpectedParenthesis: return voice.translate("Filter", "this parenthesis closes nothing");
    case Code::MissingTerm: return voice.translate("Filter", "something is missing here");
    case Code::MissingValue: return voice.translate("Filter", "a value is missing");
    case Code::TooDeep: return voice.translate("Filter", "the parentheses are nested too deeply");
    case Code::TooLong: return voice.translate("Filter", "the filter is too long");
    case Code::UnknownField: return voice.translate("Filter", "there is no field “%1”").arg(found);
    case Code::UnknownValue: return voice.translate("Filter", "“%1” is not one of its values").arg(found);
    case Code::BadNumber: return voice.translate("Filter", "“%1” is not a number").arg(found);
    case Code::BadDay: return voice.translate("Filter", "“%1” is not a day or a span of days").arg(found);
    case Code::OpNotForField: return voice.translate("Filter", "“%1” does not go with this field").arg(found);
    case Code::MeUnknown: return voice.translate("Filter", "“me” is not known yet: say who you are in the settings");
    }
    return {};
}

QString filterProblemLine(const Voice &voice, const query::FilterError &error)
{
    QString line = voice.translate("Filter", "Column %1: %2.")
                       .arg(voice.locale.toString(static_cast<qulonglong>(error.column)), filterProblem(voice, error));
    if (!error.suggestion.empty())
        line += QLatin1Char(' ') + voice.translate("Filter", "Did you mean “%1”?").arg(plain(error.suggestion));
    return line;
}

} // namespace milepost::wording
