/// What a newcomer does first: look around, bring a source, say who they are, choose milestones. Each step says
/// whether it is done and has one button. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"

#include <QWidget>

#include <vector>

class QComboBox;

namespace milepost::ui {

class Button;
class TextLabel;

class SetupPane : public QWidget {
    Q_OBJECT
public:
    explicit SetupPane(const PageContext &context, QWidget *parent = nullptr);
    void setSnapshot(const Snapshot &snapshot);
    /// Steps still open; 0 when everything is set up.
    [[nodiscard]] int openSteps() const;

Q_SIGNALS:
    void sampleRequested();
    void sourceRequested();
    void milestonesRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Step {
        TextLabel *title = nullptr;
        TextLabel *text = nullptr;
        QWidget *box = nullptr;
        QWidget *action = nullptr; ///< null: nothing to press
        bool done = false;
    };
    Step &addStep(const QString &title, QWidget *action);
    void addKeys();
    PageContext m_context;
    std::vector<Step> m_steps;
    TextLabel *m_count;
    QComboBox *m_me;
    QWidget *m_progress;
};

} // namespace milepost::ui
