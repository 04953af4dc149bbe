/// The import wizard: the files chosen, how each is understood, the first rows as they will be stored. Every change of
/// the mapping asks for a new preview; nothing is written until Import. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/mapping_draft.h"
#include "shell/page.h"

#include <QStringList>
#include <QWidget>

#include <map>

namespace milepost::ui {

class Button;
class IconButton;
class InlineNotice;
class ReadingPane;
class TextLabel;

class ImportPane : public QWidget {
    Q_OBJECT
public:
    explicit ImportPane(const PageContext &context, QWidget *parent = nullptr);
    ~ImportPane() override;

    /// Files and folders; begins with the first one.
    void setFiles(const QStringList &paths);
    [[nodiscard]] const QStringList &files() const { return m_files; }
    [[nodiscard]] ReadingPane *reading() const { return m_reading; }
    /// What the preview answered; also the way in for pictures without a session.
    void showPreview(const ImportPreview &preview);
    /// The answer to a dry run.
    void showDryRun(const ImportReport &report);
    void importAll(bool dryRun);
    void saveMapping();

Q_SIGNALS:
    void closed();
    void importing();

private:
    struct FileState {
        std::optional<MappingDraft> draft; ///< once previewed
        bool edited = false;
    };
    void buildHeader(QWidget *content);
    void showFile(int index);
    void askPreview();
    void showProblems(const ImportPreview &preview);
    [[nodiscard]] FileState &current();

    PageContext m_context;
    QStringList m_files;
    std::map<QString, FileState> m_states;
    int m_index = 0;

    TextLabel *m_title;
    TextLabel *m_caption;
    TextLabel *m_position;
    IconButton *m_previous;
    IconButton *m_next;
    Button *m_dryRun;
    Button *m_import;
    InlineNotice *m_notice;
    QWidget *m_body;
    ReadingPane *m_reading;
};

} // namespace milepost::ui
