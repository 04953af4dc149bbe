/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/record_view.h"

#include "delegates/cell_painters.h"
#include "delegates/cell_roles.h"
#include "delegates/record_delegate.h"
#include "theme/style_painters.h"
#include "theme/icon.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace milepost::ui {
namespace {

RowKind kindOf(const QModelIndex &index) { return static_cast<RowKind>(index.data(CellRole::RowKind).toInt()); }

void prepare(QAbstractItemView &view)
{
    view.setFrameShape(QFrame::NoFrame);
    view.setMouseTracking(true);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setItemDelegate(new RecordDelegate(&view));
    view.setTabKeyNavigation(false);
    view.viewport()->setAttribute(Qt::WA_Hover);
}

/// The next record row from `row` in the direction of `step`; −1: none.
int nextRecord(const QAbstractItemModel &model, int row, int step)
{
    for (int next = row + step; next >= 0 && next < model.rowCount(); next += step) {
        if (kindOf(model.index(next, 0)) == RowKind::Record)
            return next;
    }
    return -1;
}

bool opensRecord(const QKeyEvent &event) { return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter; }

} // namespace

RecordTable::RecordTable(QWidget *parent)
    : QTableView(parent)
{
    prepare(*this);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsMovable(true);
    header->setMinimumSectionSize(scaled(24));
    header->setStretchLastSection(true);
    header->setSectionResizeMode(QHeaderView::Interactive);
    setRowPixels(0);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] { setRowPixels(m_rowPixels); });
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (kindOf(index) == RowKind::Record)
            Q_EMIT opened(index);
    });
}

void RecordTable::setRowPixels(int px)
{
    m_rowPixels = px;
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(px > 0 ? scaled(px) : Theme::current().rowHeight());
    horizontalHeader()->setFixedHeight(scaled(size::header));
}

void RecordTable::updateRow(int row)
{
    if (!model() || row < 0 || row >= model()->rowCount())
        return;
    viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void RecordTable::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    const int before = m_hoveredRow;
    m_hoveredRow = row;
    updateRow(before);
    updateRow(row);
}

void RecordTable::moveCurrent(int steps)
{
    if (!model() || steps == 0)
        return;
    const int step = steps > 0 ? 1 : -1;
    int row = currentIndex().isValid() ? currentIndex().row() : (step > 0 ? -1 : model()->rowCount());
    for (int left = std::abs(steps); left > 0; --left) {
        const int next = nextRecord(*model(), row, step);
        if (next < 0)
            break;
        row = next;
    }
    if (row < 0 || row >= model()->rowCount())
        return;
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    setCurrentIndex(model()->index(row, column));
}

void RecordTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // The row is lit whole; Qt would repaint the two cells alone.
    updateRow(previous.row());
    updateRow(current.row());
}

void RecordTable::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    setHoveredRow(rowAt(static_cast<int>(event->position().y())));
}

void RecordTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && kindOf(index) == RowKind::Group) {
        Q_EMIT groupToggled(index);
        return;
    }
    QTableView::mousePressEvent(event);
}

void RecordTable::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    setHoveredRow(-1);
}

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (plain && currentIndex().isValid()) {
        if (opensRecord(*event)) {
            if (kindOf(currentIndex()) == RowKind::Group)
                Q_EMIT groupToggled(currentIndex());
            else if (kindOf(currentIndex()) == RowKind::Record)
                Q_EMIT opened(currentIndex());
            return;
        }
        if (event->key() == Qt::Key_Space && kindOf(currentIndex()) == RowKind::Group) {
            Q_EMIT groupToggled(currentIndex());
            return;
        }
    }
    if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        moveCurrent(event->key() == Qt::Key_J ? 1 : -1);
        return;
    }
    if (plain && !event->text().isEmpty() && event->text().front().isPrint() && event->key() != Qt::Key_Space) {
        // Letters are keys of the program, not a search in this column.
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RecordTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    updateRow(currentIndex().row());
}

void RecordTable::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    updateRow(currentIndex().row());
}

RecordTable *makeRecordTable(QAbstractItemModel *model, const QString &accessibleName)
{
    auto *table = new RecordTable;
    table->setModel(model);
    table->setAccessibleName(accessibleName);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return table;
}

RecordList::RecordList(QWidget *parent)
    : QListView(parent)
{
    prepare(*this);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] { scheduleDelayedItemsLayout(); });
    connect(this, &QAbstractItemView::doubleClicked, this, &RecordList::opened);
}

void RecordList::setRowPixels(int px)
{
    m_rowPixels = px;
    scheduleDelayedItemsLayout();
}

void RecordList::moveCurrent(int steps)
{
    if (!model() || model()->rowCount() == 0)
        return;
    const int row = currentIndex().isValid() ? currentIndex().row() + steps : (steps > 0 ? 0 : model()->rowCount() - 1);
    setCurrentIndex(model()->index(std::clamp(row, 0, model()->rowCount() - 1), 0));
}

void RecordList::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (plain && opensRecord(*event) && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        return;
    }
    if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        moveCurrent(event->key() == Qt::Key_J ? 1 : -1);
        return;
    }
    if (plain && !event->text().isEmpty() && event->text().front().isPrint() && event->key() != Qt::Key_Space) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

QueueHeader::QueueHeader(const QStringList &titles, QWidget *parent)
    : QWidget(parent)
    , m_titles(titles)
{
    setFixedHeight(scaled(size::header));
    setAccessibleName(titles.join(QStringLiteral(", ")));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] { setFixedHeight(scaled(size::header)); });
}

void QueueHeader::setTitles(const QStringList &titles)
{
    m_titles = titles;
    setAccessibleName(titles.join(QStringLiteral(", ")));
    update();
}

QSize QueueHeader::sizeHint() const { return {scaled(560), scaled(size::header)}; }

void QueueHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::SurfacePage));
    painter.fillRect(QRect(0, height() - 1, width(), 1), color(Token::LineHair));
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const QueueColumns columns = queueColumns(QRectF(rect()), rightToLeft);
    const int leading = static_cast<int>(rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    const int trailing = static_cast<int>(rightToLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
    painter.setFont(typeFont(TypeRole::Caption));
    painter.setPen(color(Token::TextTertiary));
    const qreal pad = scaled(8);
    painter.drawText(columns.rank.adjusted(rightToLeft ? pad : 0, 0, rightToLeft ? 0 : -pad, 0), trailing, m_titles.value(0));
    painter.drawText(columns.name, leading, m_titles.value(1));
    painter.drawText(columns.health, leading, m_titles.value(2));
    painter.drawText(columns.renewal, trailing, m_titles.value(3));
    const qreal arrow = scaled(12);
    QRectF stake = columns.stake;
    const QRectF place(rightToLeft ? stake.left() : stake.right() - arrow, stake.center().y() - arrow / 2, arrow, arrow);
    paintIcon(painter, Icon::ArrowDown, place, Token::TextTertiary);
    stake.adjust(rightToLeft ? arrow + 2 : -scaled(30), 0, rightToLeft ? scaled(30) : -arrow - 2, 0);
    painter.drawText(stake, trailing, m_titles.value(4));
}

} // namespace milepost::ui
