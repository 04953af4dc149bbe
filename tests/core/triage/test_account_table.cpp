// The account list as the filter language sees it: every column, asked by its key, finds exactly the accounts that the
// facts and the judgement themselves name; words, aliases and "no data" alike.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/matcher.h"
#include "query/sort.h"
#include "support/random_portfolio.h"
#include "triage/account_table.h"
#include "triage/compute_standing.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <set>

using namespace milepost;
using namespace milepost::test;

namespace {

struct Book {
    std::shared_ptr<const Portfolio> portfolio;
    std::shared_ptr<const Standing> standing;
    std::shared_ptr<const query::Table> table;
};

using Holds = std::function<bool(const Portfolio &, const Standing &, AccountIndex)>;

struct Question {
    const char *filter;
    Holds holds;
};

bool hasSignal(const Standing &standing, AccountIndex account, SignalRule rule)
{
    const auto signals = standing.signals.of(account);
    return std::any_of(signals.begin(), signals.end(), [rule](const Signal &signal) { return signal.rule == rule; });
}

bool inSegment(const Standing &standing, AccountIndex account, Segment segment)
{
    return (standing.segments[account] >> static_cast<unsigned>(segment)) & 1;
}

/// In percent of the milestones that concern the account; below 0 where none does.
double share(const Portfolio &p, AccountIndex i)
{
    return p.applicable[i] == 0 ? -1 : 100.0 * p.achieved[i] / p.applicable[i];
}

#define ASK(filter, condition) \
    Question { filter, [](const Portfolio &p, const Standing &s, AccountIndex i) { (void)p, (void)s; return condition; } }

std::vector<Question> questions()
{
    return {
        ASK("achieved>=3", p.achieved[i] >= 3),
        ASK("applicable<12", p.applicable[i] < 12),
        ASK("milestones>=50%", share(p, i) >= 50),
        ASK("occurrences>20", p.occurrences[i] > 20),
        ASK("last<30d", p.lastAchievement[i].valid() && p.asOf - p.lastAchievement[i] < 30),
        ASK("last_on:none", !p.lastAchievement[i].valid()),
        ASK("level>=2", p.level[i] >= 2),
        ASK("next:none", s.next[i] == noMilestone),
        ASK("next_share>0.4", s.nextShare[i] > 0.4F),
        ASK("quiet>30d", s.quietDays[i] > 30),
        ASK("quiet:none", s.quietDays[i] == noCount),
        ASK("pace:behind", s.pace[i] == Pace::Behind),
        ASK("pace:none", s.pace[i] == Pace::Unknown),
        ASK("position:ahead", s.position[i] == Pace::Ahead),
        ASK("stalled", s.pace[i] == Pace::Stuck),
        ASK("percentile<0.25", s.peers[i].rung != PeerRung::None && s.peers[i].percentile < 0.25F),
        ASK("peers>=10", s.peers[i].rung != PeerRung::None && s.peers[i].n >= 10),
        ASK("ladder:none", s.peers[i].rung == PeerRung::None),
        ASK("health<60", s.health[i].score >= 0 && s.health[i].score < 60),
        ASK("health:none", s.health[i].score < 0),
        ASK("band:poor", s.health[i].band == Band::Poor),
        ASK("risk>0.1", s.risk[i] > 0.1F),
        ASK("arr_at_risk>1000", s.arrAtRiskMinor[i] != noMinor && s.arrAtRiskMinor[i] > 100'000),
        ASK("arr_at_risk:none", s.arrAtRiskMinor[i] == noMinor),
        ASK("decision<90d", s.decisionDay[i].valid() && s.decisionDay[i] >= p.asOf && s.decisionDay[i] - p.asOf < 90),
        ASK("users28>5", p.activity[i].first.valid() && p.activity[i].namesUsers && p.activity[i].users28[0] > 5),
        ASK("users28:none", !p.activity[i].first.valid() || !p.activity[i].namesUsers),
        ASK("events28>50", p.activity[i].first.valid() && p.activity[i].events28[0] > 50),
        ASK("events28:none", !p.activity[i].first.valid()),
        ASK("signals:survey_low", hasSignal(s, i, SignalRule::SurveyLow)),
        ASK("signal:stuck", hasSignal(s, i, SignalRule::Stuck)),
        ASK("survey_low", hasSignal(s, i, SignalRule::SurveyLow)),
        ASK("signals:none", s.signals.of(i).empty()),
        ASK("segments:at_risk", inSegment(s, i, Segment::AtRisk)),
        ASK("at_risk", inSegment(s, i, Segment::AtRisk)),
        ASK("segment:none", s.segments[i] == 0),
        ASK("at_risk health<60", inSegment(s, i, Segment::AtRisk) && s.health[i].score >= 0 && s.health[i].score < 60),
        ASK("plan:none or arr>5000",
            p.plan[i] == 0 || (p.arrMinor[i] != noMinor && p.arrMinor[i] > 500'000)),
    };
}

#undef ASK

} // namespace

class TestAccountTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answers_data();
    void answers();
    void ranksFollowTheValues();
    void nextIsTheMilestonesKey();
    void keepsWhatItReads();

private:
    std::vector<Book> m_books;
};

void TestAccountTable::initTestCase()
{
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        Book book;
        book.portfolio = randomPortfolio({.seed = seed, .accounts = 150 + 50 * seed});
        book.standing = computeStanding(book.portfolio);
        book.table = accountTable(book.portfolio, book.standing);
        m_books.push_back(std::move(book));
    }
}

void TestAccountTable::answers_data()
{
    QTest::addColumn<int>("question");
    const auto all = questions();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].filter) << static_cast<int>(i);
}

void TestAccountTable::answers()
{
    QFETCH(int, question);
    const Question asked = questions()[static_cast<std::size_t>(question)];
    std::size_t found = 0, all = 0;
    for (const Book &book : m_books) {
        std::vector<query::RowIndex> expected;
        for (AccountIndex i = 0; i < book.portfolio->accountCount(); ++i) {
            if (asked.holds(*book.portfolio, *book.standing, i))
                expected.push_back(i);
        }
        const auto matched = query::matchRows(asked.filter, *book.table);
        QVERIFY2(std::holds_alternative<std::vector<query::RowIndex>>(matched), asked.filter);
        QCOMPARE(std::get<std::vector<query::RowIndex>>(matched), expected);
        found += expected.size();
        all += book.portfolio->accountCount();
    }
    // A question that finds nobody, or everybody, says nothing about the column.
    QVERIFY2(found > 0 && found < all, qPrintable(QStringLiteral("%1 of %2").arg(found).arg(all)));
}

void TestAccountTable::ranksFollowTheValues()
{
    const Book &book = m_books.front();
    const auto sorted = [&](const char *text) {
        std::vector<query::RowIndex> rows(book.portfolio->accountCount());
        for (query::RowIndex i = 0; i < rows.size(); ++i)
            rows[i] = i;
        const auto keys = query::parseSort(text, *book.table);
        if (keys)
            query::sortRows(rows, *book.table, *keys);
        return rows;
    };
    const auto descending = sorted("health:desc");
    const auto score = [&](query::RowIndex row) { return book.standing->health[row].score; };
    bool without = false;
    for (std::size_t at = 1; at < descending.size(); ++at) {
        const int before = score(descending[at - 1]), now = score(descending[at]);
        without = without || before < 0;
        QVERIFY2(!without || now < 0, "accounts without data come last");
        if (now >= 0)
            QVERIFY(before >= now);
    }
    const auto decisions = sorted("decision");
    for (std::size_t at = 1; at < decisions.size(); ++at) {
        const Day before = book.standing->decisionDay[decisions[at - 1]], now = book.standing->decisionDay[decisions[at]];
        QVERIFY(before.valid() || !now.valid());
        if (now.valid())
            QVERIFY(before <= now);
    }
}

void TestAccountTable::nextIsTheMilestonesKey()
{
    std::set<std::string> asked;
    for (const Book &book : m_books) {
        for (MilestoneIndex m = 0; m < book.portfolio->milestones.size(); ++m) {
            const std::string &key = book.portfolio->milestones[m].key;
            const auto matched = query::matchRows("next:\"" + key + "\"", *book.table);
            QVERIFY(std::holds_alternative<std::vector<query::RowIndex>>(matched));
            std::vector<query::RowIndex> expected;
            for (AccountIndex i = 0; i < book.portfolio->accountCount(); ++i) {
                if (book.standing->next[i] == m)
                    expected.push_back(i);
            }
            QCOMPARE(std::get<std::vector<query::RowIndex>>(matched), expected);
            if (!expected.empty())
                asked.insert(key);
        }
    }
    QVERIFY(asked.size() > 1);
}

void TestAccountTable::keepsWhatItReads()
{
    std::weak_ptr<const Portfolio> portfolio;
    std::shared_ptr<const query::Table> table;
    {
        std::shared_ptr<const Portfolio> made = randomPortfolio({.seed = 9, .accounts = 80});
        portfolio = made;
        table = accountTable(made, computeStanding(made));
    }
    QVERIFY(!portfolio.expired());
    QVERIFY(std::holds_alternative<std::vector<query::RowIndex>>(query::matchRows("health<60 stalled", *table)));
    table.reset();
    QVERIFY(portfolio.expired());
}

QTEST_APPLESS_MAIN(TestAccountTable)
#include "test_account_table.moc"
