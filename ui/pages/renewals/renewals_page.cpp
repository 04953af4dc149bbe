#include "pages/renewals/renewals_page.h"

#include "delegates/cell_widget.h"
#include "delegates/record_view.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/renewals/book_briefs.h"
#include "pages/renewals/brief_pane.h"
#include "pages/renewals/call_pane.h"
#include "pages/renewals/legend_line.h"
#include "pages/renewals/past_calls.h"
#include "pages/renewals/quarter_strip.h"
#include "pages/renewals/renewal_board.h"
#include "query/matcher.h"
#include "shell/action_registry.h"
#include "shell/filter_edit.h"
#include "theme/pieces.h"
#include "wording/figures.h"
#include "wording/filter_words.h"
#include "wording/risk_sentences.h"
#include "wording/value_words.h"
#include "workspace/session.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QJsonObject>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using value::Renewal;
using wording::Voice;

namespace {

const QString callAction = QStringLiteral("renewals.call");
const QString boardPart = QStringLiteral("board");

std::optional<Day> dayOfQuarter(const QString &key)
{
    const auto quarter = value::quarterFromText(key.toStdString());
    return quarter ? std::optional(quarter->from) : std::nullopt;
}

} // namespace

std::optional<qint64> RenewalsPage::count() const { return m_study ? std::optional<qint64>(m_study->presentOpen) : std::nullopt; }

void RenewalsPage::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    beginStudy();
}

void RenewalsPage::beginStudy()
{
    if (!m_snapshot.portfolio)
        return;
    const Day first = m_first.valid() ? m_first : value::quarterOf(m_snapshot.portfolio->asOf).from;
    m_job.run([snapshot = m_snapshot, first] { return studyRenewals(snapshot, first, stripQuarters); },
              [this](std::shared_ptr<const RenewalStudy> study) {
                  const bool counted = !m_study || m_study->presentOpen != study->presentOpen;
                  m_study = std::move(study);
                  showStudy();
                  if (counted)
                      Q_EMIT badgeChanged();
                  Q_EMIT studied();
              });
}

const value::QuarterReview *RenewalsPage::shownQuarter() const
{
    if (!m_study)
        return nullptr;
    const Day wanted = m_quarter.valid() ? m_quarter : m_study->present.from;
    const auto &quarters = m_study->review.quarters;
    const auto at = std::ranges::find_if(quarters, [&](const value::QuarterReview &each) { return each.days.from <= wanted && wanted <= each.days.to; });
    return at == quarters.end() ? &quarters.front() : &*at;
}

void RenewalsPage::showQuarter(Day day)
{
    if (!m_snapshot.portfolio) {
        m_first = m_quarter = value::quarterOf(day).from;
        return;
    }
    m_quarter = value::quarterOf(day).from;
    const Day present = value::quarterOf(m_snapshot.portfolio->asOf).from;
    const Day first = m_first.valid() ? m_first : present, last = addMonths(first, 3 * (stripQuarters - 1));
    if (m_quarter < first)
        m_first = m_quarter;
    else if (m_quarter > last)
        m_first = addMonths(m_quarter, -3 * (stripQuarters - 1));
    const bool moved = !m_study || m_study->review.book.from != (m_first.valid() ? m_first : present);
    if (moved)
        beginStudy();
    else
        showStudy();
    Q_EMIT locationChanged();
    Q_EMIT stateChanged();
}

void RenewalsPage::moveQuarter(int step)
{
    if (const value::QuarterReview *quarter = shownQuarter())
        showQuarter(addMonths(quarter->days.from, 3 * step));
}

void RenewalsPage::showStudy()
{
    if (!m_study)
        return;
    m_strip->setQuarters(m_study, static_cast<int>(shownQuarter() - m_study->review.quarters.data()));
    m_past->setStudy(m_study);
    matchFilter();
    showGroups();
}

void RenewalsPage::matchFilter()
{
    m_matches.reset();
    m_filterError.reset();
    if (!m_study || m_filter.trimmed().isEmpty())
        return;
    auto matched = query::match(query::parseFilter(m_filter.toStdString()), *m_study->table);
    if (auto *error = std::get_if<query::FilterError>(&matched))
        m_filterError = std::move(*error);
    else
        m_matches = std::get<query::RowSet>(std::move(matched));
}

FilterFeedback RenewalsPage::setFilter(const QString &text)
{
    m_filter = text;
    if (!m_study)
        return {};
    const auto before = m_matches;
    matchFilter();
    Q_EMIT stateChanged();
    if (m_filterError) { // the rows of the last filter that was right stay
        m_matches = before;
        FilterFeedback feedback;
        feedback.error = wording::filterProblemLine(Voice::person(), *m_filterError);
        const QByteArray utf8 = text.toUtf8();
        const int begin = FilterEdit::utf16Of(utf8, static_cast<int>(m_filterError->range.begin));
        feedback.column = begin;
        feedback.length = FilterEdit::utf16Of(utf8, static_cast<int>(m_filterError->range.begin + m_filterError->range.length)) - begin;
        feedback.suggestion = QString::fromStdString(m_filterError->suggestion);
        return feedback;
    }
    showGroups();
    return {};
}

std::shared_ptr<const query::Table> RenewalsPage::filterTable() const { return m_study ? m_study->table : nullptr; }

void RenewalsPage::showGroups()
{
    std::optional<RenewalKey> key = m_key;
    const AccountIndex wanted = m_wantedAccount.isEmpty() ? noAccount : m_study->snapshot.portfolio->findExternal(m_wantedAccount.toStdString());
    if (wanted != noAccount) {
        for (const std::uint32_t each : shownQuarter()->renewals) {
            if (m_study->renewal(each).account == wanted)
                key = m_study->keyOf(m_study->renewal(each));
        }
    }
    m_wantedAccount.clear();
    const auto quarter = static_cast<std::size_t>(shownQuarter() - m_study->review.quarters.data());
    auto groups = shownGroups(*m_study, quarter, m_matches ? &*m_matches : nullptr, m_sort, m_descending);
    m_selecting = true;
    m_board->setGroups(m_study, groups);
    m_model.setGroups(m_study, std::move(groups));
    m_selecting = false;
    if (key)
        select(*key);
    if (!current() && m_model.firstRow() >= 0)
        select(m_study->keyOf(*m_model.at(m_model.firstRow())));
    showFigures();
    showEmptiness();
    showCurrent();
}

void RenewalsPage::showFigures()
{
    const auto voice = Voice::person();
    const value::QuarterReview &quarter = *shownQuarter();
    const value::RenewalForecast &forecast = quarter.forecast;
    const Currency currency = m_snapshot.portfolio->baseCurrency;
    const QString name = quarterWord(voice, quarter.days);
    std::size_t shown = 0;
    for (const ShownGroup &group : m_model.groups())
        shown += group.renewals.size();
    const auto due = static_cast<int>(quarter.renewals.size());
    m_caption->setText(!m_study->anyTerms ? QString()
                       : shown == quarter.renewals.size()
                           ? tr("%Ln due in %1", nullptr, due).arg(name)
                           : tr("%1 of %2 due in %3").arg(wording::integer(voice, static_cast<std::int64_t>(shown)), wording::integer(voice, due), name));
    const value::RevenueRetention &year = m_study->review.book.year;
    const bool retained = year.gross().has_value();
    LineData retention;
    if (retained)
        retention.runs = {{tr("GRR"), Tone::Secondary},
                          {QLatin1Char(' ') + wording::percent(voice, *year.gross(), 1), Tone::Primary, TypeWeight::Strong},
                          {QStringLiteral("   ") + tr("NRR"), Tone::Secondary},
                          {QLatin1Char(' ') + wording::percent(voice, *year.net(), 1), Tone::Primary, TypeWeight::Strong},
                          {QStringLiteral("   ") + tr("n %1").arg(wording::integer(voice, year.accounts)), Tone::Tertiary, TypeWeight::Normal, TypeRole::Caption}};
    m_retention->set(retention);
    m_retention->setVisible(retained);
    m_retention->setToolTip(wording::retentionSentence(voice, year));

    std::vector<LegendLine::Item> items;
    const auto money = [&](std::int64_t minor) { return wording::moneyCompact(voice, minor, currency); };
    std::array<std::size_t, renewalGroupCount> counted{};
    for (const std::uint32_t each : quarter.renewals)
        ++counted[static_cast<std::size_t>(groupOf(m_study->renewal(each)))];
    const std::array<std::int64_t, renewalGroupCount> sums{forecast.calledMinor[0], forecast.calledMinor[1], forecast.calledMinor[2],
                                                           forecast.calledMinor[3], forecast.uncalledMinor,  forecast.wonMinor,
                                                           forecast.lostMinor};
    for (std::size_t i = 0; i < counted.size(); ++i) {
        const auto group = static_cast<RenewalGroup>(i);
        if (counted[i] > 0)
            items.push_back({markOf(group), word(voice, group), sums[i] > 0 ? money(sums[i]) : wording::noData()});
    }
    if (std::llround(forecast.upsellMinor) > 0)
        items.push_back({std::nullopt, tr("upsell expected"), money(std::llround(forecast.upsellMinor))});
    if (forecast.amountMissing > 0)
        items.push_back({std::nullopt, tr("without an amount"), wording::integer(voice, forecast.amountMissing)});
    m_legend->setVisible(!items.empty());
    m_legend->setItems(std::move(items));

    QStringList basis;
    if (quarter.open > 0 && counted[static_cast<std::size_t>(RenewalGroup::Uncalled)] == static_cast<std::size_t>(quarter.open))
        basis << tr("Nobody has called a renewal of this quarter yet, so there is no forecast.");
    if (quarter.open > 0)
        basis << wording::riskBasisSentence(voice, m_snapshot.standing->riskFit);
    if (quarter.open > 0 && quarter.estimated == 0)
        basis << tr("So there is no estimate beside the calls.");
    else if (const QString leaning = wording::riskLeaningSentence(voice, m_snapshot.standing->riskFit); quarter.open > 0 && !leaning.isEmpty())
        basis << leaning;
    if (m_study->review.book.monthToMonth > 0)
        basis << tr("%Ln subscription(s) from month to month renew(s|) by themselves and are not here.", nullptr, m_study->review.book.monthToMonth);
    m_basis->setText(basis.join(QLatin1Char(' ')));
    m_basis->setVisible(!basis.isEmpty());
    m_keys->setText(boardShown() ? tr("Gap: estimate less call, in points. 1–4 or Shift with an arrow moves a card, 0 takes the call back.")
                                 : tr("Gap: estimate less call, in points; bold from %1.").arg(wideGap));
}

void RenewalsPage::showEmptiness()
{
    const auto voice = Voice::person();
    const value::QuarterReview &quarter = *shownQuarter();
    const bool any = !m_model.groups().empty();
    m_stripRow->setVisible(m_study->anyTerms);
    m_views->setVisible(m_study->anyTerms);
    m_foot->setVisible(any);
    m_side->setVisible(any);
    m_change->setVisible(any);
    showBriefs();
    if (any) {
        m_stack->setCurrentWidget(boardShown() ? static_cast<QWidget *>(m_board) : m_table);
        return;
    }
    if (!m_study->anyTerms)
        m_empty->setSentence(tr("No account has a contract with a known end, so nothing is known to come up for renewal. Subscriptions with the day their term ends bring this page to life."));
    else if (quarter.renewals.empty())
        m_empty->setSentence(tr("Nothing is due in %1.").arg(quarterWord(voice, quarter.days)));
    else
        m_empty->setSentence(tr("No renewal of %1 matches this filter.").arg(quarterWord(voice, quarter.days)));
    m_empty->button()->setText(!m_study->anyTerms         ? tr("Bring in data")
                               : quarter.renewals.empty() ? tr("This quarter")
                                                          : tr("Show all renewals"));
    m_empty->button()->setVisible(!(m_study->anyTerms && quarter.renewals.empty() && quarter.days.from == m_study->present.from));
    m_stack->setCurrentWidget(m_empty);
}

const Renewal *RenewalsPage::current() const
{
    return boardShown() ? m_board->current() : m_model.at(m_table->currentIndex().row());
}

std::optional<RenewalKey> RenewalsPage::currentKey() const
{
    const Renewal *renewal = m_model.study() ? current() : nullptr;
    return renewal ? std::optional(m_model.study()->keyOf(*renewal)) : std::nullopt;
}

void RenewalsPage::select(const RenewalKey &key)
{
    m_selecting = true;
    const int row = m_model.rowOf(key);
    if (row >= 0)
        m_table->setCurrentIndex(m_model.index(row, 0));
    (void)m_board->setCurrent(key);
    m_selecting = false;
    showCurrent();
}

void RenewalsPage::showCurrent()
{
    if (m_selecting || !m_study)
        return;
    const Renewal *renewal = current();
    if (renewal)
        m_key = m_study->keyOf(*renewal);
    const Portfolio &portfolio = *m_study->snapshot.portfolio;
    m_name->setText(renewal ? wording::plain(portfolio.text(portfolio.name[renewal->account])) : QString());
    m_name->setVisible(renewal);
    m_nothing->setVisible(!renewal);
    m_pane->setRenewal(m_study->snapshot, renewal ? std::optional(*renewal) : std::nullopt);
    m_brief->setAccount(m_study->snapshot, renewal ? renewal->account : noAccount);
    if (ActionRegistry *actions = context().actions) {
        for (const char *id : {"renewals.brief_pdf", "renewals.brief_html", "renewals.brief_edition"})
            actions->setAvailable(QLatin1String(id), renewal && context().session, tr("No renewal is selected"));
        const QString reason = m_pane->reasonAgainstEditing();
        actions->setAvailable(callAction, reason.isEmpty(), reason);
        for (int i = 0; i <= 4; ++i)
            actions->setAvailable(QStringLiteral("renewals.call_%1").arg(i), reason.isEmpty() && boardShown(),
                                  reason.isEmpty() ? tr("On the board only; in the table, change the call") : reason);
    }
    Q_EMIT selectionChanged();
}

void RenewalsPage::showBriefs()
{
    const bool any = m_study && !m_model.groups().empty();
    const QString reason = m_book->running() ? tr("Briefs are being written") : any ? QString() : tr("No renewal shows");
    m_briefs->setVisible(any);
    m_briefs->setEnabled(reason.isEmpty() && context().session);
    if (ActionRegistry *actions = context().actions)
        actions->setAvailable(QStringLiteral("renewals.briefs"), reason.isEmpty() && context().session, reason);
}

void RenewalsPage::writeBriefs()
{
    if (!m_study || m_book->running())
        return;
    std::vector<AccountIndex> accounts; // one brief each, in the order in which they show
    for (const ShownGroup &group : m_model.groups()) {
        for (const std::uint32_t each : group.renewals) {
            const AccountIndex account = m_study->renewal(each).account;
            if (std::ranges::find(accounts, account) == accounts.end())
                accounts.push_back(account);
        }
    }
    m_book->begin(std::move(accounts), m_study->snapshot.portfolio, m_caption->text());
}

void RenewalsPage::sortBy(int column)
{
    const RenewalSort sort = RenewalTable::sortOf(column);
    const bool words = sort == RenewalSort::Account || sort == RenewalSort::Due;
    m_descending = sort == m_sort ? !m_descending : !words;
    m_sort = sort;
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_table->horizontalHeader()->setSortIndicator(column, m_descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (m_study)
        showGroups();
    Q_EMIT stateChanged();
}

void RenewalsPage::openCurrent()
{
    const Renewal *renewal = current();
    if (!renewal)
        return;
    const Portfolio &portfolio = *m_study->snapshot.portfolio;
    Q_EMIT goRequested({QStringLiteral("account"), wording::plain(portfolio.text(portfolio.externalId[renewal->account])), QStringLiteral("renewal")});
}

void RenewalsPage::callCurrent(std::optional<RenewalCall> call)
{
    const Renewal *renewal = current();
    if (!renewal || !context().session || !m_pane->reasonAgainstEditing().isEmpty())
        return;
    const std::optional<RenewalCall> before = renewal->call ? renewal->call->call : std::nullopt;
    if (before == call)
        return;
    context().session->apply(movedTo(*m_study, *renewal, call));
}

void RenewalsPage::setBoard(bool board)
{
    m_views->setCurrent(board ? 1 : 0);
    if (!m_study)
        return;
    if (m_key)
        select(*m_key);
    showFigures();
    showEmptiness();
    showCurrent();
    if (isVisible())
        focusTarget()->setFocus(Qt::OtherFocusReason);
}

bool RenewalsPage::boardShown() const { return m_views->current() == 1; }

void RenewalsPage::arrive(const Location &location)
{
    const QString key = location.part.section(QLatin1Char('/'), 0, 0);
    if (const auto day = dayOfQuarter(key))
        showQuarter(*day);
    if (!location.part.isEmpty())
        setBoard(location.part.section(QLatin1Char('/'), 1, 1) == boardPart);
    if (location.account.isEmpty())
        return;
    m_wantedAccount = location.account;
    if (m_study && !m_job.busy())
        showGroups();
}

Location RenewalsPage::location() const
{
    const value::QuarterReview *quarter = shownQuarter();
    if (!quarter)
        return {place(), {}, {}};
    return {place(), {}, quarterKey(quarter->days) + (boardShown() ? QLatin1Char('/') + boardPart : QString())};
}

AccountId RenewalsPage::currentAccount() const
{
    const auto key = currentKey();
    return key ? key->account : AccountId{};
}

std::vector<AccountId> RenewalsPage::selectedAccounts() const
{
    const AccountId account = currentAccount();
    return account ? std::vector{account} : std::vector<AccountId>();
}

std::optional<PageTable> RenewalsPage::shownTable() const
{
    const value::QuarterReview *quarter = shownQuarter();
    if (!quarter || m_model.groups().empty())
        return std::nullopt;
    return PageTable{tr("Renewals"), tr("renewals-%1").arg(quarterKey(quarter->days)), m_model.exported()};
}

QJsonObject RenewalsPage::saveState() const
{
    const value::QuarterReview *quarter = shownQuarter();
    const bool present = !m_quarter.valid() || (m_study && m_quarter == m_study->present.from);
    return {{QStringLiteral("quarter"), quarter && !present ? quarterKey(quarter->days) : QString()}, // the present one moves with the days
            {QStringLiteral("board"), boardShown()},
            {QStringLiteral("by_person"), m_past->byPerson()},
            {QStringLiteral("internal_brief"), m_brief->internal()},
            {QStringLiteral("filter"), m_filter},
            {QStringLiteral("sort"), static_cast<int>(m_sort)},
            {QStringLiteral("descending"), m_descending},
            {QStringLiteral("splitter"), QString::fromLatin1(m_splitter->saveState().toBase64())}};
}

void RenewalsPage::restoreState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    if (const auto day = dayOfQuarter(state.value(QStringLiteral("quarter")).toString()))
        showQuarter(*day);
    m_filter = state.value(QStringLiteral("filter")).toString();
    m_sort = static_cast<RenewalSort>(std::clamp(state.value(QStringLiteral("sort")).toInt(), 0, static_cast<int>(RenewalSort::Changed)));
    m_descending = state.value(QStringLiteral("descending")).toBool(true);
    m_past->setByPerson(state.value(QStringLiteral("by_person")).toBool());
    m_brief->setInternal(state.value(QStringLiteral("internal_brief")).toBool());
    m_splitter->restoreState(QByteArray::fromBase64(state.value(QStringLiteral("splitter")).toString().toLatin1()));
    setBoard(state.value(QStringLiteral("board")).toBool());
    showStudy();
}

QWidget *RenewalsPage::focusTarget() { return boardShown() ? m_board->focusTarget() : m_table; }

bool RenewalsPage::escape() { return m_pane->leaveEdit(); }

} // namespace milepost::ui
