/// The HTTP source against a server with state: every kind of fault at every page, once and for ever. The cursor is
/// never ahead of data, and after healing what is here equals what is there. ./test samples; MILEPOST_FULL=1 runs all.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile.h"

#include "store/event_log_reader.h"
#include "store/work_lock.h"
#include "store/source_repository.h"
#include "store/transaction.h"
#include "support/fake_http_server.h"
#include "support/tls_front.h"
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
    std::int64_t silenceMs = 400; ///< short, since many faults are silence

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
        world.silenceMs = silenceMs;
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

std::string posthogEvent(std::size_t i)
{
    const std::string day = (i < 9 ? "0" : "") + std::to_string(i + 1);
    return R"({"id":"018c-)" + std::to_string(i) + R"(","distinct_id":"u)" + std::to_string(i % 3) + R"(","event":"report_created","timestamp":"2025-11-)" + day
        + R"(T10:00:00Z","person":null,"properties":{"$groups":{"company":"A)" + std::to_string(i % 4) + R"("},"n":")" + std::to_string(i) + R"("}})";
}

std::vector<std::string> posthogEvents(std::size_t count)
{
    std::vector<std::string> events;
    for (std::size_t i = 0; i < count; ++i)
        events.push_back(posthogEvent(i));
    return events;
}

SourceConfiguration posthog(const FakeHttpServer &server)
{
    SourceConfiguration source;
    source.name = "usage";
    source.kind = "http";
    source.options = {{"url", server.url("/api/projects/12/events")}, {"preset", "posthog"}, {"since", "2025-01-01T00:00:00Z"}, {"auth", "bearer"}};
    return source;
}

std::string trouble(const Result<SyncReport> &report)
{
    return !report.ok() ? report.error().toString() : report->error ? report->error->toString() : std::string("none");
}

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

    void basicCredentials()
    {
        FakeHttpServer server;
        server.setRecords(recordsUpTo(3));
        server.requireHeader("authorization: " + QByteArray("basic " + QByteArray("svc:p:ä").toBase64()).toLower().toStdString());
        SourceConfiguration source = configuration(server);
        source.options["auth"] = "basic";
        QVERIFY(sync::checkConfiguration(source).error().context == "user");
        source.options["user"] = "svc:x"; // a colon would end the name
        QVERIFY(sync::checkConfiguration(source).error().context == "user");
        source.options["user"] = "svc";
        Remote remote(source);
        QVERIFY(remote.sync("p:a")->error->code == ErrorCode::Credentials);
        QVERIFY(!remote.sync("p:ä")->error);
        QCOMPARE(remote.numbers().size(), 3u);
    }

    void postHogPageByPage()
    {
        FakeHttpServer server;
        server.setPaging(FakeHttpServer::Paging::Links);
        server.setRecords(posthogEvents(recordCount));
        server.requireHeader("authorization: bearer phx");
        SourceConfiguration source = posthog(server);
        source.options.erase("since"); // it would silently be the last day
        QCOMPARE(sync::checkConfiguration(source).error().context, std::string("since"));
        Remote remote(posthog(server));
        auto report = remote.sync("phx");
        QVERIFY2(report.ok() && !report->error, trouble(report).c_str());
        QCOMPARE(remote.numbers().size(), recordCount);
        QCOMPARE(server.requests(), int(pages));
        const auto first = server.targets().front();
        QVERIFY2(first.find("limit=1000") != std::string::npos && first.find("after=2024-12-31T23%3A00") != std::string::npos, first.c_str());
        QCOMPARE(remote.profile.count("SELECT count(*) FROM account"), 4); // by the group that PostHog tells

        // The next time it asks for what is newer than the newest, and a little back for what came late.
        for (std::size_t i = recordCount; i < recordCount + 2; ++i)
            server.add(posthogEvent(i));
        report = remote.sync("phx");
        QVERIFY(report.ok() && !report->error);
        const auto later = server.targets().back();
        QVERIFY2(later.find("after=2025-11-23T09%3A00") != std::string::npos, later.c_str());
        QCOMPARE(server.requests(), int(pages) + 1);
        QCOMPARE(remote.numbers().size(), recordCount + 2);
        QCOMPARE(remote.events(), std::int64_t(recordCount + 2)); // the one of the last hour came twice and was known
    }

    void postHogFaultsAtEveryPage()
    {
        std::vector<std::string> faults = FakeHttpServer::linkFaults();
        faults.insert(faults.end(), {"reset", "503", "truncated_json", "redirect_elsewhere"});
        if (whole())
            faults.insert(faults.end(), {"short_body", "cut_chunk", "429_seconds", "login_page", "empty_object"});
        int ran = 0;
        for (std::size_t f = 0; f < faults.size(); ++f) {
            for (std::size_t page = 0; page + 1 < pages; ++page) {
                if (!whole() && f % (pages - 1) != page)
                    continue;
                for (const int times : {1, -1}) {
                    const std::string where = faults[f] + " at page " + std::to_string(page) + (times < 0 ? " for ever" : " once");
                    FakeHttpServer server;
                    server.setPaging(FakeHttpServer::Paging::Links);
                    server.setRecords(posthogEvents(recordCount));
                    Remote remote(posthog(server));
                    server.fail(faults[f], page, times);
                    auto report = remote.sync("phx");
                    QVERIFY2(report.ok(), where.c_str());
                    QVERIFY2(server.strangers() == 0, where.c_str()); // the token went nowhere else
                    const auto here = remote.numbers();
                    const std::string cursor = remote.row().cursor;
                    const auto passed = cursor.find("before=2025-11-");
                    if (passed != std::string::npos) { // I3: everything from that day on is here
                        for (std::size_t i = std::strtoul(cursor.c_str() + passed + 15, nullptr, 10) - 1; i < recordCount; ++i)
                            QVERIFY2(here.count(std::to_string(i)) == 1, where.c_str());
                    }
                    if (times < 0)
                        QVERIFY2(report->error && !report->error->detail.empty(), where.c_str());
                    server.heal();
                    report = remote.sync("phx");
                    QVERIFY2(report.ok() && !report->error, (where + ": " + trouble(report)).c_str());
                    QVERIFY2(remote.numbers().size() == recordCount && remote.events() == std::int64_t(recordCount), where.c_str());
                    ++ran;
                }
            }
        }
        qInfo("%d cases of %zu kinds", ran, faults.size());
    }

    void tlsFaultsAtEveryPage()
    {
        FakeHttpServer server;
        server.setRecords(recordsUpTo(recordCount));
        server.setOneAnswerAConnection(true); // so that each page begins with a handshake
        QString why;
        const auto front = TlsFront::before(server.port(), why);
        if (!front)
            QSKIP(qPrintable("no certificates to test with: " + why));
        SourceConfiguration source = configuration(server);
        source.options["url"] = front->url();
        source.options["auth"] = "bearer";
        source.options["ca_file"] = front->authority();
        server.requireHeader("authorization: bearer s3cret");
        using Face = TlsFront::Face;
        struct Fault {
            Face face;
            ErrorCode code;
            const char *said;
        };
        const std::vector<Fault> faults{{Face::OtherName, ErrorCode::Tls, "host name"},
                                        {Face::Expired, ErrorCode::Tls, "expired"},
                                        {Face::Unknown, ErrorCode::Tls, "self-signed"},
                                        {Face::CutHandshake, ErrorCode::Network, "closed"},
                                        {Face::NoTls, ErrorCode::Tls, "TLS"}};
        for (const Fault &fault : faults) {
            for (int page = 0; page < int(pages); ++page) {
                if (!whole() && page != 0 && page != 1 + int(fault.face) % int(pages - 1))
                    continue;
                for (const int times : {1, -1}) {
                    const std::string where = "face " + std::to_string(int(fault.face)) + " at page " + std::to_string(page) + (times < 0 ? " for ever" : " once");
                    Remote remote(source);
                    remote.silenceMs = 20'000; // a handshake computes
                    const int before = server.requests();
                    front->show(fault.face, page, times);
                    auto report = remote.sync("s3cret");
                    QVERIFY2(report.ok(), where.c_str());
                    const bool triedAgain = fault.face == Face::CutHandshake && times > 0; // a cable may be cut; a certificate is what it is
                    QVERIFY2(triedAgain != report->error.has_value(), (where + ": " + trouble(report)).c_str());
                    if (report->error) {
                        QVERIFY2(report->error->code == fault.code && report->error->detail.find(fault.said) != std::string::npos,
                                 (where + ": " + trouble(report)).c_str());
                        QCOMPARE(server.requests() - before, page); // the question, and the token in it, was not sent
                        QCOMPARE(remote.events(), std::int64_t(page) * std::int64_t(pageSize));
                        front->show(Face::Good, 0, 0);
                        report = remote.sync("s3cret");
                        QVERIFY2(report.ok() && !report->error, (where + ": " + trouble(report)).c_str());
                    }
                    QVERIFY2(remote.numbers().size() == recordCount && remote.events() == std::int64_t(recordCount), where.c_str());
                }
            }
        }
        // The system's authorities do not know it either.
        source.options.erase("ca_file");
        Remote remote(source);
        const int before = server.requests();
        const auto report = remote.sync("s3cret");
        QVERIFY(report.ok() && report->error && report->error->code == ErrorCode::Tls);
        QCOMPARE(server.requests(), before);
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
