/// HTML on one A4 page, as PDF or as a picture: the same HTML that browsers show, in the subset that QTextDocument knows, with drawings as
/// vectors. Nothing is ever loaded, neither from disk nor from the network. Needs a QGuiApplication; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/brand.h"
#include "reports/drawing.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <map>
#include <memory>

namespace milepost {

/// A page that has been laid out. What stands after <!--foot--> goes to the page's foot. Move-only.
class DocumentPage {
public:
    DocumentPage(const QString &html, const std::map<QString, Drawing> &drawings, const Brand &brand, double scale, bool rightToLeft);
    DocumentPage(DocumentPage &&) noexcept;
    ~DocumentPage();

    /// Height of all of it over what the page holds: at most 1 when it fits.
    [[nodiscard]] double fill() const;
    /// Its one page; the same bytes for the same content, day and fonts. `creationStamp` "20251120120000".
    [[nodiscard]] QByteArray pdf(const QString &title, const QString &creationStamp) const;
    /// `width` pixels wide.
    [[nodiscard]] QImage picture(int width) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace milepost
