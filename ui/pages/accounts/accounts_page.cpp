/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/accounts/accounts_page.h"

#include "dialogs/account_actions.h"
#include "pages/accounts/account_list.h"
#include "pages/accounts/view_tabs.h"
#include "shell/action_registry.h"
#include "shell/export_table.h"
#include "shell/filter_edit.h"
#include "shell/prompter.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/casing.h"
#include "wording/figures.h"
#include "wording/filter_words.h"
#include "wording/problems.h"
#include "wording/terms.h"
#include "workspace/session.h"

#include <QApplication>
#include <QCheckBox>
#include <QJsonArray>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <QThreadPool>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <utility>

namespace milepost::ui {

namespace {

struct Grouping {
    const char *key;
    const char *words;
};
constexpr std::array groupings{
    Grouping{"", QT_TRANSLATE_NOOP("milepost::ui::AccountsPage", "none")},
    Grouping{"owner", QT_TRANSLATE_NOOP("milepost::ui::AccountsPage", "owner")},
    Grouping{"plan", QT_TRANSLATE_NOOP("milepost::ui::AccountsPage", "plan")},
    Grouping{"segments", QT_TRANSLATE_NOOP("milepost::ui::AccountsPage", "segment")},
    Grouping{"industry", QT_TRANSLATE_NOOP("milepost::ui::AccountsPage", "industry")},
    Grouping{"pace", QT_TRANSLATE_NOOP("milepost::ui::AccountsPage", "pace")},
    Grouping{"band", QT_TRANSLATE_NOOP("milepost::ui::AccountsPage", "health")},
};
constexpr int mostKeyedViews = 9;

} // namespace

AccountsPage::AccountsPage(const PageContext &context, QWidget *parent)
    : Page(context, parent)
    , m_views(builtInViews())
    , m_tabs(new ViewTabs(this))
    , m_list(new AccountList(m_model, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(tr("No account matches this filter."), tr("Show all accounts"), this))
{
    setSurface(this, Token::SurfacePage);
    m_empty->setReached(0);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(buildToolbar());
    layout->addWidget(m_stack, 1);
    layout->addWidget(buildSelectionBar());

    m_tabs->setViews(m_views);
    m_tabs->setCurrent(0, false);
    connect(m_tabs, &ViewTabs::chosen, this, &AccountsPage::chooseView);
    connect(m_tabs, &ViewTabs::saveRequested, this, [this] { m_tabs->askName(m_filter.left(40)); });
    connect(m_tabs, &ViewTabs::named, this, &AccountsPage::saveView);
    connect(m_tabs, &ViewTabs::updateRequested, this,
            [this](int view) { saveView(m_views[static_cast<std::size_t>(view)].name); });
    connect(m_tabs, &ViewTabs::renameRequested, this, [this](int view, const QString &name) {
        const ViewDefinition &old = m_views[static_cast<std::size_t>(view)];
        if (!this->context().session || name == old.name)
            return;
        this->context().session->apply(SaveView{name.toStdString(), old.toJson()});
        this->context().session->apply(DeleteView{old.name.toStdString()});
    });
    connect(m_tabs, &ViewTabs::deleteRequested, this, [this](int view) {
        if (this->context().session)
            this->context().session->apply(DeleteView{m_views[static_cast<std::size_t>(view)].name.toStdString()});
    });
    connect(m_empty->button(), &QAbstractButton::clicked, this, [this] { chooseView(0); });

    connect(m_list, &AccountList::sortRequested, this, [this](const QString &sort) {
        m_model.setSort(sort);
        Q_EMIT stateChanged();
    });
    connect(m_list, &AccountList::columnsChanged, this, &Page::stateChanged);
    connect(m_list, &AccountList::currentChanged, this, &Page::selectionChanged);
    connect(m_list, &AccountList::opened, this, [this](AccountId account) {
        const Portfolio &portfolio = *m_model.snapshot().portfolio;
        const AccountIndex index = portfolio.find(account);
        if (index != noAccount)
            Q_EMIT goRequested({QStringLiteral("account"),
                                wording::plain(portfolio.text(portfolio.externalId[index])), {}});
    });
    connect(&m_model, &AccountTableModel::arranged, this, &AccountsPage::showFigures);
    connect(&m_model, &AccountTableModel::checkedChanged, this, [this] {
        showSelectionBar();
        Q_EMIT selectionChanged();
    });
    if (context.session) {
        setSavedViews(context.session->views());
        connect(context.session, &Session::viewsChanged, this,
                [this] { setSavedViews(this->context().session->views()); });
    }
    if (context.actions)
        addActions();
    showSelectionBar();
}

QWidget *AccountsPage::buildToolbar()
{
    auto *bar = new QWidget;
    bar->setFixedHeight(scaled(size::viewToolbar));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(8), 0);
    row->setSpacing(scaled(8));
    m_count = new TextLabel({}, TypeRole::Body, TypeWeight::Strong);
    m_money = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_money->setElided(true);
    m_group = new Button(tr("Group"), Button::Rank::Flat);
    m_group->setLineIcon(Icon::Group);
    m_columns = new Button(tr("Columns"), Button::Rank::Flat);
    m_columns->setLineIcon(Icon::Columns);
    m_export = new Button(tr("Export"), Button::Rank::Flat);
    m_export->setLineIcon(Icon::Export);
    row->addWidget(m_count);
    row->addSpacing(scaled(4));
    row->addWidget(m_money, 1);
    m_restore = new Button(tr("Back to that filter"), Button::Rank::Link);
    m_restore->hide();
    row->addWidget(m_restore);
    connect(m_restore, &QAbstractButton::clicked, this, [this] {
        (void)setFilter(QString::fromStdString(m_model.arrangement().filter()));
        Q_EMIT filterChanged();
    });
    row->addWidget(m_group);
    row->addWidget(m_columns);
    row->addWidget(m_export);
    connect(m_group, &QAbstractButton::clicked, this, &AccountsPage::openGroupMenu);
    connect(m_columns, &QAbstractButton::clicked, this, &AccountsPage::openColumnsMenu);
    connect(m_export, &QAbstractButton::clicked, this, &AccountsPage::exportShown);
    return bar;
}

QWidget *AccountsPage::buildSelectionBar()
{
    m_selectionBar = new QWidget;
    setSurface(m_selectionBar, Token::SurfaceRaised);
    auto *column = new QVBoxLayout(m_selectionBar);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Hairline);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(16), 0);
    row->setSpacing(scaled(8));
    m_selectionBar->setFixedHeight(scaled(size::selectionBar));
    m_selected = new TextLabel({}, TypeRole::Body, TypeWeight::Strong);
    m_selectedMoney = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    row->addWidget(m_selected);
    row->addSpacing(scaled(4));
    row->addWidget(m_selectedMoney);
    m_hidden = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::WatchText);
    row->addWidget(m_hidden);
    row->addStretch(1);
    if (context().actions) {
        for (const QString &id : {account_action::assign, account_action::task, account_action::logMilestone,
                                  account_action::snooze}) {
            if (QAction *action = context().actions->action(id))
                row->addWidget(new Button(action));
        }
    }
    auto *clear = new Button(tr("Clear"), Button::Rank::Flat);
    clear->setKeyHint(tr("Esc"));
    connect(clear, &QAbstractButton::clicked, this, [this] { m_model.clearChecked(); });
    row->addWidget(clear);
    column->addLayout(row, 1);
    return m_selectionBar;
}

void AccountsPage::addActions()
{
    const QStringList here{place()};
    const auto add = [&](const QString &id, const QString &text, const QList<QKeySequence> &keys, bool inPalette,
                         const QString &icon, std::function<void()> run) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.keys = keys;
        spec.group = ActionSpec::Group::View;
        spec.places = here;
        spec.inPalette = inPalette;
        spec.inMenu = inPalette;
        spec.icon = icon;
        context().actions->add(spec, std::move(run));
    };
    for (int view = 0; view < mostKeyedViews; ++view) {
        add(QStringLiteral("accounts.view_%1").arg(view + 1), tr("View %1").arg(view + 1),
            {QKeySequence(QStringLiteral("Ctrl+%1").arg(view + 1))}, false, {}, [this, view] { chooseView(view); });
    }
    add(QStringLiteral("accounts.keep_view"), tr("Keep this filter as a view"), {}, true, QStringLiteral("plus"),
        [this] { m_tabs->askName(m_filter.left(40)); });
    add(QStringLiteral("accounts.check_all"), tr("Check all that shows"), {QKeySequence(QStringLiteral("Ctrl+A"))}, true,
        QStringLiteral("check"), [this] {
            std::vector<AccountId> all;
            for (const AccountIndex account : m_model.arrangement().rows())
                all.push_back(m_model.snapshot().portfolio->id[account]);
            m_model.setChecked(all, true);
        });
    for (const Grouping &grouping : groupings) {
        const QString key = QString::fromLatin1(grouping.key);
        add(QStringLiteral("accounts.group_") + (key.isEmpty() ? QStringLiteral("none") : key),
            tr("Group by: %1").arg(tr(grouping.words)), {}, true, QStringLiteral("group"), [this, key] {
                m_model.setGroupBy(key);
                Q_EMIT stateChanged();
            });
    }
}

std::optional<qint64> AccountsPage::count() const
{
    if (!m_model.snapshot().portfolio)
        return std::nullopt;
    return static_cast<qint64>(m_model.snapshot().portfolio->accountCount());
}

void AccountsPage::setSnapshot(const Snapshot &snapshot)
{
    if (!m_wantedCurrent.isEmpty()) {
        const AccountIndex index = snapshot.portfolio->findExternal(m_wantedCurrent.toStdString());
        if (index != noAccount)
            m_model.setCurrent(snapshot.portfolio->id[index]);
        m_wantedCurrent.clear();
    }
    m_model.setSnapshot(snapshot);
    // Ranks and dictionaries are made off this thread, so that the first key press does not pay for them.
    QThreadPool::globalInstance()->start([table = m_model.arrangement().table()] { table->prepare(); });
    if (m_filterWrong || m_model.arrangement().filter() != m_filter.toStdString())
        (void)setFilter(m_filter);
    m_nextCounted = 0;
    QTimer::singleShot(0, this, &AccountsPage::countViews);
    Q_EMIT badgeChanged();
    Q_EMIT selectionChanged();
}

void AccountsPage::setTrends(const std::shared_ptr<const Trends> &trends) { m_model.setTrends(trends); }

void AccountsPage::arrive(const Location &location)
{
    if (location.part.isEmpty())
        return;
    const bool exactly = location.part.startsWith(QLatin1Char('='));
    const QString name = exactly ? location.part.mid(1) : location.part;
    for (int view = 0; view < static_cast<int>(m_views.size()); ++view) {
        // Coming back, a filter typed on top of the view stays; asking for the view takes it away.
        if (m_views[static_cast<std::size_t>(view)].name == name && (view != m_view || exactly)) {
            showView(view, false);
            return;
        }
    }
}

Location AccountsPage::location() const
{
    return {place(), {}, m_views[static_cast<std::size_t>(m_view)].name};
}

std::vector<AccountId> AccountsPage::selectedAccounts() const { return m_model.selection().acting(); }
AccountId AccountsPage::currentAccount() const { return m_model.selection().current(); }
QWidget *AccountsPage::focusTarget() { return m_list->table(); }

bool AccountsPage::escape()
{
    if (m_model.selection().checkedCount() == 0)
        return false;
    m_model.clearChecked();
    return true;
}

FilterFeedback AccountsPage::setFilter(const QString &text)
{
    m_filter = text;
    const auto error = m_model.setFilter(text);
    const bool wasWrong = std::exchange(m_filterWrong, error.has_value());
    if (wasWrong != m_filterWrong)
        showFigures();
    m_tabs->setCurrent(m_view, changedFromView());
    Q_EMIT stateChanged();
    if (!error)
        return {};
    FilterFeedback feedback;
    feedback.error = wording::filterProblemLine(m_model.voice(), *error);
    const QByteArray utf8 = text.toUtf8();
    const int begin = FilterEdit::utf16Of(utf8, static_cast<int>(error->range.begin));
    const int end = FilterEdit::utf16Of(utf8, static_cast<int>(error->range.begin + error->range.length));
    feedback.column = begin;
    feedback.length = end - begin;
    feedback.suggestion = QString::fromStdString(error->suggestion);
    return feedback;
}

std::shared_ptr<const query::Table> AccountsPage::filterTable() const { return m_model.arrangement().table(); }

std::vector<Page::Destination> AccountsPage::destinations() const
{
    std::vector<Destination> found;
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        Destination destination;
        destination.text = m_views[i].name;
        const auto count = m_model.arrangement().countOf(m_views[i].filter.toStdString());
        destination.count = count ? static_cast<qint64>(*count) : -1;
        destination.location = {place(), {}, QLatin1Char('=') + m_views[i].name};
        if (i < mostKeyedViews)
            destination.keys = {QStringLiteral("Ctrl+%1").arg(i + 1)};
        found.push_back(std::move(destination));
    }
    return found;
}

ViewDefinition AccountsPage::present(const QString &name) const
{
    ViewDefinition view;
    view.name = name;
    view.filter = m_filter;
    view.sort = QString::fromStdString(m_model.arrangement().sort());
    view.groupBy = QString::fromStdString(m_model.arrangement().groupBy());
    view.columns = m_list->shownColumns();
    return view;
}

bool AccountsPage::changedFromView() const
{
    return m_filter.trimmed() != m_views[static_cast<std::size_t>(m_view)].filter.trimmed();
}

void AccountsPage::setSavedViews(const std::vector<SavedView> &views)
{
    const QString name = m_wantedView.isEmpty() ? m_views[static_cast<std::size_t>(m_view)].name : m_wantedView;
    m_views = builtInViews();
    for (const SavedView &view : views)
        m_views.push_back(ViewDefinition::fromJson(QString::fromStdString(view.name), view.definition));
    m_view = 0;
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        if (m_views[i].name == name) {
            m_view = static_cast<int>(i);
            m_wantedView.clear();
        }
    }
    m_tabs->setViews(m_views);
    m_tabs->setCurrent(m_view, changedFromView());
    m_nextCounted = 0;
    countViews();
}

void AccountsPage::chooseView(int view)
{
    if (view < 0 || view >= static_cast<int>(m_views.size()))
        return;
    showView(view, true);
}

void AccountsPage::showView(int view, bool remember)
{
    m_view = view;
    m_wantedView.clear();
    const ViewDefinition &shown = m_views[static_cast<std::size_t>(view)];
    if (!m_model.setSort(shown.sort))
        m_model.setSort(QStringLiteral("arr:desc"));
    m_model.setGroupBy(shown.groupBy);
    if (!shown.columns.isEmpty())
        m_list->setShownColumns(shown.columns);
    (void)setFilter(shown.filter);
    m_tabs->setCurrent(view, false);
    Q_EMIT filterChanged();
    if (remember)
        Q_EMIT locationChanged();
}

void AccountsPage::saveView(const QString &name)
{
    if (!context().session)
        return;
    const bool builtIn = std::ranges::any_of(
        m_views, [&](const ViewDefinition &view) { return view.builtIn && view.name == name; });
    if (builtIn) {
        Q_EMIT messageRequested(tr("“%1” comes with Milepost; choose another name.").arg(name));
        return;
    }
    context().session->apply(SaveView{name.toStdString(), present(name).toJson()});
}

void AccountsPage::countViews()
{
    // One view a turn: at 100,000 accounts all of them at once would be felt.
    if (m_nextCounted >= static_cast<int>(m_views.size()) || !m_model.snapshot().portfolio)
        return;
    m_tabs->setCount(m_nextCounted,
                     m_model.arrangement().countOf(m_views[static_cast<std::size_t>(m_nextCounted)].filter.toStdString()));
    ++m_nextCounted;
    QTimer::singleShot(0, this, &AccountsPage::countViews);
}

void AccountsPage::showFigures()
{
    if (!m_model.snapshot().portfolio)
        return;
    const wording::Voice &voice = m_model.voice();
    const AccountSummary &total = m_model.arrangement().total(), &all = m_model.arrangement().everything();
    const Currency currency = m_model.snapshot().portfolio->baseCurrency;
    const auto number = [&](std::size_t value) { return wording::integer(voice, static_cast<std::int64_t>(value)); };
    const bool everything = total.accounts == all.accounts;
    m_count->setText(everything ? tr("%Ln account(s)", nullptr, static_cast<int>(all.accounts))
                                : tr("%1 of %Ln account(s)", nullptr, static_cast<int>(all.accounts))
                                      .arg(number(total.accounts)));
    QString money = wording::moneyCompact(voice, total.arrMinor, currency);
    if (!everything)
        money = tr("%1 of %2").arg(money, wording::moneyCompact(voice, all.arrMinor, currency));
    // Half a filter cannot be read: the figures stay those of the last one that could, and say so where they stand.
    const QString last = QString::fromStdString(m_model.arrangement().filter()).trimmed();
    m_money->setInk(m_filterWrong ? Token::WatchText : Token::TextSecondary);
    m_restore->setVisible(m_filterWrong);
    if (m_filterWrong)
        m_money->setText(last.isEmpty() ? tr("The filter cannot be read: these are all accounts")
                                        : tr("The filter cannot be read: these match “%1”").arg(last));
    else
        m_money->setText(all.arrMinor == noMinor ? QString() : tr("%1 ARR").arg(money));
    const std::string &by = m_model.arrangement().groupBy();
    m_group->setText(by.empty() ? tr("Group")
                                : tr("Group: %1").arg(wording::withinSentence(voice, wording::columnTitle(voice, by))));
    for (const Grouping &grouping : groupings) {
        if (!by.empty() && by == grouping.key)
            m_group->setText(tr("Group: %1").arg(tr(grouping.words)));
    }
    showSelectionBar();
    const bool none = all.accounts == 0;
    m_empty->setSentence(none ? tr("There are no accounts yet.") : tr("No account matches this filter."));
    m_empty->button()->setText(none ? tr("Connect a source") : tr("Show all accounts"));
    if (none)
        connect(m_empty->button(), &QAbstractButton::clicked, this,
                [this] { Q_EMIT goRequested({QStringLiteral("sources"), {}, {}}); },
                Qt::SingleShotConnection);
    m_stack->setCurrentWidget(total.accounts == 0 ? static_cast<QWidget *>(m_empty) : m_list);
}

void AccountsPage::showSelectionBar()
{
    const SelectionKeeper &selection = m_model.selection();
    m_selectionBar->setVisible(selection.checkedCount() > 0);
    if (selection.checkedCount() == 0 || !m_model.snapshot().portfolio)
        return;
    const Portfolio &portfolio = *m_model.snapshot().portfolio;
    std::int64_t arr = noMinor;
    std::size_t showing = 0;
    for (const AccountIndex account : m_model.arrangement().rows())
        showing += selection.isChecked(portfolio.id[account]) ? 1 : 0;
    for (const AccountId account : selection.checked()) {
        const AccountIndex index = portfolio.find(account);
        if (index != noAccount && portfolio.arrMinor[index] != noMinor)
            arr = (arr == noMinor ? 0 : arr) + portfolio.arrMinor[index];
    }
    m_selected->setText(tr("%Ln selected", nullptr, static_cast<int>(selection.checkedCount())));
    m_selectedMoney->setText(
        arr == noMinor ? QString() : tr("%1 ARR").arg(wording::money(m_model.voice(), arr, portfolio.baseCurrency)));
    // Actions work on all checked accounts: those that the filter hides must be told of.
    const std::size_t hidden = selection.checkedCount() - showing;
    m_hidden->setText(hidden == 0 ? QString() : tr("%Ln not in this filter", nullptr, static_cast<int>(hidden)));
}

void AccountsPage::openGroupMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Grouping &grouping : groupings) {
        QAction *action = menu->addAction(tr(grouping.words), this, [this, key = QString::fromLatin1(grouping.key)] {
            m_model.setGroupBy(key);
            Q_EMIT stateChanged();
        });
        action->setCheckable(true);
        action->setChecked(m_model.arrangement().groupBy() == grouping.key);
    }
    menu->popup(m_group->mapToGlobal(QPoint(0, m_group->height() + 4)));
}

void AccountsPage::openColumnsMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList shown = m_list->shownColumns();
    for (int column = AccountTableModel::nameColumn + 1; column < m_model.columnCount(); ++column) {
        const QString key = m_model.headerData(column, Qt::Horizontal, AccountTableModel::ColumnKeyRole).toString();
        // A check box of its own keeps the menu open: several columns are chosen at a time.
        auto *box = new QCheckBox(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        box->setContentsMargins(8, 2, 8, 2);
        box->setChecked(shown.contains(key));
        connect(box, &QCheckBox::toggled, m_list, [this, key](bool on) { m_list->setColumnShown(key, on); });
        auto *action = new QWidgetAction(menu);
        action->setDefaultWidget(box);
        menu->addAction(action);
    }
    menu->addSeparator();
    menu->addAction(tr("Standard columns"), m_list, [this] {
        m_list->setWidths({});
        m_list->setShownColumns(AccountTableModel::standardColumns());
        Q_EMIT stateChanged();
    });
    menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height() + 4)));
}

std::optional<PageTable> AccountsPage::shownTable() const
{
    if (!m_model.snapshot().portfolio || m_model.arrangement().rows().empty())
        return std::nullopt;
    return PageTable{tr("Accounts"), tr("accounts-%1").arg(QString::fromStdString(isoFromDay(m_model.snapshot().portfolio->asOf))),
                     [snapshot = m_model.snapshot(), rows = m_model.arrangement().rows()] {
                         return accountsTable(*snapshot.portfolio, *snapshot.standing, rows);
                     }};
}

void AccountsPage::exportShown()
{
    if (auto table = shownTable())
        exportTable(*this, std::move(*table));
    else
        Q_EMIT messageRequested(tr("No account shows, so there is nothing to export."));
}

QJsonObject AccountsPage::saveState() const
{
    QJsonObject state;
    state.insert(QStringLiteral("view"), m_views[static_cast<std::size_t>(m_view)].name);
    state.insert(QStringLiteral("sort"), QString::fromStdString(m_model.arrangement().sort()));
    state.insert(QStringLiteral("group"), QString::fromStdString(m_model.arrangement().groupBy()));
    state.insert(QStringLiteral("columns"), QJsonArray::fromStringList(m_list->shownColumns()));
    state.insert(QStringLiteral("widths"), m_list->widths());
    const Portfolio *portfolio = m_model.snapshot().portfolio.get();
    const AccountIndex current = portfolio ? portfolio->find(currentAccount()) : noAccount;
    if (current != noAccount)
        state.insert(QStringLiteral("current"), wording::plain(portfolio->text(portfolio->externalId[current])));
    return state;
}

void AccountsPage::restoreState(const QJsonObject &state)
{
    const QString view = state.value(QStringLiteral("view")).toString();
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        if (m_views[i].name == view)
            m_view = static_cast<int>(i);
    }
    if (m_views[static_cast<std::size_t>(m_view)].name != view)
        m_wantedView = view; // a saved one: the views come with the profile
    m_filter = m_views[static_cast<std::size_t>(m_view)].filter;
    (void)m_model.setFilter(m_filter);
    m_model.setSort(state.value(QStringLiteral("sort")).toString(QStringLiteral("arr:desc")));
    m_model.setGroupBy(state.value(QStringLiteral("group")).toString());
    QStringList columns;
    const QJsonArray kept = state.value(QStringLiteral("columns")).toArray();
    for (const QJsonValue &column : kept)
        columns.append(column.toString());
    m_list->setWidths(state.value(QStringLiteral("widths")).toObject());
    if (!columns.isEmpty())
        m_list->setShownColumns(columns);
    m_wantedCurrent = state.value(QStringLiteral("current")).toString();
    m_tabs->setCurrent(m_view, false);
}

} // namespace milepost::ui
