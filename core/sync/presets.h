/// The built-in mappings (resources/mappings, one TOML file each) and which of them a file's header calls for.
/// A new vendor is a new file there.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/mapping_toml.h"
#include "sync/table_reader.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::sync {

struct PresetText {
    std::string_view name, toml;
};
[[nodiscard]] std::span<const PresetText> presetTexts();

/// All of them, parsed once; a broken one is a broken build (a test reads them all).
[[nodiscard]] const std::vector<MappingDocument> &presets();

/// How a file is understood: one mapping, or several that share its records by a field's value (Segment).
struct FilePlan {
    struct Part {
        Mapping mapping;
        std::string whenField;
        std::vector<std::string> whenValues; ///< empty: every record
        std::vector<std::string> leftOut = {}; ///< headers that no "*" takes in
    };
    std::vector<Part> parts;
    bool recognised = false; ///< given, kept or built in; not merely proposed
    bool builtIn = false;
    std::string preset = {}; ///< name of the built-in mapping that leads
};

/// The headers that a field is made from, the first that is not blank counting.
[[nodiscard]] std::vector<std::string> headersOf(const ColumnMapping &column);
void setHeaders(ColumnMapping &column, std::vector<std::string> names);
/// Columns that the file does not have are left out of the mapping.
[[nodiscard]] Mapping withoutAbsent(const Mapping &mapping, const TableReader &table);

/// The built-in mapping(s) for a header; with `as`, among those of one entity, with `columns` by these alone. None: nobody recognises it.
[[nodiscard]] std::optional<FilePlan> detectPlan(const TableReader &table, std::optional<EntityKind> as,
                                                 const std::vector<std::string> *columns = nullptr);
/// The same, led by the named one whatever else the header calls for. None: there is no such, or it is of another entity.
[[nodiscard]] std::optional<FilePlan> planLedBy(std::string_view preset, const TableReader &table, std::optional<EntityKind> as);
/// All that `preset` needs is there.
[[nodiscard]] bool hasWhatItNeeds(std::string_view preset, const TableReader &table);

/// The best guess for a header that nobody recognises, by names that people use; for the wizard to start from.
/// Required fields may be missing in it. With `today` it also guesses what a person must look at: lengths of time, from a
/// day that is still to be said, and the name of events that have none.
[[nodiscard]] Mapping proposeMapping(const TableReader &table, std::optional<EntityKind> as, Day today = {});

/// Required fields without a column or constant.
[[nodiscard]] std::vector<std::string> missingFields(const Mapping &mapping);

} // namespace milepost::sync
