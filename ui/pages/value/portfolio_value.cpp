#include "pages/value/portfolio_value.h"

#include "delegates/record_view.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/sources/run_pane.h"
#include "query/matcher.h"
#include "shell/export_table.h"
#include "shell/filter_edit.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "triage/account_table.h"
#include "wording/figures.h"
#include "wording/filter_words.h"
#include "wording/problems.h"
#include "workspace/session.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QShowEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

using wording::Voice;

PortfolioValue::PortfolioValue(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_totals(totalColumns({})), m_book(bookColumns({}))
{
    auto *column = tightColumn(this);
    m_busy = new BusyLine;
    column->addWidget(m_busy);
    m_figures = new QWidget;
    auto *figures = tightColumn(m_figures);
    m_totalTable = new RecordTable;
    showRows(*m_totalTable, m_totals, tr("Value of all accounts"));
    m_totalTable->setFocusPolicy(Qt::NoFocus);
    figures->addWidget(m_totalTable);
    auto *gap = new QWidget;
    gap->setFixedHeight(scaled(size::space4));
    figures->addWidget(gap);
    figures->addWidget(new Hairline);
    m_bookTable = new RecordTable;
    showRows(*m_bookTable, m_book, tr("Value by account"));
    new RoomForNames(*m_bookTable, {static_cast<int>(BookColumn::Model), static_cast<int>(BookColumn::WithTime), static_cast<int>(BookColumn::WithUnagreed)});
    QHeaderView *header = m_bookTable->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(static_cast<int>(m_column), Qt::DescendingOrder);
    connect(header, &QHeaderView::sectionClicked, this, [this](int section) {
        const auto clicked = static_cast<BookColumn>(section);
        const bool words = clicked == BookColumn::Account || clicked == BookColumn::Model;
        sortBy(clicked, clicked == m_column ? !m_descending : !words);
    });
    connect(m_bookTable, &RecordTable::opened, this, [this] {
        if (current() != noAccount)
            Q_EMIT openRequested(current());
    });
    connect(m_bookTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PortfolioValue::selectionChanged);
    figures->addWidget(m_bookTable, 1);
    m_none = new TextLabel(tr("No account with a value matches the filter."), TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_none->setContentsMargins(scaled(size::pagePadding), scaled(size::space4), scaled(size::pagePadding), scaled(size::space4));
    m_none->hide();
    figures->addWidget(m_none);
    figures->addStretch(0);
    column->addWidget(m_figures, 1);
    m_empty = new EmptyState(QString(), tr("Make a value model"));
    m_empty->setReached(0);
    connect(m_empty->button(), &QAbstractButton::clicked, this, &PortfolioValue::makeModelRequested);
    column->addWidget(m_empty, 1);
    m_empty->hide();
    m_figures->hide();
}

void PortfolioValue::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    m_table.reset();
    m_stale = true;
    if (isVisible())
        ask();
}

void PortfolioValue::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

void PortfolioValue::ask()
{
    if (!m_context.session || !m_snapshot.portfolio)
        return;
    m_stale = false;
    const std::uint64_t mine = ++m_asked;
    m_busy->start(tr("Adding up the value"));
    m_context.session->requestPortfolioRoi(this, [this, mine](const Result<PortfolioRoi> &answer) {
        if (mine != m_asked)
            return;
        m_busy->stop();
        present(answer);
    });
}

void PortfolioValue::present(const Result<PortfolioRoi> &answer)
{
    m_stale = false;
    const auto voice = Voice::person();
    const bool any = answer && !answer->rows.empty();
    m_figures->setVisible(any);
    m_empty->setVisible(!any);
    if (!any) {
        m_sentence.clear();
        m_all.clear();
        m_book.setRows({});
        const bool nobody = m_snapshot.portfolio->accountCount() == 0;
        m_empty->setSentence(!answer ? wording::problemLine(voice, answer.error())
                                 : nobody ? tr("No account is here yet, so there is no value to add up. Import accounts under Sources.")
                                          : tr("No value model applies to any account yet. A model says what each kind of success is worth, on whose word."));
        m_empty->button()->setVisible(answer && !nobody);
        m_empty->button()->setEnabled(m_context.session != nullptr);
        Q_EMIT shownChanged();
        return;
    }
    m_sentence = tr("%Ln account(s) with a model and a price", nullptr, answer->accounts);
    if (answer->without > 0)
        m_sentence += tr(", %Ln without", nullptr, answer->without);
    m_totals.setColumns(totalColumns(answer->currency));
    m_totals.setRows(totalRows(voice, *answer));
    constexpr int figures = 3;
    fitHeight(*m_totalTable, figures);
    m_book.setColumns(bookColumns(answer->currency));
    m_all = bookRows(*m_snapshot.portfolio, *answer);
    list();
    Q_EMIT shownChanged();
}

void PortfolioValue::list()
{
    const AccountIndex kept = current();
    std::vector<BookRow> rows = m_all;
    if (!m_filter.trimmed().isEmpty()) {
        const auto matched = query::match(query::parseFilter(m_filter.toStdString()), *table());
        if (const auto *set = std::get_if<query::RowSet>(&matched))
            std::erase_if(rows, [&](const BookRow &row) { return !set->contains(row.account); });
    }
    sortBook(rows, m_column, m_descending);
    m_none->setVisible(rows.empty());
    const auto at = std::ranges::find(rows, kept, &BookRow::account);
    const int row = at == rows.end() ? 0 : static_cast<int>(at - rows.begin());
    m_book.setRows(std::move(rows));
    if (m_book.rowCount() > 0)
        m_bookTable->setCurrentIndex(m_book.index(row, 0));
    Q_EMIT selectionChanged();
}

void PortfolioValue::sortBy(BookColumn column, bool descending)
{
    m_column = column;
    m_descending = descending;
    m_bookTable->horizontalHeader()->setSortIndicator(static_cast<int>(column), descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    list();
}

std::shared_ptr<const query::Table> PortfolioValue::table() const
{
    if (!m_table && m_snapshot.portfolio)
        m_table = accountTable(m_snapshot.portfolio, m_snapshot.standing);
    return m_table;
}

FilterFeedback PortfolioValue::setFilter(const QString &text)
{
    FilterFeedback feedback;
    const auto before = m_filter;
    m_filter = text;
    if (!table())
        return feedback;
    const auto matched = query::match(query::parseFilter(text.toStdString()), *table());
    if (const auto *error = std::get_if<query::FilterError>(&matched)) {
        m_filter = before; // the rows of the last filter that was right stay
        feedback.error = wording::filterProblemLine(Voice::person(), *error);
        const QByteArray utf8 = text.toUtf8();
        feedback.column = FilterEdit::utf16Of(utf8, static_cast<int>(error->range.begin));
        feedback.length = FilterEdit::utf16Of(utf8, static_cast<int>(error->range.begin + error->range.length)) - feedback.column;
        feedback.suggestion = QString::fromStdString(error->suggestion);
        return feedback;
    }
    list();
    return feedback;
}

AccountIndex PortfolioValue::current() const
{
    const QModelIndex at = m_bookTable->currentIndex();
    return at.isValid() && at.row() < m_book.rowCount() ? m_book.row(at).account : noAccount;
}

std::optional<PageTable> PortfolioValue::shownTable() const
{
    if (m_book.rows().empty())
        return std::nullopt;
    return PageTable{tr("Value by account"), tr("value-%1").arg(QString::fromStdString(isoFromDay(m_snapshot.portfolio->asOf))),
                     [portfolio = m_snapshot.portfolio, rows = m_book.rows()] {
                         ExportTable table;
                         table.header = {"id", "name", "model", "agreed", "with_time", "with_unagreed", "cost", "net_agreed", "currency", "roi_agreed_percent"};
                         for (const BookRow &row : rows) {
                             const auto money = [&](const std::optional<value::Exact> &amount) {
                                 return moneyCell(amount ? value::minorOf(*amount, row.currency) : noMinor, row.currency);
                             };
                             table.rows.push_back({textCell(portfolio->text(portfolio->externalId[row.account])), textCell(row.name.toStdString()),
                                                   keyCell(row.model.toStdString()), money(row.value[0]), money(row.value[1]), money(row.value[2]), money(row.cost),
                                                   money(row.net), keyCell(row.currency.toString()),
                                                   row.roi ? milepost::numberCell(value::asDouble(*row.roi) * 100) : keyCell("")});
                         }
                         return table;
                     }};
}

} // namespace milepost::ui
