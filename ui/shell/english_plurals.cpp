/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/english_plurals.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace milepost::ui {

void EnglishPlurals::install(QCoreApplication &application)
{
    if (application.findChild<EnglishPlurals *>(QString(), Qt::FindDirectChildrenOnly))
        return;
    QCoreApplication::installTranslator(new EnglishPlurals(&application));
}

QString EnglishPlurals::translate(const char *, const char *source, const char *, int n) const
{
    if (n < 0 || !source)
        return {};
    QString text = QString::fromUtf8(source);
    static const QRegularExpression choice(QStringLiteral("\\(([^()|]*)\\|([^()|]*)\\)"));
    text.replace(choice, n == 1 ? QStringLiteral("\\1") : QStringLiteral("\\2"));
    return text.replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

} // namespace milepost::ui
