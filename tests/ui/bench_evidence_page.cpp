/// One control of the place Milestones, or of Benchmarks, changed: until the new figures are painted. Work is done on other
/// threads and on the UI thread; both are in the wall's time. Run by hand in the release preset; ctest does not run it.
///   bench_evidence_page [accounts [rounds [milestones]]]
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/processor_time.h"
#include "charts/curve_chart.h"
#include "charts/painted_charts.h"
#include "pages/benchmarks/benchmarks_page.h"
#include "pages/milestones/milestone_pane.h"
#include "pages/milestones/milestones_page.h"
#include "pages/milestones/reach_tab.h"
#include "support/ui_fixtures.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? -1 : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Counts the paints of a widget: a change that paints nothing is no measurement.
class PaintWitness : public QObject {
public:
    explicit PaintWitness(QWidget *widget) { widget->installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

/// What the event loop does next: the layouts asked for, then the frame's one paint of what is dirty.
void turn(QWidget &window)
{
    QCoreApplication::processEvents();
    QEvent frame(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(&window, &frame);
}

template <class Sender, class Signal>
void measure(const char *what, int rounds, Sender &sender, Signal shown, QWidget &window, QWidget &painted, const std::function<void(int)> &change)
{
    PaintWitness witness(&painted);
    std::vector<double> wall, processor;
    for (int round = 0; round < rounds; ++round) {
        QEventLoop loop;
        const auto connection = QObject::connect(&sender, shown, &loop, &QEventLoop::quit);
        turn(window);
        QElapsedTimer timer;
        timer.start();
        const double before = processMilliseconds();
        change(round);
        loop.exec();
        witness.paints = 0;
        turn(window);
        if (witness.paints > 0) {
            wall.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            processor.push_back(processMilliseconds() - before);
        }
        QObject::disconnect(connection);
    }
    std::printf("%-34s wall %6.1f ms median %6.1f 95th %6.1f least; processor %6.1f ms median (%zu of %d painted)\n", what,
                percentile(wall, 0.5), percentile(wall, 0.95), percentile(wall, 0), percentile(processor, 0.5), wall.size(), rounds);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    prepareApplication();
    const auto accounts = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 100'000);
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 21;
    const Snapshot book = largeBook(accounts, static_cast<std::uint32_t>(argc > 3 ? std::atoi(argv[3]) : 40));
    std::printf("%u accounts, %zu milestones, %zu achievements\n", accounts, book.portfolio->milestones.size(),
                book.portfolio->achievements.rows.size());
    MilestonesPage page({});
    page.resize(1272, 832);
    ReachTab &reach = *page.pane()->reach();
    {
        QEventLoop loop;
        QObject::connect(&reach, &ReachTab::shownChanged, &loop, &QEventLoop::quit);
        page.setSnapshot(book);
        page.show();
        loop.exec();
    }
    QWidget &plot = *reach.reachChart()->viewport(), &kept = *reach.keptChart()->viewport();
    const auto control = [&](const char *what, QWidget &painted, const std::function<void(ReachControls &, int)> &set) {
        measure(what, rounds, reach, &ReachTab::shownChanged, page, painted, [&](int round) {
            ReachControls controls;
            set(controls, round);
            reach.setControls(controls);
        });
    };
    control("segments", plot, [](ReachControls &controls, int round) { controls.segments = round % 2 ? "plan" : "quarter"; });
    control("landmark", kept, [](ReachControls &controls, int round) { controls.landmark = 20 + round; });
    control("horizon", kept, [](ReachControls &controls, int round) { controls.horizon = 300 + round; });
    control("strata", kept, [](ReachControls &controls, int round) { controls.strata = round % 2 ? "plan" : "none"; });
    measure("another milestone", rounds, reach, &ReachTab::shownChanged, page, plot, [&](int round) {
        reach.setMilestone(static_cast<MilestoneIndex>(round % 2 ? 1 : 2));
    });
    page.hide();

    BenchmarksPage benchmarks({});
    benchmarks.resize(1272, 832);
    {
        QEventLoop loop;
        QObject::connect(&benchmarks, &BenchmarksPage::shownChanged, &loop, &QEventLoop::quit);
        benchmarks.setSnapshot(book);
        benchmarks.show();
        loop.exec();
    }
    measure("benchmarks: measure", rounds, benchmarks, &BenchmarksPage::shownChanged, benchmarks, *benchmarks.distribution(), [&](int round) {
        benchmarks.setMeasure(round % 2 ? analytics::TenureMeasure::Density : analytics::TenureMeasure::Milestones);
    });
    measure("benchmarks: grouping", rounds, benchmarks, &BenchmarksPage::shownChanged, benchmarks, *benchmarks.distribution(),
            [&](int round) { benchmarks.setGrouping(round % 2 ? "plan" : "quarter"); });
    return 0;
}
