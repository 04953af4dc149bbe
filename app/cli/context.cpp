#include "context.h"

#include "cli_json.h"

#include "wording/problems.h"

#include <cstdio>

namespace milepost::cli {

std::unique_ptr<Workspace> Context::open(Workspace::Options options)
{
    auto workspace = Workspace::open(profile, clock, options);
    if (workspace)
        return std::move(*workspace);
    fail(workspace.error());
    if (workspace.error().code == ErrorCode::NotFound)
        tell("Make a profile with “milepost-cli init”, or fill one with “milepost-cli import PATH”.");
    return nullptr;
}

std::optional<Snapshot> Context::snapshot(Workspace &workspace) { return take(workspace.snapshot(asOf)); }

void Context::fail(const Error &error) { fail(wording::problem(wording::Voice::person(), error)); }

void Context::fail(const wording::Problem &words)
{
    for (const QString &line : {words.title, words.cause, words.safe, words.next}) {
        if (!line.isEmpty())
            std::fprintf(stderr, "%s\n", qPrintable(sentence(line)));
    }
    exitCode = Failed;
}

void Context::usage(const std::string &message)
{
    std::fprintf(stderr, "%s\n", message.c_str());
    exitCode = WrongUsage;
}

void Context::tell(const std::string &message) const
{
    if (!quiet)
        std::fprintf(stderr, "%s\n", message.c_str());
}

} // namespace milepost::cli
