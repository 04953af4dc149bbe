#include "model/formula_guard.h"

#include <array>

namespace milepost {

namespace {

/// Would a spreadsheet take a cell that begins so for a formula? = + - @, tab, CR, LF and the full-width signs.
bool startsFormula(std::string_view text)
{
    if (text.empty())
        return false;
    if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos)
        return true;
    static constexpr std::array<std::string_view, 4> fullWidth{"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                                               "\xEF\xBC\xA0"};
    for (const auto sign : fullWidth) {
        if (text.substr(0, sign.size()) == sign)
            return true;
    }
    return false;
}

std::string_view withoutApostrophes(std::string_view text)
{
    const auto first = text.find_first_not_of('\'');
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

} // namespace

std::string guardFormula(std::string_view text)
{
    return startsFormula(withoutApostrophes(text)) ? "'" + std::string(text) : std::string(text);
}

std::string_view unguardFormula(std::string_view text)
{
    const bool guarded = !text.empty() && text.front() == '\'' && startsFormula(withoutApostrophes(text));
    return guarded ? text.substr(1) : text;
}

} // namespace milepost
