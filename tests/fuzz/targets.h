/// One function per parser of outside bytes: runs it over any input. It must neither crash nor take long, whatever
/// the bytes are. libFuzzer drives them with MILEPOST_FUZZERS; the replay test drives them over seeds.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace milepost::fuzz {

void csv(std::string_view bytes);
void jsonLines(std::string_view bytes);
void values(std::string_view bytes);
void mapping(std::string_view bytes);
void archives(std::string_view bytes);

struct Target {
    const char *name; ///< folder of its seeds
    void (*run)(std::string_view);
};
inline constexpr std::array targets{Target{"csv", csv}, Target{"json_lines", jsonLines}, Target{"values", values},
                             Target{"mapping", mapping}, Target{"archives", archives}};

} // namespace milepost::fuzz
