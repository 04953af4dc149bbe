#include "reports/document_template.h"

#include <algorithm>

namespace milepost {

namespace {

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    const auto last = text.find_last_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string() : std::string(text.substr(first, last - first + 1));
}

/// One template, tag by tag.
class Scan {
public:
    Scan(const std::string &templateName, std::string_view whole) : name(templateName), text(whole) {}

    Result<> run()
    {
        std::size_t at = 0;
        while ((at = text.find("{{", at)) != std::string_view::npos) {
            const bool triple = text.substr(at, 3) == "{{{";
            const std::string_view closing = triple ? "}}}" : "}}";
            const auto end = text.find(closing, at + 2);
            if (end == std::string_view::npos)
                return wrong(at, "a tag is opened with " + std::string(triple ? "{{{" : "{{") + " and not closed");
            const std::string inside = trimmed(text.substr(at + closing.size(), end - at - closing.size()));
            if (!triple)
                MP_TRY(tag(inside, at));
            at = end + closing.size();
        }
        if (!open.empty())
            return wrong(open.back().second, "section “" + open.back().first + "” is opened and not closed");
        return {};
    }

private:
    Result<> tag(const std::string &inside, std::size_t at)
    {
        if (inside.empty())
            return wrong(at, "a tag without a name");
        const std::string rest = trimmed(std::string_view(inside).substr(1));
        switch (inside.front()) {
        case '#':
        case '^':
            // The library looks a list up in what is around it: within itself it would repeat itself, once more for each depth.
            if (std::ranges::find(open, rest, &std::pair<std::string, std::size_t>::first) != open.end())
                return wrong(at, "section “" + rest + "” is opened within itself");
            open.emplace_back(rest, at);
            if (open.size() > deepestTemplate)
                return Error{ErrorCode::LimitExceeded, "template " + name,
                             "line " + std::to_string(lineOf(at)) + ": more than 32 sections within each other"};
            return {};
        case '/':
            if (open.empty())
                return wrong(at, "section “" + rest + "” is closed and was not opened");
            if (open.back().first != rest)
                return wrong(at, "section “" + rest + "” is closed where “" + open.back().first + "” is open, from line "
                                 + std::to_string(lineOf(open.back().second)));
            open.pop_back();
            return {};
        case '>': return unsupported(at, "one template cannot take in another");
        case '=': return unsupported(at, "tags are always written {{…}}");
        default: return {};
        }
    }

    std::size_t lineOf(std::size_t at) const { return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n')); }
    Error wrong(std::size_t at, const std::string &cause) const
    {
        return {ErrorCode::Parse, "template " + name, "line " + std::to_string(lineOf(at)) + ": " + cause};
    }
    Error unsupported(std::size_t at, const std::string &cause) const
    {
        return {ErrorCode::Unsupported, "template " + name, "line " + std::to_string(lineOf(at)) + ": " + cause};
    }

    const std::string &name;
    std::string_view text;
    std::vector<std::pair<std::string, std::size_t>> open;
};

} // namespace

Result<> checkTemplate(const std::string &name, std::string_view text)
{
    if (text.size() > largestTemplate)
        return Error{ErrorCode::LimitExceeded, "template " + name, "larger than 64 KiB"};
    return Scan(name, text).run();
}

Result<std::string> fillTemplate(const std::string &name, std::string_view text, const TemplateData &data)
{
    MP_TRY(checkTemplate(name, text));
    kainjow::mustache::mustache filled{std::string(text)};
    if (!filled.is_valid())
        return Error{ErrorCode::Parse, "template " + name, filled.error_message()};
    filled.set_custom_escape([](const std::string &value) { return value; });
    return filled.render(data);
}

} // namespace milepost
