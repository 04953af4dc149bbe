#include "milestones/rule_evaluator.h"

#include "base/hash.h"

#include <algorithm>
#include <bit>
#include <string>
#include <tuple>

namespace milepost::milestones {

namespace {

/// Bytes that say exactly what evaluation reads: lengths before texts, so that no two contents meet.
class Encoding {
public:
    void number(std::uint64_t value)
    {
        for (int shift = 0; shift < 64; shift += 8)
            m_bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
    }
    void text(std::string_view value)
    {
        number(value.size());
        m_bytes.append(value);
    }
    void match(const EventMatch &match)
    {
        number(match.names.size());
        for (const std::string &name : match.names)
            text(name);
        number(match.where.size());
        for (const PropertyCondition &condition : match.where) {
            text(condition.property);
            number(static_cast<std::uint64_t>(condition.op));
            text(condition.value);
        }
    }
    void rule(const Rule &rule)
    {
        number(static_cast<std::uint64_t>(rule.form));
        match(rule.match);
        text(rule.property);
        number(std::bit_cast<std::uint64_t>(rule.threshold));
        number(static_cast<std::uint64_t>(rule.within));
        number(static_cast<std::uint64_t>(rule.days));
        number(rule.children.size());
        for (const Rule &child : rule.children)
            this->rule(child);
    }
    void definition(const MilestoneDefinition &definition)
    {
        number(static_cast<std::uint64_t>(definition.id.value));
        text(definition.key);
        rule(definition.rule);
        number(definition.cadenceDays.has_value());
        number(definition.enabled);
        number(static_cast<std::uint64_t>(definition.version));
        number(static_cast<std::uint64_t>(definition.effectiveFrom.value));
    }
    [[nodiscard]] std::uint64_t hash() const { return stableHash(m_bytes); }

private:
    std::string m_bytes;
};

// Rises when the evaluator's own meaning changes: caches made by an older one are then made again.
constexpr std::uint64_t evaluatorGeneration = 1;

} // namespace

std::uint64_t fingerprintOf(const EventMatch &match)
{
    // Order of names and conditions does not change what is counted.
    EventMatch sorted = match;
    std::ranges::sort(sorted.names);
    std::ranges::sort(sorted.where, {}, [](const PropertyCondition &condition) {
        return std::tie(condition.property, condition.op, condition.value);
    });
    Encoding encoding;
    encoding.match(sorted);
    return encoding.hash();
}

std::uint64_t catalogHash(std::span<const MilestoneDefinition> versions, const Zone &zone)
{
    std::vector<std::uint64_t> hashes;
    for (const MilestoneDefinition &definition : versions) {
        Encoding encoding;
        encoding.definition(definition);
        hashes.push_back(encoding.hash());
    }
    std::ranges::sort(hashes);
    Encoding all;
    all.number(evaluatorGeneration);
    all.text(zone.name());
    for (const std::uint64_t hash : hashes)
        all.number(hash);
    return all.hash();
}

std::uint64_t catalogHash(const Catalog &catalog, const Zone &zone) { return catalogHash(catalog.milestones, zone); }

} // namespace milepost::milestones
