// The actions of the Sources place: menu, palette, keys.
#include "pages/sources/import_pane.h"
#include "pages/sources/source_lists.h"
#include "pages/sources/sources_page.h"
#include "reports/portfolio_tables.h"
#include "shell/action_registry.h"
#include "wording/source_words.h"
#include "workspace/session.h"
#include "workspace/source_session.h"

#include <QStackedWidget>

namespace milepost::ui {

namespace {

const QString syncAll = QStringLiteral("sources.sync_all"), syncOne = QStringLiteral("sources.sync"),
              pauseOne = QStringLiteral("sources.pause"), editOne = QStringLiteral("sources.edit"),
              removeOne = QStringLiteral("sources.remove"), stop = QStringLiteral("sources.stop");

} // namespace

void SourcesPage::addActions()
{
    ActionRegistry *actions = context().actions;
    if (!actions)
        return;
    const auto add = [actions](const QString &id, const QString &text, const QString &keys, const QString &icon, const QStringList &places,
                               std::function<void()> run, const QString &detail = {}) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.detail = detail;
        if (!keys.isEmpty())
            spec.keys = {QKeySequence(keys)};
        spec.group = ActionSpec::Group::Milepost;
        spec.icon = icon;
        spec.places = places;
        actions->add(spec, std::move(run));
    };
    const QStringList here{place()};
    const auto named = [this](auto run) {
        return [this, run] {
            const std::string name = m_lists->currentSource();
            if (!name.empty())
                run(name);
        };
    };
    add(QStringLiteral("sources.import"), tr("Import files…"), QStringLiteral("Ctrl+O"), QStringLiteral("import"), {}, [this] {
        Q_EMIT goRequested({place(), {}, {}});
        chooseFiles();
    }, tr("CSV, JSON lines, .gz, .zip"));
    add(QStringLiteral("sources.save_mapping"), tr("Save mapping"), QStringLiteral("Ctrl+S"), {}, here, [this] {
        if (m_side->currentWidget() == m_importPane)
            m_importPane->saveMapping();
    });
    if (!m_sources)
        return;
    for (const SourceKindSpec &spec : Workspace::sourceKinds()) {
        const QString kind = QString::fromUtf8(spec.key.data(), static_cast<qsizetype>(spec.key.size()));
        add(QStringLiteral("sources.add_") + kind, tr("Add source: %1").arg(wording::sourceKind(wording::Voice::person(), spec.key)), {},
            QStringLiteral("plus"), {}, [this, kind] { Q_EMIT goRequested({place(), {}, QStringLiteral("add:") + kind}); });
    }
    add(syncAll, tr("Sync all sources"), QStringLiteral("F5"), QStringLiteral("refresh"), {}, [this] { m_sources->syncAll(); });
    add(syncOne, tr("Sync this source"), QStringLiteral("Shift+F5"), QStringLiteral("refresh"), here,
        named([this](const std::string &name) { m_sources->sync(name); compose(); }));
    add(pauseOne, tr("Pause or resume this source"), QStringLiteral("P"), QStringLiteral("clock"), here, named([this](const std::string &name) {
            if (const SourceRow *row = m_lists->sourceNamed(name))
                m_sources->setPaused(name, !row->status->configuration.paused);
        }));
    add(editOne, tr("Edit this source"), QStringLiteral("F2"), QStringLiteral("edit"), here, named([this](const std::string &name) { editSource(name); }));
    add(removeOne, tr("Remove this source"), QStringLiteral("Ctrl+Delete"), QStringLiteral("delete"), here,
        named([this](const std::string &name) { removeSource(name); }));
    add(stop, tr("Stop the sync or import that runs"), QStringLiteral("Ctrl+."), QStringLiteral("close"), {}, [this] { cancelRunning(); });
}

void SourcesPage::offerActions()
{
    ActionRegistry *actions = context().actions;
    if (!actions || !m_sources)
        return;
    const bool chosen = !m_lists->currentSource().empty();
    for (const QString &id : {syncOne, pauseOne, editOne, removeOne})
        actions->setAvailable(id, chosen, tr("No configured source is chosen"));
    actions->setAvailable(syncAll, !m_statuses.empty(), tr("No source is configured yet"));
    const bool busy = m_import || !m_sources->running().empty();
    actions->setAvailable(stop, busy, tr("Nothing is running"));
}

std::optional<PageTable> SourcesPage::shownTable() const
{
    if (m_runs.empty())
        return std::nullopt;
    return PageTable{tr("Runs"), tr("runs"), [runs = m_runs] { return runsTable(runs); }};
}

} // namespace milepost::ui
