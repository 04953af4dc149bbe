// SPDX-License-Identifier: GPL-3.0-or-later
// METHODS M0, one case a row, and random histories against a walk from day to day.
#include "portfolio/contracts.h"
#include "portfolio/spells.h"
#include "support/builders.h"

#include <random>
#include <set>

using namespace milepost;
using namespace milepost::test;

namespace {

/// "sub 2025-01-01 .. 2025-06-01; trial 2024-12-01 ..; signup 2024-11-30; churn 2025-06-01; back 2025-08-01;
/// flag; unflag; flagged 2025-06-01; trialflag; cancel 2026-05-01 (of the latest sub)"
AccountHistory historyOf(const QString &text)
{
    AccountHistory history;
    for (const QString &part : text.split(';', Qt::SkipEmptyParts)) {
        const QStringList words = part.split(' ', Qt::SkipEmptyParts);
        const QString what = words.value(0);
        const auto at = [&](int i) { return words.size() > i ? day(words[i].toStdString()) : Day{}; };
        if (what == "sub" || what == "trial")
            history.terms.push_back({at(1), words.size() > 3 ? at(3) : Day{}, {}, what == "trial"});
        else if (what == "signup")
            history.signup = at(1);
        else if (what == "churn")
            history.churned.push_back(at(1));
        else if (what == "back")
            history.reactivated.push_back(at(1));
        else if (what == "flag")
            history.churnedFlag = true;
        else if (what == "unflag")
            history.churnedFlag = false;
        else if (what == "flagged")
            history.churnedOn = at(1);
        else if (what == "trialflag")
            history.trialFlag = true;
        else if (what == "cancel")
            history.terms.back().cancelOn = at(1);
        else
            qFatal("what is %s?", qPrintable(what));
    }
    return history;
}

QString textOf(Day day) { return QString::fromStdString(isoFromDay(day)); }

QString spellsOf(const AccountLife &life)
{
    QStringList spells;
    for (const SpellFact &spell : life.spells)
        spells << textOf(spell.start) + ".." + textOf(spell.end);
    return spells.join(' ');
}

const Day now = day("2026-03-01");

} // namespace

class TestSpells : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cases_data();
    void cases();
    void trustIsASetting();
    void startIsASetting();
    void breakIsASetting();
    void cancellations_data();
    void cancellations();
    void agreesWithAWalkFromDayToDay();
    void terms_data();
    void terms();
    void moneyComesToTheBase();
};

void TestSpells::cases_data()
{
    QTest::addColumn<QString>("history");
    QTest::addColumn<QString>("start");
    QTest::addColumn<AccountStatus>("status");
    QTest::addColumn<QString>("spells");
    QTest::addColumn<int>("tenure");
    QTest::addColumn<int>("oddities");
    using enum AccountStatus;
    const auto bit = [](Oddity oddity) { return 1 << static_cast<int>(oddity); };
    const auto row = [](const char *name, const char *history, const char *start, AccountStatus status,
                        const char *spells, int tenure, int oddities) {
        QTest::newRow(name) << history << start << status << spells << tenure << oddities;
    };
    row("running subscription", "signup 2025-01-01; sub 2025-02-01", "2025-02-01", Active, "2025-02-01..", 393, 0);
    row("signup alone", "signup 2025-01-01", "2025-01-01", Active, "2025-01-01..", 424, 0);
    row("trial does not start it", "signup 2025-01-01; trial 2025-01-01 .. 2025-02-01; sub 2025-02-01", "2025-02-01",
        Active, "2025-02-01..", 393, 0);
    row("on trial", "signup 2026-02-20; trial 2026-02-20", "2026-02-20", Trial, "2026-02-20..", 9, 0);
    row("flagged trial", "signup 2026-02-20; trialflag", "2026-02-20", Trial, "2026-02-20..", 9, 0);
    row("paid since: no trial", "signup 2026-02-01; sub 2026-02-20; trialflag", "2026-02-20", Active, "2026-02-20..", 9, 0);
    row("trial ran out", "signup 2025-01-01; trial 2025-01-01 .. 2025-02-01", "2025-01-01", NotStarted, "2025-01-01..",
        424, 0);
    row("begins tomorrow", "signup 2026-03-02", "2026-03-02", NotStarted, "", -1, 0);
    row("subscription ahead, signup not", "signup 2026-02-01; sub 2026-04-01", "2026-02-01", Active, "2026-02-01..", 28, 0);
    row("both ahead", "signup 2026-05-01; sub 2026-04-01", "2026-04-01", NotStarted, "", -1, 0);
    row("trial before the start", "trial 2026-02-20; sub 2026-04-01", "2026-04-01", Trial, "", -1, 0);
    row("nothing known", "", "", Active, "", -1, bit(Oddity::NoStart));
    row("churn without a start", "churn 2025-05-01", "", Churned, "", -1, bit(Oddity::NoStart));
    row("churn record", "sub 2025-01-01; churn 2025-06-01", "2025-01-01", Churned, "2025-01-01..2025-06-01", 151, 0);
    row("churn on the last day counts", "sub 2025-01-01; churn 2026-03-01", "2025-01-01", Churned,
        "2025-01-01..2026-03-01", 424, 0);
    row("churn tomorrow does not exist", "sub 2025-01-01; churn 2026-03-02", "2025-01-01", Active, "2025-01-01..", 424, 0);
    row("subscription that goes on does not bring it back", "sub 2025-01-01; sub 2025-03-01; churn 2025-06-01",
        "2025-01-01", Churned, "2025-01-01..2025-06-01", 151, 0);
    row("a later subscription does", "sub 2025-01-01; sub 2025-09-01; churn 2025-06-01", "2025-01-01", Active,
        "2025-01-01..2025-06-01 2025-09-01..", 181, 0);
    row("a later trial does not", "sub 2025-01-01; trial 2025-09-01; churn 2025-06-01", "2025-01-01", Churned,
        "2025-01-01..2025-06-01", 151, 0);
    row("reactivation does", "sub 2025-01-01; churn 2025-06-01; back 2025-09-01", "2025-01-01", Active,
        "2025-01-01..2025-06-01 2025-09-01..", 181, 0);
    row("30 days are no break", "sub 2025-01-01; churn 2025-06-01; back 2025-07-01", "2025-01-01", Active,
        "2025-01-01..", 424, 0);
    row("31 days are one", "sub 2025-01-01; churn 2025-06-01; back 2025-07-02", "2025-01-01", Active,
        "2025-01-01..2025-06-01 2025-07-02..", 242, 0);
    row("opening on the day of the churn is not after it", "sub 2025-01-01; churn 2025-06-01; back 2025-06-01",
        "2025-01-01", Churned, "2025-01-01..2025-06-01", 151, 0);
    row("earliest churn ends spell 1", "sub 2025-01-01; churn 2025-09-01; churn 2025-06-01", "2025-01-01", Churned,
        "2025-01-01..2025-06-01", 151, 0);
    row("three spells", "sub 2024-01-01; churn 2024-06-01; back 2024-09-01; churn 2025-01-01; back 2025-06-01",
        "2024-01-01", Active, "2024-01-01..2024-06-01 2024-09-01..2025-01-01 2025-06-01..", 273, 0);
    row("churn only before the start, nothing open", "signup 2025-01-01; churn 2024-12-01", "2025-01-01", NotStarted, "",
        -1, bit(Oddity::NeverStarted));
    row("churn on the start, open", "sub 2025-01-01; churn 2025-01-01", "2025-01-01", Active, "2025-01-01..", 424,
        bit(Oddity::ChurnBeforeStart));
    row("last subscription end", "sub 2024-01-01 .. 2025-01-01; sub 2024-06-01 .. 2025-06-01", "2024-01-01", Churned,
        "2024-01-01..2025-06-01", 517, 0);
    row("one still open", "sub 2024-01-01 .. 2025-01-01; sub 2024-06-01", "2024-01-01", Active, "2024-01-01..", 790, 0);
    row("ends tomorrow: open", "sub 2024-01-01 .. 2026-03-02", "2024-01-01", Active, "2024-01-01..", 790, 0);
    row("ends today: gone", "sub 2024-01-01 .. 2026-03-01", "2024-01-01", Churned, "2024-01-01..2026-03-01", 790, 0);
    row("cancelled and past", "sub 2024-01-01; cancel 2025-06-01", "2024-01-01", Churned, "2024-01-01..2025-06-01", 517, 0);
    row("records before the flag's date", "sub 2025-01-01; churn 2025-06-01; flag; flagged 2025-04-01", "2025-01-01",
        Churned, "2025-01-01..2025-06-01", 151, 0);
    row("dated flag before the last end", "sub 2025-01-01 .. 2025-08-01; flag; flagged 2025-04-01", "2025-01-01",
        Churned, "2025-01-01..2025-04-01", 90, 0);
    row("date without a flag", "sub 2025-01-01; flagged 2025-04-01", "2025-01-01", Churned, "2025-01-01..2025-04-01", 90, 0);
    row("flag taken back", "sub 2025-01-01; unflag; flagged 2025-04-01", "2025-01-01", Active, "2025-01-01..", 424, 0);
    row("flagged without a date", "sub 2025-01-01; flag", "2025-01-01", Churned, "2025-01-01..", -1,
        bit(Oddity::ChurnUndated));
    row("flagged, but ended", "sub 2025-01-01 .. 2025-06-01; flag", "2025-01-01", Churned, "2025-01-01..2025-06-01", 151, 0);
    row("flagged, came back", "sub 2025-01-01; churn 2025-03-01; back 2025-09-01; flag", "2025-01-01", Active,
        "2025-01-01..2025-03-01 2025-09-01..", 181, 0);
}

void TestSpells::cases()
{
    QFETCH(QString, history);
    QFETCH(QString, start);
    QFETCH(AccountStatus, status);
    QFETCH(QString, spells);
    QFETCH(int, tenure);
    QFETCH(int, oddities);
    const AccountLife life = accountLife(historyOf(history), now, now + 1, {});
    QCOMPARE(textOf(life.start), start);
    QCOMPARE(life.status, status);
    QCOMPARE(spellsOf(life), spells);
    QCOMPARE(static_cast<int>(life.tenureDays), tenure);
    QCOMPARE(static_cast<int>(life.oddities), oddities);
    QCOMPARE(life.exit, life.spells.empty() ? Day{} : life.spells.front().end);
}

void TestSpells::trustIsASetting()
{
    PortfolioSettings settings;
    settings.churnTrust = {ChurnSource::LastSubscriptionEnd, ChurnSource::Records};
    const AccountHistory open = historyOf("sub 2025-01-01 .. 2025-08-01; churn 2025-06-01");
    QCOMPARE(accountLife(open, now, now + 1, settings).exit, day("2025-08-01"));
    settings.churnTrust = {ChurnSource::LastSubscriptionEnd};
    QCOMPARE(accountLife(historyOf("sub 2025-01-01; churn 2025-06-01"), now, now + 1, settings).status,
             AccountStatus::Active);
}

void TestSpells::startIsASetting()
{
    PortfolioSettings settings;
    settings.timeZero = TimeZero::Signup;
    const AccountHistory history = historyOf("signup 2025-01-01; sub 2025-02-01");
    QCOMPARE(accountLife(history, now, now + 1, settings).start, day("2025-01-01"));
    QCOMPARE(accountLife(historyOf("sub 2025-02-01"), now, now + 1, settings).start, day("2025-02-01"));
}

void TestSpells::breakIsASetting()
{
    PortfolioSettings settings;
    settings.breakDays = 0;
    const AccountHistory history = historyOf("sub 2025-01-01; churn 2025-06-01; back 2025-06-02");
    QCOMPARE(accountLife(history, now, now + 1, settings).spells.size(), std::size_t(2));
}

void TestSpells::cancellations_data()
{
    QTest::addColumn<QString>("history");
    QTest::addColumn<QString>("today");
    QTest::addColumn<QString>("on");
    const auto row = [](const char *name, const char *history, const char *today, const char *on) {
        QTest::newRow(name) << history << today << on;
    };
    row("announced", "sub 2025-01-01; cancel 2026-11-12", "2026-03-01", "2026-11-12");
    row("announced, seen from later", "sub 2025-01-01; cancel 2026-11-12", "2027-03-01", "2026-11-12");
    row("end ahead, now", "sub 2025-01-01 .. 2026-06-01", "2026-03-01", "2026-06-01");
    row("end ahead, then unknown", "sub 2025-01-01 .. 2026-06-01", "2027-03-01", "");
    row("one goes on", "sub 2025-01-01; cancel 2026-06-01; sub 2025-02-01", "2026-03-01", "");
    row("the last one counts", "sub 2025-01-01; cancel 2026-06-01; sub 2025-02-01; cancel 2026-08-01", "2026-03-01",
        "2026-08-01");
    row("churn record ahead, now", "sub 2025-01-01; churn 2026-04-01", "2026-03-01", "2026-04-01");
    row("churn record ahead, then unknown", "sub 2025-01-01; churn 2026-04-01", "2026-05-01", "");
    row("already gone", "sub 2025-01-01; churn 2025-04-01; cancel 2026-06-01", "2026-03-01", "");
    row("none", "sub 2025-01-01", "2026-03-01", "");
}

void TestSpells::cancellations()
{
    QFETCH(QString, history);
    QFETCH(QString, today);
    QFETCH(QString, on);
    const AccountLife life = accountLife(historyOf(history), now, day(today.toStdString()), {});
    QCOMPARE(textOf(life.cancelOn), on);
    if (!on.isEmpty())
        QCOMPARE(life.status, AccountStatus::Active);
}

/// The reference knows no lists of spells: it lives through every day.
void TestSpells::agreesWithAWalkFromDayToDay()
{
    std::mt19937 random(31);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const Day origin = day("2025-01-01");
    for (int round = 0; round < 5'000; ++round) {
        AccountHistory history;
        std::set<int> churn, openings;
        const int start = below(50);
        history.terms.push_back({origin + start, {}, {}, false});
        for (int i = below(4); i > 0; --i) {
            const int at = start + 1 + below(200);
            history.terms.push_back({origin + at, {}, {}, false});
            openings.insert(at);
        }
        for (int i = below(3); i > 0; --i) {
            const int at = start + 1 + below(300);
            history.reactivated.push_back(origin + at);
            openings.insert(at);
        }
        for (int i = below(5); i > 0; --i) {
            const int at = start + 1 + below(300);
            history.churned.push_back(origin + at);
            churn.insert(at);
        }
        const int asOf = start + below(320);
        bool alive = true;
        int since = start;
        QStringList spells;
        for (int today = start + 1; today <= asOf; ++today) {
            if (alive && churn.contains(today)) {
                bool backSoon = false;
                for (int soon = today + 1; soon <= today + 30 && soon <= asOf; ++soon)
                    backSoon |= openings.contains(soon);
                if (!backSoon) {
                    alive = false;
                    spells << textOf(origin + since) + ".." + textOf(origin + today);
                }
            } else if (!alive && openings.contains(today)) {
                alive = true;
                since = today;
            }
        }
        if (alive)
            spells << textOf(origin + since) + "..";
        const AccountLife life = accountLife(history, origin + asOf, origin + asOf + 1, {});
        QCOMPARE(spellsOf(life), spells.join(' '));
        QCOMPARE(life.status, alive ? AccountStatus::Active : AccountStatus::Churned);
        if (alive)
            QCOMPARE(static_cast<int>(life.tenureDays), asOf - since);
    }
}

void TestSpells::terms_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("termEnd");
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("renews"); // −1 not said
    QTest::addColumn<QString>("end");
    const auto row = [](const char *name, const char *start, const char *termEnd, int days, int renews, const char *end) {
        QTest::newRow(name) << start << termEnd << days << renews << end;
    };
    row("stated ahead", "2025-01-01", "2026-05-01", 0, -1, "2026-05-01");
    row("stated and past, no length", "2025-01-01", "2026-01-01", 0, -1, "2026-01-01");
    row("stated and past, a year", "2024-01-01", "2025-01-01", 365, -1, "2027-01-01");
    row("stated, past, does not renew", "2024-01-01", "2025-01-01", 365, 0, "2025-01-01");
    row("renews by its own length", "2024-06-01", "2025-06-01", 0, 1, "2026-06-01");
    row("a year", "2024-05-20", "", 365, -1, "2026-05-20");
    row("ends today: the next", "2024-03-01", "", 365, -1, "2027-03-01");
    row("a month from the 31st", "2025-12-31", "", 30, -1, "2026-03-31");
    row("a month", "2025-01-15", "", 31, -1, "2026-03-15");
    row("leap day", "2024-02-29", "", 366, -1, "2027-02-28");
    row("days that are no month", "2026-01-01", "", 45, -1, "2026-04-01");
    row("one term only", "2024-01-01", "", 365, 0, "2025-01-01");
    row("nothing known", "2024-01-01", "", 0, -1, "");
}

void TestSpells::terms()
{
    QFETCH(QString, start);
    QFETCH(QString, termEnd);
    QFETCH(int, days);
    QFETCH(int, renews);
    QFETCH(QString, end);
    SubscriptionRecord record;
    record.start = day(start.toStdString());
    if (!termEnd.isEmpty())
        record.termEnd = day(termEnd.toStdString());
    record.termDays = days;
    if (renews >= 0)
        record.autoRenew = renews == 1;
    QCOMPARE(textOf(runningTermEnd(record, now)), end);
}

void TestSpells::moneyComesToTheBase()
{
    const Currency usd = *Currency::fromCode("USD");
    const Currency eur = *Currency::fromCode("EUR");
    const Currency jpy = *Currency::fromCode("JPY");
    const std::vector<ExchangeRate> rates{{eur, day("2026-01-01"), 1.10}, {eur, {}, 1.05}, {eur, day("2026-02-01"), 1.20},
                                          {jpy, {}, 0.0066}, {usd, {}, 5}, {eur, day("2025-01-01"), -3}};
    const Exchange exchange(usd, rates);
    QCOMPARE(exchange.toBase({10'000, usd}, now), std::int64_t(10'000));
    QCOMPARE(exchange.toBase({10'000, eur}, day("2025-12-31")), std::int64_t(10'500));
    QCOMPARE(exchange.toBase({10'000, eur}, day("2026-01-01")), std::int64_t(11'000));
    QCOMPARE(exchange.toBase({10'000, eur}, now), std::int64_t(12'000));
    QCOMPARE(exchange.toBase({9'800, jpy}, now), std::int64_t(6'468)); // yen have no minor digits
    QCOMPARE(exchange.toBase({100, *Currency::fromCode("GBP")}, now), noMinor);
    QCOMPARE(exchange.toBase({100, Currency()}, now), std::int64_t(100));
}

QTEST_GUILESS_MAIN(TestSpells)
#include "test_spells.moc"
