#include "reports/make_documents.h"

#include "analytics/peer_curve.h"
#include "milestones/levels.h"
#include "value/renewals.h"
#include "wording/reasons.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace milepost {

namespace {

constexpr std::size_t longestName = 200; ///< characters of a name or title: what is longer is hostile or a mistake

/// At most so many characters, never half of one.
std::string shortened(std::string_view text)
{
    std::size_t at = 0, characters = 0;
    while (at < text.size()) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && ++characters > longestName)
            return std::string(text.substr(0, at)) + "…";
        ++at;
    }
    return std::string(text);
}

class Maker {
public:
    explicit Maker(const DocumentInput &input) : in(input), p(*input.standing.portfolio), account(input.account) {}

    CustomerDocument customer() const
    {
        CustomerDocument made;
        made.customer = shortened(p.text(p.name[account]));
        if (made.customer.empty())
            made.customer = shortened(p.text(p.externalId[account]));
        made.plan = shortened(p.text(p.plan[account]));
        made.seats = p.seats[account];
        made.renewal = p.renewal[account];
        made.start = p.start[account];
        made.asOf = p.asOf;
        made.through = p.through;
        for (const SourceFact &source : p.sources)
            made.sources.push_back(shortened(source.name));
        made.applicable = p.applicable[account];
        made.achieved = achieved();
        made.peers = peers();
        if (!made.peers)
            made.tooFewPeers = in.standing.peers[account].n;
        made.own = own();
        made.ahead = ahead(made.peers.has_value());
        made.goal = goal();
        made.value = value();
        made.steps = steps();
        hindrances(made);
        levels(made);
        return made;
    }

    std::vector<CustomerDocument::ValueLine> linesNotAgreed() const
    {
        std::vector<CustomerDocument::ValueLine> lines;
        if (in.roi && in.model) {
            for (const value::LineValue &line : in.roi->lines) {
                if (!line.agreed && line.value)
                    lines.push_back(valueLine(line));
            }
        }
        return lines;
    }

    bool done(const PlanStep &step) const
    {
        if (step.doneOn.valid() && step.doneOn <= p.asOf)
            return true;
        const MilestoneIndex milestone = p.findMilestone(step.milestone);
        return milestone != noMilestone && reachedOn(milestone).has_value();
    }

private:
    std::vector<CustomerDocument::Achieved> achieved() const
    {
        std::vector<CustomerDocument::Achieved> list;
        std::map<MilestoneIndex, std::size_t> seen;
        for (const AchievementFact &fact : p.achievements.of(account)) {
            const auto [at, fresh] = seen.emplace(fact.milestone, list.size());
            if (!fresh) {
                ++list[at->second].times;
                list[at->second].last = fact.on;
                continue;
            }
            const MilestoneDefinition &milestone = p.milestones[fact.milestone];
            list.push_back({shortened(milestone.title), shortened(milestone.celebration), milestone.category, fact.on, 1, fact.on});
        }
        return list;
    }

    std::optional<Day> reachedOn(MilestoneIndex milestone) const
    {
        for (const AchievementFact &fact : p.achievements.of(account)) {
            if (fact.milestone == milestone)
                return fact.on;
        }
        return std::nullopt;
    }

    const ProgressFact *progressOf(MilestoneIndex milestone) const
    {
        for (const ProgressFact &fact : p.progress.of(account)) {
            if (fact.milestone == milestone)
                return &fact;
        }
        return nullptr;
    }

    const PeerGroup *group() const
    {
        const std::uint32_t index = in.standing.peers[account].group;
        return index == noPeerGroup ? nullptr : &in.standing.peerGroups[index];
    }

    std::vector<CustomerDocument::OwnPoint> own() const
    {
        std::vector<CustomerDocument::OwnPoint> points;
        std::map<MilestoneIndex, bool> seen;
        if (!p.start[account].valid())
            return points;
        for (const AchievementFact &fact : p.achievements.of(account)) {
            if (!seen.emplace(fact.milestone, true).second)
                continue;
            const std::int32_t day = std::max(0, fact.on - p.start[account]);
            points.push_back({day, static_cast<std::int32_t>(seen.size())});
        }
        return points;
    }

    std::vector<CustomerDocument::Ahead> ahead(bool peersShown) const
    {
        struct Open {
            MilestoneIndex milestone;
            double order;
        };
        std::vector<Open> open;
        for (std::size_t m = 0; m < p.milestones.size(); ++m) {
            const auto index = static_cast<MilestoneIndex>(m);
            if (!p.applies(account, index) || reachedOn(index))
                continue;
            const ProgressFact *progress = progressOf(index);
            double order = index == in.standing.next[account] ? -10 : 0;
            order -= progress && progress->target > 0 ? std::min(1.0, double(progress->value) / progress->target) : 0;
            order += p.milestones[m].required ? 0 : 1;
            open.push_back({index, order + 0.01 * static_cast<double>(p.milestones[m].stage)});
        }
        std::ranges::stable_sort(open, {}, &Open::order);
        std::vector<CustomerDocument::Ahead> list;
        for (const Open &each : open) {
            const MilestoneDefinition &milestone = p.milestones[each.milestone];
            CustomerDocument::Ahead row;
            row.title = shortened(milestone.title);
            row.category = milestone.category;
            if (const ProgressFact *progress = progressOf(each.milestone); progress && progress->value > 0 && progress->target > 0) {
                row.begun = true;
                row.value = progress->value;
                row.target = progress->target;
            }
            if (const PeerGroup *peersOf = group(); peersShown && peersOf && peersOf->n >= fewestPeersShown
                && each.milestone < peersOf->medianDay.size() && std::isfinite(peersOf->medianDay[each.milestone]))
                row.usualDay = static_cast<std::int32_t>(std::lround(peersOf->medianDay[each.milestone]));
            list.push_back(std::move(row));
        }
        return list;
    }

    CustomerDocument::Goal goal() const
    {
        CustomerDocument::Goal made;
        made.outcome = shortened(in.plan.requiredOutcome);
        made.baseline = in.plan.baseline;
        made.destination = in.plan.destination;
        made.baseline.value = shortened(made.baseline.value);
        made.destination.value = shortened(made.destination.value);
        if (in.plan.outcomeOn.valid() && in.plan.outcomeOn <= p.asOf)
            made.reachedOn = in.plan.outcomeOn;
        if (const MilestoneIndex evidence = p.findMilestone(in.plan.outcomeMilestone); evidence != noMilestone) {
            made.milestone = shortened(p.milestones[evidence].title);
            // What was there before the starting point is no step of the way, unless it is all there is.
            if (!made.reachedOn.valid()) {
                for (const AchievementFact &fact : p.achievements.of(account)) {
                    const bool later = !in.plan.baseline.on.valid() || fact.on >= in.plan.baseline.on;
                    if (fact.milestone == evidence && (!made.reachedOn.valid() || (made.reachedOn < in.plan.baseline.on && later)))
                        made.reachedOn = fact.on;
                }
            }
            if (const ProgressFact *progress = progressOf(evidence); progress && progress->target > 0) {
                made.value = progress->value;
                made.target = progress->target;
                made.share = std::clamp(double(progress->value) / progress->target, 0.0, 1.0);
            }
        }
        if (made.reachedOn.valid())
            made.share = 1;
        made.steps = static_cast<std::int32_t>(in.plan.steps.size());
        for (const PlanStep &step : in.plan.steps)
            made.stepsDone += done(step) ? 1 : 0;
        return made;
    }

    std::vector<CustomerDocument::Step> steps() const
    {
        std::vector<CustomerDocument::Step> list;
        for (const PlanStep &step : in.plan.steps) {
            if (!done(step))
                list.push_back({shortened(step.title), step.owes, step.due, step.due.valid() && step.due < p.asOf});
        }
        std::ranges::stable_sort(list, [](const auto &a, const auto &b) {
            return a.due.valid() != b.due.valid() ? a.due.valid() : a.due < b.due;
        });
        return list;
    }

    const RoiAssumption *assumption(const std::string &key) const
    {
        const auto at = std::ranges::find(in.model->assumptions, key, &RoiAssumption::key);
        return key.empty() || at == in.model->assumptions.end() ? nullptr : &*at;
    }

    CustomerDocument::ValueLine valueLine(const value::LineValue &line) const
    {
        const RoiLine &definition = in.model->lines[line.line];
        const auto base = [this](const std::string &key) {
            const RoiAssumption *found = assumption(key);
            return found ? found->base : std::string();
        };
        CustomerDocument::ValueLine made;
        made.title = shortened(definition.title);
        made.occurrences = line.occurrences;
        made.countsEvent = definition.counted == RoiCounted::Event;
        made.counted = shortened(definition.object);
        if (const MilestoneIndex m = p.findMilestone(definition.object); !made.countsEvent && m != noMilestone)
            made.counted = shortened(p.milestones[m].title);
        made.saving = base(definition.saving);
        made.withoutUs = base(definition.withoutUs);
        made.rate = base(definition.rate);
        made.confidence = base(definition.confidence);
        made.minutes = definition.unit == RoiUnit::Minutes;
        if (made.minutes && line.hours)
            made.hours = value::asDouble(*line.hours);
        made.minor = value::minorOf((*line.value)[static_cast<std::size_t>(value::Scenario::Base)], in.roi->currency);
        for (const std::string &key : {definition.saving, definition.withoutUs, definition.rate, definition.confidence}) {
            if (const RoiAssumption *each = assumption(key); each && each->on.valid() && (!made.agreedOn.valid() || made.agreedOn < each->on))
                made.agreedOn = each->on;
        }
        if (const RoiAssumption *saving = assumption(definition.saving)) {
            made.unit = shortened(saving->unit);
            made.statedBy = shortened(saving->owner);
            made.source = shortened(saving->source);
        }
        return made;
    }

    /// A price of ours is on their invoices; anything else counts once they have agreed to it.
    bool costsAgreed() const
    {
        return std::ranges::all_of(in.model->costs, [this](const RoiCost &cost) {
            const RoiAssumption *amount = assumption(cost.amount), *rate = assumption(cost.rate);
            return cost.kind == RoiCostKind::Subscription || ((!amount || amount->agreed) && (!rate || rate->agreed));
        });
    }

    std::optional<CustomerDocument::Value> value() const
    {
        if (!in.model || !in.roi)
            return std::nullopt;
        CustomerDocument::Value made;
        made.from = in.roi->from;
        made.to = in.roi->to;
        made.currency = in.roi->currency;
        made.wholeHours = in.model->rounding == RoiRounding::WholeHours;
        for (const value::LineValue &line : in.roi->lines) {
            if (line.agreed && line.value)
                made.lines.push_back(valueLine(line));
            else
                ++made.notAgreed;
        }
        if (const auto &total = in.roi->value[static_cast<std::size_t>(value::RoiFigure::WithTime)]; total && !made.lines.empty()) {
            made.lowMinor = value::minorOf((*total)[0], made.currency);
            made.totalMinor = value::minorOf((*total)[1], made.currency);
            made.highMinor = value::minorOf((*total)[2], made.currency);
        }
        if (in.roi->cost && costsAgreed())
            made.investedMinor = value::minorOf((*in.roi->cost)[1], made.currency);
        return made;
    }

    std::optional<CustomerDocument::Peers> peers() const
    {
        const PeerStanding &standing = in.standing.peers[account];
        if (standing.rung == PeerRung::None || standing.n < fewestPeersShown)
            return std::nullopt;
        CustomerDocument::Peers made;
        made.n = standing.n;
        made.tenureDays = p.tenureDays[account];
        made.recent = standing.measure == PeerMeasure::Recent;
        made.own = standing.own;
        made.mostHave = standing.mostHave;
        const auto equal = std::llround(2 * (double(standing.percentile) * standing.n / 100 - standing.below));
        made.aheadPercent = static_cast<std::int32_t>(100 * std::int64_t(standing.below) / standing.n);
        made.behindPercent = static_cast<std::int32_t>(100 * (standing.n - standing.below - equal) / standing.n);
        made.sameIndustry = standing.rung == PeerRung::IndustryPlanSize;
        made.sameSize = made.sameIndustry || standing.rung == PeerRung::PlanSize;
        made.samePlan = made.sameSize || standing.rung == PeerRung::Plan;
        const auto curve = analytics::peerCurve(p, standing, account, std::max(fewestPeersShown, in.standing.settings.peersK),
                                                in.standing.settings.sizeBands);
        for (const auto &point : curve.peers) {
            if (point.n >= fewestPeersShown)
                made.curve.push_back({point.week, point.p25, point.median, point.p75});
        }
        const PeerGroup *all = group();
        for (std::size_t m = 0; all && all->n >= fewestPeersShown && m < p.milestones.size() && m < all->medianDay.size(); ++m) {
            const auto index = static_cast<MilestoneIndex>(m);
            if (!p.applies(account, index) || !std::isfinite(all->medianDay[m]) || !p.start[account].valid())
                continue;
            const auto on = reachedOn(index);
            if (on && float(*on - p.start[account]) < all->p25Day[m])
                made.earlier.push_back(shortened(p.milestones[m].title));
            else if (!on && float(p.tenureDays[account]) > all->medianDay[m])
                made.open.push_back(shortened(p.milestones[m].title));
        }
        return made;
    }

    void hindrances(CustomerDocument &made) const
    {
        for (const TicketFact &ticket : p.tickets.of(account))
            made.escalated += ticket.escalated && !(ticket.closed.valid() && ticket.closed <= p.asOf) ? 1 : 0;
        for (const ContactRole role : {ContactRole::Champion, ContactRole::Sponsor}) {
            Day left;
            bool held = false;
            for (const ContactFact &contact : p.contacts.of(account)) {
                if (contact.role != role)
                    continue;
                if (contact.leftOn.valid() && contact.leftOn <= p.asOf)
                    left = std::max(left, contact.leftOn);
                else
                    held = true;
            }
            if (!held && left.valid()) {
                made.roleOpenSince = left;
                made.sponsorOpen = role == ContactRole::Sponsor;
            }
        }
        std::map<StringId, LimitFact> latest;
        for (const LimitFact &limit : p.limits.of(account))
            latest[limit.metric] = limit;
        for (const auto &[metric, limit] : latest) {
            if (limit.limit > 0 && double(limit.used) / limit.limit >= 0.8)
                made.limits.push_back({shortened(p.text(metric)), double(limit.used) / limit.limit, limit.on});
        }
    }

    void levels(CustomerDocument &made) const
    {
        const milestones::LevelLadder ladder(p.levels, p.milestones);
        std::vector<std::uint64_t> applicable(ladder.words()), reached(ladder.words());
        for (std::size_t m = 0; m < p.milestones.size(); ++m) {
            const auto index = static_cast<MilestoneIndex>(m);
            if (p.applies(account, index))
                applicable[m / 64] |= std::uint64_t(1) << (m % 64);
            if (reachedOn(index))
                reached[m / 64] |= std::uint64_t(1) << (m % 64);
        }
        const auto standing = ladder.standing(applicable, reached);
        if (standing.reached > 0 && standing.reached <= p.levels.size())
            made.levelReached = shortened(p.levels[standing.reached - 1].title);
        if (standing.needed > standing.done && standing.reached < p.levels.size() && !p.levels[standing.reached].unlock.empty())
            made.unlock = CustomerDocument::Unlock{shortened(p.levels[standing.reached].title), shortened(p.levels[standing.reached].unlock),
                                                   standing.needed - standing.done};
    }

    const DocumentInput &in;
    const Portfolio &p;
    const AccountIndex account;
};

} // namespace

CustomerDocument makeCustomerDocument(const DocumentInput &input) { return Maker(input).customer(); }

InternalDocument makeInternalDocument(const DocumentInput &input, const InternalInput &internal, const wording::Voice &voice)
{
    const Standing &standing = input.standing;
    const Portfolio &p = *standing.portfolio;
    const AccountIndex account = input.account;
    InternalDocument made;
    made.customer = makeCustomerDocument(input);
    made.owner = shortened(p.text(p.owner[account]));
    made.executive = shortened(p.text(p.executive[account]));
    made.arrMinor = p.arrMinor[account];
    made.currency = p.baseCurrency;
    const HealthStanding &health = standing.health[account];
    made.health = health.score;
    made.healthLow = health.low;
    made.healthHigh = health.high;
    double weights = 0;
    for (std::size_t i = 0; i < made.pillars.size(); ++i)
        weights += std::isfinite(health.value[i]) ? double(health.weight[i]) : 0;
    for (std::size_t i = 0; i < made.pillars.size(); ++i) {
        const bool known = std::isfinite(health.value[i]);
        made.pillars[i] = {static_cast<Pillar>(i), health.points[i],
                           known && weights > 0 ? static_cast<std::int32_t>(std::lround(100 * double(health.weight[i]) / weights)) : 0, known};
    }
    if (std::isfinite(standing.risk[account])) {
        made.risk = standing.risk[account];
        made.riskIsIndex = standing.riskMethod[account] == RiskMethod::Index;
    }
    for (const value::Renewal &renewal : value::renewalsOf(standing, account)) {
        if (renewal.outcome != value::RenewalOutcome::Open)
            continue;
        if (renewal.call && renewal.call->call) {
            made.call = renewal.call->call;
            made.callOn = renewal.call->on;
            made.callBy = shortened(p.text(renewal.call->author));
            if (std::isfinite(renewal.probability))
                made.callProbability = renewal.probability;
            for (const RenewalCallRecord &record : internal.calls) {
                if (record.termEnd == renewal.termEnd && !record.note.empty() && made.callNote.empty())
                    made.callNote = record.note;
            }
        }
        if (std::isfinite(renewal.machine))
            made.machineProbability = renewal.machine;
        break;
    }
    for (const Signal &signal : standing.signals.of(account)) {
        if (!signal.lingering)
            made.signals.push_back(wording::reasonSentence(voice, standing, signal).toStdString());
    }
    std::map<MilestoneIndex, bool> seen;
    for (const AchievementFact &fact : p.achievements.of(account)) {
        const MilestoneDefinition &milestone = p.milestones[fact.milestone];
        if (!seen.emplace(fact.milestone, true).second)
            continue;
        if (!milestone.offer.empty())
            made.offers.push_back({shortened(milestone.title), milestone.offer});
        if (!milestone.ask.empty())
            made.asks.push_back({shortened(milestone.title), milestone.ask});
    }
    made.notAgreed = Maker(input).linesNotAgreed();
    made.experience = input.plan.appropriateExperience;
    made.interview = internal.interview;
    for (const PlanStep &step : input.plan.steps) {
        if (!Maker(input).done(step))
            made.steps.push_back({shortened(step.title), shortened(step.owner), step.owes, step.due});
    }
    for (const NoteRecord &note : internal.notes)
        made.notes.push_back({p.zone.dayOf(note.at), shortened(note.author), note.text});
    for (const TaskRecord &task : internal.tasks) {
        if (!task.doneOn.valid())
            made.tasks.push_back({shortened(task.title), shortened(task.owner), task.due});
    }
    return made;
}

} // namespace milepost
