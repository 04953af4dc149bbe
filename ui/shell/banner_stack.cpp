/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/banner_stack.h"

#include "theme/pieces.h"
#include "wording/figures.h"
#include "wording/problems.h"

#include <QVBoxLayout>

namespace milepost::ui {

BannerStack::BannerStack(QWidget *parent)
    : QWidget(parent)
    , m_sample(new Banner(Icon::File, tr("Sample portfolio."), {}, this))
    , m_stale(new Banner(Icon::Calendar, tr("The data ends earlier."), {}, this))
    , m_unrecorded(new Banner(Icon::Milestones, {}, {}, this))
    , m_error(new InlineNotice(Mark::Risk, this))
{
    m_removeSample = m_sample->addButton(tr("Remove the sample"));
    m_useLastDay = m_stale->addButton({});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_error);
    layout->addWidget(m_stale);
    layout->addWidget(m_unrecorded);
    layout->addWidget(m_sample);
    m_sample->hide();
    m_stale->hide();
    m_unrecorded->hide();
    connect(m_unrecorded->addButton(tr("Find milestones in your events")), &QAbstractButton::clicked, this,
            &BannerStack::milestonesRequested);
    m_error->hide();
    connect(m_removeSample, &QAbstractButton::clicked, this, [this] {
        m_removeSample->setEnabled(false);
        Q_EMIT removeSampleRequested();
    });
    connect(m_useLastDay, &QAbstractButton::clicked, this, [this] { Q_EMIT asOfRequested(m_lastFact); });
}

void BannerStack::setSnapshot(const Snapshot &snapshot, bool dayChosen)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    m_removeSample->setEnabled(true);
    m_sample->setTexts(tr("Sample portfolio."),
                       tr("%Ln invented account(s), so that you can try everything. Your own data never mixes with it.",
                          nullptr, static_cast<int>(portfolio.accountCount())));
    m_sample->setVisible(portfolio.sample);

    m_lastFact = portfolio.lastFact;
    const bool stale = !dayChosen && portfolio.lastFact.valid() && portfolio.asOf - portfolio.lastFact > staleDays;
    if (stale) {
        const QString day = wording::dateWithYear(m_voice, portfolio.lastFact);
        m_stale->setTexts(tr("The data ends %1.").arg(day),
                          tr("As of today everything after it looks quiet. Look at the last day with data instead?"));
        m_useLastDay->setText(tr("As of %1").arg(day));
    }
    m_stale->setVisible(stale);

    const auto on = static_cast<int>(portfolio.milestones.size());
    m_unrecorded->setTexts(tr("Nobody has reached any of the %Ln milestone(s) that are on.", nullptr, on),
                           tr("Your sources may send other events. Until then nobody is called behind or stuck."));
    m_nothingRecorded = on > 0 && portfolio.hasEvents && portfolio.achievements.rows.empty();
    setPlace(m_place);
}

void BannerStack::setPlace(const QString &place)
{
    m_place = place;
    m_unrecorded->setVisible(m_nothingRecorded && place != QLatin1String("milestones"));
}

void BannerStack::showError(const Error &error)
{
    const wording::Problem problem = wording::problem(m_voice, error);
    m_error->setNotice(Mark::Risk, problem.title, QStringList{problem.cause, problem.safe, problem.next}.join(QLatin1Char(' ')));
    Button *retry = m_error->setAction(tr("Try again"));
    connect(retry, &QAbstractButton::clicked, this, &BannerStack::retryRequested, Qt::UniqueConnection);
    m_error->show();
}

void BannerStack::clearError() { m_error->clear(); }

} // namespace milepost::ui
