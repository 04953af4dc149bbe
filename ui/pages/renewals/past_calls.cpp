#include "pages/renewals/past_calls.h"

#include "delegates/cell_widget.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/value_words.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

using value::CallCalibration;
using wording::Voice;

namespace {

constexpr std::size_t mostLines = 8;

double renewedShare(const CallCalibration &counted) { return static_cast<double>(counted.won) / counted.n; }

} // namespace

PastCalls::PastCalls(QWidget *parent)
    : QWidget(parent), m_title(new SectionTitle(tr("How past calls turned out"))), m_by(new SegmentedControl({tr("By call"), tr("By person")})),
      m_box(new QWidget), m_grid(new QGridLayout(m_box)), m_all(new Paragraph(TypeRole::Caption, Token::TextSecondary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(size::space4), scaled(size::space3), scaled(size::space4), scaled(size::space3));
    column->setSpacing(scaled(6));
    column->addWidget(m_title);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_by);
    bar->addStretch(1);
    auto *csv = new Button(tr("Export"), Button::Rank::Link);
    connect(csv, &QAbstractButton::clicked, this, &PastCalls::exportRequested);
    bar->addWidget(csv);
    column->addLayout(bar);
    m_by->setAccessibleName(tr("How past calls are put together"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(scaled(size::space2));
    m_grid->setVerticalSpacing(scaled(2));
    m_grid->setColumnMinimumWidth(0, scaled(96));
    m_grid->setColumnStretch(1, 1);
    column->addWidget(m_box);
    column->addWidget(m_all);
    connect(m_by, &SegmentedControl::currentChanged, this, &PastCalls::showLines);
}

void PastCalls::setStudy(const std::shared_ptr<const RenewalStudy> &study)
{
    m_study = study;
    showLines();
}

void PastCalls::setByPerson(bool byPerson) { m_by->setCurrent(byPerson ? 1 : 0); }
bool PastCalls::byPerson() const { return m_by->current() == 1; }

std::vector<PastCalls::Line> PastCalls::linesOf(const Voice &voice, const RenewalStudy &study, bool byPerson)
{
    std::vector<Line> lines;
    if (byPerson) {
        const auto &people = study.review.book.calibration;
        for (std::size_t i = 1; i < people.size(); ++i) // the first is of all
            lines.push_back({people[i].person == 0 ? voice.translate("Renewals", "nobody named")
                                                   : wording::plain(study.snapshot.portfolio->text(people[i].person)),
                             people[i]});
        return lines;
    }
    for (std::size_t i = 0; i < study.review.byCall.size(); ++i) {
        if (study.review.byCall[i].n > 0)
            lines.push_back({wording::word(voice, static_cast<RenewalCall>(i)), study.review.byCall[i]});
    }
    return lines;
}

QString PastCalls::judgement(const Voice &voice, const CallCalibration &counted)
{
    const int points = static_cast<int>(std::lround(100 * std::abs(counted.tooHigh())));
    if (points == 0)
        return voice.translate("Renewals", "about right");
    const QString figure = wording::integer(voice, points);
    return counted.tooHigh() > 0 ? voice.translate("Renewals", "%1 too high").arg(figure) : voice.translate("Renewals", "%1 too low").arg(figure);
}

void PastCalls::showLines()
{
    if (!m_study)
        return;
    const auto voice = Voice::person();
    const auto lines = linesOf(voice, *m_study, byPerson());
    const std::size_t count = std::min(lines.size(), mostLines);
    while (m_rows.size() < count) {
        Row row{new TextLabel, new CellWidget, new CellWidget, new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary),
                new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary)};
        row.name->setElided(true);
        row.name->setFixedWidth(scaled(92));
        row.axis->setMinimumWidth(scaled(40));
        const int at = static_cast<int>(m_rows.size());
        int cell = 0;
        for (QWidget *each : std::initializer_list<QWidget *>{row.name, row.axis, row.figure, row.n, row.judged})
            m_grid->addWidget(each, at, cell++);
        row.figure->setFixedWidth(scaled(30));
        m_rows.push_back(row);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        for (QWidget *each : std::initializer_list<QWidget *>{row.name, row.axis, row.figure, row.n, row.judged})
            each->setVisible(i < count);
        if (i >= count)
            continue;
        const CallCalibration &counted = lines[i].counted;
        row.name->setText(lines[i].name);
        KeepData keep;
        keep.said = static_cast<float>(counted.meanProbability);
        keep.other = static_cast<float>(renewedShare(counted));
        keep.spoken = wording::calibrationSentence(voice, counted);
        row.axis->set(keep);
        row.axis->setToolTip(keep.spoken);
        NumberData figure;
        figure.text = wording::decimal(voice, 100 * renewedShare(counted), 0);
        figure.weight = TypeWeight::Medium;
        row.figure->set(figure);
        row.n->setText(tr("n %1").arg(wording::integer(voice, counted.n)));
        row.judged->setText(judgement(voice, counted));
    }
    m_box->setVisible(count > 0);
    m_title->setTrailing(lines.empty() ? QString() : tr("renewed, %"));
    const auto &all = m_study->review.book.calibration;
    QString foot = wording::calibrationSentence(voice, all.empty() ? CallCalibration{} : all.front());
    if (lines.size() > count)
        foot += QLatin1Char(' ') + tr("%Ln more in the export.", nullptr, static_cast<int>(lines.size() - count));
    m_all->setText(foot);
}

ChartTable PastCalls::table(const Voice &voice) const
{
    ChartTable table;
    table.header = {byPerson() ? tr("Person") : tr("Call"), tr("n"), tr("Renewed"), tr("Said, %"), tr("Renewed, %"), tr("Too high by, points"), tr("Brier")};
    if (!m_study)
        return table;
    for (const Line &line : linesOf(voice, *m_study, byPerson())) {
        const CallCalibration &counted = line.counted;
        table.rows.push_back({line.name, wording::integer(voice, counted.n), wording::integer(voice, counted.won),
                              wording::decimal(voice, 100 * counted.meanProbability, 1), wording::decimal(voice, 100 * renewedShare(counted), 1),
                              wording::decimal(voice, 100 * counted.tooHigh(), 1), wording::decimal(voice, counted.brier, 4)});
    }
    return table;
}

} // namespace milepost::ui
