/// The HTTP source against a server with state: every kind of fault at every page, once and for ever. The cursor is
/// never ahead of data, and after healing what is here equals what is there. ./test samples; MILEPOST_FULL=1 runs all.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile.h"

#include "store/event_log_reader.h"
#include "store/work_lock.h"
#include "store/source_repository.h"
#include "store/transaction.h"
#include "support/fake_http_server.h"
#include "sync/sources/source.h"
#include "sync/sources/sync_source.h"

#include <QCoreApplication>
#include <QTest>

#include <set>

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr std::size_t recordCount = 23, pageSize = 5, pages = (recordCount + pageSize - 1) / pageSize;

std::string record(std::size_t i)
{
    const std::string n = std::to_string(i);
    return R"({"type":"track","messageId":"m)" + n + R"(","event":"report_created","userId":"u)" + std::to_string(i % 3)
        + R"(","timestamp":"2025-11-)" + (i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1) + R"(T10:00:00Z","context":{"groupId":"A)" + std::to_string(i % 4)
        + R"("},"properties":{"n":")" + n + R"("}})";
}

std::vector<std::string> recordsUpTo(std::size_t count)
{
    std::vector<std::string> records;
    for (std::size_t i = 0; i < count; ++i)
        records.push_back(record(i));
    return records;
}

SourceConfiguration configuration(const FakeHttpServer &server)
{
    SourceConfiguration source;
    source.name = "usage";
    source.kind = "http";
    source.options = {{"url", server.url()}, {"records", "results"}, {"paging", "cursor"}, {"more", "more"}, {"echo", "cursor"}};
    return source;
}

struct Remote {
    Profile profile;
    std::vector<std::int64_t> waits;

    explicit Remote(const SourceConfiguration &source)
    {
        store::ConfiguredSource row;
        row.configuration = source;
        auto transaction = store::Transaction::begin(profile.store->database());
        if (!transaction.ok() || !store::SourceRepository(profile.store->database()).add(row, profile.clock.now()).ok() || !transaction->commit().ok())
            qFatal("cannot add the source");
    }

    Result<SyncReport> sync(const std::string &secret = {}, const JobControl &control = {})
    {
        sync::SourceWorld world = sync::sourceWorld(profile.clock, profile.zone);
        world.seed = 7;
        world.silenceMs = 400;
        world.wait = [this](std::int64_t ms, const CancelToken &cancel) {
            waits.push_back(ms);
            profile.clock.advanceMs(ms);
            return !cancel.cancelled();
        };
        return sync::syncSource("usage", secret, profile.context(), std::move(world), control);
    }

    store::ConfiguredSource row() { return *store::SourceRepository(profile.store->database()).get("usage"); }

    std::set<std::string> numbers()
    {
        std::set<std::string> all;
        auto names = store::EventNames::load(profile.store->database());
        store::EventLogReader reader(profile.store->database(), *names);
        const auto accounts = store::AccountRepository(profile.store->database()).all();
        for (const auto &account : *accounts) {
            if (!reader.load(account.id).ok())
                qFatal("cannot load events");
            for (const EventPoint &event : reader.events())
                all.insert(reader.property(event.row, "n").value_or("?"));
        }
        return all;
    }
    std::int64_t events() { return profile.count("SELECT coalesce(sum(n), 0) FROM segment"); }

    /// Records that the cursor says are here.
    std::size_t promised()
    {
        const std::string cursor = row().cursor;
        const auto at = cursor.find("\"next\":\"");
        return at == std::string::npos ? 0 : std::strtoull(cursor.c_str() + at + 8, nullptr, 10);
    }
};

bool whole() { return qEnvironmentVariableIntValue("MILEPOST_FULL") != 0; }

} // namespace

class TestHttpSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageOnceAndTheNewOnesLater()
    {
        FakeHttpServer server;
        server.setRecords(recordsUpTo(recordCount));
        Remote remote(configuration(server));
        auto report = remote.sync();
        QVERIFY2(report.ok() && !report->error, report.ok() ? qPrintable(QString::fromStdString(report->error ? report->error->toString() : "")) : "not tried");
        QCOMPARE(report->rows, std::int64_t(recordCount));
        QCOMPARE(remote.events(), std::int64_t(recordCount));
        QCOMPARE(remote.numbers().size(), recordCount);
        QCOMPARE(server.requests(), int(pages));
        auto row = remote.row();
        QVERIFY(row.lastSuccess.valid() && row.events && !row.error);
        QCOMPARE(row.rows, std::int64_t(recordCount));
        QCOMPARE(remote.profile.count("SELECT count(*) FROM sync_run WHERE outcome = 'done' AND source = 'usage'"), 1);

        for (std::size_t i = recordCount; i < recordCount + 4; ++i)
            server.add(record(i));
        report = remote.sync();
        QVERIFY(report.ok() && !report->error);
        QCOMPARE(remote.numbers().size(), recordCount + 4);
        QCOMPARE(remote.events(), std::int64_t(recordCount + 4)); // the last page came again and was known
        QCOMPARE(server.requests(), int(pages) + 2);
        QVERIFY(remote.profile.count("SELECT count(*) FROM source WHERE kind = 'http' AND name = 'usage' AND last_complete_day IS NOT NULL") == 1);
    }

    void jsonLinesEndWithTheirOwnLine()
    {
        FakeHttpServer server;
        server.setBody(FakeHttpServer::Body::JsonLines);
        server.setRecords(recordsUpTo(recordCount));
        SourceConfiguration source = configuration(server);
        source.options["format"] = "json_lines";
        source.options.erase("records");
        for (const char *fault : {"untold_cut", "cut_chunk_closing", "short_body", "no_next"}) {
            Remote remote(source);
            server.fail(fault, 2, -1);
            auto report = remote.sync();
            QVERIFY(report.ok() && report->error);
            QCOMPARE(remote.events(), std::int64_t(2 * pageSize));
            server.heal();
            report = remote.sync();
            QVERIFY2(report.ok() && !report->error, fault);
            QCOMPARE(remote.numbers().size(), recordCount);
        }
    }

    void everyFaultAtEveryPage()
    {
        const auto &faults = FakeHttpServer::faults();
        QVERIFY(faults.size() >= 40);
        const std::size_t step = whole() ? 1 : 23;
        std::size_t index = 0, ran = 0, refused = 0;
        for (const std::string &fault : faults) {
            for (std::size_t page = 0; page < pages; ++page) {
                for (const int times : {1, -1}) {
                    // Every kind is met in each run, at a page and a duration that differ from kind to kind.
                    const bool mine = whole() || (index / (2 * pages) * 7 + 3) % (2 * pages) == index % (2 * pages) || index % step == 0;
                    ++index;
                    if (!mine)
                        continue;
                    ++ran;
                    FakeHttpServer server;
                    server.setRecords(recordsUpTo(recordCount));
                    Remote remote(configuration(server));
                    server.fail(fault, page, times);
                    const std::string where = fault + " at page " + std::to_string(page) + (times < 0 ? " for ever" : " once");
                    auto report = remote.sync();
                    QVERIFY2(report.ok(), where.c_str());
                    // I3: all that the cursor has passed is here; the data of no page is here in part.
                    const auto here = remote.numbers();
                    for (std::size_t i = 0; i < remote.promised(); ++i)
                        QVERIFY2(here.count(std::to_string(i)) == 1, where.c_str());
                    QVERIFY2(server.strangers() == 0, where.c_str());
                    if (times < 0 && !FakeHttpServer::harmless(fault)) {
                        QVERIFY2(report->error, where.c_str());
                        QVERIFY2(!report->error->detail.empty() && !remote.row().lastSuccess.valid(), where.c_str());
                        ++refused;
                    }
                    if (FakeHttpServer::harmless(fault))
                        QVERIFY2(!report->error, (where + ": " + (report->error ? report->error->toString() : "")).c_str());
                    server.heal();
                    if (report->error) {
                        report = remote.sync();
                        QVERIFY2(report.ok() && !report->error, (where + ": " + (report.ok() && report->error ? report->error->toString() : "")).c_str());
                    }
                    QVERIFY2(remote.numbers().size() == recordCount && remote.events() == std::int64_t(recordCount), where.c_str());
                    QVERIFY2(remote.row().lastSuccess.valid(), where.c_str());
                }
            }
        }
        qInfo("%zu of %zu cases (%zu kinds x %zu pages x once and for ever), %zu ended in a told failure", ran, index, faults.size(), pages, refused);
        QVERIFY(ran >= faults.size());
    }

    void waitsAsAskedAndEverLongerOtherwise()
    {
        FakeHttpServer server;
        server.setRecords(recordsUpTo(3));
        Remote remote(configuration(server));
        server.fail("429_seconds", 0, 1);
        QVERIFY(!remote.sync()->error);
        QCOMPARE(remote.waits.size(), 1u);
        QVERIFY(remote.waits[0] >= 3'000);

        Remote again(configuration(server));
        server.fail("503", 0, -1);
        const auto report = again.sync();
        QVERIFY(report->error && report->error->code == ErrorCode::RemoteAnswer);
        QCOMPARE(again.waits.size(), 5u);
        for (std::size_t i = 0; i < again.waits.size(); ++i) {
            const std::int64_t whole = std::int64_t{1'000} << i;
            QVERIFY(again.waits[i] >= whole / 2 && again.waits[i] <= whole);
        }
        Remote same(configuration(server));
        (void)same.sync();
        QVERIFY(same.waits == again.waits); // the jitter has a seed

        server.fail("429_day", 0, -1);
        Remote day(configuration(server));
        QVERIFY(day.sync()->error->detail.find("minutes") != std::string::npos);
        QVERIFY(day.waits.empty());
    }

    void credentialsGoToTheirServerOnly()
    {
        FakeHttpServer server;
        server.setRecords(recordsUpTo(7));
        server.requireHeader("authorization: bearer s3cret");
        SourceConfiguration source = configuration(server);
        source.options["auth"] = "bearer";
        Remote remote(source);
        auto report = remote.sync();
        QVERIFY(!report.ok() && report.error().code == ErrorCode::Credentials); // nothing was tried
        QCOMPARE(server.requests(), 0);
        report = remote.sync("wrong");
        QVERIFY(report->error && report->error->code == ErrorCode::Credentials);
        QCOMPARE(server.requests(), 1); // not tried again: accounts get locked that way
        QVERIFY(!remote.sync("s3cret")->error);
        QCOMPARE(remote.numbers().size(), 7u);
        // I8: what is kept has no secret in it.
        QFile file(remote.profile.folder.path() + "/profile/milepost.db");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("s3cret"));
        const auto refused = [](std::map<std::string, std::string> options) {
            SourceConfiguration bad;
            bad.name = "x";
            bad.kind = "http";
            bad.options = std::move(options);
            return sync::checkConfiguration(bad);
        };
        QVERIFY(!refused({{"url", "http://example.com/"}, {"auth", "bearer"}}).ok());
        QVERIFY(!refused({{"url", "https://me:pw@example.com/"}}).ok());
        QVERIFY(!refused({{"url", "ftp://example.com/"}}).ok());
        QVERIFY(!refused({{"url", "https://example.com/"}, {"nonsense", "1"}}).ok());
        QVERIFY(refused({{"url", "https://example.com/"}, {"auth", "bearer"}}).ok());
    }

    void columnsThatChangeAreJudged()
    {
        for (const DriftPolicy policy : {DriftPolicy::Take, DriftPolicy::Known, DriftPolicy::Stop}) {
            FakeHttpServer server;
            server.setRecords(recordsUpTo(10));
            SourceConfiguration source = configuration(server);
            source.drift = policy;
            Remote remote(source);
            server.fail("new_column", 1, 1);
            const auto report = remote.sync();
            store::SourceRepository sources(remote.profile.store->database());
            const auto drifts = *sources.drifts(remote.row().id, false, 10);
            QCOMPARE(drifts.size(), 1u);
            QVERIFY(drifts[0].changes == (std::vector<DriftChange>{{ColumnChange::Added, "surprise", "", ""}}));
            if (policy == DriftPolicy::Stop) {
                QVERIFY(report->error && report->error->code == ErrorCode::NeedsAnswer);
                QCOMPARE(remote.events(), 5);
            } else {
                QVERIFY(!report->error);
                QCOMPARE(remote.events(), 10);
                QVERIFY(drifts[0].outcome == (policy == DriftPolicy::Take ? DriftOutcome::Taken : DriftOutcome::Open));
            }
        }
    }

    void aShrunkenWholeAsksFirst()
    {
        FakeHttpServer server;
        server.setPageSize(1'000);
        server.setRecords(recordsUpTo(20));
        SourceConfiguration source = configuration(server);
        source.options["paging"] = "none";
        source.options.erase("more");
        source.options.erase("echo");
        Remote remote(source);
        QVERIFY(!remote.sync()->error);
        server.setRecords(recordsUpTo(19));
        QVERIFY(!remote.sync()->error);
        server.setRecords(recordsUpTo(10));
        auto report = remote.sync();
        QVERIFY(report->error && report->error->code == ErrorCode::NeedsAnswer);
        QCOMPARE(remote.row().askedExtent, std::optional<std::int64_t>(10));
        QCOMPARE(remote.numbers().size(), 20u); // nothing is ever deleted
        server.setRecords({});
        report = remote.sync();
        QVERIFY(report->error && report->error->code == ErrorCode::NeedsAnswer);
    }

    void cancelledAndGoneOn()
    {
        FakeHttpServer server;
        server.setRecords(recordsUpTo(recordCount));
        Remote remote(configuration(server));
        JobControl control;
        control.progress = [&](const ProgressState &state) {
            if (state.rows >= 2 * pageSize)
                control.cancel.cancel();
        };
        auto report = remote.sync({}, control);
        QVERIFY(report.ok() && report->cancelled);
        QVERIFY(remote.events() < std::int64_t(recordCount) && remote.promised() <= std::size_t(remote.events()));
        QVERIFY(!remote.sync()->error);
        QCOMPARE(remote.numbers().size(), recordCount);
    }

    void nobodySynchronizesTheSameSourceTwice()
    {
        FakeHttpServer server;
        server.setRecords(recordsUpTo(5));
        Remote remote(configuration(server));
        const std::string folder = (remote.profile.folder.path() + "/profile").toStdString();
        const auto held = store::WorkLock::tryTake(folder, "source-1", "synchronizing usage");
        QVERIFY(held.ok());
        const auto report = remote.sync();
        QVERIFY(!report.ok());
        QVERIFY(report.error().code == ErrorCode::Locked);
        QVERIFY(report.error().detail.find("process") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestHttpSource)
#include "test_http_source.moc"
