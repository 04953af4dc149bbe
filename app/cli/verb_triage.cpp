#include "account_json.h"
#include "output.h"
#include "verbs.h"

#include "wording/guidance.h"
#include "wording/queue_words.h"
#include "wording/reasons.h"

#include <algorithm>

namespace milepost::cli {

namespace {

QJsonObject itemJson(const Snapshot &snapshot, const QueueItem &item, int rank)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    const Standing &standing = *snapshot.standing;
    const auto voice = wording::Voice::invariant();
    const Signal &signal = standing.signals.rows[item.leading];
    const Currency currency = portfolio.baseCurrency;
    QJsonArray guidance;
    for (const QString &step : wording::guidance(voice, standing, item))
        guidance << sentence(step);
    return {
        {QStringLiteral("rank"), rank},
        {QStringLiteral("account"), jsonText(portfolio.text(portfolio.externalId[item.account]))},
        {QStringLiteral("name"), jsonText(portfolio.text(portfolio.name[item.account]))},
        {QStringLiteral("owner"), jsonTextOrNull(portfolio.text(portfolio.owner[item.account]))},
        {QStringLiteral("reason_code"), jsonText(keyOf(signal.rule))},
        {QStringLiteral("reason"), sentence(wording::reasonLine(voice, standing, item))},
        {QStringLiteral("kind"), jsonText(keyOf(item.kind))},
        {QStringLiteral("severity"), jsonText(keyOf(signal.severity))},
        {QStringLiteral("stake"), jsonMoney(item.stakeMinor, currency)},
        {QStringLiteral("terms"),
         QJsonObject{{QStringLiteral("arr"), jsonMoney(item.arrMinor, currency)},
                     {QStringLiteral("arr_assumed"), item.arrAssumed},
                     {QStringLiteral("risk"), jsonNumber(item.risk)},
                     {QStringLiteral("risk_method"), jsonText(keyOf(standing.riskMethod[item.account]))},
                     {QStringLiteral("urgency"), jsonNumber(item.urgency)}}},
        {QStringLiteral("decision_day"), jsonDay(item.decisionDay)},
        {QStringLiteral("evidence"), evidenceOf(standing, signal)},
        {QStringLiteral("guidance"), guidance},
    };
}

} // namespace

void addTriage(CLI::App &app, Context &context)
{
    struct Options {
        std::string owner;
        std::int64_t limit = -1;
    };
    auto *verb = app.add_subcommand("triage", "Today's queue: whom to look at first, why, and what to do");
    const auto options = std::make_shared<Options>();
    verb->add_option("--owner", options->owner, "Only this owner's accounts; “me” is you")->type_name("X");
    verb->add_option("--limit", options->limit, "At most so many")->type_name("N")->check(CLI::NonNegativeNumber);
    verb->callback([&context, options] {
        auto workspace = context.open();
        if (!workspace)
            return;
        const auto snapshot = context.snapshot(*workspace);
        if (!snapshot)
            return;
        const Portfolio &portfolio = *snapshot->portfolio;
        std::string owner = options->owner;
        if (owner == "me") {
            owner = portfolio.me;
            if (owner.empty()) {
                context.usage("--owner me: it is not known who you are; say so with “milepost-cli settings me=NAME”");
                return;
            }
        }
        QJsonArray answer;
        for (const auto *list : {&snapshot->standing->queue, &snapshot->standing->strip}) {
            for (const QueueItem &item : *list) {
                if (options->limit >= 0 && answer.size() >= options->limit)
                    break;
                if (owner.empty() || portfolio.text(portfolio.owner[item.account]) == owner)
                    answer << itemJson(*snapshot, item, static_cast<int>(answer.size()) + 1);
            }
        }
        // The strip alone may fill the answer: that nobody waits, or that nobody can tell, is said all the same.
        const bool waits = std::ranges::any_of(snapshot->standing->queue, [&](const QueueItem &item) {
            return owner.empty() || portfolio.text(portfolio.owner[item.account]) == owner;
        });
        if (!waits && (owner.empty() || owner == portfolio.me))
            context.tell(sentence(wording::emptyQueue(wording::Voice::invariant(), *snapshot->standing, owner).sentence).toStdString());
        print(context, answer,
              {{QStringLiteral("#"), QStringLiteral("rank"), true},
               {QStringLiteral("Account"), QStringLiteral("name")},
               {QStringLiteral("Owner"), QStringLiteral("owner")},
               {QStringLiteral("At stake"), QStringLiteral("stake"), true},
               {QStringLiteral("Decision"), QStringLiteral("decision_day")},
               {QStringLiteral("Reason"), QStringLiteral("reason")}});
    });
}

} // namespace milepost::cli
