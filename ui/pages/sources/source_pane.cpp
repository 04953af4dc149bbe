#include "pages/sources/source_pane.h"

#include "delegates/record_view.h"
#include "pages/sources/pane_rows.h"
#include "pages/sources/rejected_rows.h"
#include "pages/sources/run_pane.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "wording/source_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace milepost::ui {

namespace {

constexpr int mostChanges = 10, mostHistory = 6;
constexpr int factLabelWidth = 96;

using wording::Voice;

QHBoxLayout *buttonRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(size::space2));
    return row;
}

TextLabel *wrapped(Token ink = Token::TextSecondary)
{
    auto *label = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, ink);
    label->setWordWrap(true);
    return label;
}

QWidget *section(QVBoxLayout *&column)
{
    auto *box = new QWidget;
    column = new QVBoxLayout(box);
    column->setContentsMargins(0, scaled(size::space2), 0, scaled(size::space1));
    column->setSpacing(scaled(size::space2));
    return box;
}

QString moment(Instant instant)
{
    if (!instant.valid())
        return wording::noData();
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(instant.ms);
    const Day day{static_cast<std::int32_t>(QDate(1970, 1, 1).daysTo(time.date()))};
    return SourcePane::tr("%1, %2", "day, time of day").arg(wording::dateWithYear(Voice::person(), day), QLocale().toString(time.time(), QStringLiteral("HH:mm")));
}

QStringList addedColumns(const SchemaDrift &drift)
{
    QStringList names;
    for (const DriftChange &change : drift.changes) {
        if (change.change == ColumnChange::Added)
            names << wording::name(change.name);
    }
    return names;
}

QString stateWord(const SourceRow &row, Instant now)
{
    switch (row.state) {
    case SourceState::Fresh: return SourcePane::tr("up to date");
    case SourceState::Stale: return SourcePane::tr("no news");
    case SourceState::Paused: return SourcePane::tr("paused");
    case SourceState::Never: return SourcePane::tr("not synced yet");
    default: return stateText(row, now);
    }
}

} // namespace

SourcePane::SourcePane(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_driftModel(driftColumns()), m_historyModel(driftHistoryColumns())
{
    setSurface(this, Token::SurfacePage);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(buildHeader());
    m_notice = new InlineNotice;
    m_notice->clear();
    outer->addWidget(m_notice);
    outer->addWidget(new Hairline);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll, 1);
    auto *content = new QWidget;
    setSurface(content, Token::SurfacePage);
    scroll->setWidget(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(scaled(size::pagePadding), scaled(size::space2), scaled(size::pagePadding), scaled(size::space6));
    column->setSpacing(scaled(size::space2));
    m_remedy = wrapped();
    column->addWidget(m_remedy);
    column->addWidget(buildSecret());
    column->addWidget(buildShrunk());
    m_facts = new QGridLayout;
    m_facts->setContentsMargins(0, scaled(size::space2), 0, scaled(size::space2));
    m_facts->setHorizontalSpacing(scaled(size::space4));
    m_facts->setVerticalSpacing(scaled(size::space1));
    m_facts->setColumnMinimumWidth(0, scaled(factLabelWidth));
    m_facts->setColumnStretch(1, 1);
    column->addLayout(m_facts);
    column->addWidget(new Hairline);
    column->addWidget(buildDrift());
    m_rejected = new RejectedRows(context);
    column->addWidget(m_rejected);
    column->addStretch(1);
}

QWidget *SourcePane::buildHeader()
{
    auto *header = new QWidget;
    setSurface(header, Token::SurfacePage);
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::pagePadding), scaled(size::space2));
    column->setSpacing(scaled(size::space1));
    m_title = new TextLabel({}, TypeRole::Heading, TypeWeight::Strong);
    auto *remove = new Button(tr("Remove"), Button::Rank::Flat);
    auto *edit = new Button(tr("Edit"), Button::Rank::Flat);
    m_pause = new Button(tr("Pause"), Button::Rank::Flat);
    m_sync = new Button(tr("Sync now"), Button::Rank::Primary);
    m_caption = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_caption->setElided(true);
    column->addWidget(new TitleRow(m_title, {remove, edit, m_pause, m_sync}));
    column->addWidget(m_caption);
    connect(m_sync, &QAbstractButton::clicked, this, [this] {
        const bool busy = m_row.state == SourceState::Running || m_row.state == SourceState::Waiting;
        if (busy)
            Q_EMIT cancelRequested(m_row.name);
        else
            Q_EMIT syncRequested(m_row.name);
    });
    connect(m_pause, &QAbstractButton::clicked, this, [this] {
        if (m_row.status)
            Q_EMIT pauseRequested(m_row.name, !m_row.status->configuration.paused);
    });
    connect(edit, &QAbstractButton::clicked, this, [this] { Q_EMIT editRequested(m_row.name); });
    connect(remove, &QAbstractButton::clicked, this, [this] { Q_EMIT removeRequested(m_row.name); });
    return header;
}

QWidget *SourcePane::buildSecret()
{
    QVBoxLayout *column = nullptr;
    m_secret = section(column);
    m_secretWhy = wrapped();
    m_secretEdit = new QLineEdit;
    m_secretEdit->setEchoMode(QLineEdit::Password);
    m_keep = new QCheckBox(tr("Keep it in the keychain"));
    auto *use = new Button(tr("Use it"));
    auto *row = buttonRow();
    row->addWidget(m_secretEdit, 1);
    row->addWidget(m_keep);
    row->addWidget(use);
    column->addWidget(m_secretWhy);
    column->addLayout(row);
    connect(use, &QAbstractButton::clicked, this, &SourcePane::giveSecret);
    connect(m_secretEdit, &QLineEdit::returnPressed, this, &SourcePane::giveSecret);
    return m_secret;
}

void SourcePane::giveSecret()
{
    const QString secret = m_secretEdit->text();
    m_secretEdit->clear();
    if (!secret.isEmpty())
        Q_EMIT secretGiven(m_row.name, secret, m_keep->isChecked());
}

QWidget *SourcePane::buildShrunk()
{
    QVBoxLayout *column = nullptr;
    m_shrunk = section(column);
    m_shrunkText = wrapped(Token::TextPrimary);
    column->addWidget(m_shrunkText);
    auto *right = new Button(tr("That is right"));
    auto *look = new Button(tr("Look again"), Button::Rank::Flat);
    auto *row = new FlowRow;
    row->addWidget(right);
    row->addWidget(look);
    row->addWidget(new TextLabel(tr("Nothing is deleted in either case."), TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary));
    column->addLayout(row);
    connect(right, &QAbstractButton::clicked, this, [this] { Q_EMIT shrunkAccepted(m_row.name); });
    connect(look, &QAbstractButton::clicked, this, [this] { Q_EMIT syncRequested(m_row.name); });
    return m_shrunk;
}

QWidget *SourcePane::buildDrift()
{
    QVBoxLayout *column = nullptr;
    m_drift = section(column);
    m_driftTitle = new SectionTitle(tr("Columns"));
    column->addWidget(m_driftTitle);
    m_changes = makeRecordTable(&m_driftModel, tr("How its columns changed"));
    m_changes->setFocusPolicy(Qt::NoFocus);
    column->addWidget(m_changes);
    m_leftOut = wrapped();
    column->addWidget(m_leftOut);
    m_answers = new QWidget;
    auto *answers = new QVBoxLayout(m_answers);
    answers->setContentsMargins(0, 0, 0, 0);
    answers->setSpacing(scaled(size::space1));
    m_reread = new QCheckBox(tr("Read again what came without them"));
    m_rereadDetail = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    m_rereadDetail->setWordWrap(true);
    auto *row = new FlowRow;
    m_take = new Button(tr("Use them as they are now"));
    m_known = new Button(tr("Leave new ones out"), Button::Rank::Flat);
    row->addWidget(m_take);
    row->addWidget(m_known);
    row->addWidget(new TextLabel(tr("Not part of Undo."), TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary));
    answers->addWidget(m_reread);
    answers->addWidget(m_rereadDetail);
    answers->addLayout(row);
    column->addWidget(m_answers);
    connect(m_take, &QAbstractButton::clicked, this, [this] { answerDrift(DriftOutcome::Taken); });
    connect(m_known, &QAbstractButton::clicked, this, [this] { answerDrift(DriftOutcome::Known); });

    auto *policyRow = buttonRow();
    policyRow->addWidget(new TextLabel(tr("When they change"), TypeRole::Body, TypeWeight::Normal, Token::TextSecondary));
    m_policy = new QComboBox;
    m_policy->setAccessibleName(tr("When its columns change"));
    m_policy->setFocusPolicy(Qt::StrongFocus);
    for (const DriftPolicy each : {DriftPolicy::Take, DriftPolicy::Known, DriftPolicy::Stop})
        m_policy->addItem(wording::policy(Voice::person(), each));
    policyRow->addWidget(m_policy);
    policyRow->addStretch(1);
    column->addLayout(policyRow);
    m_policyDetail = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    m_policyDetail->setWordWrap(true);
    column->addWidget(m_policyDetail);
    connect(m_policy, qOverload<int>(&QComboBox::activated), this,
            [this](int index) { Q_EMIT policyChosen(m_row.name, static_cast<DriftPolicy>(index)); });

    m_historyTitle = new SectionTitle(tr("Earlier changes"));
    column->addWidget(m_historyTitle);
    m_history = makeRecordTable(&m_historyModel, tr("Earlier changes of its columns"));
    m_history->setFocusPolicy(Qt::NoFocus);
    column->addWidget(m_history);
    return m_drift;
}

void SourcePane::answerDrift(DriftOutcome answer)
{
    const bool taken = answer == DriftOutcome::Taken;
    for (const SchemaDrift &drift : std::exchange(m_asked, {}))
        Q_EMIT driftAnswered(m_row.name, drift.id, answer, taken && drift.canFill && m_reread->isChecked());
}

void SourcePane::setSource(const SourceRow &row, Instant now, const Error *asked, const std::string &holder)
{
    if (row.name != m_row.name) {
        m_drifts.clear();
        m_asked.clear();
        m_secretEdit->clear();
        m_secretAsked = false;
        m_rejected->setRows(row.name, {});
    }
    m_row = row;
    m_title->setText(wording::plain(row.name));
    if (!row.status)
        return;
    const SourceStatus &status = *row.status;
    const Voice voice = Voice::person();
    QStringList parts{wording::sourceKind(voice, status.configuration.kind), wording::sourcePlace(status.configuration)};
    m_caption->setText(parts.join(QStringLiteral(" · ")));
    const bool busy = row.state == SourceState::Running || row.state == SourceState::Waiting;
    m_sync->setText(busy ? tr("Stop") : tr("Sync now"));
    m_sync->setRank(busy ? Button::Rank::Default : Button::Rank::Primary);
    m_pause->setText(status.configuration.paused ? tr("Resume") : tr("Pause"));
    m_pause->setEnabled(status.configuration.schedule.kind != SourceSchedule::Kind::Manual || status.configuration.paused);
    m_pause->setToolTip(m_pause->isEnabled() ? QString() : tr("It has no schedule: it is synced by hand only"));
    showState(now, asked, holder);
    showFacts(now);
    showDrift();
}

void SourcePane::showState(Instant now, const Error *asked, const std::string &holder)
{
    const Voice voice = Voice::person();
    const SourceStatus &status = *m_row.status;
    m_remedy->hide();
    m_secret->setVisible(asked != nullptr);
    m_secretAsked = m_secretAsked && asked;
    m_shrunk->setVisible(status.shrunk.has_value());
    if (status.shrunk)
        m_shrunkText->setText(wording::shrunkSentence(voice, status.configuration.kind, *status.shrunk) + QLatin1Char(' ')
                              + tr("Is that right? Until you say, nothing more is read."));
    switch (m_row.state) {
    case SourceState::Running:
    case SourceState::Waiting: m_notice->clear(); return;
    case SourceState::NeedsSecret: {
        const bool refused = asked && status.error && status.error->code == ErrorCode::Credentials;
        const bool noKeychain = asked && asked->code == ErrorCode::Unsupported;
        m_notice->setNotice(Mark::Watch, refused ? tr("It was not let in.") : tr("Its secret is not at hand."),
                            tr("It is not synced until you give it."));
        m_secretWhy->setText(noKeychain ? tr("There is no keychain on this desktop, so it is asked for each time and kept nowhere.")
                                        : tr("It goes to the keychain of this desktop, never into the profile, and is not shown again."));
        m_keep->setVisible(!noKeychain);
        if (noKeychain || !std::exchange(m_secretAsked, true))
            m_keep->setChecked(!noKeychain); // later it is as the person has set it
        m_secretEdit->setAccessibleName(tr("Password or token of %1").arg(wording::name(m_row.name)));
        return;
    }
    case SourceState::Asks:
        m_notice->setNotice(Mark::Watch, status.shrunk ? tr("It has shrunk.") : tr("Its columns have changed."),
                            status.shrunk ? tr("It waits for your answer.") : tr("Nothing more is read until you have answered."));
        return;
    case SourceState::Elsewhere:
        m_notice->setNotice(Mark::Neutral, tr("Another program is syncing it."),
                            wording::plain(holder) + QStringLiteral(". ") + tr("This window tries again when that one has finished."));
        return;
    case SourceState::Failed: {
        const auto words = wording::sourceProblem(voice, *status.error);
        m_notice->setNotice(Mark::Risk, words.title + QLatin1Char('.'), words.cause + QLatin1Char('.'));
        m_remedy->setText(words.safe + QLatin1Char(' ') + words.next);
        m_remedy->show();
        return;
    }
    case SourceState::Stale:
        m_notice->setNotice(Mark::Watch, tr("No news from it."),
                            tr("Its last whole day is %1.").arg(wording::dateWithYear(voice, m_row.fact.lastCompleteDay)));
        return;
    default:
        if (status.openDrift.empty())
            m_notice->clear();
        else
            m_notice->setNotice(Mark::Watch, tr("Its columns have changed."), tr("New ones are left out until you have answered."));
    }
    Q_UNUSED(now)
}

void SourcePane::showFacts(Instant now)
{
    const Voice voice = Voice::person();
    const SourceStatus &status = *m_row.status;
    const QString failures = status.failures > 1 ? tr(", %Ln failures in a row", nullptr, status.failures) : QString();
    const QString next = status.configuration.paused ? tr("paused") : wording::nextSync(voice, status.due, now);
    QStringList when{wording::schedule(voice, status.configuration.schedule)};
    if (!next.isEmpty())
        when << next;
    const std::vector<std::pair<QString, QString>> facts{
        {tr("State"), stateWord(m_row, now) + failures},
        {tr("Schedule"), when.join(QStringLiteral(" · "))},
        {tr("Last good sync"), moment(status.lastSuccess)},
        {tr("Last try"), moment(status.lastAttempt)},
        {tr("Complete to"), wording::dateWithYear(voice, m_row.fact.lastCompleteDay)},
        {tr("Rows so far"), wording::integer(voice, status.rows)},
        {tr("Goes on at"), !status.cursor.empty()                   ? wording::plain(status.cursor)
                           : status.configuration.kind == "folder" ? tr("where each of its files ended")
                                                                    : tr("its beginning")},
    };
    for (std::size_t i = m_factValues.size(); i < facts.size(); ++i) {
        const int row = static_cast<int>(i);
        m_facts->addWidget(new TextLabel(facts[i].first, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary), row, 0);
        auto *value = new TextLabel;
        value->setElided(true);
        m_facts->addWidget(value, row, 1);
        m_factValues.push_back(value);
    }
    for (std::size_t i = 0; i < facts.size(); ++i)
        m_factValues[i]->setText(facts[i].second);
}

void SourcePane::setDrifts(const std::vector<SchemaDrift> &drifts)
{
    m_drifts = drifts;
    if (m_row.status)
        showDrift();
}

void SourcePane::showDrift()
{
    const Voice voice = Voice::person();
    const std::vector<SchemaDrift> &open = m_row.status->openDrift;
    const bool asks = !open.empty();
    m_changes->setVisible(asks);
    if (asks) {
        const SchemaDrift &drift = open.front();
        m_driftModel.setRows(drift.changes);
        fitColumns(*m_changes, [this](int column) { return m_driftModel.columnWidth(column); });
        fitHeight(*m_changes, mostChanges);
        m_driftTitle->setTitle(drift.stream.empty() ? tr("Columns have changed") : tr("Columns of %1 have changed").arg(fileName(drift.stream)));
        m_driftTitle->setTrailing(moment(drift.seen));
    } else {
        m_driftTitle->setTitle(tr("Columns"));
        m_driftTitle->setTrailing(tr("as known"));
    }
    const DriftPolicy policy = m_row.status->configuration.drift;
    m_policy->setCurrentIndex(static_cast<int>(policy));
    m_policyDetail->setText(wording::policyDetail(voice, policy));
    std::vector<SchemaDrift> before, leftOut;
    for (const SchemaDrift &drift : m_drifts) {
        if (drift.outcome == DriftOutcome::Known && !addedColumns(drift).isEmpty())
            leftOut.push_back(drift);
        if (drift.outcome != DriftOutcome::Open)
            before.push_back(drift);
    }
    showLeftOut(asks ? std::vector<SchemaDrift>() : leftOut);
    offerReread(asks ? std::vector{open.front()} : leftOut);
    m_historyTitle->setVisible(!before.empty());
    m_history->setVisible(!before.empty());
    m_historyModel.setRows(std::move(before));
    fitColumns(*m_history, [this](int column) { return m_historyModel.columnWidth(column); });
    fitHeight(*m_history, mostHistory);
}

void SourcePane::showLeftOut(const std::vector<SchemaDrift> &leftOut)
{
    QStringList names;
    for (const SchemaDrift &drift : leftOut)
        names << addedColumns(drift);
    names.removeDuplicates();
    m_leftOut->setVisible(!names.isEmpty());
    m_leftOut->setText(tr("Left out: %1", "names of columns").arg(names.join(QStringLiteral(", "))));
    m_known->setVisible(leftOut.empty());
    m_take->setText(leftOut.empty() ? tr("Use them as they are now") : tr("Use them after all"));
}

/// Where nothing has been read without the new columns, or nothing could be gained, nobody is asked.
void SourcePane::offerReread(const std::vector<SchemaDrift> &drifts)
{
    const auto same = [](const SchemaDrift &a, const SchemaDrift &b) { return a.id == b.id; };
    const bool others = !std::equal(drifts.begin(), drifts.end(), m_asked.begin(), m_asked.end(), same);
    m_asked = drifts;
    m_answers->setVisible(!drifts.empty());
    const bool adds = std::any_of(drifts.begin(), drifts.end(), [](const SchemaDrift &drift) { return !addedColumns(drift).isEmpty(); });
    const bool fills = std::any_of(drifts.begin(), drifts.end(), [](const SchemaDrift &drift) { return drift.canFill; });
    m_reread->setVisible(fills);
    if (others)
        m_reread->setChecked(m_row.status->configuration.drift != DriftPolicy::Stop);
    m_rereadDetail->setVisible(fills || (adds && m_row.status->configuration.drift != DriftPolicy::Stop));
    m_rereadDetail->setText(fills ? tr("Rows that are here already get the new columns, too; none is stored twice.")
                                  : tr("What came without them stays as it is: events and rows without an id cannot be told from new ones."));
}

void SourcePane::setRejections(const std::vector<Rejection> &rejections) { m_rejected->setRows(m_row.name, rejections); }

} // namespace milepost::ui
