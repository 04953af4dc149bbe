/// What models, rates and the accounts that they apply to have in common for one snapshot: values one account after the other. On the
/// thread of its database.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "base/zone.h"
#include "model/authored.h"
#include "store/directories.h"
#include "store/event_log_reader.h"
#include "triage/account_returns.h"
#include "value/roi_figures.h"
#include "workspace/value_answers.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace milepost::store {
class Database;
}

namespace milepost {

/// Every model in force, by key.
[[nodiscard]] Result<std::vector<RoiModel>> roiModelsOf(store::Database &database);

class Valuation {
public:
    /// InvalidArgument: a model's filter cannot be read. What is given must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<Valuation>> open(store::Database &database, const Zone &zone, const Portfolio &portfolio,
                                                                 std::vector<RoiModel> models);
    /// Everything there is to say. None: no model applies. Errors of evaluateRoi().
    [[nodiscard]] Result<std::optional<AccountRoi>> of(AccountIndex account);

    struct Sums {
        std::size_t model = 0; ///< models()
        value::RoiSums sums;
    };
    /// The figures alone, the same to the last digit. None: no model applies, or the account has no contract in the period.
    [[nodiscard]] Result<std::optional<Sums>> sumsOf(AccountIndex account);
    /// For judgement: every customer's. A model that is wrong (its milestone was switched off) values nobody. Cancelled.
    [[nodiscard]] Result<AccountReturns> returns(const JobControl &control);
    [[nodiscard]] const std::vector<RoiModel> &models() const { return m_models; }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    /// An account, its model and its events, ready to be counted.
    struct Ready {
        std::size_t model = none; ///< none: none applies
        const value::RoiFigures *figures = nullptr; ///< null: no contract in the period
        std::vector<value::EventCount> events;
        // Of an account with numbers of its own.
        std::unique_ptr<RoiModel> ownModel;
        std::unique_ptr<value::RoiFigures> ownFigures;
    };

    Valuation(store::Database &database, const Zone &zone, const Portfolio &portfolio, std::vector<RoiModel> models)
        : m_database(database), m_zone(zone), m_portfolio(portfolio), m_models(std::move(models))
    {
    }
    Result<> match();
    [[nodiscard]] Result<Ready> ready(AccountIndex account);
    /// The account's own numbers in the places of the model's; their keys.
    [[nodiscard]] Result<std::vector<std::string>> takeOwn(AccountIndex account, RoiModel &model) const;
    [[nodiscard]] Result<std::vector<value::EventCount>> eventsOf(AccountIndex account, std::size_t model);
    [[nodiscard]] std::size_t modelOf(AccountIndex account) const { return m_modelOf[account]; }

    store::Database &m_database;
    const Zone &m_zone;
    const Portfolio &m_portfolio;
    std::vector<RoiModel> m_models;
    std::vector<std::size_t> m_modelOf; ///< per account: the first that applies, or none
    std::vector<std::vector<std::uint8_t>> m_applies; ///< per model, per account; empty: to all
    std::vector<std::map<EventNameId, std::string>> m_names; ///< per model: events that it counts
    std::map<std::pair<std::size_t, Day>, Result<value::RoiFigures>> m_figures; ///< by model and last day
    std::vector<value::DatedRate> m_rates;
    std::map<std::pair<AccountId, std::string>, std::vector<AuthoredValue>> m_own;
    std::optional<store::EventNames> m_eventNames;
    std::optional<store::EventLogReader> m_reader;
};

} // namespace milepost
