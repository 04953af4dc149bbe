#include "value/renewals.h"

#include "value/renewal_review.h"

#include "triage/account_months.h"
#include "triage/decision.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace milepost::value {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::int32_t settledDays = 30; ///< M9: a churn so soon after a term end belongs to it
constexpr int fewestOwnCalls = 20;

double defaultProbability(RenewalCall call)
{
    switch (call) {
    case RenewalCall::Commit: return 0.9;
    case RenewalCall::BestCase: return 0.6;
    case RenewalCall::AtRisk: return 0.3;
    case RenewalCall::Churn: break;
    }
    return 0;
}

/// The call that was in force at the end of a day; null: none.
const CallFact *callAt(const Portfolio &portfolio, AccountIndex account, Day termEnd, Day day)
{
    const CallFact *newest = nullptr;
    for (const CallFact &call : portfolio.callsOf(account)) {
        if (call.termEnd == termEnd && call.on <= day)
            newest = &call;
    }
    return newest && newest->call ? newest : nullptr;
}

double saidOf(const CallFact &call)
{
    return std::isnan(call.probability) ? defaultProbability(*call.call) : static_cast<double>(call.probability);
}

bool began(const SubscriptionFact &subscription, Day by) { return subscription.start.valid() && subscription.start <= by; }

RenewalOutcome outcomeOf(const Portfolio &portfolio, AccountIndex account, const SubscriptionFact &subscription, Day termEnd)
{
    if (termEnd > portfolio.asOf && !(subscription.end.valid() && subscription.end <= portfolio.asOf))
        return RenewalOutcome::Open;
    const Day settled = termEnd + settledDays;
    if (!subscription.end.valid() || subscription.end > settled)
        return RenewalOutcome::Won;
    // Another contract in its place is a renewal, too.
    for (const SubscriptionFact &other : portfolio.subscriptions.of(account)) {
        const bool follows = !other.trial && other.start >= termEnd - settledDays && other.start <= settled && &other != &subscription;
        if (follows && (!other.end.valid() || other.end > settled))
            return RenewalOutcome::Won;
    }
    return RenewalOutcome::Lost;
}

/// Won and closed, by person, call and checkpoint.
class Experience {
public:
    struct Count {
        int won = 0, closed = 0;
    };
    void add(StringId person, RenewalCall call, std::size_t checkpoint, bool won)
    {
        Count &count = m_counts[{person, call, checkpoint}];
        count.won += won ? 1 : 0;
        ++count.closed;
    }
    [[nodiscard]] Count of(StringId person, RenewalCall call, std::size_t checkpoint) const
    {
        const auto at = m_counts.find({person, call, checkpoint});
        return at == m_counts.end() ? Count{} : at->second;
    }

private:
    std::map<std::tuple<StringId, RenewalCall, std::size_t>, Count> m_counts;
};

class Book {
public:
    explicit Book(const Standing &standing) : m_s(standing), m_p(*standing.portfolio) {}

    std::vector<Renewal> of(AccountIndex account) const
    {
        std::vector<Renewal> found;
        std::map<Day, std::size_t> byDay;
        const auto subscriptions = m_p.subscriptions.of(account);
        for (std::size_t i = 0; i < subscriptions.size(); ++i) {
            const SubscriptionFact &subscription = subscriptions[i];
            if (subscription.trial)
                continue;
            for (const Day end : termEnds(subscription)) {
                // A term that was not lived to its end did not come up for renewal, unless it was left for that end.
                if (subscription.end.valid() && subscription.end < end - settledDays)
                    continue;
                add(found, byDay, account, subscription, m_p.subscriptions.offset[account] + static_cast<std::uint32_t>(i), end);
            }
        }
        std::ranges::stable_sort(found, {}, &Renewal::termEnd);
        for (Renewal &renewal : found)
            complete(renewal);
        return found;
    }

    /// How calls on renewals that are behind us turned out.
    void learn()
    {
        std::map<StringId, CallCalibration> people;
        for (AccountIndex account = 0; account < m_p.accountCount(); ++account) {
            if (m_p.callsOf(account).empty())
                continue;
            for (const Renewal &renewal : of(account)) {
                if (renewal.outcome == RenewalOutcome::Open)
                    continue;
                const bool won = renewal.outcome == RenewalOutcome::Won;
                for (std::size_t c = 0; c < checkpointDays.size(); ++c) {
                    const CallFact *call = callAt(m_p, account, renewal.termEnd, renewal.termEnd - checkpointDays[c]);
                    if (!call)
                        continue;
                    m_experience.add(call->author, *call->call, c, won);
                    if (c + 1 < checkpointDays.size())
                        continue;
                    const double said = saidOf(*call);
                    for (CallCalibration *who : {&people[call->author], &m_all, &m_byCall[static_cast<std::size_t>(*call->call)]}) {
                        ++who->n;
                        who->won += won ? 1 : 0;
                        who->meanProbability += said;
                        who->brier += (said - won) * (said - won);
                    }
                }
            }
        }
        const auto finish = [](CallCalibration &who) {
            who.meanProbability /= who.n;
            who.brier /= who.n;
        };
        for (auto &[person, who] : people) {
            finish(who);
            who.person = person;
            m_people.push_back(who);
        }
        if (m_all.n > 0)
            finish(m_all);
        for (CallCalibration &kind : m_byCall) {
            if (kind.n > 0)
                finish(kind);
        }
        std::ranges::stable_sort(m_people, std::ranges::greater(), &CallCalibration::n);
    }

    RenewalBook book(Day from, Day to)
    {
        learn();
        RenewalBook book;
        book.from = from;
        book.to = to;
        for (AccountIndex account = 0; account < m_p.accountCount(); ++account) {
            for (Renewal &renewal : of(account)) {
                if (renewal.termEnd >= from && renewal.termEnd <= to)
                    book.renewals.push_back(renewal);
            }
            for (const SubscriptionFact &s : m_p.subscriptions.of(account)) {
                const std::int32_t days = triage::termDaysOf(s);
                book.monthToMonth += !s.trial && s.openOn(m_p.asOf) && days > 0 && days <= triage::monthToMonthDays ? 1 : 0;
            }
        }
        const auto key = [](const Renewal &renewal) {
            const double apart = std::isnan(renewal.disagreement()) ? -1 : renewal.disagreement();
            const bool open = renewal.outcome == RenewalOutcome::Open;
            return std::tuple(!open, open ? -apart : 0.0, open ? -std::max<std::int64_t>(renewal.dueMinor, -1) : 0, renewal.termEnd,
                              renewal.account);
        };
        std::ranges::stable_sort(book.renewals, [&](const Renewal &a, const Renewal &b) { return key(a) < key(b); });
        for (const Renewal &renewal : book.renewals)
            count(renewal, book.forecast);
        sum(book.forecast);
        book.period = revenueRetention(m_p, from, std::min(to, m_p.asOf));
        book.year = revenueRetention(m_p, addMonths(m_p.asOf, -12), m_p.asOf);
        if (m_all.n > 0)
            book.calibration.push_back(m_all);
        book.calibration.insert(book.calibration.end(), m_people.begin(), m_people.end());
        return book;
    }

    RenewalReview review(Day first, int count)
    {
        RenewalReview review;
        const Day from = quarterOf(first).from;
        review.book = book(from, addMonths(from, 3 * count) - 1);
        review.byCall = m_byCall;
        for (int i = 0; i < count; ++i)
            review.quarters.emplace_back().days = quarterOf(addMonths(from, 3 * i));
        for (std::uint32_t i = 0; i < review.book.renewals.size(); ++i) {
            const Renewal &renewal = review.book.renewals[i];
            const auto quarter = std::ranges::find_if(review.quarters, [&](const QuarterReview &each) { return renewal.termEnd <= each.days.to; });
            quarter->renewals.push_back(i);
            tally(renewal, *quarter);
        }
        for (QuarterReview &quarter : review.quarters)
            sum(quarter.forecast);
        return review;
    }

private:
    void add(std::vector<Renewal> &found, std::map<Day, std::size_t> &byDay, AccountIndex account,
             const SubscriptionFact &subscription, std::uint32_t row, Day end) const
    {
        const auto [at, added] = byDay.emplace(end, found.size());
        if (added) {
            Renewal renewal;
            renewal.account = account;
            renewal.subscription = row;
            renewal.termEnd = end;
            renewal.outcome = outcomeOf(m_p, account, subscription, end);
            found.push_back(renewal);
        }
        Renewal &renewal = found[at->second];
        const SubscriptionFact &largest = m_p.subscriptions.rows[renewal.subscription];
        if (subscription.arrMinor != noMinor && (largest.arrMinor == noMinor || subscription.arrMinor > largest.arrMinor)) {
            renewal.subscription = row;
            renewal.outcome = outcomeOf(m_p, account, subscription, end);
        }
        if (subscription.arrMinor != noMinor)
            renewal.dueMinor = (renewal.dueMinor == noMinor ? 0 : renewal.dueMinor) + subscription.arrMinor;
    }

    void complete(Renewal &renewal) const
    {
        const SubscriptionFact &subscription = m_p.subscriptions.rows[renewal.subscription];
        const bool open = renewal.outcome == RenewalOutcome::Open;
        renewal.call = open ? m_p.callOn(renewal.account, renewal.termEnd)
                            : callAt(m_p, renewal.account, renewal.termEnd, renewal.termEnd);
        for (std::size_t c = 0; c < checkpointDays.size(); ++c) {
            const Day on = renewal.termEnd - checkpointDays[c];
            const bool before = on > m_p.asOf;
            renewal.checkpoints[c] = before ? Checkpoint::Ahead
                : callAt(m_p, renewal.account, renewal.termEnd, on) ? Checkpoint::Met
                                                                    : Checkpoint::Missed;
        }
        if (!open)
            return;
        renewal.decisionDay = triage::decisionOf(subscription, m_p.asOf).day;
        if (renewal.decisionDay > renewal.termEnd)
            renewal.decisionDay = renewal.termEnd; // its notice has passed: what is left is the end
        estimate(renewal);
        probability(renewal);
    }

    void estimate(Renewal &renewal) const
    {
        const AccountIndex account = renewal.account;
        if (m_p.pendingCancel[account]) {
            renewal.machine = 0;
            renewal.machineMethod = RiskMethod::Fact;
            return;
        }
        renewal.machineMethod = m_s.riskFit.method;
        if (m_s.riskFit.method == RiskMethod::Index)
            return;
        const RiskLevels now{ContractState::MidTerm, TenureBand::UpTo3, m_s.pace[account], m_s.health[account].band};
        renewal.machine = 1
            - riskThroughRenewal(m_s.riskFit, now, std::max(0, m_p.tenureDays[account]), renewal.termEnd - m_p.asOf);
    }

    void probability(Renewal &renewal) const
    {
        if (!renewal.call) {
            renewal.probability = renewal.machine;
            renewal.source = std::isnan(renewal.machine) ? ProbabilitySource::None : ProbabilitySource::Machine;
            return;
        }
        if (!std::isnan(renewal.call->probability)) {
            renewal.probability = renewal.call->probability;
            renewal.source = ProbabilitySource::Typed;
            return;
        }
        renewal.probability = defaultProbability(*renewal.call->call);
        renewal.source = ProbabilitySource::Default;
        const std::int32_t left = renewal.termEnd - m_p.asOf;
        for (std::size_t c = checkpointDays.size(); c-- > 0;) {
            if (left > checkpointDays[c])
                continue;
            const auto own = m_experience.of(renewal.call->author, *renewal.call->call, c);
            if (own.closed >= fewestOwnCalls) {
                renewal.probability = (own.won + 1.0) / (own.closed + 2.0);
                renewal.source = ProbabilitySource::OwnCalls;
            }
            return;
        }
    }

    static void count(const Renewal &renewal, RenewalForecast &forecast)
    {
        if (renewal.dueMinor == noMinor) {
            ++forecast.amountMissing;
            return;
        }
        if (renewal.outcome != RenewalOutcome::Open) {
            (renewal.outcome == RenewalOutcome::Won ? forecast.wonMinor : forecast.lostMinor) += renewal.dueMinor;
            return;
        }
        forecast.openMinor += renewal.dueMinor;
        if (renewal.call)
            forecast.calledMinor[static_cast<std::size_t>(*renewal.call->call)] += renewal.dueMinor;
        else
            forecast.uncalledMinor += renewal.dueMinor;
        if (std::isnan(renewal.probability)) {
            forecast.leftOutMinor += renewal.dueMinor;
            return;
        }
        (renewal.call ? forecast.expectedMinor : forecast.uncalledExpectedMinor)
            += renewal.probability * static_cast<double>(renewal.dueMinor);
        if (renewal.call && renewal.call->upsellMinor != noMinor)
            forecast.upsellMinor += renewal.probability * static_cast<double>(renewal.call->upsellMinor);
    }

    /// After the last count().
    static void sum(RenewalForecast &forecast)
    {
        forecast.expectedMinor += static_cast<double>(forecast.wonMinor);
        forecast.lowMinor = forecast.wonMinor + forecast.calledMinor[static_cast<std::size_t>(RenewalCall::Commit)];
        forecast.highMinor = forecast.lowMinor + forecast.calledMinor[static_cast<std::size_t>(RenewalCall::BestCase)]
            + forecast.calledMinor[static_cast<std::size_t>(RenewalCall::AtRisk)];
    }

    static void tally(const Renewal &renewal, QuarterReview &quarter)
    {
        const bool open = renewal.outcome == RenewalOutcome::Open;
        ++(open ? quarter.open : quarter.closed);
        if (open && !std::isnan(renewal.machine) && renewal.dueMinor != noMinor) {
            quarter.machineMinor += renewal.machine * static_cast<double>(renewal.dueMinor);
            quarter.estimatedMinor += renewal.dueMinor;
            ++quarter.estimated;
        }
        count(renewal, quarter.forecast);
    }

    const Standing &m_s;
    const Portfolio &m_p;
    Experience m_experience;
    CallCalibration m_all;
    std::array<CallCalibration, 4> m_byCall{};
    std::vector<CallCalibration> m_people;
};

/// ARR and seats of an account's subscriptions open on a day.
struct Held {
    std::int64_t arr = 0, seats = 0;
    bool seatsKnown = true;
};

Held heldOn(const Portfolio &portfolio, AccountIndex account, Day day)
{
    Held held;
    for (const SubscriptionFact &s : portfolio.subscriptions.of(account)) {
        if (s.trial || !began(s, day) || !s.openOn(day) || s.arrMinor == noMinor)
            continue;
        held.arr += s.arrMinor;
        held.seatsKnown = held.seatsKnown && s.seats > 0;
        held.seats += std::max(0, s.seats);
    }
    return held;
}

} // namespace

std::optional<Quarter> quarterFromText(std::string_view text)
{
    if (text.size() != 6 || (text[4] != 'Q' && text[4] != 'q') || text[5] < '1' || text[5] > '4')
        return std::nullopt;
    int year = 0;
    for (const char c : text.substr(0, 4)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        year = year * 10 + (c - '0');
    }
    const auto first = dayFromCivil(year, 3 * (text[5] - '1') + 1, 1);
    return first ? std::optional(quarterOf(*first)) : std::nullopt;
}

Quarter quarterOf(Day day)
{
    const YearMonthDay civil = civilFromDay(day);
    const Day first = *dayFromCivil(civil.year, (civil.month - 1) / 3 * 3 + 1, 1);
    return {first, addMonths(first, 3) - 1};
}

double Renewal::disagreement() const { return call && outcome == RenewalOutcome::Open ? std::abs(probability - machine) : nan; }

std::optional<double> RevenueRetention::gross() const
{
    return startMinor > 0 ? std::optional(static_cast<double>(keptMinor) / static_cast<double>(startMinor)) : std::nullopt;
}

std::optional<double> RevenueRetention::net() const
{
    return startMinor > 0 ? std::optional(static_cast<double>(endMinor) / static_cast<double>(startMinor)) : std::nullopt;
}

RevenueRetention revenueRetention(const Portfolio &portfolio, Day from, Day to)
{
    RevenueRetention result;
    result.from = from;
    result.to = to;
    if (to < from)
        return result;
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        const Held start = heldOn(portfolio, account, from);
        if (start.arr <= 0)
            continue;
        const Held end = heldOn(portfolio, account, to);
        ++result.accounts;
        result.startMinor += start.arr;
        result.keptMinor += std::min(start.arr, end.arr);
        result.endMinor += end.arr;
        const std::int64_t change = end.arr - start.arr;
        if (start.seatsKnown && end.seatsKnown && start.seats > 0) {
            const double each = static_cast<double>(start.arr) / static_cast<double>(start.seats);
            const std::int64_t volume = std::llround(each * static_cast<double>(end.seats - start.seats));
            result.volumeMinor += volume;
            result.priceMinor += change - volume;
        } else {
            result.unsplitMinor += change;
        }
    }
    return result;
}

RenewalBook renewalBook(const Standing &standing, Day from, Day to) { return Book(standing).book(from, to); }

RenewalReview renewalReview(const Standing &standing, Day first, int count) { return Book(standing).review(first, count); }

std::vector<Renewal> renewalsOf(const Standing &standing, AccountIndex account)
{
    Book book(standing);
    book.learn();
    return book.of(account);
}

} // namespace milepost::value
