#include "pages/renewals/legend_line.h"

#include "delegates/cell_strokes.h"

#include <QPainter>

namespace milepost::ui {

namespace {
constexpr int lineHeight = 22, entryGap = 18, above = 8;
} // namespace

LegendLine::LegendLine(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] { setFixedHeight(heightFor(width())); });
}

void LegendLine::setItems(std::vector<Item> items)
{
    m_items = std::move(items);
    QStringList spoken;
    for (const Item &item : m_items)
        spoken << QStringLiteral("%1 %2").arg(item.words, item.figure).trimmed();
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    setFixedHeight(heightFor(width()));
    update();
}

void LegendLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setFixedHeight(heightFor(width()));
}

qreal LegendLine::widthOf(const Item &item) const
{
    const qreal figure = item.figure.isEmpty() ? 0 : scaled(5) + lineTextWidth(item.figure, typeFont(TypeRole::Body, TypeWeight::Medium)) + 1;
    return (item.mark ? scaled(9 + 6) : 0) + lineTextWidth(item.words, typeFont()) + 1 + figure;
}

int LegendLine::heightFor(int width) const
{
    const qreal room = width - 2.0 * scaled(size::pagePadding);
    qreal used = 0;
    int lines = 1;
    for (const Item &item : m_items) {
        const qreal own = widthOf(item);
        if (used > 0 && used + own > room) {
            ++lines;
            used = 0;
        }
        used += own + scaled(entryGap);
    }
    return lines * scaled(lineHeight) + 2 * scaled(above);
}

QSize LegendLine::sizeHint() const { return {scaled(560), heightFor(std::max(width(), scaled(320)))}; }
QSize LegendLine::minimumSizeHint() const { return {scaled(160), scaled(lineHeight + 2 * above)}; }

void LegendLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inside = QRectF(rect()).adjusted(scaled(size::pagePadding), scaled(above), -scaled(size::pagePadding), 0);
    qreal y = inside.top();
    RowCutter row(painter, QRectF(inside.left(), y, inside.width(), scaled(lineHeight)));
    bool first = true;
    for (const Item &item : m_items) {
        if (!first && widthOf(item) > row.rest().width()) {
            y += scaled(lineHeight);
            row = RowCutter(painter, QRectF(inside.left(), y, inside.width(), scaled(lineHeight)));
        }
        first = false;
        if (item.mark) {
            paintMark(painter, *item.mark, row.lead(scaled(9)).center(), scaled(9));
            row.lead(scaled(6));
        }
        drawLine(painter, row.lead(lineTextWidth(item.words, typeFont()) + 1), item.words, typeFont(), color(Token::TextSecondary), row.leading());
        if (!item.figure.isEmpty()) {
            const QFont &face = typeFont(TypeRole::Body, TypeWeight::Medium);
            row.lead(scaled(5));
            drawLine(painter, row.lead(lineTextWidth(item.figure, face) + 1), item.figure, face, color(Token::TextPrimary), row.leading());
        }
        row.lead(scaled(entryGap));
    }
}

} // namespace milepost::ui
