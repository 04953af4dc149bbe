#include "sync/sources/http/http_page.h"

#include "base/day.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace milepost::sync {

namespace {

namespace dom = simdjson::dom;

Error unusable(const std::string &why) { return {ErrorCode::RemoteAnswer, "page", why}; }

std::optional<dom::element> at(dom::element from, std::string_view path)
{
    while (!path.empty()) {
        const auto dot = path.find('.');
        dom::object object;
        if (from.get(object) != simdjson::SUCCESS || object.at_key(path.substr(0, dot)).get(from) != simdjson::SUCCESS)
            return std::nullopt;
        path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    }
    return from;
}

std::string scalar(dom::element value)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        return std::string(text);
    return value.is_null() ? std::string() : std::string(simdjson::minify(value));
}

void readControls(dom::element root, const PageShape &shape, Page &page)
{
    if (const auto next = shape.next.empty() ? std::nullopt : at(root, shape.next)) {
        page.nextTold = true;
        page.next = scalar(*next);
    }
    bool more = false;
    if (const auto told = shape.more.empty() ? std::nullopt : at(root, shape.more); told && told->get(more) == simdjson::SUCCESS)
        page.more = more;
    if (const auto echo = shape.echo.empty() ? std::nullopt : at(root, shape.echo))
        page.echo = scalar(*echo);
}

bool looksLikeHtml(std::string_view body)
{
    const auto first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && body[first] == '<';
}

void noteNewest(dom::element record, const PageShape &shape, Page &page)
{
    if (shape.newest.empty())
        return;
    if (const auto value = at(record, shape.newest)) {
        std::string text = scalar(*value);
        if (laterThan(text, page.newest))
            page.newest = std::move(text);
    }
}

Result<Page> readJson(std::string_view body, const PageShape &shape)
{
    Page page;
    dom::parser parser;
    dom::element root;
    if (const auto failure = parser.parse(body.data(), body.size()).get(root))
        return unusable(std::string("this is no whole JSON document: ") + simdjson::error_message(failure));
    const auto list = at(root, shape.records);
    dom::array records;
    if (!list || list->get(records) != simdjson::SUCCESS)
        return unusable(shape.records.empty() ? "the document is not a list" : "there is no list \"" + shape.records + "\" in it");
    for (const dom::element record : records) {
        page.records += simdjson::minify(record);
        page.records += '\n';
        ++page.count;
        noteNewest(record, shape, page);
    }
    readControls(root, shape, page);
    return page;
}

/// The page's own last line counts only when it is whole and is no record: one of the controls is in it.
bool takeControlLine(std::string_view line, const PageShape &shape, Page &page)
{
    dom::parser parser;
    dom::element root;
    if (parser.parse(line.data(), line.size()).get(root) != simdjson::SUCCESS)
        return false;
    Page told;
    readControls(root, shape, told);
    if (!told.nextTold && !told.more)
        return false;
    page.nextTold = told.nextTold;
    page.next = std::move(told.next);
    page.more = told.more;
    page.echo = std::move(told.echo);
    return true;
}

Result<Page> readLines(std::string_view body, const PageShape &shape, bool endTold)
{
    Page page;
    bool controlled = false;
    dom::parser parser;
    for (std::size_t from = 0; from < body.size();) {
        const auto end = body.find('\n', from);
        const bool whole = end != std::string_view::npos;
        std::string_view line = body.substr(from, whole ? end - from : std::string_view::npos);
        from = whole ? end + 1 : body.size();
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (line.empty())
            continue;
        const bool last = body.find_first_not_of("\r\n", from) == std::string_view::npos;
        if (last && takeControlLine(line, shape, page)) {
            controlled = true;
            break;
        }
        if (!whole && !endTold)
            return unusable("its last line is cut");
        page.records += line;
        page.records += '\n';
        ++page.count;
        dom::element record;
        if (!shape.newest.empty() && parser.parse(line.data(), line.size()).get(record) == simdjson::SUCCESS)
            noteNewest(record, shape, page);
    }
    if (!controlled && !shape.next.empty())
        return unusable("its last line does not say \"" + shape.next + "\", so it is not whole");
    if (!controlled && !endTold)
        return unusable("neither its length nor a last line shows that it is whole");
    return page;
}

Result<Page> readCsv(std::string_view body, bool endTold)
{
    if (!endTold)
        return unusable("nothing shows that it is whole: the server must tell its length");
    Page page;
    page.records = body;
    page.count = std::max<std::int64_t>(0, std::count(body.begin(), body.end(), '\n') - 1 + (!body.empty() && body.back() != '\n' ? 1 : 0));
    return page;
}

} // namespace

bool laterThan(const std::string &a, const std::string &b)
{
    if (a.empty() || b.empty())
        return !a.empty();
    const auto x = instantFromIso(a, true), y = instantFromIso(b, true);
    if (x && y)
        return *x > *y;
    std::int64_t m = 0, n = 0;
    const auto whole = [](const std::string &text, std::int64_t &into) {
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), into);
        return failure == std::errc() && end == text.data() + text.size();
    };
    if (whole(a, m) && whole(b, n))
        return m > n;
    return a > b;
}

Result<Page> readPage(std::string_view body, const PageShape &shape, bool endTold)
{
    if (looksLikeHtml(body))
        return unusable("it is a web page (a login form?), not data");
    switch (shape.format) {
    case PageShape::Format::Json: return readJson(body, shape);
    case PageShape::Format::JsonLines: return readLines(body, shape, endTold);
    case PageShape::Format::Csv: return readCsv(body, endTold);
    }
    return unusable("unknown format");
}

} // namespace milepost::sync
