/// Fields that people write, one row a change (AuthoredValue). Nothing is deleted: undo withdraws rows, redo brings them back. All
/// inside the caller's transaction, beside its edit.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/authored.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::store {

class Database;

class AuthoredValueRepository {
public:
    explicit AuthoredValueRepository(Database &database) : m_database(&database) {}

    /// `id` is ignored; the value is the new row's.
    [[nodiscard]] Result<std::int64_t> append(const AuthoredValue &value);
    /// The row in force of one field: the newest that is not withdrawn. None: nothing was ever written, or all was withdrawn.
    [[nodiscard]] Result<std::optional<AuthoredValue>> current(const AuthoredValue &field);
    /// Makes row `id` the one in force: newer ones of its field are withdrawn. 0: all are.
    [[nodiscard]] Result<> restore(const AuthoredValue &field, std::int64_t id);
    /// Every row not withdrawn, written on or before `until` (invalid: all), by account, object, field and then in the order in
    /// which they were written.
    [[nodiscard]] Result<std::vector<AuthoredValue>> history(std::string_view scope, AccountId only = {}, Day until = {});
    /// The rows in force of the above, without those that were taken away.
    [[nodiscard]] Result<std::vector<AuthoredValue>> inForce(std::string_view scope, AccountId only = {}, Day until = {});
    /// Rows of the sample, and what people changed of its value models.
    [[nodiscard]] Result<> removeSample();

private:
    Database *m_database;
};

} // namespace milepost::store
