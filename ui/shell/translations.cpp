/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

// Of a static library, so nobody else registers it; outside of any namespace, as the macro demands.
static void registerTranslations() { Q_INIT_RESOURCE(translations); }

namespace milepost::ui {

namespace {

const QString folder = QStringLiteral(":/translations");
const QString prefix = QStringLiteral("milepost_");

/// "de-AT" → "de".
QString languageOf(const QString &name) { return name.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0); }

void install(QCoreApplication &application, const QString &file, const QString &from)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(file, from))
        QCoreApplication::installTranslator(translator);
    else
        delete translator; // Qt's own texts may be missing: its dialogs then speak English
}

} // namespace

QStringList languages()
{
    registerTranslations();
    QStringList codes{QStringLiteral("en")};
    const QStringList files = QDir(folder).entryList({prefix + QStringLiteral("*.qm")}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        codes << file.mid(prefix.size()).chopped(3);
    return codes;
}

QString installTranslations(QCoreApplication &application, const QString &code)
{
    const QStringList known = languages();
    QLocale wished;
    if (!code.isEmpty()) {
        wished = QLocale(code);
        if (!known.contains(languageOf(code)) || wished.language() == QLocale::C)
            return {};
        if (QLocale().language() != wished.language())
            QLocale::setDefault(wished);
    }
    // In the person's order: who reads English before German gets English, which has no file of its own.
    const QStringList names = wished.uiLanguages();
    const auto spoken = std::ranges::find_if(names, [&](const QString &name) { return known.contains(languageOf(name)); });
    const QString language = spoken == names.end() ? known.first() : languageOf(*spoken);
    if (language != known.first()) {
        install(application, QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(application, prefix + language, folder);
    }
    return language;
}

} // namespace milepost::ui
