/// Reach and evidence of one milestone: who reached it and when, whether reaching it early goes with staying, and whether
/// newer customers get there sooner. Its controls answer at once; figures are computed on other threads. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_job.h"
#include "pages/milestones/milestone_study.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QScrollArea;

namespace milepost::ui {

class ChartPane;
class Chip;
class ChoiceButton;
class CurveChart;
class EvidenceFigures;
class HeatMap;
class LineList;
class Page;
class Paragraph;
class SectionTitle;
class TextLabel;

class ReachTab : public QWidget {
    Q_OBJECT
public:
    explicit ReachTab(Page &page, QWidget *parent = nullptr);
    /// Null: nothing computed yet. Keeps the milestone's key and the controls.
    void setStudy(std::shared_ptr<const MilestoneStudy> study);
    void setMilestone(MilestoneIndex milestone);
    void setControls(const ReachControls &controls);
    [[nodiscard]] const ReachControls &controls() const { return m_controls; }
    [[nodiscard]] const ReachStudy *shown() const { return m_shown.get(); }
    [[nodiscard]] CurveChart *reachChart() const { return m_reach; }
    [[nodiscard]] CurveChart *keptChart() const { return m_kept; }
    [[nodiscard]] HeatMap *cohortMap() const { return m_cohorts; }
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

Q_SIGNALS:
    void controlsChanged();
    void shownChanged(); ///< figures for the present controls are drawn
    /// The accounts behind a figure.
    void membersRequested(const QString &title, const std::vector<milepost::AccountIndex> &accounts);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildControls();
    QWidget *buildEvidence();
    void compute();
    void computeWith(std::optional<analytics::Grouping> segments);
    void present(std::shared_ptr<const ReachStudy> study);
    void compareTheRest();
    void showReach();
    void showEvidence();
    void showTrend();
    void showControls();
    void drill(int arm);
    void drillReached(int series, double day);
    void drillCohort(int row);
    Page &m_page;
    std::shared_ptr<const MilestoneStudy> m_study;
    std::shared_ptr<const ReachStudy> m_shown;
    MilestoneIndex m_milestone = noMilestone;
    ReachControls m_controls;
    std::vector<analytics::Association> m_all; ///< every milestone compared as under m_allControls, for q
    ReachControls m_allControls;
    LatestJob m_job, m_allJob;
    QTimer m_restSoon;

    QScrollArea *m_scroll;
    ChartPane *m_reachPane;
    ChartPane *m_keptPane;
    ChartPane *m_trendPane;
    CurveChart *m_reach;
    CurveChart *m_kept;
    HeatMap *m_cohorts;
    ChoiceButton *m_segments, *m_landmark, *m_horizon, *m_strata, *m_outcome;
    Chip *m_exploratory;
    TextLabel *m_evidenceTitle;
    QBoxLayout *m_controlRows, *m_evidenceRow;
    QWidget *m_side; ///< the figures beside the curves
    EvidenceFigures *m_figures;
    Paragraph *m_explanation;
    LineList *m_notes;
};

} // namespace milepost::ui
