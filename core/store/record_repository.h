/// Reads what sources say of accounts (subscriptions, contacts, tickets, surveys, invoices, churn, limits) as the
/// records of model/records.h, in order of account and then of day. Written by EntityMerger only.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/zone.h"
#include "model/records.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace milepost::store {

class Database;

template <class Record> using RecordSink = std::function<void(const Record &)>;

class RecordRepository {
public:
    /// `zone` turns stored moments into days.
    RecordRepository(Database &database, Zone zone) : m_database(&database), m_zone(std::move(zone)) {}

    // `only` none: all accounts. The record is reused between calls.
    [[nodiscard]] Result<> forEachSubscription(const RecordSink<SubscriptionRecord> &visit, AccountId only = {});
    [[nodiscard]] Result<> forEachContact(const RecordSink<ContactRecord> &visit, AccountId only = {});
    [[nodiscard]] Result<> forEachTicket(const RecordSink<TicketRecord> &visit, AccountId only = {});
    [[nodiscard]] Result<> forEachSurvey(const RecordSink<SurveyRecord> &visit, AccountId only = {});
    [[nodiscard]] Result<> forEachInvoice(const RecordSink<InvoiceRecord> &visit, AccountId only = {});
    [[nodiscard]] Result<> forEachChurn(const RecordSink<ChurnRecord> &visit, AccountId only = {});
    /// Of several readings of a metric on one day, the last.
    [[nodiscard]] Result<> forEachLimit(const RecordSink<LimitReading> &visit, AccountId only = {});

    /// Subscription id → account within a scope, for `through` mappings.
    [[nodiscard]] Result<std::unordered_map<std::string, AccountId>> subscriptionAccounts(std::string_view scope);

private:
    Database *m_database;
    Zone m_zone;
};

} // namespace milepost::store
