#include "store/segment_table.h"

#include "store/database.h"
#include "store/event_log.h"

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
        Entry entry;
        entry.id = row.frame;
        if (!present || statement.integer(0) < 0
            || !decodeFrame(statement.blob(1), static_cast<std::size_t>(statement.integer(0)), entry.raw))
            return damaged(*m_database, "frame", row.frame);
        m_bytes += entry.raw.size();
        m_entries.push_front(std::move(entry));
        found = m_byId.emplace(row.frame, m_entries.begin()).first;
        while (m_bytes > budget && m_entries.size() > 1) {
            m_bytes -= m_entries.back().raw.size();
            m_byId.erase(m_entries.back().id);
            m_entries.pop_back();
        }
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

Result<std::vector<SegmentRow>> SegmentTable::of(SegmentOwner owner)
{
    std::vector<SegmentRow> rows;
    auto statement = m_database->prepare(selectFor(owner));
    statement.with(idOf(owner));
    while (true) {
        MP_ASSIGN(const bool present, statement.step());
        if (!present)
            return rows;
        SegmentRow &row = rows.emplace_back();
        row.id = statement.integer(0);
        row.n = statement.integer(1);
        row.frame = statement.integer(2);
        row.offset = static_cast<std::uint64_t>(statement.integer(3));
        row.length = static_cast<std::uint64_t>(statement.integer(4));
        const BlockView hot = statement.blob(5);
        row.hot.assign(hot.begin(), hot.end());
    }
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
    // Segments without properties wait for no frame; this bounds them.
    if (m_pending.size() >= 8192)
        return flush();
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
