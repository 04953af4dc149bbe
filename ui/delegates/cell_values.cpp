/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cell_values.h"

namespace milepost::ui {

Token toneToken(Tone tone)
{
    switch (tone) {
    case Tone::Primary: return Token::TextPrimary;
    case Tone::Secondary: return Token::TextSecondary;
    case Tone::Tertiary: return Token::TextTertiary;
    case Tone::Accent: return Token::AccentBase;
    case Tone::Good: return Token::GoodText;
    case Tone::Watch: return Token::WatchText;
    case Tone::Risk: return Token::RiskText;
    case Tone::Chance: return Token::ChanceText;
    }
    return Token::TextPrimary;
}

} // namespace milepost::ui
