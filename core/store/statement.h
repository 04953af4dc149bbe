/// One prepared statement, borrowed from its Database's cache; it resets itself and forgets its bindings when it
/// goes out of scope. Bind positions and column numbers as in SQLite: binds from 1, columns from 0.
/// Used on its Database's thread, and must not outlive it.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace milepost::store {

class Database;

class Statement {
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    // A failed bind is kept and reported by the next step(). Texts and blobs are not copied: they must stay
    // alive until the step.
    Statement &bind(int index, std::nullptr_t);
    Statement &bind(int index, std::int64_t value);
    Statement &bind(int index, int value) { return bind(index, std::int64_t(value)); }
    Statement &bind(int index, std::uint32_t value) { return bind(index, std::int64_t(value)); }
    /// Stored as the signed number of the same bits.
    Statement &bind(int index, std::uint64_t value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement &bind(int index, bool value) { return bind(index, std::int64_t(value ? 1 : 0)); }
    Statement &bind(int index, double value);
    Statement &bind(int index, std::string_view text);
    Statement &bind(int index, const std::string &text) { return bind(index, std::string_view(text)); }
    Statement &bind(int index, const char *text) { return bind(index, std::string_view(text)); }
    Statement &bind(int index, std::span<const std::byte> blob);
    /// "No date" and "no time" are NULL.
    Statement &bind(int index, Day day);
    Statement &bind(int index, Instant instant);
    template <class Tag> Statement &bind(int index, StrongId<Tag> id)
    {
        return id ? bind(index, id.value) : bind(index, nullptr);
    }
    template <class T> Statement &bind(int index, const std::optional<T> &value)
    {
        return value ? bind(index, *value) : bind(index, nullptr);
    }
    /// Binds 1, 2, 3 …
    template <class... Values> Statement &with(const Values &...values)
    {
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }

    /// True: a row is there to be read. False: done (and reset, ready to be bound again).
    [[nodiscard]] Result<bool> step();
    /// Steps to the end; rows are dropped.
    [[nodiscard]] Result<> run();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Valid until the next step or reset.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::span<const std::byte> blob(int column) const;
    [[nodiscard]] Day day(int column) const;
    [[nodiscard]] Instant instant(int column) const;
    [[nodiscard]] std::optional<std::int32_t> optionalInt(int column) const;
    [[nodiscard]] std::optional<bool> optionalBool(int column) const;
    template <class Id> [[nodiscard]] Id id(int column) const { return Id{integer(column)}; }

private:
    friend class Database;
    Statement(Database &database, sqlite3_stmt *statement, bool cached, Error error);
    Database *m_database;
    sqlite3_stmt *m_statement; ///< null when preparing failed: step() then gives m_error
    bool m_cached;
    int m_bindFailure = 0;
    Error m_error;
};

} // namespace milepost::store
