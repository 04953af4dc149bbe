#include "reports/brand.h"

#include <QBuffer>
#include <QColor>
#include <QImageReader>
#include <QRegularExpression>
#include <QSvgRenderer>

#include <cmath>

namespace milepost {

namespace {

constexpr int largestSide = 4096; ///< pixels of a decoded logo

double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// At least 4.5 : 1 on white (WCAG 2.1), so that the accent can be text.
QColor readable(QColor colour)
{
    for (int i = 0; i < 60 && 1.05 / (luminance(colour) + 0.05) < 4.5; ++i)
        colour = QColor::fromHsvF(colour.hsvHueF(), colour.hsvSaturationF(), colour.valueF() * 0.95F);
    return colour;
}

/// Entities, style sheets, and references that are no fragment of the file itself: none of them is needed for a logo.
bool refersOutside(const QByteArray &svg)
{
    static const QRegularExpression outside(
        QStringLiteral("<!(DOCTYPE|ENTITY)|<\\?xml-stylesheet|<\\s*(\\w+:)?(image|script|foreignObject|style)\\b|href\\s*=\\s*[\"']\\s*[^#\"'\\s]"
                       "|url\\s*\\(\\s*[\"']?\\s*[^#\"'\\s]"),
        QRegularExpression::CaseInsensitiveOption);
    return outside.match(QString::fromUtf8(svg)).hasMatch();
}

} // namespace

Result<Brand> makeBrand(std::string name, const std::string &accent, const QByteArray &logo)
{
    Brand brand;
    brand.name = std::move(name);
    brand.accent = "#2b54c4";
    if (!accent.empty()) {
        static const QRegularExpression hex(QStringLiteral("^#[0-9a-fA-F]{6}$"));
        if (!hex.match(QString::fromStdString(accent)).hasMatch())
            return Error{ErrorCode::InvalidArgument, "brand_accent", "expects a colour as #2b54c4"};
        brand.accent = readable(QColor(QString::fromStdString(accent))).name().toStdString();
    }
    if (logo.isEmpty())
        return brand;
    if (logo.size() > largestLogo)
        return Error{ErrorCode::LimitExceeded, "brand_logo", "the file is larger than 1 MiB"};
    if (logo.startsWith("\x89PNG\r\n\x1a\n")) {
        QBuffer buffer;
        buffer.setData(logo);
        QImageReader reader(&buffer, "png");
        const QSize size = reader.size();
        if (size.width() > largestSide || size.height() > largestSide)
            return Error{ErrorCode::LimitExceeded, "brand_logo", "the picture is larger than 4096 by 4096"};
        if (!size.isValid() || reader.read().isNull())
            return Error{ErrorCode::FileFormat, "brand_logo", "not a PNG that can be read: " + reader.errorString().toStdString()};
        brand.logoKind = Brand::LogoKind::Png;
        brand.logoSize = size;
    } else {
        if (refersOutside(logo))
            return Error{ErrorCode::FileFormat, "brand_logo", "the SVG holds a picture, style, script or reference from outside; save it as plain SVG"};
        QSvgRenderer svg(logo);
        if (!svg.isValid() || svg.defaultSize().isEmpty())
            return Error{ErrorCode::FileFormat, "brand_logo", "neither a PNG nor an SVG that can be read"};
        brand.logoKind = Brand::LogoKind::Svg;
        brand.logoSize = svg.defaultSize();
    }
    brand.logo = logo;
    return brand;
}

} // namespace milepost
