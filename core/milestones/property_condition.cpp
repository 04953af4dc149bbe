#include "milestones/property_condition.h"

#include <charconv>
#include <cmath>

namespace milepost::milestones {

namespace {

template <class T> bool compare(PropertyCondition::Op op, const T &actual, const T &value)
{
    using Op = PropertyCondition::Op;
    switch (op) {
    case Op::Equals: return actual == value;
    case Op::NotEquals: return actual != value;
    case Op::Less: return actual < value;
    case Op::LessEqual: return actual <= value;
    case Op::Greater: return actual > value;
    case Op::GreaterEqual: return actual >= value;
    case Op::Contains:
    case Op::Exists: break;
    }
    return false;
}

} // namespace

std::optional<double> numberOf(std::string_view text)
{
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double number = 0;
    const char *const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

CompiledCondition::CompiledCondition(const PropertyCondition &condition)
    : property(condition.property), op(condition.op), value(condition.value), number(numberOf(condition.value))
{
}

bool CompiledCondition::holds(const std::optional<std::string> &actual) const
{
    if (op == PropertyCondition::Op::Exists)
        return actual.has_value() == (value != "false");
    if (!actual)
        return false;
    if (op == PropertyCondition::Op::Contains)
        return actual->find(value) != std::string::npos;
    if (number) {
        if (const auto actualNumber = numberOf(*actual))
            return compare(op, *actualNumber, *number);
    }
    return compare(op, *actual, value);
}

} // namespace milepost::milestones
