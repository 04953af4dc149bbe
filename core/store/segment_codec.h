/// The two kinds of block of the event log, to and from bytes. Decoding trusts nothing: a block that is not exactly
/// what encoding makes is refused, and nothing outside it is read. Private to core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::store {

/// One event inside the log.
struct LogEvent {
    Instant time;
    EventNameId name;
    UserId user;
    RunId run;
    std::uint64_t identity = 0;
    std::uint32_t propertyLength = 0; ///< bytes of its JSON, which follow each other in the order of the events
    bool byUser = false; ///< it named no account: its place follows the user's groups
    friend bool operator==(const LogEvent &, const LogEvent &) = default;
};

using Block = std::vector<std::byte>;
using BlockView = std::span<const std::byte>;

/// Checksum, count, identities, runs, times, names, users, property lengths.
void encodeHot(std::span<const LogEvent> events, Block &into);
/// Appends to `into`. False: damaged; `into` is then as before.
[[nodiscard]] bool decodeHot(BlockView block, std::vector<LogEvent> &into);
/// The identities alone, after the same check. Appends.
[[nodiscard]] bool decodeIdentities(BlockView block, std::vector<std::uint64_t> &into);

constexpr std::size_t largestFrame = std::size_t(256) << 20;
/// Checksum and zstd frame. False when zstd fails.
[[nodiscard]] bool encodeFrame(std::string_view raw, Block &into);
[[nodiscard]] bool decodeFrame(BlockView block, std::size_t rawSize, std::string &into);

// Shared with the other packed block (derived_repository).
void putVarint(Block &into, std::uint64_t value);
void putSigned(Block &into, std::int64_t value);
void putFixed64(Block &into, std::uint64_t value);
/// Writes the checksum of everything after the first eight bytes into them.
void sealBlock(Block &block);
[[nodiscard]] bool sealHolds(BlockView block);

/// Reads varints; after the first one that is cut or too long, ok() is false and all values are 0.
class BlockReader {
public:
    explicit BlockReader(BlockView block, std::size_t from = 0) : m_block(block), m_at(from), m_ok(from <= block.size()) {}
    [[nodiscard]] std::uint64_t varint();
    [[nodiscard]] std::int64_t signedInt();
    [[nodiscard]] std::uint64_t fixed64();
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] std::size_t left() const { return m_ok ? m_block.size() - m_at : 0; }
    void fail() { m_ok = false; }

private:
    BlockView m_block;
    std::size_t m_at;
    bool m_ok;
};

} // namespace milepost::store
