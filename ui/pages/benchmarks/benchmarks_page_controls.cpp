/// The controls of Benchmarks: what can be chosen in the present snapshot, and what is.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/benchmarks/benchmark_marks.h"
#include "pages/benchmarks/benchmarks_page.h"
#include "pages/benchmarks/choice_button.h"
#include "pages/milestones/reach_values.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>

#include <algorithm>
#include <utility>
#include <set>

namespace milepost::ui {

using namespace analytics;
using wording::Voice;

BenchmarkControls BenchmarksPage::controls() const
{
    BenchmarkControls made;
    const Portfolio &portfolio = *m_base->evidence->portfolio;
    made.measure = m_measure;
    made.grouping = m_grouping;
    made.owner = m_owner;
    made.tenure = m_tenure;
    if (!m_account.isEmpty()) {
        const std::string id = m_account.toStdString();
        made.account = portfolio.findExternal(id);
        if (made.account != noAccount && m_base->lives.observedTo[made.account] < 0)
            made.account = noAccount;
    }
    made.milestone = portfolio.findMilestone(m_milestone);
    if (made.milestone == noMilestone && !portfolio.milestones.empty()) {
        // The first that somebody has reached, one about value where there is one: that is what people ask for.
        const auto rank = [&](MilestoneIndex each) {
            const bool reached = !m_base->evidence->lives.reached(each).empty();
            return std::pair(reached, portfolio.milestones[each].category == Category::Value);
        };
        made.milestone = 0;
        for (MilestoneIndex each = 1; each < portfolio.milestones.size(); ++each) {
            if (rank(each) > rank(made.milestone))
                made.milestone = each;
        }
    }
    return made;
}

void BenchmarksPage::showControls()
{
    if (!m_base)
        return;
    const auto voice = Voice::person();
    const Portfolio &portfolio = *m_base->evidence->portfolio;
    const BenchmarkControls now = controls();
    QVector<ChoiceButton::Choice> measures, groups{{tr("all together"), QString()}, {fieldWord(voice, "quarter"), QStringLiteral("quarter")}};
    for (std::size_t i = 0; i < enumCount<TenureMeasure>(); ++i)
        measures.append({wording::word(voice, static_cast<TenureMeasure>(i)), static_cast<int>(i)});
    m_measureChoice->setChoices(measures);
    m_measureChoice->setValue(static_cast<int>(m_measure));
    for (const std::string_view field : groupingFields())
        groups.append({fieldWord(voice, std::string(field)), QString::fromUtf8(field.data(), qsizetype(field.size()))});
    for (const auto &custom : portfolio.custom) {
        if (!custom.numeric)
            groups.append({wording::plain(custom.key), QStringLiteral("cf:") + QString::fromStdString(custom.key)});
    }
    m_groupChoice->setChoices(groups);
    m_groupChoice->setValue(QString::fromStdString(m_grouping));

    QVector<ChoiceButton::Choice> marks{{tr("nobody"), QString()}};
    QString marked;
    if (now.account != noAccount) {
        marked = accountMark + m_account;
        marks.append({nameOf(now.account), marked});
    }
    marks.append({tr("an account…"), pickAccount});
    std::set<std::string> owners;
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        if (portfolio.owner[account] != 0)
            owners.insert(std::string(portfolio.text(portfolio.owner[account])));
    }
    constexpr std::size_t mostOwners = 40; // a menu, not a directory; names beyond it are typed in the filter of Accounts
    for (const std::string &owner : owners) {
        if (marks.size() < std::ssize(owners) + 3 && (owners.size() <= mostOwners || owner == m_owner || owner == portfolio.me))
            marks.append({tr("%1's book").arg(wording::plain(owner)), bookMark + QString::fromStdString(owner)});
    }
    if (!m_owner.empty())
        marked = bookMark + QString::fromStdString(m_owner);
    m_markChoice->setChoices(marks);
    m_markChoice->setValue(marked);

    QVector<ChoiceButton::Choice> tenures;
    if (now.account != noAccount)
        tenures.append({tr("day %1, today").arg(wording::integer(voice, m_base->lives.observedTo[now.account])), 0});
    else
        tenures.append({tr("day %1").arg(wording::integer(voice, bookTenure)), 0});
    for (const int day : {30, 60, 90, 180, 365, 730}) {
        if ((now.account == noAccount && day != bookTenure) || (now.account != noAccount && day <= m_base->lives.observedTo[now.account]))
            tenures.append({tr("day %1").arg(wording::integer(voice, day)), day});
    }
    m_tenureChoice->setChoices(tenures);
    m_tenureChoice->setValue(m_tenure);
    m_tenure = m_tenureChoice->value().toInt();
    QVector<ChoiceButton::Choice> milestones;
    for (const auto &milestone : portfolio.milestones)
        milestones.append({wording::plain(milestone.title), QString::fromStdString(milestone.key)});
    m_milestoneChoice->setChoices(milestones);
    if (now.milestone != noMilestone)
        m_milestoneChoice->setValue(QString::fromStdString(portfolio.milestones[now.milestone].key));
    m_milestoneChoice->setVisible(!milestones.isEmpty());
}

void BenchmarksPage::askForAccount()
{
    if (!m_base)
        return;
    const Portfolio &portfolio = *m_base->evidence->portfolio;
    // Names may be equal: the id follows where they are.
    QStringList names;
    QHash<QString, QString> ids;
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        if (m_base->lives.observedTo[account] < 0)
            continue;
        const QString id = wording::plain(portfolio.text(portfolio.externalId[account]));
        QString name = nameOf(account);
        if (ids.contains(name))
            name += QStringLiteral(" (%1)").arg(id);
        ids.insert(name, id);
        names.append(name);
    }
    auto *completer = new QCompleter(m_pick);
    completer->setModel(new QStringListModel(names, completer));
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    delete m_pick->completer();
    m_pick->setCompleter(completer);
    m_pick->disconnect(this);
    const auto take = [this, ids](const QString &name) {
        if (ids.contains(name))
            markAccount(ids.value(name));
    };
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, take, Qt::QueuedConnection);
    connect(m_pick, &QLineEdit::returnPressed, this, [this, ids, take] {
        // What is typed, else the only one or the first that has it in its name.
        const QString typed = m_pick->text();
        if (!ids.contains(typed) && m_pick->completer()->completionCount() > 0)
            return take(m_pick->completer()->currentCompletion());
        take(typed);
    });
    m_pick->clear();
    m_pick->show();
    m_pick->setFocus(Qt::OtherFocusReason);
    showControls();
}

} // namespace milepost::ui
