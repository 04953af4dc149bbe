#include "pages/renewals/book_briefs.h"

#include "dialogs/ask_panel.h"
#include "shell/page.h"
#include "shell/prompter.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "workspace/documents.h"
#include "workspace/session.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace milepost::ui {

using wording::Voice;

BookBriefs::BookBriefs(Page &page, QWidget *parent)
    : QWidget(parent), m_page(page), m_text(new TextLabel({}, TypeRole::Body, TypeWeight::Medium)), m_stop(new Button(tr("Stop")))
{
    setSurface(this, Token::SurfaceRaised);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(size::pagePadding), scaled(6), scaled(size::space4), scaled(6));
    row->setSpacing(scaled(size::space2));
    row->addWidget(m_text, 1);
    row->addWidget(m_stop);
    column->addLayout(row);
    column->addWidget(new Hairline);
    connect(m_stop, &QAbstractButton::clicked, this, &BookBriefs::stop);
    hide();
}

QString BookBriefs::progress() const { return m_text->text(); }

void BookBriefs::begin(std::vector<AccountIndex> accounts, std::shared_ptr<const Portfolio> portfolio, const QString &what)
{
    if (m_running || accounts.empty() || !m_page.context().session || !m_page.context().prompter)
        return;
    m_portfolio = std::move(portfolio);
    auto *panel = new AskPanel(m_page.window(), tr("Briefs"), what, tr("Choose a folder"));
    auto *edition = new QComboBox, *form = new QComboBox;
    edition->addItems({tr("the customer"), tr("ourselves")});
    form->addItems({tr("PDF files"), tr("web pages")});
    panel->addField(tr("Written for"), edition);
    panel->addField(tr("As"), form);
    panel->onAccept([this, edition, form, accounts = std::move(accounts)] {
        const bool internal = edition->currentIndex() == 1, pdf = form->currentIndex() == 0;
        m_page.context().prompter->openFolder(&m_page, tr("Folder for the briefs"), [this, accounts, internal, pdf](const QString &folder) {
            if (!folder.isEmpty())
                write(accounts, internal, pdf, folder);
        });
        return true;
    });
    panel->open();
}

void BookBriefs::write(const std::vector<AccountIndex> &accounts, bool internal, bool pdf, const QString &folder)
{
    if (m_running)
        return;
    m_running = true;
    m_stop->setEnabled(true);
    tell(0, static_cast<qint64>(accounts.size()));
    show();
    Q_EMIT runningChanged();
    DocumentsRequest request;
    request.edition = internal ? DocumentEdition::Internal : DocumentEdition::Customer;
    request.pdf = pdf;
    request.folder = folder.toStdString();
    // The session writes of the newest picture, in which an account may stand in another place.
    const auto newest = m_page.context().session->snapshot().portfolio;
    for (const AccountIndex account : accounts)
        request.accounts.push_back(newest->find(m_portfolio->id[account]));
    m_portfolio = newest;
    m_page.context().session->writeDocuments(
        this, std::move(request), [this](std::int64_t done, std::int64_t all) { tell(done, all); },
        [this, folder](const Result<DocumentsWritten> &written) {
            finish(written ? outcome(*written, folder) : wording::problemLine(Voice::person(), written.error()));
        });
}

void BookBriefs::tell(qint64 done, qint64 all)
{
    const auto voice = Voice::person();
    m_text->setText(tr("Brief %1 of %2").arg(wording::integer(voice, done), wording::integer(voice, all)));
}

void BookBriefs::stop()
{
    if (!m_running)
        return;
    m_stop->setEnabled(false);
    m_page.context().session->cancelDocuments();
}

void BookBriefs::finish(const QString &message)
{
    m_running = false;
    hide();
    Q_EMIT m_page.messageRequested(message);
    Q_EMIT runningChanged();
}

QString BookBriefs::outcome(const DocumentsWritten &written, const QString &folder) const
{
    QStringList said;
    const QString count = tr("%Ln brief(s)", nullptr, int(written.written));
    said << (written.cancelled ? tr("Stopped: %1 written to %2.").arg(count, folder) : tr("%1 written to %2.").arg(count, folder));
    if (written.noCustomers > 0)
        said << tr("%Ln left out: no customer(s) any more.", nullptr, int(written.noCustomers));
    if (written.failed > 0 && !written.skipped.empty()) {
        const auto &[account, why] = written.skipped.front();
        said << tr("%Ln left out; %1: %2", nullptr, int(written.failed))
                    .arg(wording::name(m_portfolio->text(m_portfolio->name[account])), wording::problemLine(Voice::person(), why));
    }
    return said.join(QLatin1Char(' '));
}

} // namespace milepost::ui
