/// translations/*.ts: whole, of the right form, and about the texts that the sources have today.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

const QString root = QStringLiteral(MILEPOST_SOURCE_DIR);

struct Message {
    QString context, source, comment;
    QString type; ///< "", "unfinished", "vanished", "obsolete"
    bool plural = false;
    QStringList forms; ///< one, or one for each number of the language
    [[nodiscard]] QString place() const { return context + QStringLiteral(": ") + source; }
    [[nodiscard]] QString key() const { return context + QChar(0) + source + QChar(0) + comment + QChar(0) + (plural ? "n" : ""); }
};

struct Language {
    QString code;
    QList<Message> messages;
    QString error;
};

Language readLanguage(const QString &path)
{
    Language found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        found.error = file.errorString();
        return found;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("TS"))
            found.code = xml.attributes().value(QLatin1String("language")).toString();
        else if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            found.messages.append({context, {}, {}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"), {}});
        else if (xml.name() == QLatin1String("source"))
            found.messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            found.messages.last().comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            found.messages.last().type = xml.attributes().value(QLatin1String("type")).toString();
            if (!found.messages.last().plural)
                found.messages.last().forms << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform"))
            found.messages.last().forms << xml.readElementText();
    }
    if (xml.hasError())
        found.error = QStringLiteral("line %1: %2").arg(xml.lineNumber()).arg(xml.errorString());
    return found;
}

QStringList files() { return QDir(root + QStringLiteral("/translations")).entryList({QStringLiteral("*.ts")}, QDir::Files, QDir::Name); }

Language languageOf(const QString &file) { return readLanguage(root + QStringLiteral("/translations/") + file); }

/// %1, %Ln, tags and the like, in order of the alphabet, each once: a sentence may say a thing twice.
QStringList marksOf(const QString &text)
{
    static const QRegularExpression mark(QStringLiteral("%L?\\d+|%L?n|</?[a-z]+[^>]*>|&(?=\\S)"));
    QSet<QString> marks;
    auto matches = mark.globalMatch(text);
    while (matches.hasNext())
        marks << matches.next().captured();
    QStringList sorted(marks.begin(), marks.end());
    sorted.sort();
    return sorted;
}

/// What a text begins and ends with besides words: parts of sentences are glued together.
QString edgesOf(const QString &text)
{
    static const QRegularExpression leading(QStringLiteral("^[ \\t\\n]*")), trailing(QStringLiteral("[ \\t\\n]*$"));
    return leading.match(text).captured() + QLatin1Char('|') + trailing.match(text).captured();
}

/// "a \"b\" c" with its escapes undone; adjacent literals are one.
QString unquoted(const QString &literals)
{
    static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
    QString text;
    auto parts = literal.globalMatch(literals);
    while (parts.hasNext())
        text += parts.next().captured(1);
    return text.replace(QLatin1String("\\\""), QLatin1String("\"")).replace(QLatin1String("\\t"), QLatin1String("\t"))
        .replace(QLatin1String("\\n"), QLatin1String("\n")).replace(QLatin1String("\\\\"), QLatin1String("\\"));
}

void addFileRows()
{
    QTest::addColumn<QString>("file");
    const QStringList all = files();
    for (const QString &file : all)
        QTest::newRow(qPrintable(file)) << file;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereIsAtLeastOne() { QVERIFY(files().contains(QLatin1String("milepost_de.ts"))); }
    void everythingIsTranslated_data() { addFileRows(); }
    void everythingIsTranslated();
    void placeholdersAndEdgesStay_data() { addFileRows(); }
    void placeholdersAndEdgesStay();
    void germanKeepsItsTypography();
    void theSourcesHaveNoOtherTexts_data() { addFileRows(); }
    void theSourcesHaveNoOtherTexts();
    void everyCallIsOneThatLupdateReads();
};

void TestTranslations::everythingIsTranslated()
{
    QFETCH(QString, file);
    static const QHash<QString, int> formsOf{{"de", 2}, {"fr", 2}, {"es", 2}, {"pl", 3}, {"ja", 1}, {"ar", 6}};
    const Language language = languageOf(file);
    QVERIFY2(language.error.isEmpty(), qPrintable(language.error));
    QCOMPARE(QStringLiteral("milepost_%1.ts").arg(language.code), file);
    QVERIFY2(formsOf.contains(language.code), "say in this test how many plural forms the language has");
    QVERIFY(language.messages.size() > 1'500);
    QStringList wrong;
    for (const Message &message : language.messages) {
        if (!message.type.isEmpty())
            wrong << message.type + QStringLiteral(": ") + message.place();
        if (message.forms.size() != (message.plural ? formsOf[language.code] : 1))
            wrong << QStringLiteral("%1 forms: %2").arg(message.forms.size()).arg(message.place());
        if (message.forms.contains(QString()))
            wrong << QStringLiteral("empty: ") + message.place();
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestTranslations::placeholdersAndEdgesStay()
{
    QFETCH(QString, file);
    static const QRegularExpression englishPlural(QStringLiteral("\\([a-z]{0,3}\\)|\\([^()|]*\\|[^()|]*\\)"));
    const Language language = languageOf(file);
    QStringList wrong;
    for (const Message &message : language.messages) {
        for (const QString &form : message.forms) {
            const bool same = marksOf(form) == marksOf(message.source) && edgesOf(form) == edgesOf(message.source)
                && form.count(QLatin1Char('\t')) == message.source.count(QLatin1Char('\t'))
                && form.count(QLatin1Char('\n')) == message.source.count(QLatin1Char('\n'))
                && form.count(QLatin1String(";;")) == message.source.count(QLatin1String(";;"));
            if (!same || (message.plural && englishPlural.match(form).hasMatch()))
                wrong << message.place() + QStringLiteral("\n    → ") + form;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestTranslations::germanKeepsItsTypography()
{
    // „…“ around words, and no break between a figure and its per cent sign.
    static const QRegularExpression bad(QStringLiteral("[\"']|[”‘’]|“[^„]*“|[0-9] %(?![0-9Ln])|\\.\\.\\.|  "));
    QStringList wrong;
    const Language language = languageOf(QStringLiteral("milepost_de.ts"));
    for (const Message &message : language.messages) {
        for (const QString &form : message.forms) {
            if (bad.match(form).hasMatch() || form.count(QChar(u'„')) != form.count(QChar(u'“')))
                wrong << message.place() + QStringLiteral("\n    → ") + form;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestTranslations::theSourcesHaveNoOtherTexts()
{
    QFETCH(QString, file);
    if (!QFile::exists(QStringLiteral(MILEPOST_LUPDATE)))
        QSKIP("lupdate is not here");
    const QTemporaryDir folder;
    const QString made = folder.filePath(QStringLiteral("milepost_xx.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(root);
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    // As the target update_translations.
    lupdate.start(QStringLiteral(MILEPOST_LUPDATE),
                  {"core", "ui", "app/desktop", "-I", "core", "-I", "ui", "-source-language", "en", "-target-language", "de",
                   "-no-obsolete", "-locations", "none", "-ts", made});
    QVERIFY2(lupdate.waitForFinished(60'000), "lupdate does not end: is a literal inside the number of a plural?");
    const QString said = QString::fromUtf8(lupdate.readAll());
    // Otherwise texts are filed under a class that does not ask for them.
    QVERIFY2(!said.contains(QLatin1String("unknown namespace/class")) && !said.contains(QLatin1String("lacks Q_OBJECT")), qPrintable(said));
    QSet<QString> known;
    const Language language = languageOf(file);
    for (const Message &message : language.messages)
        known << message.key();
    QStringList missing;
    const Language today = readLanguage(made);
    QVERIFY(today.messages.size() > 1'500);
    QSet<QString> used;
    for (const Message &message : today.messages) {
        used << message.key();
        if (!known.contains(message.key()))
            missing << QStringLiteral("missing: ") + message.place();
    }
    for (const Message &message : language.messages) {
        if (!used.contains(message.key()))
            missing << QStringLiteral("no longer used: ") + message.place();
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n')) + QStringLiteral("\nninja update_translations, then docs/translating.md")));
}

// lupdate passes silently over calls whose number is more than names, dots and calls: static_cast<int>(n), list[i].
void TestTranslations::everyCallIsOneThatLupdateReads()
{
    static const QRegularExpression call(
        QStringLiteral("translate\\(\\s*\"(\\w+)\"\\s*,\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"));
    QSet<QString> known;
    const Language language = languageOf(QStringLiteral("milepost_de.ts"));
    for (const Message &message : language.messages)
        known << message.context + QChar(0) + message.source;
    QStringList missing;
    int seen = 0;
    for (const char *top : {"core", "ui", "app/desktop"}) {
        QDirIterator sources(root + QLatin1Char('/') + QLatin1String(top), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            QFile source(sources.next());
            QVERIFY(source.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(source.readAll());
            auto calls = call.globalMatch(text);
            while (calls.hasNext()) {
                const auto each = calls.next();
                ++seen;
                if (!known.contains(each.captured(1) + QChar(0) + unquoted(each.captured(2))))
                    missing << QDir(root).relativeFilePath(source.fileName()) + QStringLiteral(": ") + unquoted(each.captured(2));
            }
        }
    }
    QVERIFY(seen > 500);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
