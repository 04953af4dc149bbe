#include "pages/value/value_page.h"

#include "delegates/record_view.h"
#include "dialogs/save_document.h"
#include "pages/benchmarks/chart_pane.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/value/account_value.h"
#include "pages/value/portfolio_value.h"
#include "reports/roi_workbook.h"
#include "shell/action_registry.h"
#include "shell/export_table.h"
#include "shell/prompter.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "workspace/saved_file.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPointer>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {
const QString portfolioPart = QStringLiteral("portfolio"), accountPart = QStringLiteral("account");
}

ValuePage::ValuePage(const PageContext &context, QWidget *parent) : Page(context, parent)
{
    auto *column = tightColumn(this);
    column->addWidget(buildHeader());
    column->addWidget(new Hairline);
    m_stack = new QStackedWidget;
    m_account = new AccountValue(context);
    m_portfolio = new PortfolioValue(context);
    m_nobody = new EmptyState(tr("This account is not in the portfolio as of this day."), tr("Value of all accounts"));
    m_nobody->setReached(0);
    connect(m_nobody->button(), &QAbstractButton::clicked, this, [this] { setMode(Mode::Portfolio); });
    for (QWidget *each : std::initializer_list<QWidget *>{m_account, m_portfolio, m_nobody})
        m_stack->addWidget(each);
    column->addWidget(m_stack, 1);
    connect(m_account, &AccountValue::shownChanged, this, &ValuePage::showHeader);
    connect(m_account, &AccountValue::exportRequested, this, [this](ChartPane *pane) {
        exportTable(*this, tr("Export the figures of the chart"), tr("value-figures"), exportTableOf(pane->table(exportVoice())));
    });
    connect(m_portfolio, &PortfolioValue::shownChanged, this, &ValuePage::showHeader);
    connect(m_portfolio, &PortfolioValue::selectionChanged, this, &Page::selectionChanged);
    connect(m_portfolio, &PortfolioValue::openRequested, this, [this](AccountIndex account) {
        m_externalId = wording::plain(m_snapshot.portfolio->text(m_snapshot.portfolio->externalId[account]));
        setMode(Mode::Account);
        showAccount();
        Q_EMIT locationChanged();
    });
    connect(m_portfolio, &PortfolioValue::makeModelRequested, this, [this] {
        if (m_externalId.isEmpty() && m_snapshot.portfolio->accountCount() > 0)
            m_externalId = wording::plain(m_snapshot.portfolio->text(m_snapshot.portfolio->externalId[0]));
        setMode(Mode::Account);
        showAccount();
        m_account->beginLine();
    });
    addActions();
    setMode(Mode::Portfolio);
}

QWidget *ValuePage::buildHeader()
{
    auto *header = new QWidget;
    header->setFixedHeight(scaled(size::pageHeader));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::pagePadding), 0);
    row->setSpacing(scaled(size::space2));
    row->addWidget(new TextLabel(tr("Value"), TypeRole::Title, TypeWeight::Strong));
    row->addSpacing(scaled(size::space1));
    m_caption = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_caption->setElided(true);
    row->addWidget(m_caption, 1);
    m_choice = new SegmentedControl({tr("Account"), tr("Portfolio")});
    m_choice->setAccessibleName(tr("Value of one account or of all"));
    connect(m_choice, &SegmentedControl::currentChanged, this, [this](int mode) {
        setMode(static_cast<Mode>(mode));
        Q_EMIT locationChanged();
    });
    row->addWidget(m_choice);
    m_why = new Button(tr("Why?"));
    m_why->setKeyHint(QStringLiteral("w"));
    m_why->setToolTip(tr("Where the sum comes from, down to the days of events"));
    connect(m_why, &QAbstractButton::clicked, this, [this] { m_account->why(); });
    row->addWidget(m_why);
    m_export = new Button(tr("Export"));
    connect(m_export, &QAbstractButton::clicked, this, &ValuePage::exportShown);
    row->addWidget(m_export);
    m_workbook = new Button(tr("Workbook"));
    m_workbook->setToolTip(tr("The value model as an XLSX file that goes on calculating"));
    connect(m_workbook, &QAbstractButton::clicked, this, &ValuePage::saveWorkbook);
    row->addWidget(m_workbook);
    m_brief = new Button(tr("Brief"), Button::Rank::Primary);
    m_brief->setKeyHint(QStringLiteral("b"));
    m_brief->setToolTip(tr("One page for the customer, as PDF"));
    connect(m_brief, &QAbstractButton::clicked, this, &ValuePage::saveTheBrief);
    row->addWidget(m_brief);
    return header;
}

void ValuePage::addActions()
{
    ActionRegistry *actions = context().actions;
    if (!actions)
        return;
    const auto add = [&](const char *id, const QString &text, const QString &keys, auto run) {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        if (!keys.isEmpty())
            spec.keys = {QKeySequence(keys)};
        spec.places = QStringList{place()};
        spec.inMenu = false;
        actions->add(spec, run);
    };
    const auto onAccount = [this](auto run) {
        return [this, run] {
            if (m_mode == Mode::Account)
                run();
        };
    };
    add("value.account", tr("Value of one account"), QStringLiteral("1"), [this] { setMode(Mode::Account); });
    add("value.portfolio", tr("Value of all accounts"), QStringLiteral("2"), [this] { setMode(Mode::Portfolio); });
    add("value.lines", tr("Lines of the value model"), QStringLiteral("3"), onAccount([this] { m_account->showPart(AccountValue::Lines); }));
    add("value.assumptions", tr("Assumptions of the value model"), QStringLiteral("4"), onAccount([this] { m_account->showPart(AccountValue::Assumptions); }));
    add("value.costs", tr("Costs of the value model"), QStringLiteral("5"), onAccount([this] { m_account->showPart(AccountValue::Costs); }));
    add("value.why", tr("Why? Where the sum comes from"), QStringLiteral("W"), onAccount([this] { m_account->why(); }));
    add("value.for", tr("Change numbers for this account, or for the model"), QStringLiteral("Shift+M"), onAccount([this] {
            m_account->showPart(AccountValue::Assumptions);
            m_forModel = !m_forModel;
            m_account->setFor(m_forModel ? AccountValue::For::Model : AccountValue::For::Account);
        }));
    add("value.add_line", tr("Add a line or a cost to the value model"), QStringLiteral("+"), onAccount([this] { m_account->addPart(); }));
    add("value.change_part", tr("Change the line or the cost"), QStringLiteral("Shift+C"), onAccount([this] { m_account->changePart(); }));
    add("value.model", tr("Name, period and rounding of the value model"), QStringLiteral("Shift+V"), onAccount([this] { m_account->changeModel(); }));
    add("value.reset_assumption", tr("Use the model's number again"), {}, onAccount([this] {
            m_account->showPart(AccountValue::Assumptions);
            m_account->resetAssumption();
        }));
    add("value.workbook", tr("Save the value model as a workbook"), {}, onAccount([this] { saveWorkbook(); }));
    add("value.brief", tr("Save the brief of this account"), QStringLiteral("B"), onAccount([this] { saveTheBrief(); }));
    add("value.remove_line", tr("Remove the line or the cost from the value model"), {}, onAccount([this] { m_account->removePart(); }));
}

AccountIndex ValuePage::index() const
{
    return m_externalId.isEmpty() || !m_snapshot.portfolio ? noAccount : m_snapshot.portfolio->findExternal(m_externalId.toStdString());
}

void ValuePage::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    m_portfolio->setSnapshot(snapshot);
    showAccount();
}

void ValuePage::arrive(const Location &location)
{
    if (!location.account.isEmpty()) {
        m_externalId = location.account;
        setMode(Mode::Account);
        showAccount();
    } else if (location.part == portfolioPart) {
        setMode(Mode::Portfolio);
    }
}

Location ValuePage::location() const
{
    return m_mode == Mode::Account ? Location{place(), m_externalId, accountPart} : Location{place(), {}, portfolioPart};
}

std::vector<AccountId> ValuePage::selectedAccounts() const
{
    const AccountId account = currentAccount();
    return account ? std::vector<AccountId>{account} : std::vector<AccountId>{};
}

AccountId ValuePage::currentAccount() const
{
    const AccountIndex account = m_mode == Mode::Account ? index() : m_portfolio->current();
    return account == noAccount || !m_snapshot.portfolio ? AccountId{} : m_snapshot.portfolio->id[account];
}

FilterFeedback ValuePage::setFilter(const QString &text) { return m_portfolio->setFilter(text); }
QString ValuePage::filter() const { return m_mode == Mode::Portfolio ? m_portfolio->filter() : QString(); }
std::shared_ptr<const query::Table> ValuePage::filterTable() const { return m_mode == Mode::Portfolio ? m_portfolio->table() : nullptr; }

std::optional<PageTable> ValuePage::shownTable() const
{
    return m_mode == Mode::Account ? m_account->shownTable() : m_portfolio->shownTable();
}

void ValuePage::exportShown()
{
    if (auto table = shownTable())
        exportTable(*this, std::move(*table));
    else
        Q_EMIT messageRequested(tr("No figure shows, so there is nothing to export."));
}

QJsonObject ValuePage::saveState() const
{
    return {{QStringLiteral("account"), m_externalId}, {QStringLiteral("mode"), m_mode == Mode::Account ? accountPart : portfolioPart}};
}

void ValuePage::restoreState(const QJsonObject &state)
{
    m_externalId = state[QStringLiteral("account")].toString();
    setMode(state[QStringLiteral("mode")].toString() == accountPart && !m_externalId.isEmpty() ? Mode::Account : Mode::Portfolio);
    showAccount();
}

void ValuePage::setMode(Mode mode)
{
    if (mode == Mode::Account && m_externalId.isEmpty() && m_portfolio->current() != noAccount) {
        const Portfolio &portfolio = *m_snapshot.portfolio;
        m_externalId = wording::plain(portfolio.text(portfolio.externalId[m_portfolio->current()]));
    }
    m_mode = mode;
    m_choice->setCurrent(static_cast<int>(mode));
    showAccount();
    if (isVisible())
        focusTarget()->setFocus(Qt::OtherFocusReason);
    Q_EMIT filterChanged();
    Q_EMIT selectionChanged();
    Q_EMIT stateChanged();
}

void ValuePage::showAccount()
{
    const AccountIndex account = index();
    if (m_mode == Mode::Portfolio)
        m_stack->setCurrentWidget(m_portfolio);
    else
        m_stack->setCurrentWidget(account == noAccount ? static_cast<QWidget *>(m_nobody) : m_account);
    if (m_snapshot.portfolio && (account != noAccount || !m_externalId.isEmpty()) && (m_shownFor != m_snapshot.portfolio || m_shownAccount != account)) {
        m_shownFor = m_snapshot.portfolio;
        m_shownAccount = account;
        m_account->setAccount(m_snapshot, account);
    }
    showHeader();
}

void ValuePage::showHeader()
{
    const AccountIndex account = index();
    QStringList parts;
    if (m_mode == Mode::Portfolio) {
        parts << m_portfolio->sentence();
    } else if (account != noAccount) {
        parts << wording::plain(m_snapshot.portfolio->text(m_snapshot.portfolio->name[account])) << m_account->contract();
    }
    parts.removeAll(QString());
    m_caption->setText(parts.join(QStringLiteral(" · ")));
    m_caption->setToolTip(m_caption->text());
    m_why->setVisible(m_mode == Mode::Account && m_account->study().has_value());
    m_export->setVisible(shownTable().has_value());
    m_workbook->setVisible(m_mode == Mode::Account && m_account->study().has_value());
    m_brief->setVisible(m_mode == Mode::Account && index() != noAccount);
}

void ValuePage::saveTheBrief()
{
    if (m_snapshot.portfolio)
        saveBrief(*this, *m_snapshot.portfolio, index(), false, true);
}

void ValuePage::saveWorkbook()
{
    const auto &study = m_account->study();
    if (!study || index() == noAccount || !context().prompter)
        return;
    const Portfolio &portfolio = *m_snapshot.portfolio;
    const auto save = [self = QPointer<ValuePage>(this), roi = study->roi, asOf = portfolio.asOf,
                       account = std::string(portfolio.text(portfolio.name[index()]))](const QString &path) {
        if (path.isEmpty())
            return;
        QThreadPool::globalInstance()->start([self, roi, asOf, account, path] {
            const auto bytes = roiWorkbook(roi.model, roi.result, account, asOf);
            const auto saved = bytes ? saveFile(path.toStdString(), *bytes) : Result<>(bytes.error());
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, saved, path] {
                    if (self)
                        Q_EMIT self->messageRequested(saved ? tr("The value model is saved as %1").arg(path)
                                                            : wording::problemLine(wording::Voice::person(), saved.error()));
                },
                Qt::QueuedConnection);
        });
    };
    context().prompter->saveFile(this, tr("Save the value model as a workbook"), tr("value-%1").arg(m_externalId) + QStringLiteral(".xlsx"),
                                 tr("Excel workbooks (*.xlsx)"), save);
}

QWidget *ValuePage::focusTarget()
{
    return m_mode == Mode::Portfolio ? m_portfolio->rows() : m_account->focusTarget();
}

bool ValuePage::escape()
{
    if (m_mode == Mode::Account && m_account->escape())
        return true;
    return false;
}

} // namespace milepost::ui
