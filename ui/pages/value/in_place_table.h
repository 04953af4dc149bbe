/// A table whose cells are changed where they stand: a click, Enter or F2 opens the current cell, Enter keeps, Escape leaves.
/// What cannot be kept stays in the cell as it was typed; the model says why. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/record_delegate.h"
#include "delegates/record_view.h"

namespace milepost::ui {

namespace InPlace {
enum : int {
    Toggles = Qt::UserRole + 720, ///< bool: no editor, setData() with this role turns to the next choice
};
}

class InPlaceTable : public RecordTable {
    Q_OBJECT
public:
    explicit InPlaceTable(const QString &accessibleName, QWidget *parent = nullptr);
    /// Opens or turns the cell, where it can be.
    void change(const QModelIndex &index);

Q_SIGNALS:
    void removeRequested(int row); ///< Delete

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

/// The editor in the cell, and the ring around the current one.
class InPlaceDelegate : public RecordDelegate {
    Q_OBJECT
public:
    using RecordDelegate::RecordDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace milepost::ui
