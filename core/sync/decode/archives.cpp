#include "sync/decode/archives.h"

#include "sync/decode/text_encoding.h"

#include <array>
#include <cerrno>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace milepost::sync {

namespace {

constexpr std::uint64_t ratioFrom = 16 << 20;

bool endsWith(std::string_view text, std::string_view with)
{
    return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

} // namespace

bool looksLikeArchive(const std::string &path, std::string_view head)
{
    if (head.substr(0, 4) == "PK\3\4" || head.substr(0, 4) == "PK\5\6" || head.substr(0, 2) == "\x1f\x8b")
        return true;
    return endsWith(path, ".zip") || endsWith(path, ".gz");
}

struct ArchiveReader::Private {
    std::unique_ptr<ByteSource> packed;
    std::string name;
    ArchiveLimits limits;
    struct ::archive *handle = nullptr;
    std::array<char, 256 * 1024> block;
    std::uint64_t packedBytes = 0, unpackedBytes = 0;
    std::size_t entries = 0;
    std::string entryName;
    std::uint64_t entrySize = 0;
    Error sourceError;

    ~Private()
    {
        if (handle)
            ::archive_read_free(handle);
    }

    static la_ssize_t readPacked(struct ::archive *handle, void *self, const void **buffer)
    {
        auto *d = static_cast<Private *>(self);
        auto got = d->packed->read(d->block);
        if (!got.ok()) {
            d->sourceError = got.error();
            ::archive_set_error(handle, EIO, "%s", "the file cannot be read");
            return ARCHIVE_FATAL;
        }
        d->packedBytes += *got;
        *buffer = d->block.data();
        return static_cast<la_ssize_t>(*got);
    }

    [[nodiscard]] Error failure() const
    {
        if (!sourceError.context.empty())
            return sourceError;
        const char *why = ::archive_error_string(handle);
        return {ErrorCode::FileFormat, name, why ? why : "damaged archive"};
    }

    [[nodiscard]] Result<std::size_t> read(std::span<char> into)
    {
        const la_ssize_t got = ::archive_read_data(handle, into.data(), into.size());
        if (got < 0)
            return failure();
        unpackedBytes += static_cast<std::uint64_t>(got);
        if (unpackedBytes > limits.totalBytes) {
            return Error{ErrorCode::LimitExceeded, name,
                         "the archive unpacks to more than " + std::to_string(limits.totalBytes) + " bytes"};
        }
        if (unpackedBytes > ratioFrom && unpackedBytes > limits.ratio * std::max<std::uint64_t>(packedBytes, 1)) {
            return Error{ErrorCode::LimitExceeded, name,
                         "the archive unpacks to more than " + std::to_string(limits.ratio) + " times its size"};
        }
        return static_cast<std::size_t>(got);
    }
};

namespace {

template <class Owner> class EntrySource final : public ByteSource {
public:
    explicit EntrySource(Owner &owner) : m_owner(&owner) {}
    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override { return m_owner->read(into); }
    [[nodiscard]] std::uint64_t sizeHint() const override { return m_owner->entrySize; }

private:
    Owner *m_owner;
};

} // namespace

ArchiveReader::ArchiveReader(std::unique_ptr<Private> priv) : d(std::move(priv)) {}
ArchiveReader::~ArchiveReader() = default;

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(std::unique_ptr<ByteSource> packed, std::string name,
                                                           ArchiveLimits limits)
{
    auto priv = std::make_unique<Private>();
    priv->packed = std::move(packed);
    priv->name = std::move(name);
    priv->limits = limits;
    priv->handle = ::archive_read_new();
    if (!priv->handle)
        return Error{ErrorCode::Internal, priv->name, "out of memory"};
    // Only what people export in: no disk images, no formats that nobody asked for.
    ::archive_read_support_filter_gzip(priv->handle);
    ::archive_read_support_format_zip(priv->handle);
    ::archive_read_support_format_tar(priv->handle);
    ::archive_read_support_format_raw(priv->handle);
    if (::archive_read_open(priv->handle, priv.get(), nullptr, &Private::readPacked, nullptr) != ARCHIVE_OK)
        return priv->failure();
    return std::unique_ptr<ArchiveReader>(new ArchiveReader(std::move(priv)));
}

Result<bool> ArchiveReader::nextEntry()
{
    for (;;) {
        struct ::archive_entry *entry = nullptr;
        const int result = ::archive_read_next_header(d->handle, &entry);
        if (result == ARCHIVE_EOF)
            return false;
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
            return d->failure();
        if (++d->entries > d->limits.entries) {
            return Error{ErrorCode::LimitExceeded, d->name,
                         "the archive has more than " + std::to_string(d->limits.entries) + " entries"};
        }
        const bool raw = ::archive_format(d->handle) == ARCHIVE_FORMAT_RAW;
        if (raw && ::archive_filter_count(d->handle) < 2)
            return Error{ErrorCode::FileFormat, d->name, "neither .zip nor .gz"};
        if (!raw && ::archive_entry_filetype(entry) != AE_IFREG)
            continue;
        if (::archive_entry_is_encrypted(entry) > 0)
            return Error{ErrorCode::FileFormat, d->name, "the archive is encrypted"};
        if (raw) {
            d->entryName = d->name.substr(d->name.find_last_of('/') + 1);
            if (endsWith(d->entryName, ".gz"))
                d->entryName.resize(d->entryName.size() - 3);
        } else {
            const char *utf8 = ::archive_entry_pathname_utf8(entry);
            const char *bytes = utf8 ? utf8 : ::archive_entry_pathname(entry);
            d->entryName = bytes && isValidUtf8(bytes) ? bytes : "entry " + std::to_string(d->entries);
        }
        d->entrySize = ::archive_entry_size_is_set(entry) && ::archive_entry_size(entry) > 0
            ? static_cast<std::uint64_t>(::archive_entry_size(entry))
            : 0;
        return true;
    }
}

const std::string &ArchiveReader::entryName() const { return d->entryName; }

std::unique_ptr<ByteSource> ArchiveReader::entry() { return std::make_unique<EntrySource<Private>>(*d); }

} // namespace milepost::sync
