/// Rows that were set aside, each with its line, its reason and its text, which can be corrected and tried again; or the
/// mapping of their file is mended. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/source_models.h"
#include "shell/page.h"

class QPlainTextEdit;

namespace milepost::ui {

class Button;
class RecordTable;
class SectionTitle;
class TextLabel;

class RejectedRows : public QWidget {
    Q_OBJECT
public:
    explicit RejectedRows(const PageContext &context, QWidget *parent = nullptr);

    /// `source`: RunRecord::source of the runs that met them. Hidden where there are none. A text that is being corrected
    /// stays while its row is still there.
    void setRows(const std::string &source, const std::vector<Rejection> &rows);
    [[nodiscard]] int count() const { return m_model.rowCount(); }
    /// Reads the text of the current row again; what came of it is said beneath it.
    void tryAgain();

Q_SIGNALS:
    /// Look again at how this file (or, of a row without one, this source) is read.
    void mendRequested(const QString &path);
    /// The row fits now and is stored: the list is to be asked for anew.
    void rowStored(const QString &summary);

private:
    [[nodiscard]] const Rejection *current() const;
    void showCurrent();
    void answered(const Result<ImportReport> &report);

    PageContext m_context;
    std::string m_source;
    RejectionModel m_model;
    SectionTitle *m_title;
    RecordTable *m_table;
    QPlainTextEdit *m_text;
    TextLabel *m_feedback;
    Button *m_asItWas;
    Button *m_tryAgain;
    std::string m_shown; ///< raw text of the row whose text is in the editor
    bool m_waiting = false;
};

} // namespace milepost::ui
