/// The facts of every account at one as-of date: immutable, columnar (decision 1). A row is an AccountIndex;
/// all per-account vectors have accountCount() entries. Facts dated after `asOf` do not exist here (M0).
/// Made by PortfolioBuilder from plain rows; shared between threads as std::shared_ptr<const Portfolio>.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/money.h"
#include "base/string_pool.h"
#include "base/zone.h"
#include "model/enums.h"
#include "model/milestone.h"
#include "model/plan.h"
#include "model/renewal.h"

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace milepost {

using AccountIndex = std::uint32_t; ///< row of a Portfolio
using MilestoneIndex = std::uint16_t; ///< position in Portfolio::milestones
constexpr AccountIndex noAccount = 0xFFFFFFFF;
constexpr MilestoneIndex noMilestone = 0xFFFF;
constexpr std::int32_t noCount = -1; ///< "not known" in integer columns that are never negative

/// Rows of many accounts in one array, with an offset per account.
template <class Row> struct Csr {
    std::vector<std::uint32_t> offset{0}; ///< accountCount() + 1
    std::vector<Row> rows;
    [[nodiscard]] std::span<const Row> of(AccountIndex account) const
    {
        return std::span<const Row>(rows).subspan(offset[account], offset[account + 1] - offset[account]);
    }
};

struct AchievementFact {
    Day on; ///< ordered by day, then milestone
    MilestoneIndex milestone = 0;
    std::uint16_t occurrence = 1;
    std::uint16_t version = 1;
    Origin origin = Origin::Derived;
};

struct ProgressFact {
    MilestoneIndex milestone = 0;
    float value = 0;
    float target = 1;
};

struct SubscriptionFact {
    Day start, end, termEnd, cancelOn;
    std::int64_t arrMinor = noMinor; ///< in the workspace's base currency at the dated rate
    StringId externalId = 0, plan = 0;
    std::int32_t seats = noCount;
    std::int32_t noticeDays = noCount; ///< as given; M10 fills in the rest
    std::int32_t termDays = 0;
    bool trial = false;
    std::optional<bool> autoRenew;
    [[nodiscard]] bool openOn(Day day) const { return start <= day && (!end.valid() || end > day); }
};

struct TicketFact {
    Day opened, closed; ///< closed after asOf: not closed
    StringId externalId = 0, subject = 0;
    TicketPriority priority = TicketPriority::Unknown;
    bool escalated = false;
};

struct SurveyFact {
    Day on;
    StringId externalId = 0, contact = 0;
    float score = 0, scaleMax = 10;
    SurveyKind kind = SurveyKind::Nps;
};

struct InvoiceFact {
    Day issued, due, paid; ///< paid after asOf: not paid
    std::int64_t amountMinor = noMinor; ///< base currency
    StringId externalId = 0;
    bool failed = false;
};

struct ContactFact {
    StringId externalId = 0, name = 0, title = 0;
    ContactRole role = ContactRole::Other;
    Day leftOn, bouncedOn, lastSeen;
};

struct LimitFact { ///< ordered by metric, then day
    StringId metric = 0;
    Day on;
    float used = 0, limit = 1;
};

/// Activity seen from `through`: blocks of 28 complete days, newest first; weeks likewise (A1, M8).
struct ActivityFact {
    std::array<std::int32_t, 4> users28{}; ///< distinct active users in block 0 (newest) … 3
    std::array<std::int32_t, 4> events28{};
    std::array<std::uint16_t, 12> weeklyUsers{}; ///< [0] the newest complete week
    std::array<std::uint32_t, 12> weeklyEvents{};
    std::uint32_t users = 0; ///< distinct, ever
    Day first, last; ///< days with any event
    bool namesUsers = false; ///< some event of this account names a user
};

/// The plan of an account as it stood at as-of (A12): what its course is judged by.
struct PlanFact {
    AccountIndex account = 0;
    MilestoneIndex outcome = noMilestone; ///< the customer milestone that is the evidence
    Day outcomeOn; ///< the day a person confirmed the required outcome, or the evidence was there; invalid: not yet
    Day destinationOn; ///< by when it is to be reached
    std::uint32_t stepsBegin = 0, stepsEnd = 0; ///< Portfolio::planSteps
    bool outcomeNamed = false; ///< a required outcome is written down
};

struct PlanStepFact {
    Day due, doneOn; ///< doneOn: said by a person, or the day its milestone was reached
    PlanSide owes = PlanSide::Us;
};

/// A person's call on a renewal; the ledger as it stood at as-of, newest last.
struct CallFact {
    AccountIndex account = 0;
    Day termEnd, on;
    std::optional<RenewalCall> call; ///< none: taken back
    float probability = std::numeric_limits<float>::quiet_NaN(); ///< typed; NaN: not
    std::int64_t upsellMinor = noMinor; ///< base currency
    StringId author = 0;
};

/// A source whose absence of rows means something (M0: `through`, source_stale).
struct SourceFact {
    std::string name, kind;
    Day lastCompleteDay; ///< last day it has delivered whole
    Instant lastSuccess;
    std::int64_t rejected = 0;
};

/// Spell history and the days that all analyses count from (M0).
struct SpellFact {
    Day start; ///< of the current or last spell
    Day end; ///< invalid while it runs
};

/// What M0 asks to be listed.
enum class Oddity : std::uint8_t {
    ChurnUndated, ///< flagged churned without a date: churned, in no time analysis
    NeverStarted, ///< churn dates only on or before the start, and no subscription open
    ChurnBeforeStart, ///< churn dates only on or before the start, yet a subscription is open: alive
    NoStart, ///< neither a subscription nor a signup says when it began: in no time analysis
    CurrencyUnknown, ///< an amount could not be brought into the base currency: no rate
};
template <> struct EnumKeys<Oddity> {
    static constexpr auto keys = std::to_array<std::string_view>(
        {"churn_undated", "never_started", "churn_before_start", "no_start", "currency_unknown"});
};

struct Portfolio {
    // — what it is —
    Day asOf; ///< the whole day included
    Day through; ///< min(asOf, yesterday by the clock, last complete day of the event sources)
    Day lastFact; ///< newest fact of all; the banner of decision 10 compares it with asOf
    std::uint64_t dataVersion = 0; ///< rises with every change of the store
    Zone zone;
    Currency baseCurrency;
    std::string me; ///< the person's owner name; "" = not said
    StringPool strings;
    std::vector<MilestoneDefinition> milestones; ///< enabled at asOf, in category order, then catalog order
    std::vector<Level> levels;
    std::vector<SourceFact> sources;
    /// Milestones whose appliesTo cannot be read (what is wrong with it): they apply to nobody.
    std::vector<std::pair<MilestoneIndex, std::string>> unreadableApplicability;
    bool sample = false; ///< holds accounts of the sample portfolio
    bool hasEvents = false, hasTickets = false, hasSurveys = false, hasInvoices = false, hasContacts = false,
         hasSubscriptions = false, hasLimits = false; ///< whether any such record exists at all (M8 "missing")

    // — accounts, one entry each —
    std::vector<AccountId> id;
    std::vector<StringId> externalId, name, domain, owner, plan, industry, region, useCase, executive;
    std::vector<std::int64_t> arrMinor; ///< base currency; noMinor: not known
    std::vector<std::int32_t> seats; ///< noCount: not known
    std::vector<Day> signup, start, renewal; ///< start per M0; renewal: end of the running term, soonest subscription
    std::vector<Day> exit; ///< end of spell 1; invalid: none
    std::vector<SpellFact> spell; ///< current or last spell
    std::vector<AccountStatus> status;
    std::vector<std::uint8_t> pendingCancel; ///< 1: a cancellation is known and lies ahead
    std::vector<Day> cancelOn;
    std::vector<Origin> origin;
    std::vector<std::uint8_t> oddities; ///< bit per Oddity
    std::vector<std::int32_t> tenureDays; ///< asOf − start, within the current spell; noCount before start
    std::vector<std::uint16_t> achieved, applicable; ///< distinct milestones, applicable to this account
    std::vector<std::uint32_t> occurrences;
    std::vector<Day> lastAchievement;
    std::vector<std::uint8_t> level; ///< levels reached
    std::vector<ActivityFact> activity;
    std::vector<std::uint64_t> applicableBits; ///< accountCount() × applicableWords, bit m: milestone m applies
    std::uint32_t applicableWords = 1;

    Csr<AchievementFact> achievements; ///< applicable ones of enabled milestones, on ≤ asOf
    Csr<ProgressFact> progress; ///< not reached, begun
    Csr<SubscriptionFact> subscriptions;
    Csr<TicketFact> tickets;
    Csr<SurveyFact> surveys; ///< ordered by day
    Csr<InvoiceFact> invoices;
    Csr<ContactFact> contacts;
    Csr<LimitFact> limits;
    Csr<SpellFact> spells; ///< all of them
    std::vector<PlanFact> plans; ///< ascending by account; of those that have one
    std::vector<PlanStepFact> planSteps;
    std::vector<CallFact> calls; ///< ascending by account, then in the order they were made

    /// Custom fields (G5): one column each, typed by what all its values can be read as.
    struct CustomColumn {
        std::string key;
        bool numeric = false;
        std::vector<StringId> text; ///< 0: none
        std::vector<double> number; ///< NaN: none; empty unless numeric
    };
    std::vector<CustomColumn> custom;

    [[nodiscard]] std::size_t accountCount() const { return id.size(); }
    [[nodiscard]] std::string_view text(StringId string) const { return strings.view(string); }
    [[nodiscard]] bool applies(AccountIndex account, MilestoneIndex milestone) const
    {
        return (applicableBits[std::size_t(account) * applicableWords + milestone / 64] >> (milestone % 64)) & 1;
    }
    [[nodiscard]] bool is(AccountIndex account, Oddity oddity) const
    {
        return (oddities[account] >> static_cast<unsigned>(oddity)) & 1;
    }
    [[nodiscard]] AccountIndex find(AccountId account) const; ///< noAccount when absent; O(log n)
    [[nodiscard]] AccountIndex findExternal(std::string_view externalId) const; ///< O(1) after interning
    [[nodiscard]] MilestoneIndex findMilestone(std::string_view key) const;
    [[nodiscard]] const PlanFact *planOf(AccountIndex account) const; ///< null: none
    [[nodiscard]] std::span<const CallFact> callsOf(AccountIndex account) const;
    /// The call in force on the renewal of that term; null: none, or taken back.
    [[nodiscard]] const CallFact *callOn(AccountIndex account, Day termEnd) const;

    std::vector<AccountIndex> byExternal; ///< indexed by StringId; noAccount where the text is no external id
};

} // namespace milepost
