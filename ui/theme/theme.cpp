/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/icon.h"
#include "theme/milepost_style.h"
#include "theme/plain_text_filter.h"

#include <QApplication>
#include <QFontDatabase>
#include <QToolTip>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace milepost::ui {
namespace {

QStringList fontFamilies()
{
    // The database is asked once: families do not come and go while a window is open.
    static const QStringList families = [] {
        const QStringList installed = QFontDatabase::families();
        QStringList wanted;
        for (const QString &family : {QStringLiteral("Inter"), QStringLiteral("Noto Sans")}) {
            if (installed.contains(family))
                wanted.append(family);
        }
        wanted.append(QFontDatabase::systemFont(QFontDatabase::GeneralFont).families());
        return wanted;
    }();
    return families;
}

std::optional<Theme> &currentSlot()
{
    static std::optional<Theme> theme;
    return theme;
}

/// Keeps a widget's font, ink or fill what its tokens say, whatever theme comes.
class TokenBinding : public QObject {
public:
    explicit TokenBinding(QWidget *widget)
        : QObject(widget)
        , m_widget(widget)
    {
        setObjectName(QStringLiteral("tokenBinding"));
        connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] { apply(); });
    }
    static TokenBinding *of(QWidget *widget)
    {
        for (QObject *child : widget->children()) {
            if (auto *binding = dynamic_cast<TokenBinding *>(child))
                return binding;
        }
        return new TokenBinding(widget);
    }
    void apply()
    {
        QPalette palette = m_widget->palette();
        if (role) {
            m_widget->setFont(Theme::current().font(*role, weight));
            palette.setColor(QPalette::WindowText, color(ink));
            palette.setColor(QPalette::Text, color(ink));
            palette.setColor(QPalette::Disabled, QPalette::WindowText, color(Token::TextTertiary));
        }
        if (surface) {
            palette.setColor(QPalette::Window, color(*surface));
            palette.setColor(QPalette::Base, color(*surface));
            m_widget->setAutoFillBackground(true);
        }
        m_widget->setPalette(palette);
    }
    std::optional<TypeRole> role;
    TypeWeight weight = TypeWeight::Normal;
    Token ink = Token::TextPrimary;
    std::optional<Token> surface;

private:
    QWidget *m_widget;
};

} // namespace

Theme::Theme(ThemeChoice choice)
    : m_choice(choice)
{
    m_choice.fontScale
        = std::isfinite(choice.fontScale) ? std::clamp(choice.fontScale, 0.8, 3.0) : 1.0;
    for (int i = 0; i < tokenCount; ++i)
        m_colors[static_cast<std::size_t>(i)] = QColor::fromRgba(tokenColor(static_cast<Token>(i), choice.kind));
    constexpr std::array weights{QFont::Normal, QFont::Medium, QFont::DemiBold};
    for (std::size_t role = 0; role < m_fonts.size(); ++role) {
        for (std::size_t weight = 0; weight < weights.size(); ++weight) {
            QFont font;
            font.setFamilies(fontFamilies());
            font.setPixelSize(scaled(typePixels(static_cast<TypeRole>(role))));
            font.setWeight(weights[weight]);
            font.setHintingPreference(QFont::PreferNoHinting);
            m_fonts[role][weight] = font;
        }
    }
}

Theme Theme::light() { return Theme(ThemeChoice{ThemeKind::Light}); }
Theme Theme::dark() { return Theme(ThemeChoice{ThemeKind::Dark}); }
Theme Theme::highContrast() { return Theme(ThemeChoice{ThemeKind::HighContrast}); }

const Theme &Theme::current()
{
    std::optional<Theme> &slot = currentSlot();
    if (!slot)
        slot.emplace();
    return *slot;
}

int Theme::scaled(int px) const
{
    if (px <= 0)
        return -static_cast<int>(std::lround(-px * m_choice.fontScale));
    return std::max(1, static_cast<int>(std::lround(px * m_choice.fontScale)));
}

int Theme::rowHeight() const
{
    return scaled(m_choice.density == Density::Dense ? size::rowDense : size::rowComfortable);
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto all = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, color(token)); };
    all(QPalette::Window, Token::SurfacePage);
    all(QPalette::WindowText, Token::TextPrimary);
    all(QPalette::Base, Token::SurfacePage);
    all(QPalette::AlternateBase, Token::SurfaceRaised);
    all(QPalette::ToolTipBase, Token::SurfaceRaised);
    all(QPalette::ToolTipText, Token::TextPrimary);
    all(QPalette::PlaceholderText, Token::TextTertiary);
    all(QPalette::Text, Token::TextPrimary);
    all(QPalette::Button, Token::SurfacePage);
    all(QPalette::ButtonText, Token::TextPrimary);
    all(QPalette::BrightText, Token::RiskText);
    all(QPalette::Light, Token::SurfaceRaised);
    all(QPalette::Midlight, Token::LineHair);
    all(QPalette::Mid, Token::LineStrong);
    all(QPalette::Dark, Token::LineControl);
    all(QPalette::Shadow, Token::LineStrong);
    all(QPalette::Highlight, Token::SurfaceSelected);
    all(QPalette::HighlightedText, Token::TextPrimary);
    all(QPalette::Link, Token::AccentBase);
    all(QPalette::LinkVisited, Token::AccentBase);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::TextTertiary));
    return palette;
}

ThemeNotifier &ThemeNotifier::instance()
{
    static ThemeNotifier notifier;
    return notifier;
}

void applyTheme(QApplication &application, const ThemeChoice &choice)
{
    const Theme theme(choice);
    if (currentSlot() && currentSlot()->choice() == theme.choice()
        && qobject_cast<MilepostStyle *>(application.style()))
        return;
    currentSlot() = theme;
    PlainTextFilter::install();
    if (!qobject_cast<MilepostStyle *>(application.style())) {
        application.setStyle(new MilepostStyle);
        application.setWindowIcon(applicationIcon());
    }
    application.setPalette(theme.palette());
    QApplication::setFont(theme.font());
    QToolTip::setFont(theme.font(TypeRole::Caption));
    QPalette tips = theme.palette();
    QToolTip::setPalette(tips);
    Q_EMIT ThemeNotifier::instance().changed();
    for (QWidget *window : QApplication::topLevelWidgets()) {
        window->update();
        for (QWidget *child : window->findChildren<QWidget *>()) {
            child->updateGeometry();
            child->update();
        }
    }
}

bool desktopIsDark()
{
    // Qt 6.4 knows no colour scheme. Without a palette of the application's own the desktop's shows, for a moment in
    // which nothing is painted.
    const QPalette ours = QGuiApplication::palette();
    const bool themed = qobject_cast<MilepostStyle *>(QApplication::style());
    if (themed)
        QApplication::setPalette(QPalette());
    const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    if (themed)
        QApplication::setPalette(ours);
    return dark;
}

void setTextRole(QWidget *widget, TypeRole role, TypeWeight weight, Token ink)
{
    TokenBinding *binding = TokenBinding::of(widget);
    binding->role = role;
    binding->weight = weight;
    binding->ink = ink;
    binding->apply();
}

void setSurface(QWidget *widget, Token surface)
{
    TokenBinding *binding = TokenBinding::of(widget);
    binding->surface = surface;
    binding->apply();
}

} // namespace milepost::ui
