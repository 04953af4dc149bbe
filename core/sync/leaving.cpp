#include "sync/leaving.h"

#include "store/account_repository.h"
#include "sync/values.h"

#include <algorithm>

namespace milepost::sync {

bool saysLeft(std::string_view text, const Zone &zone)
{
    const std::string word = foldedAscii(trimmed(text));
    for (const std::string_view left : {"churned", "cancelled", "canceled", "inactive"}) {
        if (word == left)
            return true;
    }
    const ParsedValue flag = parseValue(FieldType::Flag, text, {}, zone);
    return flag.code.empty() && std::holds_alternative<bool>(flag.value) && std::get<bool>(flag.value);
}

Result<> keepKnownLeftDay(store::Database &database, EntityRow &row)
{
    const auto field = fieldIndex(EntityKind::Accounts, "churned_on");
    const auto stated = std::find_if(row.fields.begin(), row.fields.end(), [&](const auto &cell) {
        return field && cell.first == *field && std::holds_alternative<Day>(cell.second);
    });
    if (stated == row.fields.end())
        return {};
    store::AccountRepository accounts(database);
    const auto id = accounts.find(row.id);
    if (!id.ok())
        return id.error().code == ErrorCode::NotFound ? Result<>() : Result<>(id.error());
    MP_ASSIGN(const auto known, accounts.get(*id));
    if (known.churnedFlag.value_or(false) && known.churnedOn.valid() && known.churnedOn <= std::get<Day>(stated->second))
        row.fields.erase(stated);
    return {};
}

} // namespace milepost::sync
