/// A document as HTML and as one page: template, fields and layout put together. Needs a QGuiApplication for the page; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/brand.h"
#include "reports/internal_document.h"
#include "wording/voice.h"

#include <QByteArray>

#include <functional>
#include <string>

namespace milepost {

enum class DocumentKind : unsigned char { Brief, Report };
enum class DocumentEdition : unsigned char { Customer, Internal };

/// The text of a template by its name, a person's own or the built-in one.
using TemplateSource = std::function<Result<std::string>(const std::string &name)>;

/// What is wanted; what is not asked for is not made.
struct DocumentForms {
    bool html = true, pdf = true;
    int pictureWidth = 0; ///< pixels; 0: no picture
};

struct DocumentFile {
    QByteArray html; ///< whole in itself: styles, charts and logo inside
    QByteArray pdf; ///< one page of A4
    QByteArray picture; ///< of that page, as PNG
    std::string title; ///< "Renewal brief, Northwind Freight"
};

/// Errors of templates (document_template.h).
[[nodiscard]] Result<DocumentFile> documentFile(const CustomerDocument &document, DocumentKind kind, const Brand &brand, const wording::Voice &voice,
                                                const TemplateSource &templates, const DocumentForms &forms);
/// The internal edition of the brief.
[[nodiscard]] Result<DocumentFile> documentFile(const InternalDocument &document, const Brand &brand, const wording::Voice &voice,
                                                const TemplateSource &templates, const DocumentForms &forms);

} // namespace milepost
