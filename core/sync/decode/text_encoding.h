/// What bytes of text are written in, and the same text as UTF-8. Detection: byte order mark, then UTF-16 by its
/// zero bytes, then UTF-8 by validity, then uchardet. An encoding that is stated is never second-guessed.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/decode/byte_source.h"

#include <memory>
#include <string>
#include <string_view>

namespace milepost::sync {

struct DetectedEncoding {
    std::string name = "UTF-8"; ///< as iconv names it: "UTF-8", "UTF-16LE", "WINDOWS-1252"
    std::size_t bomBytes = 0;
};

[[nodiscard]] DetectedEncoding detectEncoding(std::string_view sample, bool sampleIsWhole);

struct Utf8Text {
    std::unique_ptr<ByteSource> source;
    std::string encoding; ///< what it was
    bool plain = false; ///< the source's bytes as they are
};

/// The source as UTF-8 without byte order mark. `stated` "" = detect. UTF-8 passes unchanged: whoever splits it
/// into records checks each one, so that one bad byte costs one record. Bytes that another encoding does not
/// define become U+FFFD. Encoding error for a name that is not known.
[[nodiscard]] Result<Utf8Text> asUtf8(std::unique_ptr<ByteSource> source, const std::string &stated);

[[nodiscard]] bool isValidUtf8(std::string_view bytes);

} // namespace milepost::sync
