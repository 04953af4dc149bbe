#include "wording/email_words.h"

#include "wording/figures.h"

namespace milepost::wording {

QString mailGreeting(const Voice &voice, std::string_view firstName)
{
    return firstName.empty() ? voice.translate("Mails", "Hello,") : voice.translate("Mails", "Hello %1,").arg(name(firstName));
}

QString mailClosing(const Voice &voice) { return voice.translate("Mails", "Best regards"); }

QString celebrationSubject(const Voice &voice, std::string_view milestone) { return voice.translate("Mails", "You did it: %1").arg(name(milestone)); }

QString celebrationSentence(const Voice &voice, std::string_view milestone, Day on, Day asOf, std::int64_t reached, std::int64_t applicable)
{
    return voice.translate("Mails", "On %1 your team reached “%2”. That makes %3 of %Ln milestone(s).", nullptr, int(applicable))
        .arg(date(voice, on, asOf), name(milestone), integer(voice, reached));
}

QString celebrationThanks(const Voice &voice) { return voice.translate("Mails", "Congratulations to everyone who had a hand in it."); }

QString checkInSubject(const Voice &voice, std::string_view customer) { return voice.translate("Mails", "How are things going at %1?").arg(name(customer)); }

QString checkInState(const Voice &voice, std::int64_t reached, std::int64_t applicable)
{
    return voice.translate("Mails", "You have reached %1 of %Ln milestone(s) so far.", nullptr, int(applicable)).arg(integer(voice, reached));
}

QString checkInQuestion(const Voice &voice)
{
    return voice.translate("Mails", "Is anything in the way, and is there something we could take off your hands? Half an hour together is often enough; which day would suit you?");
}

QString digestSubject(const Voice &voice, bool weekly, Day asOf)
{
    return weekly ? voice.translate("Mails", "Your week up to %1").arg(dateWithYear(voice, asOf)) : voice.translate("Mails", "Your month up to %1").arg(dateWithYear(voice, asOf));
}

QString digestIntro(const Voice &voice, Day from, Day to, std::int64_t count)
{
    return count == 0 ? voice.translate("Mails", "No milestone was reached between %1 and %2.").arg(dateWithYear(voice, from), dateWithYear(voice, to))
                      : voice.translate("Mails", "%Ln milestone(s) reached between %1 and %2:", nullptr, int(count)).arg(dateWithYear(voice, from), dateWithYear(voice, to));
}

QString digestSteps(const Voice &voice) { return voice.translate("Mails", "What we have agreed on next:"); }

QString digestItem(const Voice &voice, std::string_view title, Day on, Day asOf)
{
    return voice.translate("Mails", "%1, %2", "milestone, day").arg(name(title), date(voice, on, asOf));
}

QString digestStep(const Voice &voice, std::string_view title, const QString &side, Day due, Day asOf)
{
    return due.valid() ? voice.translate("Mails", "%1, %2: %3", "day, whose step, step").arg(date(voice, due, asOf), side, name(title))
                       : voice.translate("Mails", "%1: %2", "whose step, step").arg(side, name(title));
}

QString announcementSubject(const Voice &voice, std::string_view milestone) { return voice.translate("Mails", "We have reached it: %1").arg(name(milestone)); }

QString announcementSentence(const Voice &voice, std::string_view milestone, Day on, Day asOf, std::int64_t reached, std::int64_t applicable)
{
    return voice.translate("Mails", "on %1 we reached “%2”. That makes %3 of the %Ln milestone(s) we set ourselves.", nullptr, int(applicable))
        .arg(date(voice, on, asOf), name(milestone), integer(voice, reached));
}

QString announcementThanks(const Voice &voice) { return voice.translate("Mails", "Thank you to everyone who had a hand in it."); }
QString shareSubject(const Voice &voice) { return voice.translate("Mails", "A text to share"); }

QString shareSentence(const Voice &voice, std::string_view milestone, std::string_view brand)
{
    return brand.empty() ? voice.translate("Mails", "We have just reached “%1”.").arg(name(milestone))
                         : voice.translate("Mails", "We have just reached “%1” with %2.").arg(name(milestone), name(brand));
}

} // namespace milepost::wording
