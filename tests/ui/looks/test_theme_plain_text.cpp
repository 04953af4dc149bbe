// Names with markup must be shown, not obeyed: no surface opens the file an <img> names. A FIFO stands for a file
// that hangs its reader; a watch on it notices any reader, counts it and lets it go, so that a broken guard fails
// the test instead of hanging it. /dev/zero stands for a file without end.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/milestone_progress_chart.h"
#include "delegates/cell_roles.h"
#include "delegates/cell_widget.h"
#include "delegates/record_view.h"
#include "theme/plain_text_filter.h"
#include "theme/theme.h"
#include "theme/toast.h"

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPainter>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

#include <atomic>
#include <condition_variable>
#include <fcntl.h>
#include <mutex>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace milepost;
using namespace milepost::ui;

namespace {

/// Opening a FIFO for writing without waiting succeeds exactly when somebody has it open for reading.
class FifoWatch {
public:
    explicit FifoWatch(const QByteArray &path)
        : m_path(path)
        , m_thread([this] { watch(); })
    {
    }
    ~FifoWatch()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }
    [[nodiscard]] int readers() const { return m_readers; }

private:
    void watch()
    {
        std::unique_lock lock(m_mutex);
        while (!m_stop) {
            const int writer = ::open(m_path.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
            if (writer >= 0) {
                ++m_readers;
                ::close(writer); // end of file: the reader goes on
            }
            m_wake.wait_for(lock, std::chrono::milliseconds(1));
        }
    }
    QByteArray m_path;
    std::atomic<int> m_readers{0};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

void settle(QWidget &widget)
{
    widget.resize(500, 240);
    (void)widget.sizeHint();
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
    widget.render(&image);
}

void showEverywhere(const QString &name)
{
    {
        QLabel alone(name);
        (void)alone.sizeHint();
        settle(alone);
        QCOMPARE(alone.textFormat(), Qt::PlainText);
        alone.setText(QStringLiteral("again ") + name);
        settle(alone);
    }
    {
        QWidget parent;
        auto *child = new QLabel(&parent);
        child->setText(name);
        child->setToolTip(name);
        settle(parent);
        QToolTip::showText(QPoint(10, 10), name, &parent);
        QCoreApplication::sendPostedEvents();
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (auto *tip = qobject_cast<QLabel *>(window); tip && tip->inherits("QTipLabel")) {
                QCOMPARE(tip->textFormat(), Qt::PlainText);
                QImage image(200, 50, QImage::Format_ARGB32_Premultiplied);
                tip->render(&image);
            }
        }
        QToolTip::hideText();
    }
    {
        QWidget window;
        auto *title = new SectionTitle(name, &window);
        title->setCaption(name);
        title->setLink(name);
        auto *notice = new InlineNotice(Mark::Risk, &window);
        notice->setNotice(Mark::Risk, name, name);
        new Banner(Icon::File, name, name, &window);
        new EmptyState(name, name, &window);
        new Chip(ChipData{name, Mark::Risk, true}, &window);
        new Button(name, Button::Rank::Primary, &window);
        auto *tabs = new QTabBar(&window);
        tabs->addTab(name);
        auto *combo = new QComboBox(&window);
        combo->addItem(name);
        LineData line;
        line.runs.append(TextRun{name, Tone::Primary, TypeWeight::Normal, TypeRole::Body});
        new CellWidget(line, &window);
        auto *toast = new Toast(&window);
        settle(window);
        toast->showText(name, QStringLiteral("Undo"));
        settle(window);
    }
    {
        RecordTable table;
        QStandardItemModel model(1, 2);
        model.setHorizontalHeaderLabels({name, name});
        model.item(0, 0);
        model.setData(model.index(0, 0), name);
        model.setData(model.index(0, 0), name, Qt::ToolTipRole);
        QueueRowData row;
        row.name = row.plan = row.reason = row.stake = name;
        model.setData(model.index(0, 1), QVariant::fromValue(row), CellRole::Value);
        table.setModel(&model);
        settle(table);
    }
    {
        MilestoneProgressChart chart;
        MilestoneProgressValues values;
        values.steps.append({3, 1, Category::Value, name, name});
        values.peers = {{0, 0, 0, 1}, {52, 2, 3, 4}};
        values.total = 5;
        values.nowWeek = 20;
        values.ownLabel = values.upperLabel = values.lowerLabel = values.medianLabel = values.gapLabel = name;
        chart.setValues(values);
        settle(chart);
        QTest::mouseMove(chart.viewport(), QPoint(120, 80));
        settle(chart);
        CategoryBars bars;
        CategoryProgressValues categories;
        categories.bars.append({Category::Growth, name, 1, 2, 1, name});
        categories.peersLabel = name;
        bars.setValues(categories);
        settle(bars);
    }
    {
        SafeTextBrowser browser;
        browser.setNoteMarkdown(name + QStringLiteral("\n\n![x](/dev/zero)"));
        settle(browser);
        browser.setHtml(name);
        settle(browser);
    }
}

} // namespace

class TestThemePlainText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, {});
        ::alarm(120); // a hang is a failure, not a wait
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_AS, &limit), 0);
        limit.rlim_cur = 6ull << 30; // reading /dev/zero ends in bad_alloc, not in the machine
        (void)::setrlimit(RLIMIT_AS, &limit);
    }

    void fifoIsNeverOpened()
    {
        QTemporaryDir folder;
        const QByteArray path = folder.filePath(QStringLiteral("canary.png")).toLocal8Bit();
        QCOMPARE(::mkfifo(path.constData(), 0600), 0);
        FifoWatch watch(path);
        const QString local = QString::fromLocal8Bit(path);
        for (const QString &name : {QStringLiteral("<img src=\"file://%1\">Acme").arg(local), QStringLiteral("<img src='%1'>").arg(local),
                                    QStringLiteral("<html><body background=\"%1\"><b>x</b></body></html>").arg(local)})
            showEverywhere(name);
        QCOMPARE(watch.readers(), 0);
    }

    void theWatchSees()
    {
        QTemporaryDir folder;
        const QByteArray path = folder.filePath(QStringLiteral("seen")).toLocal8Bit();
        QCOMPARE(::mkfifo(path.constData(), 0600), 0);
        FifoWatch watch(path);
        const int reader = ::open(path.constData(), O_RDONLY | O_CLOEXEC); // waits until the watch lets it go
        QVERIFY(reader >= 0);
        ::close(reader);
        QTRY_VERIFY(watch.readers() >= 1); // counted a moment after the reader was let go
    }

    void zeroIsNeverRead() { showEverywhere(QStringLiteral("<img src=\"file:///dev/zero\">Acme<img src='/dev/zero'>")); }

    void megabyteNameIsOneLine()
    {
        const QString name(1'000'000, QLatin1Char('x'));
        QElapsedTimer timer;
        timer.start();
        LineData line;
        line.runs.append(TextRun{name, Tone::Primary, TypeWeight::Normal, TypeRole::Body});
        CellWidget cell(line);
        settle(cell);
        QVERIFY2(cell.sizeHint().width() < 10'000, "measured the whole name");
        qInfo("a name of 1 MB painted in %lld ms", timer.elapsed());
    }

    void escapedTextIsLiteral()
    {
        QCOMPARE(literalRichText(QStringLiteral("<b>a</b>\n&")), QStringLiteral("&lt;b&gt;a&lt;/b&gt;<br>&amp;"));
    }
};

QTEST_MAIN(TestThemePlainText)
#include "test_theme_plain_text.moc"
