/// How well a few typed letters fit a text, and which of its letters they are: for the command palette. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>
#include <vector>

namespace milepost::ui {

struct FuzzyMatch {
    int score = 0; ///< higher is better; comparable between texts for one needle
    struct Range { int begin = 0, length = 0; friend bool operator==(const Range &, const Range &) = default; };
    std::vector<Range> ranges; ///< UTF-16 units of the text that matched, ascending, not touching
};

/// All letters of `needle`, in order, case ignored, blanks in the needle skipped. Runs, starts of words and the
/// start of the text count for more; gaps and length for less; at most one run may begin inside a word. An empty needle fits everything with score 0.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView needle, QStringView text);

} // namespace milepost::ui
