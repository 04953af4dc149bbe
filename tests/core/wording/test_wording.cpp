// Sentences as people read them: snapshots in English, figures by locale, and names from outside kept literal.
#include "support/builders.h"
#include "support/random_portfolio.h"
#include "triage/compute_standing.h"
#include "wording/answers.h"
#include "wording/changes.h"
#include "wording/figures.h"
#include "wording/guidance.h"
#include "wording/problems.h"
#include "wording/reasons.h"
#include "wording/terms.h"
#include "wording/timeline_words.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::wording;

namespace {

const Day asOf{20513}; // 2026-03-01
const Voice english = Voice::invariant();
Voice in(const char *locale) { return {QLocale(QLatin1String(locale)), true}; }

/// The isolates are for the eye; sentences are compared without them.
QString bare(QString text) { return text.remove(QChar(0x2068)).remove(QChar(0x2069)).replace(QChar(0xA0), QLatin1Char(' ')); }

std::shared_ptr<const Standing> standingOf(AccountBuilder account)
{
    return computeStanding(aPortfolio().asOf(asOf).milestone("plain").with(std::move(account)).build());
}

} // namespace

class TestWording : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figures();
    void dates();
    void money();
    void plurals();
    void reasons();
    void hostileNamesStayLiteral();
    void everySignalHasWords();
    void changes();
    void problems();
    void timeline_data();
    void timeline();
};

void TestWording::timeline_data()
{
    using Kind = TimelineEntry::Kind;
    using Turn = TimelineEntry::Turn;
    QTest::addColumn<TimelineEntry>("entry");
    QTest::addColumn<QString>("words");
    const auto entry = [](Kind kind, std::string title, std::string detail, Turn turn = Turn::None) {
        TimelineEntry made;
        made.kind = kind;
        made.title = std::move(title);
        made.detail = std::move(detail);
        made.turn = turn;
        return made;
    };
    const Currency euro = *Currency::fromCode("EUR");
    const auto paid = [](TimelineEntry made, Money amount, Day until = {}) {
        made.amount = amount;
        made.until = until;
        return made;
    };
    QTest::newRow("left") << entry(Kind::Contact, "Priya", "Head of Operations", Turn::Left) << "Contact left: Priya · Head of Operations";
    QTest::newRow("bounced") << entry(Kind::Contact, "Priya", "", Turn::Bounced) << "Mail bounced: Priya";
    QTest::newRow("churn") << entry(Kind::Churn, "price", "too dear") << "Churn: price · too dear";
    QTest::newRow("came back") << entry(Kind::Churn, "", "", Turn::CameBack) << "Came back";
    QTest::newRow("invoice") << paid(entry(Kind::Invoice, "i-1", "96000.00 EUR"), {9'600'000, euro}) << "Invoice: i-1 · €96,000";
    QTest::newRow("cents") << paid(entry(Kind::Invoice, "i-1", "", Turn::ChargeFailed), {1'050, euro}) << "Charge failed: i-1 · €10.50";
    QTest::newRow("no amount") << entry(Kind::Invoice, "i-1", "") << "Invoice: i-1";
    QTest::newRow("open") << paid(entry(Kind::Subscription, "Team", ""), {120'000, euro}) << "Subscription: Team · open · €1,200 a year";
    QTest::newRow("ended") << paid(entry(Kind::Subscription, "Team", ""), {120'000, euro}, asOf)
                           << "Subscription: Team · until 1 Mar 2026 · €1,200 a year";
}

void TestWording::timeline()
{
    QFETCH(TimelineEntry, entry);
    QFETCH(QString, words);
    const QString behind = timelineDetail(english, entry);
    QCOMPARE(bare(timelineTitle(english, entry) + (behind.isEmpty() ? QString() : " · " + behind)), words);
}

void TestWording::figures()
{
    QCOMPARE(integer(english, 25000), QStringLiteral("25,000"));
    QCOMPARE(decimal(english, 4.0), QStringLiteral("4"));
    QCOMPARE(decimal(english, 4.25), QStringLiteral("4.3"));
    QCOMPARE(decimal(english, std::nan("")), QStringLiteral("–"));
    QCOMPARE(percent(english, 0.38), QStringLiteral("38 %"));
    QCOMPARE(change(english, -12), QStringLiteral("−12"));
    QCOMPARE(change(english, 0), QStringLiteral("±0"));
    for (const auto &[n, text] : {std::pair(1, "1st"), std::pair(2, "2nd"), std::pair(3, "3rd"), std::pair(11, "11th"), std::pair(82, "82nd")})
        QCOMPARE(ordinal(english, n), QLatin1String(text));
}

void TestWording::dates()
{
    QCOMPARE(date(english, day("2026-02-28"), asOf), QStringLiteral("28 Feb"));
    QCOMPARE(date(english, day("2024-10-28"), asOf), QStringLiteral("28 Oct 2024"));
    QCOMPARE(date(english, Day{}, asOf), QStringLiteral("–"));
    QCOMPARE(date(in("en_US"), day("2026-02-28"), asOf), QStringLiteral("Feb 28"));
    QCOMPARE(date(in("ja_JP"), day("2026-02-28"), asOf), QStringLiteral("2月28日"));
    QCOMPARE(dateWithWeekday(english, day("2025-11-20")), QStringLiteral("Thu 20 Nov 2025"));
    QCOMPARE(relativeDay(english, asOf + 74, asOf), QStringLiteral("in 74 days"));
    QCOMPARE(relativeDay(english, asOf - 1, asOf), QStringLiteral("yesterday"));
    QCOMPARE(ago(english, Instant{0}, Instant{4 * 60'000}), QStringLiteral("4 min ago"));
    QCOMPARE(ago(english, Instant{0}, Instant{6 * msPerDay}), QStringLiteral("6 days ago"));
}

void TestWording::money()
{
    const Currency eur = *Currency::fromCode("EUR"), jpy = *Currency::fromCode("JPY");
    QCOMPARE(wording::money(english, 29'760'00, eur), QStringLiteral("€29,760"));
    QCOMPARE(bare(wording::money(in("de_DE"), 29'760'00, eur)), QStringLiteral("29.760 €"));
    QCOMPARE(moneyExact(english, 416'667, eur), QStringLiteral("€4,166.67"));
    QCOMPARE(moneyExact(english, 500, jpy), QStringLiteral("¥500"));
    QCOMPARE(bare(moneyCompact(english, 12'410'000'00, eur)), QStringLiteral("€12.41 M"));
    QCOMPARE(wording::money(english, noMinor, eur), QStringLiteral("–"));
    QCOMPARE(moneyFigure(english, -50, eur), QStringLiteral("−1")); // half away from zero
}

void TestWording::plurals()
{
    QCOMPARE(days(english, 1), QStringLiteral("1 day"));
    QCOMPARE(days(english, 41), QStringLiteral("41 days"));
    QCOMPARE(rowsNeedALook(english, 1), QStringLiteral("1 row needs a look"));
    QCOMPARE(rowsNeedALook(Voice::person(), 3), QStringLiteral("3 rows need a look"));
}

void TestWording::reasons()
{
    ContactRecord left;
    left.externalId = "c1";
    left.name = "Priya Raman";
    left.title = "Operations";
    left.role = ContactRole::Champion;
    left.leftOn = day("2026-02-20");
    const auto standing = standingOf(anAccount("Northwind").arr(1000).startedOn(asOf - 300).achieved("plain", asOf - 41).with(left));
    QVERIFY(!standing->queue.empty());
    const QueueItem &item = standing->queue.front();
    QCOMPARE(bare(reasonLine(english, *standing, item)),
             QStringLiteral("Champion left: Priya Raman, Operations; no milestone for 41 days"));
    const auto signals_ = standing->signals.of(0);
    const auto stuck = std::find_if(signals_.begin(), signals_.end(), [](const Signal &s) { return s.rule == SignalRule::Stuck; });
    QCOMPARE(reason(english, *standing, *stuck).title, QStringLiteral("No milestone for 41 days"));
    QCOMPARE(bare(evidence(english, *standing, signals_[0], standing->evidence[signals_[0].evidenceBegin])),
             QStringLiteral("20 Feb: Priya Raman left"));
    QCOMPARE(rowCount(english, signals_[0]), QStringLiteral("1 row"));
    QCOMPARE(decisionWords(english, *standing, 0), QStringLiteral("Renewal date missing"));
    QCOMPARE(progressing(english, *standing, 0).headline, QStringLiteral("Stuck for 41 days"));
    QCOMPARE(peersCaption(english, *standing, 0), QStringLiteral("Not enough peers: 0, and 10 are needed"));
    QCOMPARE(valueDelivered(english, *standing, 0).headline, QStringLiteral("Not measured"));
    value::RoiResult roi;
    roi.currency = *Currency::fromCode("EUR");
    QCOMPARE(valueDelivered(english, *standing, 0, &roi).headline, QStringLiteral("Not measured")); // no line has an amount
    roi.value[2] = value::Scenarios{value::Exact(50), value::Exact(90), value::Exact(120)};
    QCOMPARE(valueDelivered(english, *standing, 0, &roi).headline, QStringLiteral("Nothing agreed yet"));
    roi.value[0] = value::Scenarios{value::Exact(40), value::Exact(60), value::Exact(80)};
    QVERIFY(valueDelivered(english, *standing, 0, &roi).beside.contains(QStringLiteral("not known")));
    roi.cost = value::Scenarios{value::Exact(80), value::Exact(80), value::Exact(80)};
    const Answer delivered = valueDelivered(english, *standing, 0, &roi);
    QVERIFY2(delivered.headline.contains(QStringLiteral("60")), qPrintable(delivered.headline));
    QVERIFY2(delivered.beside.contains(QStringLiteral("80")) && delivered.beside.contains(QStringLiteral("25")), qPrintable(delivered.beside));
    QVERIFY2(delivered.foot.startsWith(QStringLiteral("Not paid back yet")) && delivered.foot.contains(QStringLiteral("90")), qPrintable(delivered.foot));
    QVERIFY(peerSentences(english, *standing, 0).isEmpty());
    QVERIFY(!guidance(english, *standing, item).isEmpty());
}

void TestWording::hostileNamesStayLiteral()
{
    for (const char *hostile : {"<img src=\"file:///dev/zero\">", "%1 %2 %Ln (s)", "\xE2\x80\xAE" "evil", "a&b", "=1+1", "%"}) {
        ContactRecord left;
        left.externalId = "c1";
        left.name = hostile;
        left.title = "%1";
        left.role = ContactRole::Champion;
        left.leftOn = asOf - 3;
        const auto standing = standingOf(anAccount("x").arr(1).startedOn(asOf - 10).with(left));
        const QString title = reason(english, *standing, standing->signals.of(0)[0]).title;
        QVERIFY(title.contains(QChar(0x2068) + QString::fromUtf8(hostile) + QChar(0x2069)));
    }
    // Nothing from a name can close the isolate it stands in, or break the line.
    const QString leaking = name("a\xE2\x81\xA9" "b\nc");
    QCOMPARE(leaking.count(QChar(0x2069)), 1);
    QVERIFY(leaking.endsWith(QChar(0x2069)) && !leaking.contains(QLatin1Char('\n')));
}

void TestWording::everySignalHasWords()
{
    RandomPortfolioShape shape;
    shape.accounts = 2000;
    const auto standing = computeStanding(randomPortfolio(shape));
    std::set<SignalRule> seen;
    for (const Signal &signal : standing->signals.rows) {
        seen.insert(signal.rule);
        const QString sentence = reasonSentence(english, *standing, signal);
        QVERIFY(!sentence.isEmpty());
        QVERIFY2(!sentence.contains(QLatin1Char('%')) || sentence.contains(QLatin1String(" %")), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QLatin1String("(s)")) && !sentence.contains(QLatin1String("nan")), qPrintable(sentence));
        QVERIFY(!guidance(english, *standing, signal).isEmpty());
        for (std::uint32_t i = signal.evidenceBegin; i < signal.evidenceEnd; ++i)
            QVERIFY(!evidence(english, *standing, signal, standing->evidence[i]).isEmpty());
    }
    QVERIFY(seen.size() >= 15);
    for (const auto *list : {&standing->queue, &standing->strip}) {
        for (const QueueItem &item : *list) {
            QVERIFY(!reasonLine(english, *standing, item).isEmpty());
            QVERIFY(guidance(english, *standing, item).size() <= 3);
            QVERIFY(!termCaptions(english, *standing, item).urgency.isEmpty());
        }
    }
}

void TestWording::changes()
{
    QCOMPARE(importSummary(english, 41, 0, 0, 3), QStringLiteral("41 new, 3 set aside"));
    QCOMPARE(importSummary(english, 6214, 0, 118, 0), QStringLiteral("6,214 new, 118 repeats dropped"));
    QCOMPARE(importSummary(english, 0, 0, 9, 0), QStringLiteral("nothing new"));
    RunRecord run;
    run.outcome = "failed";
    run.error = "file_format: /in/usage.zip: it breaks off";
    QCOMPARE(importSummary(english, run), QStringLiteral("failed: The file is not of the expected kind"));
    run.added = 41;
    QCOMPARE(importSummary(english, run), QStringLiteral("41 new · failed: The file is not of the expected kind"));
    run.error = "somebody's own words";
    QCOMPARE(importSummary(english, run), QStringLiteral("41 new · failed: somebody's own words"));
    QCOMPARE(bare(undoLabel(english, {"", "snooze", R"({"account":"Alder & Finch","until":"2026-03-09"})"})),
             QStringLiteral("Undo: snooze Alder & Finch until 9 Mar 2026"));
    QCOMPARE(bare(editSummary(english, {"", "done", R"({"accounts":12})"})), QStringLiteral("done with 12 accounts"));
    QCOMPARE(editSummary(english, {"", "new_kind", "not json"}), QStringLiteral("new kind"));
}

void TestWording::problems()
{
    const Problem p = problem(english, {ErrorCode::FileOpen, "accounts.csv", "Permission denied"});
    QCOMPARE(p.title, QStringLiteral("The file could not be opened"));
    QCOMPARE(bare(p.cause), QStringLiteral("accounts.csv: Permission denied"));
    QVERIFY(!p.safe.isEmpty() && !p.next.isEmpty());
    const Problem ofSource = sourceProblem(english, {ErrorCode::FileOpen, "/srv/usage.csv", "the file has become shorter"});
    QCOMPARE(ofSource.safe, QStringLiteral("What was already stored stays.")); // the other files have been read
    QVERIFY(ofSource.next.contains(QStringLiteral("reads it again")));
    QCOMPARE(sourceProblem(english, {ErrorCode::Tls, "", ""}).next, problem(english, {ErrorCode::Tls, "", ""}).next);
    QCOMPARE(findingSentence(english, {"reused_id", EntityKind::Usage, 21, {}}),
             QStringLiteral("21 ids of usage are used by different records"));
    QCOMPARE(rejectionTitle(english, "bad_number"), QStringLiteral("Not a number"));
    for (int code = 0; code <= static_cast<int>(ErrorCode::Unsupported); ++code)
        QVERIFY(!problem(english, {static_cast<ErrorCode>(code), "", ""}).title.isEmpty());
}

QTEST_GUILESS_MAIN(TestWording)
#include "test_wording.moc"
