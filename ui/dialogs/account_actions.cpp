/// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/account_actions.h"

#include "dialogs/ask_panel.h"
#include "dialogs/email_composer.h"
#include "shell/action_registry.h"
#include "shell/main_window.h"
#include "theme/button.h"
#include "wording/voice.h"
#include "workspace/session.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QLineEdit>

#include <set>

namespace milepost::ui {

namespace {

QDate toDate(Day day) { return QDate(1970, 1, 1).addDays(day.value); }
Day fromDate(QDate date) { return Day{static_cast<std::int32_t>(QDate(1970, 1, 1).daysTo(date))}; }

QDateEdit *dateField(Day day, Day latest = {})
{
    auto *field = new QDateEdit(toDate(day));
    field->setCalendarPopup(true);
    if (latest.valid())
        field->setMaximumDate(toDate(latest));
    return field;
}

/// Any part of an entry finds it.
QComboBox *searchableList()
{
    auto *list = new QComboBox;
    list->setEditable(true);
    list->setInsertPolicy(QComboBox::NoInsert);
    list->completer()->setFilterMode(Qt::MatchContains);
    list->completer()->setCompletionMode(QCompleter::PopupCompletion);
    return list;
}

QStringList ownersOf(const Portfolio &portfolio)
{
    std::set<StringId> seen(portfolio.owner.begin(), portfolio.owner.end());
    QStringList owners;
    for (const StringId owner : seen) {
        if (owner != 0)
            owners.append(wording::plain(portfolio.text(owner)));
    }
    owners.sort(Qt::CaseInsensitive);
    return owners;
}

constexpr const char *nobodySelected = QT_TRANSLATE_NOOP("milepost::ui::AccountActions", "No account is selected");

} // namespace

AccountActions::AccountActions(MainWindow &window, Session &session, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_session(session)
{
    const auto add = [this](const QString &id, const QString &text, const QKeySequence &keys, const QString &icon,
                            void (AccountActions::*run)(), const QStringList &places) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.keys = {keys};
        spec.group = ActionSpec::Group::Accounts;
        spec.places = places;
        spec.icon = icon;
        m_window.actions().add(spec, [this, run] { (this->*run)(); });
    };
    const QStringList lists{QStringLiteral("today"), QStringLiteral("accounts")};
    const QStringList everywhere = lists + QStringList{QStringLiteral("account")};
    add(account_action::open, tr("Open"), QKeySequence(Qt::Key_Return), QStringLiteral("arrow-right"),
        &AccountActions::open, lists);
    add(account_action::logMilestone, tr("Log milestone"), QKeySequence(QStringLiteral("L")),
        QStringLiteral("milestones"), &AccountActions::logMilestone, everywhere);
    add(account_action::assign, tr("Assign"), QKeySequence(QStringLiteral("A")), QStringLiteral("person"),
        &AccountActions::assign, everywhere);
    add(account_action::task, tr("Task"), QKeySequence(QStringLiteral("T")), QStringLiteral("task"),
        &AccountActions::addTask, everywhere);
    add(account_action::note, tr("Note"), QKeySequence(QStringLiteral("N")), QStringLiteral("note"),
        &AccountActions::writeNote, everywhere);
    add(account_action::email, tr("Email"), QKeySequence(QStringLiteral("M")), QStringLiteral("mail"),
        &AccountActions::writeEmail, everywhere);
    add(account_action::snooze, tr("Snooze"), QKeySequence(QStringLiteral("H")), QStringLiteral("clock"),
        &AccountActions::snooze, everywhere);
    add(account_action::done, tr("Done"), QKeySequence(QStringLiteral("E")), QStringLiteral("check"),
        &AccountActions::markDone, everywhere);
    ActionSpec person;
    person.id = QStringLiteral("milepost.person");
    person.text = tr("Say who you are");
    person.group = ActionSpec::Group::Milepost;
    person.icon = QStringLiteral("person");
    m_window.actions().add(person, [this] { sayWhoYouAre(); });
    connect(&window, &MainWindow::selectionChanged, this, &AccountActions::updateAvailability);
    connect(&session, &Session::snapshotChanged, this, &AccountActions::updateAvailability);
    updateAvailability();
}

std::vector<AccountId> AccountActions::accounts() const
{
    const Page *page = m_window.currentPage();
    return page && m_session.snapshot().portfolio ? page->selectedAccounts() : std::vector<AccountId>();
}

void AccountActions::updateAvailability()
{
    const bool any = !accounts().empty();
    for (const QString &id : {account_action::open, account_action::logMilestone, account_action::assign,
                              account_action::task, account_action::note, account_action::email, account_action::snooze, account_action::done})
        m_window.actions().setAvailable(id, any, tr(nobodySelected));
}

QString AccountActions::externalId(AccountId account) const
{
    const Portfolio &portfolio = *m_session.snapshot().portfolio;
    const AccountIndex index = portfolio.find(account);
    return index == noAccount ? QString() : wording::plain(portfolio.text(portfolio.externalId[index]));
}

QString AccountActions::subject(const std::vector<AccountId> &accounts) const
{
    const Portfolio &portfolio = *m_session.snapshot().portfolio;
    const AccountIndex index = portfolio.find(accounts.front());
    if (accounts.size() == 1 && index != noAccount)
        return wording::plain(portfolio.text(portfolio.name[index]));
    return tr("%Ln account(s)", nullptr, static_cast<int>(accounts.size()));
}

void AccountActions::acted(const std::vector<AccountId> &accounts)
{
    if (Page *page = m_window.currentPage())
        page->actedOn(accounts);
}

void AccountActions::open()
{
    const AccountId account = m_window.currentPage() ? m_window.currentPage()->currentAccount() : AccountId{};
    if (account)
        m_window.go({QStringLiteral("account"), externalId(account), {}});
}

void AccountActions::writeNote()
{
    const Page *page = m_window.currentPage();
    const AccountId account = page && page->currentAccount() ? page->currentAccount() : accounts().front();
    m_window.go({QStringLiteral("account"), externalId(account), QStringLiteral("notes")});
}

void AccountActions::writeEmail()
{
    const Page *page = m_window.currentPage();
    const AccountId account = page && page->currentAccount() ? page->currentAccount() : accounts().front();
    if (m_session.snapshot().portfolio->find(account) != noAccount)
        (new EmailComposer(m_window, m_session, account))->open(); // goes away by itself
}

void AccountActions::logMilestone()
{
    const auto chosen = accounts();
    const Snapshot snapshot = m_session.snapshot();
    const Portfolio &portfolio = *snapshot.portfolio;
    auto *panel = new AskPanel(&m_window, tr("Log milestone"), subject(chosen), tr("Log milestone"));
    auto *milestone = searchableList();
    const AccountIndex first = portfolio.find(chosen.front());
    for (std::size_t i = 0; first != noAccount && i < portfolio.milestones.size(); ++i) {
        if (portfolio.applies(first, static_cast<MilestoneIndex>(i)))
            milestone->addItem(wording::plain(portfolio.milestones[i].title),
                               QVariant::fromValue<qlonglong>(portfolio.milestones[i].id.value));
    }
    milestone->setCurrentIndex(-1);
    const MilestoneIndex next = first == noAccount ? noMilestone : snapshot.standing->next[first];
    if (next != noMilestone)
        milestone->setCurrentText(wording::plain(portfolio.milestones[next].title));
    if (next != noMilestone)
        milestone->setCurrentIndex(milestone->findData(QVariant::fromValue<qlonglong>(portfolio.milestones[next].id.value)));
    QDateEdit *on = dateField(portfolio.asOf, m_session.today());
    auto *note = new QLineEdit, *link = new QLineEdit, *confirmedBy = new QLineEdit;
    panel->addField(tr("Milestone"), milestone);
    panel->addField(tr("Reached on"), on);
    panel->addField(tr("Evidence"), note);
    panel->addField(tr("Link"), link);
    panel->addField(tr("Confirmed by"), confirmedBy);
    panel->onAccept([=, this] {
        const int row = milestone->findText(milestone->currentText());
        if (row < 0) {
            panel->showProblem(tr("There is no milestone of this name."));
            return false;
        }
        m_session.apply(LogMilestone{chosen, MilestoneId{milestone->itemData(row).toLongLong()}, fromDate(on->date()),
                                     note->text().toStdString(), link->text().toStdString(),
                                     confirmedBy->text().toStdString()});
        acted(chosen);
        return true;
    });
    panel->open();
}

void AccountActions::assign()
{
    const auto chosen = accounts();
    const Portfolio &portfolio = *m_session.snapshot().portfolio;
    auto *panel = new AskPanel(&m_window, tr("Assign"), subject(chosen), tr("Assign"));
    auto *owner = searchableList();
    owner->addItems(ownersOf(portfolio));
    owner->setCurrentText(wording::plain(portfolio.me));
    owner->lineEdit()->selectAll();
    panel->addField(tr("Owner"), owner);
    panel->onAccept([=, this] {
        const QString name = owner->currentText().trimmed();
        if (name.isEmpty()) {
            panel->showProblem(tr("Say who is to own it."));
            return false;
        }
        m_session.apply(AssignOwner{chosen, name.toStdString()});
        acted(chosen);
        return true;
    });
    panel->open();
}

void AccountActions::sayWhoYouAre()
{
    const auto &portfolio = m_session.snapshot().portfolio;
    if (!portfolio)
        return;
    auto *panel = new AskPanel(&m_window, tr("Say who you are"), tr("So that “Mine” and owner:me know you."), tr("That is me"));
    auto *name = searchableList();
    name->addItems(ownersOf(*portfolio));
    name->setCurrentText(wording::plain(portfolio->me));
    panel->addField(tr("Your name"), name);
    panel->onAccept([=, this] {
        m_session.apply(ChangeSetting{"me", name->currentText().trimmed().toStdString()});
        return true;
    });
    panel->open();
}

void AccountActions::snooze()
{
    const auto chosen = accounts();
    const Day today = m_session.today();
    auto *panel = new AskPanel(&m_window, tr("Snooze"), subject(chosen), tr("Snooze"));
    auto *choice = new QComboBox;
    choice->addItem(tr("3 days"), 3);
    choice->addItem(tr("1 week"), 7);
    choice->addItem(tr("2 weeks"), 14);
    choice->addItem(tr("1 month"), 30);
    choice->setCurrentIndex(1);
    QDateEdit *until = dateField(today + 7);
    until->setMinimumDate(toDate(today + 1));
    connect(choice, &QComboBox::currentIndexChanged, until,
            [choice, until, today] { until->setDate(toDate(today + choice->currentData().toInt())); });
    auto *reason = new QLineEdit;
    panel->addField(tr("For"), choice);
    panel->addField(tr("Until"), until);
    panel->addField(tr("Reason"), reason);
    panel->onAccept([=, this] {
        m_session.apply(Snooze{chosen, fromDate(until->date()), reason->text().toStdString()});
        acted(chosen);
        return true;
    });
    panel->open();
}

void AccountActions::markDone()
{
    const auto chosen = accounts();
    m_session.apply(MarkDone{chosen});
    acted(chosen);
}

void AccountActions::addTask()
{
    const auto chosen = accounts();
    const Portfolio &portfolio = *m_session.snapshot().portfolio;
    auto *panel = new AskPanel(&m_window, tr("Task"), subject(chosen), tr("Add task"));
    auto *title = new QLineEdit;
    auto *owner = searchableList();
    owner->addItems(ownersOf(portfolio));
    owner->setCurrentText(wording::plain(portfolio.me));
    QDateEdit *due = dateField(m_session.today() + 7);
    panel->addField(tr("To do"), title);
    panel->addField(tr("Who"), owner);
    panel->addField(tr("Due"), due);
    panel->onAccept([=, this] {
        if (title->text().trimmed().isEmpty()) {
            panel->showProblem(tr("Say what is to be done."));
            return false;
        }
        m_session.apply(AddTask{chosen, title->text().trimmed().toStdString(),
                                owner->currentText().trimmed().toStdString(), fromDate(due->date())});
        return true;
    });
    panel->open();
}

} // namespace milepost::ui
