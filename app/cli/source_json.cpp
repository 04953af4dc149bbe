#include "source_json.h"

#include "cli_json.h"

#include "sync/sources/secret_store.h"

#include <QEventLoop>
#include <QPointer>
#include <QTimer>

#include <termios.h>
#include <unistd.h>

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>

namespace milepost::cli {

namespace {

constexpr int keychainMs = 10'000; ///< a keychain that waits for somebody to open it is no answer to a script

QJsonArray driftJson(const std::vector<SchemaDrift> &drifts)
{
    QJsonArray array;
    for (const SchemaDrift &drift : drifts) {
        QJsonArray changes;
        for (const DriftChange &change : drift.changes) {
            changes << QJsonObject{{QStringLiteral("change"), jsonText(keyOf(change.change))},
                                   {QStringLiteral("name"), jsonText(change.name)},
                                   {QStringLiteral("before"), jsonTextOrNull(change.before)},
                                   {QStringLiteral("after"), jsonTextOrNull(change.after)}};
        }
        array << QJsonObject{{QStringLiteral("id"), static_cast<qint64>(drift.id)},
                             {QStringLiteral("stream"), jsonText(drift.stream)},
                             {QStringLiteral("seen"), jsonInstant(drift.seen)},
                             {QStringLiteral("changes"), changes},
                             {QStringLiteral("can_fill"), drift.canFill}};
    }
    return array;
}

/// What the keychain answers to `ask`, for at most keychainMs.
template <class T> std::optional<T> answered(const std::function<void(SecretStore &, std::function<void(T)>)> &ask)
{
    // It may come after we have stopped waiting.
    const auto answer = std::make_shared<std::optional<T>>();
    const auto keychain = systemKeychain();
    QEventLoop loop;
    const QPointer<QEventLoop> alive(&loop);
    ask(*keychain, [answer, alive](T given) {
        answer->emplace(std::move(given));
        if (alive)
            alive->quit();
    });
    QTimer::singleShot(keychainMs, &loop, &QEventLoop::quit);
    if (!*answer)
        loop.exec();
    return std::move(*answer);
}

std::optional<std::string> fromKeychain(const std::string &key)
{
    using Read = Result<std::optional<std::string>>;
    const auto read = answered<Read>([&key](SecretStore &keychain, std::function<void(Read)> answer) { keychain.read(key, std::move(answer)); });
    return read && read->ok() ? **read : std::nullopt;
}

std::optional<std::string> typed(const std::string &prompt)
{
    if (::isatty(STDIN_FILENO) == 0)
        return std::nullopt;
    std::fprintf(stderr, "%s: ", prompt.c_str());
    termios before{};
    const bool quiet = ::tcgetattr(STDIN_FILENO, &before) == 0;
    if (quiet) {
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string line;
    const bool read = static_cast<bool>(std::getline(std::cin, line));
    if (quiet)
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fprintf(stderr, "\n");
    return read && !line.empty() ? std::optional(line) : std::nullopt;
}

} // namespace

QJsonObject sourceJson(const SourceStatus &status)
{
    const SourceConfiguration &configuration = status.configuration;
    QJsonObject options;
    for (const auto &[key, value] : configuration.options)
        options.insert(fromUtf8(key), fromUtf8(value));
    return {{QStringLiteral("name"), jsonText(configuration.name)},
            {QStringLiteral("kind"), jsonText(configuration.kind)},
            {QStringLiteral("last_success"), jsonInstant(status.lastSuccess)},
            {QStringLiteral("cursor"), jsonTextOrNull(status.cursor)},
            {QStringLiteral("lag_seconds"), status.lagSeconds ? QJsonValue(static_cast<qint64>(*status.lagSeconds)) : QJsonValue()},
            {QStringLiteral("rows"), static_cast<qint64>(status.rows)},
            {QStringLiteral("rejected"), static_cast<qint64>(status.rejected)},
            {QStringLiteral("newest"), jsonInstant(status.newest)},
            {QStringLiteral("last_attempt"), jsonInstant(status.lastAttempt)},
            {QStringLiteral("failures"), status.failures},
            {QStringLiteral("error_code"), status.error ? jsonText(codeName(status.error->code)) : QJsonValue()},
            {QStringLiteral("error"), status.error ? jsonText(status.error->detail) : QJsonValue()},
            {QStringLiteral("shrunk"), status.shrunk ? QJsonValue(QJsonObject{{QStringLiteral("before"), static_cast<qint64>(status.shrunk->before)},
                                                                              {QStringLiteral("now"), static_cast<qint64>(status.shrunk->now)}})
                                                     : QJsonValue()},
            {QStringLiteral("drift"), driftJson(status.openDrift)},
            {QStringLiteral("schedule"), jsonText(scheduleText(configuration.schedule))},
            {QStringLiteral("drift_policy"), jsonText(keyOf(configuration.drift))},
            {QStringLiteral("paused"), configuration.paused},
            {QStringLiteral("entity"), configuration.entity ? jsonText(keyOf(*configuration.entity)) : QJsonValue()},
            {QStringLiteral("options"), options}};
}

std::string secretVariable(const std::string &name)
{
    std::string variable = "MILEPOST_SECRET_";
    for (const char c : name)
        variable += std::isalnum(static_cast<unsigned char>(c)) ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : '_';
    return variable;
}

std::optional<std::string> secretFor(Context &context, const SourceConfiguration &configuration)
{
    const std::string what = Workspace::secretNameOf(configuration);
    if (what.empty())
        return std::string();
    const std::string variable = secretVariable(configuration.name);
    if (const char *set = std::getenv(variable.c_str()); set && *set)
        return std::string(set);
    if (auto kept = fromKeychain(secretKey(context.profile, configuration.name)))
        return kept;
    if (auto answer = typed(configuration.name + ": " + what))
        return answer;
    context.fail(Error{ErrorCode::Credentials, configuration.name, "its " + what + " is neither in the keychain nor in " + variable});
    return std::nullopt;
}

void forgetSecret(Context &context, const SourceConfiguration &configuration)
{
    if (Workspace::secretNameOf(configuration).empty())
        return;
    const std::string key = secretKey(context.profile, configuration.name);
    const auto forgotten = answered<Result<>>([&key](SecretStore &keychain, std::function<void(Result<>)> answer) { keychain.remove(key, std::move(answer)); });
    // Without a keychain there is nothing to forget.
    if (!forgotten || (!forgotten->ok() && forgotten->error().code != ErrorCode::Unsupported))
        context.tell("Its " + Workspace::secretNameOf(configuration) + " is still in the keychain, which did not let it go.");
}

} // namespace milepost::cli
