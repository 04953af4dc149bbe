/// What a milestone is (A5): every field of its definition, in words, and the ones that people change as a form. Saving
/// is one edit that can be undone; what changes its meaning makes a new version. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/milestone.h"
#include "models/latest_job.h"
#include "portfolio/portfolio.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace milepost::ui {

class Button;
class TextLabel;

class DefinitionTab : public QWidget {
    Q_OBJECT
public:
    explicit DefinitionTab(QWidget *parent = nullptr);
    /// Keeps what is half typed where it is the same milestone and version.
    void setDefinition(const MilestoneDefinition &definition);
    /// What "Applies to" is tried on while it is typed.
    void setPortfolio(std::shared_ptr<const Portfolio> portfolio);
    void setEditable(bool editable);
    void editTitle(); ///< puts the cursor there
    [[nodiscard]] bool changed() const;
    /// As the form says.
    [[nodiscard]] MilestoneDefinition edited() const;
    void save(); ///< asks by saveRequested() when something changed and the form can be saved
    bool revert(); ///< true when something was taken back
    [[nodiscard]] QString applicability() const; ///< to how many accounts it applies, or what is wrong with the filter

Q_SIGNALS:
    void applicabilityChanged(); ///< "Applies to" has been tried
    void saveRequested(const milepost::MilestoneDefinition &definition);

private:
    void fill();
    void showChanged();
    void tryFilter();
    MilestoneDefinition m_definition;
    std::shared_ptr<const Portfolio> m_portfolio;
    LatestJob m_trial;
    std::optional<QString> m_filterProblem; ///< of what stands in "Applies to"
    bool m_editable = true;
    bool m_filling = false;
    QLineEdit *m_title, *m_owner, *m_method, *m_appliesTo, *m_implication, *m_offer, *m_ask;
    QPlainTextEdit *m_why, *m_celebration;
    QSpinBox *m_window, *m_cadence;
    QCheckBox *m_required;
    QComboBox *m_stage, *m_pillar, *m_kind, *m_category;
    QDateEdit *m_review;
    QCheckBox *m_hasReview;
    TextLabel *m_rule, *m_key, *m_applicable, *m_problem, *m_note;
    QWidget *m_bar;
    Button *m_save;
};

} // namespace milepost::ui
