/// The catalog's exchange form: one TOML text with every field of A5, rules (A7) and levels (A10); docs/formats.md
/// describes it. Pure: text in, text out.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/milestone.h"

#include <string>
#include <string_view>

namespace milepost::milestones {

/// Refuses with Parse: text that is not TOML, unknown keys, wrong types, unknown words, duplicate keys or levels, rules that
/// cannot be met. `detail` has one line per problem (at most 20): "line 12, column 5: unknown key "titel"; did
/// you mean "title"?". `name` becomes the error's context. Ids are 0: the store knows milestones by key.
[[nodiscard]] Result<Catalog> parseCatalog(std::string_view toml, std::string_view name = "catalog");
/// parseCatalog(writeCatalog(c)) == c but for ids. Fields with their default value are left out.
[[nodiscard]] std::string writeCatalog(const Catalog &catalog);

/// One rule alone, as the line `rule = { form = … }`: for edits.
[[nodiscard]] Result<Rule> parseRule(std::string_view toml, std::string_view name = "rule");
[[nodiscard]] std::string writeRule(const Rule &rule);
/// One definition as its own TOML document (no [[milestone]] header), for storing a version.
[[nodiscard]] Result<MilestoneDefinition> parseDefinition(std::string_view toml, std::string_view name = "milestone");
[[nodiscard]] std::string writeDefinition(const MilestoneDefinition &definition);

} // namespace milepost::milestones
