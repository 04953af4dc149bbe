#include "pages/account/progress_tab.h"

#include "charts/milestone_progress_chart.h"
#include "charts/progress_values.h"
#include "delegates/cell_widget.h"
#include "delegates/line_list.h"
#include "delegates/record_view.h"
#include "pages/account/chart_table_view.h"
#include "pages/account/ladder_header.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/answers.h"
#include "wording/figures.h"
#include "wording/timeline_words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

namespace milepost::ui {

namespace {

constexpr int stepsWidth = 500;
constexpr int chartHeight = 268;
constexpr int categoryHeight = 132;
constexpr int checkWidth = 44;
constexpr int reachedWidth = 104;
constexpr int weeksWidth = 196;
constexpr int mostActivity = 5;

using wording::Voice;

} // namespace

ProgressTab::ProgressTab(QWidget *parent) : QWidget(parent)
{
    setSurface(this, Token::SurfacePage);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_ladder = new RecordTable;
    m_ladder->setHorizontalHeader(new LadderHeader(m_model, m_ladder));
    m_ladder->setModel(&m_model);
    m_ladder->setRowPixels(size::rowLadder);
    m_ladder->setAccessibleName(tr("Milestones of this account"));
    m_ladder->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = m_ladder->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(LadderModel::Title, QHeaderView::Stretch);
    header->setSectionResizeMode(LadderModel::EvidenceColumn, QHeaderView::Stretch);
    header->resizeSection(LadderModel::Check, scaled(checkWidth));
    header->resizeSection(LadderModel::Reached, scaled(reachedWidth));
    header->resizeSection(LadderModel::Weeks, scaled(weeksWidth));
    row->addWidget(m_ladder, 1);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(buildSide());
    connect(m_ladder->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProgressTab::showRows);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_ladder->clearSpans();
        for (int i = 0; i < m_model.rowCount(); ++i) {
            if (m_model.milestoneAt(i) == noMilestone)
                m_ladder->setSpan(i, LadderModel::Check, 1, LadderModel::Reached + 1);
        }
    });
}

QWidget *ProgressTab::buildSide()
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFixedWidth(scaled(stepsWidth));
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *side = new QWidget;
    setSurface(side, Token::SurfacePage);
    scroll->setWidget(side);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::pagePadding),
                               scaled(size::space4));
    column->setSpacing(scaled(size::space2));

    m_chartTitle = new SectionTitle(tr("Milestones over time"));
    m_asTable = m_chartTitle->setLink(tr("As table"));
    m_chartStack = new QStackedWidget;
    m_chartStack->setFixedHeight(scaled(chartHeight));
    m_chart = new MilestoneProgressChart;
    m_chartTable = new ChartTableView;
    m_chartStack->addWidget(m_chart);
    m_chartStack->addWidget(m_chartTable);
    connect(m_asTable, &QAbstractButton::clicked, this, [this] {
        const bool table = m_chartStack->currentWidget() == m_chart;
        m_chartStack->setCurrentWidget(table ? static_cast<QWidget *>(m_chartTable) : m_chart);
        m_asTable->setText(table ? tr("As chart") : tr("As table"));
    });
    column->addWidget(m_chartTitle);
    column->addWidget(m_chartStack);

    const auto section = [column](SectionTitle *&title, const QString &text, QWidget *body) {
        column->addWidget(new Hairline);
        title = new SectionTitle(text);
        column->addWidget(title);
        column->addWidget(body);
    };
    m_rows = new LineList;
    section(m_rowsTitle, tr("The rows behind it"), m_rows);
    m_levels = new LineList;
    m_levels->setGap(size::space2);
    section(m_levelsTitle, tr("Levels"), m_levels);
    m_categories = new CategoryBars;
    m_categories->setFixedHeight(scaled(categoryHeight));
    section(m_categoryTitle, tr("By category"), m_categories);
    m_activity = new QWidget;
    section(m_activityTitle, tr("Activity, for contrast"), m_activity);
    m_activityTitle->setTrailing(tr("12 weeks"));
    column->addStretch(1);
    return scroll;
}

QString ProgressTab::currentMilestone() const
{
    const MilestoneIndex milestone = m_model.milestoneAt(m_ladder->currentIndex().row());
    return milestone == noMilestone ? QString() : QString::fromStdString(m_snapshot.portfolio->milestones[milestone].key);
}

void ProgressTab::setAccount(const Snapshot &snapshot, AccountIndex account)
{
    const bool same = m_snapshot.portfolio && m_account != noAccount
        && m_snapshot.portfolio->id[m_account] == snapshot.portfolio->id[account];
    const QString kept = same ? currentMilestone() : QString();
    m_snapshot = snapshot;
    m_account = account;
    m_model.setAccount(snapshot, account);
    const auto voice = Voice::person();
    const MilestoneProgressValues values = milestoneProgress(voice, *snapshot.standing, account);
    m_chartTitle->setTitle(values.peers.isEmpty() ? tr("Milestones over time")
                                                  : tr("Milestones over time, against %Ln peer(s)", nullptr, values.peerCount));
    m_chartTitle->setCaption(values.peers.isEmpty() ? wording::peersCaption(voice, *snapshot.standing, account) : QString());
    m_chart->setValues(values);
    m_chartTable->setTable(tableOf(values));
    m_categories->setValues(categoryProgress(voice, *snapshot.standing, account));
    showLevels();

    MilestoneIndex current = kept.isEmpty() ? snapshot.standing->next[account]
                                            : snapshot.portfolio->findMilestone(kept.toStdString());
    int row = m_model.rowOf(current);
    for (int i = 0; row < 0 && i < m_model.rowCount(); ++i)
        row = m_model.milestoneAt(i) != noMilestone ? i : -1;
    if (row >= 0)
        m_ladder->setCurrentIndex(m_model.index(row, LadderModel::Title));
    showRows();
}

void ProgressTab::setDetail(const AccountDetail &detail)
{
    m_model.setDetail(detail);
    showActivity(detail);
    showRows();
}

void ProgressTab::showLevels()
{
    const auto voice = Voice::person();
    const Portfolio &portfolio = *m_snapshot.portfolio;
    std::vector<std::uint8_t> reached(portfolio.milestones.size());
    for (const auto &fact : portfolio.achievements.of(m_account))
        reached[fact.milestone] = 1;
    QVector<LineData> lines;
    for (std::size_t i = 0; i < portfolio.levels.size(); ++i) {
        const Level &level = portfolio.levels[i];
        int have = 0, of = 0;
        for (const auto &key : level.milestones) {
            const MilestoneIndex m = portfolio.findMilestone(key);
            if (m == noMilestone || !portfolio.applies(m_account, m))
                continue;
            ++of;
            have += reached[m];
        }
        const int needed = level.needed > 0 ? std::min<int>(level.needed, of) : of;
        if (of == 0)
            continue;
        LineData line;
        line.mark = portfolio.level[m_account] > i ? Mark::Good : have > 0 ? Mark::Neutral : Mark::None;
        line.runs.push_back({wording::plain(level.title), Tone::Primary, TypeWeight::Medium});
        QStringList more;
        if (!level.badge.empty())
            more << wording::plain(level.badge);
        if (!level.unlock.empty())
            more << tr("unlocks %1").arg(wording::plain(level.unlock));
        if (!more.isEmpty())
            line.runs.push_back({QStringLiteral("· ") + more.join(QStringLiteral(" · ")), Tone::Secondary});
        line.trailing = tr("%1 of %2").arg(wording::integer(voice, std::min(have, needed)), wording::integer(voice, needed));
        lines.push_back(line);
    }
    m_levels->setLines(lines);
    m_levelsTitle->setVisible(!lines.isEmpty());
}

void ProgressTab::showRows()
{
    const MilestoneIndex milestone = m_model.milestoneAt(m_ladder->currentIndex().row());
    const auto evidence = m_model.evidenceOf(milestone);
    const auto voice = Voice::person();
    QVector<LineData> lines;
    constexpr qsizetype most = 6;
    for (const AchievementEvidence &reached : evidence) {
        if (reached.achievement.origin == Origin::Person) {
            LineData line;
            line.icon = Icon::Note;
            const LoggedMilestone logged{0, {}, {}, reached.achievement.on, reached.note, reached.link, reached.confirmedBy,
                                         reached.author};
            line.runs.push_back({wording::achievementEvidence(voice, reached.achievement, {}, &logged), Tone::Primary});
            line.trailing = wording::dateWithYear(voice, reached.achievement.on);
            lines.push_back(line);
        }
        for (auto event = reached.events.rbegin(); event != reached.events.rend() && lines.size() < most; ++event) {
            LineData line;
            line.runs.push_back({wording::plain(event->event), Tone::Primary});
            if (!event->user.empty())
                line.runs.push_back({QStringLiteral("· ") + wording::plain(event->user), Tone::Secondary});
            if (!event->properties.empty())
                line.runs.push_back({wording::plain(event->properties), Tone::Tertiary,
                                     TypeWeight::Normal, TypeRole::Caption});
            line.trailing = wording::dateWithYear(voice, m_snapshot.portfolio->zone.dayOf(event->time));
            lines.push_back(line);
        }
        if (lines.size() >= most)
            break;
    }
    if (milestone != noMilestone) {
        const MilestoneDefinition &definition = m_snapshot.portfolio->milestones[milestone];
        m_rowsTitle->setTitle(wording::plain(definition.title));
        m_rowsTitle->setCaption(lines.isEmpty() ? QString() : tr("the rows behind it"));
        if (lines.isEmpty()) {
            LineData line;
            line.runs.push_back({definition.why.empty() ? tr("Not reached yet.") : wording::plain(definition.why),
                                 Tone::Secondary});
            lines.push_back(line);
            if (!definition.method.empty()) {
                LineData how;
                how.runs.push_back({tr("Counts when: %1").arg(wording::plain(definition.method)), Tone::Secondary});
                lines.push_back(how);
            }
        }
    }
    m_rows->setLines(lines);
}

void ProgressTab::showActivity(const AccountDetail &detail)
{
    delete m_activity->layout();
    qDeleteAll(m_activity->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *grid = new QGridLayout(m_activity);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(size::space3));
    grid->setVerticalSpacing(scaled(size::space1));
    grid->setColumnStretch(0, 1);
    const auto voice = Voice::person();
    int row = 0;
    for (const auto &activity : detail.activity) {
        if (row == mostActivity)
            break;
        auto *name = new TextLabel(wording::plain(activity.event));
        name->setElided(true);
        SparklineData line;
        for (auto week = activity.weekly.rbegin(); week != activity.weekly.rend(); ++week)
            line.values.push_back(static_cast<float>(*week));
        auto *spark = new CellWidget(line);
        spark->setFixedWidth(scaled(64));
        auto *count = new CellWidget(NumberData{wording::integer(voice, activity.last28), Tone::Primary, TypeWeight::Medium});
        count->setFixedWidth(scaled(64));
        NumberData changed;
        changed.tone = Tone::Secondary;
        if (activity.before28 > 0)
            changed.text = wording::change(
                voice, static_cast<std::int64_t>(std::llround(100.0 * static_cast<double>(activity.last28 - activity.before28)
                                                              / static_cast<double>(activity.before28))));
        if (!changed.text.isEmpty())
            changed.text += QStringLiteral(" %");
        auto *change = new CellWidget(changed);
        change->setFixedWidth(scaled(64));
        grid->addWidget(name, row, 0);
        grid->addWidget(spark, row, 1);
        grid->addWidget(count, row, 2);
        grid->addWidget(change, row, 3);
        ++row;
    }
    m_activityTitle->setVisible(row > 0);
    m_activityTitle->setCaption(tr("events in 28 days, against the 28 before"));
    m_activity->setVisible(row > 0);
}

} // namespace milepost::ui
