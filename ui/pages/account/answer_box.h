/// One of the three questions of an account: question, answer, a picture of it and where it comes from. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/status_mark.h"
#include "wording/answers.h"

#include <QVariant>
#include <QWidget>

#include <optional>

namespace milepost::ui {

class CellWidget;
class TextLabel;

class AnswerBox : public QWidget {
    Q_OBJECT
public:
    explicit AnswerBox(QWidget *parent = nullptr);
    void setAnswer(const wording::Answer &answer, std::optional<Mark> mark);
    /// A struct of cell_values.h under the headline, and one under that; invalid: none.
    void setPictures(const QVariant &first, const QVariant &second = {});

private:
    TextLabel *m_question;
    CellWidget *m_headline;
    CellWidget *m_first;
    CellWidget *m_second;
    TextLabel *m_foot;
};

} // namespace milepost::ui
