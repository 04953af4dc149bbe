/// A configured source as CLI.md promises it, for `sources` and `sync` alike; and where its secret comes from.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

#include "model/source.h"

#include <QJsonObject>

#include <optional>
#include <string>

namespace milepost::cli {

[[nodiscard]] QJsonObject sourceJson(const SourceStatus &status);

/// The environment variable of a source's secret: "us-billing" → MILEPOST_SECRET_US_BILLING.
[[nodiscard]] std::string secretVariable(const std::string &name);
/// From the environment, else the keychain, else typed at a terminal without echo. Never an argument, which every
/// process on the machine can read. None after telling why.
[[nodiscard]] std::optional<std::string> secretFor(Context &context, const SourceConfiguration &configuration);
/// Takes it out of the keychain; tells where that did not go.
void forgetSecret(Context &context, const SourceConfiguration &configuration);

} // namespace milepost::cli
