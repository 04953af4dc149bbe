#include "sync/decode/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace milepost::sync {

namespace {

class FileSource final : public ByteSource {
public:
    FileSource(int descriptor, std::string path, std::uint64_t size)
        : m_descriptor(descriptor), m_path(std::move(path)), m_size(size)
    {
    }
    ~FileSource() override { ::close(m_descriptor); }
    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override
    {
        for (;;) {
            const ssize_t got = ::read(m_descriptor, into.data(), into.size());
            if (got >= 0)
                return static_cast<std::size_t>(got);
            if (errno != EINTR)
                return Error{ErrorCode::FileOpen, m_path, std::strerror(errno)};
        }
    }
    [[nodiscard]] std::uint64_t sizeHint() const override { return m_size; }

private:
    int m_descriptor;
    std::string m_path;
    std::uint64_t m_size;
};

class PartSource final : public ByteSource {
public:
    PartSource(int descriptor, std::string path, std::uint64_t bytes)
        : m_file(descriptor, path, bytes), m_path(std::move(path)), m_left(bytes)
    {
    }

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override
    {
        MP_ASSIGN(const std::size_t got, m_file.read(into.first(std::min<std::uint64_t>(into.size(), m_left))));
        if (got == 0 && m_left > 0 && !into.empty())
            return Error{ErrorCode::FileOpen, m_path, "the file has become shorter while it was read"};
        m_left -= got;
        return got;
    }
    [[nodiscard]] std::uint64_t sizeHint() const override { return m_file.sizeHint(); }

private:
    FileSource m_file;
    std::string m_path;
    std::uint64_t m_left;
};

std::size_t take(std::string_view &rest, std::span<char> into)
{
    const std::size_t bytes = std::min(rest.size(), into.size());
    std::memcpy(into.data(), rest.data(), bytes);
    rest.remove_prefix(bytes);
    return bytes;
}

} // namespace

namespace {

struct OpenedFile {
    int descriptor = -1;
    std::uint64_t size = 0;
};

Result<OpenedFile> openRegular(const std::string &path)
{
    // O_NONBLOCK: opening a FIFO without a writer must not hang before fstat can tell what it is.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
        const int cause = errno;
        return Error{cause == ENOENT ? ErrorCode::NotFound : ErrorCode::FileOpen, path, std::strerror(cause)};
    }
    struct stat status{};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return Error{ErrorCode::FileOpen, path, "not a regular file"};
    }
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return OpenedFile{descriptor, static_cast<std::uint64_t>(status.st_size)};
}

} // namespace

Result<std::unique_ptr<ByteSource>> openFile(const std::string &path)
{
    MP_ASSIGN(const OpenedFile opened, openRegular(path));
    return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(opened.descriptor, path, opened.size));
}

Result<std::unique_ptr<ByteSource>> openPart(const std::string &path, std::uint64_t begin, std::uint64_t end)
{
    MP_ASSIGN(const OpenedFile opened, openRegular(path));
    auto part = std::make_unique<PartSource>(opened.descriptor, path, end - begin);
    if (::lseek(opened.descriptor, static_cast<off_t>(begin), SEEK_SET) < 0)
        return Error{ErrorCode::FileOpen, path, std::strerror(errno)};
    return std::unique_ptr<ByteSource>(std::move(part));
}

Result<std::size_t> MemorySource::read(std::span<char> into) { return take(m_rest, into); }

Result<std::size_t> PrefixedSource::read(std::span<char> into)
{
    if (!m_left.empty())
        return take(m_left, into);
    return m_rest->read(into);
}

Result<std::string> readAhead(ByteSource &source, std::size_t bytes)
{
    // Of a small file no more is asked for than it has, and whether that is all.
    const std::uint64_t hint = source.sizeHint();
    std::string text(hint > 0 ? static_cast<std::size_t>(std::min<std::uint64_t>(bytes, hint + 1)) : bytes, '\0');
    std::size_t have = 0;
    while (have < bytes) {
        if (have == text.size())
            text.resize(bytes);
        MP_ASSIGN(const std::size_t got, source.read(std::span(text).subspan(have)));
        if (got == 0)
            break;
        have += got;
    }
    text.resize(have);
    return text;
}

} // namespace milepost::sync
