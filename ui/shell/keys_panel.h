/// "?": every action with its keys, by section; keys can be changed here. Made from the registry. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/overlay.h"

#include <QKeySequence>

class QCheckBox;
class QKeySequenceEdit;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace milepost::ui {

class ActionRegistry;
class Button;
class TextLabel;

class KeysPanel : public Overlay {
    Q_OBJECT
public:
    KeysPanel(QWidget *window, ActionRegistry &actions);
    void openPanel();

protected:
    [[nodiscard]] QRect panelGeometry() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void edit(const QString &id, QWidget *row);
    void finishEdit();
    ActionRegistry &m_actions;
    QLineEdit *m_search;
    QCheckBox *m_singleKeys;
    QScrollArea *m_scroll;
    TextLabel *m_problem;
    QString m_edited;
    QKeySequenceEdit *m_sequence = nullptr;
};

} // namespace milepost::ui
