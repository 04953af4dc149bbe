#include "wording/figures.h"

#include <QDate>

#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace milepost::wording {

namespace {

constexpr QChar minusSign(0x2212);
constexpr QChar narrowSpace(0x00A0);

QDate toDate(Day day) { return QDate(1970, 1, 1).addDays(day.value); }

struct Token {
    QString text;
    char kind; ///< 'd' day, 'M' month, 'y' year, 'w' weekday, ' ' anything between
};

std::vector<Token> tokensOf(const QString &pattern)
{
    std::vector<Token> tokens;
    for (qsizetype i = 0; i < pattern.size();) {
        const QChar c = pattern[i];
        qsizetype end = i + 1;
        char kind = ' ';
        if (c == QLatin1Char('\'')) {
            end = pattern.indexOf(QLatin1Char('\''), i + 1);
            end = end < 0 ? pattern.size() : end + 1;
        } else if (c == QLatin1Char('d') || c == QLatin1Char('M') || c == QLatin1Char('y')) {
            while (end < pattern.size() && pattern[end] == c)
                ++end;
            kind = c == QLatin1Char('d') && end - i > 2 ? 'w' : static_cast<char>(c.toLatin1());
        }
        tokens.push_back({pattern.mid(i, end - i), kind});
        i = end;
    }
    return tokens;
}

/// The locale's long date with a short month, without weekday and, on request, without year: "d MMM", "MMM d",
/// "d 'de' MMM", "M月d日".
QString datePattern(const QLocale &locale, bool withYear)
{
    std::vector<Token> tokens = tokensOf(locale.dateFormat(QLocale::LongFormat));
    const auto wanted = [withYear](const Token &t) {
        return t.kind == 'd' || t.kind == 'M' || (withYear && t.kind == 'y');
    };
    std::size_t first = tokens.size(), last = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (wanted(tokens[i])) {
            first = std::min(first, i);
            last = i;
        }
    }
    // A unit glued to the last figure belongs to it: the 日 of "5月3日".
    while (last + 1 < tokens.size() && tokens[last + 1].kind == ' '
           && (tokens[last + 1].text[0].isLetter() || tokens[last + 1].text == QLatin1String("'г.'")))
        ++last;
    QString pattern;
    for (std::size_t i = first; i <= last && i < tokens.size(); ++i) {
        if (tokens[i].kind == 'w' || (tokens[i].kind == 'y' && !withYear))
            continue;
        pattern += tokens[i].kind == 'M' && tokens[i].text.size() > 3 ? QStringLiteral("MMM") : tokens[i].text;
    }
    return pattern.simplified();
}

QString localDate(const QLocale &locale, Day day, bool withYear)
{
    if (locale.language() == QLocale::C || (locale.language() == QLocale::English && locale.territory() == QLocale::World))
        return locale.toString(toDate(day), withYear ? QStringLiteral("d MMM yyyy") : QStringLiteral("d MMM"));
    return locale.toString(toDate(day), datePattern(locale, withYear));
}

/// Whole units, half away from zero, without leaving integers.
std::int64_t wholeUnits(std::int64_t minor, int digits)
{
    std::int64_t scale = 1;
    for (int i = 0; i < digits; ++i)
        scale *= 10;
    const std::int64_t whole = minor / scale, rest = minor % scale;
    return whole + (std::abs(rest) * 2 >= scale ? (minor < 0 ? -1 : 1) : 0);
}

/// Puts a currency sign where the locale has it, around a figure made elsewhere.
QString withSign(const QLocale &locale, const QString &figure, const QString &sign)
{
    if (sign.isEmpty())
        return figure;
    QString pattern = locale.toCurrencyString(1.0, sign, 0);
    const qsizetype digit = pattern.indexOf(locale.toString(1));
    if (digit < 0 || !pattern.contains(sign))
        return figure + narrowSpace + sign;
    const QString before = pattern.left(digit), after = pattern.mid(digit + locale.toString(1).size());
    const bool letters = sign.back().isLetter() && !before.isEmpty();
    // The C locale, and some others, set the sign right behind the figure.
    const bool tight = after.startsWith(sign);
    return before + (letters && before.endsWith(sign) ? QString(narrowSpace) : QString()) + figure
        + (tight ? QString(narrowSpace) : QString()) + after;
}

QString signedFigure(const QLocale &locale, std::int64_t value)
{
    QString text = locale.toString(static_cast<qlonglong>(value));
    return text.replace(QLatin1Char('-'), minusSign);
}

} // namespace

QString noData() { return QString(QChar(0x2013)); }

QString integer(const Voice &voice, std::int64_t value) { return signedFigure(voice.locale, value); }

QString decimal(const Voice &voice, double value, int digits)
{
    if (!std::isfinite(value))
        return noData();
    const double scale = std::pow(10.0, digits);
    int needed = digits;
    auto scaled = std::llround(value * scale);
    for (; needed > 0 && scaled % 10 == 0; --needed)
        scaled /= 10;
    QString text = voice.locale.toString(std::round(value * scale) / scale, 'f', needed);
    return text.replace(QLatin1Char('-'), minusSign);
}

QString percent(const Voice &voice, double share, int digits)
{
    if (!std::isfinite(share))
        return noData();
    const QString figure = decimal(voice, share * 100, digits);
    return voice.translate("Figures", "%1 %").arg(figure);
}

QString change(const Voice &voice, std::int64_t difference)
{
    if (difference == 0)
        return QStringLiteral("±") + voice.locale.toString(0);
    const QString figure = signedFigure(voice.locale, difference);
    return difference > 0 ? QLatin1Char('+') + figure : figure;
}

QString ordinal(const Voice &voice, std::int64_t value)
{
    const QString figure = integer(voice, value);
    const auto tens = std::abs(value) % 100, ones = std::abs(value) % 10;
    if (tens >= 11 && tens <= 13)
        return voice.translate("Figures", "%1th").arg(figure);
    switch (ones) {
    case 1:
        return voice.translate("Figures", "%1st").arg(figure);
    case 2:
        return voice.translate("Figures", "%1nd").arg(figure);
    case 3:
        return voice.translate("Figures", "%1rd").arg(figure);
    default:
        return voice.translate("Figures", "%1th").arg(figure);
    }
}

QString days(const Voice &voice, std::int64_t count)
{
    const auto shown = static_cast<int>(std::max<std::int64_t>(count, 0));
    return voice.translate("Figures", "%Ln day(s)", nullptr, shown);
}

QString date(const Voice &voice, Day day, Day today)
{
    if (!day.valid())
        return noData();
    const bool sameYear = today.valid() && civilFromDay(day).year == civilFromDay(today).year;
    return localDate(voice.locale, day, !sameYear);
}

QString dateWithYear(const Voice &voice, Day day) { return day.valid() ? localDate(voice.locale, day, true) : noData(); }

QString dateWithWeekday(const Voice &voice, Day day)
{
    if (!day.valid())
        return noData();
    const QString weekday = voice.locale.standaloneDayName(isoWeekday(day), QLocale::ShortFormat);
    return weekday + QLatin1Char(' ') + localDate(voice.locale, day, true);
}

QString relativeDay(const Voice &voice, Day day, Day today)
{
    if (!day.valid())
        return noData();
    const std::int32_t distance = day - today, away = std::abs(distance);
    switch (distance) {
    case 0:
        return voice.translate("Figures", "today");
    case 1:
        return voice.translate("Figures", "tomorrow");
    case -1:
        return voice.translate("Figures", "yesterday");
    default:
        break;
    }
    constexpr std::int32_t untilMonths = 400, untilYears = 730;
    if (away < untilMonths)
        return distance > 0 ? voice.translate("Figures", "in %Ln day(s)", nullptr, away)
                            : voice.translate("Figures", "%Ln day(s) ago", nullptr, away);
    if (away < untilYears) {
        const int months = static_cast<int>(std::lround(away / 30.4375));
        return distance > 0 ? voice.translate("Figures", "in %Ln month(s)", nullptr, months)
                            : voice.translate("Figures", "%Ln month(s) ago", nullptr, months);
    }
    const int years = static_cast<int>(std::lround(away / 365.25));
    return distance > 0 ? voice.translate("Figures", "in %Ln year(s)", nullptr, years)
                        : voice.translate("Figures", "%Ln year(s) ago", nullptr, years);
}

QString ago(const Voice &voice, Instant then, Instant now)
{
    if (!then.valid() || !now.valid())
        return noData();
    constexpr std::int64_t minute = 60'000, hour = 60 * minute;
    const std::int64_t passed = now.ms - then.ms;
    if (passed < minute)
        return voice.translate("Figures", "just now");
    if (passed < hour)
        return voice.translate("Figures", "%Ln min ago", nullptr, int(passed / minute));
    if (passed < 2 * msPerDay)
        return voice.translate("Figures", "%Ln h ago", nullptr, int(passed / hour));
    if (passed < 14 * msPerDay)
        return voice.translate("Figures", "%Ln day(s) ago", nullptr, int(passed / msPerDay));
    const auto dayOf = [](Instant at) { return Day{static_cast<std::int32_t>(at.ms / msPerDay)}; };
    return date(voice, dayOf(then), dayOf(now));
}

QString duration(const Voice &voice, std::int64_t milliseconds)
{
    constexpr std::int64_t minute = 60'000, hour = 60 * minute;
    if (milliseconds < 10'000)
        return voice.translate("Figures", "%1 s").arg(voice.locale.toString(double(milliseconds) / 1000, 'f', 1));
    if (milliseconds < minute)
        return voice.translate("Figures", "%1 s").arg(integer(voice, (milliseconds + 500) / 1000));
    if (milliseconds < hour)
        return voice.translate("Figures", "%1 min %2 s")
            .arg(integer(voice, milliseconds / minute), integer(voice, milliseconds % minute / 1000));
    return voice.translate("Figures", "%1 h %2 min")
        .arg(integer(voice, milliseconds / hour), integer(voice, milliseconds % hour / minute));
}

QString currencySign(Currency currency)
{
    struct Sign {
        const char *code;
        const char *sign;
    };
    static constexpr std::array signs{
        Sign{"EUR", "€"},   Sign{"USD", "$"},    Sign{"GBP", "£"},    Sign{"JPY", "¥"},    Sign{"CNY", "CN¥"},
        Sign{"INR", "₹"},   Sign{"KRW", "₩"},    Sign{"PLN", "zł"},   Sign{"CZK", "Kč"},   Sign{"UAH", "₴"},
        Sign{"BRL", "R$"},  Sign{"ILS", "₪"},    Sign{"VND", "₫"},    Sign{"TRY", "₺"},    Sign{"AUD", "A$"},
        Sign{"CAD", "CA$"}, Sign{"MXN", "MX$"},  Sign{"NZD", "NZ$"},  Sign{"HKD", "HK$"},  Sign{"TWD", "NT$"},
    };
    const std::string code = currency.toString();
    for (const Sign &sign : signs) {
        if (code == sign.code)
            return QString::fromUtf8(sign.sign);
    }
    return QString::fromStdString(code);
}

QString moneyFigure(const Voice &voice, std::int64_t minor, Currency currency)
{
    return minor == noMinor ? noData() : signedFigure(voice.locale, wholeUnits(minor, currency.minorDigits()));
}

QString money(const Voice &voice, std::int64_t minor, Currency currency)
{
    return minor == noMinor ? noData()
                            : withSign(voice.locale, moneyFigure(voice, minor, currency), currencySign(currency));
}

QString moneyExact(const Voice &voice, std::int64_t minor, Currency currency)
{
    if (minor == noMinor)
        return noData();
    const int digits = currency.minorDigits();
    std::int64_t scale = 1;
    for (int i = 0; i < digits; ++i)
        scale *= 10;
    QString figure = signedFigure(voice.locale, minor / scale);
    if (minor < 0 && minor / scale == 0)
        figure.prepend(minusSign);
    if (digits > 0) {
        const QString fraction = QString::number(std::abs(minor % scale)).rightJustified(digits, QLatin1Char('0'));
        figure += voice.locale.decimalPoint();
        for (const QChar digit : fraction)
            figure += voice.locale.toString(digit.digitValue());
    }
    return withSign(voice.locale, figure, currencySign(currency));
}

QString moneyCompact(const Voice &voice, std::int64_t minor, Currency currency)
{
    if (minor == noMinor)
        return noData();
    const std::int64_t whole = wholeUnits(minor, currency.minorDigits());
    const auto size = static_cast<double>(std::abs(whole));
    QString figure;
    if (size < 10'000)
        return money(voice, minor, currency);
    if (size < 999'500)
        figure = voice.translate("Figures", "%1 k").arg(integer(voice, std::llround(double(whole) / 1e3)));
    else if (size < 999.95e6)
        figure = voice.translate("Figures", "%1 M").arg(decimal(voice, double(whole) / 1e6, size < 100e6 ? 2 : 1));
    else
        figure = voice.translate("Figures", "%1 bn").arg(decimal(voice, double(whole) / 1e9, 2));
    figure.replace(QLatin1Char(' '), narrowSpace);
    return withSign(voice.locale, figure, currencySign(currency));
}

} // namespace milepost::wording
