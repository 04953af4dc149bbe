#include "pages/value/model_parts.h"

#include <QString>

#include <algorithm>

namespace milepost::ui {

namespace {

template <class Part> std::vector<std::string> keysOf(const std::vector<Part> &parts)
{
    std::vector<std::string> keys;
    for (const Part &part : parts)
        keys.push_back(part.key);
    return keys;
}

bool uses(const RoiModel &model, const std::string &key)
{
    return std::ranges::any_of(model.lines, [&](const RoiLine &line) {
        return line.saving == key || line.withoutUs == key || line.rate == key || line.confidence == key;
    }) || std::ranges::any_of(model.costs, [&](const RoiCost &cost) { return cost.amount == key || cost.rate == key; });
}

void dropUnused(RoiModel &model, const std::vector<std::string> &candidates)
{
    std::erase_if(model.assumptions, [&](const RoiAssumption &assumption) {
        return std::ranges::find(candidates, assumption.key) != candidates.end() && !uses(model, assumption.key);
    });
}

/// The key of what the draft says: of an assumption there is, or of one made for it; "" for no number.
std::string keyOfNumber(RoiModel &model, const NumberDraft &number, const std::string &title, const std::string &suffix, const std::string &unit,
                        bool money, const Stated &stated)
{
    if (number.none())
        return {};
    if (!number.key.empty())
        return number.key;
    RoiAssumption made;
    made.key = keyFor(title + " " + suffix, keysOf(model.assumptions));
    made.title = title;
    made.unit = unit;
    made.low = number.low;
    made.base = number.base;
    made.high = number.high;
    made.currency = money ? stated.currency : Currency();
    made.owner = stated.owner;
    made.on = stated.on;
    model.assumptions.push_back(made);
    return made.key;
}

} // namespace

std::string keyFor(const std::string &title, const std::vector<std::string> &taken)
{
    constexpr std::size_t longest = 40;
    std::string key;
    for (const QChar letter : QString::fromStdString(title).normalized(QString::NormalizationForm_KD).toLower()) {
        const char plain = letter.toLatin1();
        if ((plain >= 'a' && plain <= 'z') || (plain >= '0' && plain <= '9'))
            key += plain;
        else if (letter.isSpace() || letter.isPunct())
            key += key.empty() || key.back() == '_' ? "" : "_";
    }
    key = key.substr(0, longest);
    while (!key.empty() && key.back() == '_')
        key.pop_back();
    if (key.empty())
        key = "line";
    std::string free = key;
    for (int n = 2; std::ranges::find(taken, free) != taken.end(); ++n)
        free = key + "_" + std::to_string(n);
    return free;
}

LineDraft draftOf(const RoiLine &line)
{
    return {line.title,           line.object,       line.kind,          line.counted, line.unit, {line.saving, {}, {}, {}}, {line.withoutUs, {}, {}, {}},
            {line.rate, {}, {}, {}}, {line.confidence, {}, {}, {}}};
}

CostDraft draftOf(const RoiCost &cost) { return {cost.title, cost.kind, {cost.amount, {}, {}, {}}, {cost.rate, {}, {}, {}}, cost.due}; }

RoiModel withLine(RoiModel model, std::optional<std::size_t> line, const LineDraft &draft, const Stated &stated)
{
    RoiLine made = line ? model.lines[*line] : RoiLine();
    const std::vector<std::string> before{made.saving, made.withoutUs, made.rate, made.confidence};
    if (!line)
        made.key = keyFor(draft.title, keysOf(model.lines));
    made.title = draft.title;
    made.kind = draft.kind;
    made.counted = draft.counted;
    made.object = draft.object;
    made.unit = draft.unit;
    const bool money = draft.unit == RoiUnit::Money;
    const std::string code = stated.currency.toString();
    const std::string unit = draft.unit == RoiUnit::Minutes ? "minutes" : money ? code : "units";
    made.saving = keyOfNumber(model, draft.saving, draft.title, "saving", unit, money, stated);
    made.withoutUs = keyOfNumber(model, draft.withoutUs, draft.title, "without us", unit, money, stated);
    made.rate = money ? std::string()
                      : keyOfNumber(model, draft.rate, draft.title, "rate", code + (draft.unit == RoiUnit::Minutes ? " an hour" : " a unit"), true, stated);
    made.confidence = keyOfNumber(model, draft.share, draft.title, "share", "share due to us", false, stated);
    if (line)
        model.lines[*line] = made;
    else
        model.lines.push_back(made);
    dropUnused(model, before);
    return model;
}

RoiModel withCost(RoiModel model, std::optional<std::size_t> cost, const CostDraft &draft, const Stated &stated)
{
    RoiCost made = cost ? model.costs[*cost] : RoiCost();
    const std::vector<std::string> before{made.amount, made.rate};
    if (!cost)
        made.key = keyFor(draft.title, keysOf(model.costs));
    made.title = draft.title;
    made.kind = draft.kind;
    made.due = draft.due;
    const bool hours = draft.kind == RoiCostKind::InternalHours, priced = draft.kind != RoiCostKind::Subscription;
    const std::string code = stated.currency.toString();
    made.amount = priced ? keyOfNumber(model, draft.amount, draft.title, "cost", hours ? "hours" : code, !hours, stated) : std::string();
    made.rate = priced ? keyOfNumber(model, draft.rate, draft.title, "cost rate", code + (hours ? " an hour" : " each"), true, stated) : std::string();
    if (cost)
        model.costs[*cost] = made;
    else
        model.costs.push_back(made);
    dropUnused(model, before);
    return model;
}

RoiModel withoutLine(RoiModel model, std::size_t line)
{
    if (line >= model.lines.size())
        return model;
    const RoiLine gone = model.lines[line];
    model.lines.erase(model.lines.begin() + static_cast<std::ptrdiff_t>(line));
    dropUnused(model, {gone.saving, gone.withoutUs, gone.rate, gone.confidence});
    return model;
}

RoiModel withoutCost(RoiModel model, std::size_t cost)
{
    if (cost >= model.costs.size())
        return model;
    const RoiCost gone = model.costs[cost];
    model.costs.erase(model.costs.begin() + static_cast<std::ptrdiff_t>(cost));
    dropUnused(model, {gone.amount, gone.rate});
    return model;
}

} // namespace milepost::ui
