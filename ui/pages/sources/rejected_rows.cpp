#include "pages/sources/rejected_rows.h"

#include "delegates/record_view.h"
#include "pages/sources/run_pane.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/changes.h"
#include "wording/problems.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

constexpr int mostRows = 12;
constexpr int textHeight = 72;
constexpr auto nearlyCut = std::size_t(4096 - 3); ///< quarantine keeps 4 KiB of a row, cut between characters

/// Of a server's table: no file keeps its header, so the row stands beneath it.
bool isOfATable(const Rejection &row) { return row.path.substr(0, 1) != "/" && row.raw.find_first_not_of(" \t") != row.raw.find('{'); }

/// Why the text of a row cannot be tried again; "" when it can.
QString hindrance(const Rejection &row)
{
    if (row.raw.empty())
        return RejectedRows::tr("This is about the file as a whole.");
    if (row.raw.size() >= nearlyCut)
        return RejectedRows::tr("Only the beginning of this row was kept; correct it in its file.");
    if (isOfATable(row) && row.raw.find('\n') == std::string::npos)
        return RejectedRows::tr("This row was kept without its header, so nobody can say what its cells are. Correct it where it came from, or mend the mapping.");
    return {};
}

} // namespace

RejectedRows::RejectedRows(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_model(rejectionColumns())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, scaled(size::space2), 0, 0);
    column->setSpacing(scaled(size::space2));
    m_title = new SectionTitle(tr("Set aside"));
    auto *mend = m_title->setLink(tr("Mend the mapping"));
    m_table = makeRecordTable(&m_model, tr("Rows set aside"));
    m_text = new QPlainTextEdit;
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(scaled(textHeight));
    m_text->setAccessibleName(tr("The row, to be corrected"));
    setSurface(m_text->viewport(), Token::SurfaceInset);
    m_feedback = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    m_feedback->setWordWrap(true);
    m_asItWas = new Button(tr("As it was"), Button::Rank::Flat);
    m_tryAgain = new Button(tr("Try again"));
    m_tryAgain->setKeyHint(tr("Ctrl+Enter"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(scaled(size::space2));
    foot->addWidget(m_feedback, 1);
    foot->addWidget(m_asItWas);
    foot->addWidget(m_tryAgain);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_table, m_text})
        column->addWidget(widget);
    column->addLayout(foot);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RejectedRows::showCurrent);
    connect(m_table, &RecordTable::opened, m_text, [this] { m_text->setFocus(); });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        const Rejection *row = current();
        m_asItWas->setVisible(row && m_text->toPlainText().toStdString() != row->raw);
    });
    connect(m_asItWas, &QAbstractButton::clicked, this, [this] {
        m_shown.clear();
        showCurrent();
    });
    connect(m_tryAgain, &QAbstractButton::clicked, this, &RejectedRows::tryAgain);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *keys = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)), this);
        keys->setContext(Qt::WidgetWithChildrenShortcut);
        connect(keys, &QShortcut::activated, this, &RejectedRows::tryAgain);
    }
    connect(mend, &QAbstractButton::clicked, this, [this] {
        const Rejection *row = current();
        if (row || m_model.rowCount() > 0)
            Q_EMIT mendRequested(QString::fromStdString((row ? *row : m_model.rows().front()).path));
    });
    setVisible(false);
}

const Rejection *RejectedRows::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model.row(index) : nullptr;
}

void RejectedRows::setRows(const std::string &source, const std::vector<Rejection> &rows)
{
    if (source != m_source) {
        m_shown.clear();
        m_feedback->setText({});
    }
    m_source = source;
    const int before = std::max(0, m_table->currentIndex().row());
    m_model.setRows(rows);
    fitColumns(*m_table, [this](int column) { return m_model.columnWidth(column); });
    fitHeight(*m_table, mostRows);
    const auto voice = wording::Voice::person();
    m_title->setTitle(tr("Set aside, %Ln row(s)", nullptr, static_cast<int>(rows.size())));
    m_title->setTrailing(tr("kept, and tried again once mended"));
    setVisible(!rows.empty());
    if (!rows.empty())
        m_table->setCurrentIndex(m_model.index(std::min(before, m_model.rowCount() - 1), 0));
    showCurrent();
}

void RejectedRows::showCurrent()
{
    const Rejection *row = current();
    const QString why = row ? hindrance(*row) : QString();
    m_text->setVisible(row && !row->raw.empty());
    m_tryAgain->setVisible(row && why.isEmpty() && m_context.session);
    m_text->setReadOnly(!why.isEmpty() || !m_context.session);
    if (!row || row->raw == m_shown)
        return;
    m_shown = row->raw;
    m_text->setPlainText(QString::fromStdString(row->raw));
    m_asItWas->setVisible(false);
    m_feedback->setInk(Token::TextTertiary);
    m_feedback->setText(!why.isEmpty()     ? why
                        : isOfATable(*row) ? tr("Correct the row beneath its header and try it again, or mend the mapping for all of them.")
                                           : tr("Correct the row and try it again, or mend the mapping for all of them."));
}

void RejectedRows::tryAgain()
{
    const Rejection *row = current();
    if (!row || !m_context.session || m_waiting || !hindrance(*row).isEmpty())
        return;
    m_waiting = true;
    m_tryAgain->setEnabled(false);
    m_feedback->setInk(Token::TextTertiary);
    m_feedback->setText(tr("Reading it …"));
    m_context.session->retryRow(this, m_source, *row, m_text->toPlainText().toStdString(),
                                [this](const Result<ImportReport> &report) { answered(report); });
}

void RejectedRows::answered(const Result<ImportReport> &report)
{
    m_waiting = false;
    m_tryAgain->setEnabled(true);
    const auto voice = wording::Voice::person();
    if (!report) {
        const auto words = wording::problem(voice, report.error());
        m_feedback->setInk(Token::RiskText);
        m_feedback->setText(tr("%1: %2").arg(words.title, words.cause));
        return;
    }
    if (!report->rejections.empty()) {
        m_feedback->setInk(Token::WatchText);
        m_feedback->setText(tr("Still set aside: %1").arg(wording::rejectionReason(voice, report->rejections.front())));
        return;
    }
    m_shown.clear();
    Q_EMIT rowStored(tr("Row stored: %1").arg(wording::importSummary(voice, *report)));
}

} // namespace milepost::ui
