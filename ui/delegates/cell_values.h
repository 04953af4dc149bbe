/// Plain values that cells are painted from. A model hands them over by CellRole::Value (cell_roles.h), a page
/// sets them on a CellWidget. NaN, none or −1 is "no data" and shows –, never 0. Texts are plain and final:
/// already worded and in the reader's locale.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/chip.h"
#include "theme/icon.h"
#include "theme/status_mark.h"

#include <QMetaType>
#include <QString>
#include <QVector>

#include <array>
#include <limits>
#include <optional>

namespace milepost::ui {

constexpr float noShare = std::numeric_limits<float>::quiet_NaN();

enum class Tone : std::uint8_t { Primary, Secondary, Tertiary, Accent, Good, Watch, Risk, Chance };
[[nodiscard]] Token toneToken(Tone tone);

/// One run of a line of text.
struct TextRun {
    QString text;
    Tone tone = Tone::Primary;
    TypeWeight weight = TypeWeight::Normal;
    TypeRole role = TypeRole::Body;
};

/// A line: an optional shape or icon or category square, then runs; elided at its end.
struct LineData {
    QVector<TextRun> runs;
    std::optional<Mark> mark;
    std::optional<Icon> icon;
    std::optional<Category> category;
    int indent = 0; ///< px at 100 %
    QString trailing; ///< 11 px tertiary at the far end
};

/// A figure, right aligned on tabular digits. Empty text shows –.
struct NumberData {
    QString text;
    Tone tone = Tone::Primary;
    TypeWeight weight = TypeWeight::Normal;
    float share = noShare; ///< a magnitude bar of this length beneath it (0–1); NaN: none
    QString brief = {}; ///< shown where the text has no room, since a figure without its first digit is another figure
};

struct MilestoneSegment {
    enum class State : std::uint8_t { Open, Begun, Reached };
    Category category = Category::Onboarding;
    State state = State::Open;
    float share = 0; ///< of a begun one, 0–1
};
struct MilestoneBarData {
    QVector<MilestoneSegment> segments; ///< the applicable ones, in category order
    int reached = 0;
    int total = 0;
    bool nearGoal = false; ///< the next milestone is ≥ 70 % there
};

struct PaceMarkData {
    float percentile = noShare; ///< 0–100 among peers; NaN: fewer than k peers
    Mark mark = Mark::Neutral;
    int peers = 0;
    /// Only for the wide form on the account page; texts under the axis.
    QString lowerText, medianText, upperText, peersText, markText;
};

struct HealthData {
    int score = -1;
    Mark mark = Mark::None;
    bool uncertain = false; ///< low and high in different bands: "?" after the score
    std::array<float, 12> weeks; ///< oldest first; NaN gaps
    std::optional<int> change; ///< over the 12 weeks
    HealthData() { weeks.fill(noShare); }
};

struct QueueRowData {
    int rank = 0;
    QString name, plan, reason;
    Mark mark = Mark::Neutral; ///< of the reason
    HealthData health;
    QString renewal; ///< days; empty: –
    bool renewalSoon = false; ///< ≤ 30 days
    QString stake; ///< money without unit; empty: –
    float stakeShare = noShare; ///< of the first row
};

/// Counts by shape: ▲3 ◆1. Empty shows –.
struct MarkCountsData {
    struct Count {
        Mark mark = Mark::Neutral;
        int count = 0;
    };
    QVector<Count> counts;
};

struct OwnerData {
    QString name;
};

struct ContributionData {
    QString label;
    float weight = 0; ///< points the pillar can give (30 → 100 px)
    float points = noShare; ///< points given; NaN: no data
    QString pointsText, changeText;
    Tone changeTone = Tone::Secondary;
};

struct UsualWeekData {
    float p25 = noShare, median = noShare, p75 = noShare; ///< weeks from start
    float own = noShare; ///< week reached; NaN: not reached
    float now = noShare; ///< current week, the dashed line
    float span = 52; ///< weeks on the axis
    Category category = Category::Onboarding;
};

struct LevelRingData {
    float share = 0; ///< 0–1; 1 is done
};

/// A bar of its share with words beside it: "840 of 1,000".
struct ProgressData {
    float share = noShare;
    QString text;
    std::optional<Category> category; ///< none: accent
    int width = 72; ///< of the bar, px at 100 %; 0: all there is, the text above right
};

/// A check in a category's colour (achieved) or an open box.
struct AchievedData {
    bool achieved = false;
    Category category = Category::Onboarding;
};

/// Onb 4/4  Value 2/3 …
struct CategoryCountsData {
    struct Count {
        Category category = Category::Onboarding;
        int reached = 0;
        int total = 0;
    };
    QVector<Count> counts;
    bool squares = true;
    bool shortNames = true;
};

struct SparklineData {
    QVector<float> values; ///< oldest first; NaN gaps
    Mark mark = Mark::Neutral;
    float minimumSpan = 14;
};

/// An estimate with its interval on an axis that is scaled to the data, and the figure beside it.
struct IntervalData {
    float value = noShare, low = noShare, high = noShare; ///< NaN low or high: no interval
    float from = 0, to = 1; ///< ends of the axis
    std::optional<float> reference; ///< a tick on the axis: no difference, ratio 1
    QString text; ///< the figure; empty: – and no drawing
    Tone tone = Tone::Primary;
};

} // namespace milepost::ui

Q_DECLARE_METATYPE(milepost::ui::LineData)
Q_DECLARE_METATYPE(milepost::ui::NumberData)
Q_DECLARE_METATYPE(milepost::ui::MilestoneBarData)
Q_DECLARE_METATYPE(milepost::ui::PaceMarkData)
Q_DECLARE_METATYPE(milepost::ui::HealthData)
Q_DECLARE_METATYPE(milepost::ui::QueueRowData)
Q_DECLARE_METATYPE(milepost::ui::MarkCountsData)
Q_DECLARE_METATYPE(milepost::ui::OwnerData)
Q_DECLARE_METATYPE(milepost::ui::ContributionData)
Q_DECLARE_METATYPE(milepost::ui::UsualWeekData)
Q_DECLARE_METATYPE(milepost::ui::LevelRingData)
Q_DECLARE_METATYPE(milepost::ui::ProgressData)
Q_DECLARE_METATYPE(milepost::ui::AchievedData)
Q_DECLARE_METATYPE(milepost::ui::CategoryCountsData)
Q_DECLARE_METATYPE(milepost::ui::SparklineData)
Q_DECLARE_METATYPE(milepost::ui::IntervalData)
Q_DECLARE_METATYPE(milepost::ui::ChipData)
Q_DECLARE_METATYPE(milepost::ui::FilterTokenData)
