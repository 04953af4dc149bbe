/// A profile in a folder of its own with a clock that stands still: what tests of importing begin with.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zone.h"
#include "store/account_repository.h"
#include "store/event_log_reader.h"
#include "store/store.h"
#include "support/fake_clock.h"
#include "sync/pipeline.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <map>
#include <memory>
#include <string>
#include <tuple>

namespace milepost::test {

struct Profile {
    QTemporaryDir folder;
    FakeClock clock{Instant{1'767'225'600'000}}; // 2026-01-01
    Zone zone;
    std::unique_ptr<store::Store> store;

    Profile()
    {
        store::StoreOptions options;
        options.create = true;
        auto opened = store::Store::open((folder.path() + "/profile").toStdString(), clock, options);
        if (!opened.ok())
            qFatal("%s", opened.error().toString().c_str());
        store = std::move(*opened);
    }

    sync::ImportContext context() { return {store->database(), zone, clock, *Currency::fromCode("USD")}; }

    std::string write(const QString &name, const QByteArray &bytes)
    {
        const QString path = folder.path() + '/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path.toStdString();
    }

    Result<ImportReport> import(std::vector<std::string> paths, std::optional<EntityKind> as = {}, const JobControl &control = {})
    {
        ImportRequest request;
        request.paths = std::move(paths);
        request.as = as;
        return sync::importFiles(request, context(), control);
    }

    std::int64_t count(const std::string &sql)
    {
        auto number = store->database().integer(sql);
        if (!number.ok())
            qFatal("%s", number.error().toString().c_str());
        return *number;
    }

    /// (account, milestone) → first time, from the log.
    std::map<std::pair<std::string, std::string>, std::int64_t> milestones()
    {
        std::map<std::pair<std::string, std::string>, std::int64_t> all;
        auto names = store::EventNames::load(store->database());
        store::EventLogReader reader(store->database(), *names);
        store::AccountRepository accounts(store->database());
        const auto records = accounts.all();
        for (const auto &account : *records) {
            if (!reader.load(account.id).ok())
                qFatal("cannot load events");
            for (const EventPoint &event : reader.events()) {
                if (reader.nameOf(event.name) != "milestone_achieved")
                    continue;
                const auto type = reader.property(event.row, "milestone_type");
                auto &first = all.try_emplace({account.externalId, type.value_or("")}, event.time.ms).first->second;
                first = std::min(first, event.time.ms);
            }
        }
        return all;
    }
};

inline const ImportFileReport *part(const ImportReport &report, EntityKind entity)
{
    for (const auto &file : report.files) {
        if (file.entity == entity)
            return &file;
    }
    return nullptr;
}

inline std::int64_t finding(const ImportReport &report, const std::string &code)
{
    std::int64_t count = 0;
    for (const auto &found : report.findings)
        count += found.code == code ? found.count : 0;
    return count;
}

} // namespace milepost::test
