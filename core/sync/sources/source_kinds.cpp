// The kinds there are. A new kind is one line here.
#include "sync/sources/folder/folder_source.h"
#include "sync/sources/http/http_source.h"
#include "sync/sources/postgres/postgres_source.h"
#include "sync/sources/source.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>

namespace milepost::sync {

namespace {

constexpr std::size_t longestName = 64, longestValue = 16 * 1024;

Error badOption(std::string_view key, const std::string &why) { return {ErrorCode::InvalidArgument, std::string(key), why}; }

bool listed(std::string_view list, std::string_view word)
{
    while (!list.empty()) {
        const auto blank = list.find(' ');
        if (list.substr(0, blank) == word)
            return true;
        list.remove_prefix(blank == std::string_view::npos ? list.size() : blank + 1);
    }
    return false;
}

std::optional<std::int64_t> integer(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Result<> checkName(const std::string &name)
{
    const auto fits = [](unsigned char c) { return c >= 0x80 || std::isalnum(c) || c == ' ' || c == '.' || c == '_' || c == '-'; };
    if (name.empty() || name.size() > longestName || name.front() == ' ' || name.back() == ' ' || !std::all_of(name.begin(), name.end(), fits))
        return badOption("name", "a name has 1 to 64 letters, digits, blanks, dots, hyphens or underscores");
    return {};
}

Result<> checkOption(const SourceOption &option, const std::string &value)
{
    if (value.size() > longestValue || value.find('\0') != std::string::npos)
        return badOption(option.key, "this value is too long");
    if (option.type == SourceOption::Type::Integer) {
        const auto number = integer(value);
        if (!number || *number < option.least || *number > option.most) {
            return badOption(option.key, "\"" + value + "\" is not a number from " + std::to_string(option.least) + " to "
                                 + std::to_string(option.most));
        }
    }
    const std::string_view choices = option.type == SourceOption::Type::Flag ? "yes no" : option.choices;
    if (!choices.empty() && !listed(choices, value))
        return badOption(option.key, "\"" + value + "\" is none of: " + std::string(choices));
    return {};
}

const SourceOption *optionSpec(const SourceKindSpec &spec, std::string_view key)
{
    const auto found = std::find_if(spec.options.begin(), spec.options.end(), [&](const SourceOption &option) { return option.key == key; });
    return found == spec.options.end() ? nullptr : &*found;
}

} // namespace

std::span<const SourceKind> sourceKinds()
{
    static const std::array kinds{folderKind(), httpKind(), postgresKind()};
    return kinds;
}

Error toBeReadAgain(Error why)
{
    why.detail += "; the file is read again from its beginning the next time";
    return why;
}

const SourceKind *sourceKind(std::string_view key)
{
    const auto kinds = sourceKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const SourceKind &kind) { return kind.spec.key == key; });
    return found == kinds.end() ? nullptr : &*found;
}

Result<> checkConfiguration(const SourceConfiguration &configuration)
{
    const SourceKind *kind = sourceKind(configuration.kind);
    if (!kind) {
        std::string known;
        for (const SourceKind &each : sourceKinds())
            known += (known.empty() ? "" : ", ") + std::string(each.spec.key);
        return badOption("kind", "\"" + configuration.kind + "\" is none of: " + known);
    }
    MP_TRY(checkName(configuration.name));
    for (const auto &[key, value] : configuration.options) {
        const SourceOption *option = optionSpec(kind->spec, key);
        if (!option) {
            std::string known;
            for (const SourceOption &each : kind->spec.options)
                known += (known.empty() ? "" : ", ") + std::string(each.key);
            return badOption(key, "a source of this kind has no such option; it has " + known);
        }
        if (!value.empty())
            MP_TRY(checkOption(*option, value));
    }
    for (const SourceOption &option : kind->spec.options) {
        if (option.required && optionOf(configuration, option.key).empty())
            return badOption(option.key, "this option is needed: " + std::string(option.description));
    }
    return kind->check(configuration);
}

std::string optionOf(const SourceConfiguration &configuration, std::string_view key)
{
    const auto found = configuration.options.find(std::string(key));
    if (found != configuration.options.end() && !found->second.empty())
        return found->second;
    const SourceKind *kind = sourceKind(configuration.kind);
    const SourceOption *option = kind ? optionSpec(kind->spec, key) : nullptr;
    return option ? std::string(option->fallback) : std::string();
}

std::int64_t numberOf(const SourceConfiguration &configuration, std::string_view key)
{
    return integer(optionOf(configuration, key)).value_or(0);
}

bool wantsSecret(const SourceConfiguration &configuration)
{
    const SourceKind *kind = sourceKind(configuration.kind);
    if (!kind || kind->spec.secret.empty())
        return false;
    return kind->spec.secretOption.empty()
        || listed(kind->spec.secretValues, optionOf(configuration, kind->spec.secretOption));
}

SourceWorld sourceWorld(const Clock &clock, const Zone &zone)
{
    SourceWorld world;
    world.clock = &clock;
    world.zone = zone;
    world.seed = std::random_device{}();
    world.wait = [](std::int64_t ms, const CancelToken &cancel) {
        using namespace std::chrono;
        const auto end = steady_clock::now() + milliseconds(ms);
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable never;
        while (!cancel.cancelled()) {
            const auto now = steady_clock::now();
            if (now >= end)
                return true;
            never.wait_for(lock, std::min<steady_clock::duration>(end - now, milliseconds(100)));
        }
        return false;
    };
    return world;
}

} // namespace milepost::sync
