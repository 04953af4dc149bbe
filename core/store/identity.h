/// How equal records are known (decision 4), as 64-bit hashes that are the same for ever. `scope` is the source
/// kind. Hashes are compared within one account (or parked user), after the record is resolved to it.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/entity.h"

#include <cstdint>
#include <string_view>

namespace milepost::store {

/// Identity::Message: the message id alone.
[[nodiscard]] std::uint64_t messageIdentity(std::string_view scope, std::string_view messageId);
/// Identity::Row: id and content; the same id with other content is another record.
[[nodiscard]] std::uint64_t rowIdentity(std::string_view scope, std::string_view id, std::uint64_t content);
/// Identity::Count: content and its how-manieth occurrence in this file (1, 2 …), so that of equal rows the largest
/// number seen in one file stays.
[[nodiscard]] std::uint64_t countIdentity(std::string_view scope, std::uint64_t content, std::uint32_t ordinal);

/// Hash of what a record says: kind and every listed non-blank field by key, in the order of fieldsOf, then the
/// custom ones by name; independent of the order in the row. Neither the id nor the account is part of it.
[[nodiscard]] std::uint64_t contentHash(const EntityRow &row);

} // namespace milepost::store
