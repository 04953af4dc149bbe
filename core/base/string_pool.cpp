#include "base/string_pool.h"

#include "base/hash.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace milepost {

namespace {
constexpr std::size_t chunkSize = 64 * 1024;
constexpr std::size_t fewestSlots = 256;

std::uint32_t hashOf(std::string_view text) { return static_cast<std::uint32_t>(stableHash(text)); }
} // namespace

StringPool::StringPool() : m_views(1), m_slots(fewestSlots) {}

std::string_view StringPool::store(std::string_view text)
{
    if (text.size() > m_room) {
        const std::size_t size = std::max(chunkSize, text.size());
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(size));
        m_next = m_chunks.back().get();
        m_room = size;
    }
    std::memcpy(m_next, text.data(), text.size());
    const std::string_view stored(m_next, text.size());
    m_next += text.size();
    m_room -= text.size();
    return stored;
}

/// Where the text is, or the free slot where it would be.
std::size_t StringPool::slotOf(std::string_view text, std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].id != 0 && (m_slots[at].hash != hash || m_views[m_slots[at].id] != text))
        at = (at + 1) & mask;
    return at;
}

std::size_t StringPool::freeSlotOf(std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].id != 0)
        at = (at + 1) & mask;
    return at;
}

void StringPool::rehash(std::size_t slots)
{
    std::vector<Slot> old(slots);
    old.swap(m_slots);
    for (const Slot &slot : old) {
        if (slot.id != 0)
            m_slots[freeSlotOf(slot.hash)] = slot;
    }
}

StringPool StringPool::ofDistinct(std::string_view texts, std::span<const std::uint32_t> lengths)
{
    StringPool pool;
    pool.reserve(lengths.size());
    pool.m_chunks.push_back(std::make_unique_for_overwrite<char[]>(texts.size()));
    const char *next = pool.m_chunks.back().get();
    std::memcpy(pool.m_chunks.back().get(), texts.data(), texts.size());
    for (const std::uint32_t length : lengths) {
        const std::string_view text(next, length);
        next += length;
        const std::uint32_t hash = hashOf(text);
        pool.m_slots[pool.freeSlotOf(hash)] = {hash, static_cast<StringId>(pool.m_views.size())};
        pool.m_views.push_back(text);
    }
    return pool;
}

void StringPool::reserve(std::size_t texts)
{
    m_views.reserve(texts + 1);
    const std::size_t slots = std::bit_ceil(2 * (texts + 1));
    if (slots > m_slots.size())
        rehash(slots);
}

StringId StringPool::intern(std::string_view text)
{
    if (text.empty())
        return 0;
    const std::uint32_t hash = hashOf(text);
    std::size_t at = slotOf(text, hash);
    if (m_slots[at].id != 0)
        return m_slots[at].id;
    const auto id = static_cast<StringId>(m_views.size());
    if (2 * m_views.size() > m_slots.size()) {
        rehash(2 * m_slots.size());
        at = slotOf(text, hash);
    }
    m_views.push_back(store(text));
    m_slots[at] = {hash, id};
    return id;
}

StringId StringPool::find(std::string_view text) const
{
    return text.empty() ? 0 : m_slots[slotOf(text, hashOf(text))].id;
}

} // namespace milepost
