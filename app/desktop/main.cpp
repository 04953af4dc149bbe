/// milepost: the window. Wires session, pages and frame; no logic of its own.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "dialogs/account_actions.h"
#include "dialogs/milestone_switches.h"
#include "end_requests.h"
#include "pages/account/account_page.h"
#include "pages/accounts/accounts_page.h"
#include "pages/benchmarks/benchmarks_page.h"
#include "pages/milestones/milestones_page.h"
#include "pages/renewals/renewals_page.h"
#include "pages/sources/sources_page.h"
#include "pages/today/today_page.h"
#include "pages/value/value_page.h"
#include "shell/english_plurals.h"
#include "shell/main_window.h"
#include "shell/prompter.h"
#include "shell/translations.h"
#include "shell/window_state.h"
#include "workspace/session.h"
#include "workspace/source_session.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QEvent>
#include <QLoggingCategory>
#include <QSettings>

#include <cstdio>

#include <sys/stat.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace milepost;

namespace {

Q_LOGGING_CATEGORY(startup, "milepost.startup", QtWarningMsg)

/// Says once, when asked by QT_LOGGING_RULES=milepost.startup.debug=true, that the first accounts are on the screen:
/// tests/benchmarks/bench_start listens.
class FirstPicture final : public QObject {
public:
    FirstPicture(QWidget &window, Session &session) : m_window(window)
    {
        // Connected after the window, so that its pages have the snapshot when this is called.
        connect(&session, &Session::snapshotChanged, this, [this, &session] {
            if (!m_seen && session.snapshot().portfolio && session.snapshot().portfolio->accountCount() > 0) {
                m_seen = true;
                m_window.installEventFilter(this);
            }
        });
    }

private:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::UpdateRequest) { // the window paints when this filter lets it
            m_window.removeEventFilter(this);
            QMetaObject::invokeMethod(this, [] { qCDebug(startup, "accounts painted"); }, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

    QWidget &m_window;
    bool m_seen = false;
};

bool hasDisplay(int count, char **arguments)
{
    for (int i = 1; i < count; ++i) {
        if (QByteArray(arguments[i]).startsWith("-platform"))
            return true;
    }
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY")
        || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

} // namespace

int main(int argc, char **argv)
{
    umask(0077); // everything the program writes is the person's own
    if (!hasDisplay(argc, argv)) {
        std::fputs("milepost: there is no display. The window needs X11 or Wayland; milepost-cli works without:\n"
                   "  milepost-cli triage\n",
                   stderr);
        return 1;
    }
#ifdef __GLIBC__
    // Columns of hundreds of kilobytes go back to the system when they are dropped, instead of leaving holes in a heap.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_TOP_PAD, 2 * 1024 * 1024); // asked for a few pages at a time, what a cache grows by costs more than what fills it
#endif
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("milepost"));
    QApplication::setApplicationDisplayName(QStringLiteral("Milepost"));
    QApplication::setApplicationVersion(QStringLiteral(MILEPOST_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.milepost.Milepost"));

    ui::EnglishPlurals::install(application);
    const QString languageName = QStringLiteral("language");
    QCommandLineParser first; // --help, and what is wrong with the others, are said in the language asked for
    first.addOption({languageName, {}, languageName});
    (void)first.parse(QApplication::arguments());
    if (ui::installTranslations(application, first.value(languageName)).isEmpty()) {
        std::fprintf(stderr, "milepost: --language %s: there is no such translation. There are: %s\n",
                     qPrintable(first.value(languageName)), qPrintable(ui::languages().join(QStringLiteral(", "))));
        return 1;
    }

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("main", "Customer milestones: who needs you today, and why"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profileOption(
        QStringLiteral("profile"), QApplication::translate("main", "Folder of the profile"),
        QStringLiteral("folder"), QString::fromStdString(Workspace::defaultProfile()));
    const QCommandLineOption themeOption(
        QStringLiteral("theme"), QApplication::translate("main", "Theme: system, light, dark or high_contrast"),
        QStringLiteral("theme"));
    const QCommandLineOption demoOption(
        QStringLiteral("demo"), QApplication::translate("main", "Fill a new profile with the sample portfolio"));
    const QCommandLineOption languageOption(
        languageName, QApplication::translate("main", "Language, as a code such as de; without it, the desktop's"),
        QStringLiteral("code"));
    parser.addOptions({profileOption, themeOption, languageOption, demoOption});
    parser.process(application);

    const QString profile = parser.value(profileOption);
    QStringList present = QDir(profile).entryList(QDir::Files | QDir::Hidden);
    present.removeAll(QStringLiteral("window.ini"));
    const bool fresh = present.isEmpty();
    if (!QDir().mkpath(profile)) {
        std::fprintf(stderr, "milepost: %s cannot be made\n", qPrintable(profile));
        return 1;
    }

    QSettings settings(QDir(profile).filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    ui::WindowState state(settings);
    if (parser.isSet(themeOption)) {
        const QString theme = parser.value(themeOption);
        using ui::ThemePreference;
        state.setTheme(theme == QLatin1String("light")             ? ThemePreference::Light
                           : theme == QLatin1String("dark")          ? ThemePreference::Dark
                           : theme == QLatin1String("high_contrast") ? ThemePreference::HighContrast
                                                                     : ThemePreference::System);
    }
    ui::applyTheme(application, state.themeChoice(ui::desktopIsDark()));

    const SystemClock clock;
    Session session(profile.toStdString(), clock);
    session.open(); // reads on its own threads while the window is built; what it says waits for the event loop
    SourceSession sources(profile.toStdString(), clock);
    QObject::connect(&session, &Session::opened, &sources, [&session, &sources] { // the first picture comes before
        QObject::connect(&session, &Session::snapshotChanged, &sources, &SourceSession::start, Qt::SingleShotConnection);
    });
    ui::DialogPrompter prompter;
    ui::MainWindow window(session, clock, prompter, settings, ui::desktopIsDark);
    ui::AccountActions accountActions(window, session);
    new ui::MilestoneSwitches(window, session); // a child of the window
    window.addPage(new ui::TodayPage(window.context()));
    window.addPage(new ui::AccountsPage(window.context()));
    window.addPage(new ui::AccountPage(window.context()));
    window.addPage(new ui::MilestonesPage(window.context()));
    window.addPage(new ui::BenchmarksPage(window.context()));
    window.addPage(new ui::RenewalsPage(window.context()));
    window.addPage(new ui::ValuePage(window.context()));
    window.addPage(new ui::SourcesPage(window.context(), clock, &sources));
    // The first start is on invented accounts: there is something to look at, and one click removes them.
    if (fresh || parser.isSet(demoOption)) {
        QObject::connect(
            &session, &Session::snapshotChanged, &session,
            [&session] {
                if (session.snapshot().portfolio && session.snapshot().portfolio->accountCount() == 0)
                    session.createSample();
            },
            Qt::SingleShotConnection);
    }
    FirstPicture firstPicture(window, session);
    const EndRequests endRequests;
    QObject::connect(&endRequests, &EndRequests::asked, &application, &QApplication::quit);
    window.start();
    window.show();
    return QApplication::exec();
}
