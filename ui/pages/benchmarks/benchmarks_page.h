/// The Benchmarks place: a measure's distribution with an account or a book marked, the peers ladder, sentences to use,
/// time to a milestone by segment and by start quarter. Everything is computed on other threads. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_job.h"
#include "pages/benchmarks/benchmark_study.h"
#include "pages/sources/source_models.h"
#include "shell/page.h"

class QLineEdit;
class QStackedWidget;

namespace milepost::ui {

class BusyLine;
class Button;
class ChartPane;
class ChoiceButton;
class CurveChart;
class DistributionChart;
class EmptyState;
class HeatMap;
class LadderTable;
class RecordTable;
class SectionTitle;
class SegmentedControl;
class Statement;

/// One group's row in the table by segment.
struct SegmentRow {
    QString label;
    std::uint64_t n = 0;
    double year = 0; ///< percent reached within 365 days; NaN: nobody is seen that long
    analytics::DayQuantile median;
    analytics::Estimate density;
};

class BenchmarksPage : public Page {
    Q_OBJECT
public:
    explicit BenchmarksPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString place() const override { return QStringLiteral("benchmarks"); }
    [[nodiscard]] QString title() const override { return tr("Benchmarks"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("benchmarks"); }
    void setSnapshot(const Snapshot &snapshot) override;
    void arrive(const Location &location) override;
    [[nodiscard]] Location location() const override;
    [[nodiscard]] std::vector<AccountId> selectedAccounts() const override;
    [[nodiscard]] AccountId currentAccount() const override;
    [[nodiscard]] std::optional<PageTable> shownTable() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    [[nodiscard]] QWidget *focusTarget() override;
    [[nodiscard]] bool escape() override;

    void markAccount(const QString &externalId);
    void markBook(const std::string &owner);
    void setMeasure(analytics::TenureMeasure measure);
    void setGrouping(const std::string &field);
    void setMilestone(const std::string &key);
    void setAsTable(bool asTable);
    void copySentence();
    [[nodiscard]] const BenchmarkStudy *shown() const { return m_shown.get(); }
    [[nodiscard]] QStringList sentences() const { return m_sentences; }
    [[nodiscard]] DistributionChart *distribution() const { return m_distribution; }
    [[nodiscard]] CurveChart *curves() const { return m_curves; }
    [[nodiscard]] HeatMap *cohorts() const { return m_cohorts; }
    [[nodiscard]] LadderTable *ladder() const { return m_ladder; }
    [[nodiscard]] const std::vector<BookMember> &listed() const { return m_members.rows(); }

Q_SIGNALS:
    void shownChanged(); ///< figures for the present controls are drawn

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildHeader();
    QWidget *buildLeft();
    QWidget *buildRight();
    void addActions();
    void connectControls();
    void prepare(); ///< the bases, on another thread
    void showControls();
    void compute();
    void computeWith(std::optional<analytics::Grouping> grouping);
    void present(std::shared_ptr<const BenchmarkStudy> study);
    void showDistribution();
    void showPlace();
    void showSentences();
    void showCurves();
    void showSegments();
    void list(const QString &title, std::vector<BookMember> members);
    void closeList();
    void changed();
    void askForAccount();
    [[nodiscard]] BenchmarkControls controls() const;
    [[nodiscard]] QString nameOf(AccountIndex account) const;
    [[nodiscard]] QString measureWord() const;

    Snapshot m_snapshot, m_preparedFor;
    std::shared_ptr<const BenchmarkBase> m_base;
    std::shared_ptr<const BenchmarkStudy> m_shown;
    LatestJob m_baseJob, m_job;
    // What is chosen, by names that outlive a snapshot.
    analytics::TenureMeasure m_measure = analytics::TenureMeasure::Milestones;
    std::string m_grouping = "plan", m_owner, m_milestone;
    QString m_account; ///< external id
    std::int32_t m_tenure = 0;
    QStringList m_sentences;
    bool m_asTable = false;

    ChoiceButton *m_measureChoice, *m_groupChoice, *m_markChoice, *m_tenureChoice, *m_milestoneChoice;
    QLineEdit *m_pick;
    SegmentedControl *m_mode;
    Button *m_copy;
    BusyLine *m_busy;
    QStackedWidget *m_content;
    EmptyState *m_empty;
    ChartPane *m_distributionPane, *m_curvePane, *m_cohortPane;
    DistributionChart *m_distribution;
    CurveChart *m_curves;
    HeatMap *m_cohorts;
    LadderTable *m_ladder;
    Statement *m_statement;
    QWidget *m_strip;
    QStackedWidget *m_lower;
    SectionTitle *m_segmentTitle, *m_listTitle;
    ValueTableModel<SegmentRow> m_segments;
    ValueTableModel<BookMember> m_members;
    RecordTable *m_segmentTable, *m_memberTable;
    bool m_listing = false;
};

} // namespace milepost::ui
