/// Where no milestone can be compared with staying: one strip that says why, which is nearest and what would help, instead of
/// "too few" in every row. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/milestones/milestone_study.h"

#include <QWidget>

namespace milepost::ui {

class Button;
class Statement;

class TooLittle : public QWidget {
    Q_OBJECT
public:
    explicit TooLittle(QWidget *parent = nullptr);
    /// Hidden where something can be compared, or nothing is known yet.
    void setStudy(const MilestoneStudy *study);
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void findRequested();

private:
    Statement *m_words;
    Button *m_find;
};

/// What one milestone's comparison lacks, beyond the reason itself; empty where nothing can be said.
[[nodiscard]] QString whatWouldHelp(const ReachStudy &study, const analytics::MilestoneRate &rate);

} // namespace milepost::ui
