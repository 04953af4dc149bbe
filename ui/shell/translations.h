/// The language of the window: its own texts and Qt's. Called once, before other threads start (they look texts up too),
/// and after EnglishPlurals, which then serves what a language lacks. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QCoreApplication;

namespace milepost::ui {

/// Codes of the languages there are: "en", in which the texts are written, and one for each translations/milepost_*.ts.
[[nodiscard]] QStringList languages();

/// Speaks `code` ("de", "de_AT"), or where it is empty the first of the desktop's languages that there is. Figures and
/// dates keep the desktop's locale as long as that is of the same language, and follow the code where it is not.
/// Returns the language spoken; empty, and nothing changed, where a code was asked for that there is no translation of.
[[nodiscard]] QString installTranslations(QCoreApplication &application, const QString &code = {});

} // namespace milepost::ui
