/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keys_panel.h"

#include "shell/action_registry.h"
#include "shell/fuzzy_match.h"
#include "theme/chip.h"
#include "theme/pieces.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

QString groupTitle(ActionSpec::Group group)
{
    switch (group) {
    case ActionSpec::Group::Accounts:
        return KeysPanel::tr("On accounts");
    case ActionSpec::Group::Places:
        return KeysPanel::tr("Places");
    case ActionSpec::Group::View:
        return KeysPanel::tr("Moving and looking");
    case ActionSpec::Group::Edit:
        return KeysPanel::tr("Editing");
    case ActionSpec::Group::Milepost:
        return KeysPanel::tr("Milepost");
    }
    return {};
}

} // namespace

KeysPanel::KeysPanel(QWidget *window, ActionRegistry &actions)
    : Overlay(window)
    , m_actions(actions)
    , m_search(new QLineEdit)
    , m_singleKeys(new QCheckBox(tr("Keys without Ctrl or Alt")))
    , m_scroll(new QScrollArea)
    , m_problem(new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::WatchText))
{
    setAccessibleName(tr("Keys"));
    m_search->setPlaceholderText(tr("Find an action"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_singleKeys->setChecked(actions.singleKeysEnabled());
    connect(m_singleKeys, &QCheckBox::toggled, &actions, &ActionRegistry::setSingleKeysEnabled);
    connect(m_search, &QLineEdit::textChanged, this, &KeysPanel::fill);
    connect(&actions, &ActionRegistry::changed, this, [this] {
        if (isOpen() && m_edited.isEmpty())
            fill();
    });
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Keys"), TypeRole::Title, TypeWeight::Strong), 1);
    head->addWidget(m_singleKeys);
    head->addSpacing(scaled(8));
    head->addWidget(new KeyHint(tr("Esc")));
    auto *layout = new QVBoxLayout(panel());
    layout->setContentsMargins(scaled(24), scaled(16), scaled(8), scaled(16));
    layout->setSpacing(scaled(8));
    head->setContentsMargins(0, 0, scaled(16), 0);
    layout->addLayout(head);
    layout->addWidget(m_search);
    layout->addWidget(m_problem);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(new TextLabel(tr("“Change” waits for new keys; Backspace takes them away."),
                                    TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary));
}

void KeysPanel::openPanel()
{
    m_search->clear();
    m_singleKeys->setChecked(m_actions.singleKeysEnabled());
    fill();
    open();
}

QRect KeysPanel::panelGeometry() const
{
    const int w = std::min(scaled(640), width() - 32), h = std::min(scaled(680), height() - 64);
    return {(width() - w) / 2, (height() - h) / 2, w, h};
}

QWidget *KeysPanel::firstFocus() { return m_search; }

void KeysPanel::fill()
{
    m_sequence = nullptr;
    m_edited.clear();
    m_problem->hide();
    auto *content = new QWidget;
    setSurface(content, Token::SurfacePage);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, scaled(16), 0);
    layout->setSpacing(0);
    using Group = ActionSpec::Group;
    for (const Group group : {Group::Accounts, Group::Places, Group::View, Group::Edit, Group::Milepost}) {
        bool first = true;
        for (const ActionSpec &spec : m_actions.specs()) {
            if (spec.group != group || !fuzzyMatch(m_search->text(), spec.text))
                continue;
            if (first) {
                layout->addSpacing(scaled(12));
                layout->addWidget(new SectionTitle(groupTitle(group)));
                first = false;
            }
            auto *row = new QWidget;
            auto *line = new QHBoxLayout(row);
            line->setContentsMargins(0, 0, 0, 0);
            line->setSpacing(scaled(8));
            row->setFixedHeight(scaled(size::rowDense));
            line->addWidget(new TextLabel(spec.text, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary), 1);
            if (m_actions.keysChanged(spec.id)) {
                auto *reset = new Button(tr("Reset"), Button::Rank::Link);
                connect(reset, &QAbstractButton::clicked, this, [this, id = spec.id] { m_actions.resetKeys(id); });
                line->addWidget(reset);
            }
            QStringList shown;
            for (const QKeySequence &keys : m_actions.keys(spec.id)) {
                shown.append(ActionRegistry::hintOf(keys).join(QLatin1Char(' ')));
                line->addWidget(new KeyHint(shown.back()));
            }
            auto *change = new Button(shown.isEmpty() ? tr("Set") : tr("Change"), Button::Rank::Flat);
            change->setAccessibleName(tr("Keys of %1: %2").arg(spec.text, shown.join(tr(" or "))));
            connect(change, &QAbstractButton::clicked, this, [this, id = spec.id, row] { edit(id, row); });
            line->addWidget(change);
            layout->addWidget(row);
        }
    }
    layout->addStretch(1);
    const int at = m_scroll->verticalScrollBar() ? m_scroll->verticalScrollBar()->value() : 0;
    m_scroll->setWidget(content);
    m_scroll->verticalScrollBar()->setValue(at);
}

void KeysPanel::edit(const QString &id, QWidget *row)
{
    if (m_sequence)
        return;
    m_edited = id;
    m_sequence = new QKeySequenceEdit(m_actions.keys(id).value(0));
    m_sequence->setAccessibleName(tr("New keys"));
    auto *line = qobject_cast<QHBoxLayout *>(row->layout());
    QWidget *button = line->itemAt(line->count() - 1)->widget();
    button->hide();
    line->addWidget(m_sequence);
    m_sequence->setFocus();
    connect(m_sequence, &QKeySequenceEdit::editingFinished, this, &KeysPanel::finishEdit);
}

void KeysPanel::finishEdit()
{
    if (!m_sequence)
        return;
    QKeySequence keys = m_sequence->keySequence();
    if (keys == QKeySequence(Qt::Key_Backspace))
        keys = {};
    const QString id = m_edited;
    const QString other = m_actions.conflict(id, keys);
    if (!other.isEmpty()) {
        m_problem->setText(tr("These keys already belong to “%1”. Nothing was changed.").arg(other));
        m_problem->show();
        m_sequence->clear();
        return;
    }
    m_sequence->deleteLater();
    m_sequence = nullptr;
    m_edited.clear();
    m_actions.setKeys(id, keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
    fill();
    m_search->setFocus();
}

bool KeysPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return Overlay::eventFilter(watched, event);
}

} // namespace milepost::ui
