/// The verbs of milepost-cli, one file each (verb_<name>.cpp).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

namespace milepost::cli {

void addInit(CLI::App &app, Context &context);
void addSettings(CLI::App &app, Context &context);
void addImport(CLI::App &app, Context &context);
void addSources(CLI::App &app, Context &context);
void addSync(CLI::App &app, Context &context);
void addAccounts(CLI::App &app, Context &context);
void addAccount(CLI::App &app, Context &context);
void addTriage(CLI::App &app, Context &context);
void addRisk(CLI::App &app, Context &context);
void addRoi(CLI::App &app, Context &context);
void addRenewals(CLI::App &app, Context &context);
void addBrief(CLI::App &app, Context &context);
void addReport(CLI::App &app, Context &context);
void addEmail(CLI::App &app, Context &context);
void addMilestones(CLI::App &app, Context &context);
void addRates(CLI::App &app, Context &context);
void addCurve(CLI::App &app, Context &context);
void addRetention(CLI::App &app, Context &context);
void addEvidence(CLI::App &app, Context &context);
void addDiscover(CLI::App &app, Context &context);
void addPeers(CLI::App &app, Context &context);
void addLogMilestone(CLI::App &app, Context &context);
void addNote(CLI::App &app, Context &context);
void addUndo(CLI::App &app, Context &context);
void addRedo(CLI::App &app, Context &context);
void addExport(CLI::App &app, Context &context);
void addBackup(CLI::App &app, Context &context);
void addRestore(CLI::App &app, Context &context);
void addVerify(CLI::App &app, Context &context);
void addSelfTest(CLI::App &app, Context &context);
void addDiagnostics(CLI::App &app, Context &context);

} // namespace milepost::cli
