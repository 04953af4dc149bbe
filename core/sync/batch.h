/// A stretch of one file, decoded: what goes from the thread that reads to the thread that merges. Its texts live
/// in it.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/planner.h"

#include <memory>
#include <string_view>
#include <vector>

namespace milepost::sync {

/// Texts of a batch, freed together.
class TextArena {
public:
    [[nodiscard]] std::string_view keep(std::string_view text);
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    void clear();

private:
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::vector<std::unique_ptr<char[]>> m_large;
    std::size_t m_chunk = 0, m_used = 0, m_bytes = 0;
};

struct DecodedEvent {
    EventDraft draft;
    std::string_view properties;
    std::string_view raw; ///< only where it may still be refused
    std::int64_t line = 0;
    std::uint32_t part = 0;
};

struct DecodedRow {
    EntityRow row;
    std::string through;
    std::string_view raw;
    std::int64_t line = 0;
    std::uint32_t part = 0;
};

struct DecodedRejection {
    Rejection rejection;
    std::uint32_t part = 0;
};

struct DecodedBatch {
    TextArena texts;
    std::vector<DecodedEvent> events;
    std::vector<DecodedRow> rows;
    std::vector<DecodedRejection> rejections;
    std::int64_t lastLine = 0; ///< of the last record decoded
    std::uint64_t bytesRead = 0;
    bool ended = false; ///< nothing follows
    void clear();
};

/// Reads a planned file from front to back in batches of bounded memory.
class BatchDecoder {
public:
    [[nodiscard]] static Result<std::unique_ptr<BatchDecoder>> open(const PlannedFile &file, const ImportContext &context);
    /// Fills an emptied batch. Stops early when cancelled.
    [[nodiscard]] Result<> fill(DecodedBatch &batch, const CancelToken &cancel);

    [[nodiscard]] const std::vector<RecordMapper> &mappers() const { return m_mappers; }
    [[nodiscard]] std::uint64_t sizeHint() const { return m_table->sizeHint(); }
    [[nodiscard]] std::uint64_t duplicateKeys() const { return m_table->duplicateKeys(); }

private:
    BatchDecoder() = default;
    void decodeRecord(DecodedBatch &batch);
    std::string m_path;
    std::unique_ptr<TableReader> m_table;
    std::vector<RecordMapper> m_mappers;
    std::string m_properties;
};

/// At most 4 KiB, cut between characters.
[[nodiscard]] std::string_view rawExcerpt(std::string_view raw);

} // namespace milepost::sync
