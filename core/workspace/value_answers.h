/// What the workspace hands out about value, renewals and plans: everything a page has to draw. Values; any thread once made.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/plan_course.h"
#include "model/authored.h"
#include "model/plan.h"
#include "model/roi.h"
#include "value/renewals.h"
#include "value/roi.h"

#include <optional>
#include <string>
#include <vector>

namespace milepost {

/// One account's value by the model that applies to it (M11). `result.lines[i].line` and the like index `model`.
struct AccountRoi {
    RoiModel model; ///< with the account's own assumptions in their places
    std::vector<std::string> ownAssumptions; ///< keys of these
    std::vector<std::string> alsoApplying; ///< keys of models further down that would apply, too: the first counts
    value::RoiResult result;
    // What evaluateRoi() was given, so that another number is worked out without asking again.
    std::vector<value::EventCount> events;
    std::vector<value::DatedRate> rates;
};

/// All accounts that a model applies to, added up in the base currency.
struct PortfolioRoi {
    Currency currency;
    std::int32_t accounts = 0; ///< with a value and a cost
    std::int32_t without = 0; ///< customers without a model, a period, or a price
    std::array<value::Exact, 3> value{}; ///< at base, by RoiFigure; each of all accounts that have it
    std::array<std::int32_t, 3> valued{}; ///< how many have that figure
    value::Exact cost = 0; ///< of `accounts`
    struct Row {
        AccountIndex account = 0;
        std::string model;
        std::array<std::optional<value::Exact>, 3> value;
        std::optional<value::Exact> cost;
    };
    std::vector<Row> rows; ///< in the portfolio's order
};

/// The plan of one account and its course (A12), interview notes (A15), and who changed what when.
struct AccountPlan {
    Plan plan;
    Interview interview;
    analytics::PlanCourse course;
    bool exists = false; ///< anything of the plan is written down
    /// The required outcome is named, its day has passed, and it is not there: a bad fit as it stands.
    bool badFit = false;
    std::vector<AuthoredValue> history; ///< of plan and interview, newest first
};

} // namespace milepost
