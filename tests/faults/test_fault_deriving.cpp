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

std::string groupedEvents()
{
    std::string lines;
    for (int i = 0; i < 60; ++i) {
        lines += R"({"type":"track","messageId":"m)" + std::to_string(i) + R"(","event":"project.created","userId":"u)"
            + std::to_string(i % 7) + R"(","timestamp":")" + isoFromInstant(Instant{1'706'745'600'000 + std::int64_t(i) * 3'600'000})
            + R"(","context":{"groupId":"a)" + std::to_string(i % smallAccounts) + R"("}})" + '\n';
    }
    return lines;
}

/// Through the same connection as the merging of the workspace, from the first event on; how many were derived so.
Result<std::int64_t> mergeAndDerive(const Ground &ground)
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
    context.derivingFrom = 1;
    ImportRequest request;
    request.paths = {ground.file("events.jsonl")};
    MP_ASSIGN(const auto report, sync::importFiles(request, context, {}));
    for (const Rejection &rejection : report.rejections)
        return Error{ErrorCode::FileOpen, rejection.path, rejection.reason};
    return database->integer("SELECT count(*) FROM derived WHERE account NOT IN (SELECT account FROM dirty_account)");
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
    void derivingWhileMergingIsBorne() { QVERIFY(runFaults(derivingBeside()).points > 100); }
};

QTEST_GUILESS_MAIN(TestFaultDeriving)
#include "test_fault_deriving.moc"
