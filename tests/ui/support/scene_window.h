/// The whole window on a profile of its own, for pictures and for tests by keys: the clock stands still, the keychain is in
/// memory, questions of the platform are answered by the test.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/account_actions.h"
#include "pages/account/account_page.h"
#include "pages/accounts/accounts_page.h"
#include "pages/benchmarks/benchmarks_page.h"
#include "pages/milestones/milestones_page.h"
#include "pages/renewals/renewals_page.h"
#include "pages/sources/sources_page.h"
#include "pages/today/today_page.h"
#include "pages/value/value_page.h"
#include "shell/main_window.h"
#include "shell/prompter.h"
#include "support/fake_clock.h"
#include "support/fake_keychain.h"
#include "workspace/session.h"
#include "workspace/source_session.h"

#include <QSettings>

namespace milepost::test {

constexpr int patience = 60'000; ///< ms, for what always comes

/// Answers at once, with what the test has put here.
class AnsweringPrompter final : public ui::Prompter {
public:
    QStringList files;
    QString folder;
    QString saveTo; ///< "" = the person thinks better of it
    bool confirms = true;
    QStringList asked; ///< titles, and the words to be typed
    void openFiles(QWidget *, const QString &title, const QString &, std::function<void(const QStringList &)> answer) override;
    void openFolder(QWidget *, const QString &title, std::function<void(const QString &)> answer) override;
    void saveFile(QWidget *, const QString &title, const QString &, const QString &, std::function<void(const QString &)> answer) override;
    void confirmByTyping(QWidget *, const QString &title, const QString &, const QString &word, std::function<void(bool)> answer) override;
};

struct SceneWindow {
    QSettings settings;
    FakeClock clock;
    std::shared_ptr<FakeKeychain> keychain = std::make_shared<FakeKeychain>();
    Session session;
    SourceSession sourceSession;
    AnsweringPrompter prompter;
    ui::MainWindow window;
    ui::AccountActions accountActions;
    ui::TodayPage *today;
    ui::AccountsPage *accounts;
    ui::AccountPage *account;
    ui::MilestonesPage *milestones;
    ui::BenchmarksPage *benchmarks;
    ui::RenewalsPage *renewals;
    ui::ValuePage *value;
    ui::SourcesPage *sources;
    explicit SceneWindow(const QString &folder, Instant now);
    /// The first snapshot is shown, and the sources are read.
    bool open();
    [[nodiscard]] std::size_t count() const; ///< accounts
};

/// One picture a theme, into MILEPOST_SCENES or the working directory's "scenes".
void shoot(SceneWindow &window, const QString &name);
/// Every label that shows, a line each.
[[nodiscard]] QString labelsOf(const QWidget &widget);

} // namespace milepost::test
