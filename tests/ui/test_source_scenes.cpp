/// The Sources place in all its states, as pictures to look at (MILEPOST_SCENES, as in test_scenes). Each scene also checks
/// that it shows what it claims.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/record_view.h"
#include "pages/sources/import_pane.h"
#include "pages/sources/reading_pane.h"
#include "pages/sources/source_fields.h"
#include "pages/sources/source_form.h"
#include "pages/sources/source_lists.h"
#include "pages/sources/source_pane.h"
#include "shell/english_plurals.h"
#include "shell/translations.h"
#include "support/fake_http_server.h"
#include "support/scene_window.h"
#include "support/ui_fixtures.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

const Instant present = *instantFromIso("2026-03-02T10:42:00Z", true);
constexpr std::int64_t minute = 60'000, day = 24 * 60 * minute;

SourceStatus status(const char *name, const char *kind, std::map<std::string, std::string> options, const char *schedule,
                    std::int64_t minutesAgo, std::int64_t rows)
{
    SourceStatus source;
    source.configuration.name = name;
    source.configuration.kind = kind;
    source.configuration.options = std::move(options);
    source.configuration.schedule = *scheduleFromText(schedule);
    if (minutesAgo >= 0)
        source.lastSuccess = source.lastAttempt = Instant{present.ms - minutesAgo * minute};
    source.rows = rows;
    source.due = nextDue(source.configuration.schedule, source.lastAttempt, 0, Zone());
    return source;
}

std::vector<SourceStatus> someSources()
{
    std::vector<SourceStatus> all{
        status("HubSpot CRM", "folder", {{"path", "/srv/exports/hubspot"}}, "15m", 4, 3'204),
        status("Product events", "postgres", {{"host", "db.example.com"}, {"table", "mart.events"}}, "15m", 4, 1'842'310),
        status("Stripe invoices", "folder", {{"path", "/srv/exports/stripe"}}, "1h", 4, 2'871),
        status("Zendesk tickets", "http", {{"url", "https://example.zendesk.com/api/v2/tickets"}}, "1h", 22, 9'640),
        status("NPS survey", "http", {{"url", "https://api.example.com/v1/answers"}}, "manual", 6 * 24 * 60, 1'130),
        status("Billing archive", "folder", {{"path", "/srv/exports/archive"}}, "daily 05:30", 5 * 60, 618'204),
    };
    all[1].cursor = "2026-03-02 10:37:51.204+00 | 1842310";
    all[5].configuration.paused = true;
    return all;
}

RunRecord run(std::int64_t id, const char *source, std::int64_t minutesAgo, std::int64_t took, std::int64_t added, std::int64_t changed,
              std::int64_t duplicate, std::int64_t rejected, const char *outcome = "done", const char *error = "")
{
    RunRecord record;
    record.id = RunId{id};
    record.source = source;
    record.started = Instant{present.ms - minutesAgo * minute};
    record.finished = Instant{record.started.ms + took};
    record.outcome = outcome;
    record.error = error;
    record.added = added;
    record.changed = changed;
    record.duplicate = duplicate;
    record.rejected = rejected;
    return record;
}

std::vector<RunRecord> someRuns()
{
    return {run(14, "Stripe invoices", 4, 400, 41, 0, 196, 3), run(13, "Product events", 4, 1'900, 6'214, 0, 118, 0),
            run(12, "HubSpot CRM", 4, 300, 0, 12, 0, 0), run(11, "Product events", 19, 1'800, 5'870, 0, 96, 0),
            run(10, "HubSpot CRM", 19, 100, 0, 0, 210, 0), run(9, "Zendesk tickets", 22, 2'200, 18, 0, 0, 0),
            run(8, "Product events", 34, 1'900, 6'031, 0, 240, 0),
            run(7, "Product events", 150, 5'000, 3'000, 0, 0, 0, "failed", "Network: db.example.com: the connection was lost"),
            run(6, "HubSpot CRM", 2 * 24 * 60, 300, 0, 1, 0, 0), run(5, "NPS survey", 6 * 24 * 60, 200, 1'130, 0, 0, 0),
            run(4, "Product events", 8 * 24 * 60, 180'000, 612'880, 0, 0, 0, "cancelled")};
}

/// The window with these sources in it, as the sessions would tell them.
struct Scene {
    QTemporaryDir folder;
    SceneWindow w{folder.path(), present};
    Scene()
    {
        if (!w.open())
            qFatal("no profile");
        w.window.go({"sources", {}, {}});
        QTest::qWait(100); // the first answers are here before what follows takes their place
    }
    void show(std::vector<SourceStatus> sources, std::vector<RunRecord> runs, std::vector<SourceFact> facts)
    {
        Snapshot snapshot = w.session.snapshot();
        auto portfolio = std::make_shared<Portfolio>();
        portfolio->asOf = snapshot.portfolio->asOf;
        portfolio->sources = std::move(facts);
        snapshot.portfolio = portfolio;
        w.sources->setSnapshot(snapshot);
        QTest::qWait(50);
        w.sources->setRuns(std::move(runs));
        w.sources->setSources(std::move(sources));
    }
};

std::vector<SourceFact> someFacts()
{
    const Day today = dayFromIso("2026-03-02").value();
    return {{"HubSpot CRM", "folder", today, present, 0},      {"Product events", "postgres", today - 1, present, 0},
            {"Stripe invoices", "folder", today, present, 3},  {"Zendesk tickets", "http", today - 1, present, 0},
            {"NPS survey", "http", today - 7, present, 0},     {"segment", "segment", today - 2, Instant{present.ms - 2 * day}, 0}};
}

std::vector<Rejection> someRejections()
{
    const std::string path = "/srv/exports/stripe/invoices-2026-02.csv";
    return {{path, 214, "bad_number", "amount: \"12.4OO,00\" is not a number.", "INV-20388;cus_8841;12.4OO,00;eur;2026-02-18;;Annual licence"},
            {path, 219, "unknown_subscription", "The subscription \"sub_9102\" is not known; import the subscriptions, then this file again.",
             "INV-20393;cus_9102;1.840,00;eur;2026-02-19;;Annual licence"},
            {path, 240, "bad_date", "issued: \"31.11.2025\" is not a date of the column's format; set its format in the mapping.", "INV-20411;cus_7713;5.500,00;eur;31.11.2025;;Seats"}};
}

} // namespace

class TestSourceScenes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }

    void configured()
    {
        Scene s;
        s.show(someSources(), someRuns(), someFacts());
        QVERIFY(s.w.sources->lists()->chooseSource("Stripe invoices"));
        QTest::qWait(50);
        s.w.sources->sourcePane()->setRejections(someRejections());
        shoot(s.w, QStringLiteral("sources-configured"));
        const QString left = labelsOf(*s.w.sources->lists());
        QVERIFY2(left.contains(QLatin1String("7 sources")) && left.contains(QLatin1String("3 rows need a look")), qPrintable(left));
        QVERIFY(labelsOf(*s.w.sources->sourcePane()).contains(QLatin1String("Set aside, 3 rows")));
    }

    void failedAndAsking()
    {
        Scene s;
        auto sources = someSources();
        sources[1].error = Error{ErrorCode::Network, "db.example.com", "the connection was refused"};
        sources[1].failures = 3;
        sources[3].shrunk = SourceStatus::Shrunk{9'640, 212};
        sources[3].error = Error{ErrorCode::NeedsAnswer, "Zendesk tickets", "it had 9640 and now has 212"};
        SchemaDrift drift;
        drift.id = 1;
        drift.source = "HubSpot CRM";
        drift.stream = "companies.csv";
        drift.seen = present;
        drift.changes = {{ColumnChange::Retyped, "annualrevenue", "integer", "text"}, {ColumnChange::Removed, "hs_lead_status", "text", ""},
                         {ColumnChange::Added, "customer_tier", "", "text"}};
        drift.canFill = true;
        sources[0].openDrift = {drift};
        sources[0].configuration.drift = DriftPolicy::Stop;
        sources[0].error = Error{ErrorCode::NeedsAnswer, "HubSpot CRM", "its columns have changed"};
        s.show(sources, someRuns(), someFacts());
        QVERIFY(s.w.sources->lists()->chooseSource("Product events"));
        shoot(s.w, QStringLiteral("sources-failed"));
        QVERIFY(labelsOf(*s.w.sources->sourcePane()).contains(QLatin1String("could not be reached")));
        QVERIFY(s.w.sources->lists()->chooseSource("Zendesk tickets"));
        shoot(s.w, QStringLiteral("sources-shrunk"));
        QVERIFY(labelsOf(*s.w.sources->sourcePane()).contains(QLatin1String("It had 9,640 rows and now has 212 rows")));
        QVERIFY(s.w.sources->lists()->chooseSource("HubSpot CRM"));
        SchemaDrift old = drift;
        old.id = 0;
        old.seen = Instant{present.ms - 40 * day};
        old.changes = {{ColumnChange::Added, "linkedin_url", "", "text"}, {ColumnChange::Added, "timezone", "", "text"}};
        old.outcome = DriftOutcome::Known;
        old.decidedBy = "Mara Lindqvist";
        QTest::qWait(50);
        s.w.sources->sourcePane()->setDrifts({drift, old});
        shoot(s.w, QStringLiteral("sources-drift"));
        QVERIFY(labelsOf(*s.w.sources->sourcePane()).contains(QLatin1String("Columns of companies.csv have changed")));
        // The question is answered; what was left out before stays in sight.
        sources[0].openDrift.clear();
        sources[0].error.reset();
        sources[0].configuration.drift = DriftPolicy::Known;
        s.w.sources->setSources(sources);
        s.w.sources->sourcePane()->setDrifts({old});
        QVERIFY(labelsOf(*s.w.sources->sourcePane()).contains(QLatin1String("Left out:")));
        shoot(s.w, QStringLiteral("sources-left-out"));
    }

    void secretAndRunning()
    {
        Scene s;
        FakeHttpServer server;
        std::vector<std::string> records;
        for (int i = 0; i < 40; ++i) {
            records.push_back(R"({"type":"track","messageId":"m)" + std::to_string(i)
                              + R"(","event":"e","userId":"u","timestamp":"2026-02-02T10:00:00Z","context":{"groupId":"A1"}})");
        }
        server.setRecords(records);
        s.w.keychain->closed = true;
        for (const char *name : {"Product events", "Zendesk tickets"}) {
            SourceConfiguration source;
            source.name = name;
            source.kind = "http";
            source.options = {{"url", server.url()}, {"records", "results"}, {"paging", "cursor"}, {"more", "more"},
                              {"auth", std::string(name) == "Product events" ? "none" : "bearer"}};
            s.w.sourceSession.add(source, {});
        }
        QTRY_COMPARE_WITH_TIMEOUT(s.w.sourceSession.sources().size(), std::size_t(2), patience);
        s.w.sourceSession.sync("Zendesk tickets");
        QTRY_VERIFY_WITH_TIMEOUT(s.w.sourceSession.asked("Zendesk tickets"), patience);
        server.fail("hang", 4, -1);
        s.w.sourceSession.sync("Product events");
        QTRY_VERIFY_WITH_TIMEOUT(s.w.sourceSession.progress().state.rows == 20, patience);
        QTest::qWait(200);
        QVERIFY(s.w.sources->lists()->chooseSource("Zendesk tickets"));
        shoot(s.w, QStringLiteral("sources-secret"));
        QVERIFY(labelsOf(*s.w.sources->sourcePane()).contains(QLatin1String("asked for each time")));
        QVERIFY(s.w.sources->lists()->chooseSource("Product events"));
        shoot(s.w, QStringLiteral("sources-running"));
        QVERIFY(labelsOf(*s.w.sources->lists()).contains(QLatin1String("20 rows")));
        s.w.sourceSession.cancel("Product events");
        QTRY_VERIFY_WITH_TIMEOUT(s.w.sourceSession.running().empty(), patience);
    }

    void adding()
    {
        Scene s;
        s.show(someSources(), someRuns(), someFacts());
        const QString csv = s.folder.filePath(QStringLiteral("invoices.csv"));
        QFile file(csv);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Invoice number;Customer ID;Amount due;Currency;Created;Due date\n"
                   "INV-20417;cus_8841;1.840,00;eur;03.02.2026;02.03.2026\n"
                   "INV-20416;cus_7713;46.000,00;eur;18.02.2026;02.03.2026\n"
                   "INV-20415;cus_1019;12.4OO,00;eur;17.02.2026;01.03.2026\n");
        file.close();
        std::optional<Result<ImportPreview>> preview;
        Mapping mapping;
        mapping.entity = EntityKind::Invoices;
        const std::pair<const char *, const char *> columns[] = {{"id", "Invoice number"}, {"account", "Customer ID"}, {"amount", "Amount due"},
                                                                 {"issued", "Created"}, {"due", "Due date"}};
        for (const auto &[field, from] : columns) {
            if (fieldIndex(EntityKind::Invoices, field)) {
                ColumnMapping column;
                column.field = field;
                column.from = from;
                mapping.columns.push_back(column);
            }
        }
        s.w.session.requestPreview(&s.w.window, csv.toStdString(), mapping, [&](Result<ImportPreview> made) { preview.emplace(std::move(made)); });
        QTRY_VERIFY_WITH_TIMEOUT(preview.has_value(), patience);
        QVERIFY2(preview->ok(), preview->ok() ? "" : preview->error().toString().c_str());
        SourceForm *form = s.w.sources->sourceForm();
        s.w.sources->addSource(QStringLiteral("folder"));
        QTest::keyClicks(form->findChild<QLineEdit *>(), QStringLiteral("Stripe exports"));
        QTest::keyClicks(qobject_cast<QLineEdit *>(form->fields()->field("path")), QStringLiteral("/srv/exports/stripe"));
        SourceProbe probe;
        probe.server = "12 files";
        probe.rows = 240;
        probe.preview = **preview;
        form->showProbe(probe);
        form->reading()->goToNextTrouble();
        shoot(s.w, QStringLiteral("sources-add-folder"));
        QVERIFY(form->reading()->troubledRows() > 0 && !form->reading()->reasonShown().isEmpty());

        s.w.sources->addSource(QStringLiteral("http"));
        QTest::keyClicks(form->findChild<QLineEdit *>(), QStringLiteral("HubSpot CRM"));
        auto *url = qobject_cast<QLineEdit *>(form->fields()->field("url"));
        QTest::keyClicks(url, QStringLiteral("ftp://api.example.com/v1/events"));
        auto *auth = qobject_cast<QComboBox *>(form->fields()->field("auth"));
        auth->setCurrentIndex(auth->findData(QStringLiteral("bearer")));
        Q_EMIT auth->activated(auth->currentIndex());
        shoot(s.w, QStringLiteral("sources-add-http"));
        QVERIFY(labelsOf(*form).contains(QLatin1String("Another source has this name.")) || labelsOf(*form).contains(QLatin1String("http")));

        s.w.sources->addSource(QStringLiteral("postgres"));
        form->showProbe(Error{ErrorCode::Tls, "db.example.com", "the certificate is of another name: db.internal"});
        shoot(s.w, QStringLiteral("sources-add-postgres"));
        QVERIFY(labelsOf(*form).contains(QLatin1String("could not prove who it is")));
    }

    void fortyAndRightToLeft()
    {
        Scene s;
        std::vector<SourceStatus> sources;
        std::vector<SourceFact> facts;
        const char *names[] = {"Product events of the warehouse in Frankfurt, nightly and by the hour", "\xD7\x9E\xD7\xA7\xD7\x95\xD7\xA8 \xD7\x97\xD7\xA9\xD7\x91\xD7\x95\xD7\xA0\xD7\x99\xD7\x95\xD7\xAA",
                               "Zendesk", "HubSpot"};
        for (int i = 0; i < 40; ++i) {
            const std::string name = std::string(names[i % 4]) + ' ' + std::to_string(i);
            sources.push_back(status(name.c_str(), i % 3 == 0 ? "folder" : i % 3 == 1 ? "http" : "postgres",
                                     {{"path", "/srv/exports/a/very/long/path/that/does/not/fit/anywhere"}, {"url", "https://api.example.com/v1/events"}, {"host", "db.example.com"}},
                                     i % 2 ? "15m" : "daily 05:30", i * 7, 1'000'000'000LL * (i % 5)));
            facts.push_back({name, sources.back().configuration.kind, dayFromIso("2026-03-02").value() - i / 8, present, i % 6 == 0 ? 1'204 * i : 0});
        }
        sources[7].error = Error{ErrorCode::RemoteAnswer, "api.example.com", "500 Internal Server Error"};
        s.show(sources, someRuns(), facts);
        QVERIFY(s.w.sources->lists()->chooseSource(sources[1].configuration.name));
        shoot(s.w, QStringLiteral("sources-forty"));
        QCOMPARE(s.w.sources->lists()->sourceTable()->model()->rowCount(), 40);
        QApplication::setLayoutDirection(Qt::RightToLeft);
        shoot(s.w, QStringLiteral("sources-forty-rtl"));
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void everyStateAtBothSizesInBothLanguages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QString();
        QTest::newRow("de") << QStringLiteral("de");
    }
    void everyStateAtBothSizesInBothLanguages()
    {
        QFETCH(QString, language);
        const QLocale before;
        if (!language.isEmpty()) {
            QLocale::setDefault(QLocale(language));
            QCOMPARE(installTranslations(*qApp, language), language);
        }
        {
            Scene s;
            std::vector<SourceStatus> sources;
            std::vector<SourceFact> facts;
            const char *names[] = {"HubSpot CRM", "Product events", "Stripe invoices", "Zendesk tickets", "NPS survey", "Salesforce", "Warehouse usage", "Billing archive"};
            const char *kinds[] = {"folder", "http", "postgres"};
            for (int i = 0; i < 24; ++i) {
                const std::string name = std::string(names[i % 8]) + (i < 8 ? "" : i < 16 ? " EMEA" : " APAC");
                auto source = status(name.c_str(), kinds[i % 3], {{"path", "/srv/exports"}, {"url", "https://api.example.com/v1"}, {"host", "db.example.com"}, {"table", "mart.usage"}},
                                     i % 4 == 0 ? "15m" : i % 4 == 1 ? "1h" : i % 4 == 2 ? "daily 05:30" : "manual", i * 11, 40'000LL * i);
                facts.push_back({name, source.configuration.kind, dayFromIso("2026-03-02").value() - i / 5, present, i % 7 == 3 ? 12 * i : 0});
                switch (i % 8) {
                case 1: source.error = Error{ErrorCode::Network, "api.example.com", "the connection was refused"}, source.failures = 3; break;
                case 2: source.configuration.paused = true; break;
                case 3: source.shrunk = SourceStatus::Shrunk{9'640, 212}, source.error = Error{ErrorCode::NeedsAnswer, name, "it had 9640 and now has 212"}; break;
                case 4: {
                    SchemaDrift drift;
                    drift.id = i;
                    drift.source = name;
                    drift.seen = present;
                    drift.changes = {{ColumnChange::Added, "customer_tier", "", "text"}};
                    source.openDrift = {drift};
                    source.configuration.drift = i < 8 ? DriftPolicy::Known : DriftPolicy::Stop;
                    break;
                }
                case 5: source.error = Error{ErrorCode::Credentials, name, "the server refused them"}, source.failures = 1; break;
                case 6: source.lastSuccess = source.lastAttempt = Instant(); break;
                default: break;
                }
                sources.push_back(std::move(source));
            }
            s.show(sources, someRuns(), facts);
            const QString suffix = language.isEmpty() ? QString() : QLatin1Char('-') + language;
            QVERIFY(s.w.sources->lists()->chooseSource("Zendesk tickets"));
            QTest::qWait(50);
            s.w.sources->sourcePane()->setRejections(someRejections());
            shoot(s.w, QStringLiteral("sources-states") + suffix);
            s.w.window.resize(1100, 700);
            QTest::qWait(50);
            shoot(s.w, QStringLiteral("sources-states-small") + suffix);
            QCOMPARE(s.w.sources->lists()->sourceTable()->model()->rowCount(), 24);
            s.w.sources->addSource(QStringLiteral("http"));
            QTest::qWait(50);
            shoot(s.w, QStringLiteral("sources-add-small") + suffix);
            QVERIFY(s.w.sources->sourceForm()->isVisible());

            const QString path = s.folder.filePath(QStringLiteral("customers.csv"));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("customerID,customer_name,tenure,Contract,MonthlyCharges,seats,Churn\nK1,Nordwind Fracht,34,Two year,56.95,12,No\n"
                       "K2,Halden Maritime,2,Month-to-month,53.85,4,Yes\nK3,Pallas Print,x,One year,42.30,many,No\nK4,Solveig Instruments,45,One year,70.70,9,perhaps\n");
            file.close();
            s.w.window.resize(1440, 900);
            s.w.sources->openFiles({path});
            ReadingPane *reading = s.w.sources->importPane()->reading();
            QTRY_VERIFY_WITH_TIMEOUT(reading->isVisible() && reading->troubledRows() == 4, patience); // no row can be read before its day is said
            shoot(s.w, QStringLiteral("import-asks") + suffix);
            for (QLineEdit *line : reading->findChildren<QLineEdit *>()) {
                if (line->isVisibleTo(reading) && line->placeholderText().isEmpty()) {
                    line->setFocus();
                    QTest::keyClicks(line, QStringLiteral("2026-02-28"));
                    QTest::keyClick(line, Qt::Key_Return);
                    break;
                }
            }
            QTRY_COMPARE_WITH_TIMEOUT(reading->troubledRows(), 2, patience);
            shoot(s.w, QStringLiteral("import-days") + suffix);
            s.w.window.resize(1100, 700);
            QTest::qWait(50);
            shoot(s.w, QStringLiteral("import-days-small") + suffix);
        }
        qDeleteAll(qApp->findChildren<QTranslator *>(QString(), Qt::FindDirectChildrenOnly));
        QLocale::setDefault(before);
        EnglishPlurals::install(*qApp);
    }

    void aRowWithoutItsHeaderSaysWhy()
    {
        Scene s;
        s.show(someSources(), someRuns(), someFacts());
        QVERIFY(s.w.sources->lists()->chooseSource("Product events"));
        QTest::qWait(50);
        SourcePane *pane = s.w.sources->sourcePane();
        auto *text = pane->findChild<QPlainTextEdit *>();
        pane->setRejections({{"Product events", 0, "bad_date", "at: \"2025-02-31\" is not a date.", "7,A2,u1,opened,m7,2025-02-31"}});
        QVERIFY(labelsOf(*pane).contains(QLatin1String("kept without its header")));
        QVERIFY(text->isVisibleTo(pane) && text->isReadOnly());
        shoot(s.w, QStringLiteral("sources-headerless"));
        pane->setRejections({{"Product events", 0, "bad_date", "at: \"2025-02-31\" is not a date.", "\"seq\",\"at\"\n7,2025-02-31"}});
        QVERIFY(!labelsOf(*pane).contains(QLatin1String("kept without its header")));
        QVERIFY(!text->isReadOnly());
    }

    void question()
    {
        Scene s;
        const QString path = s.folder.filePath(QStringLiteral("kunden.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("account_id;name;signup;arr\nK1;Nordwind Fracht;03/04/2025;1.840\nK2;Halden Maritime;05/06/2025;12.500\n");
        file.close();
        s.w.sources->openFiles({path});
        QTRY_VERIFY_WITH_TIMEOUT(s.w.sources->importPane()->reading()->asks(), patience);
        shoot(s.w, QStringLiteral("import-question"));
        QVERIFY(labelsOf(*s.w.sources->importPane()).contains(QLatin1String("which of these is")));
    }
};

QTEST_MAIN(TestSourceScenes)
#include "test_source_scenes.moc"
