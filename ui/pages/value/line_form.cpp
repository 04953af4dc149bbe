#include "pages/value/line_form.h"

#include "pages/benchmarks/choice_button.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/value_words.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int nameWidth = 220, eventWidth = 180, dayWidth = 96;

Stated statedIn(const Portfolio &portfolio) { return {portfolio.baseCurrency, portfolio.me, portfolio.asOf}; }

QString nameOf(const RoiModel &model) { return wording::plain(model.title.empty() ? model.key : model.title); }

/// A caption and what it is of, to be hidden together.
QWidget *captioned(TextLabel *caption, QWidget *field)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(size::space2));
    row->addWidget(caption);
    row->addWidget(field);
    return box;
}

} // namespace

LineForm::LineForm(QWidget *parent)
    : PartForm(tr("Add line"), parent), m_modelFields(new ModelFields), m_title(formField(tr("What it saves"), nameWidth)),
      m_event(formField(tr("Name of the event"), eventWidth)), m_kind(new ChoiceButton(tr("Kind"))), m_counted(new ChoiceButton(tr("Counts"))),
      m_milestone(new ChoiceButton(tr("Milestone"))), m_unit(new ChoiceButton(tr("In"))), m_saving(new NumberSource(tr("Saving"), {}, true)),
      m_withoutUs(new NumberSource(tr("Without us"), tr("nothing"), false)), m_rate(new NumberSource(tr("Rate"), {}, false)),
      m_share(new NumberSource(tr("Share due to us"), tr("all of it"), false)), m_rateLabel(formCaption({}))
{
    addRow()->addWidget(m_modelFields);
    auto *what = addRow();
    for (QWidget *each : std::initializer_list<QWidget *>{m_title, m_kind, m_counted, m_milestone, m_event})
        what->addWidget(each);
    what->addStretch(1);
    auto *numbers = addRow();
    numbers->addWidget(formCaption(tr("Each saves")));
    m_rateBox = captioned(m_rateLabel, m_rate);
    for (QWidget *each : std::initializer_list<QWidget *>{m_saving, m_unit, m_rateBox})
        numbers->addWidget(each);
    numbers->addStretch(1);
    auto *less = addRow();
    less->addWidget(captioned(formCaption(tr("without us it would have saved")), m_withoutUs));
    less->addWidget(captioned(formCaption(tr("due to us")), m_share));
    finishRows();

    const auto voice = Voice::person();
    QVector<ChoiceButton::Choice> kinds;
    for (std::size_t i = 0; i < enumCount<RoiKind>(); ++i)
        kinds.append({wording::word(voice, static_cast<RoiKind>(i)), static_cast<int>(i)});
    m_kind->setChoices(kinds);
    m_counted->setChoices({{tr("a milestone"), static_cast<int>(RoiCounted::Milestone)}, {tr("an event"), static_cast<int>(RoiCounted::Event)}});
    m_unit->setChoices({{tr("minutes"), static_cast<int>(RoiUnit::Minutes)}, {tr("money"), static_cast<int>(RoiUnit::Money)}, {tr("units"), static_cast<int>(RoiUnit::Units)}});
    connect(m_counted, &ChoiceButton::chosen, this, &LineForm::showCounted);
    connect(m_unit, &ChoiceButton::chosen, this, &LineForm::showUnit);
    connect(m_modelFields, &ModelFields::entered, this, &LineForm::accept);
    for (QLineEdit *edit : {m_title, m_event})
        connect(edit, &QLineEdit::returnPressed, this, &LineForm::accept);
    for (NumberSource *each : {m_saving, m_withoutUs, m_rate, m_share})
        connect(each, &NumberSource::entered, this, &LineForm::accept);
}

void LineForm::beginNew(std::optional<RoiModel> model, std::shared_ptr<const Portfolio> portfolio, const std::vector<std::string> &taken)
{
    m_model = std::move(model);
    m_line.reset();
    m_portfolio = std::move(portfolio);
    m_taken = taken;
    m_modelFields->set({});
    fill(m_model ? tr("A line for “%1”").arg(nameOf(*m_model)) : tr("A value model and its first line. The subscription counts as its cost."),
         m_model ? tr("Add line") : tr("Make the model"), {});
    (m_model ? m_title : m_modelFields->first())->setFocus(Qt::OtherFocusReason);
}

void LineForm::beginChange(const RoiModel &model, std::size_t line, std::shared_ptr<const Portfolio> portfolio)
{
    m_model = model;
    m_line = line;
    m_portfolio = std::move(portfolio);
    fill(tr("Line %1 of “%2”").arg(line + 1).arg(nameOf(model)), tr("Keep"), draftOf(model.lines[line]));
    m_title->setFocus(Qt::OtherFocusReason);
    m_title->selectAll();
}

void LineForm::fill(const QString &heading, const QString &accept, const LineDraft &draft)
{
    m_modelFields->setVisible(!m_model);
    QVector<ChoiceButton::Choice> milestones;
    for (const MilestoneDefinition &milestone : m_portfolio->milestones)
        milestones.append({wording::plain(milestone.title), QString::fromStdString(milestone.key)});
    m_milestone->setChoices(milestones);
    m_title->setText(wording::plain(draft.title));
    m_kind->setValue(static_cast<int>(draft.kind));
    m_counted->setValue(static_cast<int>(draft.counted));
    const QString object = QString::fromStdString(draft.object);
    m_event->setText(draft.counted == RoiCounted::Event ? object : QString());
    if (draft.counted == RoiCounted::Milestone)
        m_milestone->setValue(object);
    m_unit->setValue(static_cast<int>(draft.unit));
    showUnit();
    m_saving->set(draft.saving);
    m_withoutUs->set(draft.withoutUs);
    m_rate->set(draft.rate);
    m_share->set(draft.share);
    showCounted();
    begin(heading, accept);
}

void LineForm::showCounted()
{
    const bool event = m_counted->value().toInt() == static_cast<int>(RoiCounted::Event);
    m_event->setVisible(event);
    m_milestone->setVisible(!event);
}

void LineForm::showUnit()
{
    const auto unit = static_cast<RoiUnit>(m_unit->value().toInt());
    const RoiModel model = m_model.value_or(RoiModel());
    m_saving->offer(model, unit == RoiUnit::Money);
    m_withoutUs->offer(model, unit == RoiUnit::Money);
    m_rate->offer(model, true);
    m_share->offer(model, false);
    m_rateBox->setVisible(unit != RoiUnit::Money);
    m_rateLabel->setText(unit == RoiUnit::Minutes ? tr("an hour is worth") : tr("a unit is worth"));
}

void LineForm::accept()
{
    FormProblems problems(*this);
    RoiModel model = m_model.value_or(RoiModel());
    if (!m_model) {
        m_modelFields->read(model, *m_portfolio, problems);
        model.key = keyFor(model.title, m_taken);
        model.costs = {{"subscription", tr("Subscription").toStdString(), RoiCostKind::Subscription, "", "", {}}};
    }
    LineDraft draft;
    draft.title = m_title->text().trimmed().toStdString();
    if (draft.title.empty())
        problems.add(m_title, tr("Say what it saves: “Reports that make themselves”."));
    draft.kind = static_cast<RoiKind>(m_kind->value().toInt());
    draft.counted = static_cast<RoiCounted>(m_counted->value().toInt());
    draft.unit = static_cast<RoiUnit>(m_unit->value().toInt());
    draft.object = draft.counted == RoiCounted::Event ? m_event->text().trimmed().toStdString() : m_milestone->value().toString().toStdString();
    if (draft.counted == RoiCounted::Event && draft.object.empty())
        problems.add(m_event, tr("Name the event that is counted, as it comes from the source: “ticket_solved”."));
    draft.saving = m_saving->read(problems);
    draft.withoutUs = m_withoutUs->read(problems);
    if (draft.unit != RoiUnit::Money)
        draft.rate = m_rate->read(problems);
    draft.share = m_share->read(problems);
    const auto share = value::exactFromDecimal(draft.share.base);
    if (share && (*share < 0 || *share > 1))
        problems.add(m_share->field(), tr("The share due to us lies between 0 and 1: 0.85 is 85 %."));
    if (problems.none())
        model = withLine(std::move(model), m_line, draft, statedIn(*m_portfolio));
    offer(model, *m_portfolio, problems);
}

CostForm::CostForm(QWidget *parent)
    : PartForm(tr("Add cost"), parent), m_title(formField(tr("What it cost"), nameWidth)),
      m_due(formField(tr("Due on"), dayWidth, tr("first day"))), m_kind(new ChoiceButton(tr("Kind"))), m_amountLabel(formCaption({})),
      m_rateLabel(formCaption({})), m_amount(new NumberSource(tr("Amount"), {}, true)), m_rate(new NumberSource(tr("Rate"), tr("none"), false))
{
    auto *what = addRow();
    m_due->setToolTip(tr("It counts in full on this day. Left out: on the first day of the period"));
    m_rateBox = captioned(m_rateLabel, m_rate);
    m_amountBox = captioned(m_amountLabel, m_amount);
    for (QWidget *each : std::initializer_list<QWidget *>{m_title, m_kind, m_amountBox})
        what->addWidget(each);
    what->addStretch(1);
    auto *rest = addRow();
    rest->addWidget(m_rateBox);
    rest->addWidget(captioned(formCaption(tr("due on")), m_due));
    finishRows();
    const auto voice = Voice::person();
    QVector<ChoiceButton::Choice> kinds;
    for (std::size_t i = 0; i < enumCount<RoiCostKind>(); ++i)
        kinds.append({wording::word(voice, static_cast<RoiCostKind>(i)), static_cast<int>(i)});
    m_kind->setChoices(kinds);
    connect(m_kind, &ChoiceButton::chosen, this, &CostForm::showKind);
    for (QLineEdit *edit : {m_title, m_due})
        connect(edit, &QLineEdit::returnPressed, this, &CostForm::accept);
    for (NumberSource *each : {m_amount, m_rate})
        connect(each, &NumberSource::entered, this, &CostForm::accept);
}

void CostForm::begin(const RoiModel &model, std::optional<std::size_t> cost, std::shared_ptr<const Portfolio> portfolio)
{
    m_model = model;
    m_cost = cost;
    m_portfolio = std::move(portfolio);
    const CostDraft draft = cost ? draftOf(model.costs[*cost]) : CostDraft();
    m_title->setText(wording::plain(draft.title));
    m_kind->setValue(static_cast<int>(draft.kind));
    m_due->setText(QString::fromStdString(isoFromDay(draft.due)));
    showKind();
    m_amount->set(draft.amount);
    m_rate->set(draft.rate);
    m_rateBox->setVisible(m_rateBox->isVisibleTo(this) || !draft.rate.none());
    PartForm::begin(cost ? tr("A cost of “%1”").arg(nameOf(model)) : tr("A cost for “%1”").arg(nameOf(model)), cost ? tr("Keep") : tr("Add cost"));
    m_title->setFocus(Qt::OtherFocusReason);
    m_title->selectAll();
}

void CostForm::showKind()
{
    const auto kind = static_cast<RoiCostKind>(m_kind->value().toInt());
    const bool hours = kind == RoiCostKind::InternalHours, priced = kind != RoiCostKind::Subscription;
    m_amount->offer(m_model, !hours);
    m_rate->offer(m_model, true);
    m_amountBox->setVisible(priced);
    m_rateBox->setVisible(hours);
    m_due->parentWidget()->setVisible(priced);
    m_amountLabel->setText(hours ? tr("hours") : tr("amount in %1").arg(QString::fromStdString(m_portfolio->baseCurrency.toString())));
    m_rateLabel->setText(tr("an hour costs"));
}

void CostForm::accept()
{
    FormProblems problems(*this);
    CostDraft draft;
    draft.kind = static_cast<RoiCostKind>(m_kind->value().toInt());
    draft.title = m_title->text().trimmed().toStdString();
    if (draft.title.empty())
        problems.add(m_title, tr("Say what it cost: “Moving the data”."));
    if (draft.kind != RoiCostKind::Subscription) {
        draft.amount = m_amount->read(problems);
        draft.due = dayOf(m_due, problems);
        if (m_rateBox->isVisibleTo(this))
            draft.rate = m_rate->read(problems);
        if (draft.kind == RoiCostKind::InternalHours && draft.rate.none() && problems.none())
            problems.add(m_rate->field(), tr("Say what an hour costs: choose a number beside “an hour costs”."));
    }
    const RoiModel model = problems.none() ? withCost(m_model, m_cost, draft, statedIn(*m_portfolio)) : m_model;
    offer(model, *m_portfolio, problems);
}

ModelForm::ModelForm(QWidget *parent) : PartForm(tr("Keep"), parent), m_fields(new ModelFields)
{
    addRow()->addWidget(m_fields);
    (void)addRow();
    finishRows();
    connect(m_fields, &ModelFields::entered, this, &ModelForm::accept);
}

void ModelForm::begin(const RoiModel &model, std::shared_ptr<const Portfolio> portfolio)
{
    m_model = model;
    m_portfolio = std::move(portfolio);
    m_fields->set(model);
    PartForm::begin(tr("The value model “%1”").arg(nameOf(model)), tr("Keep"));
    m_fields->first()->setFocus(Qt::OtherFocusReason);
}

void ModelForm::accept()
{
    FormProblems problems(*this);
    RoiModel model = m_model;
    m_fields->read(model, *m_portfolio, problems);
    offer(model, *m_portfolio, problems);
}

} // namespace milepost::ui
