/// The groups of one rung of the ladder (M5): which stays belong to which. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/lives.h"
#include "analytics/peer_standing.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace milepost::analytics {

class RungGroups {
public:
    RungGroups(const Portfolio &portfolio, const Lives &lives, PeerRung rung);

    [[nodiscard]] std::uint32_t groupCount() const { return static_cast<std::uint32_t>(m_offset.size() - 1); }
    /// noPeerGroup where a field of the rung is empty: the rung is skipped.
    [[nodiscard]] std::uint32_t groupOfStay(std::uint32_t stay) const { return m_groupOf[stay]; }
    /// Indexes into Lives::stays, ascending.
    [[nodiscard]] std::span<const std::uint32_t> stays(std::uint32_t group) const
    {
        return std::span<const std::uint32_t>(m_order).subspan(m_offset[group], m_offset[group + 1] - m_offset[group]);
    }

private:
    std::vector<std::uint32_t> m_groupOf, m_offset, m_order;
};

/// "Logistics · Business · 50–249"; "" on rung All.
[[nodiscard]] std::string groupLabel(const Portfolio &portfolio, const Stay &member, PeerRung rung,
                                     const std::array<std::int32_t, 3> &sizeBands);

} // namespace milepost::analytics
