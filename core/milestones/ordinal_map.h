/// A small hash table from 64-bit keys to 32-bit numbers that is emptied in no time, so that one can be kept
/// for all accounts. Internal to this folder; one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace milepost::milestones {

class OrdinalMap {
public:
    void clear()
    {
        m_size = 0;
        ++m_epoch;
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// The number kept for the key; a new key starts with `initial`.
    std::int32_t &at(std::uint64_t key, std::int32_t initial)
    {
        if (m_size * 2 >= m_slots.size())
            grow();
        Slot &slot = probe(key);
        if (slot.epoch != m_epoch) {
            slot = {key, m_epoch, initial};
            ++m_size;
        }
        return slot.value;
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t epoch = 0; ///< of another epoch: empty
        std::int32_t value = 0;
    };

    Slot &probe(std::uint64_t key)
    {
        const std::size_t mask = m_slots.size() - 1;
        // Fibonacci hashing: keys are often consecutive numbers.
        std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32) & mask;
        while (m_slots[at].epoch == m_epoch && m_slots[at].key != key)
            at = (at + 1) & mask;
        return m_slots[at];
    }

    void grow()
    {
        std::vector<Slot> old(m_slots.empty() ? 16 : m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot &slot : old) {
            if (slot.epoch == m_epoch)
                probe(slot.key) = slot;
        }
    }

    std::vector<Slot> m_slots;
    std::uint32_t m_epoch = 1;
    std::size_t m_size = 0;
};

} // namespace milepost::milestones
