#include "store/edit_repository.h"

#include "store/database.h"

#include <algorithm>

namespace milepost::store {

namespace {

#define MILEPOST_EDIT                                                                                         \
    "SELECT op_id, hlc, author, kind, summary, before, after, coalesce(undoes, ''), coalesce(undone_by, '') FROM edit "

EditRow read(const Statement &row)
{
    EditRow edit;
    edit.opId = row.text(0);
    edit.hlc = row.integer(1);
    edit.author = row.text(2);
    edit.kind = row.text(3);
    edit.summary = row.text(4);
    edit.before = row.text(5);
    edit.after = row.text(6);
    edit.undoes = row.text(7);
    edit.undoneBy = row.text(8);
    return edit;
}

Result<std::optional<EditRow>> first(Statement &statement)
{
    MP_ASSIGN(const bool row, statement.step());
    return row ? std::optional(read(statement)) : std::optional<EditRow>();
}

} // namespace

Result<std::int64_t> EditRepository::nextTime(Instant now)
{
    MP_ASSIGN(const std::int64_t newest, m_database->integer("SELECT coalesce(max(hlc), 0) FROM edit"));
    return std::max(newest + 1, now.ms * 65536);
}

Result<> EditRepository::append(const EditRow &edit)
{
    std::optional<EditRow> undone;
    if (!edit.undoes.empty()) {
        MP_ASSIGN(undone, get(edit.undoes));
        if (!undone->undoneBy.empty())
            return Error{ErrorCode::Conflict, edit.undoes, "is undone already"};
    }
    const std::optional<std::string> undoes = edit.undoes.empty() ? std::nullopt : std::optional(edit.undoes);
    auto insert = m_database->prepare("INSERT INTO edit(op_id, hlc, author, kind, summary, before, after, undoes) "
                                      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    MP_TRY(insert.with(edit.opId, edit.hlc, edit.author, edit.kind, edit.summary, edit.before, edit.after, undoes).run());
    if (!undone)
        return {};
    MP_TRY(m_database->prepare("UPDATE edit SET undone_by = ?2 WHERE op_id = ?1").with(edit.undoes, edit.opId).run());
    if (undone->undoes.empty())
        return {};
    return m_database->prepare("UPDATE edit SET undone_by = NULL WHERE op_id = ?1").with(undone->undoes).run();
}

Result<std::optional<EditRow>> EditRepository::undoTarget(std::string_view author, std::size_t steps)
{
    auto statement = m_database->prepare(MILEPOST_EDIT "WHERE op_id IN (SELECT op_id FROM edit WHERE author = ?1 AND "
                                                       "undoes IS NULL ORDER BY hlc DESC LIMIT ?2) "
                                                       "AND undone_by IS NULL ORDER BY hlc DESC LIMIT 1");
    return first(statement.with(author, std::int64_t(steps)));
}

Result<std::optional<EditRow>> EditRepository::redoTarget(std::string_view author)
{
    // Undos of own edits that are in force and newer than every edit of the author's own.
    auto statement = m_database->prepare(
        MILEPOST_EDIT "WHERE author = ?1 AND undone_by IS NULL AND undoes IN "
                      "(SELECT op_id FROM edit WHERE undoes IS NULL) AND hlc > "
                      "coalesce((SELECT max(hlc) FROM edit WHERE author = ?1 AND undoes IS NULL), 0) "
                      "ORDER BY hlc DESC LIMIT 1");
    return first(statement.with(author));
}

Result<EditRow> EditRepository::get(std::string_view opId)
{
    auto statement = m_database->prepare(MILEPOST_EDIT "WHERE op_id = ?1");
    MP_ASSIGN(auto edit, first(statement.with(opId)));
    if (!edit)
        return Error{ErrorCode::NotFound, "edit", std::string(opId)};
    return std::move(*edit);
}

Result<std::vector<EditRow>> EditRepository::since(std::int64_t hlc, std::size_t limit)
{
    std::vector<EditRow> edits;
    auto statement = m_database->prepare(MILEPOST_EDIT "WHERE hlc > ?1 ORDER BY hlc LIMIT ?2");
    statement.with(hlc, std::int64_t(limit));
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return edits;
        edits.push_back(read(statement));
    }
}

#undef MILEPOST_EDIT

Result<std::int64_t> EditRepository::count() { return m_database->integer("SELECT count(*) FROM edit"); }

} // namespace milepost::store
