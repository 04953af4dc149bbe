#include "store/prepared_append.h"

#include "store/event_log.h"
#include "store/segment_codec.h"
#include "store/segment_sizes.h"

#include <algorithm>
#include <string>
#include <utility>

namespace milepost::store {

namespace {

class Preparer {
public:
    explicit Preparer(RunId run) { m_into.run = run; }

    [[nodiscard]] std::optional<PreparedAppend> of(std::span<const NewEvent> events)
    {
        m_into.isNew.assign(events.size(), false);
        for (std::size_t from = 0; from < events.size();) {
            std::size_t to = from;
            for (; to < events.size() && events[to].account == events[from].account; ++to) {
                const NewEvent &event = events[to];
                if (!event.account || !event.name || !event.time.valid() || event.properties.size() > largestProperties)
                    return std::nullopt;
            }
            if (from > 0 && events[from].account < events[from - 1].account)
                return std::nullopt;
            if (1 + (to - from) / segmentEvents > EventLog::segmentsPerAccount || !account(events, from, to))
                return std::nullopt;
            from = to;
        }
        if (!endFrame())
            return std::nullopt;
        return std::move(m_into);
    }

private:
    /// Of what comes twice the first stays.
    [[nodiscard]] bool account(std::span<const NewEvent> events, std::size_t from, std::size_t to)
    {
        m_byIdentity.clear();
        for (std::size_t i = from; i < to; ++i) {
            m_byIdentity.emplace_back(events[i].identity, i);
            m_into.isNew[i] = true;
        }
        std::sort(m_byIdentity.begin(), m_byIdentity.end());
        for (std::size_t i = 1; i < m_byIdentity.size(); ++i) {
            if (m_byIdentity[i].first == m_byIdentity[i - 1].first) {
                m_into.isNew[m_byIdentity[i].second] = false;
                ++m_into.duplicate;
            }
        }
        for (std::size_t i = from; i < to; ++i) {
            if (!m_into.isNew[i])
                continue;
            const NewEvent &event = events[i];
            if (m_chunk.size() == segmentEvents
                || (!m_chunk.empty() && m_chunkProperties.size() + event.properties.size() > segmentProperties)) {
                if (!endSegment(event.account))
                    return false;
            }
            m_chunk.push_back({event.time, event.name, event.user, m_into.run, event.identity,
                               static_cast<std::uint32_t>(event.properties.size()), false});
            m_chunkProperties += event.properties;
            ++m_into.added;
        }
        return m_chunk.empty() || endSegment(events[from].account);
    }

    [[nodiscard]] bool endSegment(AccountId account)
    {
        if (!m_raw.empty() && m_raw.size() + m_chunkProperties.size() > EventLog::frameBytes && !endFrame())
            return false;
        PreparedSegment &segment = m_into.segments.emplace_back();
        segment.account = account;
        segment.n = static_cast<std::int64_t>(m_chunk.size());
        const auto [first, last] = std::minmax_element(m_chunk.begin(), m_chunk.end(), [](const auto &a, const auto &b) {
            return a.time < b.time;
        });
        segment.firstMs = first->time.ms;
        segment.lastMs = last->time.ms;
        segment.offset = m_raw.size();
        segment.length = m_chunkProperties.size();
        encodeHot(m_chunk, m_block);
        segment.hot = m_into.hot.size();
        segment.hotLength = m_block.size();
        m_into.hot.insert(m_into.hot.end(), m_block.begin(), m_block.end());
        m_raw += m_chunkProperties;
        m_chunk.clear();
        m_chunkProperties.clear();
        return ++m_inFrame < mostPending || endFrame();
    }

    [[nodiscard]] bool endFrame()
    {
        if (m_inFrame == 0)
            return true;
        PreparedFrame &frame = m_into.frames.emplace_back();
        frame.segments = std::exchange(m_inFrame, 0);
        frame.rawSize = static_cast<std::int64_t>(m_raw.size());
        frame.refs = std::count_if(m_into.segments.end() - static_cast<std::ptrdiff_t>(frame.segments), m_into.segments.end(),
                                   [](const PreparedSegment &segment) { return segment.length > 0; });
        if (!m_raw.empty() && !encodeFrame(m_raw, m_frame))
            return false;
        if (!m_raw.empty())
            frame.block.assign(m_frame.begin(), m_frame.end());
        m_raw.clear();
        return true;
    }

    PreparedAppend m_into;
    std::vector<std::pair<std::uint64_t, std::size_t>> m_byIdentity;
    std::vector<LogEvent> m_chunk;
    std::string m_chunkProperties, m_raw;
    Block m_block, m_frame;
    std::size_t m_inFrame = 0;
};

} // namespace

std::optional<PreparedAppend> prepareAppend(RunId run, std::span<const NewEvent> events) { return Preparer(run).of(events); }

} // namespace milepost::store
