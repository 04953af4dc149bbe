/// Books for the window's tests: plain snapshots, no Session. Dates are absolute.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <QString>

#include <optional>

namespace milepost::test {

/// Five accounts by falling ARR: Halden (Enterprise), Northwind and Brightwater (Business), Cobalt (Team) and Nameless,
/// of which nothing is known. `cobaltOwner`: an edit of one row.
[[nodiscard]] Snapshot smallBook(const std::string &cobaltOwner = "Mara Lindqvist");
[[nodiscard]] Snapshot emptyBook();
/// 240 accounts on three plans with four owners, started over two years. team_invited (window 14) early by half of them;
/// those leave far less. first_integration (window 60) and ten_hours_saved (no window) come later; case_study is reached
/// by nobody. "account 1" … "account 240".
[[nodiscard]] Snapshot evidenceBook();
/// The same with 60 milestones whose titles are long, and some written from right to left.
[[nodiscard]] Snapshot overfullBook();
/// The Stanford heart transplant programme: a patient an account, death as churn, "transplant" the only milestone, without a window.
/// `sharedData`: MILEPOST_SHARED_DATA; none where it is not here.
[[nodiscard]] std::optional<Snapshot> heartBook(const std::string &sharedData);
/// Seeded, of any size.
[[nodiscard]] Snapshot largeBook(std::uint32_t accounts, std::uint32_t milestones = 12);
/// English plurals and the light theme, as the program sets them.
void prepareApplication();

} // namespace milepost::test
