/// Events × catalog → what is derived of each account, kept up to date in the store (decision 3). One thread, that of
/// its database connection.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/progress.h"
#include "base/result.h"
#include "milestones/rule_evaluator.h"
#include "store/directories.h"
#include "store/event_log_reader.h"
#include "workspace/settings.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace milepost::store {
class Database;
}

namespace milepost {

class DerivingThread;

/// Evaluates accounts under the catalog, zone, time zero and cut-offs of this moment.
class Deriver {
public:
    [[nodiscard]] static Result<std::unique_ptr<Deriver>> open(store::Database &database, const SettingValues &settings);

    /// What a derived block must carry to hold: catalog, zone, time zero and, where rules use them, cut-offs.
    [[nodiscard]] std::uint64_t hash() const { return m_hash; }
    [[nodiscard]] const Zone &zone() const { return m_zone; }
    [[nodiscard]] const milestones::CompiledCatalog &compiled() const { return m_compiled; }

    /// Reads starts, limits and logged milestones of all accounts at once; worth it when they are many of all.
    [[nodiscard]] Result<> expectMany();
    /// Judges by what another, which may be at work on another thread, has read with expectMany().
    void expectManyAs(const Deriver &other);
    /// In a view of the database: learns event names that came since. The data version up to which evaluate() sees every change.
    [[nodiscard]] Result<std::int64_t> enterView();
    /// With `asOf`, as if nothing after that day existed.
    [[nodiscard]] Result<DerivedAccount> evaluate(AccountId account, Day asOf = {});
    /// The same from events that are somewhere else, all there are of it. After expectMany().
    [[nodiscard]] DerivedAccount evaluate(AccountId account, const EventReader &events);
    [[nodiscard]] const store::EventNames &names() const { return m_names; }
    [[nodiscard]] store::EventLogReader &reader() { return m_reader; }
    [[nodiscard]] store::Database &database() { return m_database; }

private:
    Deriver(store::Database &database, const SettingValues &settings, store::EventNames names);
    [[nodiscard]] Result<> loadCatalog();
    [[nodiscard]] Result<> loadContext(AccountId account);
    [[nodiscard]] milestones::AccountContext contextOf(AccountId account) const;

    store::Database &m_database;
    Zone m_zone;
    TimeZero m_timeZero;
    store::EventNames m_names;
    store::EventLogReader m_reader;
    milestones::CompiledCatalog m_compiled;
    std::unique_ptr<milestones::RuleEvaluator> m_evaluator;
    std::uint64_t m_hash = 0;

    /// What is known besides events, of one account or of all.
    struct Besides {
        std::int64_t version = 0; ///< data version from which on changes may be missing
        std::unordered_map<AccountId, Day> starts;
        std::vector<LimitReading> limits; ///< by account, day
        std::vector<LoggedMilestone> logged; ///< by account, day
    };
    std::shared_ptr<const Besides> m_besides;
    bool m_many = false; ///< of all
};

/// When the catalog, zone, time zero or cut-offs are others than those all clean accounts were derived for, every account becomes
/// dirty, in the transaction that says so. True: that was so.
[[nodiscard]] Result<bool> markAllForNewHash(store::Database &database, std::uint64_t hash);

/// Brings everything derived up to date: milestone types that arrived as data become catalog entries, cut-offs of
/// months that ended are frozen, dirty accounts are derived and cleared, in slices. Value: accounts derived.
/// After cancelling, what is left stays dirty and Cancelled is returned. `begun`: a thread that has begun already; may be null.
[[nodiscard]] Result<std::int64_t> deriveDirty(store::Database &database, const SettingValues &settings, const Clock &clock,
                                               const JobControl &control, std::unique_ptr<DerivingThread> begun);

} // namespace milepost
