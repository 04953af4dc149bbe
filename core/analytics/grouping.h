/// Accounts divided into groups: by a field, by start quarter, or all in one. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/first_lives.h"
#include "portfolio/portfolio.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::analytics {

constexpr std::uint32_t noGroup = 0xFFFFFFFF;

struct Grouping {
    std::string field; ///< "" all in one; "quarter"; else a key of groupingFields() or "cf:<key>"
    std::vector<std::uint32_t> of; ///< per account; noGroup: in none
    std::vector<std::string> labels; ///< per group; "" = the field is empty
    /// Some account's value is today's, because no history says what it was at time zero (M0): to be labelled.
    bool presentValues = false;
    [[nodiscard]] std::size_t count() const { return labels.size(); }
};

/// plan, industry, region, owner, use_case, size, term.
[[nodiscard]] std::vector<std::string_view> groupingFields();

[[nodiscard]] Grouping allTogether(const Portfolio &portfolio);
/// "2025Q1", in order of time; the last `most` quarters where more exist, earlier starts in none. 0: all.
[[nodiscard]] Grouping byStartQuarter(const FirstLives &lives, std::size_t most = 0);
/// The value at each account's start as far as subscriptions tell (plan, size, term); for everything else the
/// present one, and `presentValues` says so. None when there is no such field. Labels in order of name, bands in theirs;
/// the group without a value comes last.
[[nodiscard]] std::optional<Grouping> byField(const Portfolio &portfolio, const FirstLives &lives, std::string_view field,
                                              const std::array<std::int32_t, 3> &sizeBands);
/// What a text field (plan, industry, region, owner, use_case, cf:<key>) was at each account's start, as far as the
/// portfolio tells; `known` 0: it is the present value. None when there is no such field.
struct StartTexts {
    std::vector<std::string_view> text; ///< per account; of the portfolio's pool
    std::vector<std::uint8_t> known;
};
[[nodiscard]] std::optional<StartTexts> startTexts(const Portfolio &portfolio, const FirstLives &lives,
                                                   std::string_view field);
/// Both at once: group a · count(b) + b. Labels "a · b".
[[nodiscard]] Grouping crossed(const Grouping &a, const Grouping &b);
/// Groups by texts given per account ("" none), labels in order of name.
[[nodiscard]] Grouping byTexts(std::string field, const std::vector<std::string_view> &texts, bool presentValues);

/// Contract term known on a day (M3): ≤ 45 days, ≤ 400 days, longer, unknown.
enum class ContractTerm : std::uint8_t { Monthly, Yearly, Longer, Unknown };
/// Length in days of the paid term that ran on a day; none where no contract says. A term end that may have been carried
/// on by renewals says nothing about the length.
[[nodiscard]] std::optional<std::int32_t> termDaysOn(const Portfolio &portfolio, AccountIndex account, Day day);
[[nodiscard]] ContractTerm contractTermOn(const Portfolio &portfolio, AccountIndex account, Day day);

} // namespace milepost::analytics

template <> struct milepost::EnumKeys<milepost::analytics::ContractTerm> {
    static constexpr auto keys = std::to_array<std::string_view>({"monthly", "yearly", "longer", "unknown"});
};
