/// How far a PostgreSQL source has been read for good. Rows can commit late with values below those already seen, so
/// the position that reading starts from moves only over values whose writers have all been seen (docs/decisions/0041).
/// Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::sync {

/// A row's place in the order of reading, as the server writes its values.
struct RowPosition {
    std::string value, id;
    friend bool operator==(const RowPosition &, const RowPosition &) = default;
};

/// The moment before a pass: the highest position then, and who was still writing.
struct Horizon {
    std::optional<RowPosition> highest; ///< none: there were no rows
    std::string nextTransaction; ///< txid that had not begun yet (pg_snapshot_xmax)
    std::vector<std::string> running; ///< virtual transaction ids
    friend bool operator==(const Horizon &, const Horizon &) = default;
};

struct PostgresCursor {
    std::optional<RowPosition> settled; ///< a pass begins here (≥)
    std::optional<Horizon> pending; ///< will become `settled` once its writers are gone and a pass has come after them
    struct Pass {
        std::optional<RowPosition> at; ///< last row stored
        Horizon horizon; ///< from before its beginning
        bool settles = false; ///< `pending` had no writers left when it began
        friend bool operator==(const Pass &, const Pass &) = default;
    };
    std::optional<Pass> pass; ///< one that has begun and not ended
    friend bool operator==(const PostgresCursor &, const PostgresCursor &) = default;
};

/// Whether all who were writing at `then` have ended: none of them runs now, and no older transaction is open
/// (`oldestTransaction`: pg_snapshot_xmin).
[[nodiscard]] bool allEnded(const Horizon &then, const std::vector<std::string> &runningNow, std::string_view oldestTransaction);

/// The cursor with which a pass begins. `now`: the horizon taken before its snapshot.
[[nodiscard]] PostgresCursor beginPass(PostgresCursor cursor, Horizon now, std::string_view oldestTransaction);
/// … and after its end.
[[nodiscard]] PostgresCursor endPass(PostgresCursor cursor);

/// "" = the beginning. One JSON object.
[[nodiscard]] std::string cursorText(const PostgresCursor &cursor);
[[nodiscard]] Result<PostgresCursor> cursorFromText(std::string_view text);

} // namespace milepost::sync
