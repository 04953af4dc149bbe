#include "support/builders.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace milepost::test {

namespace {

constexpr std::int32_t epoch2026March = 20513;

Money money(double major, std::string_view currency)
{
    const Currency code = Currency::fromCode(currency).value_or(Currency());
    return {std::llround(major * std::pow(10.0, code.minorDigits())), code};
}

} // namespace

Day day(std::string_view iso)
{
    const auto read = dayFromIso(iso);
    if (!read)
        qFatal("not an ISO date: %s", std::string(iso).c_str());
    return *read;
}

AccountBuilder::AccountBuilder(std::string name)
{
    m_account.externalId = name;
    m_account.name = std::move(name);
}

Day AccountBuilder::resolve(When when) const
{
    if (const Day *absolute = std::get_if<Day>(&when))
        return *absolute;
    Day start;
    for (const SubscriptionRecord &subscription : m_subscriptions) {
        if (!subscription.trial && (!start.valid() || subscription.start < start))
            start = subscription.start;
    }
    if (!start.valid())
        start = m_account.signup;
    if (!start.valid())
        qFatal("%s: daysIn() needs a start", m_account.name.c_str());
    return start + std::get<DaysIn>(when).value;
}

AccountBuilder &AccountBuilder::externalId(std::string id) { m_account.externalId = std::move(id); return *this; }
AccountBuilder &AccountBuilder::owner(std::string name) { m_account.owner = std::move(name); return *this; }
AccountBuilder &AccountBuilder::plan(std::string name) { m_account.plan = std::move(name); return *this; }
AccountBuilder &AccountBuilder::industry(std::string name) { m_account.industry = std::move(name); return *this; }
AccountBuilder &AccountBuilder::region(std::string name) { m_account.region = std::move(name); return *this; }
AccountBuilder &AccountBuilder::useCase(std::string name) { m_account.useCase = std::move(name); return *this; }
AccountBuilder &AccountBuilder::domain(std::string name) { m_account.domain = std::move(name); return *this; }
AccountBuilder &AccountBuilder::arr(double major, std::string_view currency)
{
    m_account.arr = money(major, currency);
    return *this;
}
AccountBuilder &AccountBuilder::seats(std::int32_t count) { m_account.seats = count; return *this; }
AccountBuilder &AccountBuilder::signedUpOn(Day day) { m_account.signup = day; return *this; }
AccountBuilder &AccountBuilder::startedOn(Day day) { m_account.signup = day; return *this; }
AccountBuilder &AccountBuilder::renewsOn(Day day) { m_account.renewal = day; return *this; }
AccountBuilder &AccountBuilder::noticeDays(std::int32_t days) { m_account.noticeDays = days; return *this; }
AccountBuilder &AccountBuilder::autoRenews(bool yes) { m_account.autoRenew = yes; return *this; }
AccountBuilder &AccountBuilder::trial(bool yes) { m_account.trial = yes; return *this; }
AccountBuilder &AccountBuilder::flaggedChurned(Day on)
{
    m_account.churnedFlag = true;
    m_account.churnedOn = on;
    return *this;
}
AccountBuilder &AccountBuilder::custom(std::string key, std::string value)
{
    m_account.custom.emplace_back(std::move(key), std::move(value));
    return *this;
}
AccountBuilder &AccountBuilder::sample(bool yes) { m_account.sample = yes; return *this; }
AccountBuilder &AccountBuilder::attribute(std::string field, Day from, std::string value)
{
    m_attributes.push_back({{}, std::move(field), from, std::move(value)});
    return *this;
}
AccountBuilder &AccountBuilder::churnedOn(When when) { m_churn.push_back({{}, when}); return *this; }
AccountBuilder &AccountBuilder::reactivatedOn(When when)
{
    ChurnRecord record;
    record.reactivation = true;
    m_churn.push_back({record, when});
    return *this;
}
AccountBuilder &AccountBuilder::subscription(Day start, Day end, double arrMajor, bool trial)
{
    SubscriptionRecord record;
    record.externalId = m_account.externalId + "-s" + std::to_string(m_subscriptions.size() + 1);
    record.plan = m_account.plan;
    record.start = start;
    record.end = end;
    record.trial = trial;
    if (arrMajor > 0)
        record.arr = money(arrMajor, "USD");
    m_subscriptions.push_back(std::move(record));
    return *this;
}
AccountBuilder &AccountBuilder::with(SubscriptionRecord record) { m_subscriptions.push_back(std::move(record)); return *this; }
AccountBuilder &AccountBuilder::with(TicketRecord record)
{
    const Day opened = record.opened;
    m_tickets.push_back({std::move(record), opened});
    return *this;
}
AccountBuilder &AccountBuilder::with(SurveyRecord record)
{
    const Day answered = record.answered;
    m_surveys.push_back({std::move(record), answered});
    return *this;
}
AccountBuilder &AccountBuilder::with(InvoiceRecord record) { m_invoices.push_back(std::move(record)); return *this; }
AccountBuilder &AccountBuilder::with(ContactRecord record) { m_contacts.push_back(std::move(record)); return *this; }
AccountBuilder &AccountBuilder::with(LimitReading record) { m_limits.push_back(std::move(record)); return *this; }
AccountBuilder &AccountBuilder::ticket(When opened, TicketPriority priority, bool escalated, Day closed)
{
    TicketRecord record;
    record.externalId = m_account.externalId + "-t" + std::to_string(m_tickets.size() + 1);
    record.subject = "ticket " + std::to_string(m_tickets.size() + 1);
    record.priority = priority;
    record.escalated = escalated;
    record.closed = closed;
    m_tickets.push_back({std::move(record), opened});
    return *this;
}
AccountBuilder &AccountBuilder::nps(When answered, double score)
{
    SurveyRecord record;
    record.kind = SurveyKind::Nps;
    record.score = score;
    m_surveys.push_back({std::move(record), answered});
    return *this;
}
AccountBuilder &AccountBuilder::csat(When answered, double score, double scaleMax)
{
    SurveyRecord record;
    record.kind = SurveyKind::Csat;
    record.score = score;
    record.scaleMax = scaleMax;
    m_surveys.push_back({std::move(record), answered});
    return *this;
}
AccountBuilder &AccountBuilder::invoice(Day due, Day paid, bool failed)
{
    InvoiceRecord record;
    record.externalId = m_account.externalId + "-i" + std::to_string(m_invoices.size() + 1);
    record.issued = due - 30;
    record.due = due;
    record.paid = paid;
    record.failed = failed;
    m_invoices.push_back(std::move(record));
    return *this;
}
AccountBuilder &AccountBuilder::achieved(std::string milestone, When when)
{
    m_hits.push_back({std::move(milestone), when});
    return *this;
}
AccountBuilder &AccountBuilder::progress(std::string milestone, double value, double target)
{
    m_progress.push_back({std::move(milestone), value, target});
    return *this;
}
AccountBuilder &AccountBuilder::active(Day from, Day to, std::uint32_t users, std::uint32_t events)
{
    for (Day on = from; on <= to; on = on + 1) {
        for (std::uint32_t user = 1; user <= users; ++user)
            m_activity.push_back({on, user, events});
    }
    return *this;
}

PortfolioBuilder::PortfolioBuilder() : m_asOf{epoch2026March}
{
    m_settings.baseCurrency = *Currency::fromCode("USD");
}
PortfolioBuilder &PortfolioBuilder::asOf(Day day) { m_asOf = day; return *this; }
PortfolioBuilder &PortfolioBuilder::today(Day day) { m_rows.today = day; return *this; }
PortfolioBuilder &PortfolioBuilder::eventsThrough(Day day) { m_rows.eventsThrough = day; return *this; }
PortfolioBuilder &PortfolioBuilder::me(std::string owner) { m_settings.me = std::move(owner); return *this; }
PortfolioBuilder &PortfolioBuilder::baseCurrency(std::string_view code)
{
    m_settings.baseCurrency = Currency::fromCode(code).value_or(Currency());
    return *this;
}
PortfolioBuilder &PortfolioBuilder::rate(std::string_view from, double rate, Day on)
{
    m_rows.rates.push_back({Currency::fromCode(from).value_or(Currency()), on, rate});
    return *this;
}
PortfolioBuilder &PortfolioBuilder::settings(PortfolioSettings settings)
{
    m_settings = std::move(settings);
    return *this;
}
PortfolioBuilder &PortfolioBuilder::source(SourceFact source)
{
    m_rows.sources.push_back(std::move(source));
    return *this;
}
PortfolioBuilder &PortfolioBuilder::milestone(MilestoneDefinition definition)
{
    m_rows.milestones.push_back(std::move(definition));
    return *this;
}
PortfolioBuilder &PortfolioBuilder::milestone(std::string key, std::int32_t windowDays, bool required,
                                              Category category, Pillar pillar)
{
    MilestoneDefinition definition;
    definition.title = key;
    definition.key = std::move(key);
    if (windowDays > 0)
        definition.windowDays = windowDays;
    definition.required = required;
    definition.category = category;
    definition.pillar = pillar;
    return milestone(std::move(definition));
}
PortfolioBuilder &PortfolioBuilder::level(Level level)
{
    m_rows.levels.push_back(std::move(level));
    return *this;
}
PortfolioBuilder &PortfolioBuilder::with(AccountBuilder account)
{
    m_accounts.push_back(std::move(account));
    return *this;
}

std::vector<MilestoneDefinition> PortfolioBuilder::definitions() const
{
    std::vector<MilestoneDefinition> definitions = m_rows.milestones;
    const auto known = [&](const std::string &key) {
        return std::any_of(definitions.begin(), definitions.end(),
                           [&](const MilestoneDefinition &definition) { return definition.key == key; });
    };
    const auto add = [&](const std::string &key) {
        if (known(key))
            return;
        MilestoneDefinition definition;
        definition.key = definition.title = key;
        definitions.push_back(std::move(definition));
    };
    for (const AccountBuilder &account : m_accounts) {
        for (const auto &hit : account.m_hits)
            add(hit.milestone);
        for (const auto &progress : account.m_progress)
            add(progress.milestone);
    }
    std::map<std::string, std::int64_t> ids; // versions of one key share its id
    for (MilestoneDefinition &definition : definitions) {
        const auto [at, added] = ids.try_emplace(definition.key, static_cast<std::int64_t>(ids.size()) + 1);
        if (!definition.id)
            definition.id = MilestoneId{at->second};
    }
    return definitions;
}

PortfolioRows PortfolioBuilder::rows() const
{
    PortfolioRows rows = m_rows;
    rows.milestones = definitions();
    std::int64_t id = 0;
    for (const AccountBuilder &builder : m_accounts) {
        const AccountId account{++id};
        rows.accounts.push_back(builder.m_account);
        rows.accounts.back().id = account;
        const auto add = [&](auto &into, auto record) {
            record.account = account;
            into.push_back(std::move(record));
        };
        for (const auto &record : builder.m_attributes)
            add(rows.attributes, record);
        for (const auto &record : builder.m_subscriptions)
            add(rows.subscriptions, record);
        for (const auto &record : builder.m_invoices)
            add(rows.invoices, record);
        for (const auto &record : builder.m_contacts)
            add(rows.contacts, record);
        for (const auto &record : builder.m_limits)
            add(rows.limits, record);
        for (auto [record, when] : builder.m_tickets) {
            record.opened = builder.resolve(when);
            add(rows.tickets, record);
        }
        for (auto [record, when] : builder.m_surveys) {
            record.answered = builder.resolve(when);
            add(rows.surveys, record);
        }
        for (auto [record, when] : builder.m_churn) {
            record.on = builder.resolve(when);
            add(rows.churn, record);
        }
    }
    return rows;
}

std::vector<DerivedAccount> PortfolioBuilder::derived() const
{
    std::map<std::string, MilestoneId> ids;
    for (const MilestoneDefinition &definition : definitions())
        ids.emplace(definition.key, definition.id);
    std::vector<DerivedAccount> all;
    for (const AccountBuilder &builder : m_accounts) {
        DerivedAccount derived;
        for (const auto &hit : builder.m_hits)
            derived.achievements.push_back({ids[hit.milestone], 1, {}, builder.resolve(hit.when), 1, Origin::Derived});
        const auto order = [](const Achievement &a, const Achievement &b) {
            return a.on != b.on ? a.on < b.on : a.milestone < b.milestone;
        };
        std::stable_sort(derived.achievements.begin(), derived.achievements.end(), order);
        std::map<MilestoneId, std::int32_t> counts;
        for (Achievement &achievement : derived.achievements) {
            achievement.occurrence = ++counts[achievement.milestone];
            achievement.at = m_settings.zone.startOf(achievement.on);
        }
        for (const auto &progress : builder.m_progress)
            derived.progress.push_back({ids[progress.milestone], progress.value, progress.target});
        derived.activity = builder.m_activity;
        std::sort(derived.activity.begin(), derived.activity.end(), [](const DailyActivity &a, const DailyActivity &b) {
            return a.day != b.day ? a.day < b.day : a.user < b.user;
        });
        if (!derived.activity.empty()) {
            derived.firstEvent = m_settings.zone.startOf(derived.activity.front().day);
            derived.lastEvent = m_settings.zone.startOf(derived.activity.back().day);
        }
        all.push_back(std::move(derived));
    }
    return all;
}

std::shared_ptr<const Portfolio> PortfolioBuilder::build() const
{
    const std::vector<DerivedAccount> all = derived();
    auto built = buildPortfolio(rows(), m_asOf, m_settings, [&](AccountId id) {
        return &all[static_cast<std::size_t>(id.value - 1)];
    });
    if (!built)
        qFatal("%s", built.error().toString().c_str());
    return std::move(*built);
}

} // namespace milepost::test

namespace milepost {

char *toString(const Day &day) { return QTest::toString(QByteArray::fromStdString(day.valid() ? isoFromDay(day) : "no date")); }
char *toString(const Instant &instant)
{
    return QTest::toString(QByteArray::fromStdString(instant.valid() ? isoFromInstant(instant) : "no time"));
}
char *toString(const Money &money)
{
    return QTest::toString(QByteArray::fromStdString(money.amountText() + ' ' + money.currency.toString()));
}
char *toString(const Error &error) { return QTest::toString(QByteArray::fromStdString(error.toString())); }

} // namespace milepost
