/// What one import did: the files it read, what it found odd and kept, the rows it set aside, each with its line,
/// its reason and the row as it stood in the file. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/source_models.h"
#include "shell/page.h"

class QVBoxLayout;

namespace milepost::ui {

class InlineNotice;
class RecordTable;
class RejectedRows;
class SectionTitle;
class TextLabel;

class RunPane : public QWidget {
    Q_OBJECT
public:
    explicit RunPane(const PageContext &context, QWidget *parent = nullptr);

    void setRun(const RunRecord &run);
    /// Of the run shown; they may arrive later than the run.
    void setRejections(const std::vector<Rejection> &rejections);
    [[nodiscard]] RunId run() const { return m_run; }
    [[nodiscard]] RejectedRows *rejected() const { return m_rejected; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showFindings(const std::vector<milepost::Finding> &findings);
    RunId m_run;
    std::string m_source;
    TextLabel *m_title;
    TextLabel *m_caption;
    InlineNotice *m_notice;
    RecordTable *m_files;
    RunFileModel m_fileModel;
    SectionTitle *m_findingsTitle;
    QWidget *m_findings;
    RejectedRows *m_rejected;
    TextLabel *m_clean;
};

/// A table of ValueTableModel columns: fixed widths, one column takes the rest, no frame, as high as its rows.
void fitColumns(RecordTable &table, const std::function<int(int)> &widthOf);
void fitHeight(RecordTable &table, int mostRows);

} // namespace milepost::ui
