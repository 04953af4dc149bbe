/// What every verb of milepost-cli shares: the global options, the clock, where answers and messages go.
/// One thread; lives in main().
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "wording/problems.h"
#include "workspace/workspace.h"

#include <CLI/App.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace milepost::cli {

/// CLI.md: 0 done, 1 failed, 2 wrong usage, 3 done but some rows were rejected.
enum ExitCode : int { Done = 0, Failed = 1, WrongUsage = 2, SomeRejected = 3 };

enum class Format { Table, Json, Csv };

struct Context {
    std::string profile;
    std::string asOfText;
    std::optional<Day> asOf;
    Format format = Format::Json;
    bool quiet = false;
    SystemClock clock;
    int exitCode = Done;

    /// Opens the profile; where that fails the reason is on stderr and exitCode is set.
    [[nodiscard]] std::unique_ptr<Workspace> open(Workspace::Options options = {});
    /// The snapshot of --as-of, derived and judged; none after a failure that has been told.
    [[nodiscard]] std::optional<Snapshot> snapshot(Workspace &workspace);

    /// Error → sentences on stderr, exit code 1 (2 for arguments that cannot be used).
    void fail(const Error &error);
    void fail(const wording::Problem &words);
    void usage(const std::string &message);
    /// A line for the person on stderr; silent with --quiet.
    void tell(const std::string &message) const;
    /// The value of a Result, or none after telling why.
    template <class T> [[nodiscard]] std::optional<T> take(Result<T> result)
    {
        if (result)
            return std::move(*result);
        fail(result.error());
        return std::nullopt;
    }
    [[nodiscard]] bool done(const Result<> &result)
    {
        if (!result)
            fail(result.error());
        return result.ok();
    }
};

/// Each verb adds its subcommand and sets its callback; the callback answers on stdout.
using AddVerb = void (*)(CLI::App &app, Context &context);
[[nodiscard]] const std::vector<AddVerb> &verbs();

} // namespace milepost::cli
