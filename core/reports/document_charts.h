/// The charts, bars and marks of documents as drawings. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/customer_document.h"
#include "reports/drawing.h"
#include "wording/voice.h"

namespace milepost {

/// Light theme of the design tokens, on white paper.
struct PaperColours {
    QColor text{0x1D, 0x1C, 0x1A}, second{0x52, 0x4F, 0x49}, third{0x67, 0x64, 0x5D};
    QColor line{0xD5, 0xD1, 0xC9}, grid{0xEC, 0xE9, 0xE4}, control{0x8A, 0x86, 0x7E};
    QColor track{0xDA, 0xD6, 0xCE}, band{0xE6, 0xE3, 0xDC}, peer{0x6F, 0x6C, 0x65};
    [[nodiscard]] QColor of(Category category) const;
};

constexpr double pageTextWidth = 682; ///< CSS pixels between the margins of an A4 page

[[nodiscard]] Drawing goalBar(double share, double planned, const QColor &accent, const QString &description);
[[nodiscard]] Drawing shareBar(double share, const QColor &colour, double width, const QString &description);
[[nodiscard]] Drawing checkMark(bool done, const QColor &colour);
/// Own steps over the peers' band, weeks from start; `peers` may be null.
[[nodiscard]] Drawing peerChart(const CustomerDocument &document, const QColor &accent, const wording::Voice &voice, double width, double height);
/// Milestones by calendar day, each step named where there is room.
[[nodiscard]] Drawing achievementsChart(const CustomerDocument &document, const QColor &accent, const wording::Voice &voice, double width, double height);

} // namespace milepost
