/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/filter_edit.h"

#include "theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>

namespace milepost::ui {

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setFrame(false);
    setAttribute(Qt::WA_MacShowFocusRect, false);
    setPlaceholderText(tr("Search or filter"));
    setAccessibleName(tr("Search or filter"));
    setMaxLength(4000);
    spaceWords();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &FilterEdit::spaceWords);
    connect(this, &QLineEdit::textChanged, this, [this] {
        spaceWords();
        parse();
    });
}

void FilterEdit::spaceWords()
{
    // Room between the tokens; on the font, so that cursor and clicks agree with what is painted.
    QFont face = typeFont();
    if (!text().isEmpty())
        face.setWordSpacing(scaled(9));
    if (face != font())
        setFont(face);
}

int FilterEdit::bytesOf(const QString &text, int utf16)
{
    return static_cast<int>(QStringView(text).left(utf16).toUtf8().size());
}

int FilterEdit::utf16Of(const QByteArray &utf8, int bytes)
{
    return static_cast<int>(QString::fromUtf8(utf8.left(bytes)).size());
}

void FilterEdit::setMistake(std::optional<std::pair<int, int>> mistake)
{
    m_mistake = mistake;
    update();
}

void FilterEdit::parse()
{
    using Kind = query::FilterToken::Kind;
    m_terms.clear();
    m_fields.clear();
    const QByteArray utf8 = text().toUtf8();
    const query::Filter filter = query::parseFilter({utf8.constData(), static_cast<std::size_t>(utf8.size())});
    Span term;
    const auto close = [&] {
        if (term.length > 0)
            m_terms.push_back(term);
        term = {};
    };
    for (const query::FilterToken &token : filter.tokens) {
        const int begin = utf16Of(utf8, static_cast<int>(token.range.begin));
        const int end = utf16Of(utf8, static_cast<int>(token.range.begin + token.range.length));
        switch (token.kind) {
        case Kind::Field:
            close();
            term = {begin, end - begin};
            m_fields.push_back(term);
            break;
        case Kind::Op:
            m_fields.push_back({begin, end - begin});
            term.length = end - term.begin;
            break;
        case Kind::Value:
        case Kind::Comma:
            if (term.length > 0)
                term.length = end - term.begin;
            break;
        case Kind::Word:
        case Kind::Or:
        case Kind::And:
        case Kind::Not:
        case Kind::Open:
        case Kind::Close:
            close();
            break;
        }
    }
    close();
    update();
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    if (text().isEmpty() || m_composing || isReadOnly()) {
        QLineEdit::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    QTextLayout layout(text(), font());
    QTextOption option;
    option.setTextDirection(layoutDirection());
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();

    // The base class scrolls; where its cursor is tells by how much. Its rectangle is five pixels wider at the left.
    constexpr int cursorMargin = 5;
    const qreal origin = cursorRect().x() + cursorMargin - line.cursorToX(cursorPosition());
    const qreal top = (height() - line.height()) / 2;

    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::SurfaceInset));
    for (const Span &term : m_terms) {
        const qreal left = origin + line.cursorToX(term.begin), right = origin + line.cursorToX(term.begin + term.length);
        const QRectF token(std::min(left, right) - 4, (height() - scaled(18)) / 2.0, std::abs(right - left) + 8,
                           scaled(18));
        painter.drawRoundedRect(token, size::radiusChip, size::radiusChip);
    }

    QList<QTextLayout::FormatRange> formats;
    const auto add = [&formats](int begin, int length, const QTextCharFormat &format) {
        formats.append({begin, length, format});
    };
    QTextCharFormat field;
    field.setForeground(color(Token::AccentBase));
    for (const Span &span : m_fields)
        add(span.begin, span.length, field);
    if (m_mistake) {
        QTextCharFormat wrong;
        wrong.setUnderlineStyle(QTextCharFormat::DashUnderline);
        wrong.setUnderlineColor(color(Token::WatchMark));
        const int begin = std::min(m_mistake->first, static_cast<int>(text().size()) - 1);
        add(begin, std::max(1, m_mistake->second), wrong);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    line = layout.createLine();
    layout.endLayout();
    QList<QTextLayout::FormatRange> selections;
    if (hasSelectedText()) {
        QTextCharFormat selected;
        selected.setBackground(color(Token::AccentBase));
        selected.setForeground(color(Token::AccentOn));
        selections.append({selectionStart(), selectionLength(), selected});
    }
    painter.setPen(color(Token::TextPrimary));
    layout.draw(&painter, QPointF(origin, top), selections, QRectF(rect()));
    if (hasFocus() && !hasSelectedText()) {
        painter.setPen(color(Token::TextPrimary));
        layout.drawCursor(&painter, QPointF(origin, top), cursorPosition(), 1);
    }
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        Q_EMIT downPressed();
        return;
    case Qt::Key_Up:
        Q_EMIT upPressed();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT acceptPressed(false);
        return;
    case Qt::Key_Escape:
        Q_EMIT escapePressed();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

bool FilterEdit::event(QEvent *event)
{
    // Tab moves the focus before keyPressEvent is asked.
    if (m_tabCompletes && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier) {
            Q_EMIT acceptPressed(true);
            return true;
        }
    }
    return QLineEdit::event(event);
}

void FilterEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
}

void FilterEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void FilterEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    Q_EMIT focusChanged(false);
}

} // namespace milepost::ui
