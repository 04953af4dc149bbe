/// Every action of the window, once: menu, palette, shortcut editor and help page are made from it, and keys are
/// looked up here. Owned by the MainWindow; UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

class QSettings;

namespace milepost::ui {

struct ActionSpec {
    /// Order of the sections in help page, menu and palette.
    enum class Group { Accounts, Places, View, Edit, Milepost };
    QString id; ///< stable: "account.log_milestone", "go.today"; keys changed by people are kept under it
    QString text; ///< "Log milestone"
    QString detail; ///< what the palette adds in grey; "" = none
    QList<QKeySequence> keys; ///< defaults: {"Ctrl+K"}, {"l"}, chords {"G, T"}; several are alternatives
    Group group = Group::View;
    QStringList places; ///< pages it works on; empty: everywhere
    QString icon; ///< name of an icon of ui/theme
    bool inMenu = true;
    bool inPalette = true;
    bool checkable = false;
};

class ActionRegistry : public QObject {
    Q_OBJECT
public:
    /// Property of a widget that keeps all keys without Ctrl or Alt to itself and its children (panels).
    static constexpr const char *ownsPlainKeys = "milepostOwnsPlainKeys";

    /// Shortcuts become active on `window`. `settings` keeps changed keys; null: nothing is kept.
    explicit ActionRegistry(QWidget *window, QSettings *settings = nullptr, QObject *parent = nullptr);
    ~ActionRegistry() override;

    /// Ids are unique (asserted). `run` is called when it is triggered by key, menu, button or palette.
    QAction *add(const ActionSpec &spec, std::function<void()> run);
    /// Null when there is none.
    [[nodiscard]] QAction *action(const QString &id) const;
    [[nodiscard]] const ActionSpec *spec(const QString &id) const;
    /// In the order they were added.
    [[nodiscard]] const std::vector<ActionSpec> &specs() const { return m_specs; }

    /// Whether it can run here and now; the reason is the tooltip of its buttons and shown in the palette.
    /// Independent of the place: outside its places an action is off in any case.
    void setAvailable(const QString &id, bool available, const QString &reasonWhenNot = {});

    /// The page that shows: switches the actions of other places off.
    void setPlace(const QString &place);
    /// Single-letter keys and chords of letters can be switched off as a whole (they are an accident for some).
    void setSingleKeysEnabled(bool enabled);
    [[nodiscard]] bool singleKeysEnabled() const { return m_singleKeys; }

    [[nodiscard]] QList<QKeySequence> keys(const QString &id) const;
    /// Empty list: no key. Kept in the settings.
    void setKeys(const QString &id, const QList<QKeySequence> &keys);
    void resetKeys(const QString &id);
    [[nodiscard]] bool keysChanged(const QString &id) const;
    /// Text of another action that has, or begins with, or is the beginning of, these keys in a common place.
    [[nodiscard]] QString conflict(const QString &id, const QKeySequence &keys) const;
    /// What a key hint shows for the first key: {"l"}, {"g", "t"}, {"Ctrl+K"}; empty when it has none.
    [[nodiscard]] QStringList hint(const QString &id) const;
    [[nodiscard]] static QStringList hintOf(const QKeySequence &keys);

Q_SIGNALS:
    void changed(); ///< actions, keys or availability
    void triggered(const QString &id);

private:
    struct Entry;
    void refresh(const QString &id);
    QWidget *m_window;
    QSettings *m_settings;
    std::vector<ActionSpec> m_specs;
    QHash<QString, Entry *> m_entries;
    QString m_place;
    bool m_singleKeys = true;
};

} // namespace milepost::ui
