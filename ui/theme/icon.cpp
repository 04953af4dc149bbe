/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icon.h"

#include "theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <cmath>

// Outside any namespace: the macro declares the resource's function. A static library's resources are dropped
// by the linker unless somebody names them.
static void initIconResources() { Q_INIT_RESOURCE(icons); }

namespace milepost::ui {
namespace {

constexpr std::array<const char *, iconCount> files{
    "logo",         "today",         "accounts",   "milestones",   "benchmarks",  "renewals", "value",
    "portfolio",    "economics",     "sources",    "search",       "back",        "forward",  "inspector",
    "menu",         "export",        "import",     "columns",      "group",       "plus",     "close",
    "chevron-down", "chevron-right", "chevron-up", "chevron-left", "arrow-right", "arrow-up", "arrow-down",
    "file",         "note",          "person",     "filter",       "clock",       "check",    "warning",
    "info",         "mail",          "task",       "undo",         "redo",        "settings", "help",
    "calendar",     "edit",          "delete",     "star",         "link",        "refresh",  "folder",
    "database",     "eye",           "keyboard",   "more",
};

QByteArray drawing(Icon name, const QColor &ink)
{
    initIconResources();
    QFile file(iconPath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", ink.name().toLatin1());
}

QPixmap rendered(Icon name, const QColor &ink, int side, qreal ratio)
{
    const QString key
        = QStringLiteral("milepost-icon/%1/%2/%3/%4").arg(static_cast<int>(name)).arg(ink.rgba()).arg(side).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int pixels = std::max(1, static_cast<int>(std::ceil(side * ratio)));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer renderer(drawing(name, ink));
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Asks for the colour when it draws, so that icons set once follow the theme.
class TokenIconEngine : public QIconEngine {
public:
    TokenIconEngine(Icon name, Token ink)
        : m_name(name)
        , m_ink(ink)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintIcon(*painter, m_name, QRectF(rect), inkOf(mode, state));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return rendered(m_name, color(inkOf(mode, state)), std::min(size.width(), size.height()), 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        const qreal side = std::min(size.width(), size.height()) / std::max(scale, 1.0);
        return rendered(m_name, color(inkOf(mode, state)), static_cast<int>(std::lround(side)), scale);
    }
    QIconEngine *clone() const override { return new TokenIconEngine(m_name, m_ink); }
    QString key() const override { return QStringLiteral("milepost"); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] Token inkOf(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return Token::LineControl;
        if (mode == QIcon::Selected || state == QIcon::On)
            return m_ink == Token::AccentOn ? m_ink : Token::TextPrimary;
        return m_ink;
    }
    Icon m_name;
    Token m_ink;
};

} // namespace

QString iconPath(Icon name)
{
    return QStringLiteral(":/icons/%1.svg").arg(QLatin1String(files[static_cast<std::size_t>(name)]));
}

QIcon icon(Icon name, Token ink) { return QIcon(new TokenIconEngine(name, ink)); }

QIcon applicationIcon()
{
    initIconResources();
    QSvgRenderer renderer(QStringLiteral(":/icons/milepost.svg"));
    QIcon result;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

void paintIcon(QPainter &painter, Icon name, const QRectF &box, Token ink)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    const int side = static_cast<int>(std::lround(std::min(box.width(), box.height())));
    if (side <= 0)
        return;
    // On whole pixels: a line icon drawn half a pixel off is a blurred one.
    const QPointF corner(std::round(box.center().x() - side / 2.0), std::round(box.center().y() - side / 2.0));
    painter.drawPixmap(corner, rendered(name, color(ink), side, ratio));
}

} // namespace milepost::ui
