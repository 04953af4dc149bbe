/// 2,000,000 events over 100,000 accounts: appended in slices, appended again (all known), every account read back, and
/// the account table loaded. Prints seconds; run by hand in the release preset.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/account_repository.h"
#include "store/event_log.h"
#include "store/event_log_reader.h"
#include "store/store.h"
#include "store/transaction.h"
#include "support/fake_clock.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <random>

using namespace milepost;
using namespace milepost::store;

namespace {

template <class T> T must(Result<T> result)
{
    if (!result.ok()) {
        std::fprintf(stderr, "%s\n", result.error().toString().c_str());
        std::exit(1);
    }
    return std::move(*result);
}
void must(const Result<> &result)
{
    if (!result.ok()) {
        std::fprintf(stderr, "%s\n", result.error().toString().c_str());
        std::exit(1);
    }
}

class Lap {
public:
    Lap() { m_timer.start(); }
    void done(const char *what)
    {
        std::printf("%-36s %7.3f s\n", what, double(m_timer.nsecsElapsed()) / 1e9);
        std::fflush(stdout);
        m_timer.restart();
    }

private:
    QElapsedTimer m_timer;
};

} // namespace

int main()
{
    constexpr std::size_t accountCount = 100'000;
    constexpr std::size_t eventCount = 2'000'000;
    constexpr std::size_t sliceEvents = 200'000;
    const QTemporaryDir directory;
    const test::FakeClock clock;
    StoreOptions options;
    options.create = true;
    auto opened = must(Store::open(directory.path().toStdString() + "/profile", clock, options));
    Database &database = opened->database();
    must(database.setDurability(Durability::Bulk));
    auto accounts = must(AccountDirectory::load(database));
    auto users = must(UserDirectory::load(database));
    auto names = must(EventNames::load(database));
    auto log = must(EventLog::open(database));

    Lap lap;
    std::vector<AccountId> ids;
    std::vector<EventNameId> nameIds;
    {
        auto transaction = must(Transaction::begin(database));
        for (std::size_t i = 0; i < accountCount; ++i)
            ids.push_back(must(accounts.add("account-" + std::to_string(i), Origin::Source, {}, false)));
        for (int i = 0; i < 40; ++i)
            nameIds.push_back(must(names.findOrAdd("event_" + std::to_string(i))));
        must(transaction.commit());
    }
    lap.done("100,000 accounts added");

    std::mt19937_64 random(1);
    std::vector<NewEvent> events(eventCount);
    std::vector<std::string> properties;
    for (int i = 0; i < 1000; ++i)
        properties.push_back("{\"feature_name\":\"feature_" + std::to_string(i % 40) + "\",\"usage_count\":" + std::to_string(i) + "}");
    for (std::size_t i = 0; i < eventCount; ++i) {
        events[i] = {ids[random() % accountCount], {}, nameIds[random() % nameIds.size()],
                     Instant{1'700'000'000'000 + std::int64_t(i) * 1000}, random(), properties[random() % properties.size()]};
    }
    lap.done("(2,000,000 events made up)");
    for (const char *what : {"appended, 10 slices", "appended again, all known"}) {
        for (std::size_t from = 0; from < eventCount; from += sliceEvents) {
            auto transaction = must(Transaction::begin(database));
            const auto result = must(log.append({}, std::span(events).subspan(from, sliceEvents), users));
            static_cast<void>(result);
            must(transaction.commit());
        }
        lap.done(what);
    }
    EventLogReader reader(database, names);
    std::size_t read = 0;
    must(reader.forEachAccount([&](AccountId account) -> Result<> {
        MP_TRY(reader.load(account));
        read += reader.events().size();
        return {};
    }));
    lap.done("every account read, hot columns");
    AccountRepository repository(database);
    const auto records = must(repository.all());
    lap.done("account records loaded");
    std::printf("%zu events, %zu accounts\n", read, records.size());
    return read == eventCount && records.size() == accountCount ? 0 : 1;
}
