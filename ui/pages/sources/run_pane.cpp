#include "pages/sources/run_pane.h"

#include "delegates/record_view.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/changes.h"
#include "wording/figures.h"
#include "wording/problems.h"

#include <QDateTime>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

constexpr int mostFileRows = 8;
constexpr int mostRejectedRows = 14;
constexpr int rawHeight = 72;

} // namespace

void fitColumns(RecordTable &table, const std::function<int(int)> &widthOf)
{
    QHeaderView *header = table.horizontalHeader();
    header->setStretchLastSection(false);
    for (int column = 0; column < header->count(); ++column) {
        const int width = widthOf(column);
        header->setSectionResizeMode(column, width == 0 ? QHeaderView::Stretch : QHeaderView::Fixed);
        if (width > 0)
            header->resizeSection(column, scaled(width));
    }
}

void fitHeight(RecordTable &table, int mostRows)
{
    const int rows = table.model() ? table.model()->rowCount() : 0;
    const int rowHeight = Theme::current().rowHeight();
    table.setFixedHeight(scaled(size::header) + std::min(rows, mostRows) * rowHeight + 2);
}

RunPane::RunPane(QWidget *parent)
    : QWidget(parent), m_fileModel(runFileColumns()), m_rejectionModel(rejectionColumns())
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
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::pagePadding), scaled(size::space6));
    column->setSpacing(scaled(size::space2));

    m_title = new TextLabel({}, TypeRole::Heading, TypeWeight::Strong);
    m_title->setElided(true);
    m_caption = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_caption->setElided(true);
    m_notice = new InlineNotice;
    m_notice->clear();
    m_files = makeRecordTable(&m_fileModel, tr("Files of this run"));
    m_files->setFocusPolicy(Qt::NoFocus);
    m_findingsTitle = new SectionTitle(tr("Odd, and kept"));
    m_findings = new QWidget;
    m_rejectedTitle = new SectionTitle(tr("Set aside"));
    m_rejectedTitle->setTrailing(tr("kept, and tried again once mended"));
    m_rejected = makeRecordTable(&m_rejectionModel, tr("Rows set aside"));
    m_raw = new QPlainTextEdit;
    m_raw->setReadOnly(true);
    m_raw->setFrameShape(QFrame::NoFrame);
    setSurface(m_raw->viewport(), Token::SurfaceInset);
    m_raw->setFixedHeight(scaled(rawHeight));
    m_raw->setAccessibleName(tr("The row as it stands in the file"));
    m_clean = new TextLabel(tr("Every row of these files is stored."), TypeRole::Body, TypeWeight::Normal,
                            Token::TextSecondary);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_caption, m_notice, m_files, m_findingsTitle,
                                                             m_findings, m_rejectedTitle, m_rejected, m_raw, m_clean}) {
        column->addWidget(widget);
    }
    column->addStretch(1);
    connect(m_rejected->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunPane::showRaw);
    connect(m_rejected, &RecordTable::opened, this, [this](const QModelIndex &index) {
        Q_EMIT mendRequested(QString::fromStdString(m_rejectionModel.row(index).path));
    });
    auto *mend = m_rejectedTitle->setLink(tr("Mend the mapping"));
    connect(mend, &QAbstractButton::clicked, this, [this] {
        const QModelIndex current = m_rejected->currentIndex();
        if (!m_rejectionModel.rows().empty())
            Q_EMIT mendRequested(QString::fromStdString(
                (current.isValid() ? m_rejectionModel.row(current) : m_rejectionModel.rows().front()).path));
    });
}

void RunPane::setRun(const RunRecord &run)
{
    m_run = run.id;
    m_title->setText(fileName(run.source));
    QStringList parts{wording::importSummary(wording::Voice::person(), run)};
    if (run.started.valid())
        parts << QLocale().toString(QDateTime::fromMSecsSinceEpoch(run.started.ms), QLocale::ShortFormat);
    if (run.started.valid() && run.finished.valid())
        parts << wording::duration(wording::Voice::person(), run.finished.ms - run.started.ms);
    m_caption->setText(parts.join(QStringLiteral(" · ")));
    if (run.outcome == "failed")
        m_notice->setNotice(Mark::Risk, tr("This import stopped."), QString::fromStdString(run.error));
    else if (run.outcome == "interrupted")
        m_notice->setNotice(Mark::Risk, tr("This import was cut off."),
                            tr("What it had read is kept. Import the same files again: it goes on from there."));
    else if (run.outcome == "cancelled")
        m_notice->setNotice(Mark::Watch, tr("Stopped by you."),
                            tr("What it had read is kept. Import the same files again: it goes on from there."));
    else
        m_notice->clear();
    m_fileModel.setRows(run.files);
    fitColumns(*m_files, [this](int column) { return m_fileModel.columnWidth(column); });
    fitHeight(*m_files, mostFileRows);
    m_files->setVisible(!run.files.empty());
    showFindings(run.findings);
    m_clean->setVisible(run.rejected == 0 && run.outcome == "done");
    setRejections({});
}

void RunPane::showFindings(const std::vector<Finding> &findings)
{
    delete m_findings->layout();
    qDeleteAll(m_findings->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_findingsTitle->setVisible(!findings.empty());
    m_findings->setVisible(!findings.empty());
    auto *column = new QVBoxLayout(m_findings);
    column->setContentsMargins(0, 0, 0, scaled(size::space2));
    column->setSpacing(scaled(size::space1));
    const auto voice = wording::Voice::person();
    for (const Finding &finding : findings) {
        auto *sentence = new TextLabel(wording::findingSentence(voice, finding), TypeRole::Body, TypeWeight::Medium);
        sentence->setElided(true);
        QString detail = wording::findingDetail(voice, finding);
        if (!finding.examples.empty()) {
            QStringList examples;
            for (const auto &example : finding.examples)
                examples << wording::plain(example);
            detail += QLatin1Char(' ') + tr("For example: %1").arg(examples.join(QStringLiteral(", ")));
        }
        auto *explanation = new TextLabel(detail, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary);
        explanation->setWordWrap(true);
        column->addWidget(sentence);
        column->addWidget(explanation);
        column->addWidget(new Hairline);
    }
}

void RunPane::setRejections(const std::vector<Rejection> &rejections)
{
    m_rejectionModel.setRows(rejections);
    fitColumns(*m_rejected, [this](int column) { return m_rejectionModel.columnWidth(column); });
    fitHeight(*m_rejected, mostRejectedRows);
    const bool any = !rejections.empty();
    m_rejectedTitle->setTitle(any ? tr("Set aside, %Ln row(s)", nullptr, static_cast<int>(rejections.size()))
                                  : tr("Set aside"));
    m_rejectedTitle->setVisible(any);
    m_rejected->setVisible(any);
    if (any)
        m_rejected->setCurrentIndex(m_rejectionModel.index(0, 0));
    showRaw();
}

void RunPane::showRaw()
{
    const QModelIndex current = m_rejected->currentIndex();
    const bool shown = current.isValid() && !m_rejectionModel.row(current).raw.empty();
    m_raw->setVisible(shown);
    if (shown)
        m_raw->setPlainText(QString::fromStdString(m_rejectionModel.row(current).raw));
}

} // namespace milepost::ui
