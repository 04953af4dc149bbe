#include "wording/terms.h"

#include "wording/figures.h"

#include <QtCore/qcoreapplication.h>

#include <array>

namespace milepost::wording {

QString word(const Voice &voice, AccountStatus status)
{
    switch (status) {
    case AccountStatus::Active:
        return voice.translate("Terms", "Active");
    case AccountStatus::Churned:
        return voice.translate("Terms", "Churned");
    case AccountStatus::Trial:
        return voice.translate("Terms", "Trial");
    case AccountStatus::NotStarted:
        return voice.translate("Terms", "Not started");
    }
    return {};
}

QString word(const Voice &voice, Pace pace)
{
    switch (pace) {
    case Pace::Unknown:
        return voice.translate("Terms", "Not known yet");
    case Pace::Stuck:
        return voice.translate("Terms", "Stuck");
    case Pace::Behind:
        return voice.translate("Terms", "Behind");
    case Pace::OnPace:
        return voice.translate("Terms", "On pace");
    case Pace::Ahead:
        return voice.translate("Terms", "Ahead");
    case Pace::Complete:
        return voice.translate("Terms", "Complete");
    }
    return {};
}

QString word(const Voice &voice, Band band)
{
    switch (band) {
    case Band::Unknown:
        return voice.translate("Terms", "No data");
    case Band::Poor:
        return voice.translate("Terms", "Poor");
    case Band::Fair:
        return voice.translate("Terms", "Fair");
    case Band::Good:
        return voice.translate("Terms", "Good");
    }
    return {};
}

QString word(const Voice &voice, Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return voice.translate("Terms", "Info");
    case Severity::Watch:
        return voice.translate("Terms", "Watch");
    case Severity::Serious:
        return voice.translate("Terms", "Serious");
    case Severity::Critical:
        return voice.translate("Terms", "Critical");
    }
    return {};
}

QString word(const Voice &voice, SignalKind kind)
{
    switch (kind) {
    case SignalKind::Risk:
        return voice.translate("Terms", "Risk");
    case SignalKind::Renewal:
        return voice.translate("Terms", "Renewal");
    case SignalKind::Expansion:
        return voice.translate("Terms", "Expansion");
    case SignalKind::Celebrate:
        return voice.translate("Terms", "Celebrate");
    case SignalKind::Advocacy:
        return voice.translate("Terms", "Advocacy", "kind of signal");
    }
    return {};
}

QString word(const Voice &voice, SignalRule rule)
{
    switch (rule) {
    case SignalRule::Stuck:
        return voice.translate("Terms", "Stuck");
    case SignalRule::Behind:
        return voice.translate("Terms", "Behind the usual pace");
    case SignalRule::CadenceBroken:
        return voice.translate("Terms", "Cadence broken");
    case SignalRule::SuccessGap:
        return voice.translate("Terms", "Success gap");
    case SignalRule::OffCourse:
        return voice.translate("Terms", "Off course");
    case SignalRule::ContactLost:
        return voice.translate("Terms", "Contact lost");
    case SignalRule::SurveyLow:
        return voice.translate("Terms", "Low survey score");
    case SignalRule::TicketEscalated:
        return voice.translate("Terms", "Ticket escalated");
    case SignalRule::UsageDrop:
        return voice.translate("Terms", "Usage down");
    case SignalRule::Payment:
        return voice.translate("Terms", "Payment overdue or failed");
    case SignalRule::CancelPending:
        return voice.translate("Terms", "Cancellation pending");
    case SignalRule::RenewalQuiet:
        return voice.translate("Terms", "Quiet before renewal");
    case SignalRule::RenewalCheckpoint:
        return voice.translate("Terms", "Renewal checkpoint");
    case SignalRule::RenewalStrong:
        return voice.translate("Terms", "Strong before renewal");
    case SignalRule::LimitNear:
        return voice.translate("Terms", "Near a limit");
    case SignalRule::OfferReached:
        return voice.translate("Terms", "Offer reached");
    case SignalRule::RoiHigh:
        return voice.translate("Terms", "High return");
    case SignalRule::Momentum:
        return voice.translate("Terms", "Momentum");
    case SignalRule::PowerUser:
        return voice.translate("Terms", "Power user");
    case SignalRule::AskReached:
        return voice.translate("Terms", "Ask reached");
    case SignalRule::Promoter:
        return voice.translate("Terms", "Promoter");
    case SignalRule::TrialReady:
        return voice.translate("Terms", "Trial ready to buy");
    case SignalRule::SourceStale:
        return voice.translate("Terms", "Source stale");
    }
    return {};
}

QString word(const Voice &voice, Segment segment)
{
    switch (segment) {
    case Segment::AtRisk:
        return voice.translate("Terms", "At risk");
    case Segment::Expansion:
        return voice.translate("Terms", "Expansion");
    case Segment::HighAchiever:
        return voice.translate("Terms", "High achiever");
    case Segment::AverageAchiever:
        return voice.translate("Terms", "Average achiever");
    case Segment::LowAchiever:
        return voice.translate("Terms", "Low achiever");
    }
    return {};
}

QString word(const Voice &voice, Category category)
{
    switch (category) {
    case Category::Onboarding:
        return voice.translate("Terms", "Onboarding");
    case Category::Value:
        return voice.translate("Terms", "Value");
    case Category::Adoption:
        return voice.translate("Terms", "Adoption");
    case Category::Growth:
        return voice.translate("Terms", "Growth");
    case Category::Advocacy:
        return voice.translate("Terms", "Advocacy");
    }
    return {};
}

QString shortWord(const Voice &voice, Category category)
{
    switch (category) {
    case Category::Onboarding:
        return voice.translate("Terms", "Onb", "short for Onboarding");
    case Category::Value:
        return voice.translate("Terms", "Value", "short");
    case Category::Adoption:
        return voice.translate("Terms", "Adopt", "short for Adoption");
    case Category::Growth:
        return voice.translate("Terms", "Growth", "short");
    case Category::Advocacy:
        return voice.translate("Terms", "Advoc", "short for Advocacy");
    }
    return {};
}

QString word(const Voice &voice, Pillar pillar)
{
    switch (pillar) {
    case Pillar::Activation:
        return voice.translate("Terms", "Activation");
    case Pillar::Usage:
        return voice.translate("Terms", "Usage");
    case Pillar::Health:
        return voice.translate("Terms", "Health");
    case Pillar::Expansion:
        return voice.translate("Terms", "Expansion");
    }
    return {};
}

QString word(const Voice &voice, MilestoneKind kind)
{
    return kind == MilestoneKind::Functional ? voice.translate("Terms", "Functional") : voice.translate("Terms", "Customer");
}

QString word(const Voice &voice, Stage stage)
{
    switch (stage) {
    case Stage::Week1:
        return voice.translate("Terms", "Week 1");
    case Stage::Month1:
        return voice.translate("Terms", "Month 1");
    case Stage::Month3:
        return voice.translate("Terms", "Month 3");
    case Stage::Month6:
        return voice.translate("Terms", "Month 6");
    case Stage::Month12:
        return voice.translate("Terms", "Month 12");
    }
    return {};
}

QString word(const Voice &voice, Origin origin)
{
    switch (origin) {
    case Origin::Catalog:
        return voice.translate("Terms", "Starter catalog");
    case Origin::Data:
        return voice.translate("Terms", "From data");
    case Origin::Person:
        return voice.translate("Terms", "By hand");
    case Origin::Derived:
        return voice.translate("Terms", "From events");
    case Origin::Events:
        return voice.translate("Terms", "Known only from events");
    case Origin::Source:
        return voice.translate("Terms", "Imported");
    }
    return {};
}

QString word(const Voice &voice, TicketPriority priority)
{
    switch (priority) {
    case TicketPriority::Unknown:
        return voice.translate("Terms", "No priority");
    case TicketPriority::Low:
        return voice.translate("Terms", "Low", "priority");
    case TicketPriority::Normal:
        return voice.translate("Terms", "Normal", "priority");
    case TicketPriority::High:
        return voice.translate("Terms", "High", "priority");
    case TicketPriority::Urgent:
        return voice.translate("Terms", "Urgent", "priority");
    }
    return {};
}

QString word(const Voice &voice, SurveyKind kind)
{
    return kind == SurveyKind::Nps ? voice.translate("Terms", "NPS") : voice.translate("Terms", "CSAT");
}

QString word(const Voice &voice, ContactRole role)
{
    switch (role) {
    case ContactRole::Other:
        return voice.translate("Terms", "Contact");
    case ContactRole::Champion:
        return voice.translate("Terms", "Champion");
    case ContactRole::Sponsor:
        return voice.translate("Terms", "Sponsor");
    }
    return {};
}

QString word(const Voice &voice, EntityKind kind)
{
    switch (kind) {
    case EntityKind::Accounts:
        return voice.translate("Terms", "accounts");
    case EntityKind::Subscriptions:
        return voice.translate("Terms", "subscriptions");
    case EntityKind::Contacts:
        return voice.translate("Terms", "contacts");
    case EntityKind::Users:
        return voice.translate("Terms", "users");
    case EntityKind::Events:
        return voice.translate("Terms", "events");
    case EntityKind::Usage:
        return voice.translate("Terms", "usage");
    case EntityKind::Tickets:
        return voice.translate("Terms", "tickets");
    case EntityKind::Surveys:
        return voice.translate("Terms", "surveys");
    case EntityKind::Invoices:
        return voice.translate("Terms", "invoices");
    case EntityKind::Churn:
        return voice.translate("Terms", "churn");
    }
    return {};
}

QString word(const Voice &voice, RiskMethod method)
{
    switch (method) {
    case RiskMethod::Index:
        return voice.translate("Terms", "Index, not a probability");
    case RiskMethod::Model:
        return voice.translate("Terms", "Model");
    case RiskMethod::Constant:
        return voice.translate("Terms", "Constant rate");
    case RiskMethod::Fact:
        return voice.translate("Terms", "A fact: cancellation is known");
    }
    return {};
}

QString word(const Voice &voice, PeerRung rung)
{
    switch (rung) {
    case PeerRung::None:
        return voice.translate("Terms", "not enough peers");
    case PeerRung::IndustryPlanSize:
        return voice.translate("Terms", "same industry, plan and size");
    case PeerRung::PlanSize:
        return voice.translate("Terms", "same plan and size");
    case PeerRung::Plan:
        return voice.translate("Terms", "same plan");
    case PeerRung::All:
        return voice.translate("Terms", "all accounts");
    }
    return {};
}

QString peerGroupLabel(const Voice &voice, const PeerGroup &group)
{
    if (group.rung == PeerRung::All || group.label.empty())
        return word(voice, PeerRung::All);
    QStringList parts = plain(group.label).split(QStringLiteral(" · "));
    const bool sized = group.rung == PeerRung::IndustryPlanSize || group.rung == PeerRung::PlanSize;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        parts[i] = sized && i + 1 == parts.size() ? voice.translate("Terms", "%1 seats").arg(parts[i])
                                                  : name(parts[i].toStdString());
    }
    return parts.join(voice.translate("Terms", ", ", "between the parts of a peer group"));
}

QString healthWord(const Voice &voice, const HealthStanding &health)
{
    if (health.score < 0)
        return noData();
    const QString band = word(voice, health.band) + (health.bandUncertain ? QStringLiteral("?") : QString());
    return voice.translate("Terms", "%1 %2", "band and score: Fair 54").arg(band, integer(voice, health.score));
}

QString columnTitle(const Voice &voice, std::string_view key)
{
    struct Title {
        std::string_view key;
        const char *text;
    };
    static constexpr std::array titles{
        Title{"id", QT_TRANSLATE_NOOP("Columns", "Id")},
        Title{"name", QT_TRANSLATE_NOOP("Columns", "Account")},
        Title{"domain", QT_TRANSLATE_NOOP("Columns", "Domain")},
        Title{"owner", QT_TRANSLATE_NOOP("Columns", "Owner")},
        Title{"executive", QT_TRANSLATE_NOOP("Columns", "Executive")},
        Title{"plan", QT_TRANSLATE_NOOP("Columns", "Plan")},
        Title{"industry", QT_TRANSLATE_NOOP("Columns", "Industry")},
        Title{"region", QT_TRANSLATE_NOOP("Columns", "Region")},
        Title{"use_case", QT_TRANSLATE_NOOP("Columns", "Use case")},
        Title{"status", QT_TRANSLATE_NOOP("Columns", "Status")},
        Title{"arr", QT_TRANSLATE_NOOP("Columns", "ARR")},
        Title{"seats", QT_TRANSLATE_NOOP("Columns", "Seats")},
        Title{"signup", QT_TRANSLATE_NOOP("Columns", "Signed up")},
        Title{"start", QT_TRANSLATE_NOOP("Columns", "Start")},
        Title{"renewal", QT_TRANSLATE_NOOP("Columns", "Renewal")},
        Title{"exit", QT_TRANSLATE_NOOP("Columns", "Left on")},
        Title{"tenure", QT_TRANSLATE_NOOP("Columns", "Tenure, d")},
        Title{"tenure_days", QT_TRANSLATE_NOOP("Columns", "Tenure, d")},
        Title{"origin", QT_TRANSLATE_NOOP("Columns", "Origin")},
        Title{"milestones", QT_TRANSLATE_NOOP("Columns", "Milestones")},
        Title{"achieved", QT_TRANSLATE_NOOP("Columns", "Reached")},
        Title{"applicable", QT_TRANSLATE_NOOP("Columns", "Applicable")},
        Title{"occurrences", QT_TRANSLATE_NOOP("Columns", "Occurrences")},
        Title{"last", QT_TRANSLATE_NOOP("Columns", "Last milestone")},
        Title{"quiet", QT_TRANSLATE_NOOP("Columns", "Quiet, d")},
        Title{"pace", QT_TRANSLATE_NOOP("Columns", "Pace")},
        Title{"position", QT_TRANSLATE_NOOP("Columns", "Position")},
        Title{"percentile", QT_TRANSLATE_NOOP("Columns", "Percentile")},
        Title{"peers", QT_TRANSLATE_NOOP("Columns", "Peers")},
        Title{"health", QT_TRANSLATE_NOOP("Columns", "Health")},
        Title{"band", QT_TRANSLATE_NOOP("Columns", "Band")},
        Title{"risk", QT_TRANSLATE_NOOP("Columns", "Risk index")},
        Title{"roi", QT_TRANSLATE_NOOP("Columns", "ROI, %")},
        Title{"arr_at_risk", QT_TRANSLATE_NOOP("Columns", "ARR at risk")},
        Title{"decision", QT_TRANSLATE_NOOP("Columns", "Decision day")},
        Title{"level", QT_TRANSLATE_NOOP("Columns", "Level")},
        Title{"users28", QT_TRANSLATE_NOOP("Columns", "Users, 28 d")},
        Title{"events28", QT_TRANSLATE_NOOP("Columns", "Events, 28 d")},
        Title{"next", QT_TRANSLATE_NOOP("Columns", "Next milestone")},
        Title{"next_share", QT_TRANSLATE_NOOP("Columns", "Next, share")},
        Title{"signals", QT_TRANSLATE_NOOP("Columns", "Signals")},
        Title{"segments", QT_TRANSLATE_NOOP("Columns", "Segments")},
    };
    for (const Title &title : titles) {
        if (title.key == key)
            return voice.translate("Columns", title.text);
    }
    return plain(key);
}

} // namespace milepost::wording
