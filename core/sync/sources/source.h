/// Where records come from by themselves: one interface, one folder a kind (docs/recipes/add-a-source.md). A Source
/// fetches; it neither knows the store nor decides what is kept. It lives on the thread that fetches.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/progress.h"
#include "base/result.h"
#include "base/zone.h"
#include "model/source.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace milepost::sync {

struct SourceColumn {
    std::string name;
    std::string type; ///< "" where the source does not say
    friend bool operator==(const SourceColumn &, const SourceColumn &) = default;
};

/// One piece of what a source has: a page, a stretch of rows, the new part of a file. At most some tens of megabytes.
struct Delivery {
    std::string label; ///< kept with rejected rows: the source's name, "/exports/usage.csv"
    std::string stream; ///< which of the source's tables; columns are known for each. "" when there is only one
    std::shared_ptr<const std::string> bytes; ///< CSV with header, or JSON lines
    std::string file; ///< a file instead of bytes; archives may hold several tables
    std::int64_t partBegin = 0, partEnd = 0; ///< of `file`, which is JSON lines, only these whole lines; end 0: all of it
    /// Lines of the same file before `bytes`, its header not counted; −1: rows have no place, but of a part of a file: it follows the
    /// one before it.
    std::int64_t firstLine = -1;
    std::optional<std::vector<SourceColumn>> columns; ///< where the source knows them; else they are seen in the bytes
    bool columnsAreComplete = false; ///< a column that is not there has been removed (tables; not JSON)
    /// Of `label`, kept instead of the cursor; behind a part of a file the lines are counted later. Its beginning, with nothing to merge: the
    /// file has become shorter while it was read.
    std::optional<FilePosition> position;
    std::string cursor; ///< where the next piece begins once this one is stored
    std::int64_t done = 0, total = 0; ///< progress in the source's own measure; total 0: not known
};

/// Why a file could not be read to its end, and that it is read again.
[[nodiscard]] Error toBeReadAgain(Error why);

/// How much there is in all. An Error of its own where that cannot be told.
struct Extent {
    std::optional<std::int64_t> size; ///< rows, or bytes of a folder; none: not known beforehand
    bool whole = false; ///< it will deliver everything, not only what is new
};

class Source {
public:
    virtual ~Source() = default;
    /// Connects, as far as there is something to connect to. What it says of the other side is for people.
    [[nodiscard]] virtual Result<std::string> connect(const CancelToken &cancel) = 0;
    /// Before the first piece; for the question whether it shrank.
    [[nodiscard]] virtual Result<Extent> extent(const CancelToken &cancel) = 0;
    /// The piece after the cursor, then the one after that; none at the end. Network, Timeout, Tls, Credentials,
    /// RemoteAnswer, LimitExceeded, Cancelled; of folders what one of the files could not be read for, once the others have been.
    [[nodiscard]] virtual Result<std::optional<Delivery>> next(const CancelToken &cancel) = 0;
};

/// What a Source may use of the world, so that tests can be the world.
struct SourceWorld {
    std::map<std::string, FilePosition> files; ///< how far each file of the source has been merged
    const Clock *clock = nullptr;
    Zone zone;
    /// Waits; false when cancelled meanwhile.
    std::function<bool(std::int64_t ms, const CancelToken &cancel)> wait;
    std::uint64_t seed = 0; ///< of the jitter in waiting times
    std::int64_t silenceMs = 30'000; ///< a server that says nothing for longer has failed
};
/// The real one.
[[nodiscard]] SourceWorld sourceWorld(const Clock &clock, const Zone &zone);

struct SourceKind {
    SourceKindSpec spec;
    /// InvalidArgument names the option. Nothing is connected to.
    Result<> (*check)(const SourceConfiguration &configuration);
    /// From `cursor` on ("" = the beginning); a cursor that is not of this kind's making is Parse.
    Result<std::unique_ptr<Source>> (*open)(const SourceConfiguration &configuration, const std::string &secret,
                                            const std::string &cursor, const SourceWorld &world);
};

/// Null for a kind that is not there.
[[nodiscard]] const SourceKind *sourceKind(std::string_view key);
[[nodiscard]] std::span<const SourceKind> sourceKinds();

/// Names, required options, types and ranges of `spec`, then the kind's own check.
[[nodiscard]] Result<> checkConfiguration(const SourceConfiguration &configuration);
/// The value or the option's fallback. The configuration has been checked.
[[nodiscard]] std::string optionOf(const SourceConfiguration &configuration, std::string_view key);
[[nodiscard]] std::int64_t numberOf(const SourceConfiguration &configuration, std::string_view key);
[[nodiscard]] bool wantsSecret(const SourceConfiguration &configuration);

} // namespace milepost::sync
