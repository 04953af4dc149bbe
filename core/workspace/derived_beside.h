/// Derives accounts while their events are merged: as far as all of them come in this merging from what is merged (decision 0125),
/// others from the log as soon as they are in it (decision 0144).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/arriving_events.h"
#include "sync/account_deriving.h"
#include "workspace/deriver.h"
#include "workspace/deriving_thread.h"
#include "workspace/settings.h"

#include <memory>
#include <optional>

namespace milepost {

class DerivedBeside final : public sync::AccountDeriving {
public:
    /// `database` is the connection that merges. Both outlive it.
    DerivedBeside(store::Database &database, const SettingValues &settings);
    ~DerivedBeside() override;

    [[nodiscard]] Result<bool> begin() override;
    [[nodiscard]] bool read() override;
    [[nodiscard]] std::int64_t version() const override { return m_version; }
    void derive(AccountId account, std::span<const store::NewEvent> events, const std::vector<bool> &isNew, std::size_t first,
                sync::DerivedSlice &into) override;
    [[nodiscard]] Result<> keep(const sync::DerivedSlice &slice) override;
    void end() override;
    void expect() override;
    void committed(std::span<const AccountId> accounts) override;
    /// Who derives what was committed; null: nobody yet. It asks nothing of this object.
    [[nodiscard]] std::unique_ptr<DerivingThread> takeThread() { return std::move(m_thread); }

private:
    [[nodiscard]] Result<bool> readAll();

    store::Database &m_database;
    const SettingValues &m_settings;
    SettingValues m_judged; ///< as they were at begin()
    std::uint64_t m_hash = 0;
    std::int64_t m_version = 0;
    std::unique_ptr<store::Database> m_reading;
    std::unique_ptr<Deriver> m_deriver;
    std::optional<store::ArrivingEvents> m_events;
    std::optional<EventNameId> m_reported; ///< of events that say which milestone was reached
    std::size_t m_committed = 0; ///< accounts
    std::unique_ptr<DerivingThread> m_thread;
};

} // namespace milepost
