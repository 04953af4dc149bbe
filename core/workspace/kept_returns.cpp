#include "workspace/kept_returns.h"

#include "base/hash.h"
#include "workspace/column_file.h"
#include "workspace/risk_learning.h"

#include <QFile>
#include <QSaveFile>

namespace milepost {

namespace {

constexpr std::uint64_t format = 1; ///< rises when a figure's meaning changes

std::uint64_t layout() { return combineHash(stableHash(MILEPOST_VERSION), combineHash(format, sizeof(AccountReturn))); }

QString pathOf(const std::string &profile) { return QString::fromStdString(profile + "/returns"); }

} // namespace

std::uint64_t returnsBasis(const Portfolio &portfolio, const SettingValues &settings)
{
    const auto day = static_cast<std::uint64_t>(static_cast<std::uint32_t>(portfolio.asOf.value));
    return combineHash(combineHash(riskSettingsHash(settings), portfolio.dataVersion), day);
}

KeptReturns keptOf(AccountReturns returns, const Portfolio &portfolio, const SettingValues &settings)
{
    const std::uint64_t stamp = returns.stamp;
    return {{layout(), returnsBasis(portfolio, settings), riskSettingsHash(settings), stamp, portfolio.asOf}, std::move(returns)};
}

std::optional<ReturnsHead> keptReturnsHead(const std::string &profile)
{
    QFile file(pathOf(profile));
    ReturnsHead head;
    if (!file.open(QIODevice::ReadOnly) || file.read(reinterpret_cast<char *>(&head), sizeof head) != qint64(sizeof head) || head.layout != layout())
        return std::nullopt;
    return head;
}

std::optional<KeptReturns> keptReturns(const std::string &profile)
{
    QFile file(pathOf(profile));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    ColumnReader read(file);
    KeptReturns kept;
    read(kept.head);
    if (kept.head.layout != layout())
        return std::nullopt;
    read(kept.returns.accounts, kept.returns.milestones, kept.returns.stamp);
    if (!read.finish())
        return std::nullopt;
    // What rows point to is there: a file of other hands does not lead outside.
    for (const AccountReturn &each : kept.returns.accounts) {
        if (each.since.valid() && each.feeds >= kept.returns.milestones.size())
            return std::nullopt;
    }
    return kept;
}

Result<> keepReturns(const std::string &profile, const KeptReturns &kept)
{
    if (kept.returns.accounts.empty()) {
        QFile::remove(pathOf(profile));
        return {};
    }
    QSaveFile file(pathOf(profile));
    const auto failed = [&] { return Error{ErrorCode::FileWrite, profile + "/returns", file.errorString().toStdString()}; };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    ColumnWriter write(file);
    write(kept.head, kept.returns.accounts, kept.returns.milestones, kept.returns.stamp);
    if (!write.finish() || !file.commit())
        return failed();
    return {};
}

} // namespace milepost
