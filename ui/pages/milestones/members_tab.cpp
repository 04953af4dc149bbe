#include "pages/milestones/members_tab.h"

#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "delegates/record_delegate.h"
#include "delegates/record_view.h"
#include "dialogs/account_actions.h"
#include "pages/benchmarks/choice_button.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "shell/export_table.h"
#include "pages/sources/run_pane.h"
#include "shell/action_registry.h"
#include "shell/page.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/terms.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QVBoxLayout>

namespace milepost::ui {

using analytics::ReachState;
using wording::Voice;

namespace {

constexpr int pageIndent = 16;

using Column = ValueTableModel<MemberRow>::Column;

std::vector<Column> columnsOf(const std::shared_ptr<const EvidenceBase> *base)
{
    const auto text = [base](StringId id) { return wording::plain((*base)->portfolio->text(id)); };
    const auto portfolio = [base]() -> const Portfolio & { return *(*base)->portfolio; };
    return {
        {QStringLiteral("     ") + MembersTab::tr("Account"), 0, false,
         [=](const MemberRow &row, int role) { return lineCell(text(portfolio().name[row.account]), role, pageIndent); }},
        {MembersTab::tr("Plan"), 88, false,
         [=](const MemberRow &row, int role) { return lineCell(text(portfolio().plan[row.account]), role, 0, Tone::Secondary); }},
        {MembersTab::tr("Owner"), 116, false,
         [=](const MemberRow &row, int role) { return lineCell(text(portfolio().owner[row.account]), role, 0, Tone::Secondary); }},
        {MembersTab::tr("Started"), 92, true,
         [=](const MemberRow &row, int role) {
             return numberCell(wording::date(Voice::person(), (*base)->lives.start[row.account], portfolio().asOf), role);
         }},
        {MembersTab::tr("On day"), 64, true,
         [](const MemberRow &row, int role) {
             return numberCell(row.day ? wording::integer(Voice::person(), *row.day) : QString(), role);
         }},
        {MembersTab::tr("Status"), 80, false,
         [=](const MemberRow &row, int role) {
             return lineCell(wording::word(Voice::person(), portfolio().status[row.account]), role, 0, Tone::Secondary);
         }},
    };
}

} // namespace

QString word(const Voice &voice, ReachState state)
{
    switch (state) {
    case ReachState::ReachedInWindow: return voice.translate("Reach", "reached in the window");
    case ReachState::ReachedLater: return voice.translate("Reach", "reached later");
    case ReachState::Pending: return voice.translate("Reach", "still in the window");
    case ReachState::Missed: return voice.translate("Reach", "missed so far");
    case ReachState::Left: return voice.translate("Reach", "left without it");
    }
    return {};
}

MembersTab::MembersTab(Page &page, QWidget *parent)
    : QWidget(parent), m_page(page), m_model(columnsOf(&m_base)), m_states(new ChoiceButton(tr("Accounts that"))),
      m_caption(new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary)), m_table(new RecordTable)
{
    auto *column = tightColumn(this);
    auto *bar = new QWidget;
    bar->setFixedHeight(scaled(size::viewToolbar));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::space4), 0);
    row->setSpacing(scaled(size::space2));
    row->addWidget(m_states);
    m_caption->setElided(true);
    row->addWidget(m_caption, 1);
    if (QAction *log = page.context().actions ? page.context().actions->action(account_action::logMilestone) : nullptr)
        row->addWidget(new Button(log));
    auto *csv = new Button(tr("Export"), Button::Rank::Flat);
    csv->setLineIcon(Icon::Export);
    connect(csv, &QAbstractButton::clicked, this, &MembersTab::exportRows);
    row->addWidget(csv);
    column->addWidget(bar);
    column->addWidget(new Hairline);
    showRows(*m_table, m_model, tr("Accounts behind the figure"));
    column->addWidget(m_table, 1);
    connect(m_states, &ChoiceButton::chosen, this, [this](const QVariant &value) {
        m_ownTitle.clear();
        setState(value.toInt() < 0 ? std::nullopt : std::optional(static_cast<ReachState>(value.toInt())));
    });
    connect(m_table, &RecordTable::opened, this, &MembersTab::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MembersTab::currentChanged);
}

void MembersTab::setMilestone(std::shared_ptr<const EvidenceBase> base, MilestoneIndex milestone)
{
    const bool same = m_base == base && m_milestone == milestone;
    m_base = std::move(base);
    m_milestone = milestone;
    if (!same)
        m_ownTitle.clear();
    m_members = m_base && milestone != noMilestone
        ? analytics::reachMembers(*m_base->portfolio, m_base->lives, milestone, m_base->observability)
        : std::vector<analytics::ReachMember>();
    if (m_ownTitle.isEmpty())
        setState(m_state);
}

void MembersTab::setState(std::optional<ReachState> state)
{
    m_state = state;
    std::vector<MemberRow> rows;
    for (const auto &member : m_members) {
        if (!state || member.state == *state)
            rows.push_back({member.account, member.day});
    }
    present(std::move(rows));
}

void MembersTab::showAccounts(const QString &title, const std::vector<AccountIndex> &accounts)
{
    m_ownTitle = title;
    m_own = accounts;
    std::vector<MemberRow> rows;
    auto member = m_members.begin();
    for (const AccountIndex account : accounts) { // both by account
        while (member != m_members.end() && member->account < account)
            ++member;
        rows.push_back({account, member != m_members.end() && member->account == account ? member->day : std::nullopt});
    }
    present(std::move(rows));
}

void MembersTab::present(std::vector<MemberRow> rows)
{
    // The choice says how many there are; a list from elsewhere does not.
    m_caption->setText(m_ownTitle.isEmpty() ? QString() : tr("%Ln account(s)", nullptr, static_cast<int>(rows.size())));
    m_model.setRows(std::move(rows));
    fitColumns(*m_table, [this](int each) { return m_model.columnWidth(each); });
    showStates();
    if (m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, 0));
    Q_EMIT currentChanged();
}

void MembersTab::showStates()
{
    const auto voice = Voice::person();
    QVector<ChoiceButton::Choice> choices;
    if (!m_ownTitle.isEmpty())
        choices.append({m_ownTitle, -2});
    std::array<std::int64_t, enumCount<ReachState>()> counts{};
    for (const auto &member : m_members)
        ++counts[static_cast<std::size_t>(member.state)];
    for (std::size_t i = 0; i < counts.size(); ++i)
        choices.append({tr("%1 (%2)").arg(word(voice, static_cast<ReachState>(i)), wording::integer(voice, counts[i])), static_cast<int>(i)});
    choices.append({tr("all (%1)").arg(wording::integer(voice, total())), -1});
    m_states->setChoices(choices);
    m_states->setValue(!m_ownTitle.isEmpty() ? -2 : m_state ? static_cast<int>(*m_state) : -1);
}

AccountId MembersTab::currentAccount() const
{
    const QModelIndex index = m_table->currentIndex();
    if (!m_base || !index.isValid() || index.row() >= m_model.rowCount())
        return {};
    return m_base->portfolio->id[m_model.row(index).account];
}

void MembersTab::openCurrent(const QModelIndex &index)
{
    if (!m_base || !index.isValid())
        return;
    const Portfolio &portfolio = *m_base->portfolio;
    Q_EMIT m_page.goRequested({QStringLiteral("account"),
                               wording::plain(portfolio.text(portfolio.externalId[m_model.row(index).account])), {}});
}

void MembersTab::exportRows()
{
    if (!m_base)
        return;
    const Portfolio &portfolio = *m_base->portfolio;
    ExportTable table;
    table.header = {"account", "name", "plan", "owner", "start", "reached_on_day", "status"};
    for (const MemberRow &row : m_model.rows()) {
        const auto text = [&](StringId id) { return textCell(portfolio.text(id)); };
        table.rows.push_back({text(portfolio.externalId[row.account]), text(portfolio.name[row.account]),
                              text(portfolio.plan[row.account]), text(portfolio.owner[row.account]),
                              dayCell(m_base->lives.start[row.account]), countCell(row.day.value_or(-1)),
                              keyCell(keyOf(portfolio.status[row.account]))});
    }
    exportTable(m_page, tr("Export these accounts"), tr("milestone-accounts"), std::move(table));
}

} // namespace milepost::ui
