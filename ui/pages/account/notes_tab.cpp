#include "pages/account/notes_tab.h"

#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTextDocument>
#include <QVBoxLayout>

#include <cmath>

namespace milepost::ui {

namespace {
constexpr int editorHeight = 112;
constexpr int widest = 760; ///< lines longer than this are hard to read
} // namespace

MarkdownView::MarkdownView(QWidget *parent) : SafeTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
}

void MarkdownView::setNote(const QString &markdown)
{
    setNoteMarkdown(markdown);
    updateGeometry();
}

QSize MarkdownView::sizeHint() const
{
    return {width(), static_cast<int>(std::ceil(document()->size().height())) + 2};
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    SafeTextBrowser::resizeEvent(event);
    document()->setTextWidth(viewport()->width());
    setFixedHeight(sizeHint().height());
}

NotesTab::NotesTab(const PageContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setSurface(this, Token::SurfacePage);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    outer->addWidget(scroll);
    auto *content = new QWidget;
    setSurface(content, Token::SurfacePage);
    scroll->setWidget(content);
    auto *rowLayout = new QHBoxLayout(content);
    rowLayout->setContentsMargins(scaled(size::pagePadding), scaled(size::space4), scaled(size::pagePadding),
                                  scaled(size::space4));
    m_list = new QWidget;
    m_list->setMaximumWidth(scaled(widest));
    rowLayout->addWidget(m_list, 1);
    rowLayout->addStretch(0);
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(size::space2));

    m_editor = new QPlainTextEdit;
    m_editor->setPlaceholderText(tr("Write a note. Markdown works."));
    m_editor->setAccessibleName(tr("New note"));
    m_editor->setFixedHeight(scaled(editorHeight));
    m_editor->setTabChangesFocus(true);
    m_editor->setFrameShape(QFrame::NoFrame);
    setSurface(m_editor->viewport(), Token::SurfaceInset);
    column->addWidget(m_editor);
    auto *row = new QHBoxLayout;
    m_save = new Button(tr("Save note"));
    m_save->setKeyHint(tr("Ctrl+Enter"));
    m_save->setEnabled(false);
    row->addStretch(1);
    row->addWidget(m_save);
    column->addLayout(row);
    m_notes = new QVBoxLayout;
    m_notes->setSpacing(scaled(size::space2));
    column->addLayout(m_notes);
    m_none = new TextLabel(tr("No notes on this account yet."), TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    column->addWidget(m_none);
    column->addStretch(1);

    connect(m_save, &QAbstractButton::clicked, this, &NotesTab::save);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), m_editor);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, &NotesTab::save);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        const QString text = m_editor->toPlainText();
        m_save->setEnabled(m_context.session && !text.trimmed().isEmpty());
        if (text.trimmed().isEmpty())
            m_drafts.erase(m_externalId);
        else
            m_drafts[m_externalId] = text;
        Q_EMIT draftChanged();
    });
}

void NotesTab::setAccount(AccountId account, const QString &externalId)
{
    m_account = account;
    if (m_externalId == externalId)
        return;
    m_externalId = externalId;
    const QSignalBlocker quiet(m_editor);
    const auto draft = m_drafts.find(externalId);
    m_editor->setPlainText(draft == m_drafts.end() ? QString() : draft->second);
    m_save->setEnabled(m_context.session && draft != m_drafts.end());
    setNotes({}, {});
}

void NotesTab::setNotes(const std::vector<NoteRecord> &notes, Day today)
{
    while (QLayoutItem *item = m_notes->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_count = static_cast<int>(notes.size());
    m_none->setVisible(notes.empty());
    const auto voice = wording::Voice::person();
    for (const NoteRecord &note : notes) {
        m_notes->addWidget(new Hairline);
        const Day on{static_cast<std::int32_t>(note.at.ms / msPerDay)};
        QStringList head{wording::date(voice, on, today)};
        if (!note.author.empty())
            head << wording::plain(note.author);
        m_notes->addWidget(new TextLabel(head.join(QStringLiteral(" · ")), TypeRole::Caption, TypeWeight::Normal,
                                         Token::TextTertiary));
        auto *view = new MarkdownView;
        view->setNote(QString::fromStdString(note.text));
        m_notes->addWidget(view);
    }
}

void NotesTab::save()
{
    const QString text = m_editor->toPlainText().trimmed();
    if (!m_context.session || text.isEmpty() || !m_account)
        return;
    m_context.session->apply(AddNote{m_account, text.toStdString()});
    m_editor->clear();
}

QJsonObject NotesTab::drafts() const
{
    QJsonObject drafts;
    for (const auto &[account, text] : m_drafts)
        drafts[account] = text;
    return drafts;
}

void NotesTab::setDrafts(const QJsonObject &drafts)
{
    m_drafts.clear();
    for (auto draft = drafts.begin(); draft != drafts.end(); ++draft)
        m_drafts[draft.key()] = draft.value().toString();
}

QWidget *NotesTab::editor() const { return m_editor; }

} // namespace milepost::ui
