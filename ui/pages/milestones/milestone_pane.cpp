#include "pages/milestones/milestone_pane.h"

#include "delegates/line_list.h"
#include "pages/benchmarks/evidence_pieces.h"
#include "pages/milestones/definition_tab.h"
#include "pages/milestones/members_tab.h"
#include "pages/milestones/reach_tab.h"
#include "shell/page.h"
#include "theme/chip.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/casing.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"
#include "wording/rule_words.h"
#include "wording/terms.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace milepost::ui {

using wording::Voice;

namespace {

/// The category's colour beside the title.
class CategorySquare : public QWidget {
public:
    CategorySquare() { setFixedSize(scaled(12), scaled(28)); }
    void setCategory(Category category)
    {
        m_category = category;
        setToolTip(wording::word(Voice::person(), category));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(m_category));
        painter.drawRoundedRect(QRectF(0, (height() - scaled(12)) / 2.0, scaled(12), scaled(12)), 2, 2);
    }

private:
    Category m_category = Category::Onboarding;
};

QWidget *scrolled(QWidget *inner)
{
    auto *content = new QWidget;
    setSurface(content, Token::SurfacePage);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::pagePadding), scaled(size::space4));
    column->addWidget(inner);
    column->addStretch(1);
    return scrolledDown(content);
}

QString daysOrNone(const std::optional<std::int32_t> &days)
{
    return days ? wording::days(Voice::person(), *days) : MilestonePane::tr("none");
}

} // namespace

QStringList differences(const MilestoneDefinition &before, const MilestoneDefinition &after)
{
    const auto voice = Voice::person();
    QStringList changes;
    const auto arrow = [&](const QString &what, const QString &from, const QString &to) {
        if (from != to)
            changes << MilestonePane::tr("%1: %2 → %3").arg(what, from.isEmpty() ? MilestonePane::tr("none") : from,
                                                            to.isEmpty() ? MilestonePane::tr("none") : to);
    };
    arrow(MilestonePane::tr("title"), wording::name(before.title), wording::name(after.title));
    arrow(MilestonePane::tr("rule"), wording::ruleSentence(voice, before.rule), wording::ruleSentence(voice, after.rule));
    arrow(MilestonePane::tr("window"), daysOrNone(before.windowDays), daysOrNone(after.windowDays));
    arrow(MilestonePane::tr("repeats after"), daysOrNone(before.cadenceDays), daysOrNone(after.cadenceDays));
    if (before.required != after.required)
        changes << (after.required ? MilestonePane::tr("now required") : MilestonePane::tr("no longer required"));
    arrow(MilestonePane::tr("owner"), wording::plain(before.owner), wording::plain(after.owner));
    arrow(MilestonePane::tr("applies to"), wording::plain(before.appliesTo), wording::plain(after.appliesTo));
    arrow(MilestonePane::tr("category"), wording::word(voice, before.category), wording::word(voice, after.category));
    arrow(MilestonePane::tr("stage"), wording::word(voice, before.stage), wording::word(voice, after.stage));
    arrow(MilestonePane::tr("pillar"), wording::word(voice, before.pillar), wording::word(voice, after.pillar));
    arrow(MilestonePane::tr("kind"), wording::word(voice, before.kind), wording::word(voice, after.kind));
    if (before.reviewOn != after.reviewOn)
        arrow(MilestonePane::tr("next review"), before.reviewOn.valid() ? wording::dateWithYear(voice, before.reviewOn) : QString(),
              after.reviewOn.valid() ? wording::dateWithYear(voice, after.reviewOn) : QString());
    const bool texts = before.method != after.method || before.implication != after.implication || before.offer != after.offer
        || before.ask != after.ask || before.why != after.why || before.celebration != after.celebration
        || before.outcomeKey != after.outcomeKey;
    if (texts)
        changes << MilestonePane::tr("texts");
    return changes;
}

MilestonePane::MilestonePane(Page &page, QWidget *parent) : QWidget(parent), m_page(page)
{
    setSurface(this, Token::SurfacePage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(scaled(size::pagePadding - 10), 0, scaled(size::space4), 0);
    m_tabs = new QTabBar;
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Parts of the milestone"));
    for (int tab = 0; tab < TabCount; ++tab)
        m_tabs->addTab(QString());
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    column->addLayout(tabRow);
    column->addWidget(new Hairline);

    m_definition = new DefinitionTab;
    m_reach = new ReachTab(page);
    m_offReason = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_offReason->setWordWrap(true);
    m_reachStack = new QStackedWidget;
    m_reachStack->addWidget(m_reach);
    m_reachStack->addWidget(scrolled(m_offReason));
    m_members = new MembersTab(page);
    m_lint = new LineList;
    m_history = new LineList;
    m_lint->setGap(size::space2);
    m_history->setGap(size::space2);
    m_stack = new QStackedWidget;
    for (QWidget *tab : std::initializer_list<QWidget *>{m_definition, m_reachStack, m_members, scrolled(m_lint), scrolled(m_history)})
        m_stack->addWidget(tab);
    column->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        if (tab == Members)
            showMembers();
        Q_EMIT tabChanged();
    });
    connect(m_reach, &ReachTab::membersRequested, this, [this](const QString &title, const std::vector<AccountIndex> &accounts) {
        setTab(Members);
        m_members->showAccounts(title, accounts);
    });
    connect(m_members, &MembersTab::currentChanged, this, &MilestonePane::membersChanged);
    Session *session = page.context().session;
    connect(m_definition, &DefinitionTab::saveRequested, this, [session](const MilestoneDefinition &definition) {
        if (session)
            session->apply(ImportCatalog{Catalog{{definition}, {}}});
    });
    m_definition->setEditable(session != nullptr);
    showTabs();
    setTab(Reach);
}

QWidget *MilestonePane::buildHeader()
{
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(scaled(size::pagePadding), scaled(14), scaled(size::space4), scaled(size::space2));
    column->setSpacing(scaled(size::space1));
    auto *first = new QHBoxLayout;
    first->setSpacing(scaled(10));
    auto *square = new CategorySquare;
    m_square = square;
    m_title = new TextLabel({}, TypeRole::Title, TypeWeight::Strong);
    m_title->setElided(true);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // as wide as its words, where there is room
    m_verdict = new Chip;
    first->addWidget(square);
    first->addWidget(m_title, 0);
    first->addWidget(m_verdict);
    first->addStretch(1);
    m_switch = new Button(tr("Switch off"));
    m_edit = new Button(tr("Edit"));
    first->addWidget(m_switch);
    first->addWidget(m_edit);
    column->addLayout(first);
    m_rule = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextPrimary);
    m_rule->setElided(true);
    m_facts = new TextLabel({}, TypeRole::Body, TypeWeight::Normal, Token::TextSecondary);
    m_facts->setElided(true);
    column->addWidget(m_rule);
    column->addWidget(m_facts);
    connect(m_edit, &QAbstractButton::clicked, this, [this] {
        setTab(Definition);
        m_definition->editTitle();
    });
    connect(m_switch, &QAbstractButton::clicked, this, [this] {
        if (Session *session = m_page.context().session)
            session->apply(EnableMilestones{{m_row.definition.key}, !m_row.definition.enabled});
    });
    if (!m_page.context().session) {
        m_switch->setEnabled(false);
        m_edit->setEnabled(false);
    }
    return header;
}

MilestonePane::Tab MilestonePane::tab() const { return static_cast<Tab>(m_tabs->currentIndex()); }

void MilestonePane::setTab(Tab tab) { m_tabs->setCurrentIndex(tab); }

QString MilestonePane::headline() const { return m_title->text(); }

void MilestonePane::setStudy(std::shared_ptr<const MilestoneStudy> study)
{
    m_study = std::move(study);
    m_reach->setStudy(m_study);
    m_definition->setPortfolio(m_study ? m_study->base->portfolio : nullptr);
    if (!m_row.definition.key.empty())
        setRow(m_row);
}

void MilestonePane::setRow(const CatalogRow &row)
{
    m_row = row;
    if (m_study)
        m_row.index = m_study->base->portfolio->findMilestone(row.definition.key);
    m_definition->setDefinition(m_row.definition);
    const bool on = m_row.index != noMilestone;
    m_reachStack->setCurrentIndex(on || !m_study ? 0 : 1);
    m_offReason->setText(m_row.definition.enabled
                             ? tr("It was switched on after the day that is shown, or it has not been judged yet.")
                             : tr("This milestone is switched off, so nobody is judged by it. Switch it on to see who has reached it: the "
                                  "whole history counts."));
    if (on && m_study)
        m_reach->setMilestone(m_row.index);
    showHeader();
    if (tab() == Members)
        showMembers();
    setFindings(m_allFindings);
    setVersions(m_allVersions);
}

void MilestonePane::showHeader()
{
    const auto voice = Voice::person();
    const MilestoneDefinition &definition = m_row.definition;
    static_cast<CategorySquare *>(m_square)->setCategory(definition.category);
    m_title->setText(wording::plain(definition.title));
    m_title->setToolTip(m_title->text());
    m_rule->setText(wording::ruleSentence(voice, definition.rule));
    m_rule->setToolTip(m_rule->text());
    QStringList facts{wording::word(voice, definition.stage), wording::withinSentence(voice, wording::word(voice, definition.pillar)),
                      wording::withinSentence(voice, wording::word(voice, definition.kind)), definition.required ? tr("required") : tr("optional")};
    facts << (definition.owner.empty() ? tr("no owner") : tr("owner %1").arg(wording::name(definition.owner)));
    facts << (definition.effectiveFrom.valid() ? tr("version %1 of %2").arg(wording::integer(voice, definition.version),
                                                                         wording::dateWithYear(voice, definition.effectiveFrom))
                                               : tr("version %1").arg(wording::integer(voice, definition.version)));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setToolTip(m_facts->text());
    m_switch->setText(definition.enabled ? tr("Switch off") : tr("Switch on"));
    const bool judged = m_study && m_row.index != noMilestone && m_row.index < m_study->found.size();
    m_verdict->setVisible(judged || !definition.enabled);
    if (judged) {
        const auto &found = m_study->found[m_row.index];
        m_verdict->setChip({wording::word(voice, found.verdict, found.outcome), markOf(found.verdict)});
    } else {
        m_verdict->setChip({tr("off"), Mark::Neutral, false});
    }
}

void MilestonePane::showTabs()
{
    const auto voice = Voice::person();
    const auto counted = [&](const QString &title, std::int64_t count) {
        return count < 0 ? title : QStringLiteral("%1  %2").arg(title, wording::integer(voice, count));
    };
    const bool judged = m_study && m_row.index != noMilestone && m_row.index < m_study->rates.rows.size();
    m_tabs->setTabText(Definition, tr("Definition"));
    m_tabs->setTabText(Reach, tr("Reach and evidence"));
    m_tabs->setTabText(Members, counted(tr("Accounts"), judged ? std::int64_t(m_study->rates.rows[m_row.index].n) : -1));
    m_tabs->setTabText(Lint, counted(tr("Check"), static_cast<std::int64_t>(m_findings.size())));
    m_tabs->setTabText(History, counted(tr("History"), m_row.definition.version));
}

void MilestonePane::showMembers()
{
    m_members->setMilestone(m_study ? m_study->base : nullptr, m_row.index);
}

void MilestonePane::setFindings(const std::vector<milestones::LintFinding> &findings)
{
    m_allFindings = findings;
    m_findings.clear();
    for (const auto &finding : findings) {
        if (finding.key == m_row.definition.key)
            m_findings.push_back(finding);
    }
    showLint();
    showTabs();
}

void MilestonePane::showLint()
{
    const auto voice = Voice::person();
    QVector<LineData> lines;
    for (const auto &finding : m_findings) {
        LineData line;
        line.mark = finding.severity >= Severity::Serious ? Mark::Risk : finding.severity == Severity::Watch ? Mark::Watch : Mark::Neutral;
        line.runs.push_back({wording::lintTitle(voice, finding.code), Tone::Primary, TypeWeight::Medium});
        lines.append(line);
        LineData advice;
        advice.indent = 15;
        advice.runs.push_back({wording::lintAdvice(voice, finding.code), Tone::Secondary});
        lines.append(advice);
    }
    if (lines.isEmpty()) {
        LineData line;
        line.mark = Mark::Good;
        line.runs.push_back({m_row.definition.enabled ? tr("Nothing to mend.") : tr("Not checked: it is switched off."), Tone::Secondary});
        lines.append(line);
    }
    m_lint->setLines(lines);
}

void MilestonePane::setVersions(const std::vector<MilestoneDefinition> &versions)
{
    m_allVersions = versions;
    showHistory();
}

void MilestonePane::showHistory()
{
    const auto voice = Voice::person();
    QVector<LineData> lines;
    const MilestoneDefinition *before = nullptr;
    for (const MilestoneDefinition &version : m_allVersions) {
        if (version.key != m_row.definition.key)
            continue;
        LineData line;
        const bool now = version.version == m_row.definition.version;
        line.runs.push_back({tr("Version %1").arg(wording::integer(voice, version.version)), Tone::Primary, TypeWeight::Medium});
        line.runs.push_back({version.effectiveFrom.valid() ? tr("from %1").arg(wording::dateWithYear(voice, version.effectiveFrom))
                                                           : tr("from the beginning"),
                             Tone::Secondary});
        if (now)
            line.runs.push_back({tr("in force"), Tone::Good});
        const QStringList changes = before ? differences(*before, version) : QStringList{};
        QVector<LineData> block{line};
        for (const QString &change : changes) {
            LineData each;
            each.indent = 15;
            each.runs.push_back({change, Tone::Secondary});
            block.append(each);
        }
        lines = block + lines; // newest first
        before = &version;
    }
    if (lines.isEmpty()) {
        LineData line;
        line.runs.push_back({tr("No version has been kept yet."), Tone::Secondary});
        lines.append(line);
    }
    m_history->setLines(lines);
}

} // namespace milepost::ui
