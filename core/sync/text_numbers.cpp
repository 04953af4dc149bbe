#include "sync/text_numbers.h"

#include <algorithm>
#include <cstring>

namespace milepost::sync {

namespace {

constexpr std::size_t chunkSize = 64 * 1024;
constexpr std::size_t fewestSlots = 1024;

std::string_view textAt(const char *place)
{
    std::uint32_t length = 0;
    std::memcpy(&length, place, sizeof length);
    return {place + sizeof length, length};
}

/// The lower half says where a text lies, so the upper one tells texts of one place apart.
std::uint32_t upper(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

} // namespace

TextNumbers::TextNumbers() : m_slots(fewestSlots) {}

std::string_view TextNumbers::keep(std::string_view text)
{
    const auto length = static_cast<std::uint32_t>(text.size());
    const std::size_t size = sizeof length + text.size();
    if (size > m_room) {
        const std::size_t chunk = std::max(chunkSize, size);
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(chunk));
        m_next = m_chunks.back().get();
        m_room = chunk;
    }
    std::memcpy(m_next, &length, sizeof length);
    std::memcpy(m_next + sizeof length, text.data(), text.size());
    const std::string_view kept(m_next + sizeof length, text.size());
    m_next += size;
    m_room -= size;
    return kept;
}

void TextNumbers::grow()
{
    std::vector<Slot> old(2 * m_slots.size());
    old.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (!slot.text)
            continue;
        std::size_t at = hashOf(textAt(slot.text)) & mask;
        while (m_slots[at].text)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

std::uint32_t TextNumbers::number(std::string_view text, std::uint64_t hash)
{
    if (text.empty())
        return 0;
    if (2 * m_texts.size() > m_slots.size())
        grow();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    for (; m_slots[at].text; at = (at + 1) & mask) {
        if (m_slots[at].hash == upper(hash) && textAt(m_slots[at].text) == text)
            return m_slots[at].number;
    }
    const auto number = static_cast<std::uint32_t>(m_texts.size());
    m_texts.push_back(keep(text).data() - sizeof(std::uint32_t));
    m_slots[at] = {m_texts.back(), upper(hash), number};
    return number;
}

std::string_view TextNumbers::text(std::uint32_t number) const { return number == 0 ? std::string_view() : textAt(m_texts[number]); }

} // namespace milepost::sync
