#include "verbs.h"

namespace milepost::cli {

const std::vector<AddVerb> &verbs()
{
    static const std::vector<AddVerb> all{
        addInit,   addSettings, addImport,    addSources, addSync,     addAccounts, addAccount, addTriage, addRisk,   addRoi,      addRenewals, addBrief, addReport, addEmail, addMilestones,
        addRates,  addCurve,    addRetention, addEvidence, addDiscover, addPeers,   addLogMilestone, addNote,
        addUndo,   addRedo,     addExport, addBackup,   addRestore, addVerify, addSelfTest,   addDiagnostics,
    };
    return all;
}

} // namespace milepost::cli
