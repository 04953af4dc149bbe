#include "sync/sources/http/http_source.h"

#include "base/hash.h"
#include "sync/sources/http/http_client.h"
#include "sync/sources/http/http_page.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QUrlQuery>

#include <algorithm>
#include <random>
#include <set>

namespace milepost::sync {

namespace {

constexpr int mostTries = 6; ///< of one page
constexpr std::int64_t firstWaitMs = 1'000, longestWaitMs = 60'000, longestAskedWaitMs = 3'600'000;
constexpr std::size_t longestExcerpt = 80;

enum class Paging : std::uint8_t { None, Cursor, Page, Offset, Link };

struct Settings {
    QUrl url;
    Paging paging = Paging::None;
    PageShape shape;
    std::string cursorParam, sizeParam, sinceParam, since, auth, user, authHeader, caFile;
    std::int64_t pageSize = 0, firstPage = 1, overlapSeconds = 0;
};

QString qt(const std::string &text) { return QString::fromStdString(text); }

bool isPosthog(const SourceConfiguration &configuration) { return optionOf(configuration, "preset") == "posthog"; }

/// The value given, else the preset's, else the option's fallback.
std::string settingOf(const SourceConfiguration &configuration, const char *key)
{
    static const std::map<std::string, std::string, std::less<>> posthog{
        {"format", "json"},   {"records", "results"},   {"paging", "link"},          {"next", "next"},
        {"since_param", "after"}, {"since_field", "timestamp"}, {"page_size_param", "limit"}, {"page_size", "1000"},
        {"overlap_seconds", "3600"},
    };
    const auto given = configuration.options.find(key);
    if (given != configuration.options.end() && !given->second.empty())
        return given->second;
    if (isPosthog(configuration)) {
        if (const auto preset = posthog.find(std::string_view(key)); preset != posthog.end())
            return preset->second;
    }
    return optionOf(configuration, key);
}

Settings settingsOf(const SourceConfiguration &configuration)
{
    const auto text = [&](const char *key) { return settingOf(configuration, key); };
    const auto number = [&](const char *key) { return qt(text(key)).toLongLong(); };
    Settings settings;
    settings.url = QUrl(qt(text("url")), QUrl::StrictMode);
    const std::string paging = text("paging"), format = text("format");
    settings.paging = paging == "cursor" ? Paging::Cursor
        : paging == "page"               ? Paging::Page
        : paging == "offset"             ? Paging::Offset
        : paging == "link"               ? Paging::Link
                                         : Paging::None;
    settings.shape.format = format == "json_lines" ? PageShape::Format::JsonLines
        : format == "csv"                          ? PageShape::Format::Csv
                                                   : PageShape::Format::Json;
    settings.shape.records = text("records");
    if (settings.paging == Paging::Cursor || settings.paging == Paging::Link)
        settings.shape.next = text("next");
    settings.shape.more = text("more");
    settings.shape.echo = text("echo");
    settings.shape.newest = text("since_field");
    settings.cursorParam = text("cursor_param");
    settings.sizeParam = text("page_size_param");
    settings.pageSize = number("page_size");
    settings.firstPage = number("first_page");
    settings.sinceParam = text("since_param");
    settings.since = text("since");
    settings.overlapSeconds = number("overlap_seconds");
    settings.auth = text("auth");
    settings.user = text("user");
    settings.authHeader = text("auth_header");
    settings.caFile = text("ca_file");
    return settings;
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == QLatin1String("https") ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
}

/// Where the next synchronization, or the next page, begins.
struct Cursor {
    std::string next; ///< cursor or address
    std::int64_t page = 0; ///< from 0
    std::string since, newest; ///< newest: the largest value of the pages read since `since`
};

std::string textOf(const Cursor &cursor)
{
    QJsonObject object;
    const auto put = [&](const char *key, const std::string &value) {
        if (!value.empty())
            object.insert(QLatin1String(key), qt(value));
    };
    put("next", cursor.next);
    if (cursor.page > 0)
        object.insert(QLatin1String("page"), qint64(cursor.page));
    put("since", cursor.since);
    put("newest", cursor.newest);
    return object.isEmpty() ? std::string() : QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Result<Cursor> cursorOf(const std::string &text)
{
    Cursor cursor;
    if (text.empty())
        return cursor;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    if (!document.isObject())
        return Error{ErrorCode::Parse, "cursor", text.substr(0, longestExcerpt)};
    const QJsonObject object = document.object();
    cursor.next = object.value(QLatin1String("next")).toString().toStdString();
    cursor.page = object.value(QLatin1String("page")).toInteger();
    cursor.since = object.value(QLatin1String("since")).toString().toStdString();
    cursor.newest = object.value(QLatin1String("newest")).toString().toStdString();
    return cursor;
}

/// A number of seconds or a date; −1 when neither.
std::int64_t retryAfterMs(const std::string &text, Instant now)
{
    bool ok = false;
    const qint64 seconds = qt(text).toLongLong(&ok);
    if (ok)
        return seconds < 0 ? 0 : std::min<std::int64_t>(seconds, 10'000'000) * 1000;
    QDateTime date = QLocale::c().toDateTime(qt(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date.isValid() ? std::max<std::int64_t>(0, date.toMSecsSinceEpoch() - now.ms) : -1;
}

class HttpSource final : public Source {
public:
    HttpSource(std::string name, Settings settings, std::string secret, Cursor cursor, SourceWorld world)
        : m_name(std::move(name)), m_settings(std::move(settings)), m_secret(std::move(secret)), m_cursor(std::move(cursor)),
          m_world(std::move(world)), m_random(m_world.seed)
    {
        if (m_cursor.since.empty())
            m_cursor.since = m_settings.since;
    }

    Result<std::string> connect(const CancelToken &) override
    {
        HttpLimits limits;
        limits.silenceMs = m_world.silenceMs;
        limits.deadlineMs = 20 * m_world.silenceMs;
        MP_ASSIGN(m_client, HttpClient::make(m_settings.caFile, limits));
        return m_settings.url.host().toStdString();
    }

    Result<Extent> extent(const CancelToken &) override { return Extent{std::nullopt, m_settings.paging == Paging::None && m_settings.sinceParam.empty()}; }

    Result<std::optional<Delivery>> next(const CancelToken &cancel) override
    {
        if (m_ended)
            return std::optional<Delivery>();
        MP_ASSIGN(const QUrl url, nextUrl());
        MP_ASSIGN(Page page, fetch(url, cancel));
        m_rows += page.count;
        if (laterThan(page.newest, m_cursor.newest))
            m_cursor.newest = page.newest;
        Delivery delivery;
        delivery.label = m_name;
        MP_ASSIGN(m_ended, moveOn(page));
        delivery.cursor = textOf(m_cursor);
        if (page.count > 0)
            delivery.bytes = std::make_shared<const std::string>(std::move(page.records));
        delivery.columnsAreComplete = m_settings.shape.format == PageShape::Format::Csv;
        delivery.done = m_rows;
        return std::optional(std::move(delivery));
    }

private:
    std::string position() const
    {
        if (m_settings.paging == Paging::Page || m_settings.paging == Paging::Offset)
            return std::to_string(m_settings.firstPage + m_cursor.page);
        return m_cursor.next;
    }

    std::string sinceWithOverlap() const
    {
        const auto moment = m_settings.overlapSeconds > 0 ? instantFromIso(m_cursor.since, true) : std::nullopt;
        return moment ? isoFromInstant(Instant{moment->ms - m_settings.overlapSeconds * 1000}) : m_cursor.since;
    }

    QUrl linkTo(const std::string &next) const { return m_settings.url.resolved(QUrl(qt(next))); }

    /// Tokens go to the origin that they were given for, whatever a page says.
    std::optional<std::string> doubtOfLink(const std::string &next) const
    {
        const QUrl link = linkTo(next);
        if (!QUrl(qt(next)).isValid() || !link.isValid())
            return "what it names as its next page is no address";
        if (!sameOrigin(link, m_settings.url) || !link.userInfo().isEmpty())
            return "its next page is on another server, which is not asked";
        return std::nullopt;
    }

    Result<QUrl> nextUrl() const
    {
        if (m_settings.paging == Paging::Link && !m_cursor.next.empty()) {
            if (const auto wrong = doubtOfLink(m_cursor.next))
                return Error{ErrorCode::RemoteAnswer, m_name, *wrong};
            return linkTo(m_cursor.next);
        }
        QUrl url = m_settings.url;
        QUrlQuery query(url);
        const auto add = [&](const std::string &key, const std::string &value) {
            if (key.empty() || value.empty())
                return;
            // A value's "+" and "&" are its own.
            query.removeAllQueryItems(qt(key));
            query.addQueryItem(QString::fromUtf8(QUrl::toPercentEncoding(qt(key))), QString::fromUtf8(QUrl::toPercentEncoding(qt(value))));
        };
        if (m_settings.pageSize > 0)
            add(m_settings.sizeParam, std::to_string(m_settings.pageSize));
        add(m_settings.sinceParam, sinceWithOverlap());
        if (m_settings.paging == Paging::Cursor)
            add(m_settings.cursorParam, m_cursor.next);
        if (m_settings.paging == Paging::Page)
            add(m_settings.cursorParam, std::to_string(m_settings.firstPage + m_cursor.page));
        if (m_settings.paging == Paging::Offset)
            add(m_settings.cursorParam, std::to_string(m_cursor.page * m_settings.pageSize));
        url.setQuery(query);
        return url;
    }

    QList<QPair<QByteArray, QByteArray>> headers() const
    {
        QList<QPair<QByteArray, QByteArray>> headers{{"Accept", "application/json, application/x-ndjson, text/csv;q=0.9, */*;q=0.1"},
                                                     {"User-Agent", "Milepost/" MILEPOST_VERSION}};
        const QByteArray secret = QByteArray::fromStdString(m_secret);
        if (m_settings.auth == "bearer")
            headers.append({"Authorization", "Bearer " + secret});
        if (m_settings.auth == "basic")
            headers.append({"Authorization", "Basic " + (QByteArray::fromStdString(m_settings.user) + ':' + secret).toBase64()});
        if (m_settings.auth == "header")
            headers.append({QByteArray::fromStdString(m_settings.authHeader), secret});
        return headers;
    }

    struct Try {
        std::optional<Page> page;
        Error error;
        bool again = false; ///< another try may help
        std::int64_t waitMs = -1; ///< as the server asks; −1 = it does not
    };

    Try failed(ErrorCode code, std::string detail, bool again, std::int64_t waitMs = -1) const
    {
        return Try{std::nullopt, Error{code, m_name, std::move(detail)}, again, waitMs};
    }

    Try tryOnce(const QUrl &url, const CancelToken &cancel)
    {
        auto got = m_client->get(url, headers(), cancel);
        if (!got.ok()) {
            const ErrorCode code = got.error().code;
            // What the server is, or means, does not change by asking again.
            const bool redirected = code == ErrorCode::RemoteAnswer && got.error().detail.find("redirects") != std::string::npos;
            const bool again = code == ErrorCode::Network || code == ErrorCode::Timeout || (code == ErrorCode::RemoteAnswer && !redirected);
            return Try{std::nullopt, got.error(), again, -1};
        }
        const int status = got->status;
        const std::string told = std::to_string(status) + (got->reason.empty() ? "" : ' ' + got->reason);
        const std::int64_t wait = got->retryAfter.empty() ? -1 : retryAfterMs(got->retryAfter, m_world.clock->now());
        if (status == 401 || status == 403 || status == 407)
            return failed(ErrorCode::Credentials, told, false);
        if (status == 429 || status == 408 || status == 425 || status >= 500)
            return failed(status == 429 ? ErrorCode::Network : ErrorCode::RemoteAnswer, told, status != 501 && status != 505, wait);
        if (status != 200 && status != 204)
            return failed(ErrorCode::RemoteAnswer, told, false);
        if (got->contentType == "text/html")
            return failed(ErrorCode::RemoteAnswer, "it is a web page (a login form?), not data", true);
        auto page = readPage(std::string_view(got->body.constData(), static_cast<std::size_t>(got->body.size())), m_settings.shape, got->endTold);
        if (!page.ok())
            return failed(ErrorCode::RemoteAnswer, page.error().detail, true);
        if (const auto wrong = doubt(*page))
            return failed(ErrorCode::RemoteAnswer, *wrong, true);
        return Try{std::move(*page), {}, false, -1};
    }

    /// Why a page that can be read does not count.
    std::optional<std::string> doubt(const Page &page) const
    {
        const bool cursors = m_settings.paging == Paging::Cursor || m_settings.paging == Paging::Link;
        if (cursors && !page.nextTold)
            return "it does not say \"" + m_settings.shape.next + "\", so it is not whole";
        if (!m_settings.shape.more.empty() && !page.more)
            return "it does not say \"" + m_settings.shape.more + "\", so it is not whole";
        if (!m_settings.shape.echo.empty() && page.echo.value_or(std::string()) != position())
            return "it answers another question than was asked";
        if (cursors && page.next.empty() && page.more == true)
            return "it says that there is more, and not where";
        // Judged before the page counts: a cursor that leads astray would be kept, and never be left again.
        if (m_settings.paging == Paging::Link && !page.next.empty()) {
            if (const auto wrong = doubtOfLink(page.next))
                return wrong;
        }
        if (cursors && !isLast(page) && (page.next == m_cursor.next || m_asked.count(page.next) > 0))
            return "it repeats its cursor";
        if (page.count > 0 && m_settings.paging != Paging::None && m_before == stableHash(page.records))
            return "it sends the page before once more";
        return std::nullopt;
    }

    Result<Page> fetch(const QUrl &url, const CancelToken &cancel)
    {
        for (int tries = 1;; ++tries) {
            Try tried = tryOnce(url, cancel);
            if (tried.page)
                return std::move(*tried.page);
            if (!tried.again || tries == mostTries)
                return tried.error;
            if (tried.waitMs > longestAskedWaitMs) {
                tried.error.detail += "; it asks to wait for " + std::to_string(tried.waitMs / 60'000) + " minutes";
                return tried.error;
            }
            // Waiting times double; a random half keeps clients that failed together from coming back together.
            const std::int64_t whole = std::min(longestWaitMs, firstWaitMs << (tries - 1));
            std::uniform_int_distribution<std::int64_t> jitter(0, whole / 2);
            if (!m_world.wait(std::max(tried.waitMs, whole / 2 + jitter(m_random)), cancel))
                return Error{ErrorCode::Cancelled, m_name, "stopped"};
        }
    }

    /// By its cursor. An API that has nothing more may also give back the cursor that it got.
    bool isLast(const Page &page) const
    {
        return page.next.empty() || page.more == false || (page.count == 0 && page.next == m_cursor.next);
    }

    /// True: that was the last page the server has; later calls may bring more.
    Result<bool> moveOn(const Page &page)
    {
        m_before = page.count > 0 ? stableHash(page.records) : 0;
        bool last = true;
        switch (m_settings.paging) {
        case Paging::None: break;
        case Paging::Cursor:
        case Paging::Link:
            last = isLast(page);
            // Without a cursor for later the last page is asked for again: it may have grown by then.
            if (!page.next.empty()) {
                m_asked.insert(m_cursor.next);
                m_cursor.next = page.next;
            }
            break;
        case Paging::Page:
        case Paging::Offset:
            last = page.more ? !*page.more : page.count == 0 || page.count < m_settings.pageSize;
            if (!last)
                ++m_cursor.page;
            break;
        }
        if (last && !m_settings.sinceParam.empty()) {
            m_cursor.next.clear();
            m_cursor.page = 0;
            if (laterThan(m_cursor.newest, m_cursor.since))
                m_cursor.since = m_cursor.newest;
            m_cursor.newest.clear();
        }
        return last;
    }

    std::string m_name;
    Settings m_settings;
    std::string m_secret;
    Cursor m_cursor;
    SourceWorld m_world;
    std::mt19937_64 m_random;
    std::unique_ptr<HttpClient> m_client;
    std::set<std::string> m_asked; ///< cursors of this synchronization
    std::uint64_t m_before = 0; ///< of the page before; 0: it was empty
    std::int64_t m_rows = 0;
    bool m_ended = false;
};

Result<> check(const SourceConfiguration &configuration)
{
    const auto refuse = [](const char *key, const char *why) { return Error{ErrorCode::InvalidArgument, key, why}; };
    const Settings settings = settingsOf(configuration);
    const QString scheme = settings.url.scheme();
    if (!settings.url.isValid() || settings.url.host().isEmpty() || (scheme != QLatin1String("https") && scheme != QLatin1String("http")))
        return refuse("url", "give an address that begins with https://");
    if (!settings.url.userInfo().isEmpty())
        return refuse("url", "a user name or password does not belong into the address");
    if (scheme == QLatin1String("http") && settings.auth != "none" && !isLoopback(settings.url.host()))
        return refuse("url", "credentials are sent over https:// only");
    if (settings.auth == "basic" && (settings.user.empty() || settings.user.find(':') != std::string::npos))
        return refuse("user", "basic credentials need a user name without a colon");
    if (settings.auth == "header" && settings.authHeader.empty())
        return refuse("auth_header", "say which header carries the token");
    const auto wordy = [](unsigned char c) { return std::isalnum(c) || c == '-'; };
    if (!std::all_of(settings.authHeader.begin(), settings.authHeader.end(), wordy))
        return refuse("auth_header", "the name of a header has letters, digits and hyphens");
    const bool numbered = settings.paging == Paging::Page || settings.paging == Paging::Offset;
    if (numbered && settings.shape.more.empty() && settings.pageSize <= 0)
        return refuse("page_size", "numbered pages need their size, or \"more\"");
    if ((settings.paging == Paging::Cursor || settings.paging == Paging::Link) && settings.shape.next.empty())
        return refuse("next", "say which member of a page leads to the next one");
    if (settings.paging != Paging::None && settings.shape.format == PageShape::Format::Csv && !numbered)
        return refuse("paging", "CSV pages cannot tell a cursor: use page or offset");
    if (!settings.sinceParam.empty() && settings.shape.newest.empty())
        return refuse("since_field", "say which member of a record the next synchronization begins at");
    // Asked for no day, PostHog answers with the last 24 hours, and nothing in the answer shows it.
    if (isPosthog(configuration) && settings.since.empty())
        return refuse("since", "say from which day on, as 2026-01-31: PostHog gives only the last day without it, and at most a year at once");
    return {};
}

Result<std::unique_ptr<Source>> open(const SourceConfiguration &configuration, const std::string &secret, const std::string &cursor,
                                     const SourceWorld &world)
{
    if (secret.find_first_of("\r\n") != std::string::npos)
        return Error{ErrorCode::Credentials, configuration.name, "the token has a line break in it"};
    MP_ASSIGN(Cursor from, cursorOf(cursor));
    return std::unique_ptr<Source>(std::make_unique<HttpSource>(configuration.name, settingsOf(configuration), secret, std::move(from), world));
}

} // namespace

SourceKind httpKind()
{
    using Type = SourceOption::Type;
    SourceKind kind;
    kind.spec.key = "http";
    kind.spec.options = {
        {"url", Type::Url, true, "", "", "the address of the export", 0, 0, true},
        {"preset", Type::Choice, false, "none", "none posthog", "a known API: its paging needs no further options", 0, 0},
        {"format", Type::Choice, false, "json", "json json_lines csv", "what a page is written in", 0, 0},
        {"records", Type::Text, false, "", "", "JSON: where in a page the list of records is, as a.b; empty = the page is the list", 0, 0, true},
        {"paging", Type::Choice, false, "none", "none cursor page offset link", "how one gets from page to page", 0, 0},
        {"next", Type::Text, false, "next", "", "cursor, link: which member of a page holds the next cursor or address; null = the last page", 0, 0},
        {"more", Type::Text, false, "", "", "which member says true while there are more pages", 0, 0},
        {"echo", Type::Text, false, "", "", "which member repeats the cursor that was asked for; other pages do not count", 0, 0},
        {"cursor_param", Type::Text, false, "cursor", "", "the parameter that takes cursor, page number or offset", 0, 0},
        {"first_page", Type::Integer, false, "1", "", "the number of the first page", 0, 1},
        {"page_size", Type::Integer, false, "", "", "records a page", 1, 100'000},
        {"page_size_param", Type::Text, false, "", "", "the parameter that takes the page size", 0, 0},
        {"since_param", Type::Text, false, "", "", "the parameter that asks for what is newer than …", 0, 0},
        {"since_field", Type::Text, false, "", "", "… the largest value of this member of the records seen", 0, 0},
        {"since", Type::Text, false, "", "", "where the first synchronization begins", 0, 0},
        {"overlap_seconds", Type::Integer, false, "0", "", "how far back to look for what arrived late", 0, 2'592'000},
        {"auth", Type::Choice, false, "none", "none bearer basic header", "how the token is sent", 0, 0},
        {"user", Type::Text, false, "", "", "basic: the user name", 0, 0},
        {"auth_header", Type::Text, false, "", "", "header: its name", 0, 0},
        {"ca_file", Type::File, false, "", "", "certificates to trust instead of the system's (PEM)", 0, 0},
    };
    kind.spec.secret = "token";
    kind.spec.secretOption = "auth";
    kind.spec.secretValues = "bearer basic header";
    kind.check = check;
    kind.open = open;
    return kind;
}

} // namespace milepost::sync
