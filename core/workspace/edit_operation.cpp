#include "workspace/edit_operation.h"

#include "store/account_repository.h"
#include "store/authored_repository.h"
#include "store/authored_values.h"
#include "store/database.h"
#include "store/milestone_repository.h"

#include <QJsonDocument>

#include <array>
#include <charconv>
#include <functional>

namespace milepost {

namespace {

QString qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// A value for "it is not there".
QJsonValue absent() { return QJsonValue(QJsonValue::Null); }

Result<std::int64_t> rowId(const std::string &key)
{
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id);
    if (error != std::errc() || end != key.data() + key.size())
        return Error{ErrorCode::Internal, "edit", "“" + key + "” is no row number"};
    return id;
}

Result<std::pair<AccountId, std::string>> fieldKey(const std::string &key)
{
    const auto colon = key.find(':');
    MP_ASSIGN(const std::int64_t account, rowId(key.substr(0, colon)));
    return std::pair{AccountId{account}, colon == std::string::npos ? std::string() : key.substr(colon + 1)};
}

/// A not-found row is a value, too: absent.
template <class T> Result<QJsonValue> orAbsent(const Result<T> &found, const std::function<QJsonValue(const T &)> &make)
{
    if (found)
        return make(*found);
    if (found.error().code == ErrorCode::NotFound)
        return absent();
    return found.error();
}

QJsonValue optionalText(const std::optional<std::string> &text) { return text ? QJsonValue(qt(*text)) : absent(); }

// — settings and views —

Result<QJsonValue> readSetting(store::Database &database, const std::string &key)
{
    MP_ASSIGN(const auto value, store::SettingRepository(database).get(key));
    return optionalText(value);
}

Result<> writeSetting(store::Database &database, const std::string &key, const QJsonValue &value)
{
    return store::SettingRepository(database).put(
        key, value.isString() ? std::optional(value.toString().toStdString()) : std::nullopt);
}

Result<QJsonValue> readView(store::Database &database, const std::string &name)
{
    MP_ASSIGN(const auto definition, store::SavedViewRepository(database).get(name));
    return optionalText(definition);
}

Result<> writeView(store::Database &database, const std::string &name, const QJsonValue &value)
{
    return store::SavedViewRepository(database).put(
        name, value.isString() ? std::optional(value.toString().toStdString()) : std::nullopt);
}

// — notes and tasks —

Result<QJsonValue> readNote(store::Database &database, const std::string &key)
{
    MP_ASSIGN(const std::int64_t id, rowId(key));
    return orAbsent<NoteRecord>(store::NoteRepository(database).get(id), [](const NoteRecord &note) {
        return QJsonValue(QJsonObject{{QStringLiteral("text"), qt(note.text)}});
    });
}

Result<> writeNote(store::Database &database, const std::string &key, const QJsonValue &value)
{
    MP_ASSIGN(const std::int64_t id, rowId(key));
    store::NoteRepository notes(database);
    MP_TRY(notes.setDeleted(id, value.isNull()));
    if (value.isNull())
        return {};
    return notes.setText(id, value[QStringLiteral("text")].toString().toStdString());
}

Result<QJsonValue> readTask(store::Database &database, const std::string &key)
{
    MP_ASSIGN(const std::int64_t id, rowId(key));
    return orAbsent<TaskRecord>(store::TaskRepository(database).get(id), [](const TaskRecord &task) {
        return QJsonValue(QJsonObject{{QStringLiteral("done_on"), qt(isoFromDay(task.doneOn))}});
    });
}

Result<> writeTask(store::Database &database, const std::string &key, const QJsonValue &value)
{
    MP_ASSIGN(const std::int64_t id, rowId(key));
    store::TaskRepository tasks(database);
    MP_TRY(tasks.setDeleted(id, value.isNull()));
    if (value.isNull())
        return {};
    return tasks.setDone(id, dayFromIso(value[QStringLiteral("done_on")].toString().toStdString()).value_or(Day()));
}

// — rows that nothing but their own edit changes: there or not —

struct OwnedRow {
    bool deleted = false;
    AccountId account;
};

Result<OwnedRow> ownedRow(store::Database &database, std::string_view sql, const std::string &key)
{
    MP_ASSIGN(const std::int64_t id, rowId(key));
    auto statement = database.prepare(sql);
    MP_ASSIGN(const bool found, statement.with(id).step());
    if (!found)
        return Error{ErrorCode::NotFound, "edit", "row " + key};
    return OwnedRow{statement.integer(0) != 0, statement.id<AccountId>(1)};
}

constexpr std::string_view actionSql = "SELECT deleted, account FROM triage_action WHERE id = ?";
constexpr std::string_view loggedSql = "SELECT deleted, account FROM logged_milestone WHERE id = ?";

Result<QJsonValue> readOwned(store::Database &database, std::string_view sql, const std::string &key)
{
    return orAbsent<OwnedRow>(ownedRow(database, sql, key),
                              [](const OwnedRow &row) { return row.deleted ? absent() : QJsonValue(true); });
}

Result<QJsonValue> readAction(store::Database &database, const std::string &key)
{
    return readOwned(database, actionSql, key);
}

Result<> writeAction(store::Database &database, const std::string &key, const QJsonValue &value)
{
    MP_ASSIGN(const std::int64_t id, rowId(key));
    return store::TriageActionRepository(database).setDeleted(id, value.isNull());
}

Result<QJsonValue> readLogged(store::Database &database, const std::string &key)
{
    return readOwned(database, loggedSql, key);
}

Result<> writeLogged(store::Database &database, const std::string &key, const QJsonValue &value)
{
    MP_ASSIGN(const std::int64_t id, rowId(key));
    MP_ASSIGN(const OwnedRow row, ownedRow(database, loggedSql, key));
    MP_TRY(store::MilestoneRepository(database).setLoggedDeleted(id, value.isNull()));
    return store::AccountRepository(database).markDirty(row.account);
}

// — fields of accounts —

QJsonValue fieldToJson(const store::AccountRepository::FieldState &state)
{
    QJsonArray history;
    for (const auto &[day, value] : state.history)
        history << QJsonArray{day.valid() ? QJsonValue(qt(isoFromDay(day))) : absent(), qt(value)};
    return QJsonObject{{QStringLiteral("value"), qt(state.value)},
                       {QStringLiteral("source"), optionalText(state.sourceValue)},
                       {QStringLiteral("history"), history}};
}

store::AccountRepository::FieldState fieldFromJson(const QJsonValue &json)
{
    store::AccountRepository::FieldState state;
    state.value = json[QStringLiteral("value")].toString().toStdString();
    if (json[QStringLiteral("source")].isString())
        state.sourceValue = json[QStringLiteral("source")].toString().toStdString();
    for (const auto &entry : json[QStringLiteral("history")].toArray()) {
        state.history.emplace_back(dayFromIso(entry[0].toString().toStdString()).value_or(Day()),
                                   entry[1].toString().toStdString());
    }
    return state;
}

Result<QJsonValue> readField(store::Database &database, const std::string &key)
{
    MP_ASSIGN(const auto at, fieldKey(key));
    return orAbsent<store::AccountRepository::FieldState>(
        store::AccountRepository(database).fieldState(at.first, at.second), fieldToJson);
}

Result<> writeField(store::Database &database, const std::string &key, const QJsonValue &value)
{
    MP_ASSIGN(const auto at, fieldKey(key));
    return store::AccountRepository(database).putFieldState(at.first, at.second, fieldFromJson(value));
}

// — fields that people write, by "scope/account/object/field" —

Result<AuthoredValue> authoredKey(const std::string &key)
{
    std::array<std::string, 4> parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto end = i + 1 < parts.size() ? key.find('/', begin) : key.size();
        if (end == std::string::npos)
            return Error{ErrorCode::Internal, "edit", "“" + key + "” names no field"};
        parts[i] = key.substr(begin, end - begin);
        begin = end + 1;
    }
    AuthoredValue field;
    field.scope = parts[0];
    MP_ASSIGN(field.account.value, rowId(parts[1]));
    field.object = parts[2];
    field.field = parts[3];
    return field;
}

Result<QJsonValue> readAuthored(store::Database &database, const std::string &key)
{
    MP_ASSIGN(const AuthoredValue field, authoredKey(key));
    MP_ASSIGN(const auto row, store::AuthoredValueRepository(database).current(field));
    if (!row)
        return absent();
    return QJsonValue(QJsonObject{{QStringLiteral("row"), static_cast<qint64>(row->id)}, {QStringLiteral("value"), qt(row->value)}});
}

/// Puts an earlier row in force again; new ones are written by whoever performs an edit.
Result<> writeAuthored(store::Database &database, const std::string &key, const QJsonValue &value)
{
    MP_ASSIGN(const AuthoredValue field, authoredKey(key));
    return store::AuthoredValueRepository(database).restore(field, value[QStringLiteral("row")].toInteger());
}

// — the catalog —

struct MilestoneRow {
    MilestoneId id;
    bool enabled = false, withdrawn = false;
};

Result<MilestoneRow> milestoneRow(store::Database &database, const std::string &key)
{
    auto statement = database.prepare("SELECT id, enabled, withdrawn FROM milestone WHERE key = ?");
    MP_ASSIGN(const bool found, statement.with(key).step());
    if (!found)
        return Error{ErrorCode::NotFound, "milestone", key};
    return MilestoneRow{statement.id<MilestoneId>(0), statement.integer(1) != 0, statement.integer(2) != 0};
}

Result<QJsonValue> readEnabled(store::Database &database, const std::string &key)
{
    return orAbsent<MilestoneRow>(milestoneRow(database, key),
                                  [](const MilestoneRow &row) { return QJsonValue(row.enabled); });
}

Result<> writeEnabled(store::Database &database, const std::string &key, const QJsonValue &value)
{
    MP_ASSIGN(const MilestoneRow row, milestoneRow(database, key));
    return store::MilestoneRepository(database).setEnabled(row.id, value.toBool());
}

Result<QJsonValue> readPresent(store::Database &database, const std::string &key)
{
    return orAbsent<MilestoneRow>(milestoneRow(database, key),
                                  [](const MilestoneRow &row) { return QJsonValue(!row.withdrawn); });
}

Result<> writePresent(store::Database &database, const std::string &key, const QJsonValue &value)
{
    MP_ASSIGN(const MilestoneRow row, milestoneRow(database, key));
    return store::MilestoneRepository(database).setWithdrawn(row.id, !value.toBool());
}

Result<QJsonValue> readVersion(store::Database &database, const std::string &key)
{
    auto statement = database.prepare("SELECT max(v.version) FROM milestone_version v JOIN milestone m ON m.id = v.milestone "
                                      "WHERE m.key = ? AND v.withdrawn = 0");
    MP_ASSIGN(const bool found, statement.with(key).step());
    return !found || statement.isNull(0) ? absent() : QJsonValue(static_cast<qint64>(statement.integer(0)));
}

Result<> writeVersion(store::Database &database, const std::string &key, const QJsonValue &value)
{
    MP_ASSIGN(const MilestoneRow row, milestoneRow(database, key));
    MP_ASSIGN(const QJsonValue now, readVersion(database, key));
    store::MilestoneRepository repository(database);
    const auto version = static_cast<std::int32_t>(value.toInt());
    return version < now.toInt() ? repository.withdrawVersionsAfter(row.id, version)
                                 : repository.reinstateVersionsUpTo(row.id, version);
}

Result<QJsonValue> readLevels(store::Database &database, const std::string &)
{
    MP_ASSIGN(const Catalog catalog, store::MilestoneRepository(database).catalog());
    return QJsonValue(qt(store::levelsToJson(catalog.levels)));
}

Result<> writeLevels(store::Database &database, const std::string &, const QJsonValue &value)
{
    MP_ASSIGN(const auto levels, store::levelsFromJson(value.toString().toStdString()));
    return store::MilestoneRepository(database).setLevels(levels);
}

struct Accessor {
    std::string_view what;
    Result<QJsonValue> (*read)(store::Database &, const std::string &);
    Result<> (*write)(store::Database &, const std::string &, const QJsonValue &);
};

constexpr std::array accessors{
    Accessor{"setting", readSetting, writeSetting},
    Accessor{"view", readView, writeView},
    Accessor{"note", readNote, writeNote},
    Accessor{"task", readTask, writeTask},
    Accessor{"action", readAction, writeAction},
    Accessor{"logged", readLogged, writeLogged},
    Accessor{"account_field", readField, writeField},
    Accessor{"milestone_enabled", readEnabled, writeEnabled},
    Accessor{"milestone_present", readPresent, writePresent},
    Accessor{"milestone_version", readVersion, writeVersion},
    Accessor{"levels", readLevels, writeLevels},
    Accessor{"authored", readAuthored, writeAuthored},
};

Result<const Accessor *> accessorOf(const std::string &what)
{
    for (const auto &accessor : accessors) {
        if (accessor.what == what)
            return &accessor;
    }
    return Error{ErrorCode::Unsupported, "edit", "this version does not know how to change “" + what + "”"};
}

std::string compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString();
}

Result<QJsonArray> readArray(const std::string &json, const std::string &opId)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
    if (error.error != QJsonParseError::NoError || !document.isArray())
        return Error{ErrorCode::DatabaseDamaged, "edit " + opId, error.errorString().toStdString()};
    return document.array();
}

} // namespace

Result<QJsonValue> currentValue(store::Database &database, const std::string &what, const std::string &key)
{
    MP_ASSIGN(const Accessor *accessor, accessorOf(what));
    return accessor->read(database, key);
}

Result<> putValue(store::Database &database, const std::string &what, const std::string &key, const QJsonValue &value)
{
    MP_ASSIGN(const Accessor *accessor, accessorOf(what));
    return accessor->write(database, key, value);
}

void encodeTouches(const std::vector<Touch> &touches, store::EditRow &row)
{
    QJsonArray before, after;
    for (const auto &touch : touches) {
        const auto entry = [&](const QJsonValue &value) {
            return QJsonObject{{QStringLiteral("what"), qt(touch.what)},
                               {QStringLiteral("key"), qt(touch.key)},
                               {QStringLiteral("value"), value}};
        };
        before << entry(touch.before);
        after << entry(touch.after);
    }
    row.before = compact(before);
    row.after = compact(after);
}

Result<std::vector<Touch>> decodeTouches(const store::EditRow &row)
{
    MP_ASSIGN(const QJsonArray before, readArray(row.before, row.opId));
    MP_ASSIGN(const QJsonArray after, readArray(row.after, row.opId));
    if (before.size() != after.size())
        return Error{ErrorCode::DatabaseDamaged, "edit " + row.opId, "before and after differ in length"};
    std::vector<Touch> touches;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const QJsonObject from = before[i].toObject(), to = after[i].toObject();
        const auto text = [&](const char *key) { return from[QLatin1String(key)].toString().toStdString(); };
        touches.push_back({text("what"), text("key"), from[QLatin1String("value")], to[QLatin1String("value")]});
    }
    return touches;
}

Result<> revert(store::Database &database, const store::EditRow &row)
{
    MP_ASSIGN(const auto touches, decodeTouches(row));
    for (const auto &touch : touches) {
        MP_ASSIGN(const QJsonValue now, currentValue(database, touch.what, touch.key));
        if (now != touch.after)
            return Error{ErrorCode::Conflict, row.kind, touch.what + " " + touch.key + " has been changed since"};
    }
    for (auto touch = touches.rbegin(); touch != touches.rend(); ++touch)
        MP_TRY(putValue(database, touch->what, touch->key, touch->before));
    return {};
}

EditReceipt receiptOf(const store::EditRow &row) { return EditReceipt{row.opId, row.kind, row.summary}; }

} // namespace milepost
