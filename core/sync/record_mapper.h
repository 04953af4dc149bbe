/// Applies one mapping to the records of one table: cells become typed fields, an EntityRow or an event. Pure but
/// for the table it reads from; one mapper, one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zone.h"
#include "model/import.h"
#include "sync/presets.h"
#include "sync/table_reader.h"
#include "sync/values.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::sync {

/// Why a record cannot be used.
struct CellProblem {
    std::string code, reason;
};

/// What the columns of a file say about their numbers and dates, by header.
struct TableEvidence {
    std::map<std::string, ColumnEvidence> columns;
    ColumnEvidence numbers; ///< of all columns: one file has one decimal mark
};

/// One event as the file says it; views are good until the table's next record.
struct EventDraft {
    std::string_view id, account, user, event;
    std::string_view through; ///< id of the subscription that leads to the account
    Instant time;
    std::string_view milestone, category;
};

class RecordMapper {
public:
    /// Binds the plan's columns to the table, before its first next(). The table outlives the mapper.
    RecordMapper(const FilePlan::Part &part, TableReader &table, const TableEvidence &evidence, const Zone &zone,
                 Currency currency);

    [[nodiscard]] const Mapping &mapping() const { return m_mapping; }
    /// Whether the table's current record is one of this part's.
    [[nodiscard]] bool takes() const;
    /// The cell whose text decides that; none: they all are, or none is.
    [[nodiscard]] std::optional<std::size_t> decidedBy() const { return m_whenValues.empty() ? std::nullopt : m_whenSlot; }
    /// Events, and usage that names an event, go to the event log; everything else is an EntityRow.
    [[nodiscard]] bool isEvent() const { return m_isEvent; }
    [[nodiscard]] bool usesSubscriptions() const { return m_through; }

    /// False with problem() when the record cannot be used. `through` as in EventDraft.
    [[nodiscard]] bool entity(EntityRow &row, std::string &through);
    [[nodiscard]] bool event(EventDraft &draft, std::string &properties);
    [[nodiscard]] const CellProblem &problem() const { return m_problem; }
    /// What was left out of good records, by finding code and example: words of closed vocabularies that were not
    /// understood, further values of cells that list several.
    using Oddities = std::map<std::pair<std::string, std::string>, std::int64_t>;
    [[nodiscard]] const Oddities &oddities() const { return m_oddities; }

    /// Doubts about whole columns: what is ambiguous and what to set. Empty: none.
    [[nodiscard]] const std::vector<std::string> &doubts() const { return m_doubts; }
    /// The same with both readings of an example.
    [[nodiscard]] const std::vector<ImportPreview::Question> &questions() const { return m_questions; }

    /// Each mapped field of the current record by itself, for previews.
    [[nodiscard]] ImportPreview::Cell previewCell(std::size_t column);

private:
    struct Column {
        FieldIndex field = 0;
        FieldType type = FieldType::Text;
        std::string_view key;
        std::vector<std::size_t> slots;
        std::vector<std::string> headers;
        std::optional<std::string> constant;
        std::map<std::string, std::string> values;
        CellFormat format;
        bool stated = false; ///< the amount's currency is stated
        bool straight = false; ///< its text is that of the first cell that has one
        bool shaped = false; ///< something of the following is asked
        bool salesforceId = false, left = false;
        std::string split;
        std::vector<std::size_t> join;
        std::vector<std::size_t> when;
        bool conditional = false;
        std::optional<std::size_t> by, per;
        bool perAsked = false;
        Day before;
        std::string unit;
        mutable std::string formed; ///< the text as shaped, while it is read
    };
    [[nodiscard]] const Cell *cellOf(const Column &column) const;
    [[nodiscard]] std::string_view textOf(const Column &column);
    /// Trimmed, of one of the event's columns; "" where there is none.
    [[nodiscard]] std::string_view eventText(int position);
    [[nodiscard]] bool eventTime(EventDraft &draft);
    [[nodiscard]] bool valueOf(const Column &column, Value &into, Currency rowCurrency);
    bool refuse(std::string_view code, const Column &column, std::string_view text);
    void bindFormat(const ColumnMapping &from, Column &column, const TableEvidence &evidence, Currency currency);
    void bindShape(const ColumnMapping &from, Column &column);
    void ask(ImportPreview::Question::About about, const Column &column, const std::string &header, const std::string &example);
    /// False with problem(). Factor and condition of a shaped column; `blank`: the value does not count here.
    bool shape(const Column &column, double &factor, bool &blank);
    bool dayOfFile(const Column &column, std::string_view text, Value &into);
    bool lengthBefore(const Column &column, std::string_view text, Value &into);
    [[nodiscard]] bool onScale(const EntityRow &row);
    [[nodiscard]] Currency rowCurrency() const;
    void noteOddity(std::string code, std::string example);
    [[nodiscard]] bool knownWord(const Column &column, std::string &word);
    static void settleStatus(EntityRow &row);
    static void settleAmounts(EntityRow &row);

    Mapping m_mapping;
    TableReader *m_table;
    const Zone *m_zone;
    std::optional<std::size_t> m_whenSlot;
    std::vector<std::string> m_whenValues;
    std::vector<Column> m_columns;
    int m_id = -1, m_account = -1, m_user = -1, m_event = -1, m_time = -1, m_milestone = -1, m_category = -1,
        m_currency = -1; ///< positions in m_columns
    bool m_isEvent = false, m_through = false;
    bool m_straight = false; ///< all of the event's columns are
    TableReader::Selection m_properties, m_custom;
    CellProblem m_problem;
    Oddities m_oddities;
    std::vector<std::string> m_doubts;
    std::vector<ImportPreview::Question> m_questions;
};

/// Reads up to `bytes` of a table for what its columns show; `plan` says which columns matter. JSON is left after 1,000 records where no
/// value had to be judged; should one come later that can be read in two ways, it is refused.
[[nodiscard]] Result<TableEvidence> gatherEvidence(TableReader &table, const FilePlan &plan, std::uint64_t bytes);

} // namespace milepost::sync
