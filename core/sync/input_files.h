/// The files behind the paths of a request: folders walked, archives opened, each file readable again and again.
/// Symbolic links to folders, devices and FIFOs are never followed or opened.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "model/import.h"
#include "sync/decode/byte_source.h"

#include <memory>
#include <string>
#include <vector>

namespace milepost::sync {

struct InputFile {
    std::string path; ///< as shown and kept; "export.zip!accounts.csv" inside an archive
    std::string file; ///< of the file system
    std::size_t entry = 0; ///< from 1: the archive's entry; 0: a plain file
    bool named = false; ///< the request names it itself: a problem is a rejection, not a skip
    bool packed = false; ///< the entry is a .gz by itself, as in Amplitude's exports
    std::shared_ptr<const std::string> bytes; ///< of small archive entries, so that each is unpacked once
    std::uint64_t size = 0; ///< 0: not known
    std::uint64_t partBegin = 0, partEnd = 0; ///< of a plain file, where only this part is read; end 0: all of it
    std::int64_t linesBefore = 0; ///< of the same file, when only its later part is read; −1: its lines have no numbers

    [[nodiscard]] Result<std::unique_ptr<ByteSource>> open() const;
};

struct InputList {
    std::vector<InputFile> files; ///< in order of the request, folders by name
    std::vector<SkippedFile> skipped;
    std::vector<Rejection> rejections; ///< named paths that cannot be read
};

/// NotFound or FileOpen only when nothing at all can be read.
[[nodiscard]] Result<InputList> listInputs(const std::vector<std::string> &paths, const JobControl &control);

} // namespace milepost::sync
