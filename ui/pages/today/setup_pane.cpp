#include "pages/today/setup_pane.h"

#include "theme/chip.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "workspace/session.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace milepost::ui {

namespace {

enum StepIndex : std::size_t { LookAround, ConnectSource, SayWho, ChooseMilestones };
constexpr int badgeColumn = 32; ///< px left of the text, for the numbered disc
constexpr int badgeSide = 18;

/// Four parts, as many filled as there are steps done.
class SetupProgress : public QWidget {
public:
    SetupProgress() { setFixedHeight(scaled(8)); }
    void set(int done, int total)
    {
        m_done = done;
        m_total = total;
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        const qreal gap = scaled(3);
        const qreal part = (width() - gap * (m_total - 1)) / std::max(1, m_total);
        for (int i = 0; i < m_total; ++i) {
            const int place = layoutDirection() == Qt::RightToLeft ? m_total - 1 - i : i;
            painter.fillRect(QRectF(place * (part + gap), 0, part, height()),
                             color(i < m_done ? Token::AccentBase : Token::ChartTrack));
        }
    }

private:
    int m_done = 0;
    int m_total = 4;
};

} // namespace

SetupPane::SetupPane(const PageContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setSurface(this, Token::SurfacePage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::pagePadding), scaled(size::space6));
    column->setSpacing(scaled(size::space2));
    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Set up Milepost"), TypeRole::Heading, TypeWeight::Strong), 1);
    m_count = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    head->addWidget(m_count);
    column->addLayout(head);
    m_progress = new SetupProgress;
    column->addWidget(m_progress);
    column->addSpacing(scaled(size::space2));

    auto *sample = new Button(tr("Open the sample portfolio"));
    connect(sample, &QAbstractButton::clicked, this, &SetupPane::sampleRequested);
    addStep(tr("Look around"), sample);
    auto *connectSource = new Button(tr("Connect a source"), Button::Rank::Primary);
    connectSource->setKeyHint(QStringLiteral("g s"));
    connect(connectSource, &QAbstractButton::clicked, this, &SetupPane::sourceRequested);
    addStep(tr("Connect your first source"), connectSource);

    auto *who = new QWidget;
    auto *whoRow = new QHBoxLayout(who);
    whoRow->setContentsMargins(0, 0, 0, 0);
    m_me = new QComboBox;
    m_me->setEditable(true);
    m_me->setMinimumWidth(scaled(220));
    m_me->setAccessibleName(tr("Your name"));
    auto *thatIsMe = new Button(tr("That is me"));
    connect(thatIsMe, &QAbstractButton::clicked, this, [this] {
        const QString name = m_me->currentText().trimmed();
        if (m_context.session && !name.isEmpty())
            m_context.session->apply(ChangeSetting{"me", name.toStdString()});
    });
    whoRow->addWidget(m_me);
    whoRow->addWidget(thatIsMe);
    whoRow->addStretch(1);
    addStep(tr("Say who you are"), who);

    auto *milestones = new Button(tr("Choose milestones"));
    connect(milestones, &QAbstractButton::clicked, this, &SetupPane::milestonesRequested);
    addStep(tr("Switch on 5 to 10 milestones"), milestones);
    addKeys();
    column->addStretch(1);
}

SetupPane::Step &SetupPane::addStep(const QString &title, QWidget *action)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    Step step;
    step.box = new QWidget;
    auto *inner = new QVBoxLayout(step.box);
    inner->setContentsMargins(scaled(badgeColumn), scaled(size::space1), 0, scaled(size::space2));
    inner->setSpacing(scaled(size::space1));
    step.title = new TextLabel(title, TypeRole::Body, TypeWeight::Medium);
    step.text = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    step.text->setWordWrap(true);
    inner->addWidget(step.title);
    inner->addWidget(step.text);
    if (action) {
        auto *row = new QHBoxLayout;
        step.action = action;
        row->addWidget(action);
        row->addStretch(1);
        inner->addLayout(row);
    }
    column->addWidget(step.box);
    column->addWidget(new Hairline);
    m_steps.push_back(step);
    return m_steps.back();
}

void SetupPane::addKeys()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addWidget(new SectionTitle(tr("Keys worth knowing")));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(scaled(size::space4));
    grid->setVerticalSpacing(scaled(size::space1));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(3, 1);
    const std::vector<std::pair<QString, QString>> keys{
        {tr("Everything there is"), tr("Ctrl+K")}, {tr("Next, previous"), QStringLiteral("j k")},
        {tr("Search or filter"), QStringLiteral("/")},         {tr("Open, back"), QStringLiteral("Enter Esc")},
        {tr("Go to Accounts"), QStringLiteral("g a")},         {tr("Undo anything"), tr("Ctrl+Z")},
        {tr("Inspector"), QStringLiteral("i")},                {tr("All keys"), QStringLiteral("?")},
    };
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const int row = static_cast<int>(i) / 2;
        const int at = static_cast<int>(i) % 2 * 3;
        auto *hint = new KeyHint(keys[i].second);
        grid->addWidget(new TextLabel(keys[i].first, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary), row, at);
        grid->addWidget(hint, row, at + 1, Qt::AlignRight);
    }
    column->addLayout(grid);
}

void SetupPane::setSnapshot(const Snapshot &snapshot)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    const auto voice = wording::Voice::person();
    const auto accounts = wording::integer(voice, static_cast<std::int64_t>(portfolio.accountCount()));
    const bool own = !portfolio.sample && portfolio.accountCount() > 0;
    m_steps[LookAround].done = portfolio.accountCount() > 0;
    m_steps[LookAround].text->setText(portfolio.sample ? tr("A sample portfolio of %1 invented accounts is open.").arg(accounts)
                                      : own            ? tr("%1 accounts are here.").arg(accounts)
                                                       : tr("There is nothing to look at yet. 240 invented accounts show what there will be."));
    m_steps[LookAround].action->setVisible(portfolio.accountCount() == 0);
    m_steps[ConnectSource].done = own;
    m_steps[ConnectSource].text->setText(
        tr("A CSV of your accounts and subscriptions, event files, or a folder of them. You see a preview before anything is stored."));
    std::set<StringId> owners(portfolio.owner.begin(), portfolio.owner.end());
    owners.erase(0);
    const bool ownerless = portfolio.accountCount() > 0 && owners.empty();
    m_steps[SayWho].done = !portfolio.me.empty() || ownerless;
    m_steps[SayWho].action->setVisible(!ownerless);
    m_steps[SayWho].text->setText(ownerless                ? tr("No account names an owner, so the queue is everybody's.")
                                  : portfolio.me.empty() ? tr("So that “Mine” and owner:me know you.")
                                                         : tr("You are %1.").arg(wording::name(portfolio.me)));
    const auto on = static_cast<int>(portfolio.milestones.size());
    m_steps[ChooseMilestones].done = on >= 5;
    m_steps[ChooseMilestones].text->setText(tr("Start with few: %Ln are on.", nullptr, on));

    QStringList names;
    for (const StringId owner : owners)
        names << wording::plain(portfolio.text(owner));
    names.sort(Qt::CaseInsensitive);
    const QString typed = portfolio.me.empty() ? m_me->currentText() : QString::fromStdString(portfolio.me);
    m_me->clear();
    m_me->addItems(names);
    m_me->setCurrentText(typed);

    const int total = static_cast<int>(m_steps.size());
    const int done = total - openSteps();
    m_count->setText(tr("%1 of %2").arg(done).arg(total));
    static_cast<SetupProgress *>(m_progress)->set(done, total);
    if (m_steps[ConnectSource].action)
        m_steps[ConnectSource].action->setVisible(!own);
    update();
}

int SetupPane::openSteps() const
{
    return static_cast<int>(std::count_if(m_steps.begin(), m_steps.end(), [](const Step &step) { return !step.done; }));
}

void SetupPane::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    bool nextMarked = false;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps[i];
        const QPoint corner = step.title->mapTo(this, QPoint(0, 0));
        const qreal side = scaled(badgeSide);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const qreal x = mirrored ? step.box->geometry().right() - side + 1 : step.box->geometry().left();
        const QRectF disc(x, corner.y() + (step.title->height() - side) / 2.0, side, side);
        const bool next = !step.done && !nextMarked;
        nextMarked = nextMarked || next;
        if (step.done || next) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color(step.done ? Token::GoodMark : Token::AccentBase));
        } else {
            painter.setPen(color(Token::LineControl));
            painter.setBrush(Qt::NoBrush);
        }
        painter.drawEllipse(disc);
        if (step.done) {
            paintIcon(painter, Icon::Check, disc.adjusted(3, 3, -3, -3), Token::AccentOn);
            continue;
        }
        painter.setPen(color(next ? Token::AccentOn : Token::TextSecondary));
        painter.setFont(typeFont(TypeRole::Caption, TypeWeight::Medium));
        painter.drawText(disc, Qt::AlignCenter, QLocale().toString(static_cast<int>(i) + 1));
    }
}

} // namespace milepost::ui
