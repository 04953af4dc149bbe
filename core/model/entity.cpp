#include "model/entity.h"

#include <array>

namespace milepost {

namespace {

using enum FieldType;

constexpr std::array accountFields{
    FieldSpec{"id", Text, true}, FieldSpec{"name", Text}, FieldSpec{"domain", Text},
    FieldSpec{"owner", Text, false, true}, FieldSpec{"plan", Text, false, true},
    FieldSpec{"industry", Text, false, true}, FieldSpec{"region", Text, false, true},
    FieldSpec{"use_case", Text, false, true}, FieldSpec{"signup", Date}, FieldSpec{"renewal", Date, false, true},
    FieldSpec{"arr", FieldType::Money, false, true}, FieldSpec{"currency", Text},
    FieldSpec{"seats", Integer, false, true}, FieldSpec{"trial", Flag, false, true},
    FieldSpec{"churned", Flag, false, true}, FieldSpec{"churned_on", Date}, FieldSpec{"executive", Text},
    FieldSpec{"notice_days", Integer}, FieldSpec{"auto_renew", Flag}, FieldSpec{"status", Key},
};
constexpr std::array subscriptionFields{
    FieldSpec{"id", Text, true}, FieldSpec{"account", Text, true}, FieldSpec{"plan", Text},
    FieldSpec{"start", Date, true}, FieldSpec{"end", Date}, FieldSpec{"term_end", Date}, FieldSpec{"seats", Integer},
    FieldSpec{"arr", FieldType::Money}, FieldSpec{"mrr", FieldType::Money}, FieldSpec{"currency", Text},
    FieldSpec{"trial", Flag}, FieldSpec{"churned", Flag}, FieldSpec{"billing", Key}, FieldSpec{"auto_renew", Flag},
    FieldSpec{"notice_days", Integer}, FieldSpec{"cancel_on", Date}, FieldSpec{"status", Key},
};
constexpr std::array contactFields{
    FieldSpec{"id", Text, true}, FieldSpec{"account", Text, true}, FieldSpec{"name", Text}, FieldSpec{"email", Text},
    FieldSpec{"title", Text}, FieldSpec{"role", Key}, FieldSpec{"left_on", Date}, FieldSpec{"bounced_on", Date},
    FieldSpec{"last_seen", Date},
};
constexpr std::array userFields{
    FieldSpec{"id", Text, true}, FieldSpec{"account", Text}, FieldSpec{"name", Text}, FieldSpec{"email", Text},
    FieldSpec{"created", Time}, FieldSpec{"since", Time},
};
constexpr std::array eventFields{
    FieldSpec{"id", Text}, FieldSpec{"account", Text}, FieldSpec{"user", Text}, FieldSpec{"event", Text, true},
    FieldSpec{"time", Time, true}, FieldSpec{"milestone", Text}, FieldSpec{"category", Text},
};
constexpr std::array usageFields{
    FieldSpec{"id", Text}, FieldSpec{"account", Text, true}, FieldSpec{"user", Text}, FieldSpec{"event", Text},
    FieldSpec{"time", Time, true}, FieldSpec{"metric", Text}, FieldSpec{"used", Number}, FieldSpec{"limit", Number},
};
constexpr std::array ticketFields{
    FieldSpec{"id", Text, true}, FieldSpec{"account", Text, true}, FieldSpec{"subject", Text},
    FieldSpec{"opened", Time, true}, FieldSpec{"closed", Time}, FieldSpec{"priority", Key},
    FieldSpec{"escalated", Flag}, FieldSpec{"score", Number}, FieldSpec{"status", Key},
};
constexpr std::array surveyFields{
    FieldSpec{"id", Text}, FieldSpec{"account", Text, true}, FieldSpec{"kind", Key}, FieldSpec{"score", Number, true},
    FieldSpec{"scale_max", Number}, FieldSpec{"answered", Time, true}, FieldSpec{"contact", Text},
    FieldSpec{"comment", Text},
};
constexpr std::array invoiceFields{
    FieldSpec{"id", Text, true}, FieldSpec{"account", Text, true}, FieldSpec{"amount", FieldType::Money},
    FieldSpec{"currency", Text}, FieldSpec{"issued", Date}, FieldSpec{"due", Date}, FieldSpec{"paid", Date},
    FieldSpec{"failed", Flag}, FieldSpec{"status", Key},
};
constexpr std::array churnFields{
    FieldSpec{"id", Text}, FieldSpec{"account", Text, true}, FieldSpec{"churned_on", Date, true},
    FieldSpec{"reason", Text}, FieldSpec{"reactivation", Flag}, FieldSpec{"comment", Text},
};

} // namespace

std::span<const FieldSpec> fieldsOf(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Accounts: return accountFields;
    case EntityKind::Subscriptions: return subscriptionFields;
    case EntityKind::Contacts: return contactFields;
    case EntityKind::Users: return userFields;
    case EntityKind::Events: return eventFields;
    case EntityKind::Usage: return usageFields;
    case EntityKind::Tickets: return ticketFields;
    case EntityKind::Surveys: return surveyFields;
    case EntityKind::Invoices: return invoiceFields;
    case EntityKind::Churn: return churnFields;
    }
    return {};
}

std::optional<FieldIndex> fieldIndex(EntityKind kind, std::string_view key)
{
    const auto fields = fieldsOf(kind);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].key == key)
            return static_cast<FieldIndex>(i);
    }
    return std::nullopt;
}

} // namespace milepost
