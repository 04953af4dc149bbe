/// How sources stand, as their rows say it: a pure function of what the sessions and the snapshot tell.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sources/source_rows.h"

#include <QTest>

using namespace milepost;
using namespace milepost::ui;

namespace {

const Instant present = *instantFromIso("2026-03-02T10:00:00Z", true);

} // namespace

class TestSourceRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsSayHowSourcesStand_data();
    void rowsSayHowSourcesStand();
};

void TestSourceRows::rowsSayHowSourcesStand_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("mark");
    QTest::addColumn<bool>("look");
    const auto row = [](const char *name, int change, SourceState state, Mark mark, bool look) {
        QTest::newRow(name) << change << static_cast<int>(state) << static_cast<int>(mark) << look;
    };
    row("fresh", 0, SourceState::Fresh, Mark::Good, false);
    row("stale", 1, SourceState::Stale, Mark::Watch, true);
    row("never", 2, SourceState::Never, Mark::None, false);
    row("paused", 3, SourceState::Paused, Mark::None, false);
    row("failed", 4, SourceState::Failed, Mark::Risk, true);
    row("shrunk", 5, SourceState::Asks, Mark::Watch, true);
    row("stopped by its columns", 6, SourceState::Asks, Mark::Watch, true);
    row("columns changed, goes on", 7, SourceState::Fresh, Mark::Watch, true);
    row("running", 8, SourceState::Running, Mark::Neutral, false);
    row("waiting", 9, SourceState::Waiting, Mark::Neutral, false);
    row("asked for its secret, over a failure", 10, SourceState::NeedsSecret, Mark::Watch, true);
    row("elsewhere", 11, SourceState::Elsewhere, Mark::Neutral, false);
    row("rows set aside", 12, SourceState::Fresh, Mark::Watch, true);
}

void TestSourceRows::rowsSayHowSourcesStand()
{
    QFETCH(int, change);
    const Day today = dayFromIso("2026-03-02").value();
    SourceStatus status;
    status.configuration.name = "usage";
    status.configuration.kind = "http";
    status.lastSuccess = present;
    SourceFact fact{"usage", "http", today - 1, present, 0};
    SourceActivity activity;
    const Error error{ErrorCode::Network, "usage", "refused"};
    switch (change) {
    case 1: fact.lastCompleteDay = today - 4; break;
    case 2: status.lastSuccess = {}; break;
    case 3: status.configuration.paused = true; break;
    case 4: status.error = error; break;
    case 5: status.shrunk = SourceStatus::Shrunk{100, 3}; break;
    case 6: status.error = Error{ErrorCode::NeedsAnswer, "usage", "columns"}; [[fallthrough]];
    case 7: status.openDrift.resize(1); break;
    case 8: activity.running = "usage"; break;
    case 9: activity.waiting = {"usage"}; break;
    case 10: activity.asked = {"usage"}; status.error = error; break;
    case 11: activity.elsewhere = {"usage"}; break;
    case 12: fact.rejected = 3; break;
    default: break;
    }
    const SourceFact files{"segment", "segment", today, present, 0};
    const auto rows = composeSourceRows({status}, {files, fact}, {}, activity, today, 3);
    QCOMPARE(rows.size(), std::size_t(2)); // one of its own, one of files; the fact of the configured one is not a row
    QVERIFY(rows[0].status && !rows[1].status);
    QTEST(static_cast<int>(rows[0].state), "state");
    QTEST(static_cast<int>(markOf(rows[0])), "mark");
    QTEST(wantsLook(rows[0]), "look");
}

QTEST_MAIN(TestSourceRows)
#include "test_source_rows.moc"
