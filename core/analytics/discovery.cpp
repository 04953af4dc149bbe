#include "analytics/discovery.h"

#include "analytics/grouping.h"
#include "analytics/incidence.h"
#include "analytics/intervals.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace milepost::analytics {

namespace {

constexpr std::uint8_t folds = 5;
constexpr std::uint32_t fewestInCohort = 20;

/// Counts of accounts: [cohort: 0 churned, 1 retained][below the threshold, at or above it].
using Table = std::array<std::array<double, 2>, 2>;

double youden(double retainedPositive, double retained, double churnedPositive, double churned)
{
    return retainedPositive / retained - churnedPositive / churned;
}

struct Subject {
    std::uint32_t count = 0;
    std::uint8_t retained = 0, fold = 0;
};

/// Count ≥ 1 with the largest |J| among the subjects outside `leftOut`; ties to the smallest. 1 where nothing differs.
std::uint32_t bestThreshold(const std::vector<Subject> &byCount, std::uint8_t leftOut)
{
    double retained = 0, churned = 0;
    for (const Subject &subject : byCount) {
        if (subject.fold != leftOut)
            ++(subject.retained ? retained : churned);
    }
    if (retained == 0 || churned == 0)
        return 1;
    // From the highest count down, so that those at or above a threshold are those passed already.
    double above1 = 0, above0 = 0, best = -1;
    std::uint32_t threshold = 1;
    for (std::size_t i = byCount.size(); i > 0 && byCount[i - 1].count >= 1;) {
        const std::uint32_t count = byCount[i - 1].count;
        bool any = false;
        for (; i > 0 && byCount[i - 1].count == count; --i) {
            if (byCount[i - 1].fold == leftOut)
                continue;
            any = true;
            ++(byCount[i - 1].retained ? above1 : above0);
        }
        const double j = std::abs(youden(above1, retained, above0, churned));
        // Shares that are equal as fractions may differ in the last bit.
        if (any && j >= best - 1e-12) {
            best = std::max(best, j);
            threshold = count;
        }
    }
    return threshold;
}

std::optional<double> quotient(double part, double whole)
{
    return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

void describe(Finding &finding, const Table &table)
{
    const double tp = table[1][1], fn = table[1][0], fp = table[0][1], tn = table[0][0];
    finding.retained = {static_cast<std::uint32_t>(tp + fn), static_cast<std::uint32_t>(tp), shareOf(tp, tp + fn)};
    finding.churned = {static_cast<std::uint32_t>(fp + tn), static_cast<std::uint32_t>(fp), shareOf(fp, fp + tn)};
    finding.difference = moverDifference(finding.retained.share, finding.churned.share, IntervalMethod::Newcombe);
    finding.sensitivity = quotient(tp, tp + fn);
    finding.specificity = quotient(tn, tn + fp);
    finding.ppv = quotient(tp, tp + fp);
    finding.npv = quotient(tn, tn + fn);
    const double margins = (tp + fn) * (fp + tn) * (tp + fp) * (fn + tn);
    if (margins > 0)
        finding.phi = (tp * tn - fp * fn) / std::sqrt(margins);
}

struct Moments {
    double n = 0;
    std::vector<double> sum, squares; ///< of the cumulated counts, per day
};

/// Cumulated counts change on few days; steps are added up as differences and summed over days at the end.
std::array<Moments, 2> momentsOf(const Discovery &discovery, const Behaviour &behaviour)
{
    const auto days = static_cast<std::size_t>(discovery.settings.firstDays) + 1;
    std::array<Moments, 2> moments;
    moments[0].n = discovery.churned;
    moments[1].n = discovery.retained;
    for (Moments &each : moments) {
        each.sum.assign(days, 0);
        each.squares.assign(days, 0);
    }
    AccountIndex current = noAccount;
    double soFar = 0;
    for (const Behaviour::Row &row : behaviour.rows) {
        if (row.account != current) {
            current = row.account;
            soFar = 0;
        }
        const auto cohort = static_cast<Cohort>(discovery.cohort[row.account]);
        if (cohort == Cohort::None || row.day < 0 || static_cast<std::size_t>(row.day) >= days)
            continue;
        Moments &mine = moments[cohort == Cohort::Retained ? 1 : 0];
        const double then = soFar + row.count;
        mine.sum[static_cast<std::size_t>(row.day)] += row.count;
        mine.squares[static_cast<std::size_t>(row.day)] += then * then - soFar * soFar;
        soFar = then;
    }
    for (Moments &each : moments) {
        for (std::size_t day = 1; day < days; ++day) {
            each.sum[day] += each.sum[day - 1];
            each.squares[day] += each.squares[day - 1];
        }
    }
    return moments;
}

std::optional<std::int32_t> divergence(const std::array<CohortPath, 2> &paths)
{
    std::optional<std::int32_t> first;
    for (std::size_t day = paths[0].mean.size(); day-- > 0;) {
        const bool touch = paths[0].low[day] <= paths[1].high[day] && paths[1].low[day] <= paths[0].high[day];
        if (touch)
            break;
        first = static_cast<std::int32_t>(day);
    }
    return first;
}

class Discoverer {
public:
    Discoverer(const Portfolio &portfolio, const FirstLives &lives, Day observableFrom, const DiscoverySettings &settings)
        : m_portfolio(portfolio), m_lives(lives)
    {
        m_discovery.settings = settings;
        m_discovery.cohort.assign(lives.accountCount(), 0);
        const std::vector<std::int32_t> reach = settings.toReach == noMilestone ? std::vector<std::int32_t>{}
                                                                                : reachDays(settings.toReach);
        for (AccountIndex account = 0; account < lives.accountCount(); ++account)
            place(account, observableFrom, reach);
        m_fold.assign(lives.accountCount(), 0);
        for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
            if (m_discovery.cohort[account] != 0)
                m_fold[account] = foldOf(portfolio.text(portfolio.externalId[account]));
        }
    }

    [[nodiscard]] Finding examine(const Behaviour &behaviour) const
    {
        Finding finding;
        finding.retained.n = m_discovery.retained;
        finding.churned.n = m_discovery.churned;
        if (m_discovery.retained < fewestInCohort || m_discovery.churned < fewestInCohort) {
            finding.shortfall = m_discovery.retained + m_discovery.churned == 0 ? Shortfall::NobodyStarted
                                                                                : Shortfall::SmallArm;
            return finding;
        }
        const std::vector<Subject> subjects = subjectsOf(behaviour);
        std::array<std::vector<std::uint32_t>, 2> counts;
        for (const Subject &subject : subjects)
            counts[subject.retained].push_back(subject.count);
        finding.p = rankSumP(counts[1], counts[0]);
        if (!finding.p) {
            finding.shortfall = subjects.back().count == 0 ? Shortfall::NobodyReached : Shortfall::NoVariation;
            return finding;
        }
        finding.threshold = bestThreshold(subjects, folds);
        Table table{};
        std::array<std::uint32_t, folds> thresholds{};
        for (std::uint8_t fold = 0; fold < folds; ++fold)
            thresholds[fold] = bestThreshold(subjects, fold);
        for (const Subject &subject : subjects)
            ++table[subject.retained][subject.count >= thresholds[subject.fold] ? 1 : 0];
        describe(finding, table);
        finding.divergenceDay = divergence(cohortPaths(m_discovery, behaviour));
        return finding;
    }

    [[nodiscard]] Discovery &discovery() { return m_discovery; }

private:
    std::vector<std::int32_t> reachDays(MilestoneIndex milestone) const
    {
        std::vector<std::int32_t> days(m_lives.accountCount(), std::numeric_limits<std::int32_t>::max());
        for (const MilestoneReach &reach : m_lives.reached(milestone))
            days[reach.account] = reach.day;
        return days;
    }

    void place(AccountIndex account, Day observableFrom, const std::vector<std::int32_t> &reach)
    {
        if (!m_lives.started(account))
            return;
        const DiscoverySettings &settings = m_discovery.settings;
        const Day start = m_lives.start[account];
        if (observableFrom.valid() && start < observableFrom) {
            ++m_discovery.notObservable;
            return;
        }
        if (m_lives.followedThrough - start < settings.splitDays || m_lives.through - start < settings.firstDays) {
            ++m_discovery.tooYoung;
            return;
        }
        const std::int32_t end = m_lives.followedTo[account];
        const bool churned = m_lives.left[account] != 0;
        if (churned && end <= settings.firstDays) {
            ++m_discovery.leftEarly;
            return;
        }
        bool good = !churned || end > settings.splitDays;
        if (settings.toReach != noMilestone) {
            // Who has not had the time to reach it, as far as milestones are known, is asked of neither.
            if (m_lives.through - start < settings.splitDays) {
                ++m_discovery.tooYoung;
                return;
            }
            // What precedes reaching it: only those who had not by day D, and whom it concerns.
            if (!m_portfolio.applies(account, settings.toReach) || reach[account] <= settings.firstDays)
                return;
            good = reach[account] <= std::min(settings.splitDays, end);
        } else if (!settings.longFirstTerms) {
            const auto term = termDaysOn(m_portfolio, account, start);
            if (term && *term > settings.splitDays) {
                ++m_discovery.longFirstTerm;
                return;
            }
        }
        m_discovery.cohort[account] = static_cast<std::uint8_t>(good ? Cohort::Retained : Cohort::Churned);
        ++(good ? m_discovery.retained : m_discovery.churned);
    }

    /// Everybody of both cohorts, by count.
    [[nodiscard]] std::vector<Subject> subjectsOf(const Behaviour &behaviour) const
    {
        std::vector<std::uint32_t> counts(m_lives.accountCount(), 0);
        for (const Behaviour::Row &row : behaviour.rows) {
            if (row.day >= 0 && row.day <= m_discovery.settings.firstDays)
                counts[row.account] += row.count;
        }
        std::vector<Subject> subjects;
        for (AccountIndex account = 0; account < counts.size(); ++account) {
            const auto cohort = static_cast<Cohort>(m_discovery.cohort[account]);
            if (cohort != Cohort::None)
                subjects.push_back({counts[account], static_cast<std::uint8_t>(cohort == Cohort::Retained ? 1 : 0),
                                    m_fold[account]});
        }
        std::sort(subjects.begin(), subjects.end(), [](const Subject &a, const Subject &b) { return a.count < b.count; });
        return subjects;
    }

    const Portfolio &m_portfolio;
    const FirstLives &m_lives;
    Discovery m_discovery;
    std::vector<std::uint8_t> m_fold;
};

} // namespace

std::uint8_t foldOf(std::string_view externalId)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(externalId.data(), static_cast<qsizetype>(externalId.size())));
    const QByteArray digest = hash.result();
    std::uint32_t first = 0;
    for (qsizetype i = 0; i < 4; ++i)
        first = (first << 8) | static_cast<std::uint8_t>(digest[i]);
    return static_cast<std::uint8_t>(first % folds);
}

std::vector<Behaviour> milestoneBehaviours(const Portfolio &portfolio, const FirstLives &lives, std::int32_t firstDays)
{
    std::vector<Behaviour> behaviours(portfolio.milestones.size());
    for (MilestoneIndex milestone = 0; milestone < behaviours.size(); ++milestone) {
        behaviours[milestone].kind = Behaviour::Kind::Milestone;
        behaviours[milestone].key = portfolio.milestones[milestone].key;
        behaviours[milestone].milestone = milestone;
    }
    for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
        if (!lives.started(account))
            continue;
        for (const AchievementFact &fact : portfolio.achievements.of(account)) {
            const std::int32_t day = fact.on <= lives.start[account] ? 0 : fact.on - lives.start[account];
            if (day > std::min(firstDays, lives.end[account]))
                break; // ordered by day
            auto &rows = behaviours[fact.milestone].rows;
            if (!rows.empty() && rows.back().account == account && rows.back().day == day)
                ++rows.back().count;
            else
                rows.push_back({account, day, 1});
        }
    }
    return behaviours;
}

std::array<CohortPath, 2> cohortPaths(const Discovery &discovery, const Behaviour &behaviour)
{
    const auto moments = momentsOf(discovery, behaviour);
    std::array<CohortPath, 2> paths;
    for (std::size_t cohort = 0; cohort < 2; ++cohort) {
        const Moments &from = moments[cohort];
        if (from.n < 2)
            continue;
        CohortPath &path = paths[cohort];
        for (std::size_t day = 0; day < from.sum.size(); ++day) {
            const double mean = from.sum[day] / from.n;
            const double variance = std::max(0.0, (from.squares[day] - from.n * mean * mean) / (from.n - 1));
            const double half = z95 * std::sqrt(variance / from.n);
            path.mean.push_back(mean);
            path.low.push_back(mean - half);
            path.high.push_back(mean + half);
        }
    }
    return paths;
}

Discovery discover(const Portfolio &portfolio, const FirstLives &lives, const std::vector<Behaviour> &behaviours,
                   Day observableFrom, const DiscoverySettings &settings, const ParallelFor &parallel)
{
    Discoverer discoverer(portfolio, lives, observableFrom, settings);
    std::vector<Finding> findings(behaviours.size());
    parallel(behaviours.size(), [&](std::size_t i) {
        findings[i] = discoverer.examine(behaviours[i]);
        findings[i].behaviour = static_cast<std::uint32_t>(i);
    });
    std::vector<std::optional<double>> p;
    for (const Finding &finding : findings)
        p.push_back(finding.p);
    const auto q = benjaminiHochberg(p);
    for (std::size_t i = 0; i < findings.size(); ++i)
        findings[i].q = q[i];
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &a, const Finding &b) {
        if (a.q != b.q)
            return a.q && (!b.q || *a.q < *b.q);
        return std::abs(a.difference.value.value_or(0)) > std::abs(b.difference.value.value_or(0));
    });
    discoverer.discovery().findings = std::move(findings);
    return std::move(discoverer.discovery());
}

} // namespace milepost::analytics
