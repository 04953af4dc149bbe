/// An account as CLI.md's `accounts` and `account` print it.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <QJsonArray>
#include <QJsonObject>

namespace milepost::cli {

/// One row of `accounts`.
[[nodiscard]] QJsonObject accountRow(const Snapshot &snapshot, AccountIndex account);
/// `account`: the row and everything else that is known.
[[nodiscard]] QJsonObject accountInFull(const Snapshot &snapshot, AccountIndex account, const AccountDetail &detail);
/// "at_risk", "high_achiever" …
[[nodiscard]] QJsonArray segmentKeys(const Standing &standing, AccountIndex account);
[[nodiscard]] QJsonArray evidenceOf(const Standing &standing, const Signal &signal);

} // namespace milepost::cli
