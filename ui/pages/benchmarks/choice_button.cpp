#include "pages/benchmarks/choice_button.h"

#include <QMenu>

namespace milepost::ui {

namespace {

constexpr qsizetype longestChoice = 32; ///< letters on the button; the menu has all

} // namespace

ChoiceButton::ChoiceButton(const QString &caption, QWidget *parent) : Button(QString(), Rank::Default, parent), m_caption(caption)
{
    setCaption(caption);
    setOpensMenu(true);
    connect(this, &QAbstractButton::clicked, this, &ChoiceButton::openMenu);
}

void ChoiceButton::setChoices(const QVector<Choice> &choices)
{
    const QVariant before = value();
    m_choices = choices;
    m_current = m_choices.isEmpty() ? -1 : 0;
    setValue(before);
    showChoice();
}

void ChoiceButton::setValue(const QVariant &value)
{
    for (int i = 0; i < m_choices.size(); ++i) {
        if (m_choices[i].value == value)
            m_current = i;
    }
    showChoice();
}

QVariant ChoiceButton::value() const { return m_current < 0 ? QVariant() : m_choices[m_current].value; }

QString ChoiceButton::valueText() const { return m_current < 0 ? QString() : m_choices[m_current].text; }

void ChoiceButton::showChoice()
{
    const QString text = valueText();
    setText(text.size() > longestChoice ? text.left(longestChoice - 1) + QStringLiteral("…") : text);
    setAccessibleName(QStringLiteral("%1: %2").arg(m_caption, text));
    updateGeometry();
}

void ChoiceButton::setCompact(bool compact)
{
    setCaption(compact ? QString() : m_caption);
    setToolTip(compact ? m_caption : QString());
}

void ChoiceButton::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < m_choices.size(); ++i) {
        // An ampersand in a name from outside is no mnemonic.
        QString text = m_choices[i].text;
        text.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *action = menu->addAction(text, this, [this, i] {
            if (i == m_current || i >= m_choices.size())
                return;
            m_current = i;
            showChoice();
            Q_EMIT chosen(value());
        });
        action->setCheckable(true);
        action->setChecked(i == m_current);
    }
    menu->popup(mapToGlobal(QPoint(0, height() + 4)));
}

} // namespace milepost::ui
