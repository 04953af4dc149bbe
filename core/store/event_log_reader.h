/// Reads one account's events at a time: for rules (EventReader), for timelines (EventRecord). Reusable: load()
/// replaces what was read before. Used on its Database's thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/event_reader.h"
#include "model/records.h"
#include "store/directories.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace milepost::store {

class Database;

class EventLogReader final : public EventReader {
public:
    /// `names` must outlive the reader, and know every name stored (EventNames::refresh).
    EventLogReader(Database &database, const EventNames &names);
    ~EventLogReader() override;

    /// DatabaseDamaged when a block fails its checksum or does not decode.
    [[nodiscard]] Result<> load(AccountId account);
    /// Until expectNothing() only `count` accounts between these are loaded, each once, in ascending order; where they lie close
    /// together, they are read in one go, of one state of the database.
    void expect(AccountId first, AccountId last, std::size_t count);
    void expectNothing();
    [[nodiscard]] AccountId account() const;
    /// Every account that has events, in order of id; stops at the first Error, the visitor's included.
    [[nodiscard]] Result<> forEachAccount(const std::function<Result<>(AccountId)> &visit);

    [[nodiscard]] std::span<const EventPoint> events() const override;
    [[nodiscard]] std::optional<EventNameId> nameId(std::string_view name) const override;
    [[nodiscard]] std::string_view nameOf(EventNameId id) const override;
    [[nodiscard]] std::optional<std::string> property(std::uint32_t row, std::string_view path) const override;
    /// property() cannot tell "absent" from "damaged"; ask this after evaluating an account.
    [[nodiscard]] const std::optional<Error> &failure() const;

    [[nodiscard]] std::uint64_t identity(std::uint32_t row) const;
    [[nodiscard]] RunId run(std::uint32_t row) const;
    /// Newest first, with names and properties as text, from events() at positions [size−skip−limit, size−skip).
    [[nodiscard]] Result<std::vector<EventRecord>> records(std::size_t limit, std::size_t skip = 0) const;
    /// One event with everything, by its row.
    [[nodiscard]] Result<EventRecord> record(std::uint32_t row) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace milepost::store
