/// A line to add to a value model, or a model with its first line: a form of two rows in the page. What is wrong is said in it, and
/// what was typed stays. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roi.h"
#include "portfolio/portfolio.h"
#include "wording/voice.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLineEdit;

namespace milepost::ui {

class Button;
class ChoiceButton;
class InlineNotice;
class TextLabel;

/// What the form asks for, as typed.
struct LineDraft {
    std::string title, object;
    RoiKind kind = RoiKind::CashSaved;
    RoiCounted counted = RoiCounted::Milestone;
    RoiUnit unit = RoiUnit::Minutes;
    std::string low, base, high; ///< of an occurrence; decimals
    std::string rate, share; ///< decimals; share "" = all of it
};
/// The model with the line and the assumptions it needs, under keys that are free. Numbers stand in `owner`'s name as of `on`, not
/// agreed. Money is in `currency`.
[[nodiscard]] RoiModel withLine(RoiModel model, const LineDraft &line, Currency currency, const std::string &owner, Day on);
/// Without the line, and without assumptions that nothing else uses.
[[nodiscard]] RoiModel withoutLine(RoiModel model, std::size_t line);
/// "Orders by phone!" → "orders_by_phone"; made free among `taken` by a number.
[[nodiscard]] std::string keyFor(const std::string &title, const std::vector<std::string> &taken);

class LineForm : public QWidget {
    Q_OBJECT
public:
    explicit LineForm(QWidget *parent = nullptr);
    /// `model`: what gets the line; none: a new model, whose key is not among `taken`.
    void begin(std::optional<RoiModel> model, std::shared_ptr<const Portfolio> portfolio, const std::vector<std::string> &taken);
    [[nodiscard]] bool makesModel() const { return !m_model; }
    void refuse(const QString &why);

Q_SIGNALS:
    void accepted(const milepost::RoiModel &model); ///< checked
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void accept();
    void showUnit();
    void showCounted();
    [[nodiscard]] std::optional<std::string> number(QLineEdit *field, bool required, const QString &name, QString &why) const;
    std::optional<RoiModel> m_model;
    std::shared_ptr<const Portfolio> m_portfolio;
    std::vector<std::string> m_taken;
    TextLabel *m_heading;
    QWidget *m_modelFields;
    QLineEdit *m_modelTitle, *m_appliesTo, *m_title, *m_event, *m_low, *m_base, *m_high, *m_rate, *m_share;
    ChoiceButton *m_kind, *m_counted, *m_milestone, *m_unit;
    TextLabel *m_rateLabel;
    InlineNotice *m_problem;
    Button *m_add;
};

} // namespace milepost::ui
