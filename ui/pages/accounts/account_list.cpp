/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/accounts/account_list.h"

#include "theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

namespace {

/// "cf:tier:desc" orders by "cf:tier".
QString sortKey(QString sort)
{
    for (const QLatin1String direction : {QLatin1String(":desc"), QLatin1String(":asc")}) {
        if (sort.endsWith(direction))
            sort.chop(direction.size());
    }
    return sort;
}

} // namespace

AccountTableView::AccountTableView(AccountTableModel &model, QWidget *parent)
    : RecordTable(parent)
    , m_model(model)
{
    setModel(&model);
}

void AccountTableView::checkRange(int from, int to)
{
    std::vector<AccountId> accounts;
    for (int row = std::min(from, to); row <= std::max(from, to); ++row) {
        if (const AccountId account = m_model.accountAt(row))
            accounts.push_back(account);
    }
    m_model.setChecked(accounts, true);
}

void AccountTableView::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const AccountId account = m_model.accountAt(row);
    if (event->key() == Qt::Key_Space && account) {
        m_model.setChecked({account}, !m_model.selection().isChecked(account));
        m_anchor = row;
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        checkRange(0, m_model.rowCount() - 1);
        return;
    }
    const bool move = event->key() == Qt::Key_Down || event->key() == Qt::Key_Up || event->key() == Qt::Key_J
        || event->key() == Qt::Key_K;
    if (move && event->modifiers() == Qt::ShiftModifier) {
        const bool down = event->key() == Qt::Key_Down || event->key() == Qt::Key_J;
        moveCurrent(down ? 1 : -1);
        checkRange(row, currentIndex().row());
        return;
    }
    if (move && event->modifiers() == Qt::NoModifier) {
        moveCurrent(event->key() == Qt::Key_Down || event->key() == Qt::Key_J ? 1 : -1);
        return;
    }
    RecordTable::keyPressEvent(event);
}

void AccountTableView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        if (event->modifiers() == Qt::ShiftModifier) {
            checkRange(m_anchor < 0 ? currentIndex().row() : m_anchor, index.row());
            setCurrentIndex(index);
            return;
        }
        if (event->modifiers() == Qt::ControlModifier) {
            const AccountId account = m_model.accountAt(index.row());
            if (account)
                m_model.setChecked({account}, !m_model.selection().isChecked(account));
            m_anchor = index.row();
            return;
        }
        m_anchor = index.row();
    }
    RecordTable::mousePressEvent(event);
}

void AccountTableView::resizeEvent(QResizeEvent *event)
{
    RecordTable::resizeEvent(event);
    Q_EMIT resized();
}

AccountList::AccountList(AccountTableModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_total(model)
    , m_table(new AccountTableView(model, this))
    , m_totalRow(new RecordTable(this))
{
    m_table->setAccessibleName(tr("Accounts"));
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_totalRow->setModel(&m_total);
    m_totalRow->setAccessibleName(tr("Total"));
    m_totalRow->horizontalHeader()->hide();
    m_totalRow->setFocusPolicy(Qt::NoFocus);
    m_totalRow->setSelectionMode(QAbstractItemView::NoSelection);
    m_totalRow->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_totalRow->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_totalRow);
    layout->addStretch(0);

    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    m_totalRow->horizontalHeader()->setStretchLastSection(false);
    header->setSectionsClickable(true);
    header->setContextMenuPolicy(Qt::NoContextMenu);
    connect(header, &QHeaderView::sectionClicked, this, &AccountList::headerClicked);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int size) {
        m_totalRow->horizontalHeader()->resizeSection(column, size);
        if (m_fitting)
            return;
        m_widths.insert(keyOf(column), static_cast<int>(size / Theme::current().choice().fontScale));
        Q_EMIT columnsChanged();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this](int, int from, int to) {
        m_totalRow->horizontalHeader()->moveSection(from, to);
        if (!m_fitting)
            Q_EMIT columnsChanged();
    });
    connect(m_table->horizontalScrollBar(), &QScrollBar::valueChanged, m_totalRow->horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(m_table, &AccountTableView::resized, this, &AccountList::fitColumns);
    connect(m_table, &RecordTable::groupToggled, this,
            [this](const QModelIndex &index) { m_model.toggleGroup(index.row()); });
    connect(m_table, &RecordTable::opened, this,
            [this](const QModelIndex &index) { Q_EMIT opened(m_model.accountAt(index.row())); });
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        fitColumns();
        fitHeight();
    });
    followModel();
    setShownColumns(AccountTableModel::standardColumns());
}

void AccountList::followModel()
{
    connect(&m_model, &AccountTableModel::arranged, this, &AccountList::afterArranged);
    const auto reconnect = [this] {
        if (m_settingCurrent)
            return;
        const QModelIndex current = m_table->currentIndex();
        if (!current.isValid())
            return;
        m_formerRow = current.row();
        const AccountId account = m_model.accountAt(current.row());
        if (!account)
            return;
        m_model.setCurrent(account);
        Q_EMIT currentChanged();
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, reconnect);
}

void AccountList::afterArranged()
{
    if (m_table->horizontalHeader()->count() != m_sections)
        setShownColumns(m_wanted);
    if (m_model.snapshot().portfolio) {
        const int row
            = m_model.selection().rowFor(m_model.order(), *m_model.snapshot().portfolio, m_formerRow);
        const AccountId before = m_model.selection().current();
        m_settingCurrent = true;
        if (row >= 0) {
            const int column = std::max(0, m_table->currentIndex().column());
            m_table->setCurrentIndex(m_model.index(row, column));
            m_model.setCurrent(m_model.accountAt(row));
        } else {
            m_model.setCurrent({});
        }
        m_settingCurrent = false;
        if (m_model.selection().current() != before)
            Q_EMIT currentChanged();
    }
    fitHeight();
    showSort();
}

QString AccountList::keyOf(int column) const
{
    return m_model.headerData(column, Qt::Horizontal, AccountTableModel::ColumnKeyRole).toString();
}

QStringList AccountList::shownColumns() const
{
    QStringList keys;
    const QHeaderView *header = m_table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (column != AccountTableModel::checkColumn && !header->isSectionHidden(column))
            keys.append(keyOf(column));
    }
    // A field that comes with another portfolio, or with the one still being read, keeps its place in the view.
    for (const QString &key : m_wanted) {
        if (m_model.columnOf(key.toStdString()) < 0 && !keys.contains(key))
            keys.append(key);
    }
    return keys;
}

void AccountList::setShownColumns(const QStringList &keys)
{
    m_fitting = true;
    m_wanted = keys;
    QHeaderView *header = m_table->horizontalHeader();
    m_sections = header->count();
    int visual = 1;
    for (const QString &key : keys) {
        const int column = m_model.columnOf(key.toStdString());
        if (column <= 0 || header->visualIndex(column) < visual)
            continue;
        header->moveSection(header->visualIndex(column), visual++);
    }
    for (int column = 1; column < header->count(); ++column) {
        const bool hidden = column != AccountTableModel::nameColumn && !keys.contains(keyOf(column));
        header->setSectionHidden(column, hidden);
        m_totalRow->horizontalHeader()->setSectionHidden(column, hidden);
    }
    m_fitting = false;
    fitColumns();
}

void AccountList::setColumnShown(const QString &key, bool shown)
{
    QStringList keys = shownColumns();
    if (shown && !keys.contains(key))
        keys.append(key);
    else if (!shown)
        keys.removeAll(key);
    setShownColumns(keys);
    Q_EMIT columnsChanged();
}

QJsonObject AccountList::widths() const
{
    QJsonObject kept;
    for (auto it = m_widths.begin(); it != m_widths.end(); ++it)
        kept.insert(it.key(), it.value());
    return kept;
}

void AccountList::setWidths(const QJsonObject &widths)
{
    m_widths.clear();
    for (auto it = widths.begin(); it != widths.end(); ++it)
        m_widths.insert(it.key(), std::clamp(it.value().toInt(), 24, 1000));
    fitColumns();
}

void AccountList::fitColumns()
{
    if (m_fitting)
        return;
    m_fitting = true;
    QHeaderView *header = m_table->horizontalHeader();
    int others = 0;
    for (int column = 0; column < header->count(); ++column) {
        const int standard = m_model.columnWidth(column);
        const int width = scaled(m_widths.value(keyOf(column), standard));
        if (column != AccountTableModel::nameColumn && !header->isSectionHidden(column)) {
            header->resizeSection(column, width);
            others += width;
        }
    }
    // The name takes what is left, unless that would cut it short.
    const int least = scaled(m_widths.value(QStringLiteral("name"), 120));
    header->resizeSection(AccountTableModel::nameColumn, std::max(least, m_table->viewport()->width() - others));
    header->setSectionResizeMode(AccountTableModel::checkColumn, QHeaderView::Fixed);
    m_fitting = false;
}

void AccountList::fitHeight()
{
    const int row = Theme::current().rowHeight();
    const qint64 rows = qint64(m_model.rowCount()) * row + scaled(size::header);
    const int bar = m_table->horizontalScrollBar()->isVisible() ? m_table->horizontalScrollBar()->height() : 0;
    m_table->setMaximumHeight(static_cast<int>(std::min<qint64>(rows + bar, QWIDGETSIZE_MAX)));
    m_totalRow->setFixedHeight(row + 1);
    m_totalRow->setVisible(m_model.rowCount() > 0);
}

void AccountList::showSort()
{
    const QString sort = QString::fromStdString(m_model.arrangement().sort()).section(QLatin1Char(','), 0, 0);
    const int column = m_model.columnOf(sortKey(sort).toStdString());
    QHeaderView *header = m_table->horizontalHeader();
    header->setSortIndicatorShown(column > 0);
    if (column > 0) {
        const bool descending = sort.endsWith(QLatin1String(":desc"));
        header->setSortIndicator(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
}

void AccountList::headerClicked(int column)
{
    const QString key = keyOf(column);
    if (key.isEmpty())
        return;
    const QString present = QString::fromStdString(m_model.arrangement().sort()).section(QLatin1Char(','), 0, 0);
    const bool same = sortKey(present) == key;
    // Figures are asked for from the top, names from A.
    const bool figures = m_model.holdsFigures(column);
    const bool descending = same ? !present.endsWith(QLatin1String(":desc")) : figures;
    Q_EMIT sortRequested(descending ? key + QStringLiteral(":desc") : key);
    showSort();
}

} // namespace milepost::ui
