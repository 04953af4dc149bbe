#include "pages/milestones/discovery_pane.h"

#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "delegates/record_delegate.h"
#include "delegates/record_view.h"
#include "pages/benchmarks/choice_button.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "shell/export_table.h"
#include "pages/sources/run_pane.h"
#include "shell/page.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

namespace {

constexpr int lineIndent = 16;
constexpr double sure = 0.05;

QVariant text(const LineData &line, int role)
{
    if (role == CellRole::Value)
        return QVariant::fromValue(line);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    QStringList words;
    for (const TextRun &run : line.runs)
        words << run.text;
    return words.join(QLatin1Char(' '));
}

QVariant share(const CohortShare &cohort, int role)
{
    const auto voice = Voice::person();
    if (!cohort.share.value)
        return numberCell({}, role);
    return numberCell(DiscoveryPane::tr("%1 (%2–%3)")
                      .arg(wording::decimal(voice, 100 * *cohort.share.value, 0), wording::decimal(voice, 100 * *cohort.share.low, 0),
                           wording::decimal(voice, 100 * *cohort.share.high, 0)),
                  role);
}

std::vector<ValueTableModel<FindingRow>::Column> findingColumns(const std::shared_ptr<const EvidenceBase> *base)
{
    const auto title = [base](const FindingRow &row) {
        const Behaviour &behaviour = row.behaviour();
        return behaviour.kind == Behaviour::Kind::Milestone && behaviour.milestone != noMilestone
            ? wording::plain((*base)->portfolio->milestones[behaviour.milestone].title)
            : wording::plain(behaviour.key);
    };
    const auto shown = [](const analytics::Finding &found) { return found.q && *found.q < sure; };
    return {
        {QStringLiteral("     ") + DiscoveryPane::tr("What they did early"), 0, false,
         [=](const FindingRow &row, int role) {
             LineData line;
             line.indent = lineIndent;
             const analytics::Finding &found = row.found();
             line.mark = !found.q ? Mark::None
                 : !shown(found) ? Mark::Neutral
                 : found.difference.value && *found.difference.value < 0 ? Mark::Risk
                                                                         : Mark::Good;
             line.runs.push_back({title(row), Tone::Primary});
             if (found.threshold > 1)
                 line.runs.push_back({DiscoveryPane::tr("≥ %1×").arg(wording::integer(Voice::person(), found.threshold)), Tone::Secondary});
             if (row.behaviour().kind == Behaviour::Kind::Milestone)
                 line.trailing = DiscoveryPane::tr("milestone");
             return text(line, role);
         }},
        {DiscoveryPane::tr("Stayed, %"), 96, true, [](const FindingRow &row, int role) { return share(row.found().retained, role); }},
        {DiscoveryPane::tr("Left, %"), 96, true, [](const FindingRow &row, int role) { return share(row.found().churned, role); }},
        {DiscoveryPane::tr("Phi"), 56, true,
         [](const FindingRow &row, int role) {
             return numberCell(row.found().phi ? wording::decimal(Voice::person(), *row.found().phi, 2) : QString(), role, Tone::Secondary);
         }},
        {DiscoveryPane::tr("q"), 68, true,
         [=](const FindingRow &row, int role) {
             const auto &q = row.found().q;
             return numberCell(!q ? QString() : *q < 0.001 ? DiscoveryPane::tr("< 0.001") : wording::decimal(Voice::person(), *q, 3), role,
                           shown(row.found()) ? Tone::Primary : Tone::Tertiary);
         }},
        {DiscoveryPane::tr("Parts on day"), 92, true,
         [](const FindingRow &row, int role) {
             const auto &day = row.found().divergenceDay;
             return numberCell(day ? wording::integer(Voice::person(), *day) : QString(), role, Tone::Secondary);
         }},
    };
}

} // namespace

DiscoveryPane::DiscoveryPane(Page &page, QWidget *parent)
    : QWidget(parent), m_page(page), m_model(findingColumns(&m_base)), m_busy(new BusyLine), m_stack(new QStackedWidget),
      m_table(new RecordTable)
{
    auto *column = tightColumn(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::space4), 0);
    head->addWidget(new TextLabel(tr("Find milestones"), TypeRole::Title, TypeWeight::Strong), 1);
    auto *cohorts = new Button(tr("Export cohorts"), Button::Rank::Flat);
    cohorts->setLineIcon(Icon::Export);
    head->addWidget(cohorts);
    auto *close = new Button(tr("Close"), Button::Rank::Flat);
    close->setKeyHint(tr("Esc"));
    head->addWidget(close);
    column->addLayout(head);
    auto *lead = new TextLabel(tr("What accounts that stayed did in their first days, and those that left did not."), TypeRole::Body,
                               TypeWeight::Normal, Token::TextSecondary);
    lead->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::space4), 0);
    column->addWidget(lead);
    column->addWidget(buildControls());
    m_caption = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary);
    m_caption->setElided(true);
    m_caption->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::space4), scaled(size::space2));
    column->addWidget(m_caption);
    column->addWidget(m_busy);
    column->addWidget(new Hairline);
    showRows(*m_table, m_model, tr("What goes with staying, surest first"));
    m_empty = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_empty->setContentsMargins(scaled(size::pagePadding), scaled(size::space4), scaled(size::pagePadding), 0);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    column->addWidget(buildFoot());
    connect(close, &QAbstractButton::clicked, this, &DiscoveryPane::closed);
    connect(cohorts, &QAbstractButton::clicked, this, &DiscoveryPane::exportCohorts);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DiscoveryPane::showCurrent);
    connect(m_table, &RecordTable::opened, this, &DiscoveryPane::makeDraft);
    showWhileBusy(*m_busy, m_job, tr("Comparing"));
    showControls();
    showCurrent();
}

QWidget *DiscoveryPane::buildControls()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(size::pagePadding), scaled(size::space2), scaled(size::space4), scaled(size::space2));
    row->setSpacing(scaled(size::space2));
    m_split = new ChoiceButton(tr("Stayed"));
    m_first = new ChoiceButton(tr("Behaviour of"));
    m_terms = new ChoiceButton(tr("Long first terms"));
    for (QWidget *each : std::initializer_list<QWidget *>{m_split, m_first, m_terms})
        row->addWidget(each);
    row->addStretch(1);
    connect(m_split, &ChoiceButton::chosen, this, [this](const QVariant &value) {
        auto settings = m_settings;
        settings.splitDays = value.toInt();
        setSettings(settings);
    });
    connect(m_first, &ChoiceButton::chosen, this, [this](const QVariant &value) {
        auto settings = m_settings;
        settings.firstDays = value.toInt();
        setSettings(settings);
    });
    connect(m_terms, &ChoiceButton::chosen, this, [this](const QVariant &value) {
        auto settings = m_settings;
        settings.longFirstTerms = value.toBool();
        setSettings(settings);
    });
    return bar;
}

QWidget *DiscoveryPane::buildFoot()
{
    auto *foot = new QWidget;
    auto *column = tightColumn(foot, Token::SurfaceRaised);
    column->addWidget(new Hairline);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::space4), scaled(size::space3));
    row->setSpacing(scaled(size::space4));
    m_statement = new Statement;
    row->addWidget(m_statement, 1);
    m_draft = new Button(tr("Make a draft milestone"), Button::Rank::Primary);
    m_draft->setKeyHint(tr("Enter"));
    connect(m_draft, &QAbstractButton::clicked, this, &DiscoveryPane::makeDraft);
    row->addWidget(m_draft, 0, Qt::AlignVCenter);
    column->addLayout(row);
    return foot;
}

void DiscoveryPane::showControls()
{
    const auto voice = Voice::person();
    QVector<ChoiceButton::Choice> splits, firsts;
    for (const int days : {90, 180, 365})
        splits.append({tr("%1 or more").arg(wording::days(voice, days)), days});
    for (const int days : {7, 14, 30, 60, 90})
        firsts.append({tr("the first %1").arg(wording::days(voice, days)), days});
    m_split->setChoices(splits);
    m_split->setValue(m_settings.splitDays);
    m_first->setChoices(firsts);
    m_first->setValue(m_settings.firstDays);
    m_terms->setChoices({{tr("left out"), false}, {tr("taken in"), true}});
    m_terms->setValue(m_settings.longFirstTerms);
    m_terms->setToolTip(tr("Accounts whose first contract runs past the split cannot leave before it."));
}

void DiscoveryPane::setBase(std::shared_ptr<const EvidenceBase> base)
{
    // The cells look into the base: what is shown goes with it.
    m_job.cancel();
    m_model.setRows({});
    m_answer.reset();
    m_answeredFor.reset();
    m_base = std::move(base);
    if (isVisible())
        compute();
}

void DiscoveryPane::setSettings(const DiscoverySettings &settings)
{
    m_settings = settings;
    showControls();
    compute();
}

void DiscoveryPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_base && m_answeredFor != m_base)
        compute();
}

void DiscoveryPane::compute()
{
    if (!m_base)
        return;
    m_answeredFor = m_base;
    Session *session = m_page.context().session;
    if (!session) {
        computeWith({});
        return;
    }
    session->requestBehaviours(this, m_base, m_settings.firstDays,
                               [this, base = m_base, days = m_settings.firstDays](Result<std::vector<Behaviour>> events) {
                                   if (base == m_base && days == m_settings.firstDays)
                                       computeWith(events ? std::move(*events) : std::vector<Behaviour>());
                               });
}

void DiscoveryPane::computeWith(std::vector<Behaviour> events)
{
    m_job.run(
        [base = m_base, settings = m_settings, events = std::move(events)]() mutable {
            return std::make_shared<const DiscoveryAnswer>(discoveryOf(*base, std::move(events), settings));
        },
        [this](std::shared_ptr<const DiscoveryAnswer> answer) { present(std::move(answer)); });
}

void DiscoveryPane::present(std::shared_ptr<const DiscoveryAnswer> answer)
{
    const auto voice = Voice::person();
    m_answer = std::move(answer);
    const Discovery &discovery = m_answer->discovery;
    const auto count = [&](std::int64_t value) { return wording::integer(voice, value); };
    QStringList parts{tr("%1 stayed, %2 left").arg(count(discovery.retained), count(discovery.churned))};
    if (discovery.tooYoung > 0)
        parts << tr("%1 too young").arg(count(discovery.tooYoung));
    if (discovery.longFirstTerm > 0 && !m_settings.longFirstTerms)
        parts << tr("%1 bound by their first term").arg(count(discovery.longFirstTerm));
    if (discovery.leftEarly > 0)
        parts << tr("%1 gone within the first days").arg(count(discovery.leftEarly));
    if (discovery.notObservable > 0)
        parts << tr("%1 not recorded from their start").arg(count(discovery.notObservable));
    m_caption->setText(parts.join(QStringLiteral(" · ")));
    m_caption->setToolTip(m_caption->text());
    std::vector<FindingRow> rows;
    for (std::size_t i = 0; i < discovery.findings.size(); ++i)
        rows.push_back({i, m_answer});
    const bool any = std::ranges::any_of(discovery.findings, [](const auto &found) { return found.shortfall != Shortfall::SmallArm; });
    m_empty->setText(tr("Too few to compare: %1 accounts stayed for %2 days and %3 left before, and each side needs 20. Another split, or taking in "
                        "long first terms, may help.")
                         .arg(count(discovery.retained), count(m_settings.splitDays), count(discovery.churned)));
    m_model.setRows(any ? std::move(rows) : std::vector<FindingRow>());
    fitColumns(*m_table, [this](int each) { return m_model.columnWidth(each); });
    m_stack->setCurrentIndex(any ? 0 : 1);
    if (m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, 0));
    showCurrent();
    Q_EMIT answered();
}

const FindingRow *DiscoveryPane::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model.rowCount() ? &m_model.row(index) : nullptr;
}

void DiscoveryPane::showCurrent()
{
    const auto voice = Voice::person();
    const FindingRow *row = current();
    m_draft->setVisible(row != nullptr);
    const QString sentence = row ? wording::findingSentence(voice, *m_base->portfolio, row->behaviour(), m_answer->discovery, row->found())
                                 : tr("Findings are ranked by how sure they are, corrected for how many were looked at.");
    QString detail = tr("Association, not proof. Shares are cross-fitted: the threshold is chosen on four fifths of the accounts and counted on the fifth.");
    if (row && row->found().sensitivity && row->found().ppv)
        detail += QLatin1Char(' ')
            + tr("Of those who did it, %1 stayed; it was done by %2 of those who stayed and %3 of those who left did without.")
                  .arg(wording::percent(voice, *row->found().ppv), wording::percent(voice, *row->found().sensitivity),
                       row->found().specificity ? wording::percent(voice, *row->found().specificity) : wording::noData());
    m_statement->setWords(sentence, detail);
    if (!row)
        return;
    const bool milestone = row->behaviour().kind == Behaviour::Kind::Milestone;
    const bool known = row->found().shortfall == Shortfall::None;
    m_draft->setEnabled(!milestone && known && m_page.context().session != nullptr);
    m_draft->setToolTip(milestone ? tr("There is already a milestone for it.")
                            : known ? QString()
                                    : tr("Nothing is known of it that a rule could be made from."));
}

void DiscoveryPane::makeDraft()
{
    const FindingRow *row = current();
    if (!row || !m_draft->isEnabled())
        return row ? Q_EMIT m_page.messageRequested(m_draft->toolTip()) : void();
    if (const auto draft = draftMilestone(row->behaviour(), row->found(), m_settings))
        Q_EMIT draftMade(*draft);
    else
        Q_EMIT m_page.messageRequested(tr("There is already a milestone for it."));
}

void DiscoveryPane::exportCohorts()
{
    if (!m_answer || !m_base)
        return;
    const Portfolio &portfolio = *m_base->portfolio;
    ExportTable table;
    table.header = {"account", "name", "cohort", "start"};
    const auto &cohorts = m_answer->discovery.cohort;
    for (AccountIndex account = 0; account < cohorts.size(); ++account) {
        const auto cohort = static_cast<Cohort>(cohorts[account]);
        if (cohort == Cohort::None)
            continue;
        table.rows.push_back({textCell(portfolio.text(portfolio.externalId[account])), textCell(portfolio.text(portfolio.name[account])),
                              keyCell(cohort == Cohort::Retained ? "retained" : "churned"),
                              dayCell(m_base->lives.start[account])});
    }
    exportTable(m_page, tr("Export both cohorts"), tr("cohorts"), std::move(table));
}

} // namespace milepost::ui
