#include "analytics/peer_groups.h"

#include <unordered_map>

namespace milepost::analytics {

namespace {

/// Text ids renumbered 0, 1, … in order of appearance, so that two of them and a band fit one key.
class Ordinals {
public:
    explicit Ordinals(std::size_t texts) : m_of(texts, 0xFFFFFFFF) {}
    std::uint64_t of(StringId text)
    {
        std::uint32_t &ordinal = m_of[text];
        if (ordinal == 0xFFFFFFFF)
            ordinal = m_next++;
        return ordinal;
    }

private:
    std::vector<std::uint32_t> m_of;
    std::uint32_t m_next = 0;
};

} // namespace

RungGroups::RungGroups(const Portfolio &portfolio, const Lives &lives, PeerRung rung)
{
    const bool byIndustry = rung == PeerRung::IndustryPlanSize;
    const bool byPlan = rung != PeerRung::All;
    const bool bySize = rung == PeerRung::IndustryPlanSize || rung == PeerRung::PlanSize;
    Ordinals industries(portfolio.strings.size()), plans(portfolio.strings.size());
    std::unordered_map<std::uint64_t, std::uint32_t> groups;
    m_groupOf.reserve(lives.stays.size());
    for (const Stay &stay : lives.stays) {
        const StringId industry = portfolio.industry[stay.account], plan = portfolio.plan[stay.account];
        if ((byIndustry && industry == 0) || (byPlan && plan == 0) || (bySize && stay.band == unknownBand)) {
            m_groupOf.push_back(noPeerGroup);
            continue;
        }
        const std::uint64_t key = ((byIndustry ? industries.of(industry) : 0) << 34)
            | ((byPlan ? plans.of(plan) : 0) << 2) | (bySize ? stay.band : 0u);
        const auto next = static_cast<std::uint32_t>(groups.size());
        m_groupOf.push_back(groups.try_emplace(key, next).first->second);
    }
    m_offset.assign(groups.size() + 1, 0);
    for (const std::uint32_t group : m_groupOf) {
        if (group != noPeerGroup)
            ++m_offset[group + 1];
    }
    for (std::size_t group = 1; group < m_offset.size(); ++group)
        m_offset[group] += m_offset[group - 1];
    m_order.resize(m_offset.back());
    std::vector<std::uint32_t> next(m_offset.begin(), m_offset.end() - 1);
    for (std::uint32_t stay = 0; stay < m_groupOf.size(); ++stay) {
        if (m_groupOf[stay] != noPeerGroup)
            m_order[next[m_groupOf[stay]]++] = stay;
    }
}

std::string groupLabel(const Portfolio &portfolio, const Stay &member, PeerRung rung,
                       const std::array<std::int32_t, 3> &sizeBands)
{
    std::string label;
    const auto append = [&label](std::string_view part) {
        if (!label.empty())
            label += " · ";
        label += part;
    };
    if (rung == PeerRung::IndustryPlanSize)
        append(portfolio.text(portfolio.industry[member.account]));
    if (rung != PeerRung::All)
        append(portfolio.text(portfolio.plan[member.account]));
    if (rung == PeerRung::IndustryPlanSize || rung == PeerRung::PlanSize) {
        const std::int32_t from = member.band == 0 ? 1 : sizeBands[member.band - 1u];
        append(member.band < sizeBands.size()
                   ? std::to_string(from) + "–" + std::to_string(sizeBands[member.band] - 1)
                   : std::to_string(from) + "+");
    }
    return label;
}

} // namespace milepost::analytics
