/// The left half of the Sources place: what can be done, what is under way, the sources and the history of runs. Shows
/// plain values and tells what was chosen. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/source_models.h"

#include <QWidget>

#include <functional>
#include <optional>

class QMenu;

namespace milepost::ui {

class ActionRegistry;
class BusyLine;
class Button;
class EmptyState;
class InlineNotice;
class RecordTable;
class SectionTitle;
class TextLabel;

class SourceLists : public QWidget {
    Q_OBJECT
public:
    explicit SourceLists(std::function<Instant()> now, QWidget *parent = nullptr);

    /// The current source stays the current one; nothing is chosen by this.
    void setSources(std::vector<SourceRow> rows);
    /// Newest first. The current run stays the current one.
    void setRuns(std::vector<RunRecord> runs);
    [[nodiscard]] const std::vector<SourceRow> &sources() const { return m_sourceModel.rows(); }
    [[nodiscard]] const SourceRow *sourceNamed(const std::string &name) const;
    /// "" where none, or one of files, is current.
    [[nodiscard]] std::string currentSource() const;
    [[nodiscard]] std::optional<RunRecord> currentRun() const;
    /// As if a person had; false when there is no such row.
    bool chooseSource(const std::string &name);
    bool chooseNewestRun();

    void setCaption(const QString &text) { m_summary = text, showCaption(); }
    /// What is under way; share none: not known. "" ends it.
    void setProgress(const QString &what, const QString &sentence, std::optional<double> share);
    [[nodiscard]] InlineNotice *notice() const { return m_notice; }
    [[nodiscard]] RecordTable *sourceTable() const { return m_sources; }
    [[nodiscard]] RecordTable *runTable() const { return m_runs; }
    [[nodiscard]] bool nothingYet() const;
    /// Sync all may be pressed.
    void setCanSync(bool can);

Q_SIGNALS:
    void sourceChosen(const milepost::ui::SourceRow &row);
    void runChosen(const milepost::RunRecord &run);
    void importRequested();
    void addRequested(const QString &kind);
    void syncAllRequested();
    void cancelRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showWhatFits();
    QWidget *buildHeader();
    void showCaption();
    void showRuns();
    void fitSources();
    void chosenSource(const QModelIndex &index);

    SourceModel m_sourceModel;
    RunModel m_runModel;
    std::vector<RunRecord> m_allRuns;
    std::string m_only; ///< the source whose runs are shown; "" all
    QString m_summary, m_sentence;
    TextLabel *m_caption;
    Button *m_sync;
    BusyLine *m_busy;
    bool m_isBusy = false;
    InlineNotice *m_notice;
    RecordTable *m_sources;
    SectionTitle *m_runsTitle;
    QWidget *m_runsHeader;
    Button *m_which;
    RecordTable *m_runs;
    EmptyState *m_empty;
};

} // namespace milepost::ui
