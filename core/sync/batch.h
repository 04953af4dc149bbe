/// A stretch of one file, decoded: what goes from the thread that reads to the thread that merges. Its texts live
/// in it.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/run_repository.h"
#include "sync/planner.h"
#include "sync/text_numbers.h"

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
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

/// The ids and names of a file's events, each once; its batches share them, and so do the threads that decode these. Whoever
/// uses the numbers holds the mutex; a text itself stays where it is. Which number a text gets depends on which thread was
/// quicker, and nothing may follow from it.
struct EventTexts {
    std::mutex mutex;
    TextNumbers accounts, users, names;
};

/// Hands out the texts for the next batch: the same ones, until they are very many.
class TextsInUse {
public:
    [[nodiscard]] std::shared_ptr<EventTexts> forBatch();

private:
    std::mutex m_mutex;
    std::shared_ptr<EventTexts> m_texts;
};

/// One event, small: a batch holds a million of them. Texts are numbers of EventTexts, 0 = none.
struct DecodedEvent {
    Instant time;
    std::uint64_t identity = 0; ///< where `counted`: hash of the content, from which it is made
    const char *properties = nullptr;
    std::uint32_t propertyLength = 0;
    std::uint32_t account = 0, user = 0, name = 0;
    std::uint32_t rest = 0; ///< 0, or 1 + index in DecodedBatch::rests
    std::uint16_t part = 0;
    bool counted = false; ///< known by content and how-manieth occurrence
};

/// What only some events have.
struct EventRest {
    std::string_view id; ///< where equal ids with other content are told of
    std::string_view through; ///< id of the subscription that leads to the account
    std::string_view raw; ///< only where it may still be refused
    std::uint64_t content = 0;
    std::int64_t line = 0;
    // Found when its owner is looked up, told of when it turns out to be new.
    bool beforeStart = false, afterEnd = false; ///< of the subscription
    bool reused = false; ///< another row of the file has this id and other content
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
    std::vector<EventRest> rests;
    std::shared_ptr<EventTexts> known; ///< what the numbers of its events stand for
    std::vector<Instant> newest; ///< of the events, by part; invalid: none
    std::set<std::pair<std::string, std::string>> milestoneTypes;
    std::vector<DecodedRow> rows;
    std::vector<DecodedRejection> rejections;
    [[nodiscard]] std::size_t bytes() const { return texts.bytes() + events.size() * sizeof(DecodedEvent); }
    /// Every record in it is an event known by its message id: reading it again could change nothing.
    bool settled = true;
    bool counted = false; ///< some are known by content and number only
    std::optional<JsonPlace> place; ///< where the next batch begins, of files that can be read on from there
    std::int64_t lastLine = 0; ///< of the last record decoded
    std::int64_t linesPassed = 0; ///< ends of lines up to its end, in what is read of the file; of JSON
    std::uint64_t bytesRead = 0;
    bool ended = false; ///< nothing follows
    void clear();
};

/// Reads a planned file from front to back in batches of bounded memory.
class BatchDecoder {
public:
    /// With `known` from there on, where the file still begins with the same bytes; continued() says whether.
    [[nodiscard]] static Result<std::unique_ptr<BatchDecoder>> open(const PlannedFile &file, const ImportContext &context,
                                                                    const std::optional<store::ImportCursor> &known,
                                                                    const CancelToken &cancel);
    [[nodiscard]] bool continued() const { return m_continued; }
    /// Numbers texts together with others, which may be at work on other threads. Before the first batch.
    void shareTexts(std::shared_ptr<TextsInUse> texts) { m_texts = std::move(texts); }
    [[nodiscard]] const std::shared_ptr<TextsInUse> &texts() const { return m_texts; }
    /// Fills an emptied batch. Stops early when cancelled.
    [[nodiscard]] Result<> fill(DecodedBatch &batch, const CancelToken &cancel);
    /// Whole lines of a JSON lines file, whatever was read before. Their numbers begin with 1; where the file goes on after
    /// them is for the caller to say. Cancelled: the batch holds only a part of them.
    /// `lines` holds them in its first `size` bytes, and becomes another buffer.
    [[nodiscard]] Result<> decodeBlock(std::vector<char> &lines, std::size_t size, DecodedBatch &batch, const CancelToken &cancel);
    [[nodiscard]] std::int64_t linesOfBlock() const { return m_linesOfBlock; }

    [[nodiscard]] const std::vector<RecordMapper> &mappers() const { return m_mappers; }
    [[nodiscard]] std::uint64_t sizeHint() const { return m_table->sizeHint(); }
    [[nodiscard]] std::uint64_t duplicateKeys() const { return m_table->duplicateKeys(); }

private:
    BatchDecoder() = default;
    void startBatch(DecodedBatch &batch);
    [[nodiscard]] Result<bool> decodeNext(DecodedBatch &batch);
    void endBatch(DecodedBatch &batch);
    void decodeRecord(DecodedBatch &batch);
    [[nodiscard]] const std::vector<std::uint32_t> &takers();
    void keepEvent(const EventDraft &draft, std::uint32_t part, DecodedBatch &batch);
    void numberTexts(DecodedBatch &batch);
    std::shared_ptr<TextsInUse> m_texts = std::make_shared<TextsInUse>();
    bool m_continued = false;
    std::size_t m_batchBytes = 0, m_budget = 0; ///< bytes of any batch and of this one
    [[nodiscard]] std::int64_t lineNow() const { return m_linesBefore < 0 ? 0 : m_linesBefore + m_table->line(); }
    std::string m_path;
    std::int64_t m_linesBefore = 0, m_linesOfBlock = 0;
    std::unique_ptr<TableReader> m_table;
    std::vector<RecordMapper> m_mappers;
    std::optional<std::size_t> m_decidedBy; ///< the cell that says which parts take a record
    bool m_decidedAlike = true; ///< by no more than that one
    std::string m_decidedFor; ///< its text, of which m_takers is
    std::vector<std::uint32_t> m_takers;
    std::string m_properties;
    /// An event whose texts have no numbers yet.
    struct Unnumbered {
        std::uint64_t accountHash = 0, userHash = 0, nameHash = 0;
        std::size_t event = 0; ///< index in the batch
        std::size_t text = 0; ///< of its account in m_waiting; those of user and name are behind it
        std::size_t accountLength = 0, userLength = 0, nameLength = 0;
    };
    std::vector<Unnumbered> m_unnumbered;
    std::string m_waiting;
};

/// At most 4 KiB, cut between characters.
[[nodiscard]] std::string_view rawExcerpt(std::string_view raw);

} // namespace milepost::sync
