#include "workspace/risk_learning.h"

#include "base/hash.h"
#include "workspace/column_file.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace milepost {

namespace {

constexpr std::uint64_t format = 1; ///< rises when a figure's meaning changes

std::uint64_t layout()
{
    return combineHash(stableHash(MILEPOST_VERSION), combineHash(format, sizeof(RiskFit)));
}

QString pathOf(const std::string &profile) { return QString::fromStdString(profile + "/risk-model"); }

std::uint64_t mix(std::uint64_t hash, Day day)
{
    return combineHash(hash, static_cast<std::uint64_t>(static_cast<std::uint32_t>(day.value)));
}

} // namespace

Day riskCutoff(Day asOf)
{
    const YearMonthDay tomorrow = civilFromDay(asOf + 1);
    return *dayFromCivil(tomorrow.year, tomorrow.month, 1) - 1;
}

std::vector<Day> riskViewDays(const Portfolio &portfolio, Day cutoff)
{
    Day first;
    std::int64_t churns = 0;
    for (const SpellFact &spell : portfolio.spells.rows) {
        if (spell.start.valid() && (!first.valid() || spell.start < first))
            first = spell.start;
        churns += spell.end.valid() && spell.end <= cutoff ? 1 : 0;
    }
    std::vector<Day> days;
    if (churns < RiskSettings{}.fewestChurns)
        return days;
    for (Day day = cutoff; static_cast<int>(days.size()) < riskMonths; day = riskCutoff(day - 1)) {
        days.push_back(day);
        if (day < first)
            break;
    }
    std::ranges::reverse(days);
    return days;
}

std::uint64_t riskSettingsHash(const SettingValues &settings)
{
    std::uint64_t hash = 0;
    for (const auto &[key, value] : settings)
        hash = combineHash(hash, combineHash(stableHash(key), stableHash(value)));
    return hash;
}

std::uint64_t riskBasis(const Portfolio &portfolio, const SettingValues &settings, Day cutoff)
{
    std::uint64_t hash = mix(riskSettingsHash(settings), cutoff);
    for (const SpellFact &spell : portfolio.spells.rows) {
        if (spell.start.valid() && spell.start <= cutoff)
            hash = mix(mix(hash, spell.start), spell.end.valid() && spell.end <= cutoff ? spell.end : Day{});
    }
    std::uint64_t achievements = 0, contracts = 0;
    for (const AchievementFact &fact : portfolio.achievements.rows)
        achievements += fact.on <= cutoff ? 1 : 0;
    for (const SubscriptionFact &fact : portfolio.subscriptions.rows)
        contracts += fact.start <= cutoff ? 1 : 0;
    hash = combineHash(combineHash(hash, achievements), contracts);
    return combineHash(hash, portfolio.accountCount());
}

std::optional<KeptRisk> keptRisk(const std::string &profile)
{
    QFile file(pathOf(profile));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    ColumnReader read(file);
    std::uint64_t written = 0;
    KeptRisk risk;
    read(written, risk.basis, risk.settings, risk.fit);
    if (!read.finish() || written != layout())
        return std::nullopt;
    return risk;
}

Result<> keepRisk(const std::string &profile, const KeptRisk &risk)
{
    QSaveFile file(pathOf(profile));
    const auto failed = [&] { return Error{ErrorCode::FileWrite, profile + "/risk-model", file.errorString().toStdString()}; };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    ColumnWriter write(file);
    const std::uint64_t mine = layout();
    write(mine, risk.basis, risk.settings, risk.fit);
    if (!write.finish() || !file.commit())
        return failed();
    return {};
}

} // namespace milepost
