#include "query/fold.h"

#include <QString>

#include <algorithm>

namespace milepost::query {

std::string foldText(std::string_view utf8)
{
    const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    if (ascii) {
        std::string folded(utf8);
        for (char &c : folded) {
            if (c >= 'A' && c <= 'Z')
                c = static_cast<char>(c - 'A' + 'a');
        }
        return folded;
    }
    // Qt folds letter by letter; going by upper case first is what makes "ß" equal "SS". Either may undo or call for
    // composition, hence both sides.
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return text.normalized(QString::NormalizationForm_C)
        .toUpper()
        .toCaseFolded()
        .normalized(QString::NormalizationForm_C)
        .toStdString();
}

std::size_t characterCount(std::string_view utf8)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        std::size_t next = i + 1;
        while (next < utf8.size() && next < i + length && (static_cast<unsigned char>(utf8[next]) & 0xC0) == 0x80)
            ++next;
        i = next;
        ++count;
    }
    return count;
}

} // namespace milepost::query
