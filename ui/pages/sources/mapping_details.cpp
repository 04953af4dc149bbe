#include "pages/sources/mapping_details.h"

#include "base/day.h"
#include "base/money.h"
#include "pages/sources/pane_rows.h"
#include "theme/pieces.h"
#include "theme/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

constexpr int dayWidth = 104, eventWidth = 132, currencyWidth = 64;

} // namespace

MappingDetails::MappingDetails(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(size::space1));
    m_row = new FlowRow;
    column->addLayout(m_row);
    m_madeOn = addDetail(tr("Counted back from"), dayWidth);
    m_leftOn = addDetail(tr("Who left, left on"), dayWidth);
    m_leftOn.line->setPlaceholderText(tr("not known"));
    m_event = addDetail(tr("Every row is"), eventWidth);
    m_currency = addDetail(tr("Amounts are in"), currencyWidth);
    m_problem = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::RiskText);
    m_problem->setVisible(false);
    column->addWidget(m_problem);
    m_currency.line->setPlaceholderText(tr("as set"));
    m_currency.line->setMaxLength(3);

    connect(m_madeOn.line, &QLineEdit::editingFinished, this, [this] {
        const QString text = m_madeOn.line->text().trimmed();
        take(m_madeOn, dayFromIso(text.toStdString()).has_value(), tr("“%1” is no day; write it as 2026-01-31.").arg(text), &MappingDraft::setMadeOn);
    });
    connect(m_leftOn.line, &QLineEdit::editingFinished, this, [this] {
        const QString text = m_leftOn.line->text().trimmed();
        take(m_leftOn, text.isEmpty() || dayFromIso(text.toStdString()), tr("“%1” is no day; write it as 2026-01-31.").arg(text), &MappingDraft::setLeftOn);
    });
    connect(m_event.line, &QLineEdit::editingFinished, this, [this] {
        take(m_event, !m_event.line->text().trimmed().isEmpty(), tr("An event has a name."), &MappingDraft::setEvent);
    });
    connect(m_currency.line, &QLineEdit::editingFinished, this, [this] {
        const QString text = m_currency.line->text().trimmed().toUpper();
        m_currency.line->setText(text);
        take(m_currency, text.isEmpty() || Currency::fromCode(text.toStdString()), tr("“%1” is no currency; write its code, as USD or EUR.").arg(text),
             &MappingDraft::setCurrency);
    });
}

MappingDetails::Detail MappingDetails::addDetail(const QString &label, int width)
{
    Detail detail;
    detail.line = new QLineEdit;
    detail.line->setAccessibleName(label);
    detail.line->setFixedWidth(scaled(width));
    detail.pair = m_row->addPair(new TextLabel(label, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary), detail.line);
    return detail;
}

void MappingDetails::show(const MappingDraft &draft)
{
    m_draft = draft;
    const auto fill = [](const Detail &detail, const std::optional<std::string> &value) {
        detail.pair->setVisible(value.has_value());
        // What is being typed stays; what was taken is of the file before.
        if (value && !(detail.line->hasFocus() && detail.line->isModified()))
            detail.line->setText(QString::fromStdString(*value));
    };
    fill(m_madeOn, draft.madeOn());
    fill(m_leftOn, draft.leftOn());
    fill(m_event, draft.event());
    fill(m_currency, draft.currency());
    m_problem->setVisible(false);
    setVisible(draft.madeOn() || draft.leftOn() || draft.event() || draft.currency());
}

void MappingDetails::take(const Detail &detail, bool good, const QString &why, void (MappingDraft::*set)(const std::string &))
{
    m_problem->setText(good ? QString() : why);
    m_problem->setVisible(!good);
    if (!good)
        return;
    detail.line->setModified(false);
    const Mapping before = m_draft.mapping();
    (m_draft.*set)(detail.line->text().trimmed().toStdString());
    if (!(m_draft.mapping() == before))
        Q_EMIT edited();
}

} // namespace milepost::ui
