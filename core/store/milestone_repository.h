/// The catalog: milestones with every version they ever had (decision 6), levels, achievements logged by hand, and
/// the cut-offs of percentile rules frozen at month ends (decision 1).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"
#include "model/milestone.h"
#include "model/records.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::store {

class Database;

/// A definition as JSON text and back (the form kept in milestone_version and in edits). Parse errors name what is
/// wrong; rules nest at most 32 deep.
[[nodiscard]] std::string definitionToJson(const MilestoneDefinition &definition);
[[nodiscard]] Result<MilestoneDefinition> definitionFromJson(std::string_view json);
[[nodiscard]] std::string levelsToJson(std::span<const Level> levels);
[[nodiscard]] Result<std::vector<Level>> levelsFromJson(std::string_view json);

class MilestoneRepository {
public:
    explicit MilestoneRepository(Database &database) : m_database(&database) {}

    /// Current versions in catalog order, disabled ones included, and the levels.
    [[nodiscard]] Result<Catalog> catalog();
    /// Every version of every milestone, by milestone and version; id, enabled and origin are today's.
    [[nodiscard]] Result<std::vector<MilestoneDefinition>> versions();
    [[nodiscard]] Result<MilestoneDefinition> get(std::string_view key); ///< NotFound

    /// At the end of the catalog; version and effectiveFrom as given. AlreadyExists for a known key.
    [[nodiscard]] Result<MilestoneId> add(const MilestoneDefinition &definition, Instant at, std::string_view author);
    /// Version = the newest + 1, in force from definition.effectiveFrom. Returns the number.
    [[nodiscard]] Result<std::int32_t> addVersion(MilestoneId milestone, const MilestoneDefinition &definition, Instant at,
                                                  std::string_view author);
    /// Makes an older version the current one again (undo): later ones stay, withdrawn.
    [[nodiscard]] Result<> withdrawVersionsAfter(MilestoneId milestone, std::int32_t version);
    /// The reverse (redo).
    [[nodiscard]] Result<> reinstateVersionsUpTo(MilestoneId milestone, std::int32_t version);
    /// The one thing of a version that may change afterwards: "recompute history" moves it back.
    [[nodiscard]] Result<> setEffectiveFrom(MilestoneId milestone, std::int32_t version, Day from);
    [[nodiscard]] Result<> setEnabled(MilestoneId milestone, bool enabled);
    /// An entry taken back by undo: not in catalog(), its versions stay. Bringing it back keeps its id.
    [[nodiscard]] Result<> setWithdrawn(MilestoneId milestone, bool withdrawn);
    [[nodiscard]] Result<> setOrder(std::span<const MilestoneId> order);
    [[nodiscard]] Result<> setLevels(std::span<const Level> levels);
    /// Makes entries for milestone types that arrive as data and are in no catalog (origin: data, on). Known keys,
    /// switched off or withdrawn ones included, are left alone. Returns how many were new.
    [[nodiscard]] Result<std::int64_t> addFromData(std::span<const MilestoneDefinition> found, Instant at);

    [[nodiscard]] Result<std::int64_t> logMilestone(const LoggedMilestone &logged, Instant at);
    [[nodiscard]] Result<> setLoggedDeleted(std::int64_t id, bool deleted);
    [[nodiscard]] Result<std::vector<LoggedMilestone>> logged(AccountId only = {}); ///< by account, day

    struct CutOff {
        Day monthEnd;
        std::uint64_t rule = 0; ///< hash of the match and percentile
        double percentile = 0, value = 0;
        friend bool operator==(const CutOff &, const CutOff &) = default;
    };
    /// Frozen: an existing one is kept as it is.
    [[nodiscard]] Result<> freezeCutOff(const CutOff &cutOff);
    [[nodiscard]] Result<std::vector<CutOff>> cutOffs();

private:
    Database *m_database;
};

} // namespace milepost::store
