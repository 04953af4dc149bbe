#include "analytics/gaps.h"

#include <algorithm>
#include <limits>

namespace milepost::analytics {

namespace {
constexpr std::size_t block = 16; // cells that p90() takes at a time; even
}

LifeGaps gapsOf(const Portfolio &portfolio, const Lives &lives)
{
    const std::size_t count = portfolio.accountCount();
    LifeGaps gaps;
    gaps.closed.offset.reserve(count + 1);
    gaps.closed.rows.reserve(portfolio.achievements.rows.size());
    gaps.running.assign(count, -1);
    for (AccountIndex account = 0; account < count; ++account) {
        if (lives.observedTo[account] >= 0) {
            std::int32_t last = 0;
            for (const AchievementFact &fact : portfolio.achievements.of(account)) {
                const std::int32_t day = lives.tenureOf(account, fact.on);
                if (day > lives.observedTo[account])
                    break;
                if (day > last) {
                    gaps.closed.rows.push_back(day - last);
                    last = day;
                }
            }
            gaps.running[account] = std::max(0, lives.throughDay[account] - last);
        }
        gaps.closed.offset.push_back(static_cast<std::uint32_t>(gaps.closed.rows.size()));
    }
    return gaps;
}

void GapHistogram::reset(std::int32_t longest)
{
    m_cells.assign((static_cast<std::size_t>(longest) / block + 1) * block, {});
    m_total = 0;
}

void GapHistogram::add(std::span<const std::int32_t> closed, std::int32_t running, std::int32_t times)
{
    for (const std::int32_t gap : closed) {
        Cell &cell = m_cells[static_cast<std::size_t>(gap)];
        cell.closed += times;
        cell.all += times;
    }
    m_total += times * static_cast<std::int32_t>(closed.size());
    if (running > 0) {
        m_cells[static_cast<std::size_t>(running)].all += times;
        m_total += times;
    }
}

float GapHistogram::p90() const
{
    constexpr double tolerance = 1e-9;
    constexpr double goal = 0.1 + tolerance; // of the survival
    double survival = 1;
    std::int32_t atRisk = m_total;
    for (std::size_t from = 0; from < m_cells.size() && atRisk > 0; from += block) {
        const std::size_t to = from + block;
        // One division for the block: the product of (atRisk − closed) / atRisk, which only ever falls. Two factors at a
        // time are exact in 64 bits, and sixteen below 2^31 stay far from overflow.
        double over = 1, under = 1;
        std::int32_t left = atRisk;
        for (std::size_t length = from; length < to; length += 2) {
            const Cell &first = m_cells[length], &second = m_cells[length + 1];
            const std::int32_t middle = left - first.all;
            over *= static_cast<double>(std::int64_t(left - first.closed) * (middle - second.closed));
            under *= static_cast<double>(std::int64_t(left) * middle);
            left = middle - second.all;
        }
        if (under > 0 && survival * (over / under) > goal) {
            survival *= over / under;
            atRisk = left;
            continue;
        }
        for (std::size_t length = from; length < to && atRisk > 0; ++length) {
            const Cell &cell = m_cells[length];
            survival *= 1 - static_cast<double>(cell.closed) / atRisk;
            if (survival <= goal)
                return static_cast<float>(length);
            atRisk -= cell.all;
        }
    }
    return std::numeric_limits<float>::quiet_NaN();
}

} // namespace milepost::analytics
