#include "store/attribute_history.h"

#include "store/database.h"

#include <algorithm>

namespace milepost::store {

Result<> recordChange(Database &database, AccountId account, std::string_view field, std::string_view before,
                      std::string_view after, Day from)
{
    auto newest = database.prepare("SELECT count(*), max(valid_from) FROM account_attribute WHERE account = ?1 AND field = ?2");
    MP_TRY(newest.with(account, field).step());
    const bool first = newest.integer(0) == 0;
    const Day last = newest.day(1);
    newest.reset();
    // Nothing was known before: the first known value holds from the beginning, which needs no rows.
    if (first && before.empty())
        return {};
    if (!from.valid())
        from = last;
    if (!from.valid())
        return {};
    auto put = database.prepare("INSERT INTO account_attribute(account, field, valid_from, value) VALUES(?1, ?2, ?3, ?4) "
                                "ON CONFLICT(account, field, coalesce(valid_from, -2147483648)) "
                                "DO UPDATE SET value = excluded.value");
    if (first)
        MP_TRY(put.with(account, field, Day{}, before).run());
    return put.with(account, field, last.valid() ? std::max(from, last) : from, after).run();
}

} // namespace milepost::store
