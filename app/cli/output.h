/// One answer, three forms: the JSON document is the truth; table and CSV show columns picked from it by path.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli_json.h"
#include "context.h"

#include <string>
#include <vector>

namespace milepost::cli {

struct OutputColumn {
    QString header;
    QString path; ///< dotted path into each row: "health.score"; money objects show their amount
    bool right = false; ///< numbers are right aligned
};

/// Prints `document` in the context's format. Table and CSV have one line per element of `rows` (an array, or one
/// object) with the given columns.
void print(const Context &context, const QJsonValue &document, const QJsonValue &rows,
           const std::vector<OutputColumn> &columns);
/// The same where the document itself is the rows.
void print(const Context &context, const QJsonValue &document, const std::vector<OutputColumn> &columns);

} // namespace milepost::cli
