/// The theme in force: colours by token, fonts by role, sizes scaled to the reader's setting. One per process,
/// UI thread only; applyTheme() sets it on the QApplication, ThemeNotifier says when it changed. Painters read
/// it on every paint (lookups are array reads), so a change needs no bookkeeping beyond a repaint.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>

class QApplication;

namespace milepost::ui {

enum class Density : std::uint8_t { Dense, Comfortable };

struct ThemeChoice {
    ThemeKind kind = ThemeKind::Light;
    double fontScale = 1.0; ///< 0.8 to 3; outside is clipped
    Density density = Density::Dense;
    friend bool operator==(const ThemeChoice &, const ThemeChoice &) = default;
};

class Theme {
public:
    explicit Theme(ThemeChoice choice = {});
    static Theme light();
    static Theme dark();
    static Theme highContrast();
    /// The one in force; light at 100 % until applyTheme() was called.
    [[nodiscard]] static const Theme &current();

    [[nodiscard]] const ThemeChoice &choice() const { return m_choice; }
    [[nodiscard]] ThemeKind kind() const { return m_choice.kind; }
    [[nodiscard]] bool highContrastKind() const { return m_choice.kind == ThemeKind::HighContrast; }
    [[nodiscard]] const QColor &color(Token token) const { return m_colors[static_cast<std::size_t>(token)]; }
    [[nodiscard]] const QColor &color(Category category) const { return color(categoryToken(category)); }
    [[nodiscard]] const QFont &font(TypeRole role = TypeRole::Body, TypeWeight weight = TypeWeight::Normal) const
    {
        return m_fonts[static_cast<std::size_t>(role)][static_cast<std::size_t>(weight)];
    }
    /// px at 100 % → px at the reader's scale, rounded, never below 1 for a positive size.
    [[nodiscard]] int scaled(int px) const;
    [[nodiscard]] qreal scaledF(qreal px) const { return px * m_choice.fontScale; }
    [[nodiscard]] int lineHeight(TypeRole role) const { return scaled(typeLineHeight(role)); }
    /// Height of a table row by density: 28 or 36, scaled.
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QPalette palette() const;

private:
    ThemeChoice m_choice;
    std::array<QColor, tokenCount> m_colors;
    std::array<std::array<QFont, 3>, 5> m_fonts;
};

/// Shorthands for painters, from Theme::current().
[[nodiscard]] inline const QColor &color(Token token) { return Theme::current().color(token); }
[[nodiscard]] inline const QColor &color(Category category) { return Theme::current().color(category); }
[[nodiscard]] inline const QFont &typeFont(TypeRole role = TypeRole::Body, TypeWeight weight = TypeWeight::Normal)
{
    return Theme::current().font(role, weight);
}
[[nodiscard]] inline int scaled(int px) { return Theme::current().scaled(px); }

/// Emits changed() after a theme has been applied. Lives as long as the process.
class ThemeNotifier : public QObject {
    Q_OBJECT
public:
    static ThemeNotifier &instance();

Q_SIGNALS:
    void changed();

private:
    ThemeNotifier() = default;
};

/// Makes `choice` the theme in force: style, palette, fonts and icons of the application, then changed().
/// The first call also installs MilepostStyle and the plain-text filter. Call again at any time.
void applyTheme(QApplication &application, const ThemeChoice &choice);

/// Whether the desktop's own palette is a dark one, whatever theme is in force here.
[[nodiscard]] bool desktopIsDark();

/// Gives a label one of the type roles and an ink, and keeps both through theme changes.
void setTextRole(QWidget *widget, TypeRole role, TypeWeight weight = TypeWeight::Normal,
                 Token ink = Token::TextPrimary);
/// Fills a plain widget with a surface token, and keeps it through theme changes.
void setSurface(QWidget *widget, Token surface);

} // namespace milepost::ui
