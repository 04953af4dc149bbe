/// What documents look like from outside: the name, logo and accent of whoever sends them. Values; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QSize>

#include <string>

namespace milepost {

struct Brand {
    enum class LogoKind : unsigned char { None, Png, Svg };
    std::string name; ///< "": documents say "we"
    std::string accent; ///< "#2b54c4", dark enough to be read on white
    QByteArray logo; ///< the file's bytes
    LogoKind logoKind = LogoKind::None;
    QSize logoSize; ///< of the picture itself
};

constexpr qsizetype largestLogo = 1 << 20; ///< bytes

/// `accent` "#2b54c4" or "". A logo is PNG or SVG by its bytes; an SVG that points to anything outside itself is refused.
/// InvalidArgument (accent), FileFormat and LimitExceeded (logo).
[[nodiscard]] Result<Brand> makeBrand(std::string name, const std::string &accent, const QByteArray &logo);

} // namespace milepost
