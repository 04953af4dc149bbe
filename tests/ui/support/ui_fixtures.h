/// Books for the window's tests: plain snapshots, no Session. Dates are absolute.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <QString>

namespace milepost::test {

/// Five accounts by falling ARR: Halden (Enterprise), Northwind and Brightwater (Business), Cobalt (Team) and Nameless,
/// of which nothing is known. `cobaltOwner`: an edit of one row.
[[nodiscard]] Snapshot smallBook(const std::string &cobaltOwner = "Mara Lindqvist");
[[nodiscard]] Snapshot emptyBook();
/// Seeded, of any size.
[[nodiscard]] Snapshot largeBook(std::uint32_t accounts);
/// English plurals and the light theme, as the program sets them.
void prepareApplication();

} // namespace milepost::test
