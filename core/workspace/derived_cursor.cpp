#include "workspace/derived_cursor.h"

#include "store/database.h"
#include "store/derived_repository.h"

namespace milepost {

DerivedCursor::DerivedCursor(store::Database &database, std::uint64_t hash, std::string zone)
    : m_statement(database.prepare("SELECT account, catalog_hash, zone, block FROM derived ORDER BY account")),
      m_hash(hash), m_zone(std::move(zone))
{
}

Result<const DerivedAccount *> DerivedCursor::at(AccountId account)
{
    while (!m_ended && m_account < account.value) {
        MP_ASSIGN(const bool row, m_statement.step());
        m_ended = !row;
        if (row)
            m_account = m_statement.integer(0);
    }
    const DerivedAccount *nothing = nullptr;
    if (m_ended || m_account != account.value || static_cast<std::uint64_t>(m_statement.integer(1)) != m_hash
        || m_statement.text(2) != m_zone || !store::unpackDerived(m_statement.blob(3), m_derived).ok())
        return nothing;
    return &m_derived;
}

} // namespace milepost
