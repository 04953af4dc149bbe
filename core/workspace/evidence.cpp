#include "workspace/evidence.h"

#include "milestones/data_milestones.h"
#include "store/account_repository.h"
#include "store/directories.h"
#include "store/event_log_reader.h"
#include "workspace/worker_threads.h"
#include "workspace/workspace_private.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace milepost {

using namespace analytics;

std::shared_ptr<const EvidenceBase> evidenceBase(const Snapshot &snapshot, const SettingValues &settings, Day today)
{
    auto base = std::make_shared<EvidenceBase>();
    base->portfolio = snapshot.portfolio;
    base->lives = firstLivesOf(*snapshot.portfolio, std::min(snapshot.portfolio->asOf, today - 1));
    base->settings = snapshot.standing ? snapshot.standing->settings : standingSettingsOf(settings);
    Day everything;
    base->observability.milestone.assign(snapshot.portfolio->milestones.size(), Day{});
    for (const ObservableFrom &each : observableFromOf(settings)) {
        if (each.key.empty())
            everything = each.from;
        else if (each.key == "churn")
            base->observability.churn = each.from;
        else if (const MilestoneIndex index = snapshot.portfolio->findMilestone(each.key); index != noMilestone)
            base->observability.milestone[index] = each.from;
    }
    const auto atLeast = [everything](Day &day) {
        if (everything.valid() && (!day.valid() || day < everything))
            day = everything;
    };
    atLeast(base->observability.churn);
    std::ranges::for_each(base->observability.milestone, atLeast);
    return base;
}

void onAllCores(std::size_t count, const std::function<void(std::size_t)> &body)
{
    // Not the pool's threads: callers run on them, and waiting there for the pool's next free thread can wait for ever.
    onThreads()(count, body);
}

std::vector<Association> evidenceOf(const EvidenceBase &base, const std::vector<Exposure> &exposures,
                                    const EvidenceSettings &settings)
{
    return evidence(*base.portfolio, base.lives, exposures, base.observability, settings, onAllCores);
}

DiscoveryAnswer discoveryOf(const EvidenceBase &base, std::vector<Behaviour> eventBehaviours,
                            const DiscoverySettings &settings)
{
    DiscoveryAnswer answer;
    answer.behaviours = std::move(eventBehaviours);
    for (Behaviour &each : milestoneBehaviours(*base.portfolio, base.lives, settings.firstDays)) {
        // What is to be reached cannot be what precedes it.
        if (each.milestone != settings.toReach)
            answer.behaviours.push_back(std::move(each));
    }
    answer.discovery = discover(*base.portfolio, base.lives, answer.behaviours, base.observability.churn, settings, onAllCores);
    return answer;
}

std::optional<MilestoneDefinition> draftMilestone(const Behaviour &behaviour, const analytics::Finding &finding,
                                                  const DiscoverySettings &settings)
{
    if (behaviour.kind != Behaviour::Kind::Event)
        return std::nullopt;
    MilestoneDefinition draft;
    draft.key = milestones::keyFromType(behaviour.key);
    if (finding.threshold > 1)
        draft.key += "_" + std::to_string(finding.threshold);
    draft.title = behaviour.key;
    draft.method = behaviour.key;
    draft.category = Category::Onboarding;
    draft.pillar = Pillar::Activation;
    draft.stage = settings.firstDays <= 7 ? Stage::Week1 : settings.firstDays <= 31 ? Stage::Month1 : Stage::Month3;
    draft.windowDays = settings.firstDays;
    draft.rule.form = finding.threshold > 1 ? Rule::Form::Count : Rule::Form::First;
    draft.rule.threshold = finding.threshold;
    draft.rule.match.names = {behaviour.key};
    draft.enabled = false;
    draft.origin = Origin::Person;
    return draft;
}

Result<Grouping> Workspace::grouping(const EvidenceBase &base, const std::string &field)
{
    const Portfolio &portfolio = *base.portfolio;
    auto found = byField(portfolio, base.lives, field, base.settings.sizeBands);
    if (!found) {
        std::string known;
        for (const std::string_view each : groupingFields())
            known += (known.empty() ? "" : ", ") + std::string(each);
        for (const auto &column : portfolio.custom)
            known += ", cf:" + column.key;
        return Error{ErrorCode::InvalidArgument, field, "no field to group by; there are " + known};
    }
    const bool mayHaveHistory = field == "plan" || field == "industry" || field == "region" || field == "owner"
        || field == "use_case";
    if (mayHaveHistory && found->presentValues) {
        auto texts = startTexts(portfolio, base.lives, field);
        std::vector<std::string> kept; // texts that the portfolio's pool may not hold
        std::vector<std::pair<AccountIndex, std::size_t>> changed;
        AccountIndex current = noAccount;
        const Result<> read = store::AccountRepository(d->database()).forEachAttribute([&](const AttributeRecord &record) {
            if (record.field != field)
                return;
            const AccountIndex account = portfolio.find(record.account);
            if (account == noAccount || !base.lives.started(account) || (texts->known[account] && account != current))
                return;
            const bool inForce = !record.validFrom.valid() || record.validFrom <= base.lives.start[account];
            const bool first = account != current;
            current = account;
            if (!first && !inForce)
                return;
            // The first value seen stands in for what came before it, and is labelled as such.
            texts->known[account] = inForce ? 1 : 0;
            changed.emplace_back(account, kept.size());
            kept.push_back(record.value);
        });
        MP_TRY(read);
        for (const auto &[account, index] : changed)
            texts->text[account] = kept[index];
        bool present = false;
        for (AccountIndex account = 0; account < texts->text.size(); ++account)
            present |= base.lives.started(account) && !texts->known[account] && !texts->text[account].empty();
        found = byTexts(field, texts->text, present);
    }
    if (found->count() > EvidenceBase::mostGroups)
        return Error{ErrorCode::LimitExceeded, field,
                     std::to_string(found->count()) + " different values; at most " + std::to_string(EvidenceBase::mostGroups)};
    return std::move(*found);
}

Result<std::vector<Behaviour>> Workspace::eventBehaviours(const EvidenceBase &base, std::int32_t firstDays,
                                                          const JobControl &control)
{
    MP_TRY(d->refresh());
    MP_ASSIGN(const auto names, store::EventNames::load(d->database()));
    store::EventLogReader reader(d->database(), names);
    const auto reported = reader.nameId(milestones::milestoneAchievedEvent); // those are milestones already
    std::unordered_map<EventNameId, std::size_t> indexOf;
    std::vector<Behaviour> behaviours;
    std::vector<std::uint64_t> total;
    const Result<> read = reader.forEachAccount([&](AccountId id) -> Result<> {
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled, "discover", {}};
        const AccountIndex account = base.portfolio->find(id);
        if (account == noAccount || !base.lives.started(account))
            return {};
        MP_TRY(reader.load(id));
        const Day start = base.lives.start[account];
        const std::int32_t last = std::min(firstDays, base.lives.end[account]);
        const Instant until = d->zone.startOf(start + last + 1);
        for (const EventPoint &point : reader.events()) {
            if (point.time >= until)
                break;
            if (reported && point.name == *reported)
                continue;
            const Day on = d->zone.dayOf(point.time);
            const std::int32_t day = on <= start ? 0 : on - start;
            const auto [at, added] = indexOf.try_emplace(point.name, behaviours.size());
            if (added) {
                behaviours.push_back({Behaviour::Kind::Event, std::string(reader.nameOf(point.name)), noMilestone, {}});
                total.push_back(0);
            }
            ++total[at->second];
            auto &rows = behaviours[at->second].rows;
            if (!rows.empty() && rows.back().account == account && rows.back().day == day)
                ++rows.back().count;
            else
                rows.push_back({account, day, 1});
        }
        return {};
    });
    MP_TRY(read);
    std::vector<std::size_t> order(behaviours.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return total[a] != total[b] ? total[a] > total[b] : behaviours[a].key < behaviours[b].key;
    });
    std::vector<Behaviour> sorted;
    for (const std::size_t index : order)
        sorted.push_back(std::move(behaviours[index]));
    return sorted;
}

} // namespace milepost
