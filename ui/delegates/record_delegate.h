/// Delegate of every table: row background by state (hover, current, group, total), cell padding, and the
/// painter that fits the value's type. Check boxes come from Qt::CheckStateRole. UI thread; owned by its view.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/cell_roles.h"

#include <QStyledItemDelegate>

namespace milepost::ui {

class RecordDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RecordDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QString displayText(const QVariant &value, const QLocale &locale) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

/// Paints the background of one row of a list: hover, current with its edge (accent, or line.control in a pane
/// without focus) and the hairline below. Shared by delegates and hand-made lists.
struct RowState {
    bool hovered = false;
    bool current = false;
    bool focused = true; ///< the pane has the focus
    RowKind kind = RowKind::Record;
    bool leading = true; ///< this cell begins the row: draws the edge
};
void paintRowBackground(QPainter &painter, const QRectF &row, const RowState &state);

} // namespace milepost::ui
