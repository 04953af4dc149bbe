/// Names come from outside and may contain anything: `<img src="file:…">` in a QLabel opens that file. This
/// application-wide event filter makes every label plain on QEvent::Polish, which comes before a label first
/// measures its text; tool tips are labels too. It cannot see QWizard titles, QErrorMessage and QWhatsThis:
/// these are not used.
/// Installed by applyTheme(); owned by the application; UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTextBrowser>

namespace milepost::ui {

class PlainTextFilter : public QObject {
    Q_OBJECT
public:
    explicit PlainTextFilter(QObject *parent = nullptr);
    /// Installs one filter on the application; a second call does nothing.
    static void install();
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// Text for places that Qt always reads as rich text (charts, documents): escaped, newlines kept.
[[nodiscard]] QString literalRichText(const QString &plain);

/// A text browser that loads nothing: no image, no style sheet, no link followed by itself. Notes are set
/// with setNoteMarkdown(), which reads Markdown with HTML off.
class SafeTextBrowser : public QTextBrowser {
    Q_OBJECT
public:
    explicit SafeTextBrowser(QWidget *parent = nullptr);
    void setNoteMarkdown(const QString &markdown);
    QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace milepost::ui
