#include "portfolio/catalog_as_of.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace milepost {

std::vector<MilestoneDefinition> catalogAsOf(std::span<const MilestoneDefinition> versions, Day asOf)
{
    struct Versions {
        const MilestoneDefinition *inForce = nullptr, *lowest = nullptr, *highest = nullptr;
    };
    std::vector<Versions> byKey;
    std::unordered_map<std::string_view, std::size_t> indexOf;
    for (const MilestoneDefinition &definition : versions) {
        const auto [at, added] = indexOf.try_emplace(definition.key, byKey.size());
        if (added)
            byKey.emplace_back();
        Versions &known = byKey[at->second];
        const bool begun = !definition.effectiveFrom.valid() || definition.effectiveFrom <= asOf;
        if (begun && (known.inForce == nullptr || definition.version > known.inForce->version))
            known.inForce = &definition;
        if (known.lowest == nullptr || definition.version < known.lowest->version)
            known.lowest = &definition;
        if (known.highest == nullptr || definition.version > known.highest->version)
            known.highest = &definition;
    }
    std::vector<MilestoneDefinition> catalog;
    for (const Versions &known : byKey) {
        const MilestoneDefinition *chosen = known.inForce;
        if (chosen == nullptr && known.lowest->origin == Origin::Data)
            chosen = known.lowest;
        if (chosen != nullptr && known.highest->enabled)
            catalog.push_back(*chosen);
    }
    std::stable_sort(catalog.begin(), catalog.end(), [](const MilestoneDefinition &a, const MilestoneDefinition &b) {
        return a.category < b.category;
    });
    return catalog;
}

} // namespace milepost
