// What a person changes in AccountValue: shown at once from the same computation, then stored; and the keys of its tables.
#include "pages/value/account_value.h"

#include "charts/cumulative_chart.h"
#include "delegates/record_view.h"
#include "pages/value/in_place_table.h"
#include "pages/value/line_form.h"
#include "theme/pieces.h"
#include "shell/export_table.h"
#include "wording/figures.h"
#include "workspace/session.h"

#include <QKeyEvent>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace milepost::ui {

using wording::Voice;

AccountValue::Part AccountValue::part() const { return static_cast<Part>(m_tabs->currentIndex()); }
void AccountValue::showPart(Part part) { m_tabs->setCurrentIndex(part); }

void AccountValue::setFor(For target)
{
    m_for = target;
    m_forChoice->setCurrent(static_cast<int>(target));
    if (m_study)
        showAssumptions();
}

std::optional<RoiModel> AccountValue::writtenModel() const
{
    if (!m_study)
        return std::nullopt;
    const auto at = std::ranges::find(m_models, m_study->roi.model.key, &RoiModel::key);
    return at == m_models.end() ? std::nullopt : std::optional(*at);
}

void AccountValue::recompute(AccountRoi roi)
{
    ++m_asked; // what was asked before the change is no answer to it
    m_busy->stop();
    present(std::optional(std::move(roi)));
}

void AccountValue::assumptionChanged(const RoiAssumption &assumption)
{
    if (!m_study || !m_context.session)
        return;
    AccountRoi roi = m_study->roi;
    const bool own = std::ranges::find(roi.ownAssumptions, assumption.key) != roi.ownAssumptions.end();
    if (m_for == For::Model) {
        auto written = writtenModel();
        if (!written)
            return;
        std::ranges::replace_if(written->assumptions, [&](const RoiAssumption &each) { return each.key == assumption.key; }, assumption);
        if (!own)
            std::ranges::replace_if(roi.model.assumptions, [&](const RoiAssumption &each) { return each.key == assumption.key; }, assumption);
        recompute(std::move(roi));
        keepModel(*written);
        return;
    }
    std::ranges::replace_if(roi.model.assumptions, [&](const RoiAssumption &each) { return each.key == assumption.key; }, assumption);
    if (!own)
        roi.ownAssumptions.push_back(assumption.key);
    const std::string model = roi.model.key;
    recompute(std::move(roi));
    m_context.session->apply(SetRoiAssumption{m_accountId, model, assumption});
}

void AccountValue::keepModel(RoiModel model)
{
    const auto at = std::ranges::find(m_models, model.key, &RoiModel::key);
    if (at != m_models.end())
        *at = model;
    else
        m_models.push_back(model);
    if (m_for == For::Model && m_study)
        showAssumptions();
    m_context.session->apply(PutRoiModels{{std::move(model)}});
}

void AccountValue::beginLine()
{
    if (!m_context.session || !m_snapshot.portfolio)
        return;
    std::vector<std::string> taken;
    for (const RoiModel &model : m_models)
        taken.push_back(model.key);
    (void)escapeForm();
    m_form->beginNew(writtenModel(), m_snapshot.portfolio, taken);
}

void AccountValue::addPart()
{
    const auto written = writtenModel();
    if (part() != Costs || !written || !m_context.session)
        return beginLine();
    (void)escapeForm();
    m_costForm->begin(*written, std::nullopt, m_snapshot.portfolio);
}

void AccountValue::changePart()
{
    const auto written = writtenModel();
    if (!written || !m_context.session)
        return;
    const std::size_t line = currentLine(), cost = currentCost();
    if (part() == Costs && cost < written->costs.size()) {
        (void)escapeForm();
        m_costForm->begin(*written, cost, m_snapshot.portfolio);
    } else if (part() == Lines && line < written->lines.size()) {
        (void)escapeForm();
        m_form->beginChange(*written, line, m_snapshot.portfolio);
    }
}

void AccountValue::changeModel()
{
    const auto written = writtenModel();
    if (!written || !m_context.session)
        return;
    (void)escapeForm();
    m_modelForm->begin(*written, m_snapshot.portfolio);
}

void AccountValue::modelAccepted(const RoiModel &model)
{
    (void)escapeForm();
    keepModel(model);
    focusTarget()->setFocus(Qt::OtherFocusReason);
}

void AccountValue::removePart()
{
    const auto written = writtenModel();
    const std::size_t line = currentLine(), cost = currentCost();
    if (!written || !m_context.session)
        return;
    if (part() == Costs) {
        if (cost < written->costs.size())
            keepModel(withoutCost(*written, cost));
    } else if (line < written->lines.size()) {
        if (written->lines.size() == 1)
            m_context.session->apply(RemoveRoiModel{written->key}); // a model of no line says nothing
        else
            keepModel(withoutLine(*written, line));
    }
}

std::optional<std::string> AccountValue::currentOwn() const
{
    const QModelIndex at = m_assumptionTable->currentIndex();
    if (!m_study || !at.isValid() || at.row() >= m_assumptions.rowCount())
        return std::nullopt;
    const std::string &key = m_assumptions.model().assumptions[static_cast<std::size_t>(at.row())].key;
    const auto &own = m_study->roi.ownAssumptions;
    return std::ranges::find(own, key) == own.end() ? std::nullopt : std::optional(key);
}

void AccountValue::resetAssumption()
{
    const auto key = currentOwn();
    const auto written = writtenModel();
    if (!key || !written || !m_context.session || m_for != For::Account)
        return;
    const auto models = std::ranges::find(written->assumptions, *key, &RoiAssumption::key);
    if (models == written->assumptions.end())
        return;
    AccountRoi roi = m_study->roi;
    std::ranges::replace_if(roi.model.assumptions, [&](const RoiAssumption &each) { return each.key == *key; }, *models);
    std::erase(roi.ownAssumptions, *key);
    const std::string model = roi.model.key;
    recompute(std::move(roi));
    m_context.session->apply(ResetRoiAssumption{m_accountId, model, *key});
}

void AccountValue::why()
{
    const std::size_t line = part() == Lines ? currentLine() : std::size_t(-1);
    showPart(Why);
    if (m_explanation.rowCount() == 0)
        return;
    const int row = line == std::size_t(-1) ? 0 : m_explanation.reveal(line);
    m_whyTable->setCurrentIndex(m_explanation.index(std::max(0, row), 0));
    fit();
}

PartForm *AccountValue::openForm() const
{
    for (PartForm *form : std::initializer_list<PartForm *>{m_form, m_costForm, m_modelForm}) {
        if (form->isVisible())
            return form;
    }
    return nullptr;
}

bool AccountValue::escapeForm()
{
    PartForm *form = openForm();
    if (form)
        form->hide();
    return form != nullptr;
}

bool AccountValue::escape()
{
    if (escapeForm()) {
        focusTarget()->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (m_study && part() != Lines) {
        showPart(Lines);
        return true;
    }
    return false;
}

QWidget *AccountValue::focusTarget() const
{
    if (!m_study)
        return const_cast<AccountValue *>(this)->m_content;
    return m_tables->currentWidget();
}

QString AccountValue::contract() const { return m_study ? contractWords(Voice::person(), *m_study) : QString(); }

bool AccountValue::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if ((watched == m_lineTable || watched == m_costTable) && key == Qt::Key_Delete) {
        removePart();
        return true;
    }
    if (watched != m_whyTable || (key != Qt::Key_Left && key != Qt::Key_Right))
        return QWidget::eventFilter(watched, event);
    const int row = m_whyTable->currentIndex().row();
    const bool opens = (key == Qt::Key_Right) != (layoutDirection() == Qt::RightToLeft);
    if (row < 0)
        return true;
    if (!opens && !m_explanation.isOpen(row) && m_explanation.parentRow(row) >= 0)
        m_whyTable->setCurrentIndex(m_explanation.index(m_explanation.parentRow(row), 0));
    else
        m_explanation.setOpen(row, opens);
    fit();
    return true;
}

std::optional<PageTable> AccountValue::shownTable() const
{
    if (!m_study)
        return std::nullopt;
    const Portfolio &portfolio = *m_snapshot.portfolio;
    const QString day = QString::fromStdString(isoFromDay(portfolio.asOf));
    const QString id = QString::fromStdString(std::string(portfolio.text(portfolio.externalId[m_account])));
    if (part() == Assumptions) {
        return PageTable{tr("Assumptions"), tr("assumptions-%1-%2").arg(id, day), [model = m_assumptions.model(), own = m_study->roi.ownAssumptions] {
                             ExportTable table;
                             table.header = {"key", "title", "unit", "low", "base", "high", "currency", "owner", "source", "stated_on", "agreed", "of_this_account"};
                             for (const RoiAssumption &each : model.assumptions) {
                                 const auto number = [](const std::string &text) { return ExportTable::Cell{text, ExportTable::Cell::Kind::Number}; };
                                 const bool mine = std::ranges::find(own, each.key) != own.end();
                                 table.rows.push_back({keyCell(each.key), textCell(each.title), textCell(each.unit), number(each.low), number(each.base), number(each.high),
                                                       keyCell(each.currency.toString()), textCell(each.owner), textCell(each.source), dayCell(each.on),
                                                       keyCell(each.agreed ? "true" : "false"), keyCell(mine ? "true" : "false")});
                             }
                             return table;
                         }};
    }
    return PageTable{tr("Value lines"), tr("value-%1-%2").arg(id, day), [study = *m_study] {
                         ExportTable table;
                         table.header = {"line", "title", "kind", "occurrences", "hours", "low", "base", "high", "currency", "agreed"};
                         const Currency currency = study.base().currency;
                         for (const value::LineValue &each : study.base().lines) {
                             const RoiLine &line = study.roi.model.lines[each.line];
                             const auto money = [&](std::size_t end) { return moneyCell(each.value ? value::minorOf((*each.value)[end], currency) : noMinor, currency); };
                             table.rows.push_back({keyCell(line.key), textCell(line.title), keyCell(keyOf(line.kind)), countCell(each.occurrences),
                                                   each.hours ? milepost::numberCell(value::asDouble(*each.hours)) : keyCell(""), money(0), money(1), money(2),
                                                   keyCell(currency.toString()), keyCell(each.agreed ? "true" : "false")});
                         }
                         return table;
                     }};
}

} // namespace milepost::ui
