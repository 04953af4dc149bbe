#include "store/event_log_reader.h"

#include "store/database.h"
#include "store/json_text.h"
#include "store/segment_table.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace milepost::store {

struct EventLogReader::Private {
    Private(Database &db, const EventNames &known) : database(&db), names(&known), table(db), frames(db) {}

    struct Place {
        std::uint32_t segment = 0;
        std::uint32_t offset = 0; ///< of its properties within those of the segment
    };

    [[nodiscard]] Result<> placeProperties() const;
    [[nodiscard]] Result<std::string_view> json(std::uint32_t row) const;
    [[nodiscard]] Result<std::string> userText(UserId user) const;

    Database *database;
    const EventNames *names;
    mutable SegmentTable table;
    mutable FrameCache frames;
    AccountId account;
    std::vector<SegmentRow> segments;
    std::vector<LogEvent> log; ///< by row
    std::vector<EventPoint> points; ///< by (time, row)
    mutable std::vector<Place> places; ///< by row; empty until properties are asked for
    mutable std::optional<Error> failure;
};

EventLogReader::EventLogReader(Database &database, const EventNames &names)
    : d(std::make_unique<Private>(database, names))
{
}

EventLogReader::~EventLogReader() = default;

Result<> EventLogReader::load(AccountId account)
{
    d->account = account;
    d->log.clear();
    d->points.clear();
    d->places.clear();
    d->failure.reset();
    MP_TRY(d->table.of({account, {}}, d->segments));
    for (const SegmentRow &segment : d->segments) {
        const std::size_t before = d->log.size();
        if (!decodeHot(segment.hot, d->log) || static_cast<std::int64_t>(d->log.size() - before) != segment.n) {
            d->log.clear();
            return Error{ErrorCode::DatabaseDamaged, d->database->path(), "segment " + std::to_string(segment.id)};
        }
    }
    d->points.reserve(d->log.size());
    bool ordered = true;
    for (std::size_t row = 0; row < d->log.size(); ++row) {
        const LogEvent &event = d->log[row];
        ordered = ordered && (row == 0 || d->log[row - 1].time <= event.time);
        d->points.push_back({event.time, event.name, event.user, static_cast<std::uint32_t>(row)});
    }
    if (!ordered) {
        std::sort(d->points.begin(), d->points.end(), [](const EventPoint &a, const EventPoint &b) {
            return a.time != b.time ? a.time < b.time : a.row < b.row;
        });
    }
    return {};
}

void EventLogReader::expect(AccountId first, AccountId last, std::size_t count) { d->table.beginRows(first, last, count); }
void EventLogReader::expectNothing() { d->table.endRows(); }

AccountId EventLogReader::account() const { return d->account; }

Result<> EventLogReader::forEachAccount(const std::function<Result<>(AccountId)> &visit)
{
    auto next = d->database->prepare("SELECT min(account) FROM segment WHERE account > ?1");
    for (AccountId account;;) {
        next.bind(1, account.value);
        MP_TRY(next.step());
        if (next.isNull(0))
            return {};
        account = next.id<AccountId>(0);
        next.reset();
        MP_TRY(visit(account));
    }
}

std::span<const EventPoint> EventLogReader::events() const { return d->points; }

std::optional<EventNameId> EventLogReader::nameId(std::string_view name) const { return d->names->find(name); }

std::string_view EventLogReader::nameOf(EventNameId id) const { return d->names->nameOf(id); }

Result<> EventLogReader::Private::placeProperties() const
{
    std::vector<Place> made(log.size());
    std::size_t row = 0;
    for (std::uint32_t segment = 0; segment < segments.size(); ++segment) {
        std::uint64_t offset = 0;
        for (std::int64_t i = 0; i < segments[segment].n; ++i, ++row) {
            made[row] = {segment, static_cast<std::uint32_t>(offset)};
            offset += log[row].propertyLength;
        }
        if (offset != segments[segment].length) {
            return Error{ErrorCode::DatabaseDamaged, database->path(),
                         "segment " + std::to_string(segments[segment].id)};
        }
    }
    places = std::move(made);
    return {};
}

Result<std::string_view> EventLogReader::Private::json(std::uint32_t row) const
{
    if (row >= log.size())
        return Error{ErrorCode::InvalidArgument, "event", "no row " + std::to_string(row)};
    if (log[row].propertyLength == 0)
        return std::string_view();
    if (places.empty())
        MP_TRY(placeProperties());
    MP_ASSIGN(const std::string_view properties, frames.properties(segments[places[row].segment]));
    return properties.substr(places[row].offset, log[row].propertyLength);
}

std::optional<std::string> EventLogReader::property(std::uint32_t row, std::string_view path) const
{
    const auto json = d->json(row);
    if (!json.ok()) {
        if (!d->failure)
            d->failure = json.error();
        return std::nullopt;
    }
    return jsonScalar(*json, path);
}

const std::optional<Error> &EventLogReader::failure() const { return d->failure; }
std::uint64_t EventLogReader::identity(std::uint32_t row) const { return d->log.at(row).identity; }
RunId EventLogReader::run(std::uint32_t row) const { return d->log.at(row).run; }

Result<std::string> EventLogReader::Private::userText(UserId user) const
{
    if (!user)
        return std::string();
    auto statement = database->prepare("SELECT external_id FROM user WHERE id = ?1");
    MP_ASSIGN(const bool found, statement.with(user).step());
    return found ? std::string(statement.text(0)) : std::string();
}

Result<EventRecord> EventLogReader::record(std::uint32_t row) const
{
    MP_ASSIGN(const std::string_view json, d->json(row));
    const LogEvent &event = d->log[row];
    EventRecord record;
    record.time = event.time;
    record.event = nameOf(event.name);
    MP_ASSIGN(record.user, d->userText(event.user));
    record.properties = json;
    record.run = event.run;
    return record;
}

Result<std::vector<EventRecord>> EventLogReader::records(std::size_t limit, std::size_t skip) const
{
    std::vector<EventRecord> records;
    const std::size_t end = d->points.size() - std::min(skip, d->points.size());
    const std::size_t count = std::min(limit, end);
    records.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        MP_ASSIGN(auto entry, record(d->points[end - 1 - i].row));
        records.push_back(std::move(entry));
    }
    return records;
}

} // namespace milepost::store
