/// What people write: notes, tasks, queue actions, saved views, and the workspace's settings. Nothing is deleted;
/// a deleted row is marked so, and undo unmarks it. All inside the caller's transaction, beside its edit.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"
#include "model/records.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace milepost::store {

class Database;

class NoteRepository {
public:
    explicit NoteRepository(Database &database) : m_database(&database) {}
    [[nodiscard]] Result<std::int64_t> add(const NoteRecord &note);
    [[nodiscard]] Result<NoteRecord> get(std::int64_t id); ///< NotFound when absent or deleted
    [[nodiscard]] Result<> setText(std::int64_t id, std::string_view text);
    [[nodiscard]] Result<> setDeleted(std::int64_t id, bool deleted);
    [[nodiscard]] Result<std::vector<NoteRecord>> of(AccountId account); ///< newest first

private:
    Database *m_database;
};

class TaskRepository {
public:
    explicit TaskRepository(Database &database) : m_database(&database) {}
    [[nodiscard]] Result<std::int64_t> add(const TaskRecord &task);
    [[nodiscard]] Result<TaskRecord> get(std::int64_t id);
    [[nodiscard]] Result<> setDone(std::int64_t id, Day doneOn); ///< invalid: open again
    [[nodiscard]] Result<> setDeleted(std::int64_t id, bool deleted);
    [[nodiscard]] Result<std::vector<TaskRecord>> list(AccountId only = {}); ///< open first, then by due day

private:
    Database *m_database;
};

class TriageActionRepository {
public:
    explicit TriageActionRepository(Database &database) : m_database(&database) {}
    [[nodiscard]] Result<std::int64_t> add(const TriageAction &action, Instant at);
    [[nodiscard]] Result<> setDeleted(std::int64_t id, bool deleted);
    /// In order of account and time.
    [[nodiscard]] Result<std::vector<TriageAction>> list(AccountId only = {});

private:
    Database *m_database;
};

class SavedViewRepository {
public:
    explicit SavedViewRepository(Database &database) : m_database(&database) {}
    /// definition none: deletes.
    [[nodiscard]] Result<> put(std::string_view name, const std::optional<std::string> &definition);
    [[nodiscard]] Result<std::optional<std::string>> get(std::string_view name);
    /// (name, definition) in the order in which they were first saved.
    [[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> list();

private:
    Database *m_database;
};

class SettingRepository {
public:
    explicit SettingRepository(Database &database) : m_database(&database) {}
    [[nodiscard]] Result<std::optional<std::string>> get(std::string_view key);
    [[nodiscard]] Result<> put(std::string_view key, const std::optional<std::string> &value); ///< none: removes
    [[nodiscard]] Result<std::map<std::string, std::string>> all();

private:
    Database *m_database;
};

/// One unit of `currency` in the base currency, from `day` on until the next dated one.
struct ExchangeRate {
    std::string currency, base;
    Day day; ///< invalid: from the beginning
    double rate = 1;
};

class ExchangeRateRepository {
public:
    explicit ExchangeRateRepository(Database &database) : m_database(&database) {}
    [[nodiscard]] Result<> put(const ExchangeRate &rate);
    [[nodiscard]] Result<std::vector<ExchangeRate>> list(); ///< by currency, day

private:
    Database *m_database;
};

} // namespace milepost::store
