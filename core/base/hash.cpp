#include "base/hash.h"

#include <array>
#define XXH_INLINE_ALL // most texts are short: a call costs as much as hashing them
#include <xxhash.h>

namespace milepost {

std::uint64_t stableHash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t combineHash(std::uint64_t a, std::uint64_t b)
{
    const std::array<std::uint64_t, 2> both{a, b};
    return XXH3_64bits(both.data(), sizeof both);
}

} // namespace milepost
