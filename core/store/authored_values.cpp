#include "store/authored_values.h"

#include "store/database.h"

namespace milepost::store {

namespace {

AuthoredValue readValue(const Statement &row)
{
    AuthoredValue value;
    value.id = row.integer(0);
    value.scope = row.text(1);
    value.account = row.id<AccountId>(2);
    value.object = row.text(3);
    value.field = row.text(4);
    value.value = row.text(5);
    value.on = row.day(6);
    value.at = row.instant(7);
    value.author = row.text(8);
    value.sample = row.integer(9) != 0;
    return value;
}

bool sameField(const AuthoredValue &a, const AuthoredValue &b)
{
    return a.account == b.account && a.object == b.object && a.field == b.field;
}

} // namespace

Result<std::int64_t> AuthoredValueRepository::append(const AuthoredValue &value)
{
    MP_TRY(m_database
               ->prepare("INSERT INTO authored_value(scope, account, object, field, value, day, at_ms, author, sample) "
                         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
               .with(value.scope, value.account, value.object, value.field, value.value, value.on, value.at, value.author,
                     value.sample)
               .run());
    return m_database->lastInsertId();
}

Result<std::optional<AuthoredValue>> AuthoredValueRepository::current(const AuthoredValue &field)
{
    auto statement = m_database->prepare(
        "SELECT id, scope, account, object, field, value, day, at_ms, author, sample FROM authored_value "
        "WHERE scope = ?1 AND account IS ?2 AND object = ?3 AND field = ?4 AND withdrawn = 0 ORDER BY id DESC LIMIT 1");
    MP_ASSIGN(const bool found, statement.with(field.scope, field.account, field.object, field.field).step());
    return found ? std::optional(readValue(statement)) : std::nullopt;
}

Result<> AuthoredValueRepository::restore(const AuthoredValue &field, std::int64_t id)
{
    MP_TRY(m_database
               ->prepare("UPDATE authored_value SET withdrawn = 1 "
                         "WHERE scope = ?1 AND account IS ?2 AND object = ?3 AND field = ?4 AND id > ?5 AND withdrawn = 0")
               .with(field.scope, field.account, field.object, field.field, id)
               .run());
    return m_database->prepare("UPDATE authored_value SET withdrawn = 0 WHERE id = ?1").with(id).run();
}

Result<std::vector<AuthoredValue>> AuthoredValueRepository::history(std::string_view scope, AccountId only, Day until)
{
    auto statement = m_database->prepare(
        "SELECT id, scope, account, object, field, value, day, at_ms, author, sample FROM authored_value "
        "WHERE scope = ?1 AND (?2 IS NULL OR account = ?2) AND (?3 IS NULL OR day <= ?3) AND withdrawn = 0 "
        "ORDER BY account, object, field, id");
    statement.with(scope, only, until);
    std::vector<AuthoredValue> values;
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return values;
        values.push_back(readValue(statement));
    }
}

Result<std::vector<AuthoredValue>> AuthoredValueRepository::inForce(std::string_view scope, AccountId only, Day until)
{
    MP_ASSIGN(auto all, history(scope, only, until));
    std::vector<AuthoredValue> values;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool last = i + 1 == all.size() || !sameField(all[i], all[i + 1]);
        if (last && all[i].value != "null")
            values.push_back(std::move(all[i]));
    }
    return values;
}

Result<> AuthoredValueRepository::removeSample()
{
    return m_database->execute("DELETE FROM authored_value WHERE sample = 1 OR (account IS NULL AND (scope, object) IN "
                               "(SELECT scope, object FROM authored_value WHERE sample = 1 AND account IS NULL))");
}

} // namespace milepost::store
