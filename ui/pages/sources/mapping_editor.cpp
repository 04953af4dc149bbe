#include "pages/sources/mapping_editor.h"

#include "delegates/cell_widget.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/problems.h"
#include "wording/terms.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QSignalBlocker>

#include <algorithm>

namespace milepost::ui {

namespace {

constexpr std::size_t mostRows = 200; ///< wider files keep their mapping; the columns beyond are named in a line
constexpr int fieldWidth = 150, narrowFieldWidth = 108, narrow = 460; ///< px at 100 %

// Data of the field boxes. Field keys are snake_case, so these cannot be mistaken for one.
const QString leftOut = QStringLiteral("-");
const QString asCustom = QStringLiteral("+custom");
const QString asProperty = QStringLiteral("+property");

QString typeWord(FieldType type)
{
    switch (type) {
    case FieldType::Text: return MappingEditor::tr("text");
    case FieldType::Integer: return MappingEditor::tr("whole number");
    case FieldType::Number: return MappingEditor::tr("number");
    case FieldType::Flag: return MappingEditor::tr("yes or no");
    case FieldType::Date: return MappingEditor::tr("date");
    case FieldType::Time: return MappingEditor::tr("time");
    case FieldType::Money: return MappingEditor::tr("money");
    case FieldType::Key: return MappingEditor::tr("one of a list");
    }
    return {};
}

/// "churned_on" → "churned on".
QString fieldWord(std::string_view key)
{
    return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())).replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace

MappingEditor::MappingEditor(QWidget *parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(scaled(size::space3));
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(3, 4);
    setSurface(this, Token::SurfacePage);
}

void MappingEditor::show(const MappingDraft &draft, const ImportPreview &preview)
{
    m_draft = draft;
    if (m_builtHeader != draft.header() || m_builtFor != draft.mapping().entity || m_rows.empty())
        rebuild();
    refresh(preview);
}

bool MappingEditor::eventFilter(QObject *watched, QEvent *event)
{
    // A field has one column: stepping through a closed box would take every field on the way from the column that has it.
    auto *box = qobject_cast<QComboBox *>(watched);
    if (box && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            box->showPopup();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void MappingEditor::fillFields(QComboBox &box, std::size_t column) const
{
    Q_UNUSED(column)
    box.addItem(tr("left out"), leftOut);
    for (const FieldSpec &spec : fieldsOf(m_draft.mapping().entity))
        box.addItem(fieldWord(spec.key), fieldWord(spec.key).replace(QLatin1Char(' '), QLatin1Char('_')));
    if (m_draft.allowsCustom())
        box.addItem(tr("custom field"), asCustom);
    if (m_draft.allowsProperties())
        box.addItem(tr("property of the event"), asProperty);
}

void MappingEditor::rebuild()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows.clear();
    m_builtHeader = m_draft.header();
    m_builtFor = m_draft.mapping().entity;
    const QStringList titles{tr("Column in the file"), tr("Field"), tr("Type"), tr("First value")};
    for (int i = 0; i < titles.size(); ++i) {
        auto *title = new TextLabel(titles[i], TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
        title->setMinimumHeight(scaled(size::header));
        m_grid->addWidget(title, 0, i);
    }
    const std::size_t shown = std::min(m_draft.header().size(), mostRows);
    QWidget *previous = nullptr;
    for (std::size_t column = 0; column < shown; ++column) {
        const int gridRow = 2 * static_cast<int>(column) + 1;
        const QString header = QString::fromStdString(m_draft.header()[column]);
        m_grid->addWidget(new Hairline, gridRow, 0, 1, 4);
        auto *name = new TextLabel(header);
        name->setElided(true);
        name->setMinimumHeight(scaled(size::rowLadder));
        Row row;
        row.field = new QComboBox;
        row.field->setFixedWidth(fieldRoom());
        row.field->setAccessibleName(tr("Field for column %1").arg(header));
        row.field->setFocusPolicy(Qt::StrongFocus);
        row.field->installEventFilter(this);
        fillFields(*row.field, column);
        connect(row.field, qOverload<int>(&QComboBox::activated), this,
                [this, column, box = row.field](int index) { choose(column, box->itemData(index).toString()); });
        row.type = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
        row.type->setMinimumWidth(scaled(84));
        row.value = new CellWidget;
        m_grid->addWidget(name, gridRow + 1, 0);
        m_grid->addWidget(row.field, gridRow + 1, 1);
        m_grid->addWidget(row.type, gridRow + 1, 2);
        m_grid->addWidget(row.value, gridRow + 1, 3);
        if (previous)
            setTabOrder(previous, row.field);
        previous = row.field;
        m_rows.push_back(row);
    }
    if (shown < m_draft.header().size()) {
        auto *rest = new TextLabel(tr("and %Ln more column(s), read as the mapping file says", nullptr,
                                      static_cast<int>(m_draft.header().size() - shown)),
                                   TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
        rest->setMinimumHeight(scaled(size::header));
        m_grid->addWidget(rest, 2 * static_cast<int>(shown) + 1, 0, 1, 4);
    }
}

int MappingEditor::fieldRoom() const { return scaled(width() < scaled(narrow) ? narrowFieldWidth : fieldWidth); }

void MappingEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (const Row &row : m_rows)
        row.field->setFixedWidth(fieldRoom());
}

void MappingEditor::refresh(const ImportPreview &preview)
{
    for (std::size_t column = 0; column < m_rows.size(); ++column) {
        const MappingDraft::Choice choice = m_draft.choice(column);
        Row &row = m_rows[column];
        QString chosen = leftOut;
        if (choice.use == MappingDraft::Use::Field)
            chosen = QString::fromStdString(choice.field);
        else if (choice.use != MappingDraft::Use::LeftOut)
            chosen = choice.use == MappingDraft::Use::Custom ? asCustom : asProperty;
        const QSignalBlocker quiet(row.field);
        row.field->setCurrentIndex(std::max(0, row.field->findData(chosen)));

        const auto index = fieldIndex(m_draft.mapping().entity, choice.field);
        const bool mapped = choice.use == MappingDraft::Use::Field && index;
        row.type->setText(mapped ? typeWord(fieldsOf(m_draft.mapping().entity)[*index].type)
                                 : choice.use == MappingDraft::Use::LeftOut ? QString() : tr("text"));

        LineData value;
        const auto field = std::find(preview.fields.begin(), preview.fields.end(), choice.field);
        const auto position = static_cast<std::size_t>(field - preview.fields.begin());
        if (mapped && field != preview.fields.end() && !preview.rows.empty() && position < preview.rows[0].size()) {
            const auto &cell = preview.rows[0][position];
            value.mark = cell.problem.empty() ? Mark::Good : Mark::Watch;
            const QString text = cell.problem.empty() ? QString::fromStdString(cell.text) : wording::importerSentence(wording::Voice::person(), cell.problem);
            value.runs.push_back({text.isEmpty() ? tr("empty, allowed") : text,
                                  text.isEmpty() ? Tone::Tertiary : Tone::Primary});
        } else if (!preview.sample.empty() && column < preview.sample[0].size()) {
            value.runs.push_back({QString::fromStdString(preview.sample[0][column]), Tone::Tertiary});
        }
        row.value->set(value);
    }
}

void MappingEditor::choose(std::size_t column, const QString &choice)
{
    using Use = MappingDraft::Use;
    if (choice == leftOut)
        m_draft.choose(column, {Use::LeftOut, {}});
    else if (choice == asCustom)
        m_draft.choose(column, {Use::Custom, {}});
    else if (choice == asProperty)
        m_draft.choose(column, {Use::Property, {}});
    else
        m_draft.choose(column, {Use::Field, choice.toStdString()});
    Q_EMIT edited();
}

} // namespace milepost::ui
