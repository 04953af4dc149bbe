/// Ctrl+K: everything there is, by a few letters: actions on what is selected, places and views, filters with how
/// many accounts they find, accounts. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/cell_values.h"
#include "shell/fuzzy_match.h"
#include "shell/overlay.h"

#include <QAbstractListModel>

#include <functional>
#include <optional>

class QLineEdit;
class QListView;

namespace milepost::ui {

class TextLabel;
class Chip;

struct PaletteItem {
    QString section; ///< a heading stands where it changes
    Icon icon = Icon::ArrowRight;
    QString text;
    std::vector<FuzzyMatch::Range> matched; ///< letters of `text` in the accent
    std::optional<FilterTokenData> token; ///< drawn instead of the text
    QString detail; ///< in grey after it
    QStringList keys;
    std::function<void()> run;
};

/// Headings and items in one list.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void setItems(std::vector<PaletteItem> items);
    [[nodiscard]] const PaletteItem *item(int row) const; ///< null for headings
    [[nodiscard]] QString heading(int row) const; ///< "" for items
    [[nodiscard]] int nextItem(int row, int step) const; ///< −1 when there is none
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::vector<PaletteItem> m_items;
    std::vector<int> m_rows; ///< item number, or −1 − number of the item it heads
};

class CommandPalette : public Overlay {
    Q_OBJECT
public:
    /// What is typed → what to show, best first within its section.
    using Source = std::function<std::vector<PaletteItem>(const QString &typed)>;
    CommandPalette(QWidget *window, Source source);
    /// `subject`: what actions work on, as a chip ("Northwind Freight +2"); "" for nothing.
    void openWith(const QString &subject, int actionCount);
    [[nodiscard]] PaletteModel &model() { return m_model; }
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

protected:
    [[nodiscard]] QRect panelGeometry() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void run(bool stay);
    Source m_source;
    PaletteModel m_model;
    QLineEdit *m_edit;
    Chip *m_subject;
    QListView *m_list;
    TextLabel *m_count;
};

} // namespace milepost::ui
