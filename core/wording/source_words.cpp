#include "wording/source_words.h"

#include "wording/figures.h"

#include <QCoreApplication>
#include <QTime>
#include <QUrl>

#include <algorithm>
#include <array>

namespace milepost::wording {

namespace {

struct OptionWords {
    std::string_view kind, key; ///< kind "": of every kind
    const char *label, *help;
};

constexpr std::array optionWords{
    OptionWords{"folder", "path", QT_TRANSLATE_NOOP("Sources", "Folder"),
                QT_TRANSLATE_NOOP("Sources", "New and grown files in it are read; nothing in it is ever changed.")},
    OptionWords{"folder", "subfolders", QT_TRANSLATE_NOOP("Sources", "Folders in it"), ""},
    OptionWords{"http", "url", QT_TRANSLATE_NOOP("Sources", "Address"),
                QT_TRANSLATE_NOOP("Sources", "Where the export answers, as https://api.example.com/v1/events")},
    OptionWords{"http", "preset", QT_TRANSLATE_NOOP("Sources", "Known API"),
                QT_TRANSLATE_NOOP("Sources", "Its paging is known; the settings below need not be filled in.")},
    OptionWords{"http", "format", QT_TRANSLATE_NOOP("Sources", "Written in"), ""},
    OptionWords{"http", "records", QT_TRANSLATE_NOOP("Sources", "List of records"),
                QT_TRANSLATE_NOOP("Sources", "Where in a page it is, as data.items; empty: the page is the list")},
    OptionWords{"http", "paging", QT_TRANSLATE_NOOP("Sources", "From page to page"), ""},
    OptionWords{"http", "next", QT_TRANSLATE_NOOP("Sources", "Next cursor"),
                QT_TRANSLATE_NOOP("Sources", "Which member of a page leads to the next one")},
    OptionWords{"http", "more", QT_TRANSLATE_NOOP("Sources", "More pages"),
                QT_TRANSLATE_NOOP("Sources", "Which member says that there are more")},
    OptionWords{"http", "echo", QT_TRANSLATE_NOOP("Sources", "Echo"),
                QT_TRANSLATE_NOOP("Sources", "Which member repeats the cursor that was asked for; other pages do not count")},
    OptionWords{"http", "cursor_param", QT_TRANSLATE_NOOP("Sources", "Cursor goes into"),
                QT_TRANSLATE_NOOP("Sources", "The parameter that takes cursor, page number or offset")},
    OptionWords{"http", "first_page", QT_TRANSLATE_NOOP("Sources", "First page"), QT_TRANSLATE_NOOP("Sources", "0 or 1")},
    OptionWords{"http", "page_size", QT_TRANSLATE_NOOP("Sources", "Records a page"), ""},
    OptionWords{"http", "page_size_param", QT_TRANSLATE_NOOP("Sources", "Page size goes into"), ""},
    OptionWords{"http", "since_param", QT_TRANSLATE_NOOP("Sources", "Newer than goes into"),
                QT_TRANSLATE_NOOP("Sources", "The parameter that asks for what is newer")},
    OptionWords{"http", "since_field", QT_TRANSLATE_NOOP("Sources", "Newest is told by"),
                QT_TRANSLATE_NOOP("Sources", "The member of a record whose largest value is asked from")},
    OptionWords{"http", "since", QT_TRANSLATE_NOOP("Sources", "Begin at"), QT_TRANSLATE_NOOP("Sources", "Where the first sync begins")},
    OptionWords{"http", "overlap_seconds", QT_TRANSLATE_NOOP("Sources", "Look back, seconds"),
                QT_TRANSLATE_NOOP("Sources", "For what arrives late")},
    OptionWords{"http", "auth", QT_TRANSLATE_NOOP("Sources", "Signed in by"), ""},
    OptionWords{"http", "user", QT_TRANSLATE_NOOP("Sources", "User name"), ""},
    OptionWords{"http", "auth_header", QT_TRANSLATE_NOOP("Sources", "Header"), QT_TRANSLATE_NOOP("Sources", "Its name, as X-Api-Key")},
    OptionWords{"postgres", "host", QT_TRANSLATE_NOOP("Sources", "Server"),
                QT_TRANSLATE_NOOP("Sources", "Its name, as its certificate has it")},
    OptionWords{"postgres", "port", QT_TRANSLATE_NOOP("Sources", "Port"), ""},
    OptionWords{"postgres", "database", QT_TRANSLATE_NOOP("Sources", "Database"), ""},
    OptionWords{"postgres", "user", QT_TRANSLATE_NOOP("Sources", "User"), QT_TRANSLATE_NOOP("Sources", "Needs SELECT and nothing else")},
    OptionWords{"postgres", "auth", QT_TRANSLATE_NOOP("Sources", "Signed in by"), ""},
    OptionWords{"postgres", "sslmode", QT_TRANSLATE_NOOP("Sources", "Certificate"), ""},
    OptionWords{"postgres", "table", QT_TRANSLATE_NOOP("Sources", "Table or view"), QT_TRANSLATE_NOOP("Sources", "As schema.table")},
    OptionWords{"postgres", "query", QT_TRANSLATE_NOOP("Sources", "Or a query"), QT_TRANSLATE_NOOP("Sources", "One SELECT, instead of a table")},
    OptionWords{"postgres", "cursor", QT_TRANSLATE_NOOP("Sources", "Cursor column"),
                QT_TRANSLATE_NOOP("Sources", "Rises with every change; empty: everything is read every time")},
    OptionWords{"postgres", "id", QT_TRANSLATE_NOOP("Sources", "Id column"),
                QT_TRANSLATE_NOOP("Sources", "Tells rows of one cursor value apart")},
    OptionWords{"", "ca_file", QT_TRANSLATE_NOOP("Sources", "Certificates"),
                QT_TRANSLATE_NOOP("Sources", "A PEM file to trust instead of the system's")},
};

struct ChoiceWords {
    std::string_view key, choice;
    const char *word;
};

constexpr std::array choiceWords{
    ChoiceWords{"preset", "none", QT_TRANSLATE_NOOP("Sources", "None of these")},
    ChoiceWords{"preset", "posthog", QT_TRANSLATE_NOOP("Sources", "PostHog")},
    ChoiceWords{"format", "json", QT_TRANSLATE_NOOP("Sources", "JSON")},
    ChoiceWords{"format", "json_lines", QT_TRANSLATE_NOOP("Sources", "JSON lines")},
    ChoiceWords{"format", "csv", QT_TRANSLATE_NOOP("Sources", "CSV")},
    ChoiceWords{"paging", "none", QT_TRANSLATE_NOOP("Sources", "One page is all")},
    ChoiceWords{"paging", "cursor", QT_TRANSLATE_NOOP("Sources", "A cursor in the page")},
    ChoiceWords{"paging", "page", QT_TRANSLATE_NOOP("Sources", "Page numbers")},
    ChoiceWords{"paging", "offset", QT_TRANSLATE_NOOP("Sources", "An offset")},
    ChoiceWords{"paging", "link", QT_TRANSLATE_NOOP("Sources", "An address in the page")},
    ChoiceWords{"auth", "none", QT_TRANSLATE_NOOP("Sources", "Nothing")},
    ChoiceWords{"auth", "bearer", QT_TRANSLATE_NOOP("Sources", "Bearer token")},
    ChoiceWords{"auth", "basic", QT_TRANSLATE_NOOP("Sources", "User and password")},
    ChoiceWords{"auth", "header", QT_TRANSLATE_NOOP("Sources", "A header of its own")},
    ChoiceWords{"auth", "password", QT_TRANSLATE_NOOP("Sources", "Password")},
    ChoiceWords{"sslmode", "verify-full", QT_TRANSLATE_NOOP("Sources", "Checked, with its name")},
    ChoiceWords{"sslmode", "verify-ca", QT_TRANSLATE_NOOP("Sources", "Checked, any name")},
    ChoiceWords{"sslmode", "disable", QT_TRANSLATE_NOOP("Sources", "None (this machine only)")},
};

const OptionWords *wordsOf(std::string_view kind, std::string_view key)
{
    const auto found = std::find_if(optionWords.begin(), optionWords.end(), [&](const OptionWords &words) {
        return words.key == key && (words.kind.empty() || words.kind == kind);
    });
    return found == optionWords.end() ? nullptr : &*found;
}

std::string valueOf(const SourceConfiguration &configuration, const char *key)
{
    const auto found = configuration.options.find(key);
    return found == configuration.options.end() ? std::string() : found->second;
}

constexpr std::string_view waitingFor = "waiting for "; ///< how core reports that it waits, and for whom

} // namespace

QString sourceKind(const Voice &voice, std::string_view kind)
{
    if (kind == "folder")
        return voice.translate("Sources", "Folder", "kind of a source");
    if (kind == "http")
        return voice.translate("Sources", "HTTP export");
    if (kind == "postgres")
        return voice.translate("Sources", "PostgreSQL");
    return plain(kind);
}

QString sourcePlace(const SourceConfiguration &configuration)
{
    if (configuration.kind == "http") {
        const QUrl url(plain(valueOf(configuration, "url")));
        return url.host().isEmpty() ? plain(valueOf(configuration, "url")) : url.host() + url.path();
    }
    if (configuration.kind == "postgres") {
        const std::string table = valueOf(configuration, "table");
        return plain(valueOf(configuration, "host")) + QStringLiteral(", ")
            + plain(table.empty() ? valueOf(configuration, "database") : table);
    }
    return plain(valueOf(configuration, "path"));
}

QString optionLabel(const Voice &voice, std::string_view kind, std::string_view key)
{
    const OptionWords *words = wordsOf(kind, key);
    return words ? voice.translate("Sources", words->label) : plain(key).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString optionHelp(const Voice &voice, std::string_view kind, std::string_view key)
{
    const OptionWords *words = wordsOf(kind, key);
    return words && *words->help ? voice.translate("Sources", words->help) : QString();
}

QString optionChoice(const Voice &voice, std::string_view key, std::string_view choice)
{
    const auto found = std::find_if(choiceWords.begin(), choiceWords.end(),
                                    [&](const ChoiceWords &words) { return words.key == key && words.choice == choice; });
    return found == choiceWords.end() ? plain(choice) : voice.translate("Sources", found->word);
}

QString secretName(const Voice &voice, std::string_view secret)
{
    return secret == "password" ? voice.translate("Sources", "Password") : voice.translate("Sources", "Token");
}

QString schedule(const Voice &voice, const SourceSchedule &when)
{
    const auto minutes = static_cast<std::int64_t>(when.minutes);
    switch (when.kind) {
    case SourceSchedule::Kind::Manual: return voice.translate("Sources", "by hand");
    case SourceSchedule::Kind::Daily:
        return voice.translate("Sources", "daily %1").arg(voice.locale.toString(QTime(when.minutes / 60, when.minutes % 60), QStringLiteral("HH:mm")));
    case SourceSchedule::Kind::Every: break;
    }
    constexpr int hour = 60, day = 24 * hour;
    if (minutes % day == 0)
        return minutes == day ? voice.translate("Sources", "every day")
                              : voice.translate("Sources", "every %1 days").arg(integer(voice, minutes / day));
    if (minutes % hour == 0)
        return minutes == hour ? voice.translate("Sources", "every hour")
                               : voice.translate("Sources", "every %1 h").arg(integer(voice, minutes / hour));
    return voice.translate("Sources", "every %1 min").arg(integer(voice, minutes));
}

QString nextSync(const Voice &voice, std::optional<Instant> due, Instant now)
{
    if (!due)
        return {};
    const std::int64_t ms = due->ms - now.ms;
    constexpr std::int64_t minute = 60'000;
    if (ms < minute)
        return voice.translate("Sources", "next sync is due");
    if (ms < 90 * minute)
        return voice.translate("Sources", "next sync in %1 min").arg(integer(voice, ms / minute));
    return voice.translate("Sources", "next sync in %1 h").arg(integer(voice, (ms + 30 * minute) / (60 * minute)));
}

QString policy(const Voice &voice, DriftPolicy which)
{
    switch (which) {
    case DriftPolicy::Take: return voice.translate("Sources", "Take them");
    case DriftPolicy::Known: return voice.translate("Sources", "Known ones only");
    case DriftPolicy::Stop: return voice.translate("Sources", "Stop and ask");
    }
    return {};
}

QString policyDetail(const Voice &voice, DriftPolicy which)
{
    switch (which) {
    case DriftPolicy::Take: return voice.translate("Sources", "New columns are used as the mapping says, and told of.");
    case DriftPolicy::Known: return voice.translate("Sources", "New columns are left out until you have answered; all others go on being read.");
    case DriftPolicy::Stop: return voice.translate("Sources", "Nothing more is read until you have answered.");
    }
    return {};
}

QString columnChange(const Voice &voice, const DriftChange &change)
{
    switch (change.change) {
    case ColumnChange::Added:
        return change.after.empty() ? voice.translate("Sources", "new") : voice.translate("Sources", "new, %1").arg(name(change.after));
    case ColumnChange::Removed:
        return change.before.empty() ? voice.translate("Sources", "gone") : voice.translate("Sources", "gone, was %1").arg(name(change.before));
    case ColumnChange::Retyped:
        return voice.translate("Sources", "%1 → %2", "the type of a column before and now").arg(name(change.before), name(change.after));
    }
    return {};
}

QString driftOutcome(const Voice &voice, const SchemaDrift &drift)
{
    switch (drift.outcome) {
    case DriftOutcome::Open: return voice.translate("Sources", "not answered yet");
    case DriftOutcome::Taken:
        return drift.decidedBy.empty() ? voice.translate("Sources", "used as they are")
                                       : voice.translate("Sources", "used as they are: %1", "who decided").arg(name(drift.decidedBy));
    case DriftOutcome::Known:
        return drift.decidedBy.empty() ? voice.translate("Sources", "new ones left out")
                                       : voice.translate("Sources", "new ones left out: %1", "who decided").arg(name(drift.decidedBy));
    }
    return {};
}

QString shrunkSentence(const Voice &voice, std::string_view kind, const SourceStatus::Shrunk &shrunk)
{
    const auto amount = [&](std::int64_t size) {
        return kind == "folder" ? voice.locale.formattedDataSize(size)
                                : voice.translate("Sources", "%1 rows").arg(integer(voice, size));
    };
    if (shrunk.now == 0)
        return voice.translate("Sources", "It had %1 and is empty now.").arg(amount(shrunk.before));
    const double share = static_cast<double>(shrunk.now) / static_cast<double>(std::max<std::int64_t>(shrunk.before, 1));
    return voice.translate("Sources", "It had %1 and now has %2, %3 of that.")
        .arg(amount(shrunk.before), amount(shrunk.now), percent(voice, share));
}

QString progressSentence(const Voice &voice, const ProgressState &state, double rowsPerSecond)
{
    if (std::string_view(state.what).substr(0, waitingFor.size()) == waitingFor)
        return voice.translate("Sources", "waiting: %1", "for whom").arg(name(std::string_view(state.what).substr(waitingFor.size())));
    const auto rows = static_cast<std::int64_t>(state.rows);
    if (state.what.empty() && state.total > 0) {
        return voice.translate("Sources", "milestones brought up to date for %1 of %2 accounts")
            .arg(integer(voice, static_cast<std::int64_t>(state.done)), integer(voice, static_cast<std::int64_t>(state.total)));
    }
    if (rows == 0)
        return state.what.empty() ? voice.translate("Sources", "connecting") : voice.translate("Sources", "reading");
    const QString read = voice.translate("Sources", "%1 rows").arg(integer(voice, rows));
    if (rowsPerSecond < 1)
        return read;
    return voice.translate("Sources", "%1 · %2 a second", "rows read, rate")
        .arg(read, integer(voice, static_cast<std::int64_t>(rowsPerSecond)));
}

std::optional<double> progressShare(const ProgressState &state)
{
    if (state.total == 0)
        return std::nullopt;
    return std::min(1.0, static_cast<double>(state.done) / static_cast<double>(state.total));
}

} // namespace milepost::wording
