/// The batches of one file, decoded ahead by threads of its own and handed out in the order of the file. A large file of plain
/// JSON lines is cut into blocks of whole lines, which two threads decode side by side; any other file is decoded by one.
/// Used by one thread, besides those it owns.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/batch.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace milepost::sync {

class LineBlocks;

class DecodedAhead {
public:
    /// `first` is where reading begins. What is referred to outlives it.
    DecodedAhead(std::unique_ptr<BatchDecoder> first, const PlannedFile &file, const ImportContext &context,
                 const CancelToken &cancel);
    ~DecodedAhead();
    DecodedAhead(const DecodedAhead &) = delete;
    DecodedAhead &operator=(const DecodedAhead &) = delete;

    [[nodiscard]] const PlannedFile &file() const { return m_file; }
    /// The next batch, or nothing when it is not there within `patience`; after cancelling there may never be one. The Error
    /// of a file that cannot be read further comes after the batches before it. The last batch has `ended`.
    [[nodiscard]] Result<std::unique_ptr<DecodedBatch>> next(std::chrono::milliseconds patience);

    /// Ends its threads; what has not been taken is dropped.
    void stop();
    /// Of what was decoded. After stop().
    [[nodiscard]] std::uint64_t duplicateKeys() const;
    /// As RecordMapper::oddities(), by part.
    [[nodiscard]] std::vector<RecordMapper::Oddities> oddities() const;

private:
    struct Item {
        std::unique_ptr<DecodedBatch> batch;
        std::optional<Error> error;
        std::optional<std::int64_t> lines; ///< of a block, whose lines are counted from its beginning
    };
    void begin();
    [[nodiscard]] Result<> decodeAll();
    [[nodiscard]] Result<> openBlocks(const JsonPlace &place);
    void decodeBlocks(BatchDecoder &decoder);
    [[nodiscard]] bool waitForRoom(std::uint64_t number, std::uint64_t most);
    void deliver(std::uint64_t number, Item item);
    [[nodiscard]] bool stopped() const;

    const PlannedFile &m_file;
    const ImportContext &m_context;
    const CancelToken m_cancel;
    std::unique_ptr<BatchDecoder> m_first, m_second;
    std::mutex m_reading; ///< whoever holds it reads the next block
    std::unique_ptr<LineBlocks> m_blocks;
    bool m_blocksLeft = false;
    std::int64_t m_linesDone = 0; ///< of a file in blocks: of the batches that were handed out

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::uint64_t, Item> m_ready;
    std::uint64_t m_taken = 0; ///< number of the next one to hand out
    bool m_stopping = false;
    std::optional<Error> m_broken; ///< no further batch will come
    std::thread m_thread, m_other;
};

} // namespace milepost::sync
