#include "portfolio/spells.h"

#include <algorithm>

namespace milepost {

namespace {

using Term = AccountHistory::Term;

/// The earlier of two days, either of which may be missing.
Day earlier(Day a, Day b) { return !a.valid() ? b : !b.valid() ? a : std::min(a, b); }

class Life {
public:
    Life(const AccountHistory &history, Day asOf, Day today, const PortfolioSettings &settings)
        : m_history(history), m_asOf(asOf), m_today(today), m_settings(settings)
    {
    }

    AccountLife run()
    {
        m_life.start = startOf(m_history.terms, m_history.signup, m_settings.timeZero, m_asOf);
        m_life.spell = {m_life.start, {}};
        const std::vector<Day> churn = churnDates();
        if (!m_life.start.valid())
            withoutStart(churn);
        else if (m_life.start > m_asOf)
            m_life.status = onTrial() ? AccountStatus::Trial : AccountStatus::NotStarted;
        else
            started(churn);
        if (m_life.status == AccountStatus::Active || m_life.status == AccountStatus::Trial)
            m_life.cancelOn = cancellationAhead();
        return std::move(m_life);
    }

private:
    void note(Oddity oddity)
    {
        m_life.oddities = static_cast<std::uint8_t>(m_life.oddities | (1u << static_cast<unsigned>(oddity)));
    }

    [[nodiscard]] bool exists(Day day) const { return day.valid() && day <= m_asOf; }
    [[nodiscard]] bool begun(const Term &term) const { return exists(term.start); }
    [[nodiscard]] bool open(const Term &term) const
    {
        return begun(term) && !knownEnd(term.end, term.cancelOn, m_asOf).valid();
    }
    [[nodiscard]] bool anyOpen(bool trial) const
    {
        return std::any_of(m_history.terms.begin(), m_history.terms.end(),
                           [&](const Term &term) { return term.trial == trial && open(term); });
    }
    [[nodiscard]] bool everPaid() const
    {
        return std::any_of(m_history.terms.begin(), m_history.terms.end(),
                           [&](const Term &term) { return !term.trial && begun(term); });
    }
    [[nodiscard]] bool anyTrial() const
    {
        return std::any_of(m_history.terms.begin(), m_history.terms.end(),
                           [&](const Term &term) { return term.trial && begun(term); });
    }
    [[nodiscard]] bool onTrial() const
    {
        return !everPaid() && (anyOpen(true) || (!anyTrial() && m_history.trialFlag.value_or(false)));
    }

    [[nodiscard]] std::vector<Day> datesFrom(ChurnSource source) const
    {
        std::vector<Day> dates;
        switch (source) {
        case ChurnSource::Records:
            std::copy_if(m_history.churned.begin(), m_history.churned.end(), std::back_inserter(dates),
                         [&](Day day) { return exists(day); });
            break;
        case ChurnSource::DatedFlag:
            if (exists(m_history.churnedOn) && m_history.churnedFlag.value_or(true))
                dates.push_back(m_history.churnedOn);
            break;
        case ChurnSource::LastSubscriptionEnd:
            if (everPaid() && !anyOpen(false)) {
                Day last;
                for (const Term &term : m_history.terms) {
                    if (!term.trial && begun(term))
                        last = std::max(last, knownEnd(term.end, term.cancelOn, m_asOf));
                }
                dates.push_back(last);
            }
            break;
        }
        std::sort(dates.begin(), dates.end());
        return dates;
    }

    [[nodiscard]] std::vector<Day> churnDates() const
    {
        for (const ChurnSource source : m_settings.churnTrust) {
            if (auto dates = datesFrom(source); !dates.empty())
                return dates;
        }
        return {};
    }

    /// The first day after `day` on which a subscription starts or a reactivation is recorded.
    [[nodiscard]] Day openingAfter(Day day) const
    {
        Day first;
        for (const Term &term : m_history.terms) {
            if (!term.trial && begun(term) && term.start > day)
                first = earlier(first, term.start);
        }
        for (const Day reactivated : m_history.reactivated) {
            if (exists(reactivated) && reactivated > day)
                first = earlier(first, reactivated);
        }
        return first;
    }

    void findSpells(const std::vector<Day> &churn)
    {
        SpellFact spell{m_life.start, {}};
        for (const Day on : churn) {
            if (on <= spell.start)
                continue;
            const Day opening = openingAfter(on);
            if (opening.valid() && opening - on <= m_settings.breakDays)
                continue;
            spell.end = on;
            m_life.spells.push_back(spell);
            if (!opening.valid())
                return;
            spell = {opening, {}};
        }
        m_life.spells.push_back(spell);
    }

    void started(const std::vector<Day> &churn)
    {
        const bool churnedLater = !churn.empty() && churn.back() > m_life.start;
        if (!churn.empty() && !churnedLater && !anyOpen(false)) {
            note(Oddity::NeverStarted);
            m_life.status = AccountStatus::NotStarted;
            return;
        }
        findSpells(churn);
        m_life.spell = m_life.spells.back();
        m_life.exit = m_life.spells.front().end;
        m_life.tenureDays = std::min(m_asOf, m_life.spell.end.valid() ? m_life.spell.end : m_asOf) - m_life.spell.start;
        if (!churn.empty() && !churnedLater)
            note(Oddity::ChurnBeforeStart);
        if (m_life.spell.end.valid()) {
            m_life.status = AccountStatus::Churned;
        } else if (churn.empty() && m_history.churnedFlag.value_or(false)) {
            m_life.status = AccountStatus::Churned;
            m_life.tenureDays = noCount;
            note(Oddity::ChurnUndated);
        } else if (onTrial()) {
            m_life.status = AccountStatus::Trial;
        } else if (!everPaid() && anyTrial()) {
            m_life.status = AccountStatus::NotStarted; // a trial that ran out without becoming a customer
        }
    }

    void withoutStart(const std::vector<Day> &churn)
    {
        note(Oddity::NoStart);
        const bool left = !churn.empty() && !openingAfter(churn.back()).valid();
        if (left || (churn.empty() && m_history.churnedFlag.value_or(false))) {
            m_life.status = AccountStatus::Churned;
            m_life.spell.end = left ? churn.back() : Day{};
            if (!left)
                note(Oddity::ChurnUndated);
        } else if (onTrial()) {
            m_life.status = AccountStatus::Trial;
        }
    }

    /// The account leaves when the last of its subscriptions does, or when a record says so.
    [[nodiscard]] Day cancellationAhead() const
    {
        Day recorded;
        if (m_asOf >= m_today) {
            for (const Day on : m_history.churned) {
                if (on > m_asOf)
                    recorded = earlier(recorded, on);
            }
            if (m_history.churnedOn.valid() && m_history.churnedOn > m_asOf)
                recorded = earlier(recorded, m_history.churnedOn);
        }
        Day last;
        for (const Term &term : m_history.terms) {
            if (term.trial || !open(term))
                continue;
            const Day leaving = knownLeaving(term.end, term.cancelOn, m_asOf, m_today);
            if (!leaving.valid())
                return recorded;
            last = std::max(last, leaving);
        }
        return earlier(recorded, last);
    }

    const AccountHistory &m_history;
    Day m_asOf, m_today;
    const PortfolioSettings &m_settings;
    AccountLife m_life;
};

} // namespace

void AccountHistory::clear()
{
    terms.clear();
    churned.clear();
    reactivated.clear();
    signup = churnedOn = {};
    churnedFlag = trialFlag = std::nullopt;
}

Day knownEnd(Day end, Day cancelOn, Day asOf)
{
    const Day first = earlier(end, cancelOn);
    return first.valid() && first <= asOf ? first : Day{};
}

Day knownLeaving(Day end, Day cancelOn, Day asOf, Day today)
{
    const Day announced = cancelOn.valid() && cancelOn > asOf ? cancelOn : Day{};
    return asOf >= today && end.valid() && end > asOf ? earlier(announced, end) : announced;
}

AccountLife accountLife(const AccountHistory &history, Day asOf, Day today, const PortfolioSettings &settings)
{
    return Life(history, asOf, today, settings).run();
}

Day startOf(std::span<const AccountHistory::Term> terms, Day signup, TimeZero timeZero, Day asOf)
{
    Day first;
    Day firstAhead;
    for (const Term &term : terms) {
        if (!term.trial && term.start.valid())
            (term.start <= asOf ? first : firstAhead) = earlier(term.start <= asOf ? first : firstAhead, term.start);
    }
    const Day signedUp = signup.valid() && signup <= asOf ? signup : Day{};
    const Day signupAhead = signup.valid() && signup > asOf ? signup : Day{};
    const bool bySignup = timeZero == TimeZero::Signup;
    for (const Day day : {bySignup ? signedUp : first, bySignup ? first : signedUp}) {
        if (day.valid())
            return day;
    }
    return earlier(firstAhead, signupAhead);
}

} // namespace milepost
