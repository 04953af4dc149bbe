// A backup from somebody else, damaged at will: refused, or good enough that looking at all of it does no harm.
#include "targets.h"

#include "base/clock.h"
#include "store/backup.h"
#include "store/database.h"
#include "store/integrity.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdlib>
#include <set>

namespace milepost::fuzz {

namespace {

/// One good backup, kept in memory and on disk; the disk's copy is damaged and mended again.
class Sample {
public:
    Sample() : m_folder(QFileInfo::exists(QStringLiteral("/dev/shm")) ? QStringLiteral("/dev/shm/milepost-fuzz-XXXXXX") : QString())
    {
        const SystemClock clock;
        QFile accounts(m_folder.filePath(QStringLiteral("accounts.csv"))), events(m_folder.filePath(QStringLiteral("events.jsonl")));
        bool good = accounts.open(QIODevice::WriteOnly) && events.open(QIODevice::WriteOnly);
        accounts.write("id,name,plan,signup\na1,Acme,Team,2024-01-02\na2,Bolt,Pro,2024-01-03\n");
        for (int i = 0; i < 50; ++i) {
            events.write(QByteArray("{\"type\":\"track\",\"messageId\":\"m") + QByteArray::number(i)
                         + "\",\"event\":\"report.created\",\"userId\":\"u1\",\"timestamp\":\"2024-02-0" + QByteArray::number(i % 9 + 1)
                         + "T00:00:00Z\",\"context\":{\"groupId\":\"a1\"},\"properties\":{\"n\":1}}\n");
        }
        accounts.close();
        events.close();
        auto workspace = Workspace::open(m_folder.filePath(QStringLiteral("profile")).toStdString(), clock, {true, false, false});
        good = good && workspace.ok();
        if (good) {
            ImportRequest request;
            request.paths = {accounts.fileName().toStdString(), events.fileName().toStdString()};
            good = (*workspace)->import(request).ok() && (*workspace)->backup(path()).ok();
        }
        m_file.setFileName(QString::fromStdString(path()));
        if (!good || !m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
            std::abort();
        m_bytes = m_file.readAll();
    }

    [[nodiscard]] std::string path() const { return m_folder.filePath(QStringLiteral("backup.db")).toStdString(); }

    void damage(std::string_view bytes)
    {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
        const auto place = [&](std::size_t i) {
            return static_cast<qint64>((byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2)) % static_cast<int>(m_bytes.size()));
        };
        std::size_t i = 0;
        for (; i + 4 <= bytes.size(); i += 4) {
            const qint64 at = place(i);
            m_file.seek(at);
            m_file.write(&bytes[i + 3], 1);
            m_changed.insert(at);
        }
        if (i + 3 == bytes.size()) {
            m_file.resize(place(i));
            m_cut = true;
        }
    }

    void mend()
    {
        if (m_cut) {
            m_file.seek(0);
            m_file.write(m_bytes);
        }
        for (const qint64 at : m_changed) {
            m_file.seek(at);
            m_file.write(m_bytes.constData() + at, 1);
        }
        m_changed.clear();
        m_cut = false;
    }

private:
    QTemporaryDir m_folder;
    QFile m_file;
    QByteArray m_bytes;
    std::set<qint64> m_changed;
    bool m_cut = false;
};

} // namespace

void backup(std::string_view bytes)
{
    static Sample sample;
    sample.damage(bytes);
    if (store::checkBackup(sample.path()).ok()) {
        store::OpenOptions options;
        options.access = store::Access::Untrusted;
        const auto database = store::Database::open(sample.path(), options);
        if (database.ok())
            (void)store::checkIntegrity(**database).ok();
    }
    sample.mend();
}

} // namespace milepost::fuzz
