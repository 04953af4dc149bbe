/// The names of every colour, size and type role of Milepost, and their values in the three themes. The only
/// colour literals of the program are in tokens.cpp; everything else asks for a Token. Any thread; constants.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/enums.h"

#include <QRgb>

#include <cstdint>
#include <string_view>

namespace milepost::ui {

enum class ThemeKind : std::uint8_t { Light, Dark, HighContrast };

enum class Token : std::uint8_t {
    SurfaceWindow, ///< top bar, sidebar, status bar
    SurfacePage, ///< tables, pages
    SurfaceRaised, ///< inspector, group rows, table headers, action bars
    SurfaceInset, ///< key hints, filter tokens, neutral chips
    SurfaceHover,
    SurfaceSelected, ///< the current row
    SurfaceCurrent, ///< sidebar item, pressed segment, current row of a pane without focus
    LineHair, ///< separators (decorative)
    LineStrong, ///< buttons, inputs, total row
    LineControl, ///< check boxes, axis baseline, median ticks
    LineGrid, ///< chart gridlines (decorative)
    TextPrimary,
    TextSecondary,
    TextTertiary,
    AccentBase,
    AccentOn, ///< text and marks on AccentBase
    AccentMid, ///< magnitude bars
    AccentSoft, ///< banner edge
    GoodText,
    WatchText,
    RiskText,
    ChanceText,
    GoodMark,
    WatchMark,
    RiskMark,
    ChanceMark,
    NoneMark,
    GoodTint,
    WatchTint,
    RiskTint,
    ChanceTint,
    CategoryOnboarding,
    CategoryValue,
    CategoryAdoption,
    CategoryGrowth,
    CategoryAdvocacy,
    ChartTrack, ///< not yet reached; its number is always printed beside it
    ChartBand,
    ChartBandAccent,
    ChartPeer, ///< peers, comparison series, neutral bars, the "on pace" dot
    ChartSeries1,
    ChartSeries2,
    ChartSeries3,
    ChartSeries4,
    Heat0,
    Heat1,
    Heat2,
    Heat3,
    Heat4,
    Heat5,
    Heat6,
    OverlayScrim, ///< behind the palette; translucent
};
constexpr int tokenCount = static_cast<int>(Token::OverlayScrim) + 1;

/// ARGB of a token in a theme.
[[nodiscard]] QRgb tokenColor(Token token, ThemeKind theme);
/// The published name, "surface.window".
[[nodiscard]] std::string_view tokenName(Token token);
/// The fixed colour of a milestone category.
[[nodiscard]] Token categoryToken(Category category);

/// Sizes in px at 100 %; Theme::scaled() carries them to the reader's font setting.
namespace size {
constexpr int space1 = 4, space2 = 8, space3 = 12, space4 = 16, space6 = 24, space8 = 32;
constexpr int radiusMark = 1, radiusKey = 3, radiusChip = 4, radiusControl = 6, radiusPanel = 8;
constexpr int pagePadding = 24, cellPadding = 8;
constexpr int rowDense = 28, rowLadder = 32, rowComfortable = 36, rowQueue = 48, rowContribution = 20;
constexpr int header = 28, topBar = 44, sidebar = 168, inspector = 288, statusBar = 24, pageHeader = 56;
constexpr int tabs = 36, viewToolbar = 44, selectionBar = 44, actionBar = 52, sidebarItem = 28;
constexpr int control = 28, chip = 18, keyHint = 16, icon = 16;
constexpr int focusRing = 2, currentEdge = 3, tabUnderline = 2;
} // namespace size

/// Type scale: px at 100 % and line height.
enum class TypeRole : std::uint8_t {
    Caption, ///< 11 (16)
    Body, ///< 13 (20)
    Heading, ///< 15 (20)
    Title, ///< 20 (28)
    Display, ///< 28 (32), the printed brief only
};
enum class TypeWeight : std::uint8_t { Normal, Medium, Strong }; ///< 400, 500, 600
[[nodiscard]] int typePixels(TypeRole role);
[[nodiscard]] int typeLineHeight(TypeRole role);

} // namespace milepost::ui
