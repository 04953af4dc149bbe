#include "pages/value/account_value.h"

#include "charts/cumulative_chart.h"
#include "charts/tornado_chart.h"
#include "pages/benchmarks/chart_pane.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/sources/run_pane.h"
#include "pages/value/in_place_table.h"
#include "pages/value/line_form.h"
#include "delegates/cell_widget.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "wording/value_words.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QScrollArea>
#include <QShowEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

using value::RoiFigure;
using wording::Voice;

namespace {

constexpr int mostRows = 8;
constexpr int chartHeight = 272;

} // namespace

AccountValue::AccountValue(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_cases(caseColumns({})), m_lines(lineColumns({})), m_costs(costColumns({}))
{
    auto *outer = tightColumn(this);
    m_busy = new BusyLine;
    outer->addWidget(m_busy);
    m_content = new QStackedWidget;
    outer->addWidget(m_content, 1);
    auto *inner = new QWidget;
    auto *column = tightColumn(inner);
    column->addWidget(buildTables());
    column->addWidget(buildCharts(), 1);
    m_content->addWidget(scrolledDown(inner));
    auto *blank = new QWidget;
    auto *blankColumn = tightColumn(blank);
    m_empty = new EmptyState(QString(), tr("Make a value model"));
    connect(m_empty->button(), &QAbstractButton::clicked, this, &AccountValue::beginLine);
    blankColumn->addWidget(m_empty, 1);
    m_content->addWidget(blank);
    m_form = new LineForm;
    m_costForm = new CostForm;
    m_modelForm = new ModelForm;
    for (PartForm *form : std::initializer_list<PartForm *>{m_form, m_costForm, m_modelForm}) {
        form->hide();
        outer->addWidget(form);
        connect(form, &PartForm::cancelled, this, [this] { (void)escape(); });
        connect(form, &PartForm::accepted, this, &AccountValue::modelAccepted);
    }
    connect(&m_assumptions, &AssumptionModel::changed, this, &AccountValue::assumptionChanged);
    connect(&m_assumptions, &AssumptionModel::problemChanged, this, &AccountValue::showProblem);
    showButtons();
    if (m_context.session) {
        connect(m_context.session, &Session::editRefused, this, [this] {
            if (isVisible())
                ask(); // what was shown ahead of the store did not come to be
        });
    }
}

QWidget *AccountValue::buildBar()
{
    auto *bar = new QWidget;
    setSurface(bar, Token::SurfacePage);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(size::pagePadding - 10), 0, scaled(size::pagePadding), 0);
    row->setSpacing(scaled(size::space2));
    m_tabs = new QTabBar;
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (const QString &text : {tr("Lines"), tr("Assumptions"), tr("Costs"), tr("Why?")})
        m_tabs->addTab(text);
    m_tabs->setAccessibleName(tr("Parts of the value model"));
    row->addWidget(m_tabs);
    row->addStretch(1);
    m_forChoice = new SegmentedControl({tr("For this account"), tr("For the model")});
    m_forChoice->setAccessibleName(tr("What a changed number counts for"));
    m_forChoice->setToolTip(tr("A number for the model counts for every account that it applies to and that has none of its own"));
    m_resetButton = new Button(tr("Use the model's number"));
    m_resetButton->setToolTip(tr("Takes back the number of this account's own"));
    m_modelButton = new Button(tr("Model"));
    m_modelButton->setToolTip(tr("Name, whom it is for, period and rounding of the value model"));
    m_removeButton = new Button(tr("Remove"));
    m_changeButton = new Button(tr("Change"));
    m_addButton = new Button(tr("Add line"));
    m_addButton->setKeyHint(QStringLiteral("+"));
    for (QWidget *each : std::initializer_list<QWidget *>{m_resetButton, m_forChoice, m_modelButton, m_removeButton, m_changeButton, m_addButton})
        row->addWidget(each);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int part) {
        m_tables->setCurrentIndex(part);
        showButtons();
        fit();
        showProblem();
        if (isVisible())
            focusTarget()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_forChoice, &SegmentedControl::currentChanged, this, [this](int each) { setFor(static_cast<For>(each)); });
    connect(m_addButton, &QAbstractButton::clicked, this, &AccountValue::addPart);
    connect(m_changeButton, &QAbstractButton::clicked, this, &AccountValue::changePart);
    connect(m_removeButton, &QAbstractButton::clicked, this, &AccountValue::removePart);
    connect(m_modelButton, &QAbstractButton::clicked, this, &AccountValue::changeModel);
    connect(m_resetButton, &QAbstractButton::clicked, this, &AccountValue::resetAssumption);
    return bar;
}

QWidget *AccountValue::buildTables()
{
    auto *top = new QWidget;
    top->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // not Maximum: that forgets lines that wrap
    auto *column = tightColumn(top);
    m_caseTable = new RecordTable;
    m_caseTable->setModel(&m_cases);
    m_caseTable->setItemDelegate(new AgainstCostDelegate(m_caseTable));
    m_caseTable->setAccessibleName(tr("Cases against cost"));
    m_caseTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_caseTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (!row.isValid() || m_cases.row(row).figure == m_figure)
            return;
        m_figure = m_cases.row(row).figure;
        showCharts();
    });
    column->addWidget(m_caseTable);
    column->addWidget(buildBar());
    column->addWidget(new Hairline);

    m_lineTable = new RecordTable;
    showRows(*m_lineTable, m_lines, tr("Lines of the value model"));
    new RoomForNames(*m_lineTable, {6, 5, 4});
    connect(m_lineTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AccountValue::showLine);
    connect(m_lineTable, &RecordTable::opened, this, [this] {
        const std::size_t line = currentLine();
        if (!m_study || line >= m_study->roi.model.lines.size())
            return;
        const std::string saving = m_study->roi.model.lines[line].saving; // the number that a line is about
        showPart(Assumptions);
        m_assumptionTable->setCurrentIndex(m_assumptions.index(m_assumptions.rowOf(saving), AssumptionModel::Base));
    });
    m_assumptionTable = new InPlaceTable(tr("Assumptions"));
    m_assumptionTable->setModel(&m_assumptions);
    fitColumns(*m_assumptionTable, [this](int each) { return m_assumptions.columnWidth(each); });
    new RoomForNames(*m_assumptionTable, {AssumptionModel::Source, AssumptionModel::Unit, AssumptionModel::On, AssumptionModel::Owner, AssumptionModel::Money});
    connect(m_assumptionTable, &InPlaceTable::removeRequested, this, &AccountValue::resetAssumption);
    connect(m_assumptionTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AccountValue::showButtons);
    connect(&m_assumptions, &AssumptionModel::resetRequested, this, &AccountValue::resetAssumption);
    m_costTable = new RecordTable;
    showRows(*m_costTable, m_costs, tr("Costs of the value model"));
    new RoomForNames(*m_costTable, {4, 1});
    connect(m_costTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AccountValue::showButtons);
    connect(m_costTable, &RecordTable::opened, this, &AccountValue::changePart);
    m_whyTable = new RecordTable;
    m_whyTable->setModel(&m_explanation);
    m_whyTable->setItemDelegate(new RecordDelegate(m_whyTable));
    m_whyTable->setAccessibleName(tr("Where the value comes from"));
    fitColumns(*m_whyTable, [this](int each) { return m_explanation.columnWidth(each); });
    m_whyTable->installEventFilter(this);
    m_lineTable->installEventFilter(this);
    m_costTable->installEventFilter(this);
    const auto turn = [this](const QModelIndex &index) {
        m_explanation.setOpen(index.row(), !m_explanation.isOpen(index.row()));
        fit();
    };
    connect(m_whyTable, &RecordTable::opened, this, turn);
    connect(m_whyTable, &QAbstractItemView::clicked, this, turn);

    m_tables = new QStackedWidget;
    for (QWidget *table : std::initializer_list<QWidget *>{m_lineTable, m_assumptionTable, m_costTable, m_whyTable})
        m_tables->addWidget(table);
    column->addWidget(m_tables);
    m_problem = new InlineNotice;
    m_problem->clear();
    column->addWidget(m_problem);

    m_strip = new QWidget;
    setSurface(m_strip, Token::SurfaceRaised);
    auto *strip = new QVBoxLayout(m_strip);
    strip->setContentsMargins(scaled(size::pagePadding), scaled(8), scaled(size::pagePadding), scaled(8));
    strip->setSpacing(scaled(2));
    m_arithmetic = new TextLabel({}, TypeRole::Body, TypeWeight::Medium);
    m_arithmetic->setElided(true);
    m_arithmetic->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_standsFor = new Paragraph(TypeRole::Caption, Token::TextSecondary);
    strip->addWidget(m_arithmetic);
    strip->addWidget(m_standsFor);
    column->addWidget(m_strip);
    column->addWidget(new Hairline);
    return top;
}

QWidget *AccountValue::buildCharts()
{
    auto *charts = new QSplitter(Qt::Horizontal);
    charts->setChildrenCollapsible(false);
    charts->setMinimumHeight(scaled(chartHeight));
    charts->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // what the tables leave; the page scrolls below that minimum
    const auto half = [&](QWidget *pane) {
        auto *box = new QWidget;
        auto *column = tightColumn(box);
        column->setContentsMargins(scaled(size::pagePadding), scaled(12), scaled(size::space4), scaled(8));
        column->setSpacing(scaled(size::space2));
        column->addWidget(pane, 1);
        charts->addWidget(box);
        return column;
    };
    m_chart = new CumulativeChart;
    m_chartPane = new ChartPane(m_chart, [this](const Voice &voice) { return tableOf(voice, m_study ? cumulativeOf(voice, *m_study, m_figure) : CumulativeValues()); });
    half(m_chartPane);
    m_tornado = new TornadoChart;
    m_tornadoPane = new ChartPane(m_tornado, [this](const Voice &voice) { return tableOf(voice, m_study ? tornadoOf(voice, *m_study) : TornadoValues()); });
    QVBoxLayout *right = half(m_tornadoPane);
    m_missingBox = new QWidget;
    auto *missing = new QHBoxLayout(m_missingBox);
    missing->setContentsMargins(0, 0, 0, 0);
    missing->setSpacing(scaled(size::space2));
    LineData mark;
    mark.mark = Mark::Watch;
    auto *shape = new CellWidget(mark);
    shape->setFixedSize(scaled(14), scaled(18));
    missing->addWidget(shape, 0, Qt::AlignTop);
    m_missing = new Paragraph(TypeRole::Body, Token::TextSecondary);
    missing->addWidget(m_missing, 1);
    right->addWidget(m_missingBox);
    charts->setSizes({scaled(620), scaled(620)});
    for (ChartPane *pane : {m_chartPane, m_tornadoPane})
        connect(pane, &ChartPane::exportRequested, this, &AccountValue::exportRequested);
    connect(m_tornado, &TornadoChart::clicked, this, [this](int bar) {
        if (!m_study || bar >= std::ssize(m_study->base().tornado))
            return;
        showPart(Assumptions);
        m_assumptionTable->setCurrentIndex(m_assumptions.index(static_cast<int>(m_study->base().tornado[static_cast<std::size_t>(bar)].assumption), AssumptionModel::Base));
    });
    return charts;
}

void AccountValue::setAccount(const Snapshot &snapshot, AccountIndex account)
{
    m_snapshot = snapshot;
    m_account = account;
    const AccountId id = account == noAccount ? AccountId{} : snapshot.portfolio->id[account];
    if (id != m_accountId) {
        m_accountId = id;
        m_study.reset();
        m_figure = RoiFigure::Headline;
        m_form->hide();
        m_content->setVisible(false); // nothing yet, rather than another account's figures
    }
    m_stale = true;
    if (isVisible())
        ask();
}

void AccountValue::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

void AccountValue::ask()
{
    if (!m_context.session || m_account == noAccount)
        return;
    m_stale = false;
    const std::uint64_t mine = ++m_asked;
    m_busy->start(tr("Working out the value"));
    m_context.session->requestRoiModels(this, [this, mine](const Result<std::vector<RoiModel>> &models) {
        if (mine == m_asked && models)
            setModels(*models);
    });
    m_context.session->requestRoi(this, m_account, [this, mine](const Result<std::optional<AccountRoi>> &answer) {
        if (mine != m_asked)
            return;
        m_busy->stop();
        present(answer);
    });
}

void AccountValue::present(const Result<std::optional<AccountRoi>> &answer)
{
    m_stale = false;
    m_content->setVisible(true);
    const QString name = wording::name(m_snapshot.portfolio->text(m_snapshot.portfolio->name[m_account]));
    std::optional<Error> failed;
    if (answer && *answer) {
        auto study = studyOf(*m_snapshot.portfolio, m_account, **answer);
        if (study) {
            m_study = std::move(*study);
            showStudy();
            return;
        }
        failed = study.error();
    } else if (!answer) {
        failed = answer.error();
    }
    m_study.reset();
    m_empty->setSentence(!failed ? tr("No value model applies to %1. Say what a kind of success is worth to them.").arg(name)
                             : failed->code == ErrorCode::NotFound
                             ? tr("%1 has no contract in the period that its value model counts, so there is nothing to hold against a cost.").arg(name)
                             : wording::problemLine(Voice::person(), *failed));
    m_empty->setReached(0);
    m_empty->button()->setVisible(!failed);
    m_empty->button()->setEnabled(m_context.session != nullptr);
    m_content->setCurrentIndex(1);
    Q_EMIT shownChanged();
}

void AccountValue::showStudy()
{
    const auto voice = Voice::person();
    const ValueStudy &study = *m_study;
    m_content->setCurrentIndex(0);
    const Currency currency = study.base().currency;
    m_cases.setColumns(caseColumns(currency));
    fitColumns(*m_caseTable, [this](int each) { return m_cases.columnWidth(each); });
    m_lines.setColumns(lineColumns(currency));
    m_costs.setColumns(costColumns(currency));
    m_cases.setRows(caseRows(voice, study));
    if (!study.base().value[static_cast<std::size_t>(m_figure)] && firstFigure(study.base()))
        m_figure = *firstFigure(study.base());
    for (int row = 0; row < m_cases.rowCount(); ++row) {
        const bool first = m_figure == RoiFigure::Headline ? row == 1 : m_cases.rows()[static_cast<std::size_t>(row)].figure == m_figure;
        const bool kept = m_caseTable->currentIndex().isValid() && m_cases.row(m_caseTable->currentIndex()).figure == m_figure;
        if (first && !kept)
            m_caseTable->setCurrentIndex(m_cases.index(row, 0));
    }
    m_lines.setRows(lineRows(voice, study));
    if (!m_lineTable->currentIndex().isValid() && m_lines.rowCount() > 0)
        m_lineTable->setCurrentIndex(m_lines.index(0, 1));
    m_costs.setRows(costRows(voice, study));
    if (!m_costTable->currentIndex().isValid() && m_costs.rowCount() > 0)
        m_costTable->setCurrentIndex(m_costs.index(0, 0));
    showAssumptions();
    m_explanation.setExplanation(study.roi.model, study.base());
    if (m_explanation.rowCount() > 0 && !m_whyTable->currentIndex().isValid())
        m_whyTable->setCurrentIndex(m_explanation.index(0, 0));
    m_tabs->setTabText(Lines, tr("Lines\t%1").arg(wording::integer(voice, std::ssize(study.roi.model.lines))));
    m_tabs->setTabText(Assumptions, tr("Assumptions\t%1").arg(wording::integer(voice, std::ssize(study.roi.model.assumptions))));
    m_tabs->setTabText(Costs, tr("Costs\t%1").arg(wording::integer(voice, std::ssize(study.roi.model.costs))));
    showButtons();
    const QStringList missing = whatIsMissing(voice, study);
    m_missing->setText(missing.join(QLatin1Char(' ')));
    m_missingBox->setVisible(!missing.isEmpty());
    showLine();
    showCharts();
    fit();
    Q_EMIT shownChanged();
}

void AccountValue::showAssumptions()
{
    const bool ofModel = m_for == For::Model;
    const auto written = writtenModel();
    m_assumptions.setModel(ofModel && written ? *written : m_study->roi.model, m_snapshot.portfolio, m_study->roi.ownAssumptions,
                           m_context.session != nullptr);
    if (!m_assumptionTable->currentIndex().isValid() && m_assumptions.rowCount() > 0)
        m_assumptionTable->setCurrentIndex(m_assumptions.index(0, AssumptionModel::Base));
    showButtons();
}

void AccountValue::showCharts()
{
    if (!m_study)
        return;
    const auto voice = Voice::person();
    const CumulativeValues values = cumulativeOf(voice, *m_study, m_figure);
    m_chart->setValues(values);
    m_chartPane->setTitle(values.title);
    m_chartPane->setCaption(tr("%1. Band: all assumptions at their low and at their high at once").arg(wording::word(voice, m_figure)));
    m_chartPane->setReason(values.points.isEmpty() ? wording::figureSentence(voice, m_study->base(), m_figure) : QString());
    m_chartPane->refresh();
    const TornadoValues bars = tornadoOf(voice, *m_study);
    m_tornado->setValues(bars);
    m_tornadoPane->setTitle(bars.title);
    m_tornadoPane->setCaption(bars.bars.isEmpty() ? QString()
                                                  : bars.breakEvenInReach() ? tr("Net, one assumption at a time. Below the dashed line the value does not cover the cost.")
                                                                          : tr("Net, one assumption at a time. None alone changes whether the value covers the cost."));
    m_tornadoPane->setReason(!bars.bars.isEmpty()           ? QString()
                                 : !m_study->base().cost ? tr("What it cost is not known, so there is no net to move.")
                                                         : tr("No assumption has a low or a high yet. With them this shows what the answer hangs on."));
    m_tornadoPane->refresh();
}

std::size_t AccountValue::currentLine() const
{
    const QModelIndex at = m_lineTable->currentIndex();
    return at.isValid() && at.row() < m_lines.rowCount() && m_lines.row(at).number > 0 ? m_lines.row(at).line : std::size_t(-1);
}

std::size_t AccountValue::currentCost() const
{
    const QModelIndex at = m_costTable->currentIndex();
    return at.isValid() && at.row() < m_costs.rowCount() && !m_costs.row(at).sum ? m_costs.row(at).cost : std::size_t(-1);
}

void AccountValue::showLine()
{
    if (!m_study)
        return;
    const auto voice = Voice::person();
    const RoiModel &model = m_study->roi.model;
    const std::size_t line = currentLine();
    const bool one = line < m_study->base().lines.size();
    const QString rule = wording::roundingRule(voice, model.rounding);
    if (one) {
        const value::LineValue &worth = m_study->base().lines[line];
        const QString amount = worth.value ? QStringLiteral("%1 %2").arg(exactMoney(voice, (*worth.value)[1], m_study->base().currency),
                                                                         wording::currencySign(m_study->base().currency))
                                           : wording::word(voice, worth.gap);
        m_arithmetic->setText(tr("%1 · %2 = %3", "line, arithmetic, amount").arg(wording::integer(voice, static_cast<std::int64_t>(line) + 1),
                                                                               wording::lineArithmetic(voice, model, worth), amount));
        QStringList parts{standsFor(voice, model, model.lines[line]), rule};
        parts.removeAll(QString());
        m_standsFor->setText(parts.join(QStringLiteral(" · ")));
    } else {
        m_arithmetic->setText(wording::figureSentence(voice, m_study->base(), m_figure));
        m_standsFor->setText(rule);
    }
    m_arithmetic->setToolTip(m_arithmetic->text());
    showButtons();
}

void AccountValue::showButtons()
{
    const bool lines = part() == Lines, costs = part() == Costs;
    const bool writes = m_study && m_context.session, any = lines ? currentLine() != std::size_t(-1) : currentCost() != std::size_t(-1);
    m_forChoice->setVisible(part() == Assumptions);
    m_resetButton->setVisible(part() == Assumptions && m_for == For::Account && currentOwn());
    m_addButton->setText(costs ? tr("Add cost") : tr("Add line"));
    for (Button *button : {m_addButton, m_changeButton, m_removeButton, m_modelButton})
        button->setVisible(lines || costs);
    m_addButton->setEnabled(writes);
    m_modelButton->setEnabled(writes);
    m_resetButton->setEnabled(writes);
    m_changeButton->setEnabled(writes && any);
    m_removeButton->setEnabled(writes && any);
}

void AccountValue::showProblem()
{
    const QString why = m_tabs->currentIndex() == Assumptions ? m_assumptions.problem() : QString();
    if (why.isEmpty())
        m_problem->clear();
    else
        m_problem->setNotice(Mark::Risk, tr("Not taken yet."), why);
}

void AccountValue::fit()
{
    fitHeight(*m_caseTable, mostRows);
    for (RecordTable *table : std::initializer_list<RecordTable *>{m_lineTable, m_assumptionTable, m_costTable, m_whyTable})
        fitHeight(*table, mostRows);
    // As high as what shows: the charts have the rest.
    m_tables->setFixedHeight(m_tables->currentWidget()->height());
}

} // namespace milepost::ui
