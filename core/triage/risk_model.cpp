#include "triage/risk_model.h"

#include <algorithm>
#include <cmath>

namespace milepost {

namespace {

constexpr double mostHazard = 0.95;
constexpr int mostSweeps = 1'000;
constexpr double standsStill = 1e-12;
constexpr int monthsWithoutTerm = 3;

/// unknown, ahead, on pace, behind, stuck.
std::size_t paceLevel(Pace pace)
{
    switch (pace) {
    case Pace::Ahead: return 1;
    case Pace::OnPace:
    case Pace::Complete: return 2;
    case Pace::Behind: return 3;
    case Pace::Stuck: return 4;
    case Pace::Unknown: break;
    }
    return 0;
}

/// unknown, good, fair, poor.
std::size_t bandLevel(Band band)
{
    switch (band) {
    case Band::Good: return 1;
    case Band::Fair: return 2;
    case Band::Poor: return 3;
    case Band::Unknown: break;
    }
    return 0;
}

struct Place {
    std::size_t state, tenure, pace, band;
};

constexpr Place placeOf(std::size_t cell)
{
    const std::size_t band = cell % RiskCells::bands;
    cell /= RiskCells::bands;
    const std::size_t pace = cell % RiskCells::paces;
    cell /= RiskCells::paces;
    return {cell / RiskCells::tenures, cell % RiskCells::tenures, pace, band};
}

double uncapped(const RiskModel &model, const Place &at)
{
    return model.h0 * model.state[at.state] * model.tenure[at.tenure] * model.pace[at.pace] * model.band[at.band];
}

/// From `first` on, each factor at least as high as the one before: neighbours that are not are pooled with their weights.
template <std::size_t N>
void poolAdjacentViolators(std::array<double, N> &factor, const std::array<double, N> &weight, std::size_t first)
{
    struct Block {
        double value, weight;
        std::size_t size;
    };
    std::vector<Block> blocks;
    for (std::size_t i = first; i < N; ++i) {
        blocks.push_back({factor[i], weight[i], 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].value > blocks.back().value) {
            const Block last = blocks.back();
            blocks.pop_back();
            Block &before = blocks.back();
            before.value = (before.value * before.weight + last.value * last.weight) / (before.weight + last.weight);
            before.weight += last.weight;
            before.size += last.size;
        }
    }
    std::size_t at = first;
    for (const Block &block : blocks) {
        for (std::size_t i = 0; i < block.size; ++i)
            factor[at++] = block.value;
    }
}

class Fit {
public:
    Fit(const RiskCells &cells, const RiskSettings &settings) : m_prior(settings.prior)
    {
        for (std::size_t i = 0; i < RiskCells::count; ++i) {
            const RiskCells::Cell &cell = cells.cells()[i];
            if (cell.months > 0)
                m_cells.push_back({placeOf(i), static_cast<double>(cell.months), static_cast<double>(cell.churns)});
        }
        m_churns = static_cast<double>(cells.churns());
        if (cells.months() > 0)
            m_model.h0 = m_churns / static_cast<double>(cells.months());
    }

    RiskModel run()
    {
        if (m_churns <= 0)
            return m_model;
        while (m_model.sweeps < mostSweeps) {
            ++m_model.sweeps;
            m_moved = 0;
            sweep(m_model.state, &Place::state, 0, false);
            sweep(m_model.tenure, &Place::tenure, 0, false);
            sweep(m_model.pace, &Place::pace, 1, true);
            sweep(m_model.band, &Place::band, 1, true);
            double expected = 0;
            for (const Row &row : m_cells)
                expected += row.months * std::min(uncapped(m_model, row.at), mostHazard);
            move(m_model.h0, m_model.h0 * m_churns / expected);
            if (m_moved < standsStill)
                break;
        }
        return m_model;
    }

private:
    struct Row {
        Place at;
        double months, churns;
    };

    void move(double &value, double to)
    {
        m_moved = std::max(m_moved, std::abs(value - to));
        value = to;
    }

    /// ρ = (O + 5)/(E + 5), where E is expected without the factor itself.
    template <std::size_t N>
    void sweep(std::array<double, N> &factor, std::size_t Place::*level, std::size_t first, bool ordered)
    {
        std::array<double, N> observed{}, expected{}, weight{}, next{};
        for (const Row &row : m_cells) {
            const std::size_t at = row.at.*level;
            observed[at] += row.churns;
            expected[at] += row.months * std::min(uncapped(m_model, row.at) / factor[at], mostHazard);
        }
        for (std::size_t i = 0; i < N; ++i) {
            weight[i] = expected[i] + m_prior;
            next[i] = (observed[i] + m_prior) / weight[i];
        }
        if (ordered)
            poolAdjacentViolators(next, weight, first);
        for (std::size_t i = 0; i < N; ++i)
            move(factor[i], next[i]);
    }

    std::vector<Row> m_cells;
    double m_prior, m_churns = 0, m_moved = 0;
    RiskModel m_model;
};

} // namespace

TenureBand tenureBand(double months)
{
    constexpr std::array<double, 4> begins{3, 6, 12, 24};
    return static_cast<TenureBand>(std::ranges::upper_bound(begins, months) - begins.begin());
}

std::size_t RiskCells::index(const RiskLevels &levels)
{
    std::size_t cell = static_cast<std::size_t>(levels.state) * tenures + static_cast<std::size_t>(levels.tenure);
    cell = cell * paces + paceLevel(levels.pace);
    return cell * bands + bandLevel(levels.band);
}

std::int64_t RiskCells::months() const
{
    std::int64_t sum = 0;
    for (const Cell &cell : m_cells)
        sum += cell.months;
    return sum;
}

std::int64_t RiskCells::churns() const
{
    std::int64_t sum = 0;
    for (const Cell &cell : m_cells)
        sum += cell.churns;
    return sum;
}

double RiskModel::hazard(std::size_t cell) const { return std::min(uncapped(*this, placeOf(cell)), mostHazard); }

RiskModel fitRisk(const RiskCells &cells, const RiskSettings &settings) { return Fit(cells, settings).run(); }

double RiskFit::hazard(const RiskLevels &levels) const
{
    switch (method) {
    case RiskMethod::Model: return model.hazard(levels);
    case RiskMethod::Constant: return constant;
    case RiskMethod::Index:
    case RiskMethod::Fact: break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double riskThroughRenewal(const RiskFit &fit, const RiskLevels &now, std::int32_t tenureDays, std::int32_t daysToTermEnd)
{
    const bool term = daysToTermEnd >= 0;
    const int months = term ? std::max(1, static_cast<int>(std::ceil(daysToTermEnd / daysPerMonth))) : monthsWithoutTerm;
    double stays = 1;
    for (int month = 0; month < months; ++month) {
        RiskLevels levels = now;
        if (term)
            levels.state = month + 1 == months ? ContractState::Decision : ContractState::MidTerm;
        levels.tenure = tenureBand(std::max(0, tenureDays) / daysPerMonth + month);
        stays *= 1 - fit.hazard(levels);
    }
    return 1 - stays;
}

} // namespace milepost
