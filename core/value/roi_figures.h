/// The figures of M11 for many accounts by one model: value and cost alone, exactly those of evaluateRoi() at base, without the tree,
/// the months and what they hang on. Pure; any thread. Money is in major units of the portfolio's base currency.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "value/roi.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace milepost::value {

struct RoiSums {
    Day from, to;
    std::array<std::optional<Exact>, 3> value; ///< by RoiFigure; none: no line counts towards it
    std::optional<Exact> cost; ///< none: a cost has a gap
    /// (value − cost)/cost; none without a value or a cost, and where the cost is 0.
    [[nodiscard]] std::optional<Exact> roi(RoiFigure figure) const;
};

class RoiFigures {
public:
    /// Errors of checkRoi(). `model` and `portfolio` must outlive this. `to`: the last day of the periods that will be asked about
    /// (roiPeriod), at whose rates assumptions without a day are exchanged.
    [[nodiscard]] static Result<RoiFigures> prepare(const RoiModel &model, const Portfolio &portfolio, std::span<const DatedRate> rates,
                                                    Day to);
    [[nodiscard]] Day to() const { return m_to; }
    /// None: the account has no contract in the period.
    [[nodiscard]] std::optional<RoiSums> of(AccountIndex account, std::span<const EventCount> events) const;
    /// The first day of the days up to the period's last, on all of which the headline ROI of the period so far was above `share`
    /// (3 = 300 %). Invalid: it is not on the last.
    [[nodiscard]] Day above(const Exact &share, AccountIndex account, std::span<const EventCount> events) const;
    /// Keys of the milestones whose occurrences feed the headline.
    [[nodiscard]] std::vector<std::string> headlineMilestones() const;

private:
    struct Line {
        std::string event; ///< "": a milestone
        MilestoneIndex milestone = noMilestone;
        bool headline = false, agreed = false, known = true, wholeHours = false;
        Exact amountEach, moneyEach, each; ///< the last the product of the other two
    };
    struct Cost {
        bool subscription = false, known = true;
        Day due;
        Exact amount;
    };
    using Counts = std::vector<std::int64_t>; ///< by line
    RoiFigures(const RoiModel &model, const Portfolio &portfolio, Day to) : m_model(&model), m_portfolio(&portfolio), m_to(to) {}
    [[nodiscard]] std::array<std::optional<Exact>, 3> valueOf(const Counts &counts) const;
    template <class Visit> void forEachOccurrence(AccountIndex account, std::span<const EventCount> events, Day from, Day to, Visit visit) const;
    /// Day and amount of each cost of the period; none: a gap.
    [[nodiscard]] std::optional<std::vector<std::pair<Day, Exact>>> costsOf(AccountIndex account, Day from, Day to) const;

    const RoiModel *m_model;
    const Portfolio *m_portfolio;
    Day m_to;
    std::vector<Line> m_lines;
    std::vector<Cost> m_costs;
};

/// What a subscription costs, in minor units: invoices due in the period; where the account has none at all, a year's price on every
/// anniversary on which a subscription was open. None: a price is not known.
[[nodiscard]] std::optional<std::vector<std::pair<Day, std::int64_t>>> subscriptionCosts(const Portfolio &portfolio, AccountIndex account,
                                                                                        Day from, Day to);

} // namespace milepost::value
