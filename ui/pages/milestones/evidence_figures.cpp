#include "pages/milestones/evidence_figures.h"

#include "theme/button.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"

#include <QGridLayout>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

namespace {

QString range(const Voice &voice, const Estimate &estimate, double factor, int digits)
{
    return estimate.low && estimate.high
        ? EvidenceFigures::tr("%1–%2").arg(wording::decimal(voice, factor * *estimate.low, digits),
                                           wording::decimal(voice, factor * *estimate.high, digits))
        : QString();
}

} // namespace

EvidenceFigures::EvidenceFigures(QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(size::space2));
    grid->setVerticalSpacing(scaled(5));
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (std::size_t column = 0; column < m_heads.size(); ++column) {
        m_heads[column] = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
        grid->addWidget(m_heads[column], row, int(column), (column == 0 ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    }
    const std::array names{tr("Reached it"), tr("Not yet")};
    for (std::size_t arm = 0; arm < m_arms.size(); ++arm) {
        ++row;
        m_arms[arm].name = new Button(names[arm], Button::Rank::Link);
        m_arms[arm].name->setToolTip(tr("Show these accounts"));
        connect(m_arms[arm].name, &QAbstractButton::clicked, this, [this, arm] { Q_EMIT armClicked(arm == 0 ? 1 : 0); });
        grid->addWidget(m_arms[arm].name, row, 0, Qt::AlignLeading | Qt::AlignVCenter);
        for (std::size_t i = 0; i < m_arms[arm].figures.size(); ++i) {
            auto *label = new TextLabel({}, TypeRole::Body, i == 2 ? TypeWeight::Medium : TypeWeight::Normal);
            m_arms[arm].figures[i] = label;
            grid->addWidget(label, row, int(i) + 1, Qt::AlignTrailing | Qt::AlignVCenter);
        }
    }
    grid->addWidget(new Hairline, ++row, 0, 1, 4);
    const std::array whats{tr("Difference, landmarked"), tr("Difference, naive"), tr("Ratio, landmarked"), tr("Ratio, naive"),
                           tr("Hazard ratio (Cox)")};
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        ++row;
        const TypeWeight weight = i == 0 ? TypeWeight::Strong : TypeWeight::Normal;
        const Token ink = i == 0 ? Token::TextPrimary : Token::TextSecondary;
        m_lines[i] = {new TextLabel(whats[i], TypeRole::Body, weight, ink), new TextLabel({}, TypeRole::Body, weight, ink)};
        grid->addWidget(m_lines[i].what, row, 0, 1, 2, Qt::AlignLeading);
        grid->addWidget(m_lines[i].numbers, row, 2, 1, 2, Qt::AlignTrailing);
    }
}

void EvidenceFigures::setFound(const Association &found)
{
    const auto voice = Voice::person();
    const bool expansion = found.outcome == EvidenceOutcome::Expansion;
    m_heads[0]->setText(tr("After day %1").arg(wording::integer(voice, found.landmark)));
    m_heads[1]->setText(tr("Accounts"));
    m_heads[2]->setText(expansion ? tr("Grew") : tr("Churned"));
    m_heads[3]->setText((expansion ? tr("By day %1, %") : tr("Kept to %1, %")).arg(wording::integer(voice, found.horizon)));
    for (std::size_t i = 0; i < m_arms.size(); ++i) {
        const EvidenceArm &arm = i == 0 ? found.exposed : found.unexposed;
        const QString share = arm.share.value ? wording::decimal(voice, 100 * *arm.share.value, 1) : wording::noData();
        m_arms[i].figures[0]->setText(wording::integer(voice, arm.n));
        m_arms[i].figures[1]->setText(wording::integer(voice, arm.events));
        m_arms[i].figures[2]->setText(arm.share.value ? tr("%1 (%2)").arg(share, range(voice, arm.share, 100, 0)) : share);
    }
    const std::array estimates{&found.difference, &found.naive.difference, &found.ratio, &found.naive.ratio, &found.hazardRatio};
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Estimate &estimate = *estimates[i];
        const bool points = i < 2;
        const double factor = points ? 100 : 1;
        const int digits = points ? 1 : 2;
        m_lines[i].what->setVisible(estimate.value.has_value());
        m_lines[i].numbers->setVisible(estimate.value.has_value());
        if (!estimate.value)
            continue;
        const QString value = wording::decimal(voice, factor * *estimate.value, digits);
        m_lines[i].numbers->setText(tr("%1 (%2)").arg(points ? tr("%1 %2").arg(value, tr("pts")) : value,
                                                      range(voice, estimate, factor, digits)));
    }
}

} // namespace milepost::ui
