/// A store in a folder of its own, gone with the test.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"
#include "store/transaction.h"
#include "support/fake_clock.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>

namespace milepost::test {

/// The value, or the test stops with the error.
template <class T> T must(Result<T> result)
{
    if (!result.ok())
        qFatal("%s", result.error().toString().c_str());
    return std::move(*result);
}
inline void must(const Result<> &result)
{
    if (!result.ok())
        qFatal("%s", result.error().toString().c_str());
}
template <class T> ErrorCode codeOf(const Result<T> &result)
{
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

struct ScratchStore {
    QTemporaryDir directory;
    FakeClock clock;
    std::unique_ptr<store::Store> store;

    ScratchStore() { open(); }
    [[nodiscard]] std::string folder() const { return directory.path().toStdString() + "/profile"; }
    void open()
    {
        store::StoreOptions options;
        options.create = true;
        store = must(store::Store::open(folder(), clock, options));
    }
    void reopen()
    {
        store.reset();
        open();
    }
    store::Database &database() { return store->database(); }
    /// Runs `work` in a transaction and commits.
    template <class Work> void inTransaction(Work work)
    {
        auto transaction = must(store::Transaction::begin(database()));
        work();
        must(transaction.commit());
    }
};

} // namespace milepost::test
