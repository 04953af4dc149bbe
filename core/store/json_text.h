/// The little JSON that is read per row, without building a tree: one scalar by path, a flat object of texts.
/// Input is what we stored, but is not trusted: anything malformed reads as absent. Private to core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace milepost::store {

/// Text, number as written, "true" or "false"; none when absent, null, an object or an array. Steps of the path are
/// separated by dots; a key that contains the dots itself is found too. The last of equal keys counts.
[[nodiscard]] std::optional<std::string> jsonScalar(std::string_view json, std::string_view path);

using TextPairs = std::vector<std::pair<std::string, std::string>>;
/// {"a":"1","b":"2"}. False when the text is not such an object; `into` then holds what was read before the fault.
[[nodiscard]] bool textsFromJson(std::string_view json, TextPairs &into);
[[nodiscard]] std::string textsToJson(const TextPairs &texts);
void appendJsonString(std::string &json, std::string_view text);

} // namespace milepost::store
