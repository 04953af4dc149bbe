#include "pages/renewals/call_editor.h"

#include "delegates/cell_strokes.h"
#include "shell/action_registry.h"
#include "theme/chip.h"
#include "theme/pieces.h"
#include "theme/style_painters.h"
#include "wording/figures.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int choiceRow = 26;
constexpr std::array choiceKeys{"1", "2", "3", "4", "0"};
constexpr int uncalledRow = 4;

/// The row a key stands for; −1: none.
int rowOfKey(int key)
{
    switch (key) {
    case Qt::Key_1:
    case Qt::Key_C: return 0;
    case Qt::Key_2:
    case Qt::Key_B: return 1;
    case Qt::Key_3:
    case Qt::Key_A: return 2;
    case Qt::Key_4:
    case Qt::Key_H: return 3;
    case Qt::Key_0:
    case Qt::Key_Delete: return uncalledRow;
    default: return -1;
    }
}

} // namespace

CallChoice::CallChoice(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(word(Voice::person(), RenewalGroup::Commit));
}

int CallChoice::rowHeight() const { return scaled(choiceRow); }
QSize CallChoice::sizeHint() const { return {scaled(200), static_cast<int>(choiceKeys.size()) * rowHeight() + 2}; }

std::optional<RenewalCall> CallChoice::call() const { return callOf(static_cast<RenewalGroup>(m_row)); }

void CallChoice::setCall(std::optional<RenewalCall> call) { choose(call ? static_cast<int>(*call) : uncalledRow); }

void CallChoice::choose(int row)
{
    m_row = std::clamp(row, 0, uncalledRow);
    setAccessibleName(tr("Call: %1").arg(word(Voice::person(), static_cast<RenewalGroup>(m_row))));
    update();
    Q_EMIT changed();
}

void CallChoice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanel(painter, QRectF(rect()), Token::SurfacePage, Token::LineStrong, size::radiusControl);
    const auto voice = Voice::person();
    for (int row = 0; row <= uncalledRow; ++row) {
        const QRectF box(1, 1 + row * rowHeight(), width() - 2, rowHeight());
        if (row == m_row || row == m_hovered) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color(row == m_row ? Token::SurfaceSelected : Token::SurfaceHover));
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), size::radiusControl - 2, size::radiusControl - 2);
        }
        RowCutter cut(painter, box.adjusted(scaled(10), 0, -scaled(8), 0));
        const auto group = static_cast<RenewalGroup>(row);
        paintMark(painter, markOf(group), cut.lead(scaled(9)).center(), scaled(9));
        cut.lead(scaled(8));
        const QString key = QString::fromLatin1(choiceKeys[static_cast<std::size_t>(row)]);
        const QSizeF hint = keyHintSize(key);
        const QRectF place = cut.trail(hint.width());
        paintKeyHint(painter, QPointF(place.left(), std::round(box.center().y() - hint.height() / 2)), key);
        drawLine(painter, cut.rest(), row == uncalledRow ? tr("No call") : word(voice, group),
                 typeFont(TypeRole::Body, row == m_row ? TypeWeight::Medium : TypeWeight::Normal), color(isEnabled() ? Token::TextPrimary : Token::TextTertiary),
                 cut.leading());
    }
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()), size::radiusControl);
}

void CallChoice::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(static_cast<int>(event->position().y()) / rowHeight());
}

void CallChoice::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = static_cast<int>(event->position().y()) / rowHeight();
    update();
}

void CallChoice::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void CallChoice::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (plain && rowOfKey(event->key()) >= 0)
        return choose(rowOfKey(event->key()));
    if (plain && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || event->key() == Qt::Key_J || event->key() == Qt::Key_K))
        return choose(m_row + (event->key() == Qt::Key_Down || event->key() == Qt::Key_J ? 1 : -1));
    QWidget::keyPressEvent(event); // Enter and Escape are the editor's
}

CallEditor::CallEditor(QWidget *parent)
    : QWidget(parent), m_choice(new CallChoice), m_probability(new QLineEdit), m_upsell(new QLineEdit), m_note(new QLineEdit),
      m_problem(new InlineNotice(Mark::Watch)), m_save(new Button(tr("Save the call"), Button::Rank::Primary))
{
    setProperty(ActionRegistry::ownsPlainKeys, true);
    setAccessibleName(tr("Change the call"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(size::space2));
    column->addWidget(m_choice);
    auto *fields = new QGridLayout;
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setHorizontalSpacing(scaled(size::space3));
    fields->setVerticalSpacing(scaled(6));
    fields->setColumnStretch(1, 1);
    const auto add = [&](const QString &name, QLineEdit *field) {
        const int row = fields->rowCount();
        auto *label = new TextLabel(name, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
        label->setBuddy(field);
        field->setAccessibleName(name);
        field->setMaxLength(4'000);
        fields->addWidget(label, row, 0);
        fields->addWidget(field, row, 1);
        connect(field, &QLineEdit::textEdited, m_problem, &InlineNotice::clear);
    };
    add(tr("Probability, %"), m_probability);
    add(tr("Upsell"), m_upsell);
    add(tr("Note"), m_note);
    m_note->setPlaceholderText(tr("Why: what has changed"));
    column->addLayout(fields);
    m_problem->clear();
    column->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(size::space2));
    m_save->setKeyHint(tr("Enter"));
    auto *leave = new Button(tr("Leave it"), Button::Rank::Flat);
    leave->setKeyHint(tr("Esc"));
    buttons->addWidget(m_save);
    buttons->addWidget(leave);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_save, &QAbstractButton::clicked, this, &CallEditor::save);
    connect(leave, &QAbstractButton::clicked, this, &CallEditor::left);
    connect(m_choice, &CallChoice::changed, this, &CallEditor::showHints);
}

void CallEditor::begin(const RenewalKey &key, const CallDraft &draft, Currency base)
{
    m_key = key;
    m_base = base;
    setWaiting(false);
    m_problem->clear();
    m_choice->setCall(draft.call);
    m_probability->setText(draft.probability);
    m_upsell->setText(draft.upsell);
    m_note->setText(draft.note);
    m_upsell->setPlaceholderText(base.valid() ? tr("expected on top, in %1").arg(QString::fromStdString(base.toString())) : tr("expected on top"));
    showHints();
    m_choice->setFocus(Qt::OtherFocusReason);
}

CallDraft CallEditor::draft() const { return {m_choice->call(), m_probability->text(), m_upsell->text(), m_note->text()}; }

void CallEditor::showHints()
{
    const bool called = m_choice->call().has_value();
    m_probability->setEnabled(called);
    m_upsell->setEnabled(called);
    m_probability->setPlaceholderText(called ? tr("what such calls stand for") : QString());
    m_problem->clear();
}

void CallEditor::showProblem(const QString &text)
{
    setWaiting(false);
    m_problem->setNotice(Mark::Watch, QString(), text);
    m_problem->show();
}

void CallEditor::setWaiting(bool waiting)
{
    m_waiting = waiting;
    m_save->setEnabled(!waiting); // the fields keep the keyboard
    showHints();
}

void CallEditor::save()
{
    if (m_waiting)
        return;
    auto read = readDraft(Voice::person(), m_key, draft(), m_base);
    if (const auto *problem = std::get_if<QString>(&read)) {
        showProblem(*problem);
        return;
    }
    setWaiting(true);
    Q_EMIT saveRequested(std::get<SetRenewalCall>(read));
}

void CallEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return save();
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace milepost::ui
