// M5 and the peers' gaps of M6: tables worked by hand, and a plain evaluator that shares no code with core.
#include "analytics/lives.h"
#include "analytics/peer_curve.h"
#include "analytics/peers.h"
#include "support/builders.h"
#include "support/random_portfolio.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace milepost;
using namespace milepost::test;
using milepost::analytics::comparePortfolio;
using milepost::analytics::livesOf;
using milepost::analytics::PeerComparison;

namespace {

constexpr std::array<std::int32_t, 3> bands{10, 50, 250};

/// Everything by the definition, one account at a time.
class Plain {
public:
    explicit Plain(const Portfolio &portfolio) : p(portfolio) {}

    [[nodiscard]] int tenure(AccountIndex a) const
    {
        const Day start = spellStart(a);
        if (!start.valid() || start > p.asOf)
            return -1;
        return (spellEnds(a) ? p.spell[a].end : p.asOf) - start;
    }
    [[nodiscard]] bool customer(AccountIndex a) const
    {
        return tenure(a) >= 0 && !spellEnds(a)
            && (p.status[a] == AccountStatus::Active || p.status[a] == AccountStatus::Trial);
    }
    [[nodiscard]] int band(AccountIndex a, int t) const
    {
        const int last = tenure(a);
        const auto seatsOn = [&](int day) {
            const Day on = spellStart(a) + day;
            int sum = 0;
            bool any = false;
            for (const SubscriptionFact &s : p.subscriptions.of(a)) {
                if (s.seats == noCount)
                    continue;
                const bool lives = s.start <= spellStart(a) + last && !(s.end.valid() && s.end <= spellStart(a));
                any = any || lives;
                const bool begun = s.start <= on;
                if (lives && begun && !(s.end.valid() && s.end <= on))
                    sum += s.seats;
            }
            return std::pair(any, sum);
        };
        const auto asBand = [](int seats) { return seats <= 0 ? -1 : seats < 10 ? 0 : seats < 50 ? 1 : seats < 250 ? 2 : 3; };
        const int now = asBand(p.seats[a]);
        if (!seatsOn(t).first)
            return now;
        // The last stretch of one band is in the band of the present seats.
        if (now >= 0) {
            bool lastStretch = true;
            for (int day = t; day <= last && lastStretch; ++day)
                lastStretch = asBand(seatsOn(day).second) == asBand(seatsOn(last).second);
            if (lastStretch)
                return now;
        }
        return asBand(seatsOn(t).second);
    }
    [[nodiscard]] int distinct(AccountIndex a, int t, AccountIndex forWhom) const
    {
        std::set<int> seen;
        for (const AchievementFact &f : p.achievements.of(a)) {
            if (std::max(0, f.on - spellStart(a)) <= t && p.applies(forWhom, f.milestone))
                seen.insert(f.milestone);
        }
        return static_cast<int>(seen.size());
    }
    [[nodiscard]] int recent(AccountIndex a, int t, AccountIndex forWhom) const
    {
        int count = 0;
        for (const AchievementFact &f : p.achievements.of(a)) {
            const int day = std::max(0, f.on - spellStart(a));
            count += day <= t && day > t - 180 && p.applies(forWhom, f.milestone);
        }
        return count;
    }
    [[nodiscard]] std::vector<AccountIndex> peers(AccountIndex a, PeerRung rung) const
    {
        std::vector<AccountIndex> result;
        const int t = tenure(a);
        const bool industry = rung == PeerRung::IndustryPlanSize, plan = rung != PeerRung::All;
        const bool size = rung == PeerRung::IndustryPlanSize || rung == PeerRung::PlanSize;
        if ((industry && !p.industry[a]) || (plan && !p.plan[a]) || (size && band(a, t) < 0))
            return result;
        for (AccountIndex b = 0; b < p.accountCount(); ++b) {
            if (b == a || tenure(b) < t || (industry && p.industry[b] != p.industry[a]) || (plan && p.plan[b] != p.plan[a])
                || (size && band(b, t) != band(a, t)))
                continue;
            result.push_back(b);
        }
        return result;
    }
    [[nodiscard]] double gapP90(const std::vector<AccountIndex> &peers) const
    {
        std::vector<std::pair<int, bool>> gaps; // length, closed
        for (const AccountIndex b : peers) {
            std::set<int> days{0};
            for (const AchievementFact &f : p.achievements.of(b)) {
                const int day = std::max(0, f.on - spellStart(b));
                if (day <= tenure(b))
                    days.insert(day);
            }
            int last = 0;
            for (const int day : days) {
                if (day > 0)
                    gaps.emplace_back(day - last, true);
                last = day;
            }
            const Day end = std::min(spellEnds(b) ? p.spell[b].end : p.asOf, p.through);
            if (end - spellStart(b) > last)
                gaps.emplace_back(end - spellStart(b) - last, false);
        }
        double survival = 1;
        std::set<int> lengths;
        for (const auto &gap : gaps)
            lengths.insert(gap.first);
        for (const int length : lengths) {
            double atRisk = 0, closed = 0;
            for (const auto &[l, c] : gaps) {
                atRisk += l >= length;
                closed += l == length && c;
            }
            survival *= 1 - closed / atRisk;
            if (1 - survival >= 0.9 - 1e-9)
                return length;
        }
        return std::nan("");
    }
    static double quantile(std::vector<int> values, double q)
    {
        std::sort(values.begin(), values.end());
        const double at = (static_cast<double>(values.size()) - 1) * q;
        const double low = values[static_cast<std::size_t>(std::floor(at))], high = values[static_cast<std::size_t>(std::ceil(at))];
        return low + (at - std::floor(at)) * (high - low);
    }

private:
    [[nodiscard]] Day spellStart(AccountIndex a) const { return p.spell[a].start.valid() ? p.spell[a].start : p.start[a]; }
    [[nodiscard]] bool spellEnds(AccountIndex a) const { return p.spell[a].end.valid() && p.spell[a].end <= p.asOf; }
    const Portfolio &p;
};

PeerComparison compare(const Portfolio &portfolio, std::int32_t k = 10)
{
    return comparePortfolio(portfolio, livesOf(portfolio, bands), {k, bands});
}

} // namespace

class TestPeers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenAndOne();
    void tooFew();
    void ladder();
    void churnedPeersCount();
    void agreesWithThePlainWay_data();
    void agreesWithThePlainWay();
    void curveEndsWhereTheStandingIs();
};

// Ten peers at day 100 with 0, 1 … 9 milestones, and one account with 4.
void TestPeers::tenAndOne()
{
    const Day asOf = day("2026-03-01");
    auto portfolio = aPortfolio().asOf(asOf);
    for (int i = 0; i < 11; ++i) {
        auto account = anAccount("a" + std::to_string(i)).startedOn(asOf - 100);
        const int reached = i == 10 ? 4 : i;
        for (int m = 0; m < reached; ++m)
            account.achieved("m" + std::to_string(m), asOf - 90 + m);
        portfolio.with(account);
    }
    const auto built = portfolio.milestone("m9").build();
    const PeerComparison compared = compare(*built);
    const PeerStanding &s = compared.standing[10];
    QCOMPARE(s.rung, PeerRung::All);
    QCOMPARE(s.n, 10);
    QCOMPARE(s.own, 4);
    QCOMPARE(s.below, 4);
    QCOMPARE(s.percentile, 45.0f); // 4 below, 1 equal: 100·4.5/10
    QCOMPARE(s.p25, 2.25f); // R: quantile(0:9)
    QCOMPARE(s.median, 4.5f);
    QCOMPARE(s.p75, 6.75f);
    QCOMPARE(s.mostHave, 4); // 6 of 10 have 4 or more, 5 have 5: not more than half
    QCOMPARE(compared.standing[0].percentile, 0.0f);
    QCOMPARE(compared.standing[9].percentile, 100.0f);
}

void TestPeers::tooFew()
{
    auto portfolio = aPortfolio();
    withMany(portfolio, 10, [](auto &account, int) { account.startedOn(day("2026-01-01")); });
    const auto built = portfolio.milestone("m").build();
    const PeerStanding s = compare(*built).standing[0];
    QCOMPARE(s.rung, PeerRung::None);
    QCOMPARE(s.n, 9);
    QCOMPARE(compare(*built, 9).standing[0].rung, PeerRung::All);
}

void TestPeers::ladder()
{
    auto portfolio = aPortfolio();
    // 0–10: industry A, plan P, 20 seats; 11–15: industry B, same plan and size; 16–20: no industry, no seats.
    withMany(portfolio, 21, [](auto &account, int i) {
        account.startedOn(day("2026-01-01")).plan("P");
        if (i < 16)
            account.industry(i < 11 ? "A" : "B").seats(20);
    });
    const auto built = portfolio.milestone("m").build();
    const auto standing = compare(*built).standing;
    QCOMPARE(standing[0].rung, PeerRung::IndustryPlanSize);
    QCOMPARE(standing[0].n, 10);
    QCOMPARE(standing[12].rung, PeerRung::PlanSize);
    QCOMPARE(standing[12].n, 15);
    QCOMPARE(standing[18].rung, PeerRung::Plan);
    QCOMPARE(standing[18].n, 20);
}

void TestPeers::churnedPeersCount()
{
    const Day asOf = day("2026-03-01");
    auto portfolio = aPortfolio().asOf(asOf);
    portfolio.with(anAccount("young").startedOn(asOf - 50));
    for (int i = 0; i < 12; ++i)
        portfolio.with(anAccount("gone " + std::to_string(i)).startedOn(asOf - 400).churnedOn(asOf - 400 + 44 + i));
    const auto built = portfolio.milestone("m").build();
    // At tenure 50 those who left on day 50 … 55 had been alive (exit ≥ tenure), the other six had not.
    QCOMPARE(compare(*built, 6).standing[0].n, 6);
    QCOMPARE(compare(*built, 7).standing[0].rung, PeerRung::None);
}

void TestPeers::agreesWithThePlainWay_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("stale");
    for (unsigned seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed << (seed % 3 == 0 ? 20 : 0);
}

void TestPeers::agreesWithThePlainWay()
{
    QFETCH(unsigned, seed);
    QFETCH(int, stale);
    RandomPortfolioShape shape;
    shape.seed = seed;
    shape.accounts = 160;
    shape.plans = 2;
    shape.industries = 2;
    shape.staleDays = stale;
    const auto portfolio = randomPortfolio(shape);
    const Plain plain(*portfolio);
    const PeerComparison fast = compare(*portfolio);
    int compared = 0, recent = 0;
    for (AccountIndex a = 0; a < portfolio->accountCount(); ++a) {
        const PeerStanding &s = fast.standing[a];
        if (!plain.customer(a)) {
            QCOMPARE(s.rung, PeerRung::None);
            continue;
        }
        PeerRung rung = PeerRung::None;
        std::vector<AccountIndex> peers;
        for (const PeerRung candidate : {PeerRung::IndustryPlanSize, PeerRung::PlanSize, PeerRung::Plan, PeerRung::All}) {
            peers = plain.peers(a, candidate);
            if (peers.size() >= 10) {
                rung = candidate;
                break;
            }
        }
        QCOMPARE(s.rung, rung);
        QCOMPARE(std::size_t(std::max(0, s.n)), peers.size());
        if (rung == PeerRung::None)
            continue;
        ++compared;
        const int t = plain.tenure(a);
        const bool complete = plain.distinct(a, t, a) == portfolio->applicable[a];
        const bool byRecent = complete || t > 365;
        recent += byRecent;
        QCOMPARE(s.measure, byRecent ? PeerMeasure::Recent : PeerMeasure::Distinct);
        std::vector<int> counts;
        for (const AccountIndex b : peers)
            counts.push_back(byRecent ? plain.recent(b, t, a) : plain.distinct(b, t, a));
        const int own = byRecent ? plain.recent(a, t, a) : plain.distinct(a, t, a);
        const auto below = std::count_if(counts.begin(), counts.end(), [own](int c) { return c < own; });
        const auto equal = std::count(counts.begin(), counts.end(), own);
        QCOMPARE(s.own, own);
        QCOMPARE(s.below, static_cast<int>(below));
        QVERIFY(std::abs(double(s.percentile) - 100.0 * (double(below) + double(equal) / 2) / double(counts.size())) < 1e-4);
        QVERIFY(std::abs(double(s.p25) - Plain::quantile(counts, 0.25)) < 1e-4);
        QVERIFY(std::abs(double(s.median) - Plain::quantile(counts, 0.5)) < 1e-4);
        QVERIFY(std::abs(double(s.p75) - Plain::quantile(counts, 0.75)) < 1e-4);
        int most = 0;
        for (int m = 1; m <= 100; ++m) {
            const auto have = std::count_if(counts.begin(), counts.end(), [m](int c) { return c >= m; });
            most = 2 * static_cast<std::size_t>(have) > counts.size() ? m : most;
        }
        QCOMPARE(s.mostHave, most);
        const double gap = plain.gapP90(peers);
        QCOMPARE(std::isnan(s.gapP90), std::isnan(gap));
        if (!std::isnan(gap))
            QCOMPARE(double(s.gapP90), gap);
    }
    QVERIFY(compared > 40);
    QVERIFY(recent > 10);
}

void TestPeers::curveEndsWhereTheStandingIs()
{
    RandomPortfolioShape shape;
    shape.accounts = 300;
    shape.oldestDays = 350; // everybody by distinct milestones
    const auto portfolio = randomPortfolio(shape);
    const PeerComparison fast = compare(*portfolio);
    int seen = 0;
    for (AccountIndex a = 0; a < portfolio->accountCount(); ++a) {
        const PeerStanding &s = fast.standing[a];
        if (s.rung == PeerRung::None || s.measure != PeerMeasure::Distinct || portfolio->tenureDays[a] % 7 != 0)
            continue;
        ++seen;
        const auto curve = analytics::peerCurve(*portfolio, s, a, 10, bands);
        const auto week = static_cast<std::size_t>(portfolio->tenureDays[a] / 7);
        QVERIFY(curve.peers.size() > week);
        QCOMPARE(curve.peers[week].n, s.n);
        QCOMPARE(curve.peers[week].p25, s.p25);
        QCOMPARE(curve.peers[week].median, s.median);
        QCOMPARE(curve.peers[week].p75, s.p75);
        QCOMPARE(static_cast<int>(curve.own.size()), s.own);
        const auto lines = analytics::comparePeers(*portfolio, s, fast.groups[s.group], a, bands);
        QCOMPARE(lines.front().n, s.n);
        QVERIFY(std::abs(lines.front().percentile - double(s.percentile)) < 1e-3);
        QVERIFY(std::abs(lines.front().median - double(s.median)) < 1e-4);
    }
    QVERIFY(seen > 10);
}

QTEST_GUILESS_MAIN(TestPeers)
#include "test_peers.moc"
