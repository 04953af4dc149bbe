#include "value/roi.h"

#include <algorithm>
#include <map>
#include <set>

namespace milepost::value {

namespace {

Error wrong(const RoiModel &model, const std::string &where, const std::string &what)
{
    return Error{ErrorCode::InvalidArgument, "model " + model.key + ": " + where, what};
}

void namesOf(const Rule &rule, std::set<std::string> &names)
{
    names.insert(rule.match.names.begin(), rule.match.names.end());
    for (const Rule &child : rule.children)
        namesOf(child, names);
}

bool isKey(std::string_view text)
{
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

template <class Part> Result<> checkKeys(const RoiModel &model, const std::vector<Part> &parts, const std::string &what)
{
    std::set<std::string> seen;
    for (const Part &part : parts) {
        if (!isKey(part.key))
            return wrong(model, what + " “" + part.key + "”", "a key is made of small letters, digits and _");
        if (!seen.insert(part.key).second)
            return wrong(model, what + " “" + part.key + "”", "this key is used twice");
    }
    return {};
}

Result<> checkAssumption(const RoiModel &model, const RoiAssumption &assumption)
{
    const std::string where = "assumption “" + assumption.key + "”";
    const auto middle = exactFromDecimal(assumption.base);
    if (!middle)
        return wrong(model, where, "base is a plain number such as 10 or 0.85");
    for (const auto &[text, what, lower] : {std::tuple{&assumption.low, "low", true}, {&assumption.high, "high", false}}) {
        if (text->empty())
            continue;
        const auto value = exactFromDecimal(*text);
        if (!value)
            return wrong(model, where, std::string(what) + " is a plain number, or left out");
        if (lower ? *value > *middle : *value < *middle)
            return wrong(model, where, std::string(what) + (lower ? " is above base" : " is below base"));
    }
    return {};
}

class Lines {
public:
    Lines(const RoiModel &model, const Portfolio &portfolio) : m_model(model), m_portfolio(portfolio) {}

    Result<> check()
    {
        for (const RoiLine &line : m_model.lines)
            MP_TRY(checkLine(line));
        for (const RoiCost &cost : m_model.costs)
            MP_TRY(checkCost(cost));
        return {};
    }

private:
    [[nodiscard]] const RoiAssumption *find(const std::string &key) const
    {
        const auto at = std::ranges::find(m_model.assumptions, key, &RoiAssumption::key);
        return at == m_model.assumptions.end() ? nullptr : &*at;
    }

    Result<> needs(const std::string &where, const char *what, const std::string &key, bool required, std::optional<bool> money)
    {
        if (key.empty()) {
            if (required)
                return wrong(m_model, where, std::string(what) + " is missing: name an assumption");
            return {};
        }
        const RoiAssumption *assumption = find(key);
        if (!assumption)
            return wrong(m_model, where, std::string(what) + ": there is no assumption “" + key + "”");
        if (money && assumption->currency.valid() != *money)
            return wrong(m_model, where, std::string(what) + ": assumption “" + key + (*money ? "” needs a currency" : "” must have no currency"));
        return {};
    }

    Result<> checkLine(const RoiLine &line)
    {
        const std::string where = "line “" + line.key + "”";
        const bool money = line.unit == RoiUnit::Money;
        MP_TRY(needs(where, "saving", line.saving, true, money));
        MP_TRY(needs(where, "without_us", line.withoutUs, false, money));
        MP_TRY(needs(where, "rate", line.rate, !money, true));
        if (money && !line.rate.empty())
            return wrong(m_model, where, "rate: a saving in money has none");
        MP_TRY(needs(where, "confidence", line.confidence, false, false));
        if (const RoiAssumption *confidence = find(line.confidence)) {
            for (const std::string *text : {&confidence->low, &confidence->base, &confidence->high}) {
                const auto value = exactFromDecimal(*text);
                if (value && (*value < 0 || *value > 1))
                    return wrong(m_model, where, "confidence is a share from 0 to 1");
            }
        }
        if (money && find(line.saving) && !line.withoutUs.empty() && find(line.withoutUs)->currency != find(line.saving)->currency)
            return wrong(m_model, where, "saving and without_us are in different currencies");
        std::set<std::string> feeds;
        if (line.counted == RoiCounted::Event) {
            if (line.object.empty())
                return wrong(m_model, where, "object: name the event that is counted");
            feeds.insert(line.object);
        } else {
            const MilestoneIndex milestone = m_portfolio.findMilestone(line.object);
            if (milestone == noMilestone)
                return wrong(m_model, where, "object: there is no milestone “" + line.object + "” that is switched on");
            namesOf(m_portfolio.milestones[milestone].rule, feeds);
            feeds.insert("milestone:" + line.object);
        }
        for (const std::string &event : feeds) {
            const auto [at, added] = m_fedBy.emplace(event, line.key);
            if (!added)
                return wrong(m_model, where, "what it counts (“" + event + "”) already feeds line “" + at->second + "”: nothing is counted twice");
        }
        return {};
    }

    Result<> checkCost(const RoiCost &cost)
    {
        const std::string where = "cost “" + cost.key + "”";
        if (cost.kind == RoiCostKind::Subscription) {
            if (!cost.amount.empty() || !cost.rate.empty())
                return wrong(m_model, where, "a subscription's amount comes from the account's records");
            return {};
        }
        const bool hours = cost.kind == RoiCostKind::InternalHours;
        MP_TRY(needs(where, "amount", cost.amount, true, !hours));
        MP_TRY(needs(where, "rate", cost.rate, hours, true));
        return {};
    }

    const RoiModel &m_model;
    const Portfolio &m_portfolio;
    std::map<std::string, std::string> m_fedBy; ///< event → line
};

} // namespace

Result<> checkRoi(const RoiModel &model, const Portfolio &portfolio)
{
    if (!isKey(model.key))
        return wrong(model, "key", "a key is made of small letters, digits and _");
    if (model.from.valid() && model.to.valid() && model.to < model.from)
        return wrong(model, "to", "the period ends before it begins");
    MP_TRY(checkKeys(model, model.assumptions, "assumption"));
    MP_TRY(checkKeys(model, model.lines, "line"));
    MP_TRY(checkKeys(model, model.costs, "cost"));
    for (const RoiAssumption &assumption : model.assumptions)
        MP_TRY(checkAssumption(model, assumption));
    return Lines(model, portfolio).check();
}

} // namespace milepost::value
