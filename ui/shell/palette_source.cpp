/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palette_source.h"

#include "query/completion.h"
#include "query/matcher.h"
#include "shell/action_registry.h"
#include "wording/figures.h"
#include "wording/terms.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace milepost::ui {

namespace {

struct Scored {
    int score = 0;
    PaletteItem item;
};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CommandPalette)
};

/// The best `most` of what was found, in order of score; equal scores keep their order.
void append(std::vector<PaletteItem> &items, std::vector<Scored> found, std::size_t most)
{
    std::stable_sort(found.begin(), found.end(), [](const Scored &a, const Scored &b) { return a.score > b.score; });
    if (found.size() > most)
        found.resize(most);
    for (Scored &one : found)
        items.push_back(std::move(one.item));
}

Icon iconOf(const ActionSpec &spec)
{
    for (int i = 0; i < iconCount; ++i) {
        const Icon icon = static_cast<Icon>(i);
        if (!spec.icon.isEmpty() && iconPath(icon) == QStringLiteral(":/icons/%1.svg").arg(spec.icon))
            return icon;
    }
    return Icon::ArrowRight;
}

std::vector<Scored> actionsOf(const PaletteContext &context, const QString &typed, ActionSpec::Group group,
                              const QString &section)
{
    std::vector<Scored> found;
    for (const ActionSpec &spec : context.actions->specs()) {
        QAction *action = context.actions->action(spec.id);
        if (!spec.inPalette || spec.group != group || !action->isEnabled())
            continue;
        const auto match = fuzzyMatch(typed, action->text());
        if (!match)
            continue;
        PaletteItem item;
        item.section = section;
        item.icon = iconOf(spec);
        item.text = action->text();
        item.matched = match->ranges;
        item.detail = spec.detail;
        if (group == ActionSpec::Group::Accounts && !context.subject.isEmpty())
            item.detail = Words::tr("for %1").arg(context.subject);
        item.keys = context.actions->hint(spec.id);
        item.run = [action] { action->trigger(); };
        found.push_back({match->score, std::move(item)});
    }
    return found;
}

std::vector<Scored> destinationsOf(const PaletteContext &context, const QString &typed, const QString &section)
{
    std::vector<Scored> found;
    for (const Page::Destination &destination : context.destinations) {
        const auto match = fuzzyMatch(typed, destination.text);
        if (!match)
            continue;
        PaletteItem item;
        item.section = section;
        item.icon = Icon::Accounts;
        item.text = destination.text;
        item.matched = match->ranges;
        item.detail = destination.count < 0 ? Words::tr("view")
                                            : Words::tr("view, %Ln account(s)", nullptr, static_cast<int>(destination.count));
        item.keys = destination.keys;
        item.run = [go = context.go, location = destination.location] { go(location); };
        found.push_back({match->score, std::move(item)});
    }
    return found;
}

/// Filters that people use every day; any other can be typed.
std::vector<std::string> usualFilters(const query::Table &table)
{
    std::vector<std::string> filters{"owner:me",     "health<50",   "health<70",   "renewal<30d", "renewal<90d",
                                     "last>60d",     "band:poor",   "pace:stuck",  "pace:behind", "pace:ahead",
                                     "status:trial", "status:churned"};
    for (const query::Table::Word &word : table.words())
        filters.push_back(word.word);
    return filters;
}

std::optional<std::size_t> countOf(const std::string &filter, const query::Table &table)
{
    const auto matched = query::match(query::parseFilter(filter), table);
    if (const auto *rows = std::get_if<query::RowSet>(&matched))
        return rows->count();
    return std::nullopt;
}

FilterTokenData tokenOf(const QString &filter)
{
    static const QString operators = QStringLiteral(":~<>=");
    qsizetype at = 0;
    while (at < filter.size() && !operators.contains(filter[at]))
        ++at;
    while (at < filter.size() && operators.contains(filter[at]))
        ++at;
    const bool word = at == filter.size();
    return {word ? QString() : filter.left(at), word ? filter : filter.mid(at), false};
}

std::vector<Scored> filtersOf(const PaletteContext &context, const QString &typed)
{
    std::vector<Scored> found;
    const auto add = [&](const std::string &filter, int score) {
        const auto count = countOf(filter, *context.table);
        if (!count || *count == 0)
            return;
        const QString words = QString::fromStdString(filter);
        if (std::ranges::any_of(found, [&](const Scored &one) { return one.item.text == words; }))
            return;
        PaletteItem item;
        item.section = Words::tr("Filter");
        item.icon = Icon::Filter;
        item.text = words;
        item.token = tokenOf(words);
        item.detail = Words::tr("%Ln account(s)", nullptr, static_cast<int>(*count));
        item.run = [filter = context.filter, words] { filter(words); };
        found.push_back({score, std::move(item)});
    };
    const std::string written = typed.trimmed().toStdString();
    constexpr int asWritten = 10'000, completed = 5'000;
    if (!written.empty() && typed.contains(QRegularExpression(QStringLiteral("[:~<>=]"))))
        add(written, asWritten);
    for (const std::string &filter : usualFilters(*context.table)) {
        const auto match = fuzzyMatch(typed, QString::fromStdString(filter));
        if (match && !typed.isEmpty())
            add(filter, match->score);
        if (found.size() > 12)
            break;
    }
    if (!written.empty()) {
        for (const query::Suggestion &suggestion : query::complete(written, written.size(), *context.table, 4).suggestions) {
            if (suggestion.kind == query::Suggestion::Kind::Value && suggestion.column != query::noColumn)
                add(context.table->column(suggestion.column).key + ":" + suggestion.text, completed);
        }
    }
    return found;
}

std::vector<Scored> accountsOf(const PaletteContext &context, const QString &typed)
{
    std::vector<Scored> found;
    const QString wanted = typed.trimmed();
    if (wanted.isEmpty())
        return found;
    const auto matched = query::matchRows(query::quoteValue(wanted.toStdString()), *context.table);
    const auto *rows = std::get_if<std::vector<query::RowIndex>>(&matched);
    if (!rows)
        return found;
    constexpr std::size_t looked = 400; // a letter finds most of 100,000 names; the first ones will do
    const Portfolio &portfolio = *context.snapshot.portfolio;
    const wording::Voice voice = wording::Voice::person();
    for (std::size_t i = 0; i < std::min(rows->size(), looked); ++i) {
        const AccountIndex account = (*rows)[i];
        PaletteItem item;
        item.section = Words::tr("Accounts");
        item.icon = Icon::Person;
        item.text = wording::plain(portfolio.text(portfolio.name[account]));
        const auto match = fuzzyMatch(wanted, item.text);
        item.matched = match ? match->ranges : std::vector<FuzzyMatch::Range>();
        const QString id = wording::plain(portfolio.text(portfolio.externalId[account]));
        item.run = [go = context.go, id] { go({QStringLiteral("account"), id, {}}); };
        found.push_back({match ? match->score : 0, std::move(item)});
        QStringList facts;
        const QString plan = wording::plain(portfolio.text(portfolio.plan[account]));
        if (!plan.isEmpty())
            facts.append(plan);
        if (portfolio.arrMinor[account] != noMinor)
            facts.append(wording::money(voice, portfolio.arrMinor[account], portfolio.baseCurrency));
        if (context.snapshot.standing->health[account].score >= 0)
            facts.append(wording::healthWord(voice, context.snapshot.standing->health[account]));
        found.back().item.detail = facts.join(QStringLiteral(" · "));
    }
    return found;
}

} // namespace

std::vector<PaletteItem> paletteItems(const PaletteContext &context, const QString &typed)
{
    const bool empty = typed.trimmed().isEmpty();
    std::vector<PaletteItem> items;
    const QString onAccounts = context.selected > 1 ? Words::tr("Actions on the %Ln selected account(s)", nullptr, context.selected)
        : context.selected == 1                     ? Words::tr("Actions on %1").arg(context.subject)
                                                    : Words::tr("Actions on accounts");
    append(items, actionsOf(context, typed, ActionSpec::Group::Accounts, onAccounts), empty ? 6 : 4);
    const QString places = Words::tr("Places and views");
    std::vector<Scored> leads = actionsOf(context, typed, ActionSpec::Group::Places, places);
    for (Scored &view : destinationsOf(context, typed, places))
        leads.push_back(std::move(view));
    append(items, std::move(leads), empty ? 6 : 4);
    if (context.table && context.snapshot.portfolio) {
        append(items, filtersOf(context, typed), 3);
        append(items, accountsOf(context, typed), 5);
    }
    std::vector<Scored> rest;
    for (const auto group : {ActionSpec::Group::View, ActionSpec::Group::Edit, ActionSpec::Group::Milepost}) {
        for (Scored &one : actionsOf(context, typed, group, Words::tr("Everything else")))
            rest.push_back(std::move(one));
    }
    append(items, std::move(rest), empty ? 12 : 6);
    return items;
}

} // namespace milepost::ui
