#include "pages/account/plan_tab.h"

#include "delegates/record_view.h"
#include "pages/benchmarks/choice_button.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/sources/run_pane.h"
#include "pages/value/in_place_table.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/reasons.h"
#include "wording/value_words.h"
#include "workspace/session.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QShowEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int longestText = 2000; ///< letters
constexpr int labelWidth = 164, dateWidth = 112, mostSteps = 8, mostChanges = 12;

QString iso(Day day) { return day.valid() ? QString::fromStdString(isoFromDay(day)) : QString(); }
std::string typed(const QLineEdit *edit) { return edit->text().trimmed().toStdString(); }

TextLabel *fieldLabel(const QString &text)
{
    auto *label = new TextLabel(text, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    label->setFixedWidth(scaled(labelWidth));
    return label;
}

QVBoxLayout *pane(QWidget *on)
{
    auto *column = tightColumn(on);
    column->setContentsMargins(0, scaled(size::space3), 0, scaled(size::space4));
    column->setSpacing(scaled(size::space2));
    return column;
}

QWidget *indented(QWidget *inner)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::space4), 0);
    row->addWidget(inner);
    return box;
}

} // namespace

PlanTab::PlanTab(const PageContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_history(historyColumns())
{
    auto *outer = tightColumn(this);
    m_course = new InlineNotice;
    m_course->clear();
    outer->addWidget(m_course);
    m_problem = new InlineNotice;
    m_problem->clear();
    outer->addWidget(m_problem);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(scrolledDown(buildPlan()));
    splitter->addWidget(scrolledDown(buildHeard()));
    splitter->setSizes({scaled(780), scaled(490)});
    m_content = new QStackedWidget;
    m_content->addWidget(splitter);
    m_empty = new EmptyState(tr("No plan is written down. Say which outcome this customer requires, from where, and by when."), tr("Start a plan"));
    m_empty->setReached(0);
    connect(m_empty->button(), &QAbstractButton::clicked, this, &PlanTab::start);
    m_content->addWidget(m_empty);
    outer->addWidget(m_content, 1);
    connect(&m_steps, &StepModel::changed, this, &PlanTab::keepPlan);
    connect(&m_steps, &StepModel::problemChanged, this, [this] {
        if (m_steps.problem().isEmpty())
            m_problem->clear();
        else
            m_problem->setNotice(Mark::Risk, tr("Not taken yet."), m_steps.problem());
    });
    m_content->hide();
}

QLineEdit *PlanTab::makeField(const QString &name, int width)
{
    auto *edit = new QLineEdit;
    edit->setMaxLength(longestText);
    edit->setAccessibleName(name);
    if (width > 0) {
        edit->setFixedWidth(scaled(width));
        edit->setPlaceholderText(tr("2026-03-31"));
    }
    edit->setEnabled(m_context.session != nullptr);
    return edit;
}

QWidget *PlanTab::buildPlan()
{
    auto *left = new QWidget;
    auto *column = pane(left);
    column->addWidget(indented(new SectionTitle(tr("What the customer wants"))));
    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(size::space2));
    grid->setVerticalSpacing(scaled(size::space1));
    const auto add = [&](int row, const QString &label, Field text, std::optional<Field> day) {
        grid->addWidget(fieldLabel(label), row, 0);
        m_fields[static_cast<std::size_t>(text)] = makeField(label, 0);
        grid->addWidget(m_fields[static_cast<std::size_t>(text)], row, 1, 1, day ? 1 : 2);
        if (day) {
            m_fields[static_cast<std::size_t>(*day)] = makeField(tr("%1, day").arg(label), dateWidth);
            grid->addWidget(m_fields[static_cast<std::size_t>(*day)], row, 2);
        }
    };
    add(0, tr("Required outcome"), Outcome, std::nullopt);
    add(1, tr("Appropriate experience"), Experience, std::nullopt);
    add(2, tr("Baseline"), Baseline, BaselineOn);
    add(3, tr("Destination"), Destination, DestinationOn);
    grid->addWidget(fieldLabel(tr("Shown by")), 4, 0);
    m_evidence = new ChoiceButton(QString());
    m_evidence->setCompact(true);
    m_evidence->setAccessibleName(tr("Milestone that shows the outcome"));
    m_evidence->setEnabled(m_context.session != nullptr);
    auto *evidence = new QHBoxLayout;
    evidence->setSpacing(scaled(size::space2));
    evidence->addWidget(m_evidence);
    evidence->addStretch(1);
    evidence->addWidget(new TextLabel(tr("or confirmed on"), TypeRole::Body, TypeWeight::Normal, Token::TextSecondary));
    grid->addLayout(evidence, 4, 1);
    m_fields[OutcomeOn] = makeField(tr("Outcome confirmed on"), dateWidth);
    grid->addWidget(m_fields[OutcomeOn], 4, 2);
    grid->setColumnStretch(1, 1);
    column->addWidget(indented(form));
    for (QLineEdit *edit : m_fields)
        connect(edit, &QLineEdit::editingFinished, this, &PlanTab::keepPlan);
    connect(m_evidence, &ChoiceButton::chosen, this, &PlanTab::keepPlan);

    m_stepTitle = new SectionTitle(tr("Steps"));
    connect(m_stepTitle->setLink(tr("Add step")), &QAbstractButton::clicked, this, &PlanTab::addStep);
    column->addSpacing(scaled(size::space2));
    column->addWidget(indented(m_stepTitle));
    m_stepTable = new InPlaceTable(tr("Steps of the plan"));
    m_stepTable->setModel(&m_steps);
    fitColumns(*m_stepTable, [this](int each) { return m_steps.columnWidth(each); });
    new RoomForNames(*m_stepTable, {StepModel::Milestone, StepModel::Owner});
    connect(m_stepTable, &InPlaceTable::removeRequested, &m_steps, &StepModel::remove);
    column->addWidget(m_stepTable);
    column->addStretch(1);
    return left;
}

QWidget *PlanTab::buildHeard()
{
    auto *right = new QWidget;
    auto *column = pane(right);
    column->addWidget(indented(new SectionTitle(tr("What was heard"))));
    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(size::space2));
    grid->setVerticalSpacing(scaled(size::space1));
    const std::array names{tr("Held on"), tr("With"), tr("Value first realised"), tr("First big win"), tr("What to celebrate"), tr("How success is measured")};
    for (int i = 0; i < HeardFields; ++i) {
        const auto at = static_cast<std::size_t>(i);
        grid->addWidget(fieldLabel(names[at]), i, 0);
        m_heard[at] = makeField(names[at], i == HeardOn ? dateWidth : 0);
        grid->addWidget(m_heard[at], i, 1);
        connect(m_heard[at], &QLineEdit::editingFinished, this, &PlanTab::keepHeard);
    }
    column->addWidget(indented(form));
    m_historyTitle = new SectionTitle(tr("What was written when"));
    column->addSpacing(scaled(size::space2));
    column->addWidget(indented(m_historyTitle));
    m_historyTable = new RecordTable;
    showRows(*m_historyTable, m_history, tr("History of the plan"));
    m_historyTable->setFocusPolicy(Qt::TabFocus);
    column->addWidget(m_historyTable);
    column->addStretch(1);
    return right;
}

void PlanTab::setAccount(const Snapshot &snapshot, AccountIndex account)
{
    const AccountId id = account == noAccount ? AccountId{} : snapshot.portfolio->id[account];
    if (id != m_accountId) {
        m_answer.reset();
        m_started = false;
        m_content->hide();
        m_course->clear();
        m_problem->clear();
    }
    m_snapshot = snapshot;
    m_account = account;
    m_accountId = id;
    m_stale = true;
    if (isVisible())
        ask();
}

void PlanTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

void PlanTab::ask()
{
    if (!m_context.session || m_account == noAccount)
        return;
    m_stale = false;
    const std::uint64_t mine = ++m_asked;
    m_context.session->requestPlan(this, m_account, [this, mine](const Result<AccountPlan> &answer) {
        if (mine == m_asked && answer)
            present(*answer);
    });
}

void PlanTab::fill(QLineEdit *edit, const QString &text)
{
    if (edit->hasFocus() && edit->isModified())
        return; // somebody is writing
    if (edit->text() != text)
        edit->setText(text);
    edit->setModified(false);
}

void PlanTab::present(const AccountPlan &answer)
{
    m_stale = false;
    m_filling = true;
    m_answer = answer;
    const Plan &plan = answer.plan;
    const Interview &heard = answer.interview;
    const bool any = answer.exists || !answer.history.empty() || m_started;
    m_content->show();
    m_content->setCurrentIndex(any ? 0 : 1);
    m_empty->button()->setEnabled(m_context.session != nullptr);
    const std::array<QString, PlanFields> texts{wording::plain(plan.requiredOutcome), wording::plain(plan.appropriateExperience), iso(plan.outcomeOn),
                                                wording::plain(plan.baseline.value), iso(plan.baseline.on), wording::plain(plan.destination.value),
                                                iso(plan.destination.on)};
    for (std::size_t i = 0; i < texts.size(); ++i)
        fill(m_fields[i], texts[i]);
    const std::array<QString, HeardFields> said{iso(heard.on), wording::plain(heard.with), wording::plain(heard.firstValue), wording::plain(heard.firstWin),
                                                wording::plain(heard.celebrate), wording::plain(heard.success)};
    for (std::size_t i = 0; i < said.size(); ++i)
        fill(m_heard[i], said[i]);
    QVector<ChoiceButton::Choice> milestones{{tr("no milestone"), QString()}};
    for (const MilestoneDefinition &milestone : m_snapshot.portfolio->milestones)
        milestones.append({wording::plain(milestone.title), QString::fromStdString(milestone.key)});
    m_evidence->setChoices(milestones);
    m_evidence->setValue(QString::fromStdString(plan.outcomeMilestone));
    m_steps.setSteps(plan.steps, m_snapshot.portfolio, m_account, m_context.session != nullptr);
    fitHeight(*m_stepTable, mostSteps);
    m_stepTitle->setCaption(plan.steps.empty() ? tr("None yet") : tr("%1 of %2 open").arg(wording::integer(Voice::person(), openSteps()), wording::integer(Voice::person(), std::ssize(plan.steps))));
    m_history.setRows(planChanges(Voice::person(), answer.history, *m_snapshot.portfolio));
    fitHeight(*m_historyTable, mostChanges);
    m_historyTable->setVisible(!answer.history.empty());
    m_historyTitle->setCaption(answer.history.empty() ? tr("Nothing yet") : QString());
    showCourse();
    m_filling = false;
    Q_EMIT shownChanged();
}

void PlanTab::showCourse()
{
    const auto voice = Voice::person();
    QStringList sentences;
    if (const QString off = wording::courseSentence(voice, m_answer->course); !off.isEmpty())
        sentences << off + QLatin1Char('.');
    if (m_answer->badFit)
        sentences << tr("The required outcome is not there: a bad fit as it stands.");
    for (const Signal &signal : m_snapshot.standing->signals.of(m_account)) {
        if (signal.rule == SignalRule::SuccessGap)
            sentences << tr("Success gap: %1.").arg(wording::reasonSentence(voice, *m_snapshot.standing, signal));
    }
    if (sentences.isEmpty()) {
        m_course->clear();
        return;
    }
    const bool off = m_answer->course.off();
    m_course->setNotice(m_answer->badFit ? Mark::Risk : Mark::Watch, off ? tr("Off course.") : tr("Success gap."), sentences.join(QLatin1Char(' ')));
}

int PlanTab::openSteps() const
{
    if (!m_answer)
        return 0;
    return static_cast<int>(std::ranges::count_if(m_answer->plan.steps, [this](const PlanStep &step) { return !doneOn(step, *m_snapshot.portfolio, m_account).valid(); }));
}

bool PlanTab::dateOf(QLineEdit *edit, Day &into)
{
    const QString text = edit->text().trimmed();
    const auto day = text.isEmpty() ? std::optional(Day()) : dayFromIso(text.toStdString());
    if (!day) {
        m_problem->setNotice(Mark::Risk, tr("Not taken yet."),
                             tr("%1: “%2” is no date. Write year, month and day: 2026-03-31.").arg(edit->accessibleName(), text));
        return false;
    }
    into = *day;
    return true;
}

void PlanTab::keepPlan()
{
    if (m_filling || !m_answer || !m_context.session)
        return;
    Plan plan = m_answer->plan;
    plan.requiredOutcome = typed(m_fields[Outcome]);
    plan.appropriateExperience = typed(m_fields[Experience]);
    plan.baseline.value = typed(m_fields[Baseline]);
    plan.destination.value = typed(m_fields[Destination]);
    plan.outcomeMilestone = m_evidence->value().toString().toStdString();
    if (!dateOf(m_fields[OutcomeOn], plan.outcomeOn) || !dateOf(m_fields[BaselineOn], plan.baseline.on) || !dateOf(m_fields[DestinationOn], plan.destination.on))
        return;
    plan.steps = m_steps.steps();
    std::erase_if(plan.steps, [](const PlanStep &step) { return step.title.empty(); });
    if (m_steps.problem().isEmpty())
        m_problem->clear();
    if (plan == m_answer->plan)
        return;
    m_answer->plan = plan;
    m_started = true;
    ++m_asked; // what was asked before is no answer to this
    m_context.session->apply(SetPlan{m_accountId, plan});
}

void PlanTab::keepHeard()
{
    if (m_filling || !m_answer || !m_context.session)
        return;
    Interview heard = m_answer->interview;
    heard.with = typed(m_heard[HeardWith]);
    heard.firstValue = typed(m_heard[FirstValue]);
    heard.firstWin = typed(m_heard[FirstWin]);
    heard.celebrate = typed(m_heard[Celebrate]);
    heard.success = typed(m_heard[Success]);
    if (!dateOf(m_heard[HeardOn], heard.on))
        return;
    m_problem->clear();
    if (heard == m_answer->interview)
        return;
    m_answer->interview = heard;
    m_started = true;
    ++m_asked;
    m_context.session->apply(SetInterview{m_accountId, heard});
}

void PlanTab::start()
{
    m_started = true;
    m_content->setCurrentIndex(0);
    m_fields[Outcome]->setFocus(Qt::OtherFocusReason);
}

void PlanTab::addStep()
{
    if (!m_context.session || !m_answer)
        return;
    const int row = m_steps.addBlank();
    fitHeight(*m_stepTable, mostSteps);
    const QModelIndex at = m_steps.index(row, StepModel::Title);
    m_stepTable->setFocus(Qt::OtherFocusReason);
    m_stepTable->setCurrentIndex(at);
    m_stepTable->change(at);
}

QWidget *PlanTab::focusTarget() const
{
    if (m_answer && m_content->currentIndex() == 1)
        return m_empty->button();
    return m_steps.rowCount() > 0 ? static_cast<QWidget *>(m_stepTable) : m_fields[Outcome];
}

} // namespace milepost::ui
