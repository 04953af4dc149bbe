// Every piece is done once, whatever the numbers of threads and pieces, and more than one thread takes part.
#include "workspace/evidence.h"
#include "workspace/worker_threads.h"

#include <QTest>
#include <QThreadPool>

#include <atomic>
#include <barrier>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

using namespace milepost;

class TestWorkerThreads : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPieceOnce_data();
    void everyPieceOnce();
    void severalTakePart();
    void stretchesCoverAllRows();
    void callersOnTheWholePoolEnd();
};

void TestWorkerThreads::everyPieceOnce_data()
{
    QTest::addColumn<quint32>("threads");
    QTest::addColumn<quint32>("pieces");
    for (const quint32 threads : {0u, 1u, 2u, 5u}) {
        for (const quint32 pieces : {0u, 1u, 2u, 3u, 1'000u})
            QTest::addRow("%u threads, %u pieces", threads, pieces) << threads << pieces;
    }
}

void TestWorkerThreads::everyPieceOnce()
{
    QFETCH(const quint32, threads);
    QFETCH(const quint32, pieces);
    std::vector<std::atomic<int>> done(pieces);
    onThreads(threads)(pieces, [&](std::size_t piece) { ++done[piece]; });
    for (const auto &times : done)
        QCOMPARE(times.load(), 1);
}

void TestWorkerThreads::severalTakePart()
{
    // No piece ends before another has begun: with one thread alone this would never return.
    std::barrier meet(2);
    std::set<std::thread::id> seen;
    std::mutex mutex;
    onThreads(2)(2, [&](std::size_t) {
        meet.arrive_and_wait();
        const std::lock_guard lock(mutex);
        seen.insert(std::this_thread::get_id());
    });
    QCOMPARE(seen.size(), std::size_t(2));
}

void TestWorkerThreads::stretchesCoverAllRows()
{
    for (const std::size_t rows : {0, 1, 15, 16, 17, 1'000}) {
        std::size_t next = 0;
        for (std::size_t piece = 0; piece < 16; ++piece) {
            const auto [begin, end] = stretchOf(piece, 16, rows);
            QCOMPARE(begin, next);
            QVERIFY(end >= begin && end - begin <= rows / 16 + 1);
            next = end;
        }
        QCOMPARE(next, rows);
    }
}

void TestWorkerThreads::callersOnTheWholePoolEnd()
{
    // All threads of the pool are callers: none of them may wait for a thread of the pool.
    QThreadPool *pool = QThreadPool::globalInstance();
    const int callers = pool->maxThreadCount();
    std::barrier together(callers);
    std::atomic<int> done = 0;
    for (int i = 0; i < callers; ++i) {
        pool->start([&] {
            together.arrive_and_wait();
            onAllCores(8, [&](std::size_t) { ++done; });
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(done.load(), 8 * callers, 60'000);
}

QTEST_GUILESS_MAIN(TestWorkerThreads)
#include "test_worker_threads.moc"
