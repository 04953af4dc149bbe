/// What one import did: the files it read, what it found odd and kept, the rows it set aside, each with its line,
/// its reason and the row as it stood in the file. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/source_models.h"

#include <QWidget>

class QVBoxLayout;
class QPlainTextEdit;

namespace milepost::ui {

class InlineNotice;
class RecordTable;
class SectionTitle;
class TextLabel;

class RunPane : public QWidget {
    Q_OBJECT
public:
    explicit RunPane(QWidget *parent = nullptr);

    void setRun(const RunRecord &run);
    /// Of the run shown; they may arrive later than the run.
    void setRejections(const std::vector<Rejection> &rejections);
    [[nodiscard]] RunId run() const { return m_run; }

Q_SIGNALS:
    /// Open this file again, to mend how it is read.
    void mendRequested(const QString &path);

private:
    void showFindings(const std::vector<Finding> &findings);
    void showRaw();
    RunId m_run;
    TextLabel *m_title;
    TextLabel *m_caption;
    InlineNotice *m_notice;
    RecordTable *m_files;
    RunFileModel m_fileModel;
    SectionTitle *m_findingsTitle;
    QWidget *m_findings;
    SectionTitle *m_rejectedTitle;
    RecordTable *m_rejected;
    RejectionModel m_rejectionModel;
    QPlainTextEdit *m_raw;
    TextLabel *m_clean;
};

/// A table of ValueTableModel columns: fixed widths, one column takes the rest, no frame, as high as its rows.
void fitColumns(RecordTable &table, const std::function<int(int)> &widthOf);
void fitHeight(RecordTable &table, int mostRows);

} // namespace milepost::ui
