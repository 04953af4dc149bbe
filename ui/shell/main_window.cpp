/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"

#include "shell/as_of_picker.h"
#include "shell/filter_edit.h"
#include "shell/main_window_private.h"
#include "query/completion.h"
#include "theme/icon.h"
#include "wording/changes.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "workspace/session.h"

#include <QApplication>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

namespace {

constexpr int saveDelayMs = 1500;
/// Below this the inspector would squeeze the table: it steps aside until the window is wide again.
constexpr int narrowestWithInspector = 1100;

Icon iconNamed(const QString &name)
{
    for (int i = 0; i < iconCount; ++i) {
        if (iconPath(static_cast<Icon>(i)) == QStringLiteral(":/icons/%1.svg").arg(name))
            return static_cast<Icon>(i);
    }
    return Icon::File;
}

} // namespace

MainWindow::Private::Private(MainWindow &window, Session &theSession, const Clock &theClock, Prompter &thePrompter,
                             QSettings &theSettings, std::function<bool()> isDark)
    : q(window)
    , session(theSession)
    , clock(theClock)
    , prompter(thePrompter)
    , settings(theSettings)
    , state(theSettings)
    , actions(&window, &theSettings)
    , desktopIsDark(std::move(isDark))
{
}

MainWindow::MainWindow(Session &session, const Clock &clock, Prompter &prompter, QSettings &settings,
                       std::function<bool()> desktopIsDark, QWidget *parent)
    : QMainWindow(parent)
    , d(std::make_unique<Private>(*this, session, clock, prompter, settings, std::move(desktopIsDark)))
{
    setWindowTitle(tr("Milepost"));
    setWindowIcon(applicationIcon());
    setContextMenuPolicy(Qt::NoContextMenu);
    d->addActions();

    auto *central = new QWidget;
    setSurface(central, Token::SurfacePage);
    d->top = new TopBar(d->actions, central);
    d->top->setWorkspaceName(tr("Milepost"));
    d->sidebar = new Sidebar(central);
    d->banners = new BannerStack(central);
    d->busy = new BusyLine(central);
    d->pages = new QStackedWidget(central);
    d->inspector = new Inspector(&session, central);
    d->status = new StatusStrip(central);
    auto *page = new QVBoxLayout;
    page->setSpacing(0);
    page->addWidget(d->busy);
    page->addWidget(d->banners);
    page->addWidget(d->pages, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(d->sidebar);
    middle->addLayout(page, 1);
    middle->addWidget(d->inspector);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(d->top);
    layout->addLayout(middle, 1);
    layout->addWidget(d->status);
    setCentralWidget(central);
    setMinimumSize(scaled(960), scaled(600));
    d->toast = new Toast(this);
    d->keys = new KeysPanel(this, d->actions);
    d->buildMenu();
    d->sidebar->setHelpAction(d->actions.action(QStringLiteral("help.keys")));
    d->connectSession();
    d->connectFrame();
    d->saveTimer.setSingleShot(true);
    d->saveTimer.setInterval(saveDelayMs);
    connect(&d->saveTimer, &QTimer::timeout, this, [this] { d->save(); });
}

MainWindow::~MainWindow() = default;

PageContext MainWindow::context() { return {&d->session, &d->actions, &d->prompter, &d->clock}; }
ActionRegistry &MainWindow::actions() { return d->actions; }
Page *MainWindow::currentPage() const { return d->current; }

Page *MainWindow::page(const QString &place) const
{
    const auto found = std::ranges::find_if(d->all, [&](const Page *page) { return page->place() == place; });
    return found == d->all.end() ? nullptr : *found;
}

void MainWindow::addPage(Page *page)
{
    d->all.push_back(page);
    d->pages->addWidget(page);
    if (!page->iconName().isEmpty()) {
        d->sidebar->addPlace(page->place(), iconNamed(page->iconName()), page->title(),
                             page->place() == QLatin1String("sources"));
        d->addPlaceAction(page->place(), page->title(), page->iconName());
        d->showBadge(page);
    }
    d->connectPage(page);
}

void MainWindow::Private::connectPage(Page *page)
{
    connect(page, &Page::badgeChanged, &q, [this, page] { showBadge(page); });
    connect(page, &Page::goRequested, &q, &MainWindow::go);
    connect(page, &Page::messageRequested, &q, [this](const QString &text) { q.showMessage(text); });
    connect(page, &Page::stateChanged, &q, [this] { saveSoon(); });
    connect(page, &Page::selectionChanged, &q, [this, page] {
        if (page == current)
            showSelection();
    });
    connect(page, &Page::filterChanged, &q, [this, page] {
        if (page == current)
            top->filterBox().showText(page->filter());
        saveSoon();
    });
    connect(page, &Page::locationChanged, &q, [this, page] {
        if (page != current)
            return;
        history.visit(page->location());
        showHistory();
        saveSoon();
    });
}

void MainWindow::start()
{
    if (!restoreGeometry(d->state.geometry())) {
        const QRect room = screen() ? screen()->availableGeometry() : QRect(0, 0, 1440, 900);
        resize(std::min(1440, room.width()), std::min(900, room.height()));
    }
    for (Page *page : d->all)
        page->restoreState(d->state.pageState(page->place()));
    if (Page *accounts = page(QStringLiteral("accounts")); accounts && !d->state.filter().isEmpty())
        (void)accounts->setFilter(d->state.filter());
    d->started = true;
    Location place = d->state.location();
    if (!page(place.place))
        place = {d->all.empty() ? QString() : d->all.front()->place(), {}, {}};
    d->showUndo();
    if (d->session.snapshot().portfolio)
        d->showSnapshot();
    go(place);
}

void MainWindow::go(const Location &location) { d->showPlace(location, true); }

void MainWindow::Private::showPlace(const Location &location, bool remember)
{
    Page *page = q.page(location.place);
    if (!page)
        return;
    const bool other = page != current;
    current = page;
    pages->setCurrentWidget(page);
    actions.setPlace(page->place());
    banners->setPlace(page->place());
    page->arrive(location);
    sidebar->setCurrent(page->sidebarPlace());
    q.setWindowTitle(MainWindow::tr("%1 – Milepost").arg(page->title()));
    if (remember)
        history.visit(page->location());
    showHistory();
    if (other) {
        top->filterBox().showText(page->filter());
        if (!top->filterBox().edit()->hasFocus())
            page->focusTarget()->setFocus(Qt::OtherFocusReason);
        Q_EMIT q.pageChanged(page);
    }
    showSelection();
    saveSoon();
}

void MainWindow::Private::showHistory()
{
    actions.setAvailable(QStringLiteral("go.back"), history.canGoBack());
    actions.setAvailable(QStringLiteral("go.forward"), history.canGoForward());
}

void MainWindow::Private::showSelection()
{
    if (!current)
        return;
    const bool room = q.width() >= scaled(narrowestWithInspector);
    const bool shown = current->wantsInspector() && state.inspectorShown() && room;
    inspector->setVisible(shown);
    QAction *toggle = actions.action(QStringLiteral("view.inspector"));
    toggle->setChecked(shown);
    actions.setAvailable(QStringLiteral("view.inspector"), current->wantsInspector(),
                         MainWindow::tr("There is no inspector beside this page"));
    if (shown)
        inspector->setAccount(current->currentAccount());
    Q_EMIT q.selectionChanged();
}

void MainWindow::Private::connectSession()
{
    connect(&session, &Session::snapshotChanged, &q, [this] { showSnapshot(); });
    connect(&session, &Session::trendsChanged, &q, [this] { showTrends(); });
    connect(&session, &Session::failed, &q, [this](const Error &error) { banners->showError(error); });
    connect(&session, &Session::busyChanged, &q, [this](bool isBusy) {
        if (isBusy)
            busy->start(MainWindow::tr("Reading the portfolio"));
        else
            busy->stop();
    });
    connect(&session, &Session::undoStateChanged, &q, [this] { showUndo(); });
    connect(&session, &Session::editApplied, &q, [this](const EditReceipt &receipt) {
        if (receipt.kind != "setting")
            q.showMessage(wording::editSummary(voice, receipt), true);
    });
    connect(&session, &Session::editRefused, &q,
            [this](const Error &error) { q.showMessage(wording::problemLine(voice, error)); });
    connect(banners, &BannerStack::removeSampleRequested, &session, &Session::removeSample);
    connect(banners, &BannerStack::asOfRequested, &session, [this](Day day) { session.setAsOf(day); });
    connect(banners, &BannerStack::milestonesRequested, &q, [this] { q.go({QStringLiteral("milestones"), {}, QStringLiteral("find")}); });
    connect(banners, &BannerStack::retryRequested, &session, [this] {
        banners->clearError();
        session.open();
    });
}

void MainWindow::Private::connectFrame()
{
    connect(sidebar, &Sidebar::chosen, &q, [this](const QString &place) { q.go({place, {}, {}}); });
    connect(sidebar, &Sidebar::personClicked, &q,
            [this] {
                if (QAction *person = actions.action(QStringLiteral("milepost.person")))
                    person->trigger();
            });
    connect(inspector, &Inspector::openRequested, &q, &MainWindow::go);
    connect(status, &StatusStrip::undoClicked, &session, &Session::undo);
    connect(status, &StatusStrip::noticeClicked, &q, [this] { q.go({QStringLiteral("sources"), {}, {}}); });
    connect(toast, &Toast::actionClicked, &session, &Session::undo);
    connect(&top->asOfPicker(), &AsOfPicker::picked, &session,
            [this](std::optional<Day> day) { session.setAsOf(day); });
    FilterBox &box = top->filterBox();
    connect(&box, &FilterBox::edited, &q, [this](const QString &text) { filterTyped(text); });
    connect(&box, &FilterBox::accepted, &q, [this] {
        if (current)
            current->focusTarget()->setFocus(Qt::ShortcutFocusReason);
    });
    connect(&box, &FilterBox::left, &q, [this] {
        FilterBox &filter = top->filterBox();
        if (!filter.text().isEmpty() && current && current->takesFilter()) {
            filter.showText({});
            filterTyped({});
        }
        if (current)
            current->focusTarget()->setFocus(Qt::ShortcutFocusReason);
    });
    box.setCompleter([this](const std::string &text, std::size_t cursor) -> query::Completion {
        const Page *accounts = current && current->takesFilter() ? current : q.page(QStringLiteral("accounts"));
        const auto table = accounts ? accounts->filterTable() : nullptr;
        return table ? query::complete(text, cursor, *table, 8) : query::Completion();
    });
}

void MainWindow::Private::filterTyped(const QString &text)
{
    Page *target = current && current->takesFilter() ? current : q.page(QStringLiteral("accounts"));
    if (!target)
        return;
    const FilterFeedback feedback = target->setFilter(text);
    if (target != current)
        q.go({target->place(), {}, {}});
    top->filterBox().showFeedback(feedback);
    saveSoon();
}

void MainWindow::Private::showSnapshot()
{
    const Snapshot &snapshot = session.snapshot();
    if (!snapshot.portfolio || !started)
        return;
    banners->clearError();
    for (Page *page : all)
        page->setSnapshot(snapshot);
    inspector->setSnapshot(snapshot);
    banners->setSnapshot(snapshot, session.chosenAsOf().has_value());
    const Portfolio &portfolio = *snapshot.portfolio;
    top->asOfPicker().setDays(portfolio.asOf, session.chosenAsOf().has_value(), session.today(), portfolio.lastFact);
    sidebar->setPerson(wording::plain(portfolio.me));
    actions.setAvailable(QStringLiteral("milepost.remove_sample"), portfolio.sample,
                         MainWindow::tr("There is no sample portfolio here"));
    actions.setAvailable(QStringLiteral("milepost.create_sample"), portfolio.accountCount() == 0,
                         MainWindow::tr("The sample is for an empty workspace only"));
    showTrends();
    showStatus();
    for (Page *page : all)
        showBadge(page);
    showSelection();
}

void MainWindow::Private::showTrends()
{
    if (!started)
        return;
    for (Page *page : all)
        page->setTrends(session.trends());
    inspector->setTrends(session.trends());
}

void MainWindow::Private::showStatus()
{
    const Portfolio &portfolio = *session.snapshot().portfolio;
    std::int64_t arr = noMinor;
    for (const std::int64_t minor : portfolio.arrMinor) {
        if (minor != noMinor)
            arr = (arr == noMinor ? 0 : arr) + minor;
    }
    QString book = MainWindow::tr("%Ln account(s)", nullptr, static_cast<int>(portfolio.accountCount()));
    if (arr != noMinor)
        book = MainWindow::tr("%1 · %2 ARR").arg(book, wording::moneyCompact(voice, arr, portfolio.baseCurrency));
    status->setPortfolioText(portfolio.sample ? MainWindow::tr("Sample · %1").arg(book) : book);
    Instant last;
    std::int64_t rejected = 0;
    for (const SourceFact &source : portfolio.sources) {
        last = std::max(last, source.lastSuccess);
        rejected += source.rejected;
    }
    status->setSyncText(last.valid() ? wording::lastSync(voice, last, clock.now()) : MainWindow::tr("no source connected"));
    status->setNotice(Mark::Watch, rejected > 0 ? wording::rowsNeedALook(voice, rejected) : QString());
}

void MainWindow::Private::showUndo()
{
    const UndoState &undo = session.undoState();
    QAction *undoAction = actions.action(QStringLiteral("edit.undo"));
    QAction *redoAction = actions.action(QStringLiteral("edit.redo"));
    undoAction->setText(undo.undo ? wording::undoLabel(voice, *undo.undo) : MainWindow::tr("Undo"));
    redoAction->setText(undo.redo ? wording::redoLabel(voice, *undo.redo) : MainWindow::tr("Redo"));
    actions.setAvailable(QStringLiteral("edit.undo"), undo.undo.has_value(), MainWindow::tr("Nothing to undo"));
    actions.setAvailable(QStringLiteral("edit.redo"), undo.redo.has_value(), MainWindow::tr("Nothing to redo"));
    status->setUndo(undo.undo ? undoAction->text() : QString(),
                    actions.hint(QStringLiteral("edit.undo")).join(QLatin1Char(' ')));
}

void MainWindow::Private::showBadge(Page *page)
{
    if (page->iconName().isEmpty())
        return;
    sidebar->setBadge(page->place(), page->count(), page->attentionText());
}

void MainWindow::showMessage(const QString &text, bool undoable)
{
    const QString keys = d->actions.hint(QStringLiteral("edit.undo")).join(QLatin1Char(' '));
    d->toast->showText(text, undoable ? tr("Undo") : QString(), undoable ? keys : QString());
}

QString MainWindow::Private::subject(const QString &manyOthers) const
{
    const auto accounts = current ? current->selectedAccounts() : std::vector<AccountId>();
    const Snapshot &snapshot = session.snapshot();
    if (accounts.empty() || !snapshot.portfolio)
        return {};
    const AccountId shown = std::ranges::find(accounts, current->currentAccount()) != accounts.end()
        ? current->currentAccount()
        : accounts.front();
    const AccountIndex index = snapshot.portfolio->find(shown);
    if (index == noAccount)
        return {};
    const QString name = wording::plain(snapshot.portfolio->text(snapshot.portfolio->name[index]));
    if (accounts.size() == 1)
        return name;
    return manyOthers.arg(name, wording::integer(voice, static_cast<std::int64_t>(accounts.size()) - 1));
}

void MainWindow::Private::saveSoon()
{
    if (started)
        saveTimer.start();
}

void MainWindow::Private::save()
{
    if (!started)
        return;
    state.setGeometry(q.saveGeometry());
    if (current)
        state.setLocation(current->location());
    for (const Page *page : all) {
        state.setPageState(page->place(), page->saveState());
        if (page->place() == QLatin1String("accounts"))
            state.setFilter(page->filter());
    }
    settings.sync();
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    // A desktop that goes dark in the evening; a theme that the person chose stays.
    if (event->type() == QEvent::ThemeChange && d && d->started)
        d->applyLooks();
    return handled;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    d->save();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    d->showSelection();
    d->saveSoon();
}

} // namespace milepost::ui
