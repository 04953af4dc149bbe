/// A place of the window: what every page tells the frame around it, and what it is told. A page shows a Snapshot
/// (it works without any Session: tests and pictures hand it plain values) and asks for things by signals. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/export_table.h"
#include "shell/location.h"
#include "workspace/workspace.h"

#include <QJsonObject>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace milepost {
class Session;
}
namespace milepost::query {
class Table;
}

namespace milepost::ui {

class ActionRegistry;
class Prompter;

/// What a page may use of the frame. Everything outlives the page; `session` is null where there are only
/// snapshots to show (then the page's edits are switched off, not its looks).
struct PageContext {
    Session *session = nullptr;
    ActionRegistry *actions = nullptr;
    Prompter *prompter = nullptr;
    const Clock *clock = nullptr; ///< for "4 min ago"; null where time stands still
};

/// What became of the text in the filter box; shown beneath it.
struct FilterFeedback {
    QString error; ///< "" when it was understood
    int column = -1; ///< UTF-16 offset of the mistake in the text; −1: none
    int length = 0;
    QString suggestion; ///< text that would be understood; "" = none
};

/// A table as it shows, for files and the clipboard.
struct PageTable {
    QString title; ///< "Accounts": the dialog's and the sheet's
    QString fileName; ///< proposed, without an ending: "accounts-2026-11-22"
    std::function<ExportTable()> make; ///< called on another thread: holds values only
};

class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(const PageContext &context, QWidget *parent = nullptr);

    /// Stable: "today", "accounts", "account", "sources". Actions, history and saved state use it.
    [[nodiscard]] virtual QString place() const = 0;
    /// As it is called in sidebar, palette and window title.
    [[nodiscard]] virtual QString title() const = 0;
    /// Name of an icon of ui/theme for the sidebar; "" = not in the sidebar.
    [[nodiscard]] virtual QString iconName() const { return {}; }
    /// The sidebar entry that is lit while this page shows ("account" lights "accounts").
    [[nodiscard]] virtual QString sidebarPlace() const { return place(); }
    /// The figure beside the entry; none: no figure.
    [[nodiscard]] virtual std::optional<qint64> count() const { return std::nullopt; }
    /// Sidebar mark: something here needs a look (paired with `attentionText` for people who cannot see it).
    [[nodiscard]] virtual QString attentionText() const { return {}; }

    /// Swaps what is shown; both snapshots may have other accounts in them. Never called with null pointers.
    virtual void setSnapshot(const Snapshot &snapshot) = 0;
    /// May come later than the snapshot, or never; null takes the trends away (they belong to an older snapshot).
    virtual void setTrends(const std::shared_ptr<const Trends> &trends) { Q_UNUSED(trends) }

    /// Called when the page becomes the current one, with where exactly it should stand. A location without an
    /// account leaves the page as it is.
    virtual void arrive(const Location &location) { Q_UNUSED(location) }
    /// Where the page stands now; what Back returns to.
    [[nodiscard]] virtual Location location() const { return {place(), {}, {}}; }

    /// What actions work on: the checked rows, else the current one; none: empty. Ids of the present snapshot.
    [[nodiscard]] virtual std::vector<AccountId> selectedAccounts() const { return {}; }
    /// Views and the like for the palette: words, a count (−1: none), and where each leads.
    struct Destination { QString text; qint64 count = -1; Location location; QStringList keys; };
    [[nodiscard]] virtual std::vector<Destination> destinations() const { return {}; }
    /// What the inspector shows; AccountId{} for none.
    [[nodiscard]] virtual AccountId currentAccount() const { return {}; }
    /// Whether the frame's inspector makes sense beside this page (not on an account's own page).
    [[nodiscard]] virtual bool wantsInspector() const { return false; }

    /// Pages that take the filter box's text filter by it on every key; for the others the box leads to Accounts.
    [[nodiscard]] virtual bool takesFilter() const { return false; }
    virtual FilterFeedback setFilter(const QString &text) { Q_UNUSED(text) return {}; }
    [[nodiscard]] virtual QString filter() const { return {}; }
    /// What filters of this page are completed from; null when it takes none.
    [[nodiscard]] virtual std::shared_ptr<const query::Table> filterTable() const { return nullptr; }

    /// What "Export the table" and "Copy the table" take; none: nothing shows.
    [[nodiscard]] virtual std::optional<PageTable> shownTable() const { return std::nullopt; }

    /// Columns, splitters, tabs, half-typed notes: all that survives a restart. Written on close and, debounced, on
    /// stateChanged().
    [[nodiscard]] virtual QJsonObject saveState() const { return {}; }
    virtual void restoreState(const QJsonObject &state) { Q_UNUSED(state) }

    /// Where the keyboard belongs when nothing else has it (the table, the queue).
    [[nodiscard]] virtual QWidget *focusTarget() { return this; }
    /// Escape, before the frame goes back: true when the page used it (cleared a selection, closed a panel).
    [[nodiscard]] virtual bool escape() { return false; }
    /// After an action was carried out on the accounts named (done, snoozed …): a queue moves on.
    virtual void actedOn(const std::vector<AccountId> &accounts) { Q_UNUSED(accounts) }

    [[nodiscard]] const PageContext &context() const { return m_context; }

Q_SIGNALS:
    void selectionChanged(); ///< of currentAccount() or selectedAccounts()
    void badgeChanged(); ///< of count() or attentionText()
    void locationChanged(); ///< moved within the page in a way that Back should undo (a tab, a view)
    void filterChanged(); ///< the page changed its own filter (a view was chosen): the box follows
    void stateChanged();
    void goRequested(const milepost::ui::Location &location);
    /// One line at the bottom, gone by itself. For edits the frame shows its own, with Undo.
    void messageRequested(const QString &text);

private:
    PageContext m_context;
};

} // namespace milepost::ui
