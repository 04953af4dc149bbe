/// The Sources place of a whole window on a profile of its own, for tests by keys and buttons.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/source_lists.h"
#include "pages/sources/source_pane.h"
#include "shell/action_registry.h"
#include "support/fake_http_server.h"
#include "support/scene_window.h"
#include "theme/button.h"

#include <QAction>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace milepost::test {

inline const Instant present = *instantFromIso("2026-03-02T10:00:00Z", true);

/// A button that shows, by its words.
inline ui::Button *buttonOf(QWidget &widget, const QString &text)
{
    for (ui::Button *button : widget.findChildren<ui::Button *>()) {
        if (button->text() == text && button->isVisibleTo(&widget))
            return button;
    }
    return nullptr;
}

inline void press(QWidget &widget, const QString &text)
{
    ui::Button *button = buttonOf(widget, text);
    QVERIFY2(button, qPrintable(text));
    button->click();
}

inline void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

inline std::vector<std::string> records(int count)
{
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(R"({"type":"track","messageId":"m)" + std::to_string(i)
                      + R"(","event":"e","userId":"u","timestamp":"2026-02-02T10:00:00Z","context":{"groupId":"A1"}})");
    }
    return all;
}

inline SourceConfiguration httpSource(const FakeHttpServer &server, const std::string &name, const std::string &auth = "none")
{
    SourceConfiguration source;
    source.name = name;
    source.kind = "http";
    source.options = {{"url", server.url()}, {"records", "results"}, {"paging", "cursor"}, {"more", "more"}, {"auth", auth}};
    return source;
}

struct Place {
    QTemporaryDir folder;
    SceneWindow w{folder.path(), present};
    std::vector<SyncReport> reports;
    Place()
    {
        QObject::connect(&w.sourceSession, &SourceSession::syncFinished, &w.window, [this](const SyncReport &report) { reports.push_back(report); });
        if (!w.open())
            qFatal("no profile");
        w.window.go({"sources", {}, {}});
    }
    void trigger(const char *action)
    {
        QAction *found = w.window.actions().action(QString::fromLatin1(action));
        QVERIFY2(found && found->isEnabled(), action);
        found->trigger();
    }
    [[nodiscard]] const ui::SourceRow *row(const char *name) const { return w.sources->lists()->sourceNamed(name); }
    void addSource(const SourceConfiguration &configuration, const std::string &secret = {})
    {
        const auto before = w.sourceSession.sources().size();
        w.sourceSession.add(configuration, secret);
        QTRY_COMPARE_WITH_TIMEOUT(w.sourceSession.sources().size(), before + 1, patience);
        QVERIFY(w.sources->lists()->chooseSource(configuration.name));
    }
    [[nodiscard]] QString side() { return labelsOf(*w.sources->sourcePane()); }
};

} // namespace milepost::test
