/// What churn risk was learnt from and how well it told the future (M9), in sentences for the queue, the pages and the
/// command line. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triage/risk_model.h"
#include "wording/voice.h"

#include <QStringList>

namespace milepost::wording {

/// Where the number comes from, in one sentence: "Model of 14,208 account-months with 312 churns up to 31 Oct 2026". Index: why
/// it is none.
[[nodiscard]] QString riskBasisSentence(const Voice &voice, const RiskFit &fit);
/// That it told too high or too low when it was tested, beyond chance, for whoever shows an estimate; "" where it did not or nobody can tell.
[[nodiscard]] QString riskLeaningSentence(const Voice &voice, const RiskFit &fit);
/// The basis, the backtest (AUC with its interval, Brier beside the constant's, lift, calibration) and what follows from it.
[[nodiscard]] QStringList riskSentences(const Voice &voice, const RiskFit &fit);

} // namespace milepost::wording
