/// How long a workspace takes to import, to derive, to open and to show: bench_workspace PROFILE [FILE…]. With files they
/// are imported first; without, the profile as it is is opened. Milliseconds on the wall and of the processor.
#include "base/clock.h"
#include "processor_time.h"
#include "store/store.h"
#include "workspace/snapshot_maker.h"
#include "workspace/workspace.h"

#include <QElapsedTimer>

#include <cstdio>
#include <fstream>
#include <string>

using namespace milepost;

namespace {

/// Time since start(): on the wall, and of the processor, all threads together.
class Lap {
public:
    void start()
    {
        m_wall.start();
        m_processor = test::processMilliseconds();
    }
    void tell(const char *what) const
    {
        std::printf("%-34s %8lld ms %8.0f ms of processor time\n", what, static_cast<long long>(m_wall.elapsed()),
                    test::processMilliseconds() - m_processor);
        std::fflush(stdout);
    }

private:
    QElapsedTimer m_wall;
    double m_processor = 0;
};

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
    Lap timer;
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
        timer.tell("import and derive");
    }
    timer.start();
    auto opened = Workspace::open(profile, clock, {false, false, false});
    if (!opened)
        return fail(opened.error());
    Workspace &workspace = **opened;
    timer.tell("open");
    const auto first = workspace.snapshot();
    if (!first)
        return fail(first.error());
    timer.tell("open to first snapshot");
    tellMemory();
    std::printf("%zu accounts, %zu achievements\n", first->portfolio->accountCount(), first->portfolio->achievements.rows.size());

    const auto store = store::Store::open(profile, clock, {});
    const auto settings = workspace.settings();
    timer.start();
    auto maker = SnapshotMaker::load((*store)->database(), *settings, workspace.today(), {});
    if (!maker)
        return fail(maker.error());
    timer.tell("of which: rows");
    timer.start();
    const auto again = (*maker)->make(workspace.today(), {});
    if (!again)
        return fail(again.error());
    timer.tell("of which: portfolio and standing");
    maker->reset(); // and its read transaction
    auto past = SnapshotMaker::load((*store)->database(), *settings, workspace.today(), {}, SnapshotMaker::Purpose::HealthOnly);
    if (!past)
        return fail(past.error());
    timer.start();
    const auto earlier = (*past)->healthAt(workspace.today() - 7, {});
    timer.tell("one trend point");
    timer.start();
    const auto detail = workspace.detail(first->portfolio->id.front(), workspace.today());
    timer.tell("detail of one account");
    timer.start();
    const auto edit = workspace.apply(AssignOwner{{first->portfolio->id.front()}, "Somebody else"});
    timer.tell("one edit");
    const auto next = workspace.snapshot();
    timer.tell("edit to next snapshot");
    static_cast<void>(workspace.undo());
    tellMemory();
    return earlier && detail && edit && next ? 0 : 1;
}
