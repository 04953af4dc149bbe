#include "sync/batch.h"

#include "base/hash.h"
#include "store/identity.h"
#include "sync/decode/text_encoding.h"

#include <algorithm>
#include <cstdlib>

namespace milepost::sync {

namespace {

constexpr std::size_t chunkBytes = 1 << 20;
constexpr std::size_t pageBytes = 4096;
constexpr std::size_t batchRows = 20'000;
constexpr std::size_t fewEvents = 4096;
constexpr std::size_t smallestFirst = 64 << 10;
constexpr std::size_t mostTexts = 700'000; ///< of one EventTexts
constexpr std::size_t rawBytes = 4096;
constexpr std::size_t numberedTogether = 128; ///< events whose texts are looked up at once

/// Bytes that are not UTF-8, readable and of one meaning each: those above ASCII as U+0080 to U+00FF.
std::string asLatin(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else {
            text += static_cast<char>(0xC0 | byte >> 6);
            text += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return text;
}

constexpr std::string_view milestoneEvent = "milestone_achieved";

std::uint64_t contentOf(const EventDraft &draft, std::string_view properties)
{
    std::uint64_t hash = stableHash(draft.event);
    hash = combineHash(hash, static_cast<std::uint64_t>(draft.time.ms));
    hash = combineHash(hash, stableHash(draft.user));
    hash = combineHash(hash, stableHash(draft.through.empty() ? draft.account : draft.through));
    return combineHash(hash, stableHash(properties));
}

} // namespace

std::string_view TextArena::keep(std::string_view text)
{
    if (text.empty())
        return {};
    m_bytes += text.size();
    if (text.size() > chunkBytes / 4) {
        m_large.push_back(std::make_unique_for_overwrite<char[]>(text.size()));
        std::copy(text.begin(), text.end(), m_large.back().get());
        return {m_large.back().get(), text.size()};
    }
    if (m_chunks.empty() || m_used + text.size() > chunkBytes) {
        if (!m_chunks.empty())
            ++m_chunk;
        if (m_chunk >= m_chunks.size())
            m_chunks.push_back(std::make_unique_for_overwrite<char[]>(chunkBytes));
        m_used = 0;
    }
    char *at = m_chunks[m_chunk].get() + m_used;
    std::copy(text.begin(), text.end(), at);
    m_used += text.size();
    return {at, text.size()};
}

void TextArena::clear()
{
    m_large.clear();
    m_chunk = m_used = m_bytes = 0;
}

void DecodedBatch::clear()
{
    texts.clear();
    events.clear();
    rests.clear();
    newest.clear();
    milestoneTypes.clear();
    counted = false;
    place.reset();
    rows.clear();
    rejections.clear();
    ended = false;
}

std::string_view rawExcerpt(std::string_view raw)
{
    if (raw.size() <= rawBytes)
        return raw;
    std::size_t end = rawBytes;
    while (end > 0 && (static_cast<unsigned char>(raw[end]) & 0xC0) == 0x80)
        --end;
    return raw.substr(0, end);
}

namespace {

/// Reads up to the cursor's place. None: the bytes before it are not those that were merged.
Result<std::optional<JsonPlace>> readTo(ByteSource &source, const store::ImportCursor &known, const PlannedFile &file,
                                        const CancelToken &cancel)
{
    // At the beginning of a page: what comes from the page cache is copied there three times as fast as to where memory of this size
    // otherwise begins, sixteen bytes behind it.
    struct Free {
        void operator()(char *bytes) const { std::free(bytes); }
    };
    const std::unique_ptr<char, Free> room(static_cast<char *>(std::aligned_alloc(pageBytes, chunkBytes)));
    if (!room)
        return Error{ErrorCode::LimitExceeded, file.input.path, "no memory to read it with"};
    const std::span<char> block(room.get(), chunkBytes);
    JsonPlace place;
    place.line = known.line;
    const auto end = static_cast<std::uint64_t>(known.offset);
    while (place.offset < end && !cancel.cancelled()) {
        MP_ASSIGN(const std::size_t got,
                  source.read(block.first(std::min<std::size_t>(block.size(), end - place.offset))));
        if (got == 0)
            break;
        place.hash.add({block.data(), got});
        place.offset += got;
    }
    const bool same = place.offset == end && combineHash(place.hash.value(), file.reading) == known.headHash;
    return same ? std::optional(std::move(place)) : std::nullopt;
}

} // namespace

Result<std::unique_ptr<BatchDecoder>> BatchDecoder::open(const PlannedFile &file, const ImportContext &context,
                                                         const std::optional<store::ImportCursor> &known,
                                                         const CancelToken &cancel)
{
    MP_ASSIGN(auto source, file.input.open());
    std::unique_ptr<BatchDecoder> decoder(new BatchDecoder);
    decoder->m_path = file.input.path;
    decoder->m_batchBytes = context.batchBytes;
    decoder->m_linesBefore = file.input.linesBefore;
    MP_ASSIGN(decoder->m_table, TableReader::open(std::move(source), file.options, file.head));
    if (known) {
        MP_ASSIGN(auto rest, file.input.open());
        MP_ASSIGN(const auto place, readTo(*rest, *known, file, cancel));
        if (place) {
            decoder->m_table->continueAt(std::move(rest), *place);
            decoder->m_continued = true;
        }
    }
    for (const auto &part : file.plan.parts)
        decoder->m_mappers.emplace_back(part, *decoder->m_table, file.evidence, context.zone, context.currency);
    for (const RecordMapper &mapper : decoder->m_mappers) {
        const auto cell = mapper.decidedBy();
        decoder->m_decidedAlike = decoder->m_decidedAlike && (!cell || !decoder->m_decidedBy || *cell == *decoder->m_decidedBy);
        if (cell)
            decoder->m_decidedBy = cell;
    }
    return decoder;
}

std::shared_ptr<EventTexts> TextsInUse::forBatch()
{
    const std::lock_guard lock(m_mutex);
    const auto size = [](EventTexts &texts) {
        const std::lock_guard held(texts.mutex);
        return texts.accounts.size() + texts.users.size() + texts.names.size();
    };
    if (!m_texts || size(*m_texts) > mostTexts)
        m_texts = std::make_shared<EventTexts>();
    return m_texts;
}

void BatchDecoder::numberTexts(DecodedBatch &batch)
{
    if (m_unnumbered.empty())
        return;
    EventTexts &texts = *batch.known;
    const std::lock_guard lock(texts.mutex);
    for (const Unnumbered &each : m_unnumbered) {
        texts.accounts.fetchPlace(each.accountHash);
        texts.users.fetchPlace(each.userHash);
    }
    for (const Unnumbered &each : m_unnumbered) {
        const std::string_view waiting = std::string_view(m_waiting).substr(each.text);
        DecodedEvent &event = batch.events[each.event];
        event.account = texts.accounts.number(waiting.substr(0, each.accountLength), each.accountHash);
        event.user = texts.users.number(waiting.substr(each.accountLength, each.userLength), each.userHash);
        event.name = texts.names.number(waiting.substr(each.accountLength + each.userLength, each.nameLength), each.nameHash);
    }
    m_unnumbered.clear();
    m_waiting.clear();
}

void BatchDecoder::keepEvent(const EventDraft &draft, std::uint32_t part, DecodedBatch &batch)
{
    const Mapping &mapping = m_mappers[part].mapping();
    DecodedEvent event;
    event.time = draft.time;
    const std::string_view properties = batch.texts.keep(m_properties);
    event.properties = properties.data();
    event.propertyLength = static_cast<std::uint32_t>(properties.size());
    event.part = static_cast<std::uint16_t>(part);
    std::uint64_t content = 0;
    if (mapping.identity == Identity::Message && !draft.id.empty()) {
        event.identity = store::messageIdentity(mapping.sourceKind, draft.id);
    } else {
        content = contentOf(draft, properties);
        event.counted = mapping.identity != Identity::Row || draft.id.empty();
        event.identity = event.counted ? content : store::rowIdentity(mapping.sourceKind, draft.id, content);
    }
    if (!draft.through.empty() || (!event.counted && mapping.identity == Identity::Row)) {
        EventRest rest;
        rest.content = content;
        rest.id = batch.texts.keep(draft.id);
        rest.through = batch.texts.keep(draft.through);
        if (!draft.through.empty())
            rest.raw = batch.texts.keep(rawExcerpt(m_table->raw()));
        rest.line = lineNow();
        batch.rests.push_back(rest);
        event.rest = static_cast<std::uint32_t>(batch.rests.size());
    }
    const std::size_t most = m_table->sizeHint() == 0 ? m_budget : static_cast<std::size_t>(m_table->sizeHint());
    if (batch.events.size() == fewEvents)
        batch.events.reserve(std::min(m_budget, most) / sizeof(DecodedEvent) + 1); // what is not touched takes no memory
    m_unnumbered.push_back({TextNumbers::hashOf(draft.account), TextNumbers::hashOf(draft.user), TextNumbers::hashOf(draft.event),
                            batch.events.size(), m_waiting.size(), draft.account.size(), draft.user.size(), draft.event.size()});
    m_waiting.append(draft.account).append(draft.user).append(draft.event);
    batch.events.push_back(event);
    if (m_unnumbered.size() == numberedTogether)
        numberTexts(batch);
    batch.counted = batch.counted || event.counted;
    batch.newest[part] = std::max(batch.newest[part], draft.time);
    if (draft.event == milestoneEvent && !draft.milestone.empty())
        batch.milestoneTypes.emplace(draft.milestone, draft.category);
}

/// The parts that take the table's record: those of the one before where what decides it is the same.
const std::vector<std::uint32_t> &BatchDecoder::takers()
{
    const std::string_view by = m_decidedBy ? m_table->cell(*m_decidedBy).text : std::string_view();
    if (m_decidedAlike && !m_takers.empty() && by == m_decidedFor)
        return m_takers;
    m_decidedFor = by;
    m_takers.clear();
    for (std::uint32_t part = 0; part < m_mappers.size(); ++part) {
        if (m_mappers[part].takes())
            m_takers.push_back(part);
    }
    return m_takers;
}

void BatchDecoder::decodeRecord(DecodedBatch &batch)
{
    const std::int64_t line = lineNow();
    const auto &parts = takers();
    for (const std::uint32_t part : parts) {
        RecordMapper &mapper = m_mappers[part];
        bool good = false;
        if (mapper.isEvent()) {
            EventDraft draft;
            good = mapper.event(draft, m_properties);
            if (good)
                keepEvent(draft, part, batch);
        } else {
            DecodedRow &decoded = batch.rows.emplace_back();
            good = mapper.entity(decoded.row, decoded.through);
            if (good) {
                decoded.raw = batch.texts.keep(rawExcerpt(m_table->raw()));
                decoded.line = line;
                decoded.part = part;
            } else {
                batch.rows.pop_back();
            }
        }
        if (!good) {
            batch.rejections.push_back({{m_path, line, mapper.problem().code, mapper.problem().reason,
                                         std::string(rawExcerpt(m_table->raw()))},
                                        part});
        }
    }
    if (parts.empty()) {
        batch.rejections.push_back({{m_path, line, "unknown_kind",
                                     "The record is of a kind that is not imported (only track, identify and group are).",
                                     std::string(rawExcerpt(m_table->raw()))},
                                    0});
    }
}

void BatchDecoder::startBatch(DecodedBatch &batch)
{
    batch.clear();
    batch.known = m_texts->forBatch();
    batch.newest.assign(m_mappers.size(), Instant());
}

/// False: there is no further record.
Result<bool> BatchDecoder::decodeNext(DecodedBatch &batch)
{
    MP_ASSIGN(const TableReader::Step step, m_table->next());
    if (step == TableReader::Step::End)
        return false;
    if (step == TableReader::Step::Record) {
        decodeRecord(batch);
    } else {
        const std::string_view raw = rawExcerpt(m_table->raw());
        batch.rejections.push_back({{m_path, lineNow(), m_table->reasonCode(), m_table->reason(),
                                     isValidUtf8(raw) ? std::string(raw) : asLatin(raw)},
                                    0});
    }
    batch.lastLine = lineNow();
    return true;
}

void BatchDecoder::endBatch(DecodedBatch &batch)
{
    numberTexts(batch);
    batch.settled = batch.rests.empty() && batch.rows.empty() && batch.rejections.empty() && !batch.counted;
}

Result<> BatchDecoder::fill(DecodedBatch &batch, const CancelToken &cancel)
{
    startBatch(batch);
    // The first is smaller, so that it is soon known what kind of file it is, and the rest can be decoded side by side.
    if (m_budget == 0)
        m_budget = m_table->sizeHint() == 0 ? m_batchBytes / 32 : std::min<std::size_t>(m_batchBytes / 32, smallestFirst + m_table->sizeHint() / 32);
    else
        m_budget = m_batchBytes / 4;
    std::size_t records = 0;
    while (batch.bytes() < m_budget && batch.rows.size() < batchRows && batch.rejections.size() < batchRows) {
        if ((++records & 1023) == 0 && cancel.cancelled())
            break;
        MP_ASSIGN(const bool more, decodeNext(batch));
        if (!more) {
            batch.ended = true;
            break;
        }
    }
    endBatch(batch);
    batch.bytesRead = m_table->bytesRead();
    batch.place = m_table->place();
    batch.linesPassed = m_table->linesPassed();
    return {};
}

Result<> BatchDecoder::decodeBlock(std::vector<char> &lines, std::size_t size, DecodedBatch &batch, const CancelToken &cancel)
{
    startBatch(batch);
    m_budget = size / 4; // of JSON at least so much is names and marks
    m_linesBefore = std::min<std::int64_t>(m_linesBefore, 0);
    m_table->continueWith(lines, size);
    std::size_t records = 0;
    for (bool more = true; more;) {
        if ((++records & 1023) == 0 && cancel.cancelled())
            return Error{ErrorCode::Cancelled, m_path, "while it was read"};
        MP_ASSIGN(more, decodeNext(batch));
    }
    m_linesOfBlock = m_table->line() - 1;
    endBatch(batch);
    return {};
}

} // namespace milepost::sync
