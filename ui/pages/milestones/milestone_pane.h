/// The selected milestone: what it is in one glance, and its tabs Definition, Reach and evidence, Accounts, Lint,
/// History. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/milestones/milestone_study.h"
#include "pages/milestones/milestone_table.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace milepost::ui {

class Button;
class Chip;
class DefinitionTab;
class LineList;
class MembersTab;
class Page;
class ReachTab;
class TextLabel;

class MilestonePane : public QWidget {
    Q_OBJECT
public:
    enum Tab : int { Definition, Reach, Members, Lint, History, TabCount };
    explicit MilestonePane(Page &page, QWidget *parent = nullptr);
    void setStudy(std::shared_ptr<const MilestoneStudy> study);
    void setRow(const CatalogRow &row);
    void setFindings(const std::vector<milestones::LintFinding> &findings); ///< of the whole catalog
    void setVersions(const std::vector<MilestoneDefinition> &versions); ///< of the whole catalog
    [[nodiscard]] const CatalogRow &row() const { return m_row; }
    [[nodiscard]] Tab tab() const;
    void setTab(Tab tab);
    [[nodiscard]] DefinitionTab *definition() const { return m_definition; }
    [[nodiscard]] ReachTab *reach() const { return m_reach; }
    [[nodiscard]] MembersTab *members() const { return m_members; }
    [[nodiscard]] QString headline() const;

Q_SIGNALS:
    void tabChanged();
    void membersChanged();

private:
    QWidget *buildHeader();
    void showHeader();
    void showTabs();
    void showMembers();
    void showLint();
    void showHistory();
    Page &m_page;
    std::shared_ptr<const MilestoneStudy> m_study;
    CatalogRow m_row;
    std::vector<milestones::LintFinding> m_findings; ///< of this one
    std::vector<MilestoneDefinition> m_allVersions;
    std::vector<milestones::LintFinding> m_allFindings;

    QWidget *m_square;
    TextLabel *m_title;
    Chip *m_verdict;
    TextLabel *m_rule;
    TextLabel *m_facts;
    Button *m_edit;
    Button *m_switch;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    DefinitionTab *m_definition;
    ReachTab *m_reach;
    QStackedWidget *m_reachStack;
    TextLabel *m_offReason;
    MembersTab *m_members;
    LineList *m_lint;
    LineList *m_history;
};

/// What differs between two versions, in words: "window 14 → 21 days".
[[nodiscard]] QStringList differences(const MilestoneDefinition &before, const MilestoneDefinition &after);

} // namespace milepost::ui
