/// A key press in the filter box until its rows are painted, a sort, and the same with QSortFilterProxyModel over the
/// same rows. Run by hand in the release preset; ctest does not run it.   bench_accounts [accounts [rounds]]
/// With a number of rounds it only sorts, for a profiler to look at.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/accounts/account_list.h"
#include "pages/accounts/accounts_page.h"
#include "support/ui_fixtures.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QHeaderView>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return -1;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Processor time of this thread in ms: what other work on the machine does not disturb.
double spent()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Counts the paints of a viewport: a key press that paints nothing is no measurement.
class PaintWitness : public QObject {
public:
    explicit PaintWitness(QWidget *viewport) { viewport->installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

struct Timing {
    double median = 0, p95 = 0; ///< processor time, ms
    double wall = 0; ///< 95th percentile on the wall, ms
    std::size_t painted = 0, all = 0;
};

template <class Act> Timing measure(int repeats, const std::vector<QString> &inputs, QAbstractItemView &view, const Act &act)
{
    PaintWitness witness(view.viewport());
    std::vector<double> times, walls;
    const auto turn = [&view] {
        // What the event loop does after a key: the layouts that were asked for, then the frame's one paint of what
        // is dirty, without waiting for the screen.
        QCoreApplication::processEvents();
        QEvent frame(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(view.window(), &frame);
    };
    for (int i = 0; i < repeats; ++i) {
        for (const QString &input : inputs) {
            turn();
            witness.paints = 0;
            QElapsedTimer timer;
            timer.start();
            const double before = spent();
            act(input);
            turn();
            if (witness.paints == 0)
                continue;
            times.push_back(spent() - before);
            walls.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
    }
    return {percentile(times, 0.5), percentile(times, 0.95), percentile(walls, 0.95), times.size(), static_cast<std::size_t>(repeats) * inputs.size()};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    prepareApplication();
    const auto accounts = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 100'000);
    const Snapshot book = largeBook(accounts);
    AccountsPage page(PageContext{}, nullptr);
    page.resize(984, 812);
    page.show();
    QElapsedTimer timer;
    timer.start();
    page.setSnapshot(book);
    page.model().arrangement().table()->prepare();
    std::printf("%u accounts\nsnapshot shown      %8.1f ms\n", accounts, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    // Exposed now, so that what is asked for is painted.
    QCoreApplication::processEvents();

    std::vector<QString> typed;
    for (const QString &text : {QStringLiteral("health<60 renewal<90d"), QStringLiteral("account 123"), QStringLiteral("pace:behind"),
                                QStringLiteral("arr>20000"), QStringLiteral("-account 77"), QStringLiteral("t 4")}) {
        for (int length = 1; length <= text.size(); ++length)
            typed.push_back(text.left(length));
    }
    auto &table = *page.list()->table();
    auto &model = const_cast<AccountTableModel &>(page.model());
    const std::vector<QString> sorts{"arr:desc", "name", "health", "renewal", "plan", "last:desc"};
    const auto sortBy = [&](const QString &text) { (void)model.setSort(text); };
    const auto print = [](const char *what, const Timing &timing) {
        std::printf("%-20s%8.1f ms median %8.1f ms 95th; on the wall %8.1f ms 95th  (%zu of %zu painted rows)\n", what,
                    timing.median, timing.p95, timing.wall, timing.painted, timing.all);
    };
    if (argc > 2) {
        print("sort painted", measure(std::atoi(argv[2]), sorts, table, sortBy));
        print("filter", measure(std::atoi(argv[2]), typed, table, [&](const QString &text) { (void)page.setFilter(text); }));
        return 0;
    }
    const Timing filter = measure(5, typed, table, [&](const QString &text) { (void)page.setFilter(text); });
    (void)page.setFilter({});
    const Timing sort = measure(5, sorts, table, sortBy);
    (void)model.setGroupBy("plan");
    const Timing grouped = measure(3, typed, table, [&](const QString &text) { (void)page.setFilter(text); });
    (void)page.setFilter({});
    (void)model.setGroupBy({});

    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setFilterKeyColumn(AccountTableModel::nameColumn);
    QTableView view;
    view.setModel(&proxy);
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.resize(984, 812);
    view.show();
    QCoreApplication::processEvents();
    const std::vector<QString> names{"a", "ac", "acc", "1", "12", "123"};
    const Timing proxyFilter = measure(1, names, view, [&](const QString &text) { proxy.setFilterFixedString(text); });
    proxy.setFilterFixedString({});
    const std::vector<QString> columns{"1", "3", "2"};
    const Timing proxySort = measure(1, columns, view, [&](const QString &column) { proxy.sort(column.toInt()); });

    print("key press painted", filter);
    print("  grouped by plan", grouped);
    print("sort painted", sort);
    print("proxy key press", proxyFilter);
    print("proxy sort", proxySort);
    std::printf("ratio               %8.1f filter %8.1f sort\n", proxyFilter.p95 / filter.p95, proxySort.p95 / sort.p95);
    return 0;
}
