/// One account at a glance beside the table: money, health with why, milestones, signals, tasks, what happened last.
/// Its widgets are made once and filled again, so that j and k stay within a frame; tasks and timeline come from the
/// store a moment later. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/location.h"
#include "wording/voice.h"
#include "workspace/workspace.h"

#include <QScrollArea>

#include <array>

class QHBoxLayout;
class QTimer;

namespace milepost {
class Session;
}

namespace milepost::ui {

class Button;
class CellWidget;
class Chip;
class LineList;
class SectionTitle;
class TextLabel;

class Inspector : public QScrollArea {
    Q_OBJECT
public:
    /// `session` may be null: then without tasks and timeline.
    explicit Inspector(Session *session, QWidget *parent = nullptr);
    void setSnapshot(const Snapshot &snapshot);
    void setTrends(std::shared_ptr<const Trends> trends);
    void setAccount(AccountId account);
    [[nodiscard]] AccountId account() const { return m_account; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void openRequested(const milepost::ui::Location &location);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void show();
    void showHealth(AccountIndex account);
    void showMilestones(AccountIndex account);
    void showSignals(AccountIndex account);
    void showDetail(const AccountDetail &detail);
    void askDetail();
    struct Term { TextLabel *caption, *value; };
    Term addTerm(QHBoxLayout *row, Qt::Alignment alignment);

    Session *m_session;
    wording::Voice m_voice = wording::Voice::person();
    Snapshot m_snapshot;
    std::shared_ptr<const Trends> m_trends;
    AccountId m_account;
    QTimer *m_delay; ///< while j is held down nothing is read from the store

    QWidget *m_content, *m_empty;
    TextLabel *m_name, *m_about;
    Term m_arr, m_renewal, m_stake;
    TextLabel *m_healthScore, *m_healthWords, *m_healthFoot;
    CellWidget *m_healthMark;
    std::array<CellWidget *, 4> m_pillars;
    TextLabel *m_milestoneCount;
    Chip *m_pace;
    CellWidget *m_bar, *m_categories;
    TextLabel *m_next, *m_nextFigure;
    LineList *m_signals, *m_tasks, *m_timeline;
    QWidget *m_signalBox, *m_taskBox, *m_timelineBox;
    SectionTitle *m_timelineTitle;
};

} // namespace milepost::ui
