/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/action_registry.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTextEdit>
#include <QWidget>

#include <algorithm>

namespace milepost::ui {

struct ActionRegistry::Entry {
    std::size_t spec = 0;
    QAction *action = nullptr;
    QList<QKeySequence> keys;
    bool available = true;
    QString reason;
};

namespace {

constexpr auto keysGroup = "keys/";

bool isPlain(const QKeySequence &keys)
{
    for (int i = 0; i < keys.count(); ++i) {
        const QKeyCombination combination = keys[static_cast<uint>(i)];
        if (combination.keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
            return false;
        if (combination.key() >= Qt::Key_Escape)
            return false;
    }
    return keys.count() > 0;
}

/// Whether keys without Ctrl or Alt belong to this widget because people write in it.
bool takesText(const QWidget *widget)
{
    if (!widget)
        return false;
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return !line->isReadOnly();
    if (const auto *text = qobject_cast<const QTextEdit *>(widget))
        return !text->isReadOnly();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
        return !text->isReadOnly();
    if (const auto *combo = qobject_cast<const QComboBox *>(widget))
        return combo->isEditable();
    return qobject_cast<const QAbstractSpinBox *>(widget) || widget->inherits("QKeySequenceEdit");
}

/// Inside a panel over the window the keys of what lies beneath are off, whatever in it has the focus.
bool insidePanel(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (widget->property(ActionRegistry::ownsPlainKeys).toBool())
            return true;
    }
    return false;
}

bool shareAPlace(const QStringList &a, const QStringList &b)
{
    if (a.isEmpty() || b.isEmpty())
        return true;
    return std::ranges::any_of(a, [&b](const QString &place) { return b.contains(place); });
}

QStringList toTexts(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &sequence : keys)
        texts.append(sequence.toString(QKeySequence::PortableText));
    return texts;
}

} // namespace

namespace {

/// Gives keys without a modifier to the text input that has the focus, also those that a line edit would pass on
/// (Return, Escape): otherwise Enter in the filter box would open an account.
class TextInputGuard final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::ShortcutOverride)
            return false;
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (!widget || widget != QApplication::focusWidget() || !(takesText(widget) || insidePanel(widget)))
            return false;
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool command = key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
        const bool function = key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F35;
        if (command || function)
            return false;
        event->accept();
        return true;
    }
};

} // namespace

ActionRegistry::ActionRegistry(QWidget *window, QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_settings(settings)
{
    if (m_settings)
        m_singleKeys = m_settings->value(QStringLiteral("single_keys"), true).toBool();
    qApp->installEventFilter(new TextInputGuard(this));
}

ActionRegistry::~ActionRegistry()
{
    qDeleteAll(m_entries);
}

QAction *ActionRegistry::add(const ActionSpec &spec, std::function<void()> run)
{
    Q_ASSERT(!m_entries.contains(spec.id));
    auto *entry = new Entry;
    entry->spec = m_specs.size();
    m_specs.push_back(spec);
    entry->action = new QAction(spec.text, this);
    entry->action->setObjectName(spec.id);
    entry->action->setCheckable(spec.checkable);
    entry->action->setShortcutContext(Qt::WindowShortcut);
    entry->action->setAutoRepeat(spec.group == ActionSpec::Group::View);
    entry->keys = spec.keys;
    if (m_settings && m_settings->contains(keysGroup + spec.id)) {
        entry->keys.clear();
        const QStringList kept = m_settings->value(keysGroup + spec.id).toStringList();
        for (const QString &text : kept) {
            const auto sequence = QKeySequence::fromString(text, QKeySequence::PortableText);
            if (!sequence.isEmpty())
                entry->keys.append(sequence);
        }
    }
    m_entries.insert(spec.id, entry);
    m_window->addAction(entry->action);
    const QString id = spec.id;
    connect(entry->action, &QAction::triggered, this, [this, id, run = std::move(run)] {
        if (run)
            run();
        Q_EMIT triggered(id);
    });
    refresh(id);
    Q_EMIT changed();
    return entry->action;
}

QAction *ActionRegistry::action(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.cend() ? nullptr : (*found)->action;
}

const ActionSpec *ActionRegistry::spec(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.cend() ? nullptr : &m_specs[(*found)->spec];
}

void ActionRegistry::refresh(const QString &id)
{
    Entry &entry = *m_entries.value(id);
    const ActionSpec &spec = m_specs[entry.spec];
    QList<QKeySequence> active;
    for (const QKeySequence &keys : entry.keys) {
        if (m_singleKeys || !isPlain(keys))
            active.append(keys);
    }
    if (entry.action->shortcuts() != active)
        entry.action->setShortcuts(active);
    const bool here = spec.places.isEmpty() || spec.places.contains(m_place);
    entry.action->setEnabled(here && entry.available);
    entry.action->setToolTip(entry.available || entry.reason.isEmpty() ? spec.text : entry.reason);
    entry.action->setStatusTip(entry.available ? QString() : entry.reason);
}

void ActionRegistry::setAvailable(const QString &id, bool available, const QString &reasonWhenNot)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend())
        return;
    Entry &entry = **found;
    const QString reason = available ? QString() : reasonWhenNot;
    if (entry.available == available && entry.reason == reason)
        return;
    entry.available = available;
    entry.reason = reason;
    refresh(id);
    Q_EMIT changed();
}

void ActionRegistry::setPlace(const QString &place)
{
    if (m_place == place)
        return;
    m_place = place;
    for (const ActionSpec &spec : m_specs) {
        if (!spec.places.isEmpty())
            refresh(spec.id);
    }
    Q_EMIT changed();
}

void ActionRegistry::setSingleKeysEnabled(bool enabled)
{
    if (m_singleKeys == enabled)
        return;
    m_singleKeys = enabled;
    if (m_settings)
        m_settings->setValue(QStringLiteral("single_keys"), enabled);
    for (const ActionSpec &spec : m_specs)
        refresh(spec.id);
    Q_EMIT changed();
}

QList<QKeySequence> ActionRegistry::keys(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.cend() ? QList<QKeySequence>() : (*found)->keys;
}

void ActionRegistry::setKeys(const QString &id, const QList<QKeySequence> &keys)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend() || (*found)->keys == keys)
        return;
    (*found)->keys = keys;
    if (m_settings) {
        if (keys == m_specs[(*found)->spec].keys)
            m_settings->remove(keysGroup + id);
        else
            m_settings->setValue(keysGroup + id, toTexts(keys));
    }
    refresh(id);
    Q_EMIT changed();
}

void ActionRegistry::resetKeys(const QString &id)
{
    if (const ActionSpec *known = spec(id))
        setKeys(id, known->keys);
}

bool ActionRegistry::keysChanged(const QString &id) const
{
    const ActionSpec *known = spec(id);
    return known && keys(id) != known->keys;
}

QString ActionRegistry::conflict(const QString &id, const QKeySequence &keys) const
{
    const ActionSpec *own = spec(id);
    if (!own || keys.isEmpty())
        return {};
    for (const ActionSpec &other : m_specs) {
        if (other.id == id || !shareAPlace(own->places, other.places))
            continue;
        for (const QKeySequence &theirs : this->keys(other.id)) {
            if (keys.matches(theirs) != QKeySequence::NoMatch || theirs.matches(keys) != QKeySequence::NoMatch)
                return other.text;
        }
    }
    return {};
}

QStringList ActionRegistry::hint(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend() || (*found)->action->shortcuts().isEmpty())
        return {};
    return hintOf((*found)->action->shortcuts().first());
}

QStringList ActionRegistry::hintOf(const QKeySequence &keys)
{
    QStringList parts;
    for (int i = 0; i < keys.count(); ++i) {
        const QKeySequence one(keys[static_cast<uint>(i)]);
        QString text = one.toString(QKeySequence::NativeText);
        if (isPlain(one))
            text = text.toLower();
        else if (one == QKeySequence(Qt::Key_Return))
            text = tr("Enter");
        parts.append(text);
    }
    return parts;
}

} // namespace milepost::ui
