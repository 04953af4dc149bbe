/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/account_table_model.h"

#include "delegates/cell_painters.h"
#include "delegates/cell_roles.h"
#include "wording/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {

template <class Id> std::string_view textOf(const Portfolio &portfolio, Id Portfolio::*column, AccountIndex account)
{
    return portfolio.text((portfolio.*column)[account]);
}

/// No data equals no data.
bool same(float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// Whether an account looks the same in the list; it need not be the same in everything.
bool looksTheSame(const Snapshot &a, const Snapshot &b, AccountIndex i)
{
    const Portfolio &p = *a.portfolio, &q = *b.portfolio;
    for (const auto column : {&Portfolio::name, &Portfolio::owner, &Portfolio::plan, &Portfolio::industry,
                              &Portfolio::region, &Portfolio::executive, &Portfolio::useCase}) {
        if (textOf(p, column, i) != textOf(q, column, i))
            return false;
    }
    if (p.arrMinor[i] != q.arrMinor[i] || p.achieved[i] != q.achieved[i] || p.applicable[i] != q.applicable[i]
        || p.renewal[i] != q.renewal[i] || p.status[i] != q.status[i] || p.seats[i] != q.seats[i]
        || p.tenureDays[i] != q.tenureDays[i] || p.level[i] != q.level[i] || p.start[i] != q.start[i]
        || p.activity[i].users28 != q.activity[i].users28)
        return false;
    for (std::size_t field = 0; field < p.custom.size(); ++field) {
        if (p.text(p.custom[field].text[i]) != q.text(q.custom[field].text[i]))
            return false;
    }
    const Standing &s = *a.standing, &t = *b.standing;
    const auto &ss = s.signals.of(i), &ts = t.signals.of(i);
    return s.pace[i] == t.pace[i] && same(s.peers[i].percentile, t.peers[i].percentile)
        && s.peers[i].rung == t.peers[i].rung && s.health[i].score == t.health[i].score
        && s.quietDays[i] == t.quietDays[i] && s.next[i] == t.next[i] && same(s.nextShare[i], t.nextShare[i])
        && s.arrAtRiskMinor[i] == t.arrAtRiskMinor[i] && same(s.risk[i], t.risk[i]) && s.segments[i] == t.segments[i]
        && std::equal(ss.begin(), ss.end(), ts.begin(), ts.end(), [](const Signal &x, const Signal &y) {
               return x.rule == y.rule && x.severity == y.severity && x.kind == y.kind;
           });
}

} // namespace

AccountTableModel::AccountTableModel(QObject *parent)
    : ColumnTableModel(parent)
{
}

QString AccountTableModel::translated(const char *text)
{
    return QCoreApplication::translate("AccountTableModel", text);
}

void AccountTableModel::rearranged()
{
    setOrder(m_arrangement.records());
    // Group records keep their numbers while their sums change.
    std::vector<Record> groups;
    for (std::size_t i = 0; i < m_arrangement.groups().size(); ++i)
        groups.push_back(AccountArrangement::groupBit | static_cast<Record>(i));
    recordsChanged(groups);
    Q_EMIT arranged();
}

void AccountTableModel::setSnapshot(const Snapshot &snapshot)
{
    const Snapshot before = m_arrangement.snapshot();
    AccountArrangement next = m_arrangement;
    next.setSnapshot(snapshot);
    const bool forgot = m_selection.keepOnly(*snapshot.portfolio);
    const auto sameFields = [](const Portfolio &a, const Portfolio &b) {
        return std::ranges::equal(a.custom, b.custom, [](const auto &x, const auto &y) { return x.key == y.key; });
    };
    if (!before.portfolio || before.portfolio->id != snapshot.portfolio->id
        || !sameFields(*before.portfolio, *snapshot.portfolio)) {
        auto records = next.records();
        resetTo(std::move(records), [&] { m_arrangement = std::move(next); });
        Q_EMIT arranged();
    } else {
        std::vector<Record> changed;
        for (AccountIndex i = 0; i < snapshot.portfolio->accountCount(); ++i) {
            if (!looksTheSame(before, snapshot, i))
                changed.push_back(i);
        }
        m_arrangement = std::move(next);
        rearranged();
        recordsChanged(changed);
    }
    if (forgot)
        Q_EMIT checkedChanged();
}

void AccountTableModel::setTrends(std::shared_ptr<const Trends> trends)
{
    m_trends = std::move(trends);
    const int health = columnOf("health");
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, health), index(rowCount() - 1, health));
}

std::optional<query::FilterError> AccountTableModel::setFilter(const QString &text)
{
    auto error = m_arrangement.setFilter(text.toStdString());
    if (!error)
        rearranged();
    return error;
}

bool AccountTableModel::setSort(const QString &text)
{
    const bool known = m_arrangement.setSort(text.toStdString());
    if (known)
        rearranged();
    return known;
}

bool AccountTableModel::setGroupBy(const QString &key)
{
    const bool known = m_arrangement.setGroupBy(key.toStdString());
    if (known)
        rearranged();
    return known;
}

bool AccountTableModel::isGroup(int row) const
{
    return row >= 0 && row < rowCount() && (recordAt(row) & AccountArrangement::groupBit);
}

void AccountTableModel::toggleGroup(int row)
{
    if (!isGroup(row))
        return;
    m_arrangement.toggleGroup(recordAt(row) & ~AccountArrangement::groupBit);
    rearranged();
}

AccountId AccountTableModel::accountAt(int row) const
{
    if (row < 0 || row >= rowCount() || isGroup(row))
        return {};
    return snapshot().portfolio->id[recordAt(row)];
}

int AccountTableModel::rowOfAccount(AccountId account) const
{
    if (!snapshot().portfolio || !account)
        return -1;
    const AccountIndex index = snapshot().portfolio->find(account);
    return index == noAccount ? -1 : rowOf(index);
}

void AccountTableModel::setChecked(const std::vector<AccountId> &accounts, bool checked)
{
    std::vector<Record> changed;
    for (const AccountId account : accounts) {
        const AccountIndex index = snapshot().portfolio ? snapshot().portfolio->find(account) : noAccount;
        if (index == noAccount || m_selection.isChecked(account) == checked)
            continue;
        m_selection.setChecked(account, checked);
        changed.push_back(index);
    }
    if (changed.empty())
        return;
    std::sort(changed.begin(), changed.end());
    recordsChanged(changed);
    Q_EMIT checkedChanged();
}

void AccountTableModel::clearChecked()
{
    setChecked(m_selection.checked(), false);
}

bool AccountTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const AccountId account = index.isValid() ? accountAt(index.row()) : AccountId{};
    if (role != Qt::CheckStateRole || index.column() != checkColumn || !account)
        return false;
    setChecked({account}, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags AccountTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (!isGroup(index.row())) {
        flags |= Qt::ItemIsSelectable;
        if (index.column() == checkColumn)
            flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

QVariant AccountTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return cell(recordAt(index.row()), index.column(), role);
}

const AccountGroup *AccountTableModel::groupOf(Record record) const
{
    if (record == totalRecord || !(record & AccountArrangement::groupBit))
        return nullptr;
    const std::size_t group = record & ~AccountArrangement::groupBit;
    return group < m_arrangement.groups().size() ? &m_arrangement.groups()[group] : nullptr;
}

const AccountSummary *AccountTableModel::summaryOf(Record record) const
{
    if (record == totalRecord)
        return &m_arrangement.total();
    const AccountGroup *group = groupOf(record);
    return group ? &group->summary : nullptr;
}

QVariant AccountTableModel::cell(Record record, int column, int role) const
{
    const Portfolio *portfolio = snapshot().portfolio.get();
    if (!portfolio)
        return {};
    const bool account = record < portfolio->accountCount();
    if (!account && !summaryOf(record))
        return {};
    switch (role) {
    case CellRole::RowKind:
        return static_cast<int>(account ? RowKind::Record
                                        : record == totalRecord ? RowKind::Total : RowKind::Group);
    case CellRole::Expanded:
        return account || record == totalRecord ? QVariant() : QVariant(!groupOf(record)->collapsed);
    case AccountRole:
        return static_cast<qlonglong>(account ? portfolio->id[record].value : 0);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        if (column == checkColumn)
            return {};
        const QVariant value = cell(record, column, CellRole::Value);
        return value.isValid() ? QVariant(cellText(value)) : QVariant();
    }
    default:
        return column >= firstCustom ? customCell(record, column, role)
                                     : columns[static_cast<std::size_t>(column)].cell(*this, record, role);
    }
}

int AccountTableModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return firstCustom + (snapshot().portfolio ? static_cast<int>(snapshot().portfolio->custom.size()) : 0);
}

const Portfolio::CustomColumn *AccountTableModel::customOf(int column) const
{
    return column >= firstCustom && column < columnCount()
        ? &snapshot().portfolio->custom[static_cast<std::size_t>(column - firstCustom)]
        : nullptr;
}

int AccountTableModel::columnOf(std::string_view key) const
{
    for (int column = firstCustom; column < columnCount(); ++column) {
        if (key.starts_with("cf:") && key.substr(3) == customOf(column)->key)
            return column;
    }
    return ColumnTableModel::columnOf(key);
}

int AccountTableModel::columnWidth(int column) const
{
    constexpr int customWidth = 110;
    return customOf(column) ? customWidth : columns[static_cast<std::size_t>(column)].width;
}

bool AccountTableModel::holdsFigures(int column) const
{
    const Portfolio::CustomColumn *custom = customOf(column);
    return custom ? custom->numeric : columns[static_cast<std::size_t>(column)].alignment == Qt::AlignRight;
}

QVariant AccountTableModel::customCell(Record record, int column, int role) const
{
    const Portfolio::CustomColumn *custom = customOf(column);
    if (!custom || (role != CellRole::Value && role != Qt::ToolTipRole))
        return {};
    const Portfolio &portfolio = *snapshot().portfolio;
    if (record >= portfolio.accountCount())
        return role == CellRole::Value ? QVariant::fromValue(LineData{}) : QVariant();
    // As it was written: a custom field's figures have no unit that would say how to round them.
    const QString words = wording::plain(portfolio.text(custom->text[record]));
    if (role == Qt::ToolTipRole)
        return words;
    if (custom->numeric)
        return QVariant::fromValue(NumberData{words, Tone::Primary, TypeWeight::Normal, noShare});
    LineData line;
    line.runs.append({words.isEmpty() ? wording::noData() : words, words.isEmpty() ? Tone::Tertiary : Tone::Secondary,
                      TypeWeight::Normal, TypeRole::Body});
    return QVariant::fromValue(line);
}

QVariant AccountTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (const Portfolio::CustomColumn *custom = customOf(section)) {
        if (role == ColumnKeyRole)
            return QString(QLatin1String("cf:") + QString::fromStdString(custom->key));
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return wording::plain(custom->key);
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue((custom->numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return {};
    }
    const TableColumn<AccountTableModel> &column = columns[static_cast<std::size_t>(section)];
    if (role == ColumnKeyRole)
        return QString::fromUtf8(column.key.data(), static_cast<qsizetype>(column.key.size()));
    if (role == Qt::DisplayRole && snapshot().portfolio) {
        const QString title = translated(column.title);
        return title.contains(QLatin1String("%1"))
            ? title.arg(wording::currencySign(snapshot().portfolio->baseCurrency))
            : title;
    }
    return ColumnTableModel::headerData(section, orientation, role);
}

AccountTotalModel::AccountTotalModel(const AccountTableModel &accounts, QObject *parent)
    : RecordTableModel(parent)
    , m_accounts(accounts)
    , m_columns(accounts.columnCount())
{
    setOrder({AccountTableModel::totalRecord});
    const std::vector<Record> all{AccountTableModel::totalRecord};
    connect(&accounts, &AccountTableModel::arranged, this, [this, all] {
        if (m_columns != m_accounts.columnCount())
            resetTo(all, [this] { m_columns = m_accounts.columnCount(); });
        else
            recordsChanged(all);
    });
}

int AccountTotalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant AccountTotalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return m_accounts.cell(AccountTableModel::totalRecord, index.column(), role);
}

} // namespace milepost::ui
