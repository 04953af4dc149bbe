/// A profile of its own for each test, a clock that stands still, and small files to import.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/store.h"
#include "support/fake_clock.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>

namespace milepost::test {

/// Aborts the test function with the error's own words.
#define MP_VERIFY(expression)                                                                                 \
    do {                                                                                                      \
        const auto &mpVerified = (expression);                                                                \
        QVERIFY2(mpVerified.ok(), mpVerified.ok() ? "" : mpVerified.error().toString().c_str());              \
    } while (false)

class Profile {
public:
    [[nodiscard]] std::string path() const { return m_folder.filePath(QStringLiteral("profile")).toStdString(); }
    [[nodiscard]] std::string file(const char *name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }
    [[nodiscard]] std::string write(const char *name, const std::string &content) const
    {
        QFile out(m_folder.filePath(QString::fromUtf8(name)));
        const bool written = out.open(QIODevice::WriteOnly)
            && out.write(content.data(), static_cast<qint64>(content.size())) == static_cast<qint64>(content.size());
        return written ? out.fileName().toStdString() : std::string();
    }
    [[nodiscard]] std::unique_ptr<Workspace> open(bool readOnly = false) const
    {
        auto opened = Workspace::open(path(), clock, {!readOnly, readOnly, false});
        if (!opened) {
            qWarning("%s", opened.error().toString().c_str());
            return nullptr;
        }
        return std::move(*opened);
    }
    /// Everything that stands in the tables that people write to, without what is marked as deleted or withdrawn.
    [[nodiscard]] std::string authored() const
    {
        static constexpr const char *queries[] = {
            "SELECT key, value FROM setting ORDER BY key",
            "SELECT name, definition FROM saved_view WHERE deleted = 0 ORDER BY name",
            "SELECT id, account, at_ms, author, text FROM note WHERE deleted = 0 ORDER BY id",
            "SELECT id, account, title, owner, due, done_on FROM task WHERE deleted = 0 ORDER BY id",
            "SELECT id, account, kind, day, until, reason FROM triage_action WHERE deleted = 0 ORDER BY id",
            "SELECT id, account, milestone, day, note FROM logged_milestone WHERE deleted = 0 ORDER BY id",
            "SELECT id, owner FROM account ORDER BY id",
            "SELECT account, field, valid_from, value FROM account_attribute ORDER BY account, field, valid_from",
            "SELECT account, field, source_value FROM account_override ORDER BY account, field",
            "SELECT id, key, enabled, origin FROM milestone WHERE withdrawn = 0 ORDER BY id",
            "SELECT v.milestone, v.version, v.effective_from, v.definition FROM milestone_version v "
            "JOIN milestone m ON m.id = v.milestone WHERE v.withdrawn = 0 AND m.withdrawn = 0 ORDER BY 1, 2",
            "SELECT position, definition FROM level ORDER BY position",
            "SELECT id, scope, account, object, field, value FROM authored_value WHERE withdrawn = 0 ORDER BY id",
        };
        auto database = store::Database::open(store::Store::databasePath(path()), {store::Access::ReadOnly, false, {}});
        if (!database)
            return database.error().toString();
        std::string dump;
        for (const char *query : queries) {
            auto statement = (*database)->prepare(query);
            dump += std::string("# ") + query + "\n";
            while (true) {
                const auto row = statement.step();
                if (!row)
                    return row.error().toString();
                if (!*row)
                    break;
                for (int column = 0; column < 6; ++column)
                    dump += std::string(statement.text(column)) + "|";
                dump += "\n";
            }
        }
        return dump;
    }
    [[nodiscard]] std::int64_t integer(const char *sql) const
    {
        auto database = store::Database::open(store::Store::databasePath(path()), {store::Access::ReadOnly, false, {}});
        return database ? (*database)->integer(sql).ok() ? *(*database)->integer(sql) : -1 : -2;
    }
    [[nodiscard]] Result<> execute(const std::string &sql) const
    {
        MP_ASSIGN(const auto database,
                  store::Database::open(store::Store::databasePath(path()), {store::Access::ReadWrite, false, {}}));
        return database->execute(sql);
    }

    FakeClock clock;

private:
    QTemporaryDir m_folder;
};

/// Three accounts with a contract each, and a few events: enough for milestones, peers apart.
inline constexpr const char *accountsCsv = "id,name,owner,plan,industry,region,arr,seats,signup\n"
                                           "acme,Acme,Mara,Business,Logistics,EMEA,96000,40,2025-01-10\n"
                                           "bolt,Bolt,Ivo,Team,Retail,EMEA,24000,8,2025-03-01\n"
                                           "core,Core Labs,Mara,Business,Logistics,APAC,48000,60,2024-11-05\n";
inline constexpr const char *eventsJsonl
    = R"({"event":"milestone_achieved","account_id":"acme","milestone_type":"first_project","milestone_category":"onboarding","user_id":"u1","timestamp":"2025-01-12T09:00:00Z"}
{"event":"milestone_achieved","account_id":"acme","milestone_type":"team_invited","milestone_category":"onboarding","user_id":"u1","timestamp":"2025-02-01T09:00:00Z"}
{"event":"milestone_achieved","account_id":"bolt","milestone_type":"first_project","milestone_category":"onboarding","user_id":"u2","timestamp":"2025-03-20T09:00:00Z"}
{"event":"milestone_achieved","account_id":"core","milestone_type":"Moon Landing","milestone_category":"value","user_id":"u3","timestamp":"2025-06-20T09:00:00Z"}
)";

} // namespace milepost::test
