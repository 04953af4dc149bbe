/// The parts of the MainWindow, for its two source files only.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/action_registry.h"
#include "shell/banner_stack.h"
#include "shell/command_palette.h"
#include "shell/filter_box.h"
#include "shell/inspector.h"
#include "shell/keys_panel.h"
#include "shell/main_window.h"
#include "shell/place_history.h"
#include "shell/sidebar.h"
#include "shell/top_bar.h"
#include "shell/window_state.h"
#include "theme/pieces.h"
#include "theme/toast.h"
#include "wording/voice.h"

#include <QStackedWidget>
#include <QTimer>

class QMenu;

namespace milepost::ui {

class MainWindow::Private {
public:
    Private(MainWindow &window, Session &session, const Clock &clock, Prompter &prompter, QSettings &settings,
            std::function<bool()> desktopIsDark);

    // main_window_actions.cpp
    void addActions();
    void addThemeActions();
    void addPlaceAction(const QString &place, const QString &title, const QString &icon);
    void buildMenu();
    void openPalette();
    void setTheme(ThemePreference preference);
    void setFontScale(double scale);
    void applyLooks();
    void sendKey(int key);
    void escape();

    // main_window.cpp
    void connectSession();
    void connectFrame();
    void connectPage(Page *page);
    void showSnapshot();
    void showTrends();
    void showStatus();
    void showUndo();
    void showBadge(Page *page);
    void showSelection();
    void showPlace(const Location &location, bool remember);
    void showHistory();
    void filterTyped(const QString &text);
    void saveSoon();
    void save();
    [[nodiscard]] QString subject(const QString &manyOthers) const;

    MainWindow &q;
    Session &session;
    const Clock &clock;
    Prompter &prompter;
    QSettings &settings;
    WindowState state;
    ActionRegistry actions;
    PlaceHistory history;
    wording::Voice voice = wording::Voice::person();
    std::function<bool()> desktopIsDark;
    bool started = false;

    TopBar *top = nullptr;
    Sidebar *sidebar = nullptr;
    BannerStack *banners = nullptr;
    BusyLine *busy = nullptr;
    QStackedWidget *pages = nullptr;
    Inspector *inspector = nullptr;
    StatusStrip *status = nullptr;
    Toast *toast = nullptr;
    CommandPalette *palette = nullptr;
    KeysPanel *keys = nullptr;
    QMenu *menu = nullptr;
    QTimer saveTimer;
    std::vector<Page *> all;
    Page *current = nullptr;
};

} // namespace milepost::ui
