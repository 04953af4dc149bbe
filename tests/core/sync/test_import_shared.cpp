// Imports of real files that nobody here wrote: RavenStack, OULAD, and one stream in three envelopes.
#include "profile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace milepost;
using namespace milepost::test;

namespace {
std::string shared(const std::string &path) { return std::string(MILEPOST_SHARED_DATA) + '/' + path; }
QJsonObject json(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}
void show(const ImportReport &report)
{
    for (const auto &f : report.files) {
        qInfo("%s %s rows %lld added %lld changed %lld duplicate %lld rejected %lld", f.path.c_str(),
              std::string(keyOf(f.entity)).c_str(), static_cast<long long>(f.rows), static_cast<long long>(f.added),
              static_cast<long long>(f.changed), static_cast<long long>(f.duplicate), static_cast<long long>(f.rejected));
    }
    for (const auto &f : report.findings)
        qInfo("finding %s %s %lld", f.code.c_str(), std::string(keyOf(f.entity)).c_str(), static_cast<long long>(f.count));
    for (const auto &r : report.rejections)
        qInfo("rejected %s:%lld %s %s", r.path.c_str(), static_cast<long long>(r.line), r.reasonCode.c_str(), r.reason.c_str());
}
} // namespace

class TestImportShared : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(MILEPOST_SHARED_DATA).exists())
            QSKIP("the shared data folder is not here");
    }

    void ravenStack()
    {
        Profile profile;
        QElapsedTimer timer;
        timer.start();
        auto report = profile.import({shared("ravenstack")});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        qInfo("imported in %lld ms", static_cast<long long>(timer.elapsed()));
        show(*report);
        QCOMPARE(part(*report, EntityKind::Accounts)->added, 500);
        QCOMPARE(part(*report, EntityKind::Subscriptions)->added, 5000);
        QCOMPARE(part(*report, EntityKind::Usage)->added, 25000);
        QCOMPARE(part(*report, EntityKind::Tickets)->added, 2000);
        QCOMPARE(part(*report, EntityKind::Churn)->added, 600);
        QCOMPARE(report->rejectedTotal, 0);
        QCOMPARE(report->touchedAccounts, 500);

        const QJsonObject expected = json(shared("ravenstack/EXPECTED_integrity.json"));
        QCOMPARE(finding(*report, "reused_id"), expected["dup_usage_id"].toObject()["extra_rows"].toInt());
        QCOMPARE(finding(*report, "usage_before_start"), expected["usage_before_sub_start"].toInt());
        QCOMPARE(finding(*report, "usage_after_end"), expected["usage_after_sub_end"].toInt());
        QCOMPARE(finding(*report, "ticket_before_signup"), expected["ticket_before_signup"].toInt());
        QCOMPARE(finding(*report, "churn_before_signup"), expected["churn_before_signup"].toInt());
        QCOMPARE(finding(*report, "subscription_before_signup"), expected["sub_start_before_signup"].toInt());
        const QJsonObject flags = expected["flag_vs_event"].toObject();
        QCOMPARE(finding(*report, "churn_flag_without_record"), flags["flag_no_event"].toInt());
        QCOMPARE(finding(*report, "churn_record_without_flag"), flags["event_no_flag"].toInt());
        QCOMPARE(finding(*report, "churn_record_open_subscription"), expected["accounts_with_churn_event"].toInt());
        const QJsonObject blank = expected["blank"].toObject()["support_tickets"].toObject();
        QCOMPARE(finding(*report, "blank_score"), blank["satisfaction_score"].toInt());
        QCOMPARE(profile.count("SELECT count(*) FROM subscription WHERE end_day IS NULL"), expected["open_subs"].toInt());

        QCOMPARE(profile.count("SELECT sum(arr_minor) / 1200 FROM subscription WHERE end_day IS NULL"), expected["open_mrr_total"].toInt());
        QCOMPARE(profile.count("SELECT count(DISTINCT account) FROM subscription WHERE end_day IS NULL"), expected["open_accounts"].toInt());
        QCOMPARE(profile.count("SELECT max(n) FROM (SELECT count(*) n FROM subscription WHERE end_day IS NULL GROUP BY account)"),
                 expected["open_subs_per_account_max"].toInt());
        QCOMPARE(profile.count("SELECT count(*) FROM account WHERE churned = 1"), expected["accounts_churn_flag_TRUE"].toInt());
        QCOMPARE(profile.count("SELECT count(DISTINCT account) FROM churn"), expected["accounts_with_churn_event"].toInt());
        QCOMPARE(profile.count("SELECT count(*) FROM (SELECT account FROM churn GROUP BY account HAVING count(*) > 1)"),
                 expected["accounts_with_gt1_churn_event"].toInt());
        QCOMPARE(profile.count("SELECT count(*) FROM churn WHERE coalesce(comment, '') = ''"),
                 expected["blank"].toObject()["churn_events"].toObject()["feedback_text"].toInt());
        const QJsonObject ended = expected["sub_end_vs_flag"].toObject();
        QCOMPARE(profile.count("SELECT count(*) FROM subscription WHERE end_day IS NOT NULL AND churned = 1"), ended["end_and_flag"].toInt());
        QCOMPARE(profile.count("SELECT count(*) FROM subscription WHERE end_day IS NOT NULL AND coalesce(churned, 0) = 0"), ended["end_noflag"].toInt());
        QCOMPARE(profile.count("SELECT count(*) FROM subscription WHERE end_day IS NULL AND churned = 1"), ended["flag_noend"].toInt());
        const QJsonObject words = expected["bool_case"].toObject();
        QCOMPARE(profile.count("SELECT count(*) FROM ticket WHERE escalated = 1"),
                 words["support_tickets"].toObject()["escalation_flag"].toObject()["TRUE"].toInt());
        QCOMPARE(profile.count("SELECT count(*) FROM churn WHERE reactivation = 1"),
                 words["churn_events"].toObject()["is_reactivation"].toObject()["TRUE"].toInt());
        const auto days = [&](const char *what, const char *table, const QJsonValue &range) {
            const std::string query = std::string("SELECT min(") + what + ") FROM " + table;
            QCOMPARE(isoFromDay(Day{static_cast<std::int32_t>(profile.count(query))}), range.toArray()[0].toString().left(10).toStdString());
            const std::string last = std::string("SELECT max(") + what + ") FROM " + table;
            QCOMPARE(isoFromDay(Day{static_cast<std::int32_t>(profile.count(last))}), range.toArray()[1].toString().left(10).toStdString());
        };
        const QJsonObject ranges = expected["ranges"].toObject();
        days("churned_on", "churn", ranges["churn_events"].toObject()["churn_date"]);
        days("start_day", "subscription", ranges["subscriptions"].toObject()["start_date"]);
        days("end_day", "subscription", ranges["subscriptions"].toObject()["end_date"]);
        days("opened_ms / 86400000", "ticket", ranges["support_tickets"].toObject()["submitted_at"]);

        auto again = profile.import({shared("ravenstack")});
        QVERIFY(again.ok());
        std::int64_t changes = 0;
        for (const auto &file : again->files) {
            changes += file.added + file.changed;
            QCOMPARE(file.rows, file.duplicate);
        }
        QCOMPARE(changes, 0);
        QCOMPARE(again->touchedAccounts, 0);
        QCOMPARE(again->findings.size(), report->findings.size());
        for (const auto &found : report->findings)
            QCOMPARE(finding(*again, found.code), finding(*report, found.code));
    }

    void oulad_data()
    {
        QTest::addColumn<int>("analysis");
        QTest::newRow("BBB_2013J") << 0;
        QTest::newRow("DDD_2013J") << 1;
    }
    void oulad()
    {
        QFETCH(int, analysis);
        Profile profile;
        auto report = profile.import({shared(std::string("oulad/") + QTest::currentDataTag())});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        show(*report);
        const QJsonObject expected = json(shared("oulad/EXPECTED.json"))["analyses"].toArray()[analysis].toObject();
        const int registered = expected["n_registered"].toInt();
        QCOMPARE(part(*report, EntityKind::Accounts)->added, registered);
        QCOMPARE(part(*report, EntityKind::Subscriptions)->added, registered);
        QVERIFY(part(*report, EntityKind::Events)->added > 1000);
        QCOMPARE(report->rejectedTotal, 0);
        QCOMPARE(profile.count("SELECT count(*) FROM subscription WHERE term_end IS NOT NULL"), registered);
        QCOMPARE(profile.count("SELECT count(*) FROM account WHERE region IS NOT NULL AND custom LIKE '%education%'"), registered);
        QVERIFY(!report->milestoneTypes.empty());
        // Who started: enrolments that did not end before their first day. Kaplan–Meier of those, counted from it.
        const std::string started = "SELECT count(*) FROM subscription WHERE coalesce(end_day > start_day, 1)";
        const auto stayed = [&](int days) { return profile.count(started + " AND coalesce(end_day, term_end) - start_day >= " + std::to_string(days)); };
        const auto left = [&](int day) { return profile.count("SELECT count(*) FROM subscription WHERE end_day - start_day = " + std::to_string(day)); };
        QCOMPARE(profile.count(started), expected["n_started"].toInt());
        QCOMPARE(profile.count("SELECT count(*) FROM subscription WHERE end_day > start_day"), expected["n_unregistered_after_start"].toInt());
        const QJsonObject curve = expected["km"].toObject();
        double survival = 1;
        int day = 0;
        for (qsizetype i = 0; i < curve["times"].toArray().size(); ++i) {
            const int until = curve["times"].toArray()[i].toInt();
            while (++day <= until)
                survival *= 1.0 - static_cast<double>(left(day)) / static_cast<double>(stayed(day));
            --day;
            QCOMPARE(stayed(until), curve["n_risk"].toArray()[i].toInt());
            QVERIFY(std::abs(survival - curve["surv"].toArray()[i].toDouble()) < 1e-8);
        }
    }

    void envelopesGiveTheSameSet()
    {
        const QJsonObject expected = json(shared("event_envelopes/EXPECTED.json"));
        std::map<std::pair<std::string, std::string>, std::int64_t> first;
        for (const char *name : {"native.jsonl", "native.csv", "segment.jsonl"}) {
            Profile profile;
            auto report = profile.import({shared("event_envelopes/") + name});
            QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
            show(*report);
            QCOMPARE(part(*report, EntityKind::Events)->added, expected["events"].toInt());
            QCOMPARE(report->rejectedTotal, 0);
            const auto milestones = profile.milestones();
            QCOMPARE(static_cast<int>(milestones.size()), expected["distinct_account_milestones"].toInt());
            std::map<std::string, int> byType;
            for (const auto &[key, time] : milestones)
                ++byType[key.second];
            const QJsonObject types = expected["by_milestone"].toObject();
            for (const QString &type : types.keys())
                QCOMPARE(byType[type.toStdString()], types[type].toInt());
            if (first.empty())
                first = milestones;
            QVERIFY(first == milestones);
            if (std::string(name) == "segment.jsonl")
                QCOMPARE(profile.count("SELECT count(*) FROM account"), expected["accounts"].toInt());
            auto again = profile.import({shared("event_envelopes/") + name});
            QVERIFY(again.ok());
            for (const auto &file : again->files)
                QCOMPARE(file.duplicate, file.rows);
        }
    }
};

QTEST_GUILESS_MAIN(TestImportShared)
#include "test_import_shared.moc"
