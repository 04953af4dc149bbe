/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sidebar.h"

#include "theme/chip.h"
#include "theme/number_text.h"
#include "theme/pieces.h"
#include "theme/theme.h"

#include <QAction>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

void paintItemGround(QPainter &painter, const QAbstractButton &button)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(button.rect());
    if (button.isChecked() || button.isDown() || button.underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(button.isChecked() || button.isDown() ? Token::SurfaceCurrent : Token::SurfaceHover));
        painter.drawRoundedRect(box, size::radiusControl, size::radiusControl);
    }
    if (button.hasFocus()) {
        painter.setPen(QPen(color(Token::AccentBase), size::focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), size::radiusControl, size::radiusControl);
    }
}

QRectF mirrored(const QWidget &widget, QRectF box)
{
    if (widget.layoutDirection() == Qt::RightToLeft)
        box.moveLeft(widget.width() - box.right());
    return box;
}

} // namespace

SidebarItem::SidebarItem(Icon icon, const QString &title, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(title);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SidebarItem::setBadge(std::optional<qint64> count, const QString &attention)
{
    if (m_count == count && m_attention == attention)
        return;
    m_count = count;
    m_attention = attention;
    setAccessibleDescription(attention);
    setToolTip(attention);
    update();
}

QSize SidebarItem::sizeHint() const { return {scaled(152), scaled(size::sidebarItem)}; }

void SidebarItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintItemGround(painter, *this);
    const qreal icon = scaled(size::icon);
    const QRectF box(rect());
    paintIcon(painter, m_icon, mirrored(*this, QRectF(scaled(8), box.center().y() - icon / 2, icon, icon)),
              isChecked() ? Token::TextPrimary : Token::TextSecondary);
    painter.setFont(typeFont(TypeRole::Body, isChecked() ? TypeWeight::Medium : TypeWeight::Normal));
    painter.setPen(color(isChecked() ? Token::TextPrimary : Token::TextSecondary));
    const QRectF words = mirrored(*this, QRectF(scaled(32), 0, box.width() - scaled(32 + 40), box.height()));
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine, text());
    const QRectF far = mirrored(*this, QRectF(box.width() - scaled(48), 0, scaled(40), box.height()));
    if (!m_attention.isEmpty()) {
        const qreal x = layoutDirection() == Qt::RightToLeft ? far.left() + scaled(4) : far.right() - scaled(4);
        paintMark(painter, Mark::Watch, QPointF(x, box.center().y()), scaled(9));
    } else if (m_count) {
        drawNumber(painter, far, QLocale().toString(*m_count), typeFont(TypeRole::Caption), color(Token::TextTertiary),
                   layoutDirection() == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight);
    }
}

class Sidebar::PersonButton : public QAbstractButton {
public:
    explicit PersonButton(QWidget *parent)
        : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void setPerson(const QString &name)
    {
        m_name = name;
        setText(name.isEmpty() ? Sidebar::tr("Say who you are") : name);
        setToolTip(name.isEmpty() ? Sidebar::tr("So that “Mine” and owner:me know you") : name);
        update();
    }
    QSize sizeHint() const override { return {scaled(110), scaled(size::sidebarItem)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintItemGround(painter, *this);
        const QRectF disc = mirrored(*this, QRectF(scaled(8), 0, scaled(20), height()));
        paintInitials(painter, disc.center(), scaled(20), m_name);
        painter.setFont(typeFont(TypeRole::Caption));
        painter.setPen(color(Token::TextSecondary));
        const QRectF words = mirrored(*this, QRectF(scaled(36), 0, width() - scaled(38), height()));
        painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, int(words.width())));
    }

private:
    QString m_name;
};

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent)
    , m_places(new QVBoxLayout)
    , m_person(new PersonButton(this))
    , m_help(nullptr)
{
    setFixedWidth(scaled(size::sidebar));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this,
            [this] { setFixedWidth(scaled(size::sidebar)); });
    m_places->setSpacing(2);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(4);
    foot->addWidget(m_person, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 9, 8);
    layout->addLayout(m_places);
    layout->addStretch(1);
    layout->addLayout(foot);
    m_person->setPerson({});
    connect(m_person, &QAbstractButton::clicked, this, &Sidebar::personClicked);
    setAccessibleName(tr("Places"));
}

void Sidebar::addPlace(const QString &place, Icon icon, const QString &title, bool apart)
{
    if (apart) {
        m_places->addSpacing(7);
        auto *line = new Hairline;
        m_places->addWidget(line);
        m_places->addSpacing(7);
    }
    auto *item = new SidebarItem(icon, title, this);
    m_places->addWidget(item);
    m_items.insert(place, item);
    connect(item, &QAbstractButton::clicked, this, [this, place, item] {
        item->setChecked(true);
        Q_EMIT chosen(place);
    });
}

void Sidebar::setCurrent(const QString &place)
{
    for (auto it = m_items.begin(); it != m_items.end(); ++it)
        it.value()->setChecked(it.key() == place);
}

void Sidebar::setBadge(const QString &place, std::optional<qint64> count, const QString &attention)
{
    if (SidebarItem *item = m_items.value(place))
        item->setBadge(count, attention);
}

void Sidebar::setPerson(const QString &name) { m_person->setPerson(name); }

void Sidebar::setHelpAction(QAction *action)
{
    auto *foot = qobject_cast<QHBoxLayout *>(layout()->itemAt(2)->layout());
    m_help = new IconButton(Icon::Help, action, this);
    foot->addWidget(m_help);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::SurfaceWindow));
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(x, 0, 1, height()), color(Token::LineHair));
}

} // namespace milepost::ui
