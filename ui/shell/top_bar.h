/// Workspace name, Back and Forward, the filter box, the as-of day, inspector and menu. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenu;

namespace milepost::ui {

class ActionRegistry;
class AsOfPicker;
class FilterBox;
class IconButton;

class TopBar : public QWidget {
    Q_OBJECT
public:
    /// The actions "go.back", "go.forward", "view.inspector" must be registered already.
    explicit TopBar(const ActionRegistry &actions, QWidget *parent = nullptr);
    void setWorkspaceName(const QString &name);
    [[nodiscard]] FilterBox &filterBox() const { return *m_filter; }
    [[nodiscard]] AsOfPicker &asOfPicker() const { return *m_asOf; }
    void setMenu(QMenu *menu);
    void openMenu();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class NamePlate;
    NamePlate *m_name;
    FilterBox *m_filter;
    AsOfPicker *m_asOf;
    IconButton *m_menuButton;
    QMenu *m_menu = nullptr;
};

} // namespace milepost::ui
