/// Where bytes come from: a file, an archive's entry, memory. Read once, from front to back, on one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace milepost::sync {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Fills at most `into`; 0 is the end. FileOpen, FileFormat or LimitExceeded.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
    /// Bytes in all, where known; 0 otherwise. For progress and estimates only.
    [[nodiscard]] virtual std::uint64_t sizeHint() const { return 0; }
};

/// A regular file; anything else (a FIFO, a device) is refused before it is opened for reading.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openFile(const std::string &path);
/// Its bytes from `begin` up to `end`. FileOpen when it ends before that.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openPart(const std::string &path, std::uint64_t begin, std::uint64_t end);

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string bytes) : m_bytes(std::move(bytes)), m_rest(m_bytes) {}
    MemorySource(const MemorySource &) = delete;
    MemorySource &operator=(const MemorySource &) = delete;
    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override;
    [[nodiscard]] std::uint64_t sizeHint() const override { return m_bytes.size(); }

private:
    std::string m_bytes;
    std::string_view m_rest;
};

/// Bytes that were read ahead, then the rest of the source.
class PrefixedSource final : public ByteSource {
public:
    PrefixedSource(std::string prefix, std::unique_ptr<ByteSource> rest)
        : m_prefix(std::move(prefix)), m_left(m_prefix), m_rest(std::move(rest))
    {
    }
    PrefixedSource(const PrefixedSource &) = delete;
    PrefixedSource &operator=(const PrefixedSource &) = delete;
    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override;
    [[nodiscard]] std::uint64_t sizeHint() const override { return m_rest->sizeHint(); }

private:
    std::string m_prefix;
    std::string_view m_left;
    std::unique_ptr<ByteSource> m_rest;
};

/// Reads until `bytes` are there or the source ends.
[[nodiscard]] Result<std::string> readAhead(ByteSource &source, std::size_t bytes);

} // namespace milepost::sync
