/// One state of the database for many reads: taking it and letting it go is paid once and not for each statement.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/database.h"

namespace milepost::store {

/// Not inside a transaction; nothing is written while it is there.
class ReadView {
public:
    explicit ReadView(Database &database) : m_database(database), m_failure(database.execute("BEGIN")) {}
    ~ReadView()
    {
        if (m_failure.ok())
            static_cast<void>(m_database.execute("COMMIT"));
    }
    ReadView(const ReadView &) = delete;
    ReadView &operator=(const ReadView &) = delete;
    [[nodiscard]] const Result<> &taken() const { return m_failure; }

private:
    Database &m_database;
    Result<> m_failure;
};

} // namespace milepost::store
