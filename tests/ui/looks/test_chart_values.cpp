// Charts say the same as their tables, and draw nothing for what is not known.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/curve_chart.h"
#include "charts/milestone_progress_chart.h"
#include "theme/theme.h"

#include <QApplication>
#include <QChart>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace milepost;
using namespace milepost::ui;

namespace {

MilestoneProgressValues someProgress()
{
    MilestoneProgressValues values;
    values.steps = {{2, 1, Category::Onboarding, QStringLiteral("Team invited"), QStringLiteral("9 Feb")},
                    {13, 2, Category::Value, QStringLiteral("First outcome"), QStringLiteral("2 May")}};
    values.peers = {{0, 0, 0, 0}, {13, 2, 3, 4}, {52, 4, 5, 6}};
    values.total = 6;
    values.nowWeek = 20;
    values.ownLabel = QStringLiteral("Northwind 2");
    return values;
}

int pixels(QWidget &widget, Token token)
{
    QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
    widget.render(&image);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == color(token).rgb();
    }
    return count;
}

} // namespace

class TestChartValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { applyTheme(*qApp, {}); }

    void tableHoldsEveryStepAndPeer()
    {
        const ChartTable table = tableOf(someProgress());
        QCOMPARE(table.header.size(), 7);
        QCOMPARE(table.rows.size(), 4); // weeks 0, 2, 13 (both), 52
        for (const QStringList &row : table.rows)
            QCOMPARE(row.size(), table.header.size());
        QCOMPARE(table.rows[2], (QStringList{QStringLiteral("13"), QStringLiteral("First outcome"), QStringLiteral("2 May"), QStringLiteral("2"),
                                             QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")}));
        QCOMPARE(table.rows[1][5], QString(QChar(0x2013))); // no peer value there: a dash, not 0
        QCOMPARE(table.rows[3][3], QString(QChar(0x2013)));
    }

    void rightToLeftStartsOnTheRight_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }
    void rightToLeftStartsOnTheRight()
    {
        QFETCH(Qt::LayoutDirection, direction);
        MilestoneProgressChart chart;
        chart.setValues(someProgress()); // 20 of 52 weeks lived
        chart.resize(480, 240);
        chart.setLayoutDirection(direction); // afterwards, as a change of language comes
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QImage image(chart.size(), QImage::Format_ARGB32_Premultiplied);
        chart.QWidget::render(&image);
        double first = 0, second = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).rgb() == color(Token::CategoryOnboarding).rgb())
                    first = first > 0 ? (first + x) / 2 : x;
                if (image.pixelColor(x, y).rgb() == color(Token::CategoryValue).rgb())
                    second = second > 0 ? (second + x) / 2 : x;
            }
        }
        QVERIFY(first > 0 && second > 0);
        QVERIFY2((first < second) == (direction == Qt::LeftToRight), qPrintable(QStringLiteral("%1 %2").arg(first).arg(second)));
        const bool startsLeft = first < chart.width() / 2.0;
        QCOMPARE(startsLeft, direction == Qt::LeftToRight);
    }

    void curvesRunTheWayOfReading_data() { rightToLeftStartsOnTheRight_data(); }
    // The curve begins and the window's line stands on the side the reader begins at; names stand where the curves end.
    void curvesRunTheWayOfReading()
    {
        QFETCH(Qt::LayoutDirection, direction);
        CurveValues values;
        values.span = 100;
        values.ticks = {0, 50, 100};
        CurveValues::Series series;
        series.points = {{0, 0, NAN, NAN}, {10, 40, NAN, NAN}, {60, 45, NAN, NAN}};
        series.end = series.solidTo = 70;
        series.label = QStringLiteral("reached");
        series.atRisk = {30, 20, 10};
        values.series.append(series);
        values.window = 20;
        values.windowLabel = QStringLiteral("window 20 days");
        values.atRiskLabel = QStringLiteral("still to reach");
        CurveChart chart;
        chart.setValues(values);
        chart.resize(480, 240);
        chart.setLayoutDirection(direction); // afterwards, as a change of language comes
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QImage image(chart.size(), QImage::Format_ARGB32_Premultiplied);
        chart.QWidget::render(&image);
        const QRectF plot = chart.chart()->plotArea();
        const auto drawnIn = [&](Token ink, double from, double to) {
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = std::max(0, static_cast<int>(from)); x < std::min<int>(image.width(), static_cast<int>(to)); ++x)
                    count += image.pixelColor(x, y).rgb() == color(ink).rgb() ? 1 : 0;
            }
            return count;
        };
        const bool leftward = direction == Qt::RightToLeft;
        const double first = leftward ? plot.right() - 0.69 * plot.width() : plot.left();
        // Nobody is followed in the last three tenths.
        QVERIFY(drawnIn(Token::ChartSeries1, first, first + 0.69 * plot.width()) > 300);
        const double empty = leftward ? plot.left() + 2 : plot.left() + 0.72 * plot.width();
        QCOMPARE(drawnIn(Token::ChartSeries1, empty, empty + 0.26 * plot.width()), 0);
        // The name of the series has its room beyond the end.
        const double beyond = leftward ? plot.left() : image.width() - plot.right();
        const double before = leftward ? image.width() - plot.right() : plot.left();
        QVERIFY2(beyond > before, qPrintable(QStringLiteral("%1 %2").arg(beyond).arg(before)));
        QVERIFY(drawnIn(Token::TextTertiary, leftward ? 0 : plot.right() + 16, leftward ? plot.left() - 16 : image.width()) > 5);
        // The window's line: one column of dashes a fifth of the way.
        const double window = leftward ? plot.right() - 0.2 * plot.width() : plot.left() + 0.2 * plot.width();
        QVERIFY(drawnIn(Token::TextPrimary, window - 3, window + 3) > 30);
        QSignalSpy clicked(&chart, &CurveChart::clicked);
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, QPoint(static_cast<int>(window), static_cast<int>(plot.center().y())));
        QCOMPARE(clicked.size(), 1);
        QVERIFY2(std::abs(clicked[0][1].toDouble() - 20) < 2, qPrintable(clicked[0][1].toString()));
    }

    void twoStepsInOneWeekKeepBothRows()
    {
        MilestoneProgressValues values = someProgress();
        values.steps.append({13, 3, Category::Value, QStringLiteral("Second outcome"), QString()});
        const ChartTable table = tableOf(values);
        QCOMPARE(table.rows.size(), 5);
        QCOMPARE(table.rows[2][5], QString(QChar(0x2013)));
        QCOMPARE(table.rows[3][5], QStringLiteral("3"));
    }

    void bandOnlyWithPeers()
    {
        MilestoneProgressChart chart;
        MilestoneProgressValues values = someProgress();
        chart.setValues(values);
        chart.resize(500, 260);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QVERIFY(pixels(chart, Token::ChartBand) > 500);
        QVERIFY(pixels(chart, Token::AccentBase) > 100);
        values.peers.clear();
        chart.setValues(values);
        QCOMPARE(pixels(chart, Token::ChartBand), 0);
        QVERIFY(pixels(chart, Token::AccentBase) > 100);
        chart.setValues({}); // a new account: an empty picture, no crash
        QCOMPARE(chart.table().rows.size(), 0);
        (void)pixels(chart, Token::AccentBase);
    }

    void followsTheTheme()
    {
        MilestoneProgressChart chart;
        chart.setValues(someProgress());
        chart.resize(500, 260);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        applyTheme(*qApp, {ThemeKind::Dark});
        QVERIFY(pixels(chart, Token::ChartBand) > 500);
        QVERIFY(pixels(chart, Token::SurfacePage) > 10'000);
    }

    void categoriesAreClickable()
    {
        CategoryBars bars;
        CategoryProgressValues values;
        values.bars = {{Category::Onboarding, QStringLiteral("Onboarding"), 4, 4, 4, QStringLiteral("4 of 4")},
                       {Category::Growth, QStringLiteral("Growth"), 0, 2, 1, QStringLiteral("0 of 2")}};
        bars.setValues(values);
        bars.resize(400, 160);
        bars.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bars));
        QVERIFY(pixels(bars, Token::CategoryOnboarding) > 200);
        QCOMPARE(pixels(bars, Token::CategoryGrowth), 0);
        qRegisterMetaType<milepost::Category>();
        QSignalSpy clicked(&bars, &CategoryBars::categoryClicked);
        QTest::mouseClick(bars.viewport(), Qt::LeftButton, {}, QPoint(200, 30));
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].value<milepost::Category>(), Category::Onboarding);
        QCOMPARE(bars.table().rows.size(), 2);
    }
};

QTEST_MAIN(TestChartValues)
#include "test_chart_values.moc"
