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

} // namespace

TextNumbers::Short::Short(std::string_view text)
{
    if (text.size() > room) {
        words[0] = ~std::uint64_t{0}; // no length begins so
        return;
    }
    auto *bytes = reinterpret_cast<char *>(words.data());
    std::memcpy(bytes + 1, text.data(), text.size());
    *bytes = static_cast<char>(text.size());
}

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
        if (slot.number == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (m_slots[at].number != 0)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

std::uint32_t TextNumbers::number(std::string_view text, std::uint64_t hash)
{
    if (text.empty())
        return 0;
    if (3 * m_texts.size() > 2 * m_slots.size())
        grow();
    const Short wanted(text);
    const bool fits = text.size() <= Short::room;
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    for (; m_slots[at].number != 0; at = (at + 1) & mask) {
        const Slot &slot = m_slots[at];
        if (slot.hash == lower(hash) && slot.text == wanted && (fits || textAt(m_texts[slot.number]) == text))
            return slot.number;
    }
    const auto number = static_cast<std::uint32_t>(m_texts.size());
    m_texts.push_back(keep(text).data() - sizeof(std::uint32_t));
    m_slots[at] = {wanted, lower(hash), number};
    return number;
}

std::string_view TextNumbers::text(std::uint32_t number) const { return number == 0 ? std::string_view() : textAt(m_texts[number]); }

} // namespace milepost::sync
