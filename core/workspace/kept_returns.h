/// Returns of accounts (M11) as a large workspace keeps them in the profile, so that opening it need not count its events
/// (docs/decisions/0100). A cache: it may be deleted at any time.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "portfolio/portfolio.h"
#include "triage/account_returns.h"
#include "workspace/settings.h"

#include <cstdint>
#include <optional>
#include <string>

namespace milepost {

/// Workspaces up to this many accounts count while the snapshot is made; larger windows take a turn for it.
constexpr std::size_t accountsValuedAtOnce = 5'000;

struct ReturnsHead {
    std::uint64_t layout = 0, basis = 0, settings = 0, stamp = 0;
    Day asOf;
};
struct KeptReturns {
    ReturnsHead head;
    AccountReturns returns;
};

/// Of the state of the store and the day that returns are of.
[[nodiscard]] std::uint64_t returnsBasis(const Portfolio &portfolio, const SettingValues &settings);
[[nodiscard]] KeptReturns keptOf(AccountReturns returns, const Portfolio &portfolio, const SettingValues &settings);

/// The head alone, unchecked: to know whether it is worth reading. None: nothing was kept, or not by this version.
[[nodiscard]] std::optional<ReturnsHead> keptReturnsHead(const std::string &profile);
[[nodiscard]] std::optional<KeptReturns> keptReturns(const std::string &profile);
/// FileWrite. Nothing to keep removes the file.
[[nodiscard]] Result<> keepReturns(const std::string &profile, const KeptReturns &kept);

} // namespace milepost
