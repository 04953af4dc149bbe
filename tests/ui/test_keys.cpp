/// The keys of the whole program together: on no place do two actions answer to the same ones.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/action_registry.h"
#include "support/scene_window.h"

#include <QTemporaryDir>
#include <QTest>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::ui;

class TestKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noTwoActionsShareThem();
};

void TestKeys::noTwoActionsShareThem()
{
    const QTemporaryDir folder;
    SceneWindow w(folder.path(), *instantFromIso("2026-03-02T10:00:00Z", true));
    QStringList shared;
    int keys = 0;
    for (const ActionSpec &spec : w.window.actions().specs()) {
        for (const QKeySequence &sequence : spec.keys) {
            ++keys;
            const QString other = w.window.actions().conflict(spec.id, sequence);
            if (!other.isEmpty())
                shared << QStringLiteral("%1: %2 and %3").arg(sequence.toString(), spec.id, other);
        }
    }
    QCOMPARE(shared, QStringList());
    QVERIFY(keys > 40);
}

QTEST_MAIN(TestKeys)
#include "test_keys.moc"
