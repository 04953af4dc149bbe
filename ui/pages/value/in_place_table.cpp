#include "pages/value/in_place_table.h"

#include "theme/style_painters.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace milepost::ui {

namespace {
constexpr int longestEdit = 500; ///< letters
}

InPlaceTable::InPlaceTable(const QString &accessibleName, QWidget *parent) : RecordTable(parent)
{
    setAccessibleName(accessibleName);
    setItemDelegate(new InPlaceDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QAbstractItemView::clicked, this, &InPlaceTable::change);
}

void InPlaceTable::change(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (index.data(InPlace::Toggles).toBool())
        model()->setData(index, {}, InPlace::Toggles);
    else if ((index.flags() & Qt::ItemIsEditable) && state() != EditingState)
        edit(index);
}

void InPlaceTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2;
    const bool turns = event->key() == Qt::Key_Space && currentIndex().data(InPlace::Toggles).toBool();
    if (plain && currentIndex().isValid() && (opens || turns) && state() != EditingState) {
        change(currentIndex());
        return;
    }
    if (plain && event->key() == Qt::Key_Delete && currentIndex().isValid()) {
        Q_EMIT removeRequested(currentIndex().row());
        return;
    }
    RecordTable::keyPressEvent(event);
    viewport()->update(); // the ring moves with the cell, not with the row
}

void InPlaceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    RecordDelegate::paint(painter, option, index);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool changes = (index.flags() & Qt::ItemIsEditable) || index.data(InPlace::Toggles).toBool();
    if (view && view->hasFocus() && view->currentIndex() == index && changes)
        paintFocusRing(*painter, QRectF(option.rect).adjusted(1, 1, -1, -2), size::radiusKey);
}

QWidget *InPlaceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *editor = new QLineEdit(parent);
    editor->setMaxLength(longestEdit);
    editor->setAlignment(static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt()));
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString().trimmed());
    editor->setToolTip(index.data(Qt::ToolTipRole).toString());
    return editor;
}

void InPlaceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *line = qobject_cast<QLineEdit *>(editor);
    if (!line || line->isModified())
        return;
    line->setText(index.data(Qt::EditRole).toString());
    line->selectAll();
}

void InPlaceDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(0, 0, 0, -1));
}

} // namespace milepost::ui
