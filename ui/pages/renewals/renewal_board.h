/// The open renewals of a quarter as cards in columns by call. Arrow keys walk over cards and columns, Shift with left or right moves
/// the card to the next call. Lists paint what is in sight, so a column may hold thousands. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record_table_model.h"
#include "pages/renewals/renewal_values.h"

#include <QWidget>

#include <array>
#include <memory>

namespace milepost::ui {

class CellWidget;
class RecordList;

class BoardColumn : public RecordTableModel {
    Q_OBJECT
public:
    using RecordTableModel::RecordTableModel;
    void setRenewals(std::shared_ptr<const RenewalStudy> study, std::vector<std::uint32_t> renewals);
    [[nodiscard]] const value::Renewal *at(int row) const;
    [[nodiscard]] const std::shared_ptr<const RenewalStudy> &study() const { return m_study; }
    [[nodiscard]] int rowOf(const RenewalKey &key) const;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::shared_ptr<const RenewalStudy> m_study;
};

class RenewalBoard : public QWidget {
    Q_OBJECT
public:
    /// In the order they stand.
    static constexpr std::array columns{RenewalGroup::Uncalled, RenewalGroup::Commit, RenewalGroup::BestCase, RenewalGroup::AtRisk,
                                        RenewalGroup::Churn};
    explicit RenewalBoard(QWidget *parent = nullptr);
    /// Closed ones are left out.
    void setGroups(const std::shared_ptr<const RenewalStudy> &study, const std::vector<ShownGroup> &groups);
    /// Makes the card current where it is shown; false: it is not.
    bool setCurrent(const RenewalKey &key);
    [[nodiscard]] const value::Renewal *current() const; ///< null: none
    [[nodiscard]] RecordList *list(RenewalGroup group) const;
    [[nodiscard]] BoardColumn &column(RenewalGroup group);
    [[nodiscard]] QWidget *focusTarget() const; ///< the list of the current card, else the first that has any

Q_SIGNALS:
    void currentChanged();
    void opened();
    void moveRequested(std::optional<RenewalCall> call); ///< of the current card

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void walk(int step);
    void moveCard(int step);
    struct Part {
        CellWidget *title;
        RecordList *list;
        BoardColumn *model;
    };
    std::array<Part, 5> m_parts{};
    int m_part = 0; ///< of the current card
    bool m_filling = false;
};

} // namespace milepost::ui
