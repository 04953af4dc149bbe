/// Find milestones (B1, B2, M4): two cohorts by a split, what one did early and the other did not, ranked; each finding
/// becomes a draft milestone in one step. Computed on other threads. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_job.h"
#include "pages/sources/source_models.h"
#include "workspace/evidence.h"

#include <QWidget>

class QStackedWidget;

namespace milepost::ui {

class BusyLine;
class Button;
class ChoiceButton;
class Page;
class RecordTable;
class Statement;
class TextLabel;

struct FindingRow {
    std::size_t finding = 0; ///< of the discovery
    std::shared_ptr<const DiscoveryAnswer> answer;
    [[nodiscard]] const analytics::Finding &found() const { return answer->discovery.findings[finding]; }
    [[nodiscard]] const analytics::Behaviour &behaviour() const { return answer->behaviours[found().behaviour]; }
};

class DiscoveryPane : public QWidget {
    Q_OBJECT
public:
    explicit DiscoveryPane(Page &page, QWidget *parent = nullptr);
    /// Computes only once it shows.
    void setBase(std::shared_ptr<const EvidenceBase> base);
    [[nodiscard]] const analytics::DiscoverySettings &settings() const { return m_settings; }
    void setSettings(const analytics::DiscoverySettings &settings);
    [[nodiscard]] RecordTable *table() const { return m_table; }
    [[nodiscard]] const std::vector<FindingRow> &rows() const { return m_model.rows(); }
    void makeDraft(); ///< of the current finding

Q_SIGNALS:
    void closed();
    void draftMade(const milepost::MilestoneDefinition &draft);
    void answered();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildControls();
    QWidget *buildFoot();
    void compute();
    void computeWith(std::vector<analytics::Behaviour> events);
    void present(std::shared_ptr<const DiscoveryAnswer> answer);
    void showCurrent();
    void showControls();
    void exportCohorts();
    [[nodiscard]] const FindingRow *current() const;
    Page &m_page;
    std::shared_ptr<const EvidenceBase> m_base, m_answeredFor;
    analytics::DiscoverySettings m_settings;
    std::shared_ptr<const DiscoveryAnswer> m_answer;
    ValueTableModel<FindingRow> m_model;
    LatestJob m_job;
    ChoiceButton *m_split, *m_first, *m_terms;
    TextLabel *m_caption, *m_empty;
    Statement *m_statement;
    BusyLine *m_busy;
    QStackedWidget *m_stack;
    RecordTable *m_table;
    Button *m_draft;
};

} // namespace milepost::ui
