#include "pages/sources/sources_page.h"

#include "delegates/record_view.h"
#include "pages/sources/import_pane.h"
#include "pages/sources/run_pane.h"
#include "pages/sources/source_form.h"
#include "pages/sources/source_lists.h"
#include "pages/sources/source_pane.h"
#include "shell/prompter.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/changes.h"
#include "wording/source_words.h"
#include "workspace/session.h"
#include "workspace/source_session.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

constexpr int listsWidth = 716;
constexpr int sideWidth = 556;
constexpr int leastSideWidth = 460; ///< forms and the columns of a run
constexpr std::int64_t rateWindowMs = 2'000;
const QString sourcePart = QStringLiteral("source:"), addPart = QStringLiteral("add:");

/// The side pane before anything is chosen: what can be read, and how.
QWidget *makeHint(const QString &title, const QStringList &lines)
{
    auto *pane = new QWidget;
    setSurface(pane, Token::SurfaceRaised);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::pagePadding), scaled(size::space6));
    column->setSpacing(scaled(size::space3));
    column->addWidget(new TextLabel(title, TypeRole::Heading, TypeWeight::Strong));
    for (const QString &text : lines) {
        auto *label = new TextLabel(text, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch(1);
    return pane;
}

} // namespace

SourcesPage::SourcesPage(const PageContext &context, const Clock &clock, SourceSession *sources, QWidget *parent)
    : Page(context, parent), m_clock(clock), m_sources(sources)
{
    setAcceptDrops(true);
    setSurface(this, Token::SurfacePage);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter);
    m_lists = new SourceLists([&clock] { return clock.now(); });
    m_splitter->addWidget(m_lists);

    m_side = new QStackedWidget;
    m_hint = makeHint(tr("What can be read"),
                      {tr("CSV with any delimiter and encoding, JSON lines, and .gz or .zip of these. Folders are searched."),
                       tr("Accounts, subscriptions, contacts, users, events, usage, tickets, surveys, invoices and churn."),
                       tr("You see how every column will be understood before anything is stored. The same file read again "
                          "changes nothing, and rows that do not fit are kept aside until you mend them."),
                       tr("A watched folder, an HTTP export or a PostgreSQL table is configured once, and synced on its schedule "
                          "while this window is open, or by milepost-cli sync.")});
    m_runPane = new RunPane(context);
    m_importPane = new ImportPane(context);
    m_sourcePane = new SourcePane(context);
    m_form = new SourceForm(context, sources);
    for (QWidget *pane : std::initializer_list<QWidget *>{m_hint, m_runPane, m_importPane, m_sourcePane, m_form})
        m_side->addWidget(pane);
    m_side->setMinimumWidth(scaled(leastSideWidth));
    m_splitter->addWidget(m_side);
    // A narrow window takes from both: names need their room as much as forms do.
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 4);
    m_splitter->setSizes({scaled(listsWidth), scaled(sideWidth)});
    connect(m_splitter, &QSplitter::splitterMoved, this, &Page::stateChanged);
    connectLists();
    connectPanes();
    addActions();
    connectSession();
    connectSources();
    offerActions();
}

void SourcesPage::setSnapshot(const Snapshot &snapshot)
{
    m_facts = snapshot.portfolio->sources;
    m_asOf = snapshot.portfolio->asOf;
    m_staleAfterDays = snapshot.standing->settings.staleAfterDays;
    compose();
    reload();
}

void SourcesPage::setSources(std::vector<SourceStatus> statuses)
{
    m_statuses = std::move(statuses);
    compose();
    const std::string &shown = m_sourcePane->source();
    const bool waited = !m_chosen && !shown.empty() && m_side->currentWidget() == m_hint;
    if (waited && m_lists->sourceNamed(shown))
        m_lists->chooseSource(shown);
    else
        showFirst();
    if (m_side->currentWidget() == m_sourcePane && !m_lists->sourceNamed(shown))
        m_side->setCurrentWidget(m_hint); // it has been removed
}

SourceActivity SourcesPage::activity() const
{
    SourceActivity activity;
    if (!m_sources)
        return activity;
    activity.running = m_sources->running();
    const auto &progress = m_sources->progress();
    activity.progress = wording::progressSentence(wording::Voice::person(), progress.state, 0);
    const auto waiting = m_sources->waiting();
    activity.waiting.insert(waiting.begin(), waiting.end());
    for (const SourceStatus &status : m_statuses) {
        const std::string &name = status.configuration.name;
        if (m_sources->asked(name))
            activity.asked.insert(name);
        if (!m_sources->elsewhere(name).empty())
            activity.elsewhere.insert(name);
    }
    return activity;
}

void SourcesPage::compose()
{
    auto rows = composeSourceRows(m_statuses, m_facts, m_runs, activity(), m_asOf, m_staleAfterDays);
    const auto voice = wording::Voice::person();
    std::int64_t aside = 0;
    int stale = 0, failed = 0, asking = 0;
    for (const SourceRow &row : rows) {
        aside += row.rejected;
        stale += row.state == SourceState::Stale ? 1 : 0;
        failed += row.state == SourceState::Failed ? 1 : 0;
        asking += row.state == SourceState::Asks || row.state == SourceState::NeedsSecret ? 1 : 0;
    }
    QStringList troubles;
    if (failed > 0)
        troubles << tr("%Ln failed", nullptr, failed);
    if (asking > 0)
        troubles << tr("%Ln (waits|wait) for you", nullptr, asking);
    if (stale > 0)
        troubles << tr("%Ln without news", nullptr, stale);
    if (aside > 0)
        troubles << wording::rowsNeedALook(voice, aside);
    QStringList parts = troubles;
    if (!rows.empty())
        parts.prepend(tr("%Ln source(s)", nullptr, static_cast<int>(rows.size())));
    m_lists->setCaption(parts.join(QStringLiteral(" · ")));
    m_lists->setSources(std::move(rows));
    m_lists->setCanSync(m_sources && !m_statuses.empty());
    const QString attention = troubles.join(QStringLiteral(" · "));
    if (attention != m_attention) {
        m_attention = attention;
        Q_EMIT badgeChanged();
    }
    showProgress();
    refreshSourcePane();
    offerActions();
}

void SourcesPage::reload()
{
    if (!context().session)
        return;
    context().session->requestRuns(this, [this](const Result<std::vector<RunRecord>> &runs) {
        if (runs)
            setRuns(*runs);
    });
}

void SourcesPage::setRuns(std::vector<RunRecord> runs)
{
    m_runs = std::move(runs);
    m_lists->setRuns(m_runs);
    compose();
    showFirst();
}

void SourcesPage::showFirst()
{
    if (m_chosen || m_side->currentWidget() != m_hint)
        return;
    const auto &rows = m_lists->sources();
    const auto troubled = std::find_if(rows.begin(), rows.end(), [](const SourceRow &row) { return row.status && wantsLook(row); });
    if (troubled != rows.end())
        m_lists->chooseSource(std::string(troubled->name));
    else if (!rows.empty() && rows.front().status)
        m_lists->chooseSource(std::string(rows.front().name));
    else
        m_lists->chooseNewestRun();
}

void SourcesPage::showRun(const RunRecord &run)
{
    m_chosen = true;
    m_runPane->setRun(run);
    m_side->setCurrentWidget(m_runPane);
    askRejections();
}

const SourceRow *SourcesPage::current() const
{
    const std::string name = m_lists->currentSource();
    return name.empty() ? nullptr : m_lists->sourceNamed(name);
}

void SourcesPage::showSource(const SourceRow &row)
{
    if (!row.status) { // of files there are runs only
        const auto run = std::find_if(m_runs.begin(), m_runs.end(), [this](const RunRecord &each) { return !m_lists->sourceNamed(each.source); });
        if (run != m_runs.end())
            showRun(*run);
        offerActions();
        return;
    }
    m_chosen = true;
    const std::string name = row.name;
    m_side->setCurrentWidget(m_sourcePane);
    const SourceRow shown = row;
    m_sourcePane->setSource(shown, m_clock.now(), m_sources ? m_sources->asked(name) : nullptr, m_sources ? m_sources->elsewhere(name) : std::string());
    askRejections();
    offerActions();
    askDrifts();
}

void SourcesPage::askDrifts()
{
    if (!m_sources || m_side->currentWidget() != m_sourcePane)
        return;
    const std::string name = m_sourcePane->source();
    m_sources->requestDrifts(this, name, [this, name](const Result<std::vector<SchemaDrift>> &drifts) {
        if (drifts && m_sourcePane->source() == name)
            m_sourcePane->setDrifts(*drifts);
    });
}

void SourcesPage::refreshSourcePane()
{
    if (m_side->currentWidget() != m_sourcePane)
        return;
    const std::string name = m_sourcePane->source();
    if (const SourceRow *row = m_lists->sourceNamed(name)) {
        m_sourcePane->setSource(*row, m_clock.now(), m_sources ? m_sources->asked(name) : nullptr,
                                m_sources ? m_sources->elsewhere(name) : std::string());
    }
}

void SourcesPage::askRejections()
{
    Session *session = context().session;
    if (!session)
        return;
    if (m_side->currentWidget() == m_runPane) {
        session->requestRejections(this, m_runPane->run(), [this, id = m_runPane->run()](const Result<std::vector<Rejection>> &rows) {
            if (rows && m_runPane->run() == id)
                m_runPane->setRejections(*rows);
        });
    } else if (m_side->currentWidget() == m_sourcePane) {
        const std::string name = m_sourcePane->source();
        session->requestRejectionsOf(this, name, [this, name](const Result<std::vector<Rejection>> &rows) {
            if (rows && m_sourcePane->source() == name)
                m_sourcePane->setRejections(*rows);
        });
    }
}

void SourcesPage::chooseFiles()
{
    if (!context().prompter)
        return;
    context().prompter->openFiles(this, tr("Files to import"),
                                  tr("Data (*.csv *.tsv *.txt *.json *.jsonl *.ndjson *.gz *.zip);;All files (*)"),
                                  [this](const QStringList &paths) {
                                      if (!paths.isEmpty())
                                          openFiles(paths);
                                  });
}

void SourcesPage::openFiles(const QStringList &paths)
{
    m_chosen = true;
    m_lists->notice()->clear();
    m_importPane->setFiles(paths);
    m_side->setCurrentWidget(m_importPane);
}

void SourcesPage::mend(const QString &path)
{
    // The rows of a configured source are mended where it says how they are read.
    const std::string source = m_side->currentWidget() == m_sourcePane ? m_sourcePane->source() : m_lists->currentRun() ? m_lists->currentRun()->source : std::string();
    if (m_lists->sourceNamed(source)) {
        editSource(source);
        m_form->test();
    } else {
        openFiles({path.section(QLatin1Char('!'), 0, 0)});
    }
}

void SourcesPage::addSource(const QString &kind)
{
    m_chosen = true;
    std::set<std::string> taken;
    for (const SourceStatus &status : m_statuses)
        taken.insert(status.configuration.name);
    m_form->begin(kind.toStdString(), std::move(taken));
    m_side->setCurrentWidget(m_form);
    m_form->firstFocus()->setFocus();
}

void SourcesPage::editSource(const std::string &name)
{
    const SourceRow *row = m_lists->sourceNamed(name);
    if (!row)
        return;
    m_form->edit(*row->status);
    m_side->setCurrentWidget(m_form);
    m_form->firstFocus()->setFocus();
}

void SourcesPage::removeSource(const std::string &name)
{
    if (!context().prompter || !m_sources || !m_lists->sourceNamed(name))
        return;
    context().prompter->confirmByTyping(
        this, tr("Remove %1?").arg(wording::name(name)),
        tr("Its secret is forgotten for good. Everything it has delivered stays; “milepost-cli sources restore” brings back its settings and its place in the data."),
        QString::fromStdString(name), [this, name](bool yes) {
            if (yes)
                m_sources->remove(name);
        });
}

void SourcesPage::showImportProgress(const ProgressState &state)
{
    const Instant now = m_clock.now();
    if (!m_import) {
        m_rateBegan = now;
        m_rateRows = 0;
        m_rate = 0;
    }
    const bool first = !m_import;
    m_import = state;
    if (first)
        offerActions();
    if (now.ms - m_rateBegan.ms >= rateWindowMs) {
        // Rows are counted anew in every file.
        const std::uint64_t more = state.rows >= m_rateRows ? state.rows - m_rateRows : state.rows;
        m_rate = static_cast<double>(more) * 1000.0 / static_cast<double>(now.ms - m_rateBegan.ms);
        m_rateBegan = now;
        m_rateRows = state.rows;
    }
    showProgress();
}

void SourcesPage::showProgress()
{
    const auto voice = wording::Voice::person();
    if (m_import) {
        const QString file = fileName(m_import->what);
        const bool reading = !m_import->what.empty() && m_import->what.front() == '/';
        m_lists->setProgress(reading ? tr("Importing %1").arg(file) : tr("Importing"),
                             wording::progressSentence(voice, *m_import, m_rate), wording::progressShare(*m_import));
    } else if (m_sources && !m_sources->running().empty()) {
        const auto &progress = m_sources->progress();
        m_lists->setProgress(tr("Syncing %1").arg(wording::name(m_sources->running())),
                             wording::progressSentence(voice, progress.state, progress.rowsPerSecond), wording::progressShare(progress.state));
    } else {
        m_lists->setProgress({}, {}, std::nullopt);
    }
}

void SourcesPage::imported(const ImportReport &report)
{
    m_import.reset();
    showProgress();
    offerActions();
    if (!report.run) {
        m_importPane->showDryRun(report);
        return;
    }
    m_lists->notice()->clear();
    Q_EMIT messageRequested(tr("Imported: %1").arg(wording::importSummary(wording::Voice::person(), report)));
    if (!std::exchange(m_showNewest, false) || m_side->currentWidget() != m_importPane || !context().session)
        return reload();
    context().session->requestRuns(this, [this](const Result<std::vector<RunRecord>> &runs) {
        if (!runs)
            return;
        setRuns(*runs);
        if (m_side->currentWidget() == m_importPane)
            m_lists->chooseNewestRun();
    });
}

void SourcesPage::synced(const SyncReport &report)
{
    compose();
    reload();
    if (m_side->currentWidget() == m_sourcePane && m_sourcePane->source() == report.source)
        askRejections();
}

void SourcesPage::cancelRunning()
{
    if (context().session && context().session->importing())
        context().session->cancelImport();
    else if (m_sources && !m_sources->running().empty())
        m_sources->cancel(m_sources->running());
}

std::vector<Page::Destination> SourcesPage::destinations() const
{
    std::vector<Destination> all;
    for (const SourceStatus &status : m_statuses) {
        const QString name = wording::plain(status.configuration.name);
        all.push_back({tr("Source %1").arg(name), -1, {place(), {}, sourcePart + name}, {}});
    }
    return all;
}

void SourcesPage::arrive(const Location &location)
{
    if (location.part == QLatin1String("import"))
        chooseFiles();
    else if (location.part.startsWith(sourcePart))
        m_lists->chooseSource(location.part.mid(sourcePart.size()).toStdString());
    else if (location.part.startsWith(addPart))
        addSource(location.part.mid(addPart.size()));
}

bool SourcesPage::escape()
{
    QWidget *pane = m_side->currentWidget();
    if (pane == m_form)
        Q_EMIT m_form->closed();
    else if (pane == m_importPane)
        Q_EMIT m_importPane->closed();
    return pane == m_form || pane == m_importPane;
}

QJsonObject SourcesPage::saveState() const
{
    return {{QStringLiteral("splitter"), QString::fromLatin1(m_splitter->saveState().toBase64())}};
}

void SourcesPage::restoreState(const QJsonObject &state)
{
    const auto saved = state[QStringLiteral("splitter")].toString();
    if (!saved.isEmpty())
        m_splitter->restoreState(QByteArray::fromBase64(saved.toLatin1()));
}

QWidget *SourcesPage::focusTarget()
{
    if (m_lists->nothingYet())
        return this;
    return m_lists->sources().empty() ? m_lists->runTable() : m_lists->sourceTable();
}

void SourcesPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void SourcesPage::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    if (!paths.isEmpty()) {
        event->acceptProposedAction();
        openFiles(paths);
    }
}

} // namespace milepost::ui
