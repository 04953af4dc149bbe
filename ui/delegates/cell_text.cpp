/// Cells as one value: dispatch by type, sizes, and what a screen reader says.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cell_painters.h"

#include "delegates/renewal_cells.h"
#include "theme/number_text.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QVariant>

#include <cmath>

namespace milepost::ui {
namespace {

QString text(const char *source) { return QCoreApplication::translate("Cell", source); }
QString text(const char *source, int n) { return QCoreApplication::translate("Cell", source, nullptr, n); }

template <class Value> const Value *as(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<Value>() ? static_cast<const Value *>(value.constData()) : nullptr;
}

template <class... Values> bool paintOneOf(QPainter &painter, const QRectF &box, const QVariant &value)
{
    return ([&] {
        const Values *found = as<Values>(value);
        if (found)
            paintCell(painter, box, *found);
        return found != nullptr;
    }() || ...);
}

QString noDataWord() { return text(QT_TRANSLATE_NOOP("Cell", "no data")); }

QString spoken(const HealthData &health)
{
    if (health.score < 0)
        return text(QT_TRANSLATE_NOOP("Cell", "health: no data"));
    QString said = text(QT_TRANSLATE_NOOP("Cell", "health %1, %2")).arg(health.score).arg(markWord(health.mark));
    if (health.uncertain)
        said += text(QT_TRANSLATE_NOOP("Cell", ", band uncertain"));
    if (health.change && *health.change != 0)
        said += (*health.change > 0 ? text(QT_TRANSLATE_NOOP("Cell", ", up %1 in 12 weeks"))
                                    : text(QT_TRANSLATE_NOOP("Cell", ", down %1 in 12 weeks")))
                    .arg(std::abs(*health.change));
    return said;
}

QString spoken(const UsualWeekData &week)
{
    QStringList parts;
    const auto number = [](float value) { return QString::number(std::lround(value)); };
    if (std::isfinite(week.own))
        parts.append(text(QT_TRANSLATE_NOOP("Cell", "reached in week %1")).arg(number(week.own)));
    if (std::isfinite(week.median))
        parts.append(text(QT_TRANSLATE_NOOP("Cell", "peers usually in week %1")).arg(number(week.median)));
    return parts.isEmpty() ? noDataWord() : parts.join(QStringLiteral(", "));
}

QString spoken(const LineData &line)
{
    QStringList parts;
    if (line.mark && *line.mark != Mark::Neutral)
        parts.append(markWord(*line.mark));
    for (const TextRun &run : line.runs)
        parts.append(run.text);
    if (!line.trailing.isEmpty())
        parts.append(line.trailing);
    return parts.join(QLatin1Char(' '));
}

} // namespace

bool paintCell(QPainter &painter, const QRectF &box, const QVariant &value)
{
    if (const auto *bar = as<MilestoneBarData>(value)) {
        paintCell(painter, box, *bar);
        return true;
    }
    return paintOneOf<LineData, NumberData, HealthData, PaceMarkData, OwnerData, MarkCountsData, QueueRowData,
                      UsualWeekData, AchievedData, ProgressData, ContributionData, CategoryCountsData, SparklineData,
                      LevelRingData, IntervalData, ChipData, FilterTokenData, KeepData, CheckpointsData, RenewalCardData>(painter, box, value);
}

QSize cellSize(const QVariant &value)
{
    const int row = scaled(20);
    if (const auto *line = as<LineData>(value)) {
        int width = scaled(line->indent);
        width += line->mark ? scaled(15) : 0;
        width += line->icon ? scaled(24) : 0;
        width += line->category ? scaled(18) : 0;
        for (const TextRun &run : line->runs)
            width += QFontMetrics(typeFont(run.role, run.weight)).horizontalAdvance(run.text.left(400)) + scaled(6);
        if (!line->trailing.isEmpty())
            width += QFontMetrics(typeFont(TypeRole::Caption)).horizontalAdvance(line->trailing) + scaled(8);
        return {width, row};
    }
    if (const auto *number = as<NumberData>(value))
        return {static_cast<int>(std::ceil(numberWidth(typeFont(TypeRole::Body, number->weight), number->text))),
                std::isfinite(number->share) ? scaled(30) : row};
    if (as<MilestoneBarData>(value))
        return {scaled(100 + 6 + 32), row};
    if (as<HealthData>(value))
        return {scaled(122), row};
    if (const auto *pace = as<PaceMarkData>(value))
        return pace->markText.isEmpty() ? QSize(scaled(72), row) : QSize(scaled(360), scaled(34));
    if (as<OwnerData>(value))
        return {scaled(20), scaled(20)};
    if (const auto *counts = as<MarkCountsData>(value)) {
        int width = 0;
        for (const auto &count : counts->counts)
            width += scaled(9 + 5 + 9) + static_cast<int>(numberWidth(typeFont(), QString::number(count.count)));
        return {std::max(width, scaled(12)), row};
    }
    if (as<QueueRowData>(value))
        return {scaled(560), scaled(size::rowQueue)};
    if (as<UsualWeekData>(value))
        return {scaled(188), row};
    if (as<AchievedData>(value) || as<LevelRingData>(value))
        return {scaled(16), scaled(16)};
    if (const auto *progress = as<ProgressData>(value))
        return progress->width > 0
            ? QSize(scaled(progress->width + 8) + QFontMetrics(typeFont()).horizontalAdvance(progress->text), row)
            : QSize(scaled(120), progress->text.isEmpty() ? scaled(6) : scaled(28));
    if (as<ContributionData>(value))
        return {scaled(256), scaled(size::rowContribution)};
    if (as<CategoryCountsData>(value))
        return {scaled(256), scaled(16)};
    if (as<SparklineData>(value))
        return {scaled(60), scaled(16)};
    if (as<IntervalData>(value))
        return {scaled(72 + 8 + 34), row};
    if (as<KeepData>(value))
        return {scaled(100), row};
    if (as<CheckpointsData>(value))
        return {scaled(46), row};
    if (const auto *chip = as<ChipData>(value))
        return chipSize(*chip).toSize();
    if (const auto *token = as<FilterTokenData>(value))
        return filterTokenSize(*token).toSize();
    return {0, row};
}

QString cellText(const QVariant &value)
{
    if (const auto *line = as<LineData>(value))
        return spoken(*line);
    if (const auto *number = as<NumberData>(value))
        return number->text.isEmpty() ? noDataWord() : number->text;
    if (const auto *bar = as<MilestoneBarData>(value))
        return bar->total <= 0 ? noDataWord()
                               : text(QT_TRANSLATE_N_NOOP("Cell", "%1 of %n milestone(s)"), bar->total).arg(bar->reached);
    if (const auto *health = as<HealthData>(value))
        return spoken(*health);
    if (const auto *pace = as<PaceMarkData>(value)) {
        if (!std::isfinite(pace->percentile))
            return text(QT_TRANSLATE_NOOP("Cell", "few peers"));
        return text(QT_TRANSLATE_N_NOOP("Cell", "percentile %1 of %n peer(s), %2"), pace->peers)
            .arg(std::lround(pace->percentile))
            .arg(markWord(pace->mark));
    }
    if (const auto *owner = as<OwnerData>(value))
        return owner->name.isEmpty() ? noDataWord() : owner->name;
    if (const auto *counts = as<MarkCountsData>(value)) {
        QStringList parts;
        for (const auto &count : counts->counts)
            parts.append(QStringLiteral("%1 %2").arg(count.count).arg(markWord(count.mark)));
        return parts.isEmpty() ? text(QT_TRANSLATE_NOOP("Cell", "none")) : parts.join(QStringLiteral(", "));
    }
    if (const auto *row = as<QueueRowData>(value)) {
        QStringList parts{row->name, row->plan, row->reason, spoken(row->health)};
        if (!row->renewal.isEmpty())
            parts.append(text(QT_TRANSLATE_NOOP("Cell", "renews in %1 days")).arg(row->renewal));
        if (!row->stake.isEmpty())
            parts.append(text(QT_TRANSLATE_NOOP("Cell", "%1 at stake")).arg(row->stake));
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    if (const auto *week = as<UsualWeekData>(value))
        return spoken(*week);
    if (const auto *achieved = as<AchievedData>(value))
        return achieved->achieved ? text(QT_TRANSLATE_NOOP("Cell", "achieved")) : text(QT_TRANSLATE_NOOP("Cell", "not yet"));
    if (const auto *progress = as<ProgressData>(value))
        return progress->text.isEmpty() && std::isfinite(progress->share)
            ? text(QT_TRANSLATE_NOOP("Cell", "%1 %")).arg(std::lround(progress->share * 100))
            : progress->text.isEmpty() ? noDataWord() : progress->text;
    if (const auto *part = as<ContributionData>(value))
        return QStringLiteral("%1 %2 %3")
            .arg(part->label, std::isfinite(part->points) ? part->pointsText : noDataWord(), part->changeText)
            .trimmed();
    if (const auto *ring = as<LevelRingData>(value))
        return ring->share >= 1 ? text(QT_TRANSLATE_NOOP("Cell", "level reached"))
                                : text(QT_TRANSLATE_NOOP("Cell", "%1 %")).arg(std::lround(ring->share * 100));
    if (const auto *counts = as<CategoryCountsData>(value)) {
        QStringList parts;
        for (const auto &count : counts->counts)
            parts.append(text(QT_TRANSLATE_NOOP("Cell", "%1 of %2")).arg(count.reached).arg(count.total));
        return parts.join(QStringLiteral(", "));
    }
    if (const auto *spark = as<SparklineData>(value)) {
        for (qsizetype i = spark->values.size(); i-- > 0;) {
            if (std::isfinite(spark->values[i]))
                return text(QT_TRANSLATE_NOOP("Cell", "latest %1")).arg(std::lround(spark->values[i]));
        }
        return noDataWord();
    }
    if (const auto *interval = as<IntervalData>(value))
        return interval->text.isEmpty() ? noDataWord() : interval->text;
    if (const auto *keep = as<KeepData>(value))
        return keep->spoken.isEmpty() ? noDataWord() : keep->spoken;
    if (const auto *checkpoints = as<CheckpointsData>(value))
        return checkpoints->spoken;
    if (const auto *card = as<RenewalCardData>(value))
        return cellText(*card);
    if (const auto *chip = as<ChipData>(value))
        return chip->text;
    if (const auto *token = as<FilterTokenData>(value))
        return token->key + token->value;
    return {};
}

} // namespace milepost::ui
