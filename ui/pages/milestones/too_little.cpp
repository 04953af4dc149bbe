#include "pages/milestones/too_little.h"

#include "pages/benchmarks/evidence_pieces.h"
#include "theme/button.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/terms.h"

#include <QHBoxLayout>

#include <algorithm>
#include <tuple>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

namespace {

/// How far a comparison is from being one: accounts missing in the smaller arm, then events.
auto distanceOf(const Association &found)
{
    const std::uint32_t smaller = std::min({found.exposed.n, found.unexposed.n, fewestInArm});
    const std::uint32_t events = std::min(found.exposed.events + found.unexposed.events, fewestEvents);
    return std::tuple(fewestInArm - smaller, fewestEvents - events);
}

} // namespace

TooLittle::TooLittle(QWidget *parent) : QWidget(parent), m_words(new Statement)
{
    setSurface(this, Token::SurfaceRaised);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(size::pagePadding), scaled(10), scaled(size::space4), scaled(10));
    row->setSpacing(scaled(size::space4));
    row->addWidget(m_words, 1);
    m_find = new Button(tr("Find milestones"), Button::Rank::Link);
    connect(m_find, &QAbstractButton::clicked, this, &TooLittle::findRequested);
    row->addWidget(m_find, 0, Qt::AlignTop);
    hide();
}

void TooLittle::setStudy(const MilestoneStudy *study)
{
    const bool any = study && std::ranges::any_of(study->found, [](const auto &each) { return each.shortfall == Shortfall::None; });
    const bool none = study && !study->found.empty() && !any;
    setVisible(none);
    if (!none)
        return;
    m_find->setVisible(study->base->lives.inAnalysis > 0);
    if (study->base->lives.inAnalysis == 0) {
        m_words->setWords(tr("No account has started yet, so nothing can be measured."),
                          tr("Subscriptions or signups say when an account started: import them under Sources."));
        return;
    }
    const auto voice = Voice::person();
    const auto count = static_cast<int>(study->found.size());
    if (std::ranges::none_of(study->rates.rows, [](const auto &each) { return each.reached > 0; })) {
        m_words->setWords(tr("Nobody has reached any of these %Ln milestone(s).", nullptr, count),
                          tr("Either nobody has done what their rules ask, or your events have other names. Find milestones begins with the events "
                             "that there are; a rule is changed under Definition."));
        return;
    }
    const auto nearest = std::ranges::min_element(study->found, {}, distanceOf);
    const QString title = wording::plain(study->base->portfolio->milestones[nearest->milestone].title);
    m_words->setWords(tr("None of these %Ln milestone(s) has enough behind it yet to be compared with staying.", nullptr, count),
                      tr("Nearest is %1: %2 had reached it by day %3, %4 had not, and %5 of them left. Each side needs %6 accounts, and both "
                         "together %7 that left.")
                          .arg(title, wording::integer(voice, nearest->exposed.n), wording::integer(voice, nearest->landmark),
                               wording::integer(voice, nearest->unexposed.n),
                               wording::integer(voice, nearest->exposed.events + nearest->unexposed.events),
                               wording::integer(voice, fewestInArm), wording::integer(voice, fewestEvents)));
}

QString TooLittle::sentence() const { return m_words->sentence(); }

QString whatWouldHelp(const ReachStudy &study, const MilestoneRate &rate)
{
    const auto voice = Voice::person();
    const Association &found = study.found;
    if (found.shortfall == Shortfall::None)
        return {};
    if (study.wouldDo) {
        const Association &other = *study.wouldDo;
        const QString by = wording::integer(voice, other.landmark);
        return other.landmark != found.landmark
            ? TooLittle::tr("With the landmark on day %1 there is enough: %2 had reached it by then and %3 had not.")
                  .arg(by, wording::integer(voice, other.exposed.n), wording::integer(voice, other.unexposed.n))
            : TooLittle::tr("Followed to day %1 there is enough: %Ln of them had left by then.", nullptr,
                            static_cast<int>(other.exposed.events + other.unexposed.events))
                  .arg(wording::integer(voice, other.horizonAsked));
    }
    if (rate.n > 0 && rate.reached == 0)
        return TooLittle::tr("Nobody has reached it at any time: see under Definition whether its rule names your events.");
    if (found.shortfall == Shortfall::NobodyReached || found.shortfall == Shortfall::SmallArm || found.shortfall == Shortfall::FewEvents)
        return TooLittle::tr("No other landmark or horizon has enough either: it takes more accounts, or time.");
    return {};
}

} // namespace milepost::ui
