/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/top_bar.h"

#include "shell/action_registry.h"
#include "shell/as_of_picker.h"
#include "shell/filter_box.h"
#include "theme/button.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace milepost::ui {

class TopBar::NamePlate : public QWidget {
public:
    explicit NamePlate(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }
    void setName(const QString &name)
    {
        m_name = name;
        setAccessibleName(name);
        setToolTip(name);
        update();
    }
    QSize sizeHint() const override { return {scaled(size::sidebar), scaled(size::topBar)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool rtl = layoutDirection() == Qt::RightToLeft;
        const qreal side = scaled(18);
        QRectF logo(scaled(15), (height() - side) / 2, side, side);
        QRectF words(scaled(40), 0, width() - scaled(48), height());
        if (rtl) {
            logo.moveLeft(width() - logo.right());
            words.moveLeft(width() - words.right());
        }
        paintIcon(painter, Icon::Logo, logo, Token::AccentBase);
        painter.setFont(typeFont(TypeRole::Body, TypeWeight::Strong));
        painter.setPen(color(Token::TextPrimary));
        painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_name, Qt::ElideRight, int(words.width())));
    }

private:
    QString m_name;
};

TopBar::TopBar(const ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_name(new NamePlate(this))
    , m_filter(new FilterBox(this))
    , m_asOf(new AsOfPicker(this))
    , m_menuButton(new IconButton(Icon::Menu, tr("Menu"), this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, scaled(12), 1);
    layout->setSpacing(scaled(4));
    layout->addWidget(m_name);
    layout->addSpacing(scaled(4));
    layout->addWidget(new IconButton(Icon::Back, actions.action(QStringLiteral("go.back")), this));
    layout->addWidget(new IconButton(Icon::Forward, actions.action(QStringLiteral("go.forward")), this));
    layout->addSpacing(scaled(20));
    m_filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_filter->setMaximumWidth(scaled(640));
    m_filter->setKeyHint(actions.hint(QStringLiteral("palette")).join(QLatin1Char(' ')));
    layout->addWidget(m_filter, 100);
    layout->addStretch(1);
    layout->addWidget(m_asOf);
    layout->addSpacing(scaled(4));
    layout->addWidget(new IconButton(Icon::Inspector, actions.action(QStringLiteral("view.inspector")), this));
    layout->addWidget(m_menuButton);
    setFixedHeight(scaled(size::topBar));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        setFixedHeight(scaled(size::topBar));
        m_filter->setMaximumWidth(scaled(640));
    });
    connect(m_menuButton, &QAbstractButton::clicked, this, &TopBar::openMenu);
}

void TopBar::setWorkspaceName(const QString &name) { m_name->setName(name); }

void TopBar::setMenu(QMenu *menu) { m_menu = menu; }

void TopBar::openMenu()
{
    if (!m_menu)
        return;
    const QPoint corner = m_menuButton->mapToGlobal(
        QPoint(m_menuButton->width() - m_menu->sizeHint().width(), m_menuButton->height() + 4));
    m_menu->popup(corner);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::SurfaceWindow));
    painter.fillRect(QRect(0, height() - 1, width(), 1), color(Token::LineHair));
}

} // namespace milepost::ui
