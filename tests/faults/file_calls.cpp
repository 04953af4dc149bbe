#include "file_calls.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstring>
#include <dlfcn.h>
#include <map>
#include <mutex>
#include <sys/stat.h>

// <fcntl.h>, <unistd.h> and <stdio.h> stay out: they declare what is defined here, with attributes of their own.

namespace milepost::test {

namespace {

constexpr int writeOnly = 1, readWrite = 2, accessMode = 3, createFlag = 0100, truncateFlag = 01000, directoryFlag = 0200000,
              atCwd = -100, readLock = 0, writeLock = 1, setLock = 6, setLockWait = 7, setOwnLock = 37;
constexpr int temporaryFlag = 020000000 | directoryFlag;

struct OpenFile {
    std::string path; ///< relative; "" = the folder itself
    std::int64_t inode = 0;
    std::int64_t position = 0; ///< of write(), as far as we need it: appended or sequential
    bool folder = false;
};

struct State {
    std::mutex mutex;
    std::string folder;
    std::map<int, OpenFile> open;
    bool armed = false, forEver = false, fired = false, killing = false, recording = false;
    FileCalls::Fault fault = FileCalls::Fault::Open;
    std::int64_t n = 0, seen = 0;
    std::vector<DiskChange> changes;
};

State &state()
{
    static State *made = new State; // outlives everything that might still write
    return *made;
}

std::atomic<bool> active{false}; // constant-initialised: calls come before main

template <class Function> Function real(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

/// Whether the call is to fail. Under the mutex.
bool fails(FileCalls::Fault fault)
{
    State &s = state();
    if (!s.armed || s.killing || s.fault != fault)
        return false;
    ++s.seen;
    const bool now = s.n > 0 && (s.seen == s.n || (s.forEver && s.seen > s.n));
    s.fired = s.fired || now;
    return now;
}

/// A call that changes something is about to happen. Under the mutex.
void changes()
{
    State &s = state();
    if (s.armed && s.killing && ++s.seen == s.n)
        raise(SIGKILL);
}

void note(DiskChange change)
{
    if (state().recording)
        state().changes.push_back(std::move(change));
}

/// Relative path when `path` lies in the folder, else null.
bool inFolder(const char *path, std::string &relative)
{
    const std::string &folder = state().folder;
    if (!path || std::strncmp(path, folder.c_str(), folder.size()) != 0)
        return false;
    if (path[folder.size()] == '\0') {
        relative.clear();
        return true;
    }
    if (path[folder.size()] != '/')
        return false;
    relative = path + folder.size() + 1;
    return true;
}

std::int64_t inodeOf(int descriptor)
{
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 ? static_cast<std::int64_t>(status.st_ino) : 0;
}

bool isFolder(int descriptor)
{
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
}

int failing(int cause)
{
    errno = cause;
    return -1;
}

/// Our entry in the table of open files, or null. Under the mutex.
OpenFile *known(int descriptor)
{
    const auto found = state().open.find(descriptor);
    return found == state().open.end() ? nullptr : &found->second;
}

using OpenCall = int (*)(int, const char *, int, unsigned);

int openThrough(int at, const char *path, int flags, unsigned mode)
{
    static const auto call = real<OpenCall>("openat");
    if (!active)
        return call(at, path, flags, mode);
    const std::lock_guard lock(state().mutex);
    std::string relative;
    if ((at != atCwd && path && path[0] != '/') || !inFolder(path, relative))
        return call(at, path, flags, mode);
    if (fails(FileCalls::Fault::Open))
        return failing((flags & createFlag) != 0 ? ENOSPC : EIO);
    struct stat status {};
    const bool unnamed = (flags & temporaryFlag) == temporaryFlag;
    const bool creates = !unnamed && (flags & createFlag) != 0 && ::stat(path, &status) != 0;
    const bool writes = (flags & accessMode) == writeOnly || (flags & accessMode) == readWrite;
    if (creates || unnamed || (writes && (flags & truncateFlag) != 0))
        changes();
    const int descriptor = call(at, path, flags, mode);
    if (descriptor < 0)
        return descriptor;
    OpenFile file{relative, inodeOf(descriptor), 0, !unnamed && isFolder(descriptor)}; // SQLite opens folders without saying so
    if (creates)
        note({DiskChange::Kind::Create, file.inode, 0, {}, relative, {}});
    else if (unnamed)
        note({DiskChange::Kind::Create, file.inode, 0, {}, {}, {}});
    else if (writes && (flags & truncateFlag) != 0)
        note({DiskChange::Kind::Truncate, file.inode, 0, {}, relative, {}});
    state().open[descriptor] = std::move(file);
    return descriptor;
}

using WriteCall = ssize_t (*)(int, const void *, std::size_t);
using WriteAtCall = ssize_t (*)(int, const void *, std::size_t, std::int64_t);
using ReadCall = ssize_t (*)(int, void *, std::size_t);
using ReadAtCall = ssize_t (*)(int, void *, std::size_t, std::int64_t);

/// `offset` < 0: at the position of the descriptor.
ssize_t writeThrough(int descriptor, const void *bytes, std::size_t size, std::int64_t offset)
{
    static const auto call = real<WriteCall>("write");
    static const auto callAt = real<WriteAtCall>("pwrite64");
    const auto put = [&](std::size_t amount) {
        return offset < 0 ? call(descriptor, bytes, amount) : callAt(descriptor, bytes, amount, offset);
    };
    if (!active)
        return put(size);
    const std::lock_guard lock(state().mutex);
    OpenFile *file = known(descriptor);
    if (!file)
        return put(size);
    if (fails(FileCalls::Fault::Write))
        return failing(EIO);
    if (fails(FileCalls::Fault::DiskFull))
        return failing(ENOSPC);
    changes();
    const ssize_t done = put(size > 1 && fails(FileCalls::Fault::ShortWrite) ? size / 2 : size);
    if (done > 0) {
        const std::int64_t at = offset < 0 ? file->position : offset;
        note({DiskChange::Kind::Write, file->inode, at, {static_cast<const char *>(bytes), static_cast<std::size_t>(done)}, file->path, {}});
        if (offset < 0)
            file->position += done;
    }
    return done;
}

bool readFails(int descriptor)
{
    if (!active)
        return false;
    const std::lock_guard lock(state().mutex);
    return known(descriptor) && fails(FileCalls::Fault::Read);
}

int syncThrough(int descriptor, const char *name)
{
    using Call = int (*)(int);
    if (active) {
        const std::lock_guard lock(state().mutex);
        if (const OpenFile *file = known(descriptor)) {
            if (fails(FileCalls::Fault::Sync))
                return failing(EIO);
            changes();
            note({file->folder ? DiskChange::Kind::SyncFolder : DiskChange::Kind::Sync, file->inode, 0, {}, file->path, {}});
            return 0;
        }
    }
    return real<Call>(name)(descriptor);
}

int truncateThrough(int descriptor, std::int64_t size)
{
    using Call = int (*)(int, std::int64_t);
    static const auto call = real<Call>("ftruncate64");
    if (!active)
        return call(descriptor, size);
    const std::lock_guard lock(state().mutex);
    const OpenFile *file = known(descriptor);
    if (!file)
        return call(descriptor, size);
    if (fails(FileCalls::Fault::Truncate))
        return failing(EIO);
    changes();
    const int done = call(descriptor, size);
    if (done == 0)
        note({DiskChange::Kind::Truncate, file->inode, size, {}, file->path, {}});
    return done;
}

/// rename and link: `call` does it.
template <class Call> int moveThrough(DiskChange::Kind kind, const char *from, const char *to, Call call)
{
    if (!active)
        return call();
    const std::lock_guard lock(state().mutex);
    std::string source, target;
    if (!inFolder(to, target))
        return call();
    constexpr std::string_view byDescriptor = "/proc/self/fd/";
    std::int64_t inode = 0;
    if (from && std::strncmp(from, byDescriptor.data(), byDescriptor.size()) == 0) {
        if (const OpenFile *file = known(std::atoi(from + byDescriptor.size())))
            inode = file->inode;
    } else {
        inFolder(from, source);
    }
    if (fails(FileCalls::Fault::Rename))
        return failing(EIO);
    changes();
    const int done = call();
    if (done == 0)
        note({kind, inode, 0, {}, source, target});
    return done;
}

int removeThrough(const char *path)
{
    using Call = int (*)(const char *);
    static const auto call = real<Call>("unlink");
    if (!active)
        return call(path);
    const std::lock_guard lock(state().mutex);
    std::string relative;
    if (!inFolder(path, relative))
        return call(path);
    if (fails(FileCalls::Fault::Remove))
        return failing(EIO);
    changes();
    const int done = call(path);
    if (done == 0)
        note({DiskChange::Kind::Remove, 0, 0, {}, relative, {}});
    return done;
}

void forget(int descriptor)
{
    if (!active)
        return;
    const std::lock_guard lock(state().mutex);
    state().open.erase(descriptor);
}

bool lockFails(int descriptor, int command, const void *argument)
{
    if (!active || (command != setLock && command != setLockWait && command != setOwnLock) || !argument)
        return false;
    short type = 0;
    std::memcpy(&type, argument, sizeof type); // struct flock begins with l_type
    if (type != readLock && type != writeLock)
        return false;
    const std::lock_guard lock(state().mutex);
    return known(descriptor) && fails(FileCalls::Fault::Lock);
}

} // namespace

const char *FileCalls::name(Fault fault)
{
    constexpr std::array<const char *, faultCount> names{"open",   "read",   "write",  "short write", "disk full", "sync",
                                                         "truncate", "rename", "remove", "make folder", "make file", "lock"};
    return names[static_cast<std::size_t>(fault)];
}

FileCalls::FileCalls(std::string folder)
{
    const std::lock_guard lock(state().mutex);
    state().folder = std::move(folder);
    state().open.clear();
    state().changes.clear();
    state().armed = state().recording = false;
    active = true;
}

FileCalls::~FileCalls() { active = false; }

void FileCalls::arm(Fault fault, std::int64_t n, bool forEver)
{
    const std::lock_guard lock(state().mutex);
    State &s = state();
    s.armed = true;
    s.killing = s.fired = false;
    s.fault = fault;
    s.n = n;
    s.seen = 0;
    s.forEver = forEver;
}

void FileCalls::killAt(std::int64_t n)
{
    arm(Fault::Open, n, false);
    state().killing = true;
}

void FileCalls::disarm()
{
    const std::lock_guard lock(state().mutex);
    state().armed = false;
}

std::int64_t FileCalls::seen() const { return state().seen; }
bool FileCalls::fired() const { return state().fired; }

void FileCalls::record()
{
    const std::lock_guard lock(state().mutex);
    state().recording = true;
}

void FileCalls::mark(std::int64_t number)
{
    const std::lock_guard lock(state().mutex);
    note({DiskChange::Kind::Mark, 0, number, {}, {}, {}});
}

std::vector<DiskChange> FileCalls::recorded()
{
    const std::lock_guard lock(state().mutex);
    state().recording = false;
    return std::move(state().changes);
}

} // namespace milepost::test

// The names that libraries call. Declared by their symbols, so that no header's attributes are contradicted.
using milepost::test::DiskChange;
namespace calls = milepost::test;

#define MILEPOST_CALL(result, name, symbol, ...)                                                              \
    extern "C" __attribute__((visibility("default"))) result name(__VA_ARGS__) __asm__(symbol);                \
    extern "C" result name(__VA_ARGS__)

MILEPOST_CALL(int, milepostOpen, "open", const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    const unsigned mode = va_arg(list, unsigned);
    va_end(list);
    return calls::openThrough(calls::atCwd, path, flags, mode);
}
MILEPOST_CALL(int, milepostOpen64, "open64", const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    const unsigned mode = va_arg(list, unsigned);
    va_end(list);
    return calls::openThrough(calls::atCwd, path, flags, mode);
}
MILEPOST_CALL(int, milepostOpenAt, "openat", int at, const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    const unsigned mode = va_arg(list, unsigned);
    va_end(list);
    return calls::openThrough(at, path, flags, mode);
}
MILEPOST_CALL(int, milepostOpenAt64, "openat64", int at, const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    const unsigned mode = va_arg(list, unsigned);
    va_end(list);
    return calls::openThrough(at, path, flags, mode);
}
MILEPOST_CALL(int, milepostOpen2, "__open64_2", const char *path, int flags) { return calls::openThrough(calls::atCwd, path, flags, 0); }

MILEPOST_CALL(ssize_t, milepostWrite, "write", int file, const void *bytes, std::size_t size)
{
    return calls::writeThrough(file, bytes, size, -1);
}
MILEPOST_CALL(ssize_t, milepostPwrite, "pwrite", int file, const void *bytes, std::size_t size, std::int64_t at)
{
    return calls::writeThrough(file, bytes, size, at);
}
MILEPOST_CALL(ssize_t, milepostPwrite64, "pwrite64", int file, const void *bytes, std::size_t size, std::int64_t at)
{
    return calls::writeThrough(file, bytes, size, at);
}
MILEPOST_CALL(ssize_t, milepostRead, "read", int file, void *into, std::size_t size)
{
    static const auto call = calls::real<calls::ReadCall>("read");
    return calls::readFails(file) ? calls::failing(EIO) : call(file, into, size);
}
MILEPOST_CALL(ssize_t, milepostPread, "pread", int file, void *into, std::size_t size, std::int64_t at)
{
    static const auto call = calls::real<calls::ReadAtCall>("pread64");
    return calls::readFails(file) ? calls::failing(EIO) : call(file, into, size, at);
}
MILEPOST_CALL(ssize_t, milepostPread64, "pread64", int file, void *into, std::size_t size, std::int64_t at)
{
    static const auto call = calls::real<calls::ReadAtCall>("pread64");
    return calls::readFails(file) ? calls::failing(EIO) : call(file, into, size, at);
}
MILEPOST_CALL(int, milepostSync, "fsync", int file) { return calls::syncThrough(file, "fsync"); }
MILEPOST_CALL(int, milepostDataSync, "fdatasync", int file) { return calls::syncThrough(file, "fdatasync"); }
MILEPOST_CALL(int, milepostTruncate, "ftruncate", int file, std::int64_t size) { return calls::truncateThrough(file, size); }
MILEPOST_CALL(int, milepostTruncate64, "ftruncate64", int file, std::int64_t size) { return calls::truncateThrough(file, size); }
MILEPOST_CALL(int, milepostRename, "rename", const char *from, const char *to)
{
    static const auto call = calls::real<int (*)(const char *, const char *)>("rename");
    return calls::moveThrough(DiskChange::Kind::Rename, from, to, [&] { return call(from, to); });
}
MILEPOST_CALL(int, milepostRenameAt2, "renameat2", int a, const char *from, int b, const char *to, unsigned flags)
{
    static const auto call = calls::real<int (*)(int, const char *, int, const char *, unsigned)>("renameat2");
    return calls::moveThrough(DiskChange::Kind::Rename, from, to, [&] { return call(a, from, b, to, flags); });
}
MILEPOST_CALL(int, milepostLink, "link", const char *from, const char *to)
{
    static const auto call = calls::real<int (*)(const char *, const char *)>("link");
    return calls::moveThrough(DiskChange::Kind::Link, from, to, [&] { return call(from, to); });
}
MILEPOST_CALL(int, milepostLinkAt, "linkat", int a, const char *from, int b, const char *to, int flags)
{
    static const auto call = calls::real<int (*)(int, const char *, int, const char *, int)>("linkat");
    return calls::moveThrough(DiskChange::Kind::Link, from, to, [&] { return call(a, from, b, to, flags); });
}
MILEPOST_CALL(int, milepostUnlink, "unlink", const char *path) { return calls::removeThrough(path); }
MILEPOST_CALL(int, milepostClose, "close", int file)
{
    static const auto call = calls::real<int (*)(int)>("close");
    calls::forget(file);
    return call(file);
}
MILEPOST_CALL(int, milepostMakeFolder, "mkdir", const char *path, unsigned mode)
{
    static const auto call = calls::real<int (*)(const char *, unsigned)>("mkdir");
    if (!calls::active)
        return call(path, mode);
    const std::lock_guard lock(calls::state().mutex);
    std::string relative;
    if (!calls::inFolder(path, relative))
        return call(path, mode);
    if (calls::fails(calls::FileCalls::Fault::MakeFolder))
        return calls::failing(ENOSPC);
    calls::changes();
    const int done = call(path, mode);
    if (done == 0)
        calls::note({DiskChange::Kind::MakeFolder, 0, 0, {}, relative, {}});
    return done;
}
MILEPOST_CALL(int, milepostMakeNode, "mknod", const char *path, unsigned mode, std::uint64_t device)
{
    static const auto call = calls::real<int (*)(const char *, unsigned, std::uint64_t)>("mknod");
    if (!calls::active)
        return call(path, mode, device);
    const std::lock_guard lock(calls::state().mutex);
    std::string relative;
    if (!calls::inFolder(path, relative))
        return call(path, mode, device);
    if (calls::fails(calls::FileCalls::Fault::MakeFile))
        return calls::failing(ENOSPC);
    struct stat status {};
    if (::stat(path, &status) != 0)
        calls::changes();
    const int done = call(path, mode, device);
    if (done == 0 && ::stat(path, &status) == 0)
        calls::note({DiskChange::Kind::Create, static_cast<std::int64_t>(status.st_ino), 0, {}, relative, {}});
    return done;
}
MILEPOST_CALL(int, milepostControl, "fcntl", int file, int command, void *argument)
{
    static const auto call = calls::real<int (*)(int, int, ...)>("fcntl");
    return calls::lockFails(file, command, argument) ? calls::failing(ENOLCK) : call(file, command, argument);
}
MILEPOST_CALL(int, milepostControl64, "fcntl64", int file, int command, void *argument)
{
    static const auto call = calls::real<int (*)(int, int, ...)>("fcntl64");
    return calls::lockFails(file, command, argument) ? calls::failing(ENOLCK) : call(file, command, argument);
}
