#include "analytics/hypotheses.h"

#include "analytics/intervals.h"

#include <algorithm>
#include <initializer_list>

namespace milepost::analytics {

namespace {

/// How a claim is put to the data.
struct Question {
    Claim claim;
    std::int32_t atLeast;
    std::int32_t landmark;
    EvidenceOutcome outcome;
    std::optional<double> low, high; ///< of the ratio
};

constexpr std::array questions{
    Question{Claim::EarlyOnboarding, 3, 30, EvidenceOutcome::Retention, 3.0, 5.0},
    // 80 % against 30 %.
    Question{Claim::Activation, 1, 14, EvidenceOutcome::Retention, 0.80 / 0.30, 0.80 / 0.30},
    Question{Claim::FiveMilestones, 5, 90, EvidenceOutcome::Retention, {}, {}},
    Question{Claim::EarlyThree, 3, 30, EvidenceOutcome::Retention, {}, {}},
    Question{Claim::TeamInvited, 1, 30, EvidenceOutcome::Retention, {}, {}},
    Question{Claim::VelocityExpands, 3, 60, EvidenceOutcome::Expansion, {}, {}},
};

/// The milestones a claim speaks of. Keys are those of the starter catalog; where a workspace has renamed them away, the
/// claim cannot be tested, which is said.
bool isMeant(Claim claim, const MilestoneDefinition &milestone)
{
    const auto isOneOf = [&milestone](std::initializer_list<std::string_view> keys) {
        return std::find(keys.begin(), keys.end(), milestone.key) != keys.end();
    };
    switch (claim) {
    case Claim::EarlyOnboarding: return milestone.category == Category::Onboarding;
    case Claim::Activation: return isOneOf({"aha_moment", "three_core_features", "checklist_completed"});
    case Claim::TeamInvited: return isOneOf({"three_members", "team_invited"});
    case Claim::FiveMilestones:
    case Claim::EarlyThree:
    case Claim::VelocityExpands: return true;
    }
    return false;
}

ClaimVerdict judge(const TestedClaim &tested)
{
    const Association &found = tested.found;
    if (found.shortfall != Shortfall::None || found.exposure.milestones.empty())
        return ClaimVerdict::Untestable;
    if (found.verdict == Verdict::NoDifference)
        return ClaimVerdict::NotShown;
    if (found.verdict == Verdict::Lower)
        return ClaimVerdict::Opposite;
    if (!tested.claimedLow || !found.ratio.low || !found.ratio.high)
        return ClaimVerdict::Supported;
    if (*found.ratio.high < *tested.claimedLow)
        return ClaimVerdict::Weaker;
    if (*found.ratio.low > *tested.claimedHigh)
        return ClaimVerdict::Stronger;
    return ClaimVerdict::Supported;
}

} // namespace

std::vector<TestedClaim> testClaims(const Portfolio &portfolio, const FirstLives &lives,
                                    const Observability &observability, const ParallelFor &parallel)
{
    std::vector<TestedClaim> tested(questions.size());
    parallel(questions.size(), [&](std::size_t i) {
        const Question &question = questions[i];
        TestedClaim &mine = tested[i];
        mine.claim = question.claim;
        mine.claimedLow = question.low;
        mine.claimedHigh = question.high;
        Exposure exposure{{}, question.atLeast};
        for (MilestoneIndex milestone = 0; milestone < portfolio.milestones.size(); ++milestone) {
            if (isMeant(question.claim, portfolio.milestones[milestone]))
                exposure.milestones.push_back(milestone);
        }
        mine.found.exposure = exposure;
        mine.found.outcome = question.outcome;
        mine.found.landmark = question.landmark;
        mine.found.shortfall = Shortfall::NobodyReached;
        if (exposure.milestones.size() < static_cast<std::size_t>(question.atLeast))
            return;
        EvidenceSettings settings;
        settings.landmark = question.landmark;
        settings.outcome = question.outcome;
        mine.found = evidence(portfolio, lives, {exposure}, observability, settings).front();
    });
    // The claims are looked at together, so they share the false-discovery rate.
    std::vector<std::optional<double>> p;
    for (const TestedClaim &each : tested)
        p.push_back(each.found.p);
    const auto q = benjaminiHochberg(p);
    for (std::size_t i = 0; i < tested.size(); ++i) {
        Association &found = tested[i].found;
        const bool alone = found.q && *found.q < falseDiscoveryRate;
        found.q = q[i];
        if (alone && !(*found.q < falseDiscoveryRate))
            found.verdict = Verdict::NoDifference;
        tested[i].verdict = judge(tested[i]);
    }
    return tested;
}

} // namespace milepost::analytics
