/// Reads catalog TOML and keeps every problem with its place. Internal to this folder.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/milestone.h"

#include <toml++/toml.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::milestones {

/// Limits that a hand-written catalog never meets.
inline constexpr std::size_t largestCatalogBytes = 4 * 1024 * 1024;
inline constexpr int deepestRule = 12;
inline constexpr std::size_t largestRule = 200; ///< nodes

class ProblemList {
public:
    void add(const toml::source_position &at, std::string what);
    [[nodiscard]] bool empty() const { return m_total == 0; }
    [[nodiscard]] Error toError(std::string_view name) const;

private:
    std::vector<std::string> m_lines;
    std::size_t m_total = 0;
};

/// One TOML table read key by key: wrong types and keys nobody asked for become problems.
class TableReader {
public:
    TableReader(const toml::table &table, std::string what, ProblemList &problems);
    [[nodiscard]] const toml::table &table() const { return m_table; }
    [[nodiscard]] ProblemList &problems() { return m_problems; }
    [[nodiscard]] const toml::node *node(std::string_view key);

    void text(std::string_view key, std::string &out);
    void requiredText(std::string_view key, std::string &out);
    /// Within [least, most].
    [[nodiscard]] std::optional<std::int32_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
    [[nodiscard]] std::optional<double> number(std::string_view key);
    void flag(std::string_view key, bool &out);
    void day(std::string_view key, Day &out);
    void texts(std::string_view key, std::vector<std::string> &out);
    /// Text or number or flag, as text.
    [[nodiscard]] std::optional<std::string> scalar(std::string_view key);
    /// One of `words`; its index.
    [[nodiscard]] std::optional<std::size_t> word(std::string_view key, std::span<const std::string_view> words);
    template <class E> void enumeration(std::string_view key, E &out)
    {
        if (const auto index = word(key, EnumKeys<E>::keys))
            out = static_cast<E>(*index);
    }
    /// Call last: what was not asked for is a mistake of spelling.
    void refuseOthers();
    void problem(std::string_view key, std::string what);
    void problemHere(std::string what);

private:
    const toml::table &m_table;
    std::string m_what;
    ProblemList &m_problems;
    std::vector<std::string_view> m_asked;
};

/// ""; or the word of `words` that is nearest to `wrong`, when it is near.
[[nodiscard]] std::string_view nearestWord(std::string_view wrong, std::span<const std::string_view> words);

/// Keys of Rule forms and windows, in the order of the enumerators.
[[nodiscard]] std::span<const std::string_view> formWords();
[[nodiscard]] std::span<const std::string_view> withinWords();
[[nodiscard]] std::span<const std::string_view> conditionWords();

[[nodiscard]] Rule readRule(const toml::table &table, ProblemList &problems);
[[nodiscard]] MilestoneDefinition readDefinition(const toml::table &table, ProblemList &problems);
[[nodiscard]] bool isKey(std::string_view text);

} // namespace milepost::milestones
