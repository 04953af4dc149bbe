/// Entries of .zip and .gz (and what else libarchive reads) as byte sources, in memory and in order. A path inside
/// an archive is a name to show and never a place to write. Caps: entries, bytes in all, ratio (RELIABILITY rule 9).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/decode/byte_source.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace milepost::sync {

struct ArchiveLimits {
    std::size_t entries = 10'000;
    std::uint64_t totalBytes = std::uint64_t{16} << 30; ///< of all entries, unpacked
    std::uint64_t ratio = 200; ///< unpacked to packed, judged once 16 MB are unpacked
};

/// By name and first bytes: ".zip", ".gz", "PK\3\4", "\x1f\x8b".
[[nodiscard]] bool looksLikeArchive(const std::string &path, std::string_view head);

/// An archive being read. entry() sources are good until the next call of nextEntry().
class ArchiveReader {
public:
    /// FileOpen, FileFormat.
    [[nodiscard]] static Result<std::unique_ptr<ArchiveReader>> open(std::unique_ptr<ByteSource> packed,
                                                                     std::string name, ArchiveLimits limits = {});
    ~ArchiveReader();
    ArchiveReader(const ArchiveReader &) = delete;
    ArchiveReader &operator=(const ArchiveReader &) = delete;

    /// To the next regular file; false at the end. LimitExceeded, FileFormat (damaged, encrypted).
    [[nodiscard]] Result<bool> nextEntry();
    /// The entry's own name, valid UTF-8; for a plain .gz the archive's name without ".gz".
    [[nodiscard]] const std::string &entryName() const;
    /// The entry's bytes; the archive must outlive it.
    [[nodiscard]] std::unique_ptr<ByteSource> entry();

private:
    struct Private;
    explicit ArchiveReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace milepost::sync
