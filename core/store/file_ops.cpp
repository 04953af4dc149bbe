#include "store/file_ops.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace milepost::store {

namespace {

Error fromErrno(ErrorCode code, const std::string &path)
{
    const int cause = errno;
    return {cause == ENOSPC || cause == EDQUOT ? ErrorCode::DiskFull : code, path, std::strerror(cause)};
}

class Descriptor {
public:
    Descriptor(const std::string &path, int flags) : m_value(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] bool ok() const { return m_value >= 0; }
    [[nodiscard]] int value() const { return m_value; }

private:
    int m_value;
};

} // namespace

Result<> makePrivateFolder(const std::string &folder)
{
    const std::filesystem::path path(folder);
    std::filesystem::path grown;
    for (const auto &part : path) {
        grown /= part;
        struct stat status {};
        if (::stat(grown.c_str(), &status) == 0) {
            if (!S_ISDIR(status.st_mode))
                return Error{ErrorCode::FileWrite, grown.string(), "not a folder"};
            continue;
        }
        if (::mkdir(grown.c_str(), 0700) != 0 && errno != EEXIST)
            return fromErrno(ErrorCode::FileWrite, grown.string());
        // Its name, too: what is synced in it later would be lost with it.
        MP_TRY(syncFolderOf(grown.string()));
    }
    struct stat status {};
    if (::stat(folder.c_str(), &status) == 0 && status.st_uid == ::geteuid() && (status.st_mode & 077) != 0
        && ::chmod(folder.c_str(), 0700) != 0)
        return fromErrno(ErrorCode::FileWrite, folder);
    return {};
}

Result<> createPrivateFile(const std::string &path)
{
    const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file.ok())
        return fromErrno(ErrorCode::FileWrite, path);
    return {};
}

Result<> renameFile(const std::string &from, const std::string &to)
{
    if (std::rename(from.c_str(), to.c_str()) != 0)
        return fromErrno(ErrorCode::FileWrite, to);
    return {};
}

Result<> removeFile(const std::string &path)
{
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return fromErrno(ErrorCode::FileWrite, path);
    return {};
}

void removeWithCompanions(const std::string &path)
{
    for (const char *companion : {"", "-wal", "-shm", "-journal"}) {
        // What cannot be removed is overwritten or refused by the next step, which says so.
        const auto removed = removeFile(path + companion);
        static_cast<void>(removed.ok());
    }
}

bool fileExists(const std::string &path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

bool fileEmpty(const std::string &path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) != 0 || (S_ISREG(status.st_mode) && status.st_size == 0);
}

Result<> copyFile(const std::string &from, const std::string &to)
{
    const Descriptor source(from, O_RDONLY);
    if (!source.ok())
        return fromErrno(ErrorCode::FileOpen, from);
    const Descriptor target(to, O_WRONLY | O_CREAT | O_TRUNC);
    if (!target.ok())
        return fromErrno(ErrorCode::FileWrite, to);
    std::array<char, 1 << 16> buffer;
    while (true) {
        const ssize_t got = ::read(source.value(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fromErrno(ErrorCode::FileOpen, from);
        if (got == 0)
            break;
        for (ssize_t done = 0; done < got;) {
            const ssize_t put = ::write(target.value(), buffer.data() + done, static_cast<std::size_t>(got - done));
            if (put < 0 && errno == EINTR)
                continue;
            if (put <= 0)
                return fromErrno(ErrorCode::FileWrite, to);
            done += put;
        }
    }
    if (::fsync(target.value()) != 0)
        return fromErrno(ErrorCode::FileWrite, to);
    return {};
}

Result<> syncFile(const std::string &path)
{
    const Descriptor file(path, O_RDONLY);
    if (!file.ok() || ::fsync(file.value()) != 0)
        return fromErrno(ErrorCode::FileWrite, path);
    return {};
}

Result<> syncFolderOf(const std::string &path)
{
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const Descriptor descriptor(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
    if (!descriptor.ok() || ::fsync(descriptor.value()) != 0)
        return fromErrno(ErrorCode::FileWrite, folder);
    return {};
}

} // namespace milepost::store
