/// The n-th file operation fails, once and for ever, while accounts are derived as their events are merged.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_run.h"
#include "imports.h"

#include "store/database.h"
#include "store/store.h"
#include "sync/pipeline.h"
#include "workspace/derived_beside.h"

#include <QTest>

using namespace milepost;
using namespace milepost::test;

namespace {

/// Of all accounts.
std::string groupedEvents(int first = 0)
{
    std::string lines;
    for (int i = first; i < first + 60; ++i) {
        lines += R"({"type":"track","messageId":"m)" + std::to_string(i) + R"(","event":"project.created","userId":"u)"
            + std::to_string(i % 7) + R"(","timestamp":")" + isoFromInstant(Instant{1'706'745'600'000 + std::int64_t(i) * 3'600'000})
            + R"(","context":{"groupId":"a)" + std::to_string(i % smallAccounts) + R"("}})" + '\n';
    }
    return lines;
}

/// Merges a file as the workspace does, from the first event on beside whoever derives by `from`, and answers what `after` finds then.
template <class Answer>
Result<Answer> mergeBeside(const Ground &ground, const char *file, std::size_t sync::ImportContext::*from,
                           Result<Answer> (*after)(const Ground &, store::Database &, const SettingValues &, DerivedBeside &))
{
    SettingValues settings;
    {
        MP_ASSIGN(const auto workspace, openWorkspace(ground));
        MP_ASSIGN(settings, workspace->settings());
    }
    MP_ASSIGN(const auto database, store::Database::open(store::Store::databasePath(ground.profile()), {}));
    DerivedBeside beside(*database, settings);
    const Zone zone = zoneOf(settings);
    sync::ImportContext context{*database, zone, ground.clock, *Currency::fromCode("USD")};
    context.deriving = &beside;
    context.*from = 1;
    ImportRequest request;
    request.paths = {ground.file(file)};
    MP_ASSIGN(const auto report, sync::importFiles(request, context, {}));
    for (const Rejection &rejection : report.rejections)
        return Error{ErrorCode::FileOpen, rejection.path, rejection.reason};
    return after(ground, *database, settings, beside);
}

/// How many were derived so.
Result<std::int64_t> mergeAndDerive(const Ground &ground)
{
    return mergeBeside<std::int64_t>(
        ground, "events.jsonl", &sync::ImportContext::derivingFrom,
        [](const Ground &, store::Database &database, const SettingValues &, DerivedBeside &) {
            return database.integer("SELECT count(*) FROM derived WHERE account NOT IN (SELECT account FROM dirty_account)");
        });
}

Scenario derivingBeside()
{
    return {"derive while merging",
            [](const Ground &ground) -> Result<> {
                MP_TRY(writeBytes(ground.file("events.jsonl"), groupedEvents()));
                MP_ASSIGN(const auto workspace, openWorkspace(ground, true));
                return {};
            },
            [](const Ground &ground, int &done) -> Result<> {
                MP_ASSIGN(const std::int64_t derived, mergeAndDerive(ground));
                static_cast<void>(derived); // what cannot be read beside is derived afterwards
                done = 1;
                return {};
            },
            [](const Ground &ground, int) -> std::string { return verified(ground); }, wholePicture};
}

/// Accounts with a history: a second thread derives them as soon as more of it is in the log, and the connection that merges writes
/// what it has found. How many accounts that thread was given.
Result<std::size_t> mergeAndDeriveKnown(const Ground &ground)
{
    return mergeBeside<std::size_t>(
        ground, "more.jsonl", &sync::ImportContext::toldFrom,
        [](const Ground &where, store::Database &database, const SettingValues &settings, DerivedBeside &beside) -> Result<std::size_t> {
            auto thread = beside.takeThread();
            const std::size_t added = thread ? thread->added() : 0;
            MP_TRY(deriveDirty(database, settings, where.clock, {}, std::move(thread)));
            MP_ASSIGN(const std::int64_t dirty, database.integer("SELECT count(*) FROM dirty_account"));
            if (dirty != 0)
                return Error{ErrorCode::Internal, "derive", std::to_string(dirty) + " accounts are dirty still"};
            return added;
        });
}

Scenario derivingAsSoonAsCommitted()
{
    return {"derive as soon as it is committed",
            [](const Ground &ground) -> Result<> {
                // Enough accounts that those of the second file are few of all.
                std::string others;
                for (int i = 0; i < 10 * smallAccounts; ++i)
                    others += R"({"type":"track","messageId":"o)" + std::to_string(i)
                        + R"(","event":"report.created","userId":"v","timestamp":"2024-01-05T00:00:00Z","context":{"groupId":"o)" + std::to_string(i)
                        + "\"}}\n";
                MP_TRY(writeBytes(ground.file("events.jsonl"), groupedEvents() + others));
                MP_TRY(writeBytes(ground.file("more.jsonl"), groupedEvents(60)));
                MP_ASSIGN(const auto workspace, openWorkspace(ground, true));
                ImportRequest request;
                request.paths = {ground.file("events.jsonl")};
                const auto imported = workspace->import(request);
                return imported ? Result<>() : Result<>(imported.error());
            },
            [](const Ground &ground, int &done) -> Result<> {
                MP_TRY(mergeAndDeriveKnown(ground));
                done = 1;
                return {};
            },
            [](const Ground &ground, int) -> std::string { return verified(ground); }, wholePicture};
}

} // namespace

class TestFaultDeriving : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void undisturbedAllAreDerivedBeside()
    {
        QTemporaryDir place(scratchTemplate());
        Ground ground;
        ground.folder = place.path().toStdString();
        QVERIFY(derivingBeside().prepare(ground).ok());
        const auto derived = mergeAndDerive(ground);
        QVERIFY2(derived.ok(), derived.ok() ? "" : derived.error().toString().c_str());
        QCOMPARE(*derived, std::int64_t(smallAccounts));
    }
    void undisturbedKnownAccountsAreHandedOver()
    {
        QTemporaryDir place(scratchTemplate());
        Ground ground;
        ground.folder = place.path().toStdString();
        QVERIFY(derivingAsSoonAsCommitted().prepare(ground).ok());
        const auto added = mergeAndDeriveKnown(ground);
        QVERIFY2(added.ok(), added.ok() ? "" : added.error().toString().c_str());
        QCOMPARE(*added, std::size_t(smallAccounts));
    }
    void derivingAsSoonAsItIsCommittedIsBorne() { QVERIFY(runFaults(derivingAsSoonAsCommitted()).points > 100); }
    void derivingWhileMergingIsBorne() { QVERIFY(runFaults(derivingBeside()).points > 100); }
};

QTEST_GUILESS_MAIN(TestFaultDeriving)
#include "test_fault_deriving.moc"
