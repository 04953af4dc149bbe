/// The catalog as a table: by category with rate, median, density and verdict, or by the four criteria of B3 side by
/// side, each sortable and never mixed into one. UI thread; filled whole with plain values.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/milestones/milestone_study.h"
#include "theme/status_mark.h"

#include <QAbstractTableModel>

namespace milepost::ui {

/// A milestone of the catalog; its index where it is switched on.
struct CatalogRow {
    MilestoneDefinition definition;
    MilestoneIndex index = noMilestone;
};

/// How the verdict looks: supports, against, no difference, too few.
[[nodiscard]] Mark markOf(analytics::Verdict verdict);

class MilestoneTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class View : std::uint8_t { Catalog, Criteria };
    enum CatalogColumn : int { Title, Rate, Median, Density, Evidence, CatalogColumns };
    enum CriteriaColumn : int { Name, Power, Achievable, Timing, Measurable, CriteriaColumns };
    using QAbstractTableModel::QAbstractTableModel;

    /// `study` null: not computed yet, the figures show –.
    void setCatalog(std::vector<CatalogRow> rows);
    void setStudy(std::shared_ptr<const MilestoneStudy> study);
    void setView(View view);
    [[nodiscard]] View view() const { return m_view; }
    void setShowOff(bool showOff); ///< milestones switched off as well
    [[nodiscard]] bool showOff() const { return m_showOff; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// By a column, within the categories in the catalog view. −1: catalog order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int columnWidth(int column) const; ///< px at 100 %; 0: what is left

    /// Null on a category's row.
    [[nodiscard]] const CatalogRow *at(int row) const;
    [[nodiscard]] int rowOf(const std::string &key) const; ///< −1 when it is not shown
    [[nodiscard]] int firstRow() const; ///< the first milestone's; −1 without any
    /// As shown, for export: key, title and every figure of the study.
    [[nodiscard]] const std::vector<CatalogRow> &catalog() const { return m_rows; }

private:
    struct Line {
        int row = -1; ///< into m_rows; −1: the category
        Category category = Category::Onboarding;
        int count = 0;
    };
    void arrange();
    [[nodiscard]] double sortValue(const CatalogRow &row) const;
    [[nodiscard]] QVariant catalogCell(const CatalogRow &row, int column) const;
    [[nodiscard]] QVariant criteriaCell(const CatalogRow &row, int column) const;
    [[nodiscard]] QVariant titleCell(const CatalogRow &row) const;
    [[nodiscard]] QVariant rateCell(const CatalogRow &row) const;
    [[nodiscard]] QVariant verdictCell(const CatalogRow &row) const;
    [[nodiscard]] QVariant medianCell(const CatalogRow &row) const;
    [[nodiscard]] QVariant powerCell(const CatalogRow &row) const;
    [[nodiscard]] QVariant timingCell(const CatalogRow &row) const;
    [[nodiscard]] QVariant measurableCell(const CatalogRow &row) const;
    [[nodiscard]] QString spoken(const CatalogRow &row, int column) const;
    [[nodiscard]] const analytics::MilestoneRate *rateOf(const CatalogRow &row) const;

    std::vector<CatalogRow> m_rows;
    std::vector<Line> m_lines;
    std::shared_ptr<const MilestoneStudy> m_study;
    View m_view = View::Catalog;
    bool m_showOff = false;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    float m_lowestRate = 0, m_highestRate = 1; ///< ends of the whiskers' axis
    float m_widestGap = 0.1F;
};

} // namespace milepost::ui
