/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/plain_text_filter.h"

#include <QCoreApplication>
#include <QEvent>
#include <QImage>
#include <QLabel>
#include <QPointer>
#include <QTextDocument>
#include <QTextEdit>
#include <QUrl>
#include <QWidget>

namespace milepost::ui {
namespace {

void makePlain(QWidget *widget)
{
    if (auto *label = qobject_cast<QLabel *>(widget))
        label->setTextFormat(Qt::PlainText); // tool tips are labels too
    else if (auto *edit = qobject_cast<QTextEdit *>(widget))
        edit->setAcceptRichText(false); // what people paste
}

} // namespace

PlainTextFilter::PlainTextFilter(QObject *parent)
    : QObject(parent)
{
}

void PlainTextFilter::install()
{
    static QPointer<PlainTextFilter> installed;
    if (installed || !QCoreApplication::instance())
        return;
    installed = new PlainTextFilter(QCoreApplication::instance());
    QCoreApplication::instance()->installEventFilter(installed);
}

bool PlainTextFilter::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Polish:
    case QEvent::Show:
        if (watched->isWidgetType())
            makePlain(static_cast<QWidget *>(watched));
        break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

QString literalRichText(const QString &plain)
{
    QString escaped = plain.toHtmlEscaped();
    escaped.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    return escaped;
}

SafeTextBrowser::SafeTextBrowser(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
}

void SafeTextBrowser::setNoteMarkdown(const QString &markdown)
{
    document()->setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML)
                                          | QTextDocument::MarkdownDialectCommonMark);
}

QVariant SafeTextBrowser::loadResource(int type, const QUrl &)
{
    // Not an empty QVariant: for that one QTextDocument opens the file itself, and an image that does not load is
    // looked for once more under its plain name.
    if (type == QTextDocument::ImageResource) {
        QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
        nothing.fill(Qt::transparent);
        return nothing;
    }
    return QByteArray();
}

} // namespace milepost::ui
