#include "dialogs/milestone_switches.h"

#include "shell/action_registry.h"
#include "shell/main_window.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/terms.h"
#include "workspace/session.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

namespace {

constexpr int panelWidth = 640;
constexpr int topMargin = 72;
constexpr int bottomMargin = 48;
constexpr int fewest = 5; ///< A6: a workspace counts 5–10, not all
constexpr int most = 10;

} // namespace

MilestoneSwitches::MilestoneSwitches(MainWindow &window, Session &session)
    : Overlay(&window), m_session(session), m_count(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary)),
      m_search(new QLineEdit), m_scroll(new QScrollArea)
{
    setAccessibleName(tr("Milestones that count"));
    auto *column = new QVBoxLayout(panel());
    column->setContentsMargins(scaled(size::pagePadding), scaled(size::space4), scaled(size::space4), scaled(size::space4));
    column->setSpacing(scaled(size::space2));
    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Milestones that count"), TypeRole::Heading, TypeWeight::Strong), 1);
    head->addWidget(m_count);
    column->addLayout(head);
    m_search->setPlaceholderText(tr("Find a milestone"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    column->addWidget(m_search);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_scroll, 1);
    connect(m_search, &QLineEdit::textChanged, this, &MilestoneSwitches::applyFilter);

    ActionSpec spec;
    spec.id = chooseMilestonesAction;
    spec.text = tr("Choose milestones…");
    spec.detail = tr("which ones count");
    spec.group = ActionSpec::Group::Milepost;
    spec.icon = QStringLiteral("milestones");
    window.actions().add(spec, [this] {
        open();
        load();
    });
    connect(&session, &Session::snapshotChanged, this, [this] {
        if (isOpen())
            load();
    });
}

QRect MilestoneSwitches::panelGeometry() const
{
    const int width = std::min(scaled(panelWidth), this->width() - scaled(size::space8));
    return {(this->width() - width) / 2, scaled(topMargin), width, height() - scaled(topMargin + bottomMargin)};
}

QWidget *MilestoneSwitches::firstFocus() { return m_search; }

void MilestoneSwitches::load()
{
    m_session.requestCatalog(this, [this](const Result<std::vector<CatalogEntry>> &entries) {
        if (entries)
            fill(*entries);
    });
}

void MilestoneSwitches::fill(const std::vector<CatalogEntry> &entries)
{
    const auto voice = wording::Voice::person();
    const int place = m_scroll->verticalScrollBar()->value();
    auto *content = new QWidget;
    setSurface(content, Token::SurfacePage);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, scaled(size::space3), 0);
    column->setSpacing(scaled(size::space1));
    int on = 0;
    for (std::size_t c = 0; c < enumCount<Category>(); ++c) {
        const auto category = static_cast<Category>(c);
        bool titled = false;
        for (const CatalogEntry &entry : entries) {
            const MilestoneDefinition &definition = entry.definition;
            if (definition.category != category)
                continue;
            if (!titled) {
                column->addSpacing(scaled(size::space2));
                column->addWidget(new SectionTitle(wording::word(voice, category)));
                titled = true;
            }
            on += definition.enabled;
            auto *row = new QWidget;
            row->setProperty("words", (QString::fromStdString(definition.title) + QLatin1Char(' ')
                                       + QString::fromStdString(definition.key)).toCaseFolded());
            auto *layout = new QHBoxLayout(row);
            layout->setContentsMargins(0, 0, 0, 0);
            auto *box = new QCheckBox(QString::fromStdString(definition.title));
            box->setChecked(definition.enabled);
            box->setToolTip(QString::fromStdString(definition.method));
            auto *reached = new TextLabel(definition.enabled ? tr("%1 reached it").arg(wording::integer(voice, entry.reached))
                                                             : wording::word(voice, definition.stage),
                                          TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
            layout->addWidget(box, 1);
            layout->addWidget(reached);
            connect(box, &QCheckBox::clicked, this, [this, key = definition.key](bool checked) {
                m_session.apply(EnableMilestones{{key}, checked});
            });
            column->addWidget(row);
        }
    }
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->verticalScrollBar()->setValue(place);
    m_count->setText(on < fewest ? tr("%1 on: 5 to 10 show progress best").arg(on)
                     : on > most ? tr("%1 on: fewer are easier to follow").arg(on)
                                 : tr("%1 on").arg(on));
    applyFilter();
}

void MilestoneSwitches::applyFilter()
{
    if (!m_scroll->widget())
        return;
    const QString words = m_search->text().trimmed().toCaseFolded();
    for (QWidget *row : m_scroll->widget()->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        const QVariant text = row->property("words");
        row->setVisible(text.isValid() ? text.toString().contains(words) : words.isEmpty());
    }
}

} // namespace milepost::ui
