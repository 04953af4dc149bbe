#include "pages/renewals/call_pane.h"

#include "delegates/cell_widget.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/renewals/call_editor.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "wording/value_words.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using value::Renewal;
using value::RenewalOutcome;
using wording::Voice;

namespace {

constexpr std::size_t mostLedgerLines = 12;
constexpr int dayWidth = 88;

LineData strong(const QString &text, const QString &after = {}, std::optional<Mark> mark = {})
{
    LineData line;
    line.mark = mark;
    line.runs.push_back({text, Tone::Primary, TypeWeight::Strong});
    if (!after.isEmpty())
        line.runs.push_back({QLatin1Char(' ') + after, Tone::Secondary, TypeWeight::Normal, TypeRole::Caption});
    return line;
}

} // namespace

LedgerList::LedgerList(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_more(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(scaled(size::space2));
    m_column->addWidget(m_more);
}

LedgerList::Row LedgerList::makeRow()
{
    Row made;
    made.box = new QWidget;
    auto *row = new QHBoxLayout(made.box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    made.day = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    made.day->setFixedWidth(scaled(dayWidth));
    row->addWidget(made.day, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    made.what = new Paragraph;
    made.detail = new Paragraph(TypeRole::Caption, Token::TextSecondary);
    words->addWidget(made.what);
    words->addWidget(made.detail);
    row->addLayout(words, 1);
    m_column->insertWidget(static_cast<int>(m_rows.size()), made.box);
    return made;
}

void LedgerList::setLines(const std::vector<LedgerLine> &lines, Day today)
{
    const auto voice = Voice::person();
    const std::size_t count = std::min(lines.size(), mostLedgerLines);
    while (m_rows.size() < count)
        m_rows.push_back(makeRow());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].box->setVisible(i < count);
        if (i >= count)
            continue;
        m_rows[i].day->setText(wording::date(voice, lines[i].on, today));
        m_rows[i].what->setText(lines[i].what);
        m_rows[i].detail->setText(lines[i].detail);
        m_rows[i].detail->setVisible(!lines[i].detail.isEmpty());
    }
    m_more->setVisible(lines.size() > count);
    m_more->setText(tr("and %Ln earlier", nullptr, static_cast<int>(lines.size() - count)));
}

QStringList LedgerList::shown() const
{
    QStringList lines;
    for (const Row &row : m_rows) {
        if (row.box->isVisibleTo(this))
            lines << QStringList{row.day->text(), row.what->text(), row.detail->text()}.join(QStringLiteral(" | "));
    }
    return lines;
}

CallPane::CallPane(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_source(new Paragraph(TypeRole::Caption, Token::TextSecondary)), m_checkpoints(new CellWidget),
      m_checkpointWords(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary)), m_editor(new CallEditor),
      m_editorBox(new QWidget), m_ledgerTitle(new SectionTitle(tr("Ledger"))), m_ledger(new LedgerList),
      m_noLedger(new TextLabel(tr("Nobody has called it yet."), TypeRole::Body, TypeWeight::Normal, Token::TextSecondary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *facts = new QHBoxLayout;
    facts->setContentsMargins(scaled(size::space4), 0, scaled(size::space4), 0);
    facts->setSpacing(scaled(size::space3));
    for (Fact &fact : m_facts) {
        fact = makeFact();
        auto *box = new QVBoxLayout;
        box->setSpacing(scaled(2));
        box->addWidget(fact.caption);
        box->addWidget(fact.figure);
        facts->addLayout(box, 1);
    }
    column->addLayout(facts);
    auto *basis = new QVBoxLayout;
    basis->setContentsMargins(scaled(size::space4), scaled(6), scaled(size::space4), scaled(size::space3));
    basis->setSpacing(scaled(size::space1));
    basis->addWidget(m_source);
    auto *checks = new QHBoxLayout;
    checks->setSpacing(scaled(size::space2));
    m_checkpoints->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_checkpointWords->setElided(true);
    checks->addWidget(m_checkpoints);
    checks->addWidget(m_checkpointWords, 1);
    basis->addLayout(checks);
    column->addLayout(basis);
    auto *editing = new QVBoxLayout(m_editorBox);
    editing->setContentsMargins(scaled(size::space4), 0, scaled(size::space4), scaled(size::space3));
    editing->addWidget(m_editor);
    m_editorBox->hide();
    column->addWidget(m_editorBox);
    column->addWidget(new Hairline);
    auto *ledger = new QVBoxLayout;
    ledger->setContentsMargins(scaled(size::space4), scaled(size::space3), scaled(size::space4), scaled(size::space3));
    ledger->setSpacing(scaled(size::space2));
    ledger->addWidget(m_ledgerTitle);
    ledger->addWidget(m_ledger);
    ledger->addWidget(m_noLedger);
    column->addLayout(ledger);

    connect(m_editor, &CallEditor::saveRequested, this, &CallPane::apply);
    connect(m_editor, &CallEditor::left, this, [this] { leaveEdit(); });
    if (Session *session = m_context.session) {
        connect(session, &Session::editApplied, this, [this](const EditReceipt &receipt) {
            if (m_editor->waiting() && receipt.kind == "renewal_call")
                closeEditor();
        });
        connect(session, &Session::editRefused, this, [this](const Error &error) {
            if (m_editor->waiting())
                m_editor->showProblem(wording::problemLine(Voice::person(), error));
        });
    }
    setRenewal({}, std::nullopt);
}

CallPane::Fact CallPane::makeFact()
{
    Fact made{new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary), new CellWidget};
    made.caption->setElided(true);
    made.figure->setMinimumWidth(scaled(48)); // a pane may be narrower than its figures would like
    return made;
}

void CallPane::setRenewal(const Snapshot &snapshot, const std::optional<Renewal> &renewal)
{
    const auto key = [](const Snapshot &of, const std::optional<Renewal> &each) {
        return each ? RenewalKey{of.portfolio->id[each->account], each->termEnd} : RenewalKey{};
    };
    const RenewalKey before = key(m_snapshot, m_renewal), now = key(snapshot, renewal);
    if (before != now && editing()) {
        const CallDraft typed = m_editor->draft();
        if (m_renewal && typed != draftOf(Voice::person(), *m_snapshot.portfolio, *m_renewal))
            m_drafts[before] = typed;
        m_editorBox->hide();
    }
    m_snapshot = snapshot;
    m_renewal = renewal;
    setVisible(renewal.has_value());
    if (!renewal)
        return;
    showFacts();
    if (before != now)
        m_ledger->setLines({}, m_snapshot.portfolio->asOf);
    askLedger();
}

void CallPane::showFacts()
{
    const auto voice = Voice::person();
    const Portfolio &portfolio = *m_snapshot.portfolio;
    const Renewal &renewal = *m_renewal;
    const bool open = renewal.outcome == RenewalOutcome::Open;
    const QString sign = portfolio.baseCurrency.valid() ? wording::currencySign(portfolio.baseCurrency) : QString();
    m_facts[0].caption->setText(sign.isEmpty() ? tr("Due %1").arg(wording::date(voice, renewal.termEnd, portfolio.asOf))
                                               : tr("Due %1, %2").arg(wording::date(voice, renewal.termEnd, portfolio.asOf), sign));
    m_facts[0].figure->set(strong(renewal.dueMinor == noMinor ? wording::noData() : wording::moneyFigure(voice, renewal.dueMinor, portfolio.baseCurrency)));
    const RenewalGroup group = groupOf(renewal);
    m_facts[1].caption->setText(open ? tr("Call") : tr("Outcome"));
    const bool said = open && renewal.call && !std::isnan(renewal.probability);
    m_facts[1].figure->set(strong(word(voice, group), said ? wording::percent(voice, renewal.probability) : QString(), markOf(group)));
    m_facts[2].caption->setText(open ? tr("Machine") : tr("Last call"));
    if (open)
        m_facts[2].figure->set(strong(std::isnan(renewal.machine) ? wording::noData() : wording::percent(voice, renewal.machine)));
    else
        m_facts[2].figure->set(strong(renewal.call ? wording::word(voice, *renewal.call->call) : wording::noData()));
    QStringList sources;
    if (said)
        sources << tr("%1: %2.", "probability: where it is from").arg(wording::percent(voice, renewal.probability), wording::word(voice, renewal.source));
    if (open)
        sources << machineBasis(voice, *m_snapshot.standing, renewal);
    m_source->setText(sources.join(QLatin1Char(' ')));
    m_source->setVisible(!sources.isEmpty());
    const CheckpointsData checkpoints = checkpointsOf(voice, portfolio, renewal);
    m_checkpoints->set(checkpoints);
    QStringList said30;
    for (std::size_t i = 0; i < renewal.checkpoints.size(); ++i)
        said30 << tr("T-%1 %2", "checkpoint and its day")
                      .arg(value::checkpointDays[i])
                      .arg(wording::date(voice, renewal.termEnd - value::checkpointDays[i], portfolio.asOf));
    m_checkpointWords->setText(said30.join(QStringLiteral(" · ")));
    m_checkpointWords->setToolTip(checkpoints.spoken);
}

void CallPane::askLedger()
{
    const AccountIndex account = m_renewal->account;
    const RenewalKey asked{m_snapshot.portfolio->id[account], m_renewal->termEnd};
    if (!m_context.session) {
        setLedger(callsOf(*m_snapshot.portfolio, account));
        return;
    }
    m_context.session->requestRenewalLedger(this, asked.account, [this, asked](const Result<std::vector<RenewalCallRecord>> &records) {
        if (records && m_renewal && asked.termEnd == m_renewal->termEnd && asked.account == m_snapshot.portfolio->id[m_renewal->account])
            setLedger(*records);
    });
}

void CallPane::setLedger(const std::vector<RenewalCallRecord> &records)
{
    const auto lines = ledgerLines(Voice::person(), records, m_renewal->termEnd, m_snapshot.portfolio->baseCurrency);
    m_ledger->setLines(lines, m_snapshot.portfolio->asOf);
    m_ledger->setVisible(!lines.empty());
    m_noLedger->setVisible(lines.empty());
    m_ledgerTitle->setTrailing(lines.empty() ? QString() : tr("%Ln change(s)", nullptr, static_cast<int>(lines.size())));
}

QString CallPane::reasonAgainstEditing() const
{
    if (!m_renewal)
        return tr("No renewal is selected");
    if (m_renewal->outcome != RenewalOutcome::Open)
        return tr("It is closed: what became of it is known");
    return m_context.session ? QString() : tr("There is nothing to write to");
}

bool CallPane::edit()
{
    if (!reasonAgainstEditing().isEmpty())
        return false;
    const Portfolio &portfolio = *m_snapshot.portfolio;
    const RenewalKey key{portfolio.id[m_renewal->account], m_renewal->termEnd};
    const auto typed = m_drafts.find(key);
    m_editorBox->show();
    m_editor->begin(key, typed == m_drafts.end() ? draftOf(Voice::person(), portfolio, *m_renewal) : typed->second, portfolio.baseCurrency);
    return true;
}

bool CallPane::editing() const { return m_editorBox->isVisibleTo(this); }

bool CallPane::leaveEdit()
{
    if (!editing())
        return false;
    closeEditor();
    return true;
}

void CallPane::closeEditor()
{
    m_drafts.erase(m_editor->key());
    m_editor->setWaiting(false);
    m_editorBox->hide();
    Q_EMIT editEnded();
}

void CallPane::apply(const SetRenewalCall &change) { m_context.session->apply(change); }

} // namespace milepost::ui
