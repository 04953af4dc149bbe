/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/fuzzy_match.h"

#include <QString>

#include <algorithm>
#include <limits>

namespace milepost::ui {

namespace {

constexpr int longestText = 256; // longer names are matched by their first part: the table is needle × text
constexpr int longestNeedle = 64;
constexpr int unreachable = std::numeric_limits<int>::min() / 2;
constexpr int hit = 16, startOfWord = 24, startOfText = 12, afterHit = 20, gapOpens = -6, gapGoesOn = -1;

bool startsWord(const QString &text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1], here = text[at];
    if (!before.isLetterOrNumber())
        return here.isLetterOrNumber();
    return before.isLower() && here.isUpper();
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView needle, QStringView text)
{
    QString wanted;
    for (const QChar c : needle.left(longestNeedle)) {
        if (!c.isSpace())
            wanted.append(c.toCaseFolded());
    }
    FuzzyMatch match;
    if (wanted.isEmpty())
        return match;
    const QString shown = text.left(longestText).toString();
    const auto n = static_cast<std::size_t>(wanted.size()), m = static_cast<std::size_t>(shown.size());
    if (n > m)
        return std::nullopt;

    // best[i][j]: score of the first i + 1 letters with letter i on text position j.
    std::vector<int> best(n * m, unreachable);
    std::vector<std::size_t> from(n * m, 0);
    for (std::size_t i = 0; i < n; ++i) {
        int reach = unreachable; // best of the row above left of j − 1, with its gap so far
        std::size_t reachAt = 0;
        for (std::size_t j = i; j < m; ++j) {
            if (i > 0 && j >= 2) {
                if (reach != unreachable)
                    reach += gapGoesOn;
                const int opened = best[(i - 1) * m + j - 2];
                if (opened != unreachable && opened + gapOpens >= reach) {
                    reach = opened + gapOpens;
                    reachAt = j - 2;
                }
            }
            if (shown[static_cast<qsizetype>(j)].toCaseFolded() != wanted[static_cast<qsizetype>(i)])
                continue;
            int value = hit + (startsWord(shown, static_cast<qsizetype>(j)) ? startOfWord : 0) + (j == 0 ? startOfText : 0);
            if (i == 0) {
                best[j] = value;
                continue;
            }
            const int joined = j > 0 ? best[(i - 1) * m + j - 1] : unreachable;
            const bool join = joined != unreachable && joined + afterHit >= reach;
            const int before = join ? joined + afterHit : reach;
            if (before <= unreachable / 2)
                continue;
            best[i * m + j] = before + value;
            from[i * m + j] = join ? j - 1 : reachAt;
        }
    }
    const auto last = best.begin() + static_cast<std::ptrdiff_t>((n - 1) * m);
    const auto top = std::max_element(last, best.end());
    if (*top <= unreachable / 2)
        return std::nullopt;
    match.score = *top - static_cast<int>(m) / 4;

    std::size_t at = static_cast<std::size_t>(top - last);
    std::vector<int> positions(n);
    for (std::size_t i = n; i-- > 0;) {
        positions[i] = static_cast<int>(at);
        at = from[i * m + at];
    }
    for (const int position : positions) {
        if (!match.ranges.empty() && match.ranges.back().begin + match.ranges.back().length == position)
            ++match.ranges.back().length;
        else
            match.ranges.push_back({position, 1});
    }
    // Letters strewn over a long text are no match that anybody meant: every run but one has to start a word.
    const auto inside = std::count_if(match.ranges.begin(), match.ranges.end(),
                                      [&](const FuzzyMatch::Range &range) { return !startsWord(shown, range.begin); });
    if (inside > 1)
        return std::nullopt;
    return match;
}

} // namespace milepost::ui
