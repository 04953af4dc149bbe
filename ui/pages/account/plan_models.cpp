#include "pages/account/plan_models.h"

#include "delegates/cell_roles.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/value/in_place_table.h"
#include "wording/figures.h"
#include "wording/value_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int pageIndent = 16;

Day dayOr(const QJsonValue &value) { return dayFromIso(value.toString().toStdString()).value_or(Day()); }

QString fieldWord(const Voice &voice, const std::string &scope, const std::string &field)
{
    if (scope == "interview") {
        return field == "on"      ? voice.translate("Plan", "Interview held")
            : field == "with"     ? voice.translate("Plan", "Interview with")
            : field == "first_value" ? voice.translate("Plan", "Value first realised")
            : field == "first_win"   ? voice.translate("Plan", "First big win")
            : field == "celebrate"   ? voice.translate("Plan", "What to celebrate")
            : field == "success"     ? voice.translate("Plan", "How success is measured")
                                     : QString::fromStdString(field);
    }
    return field == "required_outcome"         ? voice.translate("Plan", "Required outcome")
        : field == "appropriate_experience"    ? voice.translate("Plan", "Appropriate experience")
        : field == "outcome_milestone"         ? voice.translate("Plan", "Shown by")
        : field == "outcome_on"                ? voice.translate("Plan", "Confirmed on")
        : field == "baseline"                  ? voice.translate("Plan", "Baseline")
        : field == "destination"               ? voice.translate("Plan", "Destination")
        : field.starts_with("steps:")          ? voice.translate("Plan", "Step")
                                               : QString::fromStdString(field);
}

QString valueWords(const Voice &voice, const std::string &json)
{
    const QJsonValue value = QJsonDocument::fromJson("[" + QByteArray::fromStdString(json) + "]").array().at(0);
    if (value.isNull() || value.isUndefined())
        return voice.translate("Plan", "taken away");
    if (!value.isObject()) {
        const auto day = dayFromIso(value.toString().toStdString());
        return day ? wording::dateWithYear(voice, *day) : value.toString();
    }
    const QJsonObject object = value.toObject();
    QStringList parts;
    for (const char *key : {"title", "value"}) {
        if (const QString text = object[QLatin1String(key)].toString(); !text.isEmpty())
            parts << text;
    }
    if (const Day on = dayOr(object[QStringLiteral("on")]); on.valid())
        parts << wording::dateWithYear(voice, on);
    if (const Day due = dayOr(object[QStringLiteral("due")]); due.valid())
        parts << voice.translate("Plan", "due %1").arg(wording::dateWithYear(voice, due));
    if (const Day done = dayOr(object[QStringLiteral("done_on")]); done.valid())
        parts << voice.translate("Plan", "done %1").arg(wording::dateWithYear(voice, done));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

Day doneOn(const PlanStep &step, const Portfolio &portfolio, AccountIndex account)
{
    if (step.milestone.empty())
        return step.doneOn;
    const MilestoneIndex milestone = portfolio.findMilestone(step.milestone);
    for (const AchievementFact &fact : portfolio.achievements.of(account)) {
        if (fact.milestone == milestone)
            return fact.on;
    }
    return step.doneOn;
}

void StepModel::setSteps(const std::vector<PlanStep> &steps, std::shared_ptr<const Portfolio> portfolio, AccountIndex account, bool editable)
{
    const bool sameRows = account == m_account && steps.size() == m_steps.size();
    if (!sameRows)
        beginResetModel();
    if (account != m_account)
        m_drafts.clear();
    m_steps = steps;
    m_portfolio = std::move(portfolio);
    m_account = account;
    m_editable = editable;
    if (!sameRows)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT problemChanged();
}

int StepModel::addBlank()
{
    std::string key;
    for (std::size_t n = m_steps.size() + 1; key.empty() || std::ranges::find(m_steps, key, &PlanStep::key) != m_steps.end(); ++n)
        key = "step_" + std::to_string(n);
    const int row = rowCount();
    beginInsertRows({}, row, row);
    PlanStep step;
    step.key = key;
    m_steps.push_back(step);
    endInsertRows();
    return row;
}

void StepModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const bool told = !m_steps[static_cast<std::size_t>(row)].title.empty();
    beginRemoveRows({}, row, row);
    m_steps.erase(m_steps.begin() + row);
    endRemoveRows();
    if (told)
        Q_EMIT changed();
}

QString StepModel::problem() const { return m_drafts.empty() ? QString() : m_drafts.begin()->second.why; }

int StepModel::columnWidth(int column) const
{
    constexpr std::array<int, ColumnCount> widths{0, 104, 116, 92, 92, 136};
    return widths[static_cast<std::size_t>(column)];
}

int StepModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_steps.size()); }
int StepModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString StepModel::text(const PlanStep &step, int column) const
{
    const auto iso = [](Day day) { return day.valid() ? QString::fromStdString(isoFromDay(day)) : QString(); };
    switch (column) {
    case Title: return wording::plain(step.title);
    case Owes: return wording::word(Voice::person(), step.owes);
    case Owner: return wording::plain(step.owner);
    case Due: return iso(step.due);
    case Done: return m_portfolio ? iso(doneOn(step, *m_portfolio, m_account)) : QString();
    case Milestone: {
        const MilestoneIndex at = m_portfolio && !step.milestone.empty() ? m_portfolio->findMilestone(step.milestone) : noMilestone;
        return at == noMilestone ? wording::plain(step.milestone) : wording::plain(m_portfolio->milestones[at].title);
    }
    default: return {};
    }
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PlanStep &step = m_steps[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role == InPlace::Toggles)
        return m_editable && column == Owes;
    const auto draft = m_drafts.find({step.key, column});
    const bool drafted = draft != m_drafts.end();
    const QString shown = drafted ? draft->second.text : text(step, column);
    if (role == Qt::EditRole)
        return shown;
    const Day done = m_portfolio ? doneOn(step, *m_portfolio, m_account) : step.doneOn;
    const bool late = !done.valid() && step.due.valid() && m_portfolio && step.due < m_portfolio->asOf;
    if (role == Qt::ToolTipRole)
        return drafted ? draft->second.why : shown;
    if (role == Qt::AccessibleTextRole) {
        if (drafted)
            return QStringLiteral("%1, %2").arg(shown, draft->second.why);
        return column != Title ? shown : QStringLiteral("%1, %2").arg(shown, done.valid() ? tr("done") : late ? tr("overdue") : tr("open"));
    }
    const bool empty = shown.isEmpty();
    std::optional<Mark> mark;
    if (drafted)
        mark = Mark::Risk;
    else if (column == Title)
        mark = done.valid() ? Mark::Good : late ? Mark::Watch : Mark::None;
    const Tone tone = drafted ? Tone::Risk : empty ? Tone::Tertiary : column == Title ? Tone::Primary : column == Due && late ? Tone::Watch : Tone::Secondary;
    return lineCell(empty ? (column == Title ? tr("What is to be done") : wording::noData()) : shown, role, column == Title ? pageIndent : 0, tone, mark);
}

QVariant StepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title: return QStringLiteral("     ") + tr("Step");
    case Owes: return tr("Owed by");
    case Owner: return tr("Person");
    case Due: return tr("Due");
    case Done: return tr("Done");
    case Milestone: return tr("Done with milestone");
    default: return {};
    }
}

Qt::ItemFlags StepModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // A step that a milestone completes is not ticked off by hand.
    const bool byMilestone = index.column() == Done && !m_steps[static_cast<std::size_t>(index.row())].milestone.empty();
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (m_editable && index.column() != Owes && !byMilestone ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QString StepModel::put(PlanStep &step, int column, const QString &typed) const
{
    const QString plain = typed.trimmed();
    switch (column) {
    case Title:
        if (plain.isEmpty())
            return tr("A step needs a few words; Delete takes it away.");
        step.title = plain.toStdString();
        return {};
    case Owner: step.owner = plain.toStdString(); return {};
    case Due:
    case Done: {
        Day &into = column == Due ? step.due : step.doneOn;
        if (plain.isEmpty()) {
            into = {};
            return {};
        }
        const auto day = dayFromIso(plain.toStdString());
        if (!day)
            return tr("“%1” is no date. Write year, month and day: 2026-03-31.").arg(plain);
        into = *day;
        return {};
    }
    case Milestone: {
        step.milestone.clear();
        if (plain.isEmpty())
            return {};
        for (const MilestoneDefinition &milestone : m_portfolio->milestones) {
            if (plain.toStdString() == milestone.key || plain.compare(wording::plain(milestone.title), Qt::CaseInsensitive) == 0)
                step.milestone = milestone.key;
        }
        return step.milestone.empty() ? tr("There is no milestone “%1”. Write its name as the catalog has it, or leave it empty.").arg(plain) : QString();
    }
    default: return {};
    }
}

bool StepModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_editable)
        return false;
    PlanStep step = m_steps[static_cast<std::size_t>(index.row())];
    const PlanStep before = step;
    if (role == InPlace::Toggles && index.column() == Owes) {
        step.owes = step.owes == PlanSide::Us ? PlanSide::Customer : PlanSide::Us;
    } else if (role == Qt::EditRole && (flags(index) & Qt::ItemIsEditable)) {
        const std::pair place{step.key, index.column()};
        const QString why = put(step, index.column(), value.toString());
        if (why.isEmpty())
            m_drafts.erase(place);
        else
            m_drafts[place] = {value.toString(), why};
        Q_EMIT dataChanged(index, index);
        Q_EMIT problemChanged();
        if (!why.isEmpty())
            return true; // kept as typed
    } else {
        return false;
    }
    if (step == before)
        return true;
    m_steps[static_cast<std::size_t>(index.row())] = step;
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    if (!step.title.empty())
        Q_EMIT changed();
    return true;
}

std::vector<PlanChange> planChanges(const Voice &voice, const std::vector<AuthoredValue> &history, const Portfolio &portfolio)
{
    std::vector<PlanChange> changes;
    for (const AuthoredValue &row : history) {
        changes.push_back({wording::date(voice, row.on, portfolio.asOf), wording::plain(row.author), fieldWord(voice, row.scope, row.field), valueWords(voice, row.value)});
        const MilestoneIndex shownBy = row.field == "outcome_milestone" ? portfolio.findMilestone(changes.back().value.toStdString()) : noMilestone;
        if (shownBy != noMilestone)
            changes.back().value = wording::plain(portfolio.milestones[shownBy].title);
    }
    return changes;
}

std::vector<HistoryModel::Column> historyColumns()
{
    const auto words = [](const QString &title, int width, QString PlanChange::*text, Tone tone, int indent = 0) {
        return HistoryModel::Column{title, width, false, [=](const PlanChange &row, int role) {
                                        return role == Qt::ToolTipRole ? QVariant(row.*text) : lineCell(row.*text, role, indent, tone);
                                    }};
    };
    const auto voice = Voice::person();
    return {words(voice.translate("Plan", "Written"), 100, &PlanChange::on, Tone::Secondary),
            words(voice.translate("Plan", "By"), 108, &PlanChange::author, Tone::Secondary),
            words(voice.translate("Plan", "What"), 148, &PlanChange::field, Tone::Secondary),
            words(voice.translate("Plan", "To"), 0, &PlanChange::value, Tone::Primary)};
}

} // namespace milepost::ui
