#include "pages/value/assumption_model.h"

#include "delegates/cell_roles.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/value/in_place_table.h"
#include "pages/value/value_study.h"
#include "wording/figures.h"
#include "wording/problems.h"

#include <algorithm>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int pageIndent = 16;

std::string RoiAssumption::*endOf(int column)
{
    return column == AssumptionModel::Low ? &RoiAssumption::low : column == AssumptionModel::High ? &RoiAssumption::high : &RoiAssumption::base;
}

bool isNumber(int column) { return column == AssumptionModel::Low || column == AssumptionModel::Base || column == AssumptionModel::High; }

} // namespace

void AssumptionModel::setModel(const RoiModel &model, std::shared_ptr<const Portfolio> portfolio, const std::vector<std::string> &own, bool editable)
{
    const auto keys = [](const RoiModel &of) {
        std::vector<std::string> found;
        for (const RoiAssumption &assumption : of.assumptions)
            found.push_back(assumption.key);
        return found;
    };
    const bool sameRows = m_model.key == model.key && keys(m_model) == keys(model);
    if (!sameRows)
        beginResetModel();
    if (m_model.key != model.key)
        m_drafts.clear();
    m_model = model;
    m_portfolio = std::move(portfolio);
    m_own = own;
    m_editable = editable;
    if (!sameRows)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT problemChanged();
}

int AssumptionModel::rowOf(const std::string &key) const
{
    const auto at = std::ranges::find(m_model.assumptions, key, &RoiAssumption::key);
    return at == m_model.assumptions.end() ? -1 : static_cast<int>(at - m_model.assumptions.begin());
}

int AssumptionModel::columnWidth(int column) const
{
    constexpr std::array<int, ColumnCount> widths{0, 104, 64, 76, 76, 76, 124, 168, 104, 120, 104};
    return widths[static_cast<std::size_t>(column)];
}

QString AssumptionModel::problem() const { return m_drafts.empty() ? QString() : m_drafts.begin()->second.why; }

int AssumptionModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_model.assumptions.size()); }
int AssumptionModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString AssumptionModel::text(const RoiAssumption &assumption, int column) const
{
    const auto voice = Voice::person();
    switch (column) {
    case Title: return wording::plain(assumption.title.empty() ? assumption.key : assumption.title);
    case Unit: return wording::plain(assumption.unit);
    case Money: return QString::fromStdString(assumption.currency.toString());
    case Low:
    case Base:
    case High: return decimalWords(voice, assumption.*endOf(column));
    case Owner: return wording::plain(assumption.owner);
    case Source: return wording::plain(assumption.source);
    case On: return assumption.on.valid() ? QString::fromStdString(isoFromDay(assumption.on)) : QString();
    case Agreed: return assumption.agreed ? tr("Agreed") : tr("Not agreed");
    case Scope: return isOwn(assumption) ? tr("this account") : tr("the model");
    default: return {};
    }
}

bool AssumptionModel::isOwn(const RoiAssumption &assumption) const { return std::ranges::find(m_own, assumption.key) != m_own.end(); }

QVariant AssumptionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RoiAssumption &assumption = m_model.assumptions[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == InPlace::Toggles)
        return m_editable && (column == Agreed || (column == Scope && isOwn(assumption)));
    const auto draft = m_drafts.find({assumption.key, column});
    const bool drafted = draft != m_drafts.end();
    const QString shown = drafted ? draft->second.text : text(assumption, column);
    if (role == Qt::EditRole)
        return shown;
    if (role == Qt::ToolTipRole)
        return drafted                               ? QVariant(draft->second.why)
            : column == Scope && isOwn(assumption)   ? QVariant(tr("A number of this account's own. Space: use the model's number again"))
            : column == Title || column == Source ? QVariant(shown)
                                                     : QVariant();
    if (role == Qt::AccessibleTextRole && drafted)
        return QStringLiteral("%1, %2").arg(shown, draft->second.why);
    const Tone tone = drafted ? Tone::Risk : column == Base || column == Title || column == Agreed ? Tone::Primary : Tone::Secondary;
    if (isNumber(column) && !drafted)
        return numberCell(shown, role, tone, column == Base ? TypeWeight::Medium : TypeWeight::Normal);
    const bool empty = shown.isEmpty();
    const std::optional<Mark> mark = drafted ? std::optional(Mark::Risk)
        : column == Agreed                   ? std::optional(assumption.agreed ? Mark::Good : Mark::Watch)
                                             : std::nullopt;
    return lineCell(empty ? wording::noData() : shown, role, column == Title ? pageIndent : 0, empty ? Tone::Tertiary : tone, mark);
}

QVariant AssumptionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title: return QStringLiteral("     ") + tr("Assumption");
    case Unit: return tr("Unit");
    case Money: return tr("Currency");
    case Low: return tr("Low");
    case Base: return tr("Base");
    case High: return tr("High");
    case Owner: return tr("Stands for it");
    case Source: return tr("Source");
    case On: return tr("Stated on");
    case Agreed: return tr("With customer");
    case Scope: return tr("Number of");
    default: return {};
    }
}

Qt::ItemFlags AssumptionModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool typed = index.column() >= Title && index.column() <= On;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (m_editable && typed ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QString AssumptionModel::putNumber(RoiAssumption &assumption, int column, const QString &typed) const
{
    const QString name = headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    if (typed.trimmed().isEmpty()) {
        if (column == Base)
            return tr("Base needs a number, such as 10 or 0.85.");
        (assumption.*endOf(column)).clear();
        return {};
    }
    const auto number = decimalTyped(Voice::person(), typed);
    if (!number)
        return tr("%1: “%2” is no number. Write digits without grouping, such as 1200 or 0.85.").arg(name, typed.trimmed());
    assumption.*endOf(column) = *number;
    const auto value = [&](int end) { return value::exactFromDecimal(assumption.*endOf(end)); };
    const auto low = value(Low), base = value(Base), high = value(High);
    if (low && base && *low > *base)
        return tr("Low (%1) is not above base (%2).").arg(decimalWords(Voice::person(), assumption.low), decimalWords(Voice::person(), assumption.base));
    if (high && base && *high < *base)
        return tr("High (%1) is not below base (%2).").arg(decimalWords(Voice::person(), assumption.high), decimalWords(Voice::person(), assumption.base));
    return {};
}

QString AssumptionModel::put(RoiAssumption &assumption, int column, const QString &typed) const
{
    switch (column) {
    case Low:
    case Base:
    case High: return putNumber(assumption, column, typed);
    case Title: assumption.title = typed.trimmed().toStdString(); return {};
    case Unit: assumption.unit = typed.trimmed().toStdString(); return {};
    case Money: {
        const std::string before = assumption.currency.toString(), code = typed.trimmed().toUpper().toStdString();
        const auto currency = code.empty() ? Currency() : Currency::fromCode(code).value_or(Currency());
        if (!code.empty() && !currency.valid())
            return tr("“%1” is no currency. Write its three letters, such as EUR; nothing for a number that is no money.").arg(typed.trimmed());
        assumption.currency = currency;
        if (!before.empty() && currency.valid() && assumption.unit.starts_with(before))
            assumption.unit.replace(0, before.size(), code); // “USD an hour” is EUR an hour now
        return {};
    }
    case Owner: assumption.owner = typed.trimmed().toStdString(); return {};
    case Source: assumption.source = typed.trimmed().toStdString(); return {};
    case On: {
        if (typed.trimmed().isEmpty()) {
            assumption.on = {};
            return {};
        }
        const auto day = dayFromIso(typed.trimmed().toStdString());
        if (!day)
            return tr("“%1” is no date. Write year, month and day: 2026-03-31.").arg(typed.trimmed());
        assumption.on = *day;
        return {};
    }
    default: return {};
    }
}

QString AssumptionModel::wrongIn(const RoiAssumption &assumption) const
{
    if (!m_portfolio)
        return {};
    RoiModel with = m_model;
    std::ranges::replace_if(with.assumptions, [&](const RoiAssumption &each) { return each.key == assumption.key; }, assumption);
    const auto checked = value::checkRoi(with, *m_portfolio);
    return checked ? QString() : wording::problemLine(Voice::person(), checked.error());
}

bool AssumptionModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_editable)
        return false;
    RoiAssumption assumption = m_model.assumptions[static_cast<std::size_t>(index.row())];
    const RoiAssumption before = assumption;
    if (role == InPlace::Toggles && index.column() == Scope) {
        if (!isOwn(assumption))
            return false;
        Q_EMIT resetRequested(index.row());
        return true;
    }
    if (role == InPlace::Toggles && index.column() == Agreed) {
        assumption.agreed = !assumption.agreed;
    } else if (role == Qt::EditRole && (flags(index) & Qt::ItemIsEditable)) {
        const Place place{assumption.key, index.column()};
        QString why = put(assumption, index.column(), value.toString());
        if (why.isEmpty())
            why = wrongIn(assumption);
        if (why.isEmpty())
            m_drafts.erase(place);
        else
            m_drafts[place] = {value.toString(), why};
        Q_EMIT dataChanged(index, index);
        Q_EMIT problemChanged();
        if (!why.isEmpty())
            return true; // kept as typed
    } else {
        return false;
    }
    if (assumption == before)
        return true;
    m_model.assumptions[static_cast<std::size_t>(index.row())] = assumption;
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    Q_EMIT changed(assumption);
    return true;
}

} // namespace milepost::ui
