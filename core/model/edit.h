/// Everything a person authors is an Edit (DESIGN decision 5): what undo, the audit trail and the outbox are.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "model/milestone.h"
#include "model/plan.h"
#include "model/records.h"
#include "model/renewal.h"
#include "model/roi.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace milepost {

struct LogMilestone { std::vector<AccountId> accounts; MilestoneId milestone; Day on; std::string note, link, confirmedBy; };
struct AddNote { AccountId account; std::string text; };
struct EditNote { std::int64_t note = 0; std::string text; };
struct DeleteNote { std::int64_t note = 0; };
struct AssignOwner { std::vector<AccountId> accounts; std::string owner; };
struct MarkDone { std::vector<AccountId> accounts; };
struct Snooze { std::vector<AccountId> accounts; Day until; std::string reason; };
struct AddTask { std::vector<AccountId> accounts; std::string title, owner; Day due; };
struct SetTaskDone { std::int64_t task = 0; bool done = true; };
struct EnableMilestones { std::vector<std::string> keys; bool enabled = true; };
/// Replaces definitions of the same key (a new version where something that matters changed), adds the others.
struct ImportCatalog { Catalog catalog; };
struct ChangeSetting { std::string key, value; };
struct SaveView { std::string name; std::string definition; /* JSON */ };
struct DeleteView { std::string name; };
/// The call on the renewal of the term that ends on `termEnd`; none takes it back. Only the ledger keeps what was said before.
struct SetRenewalCall {
    AccountId account;
    Day termEnd;
    std::optional<RenewalCall> call;
    std::optional<double> probability; ///< 0–1
    std::optional<Money> upsell;
    std::string note;
};
/// The plan as it is to be: fields and steps that differ are written, steps that are not in it are taken away.
struct SetPlan { AccountId account; Plan plan; };
struct SetInterview { AccountId account; Interview interview; };
/// Adds models, or replaces those of the same key; only what differs is written.
struct PutRoiModels { std::vector<RoiModel> models; };
struct RemoveRoiModel { std::string key; };
/// An account's own number in the place of a model's, agreed with this customer or not.
struct SetRoiAssumption { AccountId account; std::string model; RoiAssumption assumption; };
/// Back to the model's number. NotFound: the account has none of its own.
struct ResetRoiAssumption { AccountId account; std::string model, key; };

using EditChange = std::variant<LogMilestone, AddNote, EditNote, DeleteNote, AssignOwner, MarkDone, Snooze, AddTask,
                                SetTaskDone, EnableMilestones, ImportCatalog, ChangeSetting, SaveView, DeleteView, SetRenewalCall,
                                SetPlan, SetInterview, PutRoiModels, RemoveRoiModel, SetRoiAssumption, ResetRoiAssumption>;

struct EditReceipt {
    std::string opId; ///< UUID
    std::string kind; ///< stable: "log_milestone", "note", "assign" …
    std::string summary; ///< parameters for wording, JSON
};

/// What the next undo or redo would do; for the status bar.
struct UndoState {
    std::optional<EditReceipt> undo, redo;
};

} // namespace milepost
