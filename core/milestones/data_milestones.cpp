#include "milestones/data_milestones.h"

#include <algorithm>
#include <array>
#include <utility>

namespace milepost::milestones {

namespace {

constexpr bool isAsciiLetterOrDigit(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Category categoryFrom(std::string_view text)
{
    const std::string key = keyFromType(text);
    if (const auto ours = fromKey<Category>(key))
        return *ours;
    constexpr std::array known{
        std::pair{std::string_view("setup"), Category::Onboarding},
        std::pair{std::string_view("first_use"), Category::Onboarding},
        std::pair{std::string_view("activation"), Category::Onboarding},
        std::pair{std::string_view("integration"), Category::Adoption},
        std::pair{std::string_view("expansion"), Category::Growth},
        std::pair{std::string_view("referral"), Category::Advocacy},
    };
    const auto *const found = std::ranges::find(known, key, &std::pair<std::string_view, Category>::first);
    return found == known.end() ? Category::Value : found->second;
}

Pillar pillarOf(Category category)
{
    switch (category) {
    case Category::Onboarding: return Pillar::Activation;
    case Category::Value: return Pillar::Health;
    case Category::Adoption: return Pillar::Usage;
    case Category::Growth:
    case Category::Advocacy: return Pillar::Expansion;
    }
    return Pillar::Usage;
}

Stage stageOf(Category category)
{
    switch (category) {
    case Category::Onboarding: return Stage::Month1;
    case Category::Value:
    case Category::Adoption: return Stage::Month3;
    case Category::Growth: return Stage::Month6;
    case Category::Advocacy: return Stage::Month12;
    }
    return Stage::Month3;
}

std::string titleFrom(std::string_view type)
{
    std::string title(type);
    std::ranges::replace(title, '_', ' ');
    const auto first = title.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return std::string(type);
    title = title.substr(first, title.find_last_not_of(" \t\r\n") - first + 1);
    if (title.front() >= 'a' && title.front() <= 'z')
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

} // namespace

std::string keyFromType(std::string_view milestoneType)
{
    std::string key;
    bool gap = false;
    for (const char c : milestoneType) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 128 && !isAsciiLetterOrDigit(byte)) {
            gap = true;
            continue;
        }
        if (gap && !key.empty())
            key.push_back('_');
        gap = false;
        key.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : c);
    }
    return key;
}

MilestoneDefinition definitionFromData(std::string_view milestoneType, std::string_view category)
{
    MilestoneDefinition definition;
    definition.key = keyFromType(milestoneType);
    definition.title = titleFrom(milestoneType);
    definition.category = categoryFrom(category);
    definition.pillar = pillarOf(definition.category);
    definition.kind = MilestoneKind::Functional;
    definition.stage = stageOf(definition.category);
    definition.method = "Reported by the product as a milestone_achieved event";
    definition.rule.form = Rule::Form::Logged;
    definition.enabled = true;
    definition.origin = Origin::Data;
    return definition;
}

std::vector<SeenType> typesIn(const EventReader &events)
{
    std::vector<SeenType> seen;
    const auto announced = events.nameId(milestoneAchievedEvent);
    if (!announced)
        return seen;
    for (const EventPoint &event : events.events()) {
        if (event.name != *announced)
            continue;
        const auto type = events.property(event.row, milestoneTypeProperty);
        if (!type || std::ranges::find(seen, *type, &SeenType::type) != seen.end())
            continue;
        seen.push_back({*type, events.property(event.row, milestoneCategoryProperty).value_or(std::string())});
    }
    return seen;
}

} // namespace milepost::milestones
