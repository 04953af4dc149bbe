#include "sync/decoded_ahead.h"

#include "sync/line_blocks.h"

#include <algorithm>
#include <utility>

namespace milepost::sync {

namespace {

constexpr std::size_t largestBlock = std::size_t(4) << 20;
constexpr std::size_t smallestBlock = std::size_t(64) << 10;
constexpr std::uint64_t fewestBlocks = 7; ///< worth a second thread, which has to open the file again
constexpr std::uint64_t blocksAhead = 16; ///< decoded or being decoded, and not yet taken: as many as while owners are looked up
constexpr std::uint64_t batchesAhead = 2; ///< of files that are not cut into blocks: these are larger
constexpr std::size_t skippedAtOnce = std::size_t(1) << 20;

/// Of a file of some megabytes there are several, so that two threads have something to do.
std::size_t blockBytesFor(std::size_t batchBytes, std::uint64_t fileBytes)
{
    const std::size_t tenth = std::max<std::size_t>(fileBytes / 10, 512 << 10);
    return std::clamp(std::min(batchBytes / 32, tenth), smallestBlock, largestBlock);
}

void moveLines(DecodedBatch &batch, std::int64_t by)
{
    for (DecodedRejection &each : batch.rejections)
        each.rejection.line += by;
    for (EventRest &each : batch.rests)
        each.line += by;
    for (DecodedRow &each : batch.rows)
        each.line += by;
    batch.lastLine += by;
}

} // namespace

DecodedAhead::DecodedAhead(std::unique_ptr<BatchDecoder> first, const PlannedFile &file, const ImportContext &context,
                           const CancelToken &cancel)
    : m_file(file), m_context(context), m_cancel(cancel), m_first(std::move(first)), m_thread([this] { begin(); })
{
}

DecodedAhead::~DecodedAhead() { stop(); }

void DecodedAhead::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join(); // it is the one that starts the other
    if (m_other.joinable())
        m_other.join();
}

bool DecodedAhead::stopped() const
{
    const std::lock_guard lock(m_mutex);
    return m_stopping || m_cancel.cancelled();
}

/// False: nobody wants it any more.
bool DecodedAhead::waitForRoom(std::uint64_t number, std::uint64_t most)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_stopping || number < m_taken + most; });
    return !m_stopping && !m_cancel.cancelled();
}

void DecodedAhead::deliver(std::uint64_t number, Item item)
{
    {
        const std::lock_guard lock(m_mutex);
        m_ready.emplace(number, std::move(item));
    }
    m_changed.notify_all();
}

void DecodedAhead::begin()
{
    const auto decoded = decodeAll();
    if (decoded.ok())
        return;
    // Behind everything that came before it.
    const std::lock_guard lock(m_mutex);
    std::uint64_t number = m_taken;
    while (m_ready.contains(number))
        ++number;
    Item item;
    item.error = decoded.error();
    m_ready.emplace(number, std::move(item));
    m_changed.notify_all();
}

Result<> DecodedAhead::decodeAll()
{
    try {
        for (std::uint64_t number = 0; waitForRoom(number, batchesAhead); ++number) {
            auto batch = std::make_unique<DecodedBatch>();
            MP_TRY(m_first->fill(*batch, m_cancel));
            const bool ended = batch->ended;
            const auto place = batch->place;
            Item item;
            item.batch = std::move(batch);
            deliver(number, std::move(item));
            if (ended)
                return {};
            const std::size_t block = blockBytesFor(m_context.batchBytes, m_file.input.size);
            if (number == 0 && place && m_file.input.size > place->offset + fewestBlocks * block
                && std::thread::hardware_concurrency() > 1) {
                MP_TRY(openBlocks(*place));
                if (!stopped()) {
                    m_other = std::thread([this] { decodeBlocks(*m_second); });
                    decodeBlocks(*m_first);
                }
                return {};
            }
        }
    } catch (const std::exception &error) {
        return Error{ErrorCode::LimitExceeded, m_file.input.path, error.what()};
    }
    return {};
}

Result<> DecodedAhead::openBlocks(const JsonPlace &place)
{
    MP_ASSIGN(m_second, BatchDecoder::open(m_file, m_context, std::nullopt, m_cancel));
    m_second->shareTexts(m_first->texts());
    MP_ASSIGN(auto rest, m_file.input.open());
    std::vector<char> passed(skippedAtOnce);
    for (std::uint64_t at = 0; at < place.offset && !stopped();) {
        MP_ASSIGN(const std::size_t got,
                  rest->read(std::span(passed).first(std::min<std::uint64_t>(passed.size(), place.offset - at))));
        if (got == 0)
            return Error{ErrorCode::FileOpen, m_file.input.path, "the file has become shorter while it was read"};
        at += got;
    }
    m_linesDone = place.line - 1;
    m_blocks = std::make_unique<LineBlocks>(std::move(rest), place, blockBytesFor(m_context.batchBytes, m_file.input.size),
                                            JsonLimits().recordBytes + 2);
    m_blocksLeft = true;
    return {};
}

void DecodedAhead::decodeBlocks(BatchDecoder &decoder)
{
    try {
        LineBlocks::Block block;
        for (;;) {
            {
                const std::lock_guard reading(m_reading);
                const std::uint64_t number = m_blocks->nextNumber();
                if (!m_blocksLeft || !waitForRoom(number, blocksAhead))
                    return;
                const auto read = m_blocks->next(block);
                m_blocksLeft = read.ok() && !block.last;
                if (!read.ok()) {
                    Item item;
                    item.error = read.error();
                    deliver(number, std::move(item));
                    return;
                }
            }
            Item item;
            item.batch = std::make_unique<DecodedBatch>();
            const auto decoded = decoder.decodeBlock(block.bytes, block.size, *item.batch, m_cancel);
            if (decoded.ok()) {
                DecodedBatch &batch = *item.batch;
                item.lines = decoder.linesOfBlock() + block.extraLines;
                batch.ended = block.last;
                batch.bytesRead = block.end;
                batch.place = JsonPlace{block.end, 0, block.hash}; // its line is known when it is handed out
            } else {
                item.error = decoded.error();
            }
            deliver(block.number, std::move(item));
        }
    } catch (const std::exception &error) {
        // Whoever waits for this block is told; no more are begun.
        const std::lock_guard lock(m_mutex);
        m_broken = Error{ErrorCode::LimitExceeded, m_file.input.path, error.what()};
        m_changed.notify_all();
    }
}

Result<std::unique_ptr<DecodedBatch>> DecodedAhead::next(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [this] { return m_broken || m_ready.contains(m_taken); });
    const auto found = m_ready.find(m_taken);
    if (found == m_ready.end()) {
        if (m_broken)
            return *m_broken;
        return std::unique_ptr<DecodedBatch>();
    }
    Item item = std::move(found->second);
    m_ready.erase(found);
    ++m_taken;
    lock.unlock();
    m_changed.notify_all();
    if (item.error)
        return *item.error;
    if (item.lines) {
        if (m_file.input.linesBefore >= 0)
            moveLines(*item.batch, m_linesDone + m_file.input.linesBefore);
        m_linesDone += *item.lines;
        item.batch->place->line = m_linesDone + 1;
        item.batch->linesPassed = m_linesDone;
    }
    return std::move(item.batch);
}

std::uint64_t DecodedAhead::duplicateKeys() const
{
    return m_first->duplicateKeys() + (m_second ? m_second->duplicateKeys() : 0);
}

std::vector<RecordMapper::Oddities> DecodedAhead::oddities() const
{
    std::vector<RecordMapper::Oddities> all;
    for (const auto &mapper : m_first->mappers())
        all.push_back(mapper.oddities());
    if (!m_second)
        return all;
    for (std::size_t part = 0; part < all.size(); ++part) {
        for (const auto &[what, count] : m_second->mappers()[part].oddities())
            all[part][what] += count;
    }
    return all;
}

} // namespace milepost::sync
