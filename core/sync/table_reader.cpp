#include "sync/table_reader.h"

#include "base/hash.h"
#include "sync/decode/text_encoding.h"
#include "sync/values.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace milepost::sync {

namespace {

constexpr std::size_t sampleSize = 256 * 1024;
constexpr std::size_t sampleRecords = 200;

/// Whether text is a number as JSON writes it, so that it may stand without quotes.
bool isJsonNumber(std::string_view text)
{
    if (text.empty() || text.size() > 24)
        return false;
    std::size_t at = text[0] == '-' ? 1 : 0;
    const std::size_t first = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
        ++at;
    const std::size_t digits = at - first;
    // Above 15 digits it is an identifier rather than a quantity, and would lose digits as a double.
    if (digits == 0 || digits > 15 || (digits > 1 && text[first] == '0'))
        return false;
    if (at == text.size())
        return true;
    if (text[at] != '.')
        return false;
    const std::size_t fraction = ++at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
        ++at;
    return at == text.size() && at > fraction;
}

void appendMember(std::string_view key, const Cell &cell, std::string &into)
{
    into += into.back() == '{' ? "" : ",";
    appendJsonText(key, into);
    into += ':';
    switch (cell.kind) {
    case Cell::Kind::Text:
        if (isJsonNumber(cell.text))
            into += cell.text;
        else
            appendJsonText(cell.text, into);
        break;
    case Cell::Kind::Missing:
    case Cell::Kind::Null: into += "null"; break;
    default: into += cell.text;
    }
}

bool looksLikeText(std::string_view sample)
{
    // Binary files have control characters; texts have tabs and line ends only.
    const auto control = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v';
    });
    return static_cast<std::size_t>(control) * 50 <= sample.size();
}

/// The first line that has something on it.
char firstCharacter(std::string_view sample)
{
    const std::string_view text = trimmed(sample);
    return text.empty() ? '\0' : text.front();
}

} // namespace

void appendJsonText(std::string_view text, std::string &into)
{
    constexpr std::string_view hex = "0123456789abcdef";
    into += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            into += '\\';
            into += c;
        } else if (byte < 0x20) {
            into += "\\u00";
            into += hex[byte >> 4];
            into += hex[byte & 15];
        } else {
            into += c;
        }
    }
    into += '"';
}

std::string headerKey(std::string_view header)
{
    std::string key;
    for (const char c : trimmed(header)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80)
            key += upper ? static_cast<char>(c + 32) : c;
        else if (!key.empty() && key.back() != '_')
            key += '_';
    }
    while (!key.empty() && key.back() == '_')
        key.pop_back();
    return key;
}

Result<std::unique_ptr<TableReader>> TableReader::open(std::unique_ptr<ByteSource> source, const TableOptions &options)
{
    const std::uint64_t size = source->sizeHint();
    MP_ASSIGN(Utf8Text text, asUtf8(std::move(source), options.encoding));
    MP_ASSIGN(std::string sample, readAhead(*text.source, sampleSize));
    if (!looksLikeText(sample))
        return Error{ErrorCode::FileFormat, {}, "not a text file"};
    std::unique_ptr<TableReader> reader(new TableReader);
    reader->m_encoding = std::move(text.encoding);
    reader->m_size = size;
    const char first = firstCharacter(sample);
    if (first == '\0')
        return Error{ErrorCode::FileFormat, {}, "the file is empty"};
    auto whole = std::make_unique<PrefixedSource>(sample, std::move(text.source));
    if (first == '{' || first == '[') {
        reader->readJsonHeader(sample);
        reader->m_json = std::make_unique<JsonReader>(std::move(whole));
        return reader;
    }
    reader->m_dialect = detectDialect(sample);
    if (!options.delimiter.empty())
        reader->m_dialect.delimiter = options.delimiter == "tab" ? '\t' : options.delimiter.front();
    reader->m_csv = std::make_unique<CsvReader>(std::move(whole), reader->m_dialect);
    MP_TRY(reader->readCsvHeader(sample));
    return reader;
}

Result<> TableReader::readCsvHeader(std::string_view sample)
{
    MP_ASSIGN(const CsvReader::Step step, m_csv->next());
    if (step != CsvReader::Step::Record)
        return Error{ErrorCode::FileFormat, {}, "the header cannot be read: " + m_csv->reason()};
    for (const std::string_view cell : m_csv->record().cells)
        m_header.emplace_back(trimmed(cell));
    while (m_header.size() > 1 && m_header.back().empty())
        m_header.pop_back();
    m_csv->expectColumns(m_header.size());

    // A second reader over the sample alone: what detection and preview look at, without touching the real one.
    CsvReader glance(std::make_unique<MemorySource>(std::string(sample)), m_dialect);
    (void)glance.next();
    glance.expectColumns(m_header.size());
    while (m_sample.size() < sampleRecords) {
        MP_ASSIGN(const CsvReader::Step next, glance.next());
        if (next == CsvReader::Step::End)
            break;
        if (next != CsvReader::Step::Record)
            continue;
        auto &row = m_sample.emplace_back();
        for (const std::string_view cell : glance.record().cells)
            row.emplace_back(cell);
        m_sampleBytes = glance.bytesRead();
    }
    return {};
}

void TableReader::readJsonHeader(std::string_view sample)
{
    JsonReader glance(std::make_unique<MemorySource>(std::string(sample)));
    std::vector<std::vector<std::pair<std::string, Cell>>> rows;
    std::vector<std::pair<std::string, Cell>> flat;
    while (m_sample.size() < sampleRecords) {
        const auto step = glance.next();
        if (!step.ok() || *step == JsonReader::Step::End)
            break;
        if (*step != JsonReader::Step::Record)
            continue;
        flat.clear();
        glance.record().flatten({}, flat);
        std::vector<std::string> row(m_header.size());
        for (const auto &[path, cell] : flat) {
            auto at = std::find(m_header.begin(), m_header.end(), path);
            if (at == m_header.end()) {
                if (m_header.size() >= 1000)
                    continue;
                at = m_header.insert(m_header.end(), path);
            }
            const auto index = static_cast<std::size_t>(at - m_header.begin());
            row.resize(std::max(row.size(), index + 1));
            row[index] = cell.text;
        }
        m_sample.push_back(std::move(row));
        m_sampleBytes = glance.bytesRead();
    }
    for (auto &row : m_sample)
        row.resize(m_header.size());
}

bool TableReader::hasHeader(std::string_view name) const
{
    const std::string key = headerKey(name);
    return std::any_of(m_header.begin(), m_header.end(), [&](const std::string &header) {
        return header == name || (m_csv && headerKey(header) == key);
    });
}

std::string TableReader::signature() const
{
    std::vector<std::string> keys;
    for (const std::string &header : m_header)
        keys.push_back(m_csv ? headerKey(header) : header);
    std::sort(keys.begin(), keys.end());
    std::uint64_t hash = stableHash(format());
    for (const std::string &key : keys)
        hash = combineHash(hash, stableHash(key));
    std::array<char, 16> text;
    text.fill('0');
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr;
    std::copy(digits.data(), end, text.end() - (end - digits.data()));
    return std::string(text.data(), text.size());
}

std::vector<std::vector<std::string>> TableReader::sample(std::size_t rows) const
{
    return {m_sample.begin(), m_sample.begin() + static_cast<std::ptrdiff_t>(std::min(rows, m_sample.size()))};
}

std::optional<std::size_t> TableReader::slot(std::string_view name)
{
    if (m_json) {
        const std::size_t slot = m_paths.add(name);
        return slot;
    }
    auto column = std::find(m_header.begin(), m_header.end(), name);
    if (column == m_header.end()) {
        const std::string key = headerKey(name);
        column = std::find_if(m_header.begin(), m_header.end(),
                              [&](const std::string &header) { return headerKey(header) == key; });
    }
    if (column == m_header.end())
        return std::nullopt;
    m_columns.push_back(static_cast<std::size_t>(column - m_header.begin()));
    return m_columns.size() - 1;
}

Result<TableReader::Step> TableReader::next()
{
    if (m_json) {
        MP_ASSIGN(const JsonReader::Step step, m_json->next());
        if (step == JsonReader::Step::Record) {
            m_json->record().read(m_paths, m_cells);
            m_duplicateKeys += m_json->record().duplicateKeys();
        }
        return step == JsonReader::Step::Record ? Step::Record
            : step == JsonReader::Step::End     ? Step::End
                                                : Step::Rejected;
    }
    MP_ASSIGN(const CsvReader::Step step, m_csv->next());
    if (step == CsvReader::Step::Record) {
        m_cells.resize(m_columns.size());
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const std::string_view text = m_csv->record().cells[m_columns[i]];
            m_cells[i] = {text.empty() ? Cell::Kind::Missing : Cell::Kind::Text, text};
        }
    }
    return step == CsvReader::Step::Record ? Step::Record : step == CsvReader::Step::End ? Step::End : Step::Rejected;
}

std::int64_t TableReader::line() const { return m_csv ? m_csv->record().line : m_json->line(); }
std::string_view TableReader::raw() const { return m_csv ? m_csv->record().raw : m_json->raw(); }
const std::string &TableReader::reasonCode() const { return m_csv ? m_csv->reasonCode() : m_json->reasonCode(); }
const std::string &TableReader::reason() const { return m_csv ? m_csv->reason() : m_json->reason(); }
std::uint64_t TableReader::bytesRead() const { return m_csv ? m_csv->bytesRead() : m_json->bytesRead(); }

TableReader::Selection TableReader::select(std::span<const std::string> names, std::span<const std::string> mapped)
{
    Selection selection;
    const auto isMapped = [&](const std::string &header) {
        return std::any_of(mapped.begin(), mapped.end(), [&](const std::string &name) {
            return name == header || (m_csv && headerKey(name) == headerKey(header));
        });
    };
    for (const std::string &name : names) {
        const bool all = name == "*";
        const bool group = name.size() > 2 && name.substr(name.size() - 2) == ".*";
        if (all && m_csv) {
            for (const std::string &header : m_header) {
                if (header.empty() || isMapped(header))
                    continue;
                if (const auto cell = slot(header))
                    selection.cells.emplace_back(header, *cell);
            }
        } else if (all || group) {
            if (m_csv)
                continue;
            const std::string path = group ? name.substr(0, name.size() - 2) : std::string();
            const std::string prefix = group ? path + '.' : std::string();
            Selection::Group taken{path, {}};
            for (const std::string &other : mapped) {
                if (other.substr(0, prefix.size()) == prefix)
                    taken.without.push_back(other.substr(prefix.size(), other.find('.', prefix.size()) - prefix.size()));
            }
            // What another entry takes from inside is not taken twice.
            for (const std::string &other : names) {
                if (&other != &name && all && other.find('.') != std::string::npos)
                    taken.without.push_back(other.substr(0, other.find('.')));
            }
            selection.groups.push_back(std::move(taken));
        } else if (const auto cell = slot(name)) {
            const auto dot = m_json ? name.find('.') : std::string::npos;
            selection.cells.emplace_back(dot == std::string::npos ? name : name.substr(dot + 1), *cell);
        }
    }
    return selection;
}

void TableReader::writeProperties(const Selection &selection, std::string &into)
{
    const std::size_t before = into.size();
    into += '{';
    for (const auto &[name, slot] : selection.cells) {
        if (m_cells[slot].kind != Cell::Kind::Missing)
            appendMember(name, m_cells[slot], into);
    }
    for (const auto &group : selection.groups) {
        const std::size_t start = into.size();
        if (!m_json->record().writeObject(group.path, group.without, into) || into.size() == start)
            continue;
        // "{a}{b}" becomes "{a,b}".
        into.pop_back();
        if (start == before + 1)
            into.erase(start, 1);
        else
            into[start] = ',';
    }
    if (into.size() == before + 1)
        into.resize(before);
    else
        into += '}';
}

void TableReader::customFields(const Selection &selection, std::vector<std::pair<std::string, std::string>> &into)
{
    const auto add = [&](std::string name, const Cell &cell) {
        if (cell.kind != Cell::Kind::Missing && cell.kind != Cell::Kind::Null && cell.kind != Cell::Kind::Nested)
            into.emplace_back(std::move(name), withoutNul(cell.text));
    };
    for (const auto &[name, slot] : selection.cells)
        add(name, m_cells[slot]);
    std::vector<std::pair<std::string, Cell>> flat;
    for (const auto &group : selection.groups) {
        flat.clear();
        m_json->record().flatten(group.path, flat);
        for (auto &[path, cell] : flat) {
            const std::string top = path.substr(0, path.find('.'));
            if (std::find(group.without.begin(), group.without.end(), top) == group.without.end())
                add(std::move(path), cell);
        }
    }
}

} // namespace milepost::sync
