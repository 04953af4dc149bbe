/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/record_delegate.h"

#include "delegates/cell_painters.h"
#include "delegates/cell_strokes.h"
#include "delegates/record_view.h"
#include "theme/number_text.h"
#include "theme/style_painters.h"

#include <QAbstractItemModel>
#include <QHeaderView>
#include <QMouseEvent>

namespace milepost::ui {
namespace {

bool isLeadingColumn(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (!table)
        return index.column() == 0;
    const QHeaderView *header = table->horizontalHeader();
    for (int visual = 0; visual < header->visualIndex(index.column()); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            return false;
    }
    return true;
}

RowState stateOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    RowState state;
    state.kind = static_cast<RowKind>(index.data(CellRole::RowKind).toInt());
    state.leading = isLeadingColumn(option, index);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view)
        return state;
    state.current = view->currentIndex().isValid() && view->currentIndex().row() == index.row()
        && view->currentIndex().parent() == index.parent();
    state.focused = view->hasFocus();
    if (const auto *table = qobject_cast<const RecordTable *>(view))
        state.hovered = table->hoveredRow() == index.row();
    else
        state.hovered = option.state & QStyle::State_MouseOver;
    return state;
}

/// Widgets in the same cell (checks) sit on the leading side of the padding.
QRectF checkBox(const QRectF &cell, bool rightToLeft)
{
    const qreal width = scaled(14 + 8);
    return rightToLeft ? QRectF(cell.right() - width, cell.y(), width, cell.height())
                       : QRectF(cell.left(), cell.y(), width, cell.height());
}

} // namespace

void paintRowBackground(QPainter &painter, const QRectF &row, const RowState &state)
{
    Token surface = Token::SurfacePage;
    if (state.kind == RowKind::Group)
        surface = Token::SurfaceRaised;
    if (state.hovered)
        surface = Token::SurfaceHover;
    if (state.current)
        surface = state.focused ? Token::SurfaceSelected : Token::SurfaceCurrent;
    painter.fillRect(row, color(surface));
    painter.fillRect(QRectF(row.x(), row.bottom() - 1, row.width(), 1), color(Token::LineHair));
    if (state.kind == RowKind::Total)
        painter.fillRect(QRectF(row.x(), row.y() - 1, row.width(), 2), color(Token::LineStrong));
    if (state.current && Theme::current().highContrastKind()) {
        painter.fillRect(QRectF(row.x(), row.y(), row.width(), 2), color(Token::AccentBase));
        painter.fillRect(QRectF(row.x(), row.bottom() - 2, row.width(), 2), color(Token::AccentBase));
    }
    if (state.current && state.leading) {
        const qreal edge = scaled(size::currentEdge);
        const bool rightToLeft = painter.layoutDirection() == Qt::RightToLeft;
        painter.fillRect(QRectF(rightToLeft ? row.right() - edge : row.x(), row.y(), edge, row.height()),
                         color(state.focused ? Token::AccentBase : Token::LineControl));
    }
}

RecordDelegate::RecordDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setLayoutDirection(option.direction);
    painter->setClipRect(option.rect);
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const RowState state = stateOf(option, index);
    const QRectF cell(option.rect);
    paintRowBackground(*painter, cell, state);

    const QVariant value = index.data(CellRole::Value);
    if (value.metaType() == QMetaType::fromType<QueueRowData>()) {
        paintCell(*painter, cell, value);
        painter->restore();
        return;
    }
    RowCutter row(*painter, cell);
    row.lead(scaled(size::cellPadding));
    row.trail(scaled(size::cellPadding));
    const QVariant checked = index.data(Qt::CheckStateRole);
    if (checked.isValid()) {
        const auto check = static_cast<Qt::CheckState>(checked.toInt());
        paintCheckBox(*painter, checkBox(row.lead(scaled(14)), rightToLeft).adjusted(0, 0, rightToLeft ? 0 : -scaled(8), 0),
                      check == Qt::Checked            ? CheckState::On
                      : check == Qt::PartiallyChecked ? CheckState::Partly
                                                      : CheckState::Off,
                      index.flags() & Qt::ItemIsUserCheckable);
        row.lead(scaled(8));
    }
    const QVariant expanded = index.data(CellRole::Expanded);
    if (state.kind == RowKind::Group && state.leading && expanded.isValid()) {
        const QRectF place = row.lead(scaled(14));
        paintChevron(*painter, place,
                     expanded.toBool() ? Pointing::Down
                     : rightToLeft                          ? Pointing::Left
                                                            : Pointing::Right,
                     color(Token::TextSecondary));
        row.lead(scaled(6));
    }
    if (index.data(CellRole::Busy).toBool())
        painter->setOpacity(0.6);
    if (!paintCell(*painter, row.rest(), value)) {
        const QString text = index.data(Qt::DisplayRole).toString();
        const auto align = QStyle::visualAlignment(
            option.direction, static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt()));
        const bool numeric = index.data(Qt::TextAlignmentRole).toInt() & (Qt::AlignRight | Qt::AlignTrailing);
        const TypeWeight weight = state.kind == RowKind::Record ? TypeWeight::Normal : TypeWeight::Medium;
        if (numeric)
            drawNumber(*painter, row.rest(), text.isEmpty() ? noData() : text, typeFont(TypeRole::Body, weight),
                       color(text.isEmpty() ? Token::TextTertiary : Token::TextPrimary), align);
        else
            drawLine(*painter, row.rest(), text, typeFont(TypeRole::Body, weight), color(Token::TextPrimary),
                     align & Qt::AlignHorizontal_Mask ? align : row.leading());
    }
    painter->restore();
}

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (const auto *list = qobject_cast<const RecordList *>(option.widget))
        return {scaled(120), scaled(list->rowPixels())};
    const QVariant value = index.data(CellRole::Value);
    QSize size = value.isValid() ? cellSize(value) : QSize();
    if (!value.isValid())
        size.setWidth(QFontMetrics(typeFont()).horizontalAdvance(index.data(Qt::DisplayRole).toString().left(400)));
    if (index.data(Qt::CheckStateRole).isValid())
        size.rwidth() += scaled(14 + 8);
    size.rwidth() += 2 * scaled(milepost::ui::size::cellPadding);
    size.setHeight(std::max(size.height(), Theme::current().rowHeight()));
    return size;
}

QString RecordDelegate::displayText(const QVariant &value, const QLocale &) const { return value.toString(); }

bool RecordDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    const QVariant checked = index.data(Qt::CheckStateRole);
    if (!checked.isValid() || !(index.flags() & Qt::ItemIsUserCheckable) || !(index.flags() & Qt::ItemIsEnabled))
        return false;
    const auto toggle = [&] {
        const bool on = static_cast<Qt::CheckState>(checked.toInt()) == Qt::Checked;
        return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    };
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        QRectF hit(option.rect);
        // The whole leading end of the cell, not the 14 px alone: a target one can hit.
        hit.setWidth(scaled(milepost::ui::size::cellPadding + 14 + 6));
        if (option.direction == Qt::RightToLeft)
            hit.moveRight(option.rect.right());
        return mouse->button() == Qt::LeftButton && hit.contains(mouse->position()) && toggle();
    }
    return false;
}

} // namespace milepost::ui
