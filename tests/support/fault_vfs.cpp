#include "support/fault_vfs.h"

#include <sqlite3.h>

#include <array>
#include <cstring>
#include <new>

namespace milepost::test {

namespace {

struct State {
    bool armed = false;
    FaultVfs::Fault fault = FaultVfs::Fault::Read;
    std::int64_t n = 0, seen = 0;
    bool forEver = false, fired = false;
};

State state;
sqlite3_vfs *systemVfs = nullptr;

bool failsNow(FaultVfs::Fault fault)
{
    if (!state.armed || state.fault != fault)
        return false;
    ++state.seen;
    const bool fails = state.seen == state.n || (state.forEver && state.seen > state.n);
    state.fired = state.fired || fails;
    return fails;
}

/// The system's file lies directly behind ours, in the room that szOsFile asks for.
struct File {
    sqlite3_file base;
    [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *realOf(sqlite3_file *file) { return reinterpret_cast<File *>(file)->real(); }
const sqlite3_io_methods *methodsOf(sqlite3_file *file) { return realOf(file)->pMethods; }

int closeFile(sqlite3_file *file) { return methodsOf(file)->xClose(realOf(file)); }

int readFile(sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
    if (failsNow(FaultVfs::Fault::Read))
        return SQLITE_IOERR_READ;
    return methodsOf(file)->xRead(realOf(file), buffer, amount, offset);
}

int writeFile(sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
    if (failsNow(FaultVfs::Fault::Write))
        return SQLITE_IOERR_WRITE;
    if (failsNow(FaultVfs::Fault::DiskFull))
        return SQLITE_FULL;
    if (failsNow(FaultVfs::Fault::ShortWrite)) {
        // Half of it reaches the disk before the failure is told.
        methodsOf(file)->xWrite(realOf(file), buffer, amount / 2, offset);
        return SQLITE_IOERR_WRITE;
    }
    return methodsOf(file)->xWrite(realOf(file), buffer, amount, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (failsNow(FaultVfs::Fault::Truncate))
        return SQLITE_IOERR_TRUNCATE;
    return methodsOf(file)->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    if (failsNow(FaultVfs::Fault::Sync))
        return SQLITE_IOERR_FSYNC;
    return methodsOf(file)->xSync(realOf(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    if (failsNow(FaultVfs::Fault::FileSize))
        return SQLITE_IOERR_FSTAT;
    return methodsOf(file)->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    if (failsNow(FaultVfs::Fault::Lock))
        return SQLITE_IOERR_LOCK;
    return methodsOf(file)->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file *file, int level) { return methodsOf(file)->xUnlock(realOf(file), level); }
int checkReserved(sqlite3_file *file, int *out) { return methodsOf(file)->xCheckReservedLock(realOf(file), out); }
int fileControl(sqlite3_file *file, int op, void *arg) { return methodsOf(file)->xFileControl(realOf(file), op, arg); }
int sectorSize(sqlite3_file *file) { return methodsOf(file)->xSectorSize(realOf(file)); }
int characteristics(sqlite3_file *file) { return methodsOf(file)->xDeviceCharacteristics(realOf(file)); }

int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    if (failsNow(FaultVfs::Fault::Shm))
        return SQLITE_IOERR_SHMMAP;
    return methodsOf(file)->xShmMap(realOf(file), page, size, extend, out);
}

int shmLock(sqlite3_file *file, int offset, int n, int flags)
{
    if ((flags & SQLITE_SHM_LOCK) != 0 && failsNow(FaultVfs::Fault::ShmLock))
        return SQLITE_IOERR_SHMLOCK;
    return methodsOf(file)->xShmLock(realOf(file), offset, n, flags);
}
void shmBarrier(sqlite3_file *file) { methodsOf(file)->xShmBarrier(realOf(file)); }
int shmUnmap(sqlite3_file *file, int remove) { return methodsOf(file)->xShmUnmap(realOf(file), remove); }

const sqlite3_io_methods faultMethods{
    2, closeFile, readFile, writeFile, truncateFile, syncFile, fileSize, lockFile, unlockFile, checkReserved, fileControl,
    sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr, nullptr,
};

int openFile(sqlite3_vfs *, const char *path, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    if (failsNow(FaultVfs::Fault::Open))
        return SQLITE_CANTOPEN;
    const int code = systemVfs->xOpen(systemVfs, path, realOf(file), flags, outFlags);
    if (code == SQLITE_OK)
        file->pMethods = &faultMethods;
    return code;
}

int deleteFile(sqlite3_vfs *, const char *path, int syncFolder)
{
    if (failsNow(FaultVfs::Fault::Delete))
        return SQLITE_IOERR_DELETE;
    return systemVfs->xDelete(systemVfs, path, syncFolder);
}

int accessFile(sqlite3_vfs *, const char *path, int flags, int *out)
{
    if (failsNow(FaultVfs::Fault::Access))
        return SQLITE_IOERR_ACCESS;
    return systemVfs->xAccess(systemVfs, path, flags, out);
}

sqlite3_vfs faultVfs;

} // namespace

const char *FaultVfs::name(Fault fault)
{
    constexpr std::array<const char *, faultCount> names{"read", "write", "short write", "disk full", "sync",
                                                         "open", "truncate", "lock", "delete", "shm",
                                                         "shm lock", "file size", "access"};
    return names[static_cast<std::size_t>(fault)];
}

FaultVfs::FaultVfs()
{
    if (!systemVfs) {
        systemVfs = sqlite3_vfs_find(nullptr);
        // Everything that is not failed here is the system's, with the system's own data.
        faultVfs = *systemVfs;
        faultVfs.zName = "milepost-fault";
        faultVfs.szOsFile = systemVfs->szOsFile + static_cast<int>(sizeof(File));
        faultVfs.pNext = nullptr;
        faultVfs.xOpen = openFile;
        faultVfs.xDelete = deleteFile;
        faultVfs.xAccess = accessFile;
        sqlite3_vfs_register(&faultVfs, 0);
    }
    state = {};
}

FaultVfs::~FaultVfs()
{
    state = {};
    sqlite3_vfs_register(systemVfs, 1);
}

void FaultVfs::makeDefault() { sqlite3_vfs_register(&faultVfs, 1); }

void FaultVfs::arm(Fault fault, std::int64_t n, bool forEver) { state = {true, fault, n, 0, forEver, false}; }
void FaultVfs::disarm() { state.armed = false; }
std::int64_t FaultVfs::seen() const { return state.seen; }
bool FaultVfs::fired() const { return state.fired; }

} // namespace milepost::test
