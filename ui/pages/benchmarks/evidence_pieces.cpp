#include "pages/benchmarks/evidence_pieces.h"

#include "delegates/cell_roles.h"
#include "models/latest_job.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace milepost::ui {

QVBoxLayout *tightColumn(QWidget *on, Token surface)
{
    setSurface(on, surface);
    auto *column = new QVBoxLayout(on);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

QScrollArea *scrolledDown(QWidget *content)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

void showWhileBusy(BusyLine &line, LatestJob &job, const QString &doing)
{
    QObject::connect(&job, &LatestJob::busyChanged, &line, [&line, doing](bool busy) {
        if (busy)
            line.start(doing);
        else
            line.stop();
    });
    QObject::connect(&line, &BusyLine::cancelClicked, &job, &LatestJob::cancel);
}

RoomForNames::RoomForNames(RecordTable &table, std::vector<int> dispensable)
    : QObject(&table), m_table(table), m_dispensable(std::move(dispensable))
{
    table.installEventFilter(this);
}

void RoomForNames::setDispensable(std::vector<int> columns)
{
    for (const int column : m_dispensable)
        m_table.setColumnHidden(column, false);
    m_dispensable = std::move(columns);
    fit();
}

bool RoomForNames::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        fit();
    return QObject::eventFilter(watched, event);
}

void RoomForNames::fit()
{
    constexpr int least = 150;
    const QHeaderView *header = m_table.horizontalHeader();
    for (const int column : m_dispensable)
        m_table.setColumnHidden(column, false);
    int room = m_table.width();
    for (int column = 0; column < header->count(); ++column)
        room -= header->sectionResizeMode(column) == QHeaderView::Stretch ? 0 : header->sectionSize(column);
    for (const int column : m_dispensable) {
        if (room >= scaled(least))
            break;
        room += header->sectionSize(column);
        m_table.setColumnHidden(column, true);
    }
}

Paragraph::Paragraph(TypeRole role, Token ink, TypeWeight weight, QWidget *parent) : TextLabel({}, role, weight, ink, parent)
{
    setWordWrap(true);
}

void Paragraph::forgetIfChanged() const
{
    if (m_words == text() && m_face == font())
        return;
    m_words = text();
    m_face = font();
    m_heights.clear();
    m_hint = m_least = {};
}

int Paragraph::heightForWidth(int width) const
{
    forgetIfChanged();
    const auto known = m_heights.find(width);
    return known != m_heights.end() ? known->second : m_heights.emplace(width, TextLabel::heightForWidth(width)).first->second;
}

QSize Paragraph::sizeHint() const
{
    forgetIfChanged();
    if (!m_hint.isValid())
        m_hint = TextLabel::sizeHint();
    return m_hint;
}

QSize Paragraph::minimumSizeHint() const
{
    forgetIfChanged();
    if (!m_least.isValid())
        m_least = TextLabel::minimumSizeHint();
    return m_least;
}

Statement::Statement(QWidget *parent)
    : QWidget(parent), m_sentence(new Paragraph(TypeRole::Body, Token::TextPrimary, TypeWeight::Medium)),
      m_restsOn(new Paragraph(TypeRole::Caption, Token::TextSecondary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(2));
    column->addWidget(m_sentence);
    column->addWidget(m_restsOn);
}

void Statement::setWords(const QString &sentence, const QString &restsOn)
{
    m_sentence->setText(sentence);
    m_restsOn->setText(restsOn);
    m_restsOn->setVisible(!restsOn.isEmpty());
}

QString Statement::sentence() const { return m_sentence->text(); }

QVariant numberCell(const QString &text, int role, Tone tone, TypeWeight weight)
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text.isEmpty() ? wording::noData() : text;
    if (role != CellRole::Value)
        return {};
    NumberData data;
    data.text = text;
    data.tone = tone;
    data.weight = weight;
    return QVariant::fromValue(data);
}

QVariant lineCell(const QString &text, int role, int indent, Tone tone, std::optional<Mark> mark)
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text;
    if (role != CellRole::Value)
        return {};
    LineData data;
    data.indent = indent;
    data.mark = mark;
    data.runs.push_back({text, tone});
    return QVariant::fromValue(data);
}

} // namespace milepost::ui
