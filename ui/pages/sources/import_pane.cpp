#include "pages/sources/import_pane.h"

#include "pages/sources/pane_rows.h"
#include "pages/sources/reading_pane.h"
#include "pages/sources/source_models.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/changes.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "workspace/session.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

namespace {

QString delimiterWord(const std::string &delimiter)
{
    if (delimiter == ",")
        return ImportPane::tr("comma");
    if (delimiter == ";")
        return ImportPane::tr("semicolon");
    if (delimiter == "\t")
        return ImportPane::tr("tab");
    return QString::fromStdString(delimiter);
}

} // namespace

ImportPane::ImportPane(const PageContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setSurface(this, Token::SurfacePage);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    buildHeader(this);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = new QWidget;
    setSurface(m_body, Token::SurfacePage);
    scroll->setWidget(m_body);
    outer->addWidget(scroll, 1);

    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(scaled(size::pagePadding), scaled(size::space2), scaled(size::pagePadding),
                               scaled(size::space6));
    column->setSpacing(scaled(size::space2));

    m_reading = new ReadingPane;
    column->addWidget(m_reading);
    auto *promise = new TextLabel(tr("Nothing is written until you import. An empty or shrunken file never deletes anything."),
                                  TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    promise->setWordWrap(true);
    column->addWidget(promise);
    column->addStretch(1);

    connect(m_reading, &ReadingPane::edited, this, [this] {
        current().draft = m_reading->draft();
        current().edited = true;
        // The last answer and the click that follows it come before the next preview.
        if (current().draft->missing().empty() && !current().draft->lacksDay() && !m_reading->asks())
            m_import->setEnabled(true);
        askPreview();
    });
}

ImportPane::~ImportPane() = default;

void ImportPane::buildHeader(QWidget *content)
{
    auto *outer = static_cast<QVBoxLayout *>(content->layout());
    auto *header = new QWidget;
    setSurface(header, Token::SurfacePage);
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::pagePadding), scaled(size::space2));
    column->setSpacing(scaled(size::space1));
    m_title = new TextLabel({}, TypeRole::Heading, TypeWeight::Strong);
    m_position = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    m_previous = new IconButton(Icon::ChevronLeft, tr("Previous file"));
    m_next = new IconButton(Icon::ChevronRight, tr("Next file"));
    auto *cancel = new Button(tr("Cancel"), Button::Rank::Flat);
    m_dryRun = new Button(tr("Dry run"));
    m_import = new Button(tr("Import"), Button::Rank::Primary);
    m_caption = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_caption->setElided(true);
    column->addWidget(new TitleRow(m_title, {m_previous, m_position, m_next, cancel, m_dryRun, m_import}));
    column->addWidget(m_caption);
    outer->addWidget(header);
    m_notice = new InlineNotice;
    m_notice->clear();
    outer->addWidget(m_notice);
    outer->addWidget(new Hairline);
    connect(m_previous, &QAbstractButton::clicked, this, [this] { showFile(m_index - 1); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { showFile(m_index + 1); });
    connect(cancel, &QAbstractButton::clicked, this, &ImportPane::closed);
    connect(m_dryRun, &QAbstractButton::clicked, this, [this] { importAll(true); });
    connect(m_import, &QAbstractButton::clicked, this, [this] { importAll(false); });
}

ImportPane::FileState &ImportPane::current() { return m_states[m_files.value(m_index)]; }

void ImportPane::setFiles(const QStringList &paths)
{
    m_files = paths;
    m_states.clear();
    m_import->setText(paths.size() > 1 ? tr("Import %Ln file(s)", nullptr, static_cast<int>(paths.size())) : tr("Import"));
    showFile(0);
}

void ImportPane::showFile(int index)
{
    m_index = std::clamp(index, 0, std::max(0, static_cast<int>(m_files.size()) - 1));
    const QString path = m_files.value(m_index);
    m_title->setText(fileName(path.toStdString()));
    m_title->setToolTip(path);
    m_caption->setText(tr("Reading the first rows …"));
    const bool several = m_files.size() > 1;
    m_position->setText(tr("%1 of %2").arg(m_index + 1).arg(m_files.size()));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_position, m_previous, m_next})
        widget->setVisible(several);
    m_previous->setEnabled(m_index > 0);
    m_next->setEnabled(m_index + 1 < m_files.size());
    askPreview();
}

void ImportPane::askPreview()
{
    if (!m_context.session || m_files.isEmpty())
        return;
    const FileState &state = current();
    const std::optional<Mapping> mapping = state.edited && state.draft ? std::optional(state.draft->mapping()) : std::nullopt;
    m_context.session->requestPreview(this, m_files[m_index].toStdString(), mapping,
                                      [this](const Result<ImportPreview> &preview) {
                                          if (preview) {
                                              showPreview(*preview);
                                              return;
                                          }
                                          const auto words = wording::problem(wording::Voice::person(), preview.error());
                                          m_caption->setText(words.cause);
                                          m_notice->setNotice(Mark::Risk, words.title, words.next);
                                          m_body->setVisible(false);
                                      });
}

void ImportPane::showPreview(const ImportPreview &preview)
{
    if (m_files.isEmpty())
        m_files = {QString::fromStdString(preview.path)};
    FileState &state = current();
    if (!state.edited || !state.draft)
        state.draft = MappingDraft(preview.mapping, preview.header);
    m_body->setVisible(true);
    m_title->setText(fileName(preview.path));

    const auto voice = wording::Voice::person();
    QStringList parts;
    if (!preview.mapping.name.empty())
        parts << tr("recognised as %1").arg(QString::fromStdString(preview.mapping.name));
    if (preview.estimatedRows > 0)
        parts << tr("about %1 rows").arg(wording::integer(voice, preview.estimatedRows));
    if (preview.format == "json_lines")
        parts << tr("JSON lines");
    parts << QString::fromStdString(preview.encoding);
    if (!preview.delimiter.empty())
        parts << delimiterWord(preview.delimiter);
    m_caption->setText(parts.join(QStringLiteral(" · ")));

    m_reading->show(preview, *state.draft);
    showProblems(preview);
}

void ImportPane::showProblems(const ImportPreview &preview)
{
    const auto missing = current().draft->missing();
    m_import->setEnabled(true);
    if (!missing.empty() && !preview.recognised) {
        QStringList fields;
        for (const auto &field : missing)
            fields << QString::fromStdString(field).replace(QLatin1Char('_'), QLatin1Char(' '));
        m_notice->setNotice(Mark::Watch, tr("Still needed: %1.").arg(fields.join(QStringLiteral(", "))),
                            tr("Choose the columns that fill them."));
        m_import->setEnabled(m_files.size() > 1);
    } else if (m_reading->asks()) {
        m_notice->setNotice(Mark::Watch, tr("Please say how to read this."), tr("Milepost does not guess: answer below, or nothing of it is taken."));
        m_import->setEnabled(m_files.size() > 1);
    } else if (current().draft->lacksDay()) {
        m_notice->setNotice(Mark::Watch, tr("Please say when this file was made."), tr("It says how long, not since when: its dates are counted back from that day."));
        m_import->setEnabled(m_files.size() > 1);
    } else if (current().draft->leftOn() == std::string() && !preview.recognised) {
        m_notice->setNotice(Mark::Watch, tr("It says who left, not when."), tr("State that day, or they count as churned without one and are in no analysis over time."));
    } else if (!preview.problems.empty()) {
        m_notice->setNotice(Mark::Watch, tr("Please look."), wording::importerSentence(wording::Voice::person(), preview.problems.front()));
    } else {
        m_notice->clear();
    }
}

void ImportPane::showDryRun(const ImportReport &report)
{
    m_notice->setNotice(report.rejectedTotal > 0 ? Mark::Watch : Mark::Good, tr("Dry run:"),
                        tr("%1. Nothing was stored.").arg(wording::importSummary(wording::Voice::person(), report)));
}

void ImportPane::importAll(bool dryRun)
{
    if (!m_context.session || m_files.isEmpty())
        return;
    // Edited mappings go with their own file; all others are recognised by their headers and read in one run, so
    // that accounts come before what refers to them.
    ImportRequest plain;
    plain.dryRun = dryRun;
    for (const QString &path : m_files) {
        const FileState &state = m_states[path];
        if (!state.edited || !state.draft) {
            plain.paths.push_back(path.toStdString());
            continue;
        }
        ImportRequest own;
        own.paths = {path.toStdString()};
        own.mapping = state.draft->mapping();
        own.dryRun = dryRun;
        if (!dryRun)
            m_context.session->keepMapping(path.toStdString(), state.draft->mapping());
        m_context.session->import(std::move(own));
    }
    if (!plain.paths.empty())
        m_context.session->import(std::move(plain));
    if (!dryRun)
        Q_EMIT importing();
}

void ImportPane::saveMapping()
{
    if (!m_context.session || m_files.isEmpty() || !current().draft)
        return;
    m_context.session->keepMapping(m_files[m_index].toStdString(), current().draft->mapping());
    m_notice->setNotice(Mark::Good, tr("Mapping saved."), tr("Files with the same columns will be read like this."));
}

} // namespace milepost::ui
