/// The steps of a plan, changed in place, and the history of what was written. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan.h"
#include "pages/sources/source_models.h"
#include "portfolio/portfolio.h"
#include "wording/voice.h"
#include "workspace/value_answers.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>
#include <vector>

namespace milepost::ui {

/// The day that a step was done on: what somebody said, or the day that its milestone was reached. Invalid: open.
[[nodiscard]] Day doneOn(const PlanStep &step, const Portfolio &portfolio, AccountIndex account);

class StepModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Title, Owes, Owner, Due, Done, Milestone, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setSteps(const std::vector<PlanStep> &steps, std::shared_ptr<const Portfolio> portfolio, AccountIndex account, bool editable);
    [[nodiscard]] const std::vector<PlanStep> &steps() const { return m_steps; }
    /// A step without words at the end, not told until it has a title; its row.
    int addBlank();
    void remove(int row);
    [[nodiscard]] QString problem() const; ///< why a typed text was not taken; "" where all were
    [[nodiscard]] int columnWidth(int column) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void changed(); ///< by a person
    void problemChanged();

private:
    struct Draft {
        QString text, why;
    };
    [[nodiscard]] QString text(const PlanStep &step, int column) const;
    [[nodiscard]] QString put(PlanStep &step, int column, const QString &typed) const; ///< what is wrong; "" = nothing
    std::vector<PlanStep> m_steps;
    std::shared_ptr<const Portfolio> m_portfolio;
    AccountIndex m_account = noAccount;
    std::map<std::pair<std::string, int>, Draft> m_drafts;
    bool m_editable = false;
};

/// One change of a plan or an interview.
struct PlanChange {
    QString on, author, field, value;
};
using HistoryModel = ValueTableModel<PlanChange>;
[[nodiscard]] std::vector<PlanChange> planChanges(const wording::Voice &voice, const std::vector<AuthoredValue> &history, const Portfolio &portfolio);
[[nodiscard]] std::vector<HistoryModel::Column> historyColumns();

} // namespace milepost::ui
