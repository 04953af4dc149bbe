#include "sync/sources/folder/folder_source.h"

#include "base/hash.h"
#include "sync/decode/archives.h"
#include "sync/input_files.h"
#include "sync/stream_reading.h"

#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace milepost::sync {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t headBytes = 4096, chunkBytes = 8 << 20, longestHeader = 1 << 20;
constexpr std::int64_t leastPart = 1 << 20; ///< of JSON lines that are given as a part of their file
constexpr std::int64_t mostPart = 64 << 20; ///< each is looked at for columns that are new
constexpr std::int64_t tailBytes = 64 << 10;
constexpr std::int64_t mostWaitingForQuote = 64 << 20; ///< a record that is still open after this is not one
constexpr std::size_t mostFiles = 10'000;
constexpr int deepestFolder = 32;

class OpenFile {
public:
    explicit OpenFile(const std::string &path) : m_file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)), m_cause(m_file < 0 ? errno : 0) {}
    ~OpenFile()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    [[nodiscard]] Result<std::string> read(const std::string &path, std::int64_t from, std::int64_t bytes) const
    {
        std::string text(static_cast<std::size_t>(bytes), '\0');
        std::size_t have = 0;
        while (have < text.size()) {
            const ssize_t got = ::pread(m_file, text.data() + have, text.size() - have, from + static_cast<off_t>(have));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return Error{ErrorCode::FileOpen, path, std::strerror(errno)};
            if (got == 0)
                break;
            have += static_cast<std::size_t>(got);
        }
        text.resize(have);
        return text;
    }
    /// Why it could not be opened; 0: it is open.
    [[nodiscard]] int cause() const { return m_cause; }
    [[nodiscard]] bool stat(struct stat &into) const { return m_file >= 0 && ::fstat(m_file, &into) == 0 && S_ISREG(into.st_mode); }

private:
    int m_file, m_cause;
};

/// Files that can be cut at a line's end: plain text of one byte a character or UTF-8, CSV or one JSON record a line.
bool isLineByLine(const std::string &path, std::string_view head)
{
    if (looksLikeArchive(path, head) || head.find('\0') != std::string_view::npos)
        return false;
    const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first == std::string_view::npos || head[first] != '[';
}

/// The end of the last whole record of `text`, which begins at a record: after a newline that no quote encloses.
std::size_t lastRecordEnd(std::string_view text, bool csv)
{
    std::size_t end = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (csv && text[i] == '"')
            quoted = !quoted;
        else if (text[i] == '\n' && !quoted)
            end = i + 1;
    }
    return end;
}

/// Accounts and subscriptions come before what refers to them.
int rankOf(const std::string &path)
{
    std::string name = path.substr(path.find_last_of('/') + 1);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    if (name.find("subscription") != std::string::npos)
        return 1;
    for (const char *word : {"account", "compan", "customer", "organi", "tenant"}) {
        if (name.find(word) != std::string::npos)
            return 0;
    }
    return 2;
}

struct Found {
    std::string path;
    std::int64_t size = 0;
    Instant modified;
};

class FolderSource final : public Source {
public:
    FolderSource(std::string folder, bool deep, std::map<std::string, FilePosition> known)
        : m_folder(std::move(folder)), m_deep(deep), m_known(std::move(known))
    {
    }

    Result<std::string> connect(const CancelToken &cancel) override
    {
        MP_TRY(list(cancel));
        return std::to_string(m_files.size()) + (m_files.size() == 1 ? " file" : " files");
    }

    Result<Extent> extent(const CancelToken &) override
    {
        Extent extent;
        extent.size = 0;
        for (const Found &file : m_files)
            *extent.size += file.size;
        m_total = *extent.size;
        return extent;
    }

    Result<std::optional<Delivery>> next(const CancelToken &cancel) override
    {
        while (m_at < m_files.size()) {
            if (cancel.cancelled())
                return Error{ErrorCode::Cancelled, m_folder, "stopped"};
            auto delivery = pieceOf(m_files[m_at]);
            if (!delivery.ok())
                leave(delivery.error());
            else if (*delivery)
                return delivery;
            m_done += m_files[m_at].size;
            ++m_at;
            m_current.reset();
        }
        // The others have been read; the first that could not be is told of at the end.
        if (m_unread)
            return *std::exchange(m_unread, std::nullopt);
        return std::optional<Delivery>();
    }

private:
    Result<> list(const CancelToken &cancel)
    {
        std::error_code failure;
        if (!fs::is_directory(m_folder, failure))
            return Error{ErrorCode::FileOpen, m_folder, failure ? failure.message() : "this is not a folder"};
        MP_TRY(listFolder(m_folder, 0, cancel));
        std::stable_sort(m_files.begin(), m_files.end(), [](const Found &a, const Found &b) {
            return std::pair(rankOf(a.path), std::string_view(a.path)) < std::pair(rankOf(b.path), std::string_view(b.path));
        });
        return {};
    }

    Result<> listFolder(const fs::path &folder, int depth, const CancelToken &cancel)
    {
        std::error_code failure;
        fs::directory_iterator at(folder, failure);
        for (const fs::directory_iterator end; !failure && at != end; at.increment(failure)) {
            if (cancel.cancelled())
                return Error{ErrorCode::Cancelled, m_folder, "stopped"};
            const std::string name = at->path().filename().string();
            // Programs write under such names and rename when they have finished.
            const std::string ending = at->path().extension().string();
            if (name.front() == '.' || ending == ".tmp" || ending == ".part" || ending == ".crdownload")
                continue;
            std::error_code ignored;
            if (at->is_directory(ignored) && !at->is_symlink(ignored)) {
                if (m_deep && depth < deepestFolder)
                    MP_TRY(listFolder(at->path(), depth + 1, cancel));
                continue;
            }
            struct stat info {};
            if (::stat(at->path().c_str(), &info) != 0 || !S_ISREG(info.st_mode))
                continue;
            if (m_files.size() == mostFiles)
                return Error{ErrorCode::LimitExceeded, m_folder, "there are more than 10,000 files in it"};
            m_files.push_back({at->path().string(), info.st_size,
                               Instant{std::int64_t{info.st_mtim.tv_sec} * 1000 + info.st_mtim.tv_nsec / 1'000'000}});
        }
        if (failure)
            return Error{ErrorCode::FileOpen, folder.string(), failure.message()};
        return {};
    }

    void leave(const Error &why)
    {
        if (!m_unread)
            m_unread = why;
    }

    /// What is being read of the file at m_at.
    struct Current {
        std::string header; ///< of CSV, with its newline
        FilePosition position;
        std::int64_t seen = 0; ///< size of the file when it was looked at last
        bool csv = false, whole = false, done = false;
        bool inParts = false; ///< a part was given: how many lines it has is not known here
    };

    Result<std::optional<Delivery>> pieceOf(const Found &file)
    {
        const OpenFile open(file.path);
        if (open.cause() != 0 && open.cause() != ENOENT)
            leave(Error{ErrorCode::FileOpen, file.path, std::strerror(open.cause())});
        struct stat info {};
        if (!open.stat(info))
            return std::optional<Delivery>(); // gone, or no file any more: the next look tells
        if (!m_current) {
            MP_ASSIGN(auto current, begin(file, open, info.st_size));
            m_current.emplace(std::move(current));
        }
        Current &current = *m_current;
        if (current.done)
            return std::optional<Delivery>();
        if (info.st_size < std::exchange(current.seen, info.st_size))
            return shrunk(file, current);
        Delivery delivery;
        delivery.label = file.path;
        delivery.stream = streamOf(file.path);
        delivery.columnsAreComplete = true;
        delivery.total = m_total;
        if (current.whole) {
            current.done = true;
            current.position.size = current.position.offset = info.st_size;
            delivery.file = file.path;
            delivery.position = current.position;
            delivery.done = m_done + file.size;
            return std::optional(std::move(delivery));
        }
        if (!current.csv && (current.inParts || info.st_size - current.position.offset >= leastPart)) {
            MP_ASSIGN(const Given given, givePart(file, open, info.st_size, current, delivery));
            if (given == Given::Shrunk)
                return shrunk(file, current);
            return given == Given::Part ? std::optional(std::move(delivery)) : std::nullopt;
        }
        if (current.csv && current.position.offset > 0 && current.header.empty()) {
            MP_ASSIGN(current.header, headerOf(file, open, info.st_size));
        }
        std::string bytes;
        std::size_t end = 0;
        for (std::int64_t want = chunkBytes;; want *= 2) {
            const std::int64_t wanted = std::min(want, info.st_size - current.position.offset);
            MP_ASSIGN(bytes, open.read(file.path, current.position.offset, wanted));
            if (static_cast<std::int64_t>(bytes.size()) < wanted)
                return shrunk(file, current);
            end = lastRecordEnd(bytes, current.csv);
            if (end > 0 || current.position.offset + static_cast<std::int64_t>(bytes.size()) >= info.st_size)
                break;
            if (want >= mostWaitingForQuote)
                return Error{ErrorCode::FileFormat, file.path, "a record does not end within 64 MB: is there a quote that is never closed?"};
        }
        if (end == 0) {
            current.done = true; // the last line is still being written
            return std::optional<Delivery>();
        }
        bytes.resize(end);
        delivery.firstLine = current.position.line - (current.header.empty() ? 0 : 1);
        current.position.line += std::count(bytes.begin(), bytes.end(), '\n');
        current.position.offset += static_cast<std::int64_t>(end);
        current.position.size = std::max<std::int64_t>(info.st_size, current.position.offset);
        delivery.bytes = std::make_shared<const std::string>(current.header + bytes);
        delivery.position = current.position;
        delivery.done = m_done + current.position.offset;
        return std::optional(std::move(delivery));
    }

    /// Its rest is gone, and whoever has made it shorter may have written other things before that.
    Result<std::optional<Delivery>> shrunk(const Found &file, Current &current)
    {
        leave(toBeReadAgain({ErrorCode::FileOpen, file.path, "the file has become shorter while it was read"}));
        current.done = true;
        Delivery delivery;
        delivery.label = file.path;
        delivery.stream = streamOf(file.path);
        delivery.position = FilePosition{};
        delivery.total = m_total;
        delivery.done = m_done + file.size;
        return std::optional(std::move(delivery));
    }

    enum class Given { Nothing, Part, Shrunk };
    /// Many whole lines at once: they need not be read to be cut, and are decoded side by side.
    Result<Given> givePart(const Found &file, const OpenFile &open, std::int64_t size, Current &current, Delivery &delivery)
    {
        const std::int64_t begin = current.position.offset, most = std::min(size, begin + mostPart);
        std::int64_t end = most;
        for (bool found = false; !found && end > begin;) {
            const std::int64_t from = std::max(begin, end - tailBytes);
            MP_ASSIGN(const std::string tail, open.read(file.path, from, end - from));
            if (static_cast<std::int64_t>(tail.size()) < end - from)
                return Given::Shrunk;
            const std::size_t newline = tail.rfind('\n');
            found = newline != std::string::npos;
            end = found ? from + static_cast<std::int64_t>(newline) + 1 : from;
        }
        current.done = most == size; // a line that is still being written is read the next time
        if (end == begin) {
            if (!current.done)
                return Error{ErrorCode::FileFormat, file.path, "a line is longer than 64 MB"};
            return Given::Nothing;
        }
        delivery.file = file.path;
        delivery.partBegin = begin;
        delivery.partEnd = end;
        delivery.firstLine = std::exchange(current.inParts, true) ? -1 : current.position.line;
        current.position.offset = end;
        current.position.size = std::max(size, end);
        delivery.position = current.position;
        delivery.done = m_done + end;
        return Given::Part;
    }

    /// What stands above every piece but the first.
    Result<std::string> headerOf(const Found &file, const OpenFile &open, std::int64_t size) const
    {
        MP_ASSIGN(const std::string begin, open.read(file.path, 0, std::min(longestHeader, size)));
        bool quoted = false;
        for (std::size_t i = 0; i < begin.size(); ++i) {
            if (begin[i] == '"')
                quoted = !quoted;
            if (begin[i] == '\n' && !quoted)
                return begin.substr(0, i + 1);
        }
        return std::string();
    }

    Result<Current> begin(const Found &file, const OpenFile &open, std::int64_t size)
    {
        Current current;
        const auto known = m_known.find(file.path);
        MP_ASSIGN(const std::string head, open.read(file.path, 0, std::min(headBytes, size)));
        bool same = false;
        if (known != m_known.end()) {
            const FilePosition &before = known->second;
            same = size >= before.offset && static_cast<std::int64_t>(head.size()) >= before.headLength
                && stableHash(std::string_view(head).substr(0, static_cast<std::size_t>(before.headLength))) == before.headHash;
        }
        current.position.headLength = static_cast<std::int64_t>(head.size());
        current.position.headHash = stableHash(head);
        current.position.modified = file.modified;
        if (!isLineByLine(file.path, head)) {
            current.whole = true;
            // An archive grows in no way that could be read from the middle.
            current.done = same && size == known->second.size && file.modified == known->second.modified;
            return current;
        }
        const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
        current.csv = first != std::string::npos && head[first] != '{';
        if (same) {
            current.position.offset = known->second.offset;
            current.position.line = known->second.line;
            if (current.position.offset == size) {
                current.done = true;
                return current;
            }
        }
        return current;
    }

    std::string m_folder;
    bool m_deep;
    std::map<std::string, FilePosition> m_known;
    std::vector<Found> m_files;
    std::size_t m_at = 0;
    std::optional<Current> m_current;
    std::optional<Error> m_unread; ///< why the first of the files that are there could not be read
    std::int64_t m_done = 0, m_total = 0;
};

Result<> check(const SourceConfiguration &configuration)
{
    if (optionOf(configuration, "path").front() != '/')
        return Error{ErrorCode::InvalidArgument, "path", "give the whole path of the folder, from / on"};
    return {};
}

Result<std::unique_ptr<Source>> open(const SourceConfiguration &configuration, const std::string &, const std::string &,
                                     const SourceWorld &world)
{
    std::string folder = optionOf(configuration, "path");
    while (folder.size() > 1 && folder.back() == '/')
        folder.pop_back();
    return std::unique_ptr<Source>(
        std::make_unique<FolderSource>(std::move(folder), optionOf(configuration, "subfolders") == "yes", world.files));
}

} // namespace

std::string streamOf(const std::string &path) { return withoutNumbers(path.substr(path.find_last_of('/') + 1)); }

SourceKind folderKind()
{
    using Type = SourceOption::Type;
    SourceKind kind;
    kind.spec.key = "folder";
    kind.spec.options = {
        {"path", Type::Folder, true, "", "", "the folder that exports are put into", 0, 0, true},
        {"subfolders", Type::Flag, false, "yes", "", "whether the folders in it count, too", 0, 0},
    };
    kind.check = check;
    kind.open = open;
    return kind;
}

} // namespace milepost::sync
