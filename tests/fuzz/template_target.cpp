// Templates of documents: whatever somebody writes is filled or refused with its line; what is escaped stays escaped; and what is
// filled twice is the same.
#include "targets.h"

#include "reports/document_template.h"

#include <cstdlib>
#include <string>

namespace milepost::fuzz {

namespace {

void require(bool good)
{
    if (!good)
        std::abort();
}

constexpr std::string_view canary = "<canary>";

/// Texts, flags, lists within lists, and nothing at all, by short names that a fuzzer finds.
TemplateData document()
{
    using kainjow::mustache::data;
    const std::string text = "&lt;canary&gt; &amp; {{a}} \xe2\x80\xae";
    const auto item = [&](int n) {
        data inner{data::type::object};
        inner.set("x", text);
        inner.set("n", std::to_string(n));
        data more{data::type::list};
        more << data(text) << data(std::string());
        inner.set("m", more);
        return inner;
    };
    data list{data::type::list};
    list << item(1) << item(2);
    data all{data::type::object};
    all.set("a", text);
    all.set("l", list);
    all.set("o", item(3));
    all.set("t", data::type::bool_true);
    all.set("f", data::type::bool_false);
    all.set("e", data{data::type::list});
    return all;
}

} // namespace

void templates(std::string_view bytes)
{
    static const TemplateData data = document();
    const auto checked = checkTemplate("t", bytes);
    const auto filled = fillTemplate("t", bytes, data);
    if (!filled) {
        require(filled.error().context == "template t" && !filled.error().detail.empty());
        require(filled.error().code == ErrorCode::Parse || filled.error().code == ErrorCode::LimitExceeded
                || filled.error().code == ErrorCode::Unsupported);
        return;
    }
    require(checked.ok()); // what cannot be used is known before anything is made
    require(bytes.find("{{") != std::string_view::npos || *filled == bytes);
    require(filled->find(canary) == std::string::npos || bytes.find('<') != std::string_view::npos);
    const auto again = fillTemplate("t", bytes, data);
    require(again && *again == *filled);
}

} // namespace milepost::fuzz
