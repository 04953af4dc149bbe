#include "workspace/edit_operation.h"

#include "store/account_repository.h"
#include "store/authored_json.h"
#include "store/authored_repository.h"
#include "store/authored_values.h"
#include "store/database.h"
#include "store/milestone_repository.h"
#include "value/roi_exchange.h"
#include "workspace/settings.h"

#include <QJsonDocument>

#include <algorithm>
#include <set>

namespace milepost {

namespace {

constexpr std::size_t longestText = 1'000'000; ///< bytes of a note
constexpr std::int32_t doneForDays = 14; ///< M10

QString qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
QJsonValue absent() { return QJsonValue(QJsonValue::Null); }
Error refuse(std::string what, std::string why)
{
    return Error{ErrorCode::InvalidArgument, std::move(what), std::move(why)};
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Performs one kind of change after the other; each fills in m_operation.
class Performer {
public:
    explicit Performer(const EditContext &context)
        : m_context(context), m_database(context.database), m_now(context.clock.now()),
          m_today(context.zone.dayOf(m_now))
    {
    }

    Result<Operation> done() { return std::move(m_operation); }

    Result<> operator()(const milepost::LogMilestone &change)
    {
        m_operation.kind = "log_milestone";
        if (!change.on.valid() || change.on > m_today)
            return refuse("day", "a milestone is logged for today or a day before");
        MP_TRY(nameAccounts(change.accounts));
        store::MilestoneRepository repository(m_database);
        MP_ASSIGN(const Catalog catalog, repository.catalog());
        const auto milestone = std::find_if(catalog.milestones.begin(), catalog.milestones.end(),
                                            [&](const auto &each) { return each.id == change.milestone; });
        if (milestone == catalog.milestones.end())
            return Error{ErrorCode::NotFound, "milestone", std::to_string(change.milestone.value)};
        summary("milestone", milestone->title.empty() ? milestone->key : milestone->title);
        store::AccountRepository accounts(m_database);
        for (const AccountId account : change.accounts) {
            MP_ASSIGN(const std::int64_t id,
                      repository.logMilestone({0, account, change.milestone, change.on, change.note, change.link,
                                               change.confirmedBy, m_context.signature},
                                              m_now));
            MP_TRY(accounts.markDirty(account));
            touch("logged", std::to_string(id), absent(), true);
        }
        return {};
    }

    Result<> operator()(const AddNote &change)
    {
        m_operation.kind = "note";
        MP_TRY(checkNote(change.text));
        MP_TRY(nameAccounts({change.account}));
        MP_ASSIGN(const std::int64_t id, store::NoteRepository(m_database).add(
                                             {0, change.account, m_now, m_context.signature, change.text}));
        return touched("note", std::to_string(id), absent());
    }

    Result<> operator()(const EditNote &change)
    {
        m_operation.kind = "edit_note";
        MP_TRY(checkNote(change.text));
        store::NoteRepository notes(m_database);
        MP_ASSIGN(const NoteRecord note, notes.get(change.note));
        MP_TRY(nameAccounts({note.account}));
        return put("note", std::to_string(change.note), QJsonObject{{QStringLiteral("text"), qt(change.text)}});
    }

    Result<> operator()(const DeleteNote &change)
    {
        m_operation.kind = "delete_note";
        MP_ASSIGN(const NoteRecord note, store::NoteRepository(m_database).get(change.note));
        MP_TRY(nameAccounts({note.account}));
        return put("note", std::to_string(change.note), absent());
    }

    Result<> operator()(const AssignOwner &change)
    {
        m_operation.kind = "assign";
        MP_TRY(nameAccounts(change.accounts));
        summary("owner", change.owner);
        store::AccountRepository accounts(m_database);
        for (const AccountId account : change.accounts) {
            const std::string key = std::to_string(account.value) + ":owner";
            MP_ASSIGN(const QJsonValue before, currentValue(m_database, "account_field", key));
            if (before[QStringLiteral("value")].toString() == qt(change.owner))
                continue;
            MP_TRY(accounts.setByPerson(account, "owner", change.owner, m_today));
            MP_TRY(touched("account_field", key, before));
        }
        return {};
    }

    Result<> operator()(const MarkDone &change)
    {
        m_operation.kind = "done";
        return putAway(change.accounts, TriageAction::Kind::Done, m_today + doneForDays, {});
    }

    Result<> operator()(const Snooze &change)
    {
        m_operation.kind = "snooze";
        if (!change.until.valid() || change.until <= m_today)
            return refuse("until", "a snooze ends on a day after today");
        summary("until", isoFromDay(change.until));
        return putAway(change.accounts, TriageAction::Kind::Snoozed, change.until, change.reason);
    }

    Result<> operator()(const AddTask &change)
    {
        m_operation.kind = "task";
        if (blank(change.title))
            return refuse("title", "a task says what is to be done");
        MP_TRY(nameAccounts(change.accounts));
        summary("title", change.title);
        store::TaskRepository tasks(m_database);
        for (const AccountId account : change.accounts) {
            MP_ASSIGN(const std::int64_t id, tasks.add({0, account, change.title, change.owner, change.due, {}}));
            MP_TRY(touched("task", std::to_string(id), absent()));
        }
        return {};
    }

    Result<> operator()(const SetTaskDone &change)
    {
        m_operation.kind = "task_done";
        MP_ASSIGN(const TaskRecord task, store::TaskRepository(m_database).get(change.task));
        summary("title", task.title);
        summary("done", change.done);
        if (task.doneOn.valid() == change.done)
            return {};
        return put("task", std::to_string(change.task),
                   QJsonObject{{QStringLiteral("done_on"), qt(isoFromDay(change.done ? m_today : Day()))}});
    }

    Result<> operator()(const EnableMilestones &change)
    {
        m_operation.kind = "enable_milestones";
        MP_ASSIGN(const Catalog catalog, store::MilestoneRepository(m_database).catalog());
        std::set<std::string> keys(change.keys.begin(), change.keys.end());
        for (const auto &definition : catalog.milestones) {
            if (keys.erase(definition.key) == 0)
                continue;
            if (definition.enabled != change.enabled)
                MP_TRY(put("milestone_enabled", definition.key, change.enabled));
            if (change.keys.size() == 1)
                summary("milestone", definition.title.empty() ? definition.key : definition.title);
        }
        if (!keys.empty())
            return Error{ErrorCode::NotFound, "milestone", *keys.begin()};
        summary("milestones", static_cast<qint64>(change.keys.size()));
        summary("enabled", change.enabled);
        return {};
    }

    Result<> operator()(const ImportCatalog &change)
    {
        m_operation.kind = "import_catalog";
        store::MilestoneRepository repository(m_database);
        MP_ASSIGN(const Catalog catalog, repository.catalog());
        for (const auto &definition : change.catalog.milestones) {
            const auto known = std::find_if(catalog.milestones.begin(), catalog.milestones.end(),
                                            [&](const auto &each) { return each.key == definition.key; });
            MP_TRY(known == catalog.milestones.end() ? addMilestone(repository, definition)
                                                     : replaceMilestone(repository, *known, definition));
        }
        if (!change.catalog.levels.empty() && change.catalog.levels != catalog.levels)
            MP_TRY(put("levels", "", qt(store::levelsToJson(change.catalog.levels))));
        summary("milestones", static_cast<qint64>(change.catalog.milestones.size()));
        return {};
    }

    Result<> operator()(const ChangeSetting &change)
    {
        m_operation.kind = "setting";
        MP_ASSIGN(const std::string value, normalizeSetting(change.key, change.value));
        summary("key", change.key);
        summary("value", value);
        return put("setting", change.key, qt(value));
    }

    Result<> operator()(const SaveView &change)
    {
        m_operation.kind = "save_view";
        if (blank(change.name) || change.name.size() > 200)
            return refuse("name", "a view has a name of at most 200 bytes");
        if (!QJsonDocument::fromJson(QByteArray::fromStdString(change.definition)).isObject())
            return refuse("definition", "a view's definition is a JSON object");
        summary("name", change.name);
        return put("view", change.name, qt(change.definition));
    }

    Result<> operator()(const DeleteView &change)
    {
        m_operation.kind = "delete_view";
        summary("name", change.name);
        MP_ASSIGN(const QJsonValue before, currentValue(m_database, "view", change.name));
        if (before.isNull())
            return Error{ErrorCode::NotFound, "view", change.name};
        return put("view", change.name, absent());
    }

    Result<> operator()(const SetRenewalCall &change)
    {
        m_operation.kind = "renewal_call";
        MP_TRY(nameAccounts({change.account}));
        if (!change.termEnd.valid())
            return refuse("term end", "a call is about the renewal of a term that ends on a day");
        if (change.probability && !(*change.probability >= 0 && *change.probability <= 1))
            return refuse("probability", "a probability lies between 0 and 1");
        if (change.upsell && (!change.upsell->currency.valid() || change.upsell->minor == noMinor))
            return refuse("upsell", "an amount has a currency");
        if (change.call)
            summary("call", std::string(keyOf(*change.call)));
        const RenewalCallRecord record{change.account, change.termEnd, change.call, change.probability,
                                       change.upsell,  change.note,    {},          {},
                                       {}};
        return write("renewal", change.account, isoFromDay(change.termEnd), "call", store::valueText(store::callToValue(record)));
    }

    Result<> operator()(const SetPlan &change)
    {
        m_operation.kind = "plan";
        MP_TRY(nameAccounts({change.account}));
        std::set<std::string> keys;
        for (const PlanStep &step : change.plan.steps) {
            if (blank(step.title))
                return refuse("step", "a step says what is to be done");
            if (!isPartKey(step.key) || !keys.insert(step.key).second)
                return refuse("step", "steps have different keys of letters, digits, _ and -");
        }
        return writeAll("plan", change.account, "", store::planToFields(change.plan));
    }

    Result<> operator()(const SetInterview &change)
    {
        m_operation.kind = "interview";
        MP_TRY(nameAccounts({change.account}));
        return writeAll("interview", change.account, "", store::interviewToFields(change.interview));
    }

    Result<> operator()(const PutRoiModels &change)
    {
        m_operation.kind = "value_models";
        summary("models", static_cast<qint64>(change.models.size()));
        for (const RoiModel &model : change.models) {
            if (!isPartKey(model.key))
                return refuse("model", "a model has a key of small letters, digits and _");
            if (change.models.size() == 1)
                summary("model", model.title.empty() ? model.key : model.title);
            MP_TRY(writeAll("roi", {}, model.key, store::flattened(value::roiToJson(model))));
        }
        return {};
    }

    Result<> operator()(const RemoveRoiModel &change)
    {
        m_operation.kind = "remove_value_model";
        summary("model", change.key);
        MP_TRY(writeAll("roi", {}, change.key, {}));
        if (m_operation.touches.empty())
            return Error{ErrorCode::NotFound, "value model", change.key};
        return {};
    }

    Result<> operator()(const SetRoiAssumption &change)
    {
        m_operation.kind = "value_assumption";
        MP_TRY(nameAccounts({change.account}));
        summary("assumption", change.assumption.title.empty() ? change.assumption.key : change.assumption.title);
        if (!isPartKey(change.model) || !isPartKey(change.assumption.key))
            return refuse("assumption", "a model and one of its assumptions are named by their keys");
        RoiModel only;
        only.key = change.model;
        only.assumptions.push_back(change.assumption);
        const auto fields = store::flattened(value::roiToJson(only));
        const std::string field = "assumptions:" + change.assumption.key;
        return write("roi_account", change.account, change.model, field, store::valueText(fields.at(field)));
    }

    Result<> operator()(const ResetRoiAssumption &change)
    {
        m_operation.kind = "value_assumption_reset";
        MP_TRY(nameAccounts({change.account}));
        MP_ASSIGN(const auto own, store::AuthoredValueRepository(m_database).inForce("roi_account", change.account));
        const std::string field = "assumptions:" + change.key;
        const auto at = std::ranges::find_if(own, [&](const AuthoredValue &row) {
            return row.account == change.account && row.object == change.model && row.field == field;
        });
        if (at == own.end())
            return Error{ErrorCode::NotFound, "assumption", change.key + " of " + change.model + " has no number of this account's own"};
        const QString title = store::valueOf(at->value).toObject()[QStringLiteral("title")].toString();
        summary("assumption", title.isEmpty() ? change.key : title.toStdString());
        return write("roi_account", change.account, change.model, field, "null");
    }

private:
    static bool isPartKey(std::string_view key)
    {
        return !key.empty() && key.size() <= 60 && std::ranges::all_of(key, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        });
    }

    /// One field, if it differs from what is in force.
    Result<> write(const std::string &scope, AccountId account, const std::string &object, const std::string &field,
                   const std::string &text)
    {
        store::AuthoredValueRepository values(m_database);
        AuthoredValue value;
        value.scope = scope;
        value.account = account;
        value.object = object;
        value.field = field;
        value.value = text;
        MP_ASSIGN(const auto now, values.current(value));
        if (now ? now->value == value.value : value.value == "null")
            return {};
        const std::string key
            = value.scope + '/' + std::to_string(value.account.value) + '/' + value.object + '/' + value.field;
        MP_ASSIGN(const QJsonValue before, currentValue(m_database, "authored", key));
        value.on = m_today;
        value.at = m_now;
        value.author = m_context.signature;
        MP_TRY(values.append(value));
        return touched("authored", key, before);
    }

    /// An object is to have these fields and no others.
    Result<> writeAll(const std::string &scope, AccountId account, const std::string &object, const store::FieldValues &wanted)
    {
        constexpr std::size_t longestField = 20'000;
        store::AuthoredValueRepository values(m_database);
        MP_ASSIGN(const auto known, values.inForce(scope, account));
        for (const AuthoredValue &row : known) {
            if (row.account == account && row.object == object && !wanted.contains(row.field))
                MP_TRY(write(scope, account, object, row.field, "null"));
        }
        for (const auto &[field, value] : wanted) {
            const std::string text = store::valueText(value);
            if (text.size() > longestField)
                return refuse(field, "expects at most 20,000 bytes");
            MP_TRY(write(scope, account, object, field, text));
        }
        return {};
    }

    void touch(std::string what, std::string key, QJsonValue before, QJsonValue after)
    {
        m_operation.touches.push_back({std::move(what), std::move(key), std::move(before), std::move(after)});
    }

    /// Records a change that was just made: its value after is what is there now.
    Result<> touched(const std::string &what, const std::string &key, const QJsonValue &before)
    {
        MP_ASSIGN(const QJsonValue after, currentValue(m_database, what, key));
        if (after != before)
            touch(what, key, before, after);
        return {};
    }

    Result<> put(const std::string &what, const std::string &key, const QJsonValue &value)
    {
        MP_ASSIGN(const QJsonValue before, currentValue(m_database, what, key));
        if (before == value)
            return {};
        MP_TRY(putValue(m_database, what, key, value));
        return touched(what, key, before);
    }

    void summary(const char *key, const QJsonValue &value) { m_operation.summary[QLatin1String(key)] = value; }
    void summary(const char *key, const std::string &text) { summary(key, QJsonValue(qt(text))); }

    /// NotFound when one of them does not exist.
    Result<> nameAccounts(const std::vector<AccountId> &accounts)
    {
        if (accounts.empty())
            return refuse("accounts", "at least one account is needed");
        store::AccountRepository repository(m_database);
        for (const AccountId account : accounts) {
            MP_ASSIGN(const AccountRecord record, repository.get(account));
            if (accounts.size() == 1)
                summary("account", record.name.empty() ? record.externalId : record.name);
        }
        summary("accounts", static_cast<qint64>(accounts.size()));
        return {};
    }

    static Result<> checkNote(const std::string &text)
    {
        if (blank(text))
            return refuse("text", "a note has at least one letter");
        if (text.size() > longestText)
            return refuse("text", "a note has at most 1,000,000 bytes");
        return {};
    }

    Result<> putAway(const std::vector<AccountId> &accounts, TriageAction::Kind kind, Day until,
                     const std::string &reason)
    {
        MP_TRY(nameAccounts(accounts));
        store::TriageActionRepository actions(m_database);
        for (const AccountId account : accounts) {
            MP_ASSIGN(const std::int64_t id,
                      actions.add({account, kind, m_today, until, reason, m_context.signature}, m_now));
            touch("action", std::to_string(id), absent(), true);
        }
        return {};
    }

    Result<> addMilestone(store::MilestoneRepository &repository, MilestoneDefinition definition)
    {
        MP_ASSIGN(const QJsonValue before, currentValue(m_database, "milestone_present", definition.key));
        definition.id = {};
        definition.version = 1;
        if (before.isNull()) {
            MP_TRY(repository.add(definition, m_now, m_context.author));
            touch("milestone_present", definition.key, false, true);
            return {};
        }
        // It was here and was taken back: its id and versions come back, and what the file says is a new version.
        MP_TRY(put("milestone_present", definition.key, true));
        MP_ASSIGN(const MilestoneDefinition known, repository.get(definition.key));
        return replaceMilestone(repository, known, definition);
    }

    Result<> replaceMilestone(store::MilestoneRepository &repository, const MilestoneDefinition &known,
                              MilestoneDefinition definition)
    {
        const bool enabled = definition.enabled;
        const Day from = definition.effectiveFrom;
        definition.id = known.id;
        definition.version = known.version;
        definition.enabled = known.enabled;
        definition.origin = known.origin;
        definition.effectiveFrom = known.effectiveFrom;
        if (definition != known) {
            MP_ASSIGN(const QJsonValue before, currentValue(m_database, "milestone_version", definition.key));
            definition.effectiveFrom = from.valid() && from != known.effectiveFrom ? from : m_today;
            MP_TRY(repository.addVersion(known.id, definition, m_now, m_context.author));
            MP_TRY(touched("milestone_version", definition.key, before));
        }
        return enabled == known.enabled ? Result<>() : put("milestone_enabled", definition.key, enabled);
    }

    const EditContext &m_context;
    store::Database &m_database;
    Instant m_now;
    Day m_today;
    Operation m_operation;
};

} // namespace

Result<Operation> perform(const EditContext &context, const EditChange &change)
{
    Performer performer(context);
    MP_TRY(std::visit(performer, change));
    return performer.done();
}

} // namespace milepost
