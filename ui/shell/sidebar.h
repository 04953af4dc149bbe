/// The places, with a figure where there is one, and at the foot who the person is. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/icon.h"

#include <QAbstractButton>
#include <QMap>
#include <QWidget>

#include <optional>

class QAction;
class QVBoxLayout;

namespace milepost::ui {

class SidebarItem : public QAbstractButton {
    Q_OBJECT
public:
    SidebarItem(Icon icon, const QString &title, QWidget *parent);
    void setBadge(std::optional<qint64> count, const QString &attention);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    std::optional<qint64> m_count;
    QString m_attention;
};

class Sidebar : public QWidget {
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);
    /// `apart`: below a line, as Sources is.
    void addPlace(const QString &place, Icon icon, const QString &title, bool apart = false);
    void setCurrent(const QString &place);
    void setBadge(const QString &place, std::optional<qint64> count, const QString &attention);
    /// "" shows "Say who you are".
    void setPerson(const QString &name);
    void setHelpAction(QAction *action);

Q_SIGNALS:
    void chosen(const QString &place);
    void personClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_places;
    QMap<QString, SidebarItem *> m_items;
    class PersonButton;
    PersonButton *m_person;
    QAbstractButton *m_help;
};

} // namespace milepost::ui
