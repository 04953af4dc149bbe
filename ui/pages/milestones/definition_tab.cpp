#include "pages/milestones/definition_tab.h"

#include "portfolio/fact_table.h"
#include "query/matcher.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/filter_words.h"
#include "wording/rule_words.h"
#include "wording/terms.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int longestTitle = 200, longestText = 4000; ///< letters
constexpr int longestWindow = 3650; ///< days
constexpr int textHeight = 56, labelWidth = 132;

QString qt(const std::string &text) { return QString::fromStdString(text); }

template <class E> QComboBox *choicesOf()
{
    auto *box = new QComboBox;
    for (std::size_t i = 0; i < enumCount<E>(); ++i)
        box->addItem(wording::word(Voice::person(), static_cast<E>(i)), static_cast<int>(i));
    return box;
}

QPlainTextEdit *textField()
{
    auto *edit = new QPlainTextEdit;
    edit->setFixedHeight(scaled(textHeight));
    edit->setTabChangesFocus(true);
    edit->setFrameShape(QFrame::NoFrame);
    setSurface(edit->viewport(), Token::SurfaceInset);
    return edit;
}

Day dayOf(const QDate &date) { return dayFromIso(date.toString(Qt::ISODate).toStdString()).value_or(Day{}); }
QDate dateOf(Day day) { return QDate::fromString(qt(isoFromDay(day)), Qt::ISODate); }

} // namespace

DefinitionTab::DefinitionTab(QWidget *parent)
    : QWidget(parent), m_title(new QLineEdit), m_owner(new QLineEdit), m_method(new QLineEdit), m_appliesTo(new QLineEdit),
      m_implication(new QLineEdit), m_offer(new QLineEdit), m_ask(new QLineEdit), m_why(textField()), m_celebration(textField()),
      m_window(new QSpinBox), m_cadence(new QSpinBox), m_required(new QCheckBox(tr("Required"))), m_stage(choicesOf<Stage>()),
      m_pillar(choicesOf<Pillar>()), m_kind(choicesOf<MilestoneKind>()), m_category(choicesOf<Category>()),
      m_review(new QDateEdit), m_hasReview(new QCheckBox(tr("on"))),
      m_rule(new TextLabel), m_key(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary)),
      m_applicable(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary)),
      m_problem(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::RiskText)),
      m_note(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary)), m_bar(new QWidget),
      m_save(new Button(tr("Save"), Button::Rank::Primary))
{
    setSurface(this, Token::SurfacePage);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll, 1);
    auto *content = new QWidget;
    setSurface(content, Token::SurfacePage);
    auto *form = new QFormLayout(content);
    form->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::pagePadding), scaled(size::space4));
    form->setHorizontalSpacing(scaled(size::space4));
    form->setVerticalSpacing(scaled(size::space2));
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);

    const auto add = [&](const QString &label, QWidget *field) {
        auto *words = new TextLabel(label, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
        words->setMinimumWidth(scaled(labelWidth));
        form->addRow(words, field);
        field->setAccessibleName(label);
    };
    const auto side = [](std::initializer_list<QWidget *> fields) {
        auto *box = new QWidget;
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(scaled(size::space2));
        for (QWidget *field : fields)
            row->addWidget(field);
        row->addStretch(1);
        return box;
    };
    m_rule->setWordWrap(true);
    add(tr("Rule"), m_rule);
    m_title->setMaxLength(longestTitle);
    add(tr("Title"), m_title);
    add(tr("How it is measured"), m_method);
    m_window->setRange(0, longestWindow);
    m_window->setSpecialValueText(tr("none"));
    m_window->setSuffix(tr(" days"));
    m_window->setAccessibleName(tr("Target window in days from the start"));
    m_cadence->setRange(0, longestWindow);
    m_cadence->setSpecialValueText(tr("once"));
    m_cadence->setPrefix(tr("every "));
    m_cadence->setSuffix(tr(" days"));
    m_cadence->setAccessibleName(tr("Due again after so many days"));
    add(tr("Target window"), side({m_window, m_required}));
    add(tr("Repeats"), side({m_cadence}));
    m_category->setAccessibleName(tr("Category"));
    m_stage->setAccessibleName(tr("Journey stage"));
    add(tr("Category and stage"), side({m_category, m_stage}));
    m_pillar->setAccessibleName(tr("Pillar"));
    m_kind->setAccessibleName(tr("Kind"));
    add(tr("Pillar and kind"), side({m_pillar, m_kind}));
    m_owner->setPlaceholderText(tr("Who answers for it"));
    add(tr("Owner"), m_owner);
    m_appliesTo->setPlaceholderText(tr("every account; or a filter: plan:enterprise seats>50"));
    add(tr("Applies to"), m_appliesTo);
    m_appliesTo->setObjectName(QStringLiteral("appliesTo"));
    m_applicable->setWordWrap(true);
    m_applicable->hide();
    form->addRow(QString(), m_applicable);
    m_review->setCalendarPopup(true);
    m_review->setAccessibleName(tr("Review date"));
    m_hasReview->setAccessibleName(tr("Has a review date"));
    add(tr("Next review"), side({m_hasReview, m_review}));
    add(tr("Revenue or cost implication"), m_implication);
    add(tr("Expansion offer"), m_offer);
    add(tr("Advocacy ask"), m_ask);
    add(tr("Why it matters"), m_why);
    add(tr("What to say when it is reached"), m_celebration);
    form->addRow(QString(), m_key);
    scroll->setWidget(content);

    setSurface(m_bar, Token::SurfaceRaised);
    auto *bar = new QVBoxLayout(m_bar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(0);
    bar->addWidget(new Hairline);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(size::pagePadding), scaled(size::space2), scaled(size::space4), scaled(size::space2));
    row->addWidget(m_problem);
    m_note->setElided(true);
    row->addWidget(m_note, 1);
    auto *revertButton = new Button(tr("Take back"));
    revertButton->setKeyHint(tr("Esc"));
    m_save->setKeyHint(tr("Ctrl+S"));
    row->addWidget(revertButton);
    row->addWidget(m_save);
    bar->addLayout(row);
    outer->addWidget(m_bar);
    m_bar->hide();
    connect(revertButton, &QAbstractButton::clicked, this, [this] { revert(); });
    connect(m_save, &QAbstractButton::clicked, this, &DefinitionTab::save);
    const auto watch = [this] { showChanged(); };
    for (QLineEdit *each : {m_title, m_owner, m_method, m_appliesTo, m_implication, m_offer, m_ask})
        connect(each, &QLineEdit::textChanged, this, watch);
    for (QPlainTextEdit *each : {m_why, m_celebration})
        connect(each, &QPlainTextEdit::textChanged, this, watch);
    for (QSpinBox *each : {m_window, m_cadence})
        connect(each, &QSpinBox::valueChanged, this, watch);
    for (QCheckBox *each : {m_required, m_hasReview})
        connect(each, &QCheckBox::toggled, this, watch);
    for (QComboBox *each : {m_stage, m_pillar, m_kind, m_category})
        connect(each, &QComboBox::currentIndexChanged, this, watch);
    connect(m_review, &QDateEdit::dateChanged, this, watch);
    connect(m_appliesTo, &QLineEdit::textChanged, this, &DefinitionTab::tryFilter);
    connect(m_hasReview, &QCheckBox::toggled, m_review, &QWidget::setVisible);
    fill();
}

void DefinitionTab::setDefinition(const MilestoneDefinition &definition)
{
    const bool same = definition.key == m_definition.key && definition.version == m_definition.version;
    const bool typed = changed();
    if (same && typed)
        return;
    m_definition = definition;
    fill();
}

void DefinitionTab::setPortfolio(std::shared_ptr<const Portfolio> portfolio)
{
    m_portfolio = std::move(portfolio);
    tryFilter();
}

QString DefinitionTab::applicability() const { return m_applicable->text(); }

/// A filter that cannot be read would make the milestone apply to nobody: it is tried before it is saved.
void DefinitionTab::tryFilter()
{
    const std::string text = m_appliesTo->text().trimmed().toStdString();
    if (text.empty() || !m_portfolio) {
        m_trial.cancel();
        m_filterProblem.reset();
        m_applicable->clear();
        m_applicable->hide();
        showChanged();
        return;
    }
    m_trial.run([portfolio = m_portfolio, text] { return query::matchRows(text, factTable(*portfolio)); },
                [this](const std::variant<std::vector<query::RowIndex>, query::FilterError> &matched) {
                    const auto voice = Voice::person();
                    const auto *error = std::get_if<query::FilterError>(&matched);
                    if (error != nullptr) {
                        m_filterProblem = wording::filterProblemLine(voice, *error);
                        m_applicable->setText(*m_filterProblem);
                    } else {
                        m_filterProblem.reset();
                        m_applicable->setText(tr("%1 of %Ln account(s)", nullptr, static_cast<int>(m_portfolio->accountCount()))
                                                  .arg(wording::integer(voice, std::ssize(std::get<0>(matched)))));
                    }
                    m_applicable->setInk(error ? Token::RiskText : Token::TextSecondary);
                    m_applicable->show();
                    showChanged();
                    Q_EMIT applicabilityChanged();
                });
    showChanged();
}

void DefinitionTab::setEditable(bool editable)
{
    m_editable = editable;
    for (QWidget *each : std::initializer_list<QWidget *>{m_title, m_owner, m_method, m_appliesTo, m_implication, m_offer, m_ask,
                                                          m_why, m_celebration, m_window, m_cadence, m_required, m_stage,
                                                          m_pillar, m_kind, m_category, m_review, m_hasReview})
        each->setEnabled(editable);
}

void DefinitionTab::fill()
{
    m_filling = true;
    const auto voice = Voice::person();
    m_rule->setText(wording::ruleSentence(voice, m_definition.rule));
    m_title->setText(qt(m_definition.title));
    m_owner->setText(qt(m_definition.owner));
    m_method->setText(qt(m_definition.method));
    m_appliesTo->setText(qt(m_definition.appliesTo));
    m_implication->setText(qt(m_definition.implication));
    m_offer->setText(qt(m_definition.offer));
    m_ask->setText(qt(m_definition.ask));
    m_why->setPlainText(qt(m_definition.why));
    m_celebration->setPlainText(qt(m_definition.celebration));
    m_window->setValue(m_definition.windowDays.value_or(0));
    m_cadence->setValue(m_definition.cadenceDays.value_or(0));
    m_required->setChecked(m_definition.required);
    m_stage->setCurrentIndex(static_cast<int>(m_definition.stage));
    m_pillar->setCurrentIndex(static_cast<int>(m_definition.pillar));
    m_kind->setCurrentIndex(static_cast<int>(m_definition.kind));
    m_category->setCurrentIndex(static_cast<int>(m_definition.category));
    m_hasReview->setChecked(m_definition.reviewOn.valid());
    m_review->setVisible(m_definition.reviewOn.valid());
    if (m_definition.reviewOn.valid())
        m_review->setDate(dateOf(m_definition.reviewOn));
    for (QLineEdit *each : {m_title, m_owner, m_method, m_appliesTo, m_implication, m_offer, m_ask})
        each->setCursorPosition(0); // long ones are read from their beginning
    m_key->setText(tr("key %1").arg(wording::name(m_definition.key)));
    m_filling = false;
    showChanged();
}

MilestoneDefinition DefinitionTab::edited() const
{
    MilestoneDefinition made = m_definition;
    const auto text = [](const QLineEdit *edit) { return edit->text().trimmed().toStdString(); };
    // What was not touched stays as it was, to the last blank.
    const auto take = [&](std::string &into, const QLineEdit *edit) {
        if (edit->text() != qt(into))
            into = text(edit);
    };
    take(made.title, m_title);
    take(made.owner, m_owner);
    take(made.method, m_method);
    take(made.appliesTo, m_appliesTo);
    take(made.implication, m_implication);
    take(made.offer, m_offer);
    take(made.ask, m_ask);
    if (m_why->toPlainText() != qt(made.why))
        made.why = m_why->toPlainText().left(longestText).toStdString();
    if (m_celebration->toPlainText() != qt(made.celebration))
        made.celebration = m_celebration->toPlainText().left(longestText).toStdString();
    made.windowDays = m_window->value() > 0 ? std::optional(m_window->value()) : std::nullopt;
    made.cadenceDays = m_cadence->value() > 0 ? std::optional(m_cadence->value()) : std::nullopt;
    made.required = m_required->isChecked();
    made.stage = static_cast<Stage>(m_stage->currentIndex());
    made.pillar = static_cast<Pillar>(m_pillar->currentIndex());
    made.kind = static_cast<MilestoneKind>(m_kind->currentIndex());
    made.category = static_cast<Category>(m_category->currentIndex());
    made.reviewOn = m_hasReview->isChecked() ? dayOf(m_review->date()) : Day{};
    return made;
}

bool DefinitionTab::changed() const { return !m_definition.key.empty() && !(edited() == m_definition); }

void DefinitionTab::showChanged()
{
    if (m_filling)
        return;
    const bool differs = changed();
    m_bar->setVisible(differs && m_editable);
    const bool untitled = m_title->text().trimmed().isEmpty();
    m_problem->setText(untitled ? tr("A milestone needs a title.") : m_filterProblem ? tr("“Applies to” cannot be read.") : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_save->setEnabled(!untitled && !m_filterProblem && !m_trial.busy());
    m_note->setText(tr("Makes version %1, in force from today; the one before stays in History.")
                        .arg(wording::integer(Voice::person(), m_definition.version + 1)));
}

void DefinitionTab::editTitle()
{
    m_title->setFocus(Qt::ShortcutFocusReason);
    m_title->selectAll();
}

void DefinitionTab::save()
{
    if (changed() && m_editable && m_save->isEnabled())
        Q_EMIT saveRequested(edited());
}

bool DefinitionTab::revert()
{
    if (!changed())
        return false;
    fill();
    return true;
}

} // namespace milepost::ui
