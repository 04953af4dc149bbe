#include "dialogs/save_document.h"

#include "shell/page.h"
#include "shell/prompter.h"
#include "wording/problems.h"
#include "workspace/documents.h"
#include "workspace/saved_file.h"
#include "workspace/session.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace milepost::ui {

using wording::Voice;

void saveBrief(Page &page, const Portfolio &portfolio, AccountIndex account, bool internal, bool pdf)
{
    Session *session = page.context().session;
    Prompter *prompter = page.context().prompter;
    if (!session || !prompter || account == noAccount)
        return;
    DocumentRequest request;
    request.account = account;
    request.edition = internal ? DocumentEdition::Internal : DocumentEdition::Customer;
    request.forms = {.html = !pdf, .pdf = pdf, .pictureWidth = 0};
    const QString ending = pdf ? QStringLiteral(".pdf") : QStringLiteral(".html");
    const QString id = wording::plain(portfolio.text(portfolio.externalId[account]));
    const QString name = (internal ? QCoreApplication::translate("SaveDocument", "renewal-brief-internal-%1")
                                   : QCoreApplication::translate("SaveDocument", "renewal-brief-%1")).arg(id) + ending;
    const QString kinds = pdf ? QCoreApplication::translate("SaveDocument", "PDF files (*.pdf)")
                              : QCoreApplication::translate("SaveDocument", "Web pages (*.html)");
    const QString title = QCoreApplication::translate("SaveDocument", "Save the brief");
    prompter->saveFile(&page, title, name, kinds, [&page, session, request, pdf](const QString &path) {
        if (path.isEmpty())
            return;
        session->requestDocument(&page, request, [page = QPointer<Page>(&page), pdf, path](const Result<DocumentFile> &file) {
            const auto say = [page](const QString &text) {
                if (page)
                    Q_EMIT page->messageRequested(text);
            };
            if (!file)
                return say(wording::problemLine(Voice::person(), file.error()));
            QThreadPool::globalInstance()->start([say, path, bytes = pdf ? file->pdf : file->html] {
                const auto saved = saveFile(path.toStdString(), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
                const QString text = saved ? QCoreApplication::translate("SaveDocument", "The brief is saved as %1").arg(path)
                                           : wording::problemLine(Voice::person(), saved.error());
                QMetaObject::invokeMethod(QCoreApplication::instance(), [say, text] { say(text); }, Qt::QueuedConnection);
            });
        });
    });
}

} // namespace milepost::ui
