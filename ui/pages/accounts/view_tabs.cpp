/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/accounts/view_tabs.h"

#include "theme/button.h"
#include "theme/number_text.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>

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
    const QFontMetrics name(typeFont(TypeRole::Body, TypeWeight::Medium));
    int width = std::min(name.horizontalAdvance(text()), scaled(mostName)) + 2 * scaled(10);
    if (m_count)
        width += scaled(gap) + static_cast<int>(numberWidth(typeFont(TypeRole::Caption), countText()));
    if (m_changed)
        width += scaled(8);
    return {width, scaled(size::tabs)};
}

void ViewTab::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool current = isChecked();
    const QFont face = typeFont(TypeRole::Body, current ? TypeWeight::Medium : TypeWeight::Normal);
    const QFontMetrics metrics(face);
    QRectF box = QRectF(rect()).adjusted(scaled(10), 0, -scaled(10), 0);
    painter.setFont(face);
    painter.setPen(color(current || underMouse() ? Token::TextPrimary : Token::TextSecondary));
    const QString name = metrics.elidedText(text(), Qt::ElideRight, scaled(mostName));
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, name);
    box.setLeft(box.left() + metrics.horizontalAdvance(name));
    if (m_changed) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::AccentBase));
        painter.drawEllipse(QPointF(box.left() + scaled(5), box.center().y()), 2.0, 2.0);
        box.setLeft(box.left() + scaled(8));
    }
    if (m_count) {
        box.setLeft(box.left() + scaled(gap));
        drawNumber(painter, box, countText(), typeFont(TypeRole::Caption), color(Token::TextTertiary), Qt::AlignLeft);
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
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this,
            [this] { setFixedHeight(scaled(size::tabs) + 1); });
    m_row->setContentsMargins(scaled(edge - 3), 0, scaled(8), 1);
    m_row->setSpacing(0);
    setAccessibleName(tr("Views"));
}

QSize ViewTabs::sizeHint() const { return {scaled(600), scaled(size::tabs) + 1}; }

void ViewTabs::setViews(const std::vector<ViewDefinition> &views)
{
    if (views == m_views && !m_tabs.empty())
        return;
    m_views = views;
    m_tabs.clear();
    m_name = nullptr;
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
    auto *keep = new IconButton(Icon::Plus, tr("Keep this filter, order and columns as a view"), this);
    connect(keep, &QAbstractButton::clicked, this, &ViewTabs::saveRequested);
    m_row->addSpacing(scaled(2));
    m_row->addWidget(keep);
    m_row->addStretch(1);
}

void ViewTabs::setCurrent(int view, bool changed)
{
    for (int i = 0; i < static_cast<int>(m_tabs.size()); ++i) {
        ViewTab *tab = m_tabs[static_cast<std::size_t>(i)];
        tab->setChecked(i == view);
        tab->setChanged(i == view && changed);
    }
}

void ViewTabs::setCount(int view, std::optional<std::size_t> count)
{
    if (view >= 0 && view < static_cast<int>(m_tabs.size()))
        m_tabs[static_cast<std::size_t>(view)]->setCount(count);
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
    m_name->selectAll();
    m_name->setFocus();
    connect(m_name, &QLineEdit::returnPressed, this, [this, answer = std::move(answer)] {
        const QString name = m_name->text().trimmed();
        m_name->hide();
        if (!name.isEmpty())
            answer(name);
    });
    connect(m_name, &QLineEdit::editingFinished, m_name, &QWidget::hide);
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
