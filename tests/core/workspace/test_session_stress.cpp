/// The same thing again and again through a Session, quickly: no change may be left without its snapshot, whatever else is
/// asked for meanwhile. MILEPOST_SEED chooses what is asked.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace_fixture.h"

#include "workspace/session.h"
#include "workspace/work_queue.h"

#include <QSignalSpy>

#include <atomic>
#include <random>
#include <thread>

using namespace milepost;
using namespace milepost::test;

class TestSessionStress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A piece of work posted from anywhere is done once, urgent or not, and stopping does what is urgent.
    void noWorkIsLost()
    {
        constexpr int threads = 4, each = 5'000;
        std::atomic<int> done{0}, urgent{0};
        {
            WorkQueue queue;
            std::vector<std::thread> posters;
            for (int t = 0; t < threads; ++t) {
                posters.emplace_back([&] {
                    for (int i = 0; i < each; ++i) {
                        if (i % 3 == 0)
                            queue.postUrgent([&] { ++urgent; });
                        else
                            queue.post([&] {
                                queue.runUrgent();
                                ++done;
                            });
                    }
                });
            }
            for (std::thread &poster : posters)
                poster.join();
            std::atomic<bool> reached{false};
            queue.post([&] { reached = true; });
            QTRY_VERIFY_WITH_TIMEOUT(reached.load(), 60'000);
            queue.postUrgent([&] { ++urgent; });
        }
        constexpr int urgentEach = (each + 2) / 3;
        QCOMPARE(urgent.load(), threads * urgentEach + 1);
        QCOMPARE(done.load(), threads * (each - urgentEach));
    }

    void everySampleBringsItsSnapshot()
    {
        const int rounds = qEnvironmentVariableIntValue("MILEPOST_FULL") != 0 ? 200 : 4;
        const auto seed = qEnvironmentVariableIsSet("MILEPOST_SEED") ? qEnvironmentVariableIntValue("MILEPOST_SEED") : 20'260'301;
        std::mt19937 random(static_cast<std::uint32_t>(seed));
        const Profile profile;
        Session session(profile.path(), profile.clock);
        QSignalSpy failed(&session, &Session::failed), refused(&session, &Session::importFailed);
        session.open();
        const auto accounts = [&] {
            return session.snapshot().portfolio ? static_cast<int>(session.snapshot().portfolio->accountCount()) : -1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(accounts() == 0, 60'000);
        const auto meanwhile = [&] {
            for (auto n = random() % 4; n > 0; --n) {
                switch (random() % 3) {
                case 0: session.setAsOf(random() % 2 == 0 ? std::nullopt : std::optional(session.today() - static_cast<int>(random() % 90))); break;
                case 1: session.apply(ChangeSetting{"me", "Ann " + std::to_string(random() % 9)}); break;
                default: session.requestCatalog(this, [](const Result<std::vector<CatalogEntry>> &) {}); break;
                }
            }
        };
        for (int round = 0; round < rounds; ++round) {
            session.createSample();
            meanwhile();
            if (round % 2 == 1)
                session.createSample(); // once more: refused, and no snapshot is lost by it
            QTRY_VERIFY2_WITH_TIMEOUT(accounts() > 200, ("round " + std::to_string(round) + ": no snapshot of the sample").c_str(), 120'000);
            session.removeSample();
            meanwhile();
            QTRY_VERIFY2_WITH_TIMEOUT(accounts() == 0, ("round " + std::to_string(round) + ": the sample stays").c_str(), 120'000);
        }
        QCOMPARE(failed.count(), 0);
        QTRY_COMPARE(refused.count(), rounds / 2);
        qInfo("seed %d: %d rounds", seed, rounds);
    }
};

QTEST_GUILESS_MAIN(TestSessionStress)
#include "test_session_stress.moc"
