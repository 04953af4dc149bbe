/// Forms in the page for the parts of a value model: a line (or a model with its first one), a cost, and what the model says of itself. What
/// is wrong is said in them, by the field, and what was typed stays. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/value/form_pieces.h"

namespace milepost::ui {

class LineForm : public PartForm {
    Q_OBJECT
public:
    explicit LineForm(QWidget *parent = nullptr);
    /// A line to add; without a model a new one, whose key is not among `taken`.
    void beginNew(std::optional<RoiModel> model, std::shared_ptr<const Portfolio> portfolio, const std::vector<std::string> &taken);
    void beginChange(const RoiModel &model, std::size_t line, std::shared_ptr<const Portfolio> portfolio);
    [[nodiscard]] bool makesModel() const { return !m_model; }

protected:
    void accept() override;

private:
    void fill(const QString &heading, const QString &accept, const LineDraft &draft);
    void showUnit();
    void showCounted();
    std::optional<RoiModel> m_model;
    std::optional<std::size_t> m_line; ///< none: one more
    std::shared_ptr<const Portfolio> m_portfolio;
    std::vector<std::string> m_taken;
    ModelFields *m_modelFields;
    QLineEdit *m_title, *m_event;
    ChoiceButton *m_kind, *m_counted, *m_milestone, *m_unit;
    NumberSource *m_saving, *m_withoutUs, *m_rate, *m_share;
    QWidget *m_rateBox;
    TextLabel *m_rateLabel;
};

class CostForm : public PartForm {
    Q_OBJECT
public:
    explicit CostForm(QWidget *parent = nullptr);
    /// `cost` none: one more.
    void begin(const RoiModel &model, std::optional<std::size_t> cost, std::shared_ptr<const Portfolio> portfolio);

protected:
    void accept() override;

private:
    void showKind();
    RoiModel m_model;
    std::optional<std::size_t> m_cost;
    std::shared_ptr<const Portfolio> m_portfolio;
    QLineEdit *m_title, *m_due;
    ChoiceButton *m_kind;
    QWidget *m_amountBox, *m_rateBox;
    TextLabel *m_amountLabel, *m_rateLabel;
    NumberSource *m_amount, *m_rate;
};

class ModelForm : public PartForm {
    Q_OBJECT
public:
    explicit ModelForm(QWidget *parent = nullptr);
    void begin(const RoiModel &model, std::shared_ptr<const Portfolio> portfolio);

protected:
    void accept() override;

private:
    RoiModel m_model;
    std::shared_ptr<const Portfolio> m_portfolio;
    ModelFields *m_fields;
};

} // namespace milepost::ui
