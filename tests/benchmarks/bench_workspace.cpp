/// How long a workspace takes to import, to derive, to open and to show: bench_workspace PROFILE [FILE…]. With files they
/// are imported first; without, the profile as it is is opened. Every figure is printed in milliseconds.
#include "base/clock.h"
#include "store/store.h"
#include "workspace/snapshot_maker.h"
#include "workspace/workspace.h"

#include <QElapsedTimer>

#include <cstdio>
#include <fstream>
#include <string>

using namespace milepost;

namespace {

void tell(const char *what, const QElapsedTimer &timer) { std::printf("%-34s %8lld ms\n", what, static_cast<long long>(timer.elapsed())); }

int fail(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.toString().c_str());
    return 1;
}

/// Resident memory now and at its highest, from /proc.
void tellMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS") || line.starts_with("VmHWM"))
            std::printf("%s\n", line.c_str());
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const SystemClock clock;
    const std::string profile = argv[1];
    QElapsedTimer timer;
    if (argc > 2) {
        auto workspace = Workspace::open(profile, clock, {true, false, false});
        if (!workspace)
            return fail(workspace.error());
        ImportRequest request;
        request.paths.assign(argv + 2, argv + argc);
        timer.start();
        const auto report = (*workspace)->import(request);
        if (!report)
            return fail(report.error());
        tell("import and derive", timer);
    }
    timer.start();
    auto opened = Workspace::open(profile, clock, {false, false, false});
    if (!opened)
        return fail(opened.error());
    Workspace &workspace = **opened;
    tell("open", timer);
    const auto first = workspace.snapshot();
    if (!first)
        return fail(first.error());
    tell("open to first snapshot", timer);
    tellMemory();
    std::printf("%zu accounts, %zu achievements\n", first->portfolio->accountCount(), first->portfolio->achievements.rows.size());

    const auto store = store::Store::open(profile, clock, {});
    const auto settings = workspace.settings();
    timer.start();
    auto maker = SnapshotMaker::load((*store)->database(), *settings, workspace.today(), {});
    if (!maker)
        return fail(maker.error());
    tell("of which: rows", timer);
    timer.start();
    const auto again = (*maker)->make(workspace.today(), {});
    if (!again)
        return fail(again.error());
    tell("of which: portfolio and standing", timer);
    timer.start();
    const auto earlier = (*maker)->makeForHealth(workspace.today() - 7, {});
    tell("one trend point", timer);
    timer.start();
    const auto detail = workspace.detail(first->portfolio->id.front(), workspace.today());
    tell("detail of one account", timer);
    timer.start();
    const auto edit = workspace.apply(AssignOwner{{first->portfolio->id.front()}, "Somebody else"});
    tell("one edit", timer);
    const auto next = workspace.snapshot();
    tell("edit to next snapshot", timer);
    static_cast<void>(workspace.undo());
    tellMemory();
    return earlier && detail && edit && next ? 0 : 1;
}
