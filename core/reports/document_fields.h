/// What templates are given: texts by name, escaped, and drawings. The customer's edition is made from the CustomerDocument alone.
/// docs/recipes/edit-a-template.md lists the names. Any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/brand.h"
#include "reports/document_template.h"
#include "reports/drawing.h"
#include "reports/internal_document.h"
#include "wording/voice.h"

#include <map>

namespace milepost {

/// How much of each list is shown; what is left out is counted ("and 41 more").
struct DocumentFit {
    std::size_t achieved = 14, ahead = 9, lines = 8, steps = 7, internal = 6; ///< lines 0: no value, and no footnotes to it
};

enum class TextForm : unsigned char {
    Html, ///< escaped, drawings as inline SVG
    Page, ///< escaped, drawings by name for a page
    Plain, ///< as it is, without drawings; names lose line breaks
};

/// Writes one document for one form; collects the drawings of a page.
class DocumentFields {
public:
    DocumentFields(const wording::Voice &voice, const Brand &brand, TextForm form) : m_voice(voice), m_brand(brand), m_form(form) {}

    [[nodiscard]] TemplateData of(const CustomerDocument &document, const DocumentFit &fit);
    [[nodiscard]] TemplateData of(const InternalDocument &document, const DocumentFit &fit);
    [[nodiscard]] const std::map<QString, Drawing> &drawings() const { return m_drawings; }

    /// Footnotes are numbered in the order in which the text refers to them, and those it does not refer to are left out: `filled` is a
    /// template filled with what of() made, which then takes these as `footnotes`; numbered() puts the numbers in.
    [[nodiscard]] TemplateData footnotesIn(std::string_view filled);
    [[nodiscard]] std::string numbered(std::string filled) const;
    /// For sentences made elsewhere.
    [[nodiscard]] std::string text(const QString &words) const;

private:
    using Data = TemplateData;
    void head(Data &data, const CustomerDocument &document);
    void goal(Data &data, const CustomerDocument &document);
    void milestones(Data &data, const CustomerDocument &document, const DocumentFit &fit);
    void value(Data &data, const CustomerDocument &document, const DocumentFit &fit);
    void peers(Data &data, const CustomerDocument &document);
    void steps(Data &data, const CustomerDocument &document, const DocumentFit &fit);
    [[nodiscard]] Data valueRow(const CustomerDocument::ValueLine &line, Currency currency, const std::string &number) const;
    [[nodiscard]] std::string place(const QString &name, Drawing drawing);
    [[nodiscard]] std::string footnote(const QString &words); ///< its mark, which numbered() makes a number
    [[nodiscard]] QColor accent() const { return QColor(QString::fromStdString(m_brand.accent)); }
    [[nodiscard]] QString titles(const std::vector<std::string> &all) const;

    const wording::Voice &m_voice;
    const Brand &m_brand;
    TextForm m_form;
    std::map<QString, Drawing> m_drawings;
    std::vector<QString> m_footnotes;
    std::vector<std::size_t> m_numberOf; ///< of each footnote, from 1; 0: the text does not refer to it
};

} // namespace milepost
