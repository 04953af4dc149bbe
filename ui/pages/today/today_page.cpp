#include "pages/today/today_page.h"

#include "delegates/line_list.h"
#include "delegates/record_view.h"
#include "pages/today/queue_item_pane.h"
#include "pages/today/setup_pane.h"
#include "shell/action_registry.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/queue_words.h"
#include "wording/reasons.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

namespace {

constexpr int queueWidth = 696;
constexpr int detailWidth = 576;
constexpr int leastQueueWidth = 560;
constexpr int leastDetailWidth = 480;
constexpr std::size_t mostStripItems = 3;

using wording::Voice;

} // namespace

TodayPage::TodayPage(const PageContext &context, QWidget *parent) : Page(context, parent)
{
    setSurface(this, Token::SurfacePage);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter);
    m_splitter->addWidget(buildQueue());

    m_side = new QStackedWidget;
    m_side->setMinimumWidth(scaled(leastDetailWidth));
    m_pane = new QueueItemPane(context);
    m_setup = new SetupPane(context);
    m_side->addWidget(m_pane);
    m_side->addWidget(m_setup);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({scaled(queueWidth), scaled(detailWidth)});

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &TodayPage::showCurrent);
    connect(m_list, &RecordList::opened, this, [this] {
        if (QAction *open = this->context().actions ? this->context().actions->action(QStringLiteral("account.open")) : nullptr)
            open->trigger();
    });
    connect(m_pane, &QueueItemPane::recordsRequested, this, [this] {
        const AccountIndex account = m_snapshot.portfolio->find(m_current);
        if (account != noAccount)
            Q_EMIT goRequested({QStringLiteral("account"),
                                wording::plain(m_snapshot.portfolio->text(m_snapshot.portfolio->externalId[account])),
                                QStringLiteral("timeline")});
    });
    connect(m_pane, &QueueItemPane::openRequested, this, [this] { Q_EMIT m_list->opened(m_list->currentIndex()); });
    connect(m_setup, &SetupPane::sampleRequested, this, [this] {
        if (this->context().session)
            this->context().session->createSample();
    });
    connect(m_setup, &SetupPane::sourceRequested, this, [this] { Q_EMIT goRequested({QStringLiteral("sources"), {}, {}}); });
    connect(m_setup, &SetupPane::milestonesRequested, this, [this] {
        if (QAction *choose = this->context().actions ? this->context().actions->action(QStringLiteral("milestones.choose"))
                                                      : nullptr)
            choose->trigger();
    });
    connect(m_splitter, &QSplitter::splitterMoved, this, &Page::stateChanged);
    addActions();
}

QWidget *TodayPage::buildQueue()
{
    auto *queue = new QWidget;
    queue->setMinimumWidth(scaled(leastQueueWidth));
    setSurface(queue, Token::SurfacePage);
    auto *column = new QVBoxLayout(queue);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QWidget;
    head->setFixedHeight(scaled(size::pageHeader));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::space4), 0);
    row->setSpacing(scaled(size::space3));
    row->addWidget(new TextLabel(tr("Today"), TypeRole::Title, TypeWeight::Strong));
    m_caption = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_caption->setElided(true);
    row->addWidget(m_caption, 1);
    m_scopes = new SegmentedControl({tr("Mine"), tr("Team")});
    m_scopes->setAccessibleName(tr("Whose items"));
    connect(m_scopes, &SegmentedControl::currentChanged, this, [this](int index) { setScope(static_cast<Scope>(index)); });
    row->addWidget(m_scopes);
    column->addWidget(head);

    m_header = new QueueHeader({QStringLiteral("#"), tr("Account and reason"), tr("Health, 12 weeks"), tr("Renewal, d"),
                                tr("At stake")});
    column->addWidget(m_header);
    m_list = new RecordList;
    m_list->setRowPixels(size::rowQueue);
    m_list->setModel(&m_model);
    m_list->setAccessibleName(tr("Today's queue"));
    column->addWidget(m_list, 1);
    m_empty = new EmptyState(QString(), tr("Show the whole team's queue"));
    connect(m_empty->button(), &QAbstractButton::clicked, this, [this] {
        m_scopes->setCurrent(Team);
        setScope(Team);
    });
    column->addWidget(m_empty, 1);
    column->addWidget(buildFoot());
    return queue;
}

QWidget *TodayPage::buildFoot()
{
    auto *foot = new QWidget;
    setSurface(foot, Token::SurfaceRaised);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const auto box = [column](QWidget *&into) {
        into = new QWidget;
        auto *outer = new QVBoxLayout(into);
        outer->setContentsMargins(0, 0, 0, 0);
        outer->setSpacing(0);
        outer->addWidget(new Hairline);
        auto *inner = new QVBoxLayout;
        inner->setContentsMargins(scaled(size::pagePadding), scaled(size::space2), scaled(size::space4),
                                  scaled(size::space2));
        inner->setSpacing(scaled(size::space1));
        outer->addLayout(inner);
        column->addWidget(into);
        return inner;
    };
    auto *strip = box(m_stripBox);
    auto *title = new SectionTitle(tr("Celebrate and ask"));
    title->setTrailing(tr("no money in these"));
    m_stripLines = new LineList;
    m_stripLines->setClickable(true);
    strip->addWidget(title);
    strip->addWidget(m_stripLines);
    connect(m_stripLines, &LineList::clicked, this, [this](int line) {
        m_list->selectionModel()->clearCurrentIndex();
        showItem(m_strip[static_cast<std::size_t>(line)], 0, 0);
    });

    auto *away = box(m_putAwayBox);
    m_putAwayLink = new Button(QString(), Button::Rank::Link);
    m_putAwayLines = new LineList;
    auto *row = new QHBoxLayout;
    row->addWidget(m_putAwayLink);
    row->addStretch(1);
    away->addLayout(row);
    away->addWidget(m_putAwayLines);
    connect(m_putAwayLink, &QAbstractButton::clicked, this, [this] {
        m_putAwayShown = !m_putAwayShown;
        showFoot();
    });
    return foot;
}

void TodayPage::addActions()
{
    ActionRegistry *actions = context().actions;
    if (!actions)
        return;
    const auto add = [&](const char *id, const QString &text, const QList<QKeySequence> &keys, std::function<void()> run) {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.keys = keys;
        spec.places = QStringList{place()};
        spec.inMenu = false;
        actions->add(spec, std::move(run));
    };
    add("today.mine_or_team", tr("Mine or the whole team"), {QKeySequence(QStringLiteral("w"))}, [this] {
        m_scopes->setCurrent(m_scope == Mine ? Team : Mine);
        setScope(m_scope == Mine ? Team : Mine);
    });
}

void TodayPage::setScope(Scope scope)
{
    m_scope = scope;
    m_row = 0;
    applyScope();
    Q_EMIT stateChanged();
}

void TodayPage::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    const std::vector<StringId> &owners = snapshot.portfolio->owner;
    m_ownerless = !owners.empty() && std::ranges::all_of(owners, [](StringId owner) { return owner == 0; });
    m_scopes->setVisible(!m_ownerless);
    m_model.setSnapshot(snapshot);
    m_setup->setSnapshot(snapshot);
    applyScope();
}

void TodayPage::setTrends(const std::shared_ptr<const Trends> &trends) { m_model.setTrends(trends); }

void TodayPage::applyScope()
{
    if (!m_snapshot.portfolio)
        return;
    const QString me = QString::fromStdString(m_snapshot.portfolio->me);
    // A name that no account has: nobody said who they are, so nothing is theirs.
    const QString nobody = QStringLiteral("\n");
    const QWidget *focus = window()->focusWidget();
    const bool focusIsHere = focus && isAncestorOf(focus);
    const bool wasEmpty = m_list->isHidden();
    m_model.setOwner(showsTeam() ? QString() : me.isEmpty() ? nobody : me);
    showHeader();
    showFoot();
    const int row = m_model.rowOfAccount(m_current);
    selectRow(row >= 0 ? row : m_row);
    // What had the focus on the empty page is gone; the keys of the list are to work at once.
    if (wasEmpty && focusIsHere && !m_list->isHidden())
        m_list->setFocus(Qt::OtherFocusReason);
    Q_EMIT badgeChanged();
}

void TodayPage::showHeader()
{
    const auto voice = Voice::person();
    const Currency currency = m_snapshot.portfolio->baseCurrency;
    const int items = m_model.rowCount();
    const bool team = showsTeam();
    const bool nobody = !team && m_snapshot.portfolio->me.empty() && m_snapshot.portfolio->accountCount() > 0;
    const wording::EmptyQueue empty = items > 0 || nobody
        ? wording::EmptyQueue()
        : wording::emptyQueue(voice, *m_snapshot.standing, team ? std::string_view() : m_snapshot.portfolio->me);
    m_countKnown = items > 0 || (!nobody && empty.known);
    if (items == 0) {
        m_caption->setText(m_countKnown ? tr("nothing waits") : QString());
    } else {
        QString text = tr("%Ln item(s)", nullptr, items);
        if (m_model.stakeMinor() != noMinor)
            text += QStringLiteral(" · ") + tr("%1 at stake").arg(wording::money(voice, m_model.stakeMinor(), currency));
        m_caption->setText(text);
    }
    m_header->setTitles({QStringLiteral("#"), tr("Account and reason"), tr("Health, 12 weeks"), tr("Renewal, d"),
                         tr("At stake, %1").arg(wording::currencySign(currency))});
    m_list->setVisible(items > 0);
    m_header->setVisible(items > 0);
    m_empty->setVisible(items == 0);
    m_empty->setSentence(nobody ? tr("Milepost does not know who you are, so nobody waits for you.") : empty.sentence);
    m_empty->button()->setVisible(!team && m_snapshot.portfolio->accountCount() > 0);
}

std::vector<QueueItem> TodayPage::footItems(const std::vector<QueueItem> &items) const
{
    std::vector<QueueItem> mine;
    const Portfolio &portfolio = *m_snapshot.portfolio;
    for (const QueueItem &item : items) {
        if (showsTeam() || (!portfolio.me.empty() && portfolio.text(portfolio.owner[item.account]) == portfolio.me))
            mine.push_back(item);
    }
    return mine;
}

void TodayPage::showFoot()
{
    const auto voice = Voice::person();
    const Portfolio &portfolio = *m_snapshot.portfolio;
    m_strip = footItems(m_snapshot.standing->strip);
    if (m_strip.size() > mostStripItems)
        m_strip.resize(mostStripItems);
    QVector<LineData> lines;
    for (const QueueItem &item : m_strip) {
        LineData line;
        line.mark = Mark::Chance;
        line.runs.push_back({wording::plain(portfolio.text(portfolio.name[item.account])), Tone::Primary, TypeWeight::Medium});
        line.runs.push_back({wording::reasonLine(voice, *m_snapshot.standing, item), Tone::Secondary});
        lines.push_back(line);
    }
    m_stripLines->setLines(lines);
    m_stripBox->setVisible(!lines.isEmpty());

    const auto away = footItems(m_snapshot.standing->putAway);
    m_putAwayBox->setVisible(!away.empty());
    m_putAwayLink->setText(m_putAwayShown ? tr("Hide what was put away")
                                          : tr("%Ln put away", nullptr, static_cast<int>(away.size())));
    QVector<LineData> awayLines;
    for (const QueueItem &item : away) {
        LineData line;
        line.icon = Icon::Clock;
        line.runs.push_back({wording::plain(portfolio.text(portfolio.name[item.account])), Tone::Primary, TypeWeight::Medium});
        line.runs.push_back({wording::reasonLine(voice, *m_snapshot.standing, item), Tone::Secondary});
        line.trailing = tr("until %1").arg(wording::date(voice, item.snoozedUntil, portfolio.asOf));
        awayLines.push_back(line);
    }
    m_putAwayLines->setLines(awayLines);
    m_putAwayLines->setVisible(m_putAwayShown);
}

void TodayPage::selectRow(int row)
{
    const int rows = m_model.rowCount();
    if (rows == 0) {
        m_current = {};
        m_side->setCurrentWidget(m_setup);
        Q_EMIT selectionChanged();
        return;
    }
    const QModelIndex index = m_model.index(std::clamp(row, 0, rows - 1), 0);
    if (m_list->currentIndex() == index)
        showCurrent();
    else
        m_list->setCurrentIndex(index);
}

void TodayPage::showCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    m_row = index.row();
    if (const QueueItem *item = m_model.item(m_row))
        showItem(*item, m_row + 1, m_model.rowCount());
}

void TodayPage::showItem(const QueueItem &item, int rank, int count)
{
    m_current = m_snapshot.portfolio->id[item.account];
    m_pane->setItem(m_snapshot, item, rank, count);
    m_side->setCurrentWidget(m_pane);
    if (Session *session = context().session) {
        session->requestDetail(this, m_current, [this, account = m_current](const Result<AccountDetail> &detail) {
            if (detail && account == m_current)
                m_pane->setDetail(*detail);
        });
    }
    Q_EMIT selectionChanged();
}

std::optional<qint64> TodayPage::count() const
{
    return m_snapshot.portfolio && m_countKnown ? std::optional<qint64>(m_model.rowCount()) : std::nullopt;
}

std::vector<AccountId> TodayPage::selectedAccounts() const
{
    return m_current ? std::vector<AccountId>{m_current} : std::vector<AccountId>{};
}

AccountId TodayPage::currentAccount() const { return m_current; }

QWidget *TodayPage::focusTarget() { return m_list; }

void TodayPage::arrive(const Location &location)
{
    if (location.account.isEmpty() || !m_snapshot.portfolio)
        return;
    const AccountIndex account = m_snapshot.portfolio->findExternal(location.account.toStdString());
    if (account == noAccount)
        return;
    const int row = m_model.rowOfAccount(m_snapshot.portfolio->id[account]);
    if (row >= 0)
        selectRow(row);
}

Location TodayPage::location() const
{
    if (!m_current || !m_snapshot.portfolio)
        return {place(), {}, {}};
    const AccountIndex account = m_snapshot.portfolio->find(m_current);
    if (account == noAccount)
        return {place(), {}, {}};
    return {place(), wording::plain(m_snapshot.portfolio->text(m_snapshot.portfolio->externalId[account])), {}};
}

QJsonObject TodayPage::saveState() const
{
    return {{QStringLiteral("scope"), static_cast<int>(m_scope)},
            {QStringLiteral("splitter"), QString::fromLatin1(m_splitter->saveState().toBase64())}};
}

void TodayPage::restoreState(const QJsonObject &state)
{
    const auto splitter = state[QStringLiteral("splitter")].toString();
    if (!splitter.isEmpty())
        m_splitter->restoreState(QByteArray::fromBase64(splitter.toLatin1()));
    const Scope scope = state[QStringLiteral("scope")].toInt() == Team ? Team : Mine;
    m_scopes->setCurrent(scope);
    m_scope = scope;
    applyScope();
}

std::optional<PageTable> TodayPage::shownTable() const
{
    if (!m_snapshot.portfolio || m_model.rowCount() == 0)
        return std::nullopt;
    std::vector<QueueItem> items;
    for (int row = 0; row < m_model.rowCount(); ++row)
        items.push_back(*m_model.item(row));
    return PageTable{tr("Today"), tr("today-%1").arg(QString::fromStdString(isoFromDay(m_snapshot.portfolio->asOf))),
                     [snapshot = m_snapshot, items = std::move(items)] {
                         return queueTable(*snapshot.portfolio, *snapshot.standing, items);
                     }};
}

} // namespace milepost::ui
