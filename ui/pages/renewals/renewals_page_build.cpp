/// What the Renewals place is made of, and its actions.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/renewals/renewals_page.h"

#include "delegates/cell_widget.h"
#include "delegates/record_delegate.h"
#include "delegates/record_view.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/renewals/book_briefs.h"
#include "pages/renewals/brief_pane.h"
#include "pages/renewals/call_pane.h"
#include "pages/renewals/legend_line.h"
#include "pages/renewals/past_calls.h"
#include "pages/renewals/quarter_strip.h"
#include "pages/renewals/renewal_board.h"
#include "pages/sources/pane_rows.h"
#include "pages/sources/run_pane.h"
#include "shell/action_registry.h"
#include "shell/export_table.h"
#include "theme/pieces.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

namespace milepost::ui {

namespace {

constexpr int listWidth = 884, sideWidth = 388, leastSide = 320;
const QString changeCall = QStringLiteral("renewals.call");

} // namespace

RenewalsPage::RenewalsPage(const PageContext &context, QWidget *parent) : Page(context, parent), m_splitter(new QSplitter(Qt::Horizontal)), m_busy(new BusyLine)
{
    setSurface(this, Token::SurfacePage);
    addActions();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    auto *left = new QWidget;
    auto *column = tightColumn(left);
    column->addWidget(buildHeader());
    column->addWidget(m_busy);
    m_book = new BookBriefs(*this);
    connect(m_book, &BookBriefs::runningChanged, this, &RenewalsPage::showBriefs);
    column->addWidget(m_book);
    column->addWidget(new Hairline);
    column->addWidget(buildStrip());
    m_legend = new LegendLine;
    column->addWidget(m_legend);
    m_table = new RecordTable;
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new RecordDelegate(m_table));
    m_table->setAccessibleName(tr("Renewals of the quarter"));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSectionsMovable(false);
    fitColumns(*m_table, [this](int each) { return m_model.columnWidth(each); });
    new RoomForNames(*m_table, {RenewalTable::Changed, RenewalTable::Checkpoints, RenewalTable::Gap});
    m_board = new RenewalBoard;
    m_empty = new EmptyState(QString(), tr("Bring in data"));
    m_empty->setReached(0);
    m_stack = new QStackedWidget;
    for (QWidget *each : std::initializer_list<QWidget *>{m_table, m_board, m_empty})
        m_stack->addWidget(each);
    column->addWidget(m_stack, 1);
    m_foot = buildFoot();
    column->addWidget(m_foot);
    m_splitter->addWidget(left);
    m_side = buildSide();
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 7);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({scaled(listWidth), scaled(sideWidth)});
    m_stripRow->hide();
    m_legend->hide();
    m_foot->hide();
    m_side->hide();

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RenewalsPage::showCurrent);
    connect(m_table, &RecordTable::opened, this, &RenewalsPage::openCurrent);
    connect(m_table, &RecordTable::groupToggled, this, [this](const QModelIndex &index) {
        const auto key = currentKey();
        m_model.toggleGroup(index.row());
        if (key)
            select(*key);
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &RenewalsPage::sortBy);
    connect(m_board, &RenewalBoard::currentChanged, this, &RenewalsPage::showCurrent);
    connect(m_board, &RenewalBoard::opened, this, &RenewalsPage::openCurrent);
    connect(m_board, &RenewalBoard::moveRequested, this, &RenewalsPage::callCurrent);
    connect(m_strip, &QuarterStrip::chosen, this, [this](int quarter) { showQuarter(m_study->review.quarters[static_cast<std::size_t>(quarter)].days.from); });
    connect(m_strip, &QuarterStrip::beyond, this, &RenewalsPage::moveQuarter);
    connect(m_pane, &CallPane::editEnded, this, [this] { focusTarget()->setFocus(Qt::OtherFocusReason); });
    connect(m_past, &PastCalls::exportRequested, this,
            [this] { exportTable(*this, tr("Export how past calls turned out"), tr("past-calls"), exportTableOf(m_past->table(exportVoice()))); });
    connect(m_empty->button(), &QAbstractButton::clicked, this, [this] {
        if (!m_study || !m_study->anyTerms) {
            Q_EMIT goRequested({QStringLiteral("sources"), {}, {}});
        } else if (shownQuarter()->renewals.empty()) {
            showQuarter(m_study->present.from);
        } else {
            (void)setFilter({});
            Q_EMIT filterChanged();
        }
    });
    connect(m_splitter, &QSplitter::splitterMoved, this, &Page::stateChanged);
    showWhileBusy(*m_busy, m_job, tr("Adding up the renewals"));
    m_board->hide();
}

QWidget *RenewalsPage::buildHeader()
{
    m_caption = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_retention = new CellWidget;
    m_retention->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_views = new SegmentedControl({tr("Table"), tr("Board")});
    m_views->setAccessibleName(tr("How the renewals are shown"));
    connect(m_views, &SegmentedControl::currentChanged, this, [this](int view) {
        setBoard(view == 1);
        Q_EMIT locationChanged();
        Q_EMIT stateChanged();
    });
    m_briefs = new Button(tr("Briefs"));
    m_briefs->setToolTip(tr("A brief of every renewal that shows, into a folder"));
    connect(m_briefs, &QAbstractButton::clicked, this, &RenewalsPage::writeBriefs);
    return new HeadRow(new TextLabel(tr("Renewals"), TypeRole::Title, TypeWeight::Strong), m_caption, {m_retention, m_views, m_briefs});
}

QWidget *RenewalsPage::buildStrip()
{
    m_stripRow = new QWidget;
    auto *column = tightColumn(m_stripRow);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(size::space2), 0, scaled(size::space2), 0);
    row->setSpacing(0);
    m_strip = new QuarterStrip;
    const auto arrow = [&](const QString &id, Icon icon, Icon mirrored) {
        QAction *action = context().actions ? context().actions->action(id) : nullptr;
        const Icon shown = layoutDirection() == Qt::RightToLeft ? mirrored : icon;
        auto *button = action ? new IconButton(shown, action) : new IconButton(shown, id);
        row->addWidget(button, 0, Qt::AlignVCenter);
        return button;
    };
    arrow(QStringLiteral("renewals.previous_quarter"), Icon::ChevronLeft, Icon::ChevronRight);
    row->addWidget(m_strip, 1);
    arrow(QStringLiteral("renewals.next_quarter"), Icon::ChevronRight, Icon::ChevronLeft);
    column->addLayout(row);
    column->addWidget(new Hairline);
    return m_stripRow;
}

QWidget *RenewalsPage::buildFoot()
{
    auto *foot = new QWidget;
    auto *outer = tightColumn(foot, Token::SurfaceRaised);
    outer->addWidget(new Hairline);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(scaled(size::pagePadding), scaled(6), scaled(size::space4), scaled(6));
    column->setSpacing(scaled(2));
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(6));
    const auto key = [&](const KeepData &marks, const QString &words) {
        auto *mark = new CellWidget(marks);
        mark->setFixedWidth(scaled(24));
        row->addWidget(mark);
        row->addWidget(new TextLabel(words, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary));
        row->addSpacing(scaled(10));
    };
    key({.said = 0.5F, .other = noShare, .spoken = tr("a tick")}, tr("the call’s probability"));
    key({.said = noShare, .other = 0.5F, .spoken = tr("a disc")}, tr("machine estimate"));
    m_keys = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary);
    m_keys->setElided(true);
    row->addWidget(m_keys, 1);
    column->addLayout(row);
    m_basis = new Paragraph(TypeRole::Caption, Token::TextSecondary);
    column->addWidget(m_basis);
    outer->addLayout(column);
    return foot;
}

QWidget *RenewalsPage::buildSide()
{
    auto *content = new QWidget;
    auto *column = tightColumn(content);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(size::space4), scaled(14), scaled(size::space4), scaled(size::space3));
    head->setSpacing(scaled(size::space2));
    m_name = new TextLabel({}, TypeRole::Heading, TypeWeight::Strong);
    m_name->setElided(true);
    head->addWidget(m_name, 1);
    QAction *change = context().actions ? context().actions->action(changeCall) : nullptr;
    m_change = change ? new Button(change) : new Button(tr("Change call"));
    head->addWidget(m_change);
    column->addLayout(head);
    m_nothing = new TextLabel(tr("No renewal is selected."), TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_nothing->setContentsMargins(scaled(size::space4), 0, 0, scaled(size::space3));
    column->addWidget(m_nothing);
    m_pane = new CallPane(context());
    column->addWidget(m_pane);
    column->addWidget(new Hairline);
    m_past = new PastCalls;
    column->addWidget(m_past);
    column->addWidget(new Hairline);
    m_brief = new BriefPane(*this);
    connect(m_brief, &BriefPane::editionChanged, this, &Page::stateChanged);
    column->addWidget(m_brief);
    column->addStretch(1);
    auto *scroll = scrolledDown(content);
    auto *side = new QWidget;
    auto *row = new QHBoxLayout(side);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(scroll, 1);
    side->setMinimumWidth(scaled(leastSide));
    return side;
}

void RenewalsPage::addActions()
{
    ActionRegistry *actions = context().actions;
    if (!actions)
        return;
    const auto add = [&](const QString &id, const QString &text, const QString &keys, Icon icon, std::function<void()> run, const QString &detail = {}) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.detail = detail;
        spec.group = ActionSpec::Group::View;
        spec.icon = icon == Icon::Edit ? QStringLiteral("edit") : QStringLiteral("renewals");
        spec.places = QStringList{place()};
        if (!keys.isEmpty())
            spec.keys = {QKeySequence(keys)};
        return actions->add(spec, std::move(run));
    };
    add(changeCall, tr("Change call"), QStringLiteral("C"), Icon::Edit, [this] { (void)m_pane->edit(); });
    add(QStringLiteral("renewals.previous_quarter"), tr("Previous quarter"), QStringLiteral("["), Icon::Renewals, [this] { moveQuarter(-1); });
    add(QStringLiteral("renewals.next_quarter"), tr("Next quarter"), QStringLiteral("]"), Icon::Renewals, [this] { moveQuarter(1); });
    add(QStringLiteral("renewals.present_quarter"), tr("This quarter"), {}, Icon::Renewals, [this] {
        if (m_study)
            showQuarter(m_study->present.from);
    });
    add(QStringLiteral("renewals.board"), tr("Board or table"), QStringLiteral("V"), Icon::Renewals, [this] { m_views->setCurrent(boardShown() ? 0 : 1); });
    add(QStringLiteral("renewals.calls_by"), tr("Past calls by call or by person"), {}, Icon::Renewals, [this] { m_past->setByPerson(!m_past->byPerson()); });
    add(QStringLiteral("renewals.brief_pdf"), tr("Save PDF"), QStringLiteral("B"), Icon::Renewals, [this] { m_brief->save(true); }, tr("renewal brief"));
    add(QStringLiteral("renewals.brief_html"), tr("Save HTML"), {}, Icon::Renewals, [this] { m_brief->save(false); }, tr("renewal brief"));
    add(QStringLiteral("renewals.briefs"), tr("Briefs of the renewals that show"), QStringLiteral("Shift+B"), Icon::Renewals, [this] { writeBriefs(); },
        tr("into a folder"));
    add(QStringLiteral("renewals.brief_edition"), tr("Brief for the customer or for ourselves"), {}, Icon::Renewals,
        [this] { m_brief->setInternal(!m_brief->internal()); });
    const auto voice = wording::Voice::person();
    for (int i = 0; i <= 4; ++i) {
        const bool none = i == 0;
        const RenewalGroup group = none ? RenewalGroup::Uncalled : static_cast<RenewalGroup>(i - 1);
        add(QStringLiteral("renewals.call_%1").arg(i), none ? tr("Take the call back") : tr("Call the card: %1").arg(word(voice, group)),
            QString::number(i), Icon::Edit, [this, group] { callCurrent(callOf(group)); });
    }
}

} // namespace milepost::ui
