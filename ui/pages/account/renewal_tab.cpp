#include "pages/account/renewal_tab.h"

#include "delegates/cell_roles.h"
#include "delegates/record_view.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/renewals/call_pane.h"
#include "pages/sources/run_pane.h"
#include "reports/portfolio_tables.h"
#include "shell/action_registry.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/risk_sentences.h"
#include "wording/value_words.h"

#include <QItemSelectionModel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using value::Renewal;
using value::RenewalOutcome;
using wording::Voice;

namespace {

constexpr int sideWidth = 388, mostRows = 9, pageIndent = 16;
using Row = RenewalTab::Row;

QVariant painted(const QVariant &value, int role, const QString &spoken)
{
    if (role == CellRole::Value)
        return value;
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole ? QVariant(spoken) : QVariant();
}

std::vector<ValueTableModel<Row>::Column> columnsOf()
{
    const auto portfolio = [](const Row &row) -> const Portfolio & { return *row.snapshot.portfolio; };
    return {
        {QStringLiteral("     ") + RenewalTab::tr("Term ends"), 0, false,
         [=](const Row &row, int role) { return lineCell(wording::dateWithYear(Voice::person(), row.renewal.termEnd), role, pageIndent); }},
        {RenewalTab::tr("Amount"), 104, true,
         [=](const Row &row, int role) {
             return numberCell(row.renewal.dueMinor == noMinor ? QString() : wording::money(Voice::person(), row.renewal.dueMinor, portfolio(row).baseCurrency), role);
         }},
        {RenewalTab::tr("State"), 112, false,
         [](const Row &row, int role) {
             const RenewalGroup group = groupOf(row.renewal);
             return lineCell(word(Voice::person(), group), role, 0, Tone::Primary, markOf(group));
         }},
        {RenewalTab::tr("Last call"), 92, false,
         [](const Row &row, int role) {
             return lineCell(row.renewal.call ? wording::word(Voice::person(), *row.renewal.call->call) : wording::noData(), role, 0, Tone::Secondary);
         }},
        {RenewalTab::tr("Keep, 0–100 %"), 116, false,
         [](const Row &row, int role) {
             const KeepData keep = keepOf(Voice::person(), row.renewal);
             return painted(QVariant::fromValue(keep), role, keep.spoken.isEmpty() ? wording::noData() : keep.spoken);
         }},
        {RenewalTab::tr("Called by"), 66, false,
         [=](const Row &row, int role) {
             const CheckpointsData checkpoints = checkpointsOf(Voice::person(), portfolio(row), row.renewal);
             return painted(QVariant::fromValue(checkpoints), role, checkpoints.spoken);
         }},
    };
}

} // namespace

RenewalTab::RenewalTab(Page &page, QWidget *parent)
    : QWidget(parent), m_model(columnsOf()), m_table(new RecordTable),
      m_caption(new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary)),
      m_none(new TextLabel(tr("No contract of this account has a known end, so nothing is known to come up for renewal."), TypeRole::Body,
                           TypeWeight::Normal, Token::TextSecondary)),
      m_risk(new Paragraph(TypeRole::Caption, Token::TextSecondary)), m_side(new QWidget), m_pane(new CallPane(page.context()))
{
    setSurface(this, Token::SurfacePage);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *left = new QWidget;
    auto *column = tightColumn(left);
    m_caption->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::space4), scaled(size::space3));
    m_none->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::space4), scaled(size::space3));
    m_none->setWordWrap(true);
    column->addWidget(m_caption);
    column->addWidget(m_none);
    showRows(*m_table, m_model, tr("Renewals of the account"));
    new RoomForNames(*m_table, {3, 5});
    column->addWidget(m_table);
    m_risk->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::space4), scaled(size::space3));
    column->addWidget(m_risk);
    column->addStretch(1);
    row->addWidget(scrolledDown(left), 1);

    auto *content = new QWidget;
    auto *pane = tightColumn(content);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(size::space4), scaled(size::space3), scaled(size::space4), scaled(size::space3));
    head->addWidget(new TextLabel(tr("The call"), TypeRole::Body, TypeWeight::Strong), 1);
    QAction *change = page.context().actions ? page.context().actions->action(QStringLiteral("account.renewal_call")) : nullptr;
    m_change = change ? new Button(change) : new Button(tr("Change call"));
    head->addWidget(m_change);
    pane->addLayout(head);
    pane->addWidget(m_pane);
    pane->addStretch(1);
    auto *side = new QHBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    side->addWidget(new Hairline(Qt::Vertical));
    side->addWidget(scrolledDown(content), 1);
    m_side->setMinimumWidth(scaled(320));
    m_side->setMaximumWidth(scaled(sideWidth));
    row->addWidget(m_side, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (!now.isValid())
            return;
        const Row &current = m_model.row(now);
        m_key = RenewalKey{current.snapshot.portfolio->id[current.renewal.account], current.renewal.termEnd};
        showCurrent();
    });
    connect(m_table, &RecordTable::opened, this, [this] { edit(); });
    connect(m_pane, &CallPane::editEnded, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    show({});
}

void RenewalTab::setAccount(const Snapshot &snapshot, AccountIndex account)
{
    const auto idOf = [](const Snapshot &of, AccountIndex each) { return each == noAccount ? AccountId{} : of.portfolio->id[each]; };
    const bool other = idOf(m_snapshot, m_account) != idOf(snapshot, account);
    m_snapshot = snapshot;
    m_account = account;
    if (other) {
        m_key.reset();
        m_known = false;
        show({}); // never one account's renewals under another's name
    }
    if (account == noAccount)
        return;
    m_job.run([snapshot, account] { return value::renewalsOf(*snapshot.standing, account); },
              [this](std::vector<Renewal> renewals) {
                  m_known = true;
                  show(std::move(renewals));
              });
}

void RenewalTab::show(std::vector<Renewal> renewals)
{
    std::vector<Row> rows;
    for (auto each = renewals.rbegin(); each != renewals.rend(); ++each)
        rows.push_back({m_snapshot, *each});
    const auto open = std::ranges::count_if(rows, [](const Row &row) { return row.renewal.outcome == RenewalOutcome::Open; });
    const bool any = !rows.empty();
    const std::size_t count = rows.size();
    m_model.setRows(std::move(rows));
    fitHeight(*m_table, mostRows);
    m_table->setVisible(any);
    m_caption->setVisible(any);
    m_risk->setVisible(any);
    m_side->setVisible(any);
    m_none->setVisible(!any && m_known);
    if (any) {
        m_caption->setText(tr("%Ln ahead, %1 behind", nullptr, static_cast<int>(open)).arg(static_cast<int>(count) - static_cast<int>(open)));
        m_risk->setText(wording::riskSentences(Voice::person(), m_snapshot.standing->riskFit).join(QLatin1Char(' ')));
        int selected = -1, next = 0;
        for (int i = 0; i < m_model.rowCount(); ++i) {
            const Renewal &renewal = m_model.rows()[static_cast<std::size_t>(i)].renewal;
            if (m_key && m_key->termEnd == renewal.termEnd)
                selected = i;
            if (renewal.outcome == RenewalOutcome::Open)
                next = i; // the last of these is the first to come
        }
        m_table->setCurrentIndex(m_model.index(selected >= 0 ? selected : next, 0));
    }
    showCurrent();
    Q_EMIT shownChanged();
}

void RenewalTab::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid() || current.row() >= m_model.rowCount())
        return m_pane->setRenewal(m_snapshot, std::nullopt);
    const Row &row = m_model.row(current);
    m_pane->setRenewal(row.snapshot, row.renewal);
    m_change->setToolTip(m_pane->reasonAgainstEditing());
}

bool RenewalTab::edit() { return m_pane->edit(); }
bool RenewalTab::leaveEdit() { return m_pane->leaveEdit(); }

PageTable RenewalTab::exported() const
{
    return {tr("Renewals of the account"), tr("renewals-of-account"), [rows = m_model.rows()] {
                std::vector<Renewal> renewals;
                for (const Row &row : rows)
                    renewals.push_back(row.renewal);
                return rows.empty() ? ExportTable{} : renewalsTable(*rows.front().snapshot.portfolio, renewals);
            }};
}

} // namespace milepost::ui
