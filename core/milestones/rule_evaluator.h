/// Events of one account × the catalog → its achievements, progress and daily activity (A7, A9; DESIGN
/// decisions 3 and 6). Pure. A CompiledCatalog is immutable and may be shared between threads; a RuleEvaluator
/// keeps scratch memory and belongs to one thread.
///
/// How a rule is judged. Facts are taken in order of time; on one day hand-logged milestones come first, then
/// limit readings, then events. Each leaf of a rule looks at the facts since the milestone's last occurrence (all,
/// where there is none) and holds from the first fact at which its condition is met; it then stays met until the next
/// occurrence. `not` holds as long as its child does not. An occurrence is completed by the first fact that
/// belongs to a leaf outside any `not` and after which the whole tree holds.
///  - Windows count calendar days of the workspace's zone. Of start: day ≤ start + days (earlier facts count; no start:
///    never). Sliding: the last `days` days, the day of the fact included. Calendar week: Monday to Sunday.
///  - Repeats: a milestone with a cadence has an occurrence each time its rule is met; after it the rule starts
///    anew from the next fact, and at most one a day comes from the rule (one that was held back is completed by
///    the next fitting fact of a later day). Without a cadence the rule gives one occurrence, and none when the
///    milestone is already reached in another way.
///  - A `milestone_achieved` event whose milestone_type is (or normalises to) the key is an occurrence each time, origin
///    Data, even without a cadence. A hand-logged milestone is an occurrence, origin Person, unless the milestone
///    has no cadence and is already reached, or has an occurrence on that day. Any occurrence starts the rule anew.
///  - Versions: a fact is judged by the version in force on its day (effectiveFrom ≤ day, the highest such
///    version); facts before effectiveFrom count towards thresholds but complete nothing. Data and hand-logged
///    occurrences on a day before any version carry the lowest version.
///  - Property conditions: an absent property meets none (`exists` with value "false" asks for absence).
///    Numbers when both sides are numbers, else text by bytes. Events without a user count for no distinct user.
///  - A disabled definition (its highest version) is not evaluated. Applicability is not judged here.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zone.h"
#include "milestones/percentile_cutoffs.h"
#include "model/achievement.h"
#include "model/event_reader.h"
#include "model/milestone.h"
#include "model/records.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace milepost::milestones {

struct CompiledRules; // how it is laid out is nobody else's business

/// The rules of a catalog made ready: which leaves each event name feeds, which properties they read.
class CompiledCatalog {
public:
    /// All versions of all definitions, in any order; versions of one milestone share its key. For a catalog edit pass the
    /// edited milestone alone and splice() the outcome.
    [[nodiscard]] static CompiledCatalog compile(std::span<const MilestoneDefinition> versions);
    [[nodiscard]] const CompiledRules &rules() const { return *m_rules; }
    /// Milestones that are evaluated.
    [[nodiscard]] std::vector<MilestoneId> milestones() const;
    /// Rules of form Percentile, for freezing cut-offs.
    [[nodiscard]] std::vector<PercentileLeaf> percentileLeaves() const;

private:
    std::shared_ptr<const CompiledRules> m_rules;
};

/// What is known of the account besides its events. Limits ordered by day; logged in any order.
struct AccountContext {
    Day start; ///< M0; invalid: not known
    std::span<const LimitReading> limits;
    std::span<const LoggedMilestone> logged;
};

class RuleEvaluator {
public:
    /// `cutOffs` may be empty: percentile rules are then never met.
    RuleEvaluator(CompiledCatalog catalog, Zone zone, PercentileCutOffs cutOffs = {});
    ~RuleEvaluator();
    RuleEvaluator(RuleEvaluator &&) noexcept;
    RuleEvaluator &operator=(RuleEvaluator &&) noexcept;

    /// Everything derived of one account. All readers given to one evaluator must share their event name ids.
    /// Progress is listed for milestones without an occurrence and with a value > 0: windows end on the day of the newest
    /// fact; `all` of several children counts the children that hold; `any` shows its most advanced child.
    [[nodiscard]] DerivedAccount evaluate(const EventReader &events, const AccountContext &context);

private:
    struct Scratch;
    std::unique_ptr<Scratch> m_scratch;
};

/// Replaces in `whole` what belongs to `milestones` by what `part` has of them; activity is part's.
void splice(DerivedAccount &whole, const DerivedAccount &part, std::span<const MilestoneId> milestones);

/// What cached achievements hold for: every field of every definition that evaluation reads, and the zone. Texts
/// for people (title, why, …) and order do not change it.
[[nodiscard]] std::uint64_t catalogHash(const Catalog &catalog, const Zone &zone);
[[nodiscard]] std::uint64_t catalogHash(std::span<const MilestoneDefinition> versions, const Zone &zone);

} // namespace milepost::milestones
