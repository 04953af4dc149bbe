/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/accounts/view_tabs.h"

#include "theme/button.h"
#include "theme/line_text.h"
#include "theme/number_text.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {
constexpr int gap = 6, edge = 17, mostName = 160;
}

ViewTab::ViewTab(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(name);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void ViewTab::setCount(std::optional<std::size_t> count)
{
    if (m_count == count)
        return;
    m_count = count;
    setAccessibleDescription(count ? tr("%Ln account(s)", nullptr, static_cast<int>(*count)) : QString());
    updateGeometry();
    update();
}

void ViewTab::setChanged(bool changed)
{
    if (m_changed == changed)
        return;
    m_changed = changed;
    setToolTip(changed ? tr("Filtered further than this view says; + keeps it as a view of its own") : QString());
    updateGeometry();
    update();
}

QString ViewTab::countText() const
{
    return m_count ? QLocale().toString(static_cast<qulonglong>(*m_count)) : QString();
}

QSize ViewTab::sizeHint() const
{
    const QFont &face = typeFont(TypeRole::Body, TypeWeight::Medium);
    int width = static_cast<int>(std::ceil(std::min<qreal>(lineTextWidth(text(), face), scaled(mostName)))) + 2 * scaled(10);
    if (m_count)
        width += scaled(gap) + static_cast<int>(std::ceil(numberWidth(typeFont(TypeRole::Caption), countText())));
    if (m_changed)
        width += scaled(8);
    return {width, scaled(size::tabs)};
}

void ViewTab::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool current = isChecked(), mirrored = layoutDirection() == Qt::RightToLeft;
    // Laid out from the left and mirrored as a whole.
    const auto place = [&](qreal x, qreal width) {
        return QRectF(mirrored ? this->width() - x - width : x, 0, width, height());
    };
    const Qt::Alignment leading = mirrored ? Qt::AlignRight : Qt::AlignLeft;
    const QFont &face = typeFont(TypeRole::Body, current ? TypeWeight::Medium : TypeWeight::Normal);
    qreal x = scaled(10);
    const qreal most = std::min<qreal>(lineTextWidth(text(), face) + 1, scaled(mostName));
    x += drawLine(painter, place(x, most), text(), face,
                  color(current || underMouse() ? Token::TextPrimary : Token::TextSecondary), leading);
    if (m_changed) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::AccentBase));
        painter.drawEllipse(place(x + scaled(5), 0).center(), 2.0, 2.0);
        x += scaled(8);
    }
    if (m_count) {
        x += scaled(gap);
        drawNumber(painter, place(x, width() - x), countText(), typeFont(TypeRole::Caption), color(Token::TextTertiary),
                   leading);
    }
    if (current) {
        painter.fillRect(QRectF(scaled(10), height() - size::tabUnderline, width() - 2 * scaled(10),
                                size::tabUnderline),
                         color(Token::AccentBase));
    }
    if (hasFocus()) {
        painter.setPen(QPen(color(Token::AccentBase), size::focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(3, 4, -3, -5), size::radiusControl, size::radiusControl);
    }
}

ViewTabs::ViewTabs(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    setFixedHeight(scaled(size::tabs) + 1);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        setFixedHeight(scaled(size::tabs) + 1);
        fit();
    });
    m_row->setContentsMargins(scaled(edge - 3), 0, scaled(8), 1);
    m_row->setSpacing(0);
    // What does not fit goes into the menu; the tabs never hold the window wide.
    m_row->setSizeConstraint(QLayout::SetNoConstraint);
    setAccessibleName(tr("Views"));
}

QSize ViewTabs::sizeHint() const { return {scaled(600), scaled(size::tabs) + 1}; }
QSize ViewTabs::minimumSizeHint() const { return {scaled(200), scaled(size::tabs) + 1}; }

void ViewTabs::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

int ViewTabs::showing() const
{
    return static_cast<int>(std::ranges::count_if(m_tabs, [](const ViewTab *tab) { return !tab->isHidden(); }));
}

void ViewTabs::fit()
{
    if (!m_more)
        return;
    const int count = static_cast<int>(m_tabs.size());
    const QMargins margins = m_row->contentsMargins();
    int room = width() - margins.left() - margins.right() - scaled(2) - m_keep->sizeHint().width();
    if (m_name && !m_name->isHidden())
        room -= m_name->width();
    int all = 0;
    for (const ViewTab *tab : m_tabs)
        all += tab->sizeHint().width();
    const bool overfull = all > room;
    if (overfull) {
        m_more->setText(tr("%Ln more", nullptr, count)); // as wide as it can get
        room -= m_more->sizeHint().width();
    }
    // The view that shows keeps its tab, whatever its place.
    const int current = static_cast<int>(std::ranges::find_if(m_tabs, &QAbstractButton::isChecked) - m_tabs.begin());
    if (overfull && current < count)
        room -= m_tabs[static_cast<std::size_t>(current)]->sizeHint().width();
    bool full = false;
    for (int i = 0; i < count; ++i) {
        ViewTab *tab = m_tabs[static_cast<std::size_t>(i)];
        const int wanted = tab->sizeHint().width();
        if (overfull && i != current) {
            full = full || wanted > room;
            if (!full)
                room -= wanted;
        }
        tab->setVisible(!overfull || i == current || !full);
    }
    m_more->setVisible(overfull);
    if (overfull)
        m_more->setText(tr("%Ln more", nullptr, count - showing()));
}

void ViewTabs::openMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < static_cast<int>(m_tabs.size()); ++i) {
        const ViewTab *tab = m_tabs[static_cast<std::size_t>(i)];
        if (!tab->isHidden())
            continue;
        QString words = tab->text().left(80);
        words.replace(QLatin1Char('&'), QStringLiteral("&&"));
        if (!tab->countText().isEmpty())
            words += QStringLiteral("   ") + tab->countText();
        menu->addAction(words, this, [this, i] { Q_EMIT chosen(i); });
    }
    if (menu->actions().isEmpty()) {
        delete menu;
        return;
    }
    menu->setActiveAction(menu->actions().front());
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
}

void ViewTabs::setViews(const std::vector<ViewDefinition> &views)
{
    if (views == m_views && !m_tabs.empty())
        return;
    m_views = views;
    m_tabs.clear();
    m_name = nullptr;
    m_more = nullptr;
    m_keep = nullptr;
    while (QLayoutItem *item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int i = 0; i < static_cast<int>(views.size()); ++i) {
        auto *tab = new ViewTab(views[static_cast<std::size_t>(i)].name, this);
        connect(tab, &QAbstractButton::clicked, this, [this, i] { Q_EMIT chosen(i); });
        connect(tab, &QWidget::customContextMenuRequested, this,
                [this, i, tab](const QPoint &where) { openMenu(i, tab->mapToGlobal(where)); });
        m_row->addWidget(tab);
        m_tabs.push_back(tab);
    }
    m_more = new Button(QString(), Button::Rank::Flat, this);
    m_more->setOpensMenu(true);
    m_more->setToolTip(tr("Views that have no room here"));
    m_more->hide();
    connect(m_more, &QAbstractButton::clicked, this, &ViewTabs::openMore);
    m_row->addWidget(m_more, 0, Qt::AlignVCenter);
    m_keep = new IconButton(Icon::Plus, tr("Keep this filter, order and columns as a view"), this);
    connect(m_keep, &QAbstractButton::clicked, this, &ViewTabs::saveRequested);
    m_row->addSpacing(scaled(2));
    m_row->addWidget(m_keep);
    m_row->addStretch(1);
    fit();
}

void ViewTabs::setCurrent(int view, bool changed)
{
    for (int i = 0; i < static_cast<int>(m_tabs.size()); ++i) {
        ViewTab *tab = m_tabs[static_cast<std::size_t>(i)];
        tab->setChecked(i == view);
        tab->setChanged(i == view && changed);
    }
    fit();
}

void ViewTabs::setCount(int view, std::optional<std::size_t> count)
{
    if (view >= 0 && view < static_cast<int>(m_tabs.size()))
        m_tabs[static_cast<std::size_t>(view)]->setCount(count);
    fit();
}

void ViewTabs::askAt(int position, const QString &text, std::function<void(const QString &)> answer)
{
    delete m_name;
    m_name = new QLineEdit(text, this);
    m_name->setMaxLength(80);
    m_name->setFixedWidth(scaled(160));
    m_name->setPlaceholderText(tr("Name of the view"));
    m_name->setAccessibleName(m_name->placeholderText());
    m_row->insertWidget(position, m_name, 0, Qt::AlignVCenter);
    m_name->show();
    fit();
    m_name->selectAll();
    m_name->setFocus();
    connect(m_name, &QLineEdit::returnPressed, this, [this, answer = std::move(answer)] {
        const QString name = m_name->text().trimmed();
        m_name->hide();
        if (!name.isEmpty())
            answer(name);
    });
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        m_name->hide();
        fit();
    });
}

void ViewTabs::askName(const QString &suggestion)
{
    askAt(static_cast<int>(m_tabs.size()), suggestion, [this](const QString &name) { Q_EMIT named(name); });
}

void ViewTabs::openMenu(int view, const QPoint &where)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool own = !m_views[static_cast<std::size_t>(view)].builtIn;
    menu->addAction(tr("Keep as a new view"), this, &ViewTabs::saveRequested);
    QAction *update = menu->addAction(tr("Keep what shows in this view"), this,
                                      [this, view] { Q_EMIT updateRequested(view); });
    QAction *rename = menu->addAction(tr("Rename"), this, [this, view] {
        askAt(view, m_views[static_cast<std::size_t>(view)].name,
              [this, view](const QString &name) { Q_EMIT renameRequested(view, name); });
    });
    QAction *remove = menu->addAction(tr("Delete"), this, [this, view] { Q_EMIT deleteRequested(view); });
    for (QAction *action : {update, rename, remove})
        action->setEnabled(own);
    menu->popup(where);
}

void ViewTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::SurfacePage));
    painter.fillRect(QRect(0, height() - 1, width(), 1), color(Token::LineHair));
}

} // namespace milepost::ui
