/// The house rules that a machine can read: who may include whom, file length, banned constructs, hollow tests.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

const QString root = QStringLiteral(MILEPOST_SOURCE_DIR);
constexpr int longestFile = 600;

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Paths of sources below the folders, relative to the root.
QStringList sources(const QStringList &folders)
{
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator files(root + QLatin1Char('/') + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths << QDir(root).relativeFilePath(files.next());
    }
    paths.sort();
    return paths;
}

QString withoutComments(QString text)
{
    static const QRegularExpression comments(QStringLiteral("//[^\n]*|/\\*.*?\\*/"),
                                             QRegularExpression::DotMatchesEverythingOption);
    return text.remove(comments);
}

/// docs/architecture.md, "Who may use whom": folder → the folders and outside libraries it may include.
const QMap<QString, QSet<QString>> &allowed()
{
    static const QMap<QString, QSet<QString>> table = [] {
        QMap<QString, QSet<QString>> t;
        t[QStringLiteral("base")] = {};
        t[QStringLiteral("model")] = {"base"};
        t[QStringLiteral("query")] = {"base", "model"};
        t[QStringLiteral("milestones")] = {"base", "model", "query"};
        t[QStringLiteral("portfolio")] = {"base", "model", "query", "milestones"};
        t[QStringLiteral("analytics")] = {"base", "model", "query", "milestones", "portfolio"};
        t[QStringLiteral("triage")] = {"base", "model", "query", "milestones", "portfolio", "analytics"};
        t[QStringLiteral("value")] = {"base", "model", "query", "milestones", "portfolio", "analytics", "triage"};
        t[QStringLiteral("store")] = {"base", "model"};
        t[QStringLiteral("sync")] = {"base", "model", "store"};
        const QSet<QString> pure{"base", "model", "query", "milestones", "portfolio", "analytics", "triage", "value"};
        t[QStringLiteral("wording")] = pure;
        t[QStringLiteral("reports")] = pure | QSet<QString>{"wording"};
        t[QStringLiteral("workspace")] = pure | QSet<QString>{"wording", "reports", "store", "sync"};
        const QSet<QString> seen = pure | QSet<QString>{"wording", "reports", "workspace"};
        t[QStringLiteral("theme")] = seen;
        t[QStringLiteral("delegates")] = seen | QSet<QString>{"theme"};
        t[QStringLiteral("charts")] = seen | QSet<QString>{"theme", "delegates"};
        t[QStringLiteral("models")] = seen | QSet<QString>{"theme", "delegates"};
        t[QStringLiteral("shell")] = seen | QSet<QString>{"theme", "delegates", "models", "charts"};
        t[QStringLiteral("dialogs")] = t[QStringLiteral("shell")] | QSet<QString>{"shell"};
        t[QStringLiteral("pages")] = t[QStringLiteral("dialogs")] | QSet<QString>{"dialogs"};
        return t;
    }();
    return table;
}

/// Outside headers that only some folders may touch.
const QMap<QString, QSet<QString>> &keepers()
{
    static const QMap<QString, QSet<QString>> table{
        {QStringLiteral("sqlite3.h"), {"store"}},
        {QStringLiteral("zstd.h"), {"store"}},
        {QStringLiteral("simdjson.h"), {"sync", "store"}},
        {QStringLiteral("archive.h"), {"sync"}},
        {QStringLiteral("uchardet"), {"sync"}},
        {QStringLiteral("libpq-fe.h"), {"sync"}},
        {QStringLiteral("QNetwork"), {"sync"}},
        {QStringLiteral("qt6keychain"), {"sync"}},
        {QStringLiteral("xlsxwriter.h"), {"reports"}},
        {QStringLiteral("kainjow/mustache.hpp"), {"reports"}},
        {QStringLiteral("QSql"), {}},
    };
    return table;
}

struct Include {
    QString file, header;
    bool own = false;
};

QList<Include> includesOf(const QString &path)
{
    static const QRegularExpression line(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"),
                                         QRegularExpression::MultilineOption);
    QList<Include> found;
    auto matches = line.globalMatch(read(root + QLatin1Char('/') + path));
    while (matches.hasNext()) {
        const auto match = matches.next();
        found << Include{path, match.captured(2), match.captured(1) == QLatin1String("\"")};
    }
    return found;
}

/// "core/store/event_log.h" → "store"; "ui/pages/today/today_page.h" → "pages".
QString folderOf(const QString &path) { return path.section(QLatin1Char('/'), 1, 1); }

/// Lines of the sources that match, as "path:line: text", but for the files excepted.
QStringList linesMatching(const QStringList &paths, const QRegularExpression &pattern)
{
    QStringList hits;
    for (const QString &path : paths) {
        const QStringList lines = withoutComments(read(root + QLatin1Char('/') + path)).split(QLatin1Char('\n'));
        for (const QString &line : lines) {
            if (pattern.match(line).hasMatch())
                hits << path + QStringLiteral(": ") + line.trimmed();
        }
    }
    return hits;
}

QStringList outside(const QStringList &paths, const QString &prefix)
{
    QStringList kept;
    for (const QString &path : paths) {
        if (!path.startsWith(prefix))
            kept << path;
    }
    return kept;
}

} // namespace

class TestStructure : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldersIncludeOnlyWhatTheTableAllows();
    void everyFolderOfCoreAndUiIsInTheTable();
    void nothingElseLiesAtTheTop();
    void outsideLibrariesStayWithTheirKeepers();
    void noFileIsLongerThanItShouldBe();
    void bannedConstructs_data();
    void bannedConstructs();
    void testsAssertSomething();
    void textsOfTheWindowAreTranslatable();
};

void TestStructure::foldersIncludeOnlyWhatTheTableAllows()
{
    QStringList wrong;
    for (const QString &path : sources({QStringLiteral("core"), QStringLiteral("ui")})) {
        const QString folder = folderOf(path);
        for (const Include &include : includesOf(path)) {
            const QString target = include.header.section(QLatin1Char('/'), 0, 0);
            if (!include.own || !include.header.contains(QLatin1Char('/')) || !allowed().contains(target))
                continue;
            if (target != folder && !allowed()[folder].contains(target))
                wrong << path + QStringLiteral(" includes ") + include.header;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestStructure::everyFolderOfCoreAndUiIsInTheTable()
{
    for (const QString &top : {QStringLiteral("core"), QStringLiteral("ui")}) {
        const auto folders = QDir(root + QLatin1Char('/') + top).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QVERIFY(!folders.isEmpty());
        for (const QString &folder : folders) {
            if (!sources({top + QLatin1Char('/') + folder}).isEmpty())
                QVERIFY2(allowed().contains(folder), qPrintable(top + QLatin1Char('/') + folder));
        }
    }
}

/// What builds and tests leave behind is not to be kept by accident.
void TestStructure::nothingElseLiesAtTheTop()
{
    const QStringList expected{QStringLiteral("CMakeLists.txt"), QStringLiteral("CMakePresets.json"), QStringLiteral("LICENSE"), QStringLiteral("README.md"),
                               QStringLiteral("app"), QStringLiteral("build"), QStringLiteral("compile_commands.json"), QStringLiteral("core"), QStringLiteral("docs"),
                               QStringLiteral("resources"), QStringLiteral("run"), QStringLiteral("scenes"), QStringLiteral("test"), QStringLiteral("tests"),
                               QStringLiteral("translations"), QStringLiteral("ui")};
    QFile ignored(root + QStringLiteral("/.gitignore"));
    QVERIFY(ignored.open(QIODevice::ReadOnly));
    const QByteArray list = ignored.readAll();
    for (const char *left : {"/build/", "/scenes/", "compile_commands.json"})
        QVERIFY2(list.contains(left), left);
    for (const QString &entry : QDir(root).entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
        QVERIFY2(expected.contains(entry), qPrintable(entry));
}

void TestStructure::outsideLibrariesStayWithTheirKeepers()
{
    QStringList wrong;
    for (const QString &path : sources({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
        for (const Include &include : includesOf(path)) {
            for (auto rule = keepers().begin(); rule != keepers().end(); ++rule) {
                if (include.header.startsWith(rule.key()) && !rule.value().contains(folderOf(path)))
                    wrong << path + QStringLiteral(" includes ") + include.header;
            }
            const bool widgets = include.header.startsWith(QLatin1String("QtWidgets"))
                || include.header == QLatin1String("QWidget") || include.header == QLatin1String("QApplication");
            if (widgets && path.startsWith(QLatin1String("core/")))
                wrong << path + QStringLiteral(" includes ") + include.header;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestStructure::noFileIsLongerThanItShouldBe()
{
    QStringList wrong;
    const auto all = sources({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("tests")});
    QVERIFY(all.size() > 50);
    for (const QString &path : all) {
        const auto lines = read(root + QLatin1Char('/') + path).count(QLatin1Char('\n'));
        if (lines > longestFile)
            wrong << QStringLiteral("%1: %2 lines").arg(path).arg(lines);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestStructure::bannedConstructs_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QString>("pattern");
    const QStringList product = sources({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui")});
    const QStringList everything = product + sources({QStringLiteral("tests")});
    QTest::newRow("pumping") << product << QStringLiteral("\\bprocessEvents\\b");
    QTest::newRow("message boxes") << product << QStringLiteral("\\bQMessageBox\\s*::");
    QTest::newRow("rich text that the plain-text filter misses")
        << product << QStringLiteral("\\b(QWizard|QErrorMessage|QWhatsThis)\\b");
    QTest::newRow("sleeping") << product << QStringLiteral("(QThread::m?u?sleep|std::this_thread::sleep)");
    QTest::newRow("test friends") << everything << QStringLiteral("friend\\s+class\\s+\\w*Test");
    QTest::newRow("the system's clock") << outside(product, QStringLiteral("core/base/"))
                                        << QStringLiteral("currentDate(Time)?(Utc)?\\(|system_clock::now|\\btime\\(nullptr\\)");
    QTest::newRow("colour literals")
        << outside(sources({QStringLiteral("ui"), QStringLiteral("app")}), QStringLiteral("ui/theme/"))
        << QStringLiteral("\"#[0-9a-fA-F]{3,8}\"|\\bqRgba?\\(|QColor\\(\\s*[0-9\"]|Qt::(red|green|blue|black|white|gray|"
                          "yellow|cyan|magenta|dark\\w+|lightGray)\\b");
    QTest::newRow("stubs") << product << QStringLiteral("not (yet )?implemented|coming soon");
}

void TestStructure::bannedConstructs()
{
    QFETCH(const QStringList, paths);
    QFETCH(const QString, pattern);
    const QRegularExpression expression(pattern);
    QVERIFY(expression.isValid());
    const QStringList hits = linesMatching(paths, expression);
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(QLatin1Char('\n'))));
}

void TestStructure::testsAssertSomething()
{
    static const QRegularExpression assertion(
        QStringLiteral("\\b(QVERIFY|QCOMPARE|QTRY_|QFAIL|QBENCHMARK|QEXPECT)"));
    QStringList hollow;
    for (const QString &path : sources({QStringLiteral("tests")})) {
        if (path.section(QLatin1Char('/'), -1).startsWith(QLatin1String("test_"))
            && !read(root + QLatin1Char('/') + path).contains(assertion))
            hollow << path;
    }
    QVERIFY2(hollow.isEmpty(), qPrintable(hollow.join(QLatin1Char('\n'))));
}

void TestStructure::textsOfTheWindowAreTranslatable()
{
    // A literal with a letter in it, handed straight to a setter that people read.
    static const QRegularExpression bare(
        QStringLiteral("\\bset(Text|ToolTip|WindowTitle|PlaceholderText|AccessibleName|StatusTip|Title)\\(\\s*"
                       "(QStringLiteral\\(|QLatin1String\\()?\"[^\"]*[A-Za-z]{2}"));
    const QStringList hits = linesMatching(sources({QStringLiteral("ui"), QStringLiteral("app")}), bare);
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestStructure)
#include "test_structure.moc"
