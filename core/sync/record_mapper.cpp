#include "sync/record_mapper.h"

#include "model/attribute.h"
#include "model/file_days.h"
#include "model/formula_guard.h"
#include "sync/shapes.h"

#include <algorithm>
#include <array>

namespace milepost::sync {

namespace {

constexpr std::size_t longestText = 1 << 20;

bool isNumeric(FieldType type)
{
    return type == FieldType::Integer || type == FieldType::Number || type == FieldType::Money;
}

bool isDated(FieldType type) { return type == FieldType::Date || type == FieldType::Time; }

std::string shortened(std::string_view text)
{
    if (text.size() <= 80)
        return std::string(text);
    std::size_t end = 80;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

Value *find(EntityRow &row, std::string_view key)
{
    const auto index = fieldIndex(row.kind, key);
    for (auto &[field, value] : row.fields) {
        if (index && field == *index)
            return &value;
    }
    return nullptr;
}

void put(EntityRow &row, std::string_view key, Value value)
{
    if (Value *there = find(row, key)) {
        *there = std::move(value);
    } else if (const auto index = fieldIndex(row.kind, key)) {
        row.fields.emplace_back(*index, std::move(value));
    }
}

bool blank(const Value *value) { return !value || std::holds_alternative<std::monostate>(*value); }

} // namespace

Result<TableEvidence> gatherEvidence(TableReader &table, const FilePlan &plan, std::uint64_t bytes)
{
    TableEvidence evidence;
    struct Watched {
        std::size_t slot;
        ColumnEvidence *column;
        bool number;
    };
    std::vector<Watched> watched;
    for (const auto &part : plan.parts) {
        for (const ColumnMapping &column : part.mapping.columns) {
            const auto field = fieldIndex(part.mapping.entity, column.field);
            if (!field)
                continue;
            const FieldType type = fieldsOf(part.mapping.entity)[*field].type;
            const bool number = isNumeric(type) && !part.mapping.decimalStated && !part.mapping.decimalComma;
            const bool date = isDated(type) && column.format.empty() && !part.mapping.dayFirst && column.unit.empty() && column.form != leftForm;
            if (!number && !date)
                continue;
            for (const std::string &header : headersOf(column)) {
                if (const auto slot = table.slot(header))
                    watched.push_back({*slot, &evidence.columns[header], number});
            }
        }
    }
    if (watched.empty())
        return evidence;
    // What programs write, one record a line, is written alike from the first to the last.
    constexpr std::size_t silentAfter = 1'000;
    const bool byProgram = std::string_view(table.format()) != "csv";
    for (std::size_t records = 0; table.bytesRead() < bytes; ++records) {
        const auto silent = [](const auto &column) { return column.second.silent(); };
        if (byProgram && records == silentAfter && std::all_of(evidence.columns.begin(), evidence.columns.end(), silent))
            break;
        MP_ASSIGN(const TableReader::Step step, table.next());
        if (step == TableReader::Step::End)
            break;
        if (step != TableReader::Step::Record)
            continue;
        for (const Watched &cell : watched) {
            const Cell &value = table.cell(cell.slot);
            if (value.kind != Cell::Kind::Text)
                continue;
            if (cell.number)
                cell.column->addNumber(value.text);
            else
                cell.column->addDate(value.text);
        }
    }
    for (const auto &[header, column] : evidence.columns)
        evidence.numbers.merge(column);
    return evidence;
}

RecordMapper::RecordMapper(const FilePlan::Part &part, TableReader &table, const TableEvidence &evidence,
                           const Zone &zone, Currency currency)
    : m_mapping(part.mapping), m_table(&table), m_zone(&zone), m_whenValues(part.whenValues)
{
    const EntityKind entity = m_mapping.entity;
    if (!part.whenField.empty())
        m_whenSlot = table.slot(part.whenField);
    std::vector<std::string> mapped;
    if (!part.whenField.empty())
        mapped.push_back(part.whenField);
    for (const ColumnMapping &from : m_mapping.columns) {
        const auto index = fieldIndex(entity, from.field);
        if (!index)
            continue;
        Column column;
        column.field = *index;
        column.key = fieldsOf(entity)[*index].key;
        column.type = fieldsOf(entity)[*index].type;
        column.constant = from.constant;
        column.values = from.values;
        column.headers = headersOf(from);
        for (const std::string &header : column.headers) {
            mapped.push_back(header);
            if (const auto slot = table.slot(header))
                column.slots.push_back(*slot);
        }
        bindFormat(from, column, evidence, currency);
        bindShape(from, column);
        column.straight = !column.constant && column.values.empty() && column.split.empty() && column.join.empty() && !column.salesforceId;
        const int position = static_cast<int>(m_columns.size());
        const std::array<std::pair<std::string_view, int *>, 8> known{
            {{"id", &m_id}, {"account", &m_account}, {"user", &m_user}, {"event", &m_event}, {"time", &m_time},
             {"milestone", &m_milestone}, {"category", &m_category}, {"currency", &m_currency}}};
        for (const auto &[key, where] : known) {
            if (column.key == key)
                *where = position;
        }
        m_through = m_through || (column.key == "account" && from.through.has_value());
        m_columns.push_back(std::move(column));
    }
    m_isEvent = entity == EntityKind::Events || (entity == EntityKind::Usage && m_event >= 0);
    mapped.insert(mapped.end(), part.leftOut.begin(), part.leftOut.end());
    const auto straight = [this](int position) { return position < 0 || m_columns[static_cast<std::size_t>(position)].straight; };
    m_straight = straight(m_id) && straight(m_account) && straight(m_user) && straight(m_event) && straight(m_milestone);
    m_properties = table.selectWritten(m_mapping.properties, mapped);
    m_custom = table.select(m_mapping.custom, mapped);
}

void RecordMapper::bindFormat(const ColumnMapping &from, Column &column, const TableEvidence &evidence, Currency currency)
{
    column.format.times = from.times.value_or(1);
    column.format.minor = from.minor;
    column.format.currency = currency;
    if (const auto stated = Currency::fromCode(from.currency)) {
        column.format.currency = *stated;
        column.stated = true;
    }
    if (from.format == "utc")
        column.format.zonelessIsUtc = true;
    else
        column.format.datePattern = from.format;
    if (isNumeric(column.type)) {
        if (m_mapping.decimalStated || m_mapping.decimalComma) {
            column.format.decimal = m_mapping.decimalComma ? DecimalMark::Comma : DecimalMark::Point;
            return;
        }
        for (const std::string &header : column.headers) {
            const auto seen = evidence.columns.find(header);
            if (seen == evidence.columns.end())
                continue;
            column.format.decimal = evidence.numbers.decimal();
            if (seen->second.numbersDoubtful() && evidence.numbers.decimal() == DecimalMark::Unknown) {
                ask(ImportPreview::Question::About::DecimalMark, column, header, seen->second.numberDoubt());
            }
        }
    } else if (isDated(column.type) && m_mapping.dayFirst) {
        column.format.order = *m_mapping.dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
    } else if (isDated(column.type) && from.format.empty() && from.unit.empty() && from.form != leftForm) {
        for (const std::string &header : column.headers) {
            const auto seen = evidence.columns.find(header);
            if (seen == evidence.columns.end())
                continue;
            column.format.order = seen->second.order();
            if (seen->second.datesDoubtful()) {
                ask(ImportPreview::Question::About::DateOrder, column, header, seen->second.dateDoubt());
            }
        }
    }
}

/// Both readings of a value that the file leaves open, and how to settle it.
void RecordMapper::ask(ImportPreview::Question::About about, const Column &column, const std::string &header,
                       const std::string &example)
{
    const bool dates = about == ImportPreview::Question::About::DateOrder;
    ImportPreview::Question question{about, header, std::string(column.key), shortened(example), {}, {}};
    CellFormat format = column.format;
    for (const bool first : {true, false}) {
        if (dates)
            format.order = first ? DateOrder::DayFirst : DateOrder::MonthFirst;
        else
            format.decimal = first ? DecimalMark::Comma : DecimalMark::Point;
        (first ? question.dayFirstOrComma : question.monthFirstOrPoint) =
            encodeAttribute(parseValue(column.type, example, format, *m_zone).value);
    }
    m_doubts.push_back("column \"" + header + "\": \"" + question.example + "\" is " + question.dayFirstOrComma + (dates ? " if the day comes first, " : " with a decimal comma, ")
                       + question.monthFirstOrPoint
                       + (dates ? " if the month does; say --dates day-first or month-first, or date_order in the mapping"
                                : " with a decimal point; say --decimal comma or point, or decimal_comma in the mapping"));
    m_questions.push_back(std::move(question));
}

bool RecordMapper::takes() const
{
    if (m_whenValues.empty())
        return true;
    if (!m_whenSlot)
        return false;
    const Cell &cell = m_table->cell(*m_whenSlot);
    return std::find(m_whenValues.begin(), m_whenValues.end(), cell.text) != m_whenValues.end();
}

const Cell *RecordMapper::cellOf(const Column &column) const
{
    for (const std::size_t slot : column.slots) {
        const Cell &cell = m_table->cell(slot);
        if (cell.kind != Cell::Kind::Missing && cell.kind != Cell::Kind::Null && !cell.text.empty())
            return &cell;
    }
    return nullptr;
}

std::string_view RecordMapper::textOf(const Column &column)
{
    std::string_view text;
    if (const Cell *cell = cellOf(column))
        text = cell->text;
    else if (column.constant)
        text = *column.constant;
    if (!column.join.empty()) {
        column.formed = trimmed(text);
        for (const std::size_t slot : column.join) {
            const std::string_view more = trimmed(m_table->cell(slot).text);
            if (!more.empty())
                column.formed.append(column.formed.empty() ? "" : " ").append(more);
        }
        text = column.formed;
    }
    if (!column.split.empty() && text.find(column.split) != std::string_view::npos) {
        const std::string_view first = firstOf(text, column.split);
        if (first.size() + column.split.size() < trimmed(text).size())
            noteOddity("several_accounts", shortened(text));
        text = first;
    }
    if (column.salesforceId) {
        column.formed = salesforceId(trimmed(text));
        text = column.formed;
    }
    if (!column.values.empty()) {
        const auto found = column.values.find(std::string(text));
        if (found != column.values.end())
            return found->second;
        const std::string folded = foldedAscii(trimmed(text));
        for (const auto &[from, to] : column.values) {
            if (foldedAscii(from) == folded)
                return to;
        }
    }
    return text;
}

bool RecordMapper::refuse(std::string_view code, const Column &column, std::string_view text)
{
    m_problem.code = code;
    std::string cause;
    if (code == "bad_number")
        cause = " is not a number.";
    else if (code == "ambiguous_number")
        cause = " can be read in two ways; set decimal_comma in the mapping.";
    else if (code == "bad_date")
        cause = " is not a date of the column's format; set its format in the mapping.";
    else if (code == "ambiguous_date")
        cause = " can be day/month or month/day; set the column's format in the mapping.";
    else if (code == "bad_flag")
        cause = " is neither yes nor no; set its values in the mapping.";
    else if (code == "too_long")
        cause = " is longer than 1 MB.";
    else if (code == "missing_value")
        cause = " is blank, but a record needs it.";
    else
        cause = " is not one of the words that this field knows; set its values in the mapping.";
    m_problem.reason = std::string(column.key) + ": "
        + (code == "missing_value" ? "the value" : '"' + shortened(text) + '"') + cause;
    return false;
}

/// The field's own word for what the file says: "Medium" → "normal". False: not known.
bool RecordMapper::knownWord(const Column &column, std::string &word)
{
    word = headerKey(word);
    const auto among = [&word](auto keys) { return std::find(keys.begin(), keys.end(), word) != keys.end(); };
    if (column.key == "priority") {
        static const std::map<std::string, std::string> others{
            {"medium", "normal"}, {"p1", "urgent"}, {"critical", "urgent"}, {"p2", "high"}, {"p3", "normal"}, {"p4", "low"},
            {"none", "unknown"}};
        if (const auto other = others.find(word); other != others.end())
            word = other->second;
        return among(EnumKeys<TicketPriority>::keys);
    }
    if (column.key == "role") {
        if (word.find("champion") != std::string::npos)
            word = "champion";
        else if (word.find("sponsor") != std::string::npos)
            word = "sponsor";
        return among(EnumKeys<ContactRole>::keys);
    }
    if (column.key == "kind")
        return among(EnumKeys<SurveyKind>::keys);
    if (column.key == "billing") {
        static const std::map<std::string, std::string> others{
            {"month", "monthly"}, {"year", "annual"}, {"yearly", "annual"}, {"annually", "annual"}, {"quarter", "quarterly"}};
        if (const auto other = others.find(word); other != others.end())
            word = other->second;
        return word == "monthly" || word == "annual" || word == "quarterly" || word == "weekly" || word == "biennial";
    }
    return !word.empty(); // status: the source's own word; what is known of it is drawn out in settleStatus()
}

bool RecordMapper::valueOf(const Column &column, Value &into, Currency rowCurrency)
{
    // Our own exports protect text from spreadsheets; the protection is no part of the text.
    const bool ownExport = m_mapping.sourceKind == "milepost" && column.type == FieldType::Text;
    const std::string_view text = ownExport ? unguardFormula(textOf(column)) : textOf(column);
    if (text.size() > longestText)
        return refuse("too_long", column, text);
    double factor = 1;
    if (column.shaped) {
        bool left = false;
        if (!shape(column, factor, left))
            return false;
        if (left) {
            into = Value();
            return true;
        }
        if (column.left || !column.unit.empty())
            return dayOfFile(column, text, into);
    }
    const ParsedValue parsed = [&] {
        const Cell *cell = cellOf(column);
        const bool typed = cell && (cell->kind == Cell::Kind::Integer || cell->kind == Cell::Kind::Number);
        if (factor == 1 && !typed && !(column.type == FieldType::Money && !column.stated && rowCurrency.valid()))
            return parseValue(column.type, text, column.format, *m_zone);
        CellFormat format = column.format;
        format.times *= factor;
        if (typed)
            format.decimal = DecimalMark::Point; // JSON's own numbers
        if (!column.stated && rowCurrency.valid())
            format.currency = rowCurrency;
        return parseValue(column.type, text, format, *m_zone);
    }();
    if (!parsed.code.empty())
        return refuse(parsed.code, column, text);
    into = parsed.value;
    if (column.type == FieldType::Key && !blank(&into)) {
        auto &word = std::get<std::string>(into);
        const std::string said = word;
        if (!knownWord(column, word)) {
            if (column.key == "kind")
                return refuse("unknown_word", column, said);
            noteOddity("unknown_word", std::string(column.key) + " \"" + shortened(said) + '"');
            into = Value();
        }
    }
    return true;
}

Currency RecordMapper::rowCurrency() const
{
    if (m_currency < 0)
        return {};
    const Cell *cell = cellOf(m_columns[static_cast<std::size_t>(m_currency)]);
    return cell ? Currency::fromCode(trimmed(cell->text)).value_or(Currency()) : Currency();
}

/// What a status word says beyond itself, where no field of its own says it.
void RecordMapper::settleStatus(EntityRow &row)
{
    const Value *status = find(row, "status");
    if (blank(status))
        return;
    const std::string word = std::get<std::string>(*status);
    if (row.kind == EntityKind::Accounts) {
        const bool churned = word == "churned" || word == "cancelled" || word == "canceled" || word == "inactive";
        if ((churned || word == "active" || word == "trial") && blank(find(row, "churned")))
            put(row, "churned", churned);
        if ((word == "trial" || word == "trialing") && blank(find(row, "trial")))
            put(row, "trial", true);
    } else if (row.kind == EntityKind::Subscriptions) {
        if ((word == "trial" || word == "trialing") && blank(find(row, "trial")))
            put(row, "trial", true);
    } else if (row.kind == EntityKind::Invoices) {
        if ((word == "failed" || word == "uncollectible" || word == "payment_failed") && blank(find(row, "failed")))
            put(row, "failed", true);
    }
}

void RecordMapper::settleAmounts(EntityRow &row)
{
    if (row.kind != EntityKind::Subscriptions || !blank(find(row, "arr")))
        return;
    const Value *monthly = find(row, "mrr");
    if (blank(monthly))
        return;
    Money amount = std::get<Money>(*monthly);
    if (!__builtin_mul_overflow(amount.minor, std::int64_t{12}, &amount.minor))
        put(row, "arr", amount);
}

bool RecordMapper::entity(EntityRow &row, std::string &through)
{
    row = {};
    through.clear();
    row.kind = m_mapping.entity;
    const Currency currency = rowCurrency();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns[i];
        Value value;
        if (!valueOf(column, value, currency))
            return false;
        const bool isId = static_cast<int>(i) == m_id;
        if (isId || static_cast<int>(i) == m_account) {
            std::string &into = isId ? row.id : m_through ? through : row.account;
            if (!blank(&value))
                into = std::string(trimmed(std::get<std::string>(value)));
        } else {
            row.fields.emplace_back(column.field, std::move(value));
        }
    }
    if (row.kind == EntityKind::Accounts)
        row.account = row.id;
    const auto needs = [&](int position, const std::string &text) {
        return !text.empty() || (position >= 0 && refuse("missing_value", m_columns[static_cast<std::size_t>(position)], {}));
    };
    if (row.kind != EntityKind::Accounts && row.kind != EntityKind::Users && m_account < 0) {
        m_problem = {"missing_value", "account: the file does not say to which account the record belongs; export it with "
                                      "its company, or name the column in a mapping."};
        return false;
    }
    for (const FieldSpec &spec : fieldsOf(row.kind)) {
        if (!spec.required)
            continue;
        const auto column = std::find_if(m_columns.begin(), m_columns.end(),
                                         [&](const Column &candidate) { return candidate.key == spec.key; });
        if (column == m_columns.end())
            continue; // the record only adds to one that is there
        if (spec.key == "id" ? !needs(m_id, row.id)
                : spec.key == "account" ? !needs(m_account, m_through ? through : row.account)
                                        : blank(find(row, spec.key)) && !refuse("missing_value", *column, {}))
            return false;
    }
    settleStatus(row);
    settleAmounts(row);
    if (row.kind == EntityKind::Surveys && !onScale(row))
        return false;
    m_table->customFields(m_custom, row.custom);
    return true;
}

std::string_view RecordMapper::eventText(int position)
{
    if (position < 0)
        return {};
    const Column &column = m_columns[static_cast<std::size_t>(position)];
    if (!column.straight)
        return trimmed(textOf(column));
    for (const std::size_t slot : column.slots) {
        const std::string_view text = m_table->cell(slot).text;
        if (text.empty())
            continue;
        const auto inner = [](char c) { return static_cast<unsigned char>(c) > ' '; };
        return inner(text.front()) && inner(text.back()) ? text : trimmed(text);
    }
    return {};
}

bool RecordMapper::eventTime(EventDraft &draft)
{
    if (m_time < 0) {
        m_problem = {"missing_value", "time: the mapping has no column for it."};
        return false;
    }
    const Column &column = m_columns[static_cast<std::size_t>(m_time)];
    if (column.straight && !column.shaped && column.type == FieldType::Time && column.format.datePattern.empty()) {
        const Cell *cell = cellOf(column);
        if (const auto instant = cell ? plainUtc(cell->text) : std::nullopt) {
            draft.time = *instant;
            return true;
        }
    }
    Value time;
    if (!valueOf(column, time, {}))
        return false;
    if (blank(&time))
        return refuse("missing_value", column, {});
    draft.time = std::get<Instant>(time);
    return true;
}

bool RecordMapper::event(EventDraft &draft, std::string &properties)
{
    draft = {};
    draft.id = eventText(m_id);
    (m_through ? draft.through : draft.account) = eventText(m_account);
    draft.user = eventText(m_user);
    draft.event = eventText(m_event);
    draft.milestone = eventText(m_milestone);
    draft.category = eventText(m_category);
    if (draft.event.empty() && !draft.milestone.empty())
        draft.event = "milestone_achieved";
    if (draft.event.empty()) {
        m_problem = {"missing_value", "event: the record does not name its event."};
        return false;
    }
    if (draft.account.empty() && draft.through.empty() && draft.user.empty()) {
        m_problem = {"missing_value", "account: the record names neither account nor user."};
        return false;
    }
    if (!eventTime(draft))
        return false;
    const bool mayHoldZero = !m_straight || !m_table->isPlain();
    for (const auto view : {draft.id, draft.account, draft.user, draft.event, draft.through}) {
        if (view.size() > 4096 || (mayHoldZero && view.find('\0') != std::string_view::npos)) {
            m_problem = {"bad_id", "An id or name is longer than 4096 bytes or holds a zero byte."};
            return false;
        }
    }
    properties.clear();
    m_table->writeProperties(m_properties, properties);
    if (!draft.milestone.empty()) {
        // The canonical names, whatever the columns are called.
        std::string milestone = "{\"milestone_type\":";
        appendJsonText(draft.milestone, milestone);
        if (!draft.category.empty()) {
            milestone += ",\"milestone_category\":";
            appendJsonText(draft.category, milestone);
        }
        if (properties.empty())
            properties = milestone + '}';
        else
            properties.replace(0, 1, milestone + ',');
    }
    return true;
}

ImportPreview::Cell RecordMapper::previewCell(std::size_t column)
{
    Value value;
    if (!valueOf(m_columns[column], value, rowCurrency()))
        return {std::string(textOf(m_columns[column])), m_problem.reason};
    const bool needed = fieldsOf(m_mapping.entity)[m_columns[column].field].required;
    if (needed && blank(&value)) {
        refuse("missing_value", m_columns[column], {});
        return {{}, m_problem.reason};
    }
    return {encodeAttribute(value), {}};
}

} // namespace milepost::sync
