/// The rows of segment and frame: buffered writing, reading, removing with reference counts. Inside the caller's
/// transaction; one thread. Private to core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/segment_codec.h"
#include "store/statement.h"

#include <cstdint>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace milepost::store {

class Database;
struct PreparedAppend;

/// Whose events a segment holds: an account's, or those parked under a user.
struct SegmentOwner {
    AccountId account;
    UserId parked; ///< set exactly when account is not
    friend bool operator==(const SegmentOwner &, const SegmentOwner &) = default;
};

struct SegmentRow {
    std::int64_t id = 0;
    std::int64_t n = 0;
    std::int64_t frame = 0; ///< 0: no event of it has properties
    std::uint64_t offset = 0, length = 0; ///< of its properties in the frame
    Block hot;
};

/// Decoded frames, newest use first, up to a budget of bytes. Neighbouring accounts share frames, so few are enough; their memory
/// is used again.
class FrameCache {
public:
    explicit FrameCache(Database &database) : m_database(&database) {}
    /// The properties of a segment. Valid until the next call. DatabaseDamaged.
    [[nodiscard]] Result<std::string_view> properties(const SegmentRow &row);
    void clear();

private:
    static constexpr std::size_t budget = std::size_t(4) << 20;
    struct Entry {
        std::int64_t id = 0;
        std::string raw;
    };
    Database *m_database;
    std::list<Entry> m_entries;
    std::unordered_map<std::int64_t, std::list<Entry>::iterator> m_byId;
    std::size_t m_bytes = 0;
};

class SegmentTable {
public:
    explicit SegmentTable(Database &database) : m_database(&database) {}

    /// In order of arrival.
    [[nodiscard]] Result<std::vector<SegmentRow>> of(SegmentOwner owner);
    /// The same into a vector whose memory is used again.
    [[nodiscard]] Result<> of(SegmentOwner owner, std::vector<SegmentRow> &into);
    /// Until endRows() only segments of `count` accounts between these will be asked for, each account once, in ascending order:
    /// where they lie close together, they are read in one go. What is written meanwhile may not come into view.
    void beginRows(AccountId first, AccountId last, std::size_t count);
    void endRows();
    /// Accounts from `first` to `last` will be asked for, `count` of them, each in ascending order: where they lie
    /// close together, their segments are read in one go.
    void beginScan(AccountId first, AccountId last, std::size_t count);
    void endScan();
    /// Appends the identities of all segments; the value is how many segments there are. Of those that wait to be
    /// written nothing is seen.
    [[nodiscard]] Result<std::size_t> identities(SegmentOwner owner, std::vector<std::uint64_t> &into);
    [[nodiscard]] Result<> remove(const SegmentRow &row);
    /// `properties`: the JSON of the events one after the other, as their lengths say. With `id` the segment takes
    /// the place of one that was removed. Written by flush() at the latest.
    [[nodiscard]] Result<> add(SegmentOwner owner, std::span<const LogEvent> events, std::string_view properties,
                               std::optional<std::int64_t> id = std::nullopt);
    [[nodiscard]] Result<> add(const PreparedAppend &prepared);
    [[nodiscard]] Result<> flush();
    void forgetPending();

private:
    struct Pending {
        SegmentOwner owner;
        std::optional<std::int64_t> id;
        RunId run;
        std::int64_t firstMs = 0, lastMs = 0, n = 0;
        std::size_t offset = 0, length = 0;
        std::size_t hot = 0, hotLength = 0; ///< its block in m_hot
    };
    [[nodiscard]] Result<> rowsTo(AccountId account, std::vector<SegmentRow> &into);
    [[nodiscard]] Result<std::size_t> scanTo(AccountId account, std::vector<std::uint64_t> &into);

    Database *m_database;
    std::string m_raw;
    Block m_frame, m_block, m_hot;
    std::vector<Pending> m_pending;
    std::optional<Statement> m_scan, m_rows;
    bool m_atRow = false, m_rowsEnded = false; ///< m_rows stands on a segment; there are no further ones
    bool m_scanEnded = false; ///< no account behind the ones asked for has a segment
    bool m_onRow = false; ///< the scan stands on a segment that nobody has asked for yet
};

} // namespace milepost::store
