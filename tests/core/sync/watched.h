/// A profile with a source that watches a folder.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile.h"

#include "store/source_repository.h"
#include "store/transaction.h"
#include "sync/sources/source.h"
#include "sync/sources/sync_source.h"

namespace milepost::test {

/// Lines of track calls, of three accounts in turn.
inline QByteArray events(int from, int to)
{
    QByteArray lines;
    for (int i = from; i < to; ++i) {
        lines += R"({"type":"track","messageId":"m)" + QByteArray::number(i) + R"(","event":"report_created","userId":"u1","timestamp":"2025-11-02T10:00:00Z","context":{"groupId":"A)"
            + QByteArray::number(i % 3) + "\"}}\n";
    }
    return lines;
}

struct Watched {
    Profile profile;
    QString folder;

    Watched()
    {
        folder = profile.folder.path() + "/in";
        QDir().mkpath(folder);
        store::ConfiguredSource row;
        row.configuration.name = "exports";
        row.configuration.kind = "folder";
        row.configuration.options = {{"path", folder.toStdString()}};
        auto transaction = store::Transaction::begin(profile.store->database());
        if (!transaction.ok() || !store::SourceRepository(profile.store->database()).add(row, profile.clock.now()).ok() || !transaction->commit().ok())
            qFatal("cannot add the source");
    }
    void put(const QString &name, const QByteArray &bytes, bool append = false) const
    {
        QFile file(folder + '/' + name);
        if (!file.open(append ? QIODevice::Append : QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
    }
    SyncReport sync(const JobControl &control = {}, std::size_t batchBytes = std::size_t(140) << 20)
    {
        sync::ImportContext context = profile.context();
        context.batchBytes = batchBytes;
        auto report = sync::syncSource("exports", {}, context, sync::sourceWorld(profile.clock, profile.zone), control);
        if (!report.ok())
            qFatal("%s", report.error().toString().c_str());
        return std::move(*report);
    }
    std::int64_t events() { return profile.count("SELECT coalesce(sum(n), 0) FROM segment"); }
    store::ConfiguredSource row() { return *store::SourceRepository(profile.store->database()).get("exports"); }
};

} // namespace milepost::test
