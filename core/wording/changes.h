/// What people and imports did, in words: undo labels, import summaries, timeline verbs.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit.h"
#include "model/import.h"
#include "wording/voice.h"

namespace milepost::wording {

/// What an edit did, for "Undo: …" and toasts: "Log 1,000 transactions for Northwind Freight".
/// `kind` and the members of `summary` read here (all optional; text unless said):
///   log_milestone {account, milestone} · note {account} · edit_note {account} · delete_note {account}
///   assign {account, accounts: number, owner} · done {account, accounts} · snooze {account, accounts, until: ISO}
///   task {account, accounts, title} · task_done {title, done: flag} · enable_milestones {milestone, milestones:
///   number, enabled: flag} · import_catalog {milestones: number} · setting {key, value} · save_view {name} ·
///   delete_view {name}
/// `account` is the name of the only account, `accounts` how many. Unknown kinds are shown as their words.
[[nodiscard]] QString editSummary(const Voice &voice, const EditReceipt &receipt);
[[nodiscard]] QString undoLabel(const Voice &voice, const EditReceipt &receipt); ///< "Undo: …"
[[nodiscard]] QString redoLabel(const Voice &voice, const EditReceipt &receipt);

/// "41 new, 3 set aside", "6,214 new, 118 repeats dropped", "nothing new".
[[nodiscard]] QString importSummary(const Voice &voice, std::int64_t added, std::int64_t changed,
                                    std::int64_t duplicate, std::int64_t rejected);
[[nodiscard]] QString importSummary(const Voice &voice, const ImportReport &report);
[[nodiscard]] QString importSummary(const Voice &voice, const RunRecord &run); ///< with its outcome
/// "500 accounts · 12.41 M € ARR" needs both; "3 rows need a look".
[[nodiscard]] QString rowsNeedALook(const Voice &voice, std::int64_t rejected);
/// "last sync 4 min ago".
[[nodiscard]] QString lastSync(const Voice &voice, Instant then, Instant now);

} // namespace milepost::wording
