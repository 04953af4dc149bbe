/// The Progress tab: ladder on the left; on the right milestones over time against the peers, levels, the rows behind
/// the milestone that is current, and activity for contrast. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/account/ladder_model.h"
#include "shell/page.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTableWidget;

namespace milepost::ui {

class Button;
class CategoryBars;
class ChartTableView;
class LineList;
class MilestoneProgressChart;
class RecordTable;
class SectionTitle;

class ProgressTab : public QWidget {
    Q_OBJECT
public:
    explicit ProgressTab(QWidget *parent = nullptr);
    void setAccount(const Snapshot &snapshot, AccountIndex account);
    void setDetail(const AccountDetail &detail);
    [[nodiscard]] RecordTable *ladder() const { return m_ladder; }
    /// Key of the current milestone; "" = none.
    [[nodiscard]] QString currentMilestone() const;

private:
    QWidget *buildSide();
    void showLevels();
    void showRows();
    void showActivity(const AccountDetail &detail);
    Snapshot m_snapshot;
    AccountIndex m_account = noAccount;
    LadderModel m_model;
    RecordTable *m_ladder;
    SectionTitle *m_chartTitle;
    Button *m_asTable;
    QStackedWidget *m_chartStack;
    MilestoneProgressChart *m_chart;
    ChartTableView *m_chartTable;
    SectionTitle *m_categoryTitle;
    CategoryBars *m_categories;
    SectionTitle *m_levelsTitle;
    LineList *m_levels;
    SectionTitle *m_rowsTitle;
    LineList *m_rows;
    SectionTitle *m_activityTitle;
    QWidget *m_activity;
};

} // namespace milepost::ui
