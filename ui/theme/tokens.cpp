/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/tokens.h"

#include <array>

namespace milepost::ui {
namespace {

struct TokenRow {
    std::string_view name;
    std::uint32_t light, dark, highContrast; // 0xRRGGBB, opaque
};

constexpr std::array<TokenRow, tokenCount - 1> rows{{
    {"surface.window", 0xF4F3F0, 0x131417, 0x000000},
    {"surface.page", 0xFFFFFF, 0x191A1D, 0x000000},
    {"surface.raised", 0xFAF9F7, 0x1D1F22, 0x000000},
    {"surface.inset", 0xEFEDE8, 0x282A2F, 0x1A1A1A},
    {"surface.hover", 0xF5F4F1, 0x202226, 0x1F1F1F},
    {"surface.selected", 0xE5EBFA, 0x22304F, 0x003A66},
    {"surface.current", 0xECEAE5, 0x2A2C31, 0x2B2B2B},
    {"line.hair", 0xE8E5DF, 0x2A2C31, 0x8C8C8C},
    {"line.strong", 0xD5D1C9, 0x3B3E45, 0xFFFFFF},
    {"line.control", 0x8A867E, 0x777A82, 0xFFFFFF},
    {"line.grid", 0xECE9E4, 0x26282D, 0x595959},
    {"text.primary", 0x1D1C1A, 0xECEAE6, 0xFFFFFF},
    {"text.secondary", 0x524F49, 0xB5B3AE, 0xFFFFFF},
    {"text.tertiary", 0x67645D, 0x9B9994, 0xE0E0E0},
    {"accent.base", 0x2B54C4, 0x8FABF7, 0x63C7FF},
    {"accent.on", 0xFFFFFF, 0x0F1424, 0x000000},
    {"accent.mid", 0x627ED6, 0x5E7CCB, 0x63C7FF},
    {"accent.soft", 0xC9D6F5, 0x2C3F6E, 0x003A66},
    {"status.good.text", 0x0A6E52, 0x55CBA4, 0x3CE6B4},
    {"status.watch.text", 0x875500, 0xE2AF4D, 0xFFD33D},
    {"status.risk.text", 0xB2361B, 0xF48D76, 0xFF9A85},
    {"status.chance.text", 0x6444B0, 0xBCA3F4, 0xD6B3FF},
    {"status.good.mark", 0x118865, 0x35B289, 0x3CE6B4},
    {"status.watch.mark", 0xB97A00, 0xD79B2B, 0xFFD33D},
    {"status.risk.mark", 0xCC4122, 0xEB6D52, 0xFF7A5F},
    {"status.chance.mark", 0x7A58CC, 0xA487EC, 0xC79BFF},
    {"status.none.mark", 0x8A867E, 0x8B8E96, 0xBFBFBF},
    {"status.good.tint", 0xE1F1EA, 0x16302A, 0x00281D},
    {"status.watch.tint", 0xF8ECD4, 0x352A14, 0x2B2200},
    {"status.risk.tint", 0xFBE6E0, 0x3B211C, 0x330D05},
    {"status.chance.tint", 0xECE7F8, 0x2A2440, 0x210A40},
    {"category.onboarding", 0x34507D, 0x9AABD3, 0x97C6E8},
    {"category.value", 0x2C918B, 0xA4E2DA, 0x86F4E1},
    {"category.adoption", 0x8A7D1C, 0xD0C05A, 0xF8F4A6},
    {"category.growth", 0x8A4229, 0xC8765A, 0xDB8335},
    {"category.advocacy", 0xB45CC2, 0xBA74C6, 0xF15CF5},
    {"chart.track", 0xDAD6CE, 0x383B41, 0x595959},
    {"chart.band", 0xE6E3DC, 0x2B2D32, 0x3A3A3A},
    {"chart.band.accent", 0xD3DDF6, 0x26365F, 0x00406F},
    {"chart.peer", 0x6F6C65, 0xA3A19C, 0xE0E0E0},
    {"chart.series.1", 0x2B54C4, 0x8FABF7, 0x63C7FF},
    {"chart.series.2", 0x6F6C65, 0xA3A19C, 0xE0E0E0},
    {"chart.series.3", 0x1C8783, 0x46B2AC, 0x4FE3DA},
    {"chart.series.4", 0xB4603A, 0xDC8A60, 0xFFA06B},
    {"chart.heat.0", 0xF1F0EC, 0x202226, 0x1A1A1A},
    {"chart.heat.1", 0xDCE5F8, 0x1F2A47, 0x06233A},
    {"chart.heat.2", 0xB9CAF1, 0x28396A, 0x0A3C63},
    {"chart.heat.3", 0x8CA6E7, 0x334C91, 0x105A94},
    {"chart.heat.4", 0x4A6DCE, 0x4665BC, 0x2B86CC},
    {"chart.heat.5", 0x2B54C4, 0x6F8FE6, 0x63C7FF},
    {"chart.heat.6", 0x1C3B92, 0xA9BFFA, 0xC9ECFF},
}};

constexpr std::array<QRgb, 3> scrim{0x471D1C1A, 0x80000000, 0xB3000000};

} // namespace

QRgb tokenColor(Token token, ThemeKind theme)
{
    if (token == Token::OverlayScrim)
        return scrim[static_cast<std::size_t>(theme)];
    const TokenRow &row = rows[static_cast<std::size_t>(token)];
    switch (theme) {
    case ThemeKind::Light: return 0xFF000000u | row.light;
    case ThemeKind::Dark: return 0xFF000000u | row.dark;
    case ThemeKind::HighContrast: return 0xFF000000u | row.highContrast;
    }
    return 0;
}

std::string_view tokenName(Token token)
{
    if (token == Token::OverlayScrim)
        return "overlay.scrim";
    return rows[static_cast<std::size_t>(token)].name;
}

Token categoryToken(Category category)
{
    return static_cast<Token>(static_cast<int>(Token::CategoryOnboarding) + static_cast<int>(category));
}

int typePixels(TypeRole role)
{
    constexpr std::array<int, 5> pixels{11, 13, 15, 20, 28};
    return pixels[static_cast<std::size_t>(role)];
}

int typeLineHeight(TypeRole role)
{
    constexpr std::array<int, 5> heights{16, 20, 20, 28, 32};
    return heights[static_cast<std::size_t>(role)];
}

} // namespace milepost::ui
