#include "workspace/workspace_private.h"

#include "milestones/data_milestones.h"
#include "milestones/property_condition.h"
#include "store/account_repository.h"
#include "store/authored_repository.h"
#include "store/derived_repository.h"
#include "store/milestone_repository.h"
#include "store/record_repository.h"
#include "store/run_repository.h"
#include "workspace/deriver.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace milepost {

namespace {

constexpr std::size_t evidenceEvents = 20;
constexpr std::size_t activityNames = 12;
constexpr std::int32_t activityDays = 84;

using Kind = TimelineEntry::Kind;

std::string shortest(double number)
{
    std::array<char, 40> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

std::string firstLine(const std::string &text) { return text.substr(0, text.find_first_of("\r\n")); }

/// Leaves of a rule that are about events, outside and inside of all and any.
void collectMatches(const Rule &rule, std::vector<const Rule *> &leaves)
{
    if (rule.form == Rule::Form::Not || rule.form == Rule::Form::LimitShare || rule.form == Rule::Form::Logged)
        return;
    if (rule.children.empty())
        leaves.push_back(&rule);
    for (const Rule &child : rule.children)
        collectMatches(child, leaves);
}

/// Gathers an AccountDetail at one as-of date.
class DetailReader {
public:
    DetailReader(store::Database &database, const SettingValues &settings, AccountId account, Day asOf)
        : m_database(database), m_settings(settings), m_zone(zoneOf(settings)), m_account(account), m_asOf(asOf)
    {
    }

    Result<AccountDetail> read(std::size_t limit, const Portfolio *portfolio)
    {
        MP_ASSIGN(m_detail.record, store::AccountRepository(m_database).get(m_account));
        MP_ASSIGN(m_deriver, Deriver::open(m_database, m_settings));
        MP_ASSIGN(m_catalog, store::MilestoneRepository(m_database).catalog());
        MP_TRY(loadRuns());
        MP_TRY(loadDerived());
        const auto events = m_deriver->reader().events();
        const Instant end = m_zone.startOf(m_asOf + 1);
        m_events = events.first(static_cast<std::size_t>(
            std::lower_bound(events.begin(), events.end(), end,
                             [](const EventPoint &point, Instant at) { return point.time < at; })
            - events.begin()));
        MP_TRY(addAchievements(portfolio));
        MP_TRY(addEvents(limit, events.size() - m_events.size()));
        MP_TRY(addRecords());
        MP_TRY(addAuthored());
        addActivity();
        std::stable_sort(m_detail.timeline.begin(), m_detail.timeline.end(), [&](const auto &a, const auto &b) {
            return std::pair(a.on, a.at) > std::pair(b.on, b.at);
        });
        // Product events are many; they must not push out the records that people write and wait for.
        std::size_t keptEvents = 0, keptRecords = 0;
        std::erase_if(m_detail.timeline, [&](const TimelineEntry &entry) {
            return entry.kind == Kind::Event ? ++keptEvents > limit : ++keptRecords > limit;
        });
        return std::move(m_detail);
    }

private:
    /// Undated rows are listed under no date; rows after the as-of date do not exist (M0).
    bool happened(Day day) const { return day.valid() && day <= m_asOf; }

    TimelineEntry &add(Kind kind, Day on, std::string title, std::string detail = {}, std::string recordId = {})
    {
        TimelineEntry entry;
        entry.kind = kind;
        entry.on = on;
        entry.title = std::move(title);
        entry.detail = std::move(detail);
        entry.recordId = std::move(recordId);
        m_detail.timeline.push_back(std::move(entry));
        ++m_detail.timelineTotal;
        return m_detail.timeline.back();
    }

    Result<> loadRuns()
    {
        MP_ASSIGN(const auto runs, store::RunRepository(m_database).list(10'000));
        for (const auto &run : runs)
            m_sources[run.id] = run.source;
        return {};
    }

    std::string sourceOf(RunId run) const
    {
        const auto found = m_sources.find(run);
        return found == m_sources.end() ? std::string() : found->second;
    }

    /// Which import brought each of the account's records of one table.
    Result<std::map<std::string, std::string>> sourcesOfRecords(std::string_view sql)
    {
        std::map<std::string, std::string> sources;
        auto statement = m_database.prepare(sql);
        statement.with(m_account);
        while (true) {
            MP_ASSIGN(const bool row, statement.step());
            if (!row)
                return sources;
            sources[std::string(statement.text(0))] = sourceOf(statement.id<RunId>(1));
        }
    }

    Result<> loadDerived()
    {
        MP_ASSIGN(auto kept, store::DerivedRepository(m_database).get(m_account, m_deriver->hash(), m_zone.name()));
        auto statement = m_database.prepare("SELECT 1 FROM dirty_account WHERE account = ?");
        MP_ASSIGN(const bool dirty, statement.with(m_account).step());
        if (kept && !dirty) {
            m_derived = std::move(*kept);
            return m_deriver->reader().load(m_account);
        }
        MP_ASSIGN(m_derived, m_deriver->evaluate(m_account));
        return {};
    }

    const MilestoneDefinition *definitionOf(MilestoneId id) const
    {
        const auto found = std::find_if(m_catalog.milestones.begin(), m_catalog.milestones.end(),
                                        [&](const auto &each) { return each.id == id; });
        return found == m_catalog.milestones.end() ? nullptr : &*found;
    }

    Result<> addAchievements(const Portfolio *portfolio)
    {
        MP_ASSIGN(const auto logged, store::MilestoneRepository(m_database).logged(m_account));
        const AccountIndex index = portfolio ? portfolio->find(m_account) : noAccount;
        struct Ordered {
            const Achievement *achievement;
            const MilestoneDefinition *definition;
            std::size_t position;
        };
        std::vector<Ordered> ordered;
        for (const Achievement &achievement : m_derived.achievements) {
            const MilestoneDefinition *definition = definitionOf(achievement.milestone);
            if (!definition || !definition->enabled || !happened(achievement.on))
                continue;
            std::size_t position = static_cast<std::size_t>(definition - m_catalog.milestones.data());
            if (index != noAccount) {
                const MilestoneIndex milestone = portfolio->findMilestone(definition->key);
                if (milestone == noMilestone || !portfolio->applies(index, milestone))
                    continue;
                position = milestone;
            } else {
                position += static_cast<std::size_t>(definition->category) * m_catalog.milestones.size();
            }
            ordered.push_back({&achievement, definition, position});
        }
        std::stable_sort(ordered.begin(), ordered.end(), [](const Ordered &a, const Ordered &b) {
            return std::tuple(a.achievement->on, a.position, a.achievement->occurrence)
                < std::tuple(b.achievement->on, b.position, b.achievement->occurrence);
        });
        for (const auto &[achievement, definition, position] : ordered) {
            AchievementEvidence evidence;
            evidence.achievement = *achievement;
            const std::string &title = definition->title.empty() ? definition->key : definition->title;
            const bool byHand = achievement->origin == Origin::Person;
            TimelineEntry &entry = add(byHand ? Kind::LoggedMilestone : Kind::Achievement, achievement->on, title, {},
                                       definition->key);
            entry.milestone = achievement->milestone;
            entry.value = achievement->occurrence;
            if (byHand) {
                for (const auto &each : logged) {
                    if (each.milestone != achievement->milestone || each.on != achievement->on)
                        continue;
                    evidence.note = each.note;
                    evidence.link = each.link;
                    evidence.confirmedBy = each.confirmedBy;
                    evidence.author = each.author;
                    entry.detail = each.note;
                }
            } else {
                entry.at = achievement->at;
                MP_ASSIGN(evidence.events, completedBy(*achievement, *definition));
                if (!evidence.events.empty())
                    entry.source = sourceOf(evidence.events.back().run);
                if (achievement->origin == Origin::Data)
                    m_reported.insert(achievement->at);
            }
            m_detail.evidence.push_back(std::move(evidence));
        }
        return {};
    }

    /// The newest events that the rule counts, after the occurrence before this one and up to the one that completed it.
    Result<std::vector<EventRecord>> completedBy(const Achievement &achievement, const MilestoneDefinition &definition)
    {
        Instant after;
        for (const Achievement &other : m_derived.achievements) {
            if (other.milestone == achievement.milestone && other.at < achievement.at)
                after = std::max(after, other.at);
        }
        const auto &reader = m_deriver->reader();
        std::vector<const Rule *> leaves;
        collectMatches(definition.rule, leaves);
        const auto counts = [&](const EventPoint &point) {
            const std::string_view name = reader.nameOf(point.name);
            if (achievement.origin == Origin::Data)
                return point.time == achievement.at && name == milestones::milestoneAchievedEvent
                    && milestones::keyFromType(reader.property(point.row, milestones::milestoneTypeProperty).value_or(""))
                    == milestones::keyFromType(definition.key);
            return std::any_of(leaves.begin(), leaves.end(), [&](const Rule *leaf) {
                const auto &names = leaf->match.names;
                return (names.empty() || std::find(names.begin(), names.end(), name) != names.end())
                    && std::all_of(leaf->match.where.begin(), leaf->match.where.end(), [&](const auto &condition) {
                           return milestones::CompiledCondition(condition).holds(
                               reader.property(point.row, condition.property));
                       });
            });
        };
        std::vector<EventRecord> found;
        for (auto point = m_events.rbegin(); point != m_events.rend() && found.size() < evidenceEvents; ++point) {
            if (point->time > achievement.at)
                continue;
            if (after.valid() && point->time <= after)
                break;
            if (!counts(*point))
                continue;
            MP_ASSIGN(auto record, reader.record(point->row));
            found.push_back(std::move(record));
            // One event is all there is to a first, and to a reported one.
            if (achievement.origin == Origin::Data || definition.rule.form == Rule::Form::First)
                break;
        }
        std::reverse(found.begin(), found.end());
        return found;
    }

    Result<> addEvents(std::size_t limit, std::size_t later)
    {
        MP_ASSIGN(const auto records, m_deriver->reader().records(std::min(limit, m_events.size()), later));
        m_detail.timelineTotal += static_cast<std::int64_t>(m_events.size() - records.size());
        for (const EventRecord &record : records) {
            if (record.event == milestones::milestoneAchievedEvent && m_reported.contains(record.time))
                continue;
            TimelineEntry &entry = add(Kind::Event, m_zone.dayOf(record.time), record.event, record.user);
            entry.at = record.time;
            entry.source = sourceOf(record.run);
        }
        return {};
    }

    Result<> addRecords()
    {
        store::RecordRepository records(m_database, m_zone);
        MP_ASSIGN(auto sources, sourcesOfRecords("SELECT external_id, run FROM ticket WHERE account = ?"));
        MP_TRY(records.forEachTicket([&](const TicketRecord &ticket) {
            const Severity severity = ticket.escalated ? Severity::Serious
                : ticket.priority == TicketPriority::Urgent ? Severity::Watch : Severity::Info;
            if (happened(ticket.opened)) {
                auto &entry = add(Kind::Ticket, ticket.opened, ticket.subject, std::string(keyOf(ticket.priority)),
                                  ticket.externalId);
                entry.severity = severity;
                entry.source = sources[ticket.externalId];
            }
            if (happened(ticket.closed))
                add(Kind::TicketClosed, ticket.closed, ticket.subject, {}, ticket.externalId).source
                    = sources[ticket.externalId];
        }, m_account));
        MP_ASSIGN(sources, sourcesOfRecords("SELECT external_id, run FROM survey WHERE account = ?"));
        MP_TRY(records.forEachSurvey([&](const SurveyRecord &survey) {
            if (!happened(survey.answered))
                return;
            const bool nps = survey.kind == SurveyKind::Nps;
            auto &entry = add(Kind::Survey, survey.answered, (nps ? "NPS " : "CSAT ") + shortest(survey.score),
                              survey.comment, survey.externalId);
            entry.value = survey.score;
            entry.source = sources[survey.externalId];
            if (nps ? survey.score <= 6 : survey.score <= 2)
                entry.severity = nps ? Severity::Serious : Severity::Watch;
        }, m_account));
        MP_ASSIGN(sources, sourcesOfRecords("SELECT external_id, run FROM invoice WHERE account = ?"));
        MP_TRY(records.forEachInvoice([&](const InvoiceRecord &invoice) {
            const Day on = invoice.issued.valid() ? invoice.issued : invoice.due;
            if (!happened(on))
                return;
            auto &entry = add(Kind::Invoice, on, invoice.externalId, {}, invoice.externalId);
            entry.source = sources[invoice.externalId];
            if (invoice.amount)
                entry.detail = invoice.amount->amountText() + " " + invoice.amount->currency.toString();
            entry.amount = invoice.amount;
            if (invoice.failed) {
                entry.severity = Severity::Watch;
                entry.turn = TimelineEntry::Turn::ChargeFailed;
            }
        }, m_account));
        MP_ASSIGN(sources, sourcesOfRecords("SELECT external_id, run FROM subscription WHERE account = ?"));
        MP_TRY(records.forEachSubscription([&](const SubscriptionRecord &subscription) {
            if (!happened(subscription.start))
                return;
            std::string detail = isoFromDay(subscription.start) + " – " + isoFromDay(subscription.end);
            if (subscription.arr)
                detail += " · " + subscription.arr->amountText() + " " + subscription.arr->currency.toString();
            auto &entry = add(Kind::Subscription, subscription.start, subscription.plan, detail, subscription.externalId);
            entry.source = sources[subscription.externalId];
            entry.amount = subscription.arr;
            if (subscription.end.valid())
                entry.until = subscription.end - 1;
        }, m_account));
        MP_ASSIGN(sources, sourcesOfRecords("SELECT external_id, run FROM churn WHERE account = ?"));
        MP_TRY(records.forEachChurn([&](const ChurnRecord &churn) {
            if (!happened(churn.on))
                return;
            auto &entry = add(Kind::Churn, churn.on, churn.reason, churn.comment, churn.externalId);
            entry.source = sources[churn.externalId];
            entry.severity = churn.reactivation ? Severity::Info : Severity::Serious;
            if (churn.reactivation)
                entry.turn = TimelineEntry::Turn::CameBack;
        }, m_account));
        MP_ASSIGN(sources, sourcesOfRecords("SELECT external_id, run FROM contact WHERE account = ?"));
        return records.forEachContact([&](const ContactRecord &contact) {
            m_detail.contacts.push_back(contact);
            const Day on = contact.leftOn.valid() ? contact.leftOn : contact.bouncedOn;
            if (!happened(on))
                return;
            auto &entry = add(Kind::Contact, on, contact.name, contact.title, contact.externalId);
            entry.severity = contact.role == ContactRole::Other ? Severity::Info : Severity::Serious;
            entry.turn = contact.leftOn.valid() ? TimelineEntry::Turn::Left : TimelineEntry::Turn::Bounced;
            entry.source = sources[contact.externalId];
        }, m_account);
    }

    Result<> addAuthored()
    {
        MP_ASSIGN(m_detail.notes, store::NoteRepository(m_database).of(m_account));
        for (const NoteRecord &note : m_detail.notes) {
            if (!happened(m_zone.dayOf(note.at)))
                continue;
            TimelineEntry &entry = add(Kind::Note, m_zone.dayOf(note.at), firstLine(note.text), note.author,
                                       std::to_string(note.id));
            entry.at = note.at;
        }
        MP_ASSIGN(m_detail.tasks, store::TaskRepository(m_database).list(m_account));
        MP_ASSIGN(const auto attributes, store::AccountRepository(m_database).attributes(m_account));
        const AttributeRecord *before = nullptr;
        for (const AttributeRecord &attribute : attributes) {
            if (happened(attribute.validFrom)) {
                const bool same = before && before->field == attribute.field;
                add(Kind::Attribute, attribute.validFrom, attribute.field,
                    (same ? before->value : std::string()) + " → " + attribute.value, attribute.field);
            }
            before = &attribute;
        }
        MP_ASSIGN(const auto actions, store::TriageActionRepository(m_database).list(m_account));
        for (const TriageAction &action : actions) {
            if (!happened(action.on))
                continue;
            const bool done = action.kind == TriageAction::Kind::Done;
            add(Kind::Action, action.on, action.reason.empty() ? (done ? "done" : "snoozed") : action.reason,
                action.author);
        }
        return {};
    }

    void addActivity()
    {
        std::map<EventNameId, AccountDetail::Activity> byName;
        for (auto point = m_events.rbegin(); point != m_events.rend(); ++point) {
            const std::int32_t ago = m_asOf - m_zone.dayOf(point->time);
            if (ago >= activityDays)
                break;
            auto &activity = byName[point->name];
            ++activity.weekly[static_cast<std::size_t>(ago / 7)];
            activity.last28 += ago < 28 ? 1 : 0;
            activity.before28 += ago >= 28 && ago < 56 ? 1 : 0;
        }
        std::vector<std::pair<std::int64_t, EventNameId>> ranked;
        for (auto &[name, activity] : byName) {
            std::int64_t total = 0;
            for (const std::int32_t week : activity.weekly)
                total += week;
            ranked.emplace_back(-total, name);
        }
        std::sort(ranked.begin(), ranked.end());
        for (std::size_t i = 0; i < std::min(ranked.size(), activityNames); ++i) {
            auto &activity = byName[ranked[i].second];
            activity.event = m_deriver->reader().nameOf(ranked[i].second);
            m_detail.activity.push_back(std::move(activity));
        }
    }

    store::Database &m_database;
    const SettingValues &m_settings;
    Zone m_zone;
    AccountId m_account;
    Day m_asOf;
    AccountDetail m_detail;
    std::unique_ptr<Deriver> m_deriver;
    Catalog m_catalog;
    DerivedAccount m_derived;
    std::span<const EventPoint> m_events; ///< up to the as-of date
    std::map<RunId, std::string> m_sources;
    std::set<Instant> m_reported; ///< when milestones were reported: shown as achievements, not as events again
};

} // namespace

Result<AccountDetail> Workspace::detail(AccountId account, Day asOf, std::size_t timelineLimit)
{
    MP_TRY(d->refresh());
    std::shared_ptr<const Portfolio> portfolio;
    for (const auto &cached : d->cache) {
        if (cached.asOf == asOf && cached.snapshot.portfolio->dataVersion == d->version)
            portfolio = cached.snapshot.portfolio;
    }
    return DetailReader(d->database(), d->settings, account, asOf).read(timelineLimit, portfolio.get());
}

} // namespace milepost
