/// A milestone's definition (A5), its rule (A7), and the ordered levels (A10). Plain values; the catalog in the
/// database is the truth, TOML its exchange form (core/milestones).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "model/enums.h"

#include <optional>
#include <string>
#include <vector>

namespace milepost {

/// A condition on one property of an event.
struct PropertyCondition {
    enum class Op : std::uint8_t { Equals, NotEquals, Contains, Less, LessEqual, Greater, GreaterEqual, Exists };
    std::string property;
    Op op = Op::Equals;
    std::string value; ///< compared as numbers when both sides are numbers
    friend bool operator==(const PropertyCondition &, const PropertyCondition &) = default;
};

/// Which events count. `names` empty: every event.
struct EventMatch {
    std::vector<std::string> names;
    std::vector<PropertyCondition> where; ///< all must hold
    friend bool operator==(const EventMatch &, const EventMatch &) = default;
};

/// A7. One node of a rule's tree; which members count depends on `form`.
struct Rule {
    enum class Form : std::uint8_t {
        First, ///< the first matching event
        Count, ///< matching events ≥ threshold
        DistinctUsers, ///< distinct users of matching events ≥ threshold
        DistinctEvents, ///< distinct event names of match.names ≥ threshold
        DistinctValues, ///< distinct values of `property` ≥ threshold
        Sum, ///< sum of `property` ≥ threshold
        ConsecutiveDays, ///< consecutive days with a matching event ≥ threshold
        LimitShare, ///< reading of limit `property` ("" = any): used/limit ≥ threshold (0–1)
        Percentile, ///< occurrences of match in 28 days ≥ the frozen month-end cut-off of percentile `threshold`
        Logged, ///< only by hand (A8), or by a milestone_achieved event that names it
        All, Any, Not, ///< of `children`; Not has one
    };
    enum class Within : std::uint8_t {
        Ever,
        OfStart, ///< within `days` of the account's start
        Sliding, ///< within any stretch of `days` days
        CalendarWeek, ///< within one ISO week
    };
    Form form = Form::Logged;
    EventMatch match;
    std::string property;
    double threshold = 1;
    Within within = Within::Ever;
    std::int32_t days = 0;
    std::vector<Rule> children;
    friend bool operator==(const Rule &, const Rule &) = default;
};

struct MilestoneDefinition {
    MilestoneId id; ///< 0 before the store has given one
    std::string key; ///< stable, snake_case: "first_integration"
    std::string title;
    Category category = Category::Onboarding;
    Pillar pillar = Pillar::Activation;
    MilestoneKind kind = MilestoneKind::Functional;
    Stage stage = Stage::Month1;
    std::string owner; ///< who answers for it
    std::string method; ///< how it is measured, in words
    std::optional<std::int32_t> windowDays; ///< target window from start
    std::string appliesTo; ///< filter text over accounts; "" = all
    bool required = false;
    std::string implication; ///< stated revenue or cost implication
    std::string offer; ///< expansion offer; "" = none
    std::string ask; ///< advocacy ask; "" = none
    std::string why; ///< why it matters
    std::string celebration; ///< text for the customer
    std::string outcomeKey; ///< the customer milestone that a functional one is pegged to
    Day reviewOn;
    std::optional<std::int32_t> cadenceDays; ///< A9: a repeating milestone is due again after so many days
    Rule rule;
    bool enabled = true;
    std::int32_t version = 1;
    Day effectiveFrom; ///< invalid: from the beginning (decision 6)
    Origin origin = Origin::Person;
    friend bool operator==(const MilestoneDefinition &, const MilestoneDefinition &) = default;
};

/// A10. Reached when `needed` of `milestones` are (0: all of them), and all levels before it are.
struct Level {
    std::string key, title, badge, unlock;
    std::vector<std::string> milestones; ///< keys
    std::int32_t needed = 0;
    friend bool operator==(const Level &, const Level &) = default;
};

struct Catalog {
    std::vector<MilestoneDefinition> milestones; ///< in the order people see them
    std::vector<Level> levels; ///< in order of ascent
};

} // namespace milepost
