#include "store/integrity.h"

#include "store/database.h"
#include "store/json_text.h"
#include "store/segment_table.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace milepost::store {

namespace {

constexpr std::size_t mostExamples = 5;

/// Collects what is wrong, the first few in words.
class Finder {
public:
    explicit Finder(std::string name) { m_check.name = std::move(name); }
    void found(const std::string &what)
    {
        m_check.ok = false;
        ++m_count;
        if (m_count <= mostExamples)
            m_check.detail += (m_check.detail.empty() ? "" : "; ") + what;
    }
    [[nodiscard]] IntegrityCheck done()
    {
        if (m_count > mostExamples)
            m_check.detail += "; and " + std::to_string(m_count - mostExamples) + " more";
        return m_check;
    }

private:
    IntegrityCheck m_check;
    std::size_t m_count = 0;
};

Error cancelled() { return {ErrorCode::Cancelled, "verify", {}}; }

/// Every row of the query is one thing that is wrong.
Result<IntegrityCheck> findings(Database &database, std::string name, std::string_view sql)
{
    Finder finder(std::move(name));
    auto statement = database.prepare(sql);
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return finder.done();
        finder.found(std::string(statement.text(0)));
    }
}

Result<IntegrityCheck> checkPages(Database &database)
{
    Finder finder("integrity");
    auto statement = database.prepare("PRAGMA integrity_check(20)");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return finder.done();
        if (statement.text(0) != "ok")
            finder.found(std::string(statement.text(0)));
    }
}

struct FrameUse {
    std::int64_t rawSize = 0, refs = 0, used = 0;
};

class EventCheck {
public:
    EventCheck(Database &database, const JobControl &control) : m_database(database), m_control(control) {}

    Result<IntegrityCheck> run()
    {
        MP_TRY(readFrames());
        MP_TRY(readNames());
        MP_TRY(readSegments());
        for (const auto &[id, frame] : m_frames) {
            if (frame.refs != frame.used)
                m_finder.found("frame " + std::to_string(id) + " counts its segments wrongly");
        }
        return m_finder.done();
    }

private:
    Result<> readFrames()
    {
        std::string raw;
        auto statement = m_database.prepare("SELECT id, refs, raw_size, block FROM frame");
        while (true) {
            MP_ASSIGN(const bool row, statement.step());
            if (!row)
                return {};
            if (m_control.cancel.cancelled())
                return cancelled();
            const std::int64_t size = statement.integer(2);
            m_frames[statement.integer(0)] = {size, statement.integer(1), 0};
            if (size < 0 || !decodeFrame(statement.blob(3), static_cast<std::size_t>(size), raw))
                m_finder.found("frame " + std::to_string(statement.integer(0)) + " does not decode");
        }
    }

    Result<> readNames()
    {
        auto statement = m_database.prepare("SELECT id FROM event_name");
        while (true) {
            MP_ASSIGN(const bool row, statement.step());
            if (!row)
                return {};
            m_names.insert(statement.integer(0));
        }
    }

    Result<> readSegments()
    {
        auto statement = m_database.prepare("SELECT id, coalesce(account, 0), coalesce(parked_user, 0), n, first_ms, last_ms, "
                                            "coalesce(frame, 0), frame_offset, frame_length, hot FROM segment "
                                            "ORDER BY account, parked_user, id");
        SegmentOwner owner;
        while (true) {
            MP_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            if (m_control.cancel.cancelled())
                return cancelled();
            const SegmentOwner next{statement.id<AccountId>(1), statement.id<UserId>(2)};
            if (!(next == owner)) {
                closeOwner(owner);
                owner = next;
            }
            readSegment(statement);
        }
        closeOwner(owner);
        return {};
    }

    void readSegment(const Statement &row)
    {
        const std::string name = "segment " + std::to_string(row.integer(0));
        m_events.clear();
        if (!decodeHot(row.blob(9), m_events) || m_events.empty()) {
            m_finder.found(name + " does not decode");
            return;
        }
        std::int64_t first = m_events.front().time.ms;
        std::int64_t last = first;
        std::int64_t bytes = 0;
        for (const LogEvent &event : m_events) {
            first = std::min(first, event.time.ms);
            last = std::max(last, event.time.ms);
            bytes += event.propertyLength;
            m_identities.push_back(event.identity);
            if (!m_names.contains(event.name.value))
                m_finder.found(name + " has an event without a name");
        }
        if (row.integer(3) != static_cast<std::int64_t>(m_events.size()) || row.integer(4) != first
            || row.integer(5) != last)
            m_finder.found(name + " is not what its row says");
        if (bytes != row.integer(8))
            m_finder.found(name + " has properties of another length");
        const std::int64_t frame = row.integer(6);
        if (frame == 0)
            return;
        const auto found = m_frames.find(frame);
        if (found == m_frames.end()) {
            m_finder.found(name + " points at a frame that is not there");
            return;
        }
        ++found->second.used;
        if (row.integer(7) < 0 || row.integer(8) < 0 || row.integer(7) > found->second.rawSize
            || row.integer(8) > found->second.rawSize - row.integer(7))
            m_finder.found(name + " points outside its frame");
    }

    void closeOwner(const SegmentOwner &owner)
    {
        std::sort(m_identities.begin(), m_identities.end());
        if (std::adjacent_find(m_identities.begin(), m_identities.end()) != m_identities.end()) {
            m_finder.found((owner.account ? "account " + std::to_string(owner.account.value)
                                          : "user " + std::to_string(owner.parked.value))
                           + " has an event twice");
        }
        m_identities.clear();
    }

    Database &m_database;
    const JobControl &m_control;
    Finder m_finder{"events"};
    std::map<std::int64_t, FrameUse> m_frames;
    std::unordered_set<std::int64_t> m_names;
    std::vector<LogEvent> m_events;
    std::vector<std::uint64_t> m_identities;
};

/// Where the witness of a cursor may be: with its account, parked under its user, or with another account of that
/// user, where a later group call has moved it.
Result<bool> witnessed(Database &database, std::uint64_t witness, AccountId account, UserId user)
{
    SegmentTable table(database);
    std::vector<std::uint64_t> identities;
    const auto holds = [&](SegmentOwner owner) -> Result<bool> {
        identities.clear();
        MP_TRY(table.identities(owner, identities));
        return std::find(identities.begin(), identities.end(), witness) != identities.end();
    };
    if (account) {
        MP_ASSIGN(const bool there, holds({account, {}}));
        if (there)
            return true;
    }
    if (!user)
        return false;
    MP_ASSIGN(const bool parked, holds({{}, user}));
    if (parked)
        return true;
    auto groups = database.prepare("SELECT DISTINCT account FROM user_group WHERE user = ?1");
    groups.with(user);
    while (true) {
        MP_ASSIGN(const bool row, groups.step());
        if (!row)
            return false;
        MP_ASSIGN(const bool there, holds({groups.id<AccountId>(0), {}}));
        if (there)
            return true;
    }
}

Result<IntegrityCheck> checkCursors(Database &database)
{
    Finder finder("cursors");
    auto statement = database.prepare("SELECT path, witness, witness_account, witness_user FROM import_cursor "
                                      "WHERE witness <> 0");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return finder.done();
        const auto there = witnessed(database, static_cast<std::uint64_t>(statement.integer(1)),
                                     statement.id<AccountId>(2), statement.id<UserId>(3));
        if (!there.ok() && there.error().code != ErrorCode::DatabaseDamaged)
            return there.error();
        if (!there.ok() || !*there)
            finder.found(std::string(statement.text(0)) + ": the last event before the cursor is not in the log");
    }
}

Result<IntegrityCheck> checkCustom(Database &database)
{
    Finder finder("custom_fields");
    TextPairs texts;
    auto statement = database.prepare("SELECT external_id, custom FROM account WHERE custom IS NOT NULL");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return finder.done();
        texts.clear();
        if (!textsFromJson(statement.text(1), texts))
            finder.found(std::string(statement.text(0)));
    }
}

} // namespace

Result<std::vector<IntegrityCheck>> checkIntegrity(Database &database, const JobControl &control)
{
    std::vector<IntegrityCheck> checks;
    const auto add = [&](Result<IntegrityCheck> check) -> Result<> {
        if (!check.ok() && check.error().code == ErrorCode::DatabaseDamaged) {
            checks.push_back({"integrity", false, check.error().toString()});
            return {};
        }
        if (!check.ok())
            return check.error();
        checks.push_back(std::move(*check));
        return control.cancel.cancelled() ? Result<>(cancelled()) : Result<>();
    };
    MP_TRY(add(checkPages(database)));
    MP_TRY(add(findings(database, "foreign_keys",
                        "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' points at a ' || parent || ' that is not "
                        "there' FROM pragma_foreign_key_check")));
    MP_TRY(add(EventCheck(database, control).run()));
    MP_TRY(add(checkCursors(database)));
    MP_TRY(add(checkCustom(database)));
    MP_TRY(add(findings(database, "edits",
                        "SELECT e.op_id || ' is undone by an edit that does not say so' FROM edit e WHERE "
                        "e.undone_by IS NOT NULL AND NOT EXISTS "
                        "(SELECT 1 FROM edit u WHERE u.op_id = e.undone_by AND u.undoes = e.op_id)")));
    MP_TRY(add(findings(database, "quarantine",
                        "SELECT 'run ' || r.id || ' rejected ' || r.rejected || ' rows, and ' || count(q.id) || ' are kept' "
                        "FROM sync_run r JOIN quarantine q ON q.run = r.id WHERE r.finished_ms IS NOT NULL "
                        "GROUP BY r.id HAVING count(q.id) > r.rejected")));
    return checks;
}

} // namespace milepost::store
