/// A milestone's rule (A7) and the catalog's findings (A14) in words.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "milestones/catalog_lint.h"
#include "model/milestone.h"
#include "wording/voice.h"

namespace milepost::wording {

/// "the first workflow.run where trigger is schedule"; "at least 3 different users of project.created within 30 days of the start".
[[nodiscard]] QString ruleSentence(const Voice &voice, const Rule &rule);

/// "Counts activity without an outcome".
[[nodiscard]] QString lintTitle(const Voice &voice, milestones::LintCode code);
/// What to do about it.
[[nodiscard]] QString lintAdvice(const Voice &voice, milestones::LintCode code);

} // namespace milepost::wording
