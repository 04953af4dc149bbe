/// What can be done to accounts from any page, registered once: log milestone (l), assign (a), snooze (h),
/// done (e), task (t), note (n), email (m). They work on the current page's selected accounts, ask in a small panel that never
/// blocks, and apply one edit each. Made after the window, by the composition. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QObject>
#include <QString>

#include <vector>

namespace milepost {
class Session;
}

namespace milepost::ui {

class MainWindow;

/// Ids of the actions; pages put `context().actions->action(id)` on their buttons.
namespace account_action {
inline const QString logMilestone = QStringLiteral("account.log_milestone");
inline const QString assign = QStringLiteral("account.assign");
inline const QString snooze = QStringLiteral("account.snooze");
inline const QString done = QStringLiteral("account.done");
inline const QString task = QStringLiteral("account.task");
inline const QString note = QStringLiteral("account.note");
inline const QString email = QStringLiteral("account.email");
inline const QString open = QStringLiteral("account.open"); ///< Enter: the account's page
} // namespace account_action

class AccountActions : public QObject {
    Q_OBJECT
public:
    AccountActions(MainWindow &window, Session &session, QObject *parent = nullptr);

private:
    void updateAvailability();
    void open();
    void logMilestone();
    void assign();
    void snooze();
    void markDone();
    void addTask();
    void writeNote();
    void writeEmail();
    void sayWhoYouAre(); ///< the `me` setting
    /// What the panels call the selection: a name, or "3 accounts".
    [[nodiscard]] QString subject(const std::vector<AccountId> &accounts) const;
    [[nodiscard]] std::vector<AccountId> accounts() const;
    [[nodiscard]] QString externalId(AccountId account) const;
    void acted(const std::vector<AccountId> &accounts);
    MainWindow &m_window;
    Session &m_session;
};

} // namespace milepost::ui
