/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/pieces.h"

#include "theme/line_text.h"
#include "theme/style_painters.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTimerEvent>

#include <algorithm>
#include <cmath>

namespace milepost::ui {
namespace {

QHBoxLayout *rowLayout(QWidget *owner, int horizontal, int vertical, int spacing)
{
    auto *row = new QHBoxLayout(owner);
    row->setContentsMargins(scaled(horizontal), scaled(vertical), scaled(horizontal), scaled(vertical));
    row->setSpacing(scaled(spacing));
    return row;
}

/// A status shape as a widget of its own, for rows laid out with widgets.
class MarkWidget : public QWidget {
public:
    explicit MarkWidget(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    void setMark(Mark mark)
    {
        m_mark = mark;
        setAccessibleName(markWord(mark));
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return {scaled(10), scaled(16)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintMark(painter, m_mark, QRectF(rect()).center(), scaled(9));
    }

private:
    Mark m_mark = Mark::Neutral;
};

/// An icon that keeps its place in a row, mirrored with it.
class IconWidget : public QWidget {
public:
    IconWidget(Icon icon, Token ink, QWidget *parent)
        : QWidget(parent)
        , m_icon(icon)
        , m_ink(ink)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override { return {scaled(size::icon), scaled(size::icon)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, m_icon, QRectF(rect()), m_ink);
    }

private:
    Icon m_icon;
    Token m_ink;
};

} // namespace

TextLabel::TextLabel(const QString &text, TypeRole role, TypeWeight weight, Token ink, QWidget *parent)
    : QLabel(parent)
    , m_role(role)
    , m_weight(weight)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setTextRole(this, role, weight, ink);
}

void TextLabel::setInk(Token ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    setTextRole(this, m_role, m_weight, ink);
}

void TextLabel::setElided(bool elided)
{
    m_elided = elided;
    setSizePolicy(elided ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Preferred);
    updateGeometry();
    update();
}

QSize TextLabel::minimumSizeHint() const
{
    QSize hint = QLabel::minimumSizeHint();
    if (m_elided && !wordWrap())
        hint.setWidth(scaled(24));
    return hint;
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    if (!m_elided || wordWrap()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QRect box = contentsRect();
    drawLine(painter, QRectF(box), text(), font(),
             palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText),
             QStyle::visualAlignment(layoutDirection(), alignment()));
    const bool cut = lineTextWidth(text(), font()) > box.width() + 0.5;
    if (toolTip() == m_whole || toolTip().isEmpty()) { // else somebody has given it another one
        m_whole = cut ? text() : QString();
        if (toolTip() != m_whole)
            setToolTip(m_whole);
    }
}

SectionTitle::SectionTitle(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel(title, TypeRole::Body, TypeWeight::Strong, Token::TextPrimary, this))
    , m_caption(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary, this))
    , m_trailing(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary, this))
    , m_link(new Button(QString(), Button::Rank::Link, this))
{
    auto *row = rowLayout(this, 0, 0, 6);
    row->addWidget(m_title, 0, Qt::AlignBaseline);
    row->addWidget(m_caption, 0, Qt::AlignBaseline);
    row->addStretch(1);
    row->addWidget(m_trailing, 0, Qt::AlignBaseline);
    row->addWidget(m_link, 0, Qt::AlignVCenter);
    // Gives way, shortened, before the title and the link do.
    m_trailing->setElided(true);
    m_trailing->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_caption->hide();
    m_trailing->hide();
    m_link->hide();
}

void SectionTitle::setTitle(const QString &title) { m_title->setText(title); }

void SectionTitle::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
}

void SectionTitle::setTrailing(const QString &text)
{
    m_trailing->setText(text);
    m_trailing->setVisible(!text.isEmpty());
}

Button *SectionTitle::setLink(const QString &text)
{
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
    m_link->updateGeometry();
    return m_link;
}

Hairline::Hairline(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
    , m_orientation(orientation)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::setStrong(bool strong)
{
    m_strong = strong;
    update();
}

QSize Hairline::sizeHint() const { return {1, 1}; }

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(m_strong ? Token::LineStrong : Token::LineHair));
}

EmptyState::EmptyState(const QString &sentence, const QString &action, QWidget *parent)
    : QWidget(parent)
    , m_sentence(new TextLabel(sentence, TypeRole::Heading, TypeWeight::Normal, Token::TextPrimary, this))
    , m_button(new Button(action, Button::Rank::Default, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(size::space6), scaled(size::space6), scaled(size::space6), scaled(size::space6));
    column->setSpacing(scaled(size::space4));
    column->addStretch(5);
    column->addSpacing(scaled(100)); // the stones
    column->addWidget(m_sentence);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(6);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_button->setVisible(!action.isEmpty());
}

void EmptyState::setSentence(const QString &sentence) { m_sentence->setText(sentence); }

void EmptyState::setReached(int reached, int total)
{
    m_reached = reached;
    m_total = std::max(1, total);
    update();
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal unit = Theme::current().scaledF(1);
    const qreal step = 46 * unit, stone = 15 * unit;
    const qreal road = (m_total - 1) * step + 54 * unit;
    const qreal ground = m_sentence->y() - scaled(28);
    const qreal left = width() / 2.0 - road / 2;
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    painter.setPen(QPen(color(Token::LineStrong), 1));
    painter.drawLine(QPointF(left, ground + 0.5), QPointF(left + road, ground + 0.5));
    for (int i = 0; i < m_total; ++i) {
        const int place = rightToLeft ? m_total - 1 - i : i;
        const qreal height = (34 + 4 * i) * unit;
        const QRectF box(std::round(left + 13 * unit + place * step) + 0.5, std::round(ground - height) + 0.5, stone, height);
        QPainterPath shape;
        shape.moveTo(box.left(), box.bottom());
        shape.lineTo(box.left(), box.top() + stone / 2);
        shape.arcTo(QRectF(box.left(), box.top(), stone, stone), 180, -180);
        shape.lineTo(box.right(), box.bottom());
        shape.closeSubpath();
        const bool filled = i < m_reached;
        painter.setPen(QPen(color(filled ? Token::AccentBase : Token::LineStrong), 1.2 * unit));
        painter.setBrush(color(filled ? Token::AccentBase : Token::SurfacePage));
        painter.drawPath(shape);
        painter.setPen(QPen(color(filled ? Token::AccentOn : Token::LineStrong), 1.6 * unit));
        const qreal notch = box.top() + 10.5 * unit;
        painter.drawLine(QPointF(box.left() + 4 * unit, notch), QPointF(box.right() - 4 * unit, notch));
    }
}

Banner::Banner(Icon icon, const QString &strong, const QString &sentence, QWidget *parent)
    : QWidget(parent)
    , m_strong(new TextLabel(strong, TypeRole::Body, TypeWeight::Strong, Token::TextPrimary, this))
    , m_sentence(new TextLabel(sentence, TypeRole::Body, TypeWeight::Normal, Token::TextPrimary, this))
    , m_row(rowLayout(this, size::space6, 8, 4))
{
    m_row->addWidget(new IconWidget(icon, Token::AccentBase, this));
    m_row->addSpacing(scaled(4));
    m_row->addWidget(m_strong);
    m_row->addWidget(m_sentence, 1);
    m_sentence->setElided(true);
    setMinimumHeight(scaled(44));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Banner::setTexts(const QString &strong, const QString &sentence)
{
    m_strong->setText(strong);
    m_sentence->setText(sentence);
}

Button *Banner::addButton(const QString &text)
{
    auto *button = new Button(text, Button::Rank::Default, this);
    m_row->addWidget(button);
    return button;
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::SurfaceSelected));
    painter.fillRect(QRect(0, height() - 1, width(), 1), color(Token::AccentSoft));
}

InlineNotice::InlineNotice(Mark mark, QWidget *parent)
    : QWidget(parent)
    , m_mark(mark)
    , m_strong(new TextLabel({}, TypeRole::Body, TypeWeight::Strong, Token::TextPrimary, this))
    , m_sentence(new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextPrimary, this))
    , m_words(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_action(new Button(QString(), Button::Rank::Link, this))
{
    auto *row = rowLayout(this, size::space6, 8, 4);
    row->addSpacing(scaled(9 + 5));
    m_words->setSpacing(row->spacing());
    m_words->addWidget(m_strong, 0, Qt::AlignTop);
    m_words->addWidget(m_sentence, 1, Qt::AlignTop);
    row->addLayout(m_words, 1);
    row->addWidget(m_action, 0, Qt::AlignTop);
    m_sentence->setWordWrap(true);
    m_action->hide();
    setMinimumHeight(scaled(36));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void InlineNotice::setNotice(Mark mark, const QString &strong, const QString &sentence)
{
    m_mark = mark;
    m_strong->setText(strong);
    m_strong->setVisible(!strong.isEmpty());
    m_sentence->setText(sentence);
    setAccessibleName(QStringLiteral("%1. %2 %3").arg(markWord(mark), strong, sentence));
    show();
    fit();
    update();
}

void InlineNotice::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void InlineNotice::fit()
{
    const int room = width() - layout()->contentsMargins().left() - layout()->contentsMargins().right() - scaled(9 + 5)
        - (m_action->isHidden() ? 0 : m_action->sizeHint().width());
    const int sentence = m_sentence->fontMetrics().horizontalAdvance(m_sentence->text());
    const bool oneLine = m_strong->isHidden() || m_strong->sizeHint().width() + m_words->spacing() + sentence <= room;
    m_words->setDirection(oneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // A wrapped text's own size hint knows no width.
    setMinimumHeight(std::max(scaled(36), layout()->totalHeightForWidth(width())));
}

Button *InlineNotice::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
    m_action->updateGeometry();
    return m_action;
}

void InlineNotice::clear() { hide(); }

void InlineNotice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(markTintToken(m_mark)));
    if (Theme::current().highContrastKind()) {
        painter.fillRect(QRect(0, 0, width(), 1), color(markTextToken(m_mark)));
        painter.fillRect(QRect(0, height() - 1, width(), 1), color(markTextToken(m_mark)));
    }
    const qreal y = std::min(m_sentence->y(), m_strong->isHidden() ? m_sentence->y() : m_strong->y()) + scaled(20) / 2.0 - 1;
    const qreal x = scaled(size::space6) + scaled(9) / 2.0;
    paintMark(painter, m_mark, QPointF(layoutDirection() == Qt::RightToLeft ? width() - x : x, y), scaled(9));
}

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_portfolio(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary, this))
    , m_sync(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary, this))
    , m_mark(new MarkWidget(this))
    , m_notice(new Button(QString(), Button::Rank::Link, this))
    , m_transient(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary, this))
    , m_undo(new Button(QString(), Button::Rank::Link, this))
{
    auto *row = rowLayout(this, size::space4, 0, 6);
    row->addWidget(m_portfolio);
    row->addSpacing(scaled(size::space4));
    row->addWidget(m_sync);
    row->addWidget(m_mark);
    row->addWidget(m_notice);
    row->addSpacing(scaled(size::space4));
    row->addWidget(m_transient, 1);
    row->addWidget(m_undo);
    m_transient->setElided(true);
    for (Button *button : {m_notice, m_undo})
        button->setQuiet(true);
    m_mark->hide();
    m_notice->hide();
    m_undo->hide();
    setFixedHeight(scaled(size::statusBar));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] { setFixedHeight(scaled(size::statusBar)); });
    connect(m_notice, &QAbstractButton::clicked, this, &StatusStrip::noticeClicked);
    connect(m_undo, &QAbstractButton::clicked, this, &StatusStrip::undoClicked);
}

void StatusStrip::setPortfolioText(const QString &text) { m_portfolio->setText(text); }
void StatusStrip::setSyncText(const QString &text) { m_sync->setText(text); }

void StatusStrip::setNotice(Mark mark, const QString &text)
{
    static_cast<MarkWidget *>(m_mark)->setMark(mark);
    m_mark->setVisible(!text.isEmpty());
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    m_notice->updateGeometry();
}

void StatusStrip::setUndo(const QString &text, const QString &key)
{
    m_undo->setText(text);
    m_undo->setKeyHint(key);
    m_undo->setVisible(!text.isEmpty());
    m_undo->updateGeometry();
}

void StatusStrip::setTransient(const QString &text) { m_transient->setText(text); }

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::SurfaceWindow));
    painter.fillRect(QRect(0, 0, width(), 1), color(Token::LineHair));
}

BusyLine::BusyLine(QWidget *parent)
    : QWidget(parent)
    , m_cancel(new Button(tr("Cancel"), Button::Rank::Link, this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
    m_cancel->hide();
    connect(m_cancel, &QAbstractButton::clicked, this, &BusyLine::cancelClicked);
    hide();
}

void BusyLine::start(const QString &what)
{
    m_what = what;
    m_share = -1;
    m_phase = 0;
    setAccessibleName(what);
    if (m_timer == 0)
        m_timer = startTimer(50);
    show();
    updateGeometry();
}

void BusyLine::setShare(double share)
{
    m_share = std::clamp(share, 0.0, 1.0);
    update();
}

void BusyLine::stop()
{
    if (m_timer != 0)
        killTimer(m_timer);
    m_timer = 0;
    m_cancel->hide();
    hide();
}

QSize BusyLine::sizeHint() const { return {scaled(120), m_cancel->isVisibleTo(this) ? scaled(24) : 2}; }

void BusyLine::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return;
    ++m_phase;
    // Work that is over within 100 ms needs neither words nor a way out.
    if (m_phase == 2) {
        m_cancel->show();
        updateGeometry();
    }
    update(0, 0, width(), 2);
}

void BusyLine::resizeEvent(QResizeEvent *)
{
    const QSize size = m_cancel->sizeHint();
    const int x = layoutDirection() == Qt::RightToLeft ? scaled(12) : width() - size.width() - scaled(12);
    m_cancel->setGeometry(x, 2 + (scaled(22) - size.height()) / 2, size.width(), size.height());
}

void BusyLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 2), color(Token::ChartTrack));
    if (m_share >= 0) {
        const int done = static_cast<int>(width() * m_share);
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, done, 2)), color(Token::AccentBase));
    } else {
        const int part = width() / 4;
        const int travel = width() + part;
        const int x = (m_phase * std::max(1, travel / 24)) % travel - part;
        painter.fillRect(QRect(x, 0, part, 2), color(Token::AccentBase));
    }
    if (m_cancel->isVisibleTo(this)) {
        painter.setFont(typeFont(TypeRole::Caption));
        painter.setPen(color(Token::TextSecondary));
        const QRect text(scaled(size::space6), 2, width() - scaled(size::space6) - m_cancel->width() - scaled(24), scaled(22));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), text),
                         static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_what, Qt::ElideRight, text.width()));
    }
}

} // namespace milepost::ui
