/// Which settings a workspace has: key, type, default, range. Values are text in the `setting` table and change only
/// by ChangeSetting edits. Pure; the words for keys are core/wording's, the description here is English for the
/// command line and the docs.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/result.h"
#include "base/zone.h"
#include "portfolio/portfolio_builder.h"
#include "triage/standing.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost {

struct SettingSpec {
    enum class Type : std::uint8_t { Text, Zone, Currency, Integer, Number, Choice, Integers };
    std::string_view key;
    Type type = Type::Text;
    std::string_view fallback; ///< "" for `zone` means the system's
    double least = 0, most = 0; ///< of Integer and Number
    std::string_view choices; ///< of Choice, divided by blanks
    std::string_view description;
    bool rederives = false; ///< a change makes every account's achievements be derived again
};

[[nodiscard]] std::span<const SettingSpec> settingSpecs();
/// Null for an unknown key.
[[nodiscard]] const SettingSpec *settingSpec(std::string_view key);
/// The value in its one stored form ("usd" → "USD", " 12" → "12"). InvalidArgument says what is allowed.
[[nodiscard]] Result<std::string> normalizeSetting(std::string_view key, std::string_view value);

using SettingValues = std::map<std::string, std::string>;
/// Every known key with its value or its default; stored keys that this version does not know are left out.
[[nodiscard]] SettingValues effectiveSettings(const SettingValues &stored);

/// Typed reading; values that do not parse fall back to the default.
[[nodiscard]] Zone zoneOf(const SettingValues &effective);
/// Of imported amounts that name none.
[[nodiscard]] Currency importCurrencyOf(const SettingValues &effective);
[[nodiscard]] PortfolioSettings portfolioSettingsOf(const SettingValues &effective);
[[nodiscard]] double numberOf(const SettingValues &effective, std::string_view key);
[[nodiscard]] StandingSettings standingSettingsOf(const SettingValues &effective);

/// Setting observable_from (M0): from which day on something was recorded. Key "" is everything, "churn" the churns, any
/// other a milestone's key.
struct ObservableFrom {
    std::string key;
    Day from;
};
[[nodiscard]] std::vector<ObservableFrom> observableFromOf(const SettingValues &effective);

} // namespace milepost
