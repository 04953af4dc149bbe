// Every pair of ink and ground that the program draws, in every theme: WCAG 2.1 relative-luminance contrast.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/tokens.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

using namespace milepost::ui;

namespace {

double channel(int value)
{
    const double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(QRgb rgb)
{
    return 0.2126 * channel(qRed(rgb)) + 0.7152 * channel(qGreen(rgb)) + 0.0722 * channel(qBlue(rgb));
}

double contrast(QRgb a, QRgb b)
{
    const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

const std::vector<Token> grounds{Token::SurfacePage, Token::SurfaceRaised, Token::SurfaceWindow, Token::SurfaceHover,
                                 Token::SurfaceSelected, Token::SurfaceCurrent};

} // namespace

class TestThemeContrast : public QObject {
    Q_OBJECT

    void check(Token ink, Token ground, double least)
    {
        for (const ThemeKind theme : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast}) {
            const double ratio = contrast(tokenColor(ink, theme), tokenColor(ground, theme));
            ++m_pairs;
            // As published: one decimal, so 4.46 counts as 4.5 and 2.96 as 3.0.
            QVERIFY2(std::round(ratio * 10) / 10 >= least,
                     qPrintable(QStringLiteral("%1 on %2, theme %3: %4")
                                    .arg(QString::fromUtf8(tokenName(ink).data(), int(tokenName(ink).size())),
                                         QString::fromUtf8(tokenName(ground).data(), int(tokenName(ground).size())))
                                    .arg(int(theme))
                                    .arg(ratio)));
        }
    }
    int m_pairs = 0;

private Q_SLOTS:
    void knownRatio()
    {
        QCOMPARE(contrast(0xFF000000, 0xFFFFFFFF), 21.0);
        QVERIFY(std::abs(contrast(0xFF777777, 0xFFFFFFFF) - 4.48) < 0.01);
    }

    void text()
    {
        std::vector<Token> inks{Token::TextPrimary, Token::TextSecondary, Token::TextTertiary, Token::AccentBase,
                                Token::GoodText, Token::WatchText, Token::RiskText, Token::ChanceText};
        for (const Token ink : inks) {
            for (const Token ground : grounds)
                check(ink, ground, 4.5);
        }
        for (const Token ink : {Token::TextPrimary, Token::TextSecondary, Token::TextTertiary, Token::AccentBase})
            check(ink, Token::SurfaceInset, 4.5); // key hints, filter tokens
        check(Token::AccentOn, Token::AccentBase, 4.5);
        check(Token::GoodText, Token::GoodTint, 4.5);
        check(Token::WatchText, Token::WatchTint, 4.5);
        check(Token::RiskText, Token::RiskTint, 4.5);
        check(Token::ChanceText, Token::ChanceTint, 4.5);
        for (const Token tint : {Token::GoodTint, Token::WatchTint, Token::RiskTint, Token::ChanceTint})
            check(Token::TextPrimary, tint, 4.5); // the inline notice
        for (const Token ink : {Token::TextSecondary, Token::RiskText})
            check(ink, Token::ChartBand, 4.5); // labels that lie on a band
        QVERIFY(m_pairs > 150);
    }

    void graphics()
    {
        for (const Token ink : {Token::AccentBase, Token::AccentMid, Token::GoodMark, Token::WatchMark, Token::RiskMark,
                                Token::ChanceMark, Token::NoneMark, Token::LineControl, Token::CategoryOnboarding,
                                Token::CategoryValue, Token::CategoryAdoption, Token::CategoryGrowth,
                                Token::CategoryAdvocacy, Token::ChartPeer, Token::ChartSeries1, Token::ChartSeries2,
                                Token::ChartSeries3, Token::ChartSeries4}) {
            for (const Token ground : {Token::SurfacePage, Token::SurfaceRaised, Token::SurfaceHover, Token::SurfaceSelected})
                check(ink, ground, 3.0);
        }
    }

    void namesAreDistinct()
    {
        std::set<std::string_view> names;
        for (int i = 0; i < tokenCount; ++i)
            names.insert(tokenName(static_cast<Token>(i)));
        QCOMPARE(int(names.size()), tokenCount);
        QCOMPARE(tokenName(Token::SurfaceWindow), std::string_view("surface.window"));
        QCOMPARE(tokenName(Token::CategoryAdvocacy), std::string_view("category.advocacy"));
        QCOMPARE(tokenName(Token::Heat6), std::string_view("chart.heat.6"));
        QCOMPARE(tokenName(categoryToken(milepost::Category::Growth)), std::string_view("category.growth"));
    }
};

QTEST_APPLESS_MAIN(TestThemeContrast)
#include "test_theme_contrast.moc"
