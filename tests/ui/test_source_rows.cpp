/// How sources stand, as their rows say it: a pure function of what the sessions and the snapshot tell. And what there is room for.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/record_view.h"
#include "pages/sources/pane_rows.h"
#include "pages/sources/source_lists.h"
#include "pages/sources/source_rows.h"
#include "support/ui_fixtures.h"
#include "theme/button.h"
#include "theme/pieces.h"

#include <QTest>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

const Instant present = *instantFromIso("2026-03-02T10:00:00Z", true);

} // namespace

class TestSourceRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void rowsSayHowSourcesStand_data();
    void rowsSayHowSourcesStand();
    void theFirstSourceHasAllItsColumns();
    void aCaptionThatHasNoRoomGoesBelow();
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

/// The table is hidden until there is a source, and has no width before.
void TestSourceRows::theFirstSourceHasAllItsColumns()
{
    SourceLists lists([] { return present; });
    lists.resize(1000, 600);
    lists.show();
    QVERIFY(QTest::qWaitForWindowExposed(&lists));
    SourceStatus status;
    status.configuration.name = "usage";
    status.configuration.kind = "http";
    lists.setSources({{"usage", status, {}, SourceState::Never, {}, 0, -1}});
    QTest::qWait(20);
    const auto hidden = [&] {
        int count = 0;
        for (int column = 0; column < lists.sourceTable()->model()->columnCount(); ++column)
            count += lists.sourceTable()->isColumnHidden(column) ? 1 : 0;
        return count;
    };
    QCOMPARE(hidden(), 0);
    lists.resize(460, 600);
    QTest::qWait(20);
    QCOMPARE(hidden(), 3);
    lists.resize(1000, 600);
    QTest::qWait(20);
    QCOMPARE(hidden(), 0);
}

void TestSourceRows::aCaptionThatHasNoRoomGoesBelow()
{
    auto *caption = new TextLabel(QStringLiteral("24 sources, 6 failed, 9 wait for you"));
    auto *button = new Button(QStringLiteral("Sync all"));
    HeadRow head(new TextLabel(QStringLiteral("Sources"), TypeRole::Title), caption, {button});
    head.resize(900, head.height());
    head.show();
    QVERIFY(QTest::qWaitForWindowExposed(&head));
    const int oneLine = head.height();
    QVERIFY(!head.captionBelow() && caption->width() >= caption->sizeHint().width());
    head.resize(360, head.height());
    QTest::qWait(20);
    QVERIFY(head.captionBelow() && head.height() > oneLine);
    QVERIFY(caption->width() >= caption->sizeHint().width() && caption->y() > button->y());
    caption->setText(QStringLiteral("1 source")); // what runs changes it all the time: nothing jumps
    QTest::qWait(20);
    QVERIFY(head.captionBelow());
    head.resize(500, head.height());
    QTest::qWait(20);
    QVERIFY(!head.captionBelow());
    QCOMPARE(head.height(), oneLine);
}

QTEST_MAIN(TestSourceRows)
#include "test_source_rows.moc"
