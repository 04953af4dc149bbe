/// What one account's success was worth: the cases, the lines and the numbers they rest on, changed in place, where each sum comes from,
/// value against cost over the contract, and what the answer hangs on. On the Value page and on the account's own. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/value/assumption_model.h"
#include "pages/value/cost_rows.h"
#include "pages/value/explanation_model.h"
#include "pages/value/value_rows.h"
#include "shell/page.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTabBar;

namespace milepost::ui {

class BusyLine;
class Button;
class ChartPane;
class CostForm;
class CumulativeChart;
class EmptyState;
class InPlaceTable;
class InlineNotice;
class LineForm;
class ModelForm;
class Paragraph;
class PartForm;
class RecordTable;
class SegmentedControl;
class TextLabel;
class TornadoChart;

class AccountValue : public QWidget {
    Q_OBJECT
public:
    enum Part : int { Lines, Assumptions, Costs, Why };
    enum class For : std::uint8_t { Account, Model };
    explicit AccountValue(const PageContext &context, QWidget *parent = nullptr);

    /// Asks the session for the answer when it shows; without a session present() is the way in.
    void setAccount(const Snapshot &snapshot, AccountIndex account);
    void present(const Result<std::optional<AccountRoi>> &answer);
    void setModels(std::vector<RoiModel> models) { m_models = std::move(models); }

    void showPart(Part part);
    void setFor(For target);
    void beginLine(); ///< the form; without a model it makes one
    void addPart(); ///< a cost where costs show, else a line
    void changePart(); ///< the form of the current line or cost
    void removePart(); ///< the current line or cost
    void changeModel(); ///< name, whom it is for, period and rounding
    void resetAssumption(); ///< the current one of the account's own gives way to the model's
    void why(); ///< where the sum comes from, at the current line
    [[nodiscard]] bool escape();
    [[nodiscard]] const std::optional<ValueStudy> &study() const { return m_study; }
    [[nodiscard]] value::RoiFigure figure() const { return m_figure; }
    [[nodiscard]] QString contract() const;
    [[nodiscard]] std::optional<PageTable> shownTable() const;
    [[nodiscard]] QWidget *focusTarget() const;
    [[nodiscard]] InPlaceTable *assumptions() const { return m_assumptionTable; }
    [[nodiscard]] RecordTable *lines() const { return m_lineTable; }
    [[nodiscard]] RecordTable *cases() const { return m_caseTable; }
    [[nodiscard]] RecordTable *explanation() const { return m_whyTable; }
    [[nodiscard]] CumulativeChart *chart() const { return m_chart; }
    [[nodiscard]] TornadoChart *tornado() const { return m_tornado; }
    [[nodiscard]] RecordTable *costs() const { return m_costTable; }
    [[nodiscard]] LineForm *form() const { return m_form; }
    [[nodiscard]] CostForm *costForm() const { return m_costForm; }
    [[nodiscard]] ModelForm *modelForm() const { return m_modelForm; }
    [[nodiscard]] Part part() const;

Q_SIGNALS:
    void shownChanged(); ///< other figures show
    void exportRequested(milepost::ui::ChartPane *pane);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildTables();
    QWidget *buildBar();
    QWidget *buildCharts();
    void ask();
    void recompute(AccountRoi roi); ///< shows at once what a change makes of it
    void showStudy();
    void showAssumptions();
    void showCharts();
    void showLine();
    void showButtons();
    void showProblem();
    void fit();
    void assumptionChanged(const RoiAssumption &assumption);
    void modelAccepted(const RoiModel &model);
    [[nodiscard]] PartForm *openForm() const; ///< null: none shows
    bool escapeForm(); ///< whether one was open
    void keepModel(RoiModel model);
    [[nodiscard]] std::optional<RoiModel> writtenModel() const; ///< without the account's own numbers
    [[nodiscard]] std::size_t currentLine() const;
    [[nodiscard]] std::size_t currentCost() const;
    [[nodiscard]] std::optional<std::string> currentOwn() const; ///< key of the current assumption, where the account has its own

    PageContext m_context;
    Snapshot m_snapshot;
    AccountIndex m_account = noAccount;
    AccountId m_accountId;
    std::optional<ValueStudy> m_study;
    std::vector<RoiModel> m_models; ///< as they are written, for all
    std::uint64_t m_asked = 0; ///< answers to older questions are not shown
    bool m_stale = true;
    value::RoiFigure m_figure = value::RoiFigure::Headline;
    For m_for = For::Account;

    CaseModel m_cases;
    LineModel m_lines;
    AssumptionModel m_assumptions;
    CostModel m_costs;
    ExplanationModel m_explanation;
    QStackedWidget *m_content;
    EmptyState *m_empty;
    BusyLine *m_busy;
    RecordTable *m_caseTable, *m_lineTable, *m_costTable, *m_whyTable;
    InPlaceTable *m_assumptionTable;
    QTabBar *m_tabs;
    SegmentedControl *m_forChoice;
    Button *m_addButton, *m_changeButton, *m_removeButton, *m_modelButton, *m_resetButton;
    QStackedWidget *m_tables;
    LineForm *m_form;
    CostForm *m_costForm;
    ModelForm *m_modelForm;
    InlineNotice *m_problem;
    QWidget *m_strip;
    TextLabel *m_arithmetic;
    Paragraph *m_standsFor;
    ChartPane *m_chartPane, *m_tornadoPane;
    CumulativeChart *m_chart;
    TornadoChart *m_tornado;
    QWidget *m_missingBox;
    Paragraph *m_missing;
};

} // namespace milepost::ui
