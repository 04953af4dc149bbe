#include "charts/progress_values.h"

#include "analytics/peer_curve.h"
#include "wording/figures.h"
#include "wording/terms.h"

#include <algorithm>

namespace milepost::ui {

namespace {

constexpr double daysPerWeek = 7;
constexpr double leastSpan = 52; ///< weeks

/// The first word of a name, for the label at the end of the line.
QString shortName(std::string_view name)
{
    const QString whole = wording::plain(name);
    const auto blank = whole.indexOf(QLatin1Char(' '));
    constexpr qsizetype longest = 12;
    const QString first = blank > 0 ? whole.left(blank) : whole;
    return first.size() > longest ? first.left(longest - 1) + QStringLiteral("…") : first;
}

} // namespace

MilestoneProgressValues milestoneProgress(const wording::Voice &voice, const Standing &standing, AccountIndex account)
{
    const Portfolio &portfolio = *standing.portfolio;
    const auto curve = analytics::peerCurve(portfolio, standing.peers[account], account, standing.settings.peersK,
                                            standing.settings.sizeBands);
    MilestoneProgressValues values;
    values.total = portfolio.applicable[account];
    values.peerCount = standing.peers[account].n;
    if (curve.tenureDays >= 0)
        values.nowWeek = curve.tenureDays / daysPerWeek;
    values.spanWeeks = std::max(leastSpan, std::ceil(curve.tenureDays / daysPerWeek / 13) * 13);
    for (const auto &step : curve.own) {
        const MilestoneDefinition &definition = portfolio.milestones[step.milestone];
        values.steps.push_back({step.day / daysPerWeek, step.distinct, definition.category, wording::plain(definition.title),
                                wording::dateWithYear(voice, portfolio.start[account] + step.day)});
    }
    for (const auto &point : curve.peers) {
        if (point.week <= values.spanWeeks)
            values.peers.push_back({double(point.week), point.p25, point.median, point.p75});
    }
    values.ownLabel = voice.translate("Charts", "%1 %2")
                          .arg(shortName(portfolio.text(portfolio.name[account])),
                               wording::integer(voice, portfolio.achieved[account]));
    if (!values.peers.empty()) {
        values.upperLabel = voice.translate("Charts", "upper quartile");
        values.medianLabel = voice.translate("Charts", "median of peers");
        values.lowerLabel = voice.translate("Charts", "lower quartile");
    }
    // The gap is drawn from the last step, so it is labelled only where that step was the last thing reached: a repeat
    // since then makes no step.
    const bool lastStepIsLast = !curve.own.empty()
        && portfolio.start[account] + curve.own.back().day == portfolio.lastAchievement[account];
    if (standing.stuck[account] && standing.quietDays[account] >= 0 && lastStepIsLast)
        values.gapLabel = wording::days(voice, standing.quietDays[account]);
    return values;
}

CategoryProgressValues categoryProgress(const wording::Voice &voice, const Standing &standing, AccountIndex account)
{
    const Portfolio &portfolio = *standing.portfolio;
    std::vector<std::uint8_t> reached(portfolio.milestones.size());
    for (const auto &fact : portfolio.achievements.of(account))
        reached[fact.milestone] = 1;
    CategoryProgressValues values;
    for (std::size_t c = 0; c < enumCount<Category>(); ++c) {
        CategoryProgressValues::Bar bar;
        bar.category = static_cast<Category>(c);
        bar.name = wording::word(voice, bar.category);
        for (MilestoneIndex m = 0; m < portfolio.milestones.size(); ++m) {
            if (portfolio.milestones[m].category != bar.category || !portfolio.applies(account, m))
                continue;
            bar.total += 1;
            bar.reached += reached[m];
        }
        bar.text = voice.translate("Charts", "%1 of %2")
                       .arg(wording::integer(voice, static_cast<std::int64_t>(bar.reached)),
                            wording::integer(voice, static_cast<std::int64_t>(bar.total)));
        if (bar.total > 0)
            values.bars.push_back(bar);
    }
    return values;
}

} // namespace milepost::ui
