#include "pages/renewals/renewal_values.h"

#include "triage/account_months.h"
#include "triage/account_table.h"
#include "wording/figures.h"
#include "wording/risk_sentences.h"
#include "wording/value_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace milepost::ui {

using value::Renewal;
using value::RenewalOutcome;
using wording::Voice;

namespace {

bool anyTermEnds(const Portfolio &portfolio)
{
    return std::ranges::any_of(portfolio.subscriptions.rows, [](const SubscriptionFact &each) { return !each.trial && each.termEnd.valid(); });
}

int percentPoints(double share) { return static_cast<int>(std::lround(100 * share)); }

QString pointed(QString text, const Voice &voice)
{
    return text.replace(QLatin1Char('.'), voice.locale.decimalPoint());
}

/// "2,400.50", "2 400,50" → "2400.50": what the locale groups and points with, as plain decimal text.
std::string plainDecimal(const Voice &voice, QString text)
{
    text = text.trimmed();
    text.remove(voice.locale.groupSeparator());
    for (const QChar gap : {QChar(QLatin1Char(' ')), QChar(0x00A0), QChar(0x202F)})
        text.remove(gap);
    return text.replace(voice.locale.decimalPoint(), QStringLiteral(".")).toStdString();
}

std::int32_t openIn(const value::RenewalBook &book, const value::Quarter &quarter)
{
    return static_cast<std::int32_t>(std::ranges::count_if(book.renewals, [&](const Renewal &each) {
        return each.outcome == RenewalOutcome::Open && each.termEnd >= quarter.from && each.termEnd <= quarter.to;
    }));
}

} // namespace

std::shared_ptr<const RenewalStudy> studyRenewals(const Snapshot &snapshot, Day first, int count)
{
    auto study = std::make_shared<RenewalStudy>();
    study->snapshot = snapshot;
    study->review = value::renewalReview(*snapshot.standing, first, count);
    study->present = value::quarterOf(snapshot.portfolio->asOf);
    const value::RenewalBook &book = study->review.book;
    const bool covered = book.from <= study->present.from && study->present.to <= book.to;
    study->presentOpen = openIn(covered ? book : value::renewalBook(*snapshot.standing, study->present.from, study->present.to), study->present);
    study->anyTerms = !book.renewals.empty() || anyTermEnds(*snapshot.portfolio);
    study->table = accountTable(snapshot.portfolio, snapshot.standing);
    return study;
}

RenewalGroup groupOf(const Renewal &renewal)
{
    if (renewal.outcome != RenewalOutcome::Open)
        return renewal.outcome == RenewalOutcome::Won ? RenewalGroup::Won : RenewalGroup::Lost;
    return renewal.call ? static_cast<RenewalGroup>(*renewal.call->call) : RenewalGroup::Uncalled;
}

QString word(const Voice &voice, RenewalGroup group)
{
    if (const auto call = callOf(group))
        return wording::word(voice, *call);
    if (group == RenewalGroup::Uncalled)
        return voice.translate("Renewals", "No call yet");
    return wording::word(voice, group == RenewalGroup::Won ? RenewalOutcome::Won : RenewalOutcome::Lost);
}

Mark markOf(RenewalGroup group)
{
    switch (group) {
    case RenewalGroup::Commit:
    case RenewalGroup::Won: return Mark::Good;
    case RenewalGroup::BestCase: return Mark::Neutral;
    case RenewalGroup::AtRisk: return Mark::Watch;
    case RenewalGroup::Churn:
    case RenewalGroup::Lost: return Mark::Risk;
    case RenewalGroup::Uncalled: break;
    }
    return Mark::None;
}

std::optional<RenewalCall> callOf(RenewalGroup group)
{
    return group <= RenewalGroup::Churn ? std::optional(static_cast<RenewalCall>(group)) : std::nullopt;
}

std::optional<int> gapOf(const Renewal &renewal)
{
    if (std::isnan(renewal.disagreement()))
        return std::nullopt;
    return percentPoints(renewal.machine - renewal.probability);
}

Day changedOn(const Portfolio &portfolio, const Renewal &renewal)
{
    Day newest;
    for (const CallFact &call : portfolio.callsOf(renewal.account)) {
        if (call.termEnd == renewal.termEnd)
            newest = call.on;
    }
    return newest;
}

KeepData keepOf(const Voice &voice, const Renewal &renewal)
{
    KeepData keep;
    QStringList spoken;
    if (renewal.call && !std::isnan(renewal.probability)) {
        keep.said = static_cast<float>(renewal.probability);
        spoken << voice.translate("Renewals", "call %1").arg(wording::percent(voice, renewal.probability));
    }
    if (!std::isnan(renewal.machine)) {
        keep.other = static_cast<float>(renewal.machine);
        spoken << voice.translate("Renewals", "estimate %1").arg(wording::percent(voice, renewal.machine));
    }
    keep.spoken = spoken.join(QStringLiteral(", "));
    return keep;
}

CheckpointsData checkpointsOf(const Voice &voice, const Portfolio &portfolio, const Renewal &renewal)
{
    CheckpointsData data;
    QStringList spoken;
    for (std::size_t i = 0; i < renewal.checkpoints.size(); ++i) {
        data.states[i] = static_cast<CheckpointsData::State>(renewal.checkpoints[i]);
        spoken << voice.translate("Renewals", "T-%1, %2: %3", "checkpoint, its day, met or not")
                      .arg(value::checkpointDays[i])
                      .arg(wording::date(voice, renewal.termEnd - value::checkpointDays[i], portfolio.asOf),
                           wording::word(voice, renewal.checkpoints[i]));
    }
    data.spoken = spoken.join(QLatin1Char('\n'));
    return data;
}

QString quarterWord(const Voice &voice, const value::Quarter &quarter)
{
    const YearMonthDay civil = civilFromDay(quarter.from);
    return voice.translate("Renewals", "Q%1 %2", "quarter and year").arg((civil.month + 2) / 3).arg(civil.year);
}

QString quarterKey(const value::Quarter &quarter)
{
    const YearMonthDay civil = civilFromDay(quarter.from);
    return QStringLiteral("%1Q%2").arg(civil.year, 4, 10, QLatin1Char('0')).arg((civil.month + 2) / 3);
}

QString machineBasis(const Voice &voice, const Standing &standing, const Renewal &renewal)
{
    if (renewal.outcome != RenewalOutcome::Open)
        return {};
    if (renewal.machineMethod == RiskMethod::Fact)
        return voice.translate("Renewals", "A cancellation is known.");
    const QString basis = wording::riskBasisSentence(voice, standing.riskFit);
    if (std::isnan(renewal.machine))
        return voice.translate("Renewals", "No estimate. %1").arg(basis);
    const QString leaning = wording::riskLeaningSentence(voice, standing.riskFit);
    return leaning.isEmpty() ? basis : basis + QLatin1Char(' ') + leaning;
}

namespace {

double sortValue(const Portfolio &portfolio, const Renewal &renewal, RenewalSort sort)
{
    switch (sort) {
    case RenewalSort::Due: return renewal.termEnd.value;
    case RenewalSort::Amount: return renewal.dueMinor == noMinor ? NAN : static_cast<double>(renewal.dueMinor);
    case RenewalSort::Call:
    case RenewalSort::Keep: return renewal.probability;
    case RenewalSort::Checkpoints:
        return static_cast<double>(std::ranges::count(renewal.checkpoints, value::Checkpoint::Missed));
    case RenewalSort::Changed: {
        const Day day = changedOn(portfolio, renewal);
        return day.valid() ? day.value : NAN;
    }
    case RenewalSort::Gap: return renewal.disagreement();
    case RenewalSort::Account: break;
    }
    return NAN;
}

void sortGroup(const RenewalStudy &study, std::vector<std::uint32_t> &renewals, RenewalSort sort, bool descending)
{
    if (sort == RenewalSort::Gap && descending)
        return; // the book's own order
    const Portfolio &portfolio = *study.snapshot.portfolio;
    if (sort == RenewalSort::Account) {
        std::vector<std::pair<QString, std::uint32_t>> named;
        named.reserve(renewals.size());
        for (const std::uint32_t each : renewals)
            named.emplace_back(wording::plain(portfolio.text(portfolio.name[study.renewal(each).account])).toCaseFolded(), each);
        std::ranges::stable_sort(named, [descending](const auto &a, const auto &b) {
            return descending ? b.first < a.first : a.first < b.first;
        });
        std::ranges::transform(named, renewals.begin(), &std::pair<QString, std::uint32_t>::second);
        return;
    }
    std::vector<std::pair<double, std::uint32_t>> keyed;
    keyed.reserve(renewals.size());
    for (const std::uint32_t each : renewals)
        keyed.emplace_back(sortValue(portfolio, study.renewal(each), sort), each);
    std::ranges::stable_sort(keyed, [descending](const auto &a, const auto &b) {
        if (std::isnan(a.first) || std::isnan(b.first))
            return !std::isnan(a.first) && std::isnan(b.first); // no data comes last, however sorted
        return descending ? b.first < a.first : a.first < b.first;
    });
    std::ranges::transform(keyed, renewals.begin(), &std::pair<double, std::uint32_t>::second);
}

} // namespace

std::vector<ShownGroup> shownGroups(const RenewalStudy &study, std::size_t quarter, const query::RowSet *matches, RenewalSort sort,
                                    bool descending)
{
    std::array<ShownGroup, renewalGroupCount> groups;
    std::array<std::pair<double, int>, renewalGroupCount> known{};
    for (const std::uint32_t each : study.review.quarters[quarter].renewals) {
        const Renewal &renewal = study.renewal(each);
        const auto at = static_cast<std::size_t>(groupOf(renewal));
        ShownGroup &group = groups[at];
        ++group.all;
        if (matches && !matches->contains(renewal.account))
            continue;
        group.renewals.push_back(each);
        if (renewal.dueMinor == noMinor)
            ++group.amountMissing;
        else
            group.dueMinor += renewal.dueMinor;
        if (renewal.call && !std::isnan(renewal.probability)) {
            known[at].first += renewal.probability;
            ++known[at].second;
        }
    }
    std::vector<ShownGroup> shown;
    for (std::size_t at = 0; at < groups.size(); ++at) {
        if (groups[at].renewals.empty())
            continue;
        groups[at].group = static_cast<RenewalGroup>(at);
        if (known[at].second > 0)
            groups[at].meanProbability = known[at].first / known[at].second;
        sortGroup(study, groups[at].renewals, sort, descending);
        shown.push_back(std::move(groups[at]));
    }
    return shown;
}

namespace {

QString changeOf(const Voice &voice, const RenewalCallRecord *before, const RenewalCallRecord &now)
{
    const QString who = now.author.empty() ? voice.translate("Renewals", "Somebody") : wording::name(now.author);
    const bool called = before && before->call;
    if (!now.call)
        return called ? voice.translate("Renewals", "%1 took the call back; it was %2").arg(who, wording::word(voice, *before->call)) : voice.translate("Renewals", "%1 left it without a call").arg(who);
    const QString call = wording::word(voice, *now.call);
    if (!called)
        return voice.translate("Renewals", "%1 set the call to %2").arg(who, call);
    if (*before->call != *now.call)
        return voice.translate("Renewals", "%1 moved the call from %2 to %3").arg(who, wording::word(voice, *before->call), call);
    if (before->probability != now.probability)
        return now.probability ? voice.translate("Renewals", "%1 kept %2 and set it to %3").arg(who, call, wording::percent(voice, *now.probability))
                               : voice.translate("Renewals", "%1 kept %2 without a probability of its own").arg(who, call);
    if (before->upsell != now.upsell)
        return voice.translate("Renewals", "%1 kept %2 and changed the upsell").arg(who, call);
    return voice.translate("Renewals", "%1 confirmed %2").arg(who, call);
}

} // namespace

std::vector<LedgerLine> ledgerLines(const Voice &voice, std::span<const RenewalCallRecord> records, Day termEnd, Currency base)
{
    std::vector<const RenewalCallRecord *> own;
    for (const RenewalCallRecord &record : records) {
        if (record.termEnd == termEnd)
            own.push_back(&record);
    }
    std::vector<LedgerLine> lines;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const RenewalCallRecord &now = *own[i];
        const RenewalCallRecord *before = i + 1 < own.size() ? own[i + 1] : nullptr;
        LedgerLine line{now.on, changeOf(voice, before, now), {}};
        QStringList detail;
        const bool otherCall = !before || before->call != now.call;
        if (otherCall && now.call && now.probability)
            detail << wording::percent(voice, *now.probability);
        if (now.upsell && (!before || before->upsell != now.upsell))
            detail << voice.translate("Renewals", "upsell %1").arg(wording::money(voice, now.upsell->minor, now.upsell->currency.valid() ? now.upsell->currency : base));
        if (!now.note.empty())
            detail << wording::plain(now.note);
        line.detail = detail.join(QStringLiteral(" · "));
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<RenewalCallRecord> callsOf(const Portfolio &portfolio, AccountIndex account)
{
    std::vector<RenewalCallRecord> records;
    for (const CallFact &call : portfolio.callsOf(account)) {
        RenewalCallRecord record;
        record.account = portfolio.id[account];
        record.termEnd = call.termEnd;
        record.call = call.call;
        if (!std::isnan(call.probability))
            record.probability = static_cast<double>(call.probability);
        if (call.upsellMinor != noMinor)
            record.upsell = Money{call.upsellMinor, portfolio.baseCurrency};
        record.on = call.on;
        record.author = std::string(portfolio.text(call.author));
        records.push_back(std::move(record));
    }
    std::ranges::reverse(records);
    return records;
}

CallDraft draftOf(const Voice &voice, const Portfolio &portfolio, const Renewal &renewal)
{
    CallDraft draft;
    if (!renewal.call || renewal.outcome != RenewalOutcome::Open)
        return draft;
    draft.call = renewal.call->call;
    if (!std::isnan(renewal.call->probability))
        draft.probability = wording::decimal(voice, 100.0 * static_cast<double>(renewal.call->probability), 2);
    if (renewal.call->upsellMinor != noMinor)
        draft.upsell = pointed(QString::fromStdString(Money{renewal.call->upsellMinor, portfolio.baseCurrency}.amountText()), voice);
    return draft;
}

std::variant<SetRenewalCall, QString> readDraft(const Voice &voice, const RenewalKey &key, const CallDraft &draft, Currency base)
{
    SetRenewalCall change;
    change.account = key.account;
    change.termEnd = key.termEnd;
    change.call = draft.call;
    change.note = draft.note.trimmed().toStdString();
    if (!draft.call)
        return change;
    if (!draft.probability.trimmed().isEmpty()) {
        QString text = draft.probability;
        text.remove(QLatin1Char('%'));
        bool number = false;
        const double percent = QString::fromStdString(plainDecimal(voice, text)).toDouble(&number);
        if (!number || !(percent >= 0 && percent <= 100))
            return voice.translate("Renewals", "The probability is a number from 0 to 100, in percent.");
        if (percent > 0 && percent < 1)
            return voice.translate("Renewals", "%1 % would be less than one in a hundred. For %2 %, write %2.")
                .arg(draft.probability.trimmed(), wording::decimal(voice, 100 * percent, 2));
        change.probability = percent / 100;
    }
    if (!draft.upsell.trimmed().isEmpty()) {
        const auto minor = minorFromDecimal(plainDecimal(voice, draft.upsell), base.minorDigits());
        if (!minor || *minor < 0)
            return voice.translate("Renewals", "The upsell is an amount in %1, such as %2.").arg(QString::fromStdString(base.toString()), pointed(QStringLiteral("2400.00"), voice));
        change.upsell = Money{*minor, base};
    }
    return change;
}

SetRenewalCall movedTo(const RenewalStudy &study, const Renewal &renewal, std::optional<RenewalCall> call)
{
    const RenewalKey key = study.keyOf(renewal);
    SetRenewalCall change;
    change.account = key.account;
    change.termEnd = key.termEnd;
    change.call = call;
    if (call && renewal.call && renewal.call->upsellMinor != noMinor)
        change.upsell = Money{renewal.call->upsellMinor, study.snapshot.portfolio->baseCurrency};
    return change;
}

} // namespace milepost::ui
