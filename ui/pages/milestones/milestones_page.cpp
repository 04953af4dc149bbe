#include "pages/milestones/milestones_page.h"

#include "delegates/line_list.h"
#include "delegates/record_delegate.h"
#include "delegates/record_view.h"
#include "dialogs/milestone_switches.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "shell/export_table.h"
#include "pages/milestones/claims_pane.h"
#include "pages/milestones/definition_tab.h"
#include "pages/milestones/discovery_pane.h"
#include "pages/milestones/members_tab.h"
#include "pages/milestones/milestone_pane.h"
#include "pages/milestones/reach_tab.h"
#include "pages/milestones/too_little.h"
#include "pages/sources/run_pane.h"
#include "shell/action_registry.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "wording/rule_words.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QShowEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int catalogWidth = 616, paneWidth = 656;
constexpr int mostFindings = 5; ///< of the catalog check; the others are in the milestones' tabs

constexpr std::array tabKeys{"definition", "reach", "accounts", "check", "history"};
const QString findPart = QStringLiteral("find"), claimsPart = QStringLiteral("claims");

} // namespace

MilestonesPage::MilestonesPage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_splitter(new QSplitter(Qt::Horizontal)), m_busy(new BusyLine)
{
    setSurface(this, Token::SurfacePage);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter);
    m_splitter->addWidget(buildCatalog());
    m_pane = new MilestonePane(*this);
    m_discovery = new DiscoveryPane(*this);
    m_claims = new ClaimsPane(*this);
    m_side = new QStackedWidget;
    for (QWidget *part : std::initializer_list<QWidget *>{m_pane, m_discovery, m_claims})
        m_side->addWidget(part);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({scaled(catalogWidth), scaled(paneWidth)});

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_selecting)
            showCurrent();
    });
    connect(m_table, &RecordTable::opened, this, [this] { m_pane->setTab(MilestonePane::Members); });
    connect(m_pane, &MilestonePane::tabChanged, this, [this] {
        Q_EMIT locationChanged();
        Q_EMIT selectionChanged();
        Q_EMIT stateChanged();
    });
    connect(m_pane, &MilestonePane::membersChanged, this, &Page::selectionChanged);
    connect(m_pane->reach(), &ReachTab::controlsChanged, this, &Page::stateChanged);
    connect(m_discovery, &DiscoveryPane::closed, this, [this] { showPart(m_pane); });
    connect(m_claims, &ClaimsPane::closed, this, [this] { showPart(m_pane); });
    connect(m_discovery, &DiscoveryPane::draftMade, this, &MilestonesPage::makeDraft);
    showWhileBusy(*m_busy, m_job, tr("Computing the evidence"));
    connect(m_splitter, &QSplitter::splitterMoved, this, &Page::stateChanged);
    addActions();
    showCatalog();
}

QWidget *MilestonesPage::buildHeader()
{
    auto *header = new QWidget;
    header->setFixedHeight(scaled(size::pageHeader));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::space4), 0);
    row->setSpacing(scaled(size::space3));
    row->addWidget(new TextLabel(tr("Milestones"), TypeRole::Title, TypeWeight::Strong));
    m_caption = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_caption->setElided(true);
    row->addWidget(m_caption, 1);
    m_views = new SegmentedControl({tr("Catalog"), tr("Criteria")});
    m_views->setAccessibleName(tr("What the table shows"));
    row->addWidget(m_views);
    auto *find = new Button(tr("Find milestones"));
    connect(find, &QAbstractButton::clicked, this, [this] { showPart(m_discovery); });
    row->addWidget(find);
    return header;
}

QWidget *MilestonesPage::buildCheck()
{
    m_checkBox = new QWidget;
    setSurface(m_checkBox, Token::SurfacePage);
    auto *column = new QVBoxLayout(m_checkBox);
    column->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::space4), scaled(size::space3));
    column->setSpacing(scaled(6));
    m_checkTitle = new SectionTitle(tr("Catalog check"));
    column->addWidget(m_checkTitle);
    m_check = new LineList;
    m_check->setClickable(true);
    column->addWidget(m_check);
    connect(m_check, &LineList::clicked, this, [this](int line) {
        if (line < 0 || line >= static_cast<int>(m_shownFindings.size()))
            return;
        const std::string key = m_shownFindings[static_cast<std::size_t>(line)].key;
        if (key.empty()) {
            if (QAction *choose = context().actions ? context().actions->action(chooseMilestonesAction) : nullptr)
                choose->trigger();
            return;
        }
        select(key);
        m_pane->setTab(MilestonePane::Lint);
    });
    return m_checkBox;
}

QWidget *MilestonesPage::buildCatalog()
{
    auto *left = new QWidget;
    auto *column = tightColumn(left);
    column->addWidget(buildHeader());
    column->addWidget(m_busy);
    column->addWidget(new Hairline);
    m_table = new RecordTable;
    m_roomForNames = new RoomForNames(*m_table, {});
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new RecordDelegate(m_table));
    m_table->setAccessibleName(tr("Catalog"));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setSectionsClickable(true);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &MilestonesPage::sortBy);
    m_tooLittle = new TooLittle;
    connect(m_tooLittle, &TooLittle::findRequested, this, [this] { showPart(m_discovery); });
    column->addWidget(m_tooLittle);
    column->addWidget(m_table, 1);
    m_empty = new EmptyState(tr("No milestone is switched on, so there is nothing to measure. Begin with five that matter."), tr("Choose milestones…"));
    m_empty->setReached(0);
    connect(m_empty->button(), &QAbstractButton::clicked, this, [this] {
        if (QAction *choose = context().actions ? context().actions->action(chooseMilestonesAction) : nullptr)
            choose->trigger();
    });
    column->addWidget(m_empty, 1);
    column->addWidget(new Hairline);
    column->addWidget(buildCheck());
    connect(m_views, &SegmentedControl::currentChanged, this, [this](int view) {
        m_model.setView(view == 0 ? MilestoneTable::View::Catalog : MilestoneTable::View::Criteria);
        showView();
        Q_EMIT stateChanged();
    });
    return left;
}

void MilestonesPage::addActions()
{
    ActionRegistry *actions = context().actions;
    if (!actions)
        return;
    const auto add = [&](const char *id, const QString &text, bool anywhere, const QString &keys, std::function<void()> run) {
        ActionSpec spec;
        spec.id = QLatin1String(id);
        spec.text = text;
        spec.group = ActionSpec::Group::View;
        spec.icon = QStringLiteral("milestones");
        if (!anywhere)
            spec.places = QStringList{place()};
        if (!keys.isEmpty())
            spec.keys = {QKeySequence(keys)};
        actions->add(spec, std::move(run));
    };
    add("milestones.find", tr("Find milestones"), true, {}, [this] { Q_EMIT goRequested({place(), {}, findPart}); });
    add("milestones.claims", tr("What is often said, tested on your data"), true, {}, [this] { Q_EMIT goRequested({place(), {}, claimsPart}); });
    add("milestones.edit", tr("Edit the milestone"), false, {}, [this] {
        showPart(m_pane);
        m_pane->setTab(MilestonePane::Definition);
        m_pane->definition()->editTitle();
    });
    add("milestones.save", tr("Save the definition"), false, QStringLiteral("Ctrl+S"), [this] { m_pane->definition()->save(); });
    add("milestones.show_off", tr("Show milestones that are switched off, or hide them"), false, {}, [this] {
        m_model.setShowOff(!m_model.showOff());
        showView();
        Q_EMIT stateChanged();
    });
    add("milestones.criteria", tr("Compare milestones by the four criteria"), false, {}, [this] {
        m_views->setCurrent(m_model.view() == MilestoneTable::View::Catalog ? 1 : 0);
    });
    for (int tab = 0; tab < MilestonePane::TabCount; ++tab) {
        ActionSpec spec;
        spec.id = QStringLiteral("milestones.tab_%1").arg(tab + 1);
        spec.text = tr("Part %1 of the milestone").arg(tab + 1);
        spec.keys = {QKeySequence(QStringLiteral("Ctrl+%1").arg(tab + 1))};
        spec.places = QStringList{place()};
        spec.inMenu = spec.inPalette = false;
        actions->add(spec, [this, tab] {
            showPart(m_pane);
            m_pane->setTab(static_cast<MilestonePane::Tab>(tab));
        });
    }
}

void MilestonesPage::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    const auto on = static_cast<qint64>(snapshot.portfolio->milestones.size());
    if (m_on != on) {
        m_on = on;
        Q_EMIT badgeChanged();
    }
    if (!context().session) {
        setCatalog(Catalog{snapshot.portfolio->milestones, snapshot.portfolio->levels});
    } else {
        context().session->requestCatalog(this, [this](Result<std::vector<CatalogEntry>> entries) {
            if (!entries)
                return;
            Catalog catalog{{}, m_snapshot.portfolio->levels};
            for (CatalogEntry &entry : *entries)
                catalog.milestones.push_back(std::move(entry.definition));
            setCatalog(std::move(catalog));
        });
        context().session->requestVersions(this, [this](Result<std::vector<MilestoneDefinition>> versions) {
            if (versions)
                m_pane->setVersions(*versions);
        });
    }
    if (isVisible())
        beginStudy();
}

void MilestonesPage::setCatalog(Catalog catalog)
{
    m_catalog = std::move(catalog);
    showCatalog();
    if (m_study)
        showCheck();
}

void MilestonesPage::showCatalog()
{
    std::vector<CatalogRow> rows;
    for (const MilestoneDefinition &definition : m_catalog.milestones)
        rows.push_back({definition, m_snapshot.portfolio ? m_snapshot.portfolio->findMilestone(definition.key) : noMilestone});
    const auto voice = Voice::person();
    const auto on = std::ranges::count_if(rows, [](const CatalogRow &row) { return row.index != noMilestone; });
    m_caption->setText(rows.empty() ? QString()
                                    : tr("%1 on, %2 in the catalog").arg(wording::integer(voice, on), wording::integer(voice, std::int64_t(rows.size()))));
    if (m_wanted.empty() && !m_pane->row().definition.key.empty())
        m_wanted = m_pane->row().definition.key;
    m_selecting = true;
    m_model.setCatalog(std::move(rows));
    m_selecting = false;
    showView();
}

void MilestonesPage::showView()
{
    fitTable();
    const bool any = m_model.rowCount() > 0;
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    m_side->setVisible(any || !m_catalog.milestones.empty());
    int row = m_wanted.empty() ? -1 : m_model.rowOf(m_wanted);
    if (row < 0 && !m_wanted.empty() && !m_model.showOff()
        && std::ranges::any_of(m_catalog.milestones, [&](const auto &each) { return each.key == m_wanted; })) {
        m_model.setShowOff(true);
        fitTable();
        row = m_model.rowOf(m_wanted);
    }
    if (row < 0)
        row = m_model.firstRow();
    else
        m_wanted.clear();
    if (row >= 0) {
        m_table->setCurrentIndex(m_model.index(row, 0));
        m_table->scrollTo(m_model.index(row, 0));
    }
    showCurrent();
}

void MilestonesPage::fitTable()
{
    // What its pane says as well goes first where the table is narrow.
    m_roomForNames->setDispensable(m_model.view() == MilestoneTable::View::Catalog
                                       ? std::vector<int>{MilestoneTable::Density, MilestoneTable::Median}
                                       : std::vector<int>{MilestoneTable::Measurable, MilestoneTable::Timing});
    fitColumns(*m_table, [this](int column) { return m_model.columnWidth(column); });
}

void MilestonesPage::sortBy(int column)
{
    QHeaderView *header = m_table->horizontalHeader();
    const bool same = header->isSortIndicatorShown() && header->sortIndicatorSection() == column;
    // Names and days run up, shares and verdicts down; a second click turns, a third gives the catalog's order back.
    const bool days = column == (m_model.view() == MilestoneTable::View::Catalog ? int(MilestoneTable::Median) : int(MilestoneTable::Timing));
    const Qt::SortOrder first = column == 0 || days ? Qt::AscendingOrder : Qt::DescendingOrder;
    const Qt::SortOrder other = first == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    const std::string current = m_pane->row().definition.key;
    m_selecting = true;
    if (same && header->sortIndicatorOrder() == other) {
        header->setSortIndicatorShown(false);
        m_model.sort(-1);
    } else {
        const Qt::SortOrder order = same ? other : first;
        header->setSortIndicatorShown(true);
        header->setSortIndicator(column, order);
        m_model.sort(column, order);
    }
    m_selecting = false;
    m_wanted = current;
    showView();
}

void MilestonesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_snapshot.portfolio && m_studiedFor.portfolio != m_snapshot.portfolio)
        beginStudy();
}

void MilestonesPage::beginStudy()
{
    m_studiedFor = m_snapshot;
    const Session *session = context().session;
    const auto settings = session ? session->settings() : std::map<std::string, std::string>();
    const Day today = session ? session->today() : m_snapshot.portfolio->asOf + 1;
    m_job.run([snapshot = m_snapshot, settings, today] { return studyMilestones(evidenceBase(snapshot, settings, today)); },
              [this](std::shared_ptr<const MilestoneStudy> study) {
                  m_study = std::move(study);
                  m_selecting = true;
                  m_wanted = m_wanted.empty() ? m_pane->row().definition.key : m_wanted;
                  m_model.setStudy(m_study);
                  m_selecting = false;
                  m_pane->setStudy(m_study);
                  m_discovery->setBase(m_study->base);
                  m_claims->setStudy(m_study);
                  m_tooLittle->setStudy(m_study.get());
                  showView();
                  showCheck();
                  Q_EMIT studied();
              });
}

void MilestonesPage::showCheck()
{
    const auto voice = Voice::person();
    m_findings = lintWith(m_catalog, m_snapshot.portfolio->asOf, *m_study);
    m_pane->setFindings(m_findings);
    auto gravest = m_findings;
    std::stable_sort(gravest.begin(), gravest.end(), [](const auto &a, const auto &b) { return a.severity > b.severity; });
    // One line for each thing to mend; the milestones it concerns say so in their own tabs.
    m_shownFindings.clear();
    QVector<LineData> lines;
    for (const auto &finding : gravest) {
        if (std::ranges::any_of(m_shownFindings, [&](const auto &each) { return each.code == finding.code; }))
            continue;
        if (lines.size() == mostFindings)
            break;
        m_shownFindings.push_back(finding);
        const auto others = std::ranges::count_if(gravest, [&](const auto &each) { return each.code == finding.code; }) - 1;
        const auto named = std::ranges::find_if(m_catalog.milestones, [&](const auto &each) { return each.key == finding.key; });
        LineData line;
        line.mark = finding.severity >= Severity::Serious ? Mark::Risk : finding.severity == Severity::Watch ? Mark::Watch : Mark::Neutral;
        const QString what = wording::lintTitle(voice, finding.code);
        const QString who = named == m_catalog.milestones.end() ? tr("The catalog") : wording::plain(named->title);
        line.runs.push_back({(others > 0 ? tr("%1 and %Ln other(s): %2", nullptr, static_cast<int>(others)) : tr("%1: %2")).arg(who, what),
                             Tone::Primary});
        lines.append(line);
    }
    if (lines.isEmpty()) {
        LineData line;
        line.mark = Mark::Good;
        line.runs.push_back({tr("Nothing to mend."), Tone::Secondary});
        lines.append(line);
    }
    m_check->setLines(lines);
    m_checkTitle->setTrailing(tr("%Ln finding(s)", nullptr, static_cast<int>(m_findings.size())));
}

void MilestonesPage::showCurrent()
{
    const CatalogRow *row = m_model.at(m_table->currentIndex().row());
    if (!row)
        return;
    const bool other = row->definition.key != m_pane->row().definition.key;
    m_pane->setRow(*row);
    if (other && m_side->currentWidget() == m_pane && isVisible())
        Q_EMIT locationChanged();
    Q_EMIT selectionChanged();
}

void MilestonesPage::select(const std::string &key)
{
    m_wanted = key;
    showPart(m_pane);
    showView();
}

void MilestonesPage::showPart(QWidget *part)
{
    if (m_side->currentWidget() == part)
        return;
    m_side->setCurrentWidget(part);
    if (isVisible())
        focusTarget()->setFocus(Qt::OtherFocusReason);
    Q_EMIT locationChanged();
    Q_EMIT selectionChanged();
}

void MilestonesPage::arrive(const Location &location)
{
    if (location.part == findPart)
        return showPart(m_discovery);
    if (location.part == claimsPart)
        return showPart(m_claims);
    if (location.part.isEmpty())
        return;
    const QString key = location.part.section(QLatin1Char('/'), 0, 0), tab = location.part.section(QLatin1Char('/'), 1, 1);
    select(key.toStdString());
    for (std::size_t i = 0; i < tabKeys.size(); ++i) {
        if (tab == QLatin1String(tabKeys[i]))
            m_pane->setTab(static_cast<MilestonePane::Tab>(i));
    }
}

Location MilestonesPage::location() const
{
    if (m_side->currentWidget() == m_discovery)
        return {place(), {}, findPart};
    if (m_side->currentWidget() == m_claims)
        return {place(), {}, claimsPart};
    const std::string &key = m_pane->row().definition.key;
    return {place(), {}, key.empty() ? QString()
                                     : QString::fromStdString(key) + QLatin1Char('/')
                                         + QLatin1String(tabKeys[static_cast<std::size_t>(m_pane->tab())])};
}

std::vector<AccountId> MilestonesPage::selectedAccounts() const
{
    const AccountId account = currentAccount();
    return account.value == 0 ? std::vector<AccountId>() : std::vector{account};
}

AccountId MilestonesPage::currentAccount() const
{
    return m_side->currentWidget() == m_pane && m_pane->tab() == MilestonePane::Members ? m_pane->members()->currentAccount() : AccountId{};
}

std::vector<Page::Destination> MilestonesPage::destinations() const
{
    std::vector<Destination> found;
    for (const CatalogRow &row : m_model.catalog()) {
        if (row.index == noMilestone)
            continue;
        Destination each;
        each.text = tr("Milestone %1").arg(wording::plain(row.definition.title));
        each.location = {place(), {}, QString::fromStdString(row.definition.key) + QStringLiteral("/reach")};
        found.push_back(each);
    }
    return found;
}

void MilestonesPage::makeDraft(MilestoneDefinition draft)
{
    if (!context().session)
        return;
    // Never over what is there: a person's definition is not replaced by a finding.
    if (std::ranges::any_of(m_catalog.milestones, [&](const auto &each) { return each.key == draft.key; })) {
        select(draft.key);
        Q_EMIT messageRequested(tr("The catalog has it already."));
        return;
    }
    m_wanted = draft.key;
    context().session->apply(ImportCatalog{Catalog{{std::move(draft)}, {}}});
    showPart(m_pane);
    m_pane->setTab(MilestonePane::Definition);
}

std::optional<PageTable> MilestonesPage::shownTable() const
{
    if (!m_study)
        return std::nullopt;
    const auto optional = [](const std::optional<double> &value) {
        return ExportTable::Cell{value ? QString::number(*value, 'g', 12).toStdString() : std::string(),
                                 ExportTable::Cell::Kind::Number};
    };
    const auto days = [](const std::optional<std::int32_t> &value) {
        return countCell(value.value_or(-1));
    };
    ExportTable table;
    table.header = {"milestone", "title", "category", "window_days", "closed", "reached_in_window", "rate", "rate_low", "rate_high",
                    "median_day", "median_low", "median_high", "density", "density_low",
                    "density_high", "verdict", "difference", "difference_low", "difference_high",
                    "hazard_ratio", "q", "churn_after_median", "measurability"};
    for (const CatalogRow &row : m_model.catalog()) {
        if (row.index == noMilestone)
            continue;
        const auto &rate = m_study->rates.rows[row.index];
        const auto &priority = m_study->priorities[row.index];
        table.rows.push_back({keyCell(row.definition.key), textCell(row.definition.title),
                              keyCell(keyOf(row.definition.category)), days(rate.window),
                              countCell(rate.closed), countCell(rate.reachedInWindow),
                              optional(rate.rate.value), optional(rate.rate.low), optional(rate.rate.high), days(rate.median.day),
                              days(rate.median.low), days(rate.median.high), optional(rate.density.value), optional(rate.density.low), optional(rate.density.high),
                              keyCell(keyOf(priority.verdict)), optional(priority.difference.value),
                              optional(priority.difference.low), optional(priority.difference.high),
                              optional(priority.hazardRatio.value), optional(priority.q), optional(priority.churnAfterMedian),
                              keyCell(keyOf(priority.measurability))});
    }
    return PageTable{tr("Milestones"), tr("milestones"), [table = std::move(table)] { return table; }};
}

QJsonObject MilestonesPage::saveState() const
{
    return {{QStringLiteral("milestone"), QString::fromStdString(m_pane->row().definition.key)},
            {QStringLiteral("tab"), static_cast<int>(m_pane->tab())},
            {QStringLiteral("view"), static_cast<int>(m_model.view())},
            {QStringLiteral("show_off"), m_model.showOff()},
            {QStringLiteral("reach"), m_pane->reach()->saveState()},
            {QStringLiteral("splitter"), QString::fromLatin1(m_splitter->saveState().toBase64())}};
}

void MilestonesPage::restoreState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    m_wanted = state.value(QStringLiteral("milestone")).toString().toStdString();
    m_pane->setTab(static_cast<MilestonePane::Tab>(
        std::clamp(state.value(QStringLiteral("tab")).toInt(MilestonePane::Reach), 0, int(MilestonePane::TabCount) - 1)));
    m_model.setShowOff(state.value(QStringLiteral("show_off")).toBool());
    const int view = state.value(QStringLiteral("view")).toInt();
    m_views->setCurrent(view == 1 ? 1 : 0);
    m_model.setView(view == 1 ? MilestoneTable::View::Criteria : MilestoneTable::View::Catalog);
    m_pane->reach()->restoreState(state.value(QStringLiteral("reach")).toObject());
    m_splitter->restoreState(QByteArray::fromBase64(state.value(QStringLiteral("splitter")).toString().toLatin1()));
    showView();
}

QWidget *MilestonesPage::focusTarget()
{
    if (m_side->currentWidget() == m_discovery)
        return m_discovery->table();
    return m_table;
}

bool MilestonesPage::escape()
{
    if (m_pane->definition()->isVisible() && m_pane->definition()->revert())
        return true;
    if (m_side->currentWidget() != m_pane) {
        showPart(m_pane);
        return true;
    }
    return false;
}

} // namespace milepost::ui
