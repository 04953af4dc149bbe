/// The numbers that a value model rests on, changed in place: low, base, high, who stands for them, where they are from, of which
/// day, and whether the customer agrees. What is no number stays as it was typed until it is mended. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roi.h"
#include "portfolio/portfolio.h"
#include "wording/voice.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>

namespace milepost::ui {

class AssumptionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Title, Unit, Money, Low, Base, High, Owner, Source, On, Agreed, Scope, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// `own`: keys that the account has a number of its own for. `editable`: there is somewhere to write to.
    void setModel(const RoiModel &model, std::shared_ptr<const Portfolio> portfolio, const std::vector<std::string> &own, bool editable);
    [[nodiscard]] const RoiModel &model() const { return m_model; }
    [[nodiscard]] int rowOf(const std::string &key) const;
    [[nodiscard]] int columnWidth(int column) const; ///< px at 100 %; 0: what is left
    /// Why a typed text was not taken; "" where all were.
    [[nodiscard]] QString problem() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void changed(const milepost::RoiAssumption &assumption); ///< by a person, and valid within the model
    void problemChanged();
    void resetRequested(int row); ///< back to the model's number, where the account has its own

private:
    struct Draft {
        QString text, why;
    };
    using Place = std::pair<std::string, int>; ///< key, column
    [[nodiscard]] bool isOwn(const RoiAssumption &assumption) const;
    [[nodiscard]] QString text(const RoiAssumption &assumption, int column) const;
    /// Writes `typed` into it; what is wrong, "" = nothing.
    [[nodiscard]] QString put(RoiAssumption &assumption, int column, const QString &typed) const;
    [[nodiscard]] QString putNumber(RoiAssumption &assumption, int column, const QString &typed) const;
    [[nodiscard]] QString wrongIn(const RoiAssumption &assumption) const;
    RoiModel m_model;
    std::shared_ptr<const Portfolio> m_portfolio;
    std::vector<std::string> m_own;
    std::map<Place, Draft> m_drafts;
    bool m_editable = false;
};

} // namespace milepost::ui
