/// Titles and words inside a sentence. Any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/voice.h"

namespace milepost::wording {

/// A title ("Plan", "Start quarter") as a word within a sentence: small, but in German, which writes nouns large.
[[nodiscard]] inline QString withinSentence(const Voice &voice, const QString &title)
{
    return voice.locale.language() == QLocale::German ? title : voice.locale.toLower(title);
}

} // namespace milepost::wording
