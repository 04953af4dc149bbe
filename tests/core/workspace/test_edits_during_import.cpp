// An edit that is asked for while an import runs waits for the slice that is being written, never for more: counted in turns, not
// in time.
#include "workspace/work_queue.h"
#include "workspace_fixture.h"

#include <future>

using namespace milepost;
using namespace milepost::test;

class TestEditsDuringImport : public QObject {
    Q_OBJECT

private:
    static std::string manyEvents(int accounts, int events)
    {
        std::string lines;
        for (int i = 0; i < events; ++i) {
            lines += "{\"type\":\"track\",\"messageId\":\"m" + std::to_string(i) + "\",\"event\":\"Report Viewed\",\"userId\":\"u"
                + std::to_string(i % 90'000) + "\",\"timestamp\":\"" + isoFromInstant(Instant{1'704'067'200'000 + std::int64_t(i) * 60'000})
                + "\",\"context\":{\"groupId\":\"a" + std::to_string(i * 7 % accounts) + "\"}}\n";
        }
        return lines;
    }

private Q_SLOTS:
    void eachEditIsDoneAtTheNextTurn()
    {
        constexpr int accounts = 15'000, events = 150'000;
        const Profile profile;
        const std::string path = profile.write("many.jsonl", manyEvents(accounts, events));
        int turns = 0, asked = 0, done = 0, late = 0;
        bool editedWhileNothingWasMerged = false;
        std::string failure;
        std::int64_t added = 0;
        std::promise<void> finished;
        WorkQueue queue;
        queue.post([&] {
            auto workspace = profile.open();
            const auto reader = store::Database::open(profile.path() + "/milepost.db", {store::Access::ReadOnly, false, {}});
            const auto ask = [&] {
                ++asked;
                queue.postUrgent([&] {
                    const auto applied = workspace->apply(ChangeSetting{"me", "Mara " + std::to_string(done)});
                    if (!applied.ok() && failure.empty())
                        failure = applied.error().toString();
                    ++done;
                });
            };
            ask();
            JobControl control;
            control.betweenSlices = [&] {
                ++turns;
                queue.runUrgent();
                late += done < asked ? 1 : 0; // whatever was asked for before this turn is done now
                const auto merged = (*reader)->integer("SELECT count(*) FROM segment");
                editedWhileNothingWasMerged = editedWhileNothingWasMerged || (done > 0 && merged.ok() && *merged == 0);
                ask();
            };
            ImportRequest request;
            request.paths = {path};
            const auto report = workspace->import(request, control);
            queue.runUrgent();
            if (!report.ok()) {
                failure = report.error().toString();
            } else {
                for (const ImportFileReport &file : report->files)
                    added += file.added;
            }
            const auto kept = (*reader)->integer("SELECT count(*) FROM edit");
            if (!kept.ok() || *kept != done)
                failure = "edits are missing";
            workspace.reset();
            finished.set_value();
        });
        finished.get_future().wait();
        queue.stop();
        QCOMPARE(failure, std::string());
        QCOMPARE(added, std::int64_t(events));
        QCOMPARE(late, 0);
        QCOMPARE(done, asked);
        QVERIFY2(editedWhileNothingWasMerged, "the first edit had to wait for the first batch");
        QVERIFY2(turns > 4, qPrintable(QString::number(turns)));
    }
};

QTEST_GUILESS_MAIN(TestEditsDuringImport)
#include "test_edits_during_import.moc"
