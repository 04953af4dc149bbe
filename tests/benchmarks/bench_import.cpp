/// One import, measured: bench_import PROFILE FIRSTS FILE…, or one synchronization of a watched folder:
/// bench_import PROFILE FIRSTS --watched FOLDER. Prints one line of JSON: times on the wall and of the processor,
/// the part of deriving, the highest resident memory, how long an edit would have waited at most, and what came of it.
/// Into FIRSTS ("-" for none) goes the first achievement of each account for every milestone that is "the first event of
/// this name": account,event,day in the workspace's zone, for comparisons.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "processor_time.h"
#include "workspace/workspace.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <malloc.h>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace milepost;

namespace {

int fail(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.toString().c_str());
    return 1;
}

long highestResident()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stol(line.substr(6)) / 1024;
    }
    return 0;
}

/// The event name of each milestone that is the first event of one name, whenever it came; "" of others.
std::vector<std::string> plainFirsts(const Portfolio &portfolio)
{
    std::vector<std::string> events;
    for (const MilestoneDefinition &milestone : portfolio.milestones) {
        const Rule &rule = milestone.rule;
        const bool plain = milestone.enabled && rule.form == Rule::Form::First && rule.within == Rule::Within::Ever
            && rule.match.names.size() == 1 && rule.match.where.empty();
        events.push_back(plain ? rule.match.names.front() : std::string());
    }
    return events;
}

Result<> writeFirsts(Workspace &workspace, const std::string &path)
{
    MP_ASSIGN(const Snapshot snapshot, workspace.snapshot());
    const Portfolio &portfolio = *snapshot.portfolio;
    const auto events = plainFirsts(portfolio);
    std::ofstream out(path);
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        std::map<std::string_view, Day> first; // rows come ordered by day
        for (const AchievementFact &achievement : portfolio.achievements.of(account)) {
            if (!events[achievement.milestone].empty())
                first.try_emplace(events[achievement.milestone], achievement.on);
        }
        for (const auto &[event, on] : first)
            out << portfolio.text(portfolio.externalId[account]) << ',' << event << ',' << isoFromDay(on) << '\n';
    }
    return out.good() ? Result<>() : Result<>(Error{ErrorCode::FileWrite, path, "could not be written"});
}

/// What is new in `folder`, by a source that watches it; added here when the profile has none.
Result<ImportReport> synchronize(Workspace &workspace, const JobControl &control)
{
    MP_ASSIGN(SyncReport report, workspace.sync("watched", {}, control));
    if (report.error)
        return *report.error;
    return std::move(report.import);
}

Result<> watch(Workspace &workspace, const char *folder)
{
    if (workspace.source("watched").ok())
        return {};
    SourceConfiguration source;
    source.name = "watched";
    source.kind = "folder";
    source.options = {{"path", folder}};
    return workspace.addSource(source);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    mallopt(M_MMAP_THRESHOLD, 256 * 1024); // as the programs do
    mallopt(M_TOP_PAD, 2 * 1024 * 1024);
    const SystemClock clock;
    auto workspace = Workspace::open(argv[1], clock, {true, false, false});
    if (!workspace)
        return fail(workspace.error());
    const bool watched = argc == 5 && std::string_view(argv[3]) == "--watched";
    if (watched) {
        if (const auto added = watch(**workspace, argv[4]); !added.ok())
            return fail(added.error());
    }
    ImportRequest request;
    if (!watched)
        request.paths.assign(argv + 3, argv + argc);
    QElapsedTimer wall, sinceSlice;
    double deriveBegan = -1;
    qint64 longestWait = 0;
    JobControl control;
    control.progress = [&](const ProgressState &state) {
        if (state.what.empty() && deriveBegan < 0)
            deriveBegan = double(wall.elapsed());
    };
    control.betweenSlices = [&] { longestWait = std::max(longestWait, sinceSlice.restart()); };
    const double processor = test::processMilliseconds();
    wall.start();
    sinceSlice.start();
    const auto report = watched ? synchronize(**workspace, control) : (*workspace)->import(request, control);
    if (!report)
        return fail(report.error());
    const auto took = double(wall.elapsed());
    std::int64_t rows = 0, added = 0, changed = 0, duplicate = 0;
    for (const ImportFileReport &file : report->files) {
        rows += file.rows;
        added += file.added;
        changed += file.changed;
        duplicate += file.duplicate;
    }
    std::printf("{\"seconds\":%.3f,\"processor\":%.3f,\"derive\":%.3f,\"megabytes\":%ld,\"longest_wait\":%.3f,\"rows\":%lld,"
                "\"added\":%lld,\"changed\":%lld,\"duplicate\":%lld,\"rejected\":%lld}\n",
                took / 1e3, (test::processMilliseconds() - processor) / 1e3, deriveBegan < 0 ? 0 : (took - deriveBegan) / 1e3,
                highestResident(), double(longestWait) / 1e3, static_cast<long long>(rows), static_cast<long long>(added),
                static_cast<long long>(changed), static_cast<long long>(duplicate),
                static_cast<long long>(report->rejectedTotal));
    if (std::string_view(argv[2]) != "-") {
        const auto written = writeFirsts(**workspace, argv[2]);
        if (!written.ok())
            return fail(written.error());
    }
    return 0;
}
