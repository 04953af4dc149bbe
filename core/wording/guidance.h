/// What to do about it: concrete steps per leading signal, and how to reach out by achiever band (C6).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triage/standing.h"
#include "wording/voice.h"

#include <QStringList>

namespace milepost::wording {

/// One to three steps for the account, from its gravest signals.
[[nodiscard]] QStringList guidance(const Voice &voice, const Standing &standing, const QueueItem &item);
[[nodiscard]] QStringList guidance(const Voice &voice, const Standing &standing, const Signal &signal);
/// "low achiever: check in, blockers, help"; empty when there are too few peers.
[[nodiscard]] QString outreach(const Voice &voice, const Standing &standing, AccountIndex account);

} // namespace milepost::wording
