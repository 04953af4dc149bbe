/// One function per parser of outside bytes: runs it over any input. It must neither crash nor take long, whatever
/// the bytes are. libFuzzer drives them with MILEPOST_FUZZERS; the replay test drives them over seeds.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace milepost::fuzz {

void csv(std::string_view bytes);
void jsonLines(std::string_view bytes);
/// The first byte says what is asked of the records, each line is one: PlainRecord and JsonRecord agree.
void plainRecords(std::string_view bytes);
void values(std::string_view bytes);
void mapping(std::string_view bytes);
void archives(std::string_view bytes);
void filter(std::string_view bytes); ///< parsed, completed, matched against a small table
void rules(std::string_view bytes); ///< one rule: read, written, evaluated over a fixed history
void catalog(std::string_view bytes); ///< a catalog file: read, written, linted, compiled
void segments(std::string_view bytes); ///< a block of the event log: anything but what encoding makes is refused
/// A backup somebody sends: each four bytes are a place (three bytes, modulo its length) in a good backup and what is
/// written there; an odd number of bytes cuts it at the last place.
void backup(std::string_view bytes);
void templates(std::string_view bytes); ///< a template that somebody wrote, filled with a document that holds markup

struct Target {
    const char *name; ///< folder of its seeds
    void (*run)(std::string_view);
};
inline constexpr std::array targets{Target{"csv", csv}, Target{"json_lines", jsonLines}, Target{"plain_records", plainRecords},
                             Target{"values", values},
                             Target{"mapping", mapping}, Target{"archives", archives}, Target{"filter", filter},
                             Target{"rules", rules}, Target{"catalog", catalog}, Target{"segments", segments},
                             Target{"backup", backup},     Target{"templates", templates}};

} // namespace milepost::fuzz
