#include "reports/document_file.h"

#include "reports/document_fields.h"
#include "reports/document_page.h"
#include "wording/document_words.h"

#include <QBuffer>

#include <algorithm>
#include <array>

namespace milepost {

namespace {

// From roomy to tight; after the last one the type shrinks.
constexpr std::array fits{DocumentFit{14, 12, 8, 7, 6}, DocumentFit{12, 10, 8, 7, 5}, DocumentFit{10, 9, 7, 6, 5}, DocumentFit{9, 8, 6, 6, 4},
                          DocumentFit{8, 7, 6, 5, 4},   DocumentFit{7, 6, 5, 5, 4},  DocumentFit{6, 5, 4, 4, 3}};

QString stamp(Day asOf) { return QString::fromStdString(isoFromDay(asOf)).remove(QLatin1Char('-')) + QStringLiteral("120000"); }

/// Twice: where the text refers to its footnotes is known only when it stands.
template <class Document>
Result<std::string> written(const std::string &name, const std::string &text, DocumentFields &fields, const Document &document, const DocumentFit &fit)
{
    TemplateData values = fields.of(document, fit);
    MP_ASSIGN(const std::string draft, fillTemplate(name, text, values));
    values.set("footnotes", fields.footnotesIn(draft));
    MP_ASSIGN(std::string filled, fillTemplate(name, text, values));
    return fields.numbered(std::move(filled));
}

template <class Document>
Result<DocumentFile> made(const Document &document, const CustomerDocument &customer, const std::string &name, const char *label, bool withValue, const Brand &brand,
                          const wording::Voice &voice, const TemplateSource &templates, const DocumentForms &forms)
{
    MP_ASSIGN(const std::string text, templates(name));
    const auto limited = [withValue](DocumentFit fit) {
        fit.lines = withValue ? fit.lines : 0;
        return fit;
    };
    DocumentFile file;
    for (const auto &[key, words] : wording::documentLabels(voice)) {
        if (std::string_view(key) == label)
            file.title = words.toStdString() + ", " + customer.customer;
    }
    if (forms.html) {
        DocumentFields fields(voice, brand, TextForm::Html);
        MP_ASSIGN(const std::string html, written(name, text, fields, document, limited(DocumentFit{60, 40, 40, 40, 40})));
        file.html = QByteArray::fromStdString(html);
    }
    if (!forms.pdf && forms.pictureWidth == 0)
        return file;
    const bool rightToLeft = voice.locale.textDirection() == Qt::RightToLeft;
    std::optional<DocumentPage> page;
    const auto layOut = [&](const DocumentFit &fit, double scale) -> Result<> {
        DocumentFields fields(voice, brand, TextForm::Page);
        MP_ASSIGN(const std::string html, written(name, text, fields, document, limited(fit)));
        page.reset();
        page.emplace(QString::fromStdString(html), fields.drawings(), brand, scale, rightToLeft);
        return {};
    };
    for (const DocumentFit &fit : fits) {
        MP_TRY(layOut(fit, 1));
        if (page->fill() <= 1)
            break;
    }
    for (double scale = 0.95; page->fill() > 1 && scale > 0.2; scale -= page->fill() > 1.3 ? 0.15 : 0.05)
        MP_TRY(layOut(fits.back(), scale));
    if (page->fill() > 1)
        return Error{ErrorCode::LimitExceeded, "template " + name, "what it makes does not fit on one page, however small"};
    if (forms.pdf)
        file.pdf = page->pdf(QString::fromStdString(file.title), stamp(customer.asOf));
    if (forms.pictureWidth > 0) {
        QBuffer buffer(&file.picture);
        buffer.open(QIODevice::WriteOnly);
        if (!page->picture(forms.pictureWidth).save(&buffer, "png", 80))
            return Error{ErrorCode::Internal, "picture of the page", "cannot be encoded"};
    }
    return file;
}

} // namespace

Result<DocumentFile> documentFile(const CustomerDocument &document, DocumentKind kind, const Brand &brand, const wording::Voice &voice,
                                  const TemplateSource &templates, const DocumentForms &forms)
{
    const bool brief = kind == DocumentKind::Brief;
    return made(document, document, brief ? "brief.html" : "report.html", brief ? "label_brief" : "label_report", brief, brand, voice, templates, forms);
}

Result<DocumentFile> documentFile(const InternalDocument &document, const Brand &brand, const wording::Voice &voice, const TemplateSource &templates,
                                  const DocumentForms &forms)
{
    return made(document, document.customer, "brief_internal.html", "label_brief_internal", true, brand, voice, templates, forms);
}

} // namespace milepost
