#include "pages/sources/reading_pane.h"

#include "base/day.h"
#include "delegates/record_delegate.h"
#include "delegates/record_view.h"
#include "pages/sources/mapping_details.h"
#include "pages/sources/mapping_editor.h"
#include "pages/sources/pane_rows.h"
#include "pages/sources/preview_model.h"
#include "pages/sources/run_pane.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/terms.h"

#include <QComboBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <array>

namespace milepost::ui {

namespace {

constexpr int mostRowsSeen = 12;
using About = ImportPreview::Question::About;

QString identityWord(Identity identity)
{
    switch (identity) {
    case Identity::Message: return ReadingPane::tr("a message id");
    case Identity::Row: return ReadingPane::tr("its id and content");
    case Identity::Count: return ReadingPane::tr("how often it occurs");
    }
    return {};
}

/// As iconv names them.
constexpr std::array encodings{"UTF-8", "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1250", "WINDOWS-1251",
                               "UTF-16LE", "UTF-16BE", "SHIFT_JIS", "EUC-JP", "GB18030", "BIG5", "EUC-KR"};

/// A reading of a question as people write it: "3 April 2026", "1,234.5".
QString readingWord(About about, const std::string &stored)
{
    const auto voice = wording::Voice::person();
    if (about == About::DateOrder) {
        const auto day = dayFromIso(stored.substr(0, 10));
        return day ? wording::dateWithYear(voice, *day) : QString::fromStdString(stored);
    }
    // Money is kept with its currency behind it.
    const QString text = QString::fromStdString(stored);
    bool number = false;
    const double value = text.section(QLatin1Char(' '), 0, 0).toDouble(&number);
    return number ? QStringList{wording::decimal(voice, value, 6), text.section(QLatin1Char(' '), 1)}.join(QLatin1Char(' ')).trimmed() : text;
}

} // namespace

ReadingPane::ReadingPane(QWidget *parent) : QWidget(parent)
{
    setSurface(this, Token::SurfacePage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(size::space2));

    auto *row = new FlowRow;
    column->addLayout(row);
    m_entity = addChoice(*row, tr("Read as"));
    m_identity = addChoice(*row, tr("known by"));
    row = new FlowRow;
    column->addLayout(row);
    m_dates = addChoice(*row, tr("Dates"));
    m_decimal = addChoice(*row, tr("decimals"));
    m_encoding = addChoice(*row, tr("text"));
    m_encoding->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // its words must not widen the pane
    m_encoding->setMinimumContentsLength(9);
    fillChoices();
    m_details = new MappingDetails;
    column->addWidget(m_details);
    m_questions = new QWidget;
    column->addWidget(m_questions);

    m_mapping = new MappingEditor;
    column->addWidget(m_mapping);
    column->addSpacing(scaled(size::space3));
    m_previewTitle = new SectionTitle(tr("Preview, as it will be stored"));
    auto *next = m_previewTitle->setLink(tr("Next of them"));
    column->addWidget(m_previewTitle);
    m_rowModel = new PreviewModel(this);
    m_rows = new RecordTable;
    m_rows->setModel(m_rowModel);
    m_rows->setItemDelegate(new RecordDelegate(m_rows));
    m_rows->setAccessibleName(tr("First rows as they will be stored"));
    m_rows->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    column->addWidget(m_rows);
    m_reason = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::WatchText);
    m_reason->setWordWrap(true);
    column->addWidget(m_reason);

    connect(next, &QAbstractButton::clicked, this, &ReadingPane::goToNextTrouble);
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReadingPane::showReason);
    connect(m_details, &MappingDetails::edited, this, [this] {
        m_draft = m_details->draft();
        m_mapping->show(m_draft, m_preview); // the next edit begins with this one, whether or not its preview is there
        Q_EMIT edited();
    });
    connect(m_mapping, &MappingEditor::edited, this, [this] {
        m_draft = m_mapping->draft();
        m_details->show(m_draft);
        Q_EMIT edited();
    });
    connect(m_entity, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        m_draft.setEntity(static_cast<EntityKind>(m_entity->itemData(index).toInt()));
        m_mapping->show(m_draft, m_preview);
        m_details->show(m_draft);
        Q_EMIT edited();
    });
    connect(m_identity, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        change([&](Mapping &mapping) { mapping.identity = static_cast<Identity>(m_identity->itemData(index).toInt()); });
    });
    connect(m_dates, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        change([&](Mapping &mapping) { mapping.dayFirst = index == 0 ? std::nullopt : std::optional(index == 1); });
    });
    connect(m_decimal, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        change([&](Mapping &mapping) {
            mapping.decimalStated = index != 0;
            mapping.decimalComma = index == 1;
        });
    });
    connect(m_encoding, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        change([&](Mapping &mapping) { mapping.encoding = m_encoding->itemData(index).toString().toStdString(); });
    });
}

QComboBox *ReadingPane::addChoice(FlowRow &row, const QString &label)
{
    auto *box = new QComboBox;
    box->setAccessibleName(label);
    box->setFocusPolicy(Qt::StrongFocus);
    row.addPair(new TextLabel(label, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary), box);
    return box;
}

void ReadingPane::fillChoices()
{
    const auto voice = wording::Voice::person();
    for (std::size_t i = 0; i < enumCount<EntityKind>(); ++i)
        m_entity->addItem(wording::word(voice, static_cast<EntityKind>(i)), static_cast<int>(i));
    for (std::size_t i = 0; i < enumCount<Identity>(); ++i)
        m_identity->addItem(identityWord(static_cast<Identity>(i)), static_cast<int>(i));
    m_dates->addItems({tr("as found"), tr("day first"), tr("month first")});
    m_decimal->addItems({tr("as found"), tr("comma"), tr("point")});
    m_encoding->addItem(tr("as found"), QString());
    for (const char *name : encodings)
        m_encoding->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
}

void ReadingPane::change(const std::function<void(Mapping &)> &edit)
{
    Mapping mapping = m_draft.mapping();
    edit(mapping);
    m_draft = MappingDraft(std::move(mapping), m_draft.header());
    m_mapping->show(m_draft, m_preview);
    m_details->show(m_draft);
    Q_EMIT edited();
}

int ReadingPane::troubledRows() const { return m_rowModel->troubledRows(); }

void ReadingPane::show(const ImportPreview &preview, MappingDraft draft)
{
    m_preview = preview;
    m_draft = std::move(draft);
    const Mapping &mapping = m_draft.mapping();
    m_entity->setCurrentIndex(static_cast<int>(mapping.entity));
    m_identity->setCurrentIndex(static_cast<int>(mapping.identity));
    m_dates->setCurrentIndex(!mapping.dayFirst ? 0 : *mapping.dayFirst ? 1 : 2);
    m_decimal->setCurrentIndex(!mapping.decimalStated ? 0 : mapping.decimalComma ? 1 : 2);
    m_encoding->setItemText(0, preview.encoding.empty() ? tr("as found") : tr("%1, found").arg(QString::fromStdString(preview.encoding)));
    const QString stated = QString::fromStdString(mapping.encoding);
    int encoding = stated.isEmpty() ? 0 : m_encoding->findData(stated, Qt::UserRole, Qt::MatchFixedString);
    if (encoding < 0) {
        m_encoding->addItem(stated, stated);
        encoding = m_encoding->count() - 1;
    }
    m_encoding->setCurrentIndex(encoding);
    m_details->show(m_draft);
    showQuestions();
    m_mapping->show(m_draft, preview);
    m_rowModel->setPreview(preview);
    m_rows->resizeColumnsToContents();
    fitHeight(*m_rows, mostRowsSeen);
    m_rows->setFixedHeight(m_rows->maximumHeight() + m_rows->horizontalScrollBar()->sizeHint().height()); // else it lies over the last row
    const int troubled = troubledRows();
    m_previewTitle->setTrailing(m_rowModel->columnCount() == 0 ? tr("nothing yet: no column is chosen")
                                : troubled > 0               ? tr("%1 of the first %2 rows would be set aside").arg(troubled).arg(m_rowModel->rowCount())
                                                             : tr("first %Ln row(s), all good", nullptr, m_rowModel->rowCount()));
    m_previewTitle->setLink(troubled > 0 ? tr("Next of them") : QString());
    showReason();
}

void ReadingPane::showQuestions()
{
    delete m_questions->layout();
    qDeleteAll(m_questions->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_questions->setVisible(asks());
    if (!asks())
        return;
    auto *column = new QVBoxLayout(m_questions);
    column->setContentsMargins(0, scaled(size::space1), 0, scaled(size::space2));
    column->setSpacing(scaled(size::space2));
    for (const About about : {About::DateOrder, About::DecimalMark}) {
        QStringList headers;
        const ImportPreview::Question *first = nullptr;
        for (const auto &question : m_preview.questions) {
            if (question.about != about)
                continue;
            first = first ? first : &question;
            headers << wording::name(question.header);
        }
        if (!first)
            continue;
        auto *question = new TextLabel(tr("%1: which of these is “%2”?").arg(headers.join(QStringLiteral(", ")), QString::fromStdString(first->example)),
                                       TypeRole::Body, TypeWeight::Medium, Token::WatchText);
        question->setWordWrap(true);
        column->addWidget(question);
        auto *row = new FlowRow;
        for (const bool one : {true, false}) {
            auto *answer = new Button(readingWord(about, one ? first->dayFirstOrComma : first->monthFirstOrPoint));
            answer->setObjectName(one ? QStringLiteral("dayFirstOrComma") : QStringLiteral("monthFirstOrPoint"));
            connect(answer, &QAbstractButton::clicked, this, [this, about, one] {
                change([&](Mapping &mapping) {
                    if (about == About::DateOrder) {
                        mapping.dayFirst = one;
                    } else {
                        mapping.decimalComma = one;
                        mapping.decimalStated = true;
                    }
                });
            });
            row->addWidget(answer);
        }
        row->addWidget(new TextLabel(tr("Nothing of it is taken until you say."), TypeRole::Caption, TypeWeight::Normal,
                                     Token::TextTertiary));
        column->addLayout(row);
    }
}

void ReadingPane::showReason()
{
    QStringList reasons;
    const QModelIndex current = m_rows->currentIndex();
    for (int column = 0; current.isValid() && column < m_rowModel->columnCount(); ++column) {
        const QString problem = m_rowModel->problem(current.row(), column);
        if (!problem.isEmpty())
            reasons << problem;
    }
    m_reason->setText(reasons.join(QLatin1Char(' ')));
    m_reason->setVisible(!reasons.isEmpty());
}

QString ReadingPane::reasonShown() const { return m_reason->text(); }

void ReadingPane::goToNextTrouble()
{
    const int count = m_rowModel->rowCount();
    const int from = m_rows->currentIndex().isValid() ? m_rows->currentIndex().row() : -1;
    for (int step = 1; step <= count; ++step) {
        const int row = (from + step) % count;
        for (int column = 0; column < m_rowModel->columnCount(); ++column) {
            if (m_rowModel->problem(row, column).isEmpty())
                continue;
            m_rows->setCurrentIndex(m_rowModel->index(row, column));
            m_rows->scrollTo(m_rowModel->index(row, column));
            return;
        }
    }
}

} // namespace milepost::ui
