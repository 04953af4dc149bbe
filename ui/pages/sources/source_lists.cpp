#include "pages/sources/source_lists.h"

#include "delegates/record_view.h"
#include "pages/sources/pane_rows.h"
#include "pages/sources/run_pane.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/source_words.h"
#include "wording/voice.h"
#include "workspace/workspace.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

namespace {

constexpr int mostSourcesSeen = 11; ///< more are scrolled
constexpr int kindColumn = 2, setAsideColumn = 6, scheduleColumn = 7; ///< of the sources
constexpr int leastForNames = 96, mostForNames = 190; ///< px at 100 %; the other columns give way so that names can be told apart

QWidget *padded(QWidget *widget, int top, int bottom)
{
    auto *box = new QWidget;
    setSurface(box, Token::SurfacePage);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(scaled(size::pagePadding), scaled(top), scaled(size::pagePadding), scaled(bottom));
    layout->addWidget(widget);
    return box;
}

/// One of both tables has a current row: what the pane beside them shows.
void leave(RecordTable &table)
{
    const QSignalBlocker quiet(table.selectionModel());
    table.setCurrentIndex(QModelIndex());
    table.clearSelection();
    table.viewport()->update();
}

} // namespace

SourceLists::SourceLists(std::function<Instant()> now, QWidget *parent)
    : QWidget(parent), m_sourceModel(sourceColumns(now)), m_runModel(runColumns(now))
{
    setSurface(this, Token::SurfacePage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    m_busy = new BusyLine;
    column->addWidget(m_busy);
    m_notice = new InlineNotice;
    m_notice->clear();
    column->addWidget(m_notice);
    column->addWidget(new Hairline);

    m_sources = makeRecordTable(&m_sourceModel, tr("Sources"));
    m_sources->setRowPixels(size::rowLadder);
    m_sources->viewport()->installEventFilter(this);
    column->addWidget(m_sources);
    m_runsTitle = new SectionTitle(tr("Runs"));
    m_runsTitle->setTrailing(tr("a cursor moves only with its data"));
    m_which = m_runsTitle->setLink(tr("Only this source"));
    m_runsHeader = padded(m_runsTitle, size::space4, size::space2);
    column->addWidget(m_runsHeader);
    m_runs = makeRecordTable(&m_runModel, tr("Runs"));
    m_runs->setRowPixels(size::rowLadder);
    m_runs->horizontalHeader()->hide();
    column->addWidget(m_runs, 1);
    m_empty = new EmptyState(tr("No source yet. Begin with a CSV of your accounts, or drop files here; folders, APIs and databases "
                                "can be watched."),
                             tr("Import files…"));
    m_empty->setReached(0);
    column->addWidget(m_empty, 1);

    connect(m_empty->button(), &QAbstractButton::clicked, this, &SourceLists::importRequested);
    connect(m_sources->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SourceLists::chosenSource);
    connect(m_sources, &QAbstractItemView::clicked, this, &SourceLists::chosenSource); // the current one, too
    connect(m_sources, &RecordTable::opened, this, &SourceLists::chosenSource);
    const auto runChosenAt = [this](const QModelIndex &index) {
        if (!index.isValid())
            return;
        leave(*m_sources);
        Q_EMIT runChosen(m_runModel.row(index));
    };
    connect(m_runs->selectionModel(), &QItemSelectionModel::currentRowChanged, this, runChosenAt);
    connect(m_runs, &QAbstractItemView::clicked, this, runChosenAt);
    connect(m_busy, &BusyLine::cancelClicked, this, &SourceLists::cancelRequested);
    connect(m_which, &QAbstractButton::clicked, this, [this] {
        m_only = m_only.empty() ? currentSource() : std::string();
        showRuns();
    });
    showRuns();
}

QWidget *SourceLists::buildHeader()
{
    m_caption = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_sync = new Button(tr("Sync all"));
    m_sync->setKeyHint(QStringLiteral("F5"));
    auto *add = new Button(tr("Add source"));
    add->setOpensMenu(true);
    auto *header = new HeadRow(new TextLabel(tr("Sources"), TypeRole::Title, TypeWeight::Strong), m_caption, {m_sync, add});
    auto *menu = new QMenu(add);
    for (const SourceKindSpec &spec : Workspace::sourceKinds()) {
        const QString kind = QString::fromUtf8(spec.key.data(), static_cast<qsizetype>(spec.key.size()));
        menu->addAction(wording::sourceKind(wording::Voice::person(), spec.key) + QStringLiteral("…"), this,
                        [this, kind] { Q_EMIT addRequested(kind); });
    }
    menu->addSeparator();
    menu->addAction(tr("Files, once…"), this, &SourceLists::importRequested);
    connect(add, &QAbstractButton::clicked, menu, [menu, add] { menu->popup(add->mapToGlobal(QPoint(0, add->height() + 2))); });
    connect(m_sync, &QAbstractButton::clicked, this, &SourceLists::syncAllRequested);
    return header;
}

void SourceLists::setCanSync(bool can)
{
    m_sync->setEnabled(can);
    m_sync->setToolTip(can ? QString() : tr("No source is configured yet"));
}

void SourceLists::chosenSource(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    leave(*m_runs);
    if (!m_only.empty())
        m_only = currentSource();
    showRuns();
    Q_EMIT sourceChosen(m_sourceModel.row(index));
}

const SourceRow *SourceLists::sourceNamed(const std::string &name) const
{
    const auto &rows = m_sourceModel.rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const SourceRow &row) { return row.status && row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

std::string SourceLists::currentSource() const
{
    const QModelIndex index = m_sources->currentIndex();
    return index.isValid() && m_sourceModel.row(index).status ? m_sourceModel.row(index).name : std::string();
}

std::optional<RunRecord> SourceLists::currentRun() const
{
    const QModelIndex index = m_runs->currentIndex();
    return index.isValid() ? std::optional(m_runModel.row(index)) : std::nullopt;
}

bool SourceLists::chooseSource(const std::string &name)
{
    for (int row = 0; row < m_sourceModel.rowCount(); ++row) {
        const QModelIndex index = m_sourceModel.index(row, 0);
        if (m_sourceModel.row(index).name != name)
            continue;
        const bool same = m_sources->currentIndex().row() == row;
        m_sources->setCurrentIndex(index);
        m_sources->scrollTo(index);
        if (same)
            chosenSource(index);
        return true;
    }
    return false;
}

bool SourceLists::chooseNewestRun()
{
    if (m_runModel.rowCount() == 0)
        return false;
    const bool same = m_runs->currentIndex().row() == 0;
    m_runs->setCurrentIndex(m_runModel.index(0, 0));
    if (same)
        Q_EMIT runChosen(m_runModel.rows().front());
    return true;
}

/// The table gets its width after the page: when it is shown for its first row, with a scroll bar, at the next layout.
bool SourceLists::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        showWhatFits();
    return QWidget::eventFilter(watched, event);
}

/// Where there is no room for all, the pane beside tells the kind, the schedule and what was set aside.
void SourceLists::showWhatFits()
{
    int longest = 0;
    for (const SourceRow &row : m_sourceModel.rows())
        longest = std::max(longest, m_sources->fontMetrics().horizontalAdvance(wording::plain(row.name)));
    constexpr int margins = 28; // of the cell, and a heavier face
    const int wanted = std::clamp(longest + scaled(margins), scaled(leastForNames), scaled(mostForNames));
    int room = m_sources->viewport()->width();
    for (int column = 0; column < m_sourceModel.columnCount(); ++column)
        room -= scaled(m_sourceModel.columnWidth(column));
    for (const int column : {kindColumn, scheduleColumn, setAsideColumn}) {
        m_sources->setColumnHidden(column, room < wanted);
        if (room < wanted)
            room += scaled(m_sourceModel.columnWidth(column));
    }
}

void SourceLists::fitSources()
{
    const int rows = m_sourceModel.rowCount();
    fitColumns(*m_sources, [this](int column) { return m_sourceModel.columnWidth(column); });
    m_sources->setVerticalScrollBarPolicy(rows > mostSourcesSeen ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_sources->setFixedHeight(scaled(size::header) + std::min(rows, mostSourcesSeen) * scaled(size::rowLadder) + 1);
    showWhatFits();
}

void SourceLists::setSources(std::vector<SourceRow> rows)
{
    const QModelIndex before = m_sources->currentIndex();
    const std::string current = before.isValid() ? m_sourceModel.row(before).name : std::string();
    {
        const QSignalBlocker quiet(m_sources->selectionModel());
        m_sourceModel.setRows(std::move(rows));
        int place = -1;
        for (int row = 0; row < m_sourceModel.rowCount() && !current.empty(); ++row) {
            if (m_sourceModel.rows()[static_cast<std::size_t>(row)].name == current)
                place = row;
        }
        if (place != m_sources->currentIndex().row())
            m_sources->setCurrentIndex(place >= 0 ? m_sourceModel.index(place, 0) : QModelIndex());
    }
    m_sources->viewport()->update();
    fitSources();
    showRuns();
}

void SourceLists::setRuns(std::vector<RunRecord> runs)
{
    m_allRuns = std::move(runs);
    showRuns();
}

bool SourceLists::nothingYet() const { return m_sourceModel.rowCount() == 0 && m_allRuns.empty(); }

void SourceLists::showRuns()
{
    const auto before = currentRun();
    std::vector<RunRecord> shown;
    std::copy_if(m_allRuns.begin(), m_allRuns.end(), std::back_inserter(shown),
                 [&](const RunRecord &run) { return m_only.empty() || run.source == m_only; });
    {
        const QSignalBlocker quiet(m_runs->selectionModel());
        m_runModel.setRows(std::move(shown));
        int place = -1;
        for (int row = 0; row < m_runModel.rowCount() && before; ++row) {
            if (m_runModel.rows()[static_cast<std::size_t>(row)].id == before->id)
                place = row;
        }
        if (place != m_runs->currentIndex().row())
            m_runs->setCurrentIndex(place >= 0 ? m_runModel.index(place, 0) : QModelIndex());
    }
    m_runs->viewport()->update();
    fitColumns(*m_runs, [this](int column) { return m_runModel.columnWidth(column); });
    m_which->setText(m_only.empty() ? tr("Only this source") : tr("All sources"));
    m_which->setVisible(!m_only.empty() || !currentSource().empty());
    m_empty->setVisible(nothingYet());
    m_sources->setVisible(m_sourceModel.rowCount() > 0);
    m_runs->setVisible(!nothingYet());
    m_runsHeader->setVisible(!nothingYet());
}

void SourceLists::setProgress(const QString &what, const QString &sentence, std::optional<double> share)
{
    const bool busy = !what.isEmpty();
    if (!busy && !m_isBusy)
        return;
    if (busy && !m_isBusy)
        m_busy->start({}); // what it is stands in the caption
    else if (!busy)
        m_busy->stop();
    m_busy->setAccessibleName(what);
    m_isBusy = busy;
    if (busy && share)
        m_busy->setShare(*share);
    m_sentence = busy ? what + QStringLiteral(" · ") + sentence : QString();
    showCaption();
}

void SourceLists::showCaption() { m_caption->setText(m_sentence.isEmpty() ? m_summary : m_sentence); }

} // namespace milepost::ui
