/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scene_window.h"

#include "dialogs/milestone_switches.h"
#include "theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

namespace milepost::test {

using namespace ui;

void AnsweringPrompter::openFiles(QWidget *, const QString &title, const QString &, std::function<void(const QStringList &)> answer)
{
    asked << title;
    answer(files);
}

void AnsweringPrompter::openFolder(QWidget *, const QString &title, std::function<void(const QString &)> answer)
{
    asked << title;
    answer(folder);
}

void AnsweringPrompter::saveFile(QWidget *, const QString &title, const QString &, const QString &, std::function<void(const QString &)> answer)
{
    asked << title;
    answer(saveTo);
}

void AnsweringPrompter::confirmByTyping(QWidget *, const QString &title, const QString &, const QString &word, std::function<void(bool)> answer)
{
    asked << title << word;
    answer(confirms);
}

SceneWindow::SceneWindow(const QString &folder, Instant now)
    : settings(folder + "/window.ini", QSettings::IniFormat), clock(now), session((folder + "/profile").toStdString(), clock),
      sourceSession((folder + "/profile").toStdString(), clock, keychain), window(session, clock, prompter, settings),
      accountActions(window, session)
{
    QObject::connect(&session, &Session::opened, &sourceSession, [this] {
        QObject::connect(&session, &Session::snapshotChanged, &sourceSession, &SourceSession::start, Qt::SingleShotConnection);
    });
    new MilestoneSwitches(window, session);
    today = new TodayPage(window.context());
    accounts = new AccountsPage(window.context());
    account = new AccountPage(window.context());
    milestones = new MilestonesPage(window.context());
    benchmarks = new BenchmarksPage(window.context());
    renewals = new RenewalsPage(window.context());
    value = new ValuePage(window.context());
    sources = new SourcesPage(window.context(), clock, &sourceSession);
    for (Page *page : std::initializer_list<Page *>{today, accounts, account, milestones, benchmarks, renewals, value, sources})
        window.addPage(page);
    window.start();
    window.resize(1440, 900);
    window.show();
    (void)QTest::qWaitForWindowExposed(&window);
}

bool SceneWindow::open()
{
    QSignalSpy shown(&session, &Session::snapshotChanged), listed(&sourceSession, &SourceSession::sourcesChanged);
    session.open();
    return shown.wait(patience) && (listed.count() > 0 || listed.wait(patience));
}

std::size_t SceneWindow::count() const
{
    return session.snapshot().portfolio ? session.snapshot().portfolio->accountCount() : 0;
}

void shoot(SceneWindow &w, const QString &name)
{
    QString folder = qEnvironmentVariable("MILEPOST_SCENES");
    if (folder.isEmpty())
        folder = QDir::current().filePath(QStringLiteral("scenes"));
    QVERIFY(QDir().mkpath(folder));
    const std::array themes{std::pair(ThemeKind::Light, "light"), std::pair(ThemeKind::Dark, "dark"),
                            std::pair(ThemeKind::HighContrast, "contrast")};
    QTest::qWait(30); // layouts of what has just been filled
    for (const auto &[kind, suffix] : themes) {
        applyTheme(*qApp, {.kind = kind});
        QCoreApplication::sendPostedEvents();
        const QImage picture = w.window.grab().toImage();
        QVERIFY(picture.width() >= w.window.width());
        QVERIFY(picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, QString::fromLatin1(suffix))));
    }
    applyTheme(*qApp, {.kind = ThemeKind::Light});
}

QString labelsOf(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts << label->text();
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace milepost::test
