#include "pages/value/line_form.h"

#include "pages/benchmarks/choice_button.h"
#include "pages/value/value_study.h"
#include "query/matcher.h"
#include "portfolio/fact_table.h"
#include "shell/action_registry.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "value/roi.h"
#include "wording/filter_words.h"
#include "wording/problems.h"
#include "wording/value_words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int numberWidth = 64, titleWidth = 220, longestTitle = 200;

QLineEdit *field(const QString &name, int width, const QString &hint = {})
{
    auto *edit = new QLineEdit;
    edit->setMaxLength(longestTitle);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(hint.isEmpty() ? name : hint);
    if (width > 0)
        edit->setFixedWidth(scaled(width));
    return edit;
}

TextLabel *caption(const QString &text) { return new TextLabel(text, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary); }

bool uses(const RoiModel &model, const std::string &key)
{
    return std::ranges::any_of(model.lines, [&](const RoiLine &line) {
        return line.saving == key || line.withoutUs == key || line.rate == key || line.confidence == key;
    }) || std::ranges::any_of(model.costs, [&](const RoiCost &cost) { return cost.amount == key || cost.rate == key; });
}

std::string unitWord(RoiUnit unit, Currency currency)
{
    const std::string code = currency.toString();
    return unit == RoiUnit::Minutes ? "minutes" : unit == RoiUnit::Money ? code : "units";
}

} // namespace

std::string keyFor(const std::string &title, const std::vector<std::string> &taken)
{
    constexpr std::size_t longest = 40;
    std::string key;
    for (const QChar letter : QString::fromStdString(title).normalized(QString::NormalizationForm_KD).toLower()) {
        const char plain = letter.toLatin1();
        if ((plain >= 'a' && plain <= 'z') || (plain >= '0' && plain <= '9'))
            key += plain;
        else if (letter.isSpace() || letter.isPunct())
            key += key.empty() || key.back() == '_' ? "" : "_";
    }
    key = key.substr(0, longest);
    while (!key.empty() && key.back() == '_')
        key.pop_back();
    if (key.empty())
        key = "line";
    std::string free = key;
    for (int n = 2; std::ranges::find(taken, free) != taken.end(); ++n)
        free = key + "_" + std::to_string(n);
    return free;
}

RoiModel withLine(RoiModel model, const LineDraft &draft, Currency currency, const std::string &owner, Day on)
{
    std::vector<std::string> lines, assumptions;
    for (const RoiLine &line : model.lines)
        lines.push_back(line.key);
    for (const RoiAssumption &assumption : model.assumptions)
        assumptions.push_back(assumption.key);
    const auto add = [&](const std::string &suffix, const std::string &title, const std::string &unit, std::array<std::string, 3> numbers, bool money) {
        RoiAssumption made;
        made.key = keyFor(draft.title + " " + suffix, assumptions);
        made.title = title;
        made.unit = unit;
        std::tie(made.low, made.base, made.high) = std::tie(numbers[0], numbers[1], numbers[2]);
        made.currency = money ? currency : Currency();
        made.owner = owner;
        made.on = on;
        assumptions.push_back(made.key);
        model.assumptions.push_back(made);
        return made.key;
    };
    const std::string code = currency.toString();
    RoiLine line;
    line.key = keyFor(draft.title, lines);
    line.title = draft.title;
    line.kind = draft.kind;
    line.counted = draft.counted;
    line.object = draft.object;
    line.unit = draft.unit;
    line.saving = add("saving", draft.title, unitWord(draft.unit, currency), {draft.low, draft.base, draft.high}, draft.unit == RoiUnit::Money);
    if (draft.unit != RoiUnit::Money)
        line.rate = add("rate", draft.title, code + (draft.unit == RoiUnit::Minutes ? " an hour" : " a unit"), {"", draft.rate, ""}, true);
    if (!draft.share.empty())
        line.confidence = add("share", draft.title, "share due to us", {"", draft.share, ""}, false);
    model.lines.push_back(line);
    return model;
}

RoiModel withoutLine(RoiModel model, std::size_t line)
{
    if (line >= model.lines.size())
        return model;
    const RoiLine gone = model.lines[line];
    model.lines.erase(model.lines.begin() + static_cast<std::ptrdiff_t>(line));
    std::erase_if(model.assumptions, [&](const RoiAssumption &assumption) {
        const bool was = assumption.key == gone.saving || assumption.key == gone.withoutUs || assumption.key == gone.rate || assumption.key == gone.confidence;
        return was && !uses(model, assumption.key);
    });
    return model;
}

LineForm::LineForm(QWidget *parent)
    : QWidget(parent), m_heading(new TextLabel({}, TypeRole::Body, TypeWeight::Strong)), m_modelFields(new QWidget),
      m_modelTitle(field(tr("Name of the model"), titleWidth)), m_appliesTo(field(tr("Applies to"), titleWidth, tr("all, or plan:Business"))),
      m_title(field(tr("What it saves"), titleWidth)), m_event(field(tr("Name of the event"), 180)), m_low(field(tr("Low"), numberWidth)),
      m_base(field(tr("Base"), numberWidth)), m_high(field(tr("High"), numberWidth)), m_rate(field(tr("Rate"), numberWidth, tr("46"))),
      m_share(field(tr("Share due to us"), numberWidth, tr("all"))), m_kind(new ChoiceButton(tr("Kind"))), m_counted(new ChoiceButton(tr("Counts"))),
      m_milestone(new ChoiceButton(tr("Milestone"))), m_unit(new ChoiceButton(tr("In"))), m_rateLabel(caption({})), m_problem(new InlineNotice),
      m_add(new Button(tr("Add line"), Button::Rank::Primary))
{
    setSurface(this, Token::SurfaceRaised);
    setProperty(ActionRegistry::ownsPlainKeys, true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::pagePadding), scaled(size::space3));
    column->setSpacing(scaled(size::space2));
    column->addWidget(m_heading);
    const auto row = [&](QWidget *on) {
        auto *made = on ? new QHBoxLayout(on) : new QHBoxLayout;
        made->setContentsMargins(0, 0, 0, 0);
        made->setSpacing(scaled(size::space2));
        if (on)
            column->addWidget(on);
        else
            column->addLayout(made);
        return made;
    };
    auto *models = row(m_modelFields);
    models->addWidget(m_modelTitle);
    models->addWidget(caption(tr("applies to")));
    models->addWidget(m_appliesTo);
    models->addWidget(caption(tr("The subscription counts as its cost.")));
    models->addStretch(1);
    auto *what = row(nullptr);
    for (QWidget *each : std::initializer_list<QWidget *>{m_title, m_kind, m_counted, m_milestone, m_event})
        what->addWidget(each);
    what->addStretch(1);
    auto *numbers = row(nullptr);
    numbers->addWidget(caption(tr("Each saves")));
    for (QWidget *each : std::initializer_list<QWidget *>{m_low, m_base, m_high, m_unit, m_rateLabel, m_rate})
        numbers->addWidget(each);
    numbers->addWidget(caption(tr("of which due to us")));
    numbers->addWidget(m_share);
    numbers->addStretch(1);
    auto *leave = new Button(tr("Cancel"));
    leave->setKeyHint(QStringLiteral("Esc"));
    m_add->setKeyHint(QStringLiteral("Enter"));
    numbers->addWidget(leave);
    numbers->addWidget(m_add);
    m_problem->clear();
    column->addWidget(m_problem);

    const auto voice = Voice::person();
    QVector<ChoiceButton::Choice> kinds;
    for (std::size_t i = 0; i < enumCount<RoiKind>(); ++i)
        kinds.append({wording::word(voice, static_cast<RoiKind>(i)), static_cast<int>(i)});
    m_kind->setChoices(kinds);
    m_counted->setChoices({{tr("a milestone"), static_cast<int>(RoiCounted::Milestone)}, {tr("an event"), static_cast<int>(RoiCounted::Event)}});
    m_unit->setChoices({{tr("minutes"), static_cast<int>(RoiUnit::Minutes)}, {tr("money"), static_cast<int>(RoiUnit::Money)}, {tr("units"), static_cast<int>(RoiUnit::Units)}});
    connect(m_counted, &ChoiceButton::chosen, this, &LineForm::showCounted);
    connect(m_unit, &ChoiceButton::chosen, this, &LineForm::showUnit);
    connect(leave, &QAbstractButton::clicked, this, &LineForm::cancelled);
    connect(m_add, &QAbstractButton::clicked, this, &LineForm::accept);
    for (QLineEdit *edit : {m_modelTitle, m_appliesTo, m_title, m_event, m_low, m_base, m_high, m_rate, m_share})
        connect(edit, &QLineEdit::returnPressed, this, &LineForm::accept);
}

void LineForm::begin(std::optional<RoiModel> model, std::shared_ptr<const Portfolio> portfolio, const std::vector<std::string> &taken)
{
    m_model = std::move(model);
    m_portfolio = std::move(portfolio);
    m_taken = taken;
    const auto voice = Voice::person();
    m_heading->setText(m_model ? tr("A line for “%1”").arg(wording::plain(m_model->title.empty() ? m_model->key : m_model->title)) : tr("A value model and its first line"));
    m_modelFields->setVisible(!m_model);
    m_add->setText(m_model ? tr("Add line") : tr("Make the model"));
    QVector<ChoiceButton::Choice> milestones;
    for (const MilestoneDefinition &milestone : m_portfolio->milestones)
        milestones.append({wording::plain(milestone.title), QString::fromStdString(milestone.key)});
    m_milestone->setChoices(milestones);
    for (QLineEdit *edit : {m_modelTitle, m_appliesTo, m_title, m_event, m_low, m_base, m_high, m_rate, m_share})
        edit->clear();
    m_problem->clear();
    showCounted();
    showUnit();
    show();
    (m_model ? m_title : m_modelTitle)->setFocus(Qt::OtherFocusReason);
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
    m_rate->setVisible(unit != RoiUnit::Money);
    m_rateLabel->setVisible(unit != RoiUnit::Money);
    m_rateLabel->setText(unit == RoiUnit::Minutes ? tr("an hour is worth") : tr("a unit is worth"));
}

void LineForm::refuse(const QString &why) { m_problem->setNotice(Mark::Risk, tr("Not added yet."), why); }

std::optional<std::string> LineForm::number(QLineEdit *edit, bool required, const QString &name, QString &why) const
{
    if (edit->text().trimmed().isEmpty()) {
        if (required && why.isEmpty())
            why = tr("%1 needs a number, such as 10 or 0.85.").arg(name);
        return std::string();
    }
    const auto typed = decimalTyped(Voice::person(), edit->text());
    if (!typed && why.isEmpty())
        why = tr("%1: “%2” is no number. Write digits without grouping, such as 1200 or 0.85.").arg(name, edit->text().trimmed());
    return typed;
}

void LineForm::accept()
{
    QString why;
    LineDraft draft;
    draft.title = m_title->text().trimmed().toStdString();
    if (draft.title.empty())
        why = tr("Say what it saves: “Reports that make themselves”.");
    draft.kind = static_cast<RoiKind>(m_kind->value().toInt());
    draft.counted = static_cast<RoiCounted>(m_counted->value().toInt());
    draft.unit = static_cast<RoiUnit>(m_unit->value().toInt());
    draft.object = draft.counted == RoiCounted::Event ? m_event->text().trimmed().toStdString() : m_milestone->value().toString().toStdString();
    draft.base = number(m_base, true, tr("Base"), why).value_or("");
    draft.low = number(m_low, false, tr("Low"), why).value_or("");
    draft.high = number(m_high, false, tr("High"), why).value_or("");
    if (draft.unit != RoiUnit::Money)
        draft.rate = number(m_rate, true, m_rateLabel->text(), why).value_or("");
    draft.share = number(m_share, false, tr("The share due to us"), why).value_or("");
    RoiModel model = m_model.value_or(RoiModel());
    if (!m_model) {
        model.title = m_modelTitle->text().trimmed().toStdString();
        if (model.title.empty() && why.isEmpty())
            why = tr("Give the model a name.");
        model.key = keyFor(model.title, m_taken);
        model.appliesTo = m_appliesTo->text().trimmed().toStdString();
        model.costs = {{"subscription", tr("Subscription").toStdString(), RoiCostKind::Subscription, "", "", {}}};
        const auto matched = query::matchRows(model.appliesTo, factTable(*m_portfolio));
        if (const auto *failed = std::get_if<query::FilterError>(&matched); failed && why.isEmpty())
            why = tr("Applies to: %1").arg(wording::filterProblemLine(Voice::person(), *failed));
    }
    if (why.isEmpty()) {
        model = withLine(std::move(model), draft, m_portfolio->baseCurrency, m_portfolio->me, m_portfolio->asOf);
        if (const auto checked = value::checkRoi(model, *m_portfolio); !checked)
            why = wording::problemLine(Voice::person(), checked.error());
    }
    if (!why.isEmpty()) {
        refuse(why);
        return;
    }
    m_problem->clear();
    Q_EMIT accepted(model);
}

void LineForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace milepost::ui
