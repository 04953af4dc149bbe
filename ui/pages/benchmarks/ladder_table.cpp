#include "pages/benchmarks/ladder_table.h"

#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "delegates/record_delegate.h"
#include "delegates/record_view.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/sources/run_pane.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/terms.h"

#include <QVBoxLayout>

#include <cmath>
#include <memory>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

namespace {

constexpr int pageIndent = 16;
constexpr double lowerQuartile = 25, upperQuartile = 75;

std::vector<RungModel::Column> ladderColumns(const std::shared_ptr<TenureMeasure> &measure)
{
    return {
        {QStringLiteral("     ") + LadderTable::tr("Peer ladder, first with enough is used"), 0, false,
         [](const LadderRung &rung, int role) -> QVariant {
             const QString text = rungWords(rung);
             if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
                 return rung.used ? LadderTable::tr("%1, used").arg(text) : text;
             if (role != CellRole::Value)
                 return {};
             LineData line;
             line.indent = pageIndent;
             line.runs.push_back({text, rung.skipped ? Tone::Tertiary : Tone::Primary, rung.used ? TypeWeight::Medium : TypeWeight::Normal});
             if (rung.used)
                 line.trailing = LadderTable::tr("used");
             else if (rung.skipped)
                 line.trailing = LadderTable::tr("not known");
             return QVariant::fromValue(line);
         }},
        {LadderTable::tr("n"), 56, true,
         [](const LadderRung &rung, int role) {
             return numberCell(rung.skipped ? QString() : wording::integer(Voice::person(), rung.n), role, Tone::Secondary);
         }},
        {LadderTable::tr("Among them"), 132, false,
         [](const LadderRung &rung, int role) -> QVariant {
             PaceMarkData mark;
             mark.peers = rung.n;
             if (rung.percentile) {
                 mark.percentile = static_cast<float>(*rung.percentile);
                 mark.mark = markOfPercentile(*rung.percentile);
             }
             if (role == CellRole::Value)
                 return QVariant::fromValue(mark);
             return role == Qt::DisplayRole || role == Qt::AccessibleTextRole
                 ? (rung.percentile ? wording::ordinal(Voice::person(), std::lround(*rung.percentile)) : wording::noData())
                 : QVariant();
         }},
        {LadderTable::tr("Pct"), 48, true,
         [](const LadderRung &rung, int role) {
             return numberCell(rung.percentile ? wording::integer(Voice::person(), std::lround(*rung.percentile)) : QString(), role,
                           Tone::Primary, TypeWeight::Medium);
         }},
        {LadderTable::tr("P25 · median · P75"), 132, true,
         [measure](const LadderRung &rung, int role) {
             const auto voice = Voice::person();
             return numberCell(rung.p25 ? QStringLiteral("%1 · %2 · %3").arg(measureFigure(voice, *measure, *rung.p25),
                                                                         measureFigure(voice, *measure, *rung.median),
                                                                         measureFigure(voice, *measure, *rung.p75))
                                    : QString(),
                           role, Tone::Secondary);
         }},
    };
}

} // namespace

QString rungWords(const LadderRung &rung)
{
    PeerGroup group;
    group.rung = rung.rung;
    group.label = rung.label;
    return wording::peerGroupLabel(Voice::person(), group);
}

bool isWhole(TenureMeasure measure) { return measure != TenureMeasure::Density && measure != TenureMeasure::Arr; }

QString measureFigure(const Voice &voice, TenureMeasure measure, double value)
{
    return wording::decimal(voice, value, measure == TenureMeasure::Density ? 2 : measure == TenureMeasure::Arr ? 0 : 1);
}

Mark markOfPercentile(double percentile)
{
    return percentile < lowerQuartile ? Mark::Watch : percentile > upperQuartile ? Mark::Good : Mark::Neutral;
}

LadderTable::LadderTable(QWidget *parent) : QWidget(parent), m_measure(std::make_shared<TenureMeasure>(TenureMeasure::Milestones)), m_model(ladderColumns(m_measure)), m_table(new RecordTable)
{
    setSurface(this, Token::SurfacePage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new RecordDelegate(m_table));
    m_table->setAccessibleName(tr("Peer ladder"));
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fitColumns(*m_table, [this](int each) { return m_model.columnWidth(each); });
    column->addWidget(m_table);
    constexpr int rungs = 4;
    fitHeight(*m_table, rungs);
}

void LadderTable::clear() { m_model.setRows({}); }

void LadderTable::setLadder(const MeasureLadder &ladder)
{
    *m_measure = ladder.measure;
    m_model.setRows({ladder.rungs.begin(), ladder.rungs.end()});
    fitColumns(*m_table, [this](int each) { return m_model.columnWidth(each); });
    constexpr int rungs = 4;
    fitHeight(*m_table, rungs);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (ladder.rungs[static_cast<std::size_t>(row)].used)
            m_table->setCurrentIndex(m_model.index(row, 0));
    }
}

} // namespace milepost::ui
