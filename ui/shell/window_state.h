/// What the window remembers between starts, in one ini file of the profile: geometry, place, filter, looks, and what
/// each page keeps (columns, splitters, half-typed notes). UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/location.h"
#include "theme/theme.h"

#include <QByteArray>
#include <QJsonObject>

class QSettings;

namespace milepost::ui {

enum class ThemePreference : std::uint8_t { System, Light, Dark, HighContrast };

class WindowState {
public:
    explicit WindowState(QSettings &settings);

    [[nodiscard]] ThemePreference theme() const;
    void setTheme(ThemePreference preference);
    [[nodiscard]] double fontScale() const;
    void setFontScale(double scale);
    [[nodiscard]] Density density() const;
    void setDensity(Density density);
    /// `systemIsDark`: what the desktop's own palette says.
    [[nodiscard]] ThemeChoice themeChoice(bool systemIsDark) const;

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    [[nodiscard]] bool inspectorShown() const;
    void setInspectorShown(bool shown);
    [[nodiscard]] Location location() const;
    void setLocation(const Location &location);
    [[nodiscard]] QString filter() const;
    void setFilter(const QString &filter);
    [[nodiscard]] QJsonObject pageState(const QString &place) const;
    void setPageState(const QString &place, const QJsonObject &state);

private:
    QSettings &m_settings;
};

} // namespace milepost::ui
