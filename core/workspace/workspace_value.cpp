// Value models, renewals and plans of a workspace: read from what people wrote and the snapshot, computed by core/value.
#include "portfolio/fact_table.h"
#include "query/matcher.h"
#include "store/authored_json.h"
#include "store/authored_repository.h"
#include "store/authored_values.h"
#include "store/directories.h"
#include "store/event_log_reader.h"
#include "value/roi_exchange.h"
#include "workspace/value_answers.h"
#include "workspace/workspace_private.h"

#include <algorithm>
#include <map>
#include <set>

namespace milepost {

namespace {

/// By object, in its order: the fields in force.
std::map<std::string, store::FieldValues> byObject(const std::vector<AuthoredValue> &rows)
{
    std::map<std::string, store::FieldValues> objects;
    for (const AuthoredValue &row : rows)
        objects[row.object][row.field] = store::valueOf(row.value);
    return objects;
}

store::FieldValues fieldsOf(const std::vector<AuthoredValue> &rows)
{
    store::FieldValues fields;
    for (const AuthoredValue &row : rows)
        fields[row.field] = store::valueOf(row.value);
    return fields;
}

std::set<std::string> eventNames(const RoiModel &model)
{
    std::set<std::string> names;
    for (const RoiLine &line : model.lines) {
        if (line.counted == RoiCounted::Event)
            names.insert(line.object);
    }
    return names;
}

/// What models, rates and the accounts that they apply to have in common for one snapshot.
class Valuation {
public:
    static Result<std::unique_ptr<Valuation>> open(store::Database &database, const Zone &zone, const Portfolio &portfolio,
                                                   std::vector<RoiModel> models)
    {
        auto made = std::unique_ptr<Valuation>(new Valuation(database, zone, portfolio, std::move(models)));
        MP_ASSIGN(const auto rates, store::ExchangeRateRepository(database).list());
        for (const auto &rate : rates) {
            const auto currency = Currency::fromCode(rate.currency);
            const auto exact = value::exactFromDouble(rate.rate);
            if (currency && exact)
                made->m_rates.push_back({*currency, rate.day, *exact});
        }
        MP_ASSIGN(const auto own, store::AuthoredValueRepository(database).inForce("roi_account", {}, portfolio.asOf));
        for (const AuthoredValue &row : own)
            made->m_own[{row.account, row.object}].push_back(row);
        MP_TRY(made->match());
        MP_ASSIGN(auto names, store::EventNames::load(database));
        made->m_names.emplace(std::move(names));
        made->m_reader.emplace(database, *made->m_names);
        return made;
    }

    /// None: no model applies.
    Result<std::optional<AccountRoi>> of(AccountIndex account)
    {
        std::optional<AccountRoi> answer;
        for (std::size_t m = 0; m < m_models.size(); ++m) {
            if (!m_applies[m][account])
                continue;
            if (answer)
                answer->alsoApplying.push_back(m_models[m].key);
            else
                answer.emplace().model = m_models[m];
        }
        if (!answer)
            return answer;
        MP_TRY(takeOwn(account, *answer));
        MP_ASSIGN(answer->events, eventsOf(account, answer->model));
        answer->rates = m_rates;
        MP_ASSIGN(answer->result, value::evaluateRoi(answer->model, {m_portfolio, account, answer->events, answer->rates}));
        return answer;
    }

private:
    Valuation(store::Database &database, const Zone &zone, const Portfolio &portfolio, std::vector<RoiModel> models)
        : m_database(database), m_zone(zone), m_portfolio(portfolio), m_models(std::move(models))
    {
    }

    Result<> match()
    {
        const query::Table facts = factTable(m_portfolio);
        for (const RoiModel &model : m_models) {
            std::vector<std::uint8_t> applies(m_portfolio.accountCount(), model.appliesTo.empty() ? 1 : 0);
            if (!model.appliesTo.empty()) {
                const auto matched = query::matchRows(model.appliesTo, facts);
                if (const auto *failed = std::get_if<query::FilterError>(&matched))
                    return Error{ErrorCode::InvalidArgument, "model " + model.key + ": applies_to", query::toString(*failed)};
                for (const query::RowIndex row : std::get<std::vector<query::RowIndex>>(matched))
                    applies[row] = 1;
            }
            m_applies.push_back(std::move(applies));
        }
        return {};
    }

    Result<> takeOwn(AccountIndex account, AccountRoi &answer) const
    {
        const auto own = m_own.find({m_portfolio.id[account], answer.model.key});
        if (own == m_own.end())
            return {};
        MP_ASSIGN(const RoiModel written,
                  value::roiFromJson(store::unflattened(fieldsOf(own->second)), "assumptions of one account"));
        for (const RoiAssumption &assumption : written.assumptions) {
            const auto at = std::ranges::find(answer.model.assumptions, assumption.key, &RoiAssumption::key);
            if (at == answer.model.assumptions.end())
                continue; // the model has let go of it
            *at = assumption;
            answer.ownAssumptions.push_back(assumption.key);
        }
        return {};
    }

    Result<std::vector<value::EventCount>> eventsOf(AccountIndex account, const RoiModel &model)
    {
        std::vector<value::EventCount> counts;
        std::map<EventNameId, std::string> wanted;
        for (const std::string &name : eventNames(model)) {
            if (const auto id = m_reader->nameId(name))
                wanted.emplace(*id, name);
        }
        if (wanted.empty())
            return counts;
        MP_TRY(m_reader->load(m_portfolio.id[account]));
        std::map<std::pair<std::string, Day>, std::int64_t> days;
        for (const EventPoint &point : m_reader->events()) {
            const auto name = wanted.find(point.name);
            const Day on = m_zone.dayOf(point.time);
            if (name != wanted.end() && on <= m_portfolio.asOf)
                ++days[{name->second, on}];
        }
        for (const auto &[key, count] : days)
            counts.push_back({key.first, key.second, count});
        return counts;
    }

    store::Database &m_database;
    const Zone &m_zone;
    const Portfolio &m_portfolio;
    std::vector<RoiModel> m_models;
    std::vector<std::vector<std::uint8_t>> m_applies; ///< per model, per account
    std::vector<value::DatedRate> m_rates;
    std::map<std::pair<AccountId, std::string>, std::vector<AuthoredValue>> m_own;
    std::optional<store::EventNames> m_names;
    std::optional<store::EventLogReader> m_reader;
};

} // namespace

Result<std::vector<RoiModel>> Workspace::roiModels()
{
    MP_ASSIGN(const auto rows, store::AuthoredValueRepository(d->database()).inForce("roi"));
    std::vector<RoiModel> models;
    for (const auto &[key, fields] : byObject(rows)) {
        MP_ASSIGN(auto model, value::roiFromJson(store::unflattened(fields), "value model " + key));
        models.push_back(std::move(model));
    }
    return models;
}

Result<std::optional<AccountRoi>> Workspace::roi(const Snapshot &snapshot, AccountIndex account)
{
    MP_TRY(d->refresh());
    MP_ASSIGN(auto models, roiModels());
    MP_ASSIGN(const auto valuation, Valuation::open(d->database(), d->zone, *snapshot.portfolio, std::move(models)));
    return valuation->of(account);
}

Result<PortfolioRoi> Workspace::portfolioRoi(const Snapshot &snapshot, const JobControl &control)
{
    MP_TRY(d->refresh());
    const Portfolio &portfolio = *snapshot.portfolio;
    MP_ASSIGN(auto models, roiModels());
    MP_ASSIGN(const auto valuation, Valuation::open(d->database(), d->zone, portfolio, std::move(models)));
    PortfolioRoi answer;
    answer.currency = portfolio.baseCurrency;
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled, "value", {}};
        if (portfolio.status[account] != AccountStatus::Active)
            continue;
        const auto valued = valuation->of(account);
        if (!valued && valued.error().code != ErrorCode::NotFound)
            return valued.error();
        if (!valued || !*valued) {
            ++answer.without;
            continue;
        }
        const value::RoiResult &result = (*valued)->result;
        PortfolioRoi::Row row{account, (*valued)->model.key, {}, {}};
        const auto base = static_cast<std::size_t>(value::Scenario::Base);
        for (std::size_t f = 0; f < row.value.size(); ++f) {
            if (result.value[f])
                row.value[f] = (*result.value[f])[base];
        }
        if (result.cost) {
            row.cost = (*result.cost)[base];
            ++answer.accounts;
            answer.cost += *row.cost;
            for (std::size_t f = 0; f < row.value.size(); ++f) {
                answer.valued[f] += row.value[f] ? 1 : 0;
                answer.value[f] += row.value[f].value_or(0);
            }
        } else {
            ++answer.without;
        }
        answer.rows.push_back(std::move(row));
        control.report({"", account + 1, portfolio.accountCount(), 0});
    }
    return answer;
}

Result<std::vector<RenewalCallRecord>> Workspace::renewalLedger(AccountId only, Day asOf)
{
    MP_ASSIGN(auto rows, store::AuthoredValueRepository(d->database()).history("renewal", only, asOf));
    std::ranges::stable_sort(rows, std::ranges::greater(), &AuthoredValue::id);
    std::vector<RenewalCallRecord> ledger;
    for (const AuthoredValue &row : rows)
        ledger.push_back(store::callFrom(row));
    return ledger;
}

Result<AccountPlan> Workspace::plan(const Snapshot &snapshot, AccountIndex account)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    const AccountId id = portfolio.id[account];
    store::AuthoredValueRepository authored(d->database());
    AccountPlan answer;
    MP_ASSIGN(const auto plan, authored.inForce("plan", id, portfolio.asOf));
    MP_ASSIGN(const auto interview, authored.inForce("interview", id, portfolio.asOf));
    answer.exists = !plan.empty();
    answer.plan = store::planFromFields(fieldsOf(plan));
    answer.interview = store::interviewFromFields(fieldsOf(interview));
    answer.course = analytics::planCourse(portfolio, account);
    answer.badFit = answer.course.destinationPassed;
    for (const char *scope : {"plan", "interview"}) {
        MP_ASSIGN(const auto rows, authored.history(scope, id, portfolio.asOf));
        answer.history.insert(answer.history.end(), rows.begin(), rows.end());
    }
    std::ranges::stable_sort(answer.history, std::ranges::greater(), &AuthoredValue::id);
    return answer;
}

} // namespace milepost
