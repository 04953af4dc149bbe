/// What was computed for Benchmarks, put on the page.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/curve_chart.h"
#include "charts/painted_charts.h"
#include "delegates/record_view.h"
#include "pages/benchmarks/benchmark_columns.h"
#include "pages/benchmarks/benchmarks_page.h"
#include "pages/benchmarks/chart_pane.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/benchmarks/ladder_table.h"
#include "pages/milestones/reach_values.h"
#include "pages/sources/run_pane.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/casing.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"

#include <QStackedWidget>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

namespace {

constexpr int year = 365; ///< days

/// The first word of a name, for labels in a chart.
QString shortName(const QString &name)
{
    constexpr qsizetype longest = 14;
    const QString first = name.section(QLatin1Char(' '), 0, 0);
    return first.size() > longest ? first.left(longest - 1) + QStringLiteral("…") : first;
}

} // namespace

void BenchmarksPage::showDistribution()
{
    const auto voice = Voice::person();
    const BenchmarkStudy &study = *m_shown;
    const bool one = study.controls.account != noAccount;
    const QString day = wording::integer(voice, study.tenure);
    DistributionValues values;
    values.peers = QVector<double>(study.peers.begin(), study.peers.end());
    values.marked = QVector<double>(study.marked.begin(), study.marked.end());
    values.whole = isWhole(study.controls.measure);
    if (study.median) {
        values.p25 = *study.p25;
        values.median = *study.median;
        values.p75 = *study.p75;
    }
    const QString measure = wording::word(voice, study.controls.measure);
    values.title = tr("%1 on day %2").arg(measure, day);
    if (one && !study.marked.empty())
        values.markLabel = tr("%1 %2").arg(shortName(nameOf(study.controls.account)),
                                           measureFigure(voice, study.controls.measure, study.marked.front()));
    else if (!study.controls.owner.empty())
        values.markLabel = tr("%1's book: %Ln account(s)", nullptr, static_cast<int>(study.marked.size()))
                               .arg(wording::plain(study.controls.owner));
    m_distribution->setValues(values);
    m_distributionPane->setTitle(tr("%1, on day %2 since start").arg(measure, day));
    const auto n = static_cast<int>(study.peers.size());
    m_distributionPane->setCaption(one ? tr("%Ln peer(s) seen to at least that day, gone since or not; their values taken on it", nullptr, n)
                                       : tr("%Ln account(s) seen to at least that day, gone since or not; their values taken on it", nullptr,
                                            n + static_cast<int>(study.marked.size())));
    QString reason;
    if (one && study.marked.empty())
        reason = tr("Nothing is known of this measure for %1 on day %2, so it cannot be compared.").arg(nameOf(study.controls.account), day);
    else if (one && study.peers.empty())
        reason = tr("Not enough peers: on no rung of the ladder are there %1 accounts seen to day %2.").arg(wording::integer(voice, study.k), day);
    else if (n < study.k)
        reason = tr("Not enough accounts: %1 are known on day %2, and %3 are needed.")
                     .arg(wording::integer(voice, n), day, wording::integer(voice, study.k));
    m_distributionPane->setReason(reason);
    m_distributionPane->setWhy(tr("Peers are compared on the same day of their lives, with their values of that day, not today's. Quartiles: R type 7. "
                                  "Percentile: mid-rank, that is all below plus half of the equal ones. At least %1 peers are needed.")
                                   .arg(wording::integer(voice, study.k)));
    m_distributionPane->refresh();
}

void BenchmarksPage::showPlace()
{
    const BenchmarkStudy &study = *m_shown;
    const bool one = study.controls.account != noAccount;
    m_ladder->setVisible(one);
    if (one)
        m_ladder->setLadder(study.ladder);
    if (!m_listing && !study.controls.owner.empty() && !study.book.empty())
        list(tr("%1's book on day %2, lowest first").arg(wording::plain(study.controls.owner),
                                                         wording::integer(Voice::person(), study.tenure)),
             study.book);
}

void BenchmarksPage::showSentences()
{
    const auto voice = Voice::person();
    const BenchmarkStudy &study = *m_shown;
    const bool one = study.controls.account != noAccount;
    m_sentences.clear();
    QString caption;
    if (one) {
        m_sentences = wording::ladderSentences(voice, study.ladder);
        const QString typical = study.rate.n >= std::uint32_t(study.k)
            ? wording::typicalWeek(voice, *m_base->evidence->portfolio, study.rate) : QString();
        if (!typical.isEmpty())
            m_sentences << typical;
        if (const LadderRung *rung = study.ladder.used(); rung && rung->percentile)
            caption = tr("Customer-safe: names no one, n = %1. %2 percentile by mid-rank: %3 below and half of %4 equal, of %1.")
                          .arg(wording::integer(voice, rung->n), wording::ordinal(voice, std::lround(*rung->percentile)),
                               wording::integer(voice, rung->below), wording::integer(voice, rung->equal));
    } else if (study.median && *study.median > 0) { // "half have 0 or more" says nothing
        m_sentences << tr("Half of the %Ln account(s) seen to day %1 have %2 or more.", nullptr, static_cast<int>(study.peers.size()))
                           .arg(wording::integer(voice, study.tenure), measureFigure(voice, study.controls.measure, *study.median));
        caption = tr("Customer-safe: names no one. Mark an account to see where it stands.");
        if (!study.book.empty()) {
            const auto below = std::ranges::count_if(study.book, [](const BookMember &each) { return each.percentile < 25; });
            caption = tr("%1 of the %2 accounts of this book stand in the lowest quarter of the others.")
                          .arg(wording::integer(voice, below), wording::integer(voice, std::int64_t(study.book.size())));
        }
    }
    QStringList quoted;
    for (const QString &sentence : m_sentences)
        quoted << tr("“%1”").arg(sentence);
    m_statement->setWords(quoted.join(QLatin1Char('\n')), caption);
    m_strip->setVisible(!m_sentences.isEmpty());
}

void BenchmarksPage::showCurves()
{
    const auto voice = Voice::person();
    const BenchmarkStudy &study = *m_shown;
    if (study.controls.milestone == noMilestone) {
        m_curvePane->setTitle(tr("Time to a milestone"));
        m_curvePane->setReason(tr("No milestone is switched on, so there is nothing to reach."));
        m_cohortPane->setTitle(tr("By start quarter"));
        m_cohortPane->setReason(tr("No milestone is switched on."));
        return;
    }
    const EvidenceBase &base = *m_base->evidence;
    const QString title = wording::plain(base.portfolio->milestones[study.controls.milestone].title);
    CurveValues values = reachCurves(voice, base, study.controls.milestone, study.grouping, study.curves, year);
    values.window = std::numeric_limits<double>::quiet_NaN(); // benchmarks ask how soon, not whether in time
    values.inWeeks = true;
    values.ticks = {0, 91, 182, 273, 364};
    for (auto &series : values.series)
        series.atRisk.clear();
    if (study.markedDay >= 0) {
        values.mark = study.markedDay;
        values.markLabel = tr("%1, week %2").arg(shortName(nameOf(study.controls.account)),
                                                 wording::integer(voice, static_cast<std::int64_t>(study.markedDay / 7)));
    }
    m_curves->setValues(values);
    const QString by = study.controls.grouping.empty() ? QString() : tr(", by %1").arg(wording::withinSentence(voice, fieldWord(voice, study.controls.grouping)));
    m_curvePane->setTitle(by.isEmpty() ? tr("% reached by week since start") : tr("% reached by week%1").arg(by));
    QStringList caption{tr("cumulative incidence, churn competing")};
    const auto shown = values.series.size();
    const auto groups = std::ranges::count_if(study.curves, [](const GroupCurve &each) { return each.n() > 0; });
    if (shown > 0)
        caption << tr("band 95 % for %1").arg(values.series.front().label);
    if (groups > shown)
        caption << tr("the %1 largest of %2 are drawn").arg(wording::integer(voice, shown), wording::integer(voice, std::int64_t(groups)));
    if (study.grouping.presentValues)
        caption << tr("by today's values");
    m_curvePane->setCaption(caption.join(QStringLiteral("; ")));
    m_curvePane->setReason(shown == 0 ? tr("No account that has started may reach it.") : QString());
    m_curvePane->setWhy(tr("First spells, from start to the milestone (Aalen–Johansen); groups are those known at the start. Dotted where fewer than 10 are left."));
    m_curvePane->refresh();

    QStringList trend;
    for (const auto &change : {study.trend.quarterBefore, study.trend.yearBefore}) {
        const QString sentence = wording::velocitySentence(voice, study.trend, change);
        if (!sentence.isEmpty() && !trend.contains(sentence))
            trend << sentence;
    }
    m_cohorts->setValues(cohortHeat(voice, study.cohorts));
    m_cohortPane->setTitle(tr("“%1” by start quarter, % reached by month").arg(title));
    m_cohortPane->setCaption(trend.join(QLatin1Char('\n')));
    m_cohortPane->setReason(study.cohorts.empty() ? tr("No account has started yet.") : QString());
    m_cohortPane->setWhy(tr("A month of 30.4375 days is shown once it is over for everybody who started in the quarter."));
    m_cohortPane->refresh();
}

void BenchmarksPage::showSegments()
{
    const auto voice = Voice::person();
    const BenchmarkStudy &study = *m_shown;
    if (study.controls.milestone == noMilestone) {
        m_segments.setRows({});
        m_segmentTitle->setTitle(tr("By segment"));
        return;
    }
    const QString title = wording::plain(m_base->evidence->portfolio->milestones[study.controls.milestone].title);
    m_segmentTitle->setTitle(study.controls.grouping.empty() ? title
                                                             : tr("%1, by %2").arg(title, wording::withinSentence(voice, fieldWord(voice, study.controls.grouping))));
    m_segmentTitle->setTrailing(study.grouping.presentValues ? tr("by today's values where no history says") : QString());
    m_segments.setRows(segmentRows(study.grouping, study.curves));
    fitColumns(*m_segmentTable, [this](int column) { return m_segments.columnWidth(column); });
    constexpr int mostRows = 12;
    fitHeight(*m_segmentTable, mostRows);
    if (m_segments.rowCount() > 0 && !m_segmentTable->currentIndex().isValid())
        m_segmentTable->setCurrentIndex(m_segments.index(0, 0));
}

} // namespace milepost::ui
