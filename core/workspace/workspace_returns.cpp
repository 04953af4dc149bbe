// Returns of accounts (M11) for judgement: which of what was counted a snapshot is judged by, and when they are counted anew.
#include "workspace/valuation.h"
#include "workspace/workspace_private.h"

namespace milepost {

namespace {

/// A model whose filter cannot be read any more values nobody; the Value page says what is wrong with it.
Result<AccountReturns> countReturns(store::Database &database, const Zone &zone, const Portfolio &portfolio, std::vector<RoiModel> models,
                                    const JobControl &control)
{
    if (models.empty())
        return AccountReturns{};
    const auto valuation = Valuation::open(database, zone, portfolio, std::move(models));
    if (!valuation)
        return valuation.error().code == ErrorCode::InvalidArgument ? Result<AccountReturns>(AccountReturns{}) : valuation.error();
    return (*valuation)->returns(control);
}

} // namespace

Result<AccountReturns> Workspace::Private::returnsOf(const Portfolio &portfolio, const JobControl &control)
{
    MP_ASSIGN(auto models, roiModelsOf(database()));
    if (models.empty())
        return AccountReturns{};
    if (portfolio.accountCount() <= accountsValuedAtOnce)
        return countReturns(database(), zone, portfolio, std::move(models), control);
    const std::uint64_t basis = returnsBasis(portfolio, settings);
    auto kept = keptReturns(profile);
    if (kept && kept->head.basis == basis)
        return std::move(kept->returns);
    if (options.countsLater) {
        // What was counted of an older state says more than nothing, as long as it knew nothing of later days.
        const bool usable = kept && kept->head.settings == riskSettingsHash(settings) && kept->head.asOf <= portfolio.asOf;
        return usable ? std::move(kept->returns) : AccountReturns{};
    }
    MP_ASSIGN(auto returns, countReturns(database(), zone, portfolio, std::move(models), control));
    // A profile that cannot be written counts again.
    if (!options.readOnly && portfolio.asOf == today())
        static_cast<void>(keepReturns(profile, keptOf(returns, portfolio, settings)));
    return returns;
}

bool Workspace::Private::countedSince(const Snapshot &snapshot) const
{
    if (snapshot.portfolio->accountCount() <= accountsValuedAtOnce)
        return false;
    const auto head = keptReturnsHead(profile);
    return head && head->basis == returnsBasis(*snapshot.portfolio, settings) && head->stamp != snapshot.standing->returnsStamp;
}

Result<bool> Workspace::countReturnsToday(const Snapshot &snapshot, const JobControl &control)
{
    MP_TRY(d->refresh());
    const Portfolio &portfolio = *snapshot.portfolio;
    if (portfolio.accountCount() <= accountsValuedAtOnce || portfolio.asOf != d->today())
        return false; // snapshot() has counted
    MP_ASSIGN(auto models, roiModelsOf(d->database()));
    const auto head = keptReturnsHead(d->profile);
    if (models.empty()) {
        if (head)
            MP_TRY(keepReturns(d->profile, {}));
        return snapshot.standing->returnsStamp != 0;
    }
    if (head && head->basis == returnsBasis(portfolio, d->settings))
        return head->stamp != snapshot.standing->returnsStamp;
    MP_ASSIGN(auto returns, countReturns(d->database(), d->zone, portfolio, std::move(models), control));
    const std::uint64_t stamp = returns.stamp;
    MP_TRY(keepReturns(d->profile, keptOf(std::move(returns), portfolio, d->settings)));
    return stamp != snapshot.standing->returnsStamp;
}

} // namespace milepost
