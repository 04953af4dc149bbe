/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/inspector.h"

#include "delegates/cell_widget.h"
#include "delegates/line_list.h"
#include "models/account_cells.h"
#include "theme/number_text.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/answers.h"
#include "wording/figures.h"
#include "wording/reasons.h"
#include "wording/terms.h"
#include "wording/timeline_words.h"
#include "workspace/session.h"

#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <cmath>

namespace milepost::ui {

namespace {

constexpr int detailDelayMs = 120, mostSignals = 6, mostTasks = 5, mostRecords = 8;

LineData line(const QString &words, std::optional<Mark> mark = std::nullopt, const QString &trailing = {})
{
    LineData data;
    data.mark = mark;
    data.runs.append({words, Tone::Primary, TypeWeight::Normal, TypeRole::Body});
    data.trailing = trailing;
    return data;
}

QWidget *section(QVBoxLayout *into)
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, scaled(12), 0, 0);
    layout->setSpacing(scaled(4));
    layout->addWidget(new Hairline);
    layout->addSpacing(scaled(8));
    into->addWidget(box);
    return box;
}

Mark markOf(const TimelineEntry &entry)
{
    using Kind = TimelineEntry::Kind;
    if (entry.kind == Kind::Achievement || entry.kind == Kind::LoggedMilestone)
        return Mark::Good;
    if (entry.kind == Kind::Churn && entry.turn == TimelineEntry::Turn::CameBack)
        return Mark::Good;
    if (entry.severity >= Severity::Serious || entry.kind == Kind::Churn)
        return Mark::Risk;
    return entry.severity == Severity::Watch ? Mark::Watch : Mark::Neutral;
}

} // namespace

Inspector::Inspector(Session *session, QWidget *parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_delay(new QTimer(this))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Account inspector"));
    setFixedWidth(scaled(size::inspector));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this,
            [this] { setFixedWidth(scaled(size::inspector)); });
    m_delay->setSingleShot(true);
    m_delay->setInterval(detailDelayMs);
    connect(m_delay, &QTimer::timeout, this, &Inspector::askDetail);
    build();
    show();
}

QSize Inspector::sizeHint() const { return {scaled(size::inspector), 600}; }

Inspector::Term Inspector::addTerm(QHBoxLayout *row, Qt::Alignment alignment)
{
    Term term{new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary),
              new TextLabel({}, TypeRole::Heading, TypeWeight::Strong)};
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    term.caption->setAlignment(alignment);
    column->addWidget(term.caption);
    term.value->setAlignment(alignment);
    column->addWidget(term.value);
    row->addLayout(column, 1);
    return term;
}

void Inspector::build()
{
    auto *page = new QWidget;
    setSurface(page, Token::SurfaceRaised);
    setSurface(viewport(), Token::SurfaceRaised);
    auto *stack = new QVBoxLayout(page);
    stack->setContentsMargins(scaled(17), scaled(12), scaled(16), scaled(12));
    stack->setSpacing(0);
    m_empty = new QWidget;
    auto *empty = new QVBoxLayout(m_empty);
    empty->setContentsMargins(0, 0, 0, 0);
    auto *words = new TextLabel(tr("No account is selected."), TypeRole::Body, TypeWeight::Normal, Token::TextTertiary);
    words->setWordWrap(true);
    empty->addWidget(words);
    stack->addWidget(m_empty);
    m_content = new QWidget;
    stack->addWidget(m_content);
    stack->addStretch(1);

    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_name = new TextLabel({}, TypeRole::Heading, TypeWeight::Strong);
    m_name->setElided(true);
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(new KeyHint(QStringLiteral("i")), 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addSpacing(scaled(2));
    m_about = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_about->setElided(true);
    layout->addWidget(m_about);

    auto *terms = new QHBoxLayout;
    terms->setContentsMargins(0, 0, 0, 0);
    m_arr = addTerm(terms, Qt::AlignLeft);
    m_renewal = addTerm(terms, Qt::AlignLeft);
    m_stake = addTerm(terms, Qt::AlignRight);
    qobject_cast<QVBoxLayout *>(section(layout)->layout())->addLayout(terms);

    auto *health = qobject_cast<QVBoxLayout *>(section(layout)->layout());
    auto *healthHead = new QHBoxLayout;
    healthHead->setSpacing(scaled(6));
    healthHead->addWidget(new TextLabel(tr("Health"), TypeRole::Body, TypeWeight::Strong));
    healthHead->addStretch(1);
    m_healthMark = new CellWidget;
    m_healthScore = new TextLabel({}, TypeRole::Heading, TypeWeight::Strong);
    m_healthWords = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary);
    healthHead->addWidget(m_healthMark);
    healthHead->addWidget(m_healthScore);
    healthHead->addWidget(m_healthWords);
    health->addLayout(healthHead);
    auto *pillars = new QVBoxLayout;
    pillars->setSpacing(0);
    for (CellWidget *&pillar : m_pillars) {
        pillar = new CellWidget;
        pillars->addWidget(pillar);
    }
    health->addLayout(pillars);
    m_healthFoot = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    m_healthFoot->setWordWrap(true);
    health->addWidget(m_healthFoot);

    auto *milestones = qobject_cast<QVBoxLayout *>(section(layout)->layout());
    auto *milestoneHead = new QHBoxLayout;
    m_milestoneCount = new TextLabel({}, TypeRole::Body, TypeWeight::Strong);
    m_pace = new Chip;
    milestoneHead->addWidget(m_milestoneCount, 1);
    milestoneHead->addWidget(m_pace);
    milestones->addLayout(milestoneHead);
    m_bar = new CellWidget;
    m_bar->setBar(10, false);
    milestones->addWidget(m_bar);
    m_categories = new CellWidget;
    milestones->addWidget(m_categories);
    auto *next = new QHBoxLayout;
    m_next = new TextLabel;
    m_next->setElided(true);
    m_nextFigure = new TextLabel;
    next->addWidget(m_next, 1);
    next->addWidget(m_nextFigure);
    milestones->addSpacing(scaled(4));
    milestones->addLayout(next);

    const auto list = [&](const QString &title, QWidget *&box, SectionTitle **heading = nullptr) {
        box = section(layout);
        auto *inside = qobject_cast<QVBoxLayout *>(box->layout());
        auto *head2 = new SectionTitle(title);
        if (heading)
            *heading = head2;
        inside->addWidget(head2);
        auto *lines = new LineList;
        lines->setGap(2);
        inside->addWidget(lines);
        return lines;
    };
    m_signals = list(tr("Signals"), m_signalBox);
    m_tasks = list(tr("Tasks"), m_taskBox);
    m_timeline = list(tr("Timeline"), m_timelineBox, &m_timelineTitle);
    Button *all = m_timelineTitle->setLink(tr("All"));
    connect(all, &QAbstractButton::clicked, this, [this] {
        const AccountIndex index = m_snapshot.portfolio->find(m_account);
        if (index != noAccount)
            Q_EMIT openRequested({QStringLiteral("account"),
                                  wording::plain(m_snapshot.portfolio->text(m_snapshot.portfolio->externalId[index])),
                                  QStringLiteral("timeline")});
    });
    setWidget(page);
}

void Inspector::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    show();
    if (isVisible())
        m_delay->start();
}

void Inspector::setTrends(std::shared_ptr<const Trends> trends)
{
    m_trends = std::move(trends);
    show();
}

void Inspector::setAccount(AccountId account)
{
    if (m_account == account)
        return;
    m_account = account;
    m_taskBox->hide();
    m_timelineBox->hide();
    show();
    m_delay->start();
}

void Inspector::show()
{
    const AccountIndex account
        = m_snapshot.portfolio && m_account ? m_snapshot.portfolio->find(m_account) : noAccount;
    m_content->setVisible(account != noAccount);
    m_empty->setVisible(account == noAccount);
    if (account == noAccount)
        return;
    const Portfolio &portfolio = *m_snapshot.portfolio;
    const Standing &standing = *m_snapshot.standing;
    const auto textAt = [&](StringId id) { return wording::plain(portfolio.text(id)); };
    m_name->setText(textAt(portfolio.name[account]));
    m_name->setToolTip(m_name->text());
    QStringList about;
    for (const QString &part :
         {textAt(portfolio.plan[account]), textAt(portfolio.industry[account]), textAt(portfolio.owner[account])}) {
        if (!part.isEmpty())
            about.append(part);
    }
    m_about->setText(about.join(QStringLiteral(" · ")));

    const QString sign = wording::currencySign(portfolio.baseCurrency);
    m_arr.caption->setText(tr("ARR, %1").arg(sign));
    m_arr.value->setText(wording::moneyFigure(m_voice, portfolio.arrMinor[account], portfolio.baseCurrency));
    const Day renewal = portfolio.renewal[account];
    m_renewal.value->setText(wording::date(m_voice, renewal, portfolio.asOf));
    const QString days = daysToRenewal(m_voice, portfolio, account);
    m_renewal.caption->setText(days.isEmpty() ? tr("Renewal") : tr("Renewal, %1 d").arg(days));
    m_stake.caption->setText(tr("At stake, %1").arg(sign));
    m_stake.value->setText(wording::moneyFigure(m_voice, standing.arrAtRiskMinor[account], portfolio.baseCurrency));

    showHealth(account);
    showMilestones(account);
    showSignals(account);
}

void Inspector::showHealth(AccountIndex account)
{
    const HealthStanding &health = m_snapshot.standing->health[account];
    LineData mark;
    mark.mark = ui::markOf(health.band);
    m_healthMark->set(mark);
    m_healthScore->setText(health.score < 0 ? wording::noData() : wording::integer(m_voice, health.score));
    const HealthData cell = healthCell(*m_snapshot.standing, m_trends.get(), account);
    QString words = wording::word(m_voice, health.band);
    if (cell.change)
        words = tr("%1 · %2 in 12 weeks").arg(words, signedText(*cell.change));
    m_healthWords->setText(words);
    m_healthWords->setInk(markTextToken(ui::markOf(health.band)));

    double present = 0;
    for (std::size_t i = 0; i < m_pillars.size(); ++i)
        present += std::isnan(health.value[i]) ? 0 : double(health.weight[i]);
    for (std::size_t i = 0; i < m_pillars.size(); ++i) {
        ContributionData row;
        row.label = wording::word(m_voice, static_cast<Pillar>(i));
        const bool known = !std::isnan(health.value[i]);
        row.weight = known && present > 0 ? static_cast<float>(100.0 * double(health.weight[i]) / present)
                                          : 100 * health.weight[i];
        if (known) {
            row.points = health.points[i];
            row.pointsText = wording::integer(m_voice, health.points[i]);
        }
        m_pillars[i]->set(row);
    }
    if (health.score < 0)
        m_healthFoot->setText(tr("No pillar has data yet."));
    else if (health.bandUncertain)
        m_healthFoot->setText(tr("They add up to %1; %2.").arg(wording::integer(m_voice, health.score),
                                                              wording::healthRange(m_voice, health)));
    else
        m_healthFoot->setText(tr("They add up to %1.").arg(wording::integer(m_voice, health.score)));
}

void Inspector::showMilestones(AccountIndex account)
{
    const Standing &standing = *m_snapshot.standing;
    const Portfolio &portfolio = *m_snapshot.portfolio;
    m_milestoneCount->setText(tr("%1 of %Ln milestone(s)", nullptr, portfolio.applicable[account])
                                  .arg(wording::integer(m_voice, portfolio.achieved[account])));
    const Pace pace = standing.pace[account];
    QString paceWords = wording::word(m_voice, pace);
    if (pace == Pace::Stuck)
        paceWords = tr("%1 %2 d").arg(paceWords, wording::integer(m_voice, standing.quietDays[account]));
    m_pace->setChip({paceWords, ui::markOf(pace), true});
    m_pace->setVisible(pace != Pace::Unknown);
    m_bar->set(milestoneBar(standing, account));
    CategoryCountsData counts = categoryCounts(standing, account);
    counts.squares = false;
    m_categories->set(counts);
    const MilestoneIndex next = standing.next[account];
    m_next->setVisible(next != noMilestone);
    m_nextFigure->setVisible(next != noMilestone);
    if (next == noMilestone)
        return;
    m_next->setText(tr("Next %1").arg(wording::plain(portfolio.milestones[next].title)));
    m_nextFigure->clear();
    for (const ProgressFact &progress : portfolio.progress.of(account)) {
        if (progress.milestone == next)
            m_nextFigure->setText(wording::progressFigures(m_voice, progress));
    }
}

void Inspector::showSignals(AccountIndex account)
{
    const Standing &standing = *m_snapshot.standing;
    QVector<LineData> lines;
    for (const Signal &signal : standing.signals.of(account)) {
        if (lines.size() == mostSignals)
            break;
        lines.append(line(wording::reason(m_voice, standing, signal).title, ui::markOf(signal.kind, signal.severity)));
    }
    m_signals->setLines(lines);
    m_signalBox->setVisible(!lines.isEmpty());
}

void Inspector::askDetail()
{
    if (!m_session || !m_account || !isVisible())
        return;
    m_session->requestDetail(this, m_account, [this, asked = m_account](Result<AccountDetail> answer) {
        if (asked == m_account && answer.ok())
            showDetail(*answer);
    });
}

void Inspector::showDetail(const AccountDetail &detail)
{
    const Day today = m_snapshot.portfolio->asOf;
    QVector<LineData> tasks;
    for (const TaskRecord &task : detail.tasks) {
        if (task.doneOn.valid() || tasks.size() == mostTasks)
            continue;
        LineData row = line(wording::plain(task.title), std::nullopt,
                            task.due.valid() ? wording::date(m_voice, task.due, today) : QString());
        row.icon = Icon::Task;
        tasks.append(row);
    }
    m_tasks->setLines(tasks);
    m_taskBox->setVisible(!tasks.isEmpty());
    QVector<LineData> records;
    for (const TimelineEntry &entry : detail.timeline) {
        if (records.size() == mostRecords)
            break;
        if (entry.kind == TimelineEntry::Kind::Event)
            continue; // what people did every day would hide what happened
        LineData row = line(wording::timelineTitle(m_voice, entry), markOf(entry), wording::date(m_voice, entry.on, today));
        if (entry.kind == TimelineEntry::Kind::Note) {
            row.mark.reset();
            row.icon = Icon::Note;
        }
        records.append(row);
    }
    m_timeline->setLines(records);
    m_timelineBox->setVisible(!records.isEmpty());
}

void Inspector::paintEvent(QPaintEvent *event)
{
    QScrollArea::paintEvent(event);
    QPainter painter(viewport());
    const int x = layoutDirection() == Qt::RightToLeft ? viewport()->width() - 1 : 0;
    painter.fillRect(QRect(x, 0, 1, viewport()->height()), color(Token::LineHair));
}

} // namespace milepost::ui
