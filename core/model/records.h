/// Rows as the store hands them to the PortfolioBuilder and to pages that show one account: plain values,
/// UTF-8 text, days in the workspace's zone. An invalid Day and an empty text mean "not known".
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/money.h"
#include "model/enums.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace milepost {

struct AccountRecord {
    AccountId id;
    std::string externalId;
    std::string name, domain, owner, plan, industry, region, useCase;
    std::string executive; ///< the account executive on our side
    Day signup, renewal;
    std::optional<Money> arr; ///< stated on the account; subscriptions, where there are any, win
    std::optional<std::int32_t> seats, noticeDays;
    std::optional<bool> trial, churnedFlag, autoRenew;
    Day churnedOn; ///< of the dated flag
    Origin origin = Origin::Source;
    bool sample = false; ///< belongs to the sample portfolio
    std::vector<std::pair<std::string, std::string>> custom;
};

/// From `validFrom` on, `field` (a key of fieldsOf(Accounts) with history) was `value`. validFrom invalid: from
/// the beginning. Ordered by account, field, validFrom.
struct AttributeRecord {
    AccountId account;
    std::string field;
    Day validFrom;
    std::string value; ///< as core/model/attribute.h encodes it: dates ISO, money "96000.00 USD", flags 0/1
};

struct SubscriptionRecord {
    AccountId account;
    std::string externalId, plan;
    Day start, end, termEnd, cancelOn; ///< end: first day without it; termEnd: end of the paid term
    std::optional<Money> arr;
    std::optional<std::int32_t> seats, noticeDays;
    std::optional<bool> autoRenew;
    bool trial = false;
    std::int32_t termDays = 0; ///< billing or contract term; 0: not known
};

struct ContactRecord {
    AccountId account;
    std::string externalId, name, email, title;
    ContactRole role = ContactRole::Other;
    Day leftOn, bouncedOn, lastSeen;
};

struct TicketRecord {
    AccountId account;
    std::string externalId, subject;
    Day opened, closed;
    TicketPriority priority = TicketPriority::Unknown;
    bool escalated = false;
    std::optional<double> score; ///< CSAT of the ticket, 1–5
};

struct SurveyRecord {
    AccountId account;
    std::string externalId, contact, comment;
    SurveyKind kind = SurveyKind::Nps;
    double score = 0;
    double scaleMax = 10;
    Day answered;
};

struct InvoiceRecord {
    AccountId account;
    std::string externalId;
    std::optional<Money> amount;
    Day issued, due, paid;
    bool failed = false;
};

struct ChurnRecord {
    AccountId account;
    std::string externalId, reason, comment;
    Day on;
    bool reactivation = false;
};

/// A reading of a limit of the contract: "api_calls: 41,000 of 50,000".
struct LimitReading {
    AccountId account;
    std::string metric;
    Day on;
    double used = 0;
    double limit = 0; ///< > 0
};

struct NoteRecord {
    std::int64_t id = 0;
    AccountId account;
    Instant at;
    std::string author, text; ///< Markdown, shown without HTML
};

/// An achievement that a person logged (A8).
struct LoggedMilestone {
    std::int64_t id = 0;
    AccountId account;
    MilestoneId milestone;
    Day on;
    std::string note, link, confirmedBy, author;
};

/// A queue item put away (C8): done (until a new signal, at most 14 days) or snoozed.
struct TriageAction {
    AccountId account;
    enum class Kind : std::uint8_t { Done, Snoozed } kind = Kind::Done;
    Day on;
    Day until;
    std::string reason, author;
};

struct TaskRecord {
    std::int64_t id = 0;
    AccountId account;
    std::string title, owner;
    Day due, doneOn;
};

/// One raw event as a page shows it.
struct EventRecord {
    Instant time;
    std::string event, user;
    std::string properties; ///< JSON object, or ""
    RunId run; ///< the import that brought it
};

} // namespace milepost
