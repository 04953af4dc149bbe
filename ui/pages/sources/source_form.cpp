#include "pages/sources/source_form.h"

#include "pages/sources/pane_rows.h"
#include "pages/sources/reading_pane.h"
#include "pages/sources/source_fields.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "wording/source_words.h"
#include "workspace/source_session.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <array>

namespace milepost::ui {

namespace {

using wording::Voice;

constexpr std::array schedules{"manual", "15m", "30m", "1h", "6h", "24h"};
constexpr auto dailyItem = "daily";

QString capital(const std::string &text)
{
    QString sentence = QString::fromStdString(text);
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

} // namespace

SourceForm::SourceForm(const PageContext &context, SourceSession *sources, QWidget *parent)
    : QWidget(parent), m_context(context), m_sources(sources)
{
    setSurface(this, Token::SurfacePage);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(buildHeader());
    m_busy = new BusyLine;
    outer->addWidget(m_busy);
    m_notice = new InlineNotice;
    m_notice->clear();
    outer->addWidget(m_notice);
    outer->addWidget(new Hairline);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll, 1);
    auto *content = new QWidget;
    setSurface(content, Token::SurfacePage);
    scroll->setWidget(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(scaled(size::pagePadding), scaled(size::space3), scaled(size::pagePadding), scaled(size::space6));
    column->setSpacing(scaled(size::space2));

    QStringList kinds;
    for (const SourceKindSpec &spec : Workspace::sourceKinds())
        kinds << wording::sourceKind(Voice::person(), spec.key);
    m_kinds = new SegmentedControl(kinds);
    column->addWidget(m_kinds, 0, Qt::AlignLeft);

    const auto makeGrid = [&] {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(scaled(size::space3));
        grid->setVerticalSpacing(scaled(size::space1));
        grid->setColumnMinimumWidth(0, scaled(formLabelWidth));
        grid->setColumnStretch(1, 1);
        column->addLayout(grid);
        return grid;
    };
    QGridLayout *grid = makeGrid();
    m_name = new QLineEdit;
    m_name->setPlaceholderText(tr("As it is to be called here"));
    addRow(*grid, tr("Name"), m_name, &m_nameProblem);
    m_fields = new SourceFields(context.prompter);
    column->addWidget(m_fields);

    m_secretRow = new QWidget;
    auto *secretGrid = new QGridLayout(m_secretRow);
    secretGrid->setContentsMargins(0, 0, 0, 0);
    secretGrid->setHorizontalSpacing(scaled(size::space3));
    secretGrid->setVerticalSpacing(scaled(size::space1));
    secretGrid->setColumnMinimumWidth(0, scaled(formLabelWidth));
    secretGrid->setColumnStretch(1, 1);
    m_secret = new QLineEdit;
    m_secret->setEchoMode(QLineEdit::Password);
    m_secretLabel = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_secretLabel->setBuddy(m_secret);
    auto *where = new TextLabel(tr("Goes to the keychain of this desktop, never into the profile, and is not shown again. Without a "
                                   "keychain it is asked for each time."),
                                TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    where->setWordWrap(true);
    secretGrid->addWidget(m_secretLabel, 0, 0);
    secretGrid->addWidget(m_secret, 0, 1);
    secretGrid->addWidget(where, 1, 1);
    column->addWidget(m_secretRow);

    grid = makeGrid();
    m_schedule = new QComboBox;
    m_schedule->setFocusPolicy(Qt::StrongFocus);
    m_time = new QTimeEdit;
    m_time->setDisplayFormat(QStringLiteral("HH:mm"));
    m_time->setAccessibleName(tr("Time of day"));
    auto *when = new QWidget;
    auto *whenRow = new QHBoxLayout(when);
    whenRow->setContentsMargins(0, 0, 0, 0);
    whenRow->addWidget(m_schedule);
    whenRow->addWidget(m_time);
    whenRow->addStretch(1);
    addRow(*grid, tr("Synced"), when);
    m_schedule->setAccessibleName(tr("Synced"));
    m_policy = new QComboBox;
    m_policy->setFocusPolicy(Qt::StrongFocus);
    for (const DriftPolicy each : {DriftPolicy::Take, DriftPolicy::Known, DriftPolicy::Stop})
        m_policy->addItem(wording::policy(Voice::person(), each));
    addRow(*grid, tr("New columns"), m_policy, &m_policyDetail);
    m_policyDetail->setInk(Token::TextTertiary);
    m_policyDetail->show();
    m_undoNote = new TextLabel(tr("Settings of a source are not part of Undo. Where it reads from, or how, once changed: it is read from its "
                                  "beginning at the next sync, and what is known already is not stored twice."),
                               TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary);
    m_undoNote->setWordWrap(true);
    column->addWidget(m_undoNote);
    column->addSpacing(scaled(size::space3));
    m_reading = new ReadingPane;
    m_reading->hide();
    column->addWidget(m_reading);
    column->addStretch(1);

    connect(m_kinds, &SegmentedControl::currentChanged, this, [this](int index) {
        if (!m_before)
            setKind(static_cast<std::size_t>(index));
    });
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_nameTouched = true;
        check(false);
    });
    connect(m_fields, &SourceFields::changed, this, [this] {
        showSecret();
        check(false);
    });
    connect(m_schedule, qOverload<int>(&QComboBox::currentIndexChanged), this,
            [this] { m_time->setVisible(m_schedule->currentData().toString() == QLatin1String(dailyItem)); });
    connect(m_policy, qOverload<int>(&QComboBox::currentIndexChanged), this,
            [this](int index) { m_policyDetail->setText(wording::policyDetail(Voice::person(), static_cast<DriftPolicy>(index))); });
    connect(m_reading, &ReadingPane::edited, this, [this] {
        m_mapping = m_reading->draft().mapping();
        test();
    });
    connect(m_busy, &BusyLine::cancelClicked, this, [this] {
        if (m_sources)
            m_sources->cancelTest();
    });
    const std::pair<QKeySequence, void (SourceForm::*)()> keys[] = {
        {QKeySequence(Qt::CTRL | Qt::Key_T), &SourceForm::test}, {QKeySequence(Qt::CTRL | Qt::Key_Return), &SourceForm::accept}};
    for (const auto &[sequence, run] : keys) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    }
}

QWidget *SourceForm::buildHeader()
{
    auto *header = new QWidget;
    setSurface(header, Token::SurfacePage);
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::pagePadding), scaled(size::space2));
    column->setSpacing(scaled(size::space1));
    m_title = new TextLabel({}, TypeRole::Heading, TypeWeight::Strong);
    auto *cancel = new Button(tr("Cancel"), Button::Rank::Flat);
    m_test = new Button(tr("Test"));
    m_test->setKeyHint(tr("Ctrl+T"));
    m_accept = new Button(tr("Add source"), Button::Rank::Primary);
    m_accept->setKeyHint(tr("Ctrl+Enter"));
    m_caption = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_caption->setElided(true);
    column->addWidget(new TitleRow(m_title, {cancel, m_test, m_accept}));
    column->addWidget(m_caption);
    connect(cancel, &QAbstractButton::clicked, this, [this] {
        if (m_sources)
            m_sources->cancelTest();
        Q_EMIT closed();
    });
    connect(m_test, &QAbstractButton::clicked, this, &SourceForm::test);
    connect(m_accept, &QAbstractButton::clicked, this, &SourceForm::accept);
    return header;
}

void SourceForm::addRow(QGridLayout &grid, const QString &label, QWidget *field, TextLabel **problem)
{
    const int row = grid.rowCount();
    auto *caption = new TextLabel(label, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    caption->setBuddy(field);
    field->setAccessibleName(label);
    grid.addWidget(caption, row, 0);
    grid.addWidget(field, row, 1);
    if (!problem)
        return;
    *problem = new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::WatchText);
    (*problem)->setWordWrap(true);
    (*problem)->hide();
    grid.addWidget(*problem, row + 1, 1);
}

void SourceForm::setKind(std::size_t index)
{
    m_kind = index;
    m_kinds->setCurrent(static_cast<int>(index));
    m_mapping.reset();
    m_probe = {};
    m_reading->hide();
    m_notice->clear();
    m_busy->stop();
    m_fields->setKind(Workspace::sourceKinds()[index], m_before ? m_before->options : std::map<std::string, std::string>());
    showSecret();
}

void SourceForm::begin(const std::string &kind, std::set<std::string> taken)
{
    m_before.reset();
    m_taken = std::move(taken);
    m_nameTouched = false;
    m_name->clear();
    m_name->setEnabled(true);
    m_name->setToolTip({});
    m_nameProblem->hide();
    m_secret->clear();
    m_secret->setPlaceholderText({});
    m_kinds->setEnabled(true);
    m_kinds->show();
    m_undoNote->hide();
    m_title->setText(tr("Add a source"));
    m_caption->setText(tr("Nothing is stored until you add it; a test only looks."));
    m_accept->setText(tr("Add source"));
    setSchedule({SourceSchedule::Kind::Every, 60});
    m_policy->setCurrentIndex(static_cast<int>(DriftPolicy::Known));
    m_policyDetail->setText(wording::policyDetail(Voice::person(), DriftPolicy::Known));
    const auto kinds = Workspace::sourceKinds();
    std::size_t index = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        index = kinds[i].key == kind ? i : index;
    setKind(index);
}

void SourceForm::edit(const SourceStatus &status)
{
    begin(status.configuration.kind, {});
    m_before = status.configuration;
    m_name->setText(QString::fromStdString(status.configuration.name));
    m_name->setEnabled(false);
    m_name->setToolTip(tr("The name stays: its runs, its rows and its secret are kept under it"));
    m_kinds->hide();
    m_undoNote->show();
    m_title->setText(tr("Edit %1").arg(wording::plain(status.configuration.name)));
    m_caption->setText(wording::sourceKind(Voice::person(), status.configuration.kind));
    m_accept->setText(tr("Save"));
    m_secret->setPlaceholderText(tr("As it is; type to replace it"));
    setSchedule(status.configuration.schedule);
    m_policy->setCurrentIndex(static_cast<int>(status.configuration.drift));
    setKind(m_kind);
    m_mapping = status.configuration.mapping;
}

void SourceForm::setSchedule(const SourceSchedule &schedule)
{
    m_schedule->clear();
    const Voice voice = Voice::person();
    const bool daily = schedule.kind == SourceSchedule::Kind::Daily;
    const QString wanted = daily ? QString::fromLatin1(dailyItem) : QString::fromStdString(scheduleText(schedule));
    for (const char *text : schedules)
        m_schedule->addItem(wording::schedule(voice, *scheduleFromText(text)), QString::fromLatin1(text));
    m_schedule->addItem(tr("every day at"), QString::fromLatin1(dailyItem));
    if (m_schedule->findData(wanted) < 0)
        m_schedule->addItem(wording::schedule(voice, schedule), wanted);
    m_time->setTime(daily ? QTime(schedule.minutes / 60, schedule.minutes % 60) : QTime(6, 0));
    m_schedule->setCurrentIndex(m_schedule->findData(wanted));
    m_time->setVisible(daily);
}

SourceSchedule SourceForm::schedule() const
{
    const QString text = m_schedule->currentData().toString();
    if (text == QLatin1String(dailyItem))
        return {SourceSchedule::Kind::Daily, m_time->time().hour() * 60 + m_time->time().minute()};
    return scheduleFromText(text.toStdString()).value_or(SourceSchedule());
}

SourceConfiguration SourceForm::configuration() const
{
    SourceConfiguration configuration = m_before.value_or(SourceConfiguration());
    configuration.kind = Workspace::sourceKinds()[m_kind].key;
    configuration.name = m_name->text().trimmed().toStdString();
    configuration.options = m_fields->options();
    configuration.schedule = schedule();
    configuration.drift = static_cast<DriftPolicy>(m_policy->currentIndex());
    configuration.mapping = m_mapping;
    return configuration;
}

void SourceForm::showSecret()
{
    const std::string secret = Workspace::secretNameOf(configuration());
    m_secretRow->setVisible(!secret.empty());
    const QString label = wording::secretName(Voice::person(), secret);
    m_secretLabel->setText(label);
    m_secret->setAccessibleName(label);
}

bool SourceForm::check(bool all)
{
    const SourceConfiguration now = configuration();
    const Result<> fine = Workspace::checkSource(now);
    std::string key = fine.ok() ? std::string() : fine.error().context;
    QString problem = fine.ok() ? QString() : capital(fine.error().detail);
    if (key != "name" && m_taken.count(now.name)) {
        key = "name";
        problem = tr("Another source has this name.");
    }
    const bool shown = !key.empty() && (all || (key == "name" ? m_nameTouched : m_fields->touched(key)));
    m_nameProblem->setText(key == "name" ? problem : QString());
    m_nameProblem->setVisible(shown && key == "name");
    m_fields->showProblem(shown ? key : std::string(), shown ? problem : QString());
    if (all && !key.empty()) {
        QWidget *field = key == "name" ? m_name : m_fields->field(key);
        if (field)
            field->setFocus();
        else
            m_notice->setNotice(Mark::Watch, tr("This cannot be used yet."), problem);
    }
    return key.empty();
}

void SourceForm::test()
{
    if (!m_sources)
        return;
    SourceConfiguration configuration = this->configuration();
    if (configuration.name.empty())
        configuration.name = "test"; // one may look before one has thought of a name
    m_fields->showProblem({}, {});
    if (const Result<> fine = Workspace::checkSource(configuration); !fine.ok()) {
        check(true);
        m_fields->showProblem(fine.error().context, capital(fine.error().detail));
        return;
    }
    m_notice->clear();
    m_busy->start(tr("Testing"));
    m_sources->requestTest(this, std::move(configuration), m_secret->text().toStdString(),
                           [this](const Result<SourceProbe> &probe) { showProbe(probe); });
}

void SourceForm::showProbe(const Result<SourceProbe> &probe)
{
    m_busy->stop();
    const Voice voice = Voice::person();
    if (!probe) {
        if (probe.error().code == ErrorCode::Cancelled) {
            m_notice->clear();
            return;
        }
        const auto words = wording::problem(voice, probe.error());
        m_notice->setNotice(Mark::Risk, words.title + QLatin1Char('.'), words.cause + QStringLiteral(". ") + words.next);
        return;
    }
    m_probe = *probe;
    showFound(m_probe);
}

void SourceForm::showFound(const SourceProbe &probe)
{
    const Voice voice = Voice::person();
    const ImportPreview &preview = probe.preview;
    const QString server = wording::plain(probe.server);
    m_reading->setVisible(!preview.header.empty());
    if (preview.header.empty()) {
        m_notice->setNotice(Mark::Good, tr("It answers:"), tr("%1; there is nothing in it yet.").arg(server));
        return;
    }
    m_reading->show(preview, MappingDraft(m_mapping.value_or(preview.mapping), preview.header));
    const auto missing = m_reading->draft().missing();
    const QString found = tr("%1, %2 rows to begin with, %3")
                              .arg(server, wording::integer(voice, probe.rows), tr("%Ln column(s)", nullptr, static_cast<int>(preview.header.size())));
    if (!missing.empty() && !preview.recognised) {
        QStringList fields;
        for (const auto &field : missing)
            fields << QString::fromStdString(field).replace(QLatin1Char('_'), QLatin1Char(' '));
        m_notice->setNotice(Mark::Watch, tr("Still needed: %1.").arg(fields.join(QStringLiteral(", "))), tr("It answers: %1.").arg(found));
    } else if (m_reading->asks() || m_reading->draft().lacksDay()) {
        m_notice->setNotice(Mark::Watch, tr("Please say how to read this."), tr("It answers: %1.").arg(found));
    } else {
        m_notice->setNotice(m_reading->troubledRows() > 0 ? Mark::Watch : Mark::Good, tr("It answers:"), found + QLatin1Char('.'));
    }
}

void SourceForm::accept()
{
    if (!m_sources || !check(true))
        return;
    m_sources->cancelTest();
    const SourceConfiguration now = configuration();
    if (m_before)
        m_sources->change(m_before->name, now, m_secret->text().toStdString());
    else
        m_sources->add(now, m_secret->text().toStdString(), true);
    m_secret->clear();
    Q_EMIT accepted(now.name);
}

QWidget *SourceForm::firstFocus() const { return m_before ? m_fields->firstField() : m_name; }

} // namespace milepost::ui
