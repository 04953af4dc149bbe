#include "store/transaction.h"

#include "store/database.h"

#include <sqlite3.h>

#include <utility>

namespace milepost::store {

Transaction::Transaction(Database &database, std::int64_t changesBefore)
    : m_database(&database), m_changesBefore(changesBefore)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_changesBefore(other.m_changesBefore)
{
}

Transaction::~Transaction() { rollback(); }

Result<Transaction> Transaction::begin(Database &database)
{
    MP_TRY(database.prepare("BEGIN IMMEDIATE").run());
    return Transaction(database, database.totalChanges());
}

Result<> Transaction::commit()
{
    if (!m_database)
        return Error{ErrorCode::Internal, "commit", "no transaction is open"};
    if (!m_database->inTransaction()) {
        // SQLite rolls back by itself when a write fails in the middle; nothing of it may be acknowledged.
        m_database = nullptr;
        return Error{ErrorCode::Database, "commit", "the transaction was rolled back by an earlier failure"};
    }
    Result<> result;
    if (m_database->totalChanges() != m_changesBefore)
        result = m_database->prepare("UPDATE counter SET value = value + 1 WHERE name = 'data_version'").run();
    if (result.ok())
        result = m_database->prepare("COMMIT").run();
    if (!result.ok()) {
        rollback();
        return result;
    }
    m_database = nullptr;
    return {};
}

void Transaction::rollback()
{
    if (!m_database)
        return;
    // An interrupt meant for the work before must not keep the rollback from happening; and when SQLite has rolled
    // back already, there is nothing left to do.
    if (m_database->inTransaction())
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    m_database = nullptr;
}

} // namespace milepost::store
