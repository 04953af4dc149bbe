#include "pages/account/ladder_model.h"

#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "wording/figures.h"
#include "wording/terms.h"
#include "wording/timeline_words.h"

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {

constexpr float daysPerWeek = 7;
constexpr float leastSpan = 52;
constexpr float quarterWeeks = 13;

using wording::Voice;

/// "7 of 10"; shares of a limit as percent: "70 % of 80 %".
QString progressWords(const Voice &voice, const MilestoneDefinition &definition, float value, float target)
{
    if (definition.rule.form == Rule::Form::LimitShare)
        return LadderModel::tr("%1 of %2").arg(wording::percent(voice, value), wording::percent(voice, target));
    return LadderModel::tr("%1 of %2").arg(wording::decimal(voice, value), wording::decimal(voice, target));
}

} // namespace

void LadderModel::setAccount(const Snapshot &snapshot, AccountIndex account)
{
    beginResetModel();
    if (!m_snapshot.portfolio || m_account == noAccount || m_snapshot.portfolio->id[m_account] != snapshot.portfolio->id[account])
        m_evidence.clear();
    m_snapshot = snapshot;
    m_account = account;
    m_rows.clear();
    const Portfolio &portfolio = *snapshot.portfolio;
    const std::size_t count = portfolio.milestones.size();
    std::vector<Row> milestones(count);
    for (const AchievementFact &fact : portfolio.achievements.of(account)) {
        Row &row = milestones[fact.milestone];
        if (!row.on.valid())
            row.on = fact.on;
        ++row.occurrences;
    }
    for (const ProgressFact &fact : portfolio.progress.of(account)) {
        milestones[fact.milestone].value = fact.value;
        milestones[fact.milestone].target = fact.target;
    }
    for (std::size_t s = 0; s < enumCount<Stage>(); ++s) {
        Row stage;
        stage.stage = static_cast<Stage>(s);
        std::vector<Row> members;
        for (MilestoneIndex m = 0; m < count; ++m) {
            if (portfolio.milestones[m].stage != stage.stage || !portfolio.applies(account, m))
                continue;
            Row row = milestones[m];
            row.stage = stage.stage;
            row.milestone = m;
            stage.total += 1;
            stage.reached += row.on.valid();
            members.push_back(row);
        }
        if (members.empty())
            continue;
        m_rows.push_back(stage);
        m_rows.insert(m_rows.end(), members.begin(), members.end());
    }
    const std::int32_t tenure = portfolio.tenureDays[account];
    m_now = tenure >= 0 ? static_cast<float>(tenure) / daysPerWeek : noShare;
    float reach = std::isfinite(m_now) ? m_now : 0;
    for (const Row &row : m_rows) {
        if (row.on.valid() && portfolio.start[account].valid())
            reach = std::max(reach, static_cast<float>(row.on - portfolio.start[account]) / daysPerWeek);
    }
    m_span = std::max(leastSpan, std::ceil(reach / quarterWeeks) * quarterWeeks);
    endResetModel();
}

void LadderModel::setDetail(const AccountDetail &detail)
{
    m_evidence.clear();
    for (const auto &evidence : detail.evidence)
        m_evidence[evidence.achievement.milestone].push_back(evidence);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, EvidenceColumn), index(rowCount() - 1, EvidenceColumn));
}

MilestoneIndex LadderModel::milestoneAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].milestone : noMilestone;
}

int LadderModel::rowOf(MilestoneIndex milestone) const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (milestone != noMilestone && milestoneAt(i) == milestone)
            return i;
    }
    return -1;
}

std::vector<AchievementEvidence> LadderModel::evidenceOf(MilestoneIndex milestone) const
{
    if (milestone == noMilestone)
        return {};
    const auto found = m_evidence.find(m_snapshot.portfolio->milestones[milestone].id);
    if (found == m_evidence.end())
        return {};
    std::vector<AchievementEvidence> rows(found->second.rbegin(), found->second.rend());
    return rows;
}

int LadderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LadderModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

Qt::ItemFlags LadderModel::flags(const QModelIndex &index) const
{
    if (milestoneAt(index.row()) == noMilestone)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

const PeerGroup *LadderModel::peerGroup() const
{
    const Standing &standing = *m_snapshot.standing;
    const PeerStanding &peers = standing.peers[m_account];
    const bool compared = peers.rung != PeerRung::None && peers.group < standing.peerGroups.size();
    return compared ? &standing.peerGroups[peers.group] : nullptr;
}

QString LadderModel::cellWords(const Row &row, int column) const
{
    const auto voice = Voice::person();
    const Portfolio &portfolio = *m_snapshot.portfolio;
    switch (column) {
    case Title: return wording::plain(portfolio.milestones[row.milestone].title);
    case Reached: {
        if (row.on.valid())
            return wording::date(voice, row.on, portfolio.asOf);
        const PeerGroup *group = peerGroup();
        if (group && std::isfinite(group->medianDay[row.milestone]))
            return tr("by wk %1").arg(wording::integer(
                voice, static_cast<std::int64_t>(std::ceil(group->medianDay[row.milestone] / daysPerWeek))));
        return wording::noData();
    }
    case EvidenceColumn: {
        if (row.on.valid()) {
            const auto found = m_evidence.find(portfolio.milestones[row.milestone].id);
            QString text = wording::noData();
            if (found != m_evidence.end() && !found->second.empty()) {
                const AchievementEvidence &first = found->second.front();
                const LoggedMilestone logged{0, {}, first.achievement.milestone, first.achievement.on, first.note, first.link,
                                             first.confirmedBy, first.author};
                text = wording::achievementEvidence(voice, first.achievement, first.events,
                                                    first.achievement.origin == Origin::Person ? &logged : nullptr);
            }
            return row.occurrences > 1 ? tr("%1 · %Ln time(s)", nullptr, row.occurrences).arg(text) : text;
        }
        if (row.target > 0)
            return progressWords(voice, portfolio.milestones[row.milestone], row.value, row.target);
        return tr("not begun");
    }
    default: return {};
    }
}

QVariant LadderModel::stageCell(const Row &row, int column) const
{
    const auto voice = Voice::person();
    if (column == Check) {
        LineData line;
        line.runs.push_back({wording::word(voice, row.stage), Tone::Primary, TypeWeight::Strong});
        line.runs.push_back({QStringLiteral("  ")
                                 + tr("%1 of %2").arg(wording::integer(voice, row.reached), wording::integer(voice, row.total)),
                             Tone::Secondary});
        return QVariant::fromValue(line);
    }
    if (column == Weeks) {
        UsualWeekData week;
        week.now = m_now;
        week.span = m_span;
        return QVariant::fromValue(week);
    }
    return {};
}

QVariant LadderModel::milestoneCell(const Row &row, int column) const
{
    const Portfolio &portfolio = *m_snapshot.portfolio;
    const MilestoneDefinition &definition = portfolio.milestones[row.milestone];
    const auto line = [](const QString &text, Tone tone, TypeWeight weight = TypeWeight::Normal) {
        LineData data;
        data.runs.push_back({text, tone, weight});
        return QVariant::fromValue(data);
    };
    switch (column) {
    case Check: return QVariant::fromValue(AchievedData{row.on.valid(), definition.category});
    case Title: return line(cellWords(row, column), Tone::Primary, row.on.valid() ? TypeWeight::Medium : TypeWeight::Normal);
    case Reached: {
        const PeerGroup *group = peerGroup();
        const bool late = !row.on.valid() && group && std::isfinite(group->medianDay[row.milestone]) && std::isfinite(m_now)
            && m_now * daysPerWeek > group->medianDay[row.milestone];
        return line(cellWords(row, column), row.on.valid() ? Tone::Secondary : late ? Tone::Watch : Tone::Tertiary);
    }
    case Weeks: {
        UsualWeekData week;
        week.now = m_now;
        week.span = m_span;
        week.category = definition.category;
        if (const PeerGroup *group = peerGroup()) {
            week.p25 = group->p25Day[row.milestone] / daysPerWeek;
            week.median = group->medianDay[row.milestone] / daysPerWeek;
            // A quarter of the peers reach it late or never: then the band runs to the end of the strip.
            week.p75 = std::isfinite(group->p75Day[row.milestone]) ? group->p75Day[row.milestone] / daysPerWeek
                : std::isfinite(week.p25)                          ? m_span
                                                                   : noShare;
        }
        if (row.on.valid() && portfolio.start[m_account].valid())
            week.own = std::max(0.0F, static_cast<float>(row.on - portfolio.start[m_account]) / daysPerWeek);
        return QVariant::fromValue(week);
    }
    case EvidenceColumn:
        if (!row.on.valid() && row.target > 0) {
            ProgressData progress;
            progress.share = std::clamp(row.value / row.target, 0.0F, 1.0F);
            progress.text = cellWords(row, column);
            progress.category = definition.category;
            return QVariant::fromValue(progress);
        }
        return line(cellWords(row, column), row.on.valid() ? Tone::Secondary : Tone::Tertiary);
    default: return {};
    }
}

QVariant LadderModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool stage = row.milestone == noMilestone;
    switch (role) {
    case CellRole::RowKind: return static_cast<int>(stage ? RowKind::Group : RowKind::Record);
    case CellRole::Value: return stage ? stageCell(row, index.column()) : milestoneCell(row, index.column());
    case Qt::DisplayRole:
        return stage ? (index.column() == Check ? wording::word(Voice::person(), row.stage) : QString())
                     : cellWords(row, index.column());
    case Qt::ToolTipRole:
        if (!stage && index.column() == Title)
            return wording::plain(m_snapshot.portfolio->milestones[row.milestone].why);
        if (!stage && index.column() == EvidenceColumn)
            return cellWords(row, EvidenceColumn);
        if (!stage && index.column() == Reached && row.on.valid())
            return wording::dateWithWeekday(Voice::person(), row.on);
        return {};
    default: return {};
    }
}

QVariant LadderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title: return tr("Milestone");
    case Reached: return tr("Reached");
    case Weeks: return tr("Week");
    case EvidenceColumn: return tr("Evidence");
    default: return QString();
    }
}

} // namespace milepost::ui
