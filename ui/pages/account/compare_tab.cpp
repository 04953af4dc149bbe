#include "pages/account/compare_tab.h"

#include "charts/painted_charts.h"
#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "delegates/line_list.h"
#include "delegates/record_view.h"
#include "pages/benchmarks/chart_pane.h"
#include "pages/benchmarks/ladder_table.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/answers.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

namespace milepost::ui {

namespace {

using analytics::PeerMeasureLine;
using wording::Voice;

bool inDays(const PeerMeasureLine &line) { return line.measure == PeerMeasureLine::Measure::DaysToMilestone; }

} // namespace

void CompareModel::setLines(const Snapshot &snapshot, std::vector<PeerMeasureLine> lines)
{
    beginResetModel();
    m_snapshot = snapshot;
    m_lines = std::move(lines);
    endResetModel();
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int CompareModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString CompareModel::words(const PeerMeasureLine &line, int column) const
{
    const auto voice = Voice::person();
    const auto figure = [&](double value) {
        return inDays(line) ? wording::decimal(voice, value, 0) : wording::decimal(voice, value, 1);
    };
    switch (column) {
    case Measure:
        switch (line.measure) {
        case PeerMeasureLine::Measure::Milestones: return tr("Milestones reached at this tenure");
        case PeerMeasureLine::Measure::Occurrences: return tr("Occurrences at this tenure");
        case PeerMeasureLine::Measure::Occurrences180: return tr("Occurrences in the last 180 days");
        case PeerMeasureLine::Measure::DaysToMilestone:
            return tr("Days to %1").arg(wording::plain(m_snapshot.portfolio->milestones[line.milestone].title));
        }
        return {};
    case Own: return std::isfinite(line.value) ? figure(line.value) : inDays(line) ? tr("not yet") : wording::noData();
    case Low: return figure(line.p25);
    case Median: return figure(line.median);
    case High: return figure(line.p75);
    case Peers: return wording::integer(voice, line.n);
    default: return {};
    }
}

QVariant CompareModel::place(const PeerMeasureLine &line) const
{
    if (!inDays(line)) {
        PaceMarkData mark;
        mark.percentile = static_cast<float>(line.percentile);
        mark.peers = line.n;
        mark.mark = line.percentile < 25 ? Mark::Watch : line.percentile > 75 ? Mark::Good : Mark::Neutral;
        return QVariant::fromValue(mark);
    }
    UsualWeekData week;
    week.span = static_cast<float>(std::max({line.p75, line.value, line.median, 28.0}) * 1.1);
    if (!std::isfinite(week.span))
        week.span = 365;
    week.p25 = static_cast<float>(line.p25);
    week.median = static_cast<float>(line.median);
    week.p75 = std::isfinite(line.p75) ? static_cast<float>(line.p75) : std::isfinite(line.p25) ? week.span : noShare;
    week.own = static_cast<float>(line.value);
    week.category = m_snapshot.portfolio->milestones[line.milestone].category;
    return QVariant::fromValue(week);
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PeerMeasureLine &line = m_lines[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return words(line, index.column());
    if (role != CellRole::Value)
        return {};
    if (index.column() == Place)
        return place(line);
    if (index.column() == Measure) {
        LineData text;
        text.indent = 16;
        if (inDays(line))
            text.category = m_snapshot.portfolio->milestones[line.milestone].category;
        text.runs.push_back({words(line, Measure), Tone::Primary});
        return QVariant::fromValue(text);
    }
    NumberData number;
    number.text = words(line, index.column());
    number.tone = index.column() == Own ? Tone::Primary : Tone::Secondary;
    number.weight = index.column() == Own ? TypeWeight::Medium : TypeWeight::Normal;
    return QVariant::fromValue(number);
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((section <= Measure || section == Place ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{QStringLiteral("     ") + tr("Measure"), tr("This account"), tr("Among peers"), tr("Lower quartile"), tr("Median"),
                             tr("Upper quartile"), tr("Peers")};
    return titles.value(section);
}

CompareTab::CompareTab(QWidget *parent) : QWidget(parent)
{
    setSurface(this, Token::SurfacePage);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget;
    outer->addWidget(m_stack);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, scaled(size::space3), 0, scaled(size::space4));
    column->setSpacing(scaled(size::space2));
    const auto padded = [](QWidget *widget) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::pagePadding), 0);
        row->addWidget(widget);
        return row;
    };
    m_sentencesTitle = new SectionTitle(tr("In words"));
    auto *copy = m_sentencesTitle->setLink(tr("Copy"));
    connect(copy, &QAbstractButton::clicked, this, &CompareTab::copySentences);
    m_sentences = new LineList;
    column->addLayout(padded(m_sentencesTitle));
    column->addLayout(padded(m_sentences));
    column->addWidget(new Hairline);
    m_distribution = new DistributionChart;
    m_distributionPane = new ChartPane(m_distribution, [this](const Voice &voice) { return tableOf(voice, m_distribution->values()); });
    auto *more = new Button(tr("Benchmarks"), Button::Rank::Link);
    more->setToolTip(tr("This account under other measures, tenures and segments"));
    connect(more, &QAbstractButton::clicked, this, &CompareTab::benchmarksRequested);
    m_distributionPane->addControl(more);
    connect(m_distributionPane, &ChartPane::exportRequested, this, &CompareTab::exportRequested);
    m_ladder = new LadderTable;
    auto *pair = new QHBoxLayout;
    pair->setContentsMargins(scaled(size::pagePadding), 0, scaled(size::space4), 0);
    pair->setSpacing(scaled(size::space4));
    constexpr int pairHeight = 208;
    m_distributionPane->setFixedHeight(scaled(pairHeight));
    pair->addWidget(m_distributionPane, 5);
    pair->addWidget(m_ladder, 6, Qt::AlignTop);
    column->addLayout(pair);
    column->addWidget(new Hairline);
    m_title = new SectionTitle(tr("Measure by measure"));
    column->addLayout(padded(m_title));
    m_table = makeRecordTable(&m_model, tr("Comparison with peers"));
    m_table->setRowPixels(size::rowLadder);
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(CompareModel::Measure, QHeaderView::Stretch);
    const std::array<std::pair<int, int>, 6> widths{{{CompareModel::Own, 96}, {CompareModel::Place, 200},
                                                     {CompareModel::Low, 100}, {CompareModel::Median, 80},
                                                     {CompareModel::High, 100}, {CompareModel::Peers, 72}}};
    for (const auto &[section, width] : widths)
        header->resizeSection(section, scaled(width));
    column->addWidget(m_table, 1);
    m_tooFew = new EmptyState(QString());
    m_stack->addWidget(content);
    m_stack->addWidget(m_tooFew);
}

void CompareTab::setAccount(const Snapshot &snapshot, AccountIndex account)
{
    const auto voice = Voice::person();
    const Standing &standing = *snapshot.standing;
    const PeerStanding &peers = standing.peers[account];
    if (peers.rung == PeerRung::None || peers.group >= standing.peerGroups.size()) {
        m_tooFew->setSentence(wording::peersCaption(voice, standing, account));
        m_stack->setCurrentWidget(m_tooFew);
        return;
    }
    m_stack->setCurrentIndex(0);
    compare(snapshot, account);
    m_title->setCaption(wording::peersCaption(voice, standing, account));
    m_model.setLines(snapshot, analytics::comparePeers(*snapshot.portfolio, peers, standing.peerGroups[peers.group], account,
                                                       standing.settings.sizeBands));
    m_words = wording::peerSentences(voice, standing, account);
    QVector<LineData> lines;
    for (const QString &sentence : m_words) {
        LineData line;
        line.runs.push_back({sentence, Tone::Primary});
        lines.push_back(line);
    }
    m_sentences->setLines(lines);
    m_sentencesTitle->setVisible(!lines.isEmpty());
}

void CompareTab::compare(const Snapshot &snapshot, AccountIndex account)
{
    // Never another account's figures while these are made.
    m_ladder->clear();
    m_distribution->setValues({});
    const auto known = m_livesOf == snapshot.portfolio ? m_lives : nullptr;
    m_job.run(
        [snapshot, account, known] {
            const Portfolio &portfolio = *snapshot.portfolio;
            const StandingSettings &settings = snapshot.standing->settings;
            auto lives = known ? known : std::make_shared<const analytics::Lives>(analytics::livesOf(portfolio, settings.sizeBands));
            // Past a year occurrences tell more than milestones that all have (M5).
            const auto measure = snapshot.standing->peers[account].measure == PeerMeasure::Distinct
                ? analytics::TenureMeasure::Milestones
                : analytics::TenureMeasure::Occurrences180;
            auto ladder = analytics::measureLadder(portfolio, *lives, account, measure, settings.peersK, settings.sizeBands);
            return Compared{snapshot.portfolio, std::move(lives), std::move(ladder)};
        },
        [this, account](const Compared &compared) { showLadder(compared, account); });
}

void CompareTab::showLadder(const Compared &compared, AccountIndex account)
{
    const auto voice = Voice::person();
    m_livesOf = compared.portfolio;
    m_lives = compared.lives;
    m_ladder->setLadder(compared.ladder);
    DistributionValues values;
    values.whole = isWhole(compared.ladder.measure);
    const analytics::LadderRung *rung = compared.ladder.used();
    if (rung && compared.ladder.own) {
        values.peers = QVector<double>(rung->values.begin(), rung->values.end());
        values.marked = {*compared.ladder.own};
        values.p25 = *rung->p25;
        values.median = *rung->median;
        values.p75 = *rung->p75;
        const QString name = wording::plain(compared.portfolio->text(compared.portfolio->name[account]));
        values.markLabel = QStringLiteral("%1 %2").arg(name.section(QLatin1Char(' '), 0, 0),
                                                       measureFigure(voice, compared.ladder.measure, *compared.ladder.own));
    }
    values.title = wording::word(voice, compared.ladder.measure);
    m_distribution->setValues(values);
    m_distributionPane->setTitle(tr("%1, on day %2").arg(values.title, wording::integer(voice, compared.ladder.tenure)));
    m_distributionPane->setReason(values.n() == 0 ? tr("Not enough peers on any rung.") : QString());
    m_distributionPane->refresh();
}

void CompareTab::copySentences() { QGuiApplication::clipboard()->setText(m_words.join(QLatin1Char('\n'))); }

} // namespace milepost::ui
