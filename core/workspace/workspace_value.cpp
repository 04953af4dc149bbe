// Value models, renewals and plans of a workspace: read from what people wrote and the snapshot, computed by core/value.
#include "store/authored_json.h"
#include "store/authored_values.h"
#include "workspace/valuation.h"
#include "workspace/value_answers.h"
#include "workspace/workspace_private.h"

#include <algorithm>

namespace milepost {

namespace {

store::FieldValues fieldsOf(const std::vector<AuthoredValue> &rows)
{
    store::FieldValues fields;
    for (const AuthoredValue &row : rows)
        fields[row.field] = store::valueOf(row.value);
    return fields;
}

} // namespace

Result<std::vector<RoiModel>> Workspace::roiModels() { return roiModelsOf(d->database()); }

Result<std::shared_ptr<Valuation>> Workspace::Private::valuationOf(const Snapshot &snapshot)
{
    if (valued.valuation && valued.version == version && valued.portfolio.lock() == snapshot.portfolio)
        return valued.valuation;
    valued = {};
    MP_ASSIGN(auto models, roiModelsOf(database()));
    MP_ASSIGN(auto valuation, Valuation::open(database(), zone, *snapshot.portfolio, std::move(models)));
    valued = {std::move(valuation), snapshot.portfolio, version};
    return valued.valuation;
}

Result<std::optional<AccountRoi>> Workspace::roi(const Snapshot &snapshot, AccountIndex account)
{
    MP_TRY(d->refresh());
    MP_ASSIGN(const auto valuation, d->valuationOf(snapshot));
    return valuation->of(account);
}

Result<PortfolioRoi> Workspace::portfolioRoi(const Snapshot &snapshot, const JobControl &control)
{
    MP_TRY(d->refresh());
    const Portfolio &portfolio = *snapshot.portfolio;
    MP_ASSIGN(const auto valuation, d->valuationOf(snapshot));
    PortfolioRoi answer;
    answer.currency = portfolio.baseCurrency;
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled, "value", {}};
        if (portfolio.status[account] != AccountStatus::Active)
            continue;
        MP_ASSIGN(const auto valued, valuation->sumsOf(account));
        if (!valued) {
            ++answer.without;
            continue;
        }
        PortfolioRoi::Row row{account, valuation->models()[valued->model].key, valued->sums.value, {}};
        if (valued->sums.cost) {
            row.cost = valued->sums.cost;
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
