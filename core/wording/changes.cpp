#include "wording/changes.h"

#include "wording/figures.h"
#include "wording/problems.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace milepost::wording {

namespace {

/// The parameters of an edit's summary, whatever is missing or of another type.
struct Parameters {
    const Voice &voice;
    QJsonObject values;

    [[nodiscard]] QString text(const char *key) const { return values[QLatin1String(key)].toString(); }
    [[nodiscard]] QString named(const char *key) const { return name(text(key).toStdString()); }
    [[nodiscard]] bool has(const char *key) const { return !text(key).isEmpty(); }
    [[nodiscard]] int number(const char *key, int otherwise) const
    {
        return values[QLatin1String(key)].toInt(otherwise);
    }
    /// "Northwind Freight", or "12 accounts".
    [[nodiscard]] QString whom() const
    {
        const int accounts = number("accounts", 1);
        if (accounts != 1 || !has("account"))
            return voice.translate("Changes", "%Ln account(s)", nullptr, accounts);
        return named("account");
    }
};

QString words(const Parameters &p, const std::string &kind)
{
    const Voice &voice = p.voice;
    if (kind == "log_milestone")
        return voice.translate("Changes", "log %1 for %2", "milestone, account").arg(p.named("milestone"), p.whom());
    if (kind == "note")
        return voice.translate("Changes", "note on %1").arg(p.whom());
    if (kind == "edit_note")
        return voice.translate("Changes", "change a note on %1").arg(p.whom());
    if (kind == "delete_note")
        return voice.translate("Changes", "delete a note on %1").arg(p.whom());
    if (kind == "assign")
        return p.has("owner") ? voice.translate("Changes", "assign %1 to %2").arg(p.whom(), p.named("owner"))
                              : voice.translate("Changes", "take the owner off %1").arg(p.whom());
    if (kind == "done")
        return voice.translate("Changes", "done with %1").arg(p.whom());
    if (kind == "snooze") {
        const std::optional<Day> until = dayFromIso(p.text("until").toStdString());
        return until ? voice.translate("Changes", "snooze %1 until %2").arg(p.whom(), dateWithYear(voice, *until))
                     : voice.translate("Changes", "snooze %1").arg(p.whom());
    }
    if (kind == "task")
        return voice.translate("Changes", "task %1 for %2", "title, account").arg(p.named("title"), p.whom());
    if (kind == "task_done")
        return p.values[QLatin1String("done")].toBool(true)
            ? voice.translate("Changes", "finish task %1").arg(p.named("title"))
            : voice.translate("Changes", "reopen task %1").arg(p.named("title"));
    if (kind == "enable_milestones") {
        const bool on = p.values[QLatin1String("enabled")].toBool(true);
        const int count = p.number("milestones", 1);
        const QString what = count == 1 && p.has("milestone") ? p.named("milestone")
                                                              : voice.translate("Changes", "%Ln milestone(s)", nullptr, count);
        return on ? voice.translate("Changes", "switch on %1").arg(what)
                  : voice.translate("Changes", "switch off %1").arg(what);
    }
    if (kind == "import_catalog") {
        const int count = p.number("milestones", 0); // apart: lupdate never ends on a string inside the number
        return voice.translate("Changes", "import a catalog of %Ln milestone(s)", nullptr, count);
    }
    if (kind == "setting")
        return voice.translate("Changes", "set %1 to %2").arg(p.named("key"), p.named("value"));
    if (kind == "save_view")
        return voice.translate("Changes", "save view %1").arg(p.named("name"));
    if (kind == "delete_view")
        return voice.translate("Changes", "delete view %1").arg(p.named("name"));
    if (kind == "renewal_call")
        return p.has("call") ? voice.translate("Changes", "call on the renewal of %1").arg(p.whom())
                             : voice.translate("Changes", "take back the call on %1").arg(p.whom());
    if (kind == "plan")
        return voice.translate("Changes", "plan of %1").arg(p.whom());
    if (kind == "interview")
        return voice.translate("Changes", "interview notes on %1").arg(p.whom());
    if (kind == "value_models") {
        const int count = p.number("models", 1);
        return count == 1 && p.has("model") ? voice.translate("Changes", "value model %1").arg(p.named("model"))
                                            : voice.translate("Changes", "%Ln value model(s)", nullptr, count);
    }
    if (kind == "remove_value_model")
        return voice.translate("Changes", "remove value model %1").arg(p.named("model"));
    if (kind == "value_assumption")
        return voice.translate("Changes", "%1 of %2", "assumption, account").arg(p.named("assumption"), p.whom());
    if (kind == "value_assumption_reset")
        return voice.translate("Changes", "take the model's %1 for %2", "assumption, account").arg(p.named("assumption"), p.whom());
    return plain(kind).replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace

QString editSummary(const Voice &voice, const EditReceipt &receipt)
{
    const QJsonObject values
        = QJsonDocument::fromJson(QByteArray::fromStdString(receipt.summary)).object();
    return words({voice, values}, receipt.kind);
}

QString undoLabel(const Voice &voice, const EditReceipt &receipt)
{
    return voice.translate("Changes", "Undo: %1").arg(editSummary(voice, receipt));
}

QString redoLabel(const Voice &voice, const EditReceipt &receipt)
{
    return voice.translate("Changes", "Redo: %1").arg(editSummary(voice, receipt));
}

QString importSummary(const Voice &voice, std::int64_t added, std::int64_t changed, std::int64_t duplicate,
                      std::int64_t rejected)
{
    QStringList parts;
    const auto part = [&](const char *source, std::int64_t n) {
        if (n > 0)
            parts.push_back(voice.translate("Changes", source).arg(integer(voice, n)));
    };
    part(QT_TRANSLATE_NOOP("Changes", "%1 new"), added);
    part(QT_TRANSLATE_NOOP("Changes", "%1 changed"), changed);
    if (added == 0 && changed == 0)
        parts.push_back(voice.translate("Changes", "nothing new"));
    else
        part(QT_TRANSLATE_NOOP("Changes", "%1 repeats dropped"), duplicate);
    part(QT_TRANSLATE_NOOP("Changes", "%1 set aside"), rejected);
    return parts.join(voice.translate("Changes", ", ", "between the parts of an import's summary"));
}

QString importSummary(const Voice &voice, const ImportReport &report)
{
    std::int64_t added = 0, changed = 0, duplicate = 0, rejected = 0;
    for (const ImportFileReport &file : report.files) {
        added += file.added;
        changed += file.changed;
        duplicate += file.duplicate;
        rejected += file.rejected;
    }
    const QString summary
        = importSummary(voice, added, changed, duplicate, std::max(rejected, report.rejectedTotal));
    return report.cancelled
        ? voice.translate("Changes", "cancelled: %1 kept; the next run goes on from there").arg(summary)
        : summary;
}

QString importSummary(const Voice &voice, const RunRecord &run)
{
    const QString summary = importSummary(voice, run.added, run.changed, run.duplicate, run.rejected);
    if (run.outcome == "cancelled")
        return voice.translate("Changes", "cancelled: %1 kept; the next run goes on from there").arg(summary);
    if (run.outcome == "interrupted")
        return voice.translate("Changes", "cut off: %1 kept; the next run goes on from there").arg(summary);
    if (run.outcome == "failed") {
        const KeptProblem problem = keptProblem(voice, run.error);
        const QString words = run.error.empty() ? voice.translate("Changes", "failed")
                                                : voice.translate("Changes", "failed: %1").arg(problem.title.isEmpty() ? problem.cause : problem.title);
        const bool nothing = run.added + run.changed + run.duplicate + run.rejected == 0;
        return nothing ? words : summary + QStringLiteral(" · ") + words;
    }
    return summary;
}

QString rowsNeedALook(const Voice &voice, std::int64_t rejected)
{
    const auto rows = static_cast<int>(std::clamp<std::int64_t>(rejected, 0, 2'000'000'000));
    return voice.translate("Changes", "%Ln row(s) need(s|) a look", nullptr, rows);
}

QString lastSync(const Voice &voice, Instant then, Instant now)
{
    return then.valid() ? voice.translate("Changes", "last sync %1").arg(ago(voice, then, now))
                        : voice.translate("Changes", "no sync yet");
}

} // namespace milepost::wording
