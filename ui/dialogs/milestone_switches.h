/// Which milestones of the catalog count: a panel with one switch each, by category, with how many accounts reached
/// it. Every switch is one edit. Registers the action that opens it. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/overlay.h"

#include <QString>

#include <vector>

class QLineEdit;
class QScrollArea;

namespace milepost {
class Session;
struct CatalogEntry;
}

namespace milepost::ui {

class MainWindow;
class TextLabel;

inline const QString chooseMilestonesAction = QStringLiteral("milestones.choose");

class MilestoneSwitches : public Overlay {
    Q_OBJECT
public:
    MilestoneSwitches(MainWindow &window, Session &session);

protected:
    [[nodiscard]] QRect panelGeometry() const override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    void load();
    void fill(const std::vector<CatalogEntry> &entries);
    void applyFilter();
    Session &m_session;
    TextLabel *m_count;
    QLineEdit *m_search;
    QScrollArea *m_scroll;
};

} // namespace milepost::ui
