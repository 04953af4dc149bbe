/// renewals: what is due in a quarter, what people call it and what the model says; call: making one.
#include "output.h"
#include "value_json.h"
#include "verbs.h"

#include "workspace/value_answers.h"

namespace milepost::cli {

namespace {

QJsonObject forecastJson(const value::RenewalForecast &forecast, Currency currency)
{
    QJsonObject called;
    for (std::size_t i = 0; i < forecast.calledMinor.size(); ++i)
        called[fromUtf8(keyOf(static_cast<RenewalCall>(i)))] = jsonMoney(forecast.calledMinor[i], currency);
    const auto rounded = [&](double minor) { return jsonMoney(std::llround(minor), currency); };
    return {{QStringLiteral("won"), jsonMoney(forecast.wonMinor, currency)},
            {QStringLiteral("lost"), jsonMoney(forecast.lostMinor, currency)},
            {QStringLiteral("open"), jsonMoney(forecast.openMinor, currency)},
            {QStringLiteral("called"), called},
            {QStringLiteral("uncalled"), jsonMoney(forecast.uncalledMinor, currency)},
            {QStringLiteral("expected"), rounded(forecast.expectedMinor)},
            {QStringLiteral("uncalled_expected"), rounded(forecast.uncalledExpectedMinor)},
            {QStringLiteral("low"), jsonMoney(forecast.lowMinor, currency)},
            {QStringLiteral("high"), jsonMoney(forecast.highMinor, currency)},
            {QStringLiteral("upsell"), rounded(forecast.upsellMinor)},
            {QStringLiteral("left_out"), jsonMoney(forecast.leftOutMinor, currency)},
            {QStringLiteral("amount_missing"), forecast.amountMissing}};
}

QJsonArray calibrationJson(const Portfolio &portfolio, const std::vector<value::CallCalibration> &calibration)
{
    QJsonArray rows;
    for (const value::CallCalibration &who : calibration)
        rows << QJsonObject{{QStringLiteral("person"), who.person == 0 ? QJsonValue() : jsonText(portfolio.text(who.person))},
                            {QStringLiteral("n"), who.n},
                            {QStringLiteral("won"), who.won},
                            {QStringLiteral("mean_probability"), jsonNumber(who.meanProbability)},
                            {QStringLiteral("brier"), jsonNumber(who.brier)},
                            {QStringLiteral("too_high"), jsonNumber(who.tooHigh())}};
    return rows;
}

void list(Context &context, const std::string &quarterText)
{
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto snapshot = context.snapshot(*workspace);
    if (!snapshot)
        return;
    const Portfolio &portfolio = *snapshot->portfolio;
    value::Quarter quarter = value::quarterOf(portfolio.asOf);
    if (!quarterText.empty()) {
        const auto named = value::quarterFromText(quarterText);
        if (!named) {
            context.usage("--quarter: “" + quarterText + "” is no quarter; write it as 2026Q4");
            return;
        }
        quarter = *named;
    }
    const value::RenewalBook book = value::renewalBook(*snapshot->standing, quarter.from, quarter.to);
    const auto ledger = context.take(workspace->renewalLedger({}, portfolio.asOf));
    if (!ledger)
        return;
    QJsonArray renewals, changes;
    for (const value::Renewal &renewal : book.renewals)
        renewals << renewalJson(portfolio, renewal);
    for (const RenewalCallRecord &call : *ledger) {
        if (call.termEnd >= book.from && call.termEnd <= book.to)
            changes << callJson(portfolio, call);
    }
    const QJsonObject answer{{QStringLiteral("from"), jsonDay(book.from)},
                             {QStringLiteral("to"), jsonDay(book.to)},
                             {QStringLiteral("renewals"), renewals},
                             {QStringLiteral("forecast"), forecastJson(book.forecast, portfolio.baseCurrency)},
                             {QStringLiteral("retention_period"), retentionJson(book.period, portfolio.baseCurrency)},
                             {QStringLiteral("retention_year"), retentionJson(book.year, portfolio.baseCurrency)},
                             {QStringLiteral("calibration"), calibrationJson(portfolio, book.calibration)},
                             {QStringLiteral("month_to_month"), book.monthToMonth},
                             {QStringLiteral("ledger"), changes}};
    print(context, answer, renewals,
          {{QStringLiteral("Account"), QStringLiteral("name")},
           {QStringLiteral("Owner"), QStringLiteral("owner")},
           {QStringLiteral("Term end"), QStringLiteral("term_end")},
           {QStringLiteral("Due"), QStringLiteral("due"), true},
           {QStringLiteral("Outcome"), QStringLiteral("outcome")},
           {QStringLiteral("Call"), QStringLiteral("call")},
           {QStringLiteral("Probability"), QStringLiteral("probability"), true},
           {QStringLiteral("Machine"), QStringLiteral("machine"), true},
           {QStringLiteral("Apart"), QStringLiteral("disagreement"), true}});
}

struct CallOptions {
    std::string account, call, termEnd, note, upsell;
    double probability = -1;
};

void makeCall(Context &context, const CallOptions &options)
{
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto snapshot = context.snapshot(*workspace);
    if (!snapshot)
        return;
    const Portfolio &portfolio = *snapshot->portfolio;
    const AccountIndex account = portfolio.findExternal(options.account);
    if (account == noAccount) {
        context.fail({ErrorCode::NotFound, "account", options.account});
        return;
    }
    SetRenewalCall change;
    change.account = portfolio.id[account];
    change.note = options.note;
    if (options.call != "none") {
        change.call = fromKey<RenewalCall>(options.call);
        if (!change.call) {
            context.usage("CALL is one of commit, best_case, at_risk, churn, or none to take it back");
            return;
        }
        if (options.probability >= 0)
            change.probability = options.probability;
    }
    if (!options.upsell.empty()) {
        const auto minor = minorFromDecimal(options.upsell, portfolio.baseCurrency.minorDigits());
        if (!minor) {
            context.usage("--upsell expects an amount such as 2400.00 in " + portfolio.baseCurrency.toString());
            return;
        }
        change.upsell = Money{*minor, portfolio.baseCurrency};
    }
    for (const value::Renewal &renewal : value::renewalsOf(*snapshot->standing, account)) {
        if (options.termEnd.empty() ? renewal.outcome == value::RenewalOutcome::Open && !change.termEnd.valid()
                                    : isoFromDay(renewal.termEnd) == options.termEnd)
            change.termEnd = renewal.termEnd;
    }
    if (!change.termEnd.valid()) {
        context.fail({ErrorCode::NotFound, "renewal", options.account + (options.termEnd.empty() ? ": no term is known to end" : ": no term ends on " + options.termEnd)});
        return;
    }
    const auto receipt = context.take(workspace->apply(change));
    if (!receipt)
        return;
    print(context,
          QJsonObject{{QStringLiteral("op_id"), receipt->opId.empty() ? QJsonValue() : jsonText(receipt->opId)},
                      {QStringLiteral("term_end"), jsonDay(change.termEnd)}},
          {{QStringLiteral("Operation"), QStringLiteral("op_id")}, {QStringLiteral("Term end"), QStringLiteral("term_end")}});
}

} // namespace

void addRenewals(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("renewals", "Renewals of a quarter: due, calls, the model's estimate, forecast, GRR and NRR");
    verb->require_subcommand(0, 1);
    const auto quarter = std::make_shared<std::string>();
    const auto options = std::make_shared<CallOptions>();
    verb->add_option("--quarter", *quarter, "Which quarter (default: the present one)")->type_name("2026Q4");
    auto *calling = verb->add_subcommand("call", "Call a renewal: commit, best_case, at_risk, churn, or none");
    calling->add_option("ID", options->account, "The account's id in its source")->required();
    calling->add_option("CALL", options->call, "The call")->required();
    calling->add_option("--probability", options->probability, "0–1, instead of the call's own")->check(CLI::Range(0.0, 1.0));
    calling->add_option("--term-end", options->termEnd, "Which renewal (default: the next)")->type_name("DATE");
    calling->add_option("--upsell", options->upsell, "Expected on top of what is due")->type_name("AMOUNT");
    calling->add_option("--note", options->note, "Why")->type_name("TEXT");
    calling->callback([&context, options] { makeCall(context, *options); });
    verb->callback([&context, verb, quarter] {
        if (verb->get_subcommands().empty())
            list(context, *quarter);
    });
}

} // namespace milepost::cli
