#include "milestones/rule_evaluator.h"

#include "base/hash.h"
#include "milestones/compiled_rules.h"
#include "milestones/data_milestones.h"
#include "milestones/leaf_state.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace milepost::milestones {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// What is being followed of one milestone in the account at hand.
struct MilestoneState {
    std::uint64_t epoch = 0; ///< leaves with another epoch have seen nothing since the last occurrence
    std::int32_t occurrences = 0;
    Day lastDay; ///< of the last occurrence
    std::uint64_t skipFact = 0; ///< the fact that was an occurrence of it as such feeds none of its leaves
};

/// What an event name means to the rules.
struct NameBinding {
    bool known = false;
    bool announces = false; ///< milestone_achieved
    const std::vector<std::uint32_t> *leaves = nullptr;
};

struct Share {
    double value = 0, target = 0; ///< target 0: no progress can be told
};

} // namespace

struct RuleEvaluator::Scratch {
    CompiledCatalog catalog;
    Zone zone;
    PercentileCutOffs cutOffs;

    const CompiledRules &rules;
    std::vector<LeafState> leaves;
    std::vector<MilestoneState> states;
    std::vector<std::uint32_t> fed; ///< leaves outside `not` that took the fact at hand
    std::vector<NameBinding> byNameId;
    std::unordered_map<std::int64_t, NameBinding> bySparseNameId;
    TextMap<std::uint32_t> announced; ///< milestone_type → milestone, as looked up before
    OrdinalMap users;
    std::vector<std::size_t> activityRowOf; ///< by user ordinal: its newest row
    std::uint64_t epoch = 0;
    std::uint64_t fact = 0;

    // the account at hand
    const EventReader *reader = nullptr;
    const AccountContext *context = nullptr;
    DerivedAccount *out = nullptr;
    Day today; ///< of the newest fact; never goes back

    Scratch(CompiledCatalog compiled, Zone workspaceZone, PercentileCutOffs frozen)
        : catalog(std::move(compiled)), zone(std::move(workspaceZone)), cutOffs(std::move(frozen)),
          rules(catalog.rules()), leaves(rules.leaves.size()), states(rules.milestones.size())
    {
    }

    void begin()
    {
        for (MilestoneState &state : states)
            state = {++epoch, 0, {}, 0};
        users.clear();
        activityRowOf.assign(1, std::numeric_limits<std::size_t>::max());
        today = {};
    }

    LeafState &leafState(std::uint32_t leaf)
    {
        LeafState &state = leaves[leaf];
        const std::uint64_t current = states[rules.leaves[leaf].milestone].epoch;
        if (state.epoch != current) {
            state.reset();
            state.epoch = current;
        }
        return state;
    }

    bool holds(std::uint32_t index)
    {
        const CompiledNode &node = rules.nodes[index];
        if (!node.isTree())
            return leafState(node.leaf).holds();
        if (node.form == Rule::Form::Not)
            return !node.children.empty() && !holds(node.children.front());
        const auto held = [this](std::uint32_t child) { return holds(child); };
        return node.form == Rule::Form::All ? std::ranges::all_of(node.children, held)
                                            : std::ranges::any_of(node.children, held);
    }

    void addOccurrence(std::uint32_t milestone, Instant at, std::uint32_t version, Origin origin)
    {
        MilestoneState &state = states[milestone];
        ++state.occurrences;
        state.lastDay = today;
        state.epoch = ++epoch;
        out->achievements.push_back({rules.milestones[milestone].id, state.occurrences, at, zone.dayOf(at),
                                     rules.versions[version].number, origin});
    }

    /// By hand or by announcement: carries the version in force, or the lowest where none is yet.
    void addStated(std::uint32_t milestone, Instant at, Origin origin)
    {
        const CompiledMilestone &compiled = rules.milestones[milestone];
        const std::uint32_t version = rules.inForce(compiled, today);
        addOccurrence(milestone, at, version == CompiledRules::none ? compiled.versionBegin : version, origin);
        states[milestone].skipFact = fact;
    }

    [[nodiscard]] bool inWindowOfStart(const CompiledLeaf &leaf) const
    {
        return leaf.within != Rule::Within::OfStart
            || (context->start.valid() && today - context->start <= leaf.days);
    }

    /// Gives the fact to the leaf; true when it belongs to it.
    bool feed(std::uint32_t index, std::uint64_t key, double amount)
    {
        const CompiledLeaf &leaf = rules.leaves[index];
        const MilestoneState &milestone = states[leaf.milestone];
        if (milestone.skipFact == fact)
            return false;
        double cutOff = nan;
        if (leaf.form == Rule::Form::Percentile)
            cutOff = cutOffs.inForce(leaf.fingerprint, leaf.threshold, today).value_or(nan);
        leafState(index).take(leaf, {today, key, amount}, cutOff);
        if (!leaf.underNot)
            fed.push_back(index);
        return true;
    }

    /// Nothing more can come of the milestone's rule.
    [[nodiscard]] bool finished(const CompiledLeaf &leaf) const
    {
        return states[leaf.milestone].occurrences > 0 && !rules.milestones[leaf.milestone].repeats;
    }

    void feedEvent(std::uint32_t index, const EventPoint &event, std::uint64_t user)
    {
        const CompiledLeaf &leaf = rules.leaves[index];
        if (finished(leaf) || !inWindowOfStart(leaf))
            return;
        if (leaf.form == Rule::Form::DistinctUsers && user == 0)
            return;
        for (const CompiledCondition &condition : leaf.where) {
            if (!condition.holds(reader->property(event.row, condition.property)))
                return;
        }
        switch (leaf.form) {
        case Rule::Form::DistinctUsers: feed(index, user, 0); return;
        case Rule::Form::DistinctEvents: feed(index, static_cast<std::uint64_t>(event.name.value), 0); return;
        case Rule::Form::DistinctValues:
            if (const auto value = reader->property(event.row, leaf.property))
                feed(index, stableHash(*value), 0);
            return;
        case Rule::Form::Sum:
            if (const auto value = reader->property(event.row, leaf.property)) {
                if (const auto number = numberOf(*value))
                    feed(index, 0, *number);
            }
            return;
        default: feed(index, 0, 0); return;
        }
    }

    /// Tests the rules whose leaves took the fact, once all of them have it.
    void complete(Instant at)
    {
        for (const std::uint32_t index : fed) {
            const CompiledLeaf &leaf = rules.leaves[index];
            const CompiledMilestone &milestone = rules.milestones[leaf.milestone];
            const MilestoneState &state = states[leaf.milestone];
            const std::uint32_t version = rules.inForce(milestone, today);
            if (version != leaf.version)
                continue;
            if (state.occurrences > 0 && (!rules.versions[version].repeats || state.lastDay == today))
                continue;
            if (holds(rules.versions[version].root))
                addOccurrence(leaf.milestone, at, version, Origin::Derived);
        }
        fed.clear();
    }

    const NameBinding &bindingOf(EventNameId id)
    {
        NameBinding *binding = nullptr;
        constexpr std::int64_t denseLimit = 1 << 16;
        if (id.value >= 0 && id.value < denseLimit) {
            const auto at = static_cast<std::size_t>(id.value);
            if (at >= byNameId.size())
                byNameId.resize(at + 1);
            binding = &byNameId[at];
        } else {
            binding = &bySparseNameId[id.value];
        }
        if (!binding->known) {
            const std::string_view name = reader->nameOf(id);
            const auto found = rules.nameIndex.find(name);
            binding->leaves = found == rules.nameIndex.end() ? &rules.leavesOfAnyName : &rules.leavesByName[found->second];
            binding->announces = name == milestoneAchievedEvent;
            binding->known = true;
        }
        return *binding;
    }

    /// The milestone that an announced type means, or none.
    std::uint32_t milestoneOfType(const std::string &type)
    {
        const auto known = announced.find(type);
        if (known != announced.end())
            return known->second;
        auto found = rules.byKey.find(type);
        if (found == rules.byKey.end())
            found = rules.byKey.find(keyFromType(type));
        const std::uint32_t milestone = found == rules.byKey.end() ? CompiledRules::none : found->second;
        constexpr std::size_t mostRemembered = 4096; // types come from outside: bounded
        if (announced.size() < mostRemembered)
            announced.emplace(type, milestone);
        return milestone;
    }

    void addActivity(std::uint32_t user)
    {
        auto &rows = out->activity;
        const std::size_t row = activityRowOf[user];
        if (row < rows.size() && rows[row].day == today) {
            ++rows[row].events;
            return;
        }
        activityRowOf[user] = rows.size();
        rows.push_back({today, user, 1});
    }

    std::uint32_t ordinalOf(UserId user)
    {
        if (!user)
            return 0;
        std::int32_t &ordinal = users.at(static_cast<std::uint64_t>(user.value), 0);
        if (ordinal == 0) {
            ordinal = static_cast<std::int32_t>(users.size());
            activityRowOf.push_back(std::numeric_limits<std::size_t>::max());
        }
        return static_cast<std::uint32_t>(ordinal);
    }

    void takeEvent(const EventPoint &event)
    {
        ++fact;
        const std::uint32_t user = ordinalOf(event.user);
        addActivity(user);
        const NameBinding &binding = bindingOf(event.name);
        if (binding.announces) {
            if (const auto type = reader->property(event.row, milestoneTypeProperty)) {
                const std::uint32_t milestone = milestoneOfType(*type);
                if (milestone != CompiledRules::none)
                    addStated(milestone, event.time, Origin::Data);
            }
        }
        for (const std::uint32_t leaf : *binding.leaves)
            feedEvent(leaf, event, user);
        complete(event.time);
    }

    void takeLimit(const LimitReading &reading)
    {
        if (!(reading.limit > 0) || !std::isfinite(reading.used) || !std::isfinite(reading.limit))
            return;
        ++fact;
        for (const std::uint32_t index : rules.limitLeaves) {
            const CompiledLeaf &leaf = rules.leaves[index];
            if (!finished(leaf) && inWindowOfStart(leaf) && (leaf.property.empty() || leaf.property == reading.metric))
                feed(index, 0, reading.used / reading.limit);
        }
        complete(zone.startOf(reading.on));
    }

    void takeLogged(const LoggedMilestone &logged)
    {
        const auto found = rules.byId.find(logged.milestone.value);
        if (found == rules.byId.end())
            return;
        ++fact;
        const MilestoneState &state = states[found->second];
        const std::uint32_t version = rules.inForce(rules.milestones[found->second], today);
        const bool repeats = version != CompiledRules::none && rules.versions[version].repeats;
        if (state.occurrences == 0 || (repeats && state.lastDay != today))
            addStated(found->second, zone.startOf(logged.on), Origin::Person);
    }

    Share progressOf(std::uint32_t index)
    {
        const CompiledNode &node = rules.nodes[index];
        if (node.form == Rule::Form::Not || node.form == Rule::Form::Logged)
            return {};
        if (!node.isTree())
            return leafProgress(node.leaf);
        if (node.form == Rule::Form::Any) {
            Share best;
            for (const std::uint32_t child : node.children) {
                const Share share = progressOf(child);
                if (share.target > 0 && (best.target <= 0 || share.value / share.target > best.value / best.target))
                    best = share;
            }
            return best;
        }
        std::vector<std::uint32_t> positive;
        for (const std::uint32_t child : node.children) {
            if (rules.nodes[child].form != Rule::Form::Not)
                positive.push_back(child);
        }
        if (positive.size() == 1)
            return progressOf(positive.front());
        const auto held = std::ranges::count_if(positive, [this](std::uint32_t child) { return holds(child); });
        return {static_cast<double>(held), static_cast<double>(positive.size())};
    }

    Share leafProgress(std::uint32_t index)
    {
        const CompiledLeaf &leaf = rules.leaves[index];
        if (!inWindowOfStart(leaf))
            return {};
        double target = leaf.threshold;
        if (leaf.form == Rule::Form::Percentile)
            target = cutOffs.inForce(leaf.fingerprint, leaf.threshold, today).value_or(0);
        else if (leaf.form == Rule::Form::First)
            target = 1;
        if (!(target > 0))
            return {};
        LeafState &state = leafState(index);
        return {state.holds() ? target : std::min(state.valueAt(leaf, today), target), target};
    }

    void addProgress()
    {
        for (std::size_t m = 0; m < states.size(); ++m) {
            if (states[m].occurrences > 0)
                continue;
            const std::uint32_t version = rules.inForce(rules.milestones[m], today);
            if (version == CompiledRules::none)
                continue;
            const Share share = progressOf(rules.versions[version].root);
            if (share.value > 0 && share.target > 0)
                out->progress.push_back({rules.milestones[m].id, share.value, share.target});
        }
    }
};

RuleEvaluator::RuleEvaluator(CompiledCatalog catalog, Zone zone, PercentileCutOffs cutOffs)
    : m_scratch(std::make_unique<Scratch>(std::move(catalog), std::move(zone), std::move(cutOffs)))
{
}

RuleEvaluator::~RuleEvaluator() = default;
RuleEvaluator::RuleEvaluator(RuleEvaluator &&) noexcept = default;
RuleEvaluator &RuleEvaluator::operator=(RuleEvaluator &&) noexcept = default;

DerivedAccount RuleEvaluator::evaluate(const EventReader &events, const AccountContext &context)
{
    Scratch &s = *m_scratch;
    DerivedAccount derived;
    s.reader = &events;
    s.context = &context;
    s.out = &derived;
    s.begin();

    std::vector<const LoggedMilestone *> logged;
    for (const LoggedMilestone &entry : context.logged) {
        if (entry.on.valid())
            logged.push_back(&entry);
    }
    std::ranges::stable_sort(logged, {}, [](const LoggedMilestone *entry) { return std::tie(entry->on, entry->id); });
    std::vector<const LimitReading *> limits;
    for (const LimitReading &reading : context.limits) {
        if (reading.on.valid())
            limits.push_back(&reading);
    }
    std::ranges::stable_sort(limits, {}, [](const LimitReading *reading) { return reading->on; });

    std::size_t nextLogged = 0;
    std::size_t nextLimit = 0;
    // Hand-logged ones and readings up to a day, in the order of days.
    const auto catchUp = [&](Day day) {
        while (true) {
            const Day loggedOn = nextLogged < logged.size() ? logged[nextLogged]->on : Day{};
            const Day limitOn = nextLimit < limits.size() ? limits[nextLimit]->on : Day{};
            const bool takeLogged = loggedOn.valid() && loggedOn <= day && (!limitOn.valid() || loggedOn <= limitOn);
            const bool takeLimit = !takeLogged && limitOn.valid() && limitOn <= day;
            if (!takeLogged && !takeLimit)
                return;
            s.today = std::max(s.today, takeLogged ? loggedOn : limitOn);
            if (takeLogged)
                s.takeLogged(*logged[nextLogged++]);
            else
                s.takeLimit(*limits[nextLimit++]);
        }
    };

    for (const EventPoint &event : events.events()) {
        if (!event.time.valid())
            continue;
        const Day day = s.zone.dayOf(event.time);
        catchUp(day);
        // An hour that is repeated over midnight when clocks go back belongs to the later day.
        s.today = std::max(s.today, day);
        if (!derived.firstEvent.valid())
            derived.firstEvent = event.time;
        derived.lastEvent = event.time;
        s.takeEvent(event);
    }
    catchUp(Day{std::numeric_limits<std::int32_t>::max()});
    if (s.today.valid())
        s.addProgress();

    std::ranges::sort(derived.achievements, {}, [](const Achievement &achievement) {
        return std::tie(achievement.on, achievement.milestone, achievement.occurrence);
    });
    std::ranges::sort(derived.progress, {}, &MilestoneProgress::milestone);
    std::ranges::sort(derived.activity, {}, [](const DailyActivity &row) { return std::tie(row.day, row.user); });
    return derived;
}

void splice(DerivedAccount &whole, const DerivedAccount &part, std::span<const MilestoneId> milestones)
{
    const auto belongs = [&](const auto &row) {
        return std::ranges::find(milestones, row.milestone) != milestones.end();
    };
    std::erase_if(whole.achievements, belongs);
    std::erase_if(whole.progress, belongs);
    std::ranges::copy_if(part.achievements, std::back_inserter(whole.achievements), belongs);
    std::ranges::copy_if(part.progress, std::back_inserter(whole.progress), belongs);
    std::ranges::sort(whole.achievements, {}, [](const Achievement &achievement) {
        return std::tie(achievement.on, achievement.milestone, achievement.occurrence);
    });
    std::ranges::sort(whole.progress, {}, &MilestoneProgress::milestone);
    whole.activity = part.activity;
    whole.firstEvent = part.firstEvent;
    whole.lastEvent = part.lastEvent;
}

} // namespace milepost::milestones
