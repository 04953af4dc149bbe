#include "pages/milestones/claims_pane.h"

#include "delegates/cell_widget.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "shell/export_table.h"
#include "shell/page.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"

#include <QHBoxLayout>
#include <QLayoutItem>
#include <QScrollArea>
#include <QVBoxLayout>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

namespace {

Mark markOf(ClaimVerdict verdict)
{
    switch (verdict) {
    case ClaimVerdict::Supported:
    case ClaimVerdict::Stronger: return Mark::Good;
    case ClaimVerdict::Weaker: return Mark::Watch;
    case ClaimVerdict::Opposite: return Mark::Risk;
    case ClaimVerdict::NotShown: return Mark::Neutral;
    case ClaimVerdict::Untestable: return Mark::None;
    }
    return Mark::None;
}

TextLabel *wrapped(const QString &text, Token ink)
{
    auto *label = new TextLabel(text, TypeRole::Body, TypeWeight::Normal, ink);
    label->setWordWrap(true);
    label->setContentsMargins(scaled(15), 0, 0, scaled(size::space2));
    return label;
}

void empty(QVBoxLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

} // namespace

ClaimsPane::ClaimsPane(Page &page, QWidget *parent)
    : QWidget(parent), m_page(page), m_busy(new BusyLine), m_claims(new QVBoxLayout), m_stops(new QVBoxLayout)
{
    auto *outer = tightColumn(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::space4), scaled(size::space2));
    head->addWidget(new TextLabel(tr("What is often said"), TypeRole::Title, TypeWeight::Strong), 1);
    auto *csv = new Button(tr("Export"), Button::Rank::Flat);
    csv->setLineIcon(Icon::Export);
    head->addWidget(csv);
    auto *close = new Button(tr("Close"), Button::Rank::Flat);
    close->setKeyHint(tr("Esc"));
    head->addWidget(close);
    outer->addLayout(head);
    outer->addWidget(m_busy);
    outer->addWidget(new Hairline);
    auto *content = new QWidget;
    setSurface(content, Token::SurfacePage);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::pagePadding), scaled(size::space4));
    column->setSpacing(scaled(size::space2));
    auto *lead = new TextLabel(tr("Hypotheses, not findings: each is put to your own accounts the same way as a milestone is, alive on the landmark and counted "
                                  "from then on."),
                               TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    lead->setWordWrap(true);
    column->addWidget(lead);
    m_claims->setSpacing(scaled(2));
    m_stops->setSpacing(scaled(2));
    column->addLayout(m_claims);
    column->addWidget(new Hairline);
    column->addWidget(new SectionTitle(tr("Where accounts stop on the way")));
    column->addLayout(m_stops);
    column->addStretch(1);
    outer->addWidget(scrolledDown(content), 1);
    connect(close, &QAbstractButton::clicked, this, &ClaimsPane::closed);
    connect(csv, &QAbstractButton::clicked, this, &ClaimsPane::exportClaims);
    showWhileBusy(*m_busy, m_job, tr("Testing"));
}

void ClaimsPane::setStudy(std::shared_ptr<const MilestoneStudy> study)
{
    m_study = std::move(study);
    if (isVisible())
        compute();
}

void ClaimsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_study != m_answeredFor)
        compute();
}

void ClaimsPane::compute()
{
    m_answeredFor = m_study;
    if (!m_study) {
        m_job.cancel();
        return;
    }
    m_job.run(
        [study = m_study] {
            const EvidenceBase &base = *study->base;
            return Answer{testClaims(*base.portfolio, base.lives, base.observability, onAllCores),
                          stops(*base.portfolio, base.lives, study->rates, base.observability)};
        },
        [this](const Answer &answer) { present(answer); });
}

void ClaimsPane::present(const Answer &answer)
{
    const auto voice = Voice::person();
    m_answer = answer;
    m_sentences.clear();
    empty(m_claims);
    empty(m_stops);
    for (const TestedClaim &claim : answer.claims) {
        LineData line;
        line.mark = markOf(claim.verdict);
        line.runs.push_back({wording::claimSentence(voice, claim.claim), Tone::Primary, TypeWeight::Medium});
        m_claims->addWidget(new CellWidget(line));
        const QString tested = wording::testedSentence(voice, claim);
        m_claims->addWidget(wrapped(tested, Token::TextSecondary));
        m_sentences << line.runs.front().text << tested;
    }
    for (const Stop &stop : answer.stops) {
        const QString sentence = wording::stopSentence(voice, *m_study->base->portfolio, stop);
        m_stops->addWidget(wrapped(sentence, Token::TextPrimary));
        m_sentences << sentence;
    }
    if (answer.stops.empty())
        m_stops->addWidget(wrapped(tr("Fewer than two milestones have been reached by anybody."), Token::TextSecondary));
    Q_EMIT answered();
}

void ClaimsPane::exportClaims()
{
    const auto voice = exportVoice();
    ExportTable table;
    table.header = {"claim", "verdict", "tested"};
    for (const TestedClaim &claim : m_answer.claims)
        table.rows.push_back({keyCell(keyOf(claim.claim)), keyCell(keyOf(claim.verdict)),
                              textCell(wording::testedSentence(voice, claim).toStdString())});
    exportTable(m_page, tr("Export the claims"), tr("claims"), std::move(table));
}

} // namespace milepost::ui
