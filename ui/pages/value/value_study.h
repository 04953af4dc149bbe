/// What the Value pages draw, from one account's answer: the three cases, chart values, sentences. Pure; a changed number is worked
/// out here and shown at once, before it is stored. UI thread (texts come from translators).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/value_chart_values.h"
#include "wording/voice.h"
#include "workspace/value_answers.h"

#include <QString>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace milepost::ui {

struct ValueStudy {
    AccountIndex account = noAccount;
    AccountRoi roi; ///< `result` is of `model`
    std::array<value::RoiResult, 3> cases; ///< by Scenario: all assumptions at that end at once, with months and payback
    Day today, contractEnd; ///< as-of, and the last day of the contract year or of the model's period
    [[nodiscard]] const value::RoiResult &base() const { return roi.result; }
};

/// Errors of value::evaluateRoi(). `roi.result` is computed anew from model, events and rates.
[[nodiscard]] Result<ValueStudy> studyOf(const Portfolio &portfolio, AccountIndex account, AccountRoi roi);
/// Every assumption at one end, without a range.
[[nodiscard]] RoiModel atScenario(RoiModel model, value::Scenario scenario);
/// The headline, or where nothing is agreed the first figure that has an amount; none: no line has.
[[nodiscard]] std::optional<value::RoiFigure> firstFigure(const value::RoiResult &result);

/// Money in a unit that a chart can label: euros, thousands or millions.
struct MoneyScale {
    double divisor = 1;
    QString unit; ///< "k €"
    int digits = 0;
    [[nodiscard]] double of(const value::Exact &major) const { return value::asDouble(major) / divisor; }
    [[nodiscard]] QString text(const wording::Voice &voice, double scaled) const; ///< "82.8"
    [[nodiscard]] QString change(const wording::Voice &voice, double scaled) const; ///< "+1.8", "−7.5"
};
[[nodiscard]] MoneyScale scaleFor(double most, Currency currency);

[[nodiscard]] CumulativeValues cumulativeOf(const wording::Voice &voice, const ValueStudy &study, value::RoiFigure figure);
[[nodiscard]] TornadoValues tornadoOf(const wording::Voice &voice, const ValueStudy &study);
[[nodiscard]] MoneyScale cumulativeScale(const ValueStudy &study, value::RoiFigure figure);
[[nodiscard]] MoneyScale tornadoScale(const ValueStudy &study);

/// "82,839" and "82,838.80": base currency, without its sign; "–" where there is none.
[[nodiscard]] QString wholeMoney(const wording::Voice &voice, const std::optional<value::Exact> &amount, Currency currency);
[[nodiscard]] QString exactMoney(const wording::Voice &voice, const std::optional<value::Exact> &amount, Currency currency);
/// "+1,765", "−31,083".
[[nodiscard]] QString netMoney(const wording::Voice &voice, const std::optional<value::Exact> &amount, Currency currency);
/// "+2.2", "−38.3": percent without the sign.
[[nodiscard]] QString percentFigure(const wording::Voice &voice, const std::optional<value::Exact> &share);
/// "month 3", "month 3, with a dip", "not yet"; "–" where there is no value or cost.
[[nodiscard]] QString paybackWords(const wording::Voice &voice, const value::RoiResult &result, value::RoiFigure figure);
/// What keeps the answer from being safe, and what to do, a sentence each; empty: nothing.
[[nodiscard]] QStringList whatIsMissing(const wording::Voice &voice, const ValueStudy &study);
/// "contract 3 Feb 2025 – 2 Feb 2026 · day 290 of 365".
[[nodiscard]] QString contractWords(const wording::Voice &voice, const ValueStudy &study);
/// Who stands for the line's numbers, where they are from, when they were agreed.
[[nodiscard]] QString standsFor(const wording::Voice &voice, const RoiModel &model, const RoiLine &line);
/// Assumptions that a line uses, in the order saving, without us, rate, share; null where it has none.
[[nodiscard]] std::array<const RoiAssumption *, 4> assumptionsOf(const RoiModel &model, const RoiLine &line);
/// A decimal as a person wrote it, in their locale; "" for "".
[[nodiscard]] QString decimalWords(const wording::Voice &voice, const std::string &text);
/// Plain decimal text from what was typed, with the locale's own decimal point, or none.
[[nodiscard]] std::optional<std::string> decimalTyped(const wording::Voice &voice, const QString &typed);

} // namespace milepost::ui
