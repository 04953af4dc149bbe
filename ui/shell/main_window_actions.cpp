/// The window's own actions, its menu, and what the palette is asked with.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/export_table.h"
#include "shell/main_window_private.h"
#include "shell/palette_source.h"
#include "workspace/session.h"

#include <QActionGroup>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>

#include <cmath>

namespace milepost::ui {

namespace {

using Group = ActionSpec::Group;

ActionSpec spec(const char *id, const QString &text, Group group, const QList<QKeySequence> &keys = {},
                const QString &icon = {})
{
    ActionSpec made;
    made.id = QString::fromLatin1(id);
    made.text = text;
    made.group = group;
    made.keys = keys;
    made.icon = icon;
    return made;
}

constexpr double textStep = 1.1;

} // namespace

void MainWindow::Private::addActions()
{
    actions.add(spec("palette", MainWindow::tr("Everything there is"), Group::View, {QKeySequence(QStringLiteral("Ctrl+K"))},
                     QStringLiteral("search")),
                [this] { openPalette(); });
    actions.add(spec("view.search", MainWindow::tr("Search or filter"), Group::View,
                     {QKeySequence(QStringLiteral("/")), QKeySequence(QStringLiteral("Ctrl+F"))},
                     QStringLiteral("filter")),
                [this] { top->filterBox().focusAndSelect(); });
    ActionSpec inspect = spec("view.inspector", MainWindow::tr("Inspector"), Group::View, {QKeySequence(QStringLiteral("I"))},
                              QStringLiteral("inspector"));
    inspect.checkable = true;
    actions.add(inspect, [this] {
        state.setInspectorShown(!inspector->isVisible());
        showSelection();
    });
    actions.add(spec("go.back", MainWindow::tr("Back"), Group::View, {QKeySequence(QStringLiteral("Alt+Left"))},
                     QStringLiteral("back")),
                [this] {
                    if (const auto location = history.back())
                        showPlace(*location, false);
                });
    actions.add(spec("go.forward", MainWindow::tr("Forward"), Group::View, {QKeySequence(QStringLiteral("Alt+Right"))},
                     QStringLiteral("forward")),
                [this] {
                    if (const auto location = history.forward())
                        showPlace(*location, false);
                });

    const auto move = [&](const char *id, const QString &text, const QString &letter, int key) {
        ActionSpec made = spec(id, text, Group::View, {QKeySequence(letter)});
        made.inMenu = false;
        made.inPalette = false;
        actions.add(made, [this, key] { sendKey(key); });
    };
    move("list.next", MainWindow::tr("Next row"), QStringLiteral("J"), Qt::Key_Down);
    move("list.previous", MainWindow::tr("Previous row"), QStringLiteral("K"), Qt::Key_Up);
    move("list.check", MainWindow::tr("Check row"), QStringLiteral("X"), Qt::Key_Space);
    ActionSpec leave = spec("escape", MainWindow::tr("Clear, or go back"), Group::View, {QKeySequence(Qt::Key_Escape)});
    leave.inMenu = false;
    leave.inPalette = false;
    actions.add(leave, [this] { escape(); });

    const auto withTable = [this](void (*use)(Page &, PageTable)) {
        std::optional<PageTable> table = current ? current->shownTable() : std::nullopt;
        if (table)
            use(*current, std::move(*table));
        else
            q.showMessage(MainWindow::tr("No table shows here."));
    };
    actions.add(spec("table.export", MainWindow::tr("Export the table"), Group::View,
                     {QKeySequence(QStringLiteral("Ctrl+Shift+E"))}, QStringLiteral("export")),
                [withTable] { withTable([](Page &page, PageTable table) { exportTable(page, std::move(table)); }); });
    actions.add(spec("table.copy", MainWindow::tr("Copy the table for a spreadsheet"), Group::View,
                     {QKeySequence(QStringLiteral("Ctrl+Shift+C"))}, QStringLiteral("columns")),
                [withTable] { withTable([](Page &page, PageTable table) { copyTable(page, std::move(table)); }); });

    actions.add(spec("edit.undo", MainWindow::tr("Undo"), Group::Edit, {QKeySequence(QStringLiteral("Ctrl+Z"))},
                     QStringLiteral("undo")),
                [this] { session.undo(); });
    actions.add(spec("edit.redo", MainWindow::tr("Redo"), Group::Edit,
                     {QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))},
                     QStringLiteral("redo")),
                [this] { session.redo(); });
    addThemeActions();
    actions.add(spec("milepost.create_sample", MainWindow::tr("Fill with the sample portfolio"), Group::Milepost),
                [this] { session.createSample(); });
    actions.add(spec("milepost.remove_sample", MainWindow::tr("Remove the sample portfolio"), Group::Milepost),
                [this] { session.removeSample(); });
    ActionSpec single = spec("milepost.single_keys", MainWindow::tr("Keys without Ctrl or Alt"), Group::Milepost, {},
                             QStringLiteral("keyboard"));
    single.checkable = true;
    QAction *singleKeys = actions.add(single, [this] { actions.setSingleKeysEnabled(!actions.singleKeysEnabled()); });
    const auto showSingleKeys = [this, singleKeys] { singleKeys->setChecked(actions.singleKeysEnabled()); };
    connect(&actions, &ActionRegistry::changed, singleKeys, showSingleKeys);
    showSingleKeys();
    actions.add(spec("help.keys", MainWindow::tr("Keys"), Group::Milepost, {QKeySequence(QStringLiteral("?"))},
                     QStringLiteral("keyboard")),
                [this] { keys->openPanel(); });
    actions.add(spec("milepost.quit", MainWindow::tr("Quit"), Group::Milepost, {QKeySequence(QStringLiteral("Ctrl+Q"))}),
                [this] { q.close(); });
}

void MainWindow::Private::addThemeActions()
{
    auto *group = new QActionGroup(&q);
    const auto theme = [&](const char *id, const QString &text, ThemePreference preference) {
        ActionSpec made = spec(id, text, Group::View);
        made.checkable = true;
        QAction *action = actions.add(made, [this, preference] { setTheme(preference); });
        group->addAction(action);
        action->setChecked(state.theme() == preference);
    };
    theme("view.theme_system", MainWindow::tr("Theme of the desktop"), ThemePreference::System);
    theme("view.theme_light", MainWindow::tr("Light theme"), ThemePreference::Light);
    theme("view.theme_dark", MainWindow::tr("Dark theme"), ThemePreference::Dark);
    theme("view.theme_contrast", MainWindow::tr("High contrast theme"), ThemePreference::HighContrast);
    actions.add(spec("view.text_larger", MainWindow::tr("Larger text"), Group::View,
                     {QKeySequence(QStringLiteral("Ctrl++")), QKeySequence(QStringLiteral("Ctrl+="))}),
                [this] { setFontScale(state.fontScale() * textStep); });
    actions.add(spec("view.text_smaller", MainWindow::tr("Smaller text"), Group::View,
                     {QKeySequence(QStringLiteral("Ctrl+-"))}),
                [this] { setFontScale(state.fontScale() / textStep); });
    actions.add(spec("view.text_normal", MainWindow::tr("Normal text size"), Group::View,
                     {QKeySequence(QStringLiteral("Ctrl+0"))}),
                [this] { setFontScale(1.0); });
    ActionSpec rows = spec("view.comfortable", MainWindow::tr("Comfortable rows"), Group::View);
    rows.checkable = true;
    QAction *comfortable = actions.add(rows, [this] {
        state.setDensity(state.density() == Density::Dense ? Density::Comfortable : Density::Dense);
        applyLooks();
    });
    comfortable->setChecked(state.density() == Density::Comfortable);
}

void MainWindow::Private::addPlaceAction(const QString &place, const QString &title, const QString &icon)
{
    ActionSpec made;
    made.id = QStringLiteral("go.") + place;
    made.text = title;
    made.group = Group::Places;
    made.icon = icon;
    made.keys = {QKeySequence(QStringLiteral("G, %1").arg(place.at(0).toUpper()))};
    actions.add(made, [this, place] { q.go({place, {}, {}}); });
}

void MainWindow::Private::buildMenu()
{
    menu = new QMenu(&q);
    top->setMenu(menu);
    // Filled when it opens: pages add their actions after this.
    connect(menu, &QMenu::aboutToShow, &q, [this] {
        menu->clear();
        const auto submenu = [this](const QString &title, Group group) {
            QMenu *inner = menu->addMenu(title);
            for (const ActionSpec &known : actions.specs()) {
                QAction *action = actions.action(known.id);
                if (known.inMenu && known.group == group && (known.places.isEmpty() || action->isEnabled()))
                    inner->addAction(action);
            }
        };
        menu->addAction(actions.action(QStringLiteral("palette")));
        menu->addSeparator();
        submenu(MainWindow::tr("On accounts"), Group::Accounts);
        submenu(MainWindow::tr("Places"), Group::Places);
        submenu(MainWindow::tr("View"), Group::View);
        submenu(MainWindow::tr("Edit"), Group::Edit);
        menu->addSeparator();
        for (const ActionSpec &known : actions.specs()) {
            if (known.inMenu && known.group == Group::Milepost)
                menu->addAction(actions.action(known.id));
        }
    });
    ActionSpec open = spec("milepost.menu", MainWindow::tr("Menu"), Group::Milepost, {QKeySequence(Qt::Key_F10)});
    open.inMenu = false;
    open.inPalette = false;
    actions.add(open, [this] { top->openMenu(); });
}

void MainWindow::Private::openPalette()
{
    if (!palette) {
        palette = new CommandPalette(&q, [this](const QString &typed) {
            PaletteContext context;
            context.actions = &actions;
            context.snapshot = session.snapshot();
            for (const Page *page : all) {
                if (!context.table)
                    context.table = page->filterTable();
                for (Page::Destination &destination : page->destinations())
                    context.destinations.push_back(std::move(destination));
            }
            context.subject = subject(MainWindow::tr("%1 and %2 others"));
            context.selected = current ? static_cast<int>(current->selectedAccounts().size()) : 0;
            context.go = [this](const Location &location) { q.go(location); };
            context.filter = [this](const QString &text) {
                top->filterBox().showText(text);
                filterTyped(text);
            };
            return paletteItems(context, typed);
        });
    }
    int count = 0;
    for (const ActionSpec &known : actions.specs())
        count += known.inPalette ? 1 : 0;
    palette->openWith(subject(QStringLiteral("%1 +%2")), count);
}

void MainWindow::Private::setTheme(ThemePreference preference)
{
    state.setTheme(preference);
    applyLooks();
}

void MainWindow::Private::setFontScale(double scale)
{
    state.setFontScale(std::abs(scale - 1.0) < 0.05 ? 1.0 : scale);
    applyLooks();
}

void MainWindow::Private::applyLooks()
{
    applyTheme(*qApp, state.themeChoice(desktopIsDark && desktopIsDark()));
}

void MainWindow::Private::sendKey(int key)
{
    if (!current)
        return;
    QWidget *target = current->focusTarget();
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
    QApplication::sendEvent(target, &press);
}

void MainWindow::Private::escape()
{
    if (current && current->escape())
        return;
    QWidget *focused = QApplication::focusWidget();
    if (current && focused && focused != current->focusTarget() && current->focusTarget()->isVisible()
        && !current->isAncestorOf(focused)) {
        current->focusTarget()->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    actions.action(QStringLiteral("go.back"))->trigger();
}

} // namespace milepost::ui
