/// The tables of the Value pages as rows and columns of plain values: the three cases, the lines with their sum, the accounts of a
/// portfolio. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/record_delegate.h"
#include "pages/sources/source_models.h"
#include "pages/value/value_study.h"

namespace milepost::ui {

/// One case of one figure against the cost.
struct CaseRow {
    QString name;
    value::RoiFigure figure = value::RoiFigure::Headline;
    bool strong = false;
    QString value, cost, net, roi, payback, range; ///< worded; range: "49,991 – 117,910"
    float share = noShare, costShare = noShare; ///< of the longest bar
};
using CaseModel = ValueTableModel<CaseRow>;
/// Low, base and high of the headline, then base of the other figures. Without a headline its rows say –.
[[nodiscard]] std::vector<CaseRow> caseRows(const wording::Voice &voice, const ValueStudy &study);
[[nodiscard]] std::vector<CaseModel::Column> caseColumns(Currency currency);

/// Draws the last column of cases: a bar of the value, a tick at the cost.
class AgainstCostDelegate : public RecordDelegate {
    Q_OBJECT
public:
    enum : int { CaseRole = Qt::UserRole + 700 }; ///< QPointF: share of the value, share of the cost; NaN: none
    using RecordDelegate::RecordDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

struct LineRow {
    int number = 0; ///< from 1; 0: the sum
    std::size_t line = 0; ///< RoiResult::lines
    QString title, kind, occurrences, saving, rate, share, range, value, agreed;
    Mark mark = Mark::None;
};
using LineModel = ValueTableModel<LineRow>;
/// With the sum of all lines that have an amount last; empty model: no rows.
[[nodiscard]] std::vector<LineRow> lineRows(const wording::Voice &voice, const ValueStudy &study);
[[nodiscard]] std::vector<LineModel::Column> lineColumns(Currency currency);

struct BookRow {
    AccountIndex account = noAccount;
    QString name, model;
    std::array<std::optional<value::Exact>, 3> value; ///< by RoiFigure
    std::optional<value::Exact> cost, net, roi; ///< net and roi of the headline
    Currency currency;
};
using BookModel = ValueTableModel<BookRow>;
enum class BookColumn : std::uint8_t { Account, Model, Headline, WithTime, WithUnagreed, Cost, Net, Roi };
[[nodiscard]] std::vector<BookRow> bookRows(const Portfolio &portfolio, const PortfolioRoi &roi);
/// Rows without a figure come last, whatever the direction; ties by name.
void sortBook(std::vector<BookRow> &rows, BookColumn column, bool descending);
[[nodiscard]] std::vector<BookModel::Column> bookColumns(Currency currency);

struct TotalRow {
    QString name;
    std::int32_t n = 0;
    QString value, cost, net, roi;
    bool strong = false;
};
using TotalModel = ValueTableModel<TotalRow>;
[[nodiscard]] std::vector<TotalRow> totalRows(const wording::Voice &voice, const PortfolioRoi &roi);
[[nodiscard]] std::vector<TotalModel::Column> totalColumns(Currency currency);

} // namespace milepost::ui
