/// The accounts behind a figure: who reached the milestone in its window, later, who is still inside it, who missed it and
/// who left without it; or any list that a chart hands over. Enter opens the account. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/rates.h"
#include "pages/milestones/milestone_study.h"
#include "pages/sources/source_models.h"
#include "wording/voice.h"

#include <QWidget>

#include <array>

namespace milepost::ui {

class ChoiceButton;
class Page;
class RecordTable;
class TextLabel;

struct MemberRow {
    AccountIndex account = 0;
    std::optional<std::int32_t> day; ///< of reaching it
};

class MembersTab : public QWidget {
    Q_OBJECT
public:
    explicit MembersTab(Page &page, QWidget *parent = nullptr);
    void setMilestone(std::shared_ptr<const EvidenceBase> base, MilestoneIndex milestone);
    /// A list of its own, until another milestone is shown or the person chooses a state.
    void showAccounts(const QString &title, const std::vector<AccountIndex> &accounts);
    [[nodiscard]] AccountId currentAccount() const;
    [[nodiscard]] RecordTable *table() const { return m_table; }
    [[nodiscard]] std::int64_t total() const { return static_cast<std::int64_t>(m_members.size()); }
    [[nodiscard]] const std::vector<MemberRow> &rows() const { return m_model.rows(); }
    void setState(std::optional<analytics::ReachState> state);

Q_SIGNALS:
    void currentChanged();

private:
    void present(std::vector<MemberRow> rows);
    void showStates();
    void openCurrent(const QModelIndex &index);
    void exportRows();
    Page &m_page;
    std::shared_ptr<const EvidenceBase> m_base;
    MilestoneIndex m_milestone = noMilestone;
    std::vector<analytics::ReachMember> m_members;
    std::optional<analytics::ReachState> m_state = analytics::ReachState::ReachedInWindow;
    QString m_ownTitle; ///< of a list handed over
    std::vector<AccountIndex> m_own;
    ValueTableModel<MemberRow> m_model;
    ChoiceButton *m_states;
    TextLabel *m_caption;
    RecordTable *m_table;
};

[[nodiscard]] QString word(const wording::Voice &voice, analytics::ReachState state);

} // namespace milepost::ui
