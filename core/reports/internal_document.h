/// The internal edition of a document: all that the customer's has, and what is for our own eyes. Plain values; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/renewal.h"
#include "reports/customer_document.h"

#include <array>

namespace milepost {

struct InternalDocument {
    struct Pillar {
        milepost::Pillar pillar = milepost::Pillar::Activation;
        std::int32_t points = 0, most = 0;
        bool known = false;
    };
    struct Note {
        Day on;
        std::string author, text;
    };
    struct Task {
        std::string title, owner;
        Day due;
    };
    struct Titled {
        std::string milestone, text;
    };
    struct OwnedStep {
        std::string title, owner;
        PlanSide owes = PlanSide::Us;
        Day due;
    };

    CustomerDocument customer;
    std::string owner, executive;
    std::int64_t arrMinor = noMinor;
    Currency currency;
    std::int32_t health = -1, healthLow = -1, healthHigh = -1; ///< −1: no data
    std::array<Pillar, 4> pillars{};
    double risk = -1; ///< < 0: not known
    bool riskIsIndex = true;
    std::optional<RenewalCall> call;
    double callProbability = -1, machineProbability = -1; ///< < 0: not known
    Day callOn;
    std::string callBy, callNote;
    std::vector<std::string> signals; ///< in sentences, gravest first
    std::vector<Titled> offers, asks; ///< of milestones reached
    std::vector<CustomerDocument::ValueLine> notAgreed;
    std::string experience; ///< the appropriate experience of the plan
    Interview interview;
    std::vector<OwnedStep> steps;
    std::vector<Note> notes; ///< newest first
    std::vector<Task> tasks; ///< open ones
};

} // namespace milepost
