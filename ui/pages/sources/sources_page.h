/// The Sources place: where data comes from and how fresh it is, every run and what came of it, rows set aside, the import
/// wizard, and the sources that are synchronized by themselves: added, tested, changed, paused, asked about. Files can be
/// dropped anywhere on it. Composition only: lists on the left, one pane on the right. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "pages/sources/source_rows.h"
#include "shell/page.h"

#include <set>

class QSplitter;
class QStackedWidget;

namespace milepost {
class SourceSession;
}

namespace milepost::ui {

class ImportPane;
class RunPane;
class SourceForm;
class SourceLists;
class SourcePane;

class SourcesPage : public Page {
    Q_OBJECT
public:
    /// `sources` null: only files, and what is known of configured sources.
    SourcesPage(const PageContext &context, const Clock &clock, SourceSession *sources = nullptr, QWidget *parent = nullptr);

    [[nodiscard]] QString place() const override { return QStringLiteral("sources"); }
    [[nodiscard]] QString title() const override { return tr("Sources"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("sources"); }
    [[nodiscard]] QString attentionText() const override { return m_attention; }
    void setSnapshot(const Snapshot &snapshot) override;
    /// Parts: "import", "add:KIND", "source:NAME".
    void arrive(const Location &location) override;
    [[nodiscard]] std::vector<Destination> destinations() const override;
    [[nodiscard]] std::optional<PageTable> shownTable() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    [[nodiscard]] QWidget *focusTarget() override;
    [[nodiscard]] bool escape() override;

    /// Opens the wizard on these.
    void openFiles(const QStringList &paths);
    void setRuns(std::vector<RunRecord> runs);
    /// As the session tells them; also the way in for pictures without one.
    void setSources(std::vector<SourceStatus> statuses);
    void addSource(const QString &kind);
    void editSource(const std::string &name);
    void removeSource(const std::string &name);
    [[nodiscard]] ImportPane *importPane() const { return m_importPane; }
    [[nodiscard]] RunPane *runPane() const { return m_runPane; }
    [[nodiscard]] SourcePane *sourcePane() const { return m_sourcePane; }
    [[nodiscard]] SourceForm *sourceForm() const { return m_form; }
    [[nodiscard]] SourceLists *lists() const { return m_lists; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void addActions();
    void connectLists();
    void connectPanes();
    void connectSession();
    void connectSources();
    void chooseFiles();
    void mend(const QString &path);
    void reload();
    void compose();
    void offerActions();
    void showFirst();
    void showRun(const RunRecord &run);
    void showSource(const SourceRow &row);
    void refreshSourcePane();
    void askDrifts();
    void askRejections();
    void showProgress();
    void showImportProgress(const ProgressState &state);
    void imported(const ImportReport &report);
    void synced(const SyncReport &report);
    void tell(const Error &error);
    void cancelRunning();
    [[nodiscard]] const SourceRow *current() const;
    [[nodiscard]] SourceActivity activity() const;

    const Clock &m_clock;
    SourceSession *m_sources;
    std::vector<SourceStatus> m_statuses;
    std::vector<SourceFact> m_facts;
    std::vector<RunRecord> m_runs;
    Day m_asOf;
    std::int32_t m_staleAfterDays = 3;
    QString m_attention;
    bool m_chosen = false; ///< something is shown on the right, by itself or by choice
    bool m_showNewest = false; ///< the run of the import that was just asked for
    std::optional<ProgressState> m_import; ///< of the import that is under way
    Instant m_rateBegan;
    std::uint64_t m_rateRows = 0;
    double m_rate = 0;

    QSplitter *m_splitter;
    SourceLists *m_lists;
    QStackedWidget *m_side;
    RunPane *m_runPane;
    ImportPane *m_importPane;
    SourcePane *m_sourcePane;
    SourceForm *m_form;
    QWidget *m_hint;
};

} // namespace milepost::ui
