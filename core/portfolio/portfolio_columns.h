/// Every column of a Portfolio, for whoever keeps or compares all of them. A member added to one of the structs stops the
/// build here until it is named, too.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

namespace milepost {

template <class Visit, class Row> void columns(Visit &visit, Csr<Row> &rows) { visit(rows.offset, rows.rows); }
template <class Visit, class Row> void columns(Visit &visit, const Csr<Row> &rows) { visit(rows.offset, rows.rows); }

/// `Portfolio` may be const. Not among them, since they are no plain columns: zone, strings, milestones, levels.
template <class Visit, class AnyPortfolio>
    requires std::is_same_v<std::remove_const_t<AnyPortfolio>, Portfolio>
void columns(Visit &visit, AnyPortfolio &portfolio)
{
    auto &[asOf, through, lastFact, dataVersion, zone, baseCurrency, me, strings, milestones, levels, sources,
           unreadableApplicability, sample, hasEvents, hasTickets, hasSurveys, hasInvoices, hasContacts, hasSubscriptions,
           hasLimits, id, externalId, name, domain, owner, plan, industry, region, useCase, executive, arrMinor, seats,
           signup, start, renewal, exit, spell, status, pendingCancel, cancelOn, origin, oddities, tenureDays, achieved,
           applicable, occurrences, lastAchievement, level, activity, applicableBits, applicableWords, achievements,
           progress, subscriptions, tickets, surveys, invoices, contacts, limits, spells, plans,
           planSteps, calls, custom, byExternal]
        = portfolio;
    static_cast<void>(zone);
    static_cast<void>(strings);
    static_cast<void>(milestones);
    static_cast<void>(levels);
    visit(asOf, through, lastFact, dataVersion, baseCurrency, me, sources, unreadableApplicability, sample, hasEvents,
          hasTickets, hasSurveys, hasInvoices, hasContacts, hasSubscriptions, hasLimits);
    visit(id, externalId, name, domain, owner, plan, industry, region, useCase, executive, arrMinor, seats, signup, start,
          renewal, exit, spell, status, pendingCancel, cancelOn, origin, oddities, tenureDays, achieved, applicable,
          occurrences, lastAchievement, level, activity, applicableBits, applicableWords);
    visit(achievements, progress, subscriptions, tickets, surveys, invoices, contacts, limits, spells, plans, planSteps,
          calls, custom, byExternal);
}

template <class Visit, class Source>
    requires std::is_same_v<std::remove_const_t<Source>, SourceFact>
void columns(Visit &visit, Source &source)
{
    auto &[name, kind, lastCompleteDay, lastSuccess, rejected] = source;
    visit(name, kind, lastCompleteDay, lastSuccess, rejected);
}

template <class Visit, class Column>
    requires std::is_same_v<std::remove_const_t<Column>, Portfolio::CustomColumn>
void columns(Visit &visit, Column &column)
{
    auto &[key, numeric, text, number] = column;
    visit(key, numeric, text, number);
}

} // namespace milepost
