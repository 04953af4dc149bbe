/// Edits as data (decision 5): an operation is what it touched, each touch with the value before and after. Undo puts the values before
/// back, redo those after; both look first whether the values are still the ones the operation left. Inside the
/// caller's transaction.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/zone.h"
#include "model/edit.h"
#include "store/edit_repository.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <string>
#include <vector>

namespace milepost::store {
class Database;
}

namespace milepost {

/// One thing that an edit changed, by names that stay: {"what": "note", "key": "12"}.
/// what: setting, view, note, task, action, logged, account_field (key "account:field"), milestone_enabled,
/// milestone_present, milestone_version, levels, authored (key "scope/account/object/field"). A null value: it is not there.
struct Touch {
    std::string what, key;
    QJsonValue before, after;
};

struct Operation {
    std::string kind;
    QJsonObject summary; ///< as wording/changes.h reads it
    std::vector<Touch> touches; ///< empty: there was nothing to change
};

struct EditContext {
    store::Database &database;
    const Zone &zone;
    const Clock &clock;
    std::string author; ///< whose stack
    std::string signature; ///< the name under notes and logged milestones
};

/// Makes the change. InvalidArgument (with what is allowed), NotFound.
[[nodiscard]] Result<Operation> perform(const EditContext &context, const EditChange &change);

/// The value that a touched thing has now.
[[nodiscard]] Result<QJsonValue> currentValue(store::Database &database, const std::string &what, const std::string &key);
[[nodiscard]] Result<> putValue(store::Database &database, const std::string &what, const std::string &key,
                                const QJsonValue &value);

/// Touches as the `before` and `after` columns of an edit row keep them.
void encodeTouches(const std::vector<Touch> &touches, store::EditRow &row);
[[nodiscard]] Result<std::vector<Touch>> decodeTouches(const store::EditRow &row);

/// Puts back what the row changed (its values before), provided that everything still has the values it left. Conflict says what
/// has changed since.
[[nodiscard]] Result<> revert(store::Database &database, const store::EditRow &row);

[[nodiscard]] EditReceipt receiptOf(const store::EditRow &row);

} // namespace milepost
