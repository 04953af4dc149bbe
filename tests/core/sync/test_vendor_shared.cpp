// Imports of vendors' own files, with what their EXPECTED files say of them.
#include "profile.h"

#include "store/run_repository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <QDirIterator>

#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

using namespace milepost;
using namespace milepost::test;

namespace {

std::string shared(const std::string &path) { return std::string(MILEPOST_SHARED_DATA) + '/' + path; }

QJsonObject json(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

constexpr std::array envelopes{"native.jsonl", "native.csv", "segment.jsonl", "amplitude_export.json",
                               "mixpanel_raw_export.ndjson", "posthog_events.jsonl"};

/// path below the folder → (entity, added, rejected)
std::map<std::string, std::tuple<std::string, std::int64_t, std::int64_t>> byPath(const ImportReport &report, const std::string &folder)
{
    std::map<std::string, std::tuple<std::string, std::int64_t, std::int64_t>> all;
    for (const auto &file : report.files)
        all[file.path.substr(folder.size() + 1)] = {std::string(keyOf(file.entity)), file.added, file.rejected};
    return all;
}

} // namespace

class TestVendorShared : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(MILEPOST_SHARED_DATA).exists())
            QSKIP("the shared data folder is not here");
    }

    void eachEnvelopeGivesTheExpectedAnswer_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : envelopes)
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void eachEnvelopeGivesTheExpectedAnswer()
    {
        QFETCH(QString, name);
        const QJsonObject expected = json(shared("event_envelopes/EXPECTED.json"));
        const std::string path = shared("event_envelopes/") + name.toStdString();
        Profile plain;
        QVERIFY(plain.import({shared("event_envelopes/native.jsonl")}).ok());
        Profile profile;
        auto report = profile.import({path});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        QCOMPARE(report->rejectedTotal, 0);
        const auto *events = part(*report, EntityKind::Events);
        QCOMPARE(events->added, expected["events"].toInt());
        if (name.startsWith("amplitude"))
            QCOMPARE(events->rows, expected["amplitude_lines_incl_3_dups"].toInt());
        const auto milestones = profile.milestones();
        QCOMPARE(static_cast<int>(milestones.size()), expected["distinct_account_milestones"].toInt());
        QVERIFY(milestones == plain.milestones());
        std::map<std::string, int> byType;
        std::int64_t first = std::numeric_limits<std::int64_t>::max();
        std::int64_t last = 0;
        for (const auto &[key, time] : milestones) {
            ++byType[key.second];
            first = std::min(first, time);
            last = std::max(last, time);
        }
        const QJsonObject types = expected["by_milestone"].toObject();
        for (const QString &type : types.keys())
            QCOMPARE(byType[type.toStdString()], types[type].toInt());
        QCOMPARE(isoFromInstant(Instant{first}), expected["first_event"].toString().toStdString());
        QCOMPARE(isoFromInstant(Instant{last}), expected["last_event"].toString().toStdString());
        QCOMPARE(profile.count("SELECT count(DISTINCT account) FROM segment"), expected["accounts_with_events"].toInt());
        auto again = profile.import({path});
        QVERIFY(again.ok());
        for (const auto &file : again->files)
            QCOMPARE(file.duplicate, file.rows);
    }

    void envelopesInAnyOrder()
    {
        std::vector<int> order(envelopes.size());
        std::iota(order.begin(), order.end(), 0);
        const bool whole = qEnvironmentVariableIsSet("MILEPOST_FULL");
        std::mt19937 random(20260301);
        std::map<std::pair<std::string, std::string>, std::int64_t> answer;
        for (int turn = 0; turn < (whole ? 720 : 6); ++turn) {
            if (whole)
                std::next_permutation(order.begin(), order.end());
            else
                std::shuffle(order.begin(), order.end(), random);
            Profile profile;
            for (const int which : order) {
                auto report = profile.import({shared("event_envelopes/") + envelopes[static_cast<std::size_t>(which)]});
                QVERIFY(report.ok());
                QCOMPARE(report->rejectedTotal, 0);
            }
            const auto milestones = profile.milestones();
            if (answer.empty())
                answer = milestones;
            QCOMPARE(milestones.size(), std::size_t{479});
            QVERIFY(milestones == answer);
            QCOMPARE(profile.count("SELECT count(*) FROM account"), 122);
        }
    }

    void vendorExports()
    {
        Profile profile;
        const std::string folder = shared("vendor_exports");
        auto report = profile.import({folder});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        QCOMPARE(report->skipped.size(), std::size_t{0});
        QCOMPARE(part(*report, EntityKind::Accounts)->rows, 5);
        // Of a ticket for two companies the first has it; the one without a company waits in quarantine.
        QCOMPARE(part(*report, EntityKind::Tickets)->added, 2);
        QCOMPARE(part(*report, EntityKind::Tickets)->rejected, 1);
        QCOMPARE(report->rejections.at(0).line, 4);
        QCOMPARE(finding(*report, "several_accounts"), 1);
        QCOMPARE(part(*report, EntityKind::Subscriptions)->added, 5);
        store::AccountRepository accounts(profile.store->database());
        QCOMPARE(accounts.get(*accounts.find("9002"))->name, std::string("Harbour & Söhne GmbH"));
        QCOMPARE(accounts.get(*accounts.find("9005"))->name, std::string("株式会社サンプル"));
        // Two rows of one domain stay two accounts; nothing is joined that the source keeps apart.
        QCOMPARE(profile.count("SELECT count(*) FROM account WHERE domain = 'bluebay.example'"), 2);
        const auto sub = [&profile](const std::string &id, const std::string &column) {
            return profile.count("SELECT coalesce(" + column + ", -1) FROM subscription WHERE external_id = '" + id + "'");
        };
        QCOMPARE(sub("sub_A1", "arr_minor"), 5'988'000); // 499.00 × 10 seats × 12 months
        QCOMPARE(sub("sub_B1", "arr_minor"), 1'200'000); // 12000.00 a year
        QCOMPARE(sub("sub_C1", "arr_minor"), 352'800); // yen have no smaller unit: 9800 × 3 × 12
        QCOMPARE(sub("sub_C1", "trial"), 1);
        QCOMPARE(sub("sub_E1", "arr_minor"), -1);
        QCOMPARE(sub("sub_A1", "cancel_on"), -1);
        QCOMPARE(sub("sub_B1", "cancel_on"), dayFromCivil(2026, 11, 12)->value); // pending: to the end of what is paid
        QCOMPARE(sub("sub_B1", "end_day"), -1);
        QCOMPARE(sub("sub_D0", "end_day"), dayFromCivil(2024, 2, 1)->value); // what the customer had before the upgrade
        QCOMPARE(profile.count("SELECT count(*) FROM subscription s JOIN account a ON a.id = s.account WHERE a.external_id = '9001'"), 2);
        auto again = profile.import({folder});
        for (const auto &file : again->files)
            QCOMPARE(file.added + file.changed, 0);
        QCOMPARE(profile.count("SELECT count(*) FROM quarantine WHERE solved = 0"), 1);
    }

    void schemaTables()
    {
        Profile profile;
        const std::string folder = shared("saas_schemas");
        auto report = profile.import({folder});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        const auto files = byPath(*report, folder);
        for (const auto &[path, counts] : files)
            qInfo("%s %s added %lld rejected %lld", path.c_str(), std::get<0>(counts).c_str(),
                  static_cast<long long>(std::get<1>(counts)), static_cast<long long>(std::get<2>(counts)));
        const std::map<std::string, std::tuple<std::string, std::int64_t, std::int64_t>> expected{
            {"hubspot/company_data.csv", {"accounts", 24, 0}},
            {"hubspot/contact_data.csv", {"contacts", 0, 22}}, // neither of the two tables says whose they are
            {"hubspot/ticket_data.csv", {"tickets", 0, 25}},
            {"salesforce/sf_account_data.csv", {"accounts", 10, 0}},
            {"salesforce/sf_contact_data.csv", {"contacts", 3, 1}},
            {"stripe/customer_data.csv", {"accounts", 12, 0}},
            {"stripe/invoice_data.csv", {"invoices", 2, 0}},
            {"stripe/subscription_data.csv", {"subscriptions", 2, 0}},
            {"zendesk/ticket_data.csv", {"tickets", 9, 1}},
            {"zendesk/user_data.csv", {"users", 10, 0}},
        };
        for (const auto &[path, counts] : files)
            QVERIFY2(expected.count(path) > 0, path.c_str());
        for (const auto &[path, counts] : expected) {
            QVERIFY2(files.count(path) > 0, path.c_str());
            QVERIFY2(std::get<0>(files.at(path)) == std::get<0>(counts) && std::get<1>(files.at(path)) == std::get<1>(counts)
                         && std::get<2>(files.at(path)) == std::get<2>(counts),
                     path.c_str());
        }
        // Every other table is named.
        std::size_t tables = 0;
        QDirIterator all(QString::fromStdString(folder), {"*.csv"}, QDir::Files, QDirIterator::Subdirectories);
        for (; all.hasNext(); all.next())
            ++tables;
        std::size_t named = 0;
        for (const auto &skipped : report->skipped)
            named += skipped.path.size() > 4 && skipped.path.substr(skipped.path.size() - 4) == ".csv";
        QCOMPARE(named, tables - expected.size());
        // Amounts of the API's tables are in the smallest unit.
        QCOMPARE(profile.count("SELECT amount_minor FROM invoice ORDER BY external_id LIMIT 1"), 1000);
    }

    void telcoFromTenure()
    {
        const QJsonObject expected = json(shared("telco/EXPECTED_R.json"));
        const std::string path = shared("telco/Telco-Customer-Churn.csv");
        Profile profile;
        auto preview = sync::previewFile(path, std::nullopt, 200, profile.context());
        QVERIFY2(preview.ok(), preview.ok() ? "" : preview.error().toString().c_str());
        QVERIFY(!preview->recognised);
        Mapping mapping = preview->mapping;
        QCOMPARE(mapping.entity, EntityKind::Accounts);
        std::map<std::string, ColumnMapping *> columns;
        for (auto &column : mapping.columns)
            columns[column.field] = &column;
        // What is proposed …
        QVERIFY(columns.count("id") && columns.count("churned") && columns.count("plan"));
        QCOMPARE(columns.at("id")->from, std::string("customerID"));
        QCOMPARE(columns.at("plan")->from, std::string("Contract"));
        QCOMPARE(columns.at("arr")->from, std::string("MonthlyCharges"));
        QCOMPARE(columns.at("arr")->times.value_or(1), 12.0);
        QCOMPARE(columns.at("signup")->from, std::string("tenure"));
        QCOMPARE(columns.at("signup")->unit, std::string("months"));
        QVERIFY(columns.at("signup")->before.empty()); // asked, not guessed
        QVERIFY(std::any_of(preview->problems.begin(), preview->problems.end(),
                            [](const std::string &problem) { return problem.find("up to which day") != std::string::npos; }));
        QVERIFY(std::any_of(preview->problems.begin(), preview->problems.end(),
                            [](const std::string &problem) { return problem.find("who left, not when") != std::string::npos; }));
        // … and what a person corrects: the day of the file, and that who left, left on it.
        columns.at("arr")->currency = "USD";
        ImportRequest request;
        request.paths = {path};
        request.mapping = mapping;
        request.madeOn = request.leftOn = *dayFromCivil(2025, 12, 31);
        auto report = sync::importFiles(request, profile.context(), {});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        QCOMPARE(report->rejectedTotal, 0);
        QCOMPARE(part(*report, EntityKind::Accounts)->added, expected["rows"].toInt());

        store::AccountRepository repository(profile.store->database());
        const auto accounts = repository.all();
        const Day made = *dayFromCivil(2025, 12, 31);
        std::map<std::string, std::pair<int, int>> contracts;
        std::map<std::int32_t, std::pair<int, int>> byMonth; ///< tenure → all, churned
        std::int64_t all = 0;
        std::int64_t lost = 0;
        int churned = 0;
        int blank = 0;
        for (const auto &account : *accounts) {
            QVERIFY(account.churnedFlag && account.arr && account.signup.valid());
            const auto from = civilFromDay(account.signup);
            const int months = (2025 - from.year) * 12 + 12 - from.month;
            QCOMPARE(addMonths(made, -months).value, account.signup.value);
            ++byMonth[months].first;
            ++contracts[account.plan].first;
            all += account.arr->minor;
            blank += std::none_of(account.custom.begin(), account.custom.end(), [](const auto &pair) { return pair.first == "TotalCharges"; });
            QCOMPARE(account.churnedOn.valid(), *account.churnedFlag);
            if (*account.churnedFlag) {
                ++churned;
                ++byMonth[months].second;
                ++contracts[account.plan].second;
                lost += account.arr->minor;
            }
        }
        QCOMPARE(churned, expected["churned"].toInt());
        QCOMPARE(byMonth[0].first, expected["tenure0"].toInt());
        QCOMPARE(blank, expected["TotalCharges_blank"].toInt());
        QCOMPARE(static_cast<double>(all) / 1200.0, expected["mrr_total"].toDouble());
        QCOMPARE(static_cast<double>(lost) / 1200.0, expected["mrr_churned"].toDouble());
        const QJsonObject byContract = expected["by_contract"].toObject();
        for (const QString &contract : byContract.keys()) {
            QCOMPARE(contracts[contract.toStdString()].first, byContract[contract].toObject()["n"].toInt());
            QCOMPARE(contracts[contract.toStdString()].second, byContract[contract].toObject()["churned"].toInt());
        }
        const QJsonObject curve = expected["km"].toObject();
        for (qsizetype i = 0; i < curve["month"].toArray().size(); ++i) {
            const int month = curve["month"].toArray()[i].toInt();
            double survival = 1;
            int atRisk = expected["rows"].toInt();
            for (const auto &[at, counts] : byMonth) {
                if (at > month)
                    break;
                if (at == month)
                    QCOMPARE(atRisk, curve["n_risk"].toArray()[i].toInt());
                survival *= 1.0 - static_cast<double>(counts.second) / atRisk;
                atRisk -= counts.first;
            }
            QVERIFY(std::abs(survival - curve["surv"].toArray()[i].toDouble()) < 1e-7);
        }
    }

    void cdnowCountsEqualRows()
    {
        const QJsonObject expected = json(shared("cdnow/EXPECTED_cohorts.json"));
        const std::string path = shared("cdnow/CDNOW_master.txt");
        Profile profile;
        auto preview = sync::previewFile(path, std::nullopt, 200, profile.context());
        QVERIFY2(preview.ok(), preview.ok() ? "" : preview.error().toString().c_str());
        QCOMPARE(preview->delimiter, std::string("blanks"));
        Mapping mapping = preview->mapping;
        QCOMPARE(mapping.entity, EntityKind::Events);
        QCOMPARE(mapping.identity, Identity::Count);
        std::map<std::string, ColumnMapping *> columns;
        for (auto &column : mapping.columns)
            columns[column.field] = &column;
        QCOMPARE(columns.at("account")->from, std::string("customer_id"));
        QCOMPARE(columns.at("time")->from, std::string("date"));
        QVERIFY(columns.at("event")->constant.has_value());
        columns.at("event")->constant = "purchase";
        columns.at("time")->format = "yyyyMMdd";
        ImportRequest request;
        request.paths = {path};
        request.mapping = mapping;
        auto report = sync::importFiles(request, profile.context(), {});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().toString().c_str());
        QCOMPARE(report->rejectedTotal, 0);
        QCOMPARE(part(*report, EntityKind::Events)->added, expected["rows"].toInt());
        QCOMPARE(profile.count("SELECT count(*) FROM account"), expected["customers"].toInt());

        auto names = store::EventNames::load(profile.store->database());
        store::EventLogReader reader(profile.store->database(), *names);
        store::AccountRepository repository(profile.store->database());
        std::int64_t rows = 0;
        std::int64_t cents = 0;
        std::int64_t units = 0;
        int free = 0;
        int duplicates = 0;
        int sameDay = 0;
        int once = 0;
        Day first = *dayFromCivil(2100, 1, 1);
        Day last;
        std::map<std::string, std::vector<int>> cohorts;
        std::map<std::string, int> sizes;
        const auto everybody = repository.all();
        for (const auto &account : *everybody) {
            QVERIFY(reader.load(account.id).ok());
            std::set<std::tuple<std::int64_t, std::string, std::string>> seen;
            std::set<Day> days;
            for (const EventPoint &event : reader.events()) {
                const std::string amount = reader.property(event.row, "dollar_value").value_or("");
                const std::string count = reader.property(event.row, "number_of_cds").value_or("");
                const Day day = profile.zone.dayOf(event.time);
                cents += std::llround(std::stod(amount) * 100);
                units += std::stoll(count);
                free += std::stod(amount) == 0;
                ++rows;
                duplicates += !seen.emplace(event.time.ms, amount, count).second;
                sameDay += !days.insert(day).second;
                first = std::min(first, day);
                last = std::max(last, day);
            }
            once += days.size() == 1;
            const auto start = civilFromDay(*days.begin());
            const std::string cohort = isoFromDay(*days.begin()).substr(0, 7);
            auto &active = cohorts[cohort];
            active.resize(18);
            ++sizes[cohort];
            std::set<int> months;
            for (const Day day : days) {
                const auto at = civilFromDay(day);
                months.insert((at.year - start.year) * 12 + at.month - start.month);
            }
            for (const int month : months)
                ++active[static_cast<std::size_t>(month)];
        }
        QCOMPARE(rows, expected["rows"].toInt());
        QCOMPARE(cents, std::llround(expected["total_amount"].toDouble() * 100));
        QCOMPARE(units, expected["total_units"].toInt());
        QCOMPARE(free, expected["zero_amount_rows"].toInt());
        QCOMPARE(duplicates, expected["exact_duplicate_rows"].toInt());
        QCOMPARE(sameDay, expected["same_customer_same_day_extra_rows"].toInt());
        QCOMPARE(once, expected["customers_with_one_transaction_day"].toInt());
        QCOMPARE(isoFromDay(first), expected["date_range"].toArray()[0].toString().toStdString());
        QCOMPARE(isoFromDay(last), expected["date_range"].toArray()[1].toString().toStdString());
        const QJsonObject tables = expected["calendar_month_cohorts"].toObject();
        for (const QString &cohort : tables.keys()) {
            const QJsonObject table = tables[cohort].toObject();
            QCOMPARE(sizes[cohort.toStdString()], table["n"].toInt());
            for (qsizetype i = 0; i < table["active_by_month_index"].toArray().size(); ++i)
                QCOMPARE(cohorts[cohort.toStdString()][static_cast<std::size_t>(i)], table["active_by_month_index"].toArray()[i].toInt());
        }
        auto again = sync::importFiles(request, profile.context(), {});
        QCOMPARE(part(*again, EntityKind::Events)->duplicate, expected["rows"].toInt());
    }
};

QTEST_GUILESS_MAIN(TestVendorShared)
#include "test_vendor_shared.moc"
