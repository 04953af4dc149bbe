/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/filter_box.h"

#include "shell/filter_edit.h"
#include "theme/chip.h"
#include "theme/icon.h"
#include "theme/number_text.h"
#include "theme/theme.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace milepost::ui {

namespace {
constexpr int boxWidth = 640, iconRoom = 32, panelPadding = 6;
}

FilterBox::FilterBox(QWidget *parent)
    : QWidget(parent)
    , m_edit(new FilterEdit(this))
{
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_typed = true;
        m_asked = false;
        Q_EMIT edited(text);
        updatePanel();
    });
    connect(m_edit, &QLineEdit::cursorPositionChanged, this, [this] {
        if (m_typed && m_edit->hasFocus())
            updatePanel();
    });
    connect(m_edit, &FilterEdit::downPressed, this, [this] {
        if (m_panel && m_panel->isVisible())
            m_panel->move(1);
        else {
            m_typed = true;
            m_asked = true;
            updatePanel();
        }
    });
    connect(m_edit, &FilterEdit::upPressed, this, [this] {
        if (m_panel && m_panel->isVisible())
            m_panel->move(-1);
    });
    connect(m_edit, &FilterEdit::acceptPressed, this, [this](bool byTab) {
        const int chosen = m_panel && m_panel->isVisible() ? m_panel->current() : -1;
        if (chosen >= 0) {
            take(chosen);
        } else if (byTab) {
            take(0);
        } else {
            hidePanel();
            Q_EMIT accepted();
        }
    });
    connect(m_edit, &FilterEdit::escapePressed, this, [this] {
        if (m_panel && m_panel->isVisible()) {
            hidePanel();
            return;
        }
        Q_EMIT left();
    });
    connect(m_edit, &FilterEdit::focusChanged, this, [this](bool has) {
        if (!has) {
            m_typed = false;
            hidePanel();
        }
        update();
    });
}

QString FilterBox::text() const { return m_edit->text(); }

void FilterBox::showText(const QString &text)
{
    if (m_edit->text() == text)
        return;
    m_edit->setText(text);
    showFeedback({});
}

void FilterBox::showFeedback(const FilterFeedback &feedback)
{
    m_feedback = feedback;
    if (feedback.error.isEmpty() || feedback.column < 0)
        m_edit->setMistake(std::nullopt);
    else
        m_edit->setMistake(std::pair(feedback.column, feedback.length));
    setAccessibleDescription(feedback.error);
    if (m_edit->hasFocus())
        updatePanel();
}

void FilterBox::focusAndSelect()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

QSize FilterBox::sizeHint() const { return {scaled(boxWidth), scaled(size::control)}; }

void FilterBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_edit->hasFocus();
    const qreal width = focused ? size::focusRing : 1;
    painter.setPen(QPen(color(focused ? Token::AccentBase : Token::LineStrong), width));
    painter.setBrush(color(Token::SurfacePage));
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), size::radiusControl,
                            size::radiusControl);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal icon = scaled(size::icon);
    const QRectF place(mirrored ? this->width() - scaled(8) - icon : scaled(8), (height() - icon) / 2, icon, icon);
    paintIcon(painter, Icon::Search, place);
    if (!m_keyHint.isEmpty()) {
        const QSizeF hint = keyHintSize(m_keyHint);
        const qreal x = mirrored ? scaled(6) : this->width() - scaled(6) - hint.width();
        paintKeyHint(painter, QPointF(x, (height() - hint.height()) / 2), m_keyHint);
    }
}

void FilterBox::resizeEvent(QResizeEvent *)
{
    const int hint = m_keyHint.isEmpty() ? 8 : static_cast<int>(keyHintSize(m_keyHint).width()) + 14;
    QRect inside = rect().adjusted(scaled(iconRoom), 3, -hint, -3);
    if (layoutDirection() == Qt::RightToLeft)
        inside = rect().adjusted(hint, 3, -scaled(iconRoom), -3);
    m_edit->setGeometry(inside);
}

void FilterBox::mousePressEvent(QMouseEvent *)
{
    m_edit->setFocus(Qt::MouseFocusReason);
}

void FilterBox::updatePanel()
{
    m_completion = {};
    if (m_completer && m_typed) {
        const std::string text = m_edit->text().toStdString();
        m_completion = m_completer(text, static_cast<std::size_t>(
                                             FilterEdit::bytesOf(m_edit->text(), m_edit->cursorPosition())));
        // Between two terms nothing is begun, and a list over the table would only be in the way: Down asks for it.
        if (m_completion.range.length == 0 && !m_asked)
            m_completion = {};
    }
    if ((m_completion.suggestions.empty() && m_feedback.error.isEmpty()) || !m_edit->hasFocus()) {
        hidePanel();
        return;
    }
    if (!m_panel) {
        m_panel = new SuggestionPanel(window());
        connect(m_panel, &SuggestionPanel::chosen, this, &FilterBox::take);
    }
    m_panel->show(m_completion, m_feedback.error);
    m_panel->setFixedWidth(width());
    m_panel->QWidget::move(mapTo(window(), QPoint(0, height() + 4)));
    m_panel->QWidget::show();
    m_panel->raise();
    m_edit->setTabCompletes(!m_completion.suggestions.empty());
}

void FilterBox::hidePanel()
{
    if (m_panel)
        m_panel->hide();
    m_edit->setTabCompletes(false);
}

void FilterBox::take(int suggestion)
{
    if (suggestion < 0 || static_cast<std::size_t>(suggestion) >= m_completion.suggestions.size())
        return;
    const query::Suggestion &chosen = m_completion.suggestions[static_cast<std::size_t>(suggestion)];
    QByteArray utf8 = m_edit->text().toUtf8();
    QByteArray put = QByteArray::fromStdString(chosen.text);
    const bool ends = chosen.kind == query::Suggestion::Kind::Value || chosen.kind == query::Suggestion::Kind::Word;
    const auto begin = static_cast<qsizetype>(m_completion.range.begin);
    const auto length = static_cast<qsizetype>(m_completion.range.length);
    if (ends && begin + length >= utf8.size())
        put.append(' ');
    utf8.replace(begin, length, put);
    const QString text = QString::fromUtf8(utf8);
    m_edit->setText(text);
    m_edit->setCursorPosition(FilterEdit::utf16Of(utf8, static_cast<int>(begin + put.size())));
    m_edit->setFocus();
    m_asked = false;
    Q_EMIT edited(text);
    updatePanel();
}

SuggestionPanel::SuggestionPanel(QWidget *parent)
    : QFrame(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent, false);
}

int SuggestionPanel::problemHeight() const
{
    return m_problem.isEmpty() ? 0 : scaled(size::rowDense);
}

void SuggestionPanel::show(const query::Completion &completion, const QString &problem)
{
    m_completion = completion;
    m_problem = problem;
    m_current = -1;
    setFixedHeight(2 * panelPadding + problemHeight()
                   + static_cast<int>(completion.suggestions.size()) * scaled(size::rowDense));
    update();
}

void SuggestionPanel::move(int steps)
{
    const int count = static_cast<int>(m_completion.suggestions.size());
    m_current = count == 0 ? -1 : std::clamp(m_current + steps, -1, count - 1);
    update();
}

int SuggestionPanel::rowAt(int y) const
{
    const int row = (y - panelPadding - problemHeight()) / scaled(size::rowDense);
    const bool inside = y >= panelPadding + problemHeight() && row < static_cast<int>(m_completion.suggestions.size());
    return inside ? row : -1;
}

void SuggestionPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(Token::LineStrong));
    painter.setBrush(color(Token::SurfacePage));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::radiusPanel, size::radiusPanel);
    const int rowHeight = scaled(size::rowDense), side = scaled(12);
    QRect row(side, panelPadding, width() - 2 * side, rowHeight);
    painter.setFont(typeFont(TypeRole::Body));
    if (!m_problem.isEmpty()) {
        paintMark(painter, Mark::Watch, QPointF(row.left() + scaled(6), row.center().y() + 0.5), scaled(9));
        painter.setPen(color(Token::TextPrimary));
        const QRect words = row.adjusted(scaled(20), 0, 0, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_problem, Qt::ElideRight, words.width()));
        row.translate(0, rowHeight);
    }
    for (std::size_t i = 0; i < m_completion.suggestions.size(); ++i) {
        const query::Suggestion &suggestion = m_completion.suggestions[i];
        if (static_cast<int>(i) == m_current) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color(Token::SurfaceSelected));
            painter.drawRoundedRect(QRectF(row).adjusted(-6, 0, 6, 0), size::radiusControl, size::radiusControl);
        }
        const bool field = suggestion.kind == query::Suggestion::Kind::Field
            || suggestion.kind == query::Suggestion::Kind::Op;
        painter.setPen(color(field ? Token::AccentBase : Token::TextPrimary));
        const QString words = QString::fromStdString(field ? suggestion.text : suggestion.label);
        painter.setFont(typeFont(TypeRole::Body));
        painter.drawText(row, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, row.width() - scaled(80)));
        if (!field) {
            drawNumber(painter, QRectF(row), QLocale().toString(static_cast<qulonglong>(suggestion.count)),
                       typeFont(TypeRole::Caption), color(Token::TextTertiary), Qt::AlignRight);
        }
        row.translate(0, rowHeight);
    }
}

void SuggestionPanel::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint().y());
    if (row != m_current) {
        m_current = row;
        update();
    }
}

void SuggestionPanel::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint().y());
    if (row >= 0)
        Q_EMIT chosen(row);
}

} // namespace milepost::ui
