/// Documents as values, from the picture of the portfolio and what people wrote of one account. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records.h"
#include "reports/internal_document.h"
#include "triage/standing.h"
#include "value/roi.h"
#include "wording/voice.h"

#include <span>

namespace milepost {

struct DocumentInput {
    const Standing &standing; ///< and its portfolio
    AccountIndex account = 0;
    const Plan &plan; ///< empty where there is none
    const RoiModel *model = nullptr; ///< null: none applies
    const value::RoiResult *roi = nullptr;
};

/// Only of the internal edition.
struct InternalInput {
    const Interview &interview;
    std::span<const NoteRecord> notes;
    std::span<const TaskRecord> tasks;
    std::span<const RenewalCallRecord> calls; ///< newest first
};

[[nodiscard]] CustomerDocument makeCustomerDocument(const DocumentInput &input);
[[nodiscard]] InternalDocument makeInternalDocument(const DocumentInput &input, const InternalInput &internal, const wording::Voice &voice);

} // namespace milepost
