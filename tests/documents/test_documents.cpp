/// Nothing internal in what a customer is given; one page whatever is on it; the same bytes twice; names are names; mails cannot be forged.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/document_template.h"
#include "reports/email.h"
#include "support/fake_clock.h"
#include "workspace/documents.h"
#include "workspace/value_answers.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <map>
#include <set>

using namespace milepost;
using milepost::test::FakeClock;

namespace {

#define MP_VERIFY(expression)                                                                                 \
    do {                                                                                                      \
        const auto &mpVerified = (expression);                                                                \
        QVERIFY2(mpVerified.ok(), mpVerified.ok() ? "" : mpVerified.error().toString().c_str());              \
    } while (false)

QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("page.pdf")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(input);
    file.close();
    QProcess process;
    QStringList all = arguments;
    all.replaceInStrings(QStringLiteral("FILE"), file.fileName());
    process.start(program, all);
    process.waitForFinished(60'000);
    return process.readAllStandardOutput();
}

bool poppler() { return !QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty(); }

QString wordsOf(const QByteArray &pdf) { return QString::fromUtf8(run(QStringLiteral("pdftotext"), {"FILE", "-"}, pdf)); }

/// Without blanks: text in a page may be broken anywhere.
QString tight(QString text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    return text.remove(blanks);
}

Result<std::string> builtIn(const std::string &name) { return std::string(builtInTemplate(name)); }

Brand brandNamed(const std::string &name)
{
    return *makeBrand(name, "", {});
}

/// A customer with so many milestones reached and so many to go.
CustomerDocument customer(const std::string &name, int reached, int open, const std::string &title = "Milestone")
{
    CustomerDocument document;
    document.customer = name;
    document.plan = "Business";
    document.seats = 120;
    document.asOf = *dayFromIso("2025-11-20");
    document.through = document.asOf - 1;
    document.start = *dayFromIso("2024-11-01");
    document.renewal = *dayFromIso("2026-02-02");
    document.applicable = reached + open;
    for (int i = 0; i < reached; ++i) {
        document.achieved.push_back({title + " " + std::to_string(i), "Well done", static_cast<Category>(i % 5), document.start + 5 * i, 1, {}});
        document.own.push_back({5 * i, i + 1});
    }
    for (int i = 0; i < open; ++i) {
        CustomerDocument::Ahead ahead;
        ahead.title = title + " to come " + std::to_string(i);
        ahead.begun = i % 2 == 0;
        ahead.value = 840;
        ahead.target = 1000;
        document.ahead.push_back(ahead);
    }
    document.goal.outcome = "Plan an order in 6 minutes";
    document.goal.baseline = {"14 minutes", document.start};
    document.goal.destination = {"6 minutes", *dayFromIso("2025-12-31")};
    document.goal.share = 0.6;
    document.goal.value = 6;
    document.goal.target = 10;
    document.goal.milestone = "Orders planned";
    CustomerDocument::Value value;
    value.from = document.start;
    value.to = document.asOf;
    value.currency = *Currency::fromCode("EUR");
    for (int i = 0; i < 4; ++i) {
        CustomerDocument::ValueLine line;
        line.title = title + " worth " + std::to_string(i);
        line.occurrences = 500;
        line.saving = "10";
        line.rate = "50";
        line.minutes = true;
        line.hours = 500 * 10 / 60.0;
        line.minor = 416667;
        line.counted = "ticket.closed";
        line.countsEvent = true;
        line.source = "time study";
        value.lines.push_back(line);
    }
    value.totalMinor = 1666668;
    value.lowMinor = 1000000;
    value.highMinor = 2000000;
    value.investedMinor = 960000;
    document.value = value;
    CustomerDocument::Peers peers;
    peers.n = 14;
    peers.own = reached;
    peers.mostHave = 9;
    for (int week = 0; week <= 52; ++week)
        peers.curve.push_back({week, float(week) / 8, float(week) / 6, float(week) / 5});
    peers.tenureDays = 364;
    document.peers = peers;
    for (int i = 0; i < 9; ++i)
        document.steps.push_back({title + " step " + std::to_string(i), i % 2 ? PlanSide::Us : PlanSide::Customer, document.asOf + i, false});
    return document;
}

Result<DocumentFile> brief(const CustomerDocument &document, const DocumentForms &forms = {true, true, 0})
{
    return documentFile(document, DocumentKind::Brief, brandNamed("Lodestar"), wording::Voice::invariant(), builtIn, forms);
}

} // namespace

class TestDocuments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void customersSeeNothingInternal();
    void noOtherCustomerIsNamed();
    void tooFewPeersGiveNoNumber();
    void everyMarkHasItsFootnote();
    void oneWholePage_data();
    void oneWholePage();
    void theSameBytesTwice();
    void namesAreNoMarkup();
    void templatesOfOnesOwn();
    void logosThatAreRefused_data();
    void logosThatAreRefused();
    void mailsCannotBeForged();
    void mailsSayWhatTheyKnow();
    void theWholeBook();

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::unique_ptr<Workspace> m_workspace;
    Snapshot m_snapshot;
    AccountIndex m_account = 0;
};

void TestDocuments::initTestCase()
{
    auto opened = Workspace::open(m_folder.filePath(QStringLiteral("profile")).toStdString(), m_clock, {true, false, false});
    MP_VERIFY(opened);
    m_workspace = std::move(*opened);
    MP_VERIFY(m_workspace->createSample());
    auto snapshot = m_workspace->snapshot();
    MP_VERIFY(snapshot);
    const AccountIndex account = snapshot->portfolio->findExternal("northwind-freight");
    QVERIFY(account != noAccount);
    const AccountId id = snapshot->portfolio->id[account];
    // A canary in every place that is for our own eyes.
    MP_VERIFY(m_workspace->apply(AddNote{id, "CANARYNOTE said in confidence"}));
    MP_VERIFY(m_workspace->apply(AddTask{{id}, "CANARYTASK", "CANARYTASKOWNER", m_workspace->today() + 3}));
    MP_VERIFY(m_workspace->apply(AssignOwner{{id}, "CANARYOWNER"}));
    SetRenewalCall call;
    call.account = id;
    call.termEnd = snapshot->portfolio->renewal[account];
    call.call = RenewalCall::AtRisk;
    call.probability = 0.37;
    call.note = "CANARYCALL";
    MP_VERIFY(m_workspace->apply(call));
    auto plan = m_workspace->plan(*snapshot, account);
    MP_VERIFY(plan);
    plan->plan.requiredOutcome = "Orders without a call";
    plan->plan.appropriateExperience = "CANARYEXPERIENCE";
    plan->plan.steps.push_back({"open_step", "Agree on the next quarter", "", PlanSide::Us, "CANARYSTEPOWNER", m_workspace->today() + 9, {}});
    MP_VERIFY(m_workspace->apply(SetPlan{id, plan->plan}));
    MP_VERIFY(m_workspace->apply(SetInterview{id, {m_workspace->today() - 5, "CANARYWITH", "CANARYFIRSTVALUE", "CANARYFIRSTWIN", "CANARYCELEBRATE", "CANARYSUCCESS"}}));
    auto models = m_workspace->roiModels();
    MP_VERIFY(models);
    int unagreed = 0;
    for (RoiModel &model : *models) {
        for (RoiAssumption &assumption : model.assumptions) {
            if (assumption.agreed)
                continue;
            ++unagreed;
            assumption.owner = "CANARYASSUMPTIONOWNER";
            assumption.source = "CANARYASSUMPTIONSOURCE";
            for (RoiLine &line : model.lines) {
                if (line.saving == assumption.key || line.rate == assumption.key || line.confidence == assumption.key)
                    line.title = "CANARYLINE";
            }
        }
    }
    QVERIFY(unagreed > 0);
    MP_VERIFY(m_workspace->apply(PutRoiModels{*models}));
    auto catalog = m_workspace->catalog();
    MP_VERIFY(catalog);
    for (MilestoneDefinition &milestone : catalog->milestones) {
        milestone.owner = "CANARYMILESTONEOWNER";
        milestone.implication = "CANARYIMPLICATION";
        milestone.why = "CANARYWHY";
        milestone.offer = "CANARYOFFER";
        milestone.ask = "CANARYASK";
    }
    MP_VERIFY(m_workspace->apply(ImportCatalog{*catalog}));
    MP_VERIFY(m_workspace->apply(ChangeSetting{"brand_name", "Lodestar"}));
    auto after = m_workspace->snapshot();
    MP_VERIFY(after);
    m_snapshot = *after;
    m_account = m_snapshot.portfolio->findExternal("northwind-freight");
}

void TestDocuments::customersSeeNothingInternal()
{
    const auto internal = makeDocument(*m_workspace, m_snapshot, {m_account, DocumentKind::Brief, DocumentEdition::Internal, {}});
    MP_VERIFY(internal);
    // What the internal edition must show, so that looking for it can fail.
    const QStringList seen{"CANARYNOTE", "CANARYTASK", "CANARYTASKOWNER", "CANARYOWNER", "CANARYCALL", "CANARYEXPERIENCE", "CANARYSTEPOWNER", "CANARYFIRSTVALUE",
                           "CANARYFIRSTWIN", "CANARYCELEBRATE", "CANARYSUCCESS", "CANARYLINE", "CANARYOFFER", "CANARYASK", "CANARYASSUMPTIONOWNER"};
    const QString internalHtml = QString::fromUtf8(internal->html);
    for (const QString &canary : seen)
        QVERIFY2(internalHtml.contains(canary), qPrintable(canary));
    QVERIFY(internalHtml.contains(QStringLiteral("Priya Raman"))); // the signal that the champion left
    if (poppler()) {
        const QString words = tight(wordsOf(internal->pdf));
        QVERIFY(words.contains(QStringLiteral("CANARYNOTE")) && words.contains(QStringLiteral("CANARYCALL")));
    }

    QStringList texts;
    for (const DocumentKind kind : {DocumentKind::Brief, DocumentKind::Report}) {
        const auto file = makeDocument(*m_workspace, m_snapshot, {m_account, kind, DocumentEdition::Customer, {}});
        MP_VERIFY(file);
        QVERIFY(file->html.contains("Orders without a call"));
        texts << QString::fromUtf8(file->html);
        if (poppler()) {
            texts << wordsOf(file->pdf);
            QVERIFY2(tight(texts.back()).contains(QStringLiteral("Orderswithoutacall")), qPrintable(texts.back()));
        }
        texts << QString::fromLatin1(file->pdf);
    }
    for (const EmailKind kind : {EmailKind::Celebration, EmailKind::CheckIn, EmailKind::Digest, EmailKind::Announcement, EmailKind::Share}) {
        const auto draft = makeEmail(*m_workspace, m_snapshot, {m_account, kind, EmailPeriod::Monthly});
        MP_VERIFY(draft);
        texts << QString::fromStdString(draft->subject + draft->text + draft->html);
    }
    for (const QString &text : texts) {
        QVERIFY(!tight(text).contains(QStringLiteral("CANARY")));
        QVERIFY(!text.contains(QStringLiteral("Priya Raman")));
        QVERIFY(!text.contains(QStringLiteral("37 %")));
    }
    if (!poppler())
        QSKIP("pdftotext is not installed: pages were not read");
}

void TestDocuments::noOtherCustomerIsNamed()
{
    const Portfolio &portfolio = *m_snapshot.portfolio;
    int looked = 0;
    for (AccountIndex account = 0; account < portfolio.accountCount(); account += 17) {
        if (portfolio.status[account] != AccountStatus::Active)
            continue;
        const auto file = makeDocument(*m_workspace, m_snapshot, {account, DocumentKind::Brief, DocumentEdition::Customer, {true, false, 0}});
        MP_VERIFY(file);
        const std::string html = file->html.toStdString();
        for (AccountIndex other = 0; other < portfolio.accountCount(); ++other) {
            const auto name = portfolio.text(portfolio.name[other]);
            if (other != account && name.size() > 8 && name != portfolio.text(portfolio.name[account]))
                QVERIFY2(html.find(name) == std::string::npos, std::string(name).c_str());
        }
        ++looked;
    }
    QVERIFY(looked > 5);
}

void TestDocuments::tooFewPeersGiveNoNumber()
{
    // A workspace may compare with fewer for itself; a customer is told of ten or more alone.
    MP_VERIFY(m_workspace->apply(ChangeSetting{"peers_k", "2"}));
    const auto snapshot = m_workspace->snapshot();
    MP_VERIFY(snapshot);
    int few = 0;
    const Standing &standing = *snapshot->standing;
    for (AccountIndex account = 0; account < standing.peers.size(); ++account) {
        if (standing.peers[account].rung == PeerRung::None || standing.peers[account].n >= fewestPeersShown || snapshot->portfolio->status[account] != AccountStatus::Active)
            continue;
        ++few;
        const auto file = makeDocument(*m_workspace, *snapshot, {account, DocumentKind::Brief, DocumentEdition::Customer, {true, false, 0}});
        MP_VERIFY(file);
        QVERIFY(file->html.contains("too few to compare you with"));
        QVERIFY(!QRegularExpression(QStringLiteral("usual week")).match(QString::fromUtf8(file->html)).hasMatch());
        QVERIFY(!file->html.contains(">most teams<"));
    }
    MP_VERIFY(m_workspace->apply(ChangeSetting{"peers_k", "10"}));
    QVERIFY(few > 0);
}

/// Marks count up as one reads, each has its footnote, and no footnote is without a mark.
void TestDocuments::everyMarkHasItsFootnote()
{
    const auto snapshot = m_workspace->snapshot();
    MP_VERIFY(snapshot);
    const QRegularExpression mark(QStringLiteral("<(?:sup|span class=\"note\")>(\\d+)</(?:sup|span)>"));
    std::map<int, int> pages; // by how many footnotes
    for (AccountIndex account = 0; account < snapshot->portfolio->accountCount(); account += 7) {
        for (const auto &[kind, edition] : {std::pair(DocumentKind::Brief, DocumentEdition::Customer), std::pair(DocumentKind::Brief, DocumentEdition::Internal),
                                            std::pair(DocumentKind::Report, DocumentEdition::Customer)}) {
            const auto file = makeDocument(*m_workspace, *snapshot, {account, kind, edition, {true, false, 0}});
            MP_VERIFY(file);
            const QString html = QString::fromUtf8(file->html);
            const qsizetype foot = html.indexOf(QLatin1String("<p class=\"foot\">"));
            QVERIFY(foot > 0);
            QVERIFY(!html.contains(QChar(0xFDD0)) && !html.contains(QChar(0xFDD1)));
            QList<int> marks, notes;
            for (const auto &each : mark.globalMatch(html.left(foot))) {
                if (const int number = each.captured(1).toInt(); !marks.contains(number))
                    marks << number;
            }
            for (const auto &each : mark.globalMatch(html.mid(foot)))
                notes << each.captured(1).toInt();
            QCOMPARE(marks, notes);
            for (int i = 0; i < notes.size(); ++i)
                QCOMPARE(notes[i], i + 1);
            ++pages[static_cast<int>(notes.size())];
        }
    }
    QVERIFY(pages.size() > 3 && pages.rbegin()->first >= 8);
}

void TestDocuments::oneWholePage_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("reached");
    QTest::addColumn<int>("open");
    QTest::addColumn<QString>("title");
    const QString endless(300, QLatin1Char('W'));
    QTest::newRow("three") << "Northwind Freight" << 2 << 1 << "First project";
    QTest::newRow("sixty") << "Northwind Freight" << 47 << 13 << "First integration connected";
    QTest::newRow("none") << "Northwind Freight" << 0 << 0 << "x";
    QTest::newRow("long names") << "The Worshipful Company of Long Distance Freight Forwarders and Carriers of the Lower Rhine and Meuse" << 40 << 20
                                << "A milestone whose title somebody could not bring themselves to shorten to what it is about";
    QTest::newRow("without a blank") << endless << 30 << 30 << endless.left(150);
    QTest::newRow("Arabic") << QString::fromUtf8("شركة الشحن الشمالية") << 12 << 8 << QString::fromUtf8("أول مشروع");
    QTest::newRow("Hebrew and figures") << QString::fromUtf8("חברת 42 הובלות") << 12 << 8 << QString::fromUtf8("צעד");
    QTest::newRow("Japanese") << QString::fromUtf8("月光デザイン株式会社") << 12 << 8 << QString::fromUtf8("最初のプロジェクト");
}

void TestDocuments::oneWholePage()
{
    QFETCH(const QString, name);
    QFETCH(const int, reached);
    QFETCH(const int, open);
    QFETCH(const QString, title);
    const auto file = brief(customer(name.toStdString(), reached, open, title.toStdString()));
    MP_VERIFY(file);
    QVERIFY(file->pdf.startsWith("%PDF-"));
    if (!poppler())
        QSKIP("poppler is not installed: the page was not looked at");
    const QByteArray facts = run(QStringLiteral("pdfinfo"), {"FILE"}, file->pdf);
    QVERIFY2(QRegularExpression(QStringLiteral("Pages:\\s+1\\n")).match(QString::fromUtf8(facts)).hasMatch(), facts.constData());
    QVERIFY2(facts.contains("A4"), facts.constData());
    // Every font is inside: the column before last but two says so.
    const QStringList fonts = QString::fromUtf8(run(QStringLiteral("pdffonts"), {"FILE"}, file->pdf)).split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(2);
    QVERIFY(!fonts.isEmpty());
    for (const QString &font : fonts)
        QVERIFY2(QRegularExpression(QStringLiteral("Identity-H\\s+yes")).match(font).hasMatch(), qPrintable(font));
    const QString words = tight(wordsOf(file->pdf));
    for (const QString &figure : {QStringLiteral("16,666.68"), QStringLiteral("4,166.67"), QStringLiteral("%1of%2milestone").arg(reached).arg(reached + open)})
        QVERIFY2(words.contains(figure), qPrintable(figure));
    // Rendered: ink, and none of it over the edge of the paper.
    QTemporaryDir folder;
    run(QStringLiteral("pdftoppm"), {"-r", "50", "-png", "-singlefile", "FILE", folder.filePath(QStringLiteral("page"))}, file->pdf);
    const QImage picture(folder.filePath(QStringLiteral("page.png")));
    QVERIFY(!picture.isNull());
    int ink = 0, edge = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const bool dark = qGray(picture.pixel(x, y)) < 200;
            ink += dark;
            edge += dark && (x < 10 || x >= picture.width() - 10 || y < 8 || y >= picture.height() - 8);
        }
    }
    QVERIFY2(ink > 2000, qPrintable(QString::number(ink)));
    QCOMPARE(edge, 0);
}

void TestDocuments::theSameBytesTwice()
{
    const CustomerDocument document = customer("Northwind Freight", 7, 5);
    const auto first = brief(document);
    const auto second = brief(document);
    MP_VERIFY(first);
    MP_VERIFY(second);
    QCOMPARE(first->pdf, second->pdf);
    QCOMPARE(first->html, second->html);
    QVERIFY(first->pdf.contains("/CreationDate (D:20251120120000"));
    const auto other = brief(customer("Southwind Freight", 7, 5));
    MP_VERIFY(other);
    QVERIFY(first->pdf != other->pdf);
}

void TestDocuments::namesAreNoMarkup()
{
    const std::string name = "<img src=\"file:///dev/zero\"><script>alert(1)</script> & Söhne {{brand}}";
    const auto file = brief(customer(name, 3, 3, "<b>bold</b>"), {true, true, 400});
    MP_VERIFY(file);
    QVERIFY(!file->html.contains("<script"));
    QVERIFY(!file->html.contains("<img"));
    QVERIFY(!file->html.contains("<b>"));
    QVERIFY(file->html.contains("&lt;script&gt;"));
    QVERIFY(file->html.contains("{{brand}}")); // a name is not read as a template
    QVERIFY(!QImage::fromData(file->picture).isNull());
    if (poppler())
        QVERIFY(tight(wordsOf(file->pdf)).contains(QStringLiteral("<script>alert(1)</script>")));
}

void TestDocuments::templatesOfOnesOwn()
{
    const QDir profile(QString::fromStdString(m_workspace->profile()));
    QVERIFY(profile.mkpath(QStringLiteral("templates")));
    const QString path = profile.filePath(QStringLiteral("templates/brief.html"));
    const auto put = [&path](const QByteArray &text) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    // {{{x}}} does not switch the escaping off, and nothing that a template names is opened.
    QVERIFY(put("<p>Our own: {{{customer}}}</p><img src=\"file:///dev/zero\"/><link rel=\"stylesheet\" href=\"file:///dev/zero\"/>"));
    const DocumentRequest request{m_account, DocumentKind::Brief, DocumentEdition::Customer, {}};
    auto file = makeDocument(*m_workspace, m_snapshot, request);
    MP_VERIFY(file);
    QVERIFY(file->html.startsWith("<p>Our own: Northwind Freight"));
    QVERIFY(put("line one\n{{#achieved}}\nnever closed"));
    file = makeDocument(*m_workspace, m_snapshot, request);
    QVERIFY(!file.ok());
    QVERIFY2(file.error().detail.find("line 2") != std::string::npos, file.error().toString().c_str());
    QVERIFY(QFile::remove(path));
    MP_VERIFY(makeDocument(*m_workspace, m_snapshot, request));
}

void TestDocuments::logosThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("logo");
    QTest::addColumn<bool>("taken");
    const QByteArray open = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"40\" height=\"20\">";
    QTest::newRow("SVG") << open + "<rect width=\"40\" height=\"20\" fill=\"#123456\"/></svg>" << true;
    QTest::newRow("picture in it") << open + "<image xlink:href=\"file:///etc/hostname\" width=\"9\" height=\"9\"/></svg>" << false;
    QTest::newRow("reference") << open + "<use href=\"http://example.org/a.svg#b\"/></svg>" << false;
    QTest::newRow("entity") << QByteArray("<!DOCTYPE svg [<!ENTITY a \"b\">]>") + open + "</svg>" << false;
    QTest::newRow("script") << open + "<script>1</script></svg>" << false;
    QTest::newRow("text") << QByteArray("hello") << false;
    QTest::newRow("large") << QByteArray(largestLogo + 1, 'x') << false;
    QTest::newRow("half a PNG") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11) << false;
}

void TestDocuments::logosThatAreRefused()
{
    QFETCH(const QByteArray, logo);
    QFETCH(const bool, taken);
    QCOMPARE(makeBrand("Lodestar", "#ffee00", logo).ok(), taken);
    QVERIFY(!makeBrand("Lodestar", "url(x)", {}).ok());
    // Yellow on white would not be read.
    QVERIFY(makeBrand("Lodestar", "#ffee00", {})->accent != "#ffee00");
}

void TestDocuments::mailsCannotBeForged()
{
    const std::string hostile = "Won\r\nBcc: everyone@example.com\r\n\r\nBody";
    CustomerDocument document = customer("Acme\r\nCc: a@example.com", 1, 1);
    document.achieved.back().title = hostile;
    const auto draft = emailDraft(document, EmailKind::Celebration, EmailPeriod::Monthly, "Ada\nX: y", "ada@example.com\r\nBcc: b@example.com", brandNamed("Lode\r\nstar"),
                                  wording::Voice::invariant(), builtIn);
    MP_VERIFY(draft);
    QVERIFY(draft->subject.find('\n') == std::string::npos && draft->subject.find('\r') == std::string::npos);
    const QByteArray eml = emlOf(*draft, document.asOf);
    const QByteArray head = eml.left(eml.indexOf("\r\n\r\n"));
    std::set<QByteArray> names;
    for (const QByteArray &line : head.split('\n')) {
        if (!line.startsWith(' '))
            names.insert(line.left(line.indexOf(':')));
    }
    QCOMPARE(names, (std::set<QByteArray>{"Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"})); // no To: it was no address
    QVERIFY(head.contains("X-Unsent: 1"));
    for (const QByteArray &line : eml.split('\n'))
        QVERIFY(line.size() < 200);

    // A subject that never went through a template: typed, or pasted.
    EmailDraft typed = *draft;
    typed.subject = "Hi\r\nBcc: everyone@example.com";
    QVERIFY(!emlOf(typed, document.asOf).contains("\nBcc"));
    QVERIFY(emlOf(typed, document.asOf).contains("Subject: Hi Bcc: everyone@example.com\r\n"));
    QVERIFY(mailtoOf(typed).find("subject=Hi%20Bcc") != std::string::npos);

    EmailDraft plain = *draft;
    plain.to = "ada@example.com";
    plain.subject = "Grüße & Bcc: x?cc=b@example.com#";
    QVERIFY(emlOf(plain, document.asOf).startsWith("To: ada@example.com\r\nSubject: =?UTF-8?B?"));
    const QString mailto = QString::fromStdString(mailtoOf(plain));
    QVERIFY(!mailto.contains(QLatin1Char('\n')) && !mailto.contains(QLatin1Char(' ')));
    const QUrl url(mailto, QUrl::StrictMode);
    QCOMPARE(url.path(), QStringLiteral("ada@example.com"));
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0].second, QString::fromStdString(plain.subject));
    plain.to = "a@example.com?bcc=b@example.com&x";
    QCOMPARE(QUrlQuery(QUrl(QString::fromStdString(mailtoOf(plain)))).queryItems().size(), 2);
}

void TestDocuments::mailsSayWhatTheyKnow()
{
    CustomerDocument document = customer("Acme", 7, 5, "Goal");
    const auto made = [&document](EmailKind kind, EmailPeriod period = EmailPeriod::Monthly) {
        return emailDraft(document, kind, period, "Ada", "ada@example.com", brandNamed("Lodestar"), wording::Voice::invariant(), builtIn);
    };
    const auto celebration = made(EmailKind::Celebration);
    MP_VERIFY(celebration);
    QVERIFY(celebration->text.starts_with("Hello Ada,\n\n"));
    QVERIFY(celebration->text.find("“Goal 6”") != std::string::npos && celebration->text.find("7 of 12") != std::string::npos);
    QVERIFY(celebration->text.find("Next: Goal to come 0, with 160 still to come.") != std::string::npos);
    // A benchmark belongs to a celebration where it is one.
    QVERIFY(celebration->text.find("Most teams") == std::string::npos);
    document.peers->mostHave = 5;
    QVERIFY(made(EmailKind::Celebration)->text.find("Most teams at this stage have completed 5; you have 7.") != std::string::npos);
    document.achieved.back().on = document.asOf - 3;
    document.achieved.front().times = 4; // a repeating one, last on the day before
    document.achieved.front().last = document.asOf - 1;
    QVERIFY(made(EmailKind::Celebration)->text.find("On 19 Nov your team reached “Goal 0”") != std::string::npos);
    document.achieved.front().last = {};
    const auto weekly = made(EmailKind::Digest, EmailPeriod::Weekly);
    MP_VERIFY(weekly);
    QVERIFY(weekly->text.find("1 milestone reached between 14 Nov 2025 and 20 Nov 2025:\n\n- Goal 6, 17 Nov\n") != std::string::npos);
    QVERIFY(weekly->html.find("<li>Goal 6, 17 Nov</li>") != std::string::npos);
    MP_VERIFY(made(EmailKind::CheckIn));
    MP_VERIFY(made(EmailKind::Announcement));
    document.achieved.clear();
    QCOMPARE(made(EmailKind::Celebration).error().code, ErrorCode::NotFound);
    QVERIFY(made(EmailKind::Digest)->text.find("No milestone was reached") != std::string::npos);
}

void TestDocuments::theWholeBook()
{
    const QString folder = m_folder.filePath(QStringLiteral("book"));
    JobControl control;
    std::uint64_t reported = 0;
    control.progress = [&](const ProgressState &state) {
        if ((reported = state.rows) == 12)
            control.cancel.cancel();
    };
    const auto stopped = writeDocuments(*m_workspace, m_snapshot, {.pdf = false, .folder = folder.toStdString(), .accounts = {}}, control);
    QVERIFY(stopped && stopped->cancelled && stopped->written == 12);
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 12);
    const auto written = writeDocuments(*m_workspace, m_snapshot, {.pdf = false, .folder = folder.toStdString(), .accounts = {}});
    MP_VERIFY(written);
    const auto customers = std::ranges::count(m_snapshot.portfolio->status, AccountStatus::Active);
    QVERIFY(!written->cancelled);
    QCOMPARE(written->written, customers);
    QCOMPARE(written->written + written->noCustomers, std::int64_t(m_snapshot.portfolio->accountCount()));
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), customers);
    QCOMPARE(reported, std::uint64_t(12));
    // Only some, one of whom is no customer.
    const auto &status = m_snapshot.portfolio->status;
    const auto of = [&](AccountStatus wanted) { return static_cast<AccountIndex>(std::ranges::find(status, wanted) - status.begin()); };
    const QString few = m_folder.filePath(QStringLiteral("few"));
    const auto some = writeDocuments(*m_workspace, m_snapshot, {DocumentEdition::Internal, false, few.toStdString(), {of(AccountStatus::Active), of(AccountStatus::Churned)}});
    QVERIFY(some && some->written == 1 && some->noCustomers == 1 && QDir(few).entryList(QDir::Files).size() == 1);
    // A template that cannot be used is the matter of all.
    const QDir templates(QString::fromStdString(m_workspace->profile()) + QStringLiteral("/templates"));
    QFile broken(templates.filePath(QStringLiteral("brief.html")));
    QVERIFY(templates.mkpath(QStringLiteral(".")) && broken.open(QIODevice::WriteOnly) && broken.write("{{#achieved}}") > 0);
    broken.close();
    const QString none = m_folder.filePath(QStringLiteral("none"));
    const auto refused = writeDocuments(*m_workspace, m_snapshot, {DocumentEdition::Customer, false, none.toStdString(), {}});
    QVERIFY(broken.remove());
    QVERIFY(!refused && QDir(none).isEmpty());
}

QTEST_MAIN(TestDocuments)
#include "test_documents.moc"
