#include "pages/sources/source_models.h"

#include "base/zone.h"
#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "wording/changes.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "wording/source_words.h"
#include "wording/terms.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

namespace milepost::ui {

namespace {

using wording::Voice;

constexpr int pageIndent = 16; ///< px at 100 %: cells begin 8 px in, pages 24
constexpr int markColumn = 42;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sources)
};

QVariant line(const QString &text, int role, Tone tone = Tone::Primary, std::optional<Mark> mark = std::nullopt,
              TypeWeight weight = TypeWeight::Normal)
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text;
    if (role != CellRole::Value)
        return {};
    LineData data;
    data.mark = mark;
    data.runs.push_back({text, tone, weight});
    return QVariant::fromValue(data);
}

QVariant count(std::int64_t number, int role, Tone tone = Tone::Primary, bool blankZero = false)
{
    const QString text = number < 0 || (blankZero && number == 0) ? wording::noData()
                                                                   : wording::integer(Voice::person(), number);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text;
    if (role != CellRole::Value)
        return {};
    NumberData data;
    data.text = text;
    data.tone = number == 0 && blankZero ? Tone::Tertiary : tone;
    return QVariant::fromValue(data);
}

Mark markOfRun(const RunRecord &run)
{
    if (run.outcome == "failed" || run.outcome == "interrupted")
        return Mark::Risk;
    return run.outcome == "cancelled" || run.rejected > 0 ? Mark::Watch : Mark::Good;
}

/// The clock time today, else the day.
QString when(Instant instant, Instant now)
{
    if (!instant.valid())
        return wording::noData();
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(instant.ms);
    const QDateTime present = QDateTime::fromMSecsSinceEpoch(now.ms);
    const QLocale locale;
    if (then.date() == present.date())
        return locale.toString(then.time(), QStringLiteral("HH:mm"));
    if (then.date().daysTo(present.date()) < 7)
        return locale.dayName(then.date().dayOfWeek(), QLocale::ShortFormat);
    const auto dayOf = [](const QDateTime &time) { return Day{static_cast<std::int32_t>(QDate(1970, 1, 1).daysTo(time.date()))}; };
    return wording::date(Voice::person(), dayOf(then), dayOf(present));
}

} // namespace

QString fileName(std::string_view path)
{
    const QFileInfo file(wording::plain(path));
    const QString name = file.fileName();
    return name.isEmpty() ? wording::plain(path) : name;
}

QString stateText(const SourceRow &row, Instant now)
{
    const Instant success = row.status ? row.status->lastSuccess : row.fact.lastSuccess;
    switch (row.state) {
    case SourceState::Running: return row.progress.isEmpty() ? Words::tr("syncing") : row.progress;
    case SourceState::Waiting: return Words::tr("next in line");
    case SourceState::Elsewhere: return Words::tr("syncing elsewhere");
    case SourceState::NeedsSecret: return Words::tr("needs its secret");
    case SourceState::Asks: return Words::tr("waits for you");
    case SourceState::Failed: return Words::tr("failed %1").arg(wording::ago(Voice::person(), row.status->lastAttempt, now));
    case SourceState::Never: return Words::tr("not yet");
    default: return success.valid() ? wording::ago(Voice::person(), success, now) : wording::noData();
    }
}

Tone stateTone(const SourceRow &row)
{
    switch (row.state) {
    case SourceState::Running: return Tone::Accent;
    case SourceState::Failed: return Tone::Risk;
    case SourceState::Stale:
    case SourceState::Asks:
    case SourceState::NeedsSecret: return Tone::Watch;
    case SourceState::Waiting:
    case SourceState::Elsewhere:
    case SourceState::Never: return Tone::Secondary;
    default: return Tone::Primary;
    }
}

std::vector<SourceModel::Column> sourceColumns(std::function<Instant()> now)
{
    return {
        {QString(), markColumn, false,
         [](const SourceRow &row, int role) {
             if (role != CellRole::Value)
                 return role == Qt::AccessibleTextRole ? QVariant(markWord(markOf(row))) : QVariant();
             LineData mark;
             mark.indent = pageIndent;
             mark.mark = markOf(row);
             return QVariant::fromValue(mark);
         }},
        {Words::tr("Source"), 0, false,
         [](const SourceRow &row, int role) {
             if (role == Qt::ToolTipRole)
                 return QVariant(row.status ? wording::sourcePlace(row.status->configuration) : QString());
             return line(wording::plain(row.name), role, Tone::Primary, std::nullopt, TypeWeight::Medium);
         }},
        {Words::tr("Kind"), 98, false,
         [](const SourceRow &row, int role) {
             return line(row.status ? wording::sourceKind(Voice::person(), row.status->configuration.kind) : Words::tr("Files"), role,
                         Tone::Secondary);
         }},
        {Words::tr("Last good sync"), 124, false,
         [now](const SourceRow &row, int role) {
             if (role == Qt::ToolTipRole) {
                 const bool failed = row.state == SourceState::Failed && row.status->error;
                 return failed ? QVariant(wording::problemLine(Voice::person(), *row.status->error)) : QVariant();
             }
             return line(stateText(row, now()), role, stateTone(row));
         }},
        {Words::tr("Rows"), 84, true,
         [](const SourceRow &row, int role) { return count(row.status ? row.status->rows : -1, role); }},
        {Words::tr("Last run"), 80, true,
         [](const SourceRow &row, int role) {
             const QString text = row.lastAdded <= 0 ? wording::noData() : wording::change(Voice::person(), row.lastAdded);
             if (role != CellRole::Value)
                 return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(text) : QVariant();
             NumberData data;
             data.text = text;
             data.tone = row.lastAdded > 0 ? Tone::Primary : Tone::Tertiary;
             return QVariant::fromValue(data);
         }},
        {Words::tr("Set aside"), 66, true,
         [](const SourceRow &row, int role) {
             return count(row.rejected, role, row.rejected > 0 ? Tone::Watch : Tone::Tertiary, true);
         }},
        {Words::tr("Schedule"), 100, false,
         [](const SourceRow &row, int role) {
             const bool paused = row.status && row.status->configuration.paused;
             const QString text = !row.status ? Words::tr("by hand")
                                  : paused    ? Words::tr("paused")
                                              : wording::schedule(Voice::person(), row.status->configuration.schedule);
             return line(text, role, Tone::Secondary);
         }},
    };
}

std::vector<RunModel::Column> runColumns(std::function<Instant()> now)
{
    return {
        {Words::tr("When"), 76, false,
         [now](const RunRecord &run, int role) {
             if (role == CellRole::Value) {
                 LineData data;
                 data.indent = pageIndent;
                 data.runs.push_back({when(run.started, now()), Tone::Secondary});
                 return QVariant::fromValue(data);
             }
             if (role == Qt::ToolTipRole)
                 return QVariant(QLocale().toString(QDateTime::fromMSecsSinceEpoch(run.started.ms), QLocale::LongFormat));
             return line(when(run.started, now()), role, Tone::Secondary);
         }},
        {Words::tr("Source"), 150, false,
         [](const RunRecord &run, int role) { return line(fileName(run.source), role); }},
        {Words::tr("Outcome"), 0, false,
         [](const RunRecord &run, int role) {
             return line(wording::importSummary(Voice::person(), run), role, Tone::Primary, markOfRun(run));
         }},
        {Words::tr("Took"), 80, true,
         [](const RunRecord &run, int role) {
             const bool whole = run.started.valid() && run.finished.valid();
             const QString text = whole ? wording::duration(Voice::person(), run.finished.ms - run.started.ms)
                                        : wording::noData();
             if (role != CellRole::Value)
                 return role == Qt::DisplayRole ? QVariant(text) : QVariant();
             NumberData data;
             data.text = text;
             data.tone = Tone::Secondary;
             return QVariant::fromValue(data);
         }},
    };
}

std::vector<RunFileModel::Column> runFileColumns()
{
    return {
        {Words::tr("File"), 0, false,
         [](const ImportFileReport &file, int role) {
             if (role == Qt::ToolTipRole)
                 return QVariant(wording::plain(file.path));
             return line(fileName(file.path), role);
         }},
        {Words::tr("Read as"), 104, false,
         [](const ImportFileReport &file, int role) {
             return line(wording::word(Voice::person(), file.entity), role, Tone::Secondary);
         }},
        {Words::tr("New"), 62, true, [](const ImportFileReport &file, int role) { return count(file.added, role); }},
        {Words::tr("Changed"), 70, true, [](const ImportFileReport &file, int role) { return count(file.changed, role); }},
        {Words::tr("Same"), 62, true, [](const ImportFileReport &file, int role) { return count(file.duplicate, role); }},
        {Words::tr("Set aside"), 66, true,
         [](const ImportFileReport &file, int role) {
             return count(file.rejected, role, file.rejected > 0 ? Tone::Watch : Tone::Tertiary, true);
         }},
    };
}

std::vector<RejectionModel::Column> rejectionColumns()
{
    return {
        {Words::tr("File"), 130, false,
         [](const Rejection &row, int role) {
             if (role == Qt::ToolTipRole)
                 return QVariant(wording::plain(row.path));
             return line(fileName(row.path), role, Tone::Secondary);
         }},
        {Words::tr("Line"), 56, true,
         [](const Rejection &row, int role) { return count(row.line > 0 ? row.line : -1, role, Tone::Secondary); }},
        {Words::tr("Why"), 0, false,
         [](const Rejection &row, int role) {
             return line(wording::rejectionReason(Voice::person(), row), role, Tone::Primary, Mark::Watch);
         }},
    };
}

std::vector<DriftModel::Column> driftColumns()
{
    const auto toneOf = [](const DriftChange &change) {
        switch (change.change) {
        case ColumnChange::Added: return Tone::Good;
        case ColumnChange::Removed: return Tone::Risk;
        case ColumnChange::Retyped: return Tone::Watch;
        }
        return Tone::Primary;
    };
    return {
        {QString(), 28, false,
         [toneOf](const DriftChange &change, int role) {
             const QChar sign = change.change == ColumnChange::Added     ? QLatin1Char('+')
                                : change.change == ColumnChange::Removed ? QChar(0x2212)
                                                                         : QLatin1Char('~');
             return line(QString(sign), role, toneOf(change), std::nullopt, TypeWeight::Strong);
         }},
        {Words::tr("Column"), 0, false,
         [](const DriftChange &change, int role) { return line(wording::plain(change.name), role, Tone::Primary, std::nullopt, TypeWeight::Medium); }},
        {Words::tr("What is different"), 240, false,
         [toneOf](const DriftChange &change, int role) { return line(wording::columnChange(Voice::person(), change), role, toneOf(change)); }},
    };
}

std::vector<DriftHistoryModel::Column> driftHistoryColumns()
{
    return {
        {Words::tr("Seen"), 110, false,
         [](const SchemaDrift &drift, int role) {
             return line(QLocale().toString(QDateTime::fromMSecsSinceEpoch(drift.seen.ms).date(), QLocale::ShortFormat), role, Tone::Secondary);
         }},
        {Words::tr("Columns"), 0, false,
         [](const SchemaDrift &drift, int role) {
             QStringList names;
             for (const DriftChange &change : drift.changes)
                 names << wording::plain(change.name);
             return line(names.join(QStringLiteral(", ")), role);
         }},
        {Words::tr("Answer"), 200, false,
         [](const SchemaDrift &drift, int role) { return line(wording::driftOutcome(Voice::person(), drift), role, Tone::Secondary); }},
    };
}

} // namespace milepost::ui
