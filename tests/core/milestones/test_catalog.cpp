/// The catalog's exchange form, the starter catalog and the lint.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "milestones/catalog_lint.h"
#include "milestones/catalog_toml.h"
#include "milestones/starter_catalog.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace milepost;
using namespace milepost::milestones;

namespace {

const Day today = *dayFromIso("2026-11-22");

Catalog starter() { return *starterCatalog(today); }

MilestoneDefinition full()
{
    MilestoneDefinition d;
    d.key = "every_field";
    d.title = "Every \"field\" \\ with\nodd\ttext \x01 and 日本語";
    d.category = Category::Growth;
    d.pillar = Pillar::Expansion;
    d.kind = MilestoneKind::Customer;
    d.stage = Stage::Month6;
    d.owner = "CSM";
    d.method = "m";
    d.windowDays = 90;
    d.appliesTo = "plan:enterprise seats>=50";
    d.required = true;
    d.implication = "i";
    d.offer = "o";
    d.ask = "a";
    d.why = "w";
    d.celebration = "c";
    d.outcomeKey = "roi";
    d.reviewOn = *dayFromIso("2027-01-31");
    d.cadenceDays = 30;
    d.enabled = false;
    d.version = 3;
    d.effectiveFrom = *dayFromIso("2026-03-01");
    d.origin = Origin::Data;
    Rule leaf;
    leaf.form = Rule::Form::Sum;
    leaf.match.names = {"time_saved", "odd \"name\""};
    leaf.match.where = {{"plan", PropertyCondition::Op::NotEquals, "free"}, {"n", PropertyCondition::Op::GreaterEqual, "0.1"}};
    leaf.property = "hours";
    leaf.threshold = 10.25;
    leaf.within = Rule::Within::Sliding;
    leaf.days = 7;
    Rule start;
    start.form = Rule::Form::First;
    start.match.names = {"x"};
    start.within = Rule::Within::OfStart;
    start.days = 30;
    Rule no;
    no.form = Rule::Form::Not;
    no.children = {start};
    d.rule.form = Rule::Form::All;
    d.rule.children = {leaf, no};
    return d;
}

bool has(const std::vector<LintFinding> &findings, LintCode code, std::string_view key)
{
    return std::ranges::any_of(findings, [&](const LintFinding &f) { return f.code == code && f.key == key; });
}

} // namespace

class TestCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip()
    {
        Catalog catalog = starter();
        catalog.milestones.push_back(full());
        const std::string text = writeCatalog(catalog);
        const auto again = parseCatalog(text);
        QVERIFY2(again.ok(), again ? "" : again.error().toString().c_str());
        QVERIFY(again->milestones == catalog.milestones);
        QVERIFY(again->levels == catalog.levels);
        QCOMPARE(writeCatalog(*again), text);

        const auto definition = parseDefinition(writeDefinition(full()));
        QVERIFY(definition.ok());
        QVERIFY(*definition == full());
        const auto rule = parseRule(writeRule(full().rule));
        QVERIFY(rule.ok());
        QVERIFY(*rule == full().rule);
    }

    void everyFormSurvives()
    {
        for (int form = 0; form < static_cast<int>(Rule::Form::All); ++form) {
            Rule rule;
            rule.form = static_cast<Rule::Form>(form);
            if (rule.form == Rule::Form::Sum || rule.form == Rule::Form::DistinctValues || rule.form == Rule::Form::LimitShare)
                rule.property = "p";
            if (rule.form == Rule::Form::DistinctEvents)
                rule.match.names = {"a", "b"};
            const auto again = parseRule(writeRule(rule));
            QVERIFY2(again.ok(), again ? "" : again.error().toString().c_str());
            QVERIFY(*again == rule);
        }
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const QString good = "[[milestone]]\nkey = \"a\"\ntitle = \"A\"\n";
        const auto rule = [&](const char *body) { return good + "rule = { " + body + " }\n"; };
        QTest::newRow("not TOML") << "[[milestone\n" << "line 1";
        QTest::newRow("unknown key") << good + "titel = \"x\"\nrule = { form = \"logged\" }" << "line 4, column 1: unknown key \"titel\" in the milestone; did you mean \"title\"?";
        QTest::newRow("unknown word") << good + "category = \"grwth\"\nrule = { form = \"logged\" }" << "line 4, column 12: category cannot be \"grwth\"; did you mean \"growth\"?";
        QTest::newRow("wrong type") << good + "window_days = \"30\"\nrule = { form = \"logged\" }" << "line 4, column 15: window_days must be a whole number from 1 to 3660";
        QTest::newRow("no title") << "[[milestone]]\nkey = \"a\"\nrule = { form = \"logged\" }" << "line 1, column 1: the milestone has no title";
        QTest::newRow("no rule") << good << "the milestone has no rule";
        QTest::newRow("bad key") << "[[milestone]]\nkey = \"A b\"\ntitle = \"A\"\nrule = { form = \"logged\" }" << "a key is made of small letters";
        QTest::newRow("key twice") << good + "rule = { form = \"logged\" }\n" + good + "rule = { form = \"logged\" }\n" << "line 5, column 1: key \"a\" is already used on line 1";
        QTest::newRow("date in quotes") << good + "review_on = \"2027-01-01\"\nrule = { form = \"logged\" }" << "review_on must be a date without quotes";
        QTest::newRow("no threshold") << rule("form = \"count\"") << "form \"count\" needs threshold";
        QTest::newRow("fraction of a count") << rule("form = \"count\", threshold = 2.5") << "threshold must be a whole number";
        QTest::newRow("nothing below 0") << rule("form = \"count\", threshold = 0") << "threshold must be above 0";
        QTest::newRow("not alone") << rule("form = \"not\", of = [{ form = \"first\" }]") << "nothing can complete this rule";
        QTest::newRow("not of two") << rule("form = \"not\", of = [{ form = \"first\" }, { form = \"first\" }]") << "exactly one rule";
        QTest::newRow("sum of what") << rule("form = \"sum\", threshold = 3") << "needs property";
        QTest::newRow("set too small") << rule("form = \"distinct_events\", events = [\"a\"], threshold = 3") << "threshold is larger than the set";
        QTest::newRow("window without days") << rule("form = \"first\", within = \"start\"") << "this window needs days";
        QTest::newRow("days without window") << rule("form = \"first\", days = 3") << "days has no meaning";
        QTest::newRow("sliding first") << rule("form = \"first\", within = \"days\", days = 3") << "can only be limited to the days from the start";
        QTest::newRow("run longer than its window") << rule("form = \"consecutive_days\", threshold = 8, within = \"week\"") << "do not fit into the window";
        QTest::newRow("logged in a tree") << rule("form = \"all\", of = [{ form = \"logged\" }]") << "stands alone";
        QTest::newRow("percentile 100") << rule("form = \"percentile\", threshold = 100") << "below 100";
        QTest::newRow("key of another form") << rule("form = \"first\", threshold = 3") << "unknown key \"threshold\"";
        QTest::newRow("newer format") << "format = 2\n" << "newer Milepost";
        QTest::newRow("level too high") << "[[level]]\nkey = \"l\"\ntitle = \"L\"\nmilestones = [\"a\"]\nneeded = 2\n" << "line 5, column 10: needed is larger";
    }
    void mistakesAreNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto parsed = parseCatalog(text.toStdString(), "mine.toml");
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().code, ErrorCode::Parse);
        QCOMPARE(parsed.error().context, std::string("mine.toml"));
        QVERIFY2(QString::fromStdString(parsed.error().detail).contains(says), parsed.error().detail.c_str());
    }

    void hostileTextIsRefused()
    {
        std::string deep = "[[milestone]]\nkey = \"a\"\ntitle = \"A\"\nrule = ";
        for (int i = 0; i < 60; ++i)
            deep += "{ form = \"all\", of = [";
        deep += "{ form = \"first\" }";
        for (int i = 0; i < 60; ++i)
            deep += "] }";
        QVERIFY(!parseCatalog(deep).ok());
        QVERIFY(!parseCatalog(std::string(100'000, '[')).ok());
        QVERIFY(!parseCatalog(std::string("key = \"\xFF\xFE\"")).ok());
        QCOMPARE(parseCatalog(std::string(5 * 1024 * 1024, '#')).error().code, ErrorCode::LimitExceeded);
    }

    void starterHasAllOfA6()
    {
        const std::vector<std::string> required{
            "account_created", "profile_completed", "team_invited", "first_integration", "preferences_configured",
            "first_project", "first_task", "first_report", "workflow_automated", "template_used",
            "aha_moment", "three_core_features", "five_active_days", "three_members", "checklist_completed",
            "hours_saved_week", "thousand_transactions", "pipeline_50k", "ten_thousand_users", "uptime_three_nines",
            "first_campaign", "first_customer_onboarded", "first_article", "first_feature", "first_workflow_live",
            "five_features", "advanced_settings", "custom_template", "automation",
            "ten_projects", "thousand_emails", "fifty_customers", "hundred_reports",
            "three_tools", "api_used", "sso_enabled",
            "near_seat_limit", "near_storage_limit", "near_api_limit", "power_user", "daily_active",
            "five_invites", "all_departments", "executive_sponsor", "roi_over_300", "critical_tool", "core_process",
            "review_posted", "social_share", "referral_made", "case_study",
            "leadership_presented", "new_department", "early_renewal", "plan_upgraded",
            "community_joined", "event_attended", "product_feedback"};
        const Catalog catalog = starter();
        std::vector<std::string> keys;
        for (const auto &definition : catalog.milestones)
            keys.push_back(definition.key);
        for (const std::string &key : required)
            QVERIFY2(std::ranges::find(keys, key) != keys.end(), key.c_str());
        QCOMPARE(keys.size(), required.size());

        const auto enabled = std::ranges::count(catalog.milestones, true, &MilestoneDefinition::enabled);
        QVERIFY(enabled >= 5 && enabled <= 10);
        int offers = 0;
        int asks = 0;
        for (const auto &d : catalog.milestones) {
            QVERIFY2(!d.owner.empty() && !d.method.empty() && !d.implication.empty() && !d.why.empty() && !d.celebration.empty()
                         && d.windowDays && d.reviewOn.valid() && d.origin == Origin::Catalog,
                     d.key.c_str());
            offers += !d.offer.empty();
            asks += !d.ask.empty();
        }
        QVERIFY(offers > 3 && offers < 15);
        QVERIFY(asks > 3 && asks < 15);
        QCOMPARE(catalog.levels.size(), std::size_t{3});
        QCOMPARE(catalog.levels[0].badge, std::string("Organized"));
        QCOMPARE(catalog.levels[2].unlock, std::string("Priority support"));
    }

    void starterIsTheFile()
    {
        QFile file(MILEPOST_SOURCE_DIR "/resources/catalog/starter.toml");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), std::string(starterCatalogToml()));
    }

    void starterIsClean()
    {
        for (const LintFinding &finding : lintCatalog(starter(), today))
            QFAIL((std::string(keyOf(finding.code)) + " " + finding.key + ": " + finding.detail).c_str());
        // Everything switched on: too many, and large round numbers for everybody. Nothing else.
        Catalog everything = starter();
        for (auto &definition : everything.milestones)
            definition.enabled = true;
        const auto findings = lintCatalog(everything, today);
        QVERIFY(has(findings, LintCode::TooMany, ""));
        for (const LintFinding &finding : findings)
            QVERIFY2(finding.code == LintCode::TooMany || finding.code == LintCode::IgnoresContext, finding.detail.c_str());
    }

    void lintFinds()
    {
        Catalog catalog;
        MilestoneDefinition bare;
        bare.key = "logins";
        bare.title = "Logins";
        bare.rule.form = Rule::Form::Count;
        bare.rule.match.names = {"user.logged_in"};
        bare.rule.threshold = 500;
        catalog.milestones.push_back(bare);
        bare.key = "renewal";
        bare.title = "Renewal";
        bare.rule.match.names = {"contract.signed"};
        bare.outcomeKey = "nowhere";
        bare.reviewOn = today - 1;
        catalog.milestones.push_back(bare);
        catalog.levels.push_back({"l", "L", "", "", {"absent"}, 0});
        const std::vector<MilestoneRate> rates{{"logins", 100, 4}, {"renewal", 100, 5}};
        const auto findings = lintCatalog(catalog, today, rates);
        for (const LintCode code : {LintCode::Vanity, LintCode::NoCelebration, LintCode::NotReviewed, LintCode::IgnoresContext,
                                    LintCode::NoOwner, LintCode::NoImplication, LintCode::NoWindow, LintCode::Unachievable})
            QVERIFY2(has(findings, code, "logins"), keyOf(code).data());
        QVERIFY(has(findings, LintCode::OneSize, ""));
        QVERIFY(has(findings, LintCode::VendorPhase, "renewal"));
        QVERIFY(has(findings, LintCode::UnknownOutcome, "renewal"));
        QVERIFY(has(findings, LintCode::UnknownLevelMilestone, "l"));
        QVERIFY(!has(findings, LintCode::Unachievable, "renewal"));
        QVERIFY(!has(findings, LintCode::VendorPhase, "logins"));
        QVERIFY(!has(findings, LintCode::Vanity, "renewal"));
    }
};

QTEST_GUILESS_MAIN(TestCatalog)
#include "test_catalog.moc"
