#include "analytics/grouping.h"

#include "analytics/lives.h"

#include <algorithm>
#include <map>

namespace milepost::analytics {

namespace {

constexpr std::int32_t monthlyAtMost = 45, yearlyAtMost = 400;

/// Non-trial subscription of the account that was open on a day; the longest term, then the latest start. The latest
/// one begun before where none was open.
const SubscriptionFact *subscriptionOn(const Portfolio &portfolio, AccountIndex account, Day day)
{
    const SubscriptionFact *open = nullptr, *earlier = nullptr;
    for (const SubscriptionFact &each : portfolio.subscriptions.of(account)) {
        if (each.trial || !each.start.valid() || each.start > day)
            continue;
        if (each.openOn(day)) {
            if (!open || each.termDays > open->termDays
                || (each.termDays == open->termDays && each.start > open->start))
                open = &each;
        } else if (!earlier || each.start > earlier->start) {
            earlier = &each;
        }
    }
    return open ? open : earlier;
}

const std::vector<StringId> *textColumn(const Portfolio &portfolio, std::string_view field)
{
    if (field == "plan")
        return &portfolio.plan;
    if (field == "industry")
        return &portfolio.industry;
    if (field == "region")
        return &portfolio.region;
    if (field == "owner")
        return &portfolio.owner;
    if (field == "use_case")
        return &portfolio.useCase;
    if (field.starts_with("cf:")) {
        for (const auto &column : portfolio.custom) {
            if (column.key == field.substr(3))
                return &column.text;
        }
    }
    return nullptr;
}

/// Seats over the subscriptions open at the account's start; noCount where none says.
std::int32_t seatsAt(const Portfolio &portfolio, AccountIndex account, Day day)
{
    std::int32_t seats = 0;
    bool known = false;
    for (const SubscriptionFact &each : portfolio.subscriptions.of(account)) {
        if (each.trial || each.seats == noCount || !each.start.valid() || !each.openOn(day))
            continue;
        seats += each.seats;
        known = true;
    }
    return known ? seats : noCount;
}

Grouping bySize(const Portfolio &portfolio, const FirstLives &lives, const std::array<std::int32_t, 3> &bands)
{
    Grouping grouping;
    grouping.field = "size";
    grouping.labels = {"1–" + std::to_string(bands[0] - 1), std::to_string(bands[0]) + "–" + std::to_string(bands[1] - 1),
                       std::to_string(bands[1]) + "–" + std::to_string(bands[2] - 1), std::to_string(bands[2]) + "+", ""};
    grouping.of.assign(portfolio.accountCount(), noGroup);
    for (AccountIndex account = 0; account < grouping.of.size(); ++account) {
        if (!lives.started(account))
            continue;
        std::int32_t seats = seatsAt(portfolio, account, lives.start[account]);
        if (seats == noCount) {
            seats = portfolio.seats[account];
            grouping.presentValues |= seats != noCount;
        }
        const std::uint8_t band = sizeBand(seats, bands);
        grouping.of[account] = band == unknownBand ? 4u : band;
    }
    return grouping;
}

Grouping byTerm(const Portfolio &portfolio, const FirstLives &lives)
{
    Grouping grouping;
    grouping.field = "term";
    for (const auto key : EnumKeys<ContractTerm>::keys)
        grouping.labels.emplace_back(key);
    grouping.of.assign(portfolio.accountCount(), noGroup);
    for (AccountIndex account = 0; account < grouping.of.size(); ++account) {
        if (lives.started(account))
            grouping.of[account]
                = static_cast<std::uint32_t>(contractTermOn(portfolio, account, lives.start[account]));
    }
    return grouping;
}

} // namespace

std::vector<std::string_view> groupingFields()
{
    return {"plan", "industry", "region", "owner", "use_case", "size", "term"};
}

std::optional<std::int32_t> termDaysOn(const Portfolio &portfolio, AccountIndex account, Day day)
{
    const SubscriptionFact *subscription = subscriptionOn(portfolio, account, day);
    if (!subscription)
        return std::nullopt;
    if (subscription->termDays > 0)
        return subscription->termDays;
    if (!subscription->termEnd.valid() || subscription->autoRenew.value_or(false)
        || subscription->termEnd <= subscription->start)
        return std::nullopt;
    return subscription->termEnd - subscription->start;
}

ContractTerm contractTermOn(const Portfolio &portfolio, AccountIndex account, Day day)
{
    const auto days = termDaysOn(portfolio, account, day);
    if (!days)
        return ContractTerm::Unknown;
    return *days <= monthlyAtMost ? ContractTerm::Monthly
        : *days <= yearlyAtMost   ? ContractTerm::Yearly
                                  : ContractTerm::Longer;
}

Grouping allTogether(const Portfolio &portfolio)
{
    Grouping grouping;
    grouping.of.assign(portfolio.accountCount(), 0);
    grouping.labels = {""};
    return grouping;
}

Grouping byStartQuarter(const FirstLives &lives, std::size_t most)
{
    const auto quarterOf = [](Day day) {
        const YearMonthDay date = civilFromDay(day);
        return date.year * 4 + (date.month - 1) / 3;
    };
    Grouping grouping;
    grouping.field = "quarter";
    grouping.of.assign(lives.accountCount(), noGroup);
    std::vector<int> quarter(lives.accountCount(), 0);
    std::map<int, std::uint32_t> groups;
    for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
        if (lives.started(account)) {
            quarter[account] = quarterOf(lives.start[account]);
            groups.emplace(quarter[account], 0u);
        }
    }
    while (most > 0 && groups.size() > most)
        groups.erase(groups.begin());
    std::uint32_t next = 0;
    for (auto &[number, group] : groups) {
        group = next++;
        grouping.labels.push_back(std::to_string(number / 4) + "Q" + std::to_string(number % 4 + 1));
    }
    for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
        const auto found = lives.started(account) ? groups.find(quarter[account]) : groups.end();
        if (found != groups.end())
            grouping.of[account] = found->second;
    }
    return grouping;
}

Grouping byTexts(std::string field, const std::vector<std::string_view> &texts, bool presentValues)
{
    Grouping grouping;
    grouping.field = std::move(field);
    grouping.presentValues = presentValues;
    std::map<std::string_view, std::uint32_t> groups;
    bool any = false;
    for (const std::string_view text : texts) {
        if (text.empty())
            any = true;
        else
            groups.emplace(text, 0u);
    }
    for (auto &[text, group] : groups) {
        group = static_cast<std::uint32_t>(grouping.labels.size());
        grouping.labels.emplace_back(text);
    }
    const auto none = static_cast<std::uint32_t>(grouping.labels.size());
    if (any)
        grouping.labels.emplace_back();
    grouping.of.reserve(texts.size());
    for (const std::string_view text : texts)
        grouping.of.push_back(text.empty() ? none : groups.find(text)->second);
    return grouping;
}

std::optional<StartTexts> startTexts(const Portfolio &portfolio, const FirstLives &lives, std::string_view field)
{
    const std::vector<StringId> *column = textColumn(portfolio, field);
    if (!column)
        return std::nullopt;
    StartTexts texts;
    texts.text.resize(portfolio.accountCount());
    texts.known.assign(portfolio.accountCount(), 0);
    for (AccountIndex account = 0; account < texts.text.size(); ++account) {
        StringId text = (*column)[account];
        if (field == "plan" && lives.started(account)) {
            const SubscriptionFact *first = subscriptionOn(portfolio, account, lives.start[account]);
            if (first && first->plan != 0) {
                text = first->plan;
                texts.known[account] = 1;
            }
        }
        texts.text[account] = portfolio.text(text);
    }
    return texts;
}

std::optional<Grouping> byField(const Portfolio &portfolio, const FirstLives &lives, std::string_view field,
                                const std::array<std::int32_t, 3> &sizeBands)
{
    if (field == "size")
        return bySize(portfolio, lives, sizeBands);
    if (field == "term")
        return byTerm(portfolio, lives);
    const auto texts = startTexts(portfolio, lives, field);
    if (!texts)
        return std::nullopt;
    bool present = false;
    for (AccountIndex account = 0; account < texts->text.size(); ++account)
        present |= lives.started(account) && !texts->known[account] && !texts->text[account].empty();
    return byTexts(std::string(field), texts->text, present);
}

Grouping crossed(const Grouping &a, const Grouping &b)
{
    Grouping both;
    both.field = a.field + "," + b.field;
    both.presentValues = a.presentValues || b.presentValues;
    for (const std::string &first : a.labels) {
        for (const std::string &second : b.labels)
            both.labels.push_back(first + " · " + second);
    }
    for (std::size_t account = 0; account < a.of.size(); ++account) {
        const bool in = a.of[account] != noGroup && b.of[account] != noGroup;
        both.of.push_back(in ? a.of[account] * static_cast<std::uint32_t>(b.count()) + b.of[account] : noGroup);
    }
    return both;
}

} // namespace milepost::analytics
