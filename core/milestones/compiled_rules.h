/// The layout of a CompiledCatalog: every leaf of every rule in one array, found by event name. Internal to this
/// folder. Immutable after compile(); shared between threads.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "milestones/percentile_cutoffs.h"
#include "milestones/property_condition.h"
#include "model/milestone.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace milepost::milestones {

struct CompiledLeaf {
    Rule::Form form = Rule::Form::First;
    Rule::Within within = Rule::Within::Ever;
    std::int32_t days = 0;
    double threshold = 1;
    std::vector<CompiledCondition> where;
    std::string property;
    std::uint64_t fingerprint = 0; ///< of the match; Percentile only
    bool underNot = false; ///< completes nothing
    std::uint32_t version = 0; ///< CompiledRules::versions
    std::uint32_t milestone = 0; ///< CompiledRules::milestones
};

struct CompiledNode {
    Rule::Form form = Rule::Form::All;
    std::uint32_t leaf = 0; ///< of a leaf form
    std::vector<std::uint32_t> children; ///< of All, Any, Not
    [[nodiscard]] bool isTree() const
    {
        return form == Rule::Form::All || form == Rule::Form::Any || form == Rule::Form::Not;
    }
};

struct CompiledVersion {
    std::int32_t number = 1;
    Day from; ///< invalid: from the beginning
    bool repeats = false;
    std::uint32_t root = 0; ///< CompiledRules::nodes
};

struct CompiledMilestone {
    MilestoneId id;
    std::string key;
    std::uint32_t versionBegin = 0, versionEnd = 0; ///< ascending by number
    bool repeats = false; ///< some version does
};

/// Texts looked up without making a std::string of them.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
template <class T> using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

struct CompiledRules {
    std::vector<CompiledMilestone> milestones;
    std::vector<CompiledVersion> versions;
    std::vector<CompiledNode> nodes;
    std::vector<CompiledLeaf> leaves;
    std::vector<std::vector<std::uint32_t>> leavesByName; ///< leaves of a name and those that take every name
    TextMap<std::uint32_t> nameIndex; ///< into leavesByName
    std::vector<std::uint32_t> leavesOfAnyName;
    std::vector<std::uint32_t> limitLeaves;
    std::vector<PercentileLeaf> percentileLeaves;
    TextMap<std::uint32_t> byKey; ///< into milestones
    std::unordered_map<std::int64_t, std::uint32_t> byId; ///< of ids other than 0

    static constexpr std::uint32_t none = 0xFFFFFFFF;
    /// The version in force, or none.
    [[nodiscard]] std::uint32_t inForce(const CompiledMilestone &milestone, Day day) const;
};

} // namespace milepost::milestones
