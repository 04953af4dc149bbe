/// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ask_panel.h"

#include "theme/pieces.h"
#include "theme/theme.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace milepost::ui {

AskPanel::AskPanel(QWidget *window, const QString &title, const QString &subject, const QString &primary)
    : Overlay(window)
    , m_form(new QFormLayout)
    , m_problem(new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::WatchText))
    , m_primary(new Button(primary, Button::Rank::Primary))
{
    setAccessibleName(title);
    m_primary->setKeyHint(tr("Enter"));
    auto *about = new TextLabel(subject, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    about->setElided(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_form->setHorizontalSpacing(scaled(16));
    m_form->setVerticalSpacing(scaled(8));
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *cancel = new Button(tr("Cancel"), Button::Rank::Flat);
    cancel->setKeyHint(tr("Esc"));
    connect(cancel, &QAbstractButton::clicked, this, &Overlay::close);
    connect(m_primary, &QAbstractButton::clicked, this, &AskPanel::tryAccept);
    connect(this, &Overlay::closed, this, &QObject::deleteLater);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_primary);
    auto *layout = new QVBoxLayout(panel());
    layout->setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16));
    layout->setSpacing(scaled(4));
    layout->addWidget(new TextLabel(title, TypeRole::Heading, TypeWeight::Strong));
    layout->addWidget(about);
    layout->addSpacing(scaled(8));
    layout->addLayout(m_form);
    layout->addWidget(m_problem);
    layout->addSpacing(scaled(8));
    layout->addLayout(buttons);
}

void AskPanel::addField(const QString &label, QWidget *field)
{
    auto *caption = new TextLabel(label, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    caption->setBuddy(field);
    field->setAccessibleName(label);
    m_form->addRow(caption, field);
    if (!m_first)
        m_first = field;
}

void AskPanel::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    placePanel();
}

QRect AskPanel::panelGeometry() const
{
    const int w = std::min(scaled(440), width() - 32);
    const int h = std::min(std::max(panel()->sizeHint().height(), panel()->heightForWidth(w)), height() - 32);
    return {(width() - w) / 2, std::min(scaled(160), (height() - h) / 2), w, h};
}

void AskPanel::tryAccept()
{
    if (!m_accept || m_accept())
        close();
}

void AskPanel::keyPressEvent(QKeyEvent *event)
{
    // Fields pass Enter on; a list that is open takes it for itself.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        tryAccept();
    else
        Overlay::keyPressEvent(event);
}

} // namespace milepost::ui
