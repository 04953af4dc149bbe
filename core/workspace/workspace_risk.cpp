// Churn risk (M9) of a workspace: which of what was learnt a snapshot is judged by, and when it is learnt anew.
#include "workspace/risk_learning.h"
#include "workspace/snapshot_maker.h"
#include "workspace/workspace_private.h"

#include <algorithm>

namespace milepost {

namespace {

constexpr std::size_t keptFits = 3;
/// Thirty-six views and their account-months take up to 470 MB at 100,000 accounts, more than a window may.
constexpr std::size_t mostLearntInWindow = 40'000;

void remember(std::vector<KeptRisk> &learnt, const KeptRisk &risk)
{
    std::erase_if(learnt, [&](const KeptRisk &each) { return each.basis == risk.basis; });
    if (learnt.size() >= keptFits)
        learnt.erase(learnt.begin());
    learnt.push_back(risk);
}

} // namespace

Result<RiskFit> Workspace::Private::riskOf(const Portfolio &portfolio, SnapshotMaker &maker, const JobControl &control)
{
    const Day cutoff = riskCutoff(portfolio.asOf);
    KeptRisk risk{riskBasis(portfolio, settings, cutoff), riskSettingsHash(settings), {}};
    const auto known = std::ranges::find(learnt, risk.basis, &KeptRisk::basis);
    if (known != learnt.end())
        return known->fit;
    const auto kept = keptRisk(profile);
    if (kept && kept->basis == risk.basis) {
        remember(learnt, *kept);
        return kept->fit;
    }
    if (portfolio.accountCount() > accountsLearntAtOnce) {
        // What was learnt of an older state says more than nothing, as long as it knew nothing of later days.
        const bool usable = kept && kept->settings == risk.settings && kept->fit.trainedTo <= cutoff;
        return usable ? kept->fit : RiskFit{};
    }
    MP_ASSIGN(risk.fit, maker.learnRisk(portfolio, cutoff, control));
    remember(learnt, risk);
    // Without enough churns there was nothing to do and there is nothing to keep. A profile that cannot be written learns again.
    if (risk.fit.method != RiskMethod::Index && !options.readOnly && cutoff == riskCutoff(today()))
        static_cast<void>(keepRisk(profile, risk));
    return risk.fit;
}

bool Workspace::Private::learntSince(const Snapshot &snapshot) const
{
    const Portfolio &portfolio = *snapshot.portfolio;
    if (portfolio.accountCount() <= accountsLearntAtOnce)
        return false;
    const auto kept = keptRisk(profile);
    const Day cutoff = riskCutoff(portfolio.asOf);
    return kept && kept->fit.trainedTo == cutoff && kept->settings == riskSettingsHash(settings)
        && (snapshot.standing->riskFit.trainedTo != cutoff || snapshot.standing->riskFit.churns != kept->fit.churns
            || snapshot.standing->riskFit.months != kept->fit.months);
}

Result<bool> Workspace::learnRisk(const Snapshot &snapshot, const JobControl &control)
{
    MP_TRY(d->refresh());
    const Portfolio &portfolio = *snapshot.portfolio;
    if (portfolio.accountCount() <= accountsLearntAtOnce)
        return false; // snapshot() has learnt
    const Day cutoff = riskCutoff(portfolio.asOf);
    KeptRisk risk{riskBasis(portfolio, d->settings, cutoff), riskSettingsHash(d->settings), {}};
    const auto kept = keptRisk(d->profile);
    if (kept && kept->basis == risk.basis)
        return false;
    if (std::ranges::any_of(d->learnt, [&](const KeptRisk &each) { return each.basis == risk.basis; }))
        return false;
    MP_ASSIGN(const auto maker, SnapshotMaker::load(d->database(), d->settings, d->today(), control));
    MP_ASSIGN(risk.fit, maker->learnRisk(portfolio, cutoff, control));
    remember(d->learnt, risk);
    if (!d->options.readOnly)
        MP_TRY(keepRisk(d->profile, risk));
    return true;
}

Result<bool> Workspace::learnRiskToday(const Snapshot &snapshot, const JobControl &control)
{
    if (snapshot.portfolio->asOf != d->today() || snapshot.portfolio->accountCount() > mostLearntInWindow)
        return false;
    return learnRisk(snapshot, control);
}

} // namespace milepost
