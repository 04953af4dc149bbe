/// One account: the three answers, and under them its progress, its history, its peers and its notes. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"

#include <array>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;

namespace milepost::ui {

class AccountValue;
class AnswerBox;
class Chip;
class CompareTab;
class NotesTab;
class PlanTab;
class ProgressTab;
class RenewalTab;
class TextLabel;
class TimelineTab;

class AccountPage : public Page {
    Q_OBJECT
public:
    explicit AccountPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString place() const override { return QStringLiteral("account"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString sidebarPlace() const override { return QStringLiteral("accounts"); }
    void setSnapshot(const Snapshot &snapshot) override;
    void setTrends(const std::shared_ptr<const Trends> &trends) override;
    void arrive(const Location &location) override;
    [[nodiscard]] Location location() const override;
    [[nodiscard]] std::vector<AccountId> selectedAccounts() const override;
    [[nodiscard]] AccountId currentAccount() const override { return m_account; }
    [[nodiscard]] QWidget *focusTarget() override;
    [[nodiscard]] bool escape() override;
    [[nodiscard]] std::optional<PageTable> shownTable() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    [[nodiscard]] PlanTab *plan() const { return m_plan; }
    [[nodiscard]] AccountValue *value() const { return m_value; }
    /// Read from the store; also the way in for pictures without a session.
    void setDetail(const AccountDetail &detail);

private:
    enum Tab : int { Progress, PlanOf, Timeline, Compare, Value, Renewal, Notes };
    QWidget *buildHeader();
    QWidget *buildAnswers();
    void addActions();
    void showAccount();
    void showAnswers();
    void askDetail();
    void askValue();
    void showValueAnswer(const AccountRoi *roi); ///< null: not known
    void setTab(int tab);

    Snapshot m_snapshot;
    std::shared_ptr<const Trends> m_trends;
    QString m_externalId; ///< what the page was asked for; outlives snapshots
    AccountId m_account;
    AccountIndex m_index = noAccount;

    TextLabel *m_name;
    TextLabel *m_subtitle;
    Chip *m_healthChip;
    Chip *m_paceChip;
    std::array<AnswerBox *, 3> m_answers{};
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    ProgressTab *m_progress;
    PlanTab *m_plan;
    TimelineTab *m_timeline;
    CompareTab *m_compare;
    AccountValue *m_value;
    RenewalTab *m_renewal;
    NotesTab *m_notes;
    QWidget *m_content;
    QWidget *m_gone;
};

} // namespace milepost::ui
