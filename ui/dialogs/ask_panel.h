/// A small form over the window: title, what it is about, fields, one primary button. Enter in a field accepts,
/// Escape leaves; nothing blocks. Goes away by itself. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/overlay.h"

#include <functional>

class QFormLayout;

namespace milepost::ui {

class Button;
class TextLabel;

class AskPanel : public Overlay {
    Q_OBJECT
public:
    AskPanel(QWidget *window, const QString &title, const QString &subject, const QString &primary);
    /// A labelled field, in the order of adding; the first one gets the focus.
    void addField(const QString &label, QWidget *field);
    /// True when the answer was taken and the panel may close; else it says why by showProblem().
    void onAccept(std::function<bool()> accept) { m_accept = std::move(accept); }
    void showProblem(const QString &text);
    [[nodiscard]] Button *primary() const { return m_primary; }

protected:
    [[nodiscard]] QRect panelGeometry() const override;
    [[nodiscard]] QWidget *firstFocus() override { return m_first; }
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tryAccept();
    QFormLayout *m_form;
    TextLabel *m_problem;
    Button *m_primary;
    QWidget *m_first = nullptr;
    std::function<bool()> m_accept;
};

} // namespace milepost::ui
