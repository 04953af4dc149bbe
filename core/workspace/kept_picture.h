/// The newest facts and judgement, kept in the profile so that the next start shows them before anything is read or
/// computed (docs/decisions/0065). A cache: it may be deleted at any time, and one that is damaged, of another build or of
/// other settings is as good as none.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <cstdint>
#include <optional>
#include <string>

namespace milepost::store {
class Database;
}

namespace milepost {

struct KeptPicture {
    Snapshot snapshot; ///< as of the day it was made on
    std::optional<Trends> trends;
    std::uint64_t state = 0; ///< stateOf() the store it was made of
    std::uint64_t settings = 0; ///< hashOf() those it was made with
    bool sameBuild = true; ///< false: another version of the program made it, which may have judged otherwise
};

/// Tells two states of a store apart, also when a copy went on elsewhere and has as many changes: data version, newest
/// edit and newest run.
[[nodiscard]] Result<std::uint64_t> stateOf(store::Database &database);

/// Inside the profile.
[[nodiscard]] std::string keptPicturePath(const std::string &profile);

/// FileWrite. The file is replaced as a whole or not at all.
[[nodiscard]] Result<> keepPicture(const std::string &profile, const SettingValues &settings, const KeptPicture &picture);

/// None when there is none that this build can read. Needs no open store: whoever starts may read it meanwhile.
[[nodiscard]] std::optional<KeptPicture> readPicture(const std::string &profile);
[[nodiscard]] std::uint64_t hashOf(const SettingValues &settings);
/// None when there is none that was made with these settings, and that this build can read.
[[nodiscard]] std::optional<KeptPicture> keptPicture(const std::string &profile, const SettingValues &settings);

/// Removes it.
void forgetPicture(const std::string &profile);

} // namespace milepost
