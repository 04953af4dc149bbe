#include "wording/timeline_words.h"

#include "wording/figures.h"

#include <set>

namespace milepost::wording {

namespace {

/// "Title: text", or the title alone.
QString with(const QString &title, const std::string &text, const Voice &voice)
{
    return text.empty() ? title : voice.translate("Timeline", "%1: %2").arg(title, plain(text));
}

} // namespace

QString timelineTitle(const Voice &voice, const TimelineEntry &entry)
{
    using Kind = TimelineEntry::Kind;
    using Turn = TimelineEntry::Turn;
    switch (entry.kind) {
    case Kind::Achievement: return with(voice.translate("Timeline", "Milestone"), entry.title, voice);
    case Kind::LoggedMilestone: return with(voice.translate("Timeline", "Milestone logged"), entry.title, voice);
    case Kind::Event: return plain(entry.title);
    case Kind::Ticket:
        return with(entry.severity >= Severity::Serious ? voice.translate("Timeline", "Ticket escalated")
                                                        : voice.translate("Timeline", "Ticket opened"),
                    entry.title.empty() ? entry.recordId : entry.title, voice);
    case Kind::TicketClosed:
        return with(voice.translate("Timeline", "Ticket closed"), entry.title.empty() ? entry.recordId : entry.title, voice);
    case Kind::Survey: return with(voice.translate("Timeline", "Survey"), entry.title, voice);
    case Kind::Invoice:
        return with(entry.turn == Turn::ChargeFailed ? voice.translate("Timeline", "Charge failed")
                                                     : voice.translate("Timeline", "Invoice"),
                    entry.title, voice);
    case Kind::Subscription: return with(voice.translate("Timeline", "Subscription"), entry.title, voice);
    case Kind::Churn:
        return with(entry.turn == Turn::CameBack ? voice.translate("Timeline", "Came back") : voice.translate("Timeline", "Churn"),
                    entry.title, voice);
    case Kind::Contact:
        return with(entry.turn == Turn::Left          ? voice.translate("Timeline", "Contact left")
                        : entry.turn == Turn::Bounced ? voice.translate("Timeline", "Mail bounced")
                                                      : voice.translate("Timeline", "Contact"),
                    entry.title, voice);
    case Kind::Note: return with(voice.translate("Timeline", "Note"), entry.title, voice);
    case Kind::Attribute: return with(voice.translate("Timeline", "Changed"), entry.title, voice);
    case Kind::Action: return plain(entry.title);
    }
    return plain(entry.title);
}

QString timelineDetail(const Voice &voice, const TimelineEntry &entry)
{
    using Kind = TimelineEntry::Kind;
    if (entry.kind != Kind::Invoice && entry.kind != Kind::Subscription)
        return plain(entry.detail);
    QStringList parts;
    if (entry.kind == Kind::Subscription)
        parts << (entry.until.valid() ? voice.translate("Timeline", "until %1").arg(dateWithYear(voice, entry.until))
                                      : voice.translate("Timeline", "open"));
    if (entry.amount) {
        const auto [minor, currency] = *entry.amount;
        const std::int64_t units = minor / 100;
        const bool whole = currency.minorDigits() == 2 && units * 100 == minor;
        const QString amount = whole ? money(voice, minor, currency) : moneyExact(voice, minor, currency);
        parts << (entry.kind == Kind::Subscription ? voice.translate("Timeline", "%1 a year").arg(amount) : amount);
    }
    return parts.join(QStringLiteral(" · "));
}

QString timelineKind(const Voice &voice, TimelineEntry::Kind kind)
{
    using Kind = TimelineEntry::Kind;
    switch (kind) {
    case Kind::Achievement:
    case Kind::LoggedMilestone: return voice.translate("Timeline", "Milestones");
    case Kind::Event: return voice.translate("Timeline", "Product events");
    case Kind::Ticket:
    case Kind::TicketClosed: return voice.translate("Timeline", "Tickets");
    case Kind::Survey: return voice.translate("Timeline", "Surveys");
    case Kind::Invoice:
    case Kind::Subscription:
    case Kind::Churn: return voice.translate("Timeline", "Contract");
    case Kind::Contact: return voice.translate("Timeline", "Contacts");
    case Kind::Note:
    case Kind::Attribute:
    case Kind::Action: return voice.translate("Timeline", "By us");
    }
    return {};
}

QString achievementEvidence(const Voice &voice, const Achievement &achievement, std::span<const EventRecord> events,
                            const LoggedMilestone *logged)
{
    if (logged) {
        QString text = logged->author.empty() ? voice.translate("Timeline", "logged by hand")
                                              : voice.translate("Timeline", "logged by %1").arg(name(logged->author));
        if (!logged->confirmedBy.empty())
            text += voice.translate("Timeline", ", confirmed by %1").arg(name(logged->confirmedBy));
        if (!logged->note.empty())
            text = plain(logged->note).simplified() + QStringLiteral(" · ") + text;
        return text;
    }
    if (events.empty())
        return achievement.origin == Origin::Data ? voice.translate("Timeline", "reported by the source") : noData();
    std::set<std::string> names;
    for (const auto &event : events)
        names.insert(event.event);
    if (names.size() > 1) {
        QStringList parts;
        for (const auto &event : names)
            parts << plain(event);
        return parts.join(QStringLiteral(", "));
    }
    if (events.size() == 1)
        return plain(events.front().event);
    return voice.translate("Timeline", "%1 × %2").arg(integer(voice, static_cast<std::int64_t>(events.size())),
                                                   plain(events.front().event));
}

} // namespace milepost::wording
