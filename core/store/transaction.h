/// BEGIN IMMEDIATE … COMMIT; rolls back when it goes out of scope without commit(). A transaction that changed
/// any row raises the store's data version by one as part of its commit. Not nestable.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace milepost::store {

class Database;

class Transaction {
public:
    /// DatabaseBusy when another process keeps writing for longer than the busy timeout.
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// On failure everything is rolled back and the Error says why.
    [[nodiscard]] Result<> commit();
    void rollback();

private:
    explicit Transaction(Database &database, std::int64_t changesBefore);
    Database *m_database; ///< null once committed or rolled back
    std::int64_t m_changesBefore;
};

} // namespace milepost::store
