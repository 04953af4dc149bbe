/// Churn risk from the workspace's own history (M9): a hazard per account-month as a product of few shrunken factors, and
/// what its backtest says. Plain values and their fit; pure, any thread. How history is cut into months: account_months.h.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "model/enums.h"

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace milepost {

/// What the month holds for the contract.
enum class ContractState : std::uint8_t { Decision, MidTerm, MonthToMonth, Unknown };
/// Months since the spell began: 0–3, 3–6, 6–12, 12–24, 24 and more.
enum class TenureBand : std::uint8_t { UpTo3, UpTo6, UpTo12, UpTo24, Later };
template <> struct EnumKeys<ContractState> {
    static constexpr auto keys
        = std::to_array<std::string_view>({"decision", "mid_term", "month_to_month", "unknown"});
};
template <> struct EnumKeys<TenureBand> {
    static constexpr auto keys = std::to_array<std::string_view>({"0-3", "3-6", "6-12", "12-24", "24+"});
};
/// Why an account's risk is what it is (M9).
enum class RiskMethod : std::uint8_t {
    Index, ///< fewer than 20 churns (or nothing learnt yet): 1 − Π(1 − s) over open signals, no probability
    Model,
    Constant, ///< enough churns, but the model was not shown to beat one hazard for all
    Fact, ///< a cancellation is known
};
template <> struct EnumKeys<RiskMethod> {
    static constexpr auto keys = std::to_array<std::string_view>({"index", "model", "constant", "fact"});
};

constexpr double daysPerMonth = 30.4375;
[[nodiscard]] TenureBand tenureBand(double months);

/// The predictors of one account-month. Complete counts as on pace.
struct RiskLevels {
    ContractState state = ContractState::Unknown;
    TenureBand tenure = TenureBand::UpTo3;
    Pace pace = Pace::Unknown;
    Band band = Band::Unknown;
};

/// Constants of judgement of M9.
struct RiskSettings {
    double prior = 5; ///< expected and observed churns that every factor begins with
    std::int32_t fewestChurns = 20;
    std::int32_t originEveryDays = 90;
};

/// Account-months and churns, counted by their predictors: all that a fit needs.
class RiskCells {
public:
    static constexpr std::size_t states = 4, tenures = 5, paces = 5, bands = 4;
    static constexpr std::size_t count = states * tenures * paces * bands;
    struct Cell {
        std::int64_t months = 0, churns = 0;
    };
    [[nodiscard]] static std::size_t index(const RiskLevels &levels);
    void add(std::size_t cell, bool churned)
    {
        ++m_cells[cell].months;
        m_cells[cell].churns += churned ? 1 : 0;
    }
    [[nodiscard]] const std::array<Cell, count> &cells() const { return m_cells; }
    [[nodiscard]] std::int64_t months() const;
    [[nodiscard]] std::int64_t churns() const;

private:
    std::array<Cell, count> m_cells{};
};

/// h = h0·ρ_state·ρ_tenure·ρ_pace·ρ_health, at most 0.95.
struct RiskModel {
    double h0 = 0;
    std::array<double, RiskCells::states> state{1, 1, 1, 1}; ///< by ContractState
    std::array<double, RiskCells::tenures> tenure{1, 1, 1, 1, 1}; ///< by TenureBand
    std::array<double, RiskCells::paces> pace{1, 1, 1, 1, 1}; ///< unknown, ahead, on pace, behind, stuck: the last four never fall
    std::array<double, RiskCells::bands> band{1, 1, 1, 1}; ///< unknown, good, fair, poor: the last three never fall
    std::int32_t sweeps = 0; ///< that it took to stand still; 1,000: it did not

    [[nodiscard]] double hazard(std::size_t cell) const;
    [[nodiscard]] double hazard(const RiskLevels &levels) const { return hazard(RiskCells::index(levels)); }
};

/// No churn or no month: h0 0, all factors 1.
[[nodiscard]] RiskModel fitRisk(const RiskCells &cells, const RiskSettings &settings = {});

/// A group of predictions of about the same height: were they right?
struct CalibrationGroup {
    std::int64_t months = 0, observed = 0;
    double expected = 0; ///< churns
    double low = 0, high = 0; ///< exact Poisson limits of observed over expected, 95 %
    [[nodiscard]] double ratio() const { return static_cast<double>(observed) / expected; }
};

/// What models trained before each origin said of the account-months that began in the 90 days after it. NaN: not known.
struct RiskBacktest {
    static constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    std::int32_t origins = 0; ///< 0: history is too short for any
    Day first, last; ///< origins
    std::int64_t months = 0, churns = 0; ///< that were predicted
    double auc = nan, aucLow = nan, aucHigh = nan; ///< ties ½; DeLong, components summed within account; limits within [0, 1]
    double brier = nan, brierConstant = nan;
    double logLoss = nan, logLossConstant = nan;
    double lift = nan; ///< churns among the 20 % held most at risk, against a fifth of all
    std::array<CalibrationGroup, 10> groups{}; ///< lowest risk first
    std::int32_t groupCount = 0; ///< as many as keep 5 expected churns each
    [[nodiscard]] bool beatsConstant() const { return brier < brierConstant; } ///< false where either is not known
};

/// What a Standing judges risk by. `method` is Index, Model or Constant.
struct RiskFit {
    RiskMethod method = RiskMethod::Index;
    Day trainedTo; ///< facts after it were not looked at; invalid: nothing has been learnt yet
    std::int64_t months = 0, churns = 0; ///< account-months it was learnt from
    double constant = 0; ///< churns per account-month
    RiskModel model;
    RiskBacktest backtest;

    /// Of one account-month, by the method in use; Index: NaN.
    [[nodiscard]] double hazard(const RiskLevels &levels) const;
};

/// M9: 1 − Π(1 − h) over max(1, ⌈days/30.4375⌉) months to the term end, the last a decision month and the others mid-term; tenure
/// advances, pace and health stay. `daysToTermEnd` < 0: no term end is known or the contract runs month to month; the
/// next 3 months in the state that `now` names.
[[nodiscard]] double riskThroughRenewal(const RiskFit &fit, const RiskLevels &now, std::int32_t tenureDays,
                                        std::int32_t daysToTermEnd);

} // namespace milepost
