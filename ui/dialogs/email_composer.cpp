/// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/email_composer.h"

#include "shell/main_window.h"
#include "shell/prompter.h"
#include "theme/button.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/problems.h"
#include "wording/voice.h"
#include "workspace/documents.h"
#include "workspace/saved_file.h"
#include "workspace/session.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QStandardPaths>
#include <QThreadPool>
#include <QUrl>

namespace milepost::ui {

namespace {

struct Kind {
    EmailKind kind;
    EmailPeriod period;
    const char *title;
};

constexpr Kind kinds[] = {
    {EmailKind::Celebration, EmailPeriod::Monthly, QT_TRANSLATE_NOOP("milepost::ui::EmailComposer", "Celebration")},
    {EmailKind::CheckIn, EmailPeriod::Monthly, QT_TRANSLATE_NOOP("milepost::ui::EmailComposer", "Check-in")},
    {EmailKind::Digest, EmailPeriod::Weekly, QT_TRANSLATE_NOOP("milepost::ui::EmailComposer", "Digest of the week")},
    {EmailKind::Digest, EmailPeriod::Monthly, QT_TRANSLATE_NOOP("milepost::ui::EmailComposer", "Digest of the month")},
    {EmailKind::Announcement, EmailPeriod::Monthly, QT_TRANSLATE_NOOP("milepost::ui::EmailComposer", "Announcement for their team")},
    {EmailKind::Share, EmailPeriod::Monthly, QT_TRANSLATE_NOOP("milepost::ui::EmailComposer", "Text to share")},
};

/// Writes away from the window's thread; `then` runs on it, with what went wrong or "".
void writeFile(MainWindow &window, const QString &path, const QByteArray &bytes, std::function<void(const QString &)> then)
{
    QThreadPool::globalInstance()->start([alive = QPointer<MainWindow>(&window), path, bytes, then = std::move(then)] {
        const auto saved = saveFile(path.toStdString(), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        const QString problem = saved.ok() ? QString() : wording::problemLine(wording::Voice::person(), saved.error());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [alive, then, problem] {
                if (alive)
                    then(problem);
            },
            Qt::QueuedConnection);
    });
}

} // namespace

EmailComposer::EmailComposer(MainWindow &window, Session &session, AccountId account)
    : Overlay(&window)
    , m_window(window)
    , m_session(session)
    , m_account(account)
    , m_kind(new QComboBox)
    , m_to(new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary))
    , m_problem(new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::WatchText))
    , m_subject(new QLineEdit)
    , m_body(new QPlainTextEdit)
    , m_open(new Button(tr("Open in mail program"), Button::Rank::Primary))
    , m_copy(new Button(tr("Copy")))
    , m_save(new Button(tr("Save as draft…")))
{
    setAccessibleName(tr("Email"));
    const Portfolio &portfolio = *session.snapshot().portfolio;
    const AccountIndex index = portfolio.find(account);
    auto *about = new TextLabel(index == noAccount ? QString() : wording::plain(portfolio.text(portfolio.name[index])), TypeRole::Body, TypeWeight::Normal,
                                Token::TextSecondary);
    about->setElided(true);
    m_to->setElided(true);
    for (const Kind &kind : kinds)
        m_kind->addItem(tr(kind.title));
    m_kind->setAccessibleName(tr("Kind"));
    m_subject->setAccessibleName(tr("Subject"));
    m_body->setAccessibleName(tr("Text"));
    m_body->setTabChangesFocus(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_open->setKeyHint(QStringLiteral("Ctrl+Enter"));
    auto *cancel = new Button(tr("Cancel"), Button::Rank::Flat);
    cancel->setKeyHint(tr("Esc"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_kind);
    head->addSpacing(scaled(12));
    head->addWidget(m_to, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    auto *layout = new QVBoxLayout(panel());
    layout->setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16));
    layout->setSpacing(scaled(8));
    layout->addWidget(new TextLabel(tr("Email"), TypeRole::Heading, TypeWeight::Strong));
    layout->addWidget(about);
    layout->addLayout(head);
    layout->addWidget(m_subject);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &EmailComposer::load);
    connect(m_open, &QAbstractButton::clicked, this, &EmailComposer::openInMailProgram);
    connect(m_copy, &QAbstractButton::clicked, this, &EmailComposer::copy);
    connect(m_save, &QAbstractButton::clicked, this, &EmailComposer::save);
    connect(cancel, &QAbstractButton::clicked, this, &Overlay::close);
    connect(this, &Overlay::closed, this, &QObject::deleteLater);
    // Whom there is nothing to congratulate on is asked how they are.
    if (index != noAccount && portfolio.achieved[index] == 0)
        m_kind->setCurrentIndex(1);
    else
        load();
}

QRect EmailComposer::panelGeometry() const
{
    const int w = std::min(scaled(640), width() - 32), h = std::min(scaled(560), height() - 32);
    return {(width() - w) / 2, (height() - h) / 2, w, h};
}

QWidget *EmailComposer::firstFocus() { return m_kind; }

void EmailComposer::load()
{
    const AccountIndex index = m_session.snapshot().portfolio->find(m_account);
    if (index == noAccount) {
        close();
        return;
    }
    setReady(false);
    const Kind &kind = kinds[m_kind->currentIndex()];
    m_session.requestEmail(this, {index, kind.kind, kind.period}, [this](const Result<EmailDraft> &draft) {
        if (draft.ok()) {
            show(*draft);
            return;
        }
        m_draft.reset();
        m_subject->clear();
        m_body->clear();
        m_problem->setText(draft.error().code == ErrorCode::NotFound ? tr("No milestone has been reached yet: there is nothing to celebrate or to share.")
                                                                     : wording::problemLine(wording::Voice::person(), draft.error()));
        m_problem->show();
    });
}

void EmailComposer::show(const EmailDraft &draft)
{
    m_draft = draft;
    m_to->setText(draft.to.empty() ? tr("No address is known: the mail program will ask") : tr("To %1").arg(wording::plain(draft.to)));
    m_subject->setText(QString::fromStdString(draft.subject));
    m_subject->setCursorPosition(0);
    m_body->setPlainText(QString::fromStdString(draft.text));
    m_problem->hide();
    setReady(true);
}

void EmailComposer::setReady(bool ready)
{
    for (QWidget *widget : {static_cast<QWidget *>(m_open), static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_save),
                            static_cast<QWidget *>(m_subject), static_cast<QWidget *>(m_body)})
        widget->setEnabled(ready);
}

EmailDraft EmailComposer::edited() const
{
    return editedDraft(*m_draft, m_subject->text().toStdString(), m_body->toPlainText().toStdString());
}

void EmailComposer::openInMailProgram()
{
    if (!m_draft)
        return;
    const EmailDraft draft = edited();
    const std::string mailto = mailtoOf(draft);
    MainWindow &window = m_window;
    const auto opened = [&window](const QUrl &url) {
        window.showMessage(QDesktopServices::openUrl(url) ? tr("Handed to the mail program; nothing is sent from here")
                                                          : tr("No mail program took it. Copy the text, or save it as a draft."));
    };
    if (mailto.size() <= longestMailto) {
        opened(QUrl(QString::fromStdString(mailto), QUrl::StrictMode));
    } else {
        // Too long for an address line. One file, written over each time, so that no letters pile up.
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation));
        folder.mkpath(QStringLiteral("."));
        const QString path = folder.filePath(QStringLiteral("draft.eml"));
        writeFile(m_window, path, emlOf(draft, m_session.today()), [&window, opened, path](const QString &problem) {
            problem.isEmpty() ? opened(QUrl::fromLocalFile(path)) : window.showMessage(problem);
        });
    }
    close();
}

void EmailComposer::copy()
{
    if (!m_draft)
        return;
    const EmailDraft draft = edited();
    auto *copied = new QMimeData;
    copied->setText(QString::fromStdString(draft.subject + "\n\n" + draft.text));
    copied->setHtml(QString::fromStdString(draft.html));
    QGuiApplication::clipboard()->setMimeData(copied);
    m_window.showMessage(tr("Subject and text copied"));
}

void EmailComposer::save()
{
    if (!m_draft)
        return;
    const QByteArray eml = emlOf(edited(), m_session.today());
    MainWindow &window = m_window;
    m_window.context().prompter->saveFile(this, tr("Save as draft"), QStringLiteral("draft.eml"), tr("Mails (*.eml)"), [&window, eml](const QString &path) {
        if (path.isEmpty())
            return;
        writeFile(window, path, eml, [&window, path](const QString &problem) {
            window.showMessage(problem.isEmpty() ? tr("Saved as %1; mail programs open it as a draft").arg(path) : problem);
        });
    });
}

void EmailComposer::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        openInMailProgram();
    else
        Overlay::keyPressEvent(event);
}

} // namespace milepost::ui
