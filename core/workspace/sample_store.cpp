/// The sample portfolio in the store: rows go in through the same merge as imports, marked as sample, and out again whole.
#include "workspace/workspace_private.h"

#include "store/account_repository.h"
#include "store/authored_repository.h"
#include "store/authored_values.h"
#include "store/directories.h"
#include "store/edit_repository.h"
#include "store/entity_merger.h"
#include "store/event_log.h"
#include "store/identity.h"
#include "store/milestone_repository.h"
#include "store/run_repository.h"
#include "store/transaction.h"
#include "workspace/sample/sample_portfolio.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <map>
#include <set>

namespace milepost {

namespace {

constexpr std::string_view scope = "sample";
constexpr std::string_view sourceName = "Sample portfolio";
/// Row of `setting` that no person sees: what the catalog and settings were before the sample came.
constexpr std::string_view stateBefore = "_before_sample";

QString qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// Everything in one transaction: a sample that is half there would not be removable as one.
class SampleWriter {
public:
    SampleWriter(store::Database &database, const Clock &clock, const sample::SamplePortfolio &portfolio)
        : m_database(database), m_clock(clock), m_portfolio(portfolio)
    {
    }

    Result<ImportReport> write(Day today)
    {
        m_report.started = m_clock.now();
        MP_ASSIGN(auto transaction, store::Transaction::begin(m_database));
        MP_ASSIGN(auto accounts, store::AccountDirectory::load(m_database));
        MP_ASSIGN(auto users, store::UserDirectory::load(m_database));
        MP_ASSIGN(auto names, store::EventNames::load(m_database));
        accounts.setSample(true);
        store::RunRepository runs(m_database);
        MP_ASSIGN(m_report.run, runs.begin(sourceName, m_report.started));
        store::EntityMerger merger(m_database, accounts, users);
        const auto currency = Currency::fromCode(m_portfolio.currency);
        merger.setContext({std::string(scope), m_report.run, today, currency.value_or(Currency())});
        for (const auto *rows : {&m_portfolio.accounts, &m_portfolio.subscriptions, &m_portfolio.contacts,
                                 &m_portfolio.users, &m_portfolio.tickets, &m_portfolio.surveys, &m_portfolio.invoices,
                                 &m_portfolio.churn, &m_portfolio.usage})
            MP_TRY(mergeRows(merger, *rows));
        MP_TRY(writeHistory(accounts, today));
        MP_TRY(writeAuthored(accounts));
        MP_TRY(appendEvents(accounts, users, names));
        MP_TRY(takeOverCatalog());
        MP_TRY(finish(runs, today));
        MP_TRY(transaction.commit());
        return m_report;
    }

private:
    ImportFileReport &fileOf(EntityKind kind)
    {
        for (auto &file : m_report.files) {
            if (file.entity == kind)
                return file;
        }
        m_report.files.push_back({std::string(sourceName), kind, 0, 0, 0, 0, 0});
        return m_report.files.back();
    }

    Result<> mergeRows(store::EntityMerger &merger, const std::vector<EntityRow> &rows)
    {
        std::map<std::uint64_t, std::uint32_t> seen;
        for (const EntityRow &row : rows) {
            const std::uint32_t ordinal = row.id.empty() ? ++seen[store::contentHash(row)] : 1;
            MP_ASSIGN(const store::Merged merged, merger.merge(row, ordinal));
            ImportFileReport &file = fileOf(row.kind);
            ++file.rows;
            ++(merged.outcome == store::MergeOutcome::Added     ? file.added
               : merged.outcome == store::MergeOutcome::Changed ? file.changed
                                                                : file.duplicate);
        }
        return {};
    }

    /// Earlier values, oldest first; the value of the account's own row is the one that holds now.
    Result<> writeHistory(const store::AccountDirectory &accounts, Day today)
    {
        std::map<std::pair<std::string, std::string>, std::vector<std::pair<Day, std::string>>> history;
        for (const auto &attribute : m_portfolio.attributes)
            history[{attribute.account, attribute.field}].emplace_back(attribute.validFrom, attribute.value);
        store::AccountRepository repository(m_database);
        for (auto &[key, values] : history) {
            const AccountId account = accounts.find(key.first);
            if (!account)
                return Error{ErrorCode::Internal, "sample", "history of an unknown account: " + key.first};
            MP_ASSIGN(auto state, repository.fieldState(account, key.second));
            values.front().first = Day();
            if (values.back().second != state.value)
                values.emplace_back(today, state.value);
            state.history = values;
            MP_TRY(repository.putFieldState(account, key.second, state));
        }
        return {};
    }

    Result<> writeAuthored(const store::AccountDirectory &accounts)
    {
        store::AuthoredValueRepository repository(m_database);
        for (const auto &[account, written] : m_portfolio.authored) {
            AuthoredValue value = written;
            if (!account.empty())
                value.account = accounts.find(account);
            if (!account.empty() && !value.account)
                return Error{ErrorCode::Internal, "sample", "words on an unknown account: " + account};
            MP_TRY(repository.append(value));
        }
        return {};
    }

    Result<> appendEvents(const store::AccountDirectory &accounts, store::UserDirectory &users,
                          store::EventNames &names)
    {
        std::vector<store::NewEvent> events;
        events.reserve(m_portfolio.events.size());
        for (const auto &event : m_portfolio.events) {
            store::NewEvent added;
            added.account = accounts.find(event.account);
            if (!event.user.empty()) {
                MP_ASSIGN(added.user, users.findOrAdd(event.user));
            }
            MP_ASSIGN(added.name, names.findOrAdd(event.name));
            added.time = event.time;
            added.identity = store::messageIdentity(scope, event.messageId);
            added.properties = event.properties;
            events.push_back(added);
        }
        MP_ASSIGN(auto log, store::EventLog::open(m_database));
        MP_ASSIGN(const store::AppendResult result, log.append(m_report.run, events, users));
        ImportFileReport &file = fileOf(EntityKind::Events);
        file.rows += static_cast<std::int64_t>(events.size());
        file.added += result.added;
        file.duplicate += result.duplicate;
        return {};
    }

    /// Switches on what the sample's stories need, fills in what its catalog says more, and remembers what was before.
    Result<> takeOverCatalog()
    {
        store::MilestoneRepository milestones(m_database);
        store::SettingRepository settings(m_database);
        MP_ASSIGN(const Catalog before, milestones.catalog());
        QJsonObject enabled, values;
        QJsonArray added;
        for (const auto &definition : m_portfolio.catalog.milestones) {
            const auto known = std::find_if(before.milestones.begin(), before.milestones.end(),
                                            [&](const auto &each) { return each.key == definition.key; });
            if (known == before.milestones.end()) {
                MilestoneDefinition own = definition;
                own.version = 1;
                MP_TRY(milestones.add(own, m_clock.now(), sourceName));
                added << qt(definition.key);
            } else if (known->enabled != definition.enabled) {
                MP_TRY(milestones.setEnabled(known->id, definition.enabled));
                enabled[qt(definition.key)] = known->enabled;
            }
        }
        for (const auto &[key, value] : {std::pair{std::string("me"), m_portfolio.me},
                                         std::pair{std::string("currency"), m_portfolio.currency}}) {
            MP_ASSIGN(const auto own, settings.get(key));
            if (own && !own->empty())
                continue;
            MP_TRY(settings.put(key, value));
            values[qt(key)] = qt(value);
        }
        const QJsonObject state{{QStringLiteral("enabled"), enabled},
                                {QStringLiteral("added"), added},
                                {QStringLiteral("settings"), values}};
        return settings.put(stateBefore, QJsonDocument(state).toJson(QJsonDocument::Compact).toStdString());
    }

    Result<> finish(store::RunRepository &runs, Day today)
    {
        store::SourceRecord source;
        source.kind = scope;
        source.name = sourceName;
        source.scope = scope;
        source.lastSuccess = m_clock.now();
        source.lastCompleteDay = today - 1;
        source.events = true;
        RunRecord run;
        run.id = m_report.run;
        run.started = m_report.started;
        run.finished = m_clock.now();
        run.source = sourceName;
        run.outcome = "done";
        for (const auto &file : m_report.files) {
            source.rows += file.rows;
            run.added += file.added;
            run.changed += file.changed;
            run.duplicate += file.duplicate;
        }
        run.files = m_report.files;
        MP_TRY(runs.saveSource(source));
        MP_TRY(runs.finish(run));
        m_report.finished = run.finished;
        m_report.touchedAccounts = static_cast<std::int64_t>(m_portfolio.accounts.size());
        return {};
    }

    store::Database &m_database;
    const Clock &m_clock;
    const sample::SamplePortfolio &m_portfolio;
    ImportReport m_report;
};

/// Puts catalog and settings back, but for what a person has changed since the sample came.
Result<> restoreStateBefore(store::Database &database)
{
    store::SettingRepository settings(database);
    store::MilestoneRepository milestones(database);
    MP_ASSIGN(const auto text, settings.get(stateBefore));
    if (!text)
        return {};
    const QJsonObject state = QJsonDocument::fromJson(QByteArray::fromStdString(*text)).object();
    const QJsonObject enabled = state[QStringLiteral("enabled")].toObject();
    MP_ASSIGN(const Catalog catalog, milestones.catalog());
    const QJsonArray added = state[QStringLiteral("added")].toArray();
    for (const auto &definition : catalog.milestones) {
        const QString key = qt(definition.key);
        if (added.contains(key))
            MP_TRY(milestones.setWithdrawn(definition.id, true));
        else if (enabled.contains(key) && definition.enabled != enabled[key].toBool())
            MP_TRY(milestones.setEnabled(definition.id, enabled[key].toBool()));
    }
    const QJsonObject values = state[QStringLiteral("settings")].toObject();
    for (auto value = values.begin(); value != values.end(); ++value) {
        const std::string key = value.key().toStdString();
        MP_ASSIGN(const auto now, settings.get(key));
        if (now && *now == value.value().toString().toStdString())
            MP_TRY(settings.put(key, std::nullopt));
    }
    return settings.put(stateBefore, std::nullopt);
}

/// Part 1 of "plan/12//destination" is the account's 12.
std::string partOfAuthored(const std::string &key, int part)
{
    std::size_t begin = 0;
    for (; part > 0; --part)
        begin = key.find('/', begin) + 1;
    return key.substr(begin, key.find('/', begin) - begin);
}

/// Edits on sample accounts cannot be taken back once these are gone; they leave every undo stack, marked as undone
/// by an edit of nobody's stack.
Result<> closeEditsOnSample(store::Database &database, const Clock &clock)
{
    std::set<std::string> fields, notes, tasks, actions, logged, models;
    {
        auto statement = database.prepare("SELECT DISTINCT object FROM authored_value WHERE sample = 1 AND scope = 'roi'");
        while (true) {
            MP_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            models.insert(std::string(statement.text(0)));
        }
    }
    const auto collect = [&](std::string_view sql, std::set<std::string> &into) -> Result<> {
        auto statement = database.prepare(sql);
        while (true) {
            MP_ASSIGN(const bool row, statement.step());
            if (!row)
                return {};
            into.insert(std::to_string(statement.integer(0)));
        }
    };
    MP_TRY(collect("SELECT id FROM account WHERE sample = 1", fields));
    MP_TRY(collect("SELECT n.id FROM note n JOIN account a ON a.id = n.account WHERE a.sample = 1", notes));
    MP_TRY(collect("SELECT n.id FROM task n JOIN account a ON a.id = n.account WHERE a.sample = 1", tasks));
    MP_TRY(collect("SELECT n.id FROM triage_action n JOIN account a ON a.id = n.account WHERE a.sample = 1", actions));
    MP_TRY(collect("SELECT n.id FROM logged_milestone n JOIN account a ON a.id = n.account WHERE a.sample = 1", logged));
    const auto onSample = [&](const Touch &touch) {
        return (touch.what == "account_field" && fields.contains(touch.key.substr(0, touch.key.find(':'))))
            || (touch.what == "note" && notes.contains(touch.key)) || (touch.what == "task" && tasks.contains(touch.key))
            || (touch.what == "action" && actions.contains(touch.key))
            || (touch.what == "logged" && logged.contains(touch.key))
            || (touch.what == "authored"
                && (fields.contains(partOfAuthored(touch.key, 1))
                    || (touch.key.starts_with("roi/") && models.contains(partOfAuthored(touch.key, 2)))));
    };
    store::EditRepository edits(database);
    // Closing an undo or redo brings back what it had taken back; that is closed in the next round.
    for (bool closed = true; closed;) {
        closed = false;
        MP_ASSIGN(const auto all, edits.since(0, 10'000'000));
        for (const auto &edit : all) {
            MP_ASSIGN(const auto touches, decodeTouches(edit));
            if (!edit.undoneBy.empty() || !std::any_of(touches.begin(), touches.end(), onSample))
                continue;
            store::EditRow closing;
            closing.opId = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
            MP_ASSIGN(closing.hlc, edits.nextTime(clock.now()));
            closing.author = "Milepost";
            closing.kind = "sample_removed";
            closing.summary = "{}";
            closing.before = closing.after = "[]";
            closing.undoes = edit.opId;
            MP_TRY(edits.append(closing));
            closed = true;
        }
    }
    return {};
}

} // namespace

Result<ImportReport> Workspace::createSample(const JobControl &control)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    MP_TRY(d->refresh());
    MP_ASSIGN(const std::int64_t accounts, store::AccountRepository(d->database()).count());
    if (accounts > 0)
        return Error{ErrorCode::AlreadyExists, d->profile,
                     "this profile holds accounts; the sample portfolio never mixes with them"};
    const sample::SamplePortfolio portfolio = sample::makeSamplePortfolio(d->today());
    MP_ASSIGN(const auto report, SampleWriter(d->database(), d->clock, portfolio).write(d->today()));
    MP_TRY(derive(control));
    return report;
}

Result<> Workspace::removeSample()
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    {
        MP_ASSIGN(auto transaction, store::Transaction::begin(d->database()));
        MP_TRY(closeEditsOnSample(d->database(), d->clock));
        MP_TRY(store::AccountRepository(d->database()).removeSample());
        MP_TRY(store::AuthoredValueRepository(d->database()).removeSample());
        MP_TRY(restoreStateBefore(d->database()));
        auto statement = d->database().prepare("DELETE FROM source WHERE kind = ?");
        MP_TRY(statement.with(scope).run());
        MP_TRY(transaction.commit());
    }
    d->cache.clear();
    return d->refresh();
}

} // namespace milepost
