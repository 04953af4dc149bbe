#include "workspace/valuation.h"

#include "base/hash.h"
#include "portfolio/fact_table.h"
#include "query/matcher.h"
#include "store/authored_json.h"
#include "store/authored_repository.h"
#include "store/authored_values.h"
#include "store/database.h"
#include "value/roi_exchange.h"

#include <algorithm>
#include <cmath>

namespace milepost {

namespace {

store::FieldValues fieldsOf(const std::vector<AuthoredValue> &rows)
{
    store::FieldValues fields;
    for (const AuthoredValue &row : rows)
        fields[row.field] = store::valueOf(row.value);
    return fields;
}

std::uint64_t stampOf(const AccountReturns &returns)
{
    std::uint64_t stamp = stableHash("returns");
    const auto mix = [&](std::uint64_t value) { stamp = combineHash(stamp, value); };
    const auto mixNumber = [&](double number) { mix(std::isnan(number) ? 1 : stableHash({reinterpret_cast<const char *>(&number), sizeof number})); };
    for (const AccountReturn &each : returns.accounts) {
        mix(static_cast<std::uint64_t>(each.account.value));
        mixNumber(double(each.roi));
        mix(static_cast<std::uint64_t>(static_cast<std::uint32_t>(each.since.value)));
        mixNumber(each.value);
        mixNumber(each.cost);
    }
    for (const auto &keys : returns.milestones) {
        for (const std::string &key : keys)
            mix(stableHash(key));
    }
    return returns.accounts.empty() ? 0 : std::max<std::uint64_t>(stamp, 1);
}

} // namespace

Result<std::vector<RoiModel>> roiModelsOf(store::Database &database)
{
    MP_ASSIGN(const auto rows, store::AuthoredValueRepository(database).inForce("roi"));
    std::map<std::string, store::FieldValues> objects;
    for (const AuthoredValue &row : rows)
        objects[row.object][row.field] = store::valueOf(row.value);
    std::vector<RoiModel> models;
    for (const auto &[key, fields] : objects) {
        MP_ASSIGN(auto model, value::roiFromJson(store::unflattened(fields), "value model " + key));
        models.push_back(std::move(model));
    }
    return models;
}

Result<std::unique_ptr<Valuation>> Valuation::open(store::Database &database, const Zone &zone, const Portfolio &portfolio,
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
    made->m_eventNames.emplace(std::move(names));
    made->m_reader.emplace(database, *made->m_eventNames);
    for (const RoiModel &model : made->m_models) {
        auto &wanted = made->m_names.emplace_back();
        for (const RoiLine &line : model.lines) {
            const auto id = line.counted == RoiCounted::Event ? made->m_reader->nameId(line.object) : std::nullopt;
            if (id)
                wanted.emplace(*id, line.object);
        }
    }
    return made;
}

Result<> Valuation::match()
{
    const query::Table facts = factTable(m_portfolio);
    m_modelOf.assign(m_portfolio.accountCount(), none);
    for (std::size_t m = 0; m < m_models.size(); ++m) {
        const RoiModel &model = m_models[m];
        std::vector<std::uint8_t> applies(m_portfolio.accountCount(), model.appliesTo.empty() ? 1 : 0);
        if (!model.appliesTo.empty()) {
            const auto matched = query::matchRows(model.appliesTo, facts);
            if (const auto *failed = std::get_if<query::FilterError>(&matched))
                return Error{ErrorCode::InvalidArgument, "model " + model.key + ": applies_to", query::toString(*failed)};
            for (const query::RowIndex row : std::get<std::vector<query::RowIndex>>(matched))
                applies[row] = 1;
        }
        for (AccountIndex account = 0; account < applies.size(); ++account) {
            if (applies[account] && m_modelOf[account] == none)
                m_modelOf[account] = m;
        }
        m_applies.push_back(std::move(applies));
    }
    return {};
}

Result<std::optional<AccountRoi>> Valuation::of(AccountIndex account)
{
    std::optional<AccountRoi> answer;
    if (modelOf(account) == none)
        return answer;
    answer.emplace().model = m_models[modelOf(account)];
    for (std::size_t m = modelOf(account) + 1; m < m_models.size(); ++m) {
        if (m_applies[m][account])
            answer->alsoApplying.push_back(m_models[m].key);
    }
    MP_ASSIGN(answer->ownAssumptions, takeOwn(account, answer->model));
    MP_ASSIGN(answer->events, eventsOf(account, modelOf(account)));
    answer->rates = m_rates;
    MP_ASSIGN(answer->result, value::evaluateRoi(answer->model, {m_portfolio, account, answer->events, answer->rates}));
    return answer;
}

Result<Valuation::Ready> Valuation::ready(AccountIndex account)
{
    Ready ready;
    ready.model = modelOf(account);
    if (ready.model == none)
        return ready;
    const RoiModel &model = m_models[ready.model];
    const auto [from, to] = value::roiPeriod(model, m_portfolio, account);
    if (!from.valid() || to < from)
        return ready;
    if (m_own.contains({m_portfolio.id[account], model.key})) {
        ready.ownModel = std::make_unique<RoiModel>(model);
        MP_TRY(takeOwn(account, *ready.ownModel));
        MP_ASSIGN(auto figures, value::RoiFigures::prepare(*ready.ownModel, m_portfolio, m_rates, to));
        ready.ownFigures = std::make_unique<value::RoiFigures>(std::move(figures));
        ready.figures = ready.ownFigures.get();
    } else {
        auto at = m_figures.find({ready.model, to});
        if (at == m_figures.end())
            at = m_figures.emplace(std::pair(ready.model, to), value::RoiFigures::prepare(model, m_portfolio, m_rates, to)).first;
        if (!at->second)
            return at->second.error();
        ready.figures = &*at->second;
    }
    MP_ASSIGN(ready.events, eventsOf(account, ready.model));
    return ready;
}

Result<std::optional<Valuation::Sums>> Valuation::sumsOf(AccountIndex account)
{
    MP_ASSIGN(const Ready ready, this->ready(account));
    std::optional<Sums> answer;
    if (!ready.figures)
        return answer;
    if (auto sums = ready.figures->of(account, ready.events))
        answer.emplace(Sums{ready.model, std::move(*sums)});
    return answer;
}

Result<AccountReturns> Valuation::returns(const JobControl &control)
{
    AccountReturns made;
    std::map<std::vector<std::string>, std::uint32_t> feeds;
    for (AccountIndex account = 0; account < m_portfolio.accountCount(); ++account) {
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled, "returns", {}};
        if (m_portfolio.status[account] != AccountStatus::Active || modelOf(account) == none)
            continue;
        const auto ready = this->ready(account);
        if (!ready && ready.error().code != ErrorCode::InvalidArgument)
            return ready.error();
        if (!ready || !ready->figures)
            continue;
        const auto sums = ready->figures->of(account, ready->events);
        const auto roi = sums ? sums->roi(value::RoiFigure::Headline) : std::nullopt;
        AccountReturn row;
        row.account = m_portfolio.id[account];
        if (roi) {
            row.roi = static_cast<float>(value::asDouble(*roi));
            if (*roi > highReturn) {
                row.since = ready->figures->above(highReturn, account, ready->events);
                row.from = sums->from;
                row.value = static_cast<double>(value::minorOf(*sums->value[0], m_portfolio.baseCurrency));
                row.cost = static_cast<double>(value::minorOf(*sums->cost, m_portfolio.baseCurrency));
                row.feeds = feeds.emplace(ready->figures->headlineMilestones(), static_cast<std::uint32_t>(feeds.size())).first->second;
            }
        }
        made.accounts.push_back(row);
    }
    made.milestones.resize(feeds.size());
    for (const auto &[keys, at] : feeds)
        made.milestones[at] = keys;
    std::ranges::sort(made.accounts, {}, &AccountReturn::account);
    made.stamp = stampOf(made);
    return made;
}

Result<std::vector<std::string>> Valuation::takeOwn(AccountIndex account, RoiModel &model) const
{
    std::vector<std::string> keys;
    const auto own = m_own.find({m_portfolio.id[account], model.key});
    if (own == m_own.end())
        return keys;
    MP_ASSIGN(const RoiModel written, value::roiFromJson(store::unflattened(fieldsOf(own->second)), "assumptions of one account"));
    for (const RoiAssumption &assumption : written.assumptions) {
        const auto at = std::ranges::find(model.assumptions, assumption.key, &RoiAssumption::key);
        if (at == model.assumptions.end())
            continue; // the model has let go of it
        *at = assumption;
        keys.push_back(assumption.key);
    }
    return keys;
}

Result<std::vector<value::EventCount>> Valuation::eventsOf(AccountIndex account, std::size_t model)
{
    std::vector<value::EventCount> counts;
    const auto &wanted = m_names[model];
    if (wanted.empty())
        return counts;
    MP_TRY(m_reader->load(m_portfolio.id[account]));
    std::map<std::pair<EventNameId, Day>, std::int64_t> days;
    for (const EventPoint &point : m_reader->events()) {
        if (!wanted.contains(point.name))
            continue;
        const Day on = m_zone.dayOf(point.time);
        if (on <= m_portfolio.asOf)
            ++days[{point.name, on}];
    }
    for (const auto &[key, count] : days)
        counts.push_back({wanted.at(key.first), key.second, count});
    return counts;
}

} // namespace milepost
