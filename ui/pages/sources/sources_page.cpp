#include "pages/sources/sources_page.h"

#include "delegates/record_view.h"
#include "pages/sources/import_pane.h"
#include "pages/sources/run_pane.h"
#include "shell/action_registry.h"
#include "shell/prompter.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/changes.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "workspace/session.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

constexpr int listsWidth = 676;
constexpr int sideWidth = 596;

QWidget *padded(QWidget *widget, int top, int bottom)
{
    auto *box = new QWidget;
    setSurface(box, Token::SurfacePage);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(scaled(size::pagePadding), scaled(top), scaled(size::pagePadding), scaled(bottom));
    layout->addWidget(widget);
    return box;
}

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

SourcesPage::SourcesPage(const PageContext &context, const Clock &clock, QWidget *parent)
    : Page(context, parent), m_clock(clock), m_sourceModel(sourceColumns([&clock] { return clock.now(); })),
      m_runModel(runColumns([&clock] { return clock.now(); }))
{
    setAcceptDrops(true);
    setSurface(this, Token::SurfacePage);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter);
    m_splitter->addWidget(buildLists());

    m_side = new QStackedWidget;
    m_hint = makeHint(tr("What can be read"),
                      {tr("CSV with any delimiter and encoding, JSON lines, and .gz or .zip of these. Folders are searched."),
                       tr("Accounts, subscriptions, contacts, users, events, usage, tickets, surveys, invoices and churn."),
                       tr("You see how every column will be understood before anything is stored. The same file read again "
                          "changes nothing, and rows that do not fit are kept aside until you mend them.")});
    m_runPane = new RunPane;
    m_importPane = new ImportPane(context);
    for (QWidget *pane : std::initializer_list<QWidget *>{m_hint, m_runPane, m_importPane})
        m_side->addWidget(pane);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({scaled(listsWidth), scaled(sideWidth)});

    connect(m_importPane, &ImportPane::closed, this, [this] { showRun(m_runs->currentIndex()); });
    connect(m_runPane, &RunPane::mendRequested, this, [this](const QString &path) { openFiles({path}); });
    connect(m_splitter, &QSplitter::splitterMoved, this, &Page::stateChanged);
    addActions();
    connectSession();
    showEmptiness();
}

QWidget *SourcesPage::buildLists()
{
    auto *lists = new QWidget;
    setSurface(lists, Token::SurfacePage);
    auto *column = new QVBoxLayout(lists);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto *header = new QWidget;
    header->setFixedHeight(scaled(size::pageHeader));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::pagePadding), 0);
    row->setSpacing(scaled(size::space3));
    row->addWidget(new TextLabel(tr("Sources"), TypeRole::Title, TypeWeight::Strong));
    m_caption = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_caption->setElided(true);
    row->addWidget(m_caption, 1);
    auto *import = new Button(tr("Import files…"));
    connect(import, &QAbstractButton::clicked, this, &SourcesPage::chooseFiles);
    row->addWidget(import);
    column->addWidget(header);
    m_busy = new BusyLine;
    column->addWidget(m_busy);
    m_notice = new InlineNotice;
    m_notice->clear();
    column->addWidget(m_notice);
    column->addWidget(new Hairline);

    m_sources = makeRecordTable(&m_sourceModel, tr("Sources"));
    m_sources->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sources->setRowPixels(size::rowLadder);
    column->addWidget(m_sources);

    m_runsTitle = new SectionTitle(tr("Runs"));
    m_runsTitle->setTrailing(tr("a cursor moves only with its data"));
    column->addWidget(padded(m_runsTitle, size::space4, size::space2));
    m_runs = makeRecordTable(&m_runModel, tr("Runs"));
    m_runs->setRowPixels(size::rowLadder);
    m_runs->horizontalHeader()->hide();
    column->addWidget(m_runs, 1);

    m_empty = new EmptyState(tr("No source yet. Begin with a CSV of your accounts, or drop files here."),
                             tr("Import files…"));
    m_empty->setReached(0);
    connect(m_empty->button(), &QAbstractButton::clicked, this, &SourcesPage::chooseFiles);
    column->addWidget(m_empty, 1);

    connect(m_runs->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { showRun(index); });
    connect(m_busy, &BusyLine::cancelClicked, this, [this] {
        if (context().session)
            context().session->cancelImport();
    });
    return lists;
}

void SourcesPage::addActions()
{
    ActionRegistry *actions = context().actions;
    if (!actions)
        return;
    ActionSpec import;
    import.id = QStringLiteral("sources.import");
    import.text = tr("Import files…");
    import.detail = tr("CSV, JSON lines, .gz, .zip");
    import.keys = {QKeySequence(QStringLiteral("Ctrl+O"))};
    import.group = ActionSpec::Group::Milepost;
    import.icon = QStringLiteral("import");
    actions->add(import, [this] {
        Q_EMIT goRequested({place(), {}, {}});
        chooseFiles();
    });
    ActionSpec save;
    save.id = QStringLiteral("sources.save_mapping");
    save.text = tr("Save mapping");
    save.keys = {QKeySequence(QStringLiteral("Ctrl+S"))};
    save.group = ActionSpec::Group::Edit;
    save.places = QStringList{place()};
    actions->add(save, [this] {
        if (m_side->currentWidget() == m_importPane)
            m_importPane->saveMapping();
    });
}

void SourcesPage::connectSession()
{
    Session *session = context().session;
    if (!session)
        return;
    connect(session, &Session::importProgress, this, &SourcesPage::showProgress);
    connect(session, &Session::importFinished, this, &SourcesPage::finished);
    connect(session, &Session::importFailed, this, [this](const Error &error) {
        m_busy->stop();
        const auto words = wording::problem(wording::Voice::person(), error);
        m_notice->setNotice(Mark::Risk, words.title,
                            QStringList{words.cause, words.safe, words.next}.join(QLatin1Char(' ')));
        reload();
    });
}

void SourcesPage::setSnapshot(const Snapshot &snapshot)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    std::vector<SourceRow> rows;
    std::int64_t aside = 0;
    int stale = 0;
    for (const SourceFact &fact : portfolio.sources) {
        SourceRow row;
        row.fact = fact;
        row.stale = fact.lastCompleteDay.valid()
            && portfolio.asOf - fact.lastCompleteDay > snapshot.standing->settings.staleAfterDays;
        stale += row.stale ? 1 : 0;
        aside += fact.rejected;
        rows.push_back(std::move(row));
    }
    const auto voice = wording::Voice::person();
    QStringList parts;
    if (!rows.empty())
        parts << tr("%Ln source(s)", nullptr, static_cast<int>(rows.size()));
    if (stale > 0)
        parts << tr("%Ln without news", nullptr, stale);
    if (aside > 0)
        parts << wording::rowsNeedALook(voice, aside);
    m_caption->setText(parts.join(QStringLiteral(" · ")));
    m_attention = aside > 0 ? wording::rowsNeedALook(voice, aside)
                            : stale > 0 ? tr("%Ln source(s) without news", nullptr, stale) : QString();
    m_sourceModel.setRows(std::move(rows));
    fitColumns(*m_sources, [this](int column) { return m_sourceModel.columnWidth(column); });
    m_sources->setFixedHeight(scaled(size::header) + m_sourceModel.rowCount() * scaled(size::rowLadder) + 1);
    Q_EMIT badgeChanged();
    showEmptiness();
    reload();
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
    const RunId current = m_runs->currentIndex().isValid() ? m_runModel.row(m_runs->currentIndex()).id : RunId{};
    const bool fresh = !runs.empty() && runs.front().id != m_latestShown && m_latestShown.value != 0;
    m_latestShown = runs.empty() ? RunId{} : runs.front().id;
    m_runModel.setRows(std::move(runs));
    fitColumns(*m_runs, [this](int column) { return m_runModel.columnWidth(column); });
    showEmptiness();
    int row = 0;
    for (int i = 0; !fresh && i < m_runModel.rowCount(); ++i) {
        if (m_runModel.rows()[static_cast<std::size_t>(i)].id == current)
            row = i;
    }
    if (m_runModel.rowCount() > 0)
        m_runs->setCurrentIndex(m_runModel.index(row, 0));
}

void SourcesPage::showEmptiness()
{
    const bool nothing = m_sourceModel.rowCount() == 0 && m_runModel.rowCount() == 0;
    m_empty->setVisible(nothing);
    m_sources->setVisible(m_sourceModel.rowCount() > 0);
    m_runs->setVisible(!nothing);
    m_runsTitle->parentWidget()->setVisible(!nothing);
    if (nothing && m_side->currentWidget() == m_runPane)
        m_side->setCurrentWidget(m_hint);
}

void SourcesPage::showRun(const QModelIndex &index)
{
    if (!index.isValid()) {
        m_side->setCurrentWidget(m_hint);
        return;
    }
    const RunRecord run = m_runModel.row(index);
    m_runPane->setRun(run);
    m_side->setCurrentWidget(m_runPane);
    if (run.rejected == 0 || !context().session)
        return;
    context().session->requestRejections(this, run.id, [this, id = run.id](const Result<std::vector<Rejection>> &rows) {
        if (rows && m_runPane->run() == id)
            m_runPane->setRejections(*rows);
    });
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
    m_notice->clear();
    m_importPane->setFiles(paths);
    m_side->setCurrentWidget(m_importPane);
}

void SourcesPage::showProgress(const ProgressState &state)
{
    if (m_progressStart == 0) {
        m_progressStart = m_clock.now().ms;
        m_busy->start(tr("Importing"));
    }
    if (state.total > 0)
        m_busy->setShare(static_cast<double>(state.done) / static_cast<double>(state.total));
    const qint64 elapsed = m_clock.now().ms - m_progressStart;
    const auto voice = wording::Voice::person();
    QString sentence = tr("%1 rows read").arg(wording::integer(voice, static_cast<std::int64_t>(state.rows)));
    if (elapsed > 500)
        sentence += QStringLiteral(" · ")
            + tr("%1 a second").arg(wording::integer(voice, static_cast<std::int64_t>(state.rows) * 1000 / elapsed));
    m_caption->setText(fileName(state.what) + QStringLiteral(" · ") + sentence);
}

void SourcesPage::finished(const ImportReport &report)
{
    m_busy->stop();
    m_progressStart = 0;
    if (!report.run) {
        m_importPane->showDryRun(report);
        return;
    }
    m_notice->clear();
    if (m_side->currentWidget() == m_importPane)
        m_side->setCurrentWidget(m_runPane);
    Q_EMIT messageRequested(tr("Imported: %1").arg(wording::importSummary(wording::Voice::person(), report)));
    reload();
}

void SourcesPage::arrive(const Location &location)
{
    if (location.part == QLatin1String("import"))
        chooseFiles();
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

QWidget *SourcesPage::focusTarget() { return m_runs->isVisible() ? static_cast<QWidget *>(m_runs) : this; }

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
