#include "sync/decode/text_encoding.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include <iconv.h>
#include <simdjson.h>
#include <uchardet/uchardet.h>

namespace milepost::sync {

namespace {

constexpr std::size_t sampleBytes = 256 * 1024;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool startsWith(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// Latin text in UTF-16 has a zero in every other byte.
std::string utf16ByZeros(std::string_view sample)
{
    const std::size_t looked = std::min<std::size_t>(sample.size() & ~std::size_t{1}, 4096);
    if (looked < 4)
        return {};
    std::size_t evenZeros = 0;
    std::size_t oddZeros = 0;
    for (std::size_t i = 0; i < looked; i += 2) {
        evenZeros += sample[i] == '\0';
        oddZeros += sample[i + 1] == '\0';
    }
    const std::size_t units = looked / 2;
    if (oddZeros * 10 >= units * 6 && evenZeros * 10 < units)
        return "UTF-16LE";
    if (evenZeros * 10 >= units * 6 && oddZeros * 10 < units)
        return "UTF-16BE";
    return {};
}

/// A sample may end in the middle of a character.
std::string_view withoutCutCharacter(std::string_view sample)
{
    std::size_t end = sample.size();
    std::size_t back = 0;
    while (end > 0 && back < 3 && (static_cast<unsigned char>(sample[end - 1]) & 0xC0) == 0x80) {
        --end;
        ++back;
    }
    if (end > 0 && static_cast<unsigned char>(sample[end - 1]) >= 0xC0)
        --end;
    else
        end = sample.size();
    return sample.substr(0, end);
}

std::string byUchardet(std::string_view sample)
{
    uchardet_t detector = uchardet_new();
    std::string name;
    if (uchardet_handle_data(detector, sample.data(), sample.size()) == 0) {
        uchardet_data_end(detector);
        name = uchardet_get_charset(detector);
    }
    uchardet_delete(detector);
    return name;
}

bool iconvKnows(const std::string &name)
{
    const iconv_t handle = ::iconv_open("UTF-8", name.c_str());
    // iconv reports failure as a pointer of all ones.
    if (reinterpret_cast<std::intptr_t>(handle) == -1)
        return false;
    ::iconv_close(handle);
    return true;
}

class TranscodedSource final : public ByteSource {
public:
    TranscodedSource(std::unique_ptr<ByteSource> source, iconv_t handle)
        : m_source(std::move(source)), m_handle(handle), m_in(64 * 1024), m_out(256 * 1024)
    {
    }
    ~TranscodedSource() override { ::iconv_close(m_handle); }
    TranscodedSource(const TranscodedSource &) = delete;
    TranscodedSource &operator=(const TranscodedSource &) = delete;
    [[nodiscard]] std::uint64_t sizeHint() const override { return m_source->sizeHint(); }

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override
    {
        while (m_ready.empty() && !m_ended)
            MP_TRY(convertMore());
        const std::size_t bytes = std::min(into.size(), m_ready.size());
        std::memcpy(into.data(), m_ready.data(), bytes);
        m_ready.remove_prefix(bytes);
        return bytes;
    }

private:
    Result<> convertMore()
    {
        MP_ASSIGN(const std::size_t got, m_source->read(std::span(m_in).subspan(m_kept)));
        const bool last = got == 0;
        char *from = m_in.data();
        std::size_t left = m_kept + got;
        char *to = m_out.data();
        std::size_t room = m_out.size();
        while (left > 0) {
            const std::size_t result = ::iconv(m_handle, &from, &left, &to, &room);
            if (result != static_cast<std::size_t>(-1))
                break;
            if (errno == EINVAL && !last)
                break; // a character continues in the next block
            // The output is four times the input, so what remains is a byte that the encoding does not define.
            if (room < replacement.size())
                break;
            std::memcpy(to, replacement.data(), replacement.size());
            to += replacement.size();
            room -= replacement.size();
            ++from;
            --left;
        }
        m_kept = left;
        std::memmove(m_in.data(), from, left);
        m_ready = std::string_view(m_out.data(), m_out.size() - room);
        m_ended = last;
        return {};
    }

    std::unique_ptr<ByteSource> m_source;
    iconv_t m_handle;
    std::vector<char> m_in;
    std::vector<char> m_out;
    std::string_view m_ready;
    std::size_t m_kept = 0;
    bool m_ended = false;
};

bool sameName(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
        return upper(x) == upper(y);
    });
}

} // namespace

bool isValidUtf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

DetectedEncoding detectEncoding(std::string_view sample, bool sampleIsWhole)
{
    if (startsWith(sample, "\xEF\xBB\xBF"))
        return {"UTF-8", 3};
    if (startsWith(sample, std::string_view("\xFF\xFE\0\0", 4)))
        return {"UTF-32LE", 4};
    if (startsWith(sample, "\xFF\xFE"))
        return {"UTF-16LE", 2};
    if (startsWith(sample, "\xFE\xFF"))
        return {"UTF-16BE", 2};
    if (auto name = utf16ByZeros(sample); !name.empty())
        return {std::move(name), 0};
    if (isValidUtf8(sampleIsWhole ? sample : withoutCutCharacter(sample)))
        return {"UTF-8", 0};
    std::string name = byUchardet(sample);
    // "ASCII" and "UTF-8" cannot be right here: the bytes are neither.
    if (name.empty() || name == "ASCII" || name == "UTF-8" || !iconvKnows(name)) {
        // Mostly good UTF-8 with a broken byte or two: the broken records are refused, the others kept.
        std::size_t high = 0;
        std::size_t sequences = 0;
        for (std::size_t i = 0; i + 1 < sample.size(); ++i) {
            const auto byte = static_cast<unsigned char>(sample[i]);
            high += byte >= 0x80;
            sequences += byte >= 0xC2 && byte < 0xF5 && (static_cast<unsigned char>(sample[i + 1]) & 0xC0) == 0x80;
        }
        name = sequences * 3 > high && high > 4 ? "UTF-8" : "WINDOWS-1252";
    }
    return {std::move(name), 0};
}

Result<Utf8Text> asUtf8(std::unique_ptr<ByteSource> source, const std::string &stated)
{
    MP_ASSIGN(std::string sample, readAhead(*source, sampleBytes));
    DetectedEncoding detected = detectEncoding(sample, sample.size() < sampleBytes);
    if (!stated.empty()) {
        if (!iconvKnows(stated))
            return Error{ErrorCode::Encoding, stated, "there is no encoding \"" + stated + "\"; use a name such as UTF-8 or WINDOWS-1252"};
        if (!sameName(stated, detected.name))
            detected = {stated, 0};
    }
    sample.erase(0, detected.bomBytes);
    std::unique_ptr<ByteSource> whole = std::make_unique<PrefixedSource>(std::move(sample), std::move(source));
    if (sameName(detected.name, "UTF-8"))
        return Utf8Text{std::move(whole), "UTF-8", detected.bomBytes == 0};
    const iconv_t handle = ::iconv_open("UTF-8", detected.name.c_str());
    if (reinterpret_cast<std::intptr_t>(handle) == -1)
        return Error{ErrorCode::Encoding, detected.name, "no such encoding"};
    return Utf8Text{std::make_unique<TranscodedSource>(std::move(whole), handle), detected.name, false};
}

} // namespace milepost::sync
