#include "store/folder_lock.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace milepost::store {

Result<FolderLock> FolderLock::take(const std::string &folder, Kind kind, int patienceMs)
{
    constexpr int pauseMs = 20;
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return Error{ErrorCode::FileOpen, folder, std::strerror(errno)};
    FolderLock lock(descriptor);
    const int operation = (kind == Kind::Alone ? LOCK_EX : LOCK_SH) | LOCK_NB;
    for (int waited = 0; ::flock(descriptor, operation) != 0; waited += pauseMs) {
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            return lock; // this file system knows no locks
        if (waited >= patienceMs)
            return Error{ErrorCode::DatabaseBusy, folder, "another program has this profile open"};
        sqlite3_sleep(pauseMs);
    }
    return lock;
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

FolderLock::FolderLock(FolderLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FolderLock &FolderLock::operator=(FolderLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

} // namespace milepost::store
