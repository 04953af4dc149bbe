#include "pages/today/queue_item_pane.h"

#include "charts/milestone_progress_chart.h"
#include "charts/progress_values.h"
#include "delegates/cell_widget.h"
#include "delegates/line_list.h"
#include "dialogs/account_actions.h"
#include "models/account_cells.h"
#include "pages/today/terms_strip.h"
#include "shell/action_registry.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/answers.h"
#include "wording/figures.h"
#include "wording/guidance.h"
#include "wording/reasons.h"
#include "wording/terms.h"
#include "wording/timeline_words.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

namespace {

constexpr std::uint32_t noSignal = 0xFFFFFFFF;
constexpr std::uint32_t mostEvidence = 12; ///< rows shown under a reason; the account page has all
constexpr std::size_t mostRecords = 6;
constexpr int chartHeight = 150;
constexpr int nearShare = 70; ///< percent from which "n % there" is worth the accent

using wording::Voice;

QVBoxLayout *section(QVBoxLayout &column)
{
    column.addWidget(new Hairline);
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::pagePadding),
                              scaled(size::space3));
    inner->setSpacing(scaled(size::space1));
    column.addLayout(inner);
    return inner;
}

QString subtitleOf(const Portfolio &portfolio, AccountIndex account)
{
    QStringList parts;
    for (const StringId part : {portfolio.plan[account], portfolio.industry[account]}) {
        if (part != 0)
            parts << wording::plain(portfolio.text(part));
    }
    if (portfolio.seats[account] >= 0)
        parts << QueueItemPane::tr("%Ln seat(s)", nullptr, portfolio.seats[account]);
    if (portfolio.owner[account] != 0)
        parts << wording::plain(portfolio.text(portfolio.owner[account]));
    if (portfolio.executive[account] != 0)
        parts << QueueItemPane::tr("AE %1").arg(wording::plain(portfolio.text(portfolio.executive[account])));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QueueItemPane::QueueItemPane(const PageContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setSurface(this, Token::SurfacePage);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(m_scroll, 1);
    auto *content = new QWidget;
    setSurface(content, Token::SurfacePage);
    m_scroll->setWidget(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    buildHeader(*column);

    auto *why = section(*column);
    why->addWidget(new SectionTitle(tr("Why now")));
    m_reasons = new LineList;
    m_reasons->setClickable(true);
    why->addWidget(m_reasons);
    connect(m_reasons, &LineList::clicked, this, &QueueItemPane::toggleReason);

    buildProgress(*column);

    auto *todo = section(*column);
    m_guidanceTitle = new SectionTitle(tr("What to do"));
    m_guidance = new LineList;
    todo->addWidget(m_guidanceTitle);
    todo->addWidget(m_guidance);

    auto *records = section(*column);
    m_recordsTitle = new SectionTitle(tr("Latest records"));
    m_allRecords = m_recordsTitle->setLink(tr("All"));
    connect(m_allRecords, &QAbstractButton::clicked, this, &QueueItemPane::recordsRequested);
    m_records = new LineList;
    records->addWidget(m_recordsTitle);
    records->addWidget(m_records);
    column->addStretch(1);

    outer->addWidget(new Hairline);
    outer->addWidget(buildActions());
}

void QueueItemPane::buildHeader(QVBoxLayout &column)
{
    auto *header = new QVBoxLayout;
    header->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::pagePadding), scaled(size::space3));
    header->setSpacing(scaled(size::space1));
    auto *row = new QHBoxLayout;
    m_name = new TextLabel({}, TypeRole::Title, TypeWeight::Strong);
    m_name->setElided(true);
    row->addWidget(m_name, 1);
    if (QAction *open = m_context.actions ? m_context.actions->action(account_action::open) : nullptr) {
        auto *button = new Button(open);
        button->setText(tr("Open"));
        row->addWidget(button);
    } else {
        auto *button = new Button(tr("Open"));
        button->setKeyHint(QStringLiteral("Enter"));
        connect(button, &QAbstractButton::clicked, this, &QueueItemPane::openRequested);
        row->addWidget(button);
    }
    header->addLayout(row);
    m_subtitle = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_subtitle->setElided(true);
    header->addWidget(m_subtitle);
    header->addSpacing(scaled(size::space2));
    m_terms = new TermsStrip;
    header->addWidget(m_terms);
    m_method = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    m_method->setWordWrap(true);
    header->addWidget(m_method);
    column.addLayout(header);
}

void QueueItemPane::buildProgress(QVBoxLayout &column)
{
    auto *progress = section(column);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(scaled(size::space6));
    auto *left = new QVBoxLayout;
    m_chartTitle = new SectionTitle(tr("Milestones"));
    m_chart = new MilestoneProgressChart;
    m_chart->setCompact(true);
    m_chart->setFixedHeight(scaled(chartHeight));
    left->addWidget(m_chartTitle);
    left->addWidget(m_chart);
    auto *right = new QVBoxLayout;
    right->setSpacing(scaled(size::space1));
    m_barTitle = new SectionTitle(QString());
    m_bar = new CellWidget;
    m_bar->setBar(10, false);
    m_nextBox = new QWidget;
    auto *next = new QVBoxLayout(m_nextBox);
    next->setContentsMargins(0, scaled(size::space2), 0, 0);
    next->setSpacing(scaled(size::space1));
    m_nextCaption = new TextLabel(tr("Closest next"), TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    m_nextName = new CellWidget;
    m_nextBar = new CellWidget;
    m_nextUsual = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary);
    m_nextUsual->setElided(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_nextCaption, m_nextName, m_nextBar, m_nextUsual})
        next->addWidget(widget);
    right->addWidget(m_barTitle);
    right->addWidget(m_bar);
    right->addWidget(m_nextBox);
    right->addStretch(1);
    halves->addLayout(left, 1);
    halves->addLayout(right, 1);
    progress->addLayout(halves);
}

QWidget *QueueItemPane::buildActions()
{
    auto *bar = new QWidget;
    bar->setFixedHeight(scaled(size::actionBar));
    setSurface(bar, Token::SurfaceRaised);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::pagePadding), 0);
    row->setSpacing(scaled(size::space2));
    const auto add = [&](const QString &id, Button::Rank rank) {
        if (QAction *action = m_context.actions ? m_context.actions->action(id) : nullptr)
            row->addWidget(new Button(action, rank));
    };
    add(account_action::logMilestone, Button::Rank::Primary);
    add(account_action::email, Button::Rank::Default);
    add(account_action::task, Button::Rank::Default);
    add(account_action::snooze, Button::Rank::Default);
    row->addStretch(1);
    add(account_action::done, Button::Rank::Default);
    return bar;
}

void QueueItemPane::setItem(const Snapshot &snapshot, const QueueItem &item, int rank, int count)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    const bool other = m_account != portfolio.id[item.account];
    m_snapshot = snapshot;
    m_item = item;
    m_account = portfolio.id[item.account];
    if (other) {
        m_open.clear();
        m_records->setLines({});
    }
    m_name->setText(wording::plain(portfolio.text(portfolio.name[item.account])));
    m_subtitle->setText(subtitleOf(portfolio, item.account));
    showTerms(rank, count);
    showReasons();
    showProgress();

    const auto voice = Voice::person();
    m_guidanceTitle->setTrailing(wording::outreach(voice, *snapshot.standing, item.account));
    QVector<LineData> steps;
    int number = 0;
    for (const QString &step : wording::guidance(voice, *snapshot.standing, item)) {
        LineData line;
        line.runs.push_back({QStringLiteral("%1  ").arg(++number), Tone::Tertiary});
        line.runs.push_back({step, Tone::Primary});
        steps.push_back(line);
    }
    m_guidance->setLines(steps);
}

void QueueItemPane::showTerms(int rank, int count)
{
    const auto voice = Voice::person();
    const Standing &standing = *m_snapshot.standing;
    const Currency currency = m_snapshot.portfolio->baseCurrency;
    const auto captions = wording::termCaptions(voice, standing, m_item);
    std::vector<TermsStrip::Term> terms;
    if (m_item.stakeMinor != noMinor) {
        terms.push_back({{}, tr("At stake"), wording::money(voice, m_item.stakeMinor, currency),
                         captions.stake.isEmpty() ? tr("rank %1 of %2").arg(rank).arg(count) : captions.stake, {}, true});
        terms.push_back({QStringLiteral("="), wording::riskTitle(voice, standing, m_item),
                         wording::percent(voice, m_item.risk, 1), captions.risk,
                         captions.wholeMethod.isEmpty() ? captions.method : captions.wholeMethod, false});
        terms.push_back({QStringLiteral("×"), tr("ARR"), wording::money(voice, m_item.arrMinor, currency), captions.arr,
                         {}, false});
        terms.push_back({QStringLiteral("×"), tr("Urgency"), voice.locale.toString(m_item.urgency, 'f', 2),
                         captions.urgency, {}, false});
    } else {
        terms.push_back({{}, tr("ARR"), wording::money(voice, m_item.arrMinor, currency), captions.arr, {}, false});
        terms.push_back({{}, tr("Decision"), wording::decisionWords(voice, standing, m_item.account), captions.urgency, {},
                         false});
    }
    m_terms->setTerms(std::move(terms));
    m_method->setText(captions.method);
    m_method->setToolTip(captions.wholeMethod);
    m_method->setVisible(!captions.method.isEmpty() && m_item.stakeMinor != noMinor);
}

void QueueItemPane::showReasons()
{
    const auto voice = Voice::person();
    const Standing &standing = *m_snapshot.standing;
    const auto begin = standing.signals.offset[m_item.account];
    const auto end = standing.signals.offset[m_item.account + 1];
    QVector<LineData> lines;
    m_lineSignals.clear();
    for (std::uint32_t i = begin; i < end; ++i) {
        const Signal &signal = standing.signals.rows[i];
        const wording::Reason reason = wording::reason(voice, standing, signal);
        LineData line;
        line.mark = markOf(signal.kind, signal.severity);
        line.runs.push_back({reason.title, Tone::Primary, TypeWeight::Medium});
        if (!reason.detail.isEmpty())
            line.runs.push_back({QStringLiteral("· ") + reason.detail, Tone::Secondary});
        if (signal.rowCount > 0)
            line.trailing = wording::rowCount(voice, signal);
        lines.push_back(line);
        m_lineSignals.push_back(i);
        if (!m_open.contains(i))
            continue;
        const std::uint32_t last = std::min(signal.evidenceEnd, signal.evidenceBegin + mostEvidence);
        for (std::uint32_t e = signal.evidenceBegin; e < last; ++e) {
            LineData row;
            row.indent = 20;
            row.runs.push_back({wording::evidence(voice, standing, signal, standing.evidence[e]), Tone::Secondary,
                                TypeWeight::Normal, TypeRole::Caption});
            lines.push_back(row);
            m_lineSignals.push_back(noSignal);
        }
    }
    m_reasons->setLines(lines);
}

void QueueItemPane::toggleReason(int line)
{
    const std::uint32_t signal = m_lineSignals[static_cast<std::size_t>(line)];
    if (signal == noSignal)
        return;
    if (!m_open.erase(signal))
        m_open.insert(signal);
    showReasons();
}

void QueueItemPane::showProgress()
{
    const auto voice = Voice::person();
    const Standing &standing = *m_snapshot.standing;
    const Portfolio &portfolio = *m_snapshot.portfolio;
    const AccountIndex account = m_item.account;
    const MilestoneProgressValues values = milestoneProgress(voice, standing, account);
    m_chartTitle->setTitle(values.peers.isEmpty() ? tr("Milestones over time")
                                                  : tr("Milestones against %Ln peer(s)", nullptr, values.peerCount));
    m_chartTitle->setCaption(values.peers.isEmpty() ? wording::peersCaption(voice, standing, account) : tr("by week"));
    m_chart->setValues(values);
    m_barTitle->setTitle(tr("%1 of %2 milestones")
                             .arg(wording::integer(voice, portfolio.achieved[account]),
                                  wording::integer(voice, portfolio.applicable[account])));
    m_bar->set(milestoneBar(standing, account));

    const MilestoneIndex next = standing.next[account];
    m_nextBox->setVisible(next != noMilestone);
    if (next == noMilestone)
        return;
    LineData name;
    name.runs.push_back({wording::plain(portfolio.milestones[next].title), Tone::Primary, TypeWeight::Medium});
    ProgressData bar;
    bar.width = 0;
    bar.category = portfolio.milestones[next].category;
    bar.share = 0;
    QStringList foot;
    for (const ProgressFact &fact : portfolio.progress.of(account)) {
        if (fact.milestone != next)
            continue;
        name.trailing = wording::progressFigures(voice, fact);
        bar.share = standing.nextShare[account];
        foot << wording::progressShare(voice, standing.nextShare[account]);
    }
    const QString usual = wording::usualWeek(voice, standing, account, next);
    if (!usual.isEmpty())
        foot << usual;
    if (portfolio.tenureDays[account] >= 0)
        foot << tr("now week %1").arg(wording::integer(voice, portfolio.tenureDays[account] / 7));
    m_nextName->set(name);
    m_nextBar->set(bar);
    m_nextUsual->setText(foot.join(QStringLiteral(" · ")));
    m_nextUsual->setInk(standing.nextShare[account] * 100 >= nearShare ? Token::AccentBase : Token::TextSecondary);
}

void QueueItemPane::setDetail(const AccountDetail &detail)
{
    const auto voice = Voice::person();
    const Day today = m_snapshot.portfolio->asOf;
    // Records say more than single product events do; these fill up where there are few.
    std::vector<const TimelineEntry *> latest;
    for (const bool events : {false, true}) {
        for (const TimelineEntry &entry : detail.timeline) {
            if ((entry.kind == TimelineEntry::Kind::Event) == events && latest.size() < mostRecords)
                latest.push_back(&entry);
        }
    }
    std::stable_sort(latest.begin(), latest.end(), [](const auto *a, const auto *b) { return a->on > b->on; });
    QVector<LineData> lines;
    for (const TimelineEntry *record : latest) {
        const TimelineEntry &entry = *record;
        LineData line;
        line.runs.push_back({wording::date(voice, entry.on, today), Tone::Tertiary});
        line.runs.push_back({wording::timelineTitle(voice, entry), Tone::Primary});
        if (const QString behind = wording::timelineDetail(voice, entry); !behind.isEmpty())
            line.runs.push_back({QStringLiteral("· ") + behind, Tone::Secondary});
        line.trailing = wording::plain(entry.source);
        lines.push_back(line);
    }
    m_records->setLines(lines);
    m_allRecords->setText(tr("All %1").arg(wording::integer(voice, detail.timelineTotal)));
}

} // namespace milepost::ui
