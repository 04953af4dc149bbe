/// The Milestones place: the catalog with what is known of each milestone, the selected one beside it, the catalog check,
/// discovery, and the field's claims tested. Everything is computed on other threads. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_job.h"
#include "pages/milestones/milestone_study.h"
#include "pages/milestones/milestone_table.h"
#include "shell/page.h"

class QSplitter;
class QStackedWidget;

namespace milepost::ui {

class BusyLine;
class ClaimsPane;
class DiscoveryPane;
class EmptyState;
class LineList;
class MilestonePane;
class RecordTable;
class SectionTitle;
class SegmentedControl;
class RoomForNames;
class TextLabel;
class TooLittle;

class MilestonesPage : public Page {
    Q_OBJECT
public:
    explicit MilestonesPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString place() const override { return QStringLiteral("milestones"); }
    [[nodiscard]] QString title() const override { return tr("Milestones"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("milestones"); }
    [[nodiscard]] std::optional<qint64> count() const override { return m_on; }
    void setSnapshot(const Snapshot &snapshot) override;
    void arrive(const Location &location) override;
    [[nodiscard]] Location location() const override;
    [[nodiscard]] std::vector<AccountId> selectedAccounts() const override;
    [[nodiscard]] AccountId currentAccount() const override;
    [[nodiscard]] std::vector<Destination> destinations() const override;
    [[nodiscard]] std::optional<PageTable> shownTable() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    [[nodiscard]] QWidget *focusTarget() override;
    [[nodiscard]] bool escape() override;

    /// Select a milestone by key; shown even if it is switched off.
    void select(const std::string &key);
    [[nodiscard]] MilestoneTable &table() { return m_model; }
    [[nodiscard]] RecordTable *view() const { return m_table; }
    [[nodiscard]] MilestonePane *pane() const { return m_pane; }
    [[nodiscard]] DiscoveryPane *discovery() const { return m_discovery; }
    [[nodiscard]] ClaimsPane *claims() const { return m_claims; }
    [[nodiscard]] const std::shared_ptr<const MilestoneStudy> &study() const { return m_study; }

Q_SIGNALS:
    void studied(); ///< figures of the present snapshot are shown

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildCatalog();
    QWidget *buildHeader();
    QWidget *buildCheck();
    void addActions();
    void setCatalog(Catalog catalog);
    void showCatalog();
    void beginStudy();
    void showCheck();
    void showCurrent();
    void showView();
    void fitTable();
    void sortBy(int column);
    void showPart(QWidget *part);
    void makeDraft(MilestoneDefinition draft);

    Snapshot m_snapshot, m_studiedFor;
    Catalog m_catalog;
    std::shared_ptr<const MilestoneStudy> m_study;
    std::vector<milestones::LintFinding> m_findings;
    std::vector<milestones::LintFinding> m_shownFindings;
    MilestoneTable m_model;
    LatestJob m_job;
    std::string m_wanted; ///< key to select once it is there
    bool m_selecting = false;
    std::optional<qint64> m_on;

    QSplitter *m_splitter;
    TextLabel *m_caption;
    BusyLine *m_busy;
    SegmentedControl *m_views;
    RecordTable *m_table;
    RoomForNames *m_roomForNames;
    EmptyState *m_empty;
    TooLittle *m_tooLittle;
    QWidget *m_checkBox;
    SectionTitle *m_checkTitle;
    LineList *m_check;
    QStackedWidget *m_side;
    MilestonePane *m_pane;
    DiscoveryPane *m_discovery;
    ClaimsPane *m_claims;
};

} // namespace milepost::ui
