#include "workspace/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace milepost {

namespace {

using Type = SettingSpec::Type;

constexpr std::array specs{
    SettingSpec{"zone", Type::Zone, "", 0, 0, "",
                "IANA time zone in which a day is a day; changing it derives all achievements again", true},
    SettingSpec{"currency", Type::Currency, "", 0, 0, "",
                "ISO 4217 code in which the portfolio is added up, and of amounts that name none; unset: the one most "
                "amounts are in, and USD for amounts that name none", false},
    SettingSpec{"me", Type::Text, "", 0, 0, "", "your name as it stands in the owner field; owner:me finds it", false},
    SettingSpec{"time_zero", Type::Choice, "first_subscription", 0, 0, "first_subscription signup",
                "what a customer's days count from (M0): the first paid subscription where known, or the signup",
                true},
    SettingSpec{"break_days", Type::Integer, "30", 0, 366, "",
                "a gap between subscriptions of at most so many days is no break (M0)", false},
    SettingSpec{"churn_trust", Type::Text, "churn_records,dated_flag,last_subscription_end", 0, 0, "",
                "where churn dates are taken from, most trusted first (M0)", false},
    SettingSpec{"peers_k", Type::Integer, "10", 2, 1000, "", "fewest peers for a comparison (M5)", false},
    SettingSpec{"size_bands", Type::Integers, "10,50,250", 1, 1e9, "", "seats from which each further size band begins (M5)",
                false},
    SettingSpec{"weight_activation", Type::Number, "0.3", 0, 1000, "", "weight of the activation pillar in health (M8)",
                false},
    SettingSpec{"weight_usage", Type::Number, "0.3", 0, 1000, "", "weight of the usage pillar in health (M8)", false},
    SettingSpec{"weight_health", Type::Number, "0.25", 0, 1000, "", "weight of the health pillar in health (M8)", false},
    SettingSpec{"weight_expansion", Type::Number, "0.15", 0, 1000, "", "weight of the expansion pillar in health (M8)",
                false},
    SettingSpec{"health_fair", Type::Integer, "50", 1, 100, "", "health score from which the band is fair (M8)", false},
    SettingSpec{"health_good", Type::Integer, "70", 1, 100, "", "health score from which the band is good (M8)", false},
    SettingSpec{"index_watch", Type::Number, "0.03", 0, 1, "", "what an open watch signal adds to the risk index (M9)",
                false},
    SettingSpec{"index_serious", Type::Number, "0.1", 0, 1, "",
                "what an open serious signal adds to the risk index (M9)", false},
    SettingSpec{"index_critical", Type::Number, "0.3", 0, 1, "",
                "what an open critical signal adds to the risk index (M9)", false},
    SettingSpec{"observable_from", Type::Text, "", 0, 0, "",
                "first day of data (M0): a date for everything, and key:date for single milestones or for churn, divided by "
                "commas; accounts that started earlier are left out of what it concerns", false},
    SettingSpec{"stale_days", Type::Integer, "3", 0, 366, "",
                "days after which a source without new data is stale (M16)", false},
    SettingSpec{"brand_name", Type::Text, "", 0, 0, "", "who documents and mails for customers are from", false},
    SettingSpec{"brand_logo", Type::Text, "", 0, 0, "",
                "PNG or SVG file of at most 1 MiB that stands on documents; a path within the profile, or a whole one", false},
    SettingSpec{"brand_accent", Type::Text, "", 0, 0, "", "colour of documents, as #2b54c4", false},
};

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

template <class Number> std::optional<Number> read(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string shortest(double number)
{
    std::array<char, 40> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

std::vector<std::string_view> parts(std::string_view text, char separator)
{
    std::vector<std::string_view> found;
    while (true) {
        const auto at = text.find(separator);
        found.push_back(trimmed(text.substr(0, at)));
        if (at == std::string_view::npos)
            return found;
        text.remove_prefix(at + 1);
    }
}

std::optional<std::array<std::int32_t, 3>> readBands(std::string_view text)
{
    const auto items = parts(text, ',');
    std::array<std::int32_t, 3> bands{};
    if (items.size() != bands.size())
        return std::nullopt;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const auto value = read<std::int32_t>(items[i]);
        if (!value || *value < 1 || (i > 0 && *value <= bands[i - 1]))
            return std::nullopt;
        bands[i] = *value;
    }
    return bands;
}

Error refused(const SettingSpec &spec, const std::string &allowed)
{
    return Error{ErrorCode::InvalidArgument, std::string(spec.key), allowed};
}

Result<std::string> normalizeNumber(const SettingSpec &spec, std::string_view text)
{
    const std::string range = "a number from " + shortest(spec.least) + " to " + shortest(spec.most);
    if (spec.type == Type::Integer) {
        const auto value = read<std::int64_t>(text);
        const double number = value ? static_cast<double>(*value) : 0;
        if (!value || number < spec.least || number > spec.most)
            return refused(spec, "expects a whole number from " + shortest(spec.least) + " to " + shortest(spec.most));
        return std::to_string(*value);
    }
    const auto value = read<double>(text);
    if (!value || !std::isfinite(*value) || *value < spec.least || *value > spec.most)
        return refused(spec, "expects " + range);
    return shortest(*value);
}

/// A comma list in which each source of churn dates stands at most once.
std::optional<std::vector<ChurnSource>> readTrust(std::string_view text)
{
    std::vector<ChurnSource> trust;
    for (const auto item : parts(text, ',')) {
        const auto source = fromKey<ChurnSource>(item);
        if (!source || std::find(trust.begin(), trust.end(), *source) != trust.end())
            return std::nullopt;
        trust.push_back(*source);
    }
    return trust;
}

/// "2024-01-01, churn:2024-06-01".
std::optional<std::vector<ObservableFrom>> readObservable(std::string_view text)
{
    std::vector<ObservableFrom> found;
    if (text.empty())
        return found;
    for (const auto item : parts(text, ',')) {
        const auto colon = item.rfind(':');
        const std::string_view key = colon == std::string_view::npos ? std::string_view() : trimmed(item.substr(0, colon));
        const auto day = dayFromIso(colon == std::string_view::npos ? item : trimmed(item.substr(colon + 1)));
        if (!day || (colon != std::string_view::npos && key.empty()))
            return std::nullopt;
        found.push_back({std::string(key), *day});
    }
    return found;
}

std::string joined(const std::vector<std::string_view> &items)
{
    std::string text;
    for (const auto item : items)
        text += (text.empty() ? "" : ",") + std::string(item);
    return text;
}

} // namespace

std::span<const SettingSpec> settingSpecs() { return specs; }

const SettingSpec *settingSpec(std::string_view key)
{
    const auto found = std::find_if(specs.begin(), specs.end(), [&](const SettingSpec &spec) { return spec.key == key; });
    return found == specs.end() ? nullptr : &*found;
}

Result<std::string> normalizeSetting(std::string_view key, std::string_view value)
{
    const SettingSpec *spec = settingSpec(key);
    if (!spec) {
        std::string known;
        for (const auto &each : specs)
            known += (known.empty() ? "" : ", ") + std::string(each.key);
        return Error{ErrorCode::InvalidArgument, std::string(key), "no such setting; there are " + known};
    }
    const std::string_view text = trimmed(value);
    switch (spec->type) {
    case Type::Text:
        if (text.size() > (spec->key == "observable_from" ? 4000 : 200))
            return refused(*spec, "expects at most 200 bytes");
        if (spec->key == "observable_from") {
            if (!readObservable(text))
                return refused(*spec, "expects dates such as 2024-01-01, and key:date for single milestones, divided by commas");
            return std::string(text);
        }
        if (spec->key == "churn_trust") {
            if (!readTrust(text))
                return refused(*spec, "expects a list of churn_records, dated_flag and last_subscription_end, each at most once");
            return joined(parts(text, ','));
        }
        return std::string(text);
    case Type::Zone: {
        if (text.empty())
            return std::string();
        MP_ASSIGN(const Zone zone, Zone::fromName(std::string(text)));
        return zone.name();
    }
    case Type::Currency: {
        if (text.empty())
            return std::string();
        const auto currency = Currency::fromCode(text);
        if (!currency)
            return refused(*spec, "expects an ISO 4217 code of three letters, such as EUR");
        return currency->toString();
    }
    case Type::Integer:
    case Type::Number: return normalizeNumber(*spec, text);
    case Type::Choice: {
        const auto choices = parts(spec->choices, ' ');
        if (std::find(choices.begin(), choices.end(), text) == choices.end())
            return refused(*spec, "expects one of " + joined(choices));
        return std::string(text);
    }
    case Type::Integers:
        if (!readBands(text))
            return refused(*spec, "expects three rising whole numbers, such as 10,50,250");
        return joined(parts(text, ','));
    }
    return refused(*spec, "cannot be set");
}

SettingValues effectiveSettings(const SettingValues &stored)
{
    SettingValues values;
    for (const auto &spec : specs) {
        const auto found = stored.find(std::string(spec.key));
        std::string value = found == stored.end() ? std::string(spec.fallback) : found->second;
        if (spec.type == Type::Zone && value.empty())
            value = Zone::system().name();
        values.emplace(spec.key, std::move(value));
    }
    return values;
}

namespace {

std::string_view valueOf(const SettingValues &effective, std::string_view key)
{
    const auto found = effective.find(std::string(key));
    if (found != effective.end())
        return found->second;
    const SettingSpec *spec = settingSpec(key);
    return spec ? spec->fallback : std::string_view();
}

} // namespace

Zone zoneOf(const SettingValues &effective)
{
    const auto zone = Zone::fromName(std::string(valueOf(effective, "zone")));
    return zone ? *zone : Zone::system();
}

Currency importCurrencyOf(const SettingValues &effective)
{
    return Currency::fromCode(valueOf(effective, "currency")).value_or(*Currency::fromCode("USD"));
}

PortfolioSettings portfolioSettingsOf(const SettingValues &effective)
{
    PortfolioSettings settings;
    settings.timeZero = fromKey<TimeZero>(valueOf(effective, "time_zero")).value_or(settings.timeZero);
    settings.churnTrust = readTrust(valueOf(effective, "churn_trust")).value_or(settings.churnTrust);
    settings.breakDays = static_cast<std::int32_t>(numberOf(effective, "break_days"));
    settings.baseCurrency = Currency::fromCode(valueOf(effective, "currency")).value_or(Currency());
    settings.zone = zoneOf(effective);
    settings.me = valueOf(effective, "me");
    return settings;
}

double numberOf(const SettingValues &effective, std::string_view key)
{
    if (const auto value = read<double>(valueOf(effective, key)))
        return *value;
    const SettingSpec *spec = settingSpec(key);
    return spec ? read<double>(spec->fallback).value_or(0) : 0;
}

StandingSettings standingSettingsOf(const SettingValues &effective)
{
    const auto whole = [&](std::string_view key) { return static_cast<std::int32_t>(numberOf(effective, key)); };
    StandingSettings settings;
    settings.peersK = whole("peers_k");
    settings.sizeBands = readBands(valueOf(effective, "size_bands")).value_or(settings.sizeBands);
    settings.pillarWeights = {numberOf(effective, "weight_activation"), numberOf(effective, "weight_usage"),
                              numberOf(effective, "weight_health"), numberOf(effective, "weight_expansion")};
    settings.fairFrom = whole("health_fair");
    settings.goodFrom = whole("health_good");
    settings.indexBySeverity = {0.0, numberOf(effective, "index_watch"), numberOf(effective, "index_serious"),
                                numberOf(effective, "index_critical")};
    settings.staleAfterDays = whole("stale_days");
    return settings;
}

std::vector<ObservableFrom> observableFromOf(const SettingValues &effective)
{
    return readObservable(valueOf(effective, "observable_from")).value_or(std::vector<ObservableFrom>());
}

} // namespace milepost
