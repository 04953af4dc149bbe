#include "pages/sources/source_fields.h"

#include "shell/prompter.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/source_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

namespace milepost::ui {

namespace {

using Type = SourceOption::Type;

/// Options that only count with a value of another one (blank-divided).
struct Needs {
    std::string_view kind, key, other, values;
};
constexpr std::array needs{
    Needs{"http", "format", "preset", "none"},        Needs{"http", "records", "preset", "none"},
    Needs{"http", "records", "format", "json"},       Needs{"http", "paging", "preset", "none"},
    Needs{"http", "next", "preset", "none"},          Needs{"http", "next", "paging", "cursor link"},
    Needs{"http", "more", "paging", "cursor page offset"}, Needs{"http", "echo", "paging", "cursor"},
    Needs{"http", "cursor_param", "paging", "cursor page offset"}, Needs{"http", "first_page", "paging", "page"},
    Needs{"http", "user", "auth", "basic"},           Needs{"http", "auth_header", "auth", "header"},
};

/// Shown with "More settings" only.
constexpr std::array rare{"more", "echo", "cursor_param", "first_page", "page_size", "page_size_param", "since_param",
                          "since_field", "since", "overlap_seconds", "ca_file"};

bool listed(std::string_view list, std::string_view word)
{
    return QString::fromUtf8(list.data(), static_cast<qsizetype>(list.size())).split(QLatin1Char(' ')).contains(
        QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
}

} // namespace

SourceFields::SourceFields(Prompter *prompter, QWidget *parent) : QWidget(parent), m_prompter(prompter)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(scaled(size::space3));
    m_grid->setVerticalSpacing(scaled(size::space1));
    m_grid->setColumnMinimumWidth(0, scaled(formLabelWidth));
    m_grid->setColumnStretch(1, 1);
    m_more = new Button(tr("More settings"), Button::Rank::Link, this);
    m_more->hide();
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        m_all = !m_all;
        showRelevant();
    });
}

void SourceFields::setKind(const SourceKindSpec &spec, const std::map<std::string, std::string> &options)
{
    m_kind = spec.key;
    m_given = options;
    m_grid->removeWidget(m_more);
    for (const Field &field : m_fields) {
        for (QWidget *widget : std::initializer_list<QWidget *>{field.label, field.row, field.problem})
            delete widget;
    }
    m_fields.clear();
    m_fields.resize(spec.options.size());
    // What one has set is never hidden away.
    m_all = std::any_of(options.begin(), options.end(), [](const auto &option) {
        return !option.second.empty() && std::find(rare.begin(), rare.end(), option.first) != rare.end();
    });
    const auto voice = wording::Voice::person();
    QWidget *previous = nullptr;
    for (std::size_t i = 0; i < spec.options.size(); ++i) {
        Field &field = m_fields[i];
        field.option = &spec.options[i];
        const QString label = wording::optionLabel(voice, m_kind, field.option->key);
        field.label = new TextLabel(label, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary, this);
        field.row = new QWidget(this);
        auto *row = new QHBoxLayout(field.row);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(scaled(size::space2));
        field.editor = makeEditor(*field.option, i);
        field.editor->setAccessibleName(label);
        field.editor->setToolTip(wording::optionHelp(voice, m_kind, field.option->key));
        row->addWidget(field.editor, 1);
        if (m_prompter && (field.option->type == Type::Folder || field.option->type == Type::File)) {
            auto *choose = new Button(tr("Choose…"));
            row->addWidget(choose);
            connect(choose, &QAbstractButton::clicked, this, [this, i, label] {
                auto *line = qobject_cast<QLineEdit *>(m_fields[i].editor);
                const auto take = [this, i, line](const QString &path) {
                    if (path.isEmpty())
                        return;
                    line->setText(path);
                    edited(i);
                };
                if (m_fields[i].option->type == Type::Folder)
                    m_prompter->openFolder(this, label, take);
                else
                    m_prompter->openFiles(this, label, tr("Certificates (*.pem *.crt);;All files (*)"),
                                          [take](const QStringList &paths) { take(paths.value(0)); });
            });
        }
        field.label->setBuddy(field.editor);
        field.problem = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::WatchText, this);
        field.problem->setWordWrap(true);
        field.problem->hide();
        m_grid->addWidget(field.label, 2 * static_cast<int>(i), 0);
        m_grid->addWidget(field.row, 2 * static_cast<int>(i), 1);
        m_grid->addWidget(field.problem, 2 * static_cast<int>(i) + 1, 1);
        const auto given = options.find(std::string(field.option->key));
        setValue(field, given == options.end() || given->second.empty() ? std::string(field.option->fallback) : given->second);
        if (previous)
            setTabOrder(previous, field.editor);
        previous = field.editor;
    }
    m_grid->addWidget(m_more, 2 * static_cast<int>(spec.options.size()), 1, Qt::AlignLeft);
    showRelevant();
}

QWidget *SourceFields::makeEditor(const SourceOption &option, std::size_t index)
{
    const auto voice = wording::Voice::person();
    switch (option.type) {
    case Type::Choice: {
        auto *box = new QComboBox;
        box->setFocusPolicy(Qt::StrongFocus);
        const QString choices = QString::fromUtf8(option.choices.data(), static_cast<qsizetype>(option.choices.size()));
        for (const QString &choice : choices.split(QLatin1Char(' ')))
            box->addItem(wording::optionChoice(voice, option.key, choice.toStdString()), choice);
        connect(box, qOverload<int>(&QComboBox::activated), this, [this, index] { edited(index); });
        return box;
    }
    case Type::Flag: {
        auto *box = new QCheckBox(tr("yes"));
        connect(box, &QCheckBox::clicked, this, [this, index] { edited(index); });
        return box;
    }
    default: {
        auto *line = new QLineEdit;
        line->setPlaceholderText(wording::optionHelp(voice, m_kind, option.key));
        connect(line, &QLineEdit::textEdited, this, [this, index] { edited(index); });
        return line;
    }
    }
}

std::string SourceFields::value(const Field &field) const
{
    if (const auto *box = qobject_cast<const QComboBox *>(field.editor))
        return box->currentData().toString().toStdString();
    if (const auto *box = qobject_cast<const QCheckBox *>(field.editor))
        return box->isChecked() ? "yes" : "no";
    return static_cast<const QLineEdit *>(field.editor)->text().trimmed().toStdString();
}

void SourceFields::setValue(const Field &field, const std::string &value)
{
    const QSignalBlocker quiet(field.editor);
    if (auto *box = qobject_cast<QComboBox *>(field.editor))
        box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(value))));
    else if (auto *flag = qobject_cast<QCheckBox *>(field.editor))
        flag->setChecked(value == "yes");
    else
        static_cast<QLineEdit *>(field.editor)->setText(QString::fromStdString(value));
}

std::string SourceFields::valueOf(std::string_view key) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const Field &field) { return field.option->key == key; });
    return found == m_fields.end() ? std::string() : value(*found);
}

bool SourceFields::relevant(std::string_view key) const
{
    return std::all_of(needs.begin(), needs.end(), [&](const Needs &need) {
        return need.kind != m_kind || need.key != key || listed(need.values, valueOf(need.other));
    });
}

void SourceFields::showRelevant()
{
    bool anyRare = false;
    for (const Field &field : m_fields) {
        const bool seldom = std::find(rare.begin(), rare.end(), field.option->key) != rare.end();
        const bool sensible = relevant(field.option->key);
        anyRare = anyRare || (seldom && sensible);
        const bool shown = sensible && (m_all || !seldom);
        field.label->setVisible(shown);
        field.row->setVisible(shown);
        if (!shown)
            field.problem->hide();
    }
    m_more->setVisible(anyRare);
    m_more->setText(m_all ? tr("Fewer settings") : tr("More settings"));
}

void SourceFields::edited(std::size_t index)
{
    m_fields[index].touched = true;
    showRelevant();
    Q_EMIT changed();
}

std::map<std::string, std::string> SourceFields::options() const
{
    std::map<std::string, std::string> options = m_given;
    for (const Field &field : m_fields) {
        const std::string key(field.option->key), now = value(field), fallback(field.option->fallback);
        const auto given = m_given.find(key);
        const std::string before = given == m_given.end() || given->second.empty() ? fallback : given->second;
        if (!relevant(key) && given == m_given.end())
            options.erase(key);
        else if (now == before)
            continue;
        else if (now.empty() || now == fallback)
            options.erase(key);
        else
            options[key] = now;
    }
    return options;
}

void SourceFields::showProblem(const std::string &key, const QString &text)
{
    for (const Field &field : m_fields) {
        const bool here = field.option->key == key && !text.isEmpty();
        field.problem->setText(here ? text : QString());
        field.problem->setVisible(here);
        if (here && !field.row->isVisibleTo(this)) {
            m_all = true;
            showRelevant();
            field.problem->show();
        }
    }
}

bool SourceFields::touched(const std::string &key) const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [&](const Field &field) { return field.option->key == key && field.touched; });
}

QWidget *SourceFields::field(const std::string &key) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const Field &field) { return field.option->key == key; });
    return found == m_fields.end() ? nullptr : found->editor;
}

QWidget *SourceFields::firstField() const { return m_fields.empty() ? nullptr : m_fields.front().editor; }

} // namespace milepost::ui
