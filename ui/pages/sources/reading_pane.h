/// How records will be understood, before anything is stored: what they are, what can be read in two ways, which column
/// fills which field, and the first rows as they will be kept, with those that would be set aside. The wizard for files
/// and the form for sources both show it. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/mapping_draft.h"

#include <QWidget>

#include <functional>

class QComboBox;

namespace milepost::ui {

class FlowRow;
class MappingDetails;
class MappingEditor;
class PreviewModel;
class RecordTable;
class SectionTitle;
class TextLabel;

class ReadingPane : public QWidget {
    Q_OBJECT
public:
    explicit ReadingPane(QWidget *parent = nullptr);

    /// The draft is what the person has made of it; the preview was read with it.
    void show(const ImportPreview &preview, MappingDraft draft);
    [[nodiscard]] const MappingDraft &draft() const { return m_draft; }
    /// Rows of the preview that would be set aside.
    [[nodiscard]] int troubledRows() const;
    /// Something can be read in two ways and has no answer yet: it would all be set aside.
    [[nodiscard]] bool asks() const { return !m_preview.questions.empty(); }
    /// Where the next row stands that would be set aside; from the last one to the first.
    void goToNextTrouble();
    [[nodiscard]] QString reasonShown() const;

Q_SIGNALS:
    /// By the person: draft() is other than the preview now.
    void edited();

private:
    void fillChoices();
    QComboBox *addChoice(FlowRow &row, const QString &label);
    void showQuestions();
    void showReason();
    void change(const std::function<void(Mapping &)> &edit);

    ImportPreview m_preview;
    MappingDraft m_draft;
    QComboBox *m_entity;
    QComboBox *m_identity;
    QComboBox *m_dates;
    QComboBox *m_decimal;
    QComboBox *m_encoding;
    QWidget *m_questions;
    MappingDetails *m_details;
    MappingEditor *m_mapping;
    SectionTitle *m_previewTitle;
    RecordTable *m_rows;
    PreviewModel *m_rowModel;
    TextLabel *m_reason;
};

} // namespace milepost::ui
