/// The files that the fault tests import, small and with something of everything: parked users, groups, rejected rows.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault_run.h"

#include "workspace/workspace.h"

#include <string>

namespace milepost::test {

constexpr int smallAccounts = 20;

[[nodiscard]] std::string accountsCsv();
/// Lines `from` (0 …) to before `to` of one stream of Segment events.
[[nodiscard]] std::string eventLines(int from, int to);
[[nodiscard]] Result<std::unique_ptr<Workspace>> openWorkspace(const Ground &ground, bool create = false);
/// Imports the files of the ground; an error also when one of them was left out or rejected as a whole.
[[nodiscard]] Result<> importFiles(Workspace &workspace, const Ground &ground, const std::vector<std::string> &names);
/// A profile with the accounts and 60 events.
[[nodiscard]] Result<> preparePortfolio(const Ground &ground);

} // namespace milepost::test
