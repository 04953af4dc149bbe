#include "workspace/saved_file.h"

#include <QSaveFile>

#include <unistd.h>

namespace milepost {

Result<> saveFile(const std::string &path, std::string_view bytes)
{
    QSaveFile file(QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size())));
    const auto failure = [&] {
        const bool full = file.error() == QFileDevice::ResourceError;
        return Error{full ? ErrorCode::DiskFull : ErrorCode::FileWrite, path, file.errorString().toStdString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failure();
    const auto size = static_cast<qint64>(bytes.size());
    // commit() takes a failure to write what is buffered, or to reach the disk, for success (seen with Qt 6.4): both are asked first.
    if (file.write(bytes.data(), size) != size || !file.flush())
        return failure();
    if (::fsync(file.handle()) != 0)
        return Error{ErrorCode::FileWrite, path, qt_error_string().toStdString()};
    if (!file.commit())
        return failure();
    return {};
}

} // namespace milepost
