/// The frame: top bar, sidebar, the pages, inspector, status bar. Composition only; each part is a class of its own.
/// UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/location.h"
#include "shell/page.h"

#include <QMainWindow>

#include <functional>
#include <memory>

class QSettings;

namespace milepost::ui {

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `settings` is the window's own memory (WindowState); all four outlive the window. `desktopIsDark`: what the
    /// desktop looks like, asked now and whenever the desktop says that it changed; none: light.
    MainWindow(Session &session, const Clock &clock, Prompter &prompter, QSettings &settings,
               std::function<bool()> desktopIsDark = {}, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// What a page is constructed with; good before any page exists.
    [[nodiscard]] PageContext context();
    [[nodiscard]] ActionRegistry &actions();
    /// Takes the page; the order of adding is the order in the sidebar.
    void addPage(Page *page);
    /// After the last addPage: restores the session, goes to where the person was, and shows the snapshot if there
    /// is one already.
    void start();

    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] Page *page(const QString &place) const;
    void go(const Location &location);
    /// One line with Undo where `undoable`.
    void showMessage(const QString &text, bool undoable = false);

Q_SIGNALS:
    void pageChanged(milepost::ui::Page *page);
    void selectionChanged(); ///< of the current page, or another page is current

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace milepost::ui
