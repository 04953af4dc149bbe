// What the parts of the Sources place and the sessions tell each other.
#include "pages/sources/import_pane.h"
#include "pages/sources/rejected_rows.h"
#include "pages/sources/run_pane.h"
#include "pages/sources/source_form.h"
#include "pages/sources/source_lists.h"
#include "pages/sources/source_pane.h"
#include "pages/sources/sources_page.h"
#include "theme/pieces.h"
#include "wording/problems.h"
#include "workspace/session.h"
#include "workspace/source_session.h"

#include <QStackedWidget>

namespace milepost::ui {

void SourcesPage::connectLists()
{
    connect(m_lists, &SourceLists::sourceChosen, this, &SourcesPage::showSource);
    connect(m_lists, &SourceLists::runChosen, this, &SourcesPage::showRun);
    connect(m_lists, &SourceLists::importRequested, this, &SourcesPage::chooseFiles);
    connect(m_lists, &SourceLists::addRequested, this, &SourcesPage::addSource);
    connect(m_lists, &SourceLists::cancelRequested, this, &SourcesPage::cancelRunning);
    connect(m_lists, &SourceLists::syncAllRequested, this, [this] {
        if (m_sources)
            m_sources->syncAll();
        compose();
    });
}

void SourcesPage::connectPanes()
{
    const auto backToLists = [this] {
        if (const SourceRow *row = current())
            showSource(*row);
        else if (const auto run = m_lists->currentRun())
            showRun(*run);
        else
            m_side->setCurrentWidget(m_hint);
    };
    connect(m_importPane, &ImportPane::closed, this, backToLists);
    connect(m_form, &SourceForm::closed, this, backToLists);
    connect(m_form, &SourceForm::accepted, this, [this](const std::string &name) {
        m_lists->notice()->clear();
        if (const SourceRow *row = m_lists->sourceNamed(name)) {
            showSource(*row);
            return;
        }
        // It is not in the list yet; sourcesChanged shows it.
        m_sourcePane->setSource({name, std::nullopt, {}, SourceState::Never, {}, 0, -1}, m_clock.now(), nullptr, {});
        m_side->setCurrentWidget(m_hint);
        m_chosen = false;
    });
    for (RejectedRows *rejected : {m_runPane->rejected(), m_sourcePane->rejected()}) {
        connect(rejected, &RejectedRows::mendRequested, this, &SourcesPage::mend);
        connect(rejected, &RejectedRows::rowStored, this, [this](const QString &summary) {
            Q_EMIT messageRequested(summary);
            askRejections();
            reload();
        });
    }
    connect(m_sourcePane, &SourcePane::editRequested, this, &SourcesPage::editSource);
    connect(m_sourcePane, &SourcePane::removeRequested, this, &SourcesPage::removeSource);
    if (!m_sources)
        return;
    connect(m_sourcePane, &SourcePane::syncRequested, this, [this](const std::string &name) {
        m_sources->sync(name);
        compose();
    });
    connect(m_sourcePane, &SourcePane::cancelRequested, this, [this](const std::string &name) {
        m_sources->cancel(name);
        compose();
    });
    connect(m_sourcePane, &SourcePane::pauseRequested, m_sources, &SourceSession::setPaused);
    connect(m_sourcePane, &SourcePane::driftAnswered, m_sources, &SourceSession::answerDrift);
    connect(m_sourcePane, &SourcePane::shrunkAccepted, m_sources, &SourceSession::acceptShrunk);
    connect(m_sourcePane, &SourcePane::secretGiven, this, [this](const std::string &name, const QString &secret, bool keep) {
        m_sources->provideSecret(name, secret.toStdString(), keep);
        compose();
    });
    connect(m_sourcePane, &SourcePane::policyChosen, this, [this](const std::string &name, DriftPolicy policy) {
        const SourceRow *row = m_lists->sourceNamed(name);
        if (!row)
            return;
        SourceConfiguration configuration = row->status->configuration;
        configuration.drift = policy;
        m_sources->change(name, configuration, {});
    });
}

void SourcesPage::connectSession()
{
    Session *session = context().session;
    if (!session)
        return;
    connect(session, &Session::importProgress, this, &SourcesPage::showImportProgress);
    connect(session, &Session::importFinished, this, &SourcesPage::imported);
    connect(session, &Session::importFailed, this, [this](const Error &error) {
        m_import.reset();
        showProgress();
        tell(error);
        reload();
    });
    connect(m_importPane, &ImportPane::importing, this, [this] { m_showNewest = true; });
}

void SourcesPage::connectSources()
{
    if (!m_sources)
        return;
    connect(m_sources, &SourceSession::sourcesChanged, this, [this] {
        setSources(m_sources->sources());
        askDrifts();
    });
    connect(m_sources, &SourceSession::syncStarted, this, [this] { compose(); });
    connect(m_sources, &SourceSession::syncProgress, this, [this] {
        showProgress();
        compose();
    });
    connect(m_sources, &SourceSession::syncFinished, this, &SourcesPage::synced);
    connect(m_sources, &SourceSession::secretNeeded, this, [this] { compose(); });
    connect(m_sources, &SourceSession::refused, this, &SourcesPage::tell);
    connect(m_sources, &SourceSession::secretNotKept, this, [this](const std::string &name, const Error &why) {
        m_lists->notice()->setNotice(Mark::Watch, tr("The keychain did not take the secret of %1.").arg(wording::name(name)),
                                     tr("%1 It is used for one sync only, kept nowhere, and asked for again.")
                                         .arg(wording::name(why.detail) + QLatin1Char('.')));
    });
}

void SourcesPage::tell(const Error &error)
{
    const auto words = wording::problem(wording::Voice::person(), error);
    m_lists->notice()->setNotice(Mark::Risk, words.title + QLatin1Char('.'),
                                 QStringList{words.cause + QLatin1Char('.'), words.safe, words.next}.join(QLatin1Char(' ')));
}

} // namespace milepost::ui
