/// The account list's columns: key, title, width and what each cell shows of an account or of a summary.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cell_roles.h"
#include "models/account_cells.h"
#include "models/account_table_model.h"
#include "wording/figures.h"
#include "wording/terms.h"

#include <QCoreApplication>

#include <cmath>

namespace milepost::ui {

namespace {

using Model = AccountTableModel;
using Record = RecordTableModel::Record;

bool isAccount(const Model &model, Record record)
{
    return record < model.snapshot().portfolio->accountCount();
}
const Portfolio &facts(const Model &model) { return *model.snapshot().portfolio; }
const Standing &judgement(const Model &model) { return *model.snapshot().standing; }
TypeWeight weightOf(Record record)
{
    return record == Model::totalRecord ? TypeWeight::Strong : TypeWeight::Normal;
}
Tone quietTone(Record record) { return record == Model::totalRecord ? Tone::Primary : Tone::Secondary; }

QVariant number(const QString &text, Tone tone = Tone::Primary, TypeWeight weight = TypeWeight::Normal)
{
    return QVariant::fromValue(NumberData{text, tone, weight, noShare});
}
QVariant text(const QString &words, Tone tone = Tone::Secondary, TypeWeight weight = TypeWeight::Normal)
{
    LineData line;
    line.runs.append({words, tone, weight, TypeRole::Body});
    return QVariant::fromValue(line);
}
QVariant wholeNumber(const Model &model, std::int64_t value)
{
    return number(value < 0 ? QString() : wording::integer(model.voice(), value));
}
QVariant nothing() { return QVariant::fromValue(LineData{}); }

template <std::vector<StringId> Portfolio::*column> QVariant textCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value && role != Qt::ToolTipRole)
        return {};
    if (!isAccount(model, record))
        return role == CellRole::Value ? nothing() : QVariant();
    const QString words = wording::plain(facts(model).text((facts(model).*column)[record]));
    if (role == Qt::ToolTipRole)
        return words;
    return text(words.isEmpty() ? wording::noData() : words);
}

QVariant checkCell(const Model &model, Record record, int role)
{
    if (!isAccount(model, record))
        return {};
    if (role == Qt::CheckStateRole)
        return static_cast<int>(model.selection().isChecked(facts(model).id[record]) ? Qt::Checked : Qt::Unchecked);
    return {};
}

QVariant nameCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value && role != Qt::ToolTipRole)
        return {};
    if (isAccount(model, record)) {
        const QString name = wording::plain(facts(model).text(facts(model).name[record]));
        if (role == Qt::ToolTipRole) {
            const QString id = wording::plain(facts(model).text(facts(model).externalId[record]));
            return name == id ? name : name + QLatin1Char('\n') + id;
        }
        return text(name, Tone::Primary, TypeWeight::Medium);
    }
    if (role == Qt::ToolTipRole)
        return {};
    const AccountSummary &summary = *model.summaryOf(record);
    QString title = Model::translated(QT_TRANSLATE_NOOP("AccountTableModel", "Total"));
    if (const AccountGroup *group = model.groupOf(record)) {
        title = group->none ? Model::translated(QT_TRANSLATE_NOOP("AccountTableModel", "None"))
                            : wording::plain(group->key);
        const std::string &by = model.arrangement().groupBy();
        if (const auto segment = by == "segments" ? fromKey<Segment>(group->key) : std::nullopt)
            title = wording::word(model.voice(), *segment);
        else if (const auto status = by == "status" ? fromKey<AccountStatus>(group->key) : std::nullopt)
            title = wording::word(model.voice(), *status);
        else if (const auto pace = by == "pace" ? fromKey<Pace>(group->key) : std::nullopt)
            title = wording::word(model.voice(), *pace);
        else if (const auto band = by == "band" ? fromKey<Band>(group->key) : std::nullopt)
            title = wording::word(model.voice(), *band);
    }
    LineData line;
    line.runs.append({title, Tone::Primary, record == Model::totalRecord ? TypeWeight::Strong : TypeWeight::Medium,
                      TypeRole::Body});
    line.runs.append({QLatin1Char(' ') + wording::integer(model.voice(), static_cast<std::int64_t>(summary.accounts)),
                      Tone::Secondary, TypeWeight::Normal, TypeRole::Body});
    return QVariant::fromValue(line);
}

QVariant ownerCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value && role != Qt::ToolTipRole)
        return {};
    if (!isAccount(model, record))
        return role == CellRole::Value ? nothing() : QVariant();
    const QString owner = wording::plain(facts(model).text(facts(model).owner[record]));
    if (role == Qt::ToolTipRole)
        return owner.isEmpty() ? Model::translated(QT_TRANSLATE_NOOP("AccountTableModel", "Nobody")) : owner;
    return owner.isEmpty() ? text(wording::noData(), Tone::Tertiary) : QVariant::fromValue(OwnerData{owner});
}

QVariant arrCell(const Model &model, Record record, int role)
{
    const Currency currency = facts(model).baseCurrency;
    const std::int64_t minor
        = isAccount(model, record) ? facts(model).arrMinor[record] : model.summaryOf(record)->arrMinor;
    if (role == Qt::ToolTipRole && minor != noMinor)
        return wording::moneyExact(model.voice(), minor, currency);
    if (role != CellRole::Value)
        return {};
    if (minor == noMinor)
        return number({}, Tone::Primary, weightOf(record));
    return QVariant::fromValue(NumberData{wording::moneyFigure(model.voice(), minor, currency), Tone::Primary,
                                          weightOf(record), noShare, wording::moneyCompact(model.voice(), minor, currency)});
}

QVariant milestonesCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    if (isAccount(model, record)) {
        if (facts(model).applicable[record] == 0)
            return text(wording::noData(), Tone::Tertiary);
        return QVariant::fromValue(milestoneBar(judgement(model), record));
    }
    const AccountSummary &summary = *model.summaryOf(record);
    if (std::isnan(summary.meanAchieved))
        return text(wording::noData(), Tone::Tertiary);
    return text(Model::translated(QT_TRANSLATE_NOOP("AccountTableModel", "⌀ %1 of %2"))
                    .arg(wording::decimal(model.voice(), summary.meanAchieved),
                         wording::decimal(model.voice(), summary.meanApplicable)),
                quietTone(record), weightOf(record));
}

QVariant paceCell(const Model &model, Record record, int role)
{
    if (isAccount(model, record)) {
        if (role == Qt::ToolTipRole)
            return wording::word(model.voice(), judgement(model).pace[record]);
        if (role == CellRole::Value)
            return QVariant::fromValue(paceMark(judgement(model), record));
        return {};
    }
    const auto &pace = model.summaryOf(record)->pace;
    const auto of = [&pace](Pace which) { return static_cast<int>(pace[static_cast<std::size_t>(which)]); };
    if (role == Qt::ToolTipRole) {
        QStringList words;
        for (std::size_t i = 0; i < pace.size(); ++i) {
            if (pace[i] > 0)
                words.append(QStringLiteral("%1: %2").arg(wording::word(model.voice(), static_cast<Pace>(i)),
                                                          wording::integer(model.voice(), of(static_cast<Pace>(i)))));
        }
        return words.join(QLatin1Char('\n'));
    }
    if (role != CellRole::Value)
        return {};
    MarkCountsData counts;
    const auto add = [&counts](Mark mark, int count) {
        if (count > 0)
            counts.counts.append({mark, count});
    };
    add(Mark::Risk, of(Pace::Stuck));
    add(Mark::Watch, of(Pace::Behind));
    add(Mark::Neutral, of(Pace::OnPace) + of(Pace::Ahead) + of(Pace::Complete));
    return QVariant::fromValue(counts);
}

QVariant healthTableCell(const Model &model, Record record, int role)
{
    if (isAccount(model, record)) {
        if (role == Qt::ToolTipRole)
            return wording::healthWord(model.voice(), judgement(model).health[record]);
        if (role == CellRole::Value)
            return QVariant::fromValue(healthCell(judgement(model), model.trends(), record));
        return {};
    }
    if (role != CellRole::Value)
        return {};
    const double mean = model.summaryOf(record)->healthByArr;
    if (std::isnan(mean))
        return text(wording::noData(), Tone::Tertiary);
    const auto score = static_cast<std::int32_t>(std::lround(mean));
    const StandingSettings &settings = judgement(model).settings;
    const Band band = score >= settings.goodFrom ? Band::Good : score >= settings.fairFrom ? Band::Fair : Band::Poor;
    LineData line;
    line.mark = markOf(band);
    line.runs.append({wording::integer(model.voice(), score), quietTone(record), weightOf(record), TypeRole::Body});
    line.runs.append({QLatin1Char(' ') + Model::translated(QT_TRANSLATE_NOOP("AccountTableModel", "by ARR")),
                      Tone::Tertiary, TypeWeight::Normal, TypeRole::Caption});
    return QVariant::fromValue(line);
}

QVariant renewalCell(const Model &model, Record record, int role)
{
    const Portfolio &portfolio = facts(model);
    if (isAccount(model, record)) {
        if (role == Qt::ToolTipRole)
            return wording::dateWithYear(model.voice(), portfolio.renewal[record]);
        if (role != CellRole::Value)
            return {};
        const bool soon = renewsSoon(portfolio, record);
        return number(daysToRenewal(model.voice(), portfolio, record), soon ? Tone::Risk : Tone::Primary,
                      soon ? TypeWeight::Medium : TypeWeight::Normal);
    }
    if (role != CellRole::Value)
        return {};
    const AccountSummary &summary = *model.summaryOf(record);
    if (!summary.firstRenewal.valid())
        return number({});
    const QString first = wording::integer(model.voice(), summary.firstRenewal - portfolio.asOf);
    const QString last = wording::integer(model.voice(), summary.lastRenewal - portfolio.asOf);
    return number(first == last ? first : first + QChar(0x2013) + last, quietTone(record), weightOf(record));
}

QVariant quietCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    if (isAccount(model, record)) {
        const std::int32_t quiet = judgement(model).quietDays[record];
        const bool stuck = judgement(model).stuck[record] != 0;
        return number(quiet < 0 ? QString() : wording::integer(model.voice(), quiet), Tone::Primary,
                      stuck ? TypeWeight::Strong : TypeWeight::Normal);
    }
    const double mean = model.summaryOf(record)->meanQuietDays;
    return number(std::isnan(mean) ? QString() : wording::integer(model.voice(), std::llround(mean)), quietTone(record),
                  weightOf(record));
}

QVariant signalsCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    constexpr std::array<Mark, 4> marks{Mark::Risk, Mark::Watch, Mark::Chance, Mark::Neutral};
    MarkCountsData counts;
    const AccountSummary *summary = model.summaryOf(record);
    // A sum has no room for what only informs.
    for (std::size_t slot = 0; slot < marks.size() - (summary ? 1 : 0); ++slot) {
        const auto count = summary ? static_cast<int>(summary->signals[slot])
                                   : static_cast<int>(model.arrangement().signalsOf(record)[slot]);
        if (count > 0)
            counts.counts.append({marks[slot], count});
    }
    return QVariant::fromValue(counts);
}

QVariant statusCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    return isAccount(model, record) ? text(wording::word(model.voice(), facts(model).status[record])) : nothing();
}

QVariant seatsCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    return isAccount(model, record) ? wholeNumber(model, facts(model).seats[record]) : nothing();
}

template <std::vector<Day> Portfolio::*column> QVariant dayCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value || !isAccount(model, record))
        return role == CellRole::Value ? nothing() : QVariant();
    const Day day = (facts(model).*column)[record];
    return number(day.valid() ? wording::dateWithYear(model.voice(), day) : QString(), Tone::Secondary);
}

QVariant tenureCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    return isAccount(model, record) ? wholeNumber(model, facts(model).tenureDays[record]) : nothing();
}

QVariant levelCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    if (!isAccount(model, record))
        return nothing();
    const std::size_t level = facts(model).level[record];
    if (level == 0 || level > facts(model).levels.size())
        return text(wording::noData(), Tone::Tertiary);
    return text(wording::plain(facts(model).levels[level - 1].title));
}

QVariant percentileCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    if (!isAccount(model, record))
        return nothing();
    const PeerStanding &peers = judgement(model).peers[record];
    return number(peers.rung == PeerRung::None
                      ? QString()
                      : wording::integer(model.voice(), std::lround(double(peers.percentile))));
}

QVariant riskCell(const Model &model, Record record, int role)
{
    if (role == Qt::ToolTipRole && isAccount(model, record))
        return wording::word(model.voice(), judgement(model).riskMethod[record]);
    if (role != CellRole::Value)
        return {};
    if (!isAccount(model, record))
        return nothing();
    const float risk = judgement(model).risk[record];
    return number(std::isnan(risk) ? QString() : wording::percent(model.voice(), double(risk)));
}

QVariant roiCell(const Model &model, Record record, int role)
{
    if (role == Qt::ToolTipRole && isAccount(model, record))
        return AccountTableModel::tr("Return on cost by what the customer has agreed to, in the present contract year");
    if (role != CellRole::Value)
        return {};
    if (!isAccount(model, record))
        return nothing();
    const float roi = judgement(model).roi[record];
    return number(std::isnan(roi) ? QString() : wording::percent(model.voice(), double(roi)));
}

QVariant stakeCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    if (!isAccount(model, record))
        return nothing();
    const std::int64_t minor = judgement(model).arrAtRiskMinor[record];
    return number(minor == noMinor ? QString()
                                   : wording::moneyFigure(model.voice(), minor, facts(model).baseCurrency));
}

QVariant nextCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    if (!isAccount(model, record))
        return nothing();
    const MilestoneIndex next = judgement(model).next[record];
    return text(next == noMilestone ? wording::noData() : wording::plain(facts(model).milestones[next].title));
}

QVariant usersCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    if (!isAccount(model, record))
        return nothing();
    const ActivityFact &activity = facts(model).activity[record];
    return activity.namesUsers ? wholeNumber(model, activity.users28[0]) : number({});
}

QVariant eventsCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    if (!isAccount(model, record))
        return nothing();
    const ActivityFact &activity = facts(model).activity[record];
    return activity.first.valid() ? wholeNumber(model, activity.events28[0]) : number({});
}

QVariant segmentsCell(const Model &model, Record record, int role)
{
    if (role != CellRole::Value)
        return {};
    if (!isAccount(model, record))
        return nothing();
    QStringList words;
    for (std::size_t i = 0; i < enumCount<Segment>(); ++i) {
        if (judgement(model).in(record, static_cast<Segment>(i)))
            words.append(wording::word(model.voice(), static_cast<Segment>(i)));
    }
    return text(words.isEmpty() ? wording::noData() : words.join(QStringLiteral(", ")));
}

constexpr Qt::Alignment left = Qt::AlignLeft, right = Qt::AlignRight, centre = Qt::AlignHCenter;

} // namespace

constinit const std::array<TableColumn<AccountTableModel>, 26> AccountTableModel::columns{{
    {"", "", 36, centre, checkCell},
    {"name", QT_TRANSLATE_NOOP("AccountTableModel", "Account"), 160, left, nameCell},
    {"owner", QT_TRANSLATE_NOOP("AccountTableModel", "Own"), 42, left, ownerCell},
    {"plan", QT_TRANSLATE_NOOP("AccountTableModel", "Plan"), 82, left, textCell<&Portfolio::plan>},
    {"arr", QT_TRANSLATE_NOOP("AccountTableModel", "ARR, %1"), 90, right, arrCell},
    {"milestones", QT_TRANSLATE_NOOP("AccountTableModel", "Milestones"), 146, left, milestonesCell},
    {"pace", QT_TRANSLATE_NOOP("AccountTableModel", "Pace / peers"), 88, left, paceCell},
    {"health", QT_TRANSLATE_NOOP("AccountTableModel", "Health, 12 wk"), 120, left, healthTableCell},
    {"renewal", QT_TRANSLATE_NOOP("AccountTableModel", "Renews, d"), 70, right, renewalCell},
    {"last", QT_TRANSLATE_NOOP("AccountTableModel", "Last, d"), 52, right, quietCell},
    {"signals", QT_TRANSLATE_NOOP("AccountTableModel", "Signals"), 90, left, signalsCell},
    {"industry", QT_TRANSLATE_NOOP("AccountTableModel", "Industry"), 110, left, textCell<&Portfolio::industry>},
    {"region", QT_TRANSLATE_NOOP("AccountTableModel", "Region"), 90, left, textCell<&Portfolio::region>},
    {"status", QT_TRANSLATE_NOOP("AccountTableModel", "Status"), 84, left, statusCell},
    {"seats", QT_TRANSLATE_NOOP("AccountTableModel", "Seats"), 64, right, seatsCell},
    {"start", QT_TRANSLATE_NOOP("AccountTableModel", "Start"), 100, right, dayCell<&Portfolio::start>},
    {"tenure", QT_TRANSLATE_NOOP("AccountTableModel", "Tenure, d"), 76, right, tenureCell},
    {"level", QT_TRANSLATE_NOOP("AccountTableModel", "Level"), 130, left, levelCell},
    {"percentile", QT_TRANSLATE_NOOP("AccountTableModel", "Percentile"), 80, right, percentileCell},
    {"risk", QT_TRANSLATE_NOOP("AccountTableModel", "Risk"), 60, right, riskCell},
    {"roi", QT_TRANSLATE_NOOP("AccountTableModel", "ROI"), 64, right, roiCell},
    {"arr_at_risk", QT_TRANSLATE_NOOP("AccountTableModel", "At stake, %1"), 90, right, stakeCell},
    {"next", QT_TRANSLATE_NOOP("AccountTableModel", "Next milestone"), 170, left, nextCell},
    {"users28", QT_TRANSLATE_NOOP("AccountTableModel", "Users, 28 d"), 84, right, usersCell},
    {"events28", QT_TRANSLATE_NOOP("AccountTableModel", "Events, 28 d"), 88, right, eventsCell},
    {"segments", QT_TRANSLATE_NOOP("AccountTableModel", "Segments"), 150, left, segmentsCell},
}};

QStringList AccountTableModel::standardColumns()
{
    return {QStringLiteral("name"), QStringLiteral("owner"), QStringLiteral("plan"), QStringLiteral("arr"),
            QStringLiteral("milestones"), QStringLiteral("pace"), QStringLiteral("health"), QStringLiteral("renewal"),
            QStringLiteral("last"), QStringLiteral("signals")};
}

} // namespace milepost::ui
