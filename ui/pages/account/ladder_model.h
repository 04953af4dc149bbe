/// The ladder of an account: milestones by journey stage, reached or not, when, with the week in which peers usually
/// get there and what shows it. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace milepost::ui {

class LadderModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Check, Title, Reached, Weeks, EvidenceColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setAccount(const Snapshot &snapshot, AccountIndex account);
    /// Evidence of what was reached; of the same account.
    void setDetail(const AccountDetail &detail);
    /// noMilestone on stage rows.
    [[nodiscard]] MilestoneIndex milestoneAt(int row) const;
    [[nodiscard]] int rowOf(MilestoneIndex milestone) const;
    /// The rows behind the milestone: all its occurrences, newest first.
    [[nodiscard]] std::vector<AchievementEvidence> evidenceOf(MilestoneIndex milestone) const;
    [[nodiscard]] float spanWeeks() const { return m_span; }
    [[nodiscard]] float nowWeek() const { return m_now; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        Stage stage = Stage::Week1;
        MilestoneIndex milestone = noMilestone; ///< noMilestone: the stage's own row
        int reached = 0, total = 0; ///< of a stage row
        Day on; ///< first achievement; invalid: not reached
        int occurrences = 0;
        float value = 0, target = 0; ///< progress; target 0: none
    };
    [[nodiscard]] QVariant stageCell(const Row &row, int column) const;
    [[nodiscard]] QVariant milestoneCell(const Row &row, int column) const;
    [[nodiscard]] QString cellWords(const Row &row, int column) const;
    [[nodiscard]] const PeerGroup *peerGroup() const;
    Snapshot m_snapshot;
    AccountIndex m_account = noAccount;
    std::vector<Row> m_rows;
    std::map<MilestoneId, std::vector<AchievementEvidence>> m_evidence;
    float m_span = 52;
    float m_now = 0;
};

} // namespace milepost::ui
