/// The Sources place: where data comes from and how fresh it is, every import and what came of it, rows set aside,
/// and the import wizard. Files can be dropped anywhere on it. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "pages/sources/source_models.h"
#include "shell/page.h"

class QSplitter;
class QStackedWidget;

namespace milepost::ui {

class BusyLine;
class EmptyState;
class ImportPane;
class InlineNotice;
class RecordTable;
class RunPane;
class SectionTitle;
class TextLabel;

class SourcesPage : public Page {
    Q_OBJECT
public:
    SourcesPage(const PageContext &context, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] QString place() const override { return QStringLiteral("sources"); }
    [[nodiscard]] QString title() const override { return tr("Sources"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("sources"); }
    [[nodiscard]] QString attentionText() const override { return m_attention; }
    void setSnapshot(const Snapshot &snapshot) override;
    void arrive(const Location &location) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    [[nodiscard]] QWidget *focusTarget() override;

    /// Opens the wizard on these.
    void openFiles(const QStringList &paths);
    void setRuns(std::vector<RunRecord> runs);
    [[nodiscard]] ImportPane *importPane() const { return m_importPane; }
    [[nodiscard]] RunPane *runPane() const { return m_runPane; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildLists();
    void addActions();
    void connectSession();
    void chooseFiles();
    void reload();
    void showRun(const QModelIndex &index);
    void showProgress(const ProgressState &state);
    void finished(const ImportReport &report);
    void showEmptiness();

    const Clock &m_clock;
    SourceModel m_sourceModel;
    RunModel m_runModel;
    RunId m_latestShown;
    QString m_attention;
    qint64 m_progressStart = 0;

    QSplitter *m_splitter;
    TextLabel *m_caption;
    BusyLine *m_busy;
    InlineNotice *m_notice;
    RecordTable *m_sources;
    SectionTitle *m_runsTitle;
    RecordTable *m_runs;
    EmptyState *m_empty;
    QStackedWidget *m_side;
    RunPane *m_runPane;
    ImportPane *m_importPane;
    QWidget *m_hint;
};

} // namespace milepost::ui
