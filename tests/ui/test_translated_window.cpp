/// The window in German: the right language for the right person, every text that is asked for is there, and pictures of
/// every place (MILEPOST_SCENES, as test_scenes).
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/account_actions.h"
#include "dialogs/milestone_switches.h"
#include "pages/account/account_page.h"
#include "pages/accounts/accounts_page.h"
#include "pages/benchmarks/benchmarks_page.h"
#include "pages/milestones/claims_pane.h"
#include "pages/milestones/milestone_pane.h"
#include "pages/milestones/milestones_page.h"
#include "pages/milestones/reach_tab.h"
#include "pages/renewals/renewals_page.h"
#include "pages/sources/sources_page.h"
#include "pages/today/today_page.h"
#include "pages/value/value_page.h"
#include "shell/action_registry.h"
#include "shell/english_plurals.h"
#include "shell/main_window.h"
#include "shell/prompter.h"
#include "shell/translations.h"
#include "support/fake_clock.h"
#include "support/ui_fixtures.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/voice.h"
#include "workspace/session.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QMutex>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;
using wording::Voice;

namespace {

constexpr int patience = 60'000; ///< ms

/// Asked only for what the language does not have. Any thread.
class Unanswered final : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        // Qt's own, and names of keys.
        const QByteArray where(context);
        if (source && *source && (!where.startsWith('Q') || where == "QObject")) {
            const QMutexLocker lock(&m_mutex);
            m_texts << QString::fromUtf8(where) + QStringLiteral(": ") + QString::fromUtf8(source);
        }
        return {};
    }
    [[nodiscard]] QStringList texts() const
    {
        const QMutexLocker lock(&m_mutex);
        QStringList sorted(m_texts.begin(), m_texts.end());
        sorted.sort();
        return sorted;
    }

private:
    mutable QMutex m_mutex;
    mutable QSet<QString> m_texts;
};

/// As at a start, for a person of this locale; translators of the test before go.
QString speak(const QLocale &person, const QString &code = {})
{
    qDeleteAll(qApp->findChildren<QTranslator *>(QString(), Qt::FindDirectChildrenOnly));
    QLocale::setDefault(person);
    EnglishPlurals::install(*qApp);
    return installTranslations(*qApp, code);
}

void shoot(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("MILEPOST_SCENES");
    QTest::qWait(folder.isEmpty() ? 0 : 200);
    const QImage picture = window.grab().toImage();
    QVERIFY(picture.width() >= 1440);
    if (!folder.isEmpty()) {
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(picture.save(QStringLiteral("%1/de-%2.png").arg(folder, name)));
    }
}

/// Texts of labels and buttons with an English plural still in them.
QStringList halfMade(const QWidget &window)
{
    static const QRegularExpression plural(QStringLiteral("\\w\\(s\\)|\\([a-z]*\\|[a-z]*\\)|%L?n|%\\d"));
    QStringList wrong;
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (plural.match(label->text()).hasMatch())
            wrong << label->text();
    }
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        if (plural.match(button->text()).hasMatch())
            wrong << button->text();
    }
    return wrong;
}

} // namespace

class TestTranslatedWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { (void)speak(QLocale::c()); }
    void languageOfThePerson_data();
    void languageOfThePerson();
    void anUnknownLanguageChangesNothing();
    void germanSpeaksWithItsPlurals();
    void whatIsMissingIsEnglish();
    void everyPlaceSpeaksGerman();
};

void TestTranslatedWindow::languageOfThePerson_data()
{
    QTest::addColumn<QLocale>("person");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("locale");
    QTest::newRow("German") << QLocale("de_DE") << QString() << "de" << "de_DE";
    QTest::newRow("Austrian") << QLocale("de_AT") << QString() << "de" << "de_AT";
    QTest::newRow("British") << QLocale("en_GB") << QString() << "en" << "en_GB";
    QTest::newRow("no locale at all") << QLocale::c() << QString() << "en" << "C";
    QTest::newRow("a language that there is not") << QLocale("fi_FI") << QString() << "en" << "fi_FI";
    QTest::newRow("British, asks for German") << QLocale("en_GB") << "de" << "de" << "de_DE";
    QTest::newRow("Austrian, asks for German") << QLocale("de_AT") << "de" << "de" << "de_AT";
    QTest::newRow("German, asks for English") << QLocale("de_DE") << "en" << "en" << "en_US";
    QTest::newRow("asks with a country") << QLocale("en_GB") << "de_CH" << "de" << "de_CH";
}

void TestTranslatedWindow::languageOfThePerson()
{
    QFETCH(QLocale, person);
    QFETCH(QString, code);
    QFETCH(QString, language);
    QFETCH(QString, locale);
    QCOMPARE(speak(person, code), language);
    QCOMPARE(QLocale().name(), locale);
    QCOMPARE(QCoreApplication::translate("Figures", "today"), language == "de" ? QStringLiteral("heute") : QStringLiteral("today"));
}

void TestTranslatedWindow::anUnknownLanguageChangesNothing()
{
    QVERIFY(languages().startsWith(QStringLiteral("en")));
    QVERIFY(languages().contains(QStringLiteral("de")));
    for (const char *code : {"xx", "klingon", "fi", "de/../en", "-"}) {
        QVERIFY2(speak(QLocale("en_GB"), QString::fromLatin1(code)).isEmpty(), code);
        QCOMPARE(QLocale().name(), QStringLiteral("en_GB"));
        QCOMPARE(QCoreApplication::translate("Figures", "today"), QStringLiteral("today"));
    }
}

void TestTranslatedWindow::germanSpeaksWithItsPlurals()
{
    QCOMPARE(speak(QLocale("de_DE")), QStringLiteral("de"));
    const Voice person = Voice::person();
    QCOMPARE(wording::days(person, 1), QStringLiteral("1 Tag"));
    QCOMPARE(wording::days(person, 3), QStringLiteral("3 Tage"));
    QCOMPARE(wording::days(person, 0), QStringLiteral("0 Tage"));
    QCOMPARE(wording::days(person, 1200), QStringLiteral("1.200 Tage"));
    QCOMPARE(wording::percent(person, 0.125, 1), QStringLiteral("12,5\u00A0%"));
    QCOMPARE(wording::moneyCompact(person, 4'800'000, *Currency::fromCode("EUR")), QStringLiteral("48\u00A0Tsd.\u00A0€"));
    QCOMPARE(wording::relativeDay(person, *dayFromIso("2026-03-04"), *dayFromIso("2026-03-01")), QStringLiteral("in 3 Tagen"));
    // What tables, JSON and logs say stays English.
    QCOMPARE(wording::days(Voice::invariant(), 3), QStringLiteral("3 days"));
    QCOMPARE(wording::percent(Voice::invariant(), 0.125, 1), QStringLiteral("12.5 %"));
    // Qt's own, of its dialogs.
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Abbrechen"));
}

void TestTranslatedWindow::whatIsMissingIsEnglish()
{
    QCOMPARE(speak(QLocale("de_DE")), QStringLiteral("de"));
    const Voice person = Voice::person();
    QCOMPARE(person.translate("NoSuchContext", "%Ln entr(y|ies) of %1", nullptr, 1), QStringLiteral("1 entry of %1"));
    QCOMPARE(person.translate("NoSuchContext", "%Ln entr(y|ies) of %1", nullptr, 2000), QStringLiteral("2.000 entries of %1"));
    QCOMPARE(QCoreApplication::translate("NoSuchContext", "%Ln thing(s)", nullptr, 2), QStringLiteral("2 things"));
}

void TestTranslatedWindow::everyPlaceSpeaksGerman()
{
    qDeleteAll(qApp->findChildren<QTranslator *>(QString(), Qt::FindDirectChildrenOnly));
    QLocale::setDefault(QLocale("de_DE"));
    EnglishPlurals::install(*qApp);
    Unanswered unanswered; // before the language, so asked after it
    QVERIFY(QCoreApplication::installTranslator(&unanswered));
    QCOMPARE(installTranslations(*qApp), QStringLiteral("de"));
    applyTheme(*qApp, {});

    const QTemporaryDir folder;
    QSettings settings(folder.filePath("window.ini"), QSettings::IniFormat);
    const FakeClock clock(*instantFromIso("2026-03-02T10:00:00Z", true));
    Session session(folder.filePath("profile").toStdString(), clock);
    DialogPrompter prompter;
    MainWindow window(session, clock, prompter, settings);
    const AccountActions accountActions(window, session);
    new MilestoneSwitches(window, session);
    auto *today = new TodayPage(window.context());
    auto *account = new AccountPage(window.context());
    auto *milestones = new MilestonesPage(window.context());
    auto *benchmarks = new BenchmarksPage(window.context());
    for (Page *page : std::initializer_list<Page *>{today, new AccountsPage(window.context()), account, new RenewalsPage(window.context()), new ValuePage(window.context()),
                                                    milestones, benchmarks, new SourcesPage(window.context(), clock)})
        window.addPage(page);
    window.start();
    window.resize(1440, 900);
    window.show();
    (void)QTest::qWaitForWindowExposed(&window);
    QSignalSpy shown(&session, &Session::snapshotChanged);
    session.open();
    QVERIFY(shown.wait(patience));
    shoot(window, "empty");
    session.createSample();
    QTRY_VERIFY_WITH_TIMEOUT(session.snapshot().portfolio && session.snapshot().portfolio->accountCount() > 100, patience);
    QTRY_VERIFY_WITH_TIMEOUT(session.trends(), patience);
    window.go({"today", {}, {}});
    QTRY_VERIFY(today->currentAccount());
    QTest::qWait(200); // the detail of the selected account arrives by itself
    shoot(window, "today");
    window.go({"accounts", {}, {}});
    shoot(window, "accounts");
    for (const char *tab : {"progress", "timeline", "compare", "notes", "renewal", "value", "plan"}) {
        window.go({"account", "northwind-freight", tab});
        QTest::qWait(100);
        shoot(window, QStringLiteral("account-") + QString::fromLatin1(tab));
    }
    window.go({"renewals", {}, {}});
    QTest::qWait(400);
    shoot(window, "renewals");
    window.go({"value", {}, {}});
    QTest::qWait(400);
    shoot(window, "value");
    window.go({"milestones", {}, "team_invited/reach"});
    ReachTab *reach = milestones->pane()->reach();
    QTRY_VERIFY_WITH_TIMEOUT(reach->shown() && milestones->pane()->row().definition.key == "team_invited", patience);
    QTest::qWait(200);
    shoot(window, "milestones");
    for (const char *tab : {"definition", "accounts", "check", "history"}) {
        window.go({"milestones", {}, QStringLiteral("team_invited/") + QLatin1String(tab)});
        shoot(window, QStringLiteral("milestones-") + QLatin1String(tab));
    }
    window.go({"milestones", {}, "find"});
    QTest::qWait(200);
    shoot(window, "milestones-find");
    window.go({"milestones", {}, "claims"});
    QTRY_VERIFY_WITH_TIMEOUT(!milestones->claims()->sentences().isEmpty(), patience);
    shoot(window, "milestones-claims");
    window.go({"benchmarks", "northwind-freight", {}});
    QTRY_VERIFY_WITH_TIMEOUT(benchmarks->shown() && benchmarks->shown()->controls.account != noAccount, patience);
    QTest::qWait(100);
    shoot(window, "benchmarks");
    benchmarks->setAsTable(true);
    shoot(window, "benchmarks-table");
    window.go({"sources", {}, {}});
    shoot(window, "sources");
    window.actions().action(chooseMilestonesAction)->trigger();
    QTest::qWait(100);
    shoot(window, "milestone-switches");

    QVERIFY2(unanswered.texts().isEmpty(), qPrintable(unanswered.texts().join(QLatin1Char('\n'))));
    QVERIFY2(halfMade(window).isEmpty(), qPrintable(halfMade(window).join(QLatin1Char('\n'))));
}

QTEST_MAIN(TestTranslatedWindow)
#include "test_translated_window.moc"
