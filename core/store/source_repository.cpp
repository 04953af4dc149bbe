#include "store/source_repository.h"

#include "store/database.h"
#include "store/json_values.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace milepost::store {

namespace {

constexpr std::string_view selectSource =
    "SELECT id, name, kind, options, entity, mapping, schedule, drift_policy, paused, cursor, rows, rejected, extent, "
    "events, newest_ms, last_attempt_ms, last_success_ms, failures, error_code, error_context, error_detail, asked_extent "
    "FROM configured_source WHERE removed_ms IS NULL ";

std::optional<std::int64_t> optionalNumber(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

ErrorCode codeFromName(std::string_view name)
{
    for (int code = 0; code <= static_cast<int>(ErrorCode::Locked); ++code) {
        if (codeName(static_cast<ErrorCode>(code)) == name)
            return static_cast<ErrorCode>(code);
    }
    return ErrorCode::Internal;
}

std::string optionsText(const std::map<std::string, std::string> &options)
{
    QJsonObject object;
    for (const auto &[key, value] : options)
        object.insert(toQt(key), toQt(value));
    return jsonText(QJsonDocument(object));
}

ConfiguredSource readSource(const Statement &row)
{
    ConfiguredSource source;
    source.id = row.integer(0);
    SourceConfiguration &configuration = source.configuration;
    configuration.name = row.text(1);
    configuration.kind = row.text(2);
    if (const auto options = parseJson(row.text(3))) {
        const QJsonObject object = options->object();
        for (auto option = object.begin(); option != object.end(); ++option)
            configuration.options.emplace(fromQt(option.key()), fromQt(option.value().toString()));
    }
    configuration.entity = fromKey<EntityKind>(row.text(4));
    source.mappingToml = row.text(5);
    configuration.schedule = scheduleFromText(row.text(6)).value_or(SourceSchedule{});
    configuration.drift = fromKey<DriftPolicy>(row.text(7)).value_or(DriftPolicy::Known);
    configuration.paused = row.integer(8) != 0;
    source.cursor = row.text(9);
    source.rows = row.integer(10);
    source.rejected = row.integer(11);
    source.extent = optionalNumber(row, 12);
    source.events = row.integer(13) != 0;
    source.newest = row.instant(14);
    source.lastAttempt = row.instant(15);
    source.lastSuccess = row.instant(16);
    source.failures = static_cast<int>(row.integer(17));
    if (!row.text(18).empty())
        source.error = Error{codeFromName(row.text(18)), std::string(row.text(19)), std::string(row.text(20))};
    source.askedExtent = optionalNumber(row, 21);
    return source;
}

std::string entityText(const SourceConfiguration &configuration)
{
    return configuration.entity ? std::string(keyOf(*configuration.entity)) : std::string();
}

constexpr std::string_view selectDrift = "SELECT d.id, s.name, d.stream, d.seen_ms, d.changes, d.outcome, d.decided_ms, "
                                         "d.decided_by, d.source FROM schema_drift d JOIN configured_source s ON s.id = d.source ";

SchemaDrift readDrift(const Statement &row)
{
    SchemaDrift drift;
    drift.id = row.integer(0);
    drift.source = row.text(1);
    drift.stream = row.text(2);
    drift.seen = row.instant(3);
    if (const auto changes = parseJson(row.text(4))) {
        for (const auto &entry : changes->array()) {
            const QJsonObject object = entry.toObject();
            drift.changes.push_back({fromKey<ColumnChange>(fromQt(object.value("change").toString())).value_or(ColumnChange::Added),
                                     fromQt(object.value("name").toString()), fromQt(object.value("before").toString()),
                                     fromQt(object.value("after").toString())});
        }
    }
    drift.outcome = fromKey<DriftOutcome>(row.text(5)).value_or(DriftOutcome::Open);
    drift.decided = row.instant(6);
    drift.decidedBy = row.text(7);
    return drift;
}

std::string changesText(const std::vector<DriftChange> &changes)
{
    QJsonArray array;
    for (const DriftChange &change : changes) {
        array.append(QJsonObject{{"change", toQt(keyOf(change.change))},
                                 {"name", toQt(change.name)},
                                 {"before", toQt(change.before)},
                                 {"after", toQt(change.after)}});
    }
    return jsonText(QJsonDocument(array));
}

} // namespace

Result<std::vector<ConfiguredSource>> SourceRepository::list()
{
    auto select = m_database->prepare(std::string(selectSource) + "ORDER BY name");
    std::vector<ConfiguredSource> sources;
    while (true) {
        MP_ASSIGN(const bool row, select.step());
        if (!row)
            return sources;
        sources.push_back(readSource(select));
    }
}

Result<ConfiguredSource> SourceRepository::get(std::string_view name)
{
    auto select = m_database->prepare(std::string(selectSource) + "AND name = ?1");
    MP_ASSIGN(const bool row, select.with(name).step());
    if (!row)
        return Error{ErrorCode::NotFound, std::string(name), "there is no source of this name"};
    return readSource(select);
}

Result<std::int64_t> SourceRepository::add(const ConfiguredSource &source, Instant now)
{
    const SourceConfiguration &configuration = source.configuration;
    const auto there = get(configuration.name);
    if (there.ok())
        return Error{ErrorCode::AlreadyExists, configuration.name, "there is a source of this name"};
    if (there.error().code != ErrorCode::NotFound)
        return there.error();
    const std::string options = optionsText(configuration.options), entity = entityText(configuration),
                      schedule = scheduleText(configuration.schedule);
    MP_TRY(m_database
               ->prepare("INSERT INTO configured_source(name, kind, options, entity, mapping, schedule, drift_policy, "
                         "paused, created_ms) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
               .with(configuration.name, configuration.kind, options, entity, source.mappingToml, schedule,
                     keyOf(configuration.drift), configuration.paused, now)
               .run());
    return m_database->lastInsertId();
}

Result<> SourceRepository::change(const ConfiguredSource &source)
{
    const SourceConfiguration &configuration = source.configuration;
    const auto there = get(configuration.name);
    if (there.ok() && there->id != source.id)
        return Error{ErrorCode::AlreadyExists, configuration.name, "there is a source of this name"};
    const std::string options = optionsText(configuration.options), entity = entityText(configuration),
                      schedule = scheduleText(configuration.schedule);
    return m_database
        ->prepare("UPDATE configured_source SET name = ?2, options = ?3, entity = ?4, mapping = ?5, schedule = ?6, "
                  "drift_policy = ?7, paused = ?8 WHERE id = ?1")
        .with(source.id, configuration.name, options, entity, source.mappingToml, schedule, keyOf(configuration.drift),
              configuration.paused)
        .run();
}

Result<> SourceRepository::remove(std::int64_t id, Instant now)
{
    return m_database->prepare("UPDATE configured_source SET removed_ms = ?2 WHERE id = ?1").with(id, now).run();
}

Result<> SourceRepository::restore(std::string_view name)
{
    if (get(name).ok())
        return Error{ErrorCode::AlreadyExists, std::string(name), "there is a source of this name"};
    auto newest = m_database->prepare("SELECT id FROM configured_source WHERE name = ?1 AND removed_ms IS NOT NULL "
                                      "ORDER BY removed_ms DESC, id DESC LIMIT 1");
    MP_ASSIGN(const bool found, newest.with(name).step());
    if (!found)
        return Error{ErrorCode::NotFound, std::string(name), "no source of this name has been removed"};
    const std::int64_t id = newest.integer(0);
    newest.reset();
    return m_database->prepare("UPDATE configured_source SET removed_ms = NULL WHERE id = ?1").with(id).run();
}

Result<> SourceRepository::setPaused(std::int64_t id, bool paused)
{
    return m_database->prepare("UPDATE configured_source SET paused = ?2 WHERE id = ?1").with(id, paused).run();
}

Result<> SourceRepository::forgetPosition(std::int64_t id)
{
    MP_TRY(m_database->prepare("DELETE FROM source_file WHERE source = ?1").with(id).run());
    return m_database->prepare("UPDATE configured_source SET cursor = '', extent = NULL, asked_extent = NULL WHERE id = ?1")
        .with(id)
        .run();
}

Result<> SourceRepository::forgetFile(std::int64_t id, std::string_view path)
{
    return m_database->prepare("DELETE FROM source_file WHERE source = ?1 AND path = ?2").with(id, path).run();
}

Result<> SourceRepository::advance(std::int64_t id, std::string_view cursor, std::int64_t rows, std::int64_t rejected)
{
    return m_database
        ->prepare("UPDATE configured_source SET cursor = ?2, rows = rows + ?3, rejected = rejected + ?4 WHERE id = ?1")
        .with(id, cursor, rows, rejected)
        .run();
}

Result<> SourceRepository::saveFile(std::int64_t id, std::string_view path, const FilePosition &position)
{
    return m_database
        ->prepare("INSERT OR REPLACE INTO source_file(source, path, size, byte_offset, line, head_hash, head_length, modified_ms) "
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .with(id, path, position.size, position.offset, position.line, position.headHash, position.headLength, position.modified)
        .run();
}

Result<std::map<std::string, FilePosition>> SourceRepository::files(std::int64_t id)
{
    auto select = m_database->prepare("SELECT path, size, byte_offset, line, head_hash, head_length, modified_ms FROM source_file "
                                      "WHERE source = ?1");
    select.with(id);
    std::map<std::string, FilePosition> files;
    while (true) {
        MP_ASSIGN(const bool row, select.step());
        if (!row)
            return files;
        files.emplace(std::string(select.text(0)),
                      FilePosition{select.integer(1), select.integer(2), select.integer(3),
                                   static_cast<std::uint64_t>(select.integer(4)), select.integer(5), select.instant(6)});
    }
}

Result<std::vector<std::int64_t>> SourceRepository::watching(std::string_view path)
{
    auto select = m_database->prepare("SELECT source FROM source_file JOIN configured_source ON id = source WHERE path = ?1 AND removed_ms IS NULL");
    select.with(path);
    std::vector<std::int64_t> ids;
    for (;;) {
        MP_ASSIGN(const bool row, select.step());
        if (!row)
            return ids;
        ids.push_back(select.integer(0));
    }
}

Result<> SourceRepository::solveRejectionsBefore(std::string_view name, RunId firstRun)
{
    return m_database->prepare("UPDATE quarantine SET solved = 1 WHERE path = ?1 AND run < ?2 AND solved = 0").with(name, firstRun).run();
}

Result<> SourceRepository::noteAttempt(std::int64_t id, Instant at)
{
    return m_database->prepare("UPDATE configured_source SET last_attempt_ms = ?2 WHERE id = ?1").with(id, at).run();
}

Result<> SourceRepository::noteSuccess(std::int64_t id, Instant at, std::optional<std::int64_t> extent, Instant newest, bool events)
{
    return m_database
        ->prepare("UPDATE configured_source SET last_success_ms = ?2, extent = coalesce(?3, extent), failures = 0, "
                  "error_code = '', error_context = '', error_detail = '', events = max(events, ?5), "
                  "newest_ms = max(coalesce(newest_ms, ?4), coalesce(?4, newest_ms)) WHERE id = ?1")
        .with(id, at, extent, newest, events)
        .run();
}

Result<> SourceRepository::noteFailure(std::int64_t id, const Error &error)
{
    return m_database
        ->prepare("UPDATE configured_source SET failures = failures + 1, error_code = ?2, error_context = ?3, "
                  "error_detail = ?4 WHERE id = ?1")
        .with(id, codeName(error.code), error.context, error.detail)
        .run();
}

Result<> SourceRepository::askExtent(std::int64_t id, std::optional<std::int64_t> now)
{
    return m_database->prepare("UPDATE configured_source SET asked_extent = ?2 WHERE id = ?1").with(id, now).run();
}

Result<> SourceRepository::setExtent(std::int64_t id, std::optional<std::int64_t> extent)
{
    return m_database->prepare("UPDATE configured_source SET extent = ?2 WHERE id = ?1").with(id, extent).run();
}

Result<std::vector<KnownColumn>> SourceRepository::columns(std::int64_t id, std::string_view stream)
{
    auto select = m_database->prepare("SELECT name, type, ignored FROM source_column WHERE source = ?1 AND stream = ?2 ORDER BY name");
    select.with(id, stream);
    std::vector<KnownColumn> columns;
    while (true) {
        MP_ASSIGN(const bool row, select.step());
        if (!row)
            return columns;
        columns.push_back({std::string(select.text(0)), std::string(select.text(1)), select.integer(2) != 0});
    }
}

Result<> SourceRepository::setColumns(std::int64_t id, std::string_view stream, std::span<const KnownColumn> columns)
{
    MP_TRY(m_database->prepare("DELETE FROM source_column WHERE source = ?1 AND stream = ?2").with(id, stream).run());
    auto insert = m_database->prepare("INSERT OR IGNORE INTO source_column(source, stream, name, type, ignored) VALUES(?1, ?2, ?3, ?4, ?5)");
    for (const KnownColumn &column : columns)
        MP_TRY(insert.with(id, stream, column.name, column.type, column.ignored).run());
    return {};
}

Result<std::optional<std::string>> SourceRepository::reading(std::int64_t id, std::string_view stream)
{
    auto select = m_database->prepare("SELECT reading FROM stream_reading WHERE source = ?1 AND stream = ?2");
    MP_ASSIGN(const bool row, select.with(id, stream).step());
    return row ? std::optional(std::string(select.text(0))) : std::optional<std::string>();
}

Result<> SourceRepository::setReading(std::int64_t id, std::string_view stream, std::string_view reading)
{
    return m_database->prepare("INSERT OR REPLACE INTO stream_reading(source, stream, reading) VALUES(?1, ?2, ?3)").with(id, stream, reading).run();
}

Result<> SourceRepository::forgetColumns(std::int64_t id)
{
    return m_database->prepare("DELETE FROM source_column WHERE source = ?1").with(id).run();
}

Result<> SourceRepository::forgetReadings(std::int64_t id)
{
    return m_database->prepare("DELETE FROM stream_reading WHERE source = ?1").with(id).run();
}

Result<std::int64_t> SourceRepository::addDrift(std::int64_t source, const SchemaDrift &drift)
{
    const std::string changes = changesText(drift.changes);
    MP_TRY(m_database
               ->prepare("INSERT INTO schema_drift(source, stream, seen_ms, changes, outcome, decided_ms, decided_by) "
                         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
               .with(source, drift.stream, drift.seen, changes, keyOf(drift.outcome), drift.decided, drift.decidedBy)
               .run());
    return m_database->lastInsertId();
}

Result<> SourceRepository::decideDrift(std::int64_t drift, DriftOutcome outcome, Instant at, std::string_view by)
{
    return m_database->prepare("UPDATE schema_drift SET outcome = ?2, decided_ms = ?3, decided_by = ?4 WHERE id = ?1")
        .with(drift, keyOf(outcome), at, by)
        .run();
}

Result<std::vector<SchemaDrift>> SourceRepository::drifts(std::int64_t source, bool openOnly, std::size_t limit)
{
    auto select = m_database->prepare(std::string(selectDrift)
                                      + "WHERE d.source = ?1 AND (?2 = 0 OR d.outcome = 'open') ORDER BY d.id DESC LIMIT ?3");
    select.with(source, openOnly, std::int64_t(limit));
    std::vector<SchemaDrift> drifts;
    while (true) {
        MP_ASSIGN(const bool row, select.step());
        if (!row)
            return drifts;
        drifts.push_back(readDrift(select));
    }
}

Result<std::pair<std::int64_t, SchemaDrift>> SourceRepository::drift(std::int64_t id)
{
    auto select = m_database->prepare(std::string(selectDrift) + "WHERE d.id = ?1");
    MP_ASSIGN(const bool row, select.with(id).step());
    if (!row)
        return Error{ErrorCode::NotFound, std::to_string(id), "there is no such change of columns"};
    return std::pair(select.integer(8), readDrift(select));
}

} // namespace milepost::store
