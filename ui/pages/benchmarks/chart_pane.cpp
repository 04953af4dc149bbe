#include "pages/benchmarks/chart_pane.h"

#include "pages/account/chart_table_view.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "theme/pieces.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace milepost::ui {

ChartPane::ChartPane(QWidget *chart, Table table, QWidget *parent)
    : QWidget(parent), m_chart(chart), m_table(std::move(table)), m_title(new TextLabel({}, TypeRole::Body, TypeWeight::Strong)),
      m_caption(new Paragraph(TypeRole::Caption, Token::TextSecondary)),
      m_reason(new Paragraph(TypeRole::Body, Token::TextSecondary)),
      m_why(new Paragraph(TypeRole::Caption, Token::TextSecondary)), m_controls(new QHBoxLayout),
      m_tableLink(new Button(tr("As table"), Button::Rank::Link)), m_exportLink(new Button(tr("CSV"), Button::Rank::Link)),
      m_whyLink(new Button(tr("Why?"), Button::Rank::Link)), m_stack(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(2));
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(size::space3));
    m_title->setElided(true);
    head->addWidget(m_title, 1);
    m_controls->setSpacing(scaled(size::space2));
    head->addLayout(m_controls);
    for (Button *link : {m_whyLink, m_tableLink, m_exportLink}) {
        link->setQuiet(true);
        head->addWidget(link);
    }
    m_exportLink->setToolTip(tr("Write the figures to a file"));
    m_whyLink->setToolTip(tr("How it was counted, and what was left out"));
    m_whyLink->hide();
    column->addLayout(head);
    m_caption->hide();
    column->addWidget(m_caption);
    m_reason->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_reason);
    column->addWidget(m_stack, 1);
    m_why->hide();
    column->addWidget(m_why);
    connect(m_tableLink, &QAbstractButton::clicked, this, [this] { setAsTable(!m_asTable); });
    connect(m_exportLink, &QAbstractButton::clicked, this, [this] { Q_EMIT exportRequested(this); });
    connect(m_whyLink, &QAbstractButton::clicked, this, [this] { m_why->setVisible(!m_why->isVisible()); });
}

QString ChartPane::titleText() const { return m_title->text(); }

void ChartPane::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setToolTip(title);
}

void ChartPane::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
}

void ChartPane::setWhy(const QString &why)
{
    m_why->setText(why);
    m_whyLink->setVisible(!why.isEmpty());
    if (why.isEmpty())
        m_why->hide();
}

void ChartPane::setReason(const QString &reason)
{
    m_reason->setText(reason);
    m_tableLink->setVisible(reason.isEmpty());
    m_exportLink->setVisible(reason.isEmpty());
    showPart();
}

void ChartPane::addControl(QWidget *control) { m_controls->addWidget(control); }

void ChartPane::setAsTable(bool asTable)
{
    m_asTable = asTable;
    m_tableLink->setText(asTable ? tr("As chart") : tr("As table"));
    showPart();
}

void ChartPane::showPart()
{
    if (!m_reason->text().isEmpty()) {
        m_stack->setCurrentWidget(m_reason);
        return;
    }
    if (m_asTable && !m_view) {
        m_view = new ChartTableView;
        m_stack->addWidget(m_view);
    }
    if (m_asTable)
        m_view->setTable(m_table(wording::Voice::person()));
    m_stack->setCurrentWidget(m_asTable ? static_cast<QWidget *>(m_view) : m_chart);
}

void ChartPane::refresh()
{
    if (m_asTable)
        showPart();
}

} // namespace milepost::ui
