/// What an account is, without its words: a quarter of the memory of an AccountRecord, for whoever looks at many days and at no
/// name (health of the past weeks).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records.h"

#include <optional>

namespace milepost {

struct AccountTerms {
    AccountId id;
    Day signup, renewal, churnedOn;
    std::optional<Money> arr;
    std::optional<std::int32_t> seats, noticeDays;
    std::optional<bool> trial, churnedFlag, autoRenew;
    Origin origin = Origin::Source;
    bool sample = false;

    [[nodiscard]] static AccountTerms of(const AccountRecord &record)
    {
        return {record.id, record.signup, record.renewal, record.churnedOn, record.arr, record.seats, record.noticeDays,
                record.trial, record.churnedFlag, record.autoRenew, record.origin, record.sample};
    }
    /// A record that says this and nothing else.
    [[nodiscard]] AccountRecord record() const
    {
        AccountRecord record;
        record.id = id;
        record.signup = signup;
        record.renewal = renewal;
        record.churnedOn = churnedOn;
        record.arr = arr;
        record.seats = seats;
        record.noticeDays = noticeDays;
        record.trial = trial;
        record.churnedFlag = churnedFlag;
        record.autoRenew = autoRenew;
        record.origin = origin;
        record.sample = sample;
        return record;
    }
};

} // namespace milepost
