/// Tables as files and as text for the clipboard (E6). CSV is RFC 4180 with CRLF, UTF-8, dots in numbers, ISO dates. Only text cells
/// that a spreadsheet would run as a formula get a leading apostrophe (RELIABILITY rule 4), in a way that our import takes off again.
/// Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/import.h"
#include "model/milestone.h"
#include "portfolio/portfolio.h"
#include "triage/standing.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost {

struct ExportTable {
    struct Cell {
        enum class Kind : std::uint8_t {
            Text, ///< from outside or from a person: guarded
            Key, ///< a stable key, flag or code of ours
            Number, ///< decimal text with a dot
            Money, ///< the same; its currency stands beside it
            Day, ///< ISO 8601
        };
        std::string text; ///< "" = no data
        Kind kind = Kind::Text;
        [[nodiscard]] bool typed() const { return kind != Kind::Text; } ///< ours: never guarded
    };
    std::vector<std::string> header; ///< stable snake_case keys
    std::vector<std::vector<Cell>> rows;
};

// Cells of one kind each; no data gives "".
[[nodiscard]] ExportTable::Cell textCell(std::string_view text);
[[nodiscard]] ExportTable::Cell keyCell(std::string_view key);
[[nodiscard]] ExportTable::Cell dayCell(Day day);
[[nodiscard]] ExportTable::Cell countCell(std::int64_t count); ///< negative: no data
[[nodiscard]] ExportTable::Cell numberCell(double number); ///< NaN: no data
[[nodiscard]] ExportTable::Cell numberCell(float number); ///< 0.3f stays 0.3
[[nodiscard]] ExportTable::Cell moneyCell(std::int64_t minor, Currency currency); ///< noMinor: no data

/// The accounts of `rows` (all when empty), in that order: the table as a person sees it. Imports back with 0 changes.
[[nodiscard]] ExportTable accountsTable(const Portfolio &portfolio, const Standing &standing, std::span<const AccountIndex> rows = {});
/// Items of the standing's queue, or some of them, in their order.
[[nodiscard]] ExportTable queueTable(const Portfolio &portfolio, const Standing &standing, std::span<const QueueItem> items);
[[nodiscard]] ExportTable rejectionsTable(std::span<const Rejection> rejections);
/// A milestone and how many accounts reached it.
struct ExportedMilestone {
    const MilestoneDefinition *definition;
    std::int64_t reached = 0;
};
[[nodiscard]] ExportTable milestonesTable(std::span<const ExportedMilestone> milestones);

[[nodiscard]] std::string csvText(const ExportTable &table);
/// For the clipboard, beside each other: tab-separated text, and an HTML table in which text says that it is text and numbers carry
/// their value apart from any locale. Text is guarded in both.
[[nodiscard]] std::string tsvText(const ExportTable &table);
[[nodiscard]] std::string htmlTableText(const ExportTable &table);

} // namespace milepost
