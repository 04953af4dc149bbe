/// Value models as JSON: what the database keeps and what people exchange. Pure; any thread. docs/formats.md has an example.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/roi.h"

#include <QJsonObject>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::value {

[[nodiscard]] QJsonObject roiToJson(const RoiModel &model);
/// Parse says which field of which part is wrong and what it may be; unknown fields are refused, so that a misspelt one is not lost.
/// `where` begins the message.
[[nodiscard]] Result<RoiModel> roiFromJson(const QJsonObject &json, const std::string &where);

/// {"format": 1, "models": […]}, indented.
[[nodiscard]] std::string writeRoiModels(std::span<const RoiModel> models);
/// `name` is the file's, for messages. Parse, LimitExceeded (over 1 MB or 500 models).
[[nodiscard]] Result<std::vector<RoiModel>> readRoiModels(std::string_view text, std::string_view name);

} // namespace milepost::value
