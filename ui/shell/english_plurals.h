/// The source texts are English with "(s)" and "(one|many)" in them; where no translation is installed this makes the
/// right form. Installed before any translation, so that those come first. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

class QCoreApplication;

namespace milepost::ui {

class EnglishPlurals : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    /// One per application, owned by it; a second call does nothing.
    static void install(QCoreApplication &application);
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int n) const override;
};

} // namespace milepost::ui
