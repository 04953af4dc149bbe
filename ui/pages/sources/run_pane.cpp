#include "pages/sources/run_pane.h"

#include "delegates/record_view.h"
#include "pages/sources/rejected_rows.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/changes.h"
#include "wording/figures.h"
#include "wording/problems.h"

#include <QDateTime>
#include <QHeaderView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

constexpr int mostFileRows = 8;
constexpr int sameColumn = 4, widthForSame = 500; ///< narrower, and the names of files need its room

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

void RunPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_files->setColumnHidden(sameColumn, width() < scaled(widthForSame)); // the run's line says how many repeats there were
}

RunPane::RunPane(const PageContext &context, QWidget *parent) : QWidget(parent), m_fileModel(runFileColumns())
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
    m_rejected = new RejectedRows(context);
    m_clean = new TextLabel(tr("Every row of these files is stored."), TypeRole::Body, TypeWeight::Normal,
                            Token::TextSecondary);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_caption, m_notice, m_files, m_findingsTitle,
                                                             m_findings, m_rejected, m_clean}) {
        column->addWidget(widget);
    }
    column->addStretch(1);
}

void RunPane::setRun(const RunRecord &run)
{
    const bool other = m_run != run.id;
    m_run = run.id;
    m_source = run.source;
    m_title->setText(fileName(run.source));
    QStringList parts{wording::importSummary(wording::Voice::person(), run)};
    if (run.started.valid())
        parts << QLocale().toString(QDateTime::fromMSecsSinceEpoch(run.started.ms), QLocale::ShortFormat);
    if (run.started.valid() && run.finished.valid())
        parts << wording::duration(wording::Voice::person(), run.finished.ms - run.started.ms);
    m_caption->setText(parts.join(QStringLiteral(" · ")));
    if (run.outcome == "failed") {
        const auto problem = wording::keptProblem(wording::Voice::person(), run.error);
        m_notice->setNotice(Mark::Risk, problem.title.isEmpty() ? tr("This run stopped.") : problem.title + QLatin1Char('.'), problem.cause);
    } else if (run.outcome == "interrupted")
        m_notice->setNotice(Mark::Risk, tr("This run was cut off."),
                            tr("What it had read is kept; the next one goes on from there."));
    else if (run.outcome == "cancelled")
        m_notice->setNotice(Mark::Watch, tr("Stopped by you."),
                            tr("What it had read is kept; the next one goes on from there."));
    else
        m_notice->clear();
    m_fileModel.setRows(run.files);
    fitColumns(*m_files, [this](int column) { return m_fileModel.columnWidth(column); });
    fitHeight(*m_files, mostFileRows);
    m_files->setVisible(!run.files.empty());
    showFindings(run.findings);
    m_clean->setVisible(run.rejected == 0 && run.outcome == "done");
    if (other || run.rejected == 0)
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

void RunPane::setRejections(const std::vector<Rejection> &rejections) { m_rejected->setRows(m_source, rejections); }

} // namespace milepost::ui
