/// Drives a piece of the program's life while one file operation after the other fails, and holds what is left against the
/// invariants (I1–I6). The operations are SQLite's (FaultVfs) and those of the whole process (FileCalls); and before each
/// one that changes a file, the program is killed.
/// MILEPOST_FULL=1 tries every point, else every 30th from a place that MILEPOST_SEED gives.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "support/fake_clock.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace milepost::test {

/// Where a life takes place: a folder with the profile and the files beside it.
struct Ground {
    std::string folder;
    FakeClock clock;
    bool tidy = true; ///< nothing was kept from removing its unfinished files
    [[nodiscard]] std::string profile() const { return folder + "/profile"; }
    [[nodiscard]] std::string file(const std::string &name) const { return folder + '/' + name; }
};

struct Scenario {
    const char *name;
    /// Makes what is there before; nothing fails. Told to be remembered: shared by all points.
    std::function<Result<>(const Ground &)> prepare;
    /// From step `done` to the last; `done` counts what has been acknowledged. Goes on where an earlier life stopped.
    std::function<Result<>(const Ground &, int &done)> act;
    /// What does not hold of this life after `done` acknowledgements; "" when all does. Nothing fails.
    std::function<std::string(const Ground &, int done)> broken;
    /// What the end of an undisturbed life looks like; must come out after every fault and another try.
    std::function<std::string(const Ground &)> picture;
    bool killEverywhere = false; ///< also where the other points are sampled
};

/// Opens the profile and lets it verify itself: I3, I4, I5. "" when all holds.
[[nodiscard]] std::string verified(const Ground &ground);
/// What people have written, with their edits; what sources have said; what was derived.
[[nodiscard]] std::string authoredPicture(const std::string &profile);
[[nodiscard]] std::string wholePicture(const Ground &ground);
[[nodiscard]] std::string bytesOf(const std::string &path);
[[nodiscard]] Result<> writeBytes(const std::string &path, const std::string &bytes);

struct FaultCount {
    std::int64_t points = 0, tried = 0, fired = 0, told = 0; ///< told: the fault came back as an error
};
/// Runs all points of the scenario; fails the running QtTest function at the first one that is not borne.
[[nodiscard]] FaultCount runFaults(const Scenario &scenario);

/// A folder in memory where there is one: thousands of profiles are made.
[[nodiscard]] QString scratchTemplate();
/// "" or the sentence that is missing when the error is shown to people (I6).
[[nodiscard]] std::string unsaid(const Error &error);
[[nodiscard]] int seed();
[[nodiscard]] bool whole(); ///< MILEPOST_FULL

} // namespace milepost::test
