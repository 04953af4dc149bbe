#include "store/segment_table.h"

#include "store/database.h"
#include "store/event_log.h"
#include "store/given_rows.h"
#include "store/prepared_append.h"
#include "store/segment_sizes.h"

#include <algorithm>

namespace milepost::store {

namespace {

Error damaged(const Database &database, std::string_view what, std::int64_t id)
{
    return {ErrorCode::DatabaseDamaged, database.path(), std::string(what) + ' ' + std::to_string(id)};
}

std::string_view selectFor(const SegmentOwner &owner)
{
    return owner.account ? "SELECT id, n, frame, frame_offset, frame_length, hot FROM segment WHERE account = ?1 ORDER BY id"
                         : "SELECT id, n, frame, frame_offset, frame_length, hot FROM segment WHERE parked_user = ?1 "
                           "ORDER BY id";
}

/// So many accounts in a row are passed over in the time of one look-up.
constexpr std::int64_t perLookUp = 8;

std::int64_t idOf(const SegmentOwner &owner) { return owner.account ? owner.account.value : owner.parked.value; }

} // namespace

Result<std::string_view> FrameCache::properties(const SegmentRow &row)
{
    if (row.length == 0)
        return std::string_view();
    auto found = m_byId.find(row.frame);
    if (found == m_byId.end()) {
        auto statement = m_database->prepare("SELECT raw_size, block FROM frame WHERE id = ?1");
        MP_ASSIGN(const bool present, statement.with(row.frame).step());
        std::string raw;
        while (m_bytes > budget) {
            m_bytes -= m_entries.back().raw.size();
            raw = std::move(m_entries.back().raw);
            m_byId.erase(m_entries.back().id);
            m_entries.pop_back();
        }
        if (!present || statement.integer(0) < 0
            || !decodeFrame(statement.blob(1), static_cast<std::size_t>(statement.integer(0)), raw))
            return damaged(*m_database, "frame", row.frame);
        m_bytes += raw.size();
        m_entries.push_front({row.frame, std::move(raw)});
        found = m_byId.emplace(row.frame, m_entries.begin()).first;
    } else {
        m_entries.splice(m_entries.begin(), m_entries, found->second);
    }
    const std::string_view raw = found->second->raw;
    if (row.offset > raw.size() || row.length > raw.size() - row.offset)
        return damaged(*m_database, "segment", row.id);
    return raw.substr(row.offset, row.length);
}

void FrameCache::clear()
{
    m_byId.clear();
    m_entries.clear();
    m_bytes = 0;
}

namespace {

/// Columns from `column` on: id, n, frame, frame_offset, frame_length, hot.
void take(const Statement &statement, int column, SegmentRow &row)
{
    row.id = statement.integer(column);
    row.n = statement.integer(column + 1);
    row.frame = statement.integer(column + 2);
    row.offset = static_cast<std::uint64_t>(statement.integer(column + 3));
    row.length = static_cast<std::uint64_t>(statement.integer(column + 4));
    const BlockView hot = statement.blob(column + 5);
    row.hot.assign(hot.begin(), hot.end());
}

} // namespace

Result<std::vector<SegmentRow>> SegmentTable::of(SegmentOwner owner)
{
    std::vector<SegmentRow> rows;
    MP_TRY(of(owner, rows));
    return rows;
}

Result<> SegmentTable::of(SegmentOwner owner, std::vector<SegmentRow> &into)
{
    if (m_rows || m_rowsEnded)
        return rowsTo(owner.account, into);
    std::size_t count = 0;
    auto statement = m_database->prepare(selectFor(owner));
    statement.with(idOf(owner));
    for (;; ++count) {
        MP_ASSIGN(const bool present, statement.step());
        if (!present)
            break;
        if (count == into.size())
            into.emplace_back();
        take(statement, 0, into[count]);
    }
    into.resize(count);
    return {};
}

void SegmentTable::beginRows(AccountId first, AccountId last, std::size_t count)
{
    endRows();
    if (count < 2 || last.value - first.value > std::int64_t(count) * perLookUp)
        return;
    m_rows.emplace(m_database->prepare("SELECT account, id, n, frame, frame_offset, frame_length, hot FROM segment "
                                       "INDEXED BY segment_account WHERE account BETWEEN ?1 AND ?2 ORDER BY account, id"));
    m_rows->with(first, last);
}

void SegmentTable::endRows()
{
    m_rows.reset();
    m_atRow = m_rowsEnded = false;
}

Result<> SegmentTable::rowsTo(AccountId account, std::vector<SegmentRow> &into)
{
    std::size_t count = 0;
    while (!m_rowsEnded) {
        if (!m_atRow) {
            MP_ASSIGN(m_atRow, m_rows->step());
            if (!m_atRow) {
                m_rows.reset(); // a finished statement would begin again
                m_rowsEnded = true;
                break;
            }
        }
        const auto here = m_rows->id<AccountId>(0);
        if (here > account)
            break;
        if (here == account) {
            if (count == into.size())
                into.emplace_back();
            take(*m_rows, 1, into[count++]);
        }
        m_atRow = false;
    }
    into.resize(count);
    return {};
}

void SegmentTable::beginScan(AccountId first, AccountId last, std::size_t count)
{
    endScan();
    if (count < 2 || last.value - first.value > std::int64_t(count) * perLookUp)
        return;
    // New segments of accounts that were passed already do not come into view.
    m_scan.emplace(m_database->prepare("SELECT account, id, hot FROM segment INDEXED BY segment_account "
                                       "WHERE account BETWEEN ?1 AND ?2 ORDER BY account"));
    m_scan->with(first, last);
    m_onRow = false;
}

void SegmentTable::endScan()
{
    m_scan.reset();
    m_onRow = m_scanEnded = false;
}

Result<std::size_t> SegmentTable::scanTo(AccountId account, std::vector<std::uint64_t> &into)
{
    for (std::size_t count = 0;;) {
        if (!m_onRow) {
            MP_ASSIGN(m_onRow, m_scan->step());
            if (!m_onRow) {
                // Behind the last one; a finished statement would begin again.
                m_scan.reset();
                m_scanEnded = true;
                return count;
            }
        }
        const auto here = m_scan->id<AccountId>(0);
        if (here > account)
            return count;
        m_onRow = false;
        if (here != account)
            continue;
        if (!decodeIdentities(m_scan->blob(2), into))
            return damaged(*m_database, "segment", m_scan->integer(1));
        ++count;
    }
}

Result<std::size_t> SegmentTable::identities(SegmentOwner owner, std::vector<std::uint64_t> &into)
{
    if (owner.account && m_scanEnded)
        return std::size_t(0);
    if (owner.account && m_scan)
        return scanTo(owner.account, into);
    auto statement = m_database->prepare(selectFor(owner));
    statement.with(idOf(owner));
    for (std::size_t count = 0;; ++count) {
        MP_ASSIGN(const bool present, statement.step());
        if (!present)
            return count;
        if (!decodeIdentities(statement.blob(5), into))
            return damaged(*m_database, "segment", statement.integer(0));
    }
}

Result<> SegmentTable::remove(const SegmentRow &row)
{
    MP_TRY(m_database->prepare("DELETE FROM segment WHERE id = ?1").with(row.id).run());
    if (row.frame == 0)
        return {};
    MP_TRY(m_database->prepare("UPDATE frame SET refs = refs - 1 WHERE id = ?1").with(row.frame).run());
    return m_database->prepare("DELETE FROM frame WHERE id = ?1 AND refs <= 0").with(row.frame).run();
}

Result<> SegmentTable::add(SegmentOwner owner, std::span<const LogEvent> events, std::string_view properties,
                           std::optional<std::int64_t> id)
{
    if (events.empty())
        return {};
    if (!m_raw.empty() && m_raw.size() + properties.size() > EventLog::frameBytes)
        MP_TRY(flush());
    Pending &pending = m_pending.emplace_back();
    pending.owner = owner;
    pending.id = id;
    pending.run = events.back().run;
    pending.n = static_cast<std::int64_t>(events.size());
    const auto [first, last] = std::minmax_element(events.begin(), events.end(), [](const auto &a, const auto &b) {
        return a.time < b.time;
    });
    pending.firstMs = first->time.ms;
    pending.lastMs = last->time.ms;
    pending.offset = m_raw.size();
    pending.length = properties.size();
    encodeHot(events, m_block);
    pending.hot = m_hot.size();
    pending.hotLength = m_block.size();
    m_hot.insert(m_hot.end(), m_block.begin(), m_block.end());
    m_raw += properties;
    if (m_pending.size() >= mostPending)
        return flush();
    return {};
}

Result<> SegmentTable::add(const PreparedAppend &prepared)
{
    std::vector<std::int64_t> accounts, first, last, n, frames, offsets, lengths;
    std::vector<GivenRows::Bytes> hot;
    std::size_t at = 0;
    for (const PreparedFrame &frame : prepared.frames) {
        std::int64_t id = 0;
        if (frame.rawSize > 0) {
            auto statement = m_database->prepare("INSERT INTO frame(refs, raw_size, block) VALUES(?1, ?2, ?3)");
            MP_TRY(statement.with(frame.refs, frame.rawSize, BlockView(frame.block)).run());
            id = m_database->lastInsertId();
        }
        for (auto *column : {&accounts, &first, &last, &n, &frames, &offsets, &lengths})
            column->clear();
        hot.clear();
        for (const std::size_t end = at + frame.segments; at < end; ++at) {
            const PreparedSegment &segment = prepared.segments[at];
            const bool framed = segment.length > 0;
            accounts.push_back(segment.account.value);
            first.push_back(segment.firstMs);
            last.push_back(segment.lastMs);
            n.push_back(segment.n);
            hot.push_back(BlockView(prepared.hot).subspan(segment.hot, segment.hotLength));
            frames.push_back(framed ? id : 0);
            offsets.push_back(framed ? static_cast<std::int64_t>(segment.offset) : 0);
            lengths.push_back(static_cast<std::int64_t>(segment.length));
        }
        using Numbers = std::span<const std::int64_t>;
        const auto added = insertGiven(
            *m_database,
            "INSERT INTO segment(account, run, first_ms, last_ms, n, hot, frame, frame_offset, frame_length) "
            "SELECT c0, nullif(c1, 0), c2, c3, c4, c5, nullif(c6, 0), c7, c8 FROM given_rows(?1)",
            GivenRows(frame.segments, {Numbers(accounts), prepared.run.value, Numbers(first), Numbers(last), Numbers(n),
                                       std::span<const GivenRows::Bytes>(hot), Numbers(frames), Numbers(offsets), Numbers(lengths)}));
        if (!added.ok())
            return added.error();
    }
    return {};
}

Result<> SegmentTable::flush()
{
    std::int64_t frame = 0;
    if (!m_raw.empty()) {
        const auto refs = std::count_if(m_pending.begin(), m_pending.end(), [](const Pending &p) { return p.length > 0; });
        if (!encodeFrame(m_raw, m_frame))
            return Error{ErrorCode::Internal, "event log", "properties could not be compressed"};
        auto statement = m_database->prepare("INSERT INTO frame(refs, raw_size, block) VALUES(?1, ?2, ?3)");
        MP_TRY(statement.with(std::int64_t(refs), std::int64_t(m_raw.size()), BlockView(m_frame)).run());
        frame = m_database->lastInsertId();
    }
    auto statement = m_database->prepare("INSERT INTO segment(id, account, parked_user, run, first_ms, last_ms, n, hot, "
                                         "frame, frame_offset, frame_length) "
                                         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    for (const Pending &pending : m_pending) {
        const bool framed = pending.length > 0;
        statement.with(pending.id, pending.owner.account, pending.owner.parked, pending.run, pending.firstMs,
                       pending.lastMs, pending.n, BlockView(m_hot).subspan(pending.hot, pending.hotLength), nullptr,
                       std::int64_t(framed ? pending.offset : 0), std::int64_t(pending.length));
        if (framed)
            statement.bind(9, frame);
        MP_TRY(statement.run());
    }
    forgetPending();
    return {};
}

void SegmentTable::forgetPending()
{
    m_pending.clear();
    m_raw.clear();
    m_hot.clear();
}

} // namespace milepost::store
