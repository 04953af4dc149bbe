#include "pages/value/form_pieces.h"

#include "pages/benchmarks/choice_button.h"
#include "pages/value/value_study.h"
#include "portfolio/fact_table.h"
#include "query/matcher.h"
#include "shell/action_registry.h"
#include "theme/pieces.h"
#include "theme/refused_field.h"
#include "theme/theme.h"
#include "value/roi.h"
#include "wording/figures.h"
#include "wording/filter_words.h"
#include "wording/problems.h"
#include "wording/value_words.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int numberWidth = 64, dateWidth = 96, titleWidth = 200, filterWidth = 200, longestText = 200;
const QString newNumber = QStringLiteral("*"), noNumber = QString();

struct FormWords {
    Q_DECLARE_TR_FUNCTIONS(FormWords)
public:
    static QString needed(const QString &name) { return tr("%1 needs a number, such as 10 or 0.85.").arg(name); }
    static QString noNumber(const QString &name, const QString &text)
    {
        return tr("%1: “%2” is no number. Write digits without grouping, such as 1200 or 0.85.").arg(name, text);
    }
    static QString noDate(const QString &name, const QString &text)
    {
        return tr("%1: “%2” is no date. Write year, month and day: 2026-03-31.").arg(name, text);
    }
};

void unmark(const QWidget &within)
{
    for (QLineEdit *field : within.findChildren<QLineEdit *>())
        setRefused(*field, false);
}

} // namespace

FormProblems::FormProblems(const QWidget &form) { unmark(form); }

void FormProblems::add(QLineEdit *field, const QString &why)
{
    if (field)
        setRefused(*field, true);
    if (!m_why.isEmpty())
        return;
    m_why = why;
    m_field = field;
}

QLineEdit *formField(const QString &name, int width, const QString &hint)
{
    auto *edit = new QLineEdit;
    edit->setMaxLength(longestText);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(hint.isEmpty() ? name : hint);
    if (width > 0)
        edit->setFixedWidth(scaled(width));
    return edit;
}

TextLabel *formCaption(const QString &text) { return new TextLabel(text, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary); }

std::string decimalOf(QLineEdit *field, bool needed, const QString &name, FormProblems &problems)
{
    const QString text = field->text().trimmed();
    if (text.isEmpty()) {
        if (needed)
            problems.add(field, FormWords::needed(name));
        return {};
    }
    const auto typed = decimalTyped(Voice::person(), text);
    if (!typed)
        problems.add(field, FormWords::noNumber(name, text));
    return typed.value_or(std::string());
}

Day dayOf(QLineEdit *field, FormProblems &problems)
{
    const QString text = field->text().trimmed();
    if (text.isEmpty())
        return {};
    const auto day = dayFromIso(text.toStdString());
    if (!day)
        problems.add(field, FormWords::noDate(field->accessibleName(), text));
    return day.value_or(Day());
}

NumberSource::NumberSource(const QString &name, const QString &none, bool ends, QWidget *parent)
    : QWidget(parent), m_name(name), m_none(none), m_from(new ChoiceButton(tr("%1 from").arg(name))),
      m_base(formField(ends ? tr("Base") : name, numberWidth, ends ? tr("Base") : tr("number")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(size::space1));
    m_from->setCompact(true);
    if (ends) {
        m_low = formField(tr("Low"), numberWidth);
        m_high = formField(tr("High"), numberWidth);
        row->addWidget(m_low);
    }
    row->addWidget(m_base);
    if (ends)
        row->addWidget(m_high);
    row->addWidget(m_from);
    for (QLineEdit *edit : {m_low, m_base, m_high}) {
        if (edit)
            connect(edit, &QLineEdit::returnPressed, this, &NumberSource::entered);
    }
    connect(m_from, &ChoiceButton::chosen, this, [this] {
        showFields();
        if (m_from->value().toString() == newNumber)
            m_base->setFocus(Qt::OtherFocusReason);
    });
}

void NumberSource::offer(const RoiModel &model, bool money)
{
    const auto voice = Voice::person();
    QVector<ChoiceButton::Choice> choices;
    if (!m_none.isEmpty())
        choices.append({m_none, noNumber});
    choices.append({tr("a new number"), newNumber});
    for (const RoiAssumption &each : model.assumptions) {
        if (each.currency.valid() != money)
            continue;
        const QString title = wording::plain(each.title.empty() ? each.key : each.title);
        const QString unit = wording::plain(each.unit.empty() ? each.currency.toString() : each.unit);
        choices.append({tr("%1: %2 %3", "assumption, number, unit").arg(title, decimalWords(voice, each.base), unit).trimmed(), QString::fromStdString(each.key)});
    }
    m_from->setChoices(choices);
    m_from->setVisible(choices.size() > 1);
    showFields();
}

void NumberSource::set(const NumberDraft &draft)
{
    for (QLineEdit *edit : {m_low, m_base, m_high}) {
        if (edit)
            edit->clear();
    }
    m_from->setValue(draft.key.empty() ? (m_none.isEmpty() ? newNumber : noNumber) : QString::fromStdString(draft.key));
    showFields();
}

void NumberSource::showFields()
{
    const bool typed = m_from->value().toString() == newNumber;
    for (QLineEdit *edit : {m_low, m_base, m_high}) {
        if (edit)
            edit->setVisible(typed);
    }
}

NumberDraft NumberSource::read(FormProblems &problems) const
{
    NumberDraft draft;
    const QString from = m_from->value().toString();
    if (from != newNumber) {
        draft.key = from.toStdString();
        return draft;
    }
    draft.base = decimalOf(m_base, true, m_low ? tr("Base") : m_name, problems);
    if (m_low) {
        draft.low = decimalOf(m_low, false, tr("Low"), problems);
        draft.high = decimalOf(m_high, false, tr("High"), problems);
        const auto low = value::exactFromDecimal(draft.low), base = value::exactFromDecimal(draft.base), high = value::exactFromDecimal(draft.high);
        if (low && base && *low > *base)
            problems.add(m_low, tr("Low (%1) is not above base (%2).").arg(m_low->text().trimmed(), m_base->text().trimmed()));
        if (high && base && *high < *base)
            problems.add(m_high, tr("High (%1) is not below base (%2).").arg(m_high->text().trimmed(), m_base->text().trimmed()));
    }
    return draft;
}

PartForm::PartForm(const QString &accept, QWidget *parent)
    : QWidget(parent), m_heading(new TextLabel({}, TypeRole::Body, TypeWeight::Strong)), m_problem(new InlineNotice),
      m_accept(new Button(accept, Button::Rank::Primary))
{
    setSurface(this, Token::SurfaceRaised);
    setProperty(ActionRegistry::ownsPlainKeys, true);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::pagePadding), scaled(size::space3));
    m_column->setSpacing(scaled(size::space2));
    m_column->addWidget(m_heading);
    connect(m_accept, &QAbstractButton::clicked, this, [this] { this->accept(); });
}

QHBoxLayout *PartForm::addRow(QWidget *on)
{
    auto *row = on ? new QHBoxLayout(on) : new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(size::space2));
    if (on)
        m_column->addWidget(on);
    else
        m_column->addLayout(row);
    m_last = row;
    return row;
}

void PartForm::finishRows()
{
    m_last->addStretch(1);
    auto *leave = new Button(tr("Cancel"));
    leave->setKeyHint(QStringLiteral("Esc"));
    connect(leave, &QAbstractButton::clicked, this, &PartForm::cancelled);
    m_accept->setKeyHint(QStringLiteral("Enter"));
    m_last->addWidget(leave);
    m_last->addWidget(m_accept);
    m_problem->clear();
    m_column->addWidget(m_problem);
}

void PartForm::begin(const QString &heading, const QString &accept)
{
    m_heading->setText(heading);
    m_accept->setText(accept);
    m_problem->clear();
    unmark(*this);
    show();
}

void PartForm::refuse(const FormProblems &problems)
{
    m_problem->setNotice(Mark::Risk, tr("Not taken yet."), problems.why());
    if (problems.field())
        problems.field()->setFocus(Qt::OtherFocusReason);
}

void PartForm::offer(const RoiModel &model, const Portfolio &portfolio, FormProblems &problems)
{
    if (problems.none()) {
        if (const auto checked = value::checkRoi(model, portfolio); !checked)
            problems.add(nullptr, wording::problemLine(Voice::person(), checked.error()));
    }
    if (!problems.none()) {
        refuse(problems);
        return;
    }
    m_problem->clear();
    Q_EMIT accepted(model);
}

void PartForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return;
    }
    QWidget::keyPressEvent(event);
}

ModelFields::ModelFields(QWidget *parent)
    : QWidget(parent), m_title(formField(tr("Name of the model"), titleWidth)),
      m_appliesTo(formField(tr("Applies to"), filterWidth, tr("all, or plan:Business"))), m_from(formField(tr("First day"), dateWidth, tr("2026-01-01"))),
      m_to(formField(tr("Last day"), dateWidth, tr("2026-12-31"))), m_rounding(new ChoiceButton(tr("Hours")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(size::space2));
    row->addWidget(m_title);
    row->addWidget(formCaption(tr("applies to")));
    row->addWidget(m_appliesTo);
    row->addWidget(formCaption(tr("from")));
    row->addWidget(m_from);
    row->addWidget(formCaption(tr("to")));
    row->addWidget(m_to);
    row->addWidget(m_rounding);
    row->addStretch(1);
    for (QLineEdit *edit : {m_from, m_to})
        edit->setToolTip(tr("The period that value and cost are counted in. Left out: the contract year that runs"));
    m_rounding->setChoices({{tr("exact"), static_cast<int>(RoiRounding::Exact)}, {tr("whole hours"), static_cast<int>(RoiRounding::WholeHours)}});
    m_rounding->setToolTip(tr("Whole hours: a line's hours are rounded down before they are worth money"));
    for (QLineEdit *edit : {m_title, m_appliesTo, m_from, m_to})
        connect(edit, &QLineEdit::returnPressed, this, &ModelFields::entered);
}

void ModelFields::set(const RoiModel &model)
{
    m_title->setText(wording::plain(model.title));
    m_appliesTo->setText(wording::plain(model.appliesTo));
    m_from->setText(QString::fromStdString(isoFromDay(model.from)));
    m_to->setText(QString::fromStdString(isoFromDay(model.to)));
    m_rounding->setValue(static_cast<int>(model.rounding));
}

void ModelFields::read(RoiModel &model, const Portfolio &portfolio, FormProblems &problems) const
{
    model.title = m_title->text().trimmed().toStdString();
    if (model.title.empty())
        problems.add(m_title, tr("Give the model a name."));
    model.appliesTo = m_appliesTo->text().trimmed().toStdString();
    const auto matched = query::matchRows(model.appliesTo, factTable(portfolio));
    if (const auto *failed = std::get_if<query::FilterError>(&matched))
        problems.add(m_appliesTo, tr("Applies to: %1").arg(wording::filterProblemLine(Voice::person(), *failed)));
    model.from = dayOf(m_from, problems);
    model.to = dayOf(m_to, problems);
    if (model.to.valid() && !model.from.valid())
        problems.add(m_from, tr("A period that ends on a day begins on one, too."));
    else if (model.from.valid() && model.to.valid() && model.to < model.from)
        problems.add(m_to, tr("The last day (%1) lies before the first (%2).").arg(m_to->text().trimmed(), m_from->text().trimmed()));
    model.rounding = static_cast<RoiRounding>(m_rounding->value().toInt());
}

} // namespace milepost::ui
