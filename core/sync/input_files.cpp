#include "sync/input_files.h"

#include "sync/decode/archives.h"

#include <algorithm>
#include <filesystem>

namespace milepost::sync {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostFiles = 10'000;
constexpr int deepestFolder = 32;
constexpr std::size_t keptEntry = 8 << 20; ///< entries up to this size are unpacked once and kept …
constexpr std::size_t keptEntries = 64 << 20; ///< … as long as they are not more than this together

/// An archive's entry with the archive that it is read from.
class OwningEntry final : public ByteSource {
public:
    OwningEntry(std::unique_ptr<ArchiveReader> archive, std::unique_ptr<ByteSource> entry)
        : m_archive(std::move(archive)), m_entry(std::move(entry))
    {
    }
    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override { return m_entry->read(into); }
    [[nodiscard]] std::uint64_t sizeHint() const override { return m_entry->sizeHint(); }

private:
    std::unique_ptr<ArchiveReader> m_archive;
    std::unique_ptr<ByteSource> m_entry;
};

/// What is inside a .gz that is itself an entry.
Result<std::unique_ptr<ByteSource>> unpacked(std::unique_ptr<ByteSource> packed, const std::string &name)
{
    MP_ASSIGN(auto archive, ArchiveReader::open(std::move(packed), name));
    MP_ASSIGN(const bool more, archive->nextEntry());
    if (!more)
        return Error{ErrorCode::FileFormat, name, "there is nothing in it"};
    auto entry = archive->entry();
    return std::unique_ptr<ByteSource>(std::make_unique<OwningEntry>(std::move(archive), std::move(entry)));
}

class SharedBytes final : public ByteSource {
public:
    explicit SharedBytes(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)), m_rest(*m_bytes) {}
    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override
    {
        const std::size_t bytes = std::min(into.size(), m_rest.size());
        std::copy_n(m_rest.begin(), bytes, into.begin());
        m_rest.remove_prefix(bytes);
        return bytes;
    }
    [[nodiscard]] std::uint64_t sizeHint() const override { return m_bytes->size(); }

private:
    std::shared_ptr<const std::string> m_bytes;
    std::string_view m_rest;
};

class Lister {
public:
    explicit Lister(const JobControl &control) : m_control(control) {}

    void path(const std::string &path)
    {
        std::error_code failure;
        const fs::file_status status = fs::status(path, failure);
        if (fs::is_directory(status)) {
            folder(path, 0);
            return;
        }
        file(path, true);
    }

    InputList take() { return std::move(m_list); }

private:
    void refuse(const std::string &path, bool named, const std::string &code, const std::string &reason)
    {
        if (named)
            m_list.rejections.push_back({path, 0, code, reason, {}});
        else
            m_list.skipped.push_back({path, reason});
    }

    void folder(const fs::path &path, int depth)
    {
        std::error_code failure;
        std::vector<fs::directory_entry> entries;
        for (fs::directory_iterator at(path, fs::directory_options::skip_permission_denied, failure), end;
             !failure && at != end && entries.size() <= mostFiles; at.increment(failure))
            entries.push_back(*at);
        if (failure) {
            m_list.skipped.push_back({path.string(), failure.message()});
            return;
        }
        std::sort(entries.begin(), entries.end(),
                  [](const auto &a, const auto &b) { return a.path().native() < b.path().native(); });
        for (const auto &entry : entries) {
            if (m_control.cancel.cancelled() || m_list.files.size() > mostFiles)
                return;
            if (entry.path().filename().native().front() == '.')
                continue;
            if (entry.is_symlink(failure) && entry.is_directory(failure))
                m_list.skipped.push_back({entry.path().string(), "a link to a folder"});
            else if (entry.is_directory(failure) && depth < deepestFolder)
                folder(entry.path(), depth + 1);
            else if (entry.is_regular_file(failure))
                file(entry.path().string(), false);
            else
                m_list.skipped.push_back({entry.path().string(), "not a regular file"});
        }
    }

    void file(const std::string &path, bool named)
    {
        auto source = openFile(path);
        if (!source.ok()) {
            refuse(path, named, std::string(codeName(source.error().code)), source.error().detail);
            return;
        }
        const std::uint64_t size = (*source)->sizeHint();
        auto head = readAhead(**source, 8);
        if (!head.ok()) {
            refuse(path, named, std::string(codeName(head.error().code)), head.error().detail);
            return;
        }
        if (!looksLikeArchive(path, *head)) {
            m_list.files.push_back({path, path, 0, named, false, nullptr, size});
            return;
        }
        archive(path, named, std::make_unique<PrefixedSource>(std::move(*head), std::move(*source)));
    }

    void archive(const std::string &path, bool named, std::unique_ptr<ByteSource> bytes)
    {
        auto reader = ArchiveReader::open(std::move(bytes), path);
        if (!reader.ok()) {
            refuse(path, named, std::string(codeName(reader.error().code)), reader.error().detail);
            return;
        }
        const std::size_t before = m_list.files.size();
        for (std::size_t entry = 1; !m_control.cancel.cancelled(); ++entry) {
            auto more = (*reader)->nextEntry();
            Error failure;
            if (more.ok() && *more) {
                InputFile input{path + '!' + (*reader)->entryName(), path, entry, false, false, nullptr, 0};
                auto source = (*reader)->entry();
                input.size = source->sizeHint();
                auto head = readAhead(*source, 2);
                input.packed = head.ok() && *head == "\x1f\x8b";
                if (head.ok())
                    source = std::make_unique<PrefixedSource>(std::move(*head), std::move(source));
                if (input.packed) {
                    auto inner = unpacked(std::move(source), input.path);
                    if (!inner.ok()) {
                        refuse(input.path, named, std::string(codeName(inner.error().code)), inner.error().detail);
                        continue;
                    }
                    source = std::move(*inner);
                    input.size = 0;
                }
                // An entry that says it is large is not unpacked just to be listed.
                auto content = m_kept < keptEntries && input.size <= keptEntry ? readAhead(*source, keptEntry + 1)
                                                                               : Result<std::string>(std::string());
                if (!content.ok() && input.packed) {
                    refuse(input.path, named, std::string(codeName(content.error().code)), content.error().detail);
                    continue;
                }
                if (content.ok()) {
                    if (content->size() <= keptEntry && !content->empty()) {
                        m_kept += content->size();
                        input.size = content->size();
                        input.bytes = std::make_shared<const std::string>(std::move(*content));
                    }
                    m_list.files.push_back(std::move(input));
                    continue;
                }
                failure = content.error();
            } else if (more.ok()) {
                break;
            } else {
                failure = more.error();
            }
            refuse(path, true, std::string(codeName(failure.code)), failure.detail);
            m_list.files.resize(before); // what was listed of a damaged archive or a bomb is not imported in part
            return;
        }
        // A .gz is the file that it holds.
        if (named && m_list.files.size() == before + 1)
            m_list.files.back().named = true;
    }

    const JobControl &m_control;
    InputList m_list;
    std::size_t m_kept = 0;
};

} // namespace

Result<std::unique_ptr<ByteSource>> InputFile::open() const
{
    if (bytes)
        return std::unique_ptr<ByteSource>(std::make_unique<SharedBytes>(bytes));
    if (partEnd > 0)
        return openPart(file, partBegin, partEnd);
    MP_ASSIGN(auto source, openFile(file));
    if (entry == 0)
        return source;
    MP_ASSIGN(auto archive, ArchiveReader::open(std::move(source), file));
    for (std::size_t at = 1; at <= entry; ++at) {
        MP_ASSIGN(const bool more, archive->nextEntry());
        if (!more)
            return Error{ErrorCode::FileFormat, path, "the archive has changed while it was read"};
    }
    auto content = archive->entry();
    auto whole = std::unique_ptr<ByteSource>(std::make_unique<OwningEntry>(std::move(archive), std::move(content)));
    return packed ? unpacked(std::move(whole), path) : Result<std::unique_ptr<ByteSource>>(std::move(whole));
}

Result<InputList> listInputs(const std::vector<std::string> &paths, const JobControl &control)
{
    try {
        Lister lister(control);
        for (const std::string &path : paths)
            lister.path(path);
        InputList list = lister.take();
        if (list.files.empty() && list.skipped.empty() && !list.rejections.empty()
            && list.rejections.size() == paths.size()) {
            const Rejection &first = list.rejections.front();
            if (first.reasonCode == codeName(ErrorCode::NotFound))
                return Error{ErrorCode::NotFound, first.path, first.reason};
            if (first.reasonCode == codeName(ErrorCode::FileOpen))
                return Error{ErrorCode::FileOpen, first.path, first.reason};
        }
        return list;
    } catch (const std::exception &error) {
        return Error{ErrorCode::FileOpen, paths.empty() ? std::string() : paths.front(), error.what()};
    }
}

} // namespace milepost::sync
