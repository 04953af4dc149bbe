/// What the Renewals place says, as values: groups, gaps, the ledger, how past calls turned out, and a call as it is typed. Pure but
/// for the words; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit.h"
#include "query/row_set.h"
#include "query/table.h"
#include "value/renewal_review.h"
#include "wording/voice.h"
#include "workspace/workspace.h"

#include "delegates/renewal_cells.h"
#include "theme/status_mark.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace milepost::ui {

/// Which renewal: an account's, by the day its term ends.
struct RenewalKey {
    AccountId account;
    Day termEnd;
    friend auto operator<=>(const RenewalKey &, const RenewalKey &) = default;
};

/// Everything the page shows of a few quarters. Immutable; made off the UI thread.
struct RenewalStudy {
    Snapshot snapshot;
    value::RenewalReview review;
    value::Quarter present; ///< the one that as-of lies in
    std::int32_t presentOpen = 0; ///< open renewals of it
    bool anyTerms = false; ///< some account has a renewal, in whatever quarter
    std::shared_ptr<const query::Table> table; ///< for filters
    [[nodiscard]] const value::Renewal &renewal(std::uint32_t index) const { return review.book.renewals[index]; }
    [[nodiscard]] RenewalKey keyOf(const value::Renewal &renewal) const
    {
        return {snapshot.portfolio->id[renewal.account], renewal.termEnd};
    }
};
/// `count` quarters from the one that `first` lies in.
[[nodiscard]] std::shared_ptr<const RenewalStudy> studyRenewals(const Snapshot &snapshot, Day first, int count);

/// In the order they are shown.
enum class RenewalGroup : std::uint8_t { Commit, BestCase, AtRisk, Churn, Uncalled, Won, Lost };
constexpr std::size_t renewalGroupCount = 7;
[[nodiscard]] RenewalGroup groupOf(const value::Renewal &renewal);
[[nodiscard]] QString word(const wording::Voice &voice, RenewalGroup group);
[[nodiscard]] Mark markOf(RenewalGroup group);
/// None of the groups that are no call.
[[nodiscard]] std::optional<RenewalCall> callOf(RenewalGroup group);

constexpr int wideGap = 15; ///< points from which call and estimate are said to disagree
/// Estimate less call, in points; none where one of them is not known.
[[nodiscard]] std::optional<int> gapOf(const value::Renewal &renewal);
/// Day of the newest change of the call, taking it back included; invalid: never called.
[[nodiscard]] Day changedOn(const Portfolio &portfolio, const value::Renewal &renewal);
[[nodiscard]] KeepData keepOf(const wording::Voice &voice, const value::Renewal &renewal);
[[nodiscard]] CheckpointsData checkpointsOf(const wording::Voice &voice, const Portfolio &portfolio, const value::Renewal &renewal);
/// "Q1 2026".
[[nodiscard]] QString quarterWord(const wording::Voice &voice, const value::Quarter &quarter);
/// "2026Q1": as locations and files have it.
[[nodiscard]] QString quarterKey(const value::Quarter &quarter);

/// How the estimate of one renewal is known, or why there is none: model with n, one rate, a cancellation, an index.
[[nodiscard]] QString machineBasis(const wording::Voice &voice, const Standing &standing, const value::Renewal &renewal);

enum class RenewalSort : std::uint8_t { Gap, Account, Due, Amount, Call, Keep, Checkpoints, Changed };
/// One group as shown: its renewals in order, and what they add up to.
struct ShownGroup {
    RenewalGroup group = RenewalGroup::Commit;
    std::vector<std::uint32_t> renewals; ///< places in the study's book
    std::size_t all = 0; ///< before the filter
    std::int64_t dueMinor = 0;
    std::int32_t amountMissing = 0;
    double meanProbability = std::numeric_limits<double>::quiet_NaN(); ///< of those that have one
};
/// The groups of a quarter that the filter leaves something of. `matches`: accounts; null: all.
[[nodiscard]] std::vector<ShownGroup> shownGroups(const RenewalStudy &study, std::size_t quarter, const query::RowSet *matches,
                                                  RenewalSort sort, bool descending);

/// One entry of the ledger, in words.
struct LedgerLine {
    Day on;
    QString what; ///< "Mara Lindqvist moved the call from Best case to At risk"
    QString detail; ///< the note and what else changed; "": nothing
};
/// Newest first, of one renewal. `records`: newest first, of whatever renewals.
[[nodiscard]] std::vector<LedgerLine> ledgerLines(const wording::Voice &voice, std::span<const RenewalCallRecord> records, Day termEnd,
                                                  Currency base);
/// What the portfolio knows of it, without notes: for pages without a session.
[[nodiscard]] std::vector<RenewalCallRecord> callsOf(const Portfolio &portfolio, AccountIndex account);

/// A call as it is being typed.
struct CallDraft {
    std::optional<RenewalCall> call; ///< none: taken back
    QString probability, upsell, note;
    friend bool operator==(const CallDraft &, const CallDraft &) = default;
};
[[nodiscard]] CallDraft draftOf(const wording::Voice &voice, const Portfolio &portfolio, const value::Renewal &renewal);
/// The edit it asks for, or what is wrong with it in a sentence. Amounts in the base currency, figures as the locale writes them.
[[nodiscard]] std::variant<SetRenewalCall, QString> readDraft(const wording::Voice &voice, const RenewalKey &key, const CallDraft &draft,
                                                             Currency base);
/// The call moved to another kind, its upsell kept: what a card of the board asks for.
[[nodiscard]] SetRenewalCall movedTo(const RenewalStudy &study, const value::Renewal &renewal, std::optional<RenewalCall> call);

} // namespace milepost::ui
