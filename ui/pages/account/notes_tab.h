/// The Notes tab: a place to write, and what was written, newest first. Markdown, shown without HTML and without
/// loading anything. A half-typed note survives a restart. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"
#include "theme/plain_text_filter.h"

#include <QWidget>

#include <map>

class QPlainTextEdit;
class QVBoxLayout;

namespace milepost::ui {

class Button;
class EmptyState;
class TextLabel;

/// One note, as high as its text.
class MarkdownView : public SafeTextBrowser {
    Q_OBJECT
public:
    explicit MarkdownView(QWidget *parent = nullptr);
    void setNote(const QString &markdown);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
};

class NotesTab : public QWidget {
    Q_OBJECT
public:
    explicit NotesTab(const PageContext &context, QWidget *parent = nullptr);
    void setAccount(AccountId account, const QString &externalId);
    void setNotes(const std::vector<NoteRecord> &notes, Day today);
    /// External id → text that was not saved yet.
    [[nodiscard]] QJsonObject drafts() const;
    void setDrafts(const QJsonObject &drafts);
    [[nodiscard]] QWidget *editor() const;
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void draftChanged();

private:
    void save();
    PageContext m_context;
    AccountId m_account;
    QString m_externalId;
    std::map<QString, QString> m_drafts;
    int m_count = 0;
    QPlainTextEdit *m_editor;
    Button *m_save;
    QWidget *m_list;
    QVBoxLayout *m_notes;
    TextLabel *m_none;
};

} // namespace milepost::ui
