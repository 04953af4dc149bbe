#include "store/run_repository.h"

#include "base/hash.h"
#include "store/database.h"
#include "store/json_values.h"
#include "store/merge_cells.h"

#include <algorithm>
#include <set>

namespace milepost::store {

namespace {

template <class Record, class Read> Result<std::vector<Record>> list(Statement &statement, Read read)
{
    std::vector<Record> records;
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return records;
        records.push_back(read(statement));
    }
}

QJsonArray textsToArray(const std::vector<std::string> &texts)
{
    QJsonArray array;
    for (const std::string &text : texts)
        array.append(toQt(text));
    return array;
}

std::vector<std::string> textsFromArray(const QJsonArray &array)
{
    std::vector<std::string> texts;
    for (const auto &entry : array)
        texts.push_back(fromQt(entry.toString()));
    return texts;
}

QJsonObject findingToJson(const Finding &finding)
{
    return {{"code", toQt(finding.code)},
            {"entity", toQt(keyOf(finding.entity))},
            {"count", qint64(finding.count)},
            {"examples", textsToArray(finding.examples)}};
}

Finding findingFromJson(const QJsonObject &json)
{
    Finding finding;
    finding.code = fromQt(json.value("code").toString());
    finding.entity = fromKey<EntityKind>(fromQt(json.value("entity").toString())).value_or(EntityKind::Accounts);
    finding.count = json.value("count").toInteger();
    finding.examples = textsFromArray(json.value("examples").toArray());
    return finding;
}

std::string filesToJson(const std::vector<ImportFileReport> &files)
{
    QJsonArray array;
    for (const ImportFileReport &file : files) {
        array.append(QJsonObject{{"path", toQt(file.path)},
                                 {"entity", toQt(keyOf(file.entity))},
                                 {"rows", qint64(file.rows)},
                                 {"added", qint64(file.added)},
                                 {"changed", qint64(file.changed)},
                                 {"duplicate", qint64(file.duplicate)},
                                 {"rejected", qint64(file.rejected)}});
    }
    return jsonText(QJsonDocument(array));
}

std::vector<ImportFileReport> filesFromJson(std::string_view text)
{
    std::vector<ImportFileReport> files;
    const auto document = parseJson(text);
    if (!document)
        return files;
    for (const auto &entry : document->array()) {
        const QJsonObject json = entry.toObject();
        ImportFileReport &file = files.emplace_back();
        file.path = fromQt(json.value("path").toString());
        file.entity = fromKey<EntityKind>(fromQt(json.value("entity").toString())).value_or(EntityKind::Accounts);
        file.rows = json.value("rows").toInteger();
        file.added = json.value("added").toInteger();
        file.changed = json.value("changed").toInteger();
        file.duplicate = json.value("duplicate").toInteger();
        file.rejected = json.value("rejected").toInteger();
    }
    return files;
}

#define MILEPOST_RUN                                                                                          \
    "SELECT id, started_ms, finished_ms, source, coalesce(outcome, 'interrupted'), error, added, changed, duplicate, " \
    "rejected, files, findings FROM sync_run "

RunRecord readRun(const Statement &row)
{
    RunRecord run;
    run.id = row.id<RunId>(0);
    run.started = row.instant(1);
    run.finished = row.instant(2);
    run.source = row.text(3);
    run.outcome = row.text(4);
    run.error = row.text(5);
    run.added = row.integer(6);
    run.changed = row.integer(7);
    run.duplicate = row.integer(8);
    run.rejected = row.integer(9);
    run.files = filesFromJson(row.text(10));
    if (const auto findings = parseJson(row.text(11))) {
        for (const auto &entry : findings->array())
            run.findings.push_back(findingFromJson(entry.toObject()));
    }
    return run;
}

Rejection readRejection(const Statement &row)
{
    return {std::string(row.text(0)), row.integer(1), std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4))};
}

#define MILEPOST_CURSOR                                                                                       \
    "SELECT source, path, head_hash, head_length, byte_offset, line, size, complete, run, witness, witness_account, "  \
    "witness_user FROM import_cursor "

ImportCursor readCursor(const Statement &row)
{
    ImportCursor cursor;
    cursor.source = row.text(0);
    cursor.path = row.text(1);
    cursor.headHash = static_cast<std::uint64_t>(row.integer(2));
    cursor.headLength = row.integer(3);
    cursor.offset = row.integer(4);
    cursor.line = row.integer(5);
    cursor.size = row.integer(6);
    cursor.complete = row.integer(7) != 0;
    cursor.run = row.id<RunId>(8);
    cursor.witness = static_cast<std::uint64_t>(row.integer(9));
    cursor.witnessAccount = row.id<AccountId>(10);
    cursor.witnessUser = row.id<UserId>(11);
    return cursor;
}

} // namespace

Result<RunId> RunRepository::begin(std::string_view source, Instant started)
{
    MP_TRY(m_database->prepare("INSERT INTO sync_run(source, started_ms) VALUES(?1, ?2)").with(source, started).run());
    return RunId{m_database->lastInsertId()};
}

Result<> RunRepository::update(const RunRecord &run)
{
    QJsonArray findings;
    for (const Finding &finding : run.findings)
        findings.append(findingToJson(finding));
    const std::string files = filesToJson(run.files);
    const std::string found = jsonText(QJsonDocument(findings));
    return m_database
        ->prepare("UPDATE sync_run SET error = ?2, added = ?3, changed = ?4, duplicate = ?5, rejected = ?6, files = ?7, "
                  "findings = ?8 WHERE id = ?1")
        .with(run.id, run.error, run.added, run.changed, run.duplicate, run.rejected, files, found)
        .run();
}

Result<> RunRepository::finish(const RunRecord &run)
{
    if (!run.finished.valid() || run.outcome.empty())
        return Error{ErrorCode::InvalidArgument, "run", "a finished run needs an end and an outcome"};
    MP_TRY(update(run));
    return m_database->prepare("UPDATE sync_run SET finished_ms = ?2, outcome = ?3 WHERE id = ?1")
        .with(run.id, run.finished, run.outcome)
        .run();
}

Result<std::vector<RunRecord>> RunRepository::list(std::size_t limit)
{
    auto statement = m_database->prepare(MILEPOST_RUN "ORDER BY id DESC LIMIT ?1");
    return store::list<RunRecord>(statement.with(std::int64_t(limit)), readRun);
}

Result<std::vector<ImportFileReport>> RunRepository::delivered(std::string_view source)
{
    auto statement = m_database->prepare("SELECT files FROM sync_run WHERE source = ?1");
    statement.with(source);
    std::set<std::pair<std::string, EntityKind>> seen;
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        for (ImportFileReport &file : filesFromJson(statement.text(0))) {
            if (file.rows > file.rejected)
                seen.emplace(std::move(file.path), file.entity);
        }
    }
    std::vector<ImportFileReport> delivered;
    for (const auto &[path, entity] : seen)
        delivered.push_back({path, entity, 0, 0, 0, 0, 0});
    return delivered;
}

Result<bool> RunRepository::storedByContent(std::string_view source, EntityKind entity)
{
    const bool keyed = entity != EntityKind::Accounts && entity != EntityKind::Users && entity != EntityKind::Usage && entity != EntityKind::Events;
    if (!keyed)
        return false;
    auto statement = m_database->prepare("SELECT EXISTS(SELECT 1 FROM " + mergeTable(entity).table
                                         + " WHERE substr(record_key, 1, 1) = '#' AND run IN (SELECT id FROM sync_run WHERE source = ?1))");
    MP_TRY(statement.with(source).step());
    return statement.integer(0) != 0;
}

Result<RunRecord> RunRepository::get(RunId run)
{
    auto statement = m_database->prepare(MILEPOST_RUN "WHERE id = ?1");
    MP_ASSIGN(const bool row, statement.with(run).step());
    if (!row)
        return Error{ErrorCode::NotFound, "run", std::to_string(run.value)};
    return readRun(statement);
}

Result<std::optional<ImportCursor>> RunRepository::cursor(std::string_view source, std::string_view path)
{
    auto statement = m_database->prepare(MILEPOST_CURSOR "WHERE source = ?1 AND path = ?2");
    MP_ASSIGN(const bool row, statement.with(source, path).step());
    return row ? std::optional(readCursor(statement)) : std::optional<ImportCursor>();
}

Result<> RunRepository::saveCursor(const ImportCursor &cursor)
{
    return m_database
        ->prepare("INSERT OR REPLACE INTO import_cursor(source, path, head_hash, head_length, byte_offset, line, size, "
                  "complete, run, witness, witness_account, witness_user) "
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
        .with(cursor.source, cursor.path, cursor.headHash, cursor.headLength, cursor.offset, cursor.line, cursor.size,
              cursor.complete, cursor.run, cursor.witness, cursor.witnessAccount, cursor.witnessUser)
        .run();
}

Result<std::vector<ImportCursor>> RunRepository::cursors()
{
    auto statement = m_database->prepare(MILEPOST_CURSOR "ORDER BY source, path");
    return store::list<ImportCursor>(statement, readCursor);
}

Result<> RunRepository::dropCursor(std::string_view source, std::string_view path)
{
    return m_database->prepare("DELETE FROM import_cursor WHERE source = ?1 AND path = ?2").with(source, path).run();
}

#undef MILEPOST_RUN
#undef MILEPOST_CURSOR

Result<bool> RunRepository::quarantine(RunId run, const Rejection &rejection)
{
    const std::uint64_t hash = stableHash(rejection.raw);
    auto known = m_database->prepare("SELECT 1 FROM quarantine WHERE path = ?1 AND line = ?2 AND raw_hash = ?3 AND solved = 0");
    MP_ASSIGN(const bool again, known.with(rejection.path, rejection.line, hash).step());
    // The newest run that met the row owns it, with the newest reason.
    MP_TRY(m_database
               ->prepare("INSERT INTO quarantine(run, path, line, reason_code, reason, raw, raw_hash) "
                         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(path, line, raw_hash) DO UPDATE SET "
                         "run = excluded.run, reason_code = excluded.reason_code, reason = excluded.reason, solved = 0")
               .with(run, rejection.path, rejection.line, rejection.reasonCode, rejection.reason, rejection.raw, hash)
               .run());
    return !again;
}

Result<std::vector<Rejection>> RunRepository::rejections(std::optional<RunId> run, std::size_t limit)
{
    auto statement = m_database->prepare("SELECT path, line, reason_code, reason, raw FROM quarantine WHERE solved = 0 "
                                         "AND (?1 IS NULL OR run = ?1) ORDER BY run DESC, path, line, id LIMIT ?2");
    statement.with(run, std::int64_t(limit));
    return store::list<Rejection>(statement, readRejection);
}

Result<std::vector<Rejection>> RunRepository::rejectionsOf(std::string_view source, std::size_t limit)
{
    auto statement = m_database->prepare("SELECT q.path, q.line, q.reason_code, q.reason, q.raw FROM quarantine q "
                                         "JOIN sync_run r ON r.id = q.run WHERE q.solved = 0 AND r.source = ?1 "
                                         "ORDER BY q.run DESC, q.path, q.line, q.id LIMIT ?2");
    statement.with(source, std::int64_t(limit));
    return store::list<Rejection>(statement, readRejection);
}

Result<std::vector<OpenRejections>> RunRepository::openRejections()
{
    auto statement = m_database->prepare("SELECT r.source, q.path, count(*) FROM quarantine q JOIN sync_run r ON r.id = q.run "
                                         "WHERE q.solved = 0 GROUP BY r.source, q.path");
    return store::list<OpenRejections>(statement, [](const Statement &row) {
        return OpenRejections{std::string(row.text(0)), std::string(row.text(1)), row.integer(2)};
    });
}

Result<> RunRepository::markMended(const Rejection &rejection)
{
    return m_database->prepare("UPDATE quarantine SET solved = 2 WHERE path = ?1 AND line = ?2 AND raw_hash = ?3")
        .with(rejection.path, rejection.line, stableHash(rejection.raw))
        .run();
}

Result<bool> RunRepository::mended(const Rejection &rejection)
{
    auto known = m_database->prepare("SELECT 1 FROM quarantine WHERE path = ?1 AND line = ?2 AND raw_hash = ?3 AND solved = 2");
    return known.with(rejection.path, rejection.line, stableHash(rejection.raw)).step();
}

Result<std::int64_t> RunRepository::rejectionCount(std::optional<RunId> run)
{
    auto statement = m_database->prepare("SELECT count(*) FROM quarantine WHERE solved = 0 AND (?1 IS NULL OR run = ?1)");
    MP_TRY(statement.with(run).step());
    return statement.integer(0);
}

Result<> RunRepository::solveRejections(std::string_view path, RunId run, std::int64_t fromLine, std::int64_t toLine)
{
    return m_database->prepare("UPDATE quarantine SET solved = 1 WHERE path = ?1 AND solved = 0 AND run <> ?2 AND line BETWEEN ?3 AND ?4")
        .with(path, run, fromLine, toLine)
        .run();
}

Result<> RunRepository::setFindings(std::string_view scope, RunId run, std::span<const Finding> findings)
{
    MP_TRY(m_database->prepare("DELETE FROM finding WHERE scope = ?1").with(scope).run());
    auto insert = m_database->prepare("INSERT INTO finding(scope, position, code, entity, count, examples, run) "
                                      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    std::int64_t position = 0;
    for (const Finding &finding : findings) {
        const std::string examples = jsonText(QJsonDocument(textsToArray(finding.examples)));
        MP_TRY(insert.with(scope, position++, finding.code, keyOf(finding.entity), finding.count, examples, run).run());
    }
    return {};
}

Result<std::vector<Finding>> RunRepository::findings()
{
    auto statement = m_database->prepare("SELECT code, entity, count, examples FROM finding ORDER BY scope, position");
    return store::list<Finding>(statement, [](const Statement &row) {
        Finding finding;
        finding.code = row.text(0);
        finding.entity = fromKey<EntityKind>(row.text(1)).value_or(EntityKind::Accounts);
        finding.count = row.integer(2);
        if (const auto examples = parseJson(row.text(3)))
            finding.examples = textsFromArray(examples->array());
        return finding;
    });
}

Result<SourceId> RunRepository::saveSource(const SourceRecord &source)
{
    auto statement = m_database->prepare(
        "INSERT INTO source(kind, name, scope, last_success_ms, last_complete_day, rows, rejected, events) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT(kind, name) DO UPDATE SET scope = excluded.scope, "
        "last_success_ms = excluded.last_success_ms, last_complete_day = excluded.last_complete_day, "
        "rows = excluded.rows, rejected = excluded.rejected, events = excluded.events RETURNING id");
    statement.with(source.kind, source.name, source.scope, source.lastSuccess, source.lastCompleteDay, source.rows,
                   source.rejected, source.events);
    MP_ASSIGN(const bool row, statement.step());
    if (!row)
        return Error{ErrorCode::Internal, "source", "an insert returned no id"};
    const SourceId id = statement.id<SourceId>(0);
    MP_TRY(statement.run());
    return id;
}

Result<std::vector<SourceRecord>> RunRepository::sources()
{
    auto statement = m_database->prepare("SELECT id, name, kind, scope, last_success_ms, last_complete_day, rows, rejected, "
                                         "events FROM source ORDER BY name, kind");
    return store::list<SourceRecord>(statement, [](const Statement &row) {
        SourceRecord source;
        source.id = row.id<SourceId>(0);
        source.name = row.text(1);
        source.kind = row.text(2);
        source.scope = row.text(3);
        source.lastSuccess = row.instant(4);
        source.lastCompleteDay = row.day(5);
        source.rows = row.integer(6);
        source.rejected = row.integer(7);
        source.events = row.integer(8) != 0;
        return source;
    });
}

Result<> RunRepository::keepMapping(const KeptMapping &mapping)
{
    return m_database
        ->prepare("INSERT INTO kept_mapping(signature, name, toml) VALUES(?1, ?2, ?3) ON CONFLICT(signature) "
                  "DO UPDATE SET name = excluded.name, toml = excluded.toml")
        .with(mapping.signature, mapping.name, mapping.toml)
        .run();
}

namespace {

KeptMapping readMapping(const Statement &row)
{
    return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))};
}

} // namespace

Result<std::optional<KeptMapping>> RunRepository::mapping(std::string_view signature)
{
    auto statement = m_database->prepare("SELECT signature, toml, name FROM kept_mapping WHERE signature = ?1");
    MP_ASSIGN(const bool row, statement.with(signature).step());
    return row ? std::optional(readMapping(statement)) : std::optional<KeptMapping>();
}

Result<std::vector<KeptMapping>> RunRepository::mappings()
{
    auto statement = m_database->prepare("SELECT signature, toml, name FROM kept_mapping ORDER BY name, signature");
    return store::list<KeptMapping>(statement, readMapping);
}

} // namespace milepost::store
