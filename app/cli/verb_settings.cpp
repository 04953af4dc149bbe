#include "output.h"
#include "verbs.h"

namespace milepost::cli {

void addSettings(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("settings", "Show settings, or change them: KEY=VALUE …");
    const auto words = std::make_shared<std::vector<std::string>>();
    verb->add_option("KEY[=VALUE]", *words, "Keys to show, or assignments to make");
    verb->callback([&context, words] {
        auto workspace = context.open();
        if (!workspace)
            return;
        std::vector<std::string> asked;
        for (const std::string &word : *words) {
            const auto equals = word.find('=');
            asked.push_back(word.substr(0, equals));
            if (equals == std::string::npos)
                continue;
            if (!context.take(workspace->apply(ChangeSetting{asked.back(), word.substr(equals + 1)})))
                return;
        }
        const auto settings = context.take(workspace->settings());
        if (!settings)
            return;
        QJsonObject answer;
        QJsonArray rows;
        for (const auto &[key, value] : *settings) {
            if (!asked.empty() && std::find(asked.begin(), asked.end(), key) == asked.end())
                continue;
            answer[fromUtf8(key)] = jsonText(value);
            rows << QJsonObject{{QStringLiteral("key"), jsonText(key)}, {QStringLiteral("value"), jsonText(value)}};
        }
        for (const std::string &key : asked) {
            if (!settings->contains(key)) {
                context.fail({ErrorCode::InvalidArgument, "setting", key});
                return;
            }
        }
        print(context, answer, rows,
              {{QStringLiteral("Setting"), QStringLiteral("key")}, {QStringLiteral("Value"), QStringLiteral("value")}});
    });
}

} // namespace milepost::cli
