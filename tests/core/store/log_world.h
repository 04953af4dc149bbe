/// A store with its directories and its event log.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scratch_store.h"

#include "store/directories.h"
#include "store/event_log.h"
#include "store/event_log_reader.h"
#include "store/integrity.h"

#include <cstdint>
#include <vector>

namespace milepost::test {

struct World {
    ScratchStore scratch;
    store::AccountDirectory accounts = must(store::AccountDirectory::load(scratch.database()));
    store::UserDirectory users = must(store::UserDirectory::load(scratch.database()));
    store::EventNames names = must(store::EventNames::load(scratch.database()));
    store::EventLog log = must(store::EventLog::open(scratch.database()));
    RunId run{0};

    World()
    {
        must(scratch.database().setDurability(store::Durability::Bulk));
        scratch.inTransaction([&] {
            must(scratch.database().prepare("INSERT INTO sync_run(id, source, started_ms) VALUES(1, 'test', 0)").run());
        });
        run = RunId{1};
    }
    store::AppendResult append(const std::vector<store::NewEvent> &events, std::vector<bool> *isNew = nullptr)
    {
        auto transaction = must(store::Transaction::begin(scratch.database()));
        const auto result = must(log.append(run, events, users, isNew));
        must(transaction.commit());
        return result;
    }
    AccountId account(const char *id)
    {
        AccountId found;
        scratch.inTransaction([&] { found = must(accounts.findOrStub(id, run)); });
        return found;
    }
    UserId user(const char *id)
    {
        UserId found;
        scratch.inTransaction([&] { found = must(users.findOrAdd(id)); });
        return found;
    }
    EventNameId name(const char *text)
    {
        EventNameId found;
        scratch.inTransaction([&] { found = must(names.findOrAdd(text)); });
        return found;
    }
    std::vector<std::uint64_t> identitiesOf(AccountId account)
    {
        store::EventLogReader reader(scratch.database(), names);
        must(reader.load(account));
        std::vector<std::uint64_t> identities;
        for (const EventPoint &point : reader.events())
            identities.push_back(reader.identity(point.row));
        return identities;
    }
    store::AppendResult joins(UserId user, AccountId account, Instant from)
    {
        auto transaction = must(store::Transaction::begin(scratch.database()));
        const auto change = must(users.addMembership(user, account, from));
        store::AppendResult result;
        if (change.moves)
            result = must(log.regroup(user, users));
        must(transaction.commit());
        users.committed();
        return result;
    }
    void verify()
    {
        for (const store::IntegrityCheck &check : must(store::checkIntegrity(scratch.database())))
            QVERIFY2(check.ok, (check.name + ": " + check.detail).c_str());
    }
};

} // namespace milepost::test
