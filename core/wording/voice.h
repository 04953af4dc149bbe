/// Who is spoken to: a locale for figures and dates, and whether sentences are translated. Every function of this
/// folder takes one. Plain text always: nothing here makes or expects markup, and names from outside are put into
/// sentences between bidi isolates. Any thread (translators are installed before other threads start).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <string_view>

namespace milepost::wording {

struct Voice {
    QLocale locale;
    bool translated = true;

    /// The person's language and locale.
    [[nodiscard]] static Voice person() { return {QLocale(), true}; }
    /// English whatever the locale: JSON and CSV of the command line, logs.
    [[nodiscard]] static Voice invariant() { return {QLocale(QLocale::English, QLocale::World), false}; }

    /// As QCoreApplication::translate; lupdate finds calls by this name. With n ≥ 0, "%Ln" becomes the number and,
    /// where no translation is installed, "(s)" and "(one|many)" in the source follow English plural.
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation = nullptr,
                                    int n = -1) const;
};

/// UTF-8 of a name from outside, for use inside a sentence: control characters become spaces, and it is wrapped in
/// FSI … PDI, so that neither its own direction nor its own isolates leak out.
[[nodiscard]] QString name(std::string_view utf8);
/// UTF-8 as it is, for a cell or label of its own.
[[nodiscard]] QString plain(std::string_view utf8);

} // namespace milepost::wording
