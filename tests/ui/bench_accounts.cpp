/// A key press in the filter box until its rows are painted, a sort, and the same with QSortFilterProxyModel over the
/// same rows. Run by hand in the release preset; ctest does not run it.   bench_accounts [accounts]
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/accounts/account_list.h"
#include "pages/accounts/accounts_page.h"
#include "support/ui_fixtures.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QHeaderView>

#include <algorithm>
#include <cstdio>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

struct Timing {
    double median, p95;
};

template <class Act> Timing measure(int repeats, const std::vector<QString> &inputs, QWidget &painted, const Act &act)
{
    std::vector<double> times;
    for (int i = 0; i < repeats; ++i) {
        for (const QString &input : inputs) {
            QElapsedTimer timer;
            timer.start();
            act(input);
            painted.repaint();
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
    }
    return {percentile(times, 0.5), percentile(times, 0.95)};
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
    page.repaint();

    std::vector<QString> typed;
    for (const QString &text : {QStringLiteral("health<60 renewal<90d"), QStringLiteral("account 12"), QStringLiteral("pace:behind")}) {
        for (int length = 1; length <= text.size(); ++length)
            typed.push_back(text.left(length));
    }
    auto &table = *page.list()->table();
    const Timing filter = measure(5, typed, table, [&](const QString &text) { (void)page.setFilter(text); });
    (void)page.setFilter({});
    const std::vector<QString> sorts{"arr:desc", "name", "health", "renewal", "plan", "last:desc"};
    auto &model = const_cast<AccountTableModel &>(page.model());
    const Timing sort = measure(5, sorts, table, [&](const QString &text) { (void)model.setSort(text); });
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
    const std::vector<QString> names{"a", "ac", "acc", "1", "12", "123"};
    const Timing proxyFilter = measure(1, names, view, [&](const QString &text) { proxy.setFilterFixedString(text); });
    proxy.setFilterFixedString({});
    const std::vector<QString> columns{"1", "3", "2"};
    const Timing proxySort = measure(1, columns, view, [&](const QString &column) { proxy.sort(column.toInt()); });

    const auto print = [](const char *what, const Timing &timing) {
        std::printf("%-20s%8.1f ms median %8.1f ms 95th\n", what, timing.median, timing.p95);
    };
    print("key press painted", filter);
    print("  grouped by plan", grouped);
    print("sort painted", sort);
    print("proxy key press", proxyFilter);
    print("proxy sort", proxySort);
    std::printf("ratio               %8.1f filter %8.1f sort\n", proxyFilter.p95 / filter.p95, proxySort.p95 / sort.p95);
    return 0;
}
