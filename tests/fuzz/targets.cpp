#include "targets.h"

#include "support/plain_twin.h"
#include "sync/decode/archives.h"
#include "sync/decode/text_encoding.h"
#include "sync/mapping_file.h"
#include "sync/shapes.h"
#include "sync/table_reader.h"
#include "sync/values.h"

#include <cstdlib>

namespace milepost::fuzz {

using namespace sync;

namespace {

void require(bool good)
{
    if (!good)
        std::abort();
}

void readTable(std::string_view bytes)
{
    auto table = TableReader::open(std::make_unique<MemorySource>(std::string(bytes)), {});
    if (!table.ok())
        return;
    std::vector<std::string> all{"*"};
    const auto selection = (*table)->select(all, {});
    std::string properties;
    std::vector<std::pair<std::string, std::string>> custom;
    std::int64_t line = 0;
    for (;;) {
        const auto step = (*table)->next();
        require(step.ok());
        if (*step == TableReader::Step::End)
            return;
        require((*table)->line() >= line);
        line = (*table)->line();
        if (*step == TableReader::Step::Rejected) {
            require(!(*table)->reasonCode().empty());
            continue;
        }
        properties.clear();
        (*table)->writeProperties(selection, properties);
        if (!properties.empty()) {
            JsonRecord record(JsonLimits{std::size_t{1} << 20, 1024});
            require(record.parse(properties)); // what we write is JSON, whatever came in
        }
        custom.clear();
        (*table)->customFields(selection, custom);
    }
}

} // namespace

void csv(std::string_view bytes)
{
    CsvLimits limits;
    limits.cellBytes = 256;
    limits.recordBytes = 1024;
    limits.columns = 16;
    CsvReader reader(std::make_unique<MemorySource>(std::string(bytes)), detectDialect(bytes), limits);
    for (;;) {
        const auto step = reader.next();
        require(step.ok());
        if (*step == CsvReader::Step::End)
            break;
        if (*step == CsvReader::Step::Record) {
            require(reader.record().cells.size() <= limits.columns);
            for (const std::string_view cell : reader.record().cells)
                require(cell.size() <= limits.cellBytes && isValidUtf8(cell));
        }
    }
    readTable(bytes);
}

void jsonLines(std::string_view bytes)
{
    JsonReader reader(std::make_unique<MemorySource>(std::string(bytes)), JsonLimits{512, 16});
    for (;;) {
        const auto step = reader.next();
        require(step.ok());
        if (*step == JsonReader::Step::End)
            break;
    }
    readTable(bytes);
}

void plainRecords(std::string_view bytes)
{
    if (bytes.empty())
        return;
    const auto &all = test::askedOfRecords();
    test::PlainTwin twin(all[static_cast<unsigned char>(bytes.front() - '0') % all.size()]); // "0" asks as the first does
    bytes.remove_prefix(1);
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        require(twin.read(bytes.substr(0, end)) != test::PlainTwin::Outcome::Different);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
}

void values(std::string_view bytes)
{
    const Zone zone;
    CellFormat format;
    ColumnEvidence evidence;
    evidence.addNumber(bytes);
    evidence.addDate(bytes);
    for (const DecimalMark mark : {DecimalMark::Unknown, DecimalMark::Point, DecimalMark::Comma}) {
        format.decimal = mark;
        for (const FieldType type : {FieldType::Text, FieldType::Integer, FieldType::Number, FieldType::Flag, FieldType::Date,
                                     FieldType::Time, FieldType::Money, FieldType::Key}) {
            const ParsedValue parsed = parseValue(type, bytes, format, zone);
            require(parsed.code.empty() || std::holds_alternative<std::monostate>(parsed.value));
        }
    }
    require(salesforceId(bytes).size() >= bytes.size());
    (void)periodsPerYear(bytes);
    (void)saysYes(bytes);
    const auto cut = bytes.find('\n');
    if (cut != std::string_view::npos) {
        require(firstOf(bytes, bytes.substr(0, cut)).size() <= bytes.size());
        const ParsedValue length = parseValue(FieldType::Number, bytes.substr(cut + 1), format, zone);
        if (const auto *number = std::get_if<double>(&length.value)) {
            for (const std::string_view unit : {"days", "weeks", "months", "years"})
                (void)dayBefore(Day{20'000}, *number, unit);
        }
    }
    if (cut != std::string_view::npos && isDatePattern(bytes.substr(0, cut)))
        (void)parseByPattern(bytes.substr(cut + 1), bytes.substr(0, cut));
}

void mapping(std::string_view bytes)
{
    const auto read = mappingFromToml(bytes, "fuzz.toml");
    if (!read.ok())
        return;
    const auto again = mappingFromToml(mappingToToml(*read), "again.toml");
    require(again.ok() && *again == *read);
}

void archives(std::string_view bytes)
{
    ArchiveLimits limits;
    limits.entries = 20;
    limits.totalBytes = 1 << 20;
    auto reader = ArchiveReader::open(std::make_unique<MemorySource>(std::string(bytes)), "fuzz.zip", limits);
    if (!reader.ok())
        return;
    for (;;) {
        const auto more = (*reader)->nextEntry();
        if (!more.ok() || !*more)
            return;
        auto entry = (*reader)->entry();
        const auto content = readAhead(*entry, 2 << 20);
        if (!content.ok())
            return;
        require(content->size() <= limits.totalBytes);
    }
}

} // namespace milepost::fuzz
