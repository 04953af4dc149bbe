#include "milestones/catalog_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace milepost::milestones {

namespace {

constexpr std::size_t mostProblems = 20;

std::string numberText(double number)
{
    std::array<char, 40> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

std::size_t distanceBetween(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

std::string listed(std::span<const std::string_view> words)
{
    std::string text;
    for (const std::string_view word : words)
        text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

std::string quoted(std::string_view text) { return '"' + std::string(text.substr(0, 60)) + '"'; }

} // namespace

void ProblemList::add(const toml::source_position &at, std::string what)
{
    ++m_total;
    if (m_lines.size() < mostProblems)
        m_lines.push_back("line " + std::to_string(at.line) + ", column " + std::to_string(at.column) + ": "
                          + std::move(what));
}

Error ProblemList::toError(std::string_view name) const
{
    std::string detail;
    for (const std::string &line : m_lines)
        detail += (detail.empty() ? "" : "\n") + line;
    if (m_total > m_lines.size())
        detail += "\nand " + std::to_string(m_total - m_lines.size()) + " more";
    return Error{ErrorCode::Parse, std::string(name), std::move(detail)};
}

std::string_view nearestWord(std::string_view wrong, std::span<const std::string_view> words)
{
    if (wrong.size() > 64)
        return {};
    std::string_view best;
    std::size_t bestDistance = std::max<std::size_t>(2, wrong.size() / 3) + 1;
    for (const std::string_view word : words) {
        const std::size_t distance = distanceBetween(wrong, word);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = word;
        }
    }
    return best;
}

TableReader::TableReader(const toml::table &table, std::string what, ProblemList &problems)
    : m_table(table), m_what(std::move(what)), m_problems(problems)
{
}

const toml::node *TableReader::node(std::string_view key)
{
    m_asked.push_back(key);
    return m_table.get(key);
}

void TableReader::problem(std::string_view key, std::string what)
{
    const toml::node *const found = m_table.get(key);
    m_problems.add(found ? found->source().begin : m_table.source().begin, std::move(what));
}

void TableReader::problemHere(std::string what) { m_problems.add(m_table.source().begin, std::move(what)); }

void TableReader::text(std::string_view key, std::string &out)
{
    const toml::node *const found = node(key);
    if (!found)
        return;
    if (const auto *const value = found->as_string())
        out = value->get();
    else
        problem(key, std::string(key) + " must be a text in quotes");
}

void TableReader::requiredText(std::string_view key, std::string &out)
{
    text(key, out);
    if (!m_table.contains(key))
        problemHere(m_what + " has no " + std::string(key) + "; add " + std::string(key) + " = \"…\"");
    else if (out.empty() && m_table.get(key)->is_string())
        problem(key, std::string(key) + " is empty; say something or remove the entry");
}

std::optional<std::int32_t> TableReader::integer(std::string_view key, std::int64_t least, std::int64_t most)
{
    const toml::node *const found = node(key);
    if (!found)
        return std::nullopt;
    const auto *const value = found->as_integer();
    if (!value || value->get() < least || value->get() > most) {
        problem(key, std::string(key) + " must be a whole number from " + std::to_string(least) + " to "
                         + std::to_string(most));
        return std::nullopt;
    }
    return static_cast<std::int32_t>(value->get());
}

std::optional<double> TableReader::number(std::string_view key)
{
    const toml::node *const found = node(key);
    if (!found)
        return std::nullopt;
    const auto value = found->is_number() ? found->value<double>() : std::nullopt;
    if (!value || !(*value > -1e15 && *value < 1e15)) {
        problem(key, std::string(key) + " must be a number");
        return std::nullopt;
    }
    return value;
}

void TableReader::flag(std::string_view key, bool &out)
{
    const toml::node *const found = node(key);
    if (!found)
        return;
    if (const auto *const value = found->as_boolean())
        out = value->get();
    else
        problem(key, std::string(key) + " must be true or false");
}

void TableReader::day(std::string_view key, Day &out)
{
    const toml::node *const found = node(key);
    if (!found)
        return;
    if (const auto *const date = found->as_date()) {
        if (const auto value = dayFromCivil(date->get().year, date->get().month, date->get().day)) {
            out = *value;
            return;
        }
    }
    problem(key, std::string(key) + " must be a date without quotes, like 2027-01-31");
}

void TableReader::texts(std::string_view key, std::vector<std::string> &out)
{
    const toml::node *const found = node(key);
    if (!found)
        return;
    const auto *const list = found->as_array();
    if (!list) {
        problem(key, std::string(key) + " must be a list of texts, like [\"a\", \"b\"]");
        return;
    }
    for (const toml::node &entry : *list) {
        const auto *const value = entry.as_string();
        if (!value || value->get().empty()) {
            m_problems.add(entry.source().begin, std::string(key) + " must hold texts in quotes only");
        } else if (std::ranges::find(out, value->get()) != out.end()) {
            m_problems.add(entry.source().begin, quoted(value->get()) + " is listed twice in " + std::string(key));
        } else {
            out.push_back(value->get());
        }
    }
}

std::optional<std::string> TableReader::scalar(std::string_view key)
{
    const toml::node *const found = node(key);
    if (!found)
        return std::nullopt;
    if (const auto *const value = found->as_string())
        return value->get();
    if (const auto *const value = found->as_integer())
        return std::to_string(value->get());
    if (const auto *const value = found->as_floating_point())
        return numberText(value->get());
    if (const auto *const value = found->as_boolean())
        return value->get() ? "true" : "false";
    problem(key, std::string(key) + " must be a text, a number, true or false");
    return std::nullopt;
}

std::optional<std::size_t> TableReader::word(std::string_view key, std::span<const std::string_view> words)
{
    const toml::node *const found = node(key);
    if (!found)
        return std::nullopt;
    const auto *const value = found->as_string();
    const std::string_view given = value ? std::string_view(value->get()) : std::string_view();
    const auto at = std::ranges::find(words, given);
    if (value && at != words.end())
        return static_cast<std::size_t>(at - words.begin());
    std::string what = std::string(key) + (value ? " cannot be " + quoted(given) : " must be a word in quotes");
    const std::string_view near = nearestWord(given, words);
    what += near.empty() ? "; use one of " + listed(words) : "; did you mean " + quoted(near) + "?";
    problem(key, std::move(what));
    return std::nullopt;
}

void TableReader::refuseOthers()
{
    for (const auto &[key, value] : m_table) {
        const std::string_view name = key.str();
        if (std::ranges::find(m_asked, name) != m_asked.end())
            continue;
        const std::string_view near = nearestWord(name, m_asked);
        m_problems.add(key.source().begin,
                       "unknown key " + quoted(name) + " in " + m_what
                           + (near.empty() ? "; known are " + listed(m_asked) : "; did you mean " + quoted(near) + "?"));
    }
}

} // namespace milepost::milestones
