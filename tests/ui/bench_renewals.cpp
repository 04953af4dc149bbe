/// What Renewals costs in a book of many accounts: bench_renewals PROFILE (a copy: it is opened for writing). Processor time of the
/// study, and wall time of what a key waits for on the window's thread; medians of nine.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/record_view.h"
#include "pages/renewals/renewals_page.h"
#include "support/fake_clock.h"
#include "support/ui_fixtures.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

constexpr int rounds = 9;

template <class Work> double medianMs(Work work, bool processor)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer wall;
        wall.start();
        const std::clock_t before = std::clock();
        work();
        times.push_back(processor ? 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC : static_cast<double>(wall.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times[rounds / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "bench_renewals PROFILE\n");
        return 2;
    }
    prepareApplication();
    SystemClock clock;
    auto workspace = Workspace::open(argv[1], clock, {});
    if (!workspace) {
        std::fprintf(stderr, "%s\n", workspace.error().detail.c_str());
        return 1;
    }
    const auto snapshot = (*workspace)->snapshot((*workspace)->today());
    if (!snapshot) {
        std::fprintf(stderr, "%s\n", snapshot.error().detail.c_str());
        return 1;
    }
    const Day asOf = snapshot->portfolio->asOf;
    const auto study = studyRenewals(*snapshot, asOf, RenewalsPage::stripQuarters);
    std::size_t shown = 0;
    for (const value::QuarterReview &quarter : study->review.quarters)
        shown = std::max(shown, quarter.renewals.size());
    std::printf("accounts %zu, renewals of four quarters %zu, of the fullest %zu\n", snapshot->portfolio->accountCount(),
                study->review.book.renewals.size(), shown);
    std::printf("study, off the window's thread: %.1f ms of processor time\n",
                medianMs([&] { (void)studyRenewals(*snapshot, asOf, RenewalsPage::stripQuarters); }, true));
    RenewalsPage page({});
    page.resize(1272, 832);
    QSignalSpy studied(&page, &RenewalsPage::studied);
    page.setSnapshot(*snapshot);
    page.show();
    if (!studied.wait(120'000))
        return 1;
    const auto paint = [&] { (void)page.grab(); };
    paint();
    int at = 0;
    std::printf("another quarter: %.1f ms\n", medianMs([&] { page.showQuarter(study->review.quarters[static_cast<std::size_t>(++at % 4)].days.from); paint(); }, false));
    page.showQuarter(asOf);
    std::printf("a key of the filter: %.1f ms\n", medianMs([&] { (void)page.setFilter(++at % 2 ? QStringLiteral("arr>1000") : QString()); paint(); }, false));
    (void)page.setFilter({});
    std::printf("next row: %.1f ms\n", medianMs([&] { page.table()->moveCurrent(1); paint(); }, false));
    std::printf("board and table: %.1f ms\n", medianMs([&] { page.setBoard(!page.boardShown()); paint(); }, false));
    std::printf("paint alone: %.1f ms\n", medianMs(paint, false));
    return 0;
}
