/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/window_state.h"

#include <QJsonDocument>
#include <QSettings>

#include <algorithm>
#include <array>

namespace milepost::ui {

namespace {

constexpr std::array<const char *, 4> themeKeys{"system", "light", "dark", "high_contrast"};
constexpr double smallest = 0.8, largest = 3.0;
constexpr qsizetype longestState = 1 << 20; // a page that keeps more than this has lost its way

} // namespace

WindowState::WindowState(QSettings &settings)
    : m_settings(settings)
{
}

ThemePreference WindowState::theme() const
{
    const QString key = m_settings.value(QStringLiteral("theme")).toString();
    for (std::size_t i = 0; i < themeKeys.size(); ++i) {
        if (key == QLatin1String(themeKeys[i]))
            return static_cast<ThemePreference>(i);
    }
    return ThemePreference::System;
}

void WindowState::setTheme(ThemePreference preference)
{
    m_settings.setValue(QStringLiteral("theme"), QLatin1String(themeKeys[static_cast<std::size_t>(preference)]));
}

double WindowState::fontScale() const
{
    bool ok = false;
    const double scale = m_settings.value(QStringLiteral("font_scale"), 1.0).toDouble(&ok);
    return ok && scale >= smallest && scale <= largest ? scale : 1.0;
}

void WindowState::setFontScale(double scale)
{
    m_settings.setValue(QStringLiteral("font_scale"), std::clamp(scale, smallest, largest));
}

Density WindowState::density() const
{
    return m_settings.value(QStringLiteral("density")).toString() == QLatin1String("comfortable")
        ? Density::Comfortable
        : Density::Dense;
}

void WindowState::setDensity(Density density)
{
    m_settings.setValue(QStringLiteral("density"),
                        density == Density::Comfortable ? QStringLiteral("comfortable") : QStringLiteral("dense"));
}

ThemeChoice WindowState::themeChoice(bool systemIsDark) const
{
    ThemeChoice choice;
    choice.fontScale = fontScale();
    choice.density = density();
    switch (theme()) {
    case ThemePreference::System:
        choice.kind = systemIsDark ? ThemeKind::Dark : ThemeKind::Light;
        break;
    case ThemePreference::Light:
        choice.kind = ThemeKind::Light;
        break;
    case ThemePreference::Dark:
        choice.kind = ThemeKind::Dark;
        break;
    case ThemePreference::HighContrast:
        choice.kind = ThemeKind::HighContrast;
        break;
    }
    return choice;
}

QByteArray WindowState::geometry() const { return m_settings.value(QStringLiteral("geometry")).toByteArray(); }
void WindowState::setGeometry(const QByteArray &geometry) { m_settings.setValue(QStringLiteral("geometry"), geometry); }
bool WindowState::inspectorShown() const { return m_settings.value(QStringLiteral("inspector"), true).toBool(); }
void WindowState::setInspectorShown(bool shown) { m_settings.setValue(QStringLiteral("inspector"), shown); }

Location WindowState::location() const
{
    return {m_settings.value(QStringLiteral("place")).toString(),
            m_settings.value(QStringLiteral("place_account")).toString(),
            m_settings.value(QStringLiteral("place_part")).toString()};
}

void WindowState::setLocation(const Location &location)
{
    m_settings.setValue(QStringLiteral("place"), location.place);
    m_settings.setValue(QStringLiteral("place_account"), location.account);
    m_settings.setValue(QStringLiteral("place_part"), location.part);
}

QString WindowState::filter() const { return m_settings.value(QStringLiteral("filter")).toString(); }
void WindowState::setFilter(const QString &filter) { m_settings.setValue(QStringLiteral("filter"), filter); }

QJsonObject WindowState::pageState(const QString &place) const
{
    return QJsonDocument::fromJson(m_settings.value(QStringLiteral("pages/") + place).toByteArray()).object();
}

void WindowState::setPageState(const QString &place, const QJsonObject &state)
{
    const QByteArray json = QJsonDocument(state).toJson(QJsonDocument::Compact);
    if (json.size() <= longestState)
        m_settings.setValue(QStringLiteral("pages/") + place, json);
}

} // namespace milepost::ui
