#include "sync/stream_reading.h"

#include "model/file_days.h"
#include "store/source_repository.h"
#include "sync/mapping_file.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <system_error>

namespace milepost::sync {

namespace {

constexpr std::int64_t byHand = 0;

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

std::string toText(const StreamReading &reading)
{
    QJsonArray columns;
    for (const std::string &column : reading.columns)
        columns.append(text(column));
    const QJsonObject object{{"preset", text(reading.preset)},
                             {"mapping", text(reading.mapping)},
                             {"proposed", reading.proposed},
                             {"id", text(reading.id)},
                             {"columns", columns},
                             {"file", text(reading.file)},
                             {"header", text(reading.header)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

StreamReading fromText(const std::string &json)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    StreamReading reading;
    reading.preset = object.value("preset").toString().toStdString();
    reading.mapping = object.value("mapping").toString().toStdString();
    reading.proposed = object.value("proposed").toBool();
    reading.id = object.value("id").toString().toStdString();
    reading.file = object.value("file").toString().toStdString();
    reading.header = object.value("header").toString().toStdString();
    for (const auto &column : object.value("columns").toArray())
        reading.columns.push_back(column.toString().toStdString());
    return reading;
}

bool isCsv(const TableReader &table) { return std::string_view(table.format()) == "csv"; }

ColumnMapping *columnOf(Mapping &mapping, std::string_view field)
{
    const auto found = std::find_if(mapping.columns.begin(), mapping.columns.end(),
                                    [&](const ColumnMapping &column) { return column.field == field; });
    return found == mapping.columns.end() ? nullptr : &*found;
}

/// The first of its headers that the table has.
std::string headerOf(const ColumnMapping &column, const TableReader &table)
{
    for (const std::string &name : headersOf(column)) {
        if (table.hasHeader(name))
            return name;
    }
    return {};
}

/// Some part finds the columns without which there is no record of its kind. Whose a vendor's record is may be told row by row.
bool hasWhatIsRequired(const FilePlan &plan, const TableReader &table)
{
    return std::any_of(plan.parts.begin(), plan.parts.end(), [&](const FilePlan::Part &part) {
        Mapping there = part.mapping;
        std::erase_if(there.columns, [&](const ColumnMapping &column) { return !column.constant && headerOf(column, table).empty(); });
        const auto missing = missingFields(there);
        return missing.empty() || (plan.builtIn && missing == std::vector<std::string>{"account"});
    });
}

bool hasItsColumns(const StreamReading &before, const TableReader &table)
{
    if (!isCsv(table)) // what the first records lack may come later
        return before.preset.empty() || hasWhatItNeeds(before.preset, table);
    return std::all_of(before.columns.begin(), before.columns.end(), [&](const std::string &name) { return table.hasHeader(name); });
}

/// Both make the same kind of records.
bool alike(const FilePlan &a, const FilePlan &b)
{
    return std::any_of(a.parts.begin(), a.parts.end(), [&](const FilePlan::Part &part) {
        return std::any_of(b.parts.begin(), b.parts.end(), [&](const FilePlan::Part &other) {
            return part.mapping.entity == other.mapping.entity || (!part.whenField.empty() && part.whenField == other.whenField);
        });
    });
}

/// Fields that the mapping has no column for get those of `fresh`.
void fill(Mapping &mapping, const FilePlan &fresh)
{
    std::vector<std::string> used;
    for (const ColumnMapping &column : mapping.columns) {
        const auto names = headersOf(column);
        used.insert(used.end(), names.begin(), names.end());
    }
    for (const FilePlan::Part &part : fresh.parts) {
        if (part.mapping.entity != mapping.entity)
            continue;
        for (ColumnMapping column : part.mapping.columns) {
            auto names = headersOf(column);
            std::erase_if(names, [&](const std::string &name) { return std::find(used.begin(), used.end(), name) != used.end(); });
            if (names.empty() || columnOf(mapping, column.field))
                continue;
            setHeaders(column, std::move(names));
            mapping.columns.push_back(std::move(column));
        }
    }
}

/// Files of one name in two folders are not one stream, wherever somebody stands who names them.
std::string fromTheRoot(const std::string &path)
{
    std::error_code none;
    const auto whole = std::filesystem::absolute(path, none);
    return none ? path : whole.lexically_normal().string();
}

template <class First> void putIdsFirst(FilePlan &plan, First first)
{
    for (FilePlan::Part &part : plan.parts) {
        ColumnMapping *id = columnOf(part.mapping, "id");
        if (!id)
            continue;
        auto names = headersOf(*id);
        std::stable_partition(names.begin(), names.end(), first);
        setHeaders(*id, std::move(names));
    }
}

} // namespace

std::string withoutNumbers(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (!std::isdigit(static_cast<unsigned char>(c)))
            out.push_back(c);
        else if (out.empty() || out.back() != '#')
            out.push_back('#');
    }
    return out;
}

bool StreamReading::same(const StreamReading &other) const
{
    return preset == other.preset && mapping == other.mapping && proposed == other.proposed && id == other.id && columns == other.columns;
}

Result<KnownStream> knownStream(store::Database &database, std::int64_t source, std::string_view stream, std::string_view file)
{
    store::SourceRepository sources(database);
    KnownStream known;
    known.file = file;
    MP_ASSIGN(const auto kept, sources.reading(source, stream));
    if (kept) {
        known.reading = fromText(*kept);
        known.ofAnother = stream.find('#') != std::string_view::npos && (file.empty() || known.reading->file != file);
        return known;
    }
    MP_ASSIGN(const auto columns, sources.columns(source, stream));
    for (const store::KnownColumn &column : columns) {
        if (!column.ignored)
            known.columns.push_back(column.name);
    }
    return known;
}

std::string fileOfStream(const std::string &path)
{
    const auto slash = path.find_last_of('/', path.find('!'));
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

KnownStreams knownByHand(store::Database &database)
{
    return [&database](const InputFile &input) -> Result<KnownStream> {
        store::SourceRepository sources(database);
        KnownStream known;
        const std::string path = fromTheRoot(input.path);
        for (const std::string &stream : {path, withoutNumbers(path)}) {
            MP_ASSIGN(const auto kept, sources.reading(byHand, stream));
            if (kept) {
                known.reading = fromText(*kept);
                known.ofAnother = known.keptAlone = stream != path;
                break;
            }
        }
        return known;
    };
}

Result<> keepReading(store::Database &database, std::int64_t source, std::string_view stream, const StreamReading &reading)
{
    return store::SourceRepository(database).setReading(source, stream, toText(reading));
}

Result<> keepReadingByHand(store::Database &database, const std::string &path, const StreamReading &reading)
{
    const std::string whole = fromTheRoot(path);
    MP_TRY(keepReading(database, byHand, whole, reading));
    return keepReading(database, byHand, withoutNumbers(whole), reading);
}

StreamReading readingOf(const FilePlan &plan, const TableReader &table)
{
    StreamReading reading;
    reading.preset = plan.preset;
    reading.proposed = !plan.recognised;
    reading.header = table.signature();
    if (plan.preset.empty())
        reading.mapping = mappingToToml(withoutFileDays(plan.parts.front().mapping));
    for (const FilePlan::Part &part : plan.parts) {
        for (const ColumnMapping &column : part.mapping.columns) {
            const std::string header = headerOf(column, table);
            if (column.field == "id" && reading.id.empty())
                reading.id = header;
            if (isCsv(table) && !header.empty() && std::find(reading.columns.begin(), reading.columns.end(), header) == reading.columns.end())
                reading.columns.push_back(header);
        }
    }
    return reading;
}

StreamReading readingAfter(const StreamReading &before, StreamReading now, const TableReader &table)
{
    if (now.preset != before.preset || now.mapping != before.mapping)
        return now;
    now.id = before.id.empty() ? now.id : before.id;
    now.columns = before.columns;
    std::erase_if(now.columns, [&](const std::string &name) { return !table.hasHeader(name); });
    return now;
}

std::optional<FilePlan> planAsBefore(const StreamReading &before, bool ofAnother, const TableReader &table, std::optional<EntityKind> as,
                                     const std::function<std::optional<FilePlan>()> &fresh)
{
    std::optional<FilePlan> plan;
    if (!before.preset.empty()) {
        plan = planLedBy(before.preset, table, as);
    } else if (auto mapping = mappingFromToml(before.mapping, "kept reading"); mapping.ok() && (!as || mapping->entity == *as)) {
        plan.emplace();
        plan->recognised = !before.proposed;
        plan->parts.push_back({before.proposed ? withoutAbsent(*mapping, table) : std::move(*mapping), {}, {}});
    }
    if (!plan || !hasWhatIsRequired(*plan, table))
        return std::nullopt;
    const bool whole = hasItsColumns(before, table);
    const bool mayBeOther = !whole || (ofAnother && before.header != table.signature());
    if (mayBeOther || before.proposed) {
        const auto now = fresh();
        if (now ? mayBeOther && !alike(*now, *plan) : !whole)
            return std::nullopt;
        if (before.proposed && now)
            fill(plan->parts.front().mapping, *now);
    }
    if (before.id.empty())
        settleId(*plan, table);
    else
        putIdsFirst(*plan, [&](const std::string &name) { return name == before.id; });
    return plan;
}

void settleId(FilePlan &plan, const TableReader &table)
{
    putIdsFirst(plan, [&](const std::string &name) { return table.hasHeader(name); });
}

void settleId(FilePlan &plan, const std::vector<std::string> &columns)
{
    putIdsFirst(plan, [&](const std::string &name) {
        return std::any_of(columns.begin(), columns.end(), [&](const std::string &column) { return column == name || column == name.substr(0, name.find('.')); });
    });
}

} // namespace milepost::sync
