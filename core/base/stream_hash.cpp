#include "base/stream_hash.h"

#define XXH_STATIC_LINKING_ONLY // the state by value; only its own version's library may read it, which is linked here
#include <xxhash.h>

namespace milepost {

struct StreamHash::State {
    XXH3_state_t xxh;
};

StreamHash::StreamHash() : d(std::make_unique<State>()) { XXH3_64bits_reset(&d->xxh); }
StreamHash::~StreamHash() = default;
StreamHash::StreamHash(const StreamHash &other) : d(std::make_unique<State>(*other.d)) {}

StreamHash &StreamHash::operator=(const StreamHash &other)
{
    *d = *other.d;
    return *this;
}

void StreamHash::add(std::string_view bytes) { XXH3_64bits_update(&d->xxh, bytes.data(), bytes.size()); }
std::uint64_t StreamHash::value() const { return XXH3_64bits_digest(&d->xxh); }

} // namespace milepost
