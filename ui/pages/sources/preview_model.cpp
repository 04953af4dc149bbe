#include "pages/sources/preview_model.h"

#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "wording/problems.h"

#include <algorithm>

namespace milepost::ui {

void PreviewModel::setPreview(const ImportPreview &preview)
{
    beginResetModel();
    m_fields = preview.fields;
    m_rows = preview.rows;
    m_types.clear();
    for (const auto &field : m_fields) {
        const auto index = fieldIndex(preview.mapping.entity, field);
        m_types.push_back(index ? fieldsOf(preview.mapping.entity)[*index].type : FieldType::Text);
    }
    endResetModel();
}

int PreviewModel::troubledRows() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const auto &row) {
        return std::any_of(row.begin(), row.end(), [](const auto &cell) { return !cell.problem.empty(); });
    }));
}

QString PreviewModel::problem(int row, int column) const
{
    const auto &cells = m_rows[static_cast<std::size_t>(row)];
    return static_cast<std::size_t>(column) < cells.size() ? wording::importerSentence(wording::Voice::person(), cells[static_cast<std::size_t>(column)].problem)
                                                           : QString();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

bool PreviewModel::rightAligned(int column) const
{
    const FieldType type = m_types[static_cast<std::size_t>(column)];
    return type == FieldType::Integer || type == FieldType::Number || type == FieldType::Money;
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    if (column >= row.size())
        return {};
    const ImportPreview::Cell &cell = row[column];
    const QString text = QString::fromStdString(cell.text);
    const QString problem = wording::importerSentence(wording::Voice::person(), cell.problem);
    switch (role) {
    case Qt::DisplayRole: return text;
    case Qt::ToolTipRole: return problem.isEmpty() ? text : problem;
    case Qt::AccessibleTextRole: return problem.isEmpty() ? text : tr("%1: %2").arg(text, problem);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((rightAligned(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case CellRole::Value: {
        if (problem.isEmpty() && rightAligned(index.column())) {
            NumberData number;
            number.text = text;
            return QVariant::fromValue(number);
        }
        LineData line;
        if (!problem.isEmpty())
            line.mark = Mark::Watch;
        line.runs.push_back({text, problem.isEmpty() ? Tone::Primary : Tone::Watch});
        return QVariant::fromValue(line);
    }
    default: return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return QString::fromStdString(m_fields[static_cast<std::size_t>(section)]).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((rightAligned(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

} // namespace milepost::ui
