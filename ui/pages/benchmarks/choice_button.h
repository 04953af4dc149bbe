/// A control that answers at once: a caption, the present choice, and a menu of the others. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/button.h"

#include <QVariant>

namespace milepost::ui {

class ChoiceButton : public Button {
    Q_OBJECT
public:
    struct Choice {
        QString text;
        QVariant value;
    };
    explicit ChoiceButton(const QString &caption, QWidget *parent = nullptr);
    /// Keeps the present value where it is among them, else takes the first.
    void setChoices(const QVector<Choice> &choices);
    void setValue(const QVariant &value); ///< says nothing
    void setCompact(bool compact); ///< without the caption, which the tooltip then says
    [[nodiscard]] QVariant value() const;
    [[nodiscard]] QString valueText() const;
    [[nodiscard]] const QVector<Choice> &choices() const { return m_choices; }

Q_SIGNALS:
    void chosen(const QVariant &value); ///< by a person

private:
    void openMenu();
    void showChoice();
    QString m_caption;
    QVector<Choice> m_choices;
    int m_current = -1;
};

} // namespace milepost::ui
