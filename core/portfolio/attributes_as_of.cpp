#include "portfolio/attributes_as_of.h"

#include "model/attribute.h"

#include <map>
#include <string_view>

namespace milepost {

namespace {

template <class T> std::optional<T> read(FieldType type, std::string_view text)
{
    const Value value = decodeAttribute(type, text);
    const T *held = std::get_if<T>(&value);
    return held != nullptr ? std::optional<T>(*held) : std::nullopt;
}

void set(AccountRecord &account, std::string_view field, const std::string &value)
{
    if (field == "owner")
        account.owner = value;
    else if (field == "plan")
        account.plan = value;
    else if (field == "industry")
        account.industry = value;
    else if (field == "region")
        account.region = value;
    else if (field == "use_case")
        account.useCase = value;
    else if (field == "renewal")
        account.renewal = read<Day>(FieldType::Date, value).value_or(Day{});
    else if (field == "arr")
        account.arr = read<Money>(FieldType::Money, value);
    else if (field == "trial")
        account.trial = read<bool>(FieldType::Flag, value);
    else if (field == "churned")
        account.churnedFlag = read<bool>(FieldType::Flag, value);
    else if (field == "seats") {
        const auto seats = read<std::int64_t>(FieldType::Integer, value);
        const bool fits = seats && *seats >= 0 && *seats <= std::numeric_limits<std::int32_t>::max();
        account.seats = fits ? std::optional(static_cast<std::int32_t>(*seats)) : std::nullopt;
    }
}

} // namespace

void applyHistory(AccountRecord &account, std::span<const AttributeRecord *const> history, Day asOf)
{
    std::map<std::string_view, const AttributeRecord *> inForce;
    for (const AttributeRecord *record : history) {
        const bool known = !record->validFrom.valid() || record->validFrom <= asOf;
        auto [at, first] = inForce.try_emplace(record->field, record);
        if (!first && known)
            at->second = record;
    }
    for (const auto &[field, record] : inForce) {
        const bool later = record->validFrom.valid() && record->validFrom > asOf;
        set(account, field, later && field == "churned" ? std::string() : record->value);
    }
}

} // namespace milepost
