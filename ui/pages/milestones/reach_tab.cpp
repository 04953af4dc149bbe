#include "pages/milestones/reach_tab.h"

#include "charts/curve_chart.h"
#include "charts/painted_charts.h"
#include "delegates/line_list.h"
#include "pages/benchmarks/chart_pane.h"
#include "pages/benchmarks/choice_button.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "shell/export_table.h"
#include "pages/milestones/evidence_figures.h"
#include "pages/milestones/reach_values.h"
#include "pages/milestones/too_little.h"
#include "shell/page.h"
#include "theme/chip.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

namespace {

constexpr int reachHeight = 224, keptHeight = 252;
constexpr int figuresWidth = 300, roomForBoth = 600;
constexpr int handAtRest = 150; ///< ms after the last change

ChartPane::Table tableOfChart(const CurveChart *chart)
{
    return [chart](const Voice &voice) { return tableOf(voice, chart->values()); };
}

} // namespace

ReachTab::ReachTab(Page &page, QWidget *parent)
    : QWidget(parent), m_page(page), m_scroll(new QScrollArea), m_reach(new CurveChart), m_kept(new CurveChart),
      m_cohorts(new HeatMap)
{
    setSurface(this, Token::SurfacePage);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(m_scroll);
    auto *content = new QWidget;
    setSurface(content, Token::SurfacePage);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::space4), scaled(size::space4));
    column->setSpacing(scaled(size::space3));

    m_segments = new ChoiceButton(tr("By"));
    m_reachPane = new ChartPane(m_reach, tableOfChart(m_reach));
    m_reachPane->addControl(m_segments);
    m_reachPane->setMinimumHeight(scaled(reachHeight));
    column->addWidget(m_reachPane);
    column->addWidget(new Hairline);
    column->addWidget(buildControls());
    column->addWidget(buildEvidence());
    column->addWidget(new Hairline);
    m_trendPane = new ChartPane(m_cohorts, [this](const Voice &voice) { return tableOf(voice, m_cohorts->values()); });
    m_trendPane->setTitle(tr("Do newer customers get there sooner? % reached by month, by start quarter"));
    column->addWidget(m_trendPane);
    column->addStretch(1);
    m_scroll->setWidget(content);

    for (ChartPane *pane : {m_reachPane, m_keptPane, m_trendPane}) {
        connect(pane, &ChartPane::exportRequested, this, [this](ChartPane *asked) {
            exportTable(m_page, tr("Export the figures of the chart"), tr("milestone-figures"),
                        exportTableOf(asked->table(exportVoice())));
        });
    }
    const auto changed = [this](auto apply) {
        return [this, apply](const QVariant &value) {
            ReachControls controls = m_controls;
            apply(controls, value);
            setControls(controls);
            Q_EMIT controlsChanged();
        };
    };
    connect(m_segments, &ChoiceButton::chosen, this, changed([](ReachControls &controls, const QVariant &value) {
                controls.segments = value.toString().toStdString();
            }));
    connect(m_strata, &ChoiceButton::chosen, this, changed([](ReachControls &controls, const QVariant &value) {
                controls.strata = value.toString().toStdString();
            }));
    connect(m_landmark, &ChoiceButton::chosen, this, changed([](ReachControls &controls, const QVariant &value) {
                controls.landmark = value.toInt() > 0 ? std::optional(value.toInt()) : std::nullopt;
            }));
    connect(m_horizon, &ChoiceButton::chosen, this,
            changed([](ReachControls &controls, const QVariant &value) { controls.horizon = value.toInt(); }));
    connect(m_outcome, &ChoiceButton::chosen, this, changed([](ReachControls &controls, const QVariant &value) {
                controls.outcome = value.toInt() == 0 ? EvidenceOutcome::Retention : EvidenceOutcome::Expansion;
            }));
    connect(m_kept, &CurveChart::clicked, this, [this](int series) { drill(series == 0 ? 1 : 0); });
    connect(m_reach, &CurveChart::clicked, this, &ReachTab::drillReached);
    connect(m_cohorts, &HeatMap::clicked, this, &ReachTab::drillCohort);
    m_restSoon.setSingleShot(true);
    m_restSoon.setInterval(handAtRest);
    connect(&m_restSoon, &QTimer::timeout, this, &ReachTab::compareTheRest);
    showControls();
}

QWidget *ReachTab::buildControls()
{
    auto *bar = new QWidget;
    m_controlRows = new QBoxLayout(QBoxLayout::LeftToRight, bar);
    m_controlRows->setContentsMargins(0, 0, 0, 0);
    m_controlRows->setSpacing(scaled(6));
    m_landmark = new ChoiceButton(tr("Landmark"));
    m_horizon = new ChoiceButton(tr("To"));
    m_strata = new ChoiceButton(tr("Within"));
    m_outcome = new ChoiceButton(tr("Then"));
    for (const auto &[first, second] : {std::pair(m_outcome, m_landmark), std::pair(m_horizon, m_strata)}) {
        auto *row = new QHBoxLayout;
        row->setSpacing(scaled(6));
        row->addWidget(first);
        row->addWidget(second);
        const int rest = first == m_horizon ? 1 : 0;
        row->addStretch(rest);
        m_controlRows->addLayout(row, rest);
    }
    return bar;
}

QWidget *ReachTab::buildEvidence()
{
    auto *box = new QWidget;
    m_evidenceRow = new QBoxLayout(QBoxLayout::LeftToRight, box);
    m_evidenceRow->setContentsMargins(0, 0, 0, 0);
    m_evidenceRow->setSpacing(scaled(size::space6));
    m_keptPane = new ChartPane(m_kept, tableOfChart(m_kept));
    m_keptPane->setMinimumHeight(scaled(keptHeight));
    m_evidenceRow->addWidget(m_keptPane, 1);
    m_side = new QWidget;
    m_side->setFixedWidth(scaled(figuresWidth));
    auto *column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(6));
    auto *head = new QHBoxLayout;
    m_evidenceTitle = new TextLabel({}, TypeRole::Body, TypeWeight::Strong);
    m_exploratory = new Chip(ChipData{tr("exploratory"), Mark::Watch});
    m_exploratory->setToolTip(tr("Chosen after looking, not declared before: a hint, not a test."));
    head->addWidget(m_evidenceTitle, 1);
    head->addWidget(m_exploratory);
    column->addLayout(head);
    m_figures = new EvidenceFigures;
    connect(m_figures, &EvidenceFigures::armClicked, this, &ReachTab::drill);
    column->addWidget(m_figures);
    m_explanation = new Paragraph(TypeRole::Body, Token::TextSecondary);
    column->addWidget(m_explanation);
    m_notes = new LineList;
    column->addWidget(m_notes);
    column->addStretch(1);
    m_evidenceRow->addWidget(m_side);
    return box;
}

void ReachTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Chart and figures beside each other where there is room for both, else beneath each other.
    const bool narrow = width() < scaled(roomForBoth);
    const auto way = narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_evidenceRow->direction() == way)
        return;
    m_evidenceRow->setDirection(way);
    m_controlRows->setDirection(way);
    m_side->setMinimumWidth(narrow ? 0 : scaled(figuresWidth));
    m_side->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : scaled(figuresWidth));
}

void ReachTab::setStudy(std::shared_ptr<const MilestoneStudy> study)
{
    std::string key;
    if (m_study && m_milestone != noMilestone)
        key = m_study->base->portfolio->milestones[m_milestone].key;
    m_study = std::move(study);
    m_allJob.cancel();
    m_all.clear();
    m_milestone = m_study && !key.empty() ? m_study->base->portfolio->findMilestone(key) : noMilestone;
    m_shown.reset();
    showControls();
    compute();
}

void ReachTab::setMilestone(MilestoneIndex milestone)
{
    if (milestone == m_milestone && m_shown)
        return;
    m_milestone = milestone;
    showControls();
    compute();
}

void ReachTab::setControls(const ReachControls &controls)
{
    m_controls = controls;
    showControls();
    compute();
}

void ReachTab::showControls()
{
    const auto voice = Voice::person();
    const auto fields = [&](QVector<ChoiceButton::Choice> choices) {
        for (const std::string_view field : groupingFields())
            choices.append({fieldWord(voice, std::string(field)), QString::fromUtf8(field.data(), qsizetype(field.size()))});
        if (m_study) {
            for (const auto &custom : m_study->base->portfolio->custom) {
                if (!custom.numeric)
                    choices.append({wording::plain(custom.key), QStringLiteral("cf:") + QString::fromStdString(custom.key)});
            }
        }
        return choices;
    };
    m_segments->setChoices(fields({{tr("all together"), QString()}, {fieldWord(voice, "quarter"), QStringLiteral("quarter")}}));
    m_segments->setValue(QString::fromStdString(m_controls.segments));
    QVector<ChoiceButton::Choice> strata{{fieldWord(voice, "term"), QString()}, {tr("everybody"), QStringLiteral("none")}};
    for (const auto &choice : fields({})) {
        if (choice.value.toString() != QLatin1String("term"))
            strata.append(choice);
    }
    m_strata->setChoices(strata);
    m_strata->setValue(QString::fromStdString(m_controls.strata));
    const bool known = m_study && m_milestone != noMilestone;
    const int window = known ? m_study->base->portfolio->milestones[m_milestone].windowDays.value_or(defaultLandmark)
                             : defaultLandmark;
    QVector<ChoiceButton::Choice> landmarks{{tr("day %1").arg(wording::integer(voice, window)), 0}};
    for (const int day : offeredLandmarks) {
        if (day == window) // that is the declared one
            continue;
        landmarks.append({tr("day %1").arg(wording::integer(voice, day)), day});
    }
    m_landmark->setChoices(landmarks);
    m_landmark->setValue(m_controls.landmark.value_or(0));
    QVector<ChoiceButton::Choice> horizons;
    horizons.append({tr("day %1").arg(wording::integer(voice, defaultHorizon)), defaultHorizon});
    for (const int day : offeredHorizons)
        horizons.append({tr("day %1").arg(wording::integer(voice, day)), day});
    m_horizon->setChoices(horizons);
    m_horizon->setValue(m_controls.horizon);
    m_outcome->setChoices({{tr("staying"), 0}, {tr("expanding"), 1}});
    m_outcome->setValue(static_cast<int>(m_controls.outcome));
    m_exploratory->setVisible(m_controls.landmark || m_controls.horizon != defaultHorizon || !m_controls.strata.empty());
}

void ReachTab::compute()
{
    if (!m_study || m_milestone == noMilestone) {
        m_job.cancel();
        return;
    }
    // A field with a history of its own is read where the history is; everything else is in the snapshot, or shown already.
    Session *session = m_page.context().session;
    const bool known = m_shown && m_shown->controls.segments == m_controls.segments;
    if (session && !known && !m_controls.segments.empty() && m_controls.segments != "quarter") {
        session->requestGrouping(this, m_study->base, m_controls.segments,
                                 [this, field = m_controls.segments](Result<Grouping> grouping) {
                                     if (field == m_controls.segments)
                                         computeWith(grouping ? std::optional(std::move(*grouping)) : std::nullopt);
                                 });
        return;
    }
    computeWith(std::nullopt);
}

void ReachTab::computeWith(std::optional<Grouping> segments)
{
    if (!m_study || m_milestone == noMilestone)
        return;
    if (!m_controls.comparesAs(m_allControls)) {
        m_allJob.cancel();
        m_all.clear();
    }
    m_job.run([study = m_study, milestone = m_milestone, controls = m_controls, segments = std::move(segments), before = m_shown]() mutable {
        return studyReach(*study->base, milestone, controls, study->found, std::move(segments), before.get());
    },
              [this](std::shared_ptr<const ReachStudy> study) { present(std::move(study)); });
}

void ReachTab::present(std::shared_ptr<const ReachStudy> study)
{
    const auto before = std::exchange(m_shown, std::move(study));
    const bool sameMilestone = before && before->milestone == m_shown->milestone;
    if (!sameMilestone || before->controls.segments != m_shown->controls.segments)
        showReach();
    if (!sameMilestone || !before->controls.comparesAs(m_shown->controls))
        showEvidence();
    if (!sameMilestone)
        showTrend();
    Q_EMIT shownChanged();
    // q is told over all milestones: they are compared once what was asked for is on the screen and no other control follows.
    if (!m_shown->controls.comparesAs({}) && (m_all.empty() || !m_shown->controls.comparesAs(m_allControls)))
        m_restSoon.start();
}

void ReachTab::compareTheRest()
{
    if (!m_study || !m_shown)
        return;
    m_allControls = m_shown->controls;
    m_allJob.run([study = m_study, controls = m_allControls] { return associationsWith(*study->base, controls); },
                 [this](std::vector<Association> all) {
                     m_all = std::move(all);
                     if (m_shown)
                         showEvidence();
                 });
}

void ReachTab::showReach()
{
    const auto voice = Voice::person();
    const EvidenceBase &base = *m_study->base;
    const MilestoneRate &rate = m_study->rates.rows[m_shown->milestone];
    m_reachPane->setTitle(tr("Who reached it, % of %Ln account(s)", nullptr, static_cast<int>(rate.n)));
    QStringList caption{wording::rateSentence(voice, *base.portfolio, rate)};
    if (rate.n > 0)
        caption << (rate.median.day ? tr("half by %1").arg(wording::medianRange(voice, rate.median)) : tr("fewer than half so far"));
    const auto groups = static_cast<int>(std::ranges::count_if(m_shown->curves, [](const auto &each) { return each.n() > 0; }));
    if (groups > mostCurves)
        caption << tr("the %1 largest of %2 are drawn").arg(wording::integer(voice, mostCurves), wording::integer(voice, groups));
    if (m_shown->segments.presentValues)
        caption << tr("by today's values");
    m_reachPane->setCaption(caption.join(QStringLiteral(" · ")));
    m_reachPane->setReason(rate.n == 0 ? tr("No account that has started may reach it, so there is nothing to draw.") : QString());
    m_reach->setValues(reachCurves(voice, base, m_shown->milestone, m_shown->segments, m_shown->curves));
    m_reachPane->setWhy(whyReach(voice, base, rate, *m_shown));
    m_reachPane->refresh();
}

void ReachTab::showEvidence()
{
    const auto voice = Voice::person();
    Association found = m_shown->found;
    if (!m_shown->controls.comparesAs({})) {
        // Alone a milestone's q is its p: it is told once all of them are known.
        found.q.reset();
        if (found.milestone < m_all.size())
            found = m_all[found.milestone];
    }
    const bool expansion = found.outcome == EvidenceOutcome::Expansion;
    const bool enough = found.shortfall == Shortfall::None;
    m_keptPane->setTitle(expansion ? tr("Expanded after day %1, %").arg(wording::integer(voice, found.landmark))
                                   : tr("Kept after day %1, %").arg(wording::integer(voice, found.landmark)));
    m_kept->setValues(keptCurves(voice, *m_shown));
    m_keptPane->setReason(m_kept->values().empty() ? wording::associationSentence(voice, *m_study->base->portfolio, found) : QString());
    m_keptPane->setWhy(whyEvidence(voice, found, m_shown->controls));
    m_keptPane->refresh();

    m_evidenceTitle->setText(expansion ? tr("Does it go with growing?") : tr("Does it go with staying?"));
    m_figures->setFound(found);
    const QString naive = wording::naiveSentence(voice, found);
    QStringList words;
    if (!enough)
        words << tr("%1.", "a sentence").arg(wording::associationSentence(voice, *m_study->base->portfolio, found))
              << whatWouldHelp(*m_shown, m_study->rates.rows[m_shown->milestone]);
    words << naive;
    words.removeAll(QString());
    m_explanation->setText(words.join(QLatin1Char(' ')));
    m_explanation->setVisible(!m_explanation->text().isEmpty());
    QVector<LineData> notes;
    LineData verdict;
    const bool waiting = enough && !found.q;
    verdict.mark = waiting ? Mark::None : found.verdict == Verdict::Higher ? Mark::Good
        : found.verdict == Verdict::Lower   ? Mark::Risk
        : found.verdict == Verdict::NoDifference ? Mark::Neutral
                                                 : Mark::None;
    verdict.runs.push_back({waiting ? tr("Comparing all milestones…") : wording::word(voice, found.verdict, found.outcome),
                            Tone::Primary, TypeWeight::Medium});
    if (enough && found.q)
        verdict.runs.push_back({*found.q < 0.001 ? tr("q < 0.001") : tr("q = %1").arg(wording::decimal(voice, *found.q, 3)), Tone::Secondary});
    notes.append(verdict);
    LineData proof;
    proof.mark = Mark::Watch;
    proof.runs.push_back({tr("Association, not proof."), Tone::Secondary});
    if (enough)
        notes.append(proof);
    for (const QString &note : wording::associationNotes(voice, found)) {
        LineData each;
        each.indent = 15;
        each.runs.push_back({note, Tone::Secondary, TypeWeight::Normal, TypeRole::Caption});
        notes.append(each);
    }
    m_notes->setLines(notes);
}

void ReachTab::showTrend()
{
    const auto voice = Voice::person();
    QStringList sentences;
    for (const auto &change : {m_shown->trend.quarterBefore, m_shown->trend.yearBefore}) {
        const QString sentence = wording::velocitySentence(voice, m_shown->trend, change);
        if (!sentence.isEmpty() && !sentences.contains(sentence))
            sentences << sentence;
    }
    m_trendPane->setCaption(sentences.join(QLatin1Char('\n')));
    m_cohorts->setValues(cohortHeat(voice, m_shown->cohorts));
    m_trendPane->setReason(m_shown->cohorts.empty() ? tr("No account has started yet.") : QString());
    m_trendPane->setWhy(tr("Cumulative incidence with churn competing, at the end of each month of 30.4375 days since start. A month is "
                           "shown once it is over for everybody who started in the quarter. A trend needs 20 accounts and 10 "
                           "achievements in each of the quarters compared."));
    m_trendPane->refresh();
}

void ReachTab::drill(int arm)
{
    if (!m_shown)
        return;
    const QString day = wording::integer(Voice::person(), m_shown->found.landmark);
    Q_EMIT membersRequested(arm == 1 ? tr("Reached by day %1").arg(day) : tr("Not by day %1").arg(day),
                            m_shown->arms[static_cast<std::size_t>(arm)]);
}

void ReachTab::drillReached(int series, double day)
{
    const auto groups = m_shown ? largestGroups(m_shown->curves, mostCurves) : std::vector<std::size_t>();
    if (series < 0 || series >= std::ssize(groups))
        return;
    const auto voice = Voice::person();
    const EvidenceBase &base = *m_study->base;
    const std::uint32_t group = m_shown->curves[groups[static_cast<std::size_t>(series)]].group;
    const auto upTo = static_cast<std::int32_t>(day);
    std::vector<AccountIndex> accounts;
    for (const MilestoneReach &reach : base.lives.reached(m_shown->milestone)) {
        if (reach.day <= upTo && reach.day <= base.lives.end[reach.account] && m_shown->segments.of[reach.account] == group
            && base.lives.concerns(*base.portfolio, reach.account, m_shown->milestone, base.observability))
            accounts.push_back(reach.account);
    }
    const QString reached = tr("Reached by day %1").arg(wording::integer(voice, upTo));
    Q_EMIT membersRequested(m_shown->segments.field.empty()
                                ? reached
                                : tr("%1: %2").arg(wording::groupWord(voice, m_shown->segments, group), reached),
                            accounts);
}

void ReachTab::drillCohort(int row)
{
    if (!m_shown || row < 0 || row >= std::ssize(m_shown->cohorts))
        return;
    const EvidenceBase &base = *m_study->base;
    const Grouping quarters = byStartQuarter(base.lives);
    const auto label = std::ranges::find(quarters.labels, m_shown->cohorts[static_cast<std::size_t>(row)].quarter);
    if (label == quarters.labels.end())
        return;
    const auto group = static_cast<std::uint32_t>(label - quarters.labels.begin());
    std::vector<AccountIndex> accounts;
    for (AccountIndex account = 0; account < quarters.of.size(); ++account) {
        if (quarters.of[account] == group && base.lives.concerns(*base.portfolio, account, m_shown->milestone, base.observability))
            accounts.push_back(account);
    }
    Q_EMIT membersRequested(tr("Started in %1").arg(wording::groupWord(Voice::person(), quarters, group)), accounts);
}

QJsonObject ReachTab::saveState() const
{
    return {{QStringLiteral("segments"), QString::fromStdString(m_controls.segments)},
            {QStringLiteral("strata"), QString::fromStdString(m_controls.strata)},
            {QStringLiteral("landmark"), m_controls.landmark.value_or(0)},
            {QStringLiteral("horizon"), m_controls.horizon},
            {QStringLiteral("outcome"), static_cast<int>(m_controls.outcome)}};
}

void ReachTab::restoreState(const QJsonObject &state)
{
    ReachControls controls;
    controls.segments = state.value(QStringLiteral("segments")).toString().toStdString();
    controls.strata = state.value(QStringLiteral("strata")).toString().toStdString();
    if (const int landmark = state.value(QStringLiteral("landmark")).toInt(); landmark > 0)
        controls.landmark = landmark;
    controls.horizon = std::clamp(state.value(QStringLiteral("horizon")).toInt(defaultHorizon), 60, 3650);
    if (state.value(QStringLiteral("outcome")).toInt() == 1)
        controls.outcome = EvidenceOutcome::Expansion;
    setControls(controls);
}

} // namespace milepost::ui
