/// One account's cells, worded and measured, for tables, queue, inspector and account page alike. Pure; UI thread
/// (texts come from translators).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/cell_values.h"
#include "wording/voice.h"
#include "workspace/workspace.h"

namespace milepost::ui {

/// Applicable milestones in category order; the next one that has begun is filled to its share.
[[nodiscard]] MilestoneBarData milestoneBar(const Standing &standing, AccountIndex account);
[[nodiscard]] CategoryCountsData categoryCounts(const Standing &standing, AccountIndex account);
/// The narrow form of tables.
[[nodiscard]] PaceMarkData paceMark(const Standing &standing, AccountIndex account);
/// `trends` may be null or of another portfolio: then without weeks and change.
[[nodiscard]] HealthData healthCell(const Standing &standing, const Trends *trends, AccountIndex account);
[[nodiscard]] QueueRowData queueRow(const wording::Voice &voice, const Standing &standing, const Trends *trends,
                                    const QueueItem &item, int rank, std::int64_t largestStake);
/// Whether these trends are of this portfolio.
[[nodiscard]] bool trendsFit(const Trends *trends, const Portfolio &portfolio);
/// Days to the renewal; "" without one.
[[nodiscard]] QString daysToRenewal(const wording::Voice &voice, const Portfolio &portfolio, AccountIndex account);
/// The renewal lies at most 30 days ahead and the account is live.
[[nodiscard]] bool renewsSoon(const Portfolio &portfolio, AccountIndex account);

} // namespace milepost::ui
