/// What is looked at sixteen bytes at a time where the processor can: equal bytes, and the end of a text.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace milepost::sync {

/// So many bytes behind the last one of what is looked at may be read, too.
constexpr std::size_t readTogether = 16;

/// `literal` is padded, and behind `at` is room for as much.
inline bool same(const char *at, const char *literal, std::size_t size)
{
#ifdef __SSE2__
    for (std::size_t i = 0; i < size; i += readTogether) {
        const __m128i equal = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i *>(at + i)),
                                             _mm_loadu_si128(reinterpret_cast<const __m128i *>(literal + i)));
        const unsigned wanted = size - i >= readTogether ? 0xFFFFU : (1U << (size - i)) - 1;
        if ((static_cast<unsigned>(_mm_movemask_epi8(equal)) & wanted) != wanted)
            return false;
    }
    return true;
#else
    return std::memcmp(at, literal, size) == 0;
#endif
}

/// To the quote that ends a text, without a backslash or control character before it.
/// `high`: gets a bit where some byte is not ASCII.
inline const char *closingQuote(const char *at, const char *end, unsigned &high)
{
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i lastControl = _mm_set1_epi8(0x1F);
    for (; at < end; at += readTogether) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i control = _mm_cmpeq_epi8(_mm_max_epu8(bytes, lastControl), lastControl);
        const __m128i stops = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)), control);
        const auto stop = static_cast<unsigned>(_mm_movemask_epi8(stops));
        high |= static_cast<unsigned>(_mm_movemask_epi8(bytes)); // some of what is behind too, which only costs a look
        if (stop != 0) {
            at += __builtin_ctz(stop);
            return at < end && *at == '"' ? at : nullptr;
        }
    }
#else
    for (; at < end; ++at) {
        const auto byte = static_cast<unsigned char>(*at);
        high |= byte & 0x80U;
        if (byte == '"')
            return at;
        if (byte == '\\' || byte < 0x20)
            return nullptr;
    }
#endif
    return nullptr;
}

inline bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

} // namespace milepost::sync
