/// The field's closed vocabularies. Core says which; wording has the words; ui has colour and shape.
/// keyOf(x) is the stable snake_case name that JSON, TOML, SQL and the filter language use; fromKey reads it.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace milepost {

enum class AccountStatus : std::uint8_t { Active, Churned, Trial, NotStarted };
enum class Pace : std::uint8_t { Unknown, Stuck, Behind, OnPace, Ahead, Complete };
enum class Band : std::uint8_t { Unknown, Poor, Fair, Good };
enum class Severity : std::uint8_t { Info, Watch, Serious, Critical };
enum class SignalKind : std::uint8_t { Risk, Renewal, Expansion, Celebrate, Advocacy };
/// M16, in its order. The rule of a signal is also its reason_code.
enum class SignalRule : std::uint8_t {
    Stuck, Behind, CadenceBroken, SuccessGap, OffCourse, ContactLost, SurveyLow, TicketEscalated, UsageDrop,
    Payment, CancelPending, RenewalQuiet, RenewalCheckpoint, RenewalStrong, LimitNear, OfferReached, RoiHigh,
    Momentum, PowerUser, AskReached, Promoter, TrialReady, SourceStale,
};
enum class Segment : std::uint8_t { AtRisk, Expansion, HighAchiever, AverageAchiever, LowAchiever };
/// A4: three independent dimensions of a milestone.
enum class Category : std::uint8_t { Onboarding, Value, Adoption, Growth, Advocacy };
enum class Pillar : std::uint8_t { Activation, Usage, Health, Expansion };
enum class MilestoneKind : std::uint8_t { Functional, Customer };
/// A5 journey stage.
enum class Stage : std::uint8_t { Week1, Month1, Month3, Month6, Month12 };
/// Where a milestone definition, an achievement or an account comes from.
enum class Origin : std::uint8_t {
    Catalog, ///< the starter catalog
    Data, ///< appeared in imported data by itself
    Person, ///< authored or logged by hand
    Derived, ///< computed from events
    Events, ///< an account known only from its events (stub)
    Source, ///< imported record
};
enum class TicketPriority : std::uint8_t { Unknown, Low, Normal, High, Urgent };
enum class SurveyKind : std::uint8_t { Nps, Csat };
enum class ContactRole : std::uint8_t { Other, Champion, Sponsor };
enum class EntityKind : std::uint8_t {
    Accounts, Subscriptions, Contacts, Users, Events, Usage, Tickets, Surveys, Invoices, Churn,
};
/// How equal records are known (DESIGN decision 4).
enum class Identity : std::uint8_t { Message, Row, Count };

/// Keys in the order of the enumerators.
template <class E> struct EnumKeys;
#define MILEPOST_ENUM_KEYS(E, ...)                                                                            \
    template <> struct EnumKeys<E> {                                                                          \
        static constexpr auto keys = std::to_array<std::string_view>({__VA_ARGS__});                          \
    }
MILEPOST_ENUM_KEYS(AccountStatus, "active", "churned", "trial", "not_started");
MILEPOST_ENUM_KEYS(Pace, "unknown", "stuck", "behind", "on_pace", "ahead", "complete");
MILEPOST_ENUM_KEYS(Band, "unknown", "poor", "fair", "good");
MILEPOST_ENUM_KEYS(Severity, "info", "watch", "serious", "critical");
MILEPOST_ENUM_KEYS(SignalKind, "risk", "renewal", "expansion", "celebrate", "advocacy");
MILEPOST_ENUM_KEYS(SignalRule, "stuck", "behind", "cadence_broken", "success_gap", "off_course", "contact_lost",
                   "survey_low", "ticket_escalated", "usage_drop", "payment", "cancel_pending", "renewal_quiet",
                   "renewal_checkpoint", "renewal_strong", "limit_near", "offer_reached", "roi_high", "momentum",
                   "power_user", "ask_reached", "promoter", "trial_ready", "source_stale");
MILEPOST_ENUM_KEYS(Segment, "at_risk", "expansion", "high_achiever", "average_achiever", "low_achiever");
MILEPOST_ENUM_KEYS(Category, "onboarding", "value", "adoption", "growth", "advocacy");
MILEPOST_ENUM_KEYS(Pillar, "activation", "usage", "health", "expansion");
MILEPOST_ENUM_KEYS(MilestoneKind, "functional", "customer");
MILEPOST_ENUM_KEYS(Stage, "week_1", "month_1", "month_3", "month_6", "month_12");
MILEPOST_ENUM_KEYS(Origin, "catalog", "data", "person", "derived", "events", "source");
MILEPOST_ENUM_KEYS(TicketPriority, "unknown", "low", "normal", "high", "urgent");
MILEPOST_ENUM_KEYS(SurveyKind, "nps", "csat");
MILEPOST_ENUM_KEYS(ContactRole, "other", "champion", "sponsor");
MILEPOST_ENUM_KEYS(EntityKind, "accounts", "subscriptions", "contacts", "users", "events", "usage", "tickets",
                   "surveys", "invoices", "churn");
MILEPOST_ENUM_KEYS(Identity, "message", "row", "count");
#undef MILEPOST_ENUM_KEYS

template <class E> [[nodiscard]] constexpr std::string_view keyOf(E value)
{
    return EnumKeys<E>::keys[static_cast<std::size_t>(value)];
}
template <class E> [[nodiscard]] constexpr std::size_t enumCount() { return EnumKeys<E>::keys.size(); }
template <class E> [[nodiscard]] constexpr std::optional<E> fromKey(std::string_view key)
{
    for (std::size_t i = 0; i < enumCount<E>(); ++i) {
        if (EnumKeys<E>::keys[i] == key)
            return static_cast<E>(i);
    }
    return std::nullopt;
}

} // namespace milepost
