#include "wording/voice.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace milepost::wording {

namespace {

/// "%Ln day(s)", "%Ln entr(y|ies)" for one number, in English.
QString inEnglish(const QLocale &locale, QString text, int n)
{
    static const QRegularExpression choice(QStringLiteral("\\(([^()|]*)\\|([^()|]*)\\)"));
    text.replace(choice, n == 1 ? QStringLiteral("\\1") : QStringLiteral("\\2"));
    text.replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
    text.replace(QLatin1String("%Ln"), locale.toString(n));
    return text.replace(QLatin1String("%n"), QString::number(n));
}

} // namespace

QString Voice::translate(const char *context, const char *source, const char *disambiguation, int n) const
{
    if (translated) {
        const QString text = QCoreApplication::translate(context, source, disambiguation, n);
        if (n < 0)
            return text;
        // Without a translation, Qt hands back the source with its number put in.
        QString untouched = QString::fromUtf8(source);
        untouched.replace(QLatin1String("%Ln"), QLocale().toString(n)).replace(QLatin1String("%n"), QString::number(n));
        if (text != untouched)
            return text;
    }
    const QString english = QString::fromUtf8(source);
    return n < 0 ? english : inEnglish(locale, english, n);
}

QString plain(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QString name(std::string_view utf8)
{
    QString text = plain(utf8);
    int open = 0;
    for (QChar &c : text) {
        const char16_t u = c.unicode();
        if (u < 0x20 || (u >= 0x7F && u < 0xA0) || u == 0x2028 || u == 0x2029)
            c = QLatin1Char(' ');
        else if (u >= 0x2066 && u <= 0x2068)
            ++open;
        else if (u == 0x2069)
            // A PDI that closes nothing of its own would close our isolate and let the rest leak out.
            open > 0 ? static_cast<void>(--open) : static_cast<void>(c = QChar(0x200B));
    }
    return QChar(0x2068) + text + QString(open, QChar(0x2069)) + QChar(0x2069);
}

} // namespace milepost::wording
