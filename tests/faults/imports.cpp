#include "imports.h"

namespace milepost::test {

std::string accountsCsv()
{
    std::string text = "id,name,plan,signup,owner\n";
    for (int i = 0; i < smallAccounts; ++i) {
        text += "a" + std::to_string(i) + ",Account " + std::to_string(i) + (i % 3 == 0 ? ",Pro" : ",Team") + ",2024-01-"
            + (i < 9 ? "0" : "") + std::to_string(i + 1) + ",Ann\n";
    }
    return text + "a99,Bad Date,Team,2024-13-45,Ann\n";
}

std::string eventLines(int from, int to)
{
    const Instant start = *instantFromIso("2024-02-01T00:00:00Z", true);
    std::string text;
    for (int i = from; i < to; ++i) {
        const std::string when = isoFromInstant(Instant{start.ms + std::int64_t(i) * 3'600'000});
        const std::string id = std::to_string(i);
        if (i % 17 == 5) {
            // A user without an account, who gets one in the next line.
            text += R"({"type":"track","messageId":"p)" + id + R"(","event":"report.created","userId":"lone)" + id
                + R"(","timestamp":")" + when + "\"}\n";
            text += R"({"type":"group","messageId":"g)" + id + R"(","userId":"lone)" + id + R"(","groupId":"a)"
                + std::to_string(i % smallAccounts) + R"(","timestamp":")" + when + "\"}\n";
            continue;
        }
        if (i % 41 == 7)
            text += "{\"type\":\"track\",\"messageId\":\"broken" + id + "\n";
        text += R"({"type":"track","messageId":"m)" + id + R"(","event":")" + (i % 5 == 0 ? "project.created" : "report.created")
            + R"(","userId":"u)" + std::to_string(i % 11) + R"(","timestamp":")" + when + R"(","context":{"groupId":"a)"
            + std::to_string(i % smallAccounts) + R"("},"properties":{"n":)" + id + "}}\n";
    }
    return text;
}

Result<std::unique_ptr<Workspace>> openWorkspace(const Ground &ground, bool create)
{
    return Workspace::open(ground.profile(), ground.clock, {create, false, false});
}

Result<> importFiles(Workspace &workspace, const Ground &ground, const std::vector<std::string> &names)
{
    ImportRequest request;
    for (const std::string &name : names)
        request.paths.push_back(ground.file(name));
    MP_ASSIGN(const ImportReport report, workspace.import(request));
    for (const SkippedFile &skipped : report.skipped)
        return Error{ErrorCode::FileOpen, skipped.path, skipped.reason};
    for (const Rejection &rejection : report.rejections) {
        if (rejection.line == 0)
            return Error{ErrorCode::FileOpen, rejection.path, rejection.reason};
    }
    return {};
}

Result<> preparePortfolio(const Ground &ground)
{
    MP_TRY(writeBytes(ground.file("accounts.csv"), accountsCsv()));
    MP_TRY(writeBytes(ground.file("events.jsonl"), eventLines(0, 60)));
    MP_ASSIGN(const auto workspace, openWorkspace(ground, true));
    MP_TRY(importFiles(*workspace, ground, {"accounts.csv", "events.jsonl"}));
    MP_TRY(workspace->snapshot());
    return {};
}

} // namespace milepost::test
