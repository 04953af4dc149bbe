#include "pages/account/account_page.h"

#include "dialogs/account_actions.h"
#include "delegates/record_view.h"
#include "models/account_cells.h"
#include "pages/account/answer_box.h"
#include "pages/account/compare_tab.h"
#include "pages/account/notes_tab.h"
#include "pages/account/plan_tab.h"
#include "pages/account/progress_tab.h"
#include "pages/account/renewal_tab.h"
#include "pages/account/timeline_tab.h"
#include "pages/benchmarks/chart_pane.h"
#include "reports/portfolio_tables.h"
#include "pages/value/account_value.h"
#include "shell/export_table.h"
#include "shell/action_registry.h"
#include "theme/chip.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/answers.h"
#include "wording/figures.h"
#include "wording/terms.h"
#include "workspace/session.h"
#include "workspace/value_answers.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <cmath>

namespace milepost::ui {

namespace {

const std::array tabKeys{"progress", "plan", "timeline", "compare", "value", "renewal", "notes"};

using wording::Voice;

QString subtitleOf(const Voice &voice, const Portfolio &portfolio, AccountIndex account)
{
    QStringList parts;
    for (const StringId part : {portfolio.plan[account], portfolio.industry[account]}) {
        if (part != 0)
            parts << wording::plain(portfolio.text(part));
    }
    if (portfolio.seats[account] >= 0)
        parts << AccountPage::tr("%Ln seat(s)", nullptr, portfolio.seats[account]);
    if (portfolio.arrMinor[account] != noMinor)
        parts << AccountPage::tr("%1 ARR").arg(wording::money(voice, portfolio.arrMinor[account], portfolio.baseCurrency));
    if (portfolio.status[account] == AccountStatus::Churned)
        parts << wording::word(voice, AccountStatus::Churned);
    else if (portfolio.renewal[account].valid())
        parts << (portfolio.renewal[account] < portfolio.asOf ? AccountPage::tr("term ended %1, %2") : AccountPage::tr("renews %1, %2"))
                     .arg(wording::dateWithYear(voice, portfolio.renewal[account]),
                          wording::relativeDay(voice, portfolio.renewal[account], portfolio.asOf));
    if (portfolio.owner[account] != 0)
        parts << wording::plain(portfolio.text(portfolio.owner[account]));
    if (portfolio.executive[account] != 0)
        parts << AccountPage::tr("AE %1").arg(wording::plain(portfolio.text(portfolio.executive[account])));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

AccountPage::AccountPage(const PageContext &context, QWidget *parent) : Page(context, parent)
{
    setSurface(this, Token::SurfacePage);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addWidget(new Hairline);
    column->addWidget(buildAnswers());
    column->addWidget(new Hairline);

    auto *tabRow = new QHBoxLayout;
    // Tabs carry 10 px of their own on either side.
    tabRow->setContentsMargins(scaled(size::pagePadding - 10), 0, scaled(size::pagePadding), 0);
    m_tabs = new QTabBar;
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (const QString &text : {tr("Progress"), tr("Plan"), tr("Timeline"), tr("Compare"), tr("Value"), tr("Renewal"), tr("Notes")})
        m_tabs->addTab(text);
    m_tabs->setAccessibleName(tr("Parts of the account"));
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    column->addLayout(tabRow);
    column->addWidget(new Hairline);

    m_progress = new ProgressTab;
    m_plan = new PlanTab(context);
    m_timeline = new TimelineTab;
    m_compare = new CompareTab;
    m_value = new AccountValue(context);
    addActions();
    m_renewal = new RenewalTab(*this);
    m_notes = new NotesTab(context);
    m_stack = new QStackedWidget;
    for (QWidget *tab : std::initializer_list<QWidget *>{m_progress, m_plan, m_timeline, m_compare, m_value, m_renewal, m_notes})
        m_stack->addWidget(tab);
    column->addWidget(m_stack, 1);
    outer->addWidget(m_content);
    auto *gone = new EmptyState(tr("This account is not in the portfolio as of this day."), tr("All accounts"));
    connect(gone->button(), &QAbstractButton::clicked, this,
            [this] { Q_EMIT goRequested({QStringLiteral("accounts"), {}, {}}); });
    m_gone = gone;
    outer->addWidget(m_gone);
    m_gone->hide();

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        if (isVisible() && tab != Notes)
            focusTarget()->setFocus(Qt::OtherFocusReason);
        Q_EMIT locationChanged();
    });
    connect(m_compare, &CompareTab::benchmarksRequested, this,
            [this] { Q_EMIT goRequested({QStringLiteral("benchmarks"), location().account, {}}); });
    const auto exportChart = [this](ChartPane *pane) {
        exportTable(*this, tr("Export the figures of the chart"), tr("account-figures"), exportTableOf(pane->table(exportVoice())));
    };
    connect(m_compare, &CompareTab::exportRequested, this, exportChart);
    connect(m_value, &AccountValue::exportRequested, this, exportChart);
    connect(m_plan, &PlanTab::shownChanged, this, [this] {
        m_tabs->setTabText(PlanOf, m_plan->openSteps() == 0 ? tr("Plan") : tr("Plan\t%1").arg(wording::integer(Voice::person(), m_plan->openSteps())));
    });
    connect(m_notes, &NotesTab::draftChanged, this, &Page::stateChanged);
}

QWidget *AccountPage::buildHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(scaled(size::pagePadding), scaled(size::space2), scaled(size::pagePadding), scaled(size::space2));
    row->setSpacing(scaled(size::space3));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    auto *first = new QHBoxLayout;
    first->setSpacing(scaled(size::space3));
    m_name = new TextLabel({}, TypeRole::Title, TypeWeight::Strong);
    m_healthChip = new Chip;
    m_paceChip = new Chip;
    first->addWidget(m_name);
    first->addWidget(m_healthChip);
    first->addWidget(m_paceChip);
    first->addStretch(1);
    m_subtitle = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_subtitle->setElided(true);
    names->addLayout(first);
    names->addWidget(m_subtitle);
    row->addLayout(names, 1);
    const auto add = [&](const QString &id, Button::Rank rank) {
        if (QAction *action = context().actions ? context().actions->action(id) : nullptr)
            row->addWidget(new Button(action, rank));
    };
    add(account_action::logMilestone, Button::Rank::Primary);
    add(account_action::email, Button::Rank::Default);
    add(account_action::task, Button::Rank::Default);
    add(account_action::note, Button::Rank::Default);
    return header;
}

QWidget *AccountPage::buildAnswers()
{
    auto *answers = new QWidget;
    auto *row = new QHBoxLayout(answers);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (AnswerBox *&box : m_answers) {
        if (row->count() > 0)
            row->addWidget(new Hairline(Qt::Vertical));
        box = new AnswerBox;
        row->addWidget(box, 1);
    }
    return answers;
}

void AccountPage::addActions()
{
    ActionRegistry *actions = context().actions;
    if (!actions)
        return;
    for (int tab = Progress; tab <= Notes; ++tab) {
        ActionSpec spec;
        spec.id = QStringLiteral("account.tab_") + QString::fromLatin1(tabKeys[static_cast<std::size_t>(tab)]);
        spec.text = tr("Show %1").arg(m_tabs->tabText(tab));
        spec.keys = {QKeySequence(QStringLiteral("%1").arg(tab + 1))};
        spec.places = QStringList{place()};
        spec.inMenu = false;
        actions->add(spec, [this, tab] { setTab(tab); });
    }
    ActionSpec call;
    call.id = QStringLiteral("account.renewal_call");
    call.text = tr("Change call");
    call.detail = tr("of the renewal");
    call.keys = {QKeySequence(QStringLiteral("C"))};
    call.places = QStringList{place()};
    call.icon = QStringLiteral("edit");
    actions->add(call, [this] {
        setTab(Renewal);
        (void)m_renewal->edit();
    });
}

void AccountPage::setTab(int tab) { m_tabs->setCurrentIndex(tab); }

QString AccountPage::title() const
{
    return m_index == noAccount ? tr("Account") : wording::plain(m_snapshot.portfolio->text(m_snapshot.portfolio->name[m_index]));
}

void AccountPage::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    showAccount();
}

void AccountPage::setTrends(const std::shared_ptr<const Trends> &trends)
{
    m_trends = trends;
    if (m_index != noAccount)
        showAnswers();
}

void AccountPage::arrive(const Location &location)
{
    if (!location.account.isEmpty() && location.account != m_externalId) {
        m_externalId = location.account;
        showAccount();
    }
    for (std::size_t tab = 0; tab < tabKeys.size(); ++tab) {
        if (location.part == QLatin1String(tabKeys[tab]))
            setTab(static_cast<int>(tab));
    }
}

Location AccountPage::location() const
{
    return {place(), m_externalId, QString::fromLatin1(tabKeys[static_cast<std::size_t>(m_tabs->currentIndex())])};
}

std::vector<AccountId> AccountPage::selectedAccounts() const
{
    return m_index == noAccount ? std::vector<AccountId>{} : std::vector<AccountId>{m_account};
}

QWidget *AccountPage::focusTarget()
{
    switch (m_tabs->currentIndex()) {
    case PlanOf: return m_plan->focusTarget();
    case Timeline: return m_timeline->table();
    case Compare: return m_compare->table();
    case Value: return m_value->focusTarget();
    case Renewal: return m_renewal->table();
    case Notes: return m_notes->editor();
    default: return m_progress->ladder();
    }
}

bool AccountPage::escape() { return m_renewal->leaveEdit() || (m_tabs->currentIndex() == Value && m_value->escape()); }

QJsonObject AccountPage::saveState() const
{
    return {{QStringLiteral("account"), m_externalId}, {QStringLiteral("drafts"), m_notes->drafts()}};
}

void AccountPage::restoreState(const QJsonObject &state)
{
    m_notes->setDrafts(state[QStringLiteral("drafts")].toObject());
    if (m_externalId.isEmpty()) {
        m_externalId = state[QStringLiteral("account")].toString();
        showAccount();
    }
}

void AccountPage::showAccount()
{
    if (!m_snapshot.portfolio)
        return;
    const Portfolio &portfolio = *m_snapshot.portfolio;
    m_index = m_externalId.isEmpty() ? noAccount : portfolio.findExternal(m_externalId.toStdString());
    m_content->setVisible(m_index != noAccount);
    m_gone->setVisible(m_index == noAccount);
    if (m_index == noAccount) {
        Q_EMIT selectionChanged();
        return;
    }
    m_account = portfolio.id[m_index];
    const auto voice = Voice::person();
    const Standing &standing = *m_snapshot.standing;
    m_name->setText(wording::plain(portfolio.text(portfolio.name[m_index])));
    m_subtitle->setText(subtitleOf(voice, portfolio, m_index));
    const HealthStanding &health = standing.health[m_index];
    m_healthChip->setChip({tr("%1 health").arg(wording::healthWord(voice, health)), markOf(health.band), true});
    m_healthChip->setVisible(health.score >= 0);
    m_healthChip->setToolTip(wording::healthLines(voice, standing, m_index).join(QLatin1Char('\n')));
    const Pace pace = standing.pace[m_index];
    m_paceChip->setChip({pace == Pace::Stuck ? tr("Stuck %1").arg(wording::days(voice, standing.quietDays[m_index]))
                                             : wording::word(voice, pace),
                         markOf(pace), true});
    m_paceChip->setVisible(pace != Pace::Unknown);
    showAnswers();
    m_progress->setAccount(m_snapshot, m_index);
    m_compare->setAccount(m_snapshot, m_index);
    m_tabs->setTabText(PlanOf, tr("Plan"));
    m_plan->setAccount(m_snapshot, m_index);
    m_value->setAccount(m_snapshot, m_index);
    m_renewal->setAccount(m_snapshot, m_index);
    m_notes->setAccount(m_account, m_externalId);
    askDetail();
    Q_EMIT selectionChanged();
}

void AccountPage::showAnswers()
{
    const auto voice = Voice::person();
    const Standing &standing = *m_snapshot.standing;
    m_answers[0]->setAnswer(wording::accomplished(voice, standing, m_index), std::nullopt);
    m_answers[0]->setPictures(QVariant::fromValue(milestoneBar(standing, m_index)),
                              QVariant::fromValue(categoryCounts(standing, m_index)));

    m_answers[1]->setAnswer(wording::progressing(voice, standing, m_index), markOf(standing.pace[m_index]));
    const PeerStanding &peers = standing.peers[m_index];
    PaceMarkData mark = paceMark(standing, m_index);
    if (peers.rung != PeerRung::None) {
        mark.lowerText = wording::decimal(voice, peers.p25);
        mark.medianText = tr("median %1").arg(wording::decimal(voice, peers.median));
        mark.upperText = wording::decimal(voice, peers.p75);
        mark.peersText = tr("of %Ln peer(s)", nullptr, peers.n);
        mark.markText = wording::ordinal(voice, std::lround(peers.percentile));
    }
    m_answers[1]->setPictures(QVariant::fromValue(mark));
    m_answers[2]->setPictures({});
    showValueAnswer(nullptr);
    askValue();
}

void AccountPage::showValueAnswer(const AccountRoi *roi)
{
    const value::RoiResult *result = roi ? &roi->result : nullptr;
    const auto agreed = result ? result->net(value::RoiFigure::Headline) : std::nullopt;
    m_answers[2]->setAnswer(wording::valueDelivered(Voice::person(), *m_snapshot.standing, m_index, result),
                            !agreed ? Mark::None : *agreed >= 0 ? Mark::Good : Mark::Watch);
}

void AccountPage::askValue()
{
    if (!context().session)
        return;
    context().session->requestRoi(this, m_index, [this, account = m_account](const Result<std::optional<AccountRoi>> &roi) {
        if (roi && *roi && account == m_account && m_index != noAccount)
            showValueAnswer(&**roi);
    });
}

void AccountPage::askDetail()
{
    if (!context().session)
        return;
    context().session->requestDetail(this, m_account, [this, account = m_account](const Result<AccountDetail> &detail) {
        if (detail && account == m_account && m_index != noAccount)
            setDetail(*detail);
    });
}

void AccountPage::setDetail(const AccountDetail &detail)
{
    const auto voice = Voice::person();
    m_progress->setDetail(detail);
    m_timeline->setDetail(detail, m_snapshot.portfolio->asOf);
    m_notes->setNotes(detail.notes, m_snapshot.portfolio->asOf);
    m_tabs->setTabText(Timeline, tr("Timeline\t%1").arg(wording::integer(voice, detail.timelineTotal)));
    m_tabs->setTabText(Notes, detail.notes.empty() ? tr("Notes")
                                                   : tr("Notes\t%1").arg(wording::integer(
                                                         voice, static_cast<std::int64_t>(detail.notes.size()))));
}

std::optional<PageTable> AccountPage::shownTable() const
{
    if (m_index == noAccount || !m_snapshot.portfolio)
        return std::nullopt;
    if (m_tabs->currentIndex() == Value)
        return m_value->shownTable();
    if (m_tabs->currentIndex() == Renewal && !m_renewal->rows().empty())
        return m_renewal->exported();
    return PageTable{tr("Achievements"), tr("achievements-%1").arg(m_externalId), [portfolio = m_snapshot.portfolio, account = m_index] {
                         return achievementsTable(*portfolio, account);
                     }};
}

} // namespace milepost::ui
