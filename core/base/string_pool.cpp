#include "base/string_pool.h"

#include <algorithm>
#include <cstring>

namespace milepost {

namespace {
constexpr std::size_t chunkSize = 64 * 1024;
}

StringPool::StringPool()
{
    m_views.emplace_back();
    m_ids.emplace(std::string_view(), 0);
}

std::string_view StringPool::store(std::string_view text)
{
    if (text.size() > m_room) {
        const std::size_t size = std::max(chunkSize, text.size());
        m_chunks.push_back(std::make_unique<char[]>(size));
        m_next = m_chunks.back().get();
        m_room = size;
    }
    std::memcpy(m_next, text.data(), text.size());
    const std::string_view stored(m_next, text.size());
    m_next += text.size();
    m_room -= text.size();
    return stored;
}

StringId StringPool::intern(std::string_view text)
{
    if (const auto found = m_ids.find(text); found != m_ids.end())
        return found->second;
    const auto id = static_cast<StringId>(m_views.size());
    const std::string_view stored = store(text);
    m_views.push_back(stored);
    m_ids.emplace(stored, id);
    return id;
}

StringId StringPool::find(std::string_view text) const
{
    const auto found = m_ids.find(text);
    return found == m_ids.end() ? 0 : found->second;
}

} // namespace milepost
