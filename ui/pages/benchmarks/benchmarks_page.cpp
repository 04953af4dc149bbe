#include "pages/benchmarks/benchmarks_page.h"

#include "charts/curve_chart.h"
#include "charts/painted_charts.h"
#include "delegates/record_view.h"
#include "pages/benchmarks/benchmark_columns.h"
#include "pages/benchmarks/benchmark_marks.h"
#include "pages/benchmarks/chart_pane.h"
#include "pages/benchmarks/choice_button.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "shell/export_table.h"
#include "pages/benchmarks/ladder_table.h"
#include "pages/milestones/reach_values.h"
#include "pages/sources/run_pane.h"
#include "shell/action_registry.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"
#include "workspace/session.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QScrollArea>
#include <QShowEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

namespace {

constexpr int leftWidth = 640, rightWidth = 640;
constexpr int distributionHeight = 268, curveHeight = 292;

QWidget *padded(QWidget *inner, int top, int bottom)
{
    auto *box = new QWidget;
    box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(scaled(size::pagePadding), scaled(top), scaled(size::space4), scaled(bottom));
    column->addWidget(inner);
    return box;
}

} // namespace

BenchmarksPage::BenchmarksPage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_segments(segmentColumns()),
      m_members(memberColumns([this] { return m_base ? m_base->evidence->portfolio.get() : nullptr; },
                              [this] { return m_shown ? m_shown->controls.measure : m_measure; }))
{
    auto *column = tightColumn(this);
    column->addWidget(buildHeader());
    m_busy = new BusyLine;
    column->addWidget(m_busy);
    column->addWidget(new Hairline);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(scrolledDown(buildLeft()));
    splitter->addWidget(scrolledDown(buildRight()));
    splitter->setSizes({scaled(leftWidth), scaled(rightWidth)});
    m_content = new QStackedWidget;
    m_content->addWidget(splitter);
    m_empty = new EmptyState(tr("No account has started yet, so there is nobody to compare. Import subscriptions or signups."), tr("Sources"));
    m_empty->setReached(0);
    connect(m_empty->button(), &QAbstractButton::clicked, this, [this] { Q_EMIT goRequested({QStringLiteral("sources"), {}, {}}); });
    m_content->addWidget(m_empty);
    column->addWidget(m_content, 1);
    connectControls();
    addActions();
}

QWidget *BenchmarksPage::buildHeader()
{
    auto *header = new QWidget;
    header->setFixedHeight(scaled(size::pageHeader));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::space4), 0);
    row->setSpacing(scaled(size::space2));
    row->addWidget(new TextLabel(tr("Benchmarks"), TypeRole::Title, TypeWeight::Strong));
    row->addSpacing(scaled(size::space3));
    m_measureChoice = new ChoiceButton(tr("Measure"));
    m_groupChoice = new ChoiceButton(tr("By"));
    m_markChoice = new ChoiceButton(tr("Mark"));
    m_tenureChoice = new ChoiceButton(tr("At"));
    m_milestoneChoice = new ChoiceButton(tr("Milestone"));
    m_pick = new QLineEdit;
    m_pick->setPlaceholderText(tr("Name of an account"));
    m_pick->setAccessibleName(m_pick->placeholderText());
    m_pick->setFixedWidth(scaled(180));
    m_pick->hide();
    for (QWidget *each : std::initializer_list<QWidget *>{m_measureChoice, m_groupChoice, m_markChoice, m_pick, m_tenureChoice})
        row->addWidget(each);
    row->addStretch(1);
    m_mode = new SegmentedControl({tr("Charts"), tr("Table")});
    m_mode->setAccessibleName(tr("Charts or tables"));
    row->addWidget(m_mode);
    m_copy = new Button(tr("Copy sentence"));
    row->addWidget(m_copy);
    return header;
}

QWidget *BenchmarksPage::buildLeft()
{
    auto *left = new QWidget;
    auto *column = tightColumn(left);
    m_distribution = new DistributionChart;
    m_distributionPane = new ChartPane(m_distribution, [this](const Voice &voice) { return tableOf(voice, m_distribution->values()); });
    m_distributionPane->setMinimumHeight(scaled(distributionHeight));
    column->addWidget(padded(m_distributionPane, 14, 4));
    column->addWidget(new Hairline);
    m_ladder = new LadderTable;
    column->addWidget(m_ladder);
    m_strip = new QWidget;
    setSurface(m_strip, Token::SurfaceRaised);
    auto *strip = new QVBoxLayout(m_strip);
    strip->setContentsMargins(scaled(size::pagePadding), scaled(10), scaled(size::space4), scaled(10));
    m_statement = new Statement;
    strip->addWidget(m_statement);
    column->addWidget(m_strip);
    column->addWidget(new Hairline);

    m_lower = new QStackedWidget;
    auto *segments = new QWidget;
    auto *below = tightColumn(segments);
    m_segmentTitle = new SectionTitle(QString());
    below->addWidget(padded(m_segmentTitle, 12, 4));
    m_segmentTable = new RecordTable;
    showRows(*m_segmentTable, m_segments, tr("By segment"));
    new RoomForNames(*m_segmentTable, {2, 4}); // the share in a year, then the limits of the median
    below->addWidget(m_segmentTable);
    below->addStretch(1);
    auto *listing = new QWidget;
    auto *listed = tightColumn(listing);
    m_listTitle = new SectionTitle(QString());
    connect(m_listTitle->setLink(tr("Back to segments")), &QAbstractButton::clicked, this, &BenchmarksPage::closeList);
    listed->addWidget(padded(m_listTitle, 12, 4));
    m_memberTable = new RecordTable;
    showRows(*m_memberTable, m_members, tr("Accounts behind the figure"));
    new RoomForNames(*m_memberTable, {1});
    m_memberTable->setMinimumHeight(scaled(200));
    listed->addWidget(m_memberTable, 1);
    m_lower->addWidget(segments);
    m_lower->addWidget(listing);
    column->addWidget(m_lower, 1);
    return left;
}

QWidget *BenchmarksPage::buildRight()
{
    auto *right = new QWidget;
    auto *column = tightColumn(right);
    m_curves = new CurveChart;
    m_curvePane = new ChartPane(m_curves, [this](const Voice &voice) { return tableOf(voice, m_curves->values()); });
    m_curvePane->addControl(m_milestoneChoice);
    m_curvePane->setMinimumHeight(scaled(curveHeight));
    column->addWidget(padded(m_curvePane, 14, 8));
    column->addWidget(new Hairline);
    m_cohorts = new HeatMap;
    m_cohortPane = new ChartPane(m_cohorts, [this](const Voice &voice) { return tableOf(voice, m_cohorts->values()); });
    column->addWidget(padded(m_cohortPane, 14, 12));
    column->addStretch(1);
    return right;
}

void BenchmarksPage::connectControls()
{
    connect(m_measureChoice, &ChoiceButton::chosen, this,
            [this](const QVariant &value) { setMeasure(static_cast<TenureMeasure>(value.toInt())); });
    connect(m_groupChoice, &ChoiceButton::chosen, this, [this](const QVariant &value) { setGrouping(value.toString().toStdString()); });
    connect(m_milestoneChoice, &ChoiceButton::chosen, this, [this](const QVariant &value) { setMilestone(value.toString().toStdString()); });
    connect(m_tenureChoice, &ChoiceButton::chosen, this, [this](const QVariant &value) {
        m_tenure = value.toInt();
        changed();
    });
    connect(m_markChoice, &ChoiceButton::chosen, this, [this](const QVariant &value) {
        const QString mark = value.toString();
        if (mark == pickAccount) {
            askForAccount();
        } else if (mark.startsWith(bookMark)) {
            markBook(mark.mid(bookMark.size()).toStdString());
        } else if (!mark.startsWith(accountMark)) {
            markAccount({});
        }
    });
    connect(m_mode, &SegmentedControl::currentChanged, this, [this](int mode) { setAsTable(mode == 1); });
    connect(m_copy, &QAbstractButton::clicked, this, &BenchmarksPage::copySentence);
    showWhileBusy(*m_busy, m_job, tr("Comparing"));
    for (ChartPane *pane : {m_distributionPane, m_curvePane, m_cohortPane}) {
        connect(pane, &ChartPane::exportRequested, this, [this](ChartPane *asked) {
            exportTable(*this, tr("Export the figures of the chart"), tr("benchmark-figures"), exportTableOf(asked->table(exportVoice())));
        });
    }
    connect(m_distribution, &DistributionChart::clicked, this, [this](double from, double to) {
        std::vector<BookMember> members;
        for (const MeasuredAccount &each : m_shown->members) {
            if (double(each.value) >= from && double(each.value) < to)
                members.push_back({each.account, each.value, NAN});
        }
        list(tr("%Ln account(s) in this column, of all seen to day %1", nullptr, static_cast<int>(members.size()))
                 .arg(wording::integer(Voice::person(), m_shown->tenure)),
             std::move(members));
    });
    const auto listGroup = [this](const QString &title, const Grouping &grouping, std::uint32_t group) {
        std::vector<BookMember> members;
        const EvidenceBase &base = *m_base->evidence;
        for (AccountIndex account = 0; account < grouping.of.size(); ++account) {
            if (grouping.of[account] == group && base.lives.concerns(*base.portfolio, account, m_shown->controls.milestone, base.observability))
                members.push_back({account, NAN, NAN});
        }
        list(tr("%1: %Ln account(s)", nullptr, static_cast<int>(members.size())).arg(title), std::move(members));
    };
    connect(m_curves, &CurveChart::clicked, this, [this, listGroup](int series) {
        const auto groups = largestGroups(m_shown->curves, mostCurves);
        if (series >= 0 && series < std::ssize(groups)) {
            const std::uint32_t group = m_shown->curves[groups[static_cast<std::size_t>(series)]].group;
            listGroup(wording::groupWord(Voice::person(), m_shown->grouping, group), m_shown->grouping, group);
        }
    });
    connect(m_cohorts, &HeatMap::clicked, this, [this, listGroup](int row) {
        const Grouping quarters = byStartQuarter(m_base->evidence->lives);
        const std::string &quarter = m_shown->cohorts[static_cast<std::size_t>(row)].quarter;
        for (std::uint32_t group = 0; group < quarters.count(); ++group) {
            if (quarters.labels[group] == quarter)
                listGroup(wording::groupWord(Voice::person(), quarters, group), quarters, group);
        }
    });
    connect(m_memberTable, &RecordTable::opened, this, [this](const QModelIndex &index) {
        const Portfolio &portfolio = *m_base->evidence->portfolio;
        Q_EMIT goRequested({QStringLiteral("account"), wording::plain(portfolio.text(portfolio.externalId[m_members.row(index).account])), {}});
    });
    connect(m_memberTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &Page::selectionChanged);
}

void BenchmarksPage::addActions()
{
    ActionRegistry *actions = context().actions;
    if (!actions)
        return;
    const auto add = [&](const char *id, const QString &text, const QString &keys, std::function<void()> run) {
        ActionSpec spec;
        spec.id = QLatin1String(id);
        spec.text = text;
        spec.group = ActionSpec::Group::View;
        spec.places = QStringList{place()};
        spec.icon = QStringLiteral("benchmarks");
        if (!keys.isEmpty())
            spec.keys = {QKeySequence(keys)};
        actions->add(spec, std::move(run));
    };
    add("benchmarks.copy", tr("Copy the sentence"), QStringLiteral("Ctrl+Alt+C"), [this] { copySentence(); });
    add("benchmarks.table", tr("Charts or tables"), QStringLiteral("Ctrl+T"), [this] { setAsTable(!m_asTable); });
    add("benchmarks.mark", tr("Mark an account…"), QStringLiteral("Ctrl+M"), [this] { askForAccount(); });
}

void BenchmarksPage::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    if (isVisible())
        prepare();
}

void BenchmarksPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_snapshot.portfolio && m_preparedFor.portfolio != m_snapshot.portfolio)
        prepare();
}

void BenchmarksPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    constexpr int roomForCaptions = 1'080;
    for (ChoiceButton *each : {m_measureChoice, m_groupChoice, m_markChoice, m_tenureChoice})
        each->setCompact(width() < scaled(roomForCaptions));
}

void BenchmarksPage::prepare()
{
    m_preparedFor = m_snapshot;
    const Session *session = context().session;
    const auto settings = session ? session->settings() : std::map<std::string, std::string>();
    const Day today = session ? session->today() : m_snapshot.portfolio->asOf + 1;
    m_baseJob.run([snapshot = m_snapshot, settings, today] { return benchmarkBase(evidenceBase(snapshot, settings, today)); },
                  [this](std::shared_ptr<const BenchmarkBase> base) {
                      // Rows and figures of the old one mean other accounts now.
                      closeList();
                      m_shown.reset();
                      m_base = std::move(base);
                      m_content->setCurrentIndex(m_base->evidence->lives.inAnalysis == 0 ? 1 : 0);
                      showControls();
                      compute();
                  });
}

QString BenchmarksPage::nameOf(AccountIndex account) const
{
    const Portfolio &portfolio = *m_base->evidence->portfolio;
    const StringId name = portfolio.name[account];
    return wording::plain(portfolio.text(name != 0 ? name : portfolio.externalId[account]));
}

QString BenchmarksPage::measureWord() const { return wording::word(Voice::person(), m_measure); }

void BenchmarksPage::changed()
{
    closeList();
    showControls();
    compute();
    Q_EMIT stateChanged();
}

void BenchmarksPage::compute()
{
    if (!m_base || m_base->evidence->lives.inAnalysis == 0)
        return;
    // A field with a history of its own is read where the history is, once.
    const bool known = m_shown && m_shown->controls.grouping == m_grouping;
    if (context().session && !known && !m_grouping.empty() && m_grouping != "quarter") {
        context().session->requestGrouping(this, m_base->evidence, m_grouping, [this, field = m_grouping](Result<Grouping> grouping) {
            if (field == m_grouping && m_base)
                computeWith(grouping && grouping->of.size() == m_base->evidence->portfolio->accountCount() ? std::optional(std::move(*grouping))
                                                                                                           : std::nullopt);
        });
        return;
    }
    computeWith(std::nullopt);
}

void BenchmarksPage::computeWith(std::optional<Grouping> grouping)
{
    m_job.run([base = m_base, asked = controls(), grouping = std::move(grouping), before = m_shown]() mutable {
        return studyBenchmark(*base, asked, std::move(grouping), before.get());
    },
              [this](std::shared_ptr<const BenchmarkStudy> study) { present(std::move(study)); });
}

void BenchmarksPage::present(std::shared_ptr<const BenchmarkStudy> study)
{
    m_shown = std::move(study);
    showDistribution();
    showPlace();
    showSentences();
    showCurves();
    showSegments();
    Q_EMIT shownChanged();
    Q_EMIT selectionChanged();
}

void BenchmarksPage::list(const QString &title, std::vector<BookMember> members)
{
    m_listing = true;
    m_listTitle->setTitle(title);
    m_members.setRows(std::move(members));
    fitColumns(*m_memberTable, [this](int column) { return m_members.columnWidth(column); });
    if (m_members.rowCount() > 0)
        m_memberTable->setCurrentIndex(m_members.index(0, 0));
    m_lower->setCurrentIndex(1);
    m_memberTable->setFocus(Qt::OtherFocusReason);
    Q_EMIT selectionChanged();
}

void BenchmarksPage::closeList()
{
    m_listing = false;
    m_lower->setCurrentIndex(0);
    m_members.setRows({});
    Q_EMIT selectionChanged();
}

void BenchmarksPage::markAccount(const QString &externalId)
{
    m_account = externalId;
    m_owner.clear();
    m_tenure = 0;
    m_pick->hide();
    changed();
    Q_EMIT locationChanged();
}

void BenchmarksPage::markBook(const std::string &owner)
{
    m_account.clear();
    m_owner = owner;
    m_tenure = 0;
    m_pick->hide();
    changed();
    Q_EMIT locationChanged();
}

void BenchmarksPage::setMeasure(TenureMeasure measure)
{
    m_measure = measure;
    changed();
}

void BenchmarksPage::setGrouping(const std::string &field)
{
    m_grouping = field;
    changed();
}

void BenchmarksPage::setMilestone(const std::string &key)
{
    m_milestone = key;
    changed();
}

void BenchmarksPage::setAsTable(bool asTable)
{
    m_asTable = asTable;
    m_mode->setCurrent(asTable ? 1 : 0);
    for (ChartPane *pane : {m_distributionPane, m_curvePane, m_cohortPane})
        pane->setAsTable(asTable);
    Q_EMIT stateChanged();
}

void BenchmarksPage::copySentence()
{
    if (m_sentences.isEmpty()) {
        Q_EMIT messageRequested(tr("There is no sentence to copy: mark an account that has enough peers."));
        return;
    }
    QGuiApplication::clipboard()->setText(m_sentences.join(QLatin1Char('\n')));
    Q_EMIT messageRequested(tr("Copied. It names no other customer."));
}

void BenchmarksPage::arrive(const Location &location)
{
    if (!location.account.isEmpty() && location.account != m_account)
        markAccount(location.account);
}

Location BenchmarksPage::location() const { return {place(), m_account, {}}; }

AccountId BenchmarksPage::currentAccount() const
{
    if (!m_base || !m_shown)
        return {};
    const Portfolio &portfolio = *m_base->evidence->portfolio;
    const QModelIndex index = m_memberTable->currentIndex();
    if (m_listing && index.isValid() && index.row() < m_members.rowCount())
        return portfolio.id[m_members.row(index).account];
    return m_shown->controls.account == noAccount ? AccountId{} : portfolio.id[m_shown->controls.account];
}

std::vector<AccountId> BenchmarksPage::selectedAccounts() const
{
    const AccountId account = currentAccount();
    return account.value == 0 ? std::vector<AccountId>() : std::vector{account};
}

QJsonObject BenchmarksPage::saveState() const
{
    return {{QStringLiteral("measure"), static_cast<int>(m_measure)}, {QStringLiteral("grouping"), QString::fromStdString(m_grouping)},
            {QStringLiteral("account"), m_account},                   {QStringLiteral("owner"), QString::fromStdString(m_owner)},
            {QStringLiteral("milestone"), QString::fromStdString(m_milestone)},
            {QStringLiteral("tenure"), m_tenure},                     {QStringLiteral("table"), m_asTable}};
}

void BenchmarksPage::restoreState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    m_measure = static_cast<TenureMeasure>(
        std::clamp(state.value(QStringLiteral("measure")).toInt(), 0, static_cast<int>(enumCount<TenureMeasure>()) - 1));
    m_grouping = state.value(QStringLiteral("grouping")).toString(QStringLiteral("plan")).toStdString();
    m_account = state.value(QStringLiteral("account")).toString();
    m_owner = state.value(QStringLiteral("owner")).toString().toStdString();
    m_milestone = state.value(QStringLiteral("milestone")).toString().toStdString();
    m_tenure = std::max(0, state.value(QStringLiteral("tenure")).toInt());
    setAsTable(state.value(QStringLiteral("table")).toBool());
    if (m_base)
        changed();
}

QWidget *BenchmarksPage::focusTarget() { return m_listing ? m_memberTable : m_segmentTable; }

bool BenchmarksPage::escape()
{
    if (m_pick->isVisible()) {
        m_pick->hide();
        showControls();
        return true;
    }
    if (m_listing) {
        closeList();
        return true;
    }
    return false;
}

std::optional<PageTable> BenchmarksPage::shownTable() const
{
    if (!m_shown || !m_snapshot.portfolio)
        return std::nullopt;
    if (m_lower->currentIndex() == 1 && !m_members.rows().empty()) {
        return PageTable{tr("Accounts"), tr("accounts"), [snapshot = m_snapshot, members = m_members.rows()] {
                             std::vector<AccountIndex> accounts;
                             for (const BookMember &member : members)
                                 accounts.push_back(member.account);
                             return accountsTable(*snapshot.portfolio, *snapshot.standing, accounts);
                         }};
    }
    return PageTable{tr("Benchmarks"), tr("benchmark-figures"),
                     [table = exportTableOf(m_distributionPane->table(exportVoice()))] { return table; }};
}

} // namespace milepost::ui
