#include "pages/sources/pane_rows.h"

#include "theme/pieces.h"
#include "theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QStyle>

#include <algorithm>

namespace milepost::ui {

FlowRow::FlowRow(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(scaled(size::space2));
}

FlowRow::~FlowRow()
{
    while (QLayoutItem *item = takeAt(0))
        delete item;
}

QWidget *FlowRow::addPair(QWidget *label, QWidget *field)
{
    auto *pair = new QWidget;
    auto *row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(size::space2));
    row->addWidget(label);
    row->addWidget(field);
    addWidget(pair);
    return pair;
}

QSize FlowRow::minimumSize() const
{
    QSize least;
    for (const QLayoutItem *item : m_items)
        least = least.expandedTo(item->isEmpty() ? QSize() : item->minimumSize());
    return least;
}

void FlowRow::setGeometry(const QRect &box)
{
    QLayout::setGeometry(box);
    arrange(box, true);
}

int FlowRow::arrange(const QRect &box, bool place) const
{
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = box.left(), y = box.top(), lineHeight = 0;
    QList<std::pair<QLayoutItem *, QRect>> line;
    const auto endLine = [&] {
        for (auto &[item, where] : line) {
            where.moveTop(y + (lineHeight - where.height()) / 2);
            if (place)
                item->setGeometry(QStyle::visualRect(direction, box, where));
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size(std::min(item->sizeHint().width(), std::max(box.width(), item->minimumSize().width())), item->sizeHint().height());
        if (!line.isEmpty() && x + size.width() > box.left() + box.width()) {
            endLine();
            x = box.left();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        line.append({item, QRect(QPoint(x, y), size)});
        x += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    endLine();
    return y + lineHeight - box.top();
}

TitleRow::TitleRow(TextLabel *title, const QList<QWidget *> &buttons, QWidget *parent)
    : QWidget(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)), m_title(title), m_buttons(new QWidget)
{
    title->setElided(true);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(scaled(size::space2));
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(size::space2));
    for (QWidget *button : buttons)
        row->addWidget(button);
    m_row->addWidget(title, 1);
    m_row->addWidget(m_buttons, 0, Qt::AlignLeft);
}

bool TitleRow::event(QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        choose();
    return QWidget::event(event);
}

void TitleRow::choose()
{
    const int needed = m_title->sizeHint().width() + m_row->spacing() + m_buttons->sizeHint().width();
    const auto direction = needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_row->direction() != direction)
        m_row->setDirection(direction);
}

HeadRow::HeadRow(TextLabel *title, TextLabel *caption, const QList<QWidget *> &pieces, QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_title(title), m_caption(caption), m_pieces(pieces)
{
    caption->setElided(true);
    m_grid->setHorizontalSpacing(scaled(size::space3));
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(title, 0, 0);
    for (qsizetype i = 0; i < pieces.size(); ++i)
        m_grid->addWidget(pieces[i], 0, static_cast<int>(i) + 2);
    place(false);
}

bool HeadRow::event(QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        choose();
    return QWidget::event(event);
}

void HeadRow::place(bool below)
{
    m_below = below;
    m_grid->removeWidget(m_caption);
    if (below)
        m_grid->addWidget(m_caption, 1, 0, 1, -1);
    else
        m_grid->addWidget(m_caption, 0, 1);
    m_grid->setContentsMargins(scaled(size::pagePadding), below ? scaled(size::space3) : 0, scaled(size::pagePadding), below ? scaled(size::space2) : 0);
    setFixedHeight(scaled(size::pageHeader) + (below ? m_caption->sizeHint().height() : 0));
}

void HeadRow::choose()
{
    int needed = 2 * scaled(size::pagePadding) + m_title->sizeHint().width() + m_grid->horizontalSpacing() + m_caption->sizeHint().width();
    for (const QWidget *piece : m_pieces) {
        if (!piece->isHidden())
            needed += m_grid->horizontalSpacing() + piece->sizeHint().width();
    }
    const bool tight = needed > width();
    if (tight)
        m_width = std::max(m_width, width());
    if (tight != m_below && (tight || width() > m_width))
        place(tight);
}

} // namespace milepost::ui
