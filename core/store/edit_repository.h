/// Edits (decision 5): undo, audit trail and outbox in one table, written in the transaction of their effect.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::store {

class Database;

struct EditRow {
    std::string opId; ///< UUID
    std::int64_t hlc = 0; ///< hybrid logical time: milliseconds · 65536 + counter; rises with every edit
    std::string author, kind, summary; ///< summary: parameters for wording, JSON
    std::string before, after; ///< JSON
    std::string undoes; ///< opId of the edit that this one takes back; "" = an edit of its own
    std::string undoneBy; ///< opId of the edit that has taken this one back; "" = in force
    friend bool operator==(const EditRow &, const EditRow &) = default;
};

class EditRepository {
public:
    explicit EditRepository(Database &database) : m_database(&database) {}

    /// Later than every edit stored and not before `now`.
    [[nodiscard]] Result<std::int64_t> nextTime(Instant now);
    /// `undoneBy` is ignored. With `undoes` set, that edit is marked as undone by this one; when that one was itself
    /// an undo, the edit it had taken back is in force again. Conflict: it is undone already. NotFound.
    [[nodiscard]] Result<> append(const EditRow &edit);
    /// The author's newest edit of its own that is in force, within the last `steps`.
    [[nodiscard]] Result<std::optional<EditRow>> undoTarget(std::string_view author, std::size_t steps = 100);
    /// The undo that redo would take back: the newest in force, with no edit of its own by the author since.
    [[nodiscard]] Result<std::optional<EditRow>> redoTarget(std::string_view author);
    [[nodiscard]] Result<EditRow> get(std::string_view opId);
    [[nodiscard]] Result<std::vector<EditRow>> since(std::int64_t hlc, std::size_t limit); ///< oldest first; the outbox
    [[nodiscard]] Result<std::int64_t> count();

private:
    Database *m_database;
};

} // namespace milepost::store
