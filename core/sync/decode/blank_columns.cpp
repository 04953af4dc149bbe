#include "sync/decode/blank_columns.h"

#include <algorithm>

namespace milepost::sync {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }
bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

std::size_t wordsOf(std::string_view line)
{
    std::size_t words = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
        words += !isBlank(line[i]) && (i == 0 || isBlank(line[i - 1]));
    return words;
}

class BlanksAsTabs final : public ByteSource {
public:
    explicit BlanksAsTabs(std::unique_ptr<ByteSource> source) : m_source(std::move(source)) {}
    [[nodiscard]] std::uint64_t sizeHint() const override { return m_source->sizeHint(); }

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override
    {
        // What is written is never longer than what was read, except for one tab that waits: room is kept for it.
        while (into.size() > 1) {
            MP_ASSIGN(const std::size_t got, m_source->read(into.subspan(1)));
            if (got == 0)
                return std::size_t{0};
            std::size_t out = 0;
            for (std::size_t i = 1; i <= got; ++i) {
                const char c = into[i];
                if (isBlank(c)) {
                    m_waiting = m_waiting || m_inLine;
                    continue;
                }
                if (isLineEnd(c)) {
                    m_waiting = m_inLine = false;
                } else {
                    if (m_waiting)
                        into[out++] = '\t';
                    m_waiting = false;
                    m_inLine = true;
                }
                into[out++] = c;
            }
            if (out > 0)
                return out;
        }
        return std::size_t{0};
    }

private:
    std::unique_ptr<ByteSource> m_source;
    bool m_waiting = false; ///< blanks were met, and nothing of the line since
    bool m_inLine = false;
};

} // namespace

bool looksBlankDelimited(std::string_view sample)
{
    constexpr std::size_t looked = 100;
    std::size_t words = 0;
    std::size_t lines = 0;
    while (!sample.empty() && lines < looked) {
        const auto end = sample.find_first_of("\r\n");
        // The last line of a sample may be cut.
        if (end == std::string_view::npos && lines > 0)
            break;
        const std::string_view line = sample.substr(0, end);
        sample.remove_prefix(end == std::string_view::npos ? sample.size() : end + 1);
        if (line.find_first_of(",;|\t\"") != std::string_view::npos)
            return false;
        const std::size_t here = wordsOf(line);
        if (here == 0)
            continue;
        if (lines++ == 0)
            words = here;
        else if (here != words)
            return false;
    }
    return words >= 2 && lines >= 2;
}

std::unique_ptr<ByteSource> blanksAsTabs(std::unique_ptr<ByteSource> source)
{
    return std::make_unique<BlanksAsTabs>(std::move(source));
}

} // namespace milepost::sync
