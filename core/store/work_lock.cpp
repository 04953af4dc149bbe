#include "store/work_lock.h"

#include <sys/file.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace milepost::store {

namespace {

constexpr std::int64_t stepMs = 50;

std::string holderOf(int file)
{
    std::array<char, 256> text{};
    const ssize_t bytes = ::pread(file, text.data(), text.size() - 1, 0);
    return bytes > 0 ? std::string(text.data(), static_cast<std::size_t>(bytes)) : std::string("another process");
}

} // namespace

Result<WorkLock> WorkLock::tryTake(const std::string &folder, const std::string &name, const std::string &purpose)
{
    const std::string path = folder + '/' + name + ".lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return Error{ErrorCode::FileWrite, path, std::strerror(errno)};
    WorkLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return Error{ErrorCode::FileWrite, path, std::strerror(errno)};
        return Error{ErrorCode::Locked, purpose, holderOf(file)};
    }
    // What is written here is for people only; a lock without it is as good.
    const std::string holder = purpose + " (process " + std::to_string(::getpid()) + ')';
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, holder.data(), holder.size(), 0) < 0)
        errno = 0;
    return lock;
}

Result<WorkLock> WorkLock::take(const std::string &folder, const std::string &name, const std::string &purpose,
                                      const std::function<bool(std::int64_t)> &wait,
                                      const std::function<void(const std::string &)> &waiting)
{
    bool told = false;
    for (;;) {
        auto lock = tryTake(folder, name, purpose);
        if (lock.ok() || lock.error().code != ErrorCode::Locked)
            return lock;
        if (!std::exchange(told, true) && waiting)
            waiting(lock.error().detail);
        if (!wait(stepMs))
            return Error{ErrorCode::Cancelled, purpose, "waiting for " + lock.error().detail};
    }
}

WorkLock::WorkLock(WorkLock &&other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

WorkLock &WorkLock::operator=(WorkLock &&other) noexcept
{
    std::swap(m_file, other.m_file);
    return *this;
}

WorkLock::~WorkLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace milepost::store
