/// milepost-cli: the command-line contract of Milepost, made for cron, scripts and acceptance checks.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "context.h"

#include <CLI/CLI.hpp>
#include <QGuiApplication>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/stat.h>

using namespace milepost;

int main(int argc, char **argv)
{
    ::umask(0077);
#ifdef __GLIBC__
    // What an import holds by the hundred kilobytes goes back to the system when it is dropped.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_TOP_PAD, 2 * 1024 * 1024); // asked for a few pages at a time, what a cache grows by costs more than what fills it
#endif
    // Pages need fonts, fonts need a QGuiApplication, and that needs no screen. Everything else does without.
    const bool pages = std::any_of(argv + 1, argv + argc, [](std::string_view word) { return word == "brief" || word == "report"; });
    if (pages)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::unique_ptr<QCoreApplication> application(pages ? new QGuiApplication(argc, argv) : new QCoreApplication(argc, argv));
    QCoreApplication::setApplicationName(QStringLiteral("milepost"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MILEPOST_VERSION));

    cli::Context context;
    context.profile = Workspace::defaultProfile();

    CLI::App app("Milepost: accounts by the milestones they reach.", "milepost-cli");
    app.set_version_flag("--version", "milepost-cli " MILEPOST_VERSION);
    app.add_option("--profile", context.profile, "Folder of the profile")->type_name("DIR")->capture_default_str();
    app.add_option("--as-of", context.asOfText, "Answer as of this day (default: today)")->type_name("YYYY-MM-DD");
    const std::map<std::string, cli::Format> formats{
        {"table", cli::Format::Table}, {"json", cli::Format::Json}, {"csv", cli::Format::Csv}};
    app.add_option("--format", context.format, "table, json (default) or csv")
        ->transform(CLI::CheckedTransformer(formats).description(""))
        ->type_name("FORMAT");
    app.add_flag("--quiet", context.quiet, "No progress and remarks on stderr");
    app.require_subcommand(1);
    app.fallthrough();
    app.parse_complete_callback([&context] {
        if (context.asOfText.empty())
            return;
        context.asOf = dayFromIso(context.asOfText);
        if (!context.asOf)
            throw CLI::ValidationError("--as-of", "“" + context.asOfText + "” is not a day; write it as 2026-03-01");
    });
    for (const auto addVerb : cli::verbs())
        addVerb(app, context);

    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp &help) {
        return app.exit(help);
    } catch (const CLI::CallForAllHelp &help) {
        return app.exit(help);
    } catch (const CLI::CallForVersion &version) {
        return app.exit(version);
    } catch (const CLI::ParseError &error) {
        app.exit(error);
        return cli::WrongUsage;
    }
    return context.exitCode;
}
