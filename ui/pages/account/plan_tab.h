/// The Plan tab: what the customer wants and how (A12), from where to where by when, the steps and whose they are, whether it is on course,
/// what was heard in interviews (A15), and every change of it. All of it is written where it stands. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/account/plan_models.h"
#include "shell/page.h"

#include <QWidget>

#include <array>
#include <optional>

class QLineEdit;
class QStackedWidget;

namespace milepost::ui {

class Button;
class ChoiceButton;
class EmptyState;
class InPlaceTable;
class InlineNotice;
class RecordTable;
class SectionTitle;

class PlanTab : public QWidget {
    Q_OBJECT
public:
    /// Fields of the plan and of the interview, as they are written.
    enum Field : int { Outcome, Experience, OutcomeOn, Baseline, BaselineOn, Destination, DestinationOn, PlanFields };
    enum Heard : int { HeardOn, HeardWith, FirstValue, FirstWin, Celebrate, Success, HeardFields };
    explicit PlanTab(const PageContext &context, QWidget *parent = nullptr);

    /// Asks the session when it shows; without one present() is the way in.
    void setAccount(const Snapshot &snapshot, AccountIndex account);
    void present(const AccountPlan &answer);
    void start(); ///< an empty plan to write into
    void addStep();
    [[nodiscard]] QWidget *focusTarget() const;
    [[nodiscard]] QLineEdit *field(Field field) const { return m_fields[static_cast<std::size_t>(field)]; }
    [[nodiscard]] QLineEdit *heard(Heard field) const { return m_heard[static_cast<std::size_t>(field)]; }
    [[nodiscard]] InPlaceTable *steps() const { return m_stepTable; }
    [[nodiscard]] const HistoryModel &history() const { return m_history; }
    [[nodiscard]] EmptyState *empty() const { return m_empty; }
    [[nodiscard]] int openSteps() const;

Q_SIGNALS:
    void shownChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildPlan();
    QWidget *buildHeard();
    QLineEdit *makeField(const QString &name, int width);
    void ask();
    void fill(QLineEdit *edit, const QString &text);
    void keepPlan();
    void keepHeard();
    void showCourse();
    [[nodiscard]] bool dateOf(QLineEdit *edit, Day &into);

    PageContext m_context;
    Snapshot m_snapshot;
    AccountIndex m_account = noAccount;
    AccountId m_accountId;
    std::optional<AccountPlan> m_answer;
    bool m_stale = true, m_started = false, m_filling = false;
    std::uint64_t m_asked = 0;
    std::array<QLineEdit *, PlanFields> m_fields{};
    std::array<QLineEdit *, HeardFields> m_heard{};
    ChoiceButton *m_evidence;
    StepModel m_steps;
    HistoryModel m_history;
    QStackedWidget *m_content;
    EmptyState *m_empty;
    InlineNotice *m_course, *m_problem;
    InPlaceTable *m_stepTable;
    RecordTable *m_historyTable;
    SectionTitle *m_stepTitle, *m_historyTitle;
};

} // namespace milepost::ui
