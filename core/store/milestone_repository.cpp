#include "store/milestone_repository.h"

#include "store/database.h"

namespace milepost::store {

namespace {

#define MILEPOST_DEFINITION                                                                                   \
    "SELECT m.id, m.key, m.enabled, m.origin, v.version, v.effective_from, v.definition "                     \
    "FROM milestone m JOIN milestone_version v ON v.milestone = m.id "
// The newest version that is not withdrawn.
#define MILEPOST_CURRENT                                                                                      \
    "v.version = (SELECT max(version) FROM milestone_version c WHERE c.milestone = m.id AND c.withdrawn = 0) "

/// The columns are the truth about what can change without a new version; the rest is in the definition.
Result<MilestoneDefinition> read(const Statement &row)
{
    MP_ASSIGN(auto definition, definitionFromJson(row.text(6)));
    definition.id = row.id<MilestoneId>(0);
    definition.key = row.text(1);
    definition.enabled = row.integer(2) != 0;
    definition.origin = fromKey<Origin>(row.text(3)).value_or(Origin::Person);
    definition.version = static_cast<std::int32_t>(row.integer(4));
    definition.effectiveFrom = row.day(5);
    return definition;
}

Result<> insertVersion(Database &database, MilestoneId milestone, std::int32_t version,
                       const MilestoneDefinition &definition, Instant at, std::string_view author)
{
    const std::string json = definitionToJson(definition);
    return database
        .prepare("INSERT INTO milestone_version(milestone, version, effective_from, definition, at_ms, author) "
                 "VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
        .with(milestone, version, definition.effectiveFrom, json, at, author)
        .run();
}

/// An UPDATE of one milestone: NotFound where there is none.
Result<> change(Database &database, Statement &statement, MilestoneId milestone)
{
    const std::int64_t before = database.totalChanges();
    MP_TRY(statement.run());
    if (database.totalChanges() == before)
        return Error{ErrorCode::NotFound, "milestone", std::to_string(milestone.value)};
    return {};
}

} // namespace

Result<Catalog> MilestoneRepository::catalog()
{
    Catalog catalog;
    auto statement = m_database->prepare(MILEPOST_DEFINITION "WHERE m.withdrawn = 0 AND " MILEPOST_CURRENT
                                                             "ORDER BY m.position, m.id");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        MP_ASSIGN(auto definition, read(statement));
        catalog.milestones.push_back(std::move(definition));
    }
    auto levels = m_database->prepare("SELECT definition FROM level ORDER BY position");
    while (true) {
        MP_ASSIGN(const bool row, levels.step());
        if (!row)
            return catalog;
        MP_ASSIGN(auto one, levelsFromJson(levels.text(0)));
        catalog.levels.insert(catalog.levels.end(), one.begin(), one.end());
    }
}

Result<std::vector<MilestoneDefinition>> MilestoneRepository::versions()
{
    std::vector<MilestoneDefinition> versions;
    auto statement = m_database->prepare(MILEPOST_DEFINITION "WHERE m.withdrawn = 0 AND v.withdrawn = 0 "
                                                             "ORDER BY m.id, v.version");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return versions;
        MP_ASSIGN(auto definition, read(statement));
        versions.push_back(std::move(definition));
    }
}

Result<MilestoneDefinition> MilestoneRepository::get(std::string_view key)
{
    auto statement = m_database->prepare(MILEPOST_DEFINITION "WHERE m.key = ?1 AND m.withdrawn = 0 AND " MILEPOST_CURRENT);
    MP_ASSIGN(const bool row, statement.with(key).step());
    if (!row)
        return Error{ErrorCode::NotFound, "milestone", std::string(key)};
    return read(statement);
}

#undef MILEPOST_DEFINITION
#undef MILEPOST_CURRENT

Result<MilestoneId> MilestoneRepository::add(const MilestoneDefinition &definition, Instant at, std::string_view author)
{
    if (definition.key.empty())
        return Error{ErrorCode::InvalidArgument, "milestone", "a milestone needs a key"};
    auto known = m_database->prepare("SELECT id FROM milestone WHERE key = ?1");
    MP_ASSIGN(const bool exists, known.with(definition.key).step());
    if (exists)
        return Error{ErrorCode::AlreadyExists, "milestone", definition.key};
    MP_TRY(m_database
               ->prepare("INSERT INTO milestone(key, position, enabled, origin) "
                         "VALUES(?1, (SELECT coalesce(max(position), 0) + 1 FROM milestone), ?2, ?3)")
               .with(definition.key, definition.enabled, keyOf(definition.origin))
               .run());
    const MilestoneId id{m_database->lastInsertId()};
    MP_TRY(insertVersion(*m_database, id, definition.version, definition, at, author));
    return id;
}

Result<std::int32_t> MilestoneRepository::addVersion(MilestoneId milestone, const MilestoneDefinition &definition,
                                                     Instant at, std::string_view author)
{
    auto newest = m_database->prepare("SELECT max(version) FROM milestone_version WHERE milestone = ?1");
    MP_TRY(newest.with(milestone).step());
    if (newest.isNull(0))
        return Error{ErrorCode::NotFound, "milestone", std::to_string(milestone.value)};
    const auto version = static_cast<std::int32_t>(newest.integer(0)) + 1;
    newest.reset();
    MP_TRY(insertVersion(*m_database, milestone, version, definition, at, author));
    return version;
}

Result<> MilestoneRepository::withdrawVersionsAfter(MilestoneId milestone, std::int32_t version)
{
    return m_database->prepare("UPDATE milestone_version SET withdrawn = 1 WHERE milestone = ?1 AND version > ?2")
        .with(milestone, version)
        .run();
}

Result<> MilestoneRepository::reinstateVersionsUpTo(MilestoneId milestone, std::int32_t version)
{
    return m_database->prepare("UPDATE milestone_version SET withdrawn = 0 WHERE milestone = ?1 AND version <= ?2")
        .with(milestone, version)
        .run();
}

Result<> MilestoneRepository::setEffectiveFrom(MilestoneId milestone, std::int32_t version, Day from)
{
    auto update = m_database->prepare("UPDATE milestone_version SET effective_from = ?3 WHERE milestone = ?1 AND version = ?2");
    update.with(milestone, version, from);
    return change(*m_database, update, milestone);
}

Result<> MilestoneRepository::setEnabled(MilestoneId milestone, bool enabled)
{
    auto update = m_database->prepare("UPDATE milestone SET enabled = ?2 WHERE id = ?1");
    update.with(milestone, enabled);
    return change(*m_database, update, milestone);
}

Result<> MilestoneRepository::setWithdrawn(MilestoneId milestone, bool withdrawn)
{
    auto update = m_database->prepare("UPDATE milestone SET withdrawn = ?2 WHERE id = ?1");
    update.with(milestone, withdrawn);
    return change(*m_database, update, milestone);
}

Result<> MilestoneRepository::setOrder(std::span<const MilestoneId> order)
{
    auto update = m_database->prepare("UPDATE milestone SET position = ?2 WHERE id = ?1");
    std::int64_t position = 0;
    for (const MilestoneId milestone : order) {
        update.with(milestone, ++position);
        MP_TRY(change(*m_database, update, milestone));
    }
    return {};
}

Result<> MilestoneRepository::setLevels(std::span<const Level> levels)
{
    MP_TRY(m_database->prepare("DELETE FROM level").run());
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const std::string json = levelsToJson(levels.subspan(i, 1));
        MP_TRY(m_database->prepare("INSERT INTO level(position, definition) VALUES(?1, ?2)").with(std::int64_t(i) + 1, json).run());
    }
    return {};
}

Result<std::int64_t> MilestoneRepository::addFromData(std::span<const MilestoneDefinition> found, Instant at)
{
    std::int64_t added = 0;
    for (const MilestoneDefinition &definition : found) {
        const auto id = add(definition, at, {});
        if (id.ok())
            ++added;
        else if (id.error().code != ErrorCode::AlreadyExists)
            return id.error();
    }
    return added;
}

Result<std::int64_t> MilestoneRepository::logMilestone(const LoggedMilestone &logged, Instant at)
{
    MP_TRY(m_database
               ->prepare("INSERT INTO logged_milestone(account, milestone, day, note, link, confirmed_by, author, at_ms) "
                         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
               .with(logged.account, logged.milestone, logged.on, logged.note, logged.link, logged.confirmedBy,
                     logged.author, at)
               .run());
    return m_database->lastInsertId();
}

Result<> MilestoneRepository::setLoggedDeleted(std::int64_t id, bool deleted)
{
    const std::int64_t before = m_database->totalChanges();
    MP_TRY(m_database->prepare("UPDATE logged_milestone SET deleted = ?2 WHERE id = ?1").with(id, deleted).run());
    if (m_database->totalChanges() == before)
        return Error{ErrorCode::NotFound, "logged milestone", std::to_string(id)};
    return {};
}

Result<std::vector<LoggedMilestone>> MilestoneRepository::logged(AccountId only)
{
    std::vector<LoggedMilestone> records;
    auto statement = m_database->prepare("SELECT id, account, milestone, day, note, link, confirmed_by, author "
                                         "FROM logged_milestone WHERE deleted = 0 AND (?1 IS NULL OR account = ?1) "
                                         "ORDER BY account, day, id");
    statement.with(only);
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return records;
        LoggedMilestone &record = records.emplace_back();
        record.id = statement.integer(0);
        record.account = statement.id<AccountId>(1);
        record.milestone = statement.id<MilestoneId>(2);
        record.on = statement.day(3);
        record.note = statement.text(4);
        record.link = statement.text(5);
        record.confirmedBy = statement.text(6);
        record.author = statement.text(7);
    }
}

Result<> MilestoneRepository::freezeCutOff(const CutOff &cutOff)
{
    return m_database
        ->prepare("INSERT INTO month_end_cutoff(month_end, rule, percentile, value) VALUES(?1, ?2, ?3, ?4) "
                  "ON CONFLICT DO NOTHING")
        .with(cutOff.monthEnd, cutOff.rule, cutOff.percentile, cutOff.value)
        .run();
}

Result<std::vector<MilestoneRepository::CutOff>> MilestoneRepository::cutOffs()
{
    std::vector<CutOff> cutOffs;
    auto statement = m_database->prepare("SELECT month_end, rule, percentile, value FROM month_end_cutoff "
                                         "ORDER BY rule, percentile, month_end");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return cutOffs;
        cutOffs.push_back({statement.day(0), static_cast<std::uint64_t>(statement.integer(1)), statement.real(2),
                           statement.real(3)});
    }
}

} // namespace milepost::store
