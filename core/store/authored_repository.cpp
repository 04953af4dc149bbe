#include "store/authored_repository.h"

#include "store/database.h"

namespace milepost::store {

namespace {

/// An UPDATE of one row by id: NotFound where there is none.
Result<> changeOne(Database &database, Statement &update, std::string_view what, std::int64_t id)
{
    const std::int64_t before = database.totalChanges();
    MP_TRY(update.run());
    if (database.totalChanges() == before)
        return Error{ErrorCode::NotFound, std::string(what), std::to_string(id)};
    return {};
}

Result<> setDeletedIn(Database &database, std::string_view table, std::string_view sql, std::int64_t id, bool deleted)
{
    auto update = database.prepare(sql);
    update.with(id, deleted);
    return changeOne(database, update, table, id);
}

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

} // namespace

// — notes —

namespace {

NoteRecord readNote(const Statement &row)
{
    return {row.integer(0), row.id<AccountId>(1), row.instant(2), std::string(row.text(3)), std::string(row.text(4))};
}

} // namespace

Result<std::int64_t> NoteRepository::add(const NoteRecord &note)
{
    MP_TRY(m_database->prepare("INSERT INTO note(account, at_ms, author, text) VALUES(?1, ?2, ?3, ?4)")
               .with(note.account, note.at, note.author, note.text)
               .run());
    return m_database->lastInsertId();
}

Result<NoteRecord> NoteRepository::get(std::int64_t id)
{
    auto statement = m_database->prepare("SELECT id, account, at_ms, author, text FROM note WHERE id = ?1 AND deleted = 0");
    MP_ASSIGN(const bool row, statement.with(id).step());
    if (!row)
        return Error{ErrorCode::NotFound, "note", std::to_string(id)};
    return readNote(statement);
}

Result<> NoteRepository::setText(std::int64_t id, std::string_view text)
{
    auto update = m_database->prepare("UPDATE note SET text = ?2 WHERE id = ?1");
    update.with(id, text);
    return changeOne(*m_database, update, "note", id);
}

Result<> NoteRepository::setDeleted(std::int64_t id, bool deleted)
{
    return setDeletedIn(*m_database, "note", "UPDATE note SET deleted = ?2 WHERE id = ?1", id, deleted);
}

Result<std::vector<NoteRecord>> NoteRepository::of(AccountId account)
{
    auto statement = m_database->prepare("SELECT id, account, at_ms, author, text FROM note "
                                         "WHERE account = ?1 AND deleted = 0 ORDER BY at_ms DESC, id DESC");
    return list<NoteRecord>(statement.with(account), readNote);
}

// — tasks —

namespace {

TaskRecord readTask(const Statement &row)
{
    return {row.integer(0), row.id<AccountId>(1), std::string(row.text(2)), std::string(row.text(3)), row.day(4), row.day(5)};
}

} // namespace

Result<std::int64_t> TaskRepository::add(const TaskRecord &task)
{
    MP_TRY(m_database->prepare("INSERT INTO task(account, title, owner, due, done_on) VALUES(?1, ?2, ?3, ?4, ?5)")
               .with(task.account, task.title, task.owner, task.due, task.doneOn)
               .run());
    return m_database->lastInsertId();
}

Result<TaskRecord> TaskRepository::get(std::int64_t id)
{
    auto statement = m_database->prepare("SELECT id, account, title, owner, due, done_on FROM task WHERE id = ?1 AND deleted = 0");
    MP_ASSIGN(const bool row, statement.with(id).step());
    if (!row)
        return Error{ErrorCode::NotFound, "task", std::to_string(id)};
    return readTask(statement);
}

Result<> TaskRepository::setDone(std::int64_t id, Day doneOn)
{
    auto update = m_database->prepare("UPDATE task SET done_on = ?2 WHERE id = ?1");
    update.with(id, doneOn);
    return changeOne(*m_database, update, "task", id);
}

Result<> TaskRepository::setDeleted(std::int64_t id, bool deleted)
{
    return setDeletedIn(*m_database, "task", "UPDATE task SET deleted = ?2 WHERE id = ?1", id, deleted);
}

Result<std::vector<TaskRecord>> TaskRepository::list(AccountId only)
{
    auto statement = m_database->prepare("SELECT id, account, title, owner, due, done_on FROM task WHERE deleted = 0 "
                                         "AND (?1 IS NULL OR account = ?1) "
                                         "ORDER BY done_on IS NOT NULL, coalesce(due, 2147483647), id");
    return store::list<TaskRecord>(statement.with(only), readTask);
}

// — queue actions —

Result<std::int64_t> TriageActionRepository::add(const TriageAction &action, Instant at)
{
    const std::string_view kind = action.kind == TriageAction::Kind::Done ? "done" : "snoozed";
    MP_TRY(m_database
               ->prepare("INSERT INTO triage_action(account, kind, day, until, reason, author, at_ms) "
                         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
               .with(action.account, kind, action.on, action.until, action.reason, action.author, at)
               .run());
    return m_database->lastInsertId();
}

Result<> TriageActionRepository::setDeleted(std::int64_t id, bool deleted)
{
    return setDeletedIn(*m_database, "triage action", "UPDATE triage_action SET deleted = ?2 WHERE id = ?1", id, deleted);
}

Result<std::vector<TriageAction>> TriageActionRepository::list(AccountId only)
{
    auto statement = m_database->prepare("SELECT account, kind, day, until, reason, author FROM triage_action "
                                         "WHERE deleted = 0 AND (?1 IS NULL OR account = ?1) ORDER BY account, at_ms, id");
    return store::list<TriageAction>(statement.with(only), [](const Statement &row) {
        TriageAction action;
        action.account = row.id<AccountId>(0);
        action.kind = row.text(1) == "snoozed" ? TriageAction::Kind::Snoozed : TriageAction::Kind::Done;
        action.on = row.day(2);
        action.until = row.day(3);
        action.reason = row.text(4);
        action.author = row.text(5);
        return action;
    });
}

// — views, settings, rates —

Result<> SavedViewRepository::put(std::string_view name, const std::optional<std::string> &definition)
{
    if (!definition)
        return m_database->prepare("UPDATE saved_view SET deleted = 1 WHERE name = ?1").with(name).run();
    return m_database
        ->prepare("INSERT INTO saved_view(name, definition) VALUES(?1, ?2) ON CONFLICT(name) "
                  "DO UPDATE SET definition = excluded.definition, deleted = 0")
        .with(name, *definition)
        .run();
}

Result<std::optional<std::string>> SavedViewRepository::get(std::string_view name)
{
    auto statement = m_database->prepare("SELECT definition FROM saved_view WHERE name = ?1 AND deleted = 0");
    MP_ASSIGN(const bool row, statement.with(name).step());
    return row ? std::optional<std::string>(statement.text(0)) : std::nullopt;
}

Result<std::vector<std::pair<std::string, std::string>>> SavedViewRepository::list()
{
    auto statement = m_database->prepare("SELECT name, definition FROM saved_view WHERE deleted = 0 ORDER BY id");
    return store::list<std::pair<std::string, std::string>>(statement, [](const Statement &row) {
        return std::pair(std::string(row.text(0)), std::string(row.text(1)));
    });
}

Result<std::optional<std::string>> SettingRepository::get(std::string_view key)
{
    auto statement = m_database->prepare("SELECT value FROM setting WHERE key = ?1");
    MP_ASSIGN(const bool row, statement.with(key).step());
    return row ? std::optional<std::string>(statement.text(0)) : std::nullopt;
}

Result<> SettingRepository::put(std::string_view key, const std::optional<std::string> &value)
{
    if (!value)
        return m_database->prepare("DELETE FROM setting WHERE key = ?1").with(key).run();
    return m_database
        ->prepare("INSERT INTO setting(key, value) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value")
        .with(key, *value)
        .run();
}

Result<std::map<std::string, std::string>> SettingRepository::all()
{
    std::map<std::string, std::string> settings;
    auto statement = m_database->prepare("SELECT key, value FROM setting");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return settings;
        settings.emplace(statement.text(0), statement.text(1));
    }
}

Result<> ExchangeRateRepository::put(const ExchangeRate &rate)
{
    return m_database
        ->prepare("INSERT INTO exchange_rate(currency, base, day, rate) VALUES(?1, ?2, ?3, ?4) "
                  "ON CONFLICT(currency, base, coalesce(day, -2147483648)) DO UPDATE SET rate = excluded.rate")
        .with(rate.currency, rate.base, rate.day, rate.rate)
        .run();
}

Result<std::vector<ExchangeRate>> ExchangeRateRepository::list()
{
    auto statement = m_database->prepare("SELECT currency, base, day, rate FROM exchange_rate "
                                         "ORDER BY currency, base, coalesce(day, -2147483648)");
    return store::list<ExchangeRate>(statement, [](const Statement &row) {
        return ExchangeRate{std::string(row.text(0)), std::string(row.text(1)), row.day(2), row.real(3)};
    });
}

} // namespace milepost::store
