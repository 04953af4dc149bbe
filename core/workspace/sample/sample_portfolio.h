/// The sample portfolio (H7): about 240 believable accounts over the three years that end today, from a seed. Plain
/// values only; whoever stores them marks them as sample. Same seed and day: the same bytes on every machine (own
/// generator, integer arithmetic). The stories it tells and the effects planted in it, with their true
/// sizes, are in docs/sample-portfolio.md. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "model/authored.h"
#include "model/entity.h"
#include "model/milestone.h"

#include <cstdint>
#include <string>
#include <vector>

namespace milepost::sample {

struct SampleEvent {
    std::string account, user; ///< external ids; every event names its account
    Instant time; ///< never later than the end of yesterday
    std::string name;
    std::string properties; ///< a JSON object, or ""
    std::string messageId; ///< unique
    friend bool operator==(const SampleEvent &, const SampleEvent &) = default;
};

/// From `validFrom` on, the account's `field` (key of fieldsOf(Accounts)) was `value` (attribute encoding).
struct SampleAttribute {
    std::string account, field, value;
    Day validFrom;
};

/// One field that somebody wrote; `account` is the external id, "" for the workspace's own.
struct SampleAuthored {
    std::string account;
    AuthoredValue value;
};

struct SamplePortfolio {
    /// What was known when. EntityRow::account is the account's external id.
    std::vector<EntityRow> accounts, subscriptions, contacts, users, tickets, surveys, invoices, churn;
    std::vector<EntityRow> usage; ///< readings of limits (metric, used, limit, time); no events
    std::vector<SampleEvent> events; ///< ordered by (account, time, message id)
    std::vector<SampleAttribute> attributes; ///< the last of a field is the present one of `accounts`; ordered by account, field, day
    std::vector<SampleAuthored> authored; ///< calls, plans, interviews, value models; ordered by day
    Catalog catalog; ///< the starter catalog with the milestones of the sample switched on
    std::vector<std::string> owners; ///< CSMs; the first is `me`
    std::vector<std::string> executives; ///< AEs
    std::string me;
    std::string currency; ///< "EUR"
};

/// External ids of the accounts with a story (docs/sample-portfolio.md), for tests, screenshots and help.
struct SampleStory {
    std::string_view account; ///< external id
    std::string_view story; ///< "stalled_before_renewal", "seats_exploding" …
};
[[nodiscard]] const std::vector<SampleStory> &sampleStories();

inline constexpr std::uint64_t sampleSeed = 20'260'301;

/// `today`: the workspace's today; nothing is dated later than the day before, except terms, renewals, due dates and
/// announced cancellations.
[[nodiscard]] SamplePortfolio makeSamplePortfolio(Day today, std::uint64_t seed = sampleSeed);

} // namespace milepost::sample
