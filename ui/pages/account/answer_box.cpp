#include "pages/account/answer_box.h"

#include "delegates/cell_widget.h"
#include "theme/pieces.h"
#include "theme/theme.h"

#include <QVBoxLayout>

namespace milepost::ui {

namespace {
constexpr int barHeight = 12;
constexpr int longestRemark = 32; ///< characters
}

AnswerBox::AnswerBox(QWidget *parent) : QWidget(parent)
{
    setSurface(this, Token::SurfacePage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::pagePadding),
                               scaled(size::space3));
    column->setSpacing(scaled(size::space1));
    m_question = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary);
    m_headline = new CellWidget;
    m_first = new CellWidget;
    m_first->setBar(barHeight, false);
    m_second = new CellWidget;
    m_foot = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary);
    m_foot->setWordWrap(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_question, m_headline, m_first, m_second, m_foot})
        column->addWidget(widget);
    column->addStretch(1);
}

void AnswerBox::setAnswer(const wording::Answer &answer, std::optional<Mark> mark)
{
    m_question->setText(answer.question);
    LineData headline;
    headline.mark = mark;
    headline.runs.push_back({answer.headline, Tone::Primary, TypeWeight::Strong, TypeRole::Title});
    // A short remark stands beside the answer, a sentence beneath it.
    const bool sentence = answer.beside.size() > longestRemark;
    if (!answer.beside.isEmpty() && !sentence)
        headline.runs.push_back({answer.beside, Tone::Secondary});
    m_headline->set(headline);
    QStringList foot;
    if (sentence)
        foot << answer.beside;
    if (!answer.foot.isEmpty())
        foot << answer.foot;
    m_foot->setText(foot.join(QLatin1Char('\n')));
    m_foot->setVisible(!foot.isEmpty());
}

void AnswerBox::setPictures(const QVariant &first, const QVariant &second)
{
    m_first->setVisible(first.isValid());
    if (first.isValid())
        m_first->setVariant(first);
    m_second->setVisible(second.isValid());
    if (second.isValid())
        m_second->setVariant(second);
}

} // namespace milepost::ui
