#include "milestones/compiled_rules.h"

#include "milestones/rule_evaluator.h"

#include <algorithm>
#include <map>

namespace milepost::milestones {

namespace {

/// Lays one catalog out.
class Layout {
public:
    explicit Layout(CompiledRules &rules) : m_rules(rules) {}

    void add(std::vector<const MilestoneDefinition *> versions)
    {
        std::ranges::stable_sort(versions, {}, &MilestoneDefinition::version);
        if (!versions.back()->enabled)
            return;
        const auto index = static_cast<std::uint32_t>(m_rules.milestones.size());
        CompiledMilestone milestone{versions.back()->id, versions.back()->key,
                                    static_cast<std::uint32_t>(m_rules.versions.size()), 0, false};
        for (const MilestoneDefinition *definition : versions) {
            m_milestone = index;
            m_version = static_cast<std::uint32_t>(m_rules.versions.size());
            m_rules.versions.push_back(
                {definition->version, definition->effectiveFrom, definition->cadenceDays.has_value(), 0});
            m_rules.versions[m_version].root = addNode(definition->rule, false);
            milestone.repeats = milestone.repeats || definition->cadenceDays.has_value();
        }
        milestone.versionEnd = static_cast<std::uint32_t>(m_rules.versions.size());
        m_rules.byKey.emplace(milestone.key, index);
        if (milestone.id)
            m_rules.byId.emplace(milestone.id.value, index);
        m_rules.milestones.push_back(std::move(milestone));
    }

    /// Leaves that take every name are listed under each name, so that an event needs one look-up.
    void finish()
    {
        for (auto &leaves : m_rules.leavesByName) {
            leaves.insert(leaves.end(), m_rules.leavesOfAnyName.begin(), m_rules.leavesOfAnyName.end());
            std::ranges::sort(leaves);
            leaves.erase(std::ranges::unique(leaves).begin(), leaves.end());
        }
    }

private:
    std::uint32_t addNode(const Rule &rule, bool underNot)
    {
        const auto index = static_cast<std::uint32_t>(m_rules.nodes.size());
        m_rules.nodes.push_back({rule.form, CompiledRules::none, {}});
        if (m_rules.nodes[index].isTree()) {
            std::vector<std::uint32_t> children;
            for (const Rule &child : rule.children)
                children.push_back(addNode(child, underNot || rule.form == Rule::Form::Not));
            m_rules.nodes[index].children = std::move(children);
        } else {
            m_rules.nodes[index].leaf = addLeaf(rule, underNot);
        }
        return index;
    }

    std::uint32_t addLeaf(const Rule &rule, bool underNot)
    {
        const auto index = static_cast<std::uint32_t>(m_rules.leaves.size());
        CompiledLeaf leaf;
        leaf.form = rule.form;
        leaf.within = rule.within;
        leaf.days = rule.days;
        leaf.threshold = rule.threshold;
        for (const PropertyCondition &condition : rule.match.where)
            leaf.where.emplace_back(condition);
        leaf.property = rule.property;
        leaf.underNot = underNot;
        leaf.version = m_version;
        leaf.milestone = m_milestone;
        if (rule.form == Rule::Form::Percentile) {
            leaf.fingerprint = fingerprintOf(rule.match);
            m_rules.percentileLeaves.push_back({leaf.fingerprint, rule.match, rule.threshold});
        }
        m_rules.leaves.push_back(std::move(leaf));
        if (rule.form == Rule::Form::LimitShare) {
            m_rules.limitLeaves.push_back(index);
        } else if (rule.form != Rule::Form::Logged) {
            if (rule.match.names.empty())
                m_rules.leavesOfAnyName.push_back(index);
            for (const std::string &name : rule.match.names) {
                const auto [entry, added]
                    = m_rules.nameIndex.emplace(name, static_cast<std::uint32_t>(m_rules.leavesByName.size()));
                if (added)
                    m_rules.leavesByName.emplace_back();
                m_rules.leavesByName[entry->second].push_back(index);
            }
        }
        return index;
    }

    CompiledRules &m_rules;
    std::uint32_t m_milestone = 0;
    std::uint32_t m_version = 0;
};

} // namespace

std::uint32_t CompiledRules::inForce(const CompiledMilestone &milestone, Day day) const
{
    for (std::uint32_t v = milestone.versionEnd; v-- > milestone.versionBegin;) {
        // An invalid Day is the smallest: from the beginning.
        if (versions[v].from <= day)
            return v;
    }
    return none;
}

CompiledCatalog CompiledCatalog::compile(std::span<const MilestoneDefinition> versions)
{
    auto rules = std::make_shared<CompiledRules>();
    std::vector<std::vector<const MilestoneDefinition *>> groups;
    std::map<std::string_view, std::size_t> groupOf;
    for (const MilestoneDefinition &definition : versions) {
        const auto [entry, added] = groupOf.emplace(definition.key, groups.size());
        if (added)
            groups.emplace_back();
        groups[entry->second].push_back(&definition);
    }
    Layout layout(*rules);
    for (auto &group : groups)
        layout.add(std::move(group));
    layout.finish();
    CompiledCatalog result;
    result.m_rules = std::move(rules);
    return result;
}

std::vector<MilestoneId> CompiledCatalog::milestones() const
{
    std::vector<MilestoneId> ids;
    for (const CompiledMilestone &milestone : m_rules->milestones)
        ids.push_back(milestone.id);
    return ids;
}

std::vector<PercentileLeaf> CompiledCatalog::percentileLeaves() const
{
    std::vector<PercentileLeaf> leaves;
    for (const PercentileLeaf &leaf : m_rules->percentileLeaves) {
        const bool known = std::ranges::any_of(leaves, [&](const PercentileLeaf &other) {
            return other.fingerprint == leaf.fingerprint && other.percentile == leaf.percentile;
        });
        if (!known)
            leaves.push_back(leaf);
    }
    return leaves;
}

} // namespace milepost::milestones
