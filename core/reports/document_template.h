/// Templates of documents and mails (mustache), with what the library lacks: limits, and errors that name the line. Values are escaped by
/// whoever makes them, so that {{x}} and {{{x}}} are the same and a template cannot switch the escaping off. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <kainjow/mustache.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace milepost {

using TemplateData = kainjow::mustache::data;

constexpr std::size_t largestTemplate = 64 * 1024; ///< bytes
constexpr int deepestTemplate = 32; ///< sections within each other: the library recurses

/// Names of the templates there are: "brief.html" …
[[nodiscard]] const std::vector<std::string> &templateNames();
/// What ships with Milepost; "" for a name that is none.
[[nodiscard]] std::string_view builtInTemplate(std::string_view name);
/// LimitExceeded: too large, too deep. Parse: with the line. Unsupported: partials and other delimiters.
[[nodiscard]] Result<> checkTemplate(const std::string &name, std::string_view text);
/// The errors of checkTemplate().
[[nodiscard]] Result<std::string> fillTemplate(const std::string &name, std::string_view text, const TemplateData &data);

} // namespace milepost
