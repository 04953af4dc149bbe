#include "pages/value/explanation_model.h"

#include "delegates/cell_roles.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/value/value_study.h"
#include "wording/figures.h"
#include "wording/value_words.h"

#include <QGuiApplication>

#include <algorithm>

namespace milepost::ui {

using value::RoiNode;
using wording::Voice;

namespace {
constexpr int firstIndent = 16, indentStep = 18; ///< px at 100 %

std::string nameOf(const RoiNode &node)
{
    switch (node.kind) {
    case RoiNode::Kind::Total: return "total";
    case RoiNode::Kind::Value: return std::string(keyOf(node.value));
    case RoiNode::Kind::Line: return std::to_string(node.line);
    case RoiNode::Kind::Month:
    case RoiNode::Kind::Day: return isoFromDay(node.on);
    case RoiNode::Kind::Rounding: return "rounding";
    }
    return {};
}
} // namespace

void ExplanationModel::setExplanation(const RoiModel &model, const value::RoiResult &result)
{
    beginResetModel();
    if (m_model.key != model.key)
        m_open = {"/total"};
    m_model = model;
    m_root = result.explanation;
    m_currency = result.currency;
    m_rows.clear();
    if (!m_root.children.empty())
        list(m_rows, m_root, 0, {});
    endResetModel();
}

void ExplanationModel::list(std::vector<Row> &rows, const RoiNode &node, int depth, const std::string &path) const
{
    const std::string own = path + "/" + nameOf(node);
    rows.push_back({&node, depth, own});
    if (!m_open.contains(own))
        return;
    for (const RoiNode &child : node.children)
        list(rows, child, depth + 1, own);
}

bool ExplanationModel::opens(int row) const { return row >= 0 && row < rowCount() && !node(row).children.empty(); }
bool ExplanationModel::isOpen(int row) const { return opens(row) && m_open.contains(m_rows[static_cast<std::size_t>(row)].path); }

void ExplanationModel::setOpen(int row, bool open)
{
    if (!opens(row) || isOpen(row) == open)
        return;
    const Row at = m_rows[static_cast<std::size_t>(row)];
    if (open) {
        m_open.insert(at.path);
        std::vector<Row> inner;
        for (const RoiNode &child : at.node->children)
            list(inner, child, at.depth + 1, at.path);
        beginInsertRows({}, row + 1, row + static_cast<int>(inner.size()));
        m_rows.insert(m_rows.begin() + row + 1, inner.begin(), inner.end());
        endInsertRows();
    } else {
        int last = row + 1;
        while (last < rowCount() && m_rows[static_cast<std::size_t>(last)].depth > at.depth)
            ++last;
        beginRemoveRows({}, row + 1, last - 1);
        m_open.erase(at.path);
        m_rows.erase(m_rows.begin() + row + 1, m_rows.begin() + last);
        endRemoveRows();
    }
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int ExplanationModel::reveal(std::size_t line)
{
    for (int row = 0; row < rowCount(); ++row) {
        const RoiNode &at = node(row);
        if (at.kind == RoiNode::Kind::Line && at.line == line)
            return row;
        const bool leads = at.kind == RoiNode::Kind::Total
            || (at.kind == RoiNode::Kind::Value && std::ranges::any_of(at.children, [&](const RoiNode &child) { return child.line == line; }));
        if (leads)
            setOpen(row, true);
    }
    return -1;
}

int ExplanationModel::parentRow(int row) const
{
    const int depth = m_rows[static_cast<std::size_t>(row)].depth;
    while (--row >= 0) {
        if (m_rows[static_cast<std::size_t>(row)].depth < depth)
            return row;
    }
    return -1;
}

int ExplanationModel::columnWidth(int column) const { return column == What ? 0 : column == Occurrences ? 140 : 180; }
int ExplanationModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int ExplanationModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString ExplanationModel::words(const RoiNode &node) const
{
    const auto voice = Voice::person();
    switch (node.kind) {
    case RoiNode::Kind::Total: return tr("Value to date, agreed or not");
    case RoiNode::Kind::Value: return wording::word(voice, node.value);
    case RoiNode::Kind::Line: {
        const RoiLine &line = m_model.lines[node.line];
        return wording::plain(line.title.empty() ? line.key : line.title);
    }
    case RoiNode::Kind::Month: {
        const YearMonthDay civil = civilFromDay(node.on);
        return QStringLiteral("%1 %2").arg(voice.locale.standaloneMonthName(civil.month)).arg(civil.year);
    }
    case RoiNode::Kind::Day: return wording::dateWithWeekday(voice, node.on);
    case RoiNode::Kind::Rounding: return tr("What rounding down to whole hours takes");
    }
    return {};
}

QVariant ExplanationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((index.column() == What ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    const bool strong = row.depth <= 1;
    if (index.column() == Occurrences)
        return numberCell(row.node->kind == RoiNode::Kind::Rounding || row.depth <= 1 ? QString() : wording::integer(Voice::person(), row.node->count), role, Tone::Secondary);
    if (index.column() == Amount)
        return numberCell(exactMoney(Voice::person(), row.node->amount, m_currency), role, Tone::Primary, strong ? TypeWeight::Strong : TypeWeight::Normal);
    const QString text = words(*row.node);
    if (role == Qt::AccessibleTextRole)
        return !opens(index.row()) ? text : isOpen(index.row()) ? tr("%1, open").arg(text) : tr("%1, closed").arg(text);
    if (role == Qt::DisplayRole)
        return text;
    if (role != CellRole::Value)
        return {};
    LineData line;
    line.indent = firstIndent + row.depth * indentStep;
    if (opens(index.row()))
        line.icon = isOpen(index.row()) ? Icon::ChevronDown : QGuiApplication::layoutDirection() == Qt::RightToLeft ? Icon::ChevronLeft : Icon::ChevronRight;
    else
        line.indent += indentStep + 2; // where its neighbours have a chevron
    line.runs.push_back({text, Tone::Primary, strong ? TypeWeight::Strong : TypeWeight::Normal});
    return QVariant::fromValue(line);
}

QVariant ExplanationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == What ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    return section == What ? QStringLiteral("     ") + tr("Where it comes from")
        : section == Occurrences ? tr("Occurrences")
                                 : tr("Worth, %1").arg(wording::currencySign(m_currency));
}

} // namespace milepost::ui
