#include "wording/rule_words.h"

#include "wording/figures.h"

#include <QStringList>

#include <cmath>

namespace milepost::wording {

namespace {

QString conditionWords(const Voice &voice, const PropertyCondition &condition)
{
    const QString property = name(condition.property), value = name(condition.value);
    switch (condition.op) {
    case PropertyCondition::Op::Equals: return voice.translate("Rules", "%1 is %2").arg(property, value);
    case PropertyCondition::Op::NotEquals: return voice.translate("Rules", "%1 is not %2").arg(property, value);
    case PropertyCondition::Op::Contains: return voice.translate("Rules", "%1 contains %2").arg(property, value);
    case PropertyCondition::Op::Less: return voice.translate("Rules", "%1 < %2").arg(property, value);
    case PropertyCondition::Op::LessEqual: return voice.translate("Rules", "%1 ≤ %2").arg(property, value);
    case PropertyCondition::Op::Greater: return voice.translate("Rules", "%1 > %2").arg(property, value);
    case PropertyCondition::Op::GreaterEqual: return voice.translate("Rules", "%1 ≥ %2").arg(property, value);
    case PropertyCondition::Op::Exists: return voice.translate("Rules", "%1 is there").arg(property);
    }
    return property;
}

QString matchWords(const Voice &voice, const EventMatch &match)
{
    QStringList names, conditions;
    for (const std::string &event : match.names)
        names << name(event);
    for (const auto &condition : match.where)
        conditions << conditionWords(voice, condition);
    const QString what = names.isEmpty() ? voice.translate("Rules", "any event")
                                         : names.join(voice.translate("Rules", " or ", "between event names"));
    return conditions.isEmpty()
        ? what
        : voice.translate("Rules", "%1 where %2").arg(what, conditions.join(voice.translate("Rules", " and ", "between conditions")));
}

QString withinWords(const Voice &voice, const Rule &rule)
{
    switch (rule.within) {
    case Rule::Within::Ever: return {};
    case Rule::Within::OfStart: return voice.translate("Rules", "within %Ln day(s) of the start", nullptr, rule.days);
    case Rule::Within::Sliding: return voice.translate("Rules", "within any %Ln day(s)", nullptr, rule.days);
    case Rule::Within::CalendarWeek: return voice.translate("Rules", "within one calendar week");
    }
    return {};
}

QString leafWords(const Voice &voice, const Rule &rule)
{
    const QString what = matchWords(voice, rule.match), least = decimal(voice, rule.threshold, 2);
    switch (rule.form) {
    case Rule::Form::First: return voice.translate("Rules", "the first %1").arg(what);
    case Rule::Form::Count: return voice.translate("Rules", "at least %1 times %2").arg(least, what);
    case Rule::Form::DistinctUsers: return voice.translate("Rules", "at least %1 different users of %2").arg(least, what);
    case Rule::Form::DistinctEvents: return voice.translate("Rules", "at least %1 of these: %2").arg(least, what);
    case Rule::Form::DistinctValues:
        return voice.translate("Rules", "at least %1 different values of %2 in %3").arg(least, name(rule.property), what);
    case Rule::Form::Sum: return voice.translate("Rules", "%2 of %3 adds up to at least %1").arg(least, name(rule.property), what);
    case Rule::Form::ConsecutiveDays: return voice.translate("Rules", "%2 on at least %1 days running").arg(least, what);
    case Rule::Form::LimitShare:
        return rule.property.empty()
            ? voice.translate("Rules", "any limit used to at least %1").arg(percent(voice, rule.threshold))
            : voice.translate("Rules", "limit %2 used to at least %1").arg(percent(voice, rule.threshold), name(rule.property));
    case Rule::Form::Percentile:
        return voice.translate("Rules", "%2 in 28 days at the %1 percentile of all accounts or above")
            .arg(ordinal(voice, std::llround(rule.threshold)), what);
    case Rule::Form::Logged: return voice.translate("Rules", "logged by hand, or reported by the product");
    case Rule::Form::All:
    case Rule::Form::Any:
    case Rule::Form::Not: break;
    }
    return {};
}

} // namespace

QString ruleSentence(const Voice &voice, const Rule &rule)
{
    QStringList children;
    for (const Rule &child : rule.children) {
        const bool nested = child.form == Rule::Form::All || child.form == Rule::Form::Any;
        const QString words = ruleSentence(voice, child);
        children << (nested ? QStringLiteral("(%1)").arg(words) : words);
    }
    QString words;
    if (rule.form == Rule::Form::All)
        words = children.join(voice.translate("Rules", ", and ", "between rules"));
    else if (rule.form == Rule::Form::Any)
        words = children.join(voice.translate("Rules", ", or ", "between rules"));
    else if (rule.form == Rule::Form::Not)
        words = voice.translate("Rules", "not: %1").arg(children.value(0));
    else
        words = leafWords(voice, rule);
    const QString within = withinWords(voice, rule);
    return within.isEmpty() ? words : voice.translate("Rules", "%1, %2", "rule, stretch of time").arg(words, within);
}

QString lintTitle(const Voice &voice, milestones::LintCode code)
{
    using enum milestones::LintCode;
    switch (code) {
    case Vanity: return voice.translate("Lint", "counts activity, without an outcome");
    case TooMany: return voice.translate("Lint", "too many are switched on");
    case Unachievable: return voice.translate("Lint", "almost nobody reaches it");
    case NoCelebration: return voice.translate("Lint", "nothing to say when it is reached");
    case OneSize: return voice.translate("Lint", "one size for all segments");
    case NotReviewed: return voice.translate("Lint", "not reviewed in time");
    case IgnoresContext: return voice.translate("Lint", "the same threshold for small and large");
    case VendorPhase: return voice.translate("Lint", "a phase of our sale, not a success of theirs");
    case NotPegged: return voice.translate("Lint", "leads to no outcome");
    case UnknownOutcome: return voice.translate("Lint", "leads to an outcome that is not in the catalog");
    case NoOwner: return voice.translate("Lint", "nobody answers for it");
    case NoImplication: return voice.translate("Lint", "no revenue or cost implication is stated");
    case NoWindow: return voice.translate("Lint", "no target window");
    case UnknownLevelMilestone: return voice.translate("Lint", "a level names a milestone that is not there");
    }
    return {};
}

QString lintAdvice(const Voice &voice, milestones::LintCode code)
{
    using enum milestones::LintCode;
    switch (code) {
    case Vanity: return voice.translate("Lint", "Count something that the customer would miss, or peg it to an outcome.");
    case TooMany: return voice.translate("Lint", "Keep the 5 to 10 that matter; switch the others off.");
    case Unachievable: return voice.translate("Lint", "Lower the threshold, widen the window, or limit it to those who can.");
    case NoCelebration: return voice.translate("Lint", "Write what you would tell the customer on that day.");
    case OneSize: return voice.translate("Lint", "Limit some milestones to a plan, size or use case.");
    case NotReviewed: return voice.translate("Lint", "Look at it once more and set the next review date.");
    case IgnoresContext: return voice.translate("Lint", "Give small and large accounts thresholds of their own.");
    case VendorPhase: return voice.translate("Lint", "Name what the customer has achieved instead.");
    case NotPegged: return voice.translate("Lint", "Name the customer milestone that it leads to.");
    case UnknownOutcome: return voice.translate("Lint", "Correct the key, or add that customer milestone.");
    case NoOwner: return voice.translate("Lint", "Name the person who answers for it.");
    case NoImplication: return voice.translate("Lint", "State what reaching it means for revenue or cost.");
    case NoWindow: return voice.translate("Lint", "Set the days within which it should be reached: then there is a rate.");
    case UnknownLevelMilestone: return voice.translate("Lint", "Correct the level, or switch the milestone on.");
    }
    return {};
}

} // namespace milepost::wording
