/// Every reason for which a row is set aside has words of its own in the person's language: the kind of fault, and the whole sentence.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/problems.h"
#include "workspace_fixture.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>

using namespace milepost;
using namespace milepost::test;

namespace {

/// Another language than English whose words are not installed: what can be translated comes in English, nothing gets a title.
const wording::Voice german{QLocale(QLocale::German), true};

/// Without the isolates around facts.
QString bare(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

QString q(const std::string &text) { return QString::fromStdString(text); }

} // namespace

class TestRejectionWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeInTheSourcesHasATitle()
    {
        // As the readers and the mapper give them; what is quoted elsewhere is a field or a word of a file.
        const QRegularExpression given(QStringLiteral(
            R"((?:refuse(?:Rest)?\(|reject(?:ed)?\(|leaveOut\(input, |m_reasonCode = |m_problem = \{|\{\{\}, |code = |code\.empty\(\) \? std::string_view\(|line, |lines, |, 1, |\bfew \? |\bfew \? "\w+" : |input\.path, 0, )\"([a-z0-9]+_[a-z0-9_]+|unrecognised|ambiguous)\")"));
        QSet<QString> codes;
        QDirIterator files(QStringLiteral(MILEPOST_SOURCE_DIR "/core/sync"), {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QFile file(path);
            if (path.contains(QLatin1String("/sources/")) || !file.open(QIODevice::ReadOnly)) // options of sources are no reasons
                continue;
            QString text = QString::fromUtf8(file.readAll());
            text.replace(QRegularExpression(QStringLiteral("\\s+")), QStringLiteral(" "));
            for (auto found = given.globalMatch(text); found.hasNext();)
                codes.insert(found.next().captured(1));
        }
        // What this test looks for is there: a few of each place.
        for (const char *known : {"bad_number", "bad_flag", "ambiguous_number", "off_scale", "unclosed_quote", "too_few_cells", "too_many_cells", "record_too_long",
                                  "json_too_deep", "bad_id", "unknown_kind", "unknown_subscription", "unrecognised", "missing_column", "ambiguous"})
            QVERIFY2(codes.contains(QLatin1String(known)), known);
        for (const QString &code : std::as_const(codes)) {
            const QString asItIs = QString(code).replace(QLatin1Char('_'), QLatin1Char(' '));
            QVERIFY2(wording::rejectionTitle(german, code.toStdString()) != asItIs, qPrintable(code));
        }
    }

    void everySentenceIsKnown_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("as");
        QTest::addColumn<QStringList>("codes"); // in the order of the rows
        const auto row = [](const char *name, const char *file, const QByteArray &content, const char *as, const QStringList &codes) {
            QTest::newRow(name) << QString::fromLatin1(file) << content << QString::fromLatin1(as) << codes;
        };
        const QByteArray accounts = "account_id,account_name,signup_date,seats,is_trial\n";
        row("values", "a.csv",
            accounts + "A1,Nordwind,2025-02-31,12,yes\nA2,Halden,2025-02-03,zw\xC3\xB6lf,yes\nA3,Pallas,2025-02-03,1,perhaps\n,Solveig,2025-02-03,1,no\nA5,\""
                + QByteArray(1100000, 'x') + "\",2025-02-03,1,no\n",
            "accounts", {"bad_date", "bad_number", "bad_flag", "missing_value", "cell_too_long"});
        row("a long record", "long.jsonl", "{\"account_id\":\"A0\",\"account_name\":\"y\"}\n{\"account_id\":\"A1\",\"account_name\":\"" + QByteArray(1100000, 'x') + "\"}\n", "accounts", {"record_too_long"});
        row("rows", "b.csv", accounts + "A1,Nordwind\nA2,Halden,2025-02-03,1,no,more\nA3,\"x\ny\",2025-02-03\nA4,\xFF\xFE,2025-02-03,1,no\nA6,\"open,2025-02-03,1,no\n",
            "accounts", {"too_few_cells", "too_many_cells", "too_few_cells", "too_few_cells", "bad_encoding", "unclosed_quote"});
        row("a subscription that is not known", "t.csv", "subscription_id,feature_name,usage_count,usage_date,usage_id\nS1,reports,3,2025-02-03,U1\n", "", {"unknown_subscription"});
        row("events", "e.jsonl",
            R"({"type":"track","messageId":"1","event":"e","userId":"u","timestamp":"yesterday"})"
            "\n"
            R"({"type":"track","messageId":"2","event":"","userId":"u","timestamp":"2025-02-03T10:00:00Z"})"
            "\n"
            R"({"type":"track","messageId":"3","event":"e","timestamp":"2025-02-03T10:00:00Z"})"
            "\n"
            R"({"type":"track","messageId":"4","event":"e","userId":"u"})"
            "\n"
            R"({"type":"page","messageId":"5","event":"e","userId":"u","timestamp":"2025-02-03T10:00:00Z"})"
            "\n[1,2]\n{broken\n"
            R"({"type":"track","messageId":"6","event":"e","userId":"u","timestamp":"2025-02-03T10:00:00Z","x":99999999999999999999999999})"
            "\n"
            R"({"type":"track","messageId":"7","event":"e","userId":"u","timestamp":"2025-02-03T10:00:00Z","x":)"
                + QByteArray(3000, '[') + QByteArray(3000, ']') + "}\n"
                + R"({"type":"track","messageId":"8","event":"e","userId":")" + QByteArray(5000, 'u') + R"(","timestamp":"2025-02-03T10:00:00Z"})" + "\n",
            "",
            {"bad_date", "missing_value", "missing_value", "missing_value", "unknown_kind", "not_an_object", "bad_json", "bad_json", "json_too_deep", "bad_id"});
        row("an array of JSON", "f.json", R"([{"account_id":"A1","account_name":"x"} {"account_id":"A2","account_name":"y"}])", "accounts", {"bad_json"});
        row("an array that does not end", "g.json", R"([{"account_id":"A1","account_name":"x"},)", "accounts", {"bad_json"});
        row("text behind an array", "h.json", R"([{"account_id":"A1","account_name":"x"}] and more)", "accounts", {"bad_json"});
        row("off the scale", "s.csv", "survey_id,account_id,kind,score,answered_at\n1,A1,nps,11,2025-02-03\n2,A1,csat,9,2025-02-03\n3,A1,xyz,9,2025-02-03\n", "surveys",
            {"off_scale", "off_scale", "unknown_word"});
        row("nobody knows it", "n.csv", "x,y\n1,2\n", "", {"unrecognised"});
        row("nobody knows it as this", "n2.csv", "x,y\n1,2\n", "tickets", {"unrecognised"});
        row("no text", "p.csv", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\0", 12), "", {"file_format"});
        row("empty", "q.csv", "", "", {"file_format"});
        row("no archive", "r.zip", "PK\x03\x04 and no more", "", {"file_format"});
    }
    void everySentenceIsKnown()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(QString, as);
        QFETCH(QStringList, codes);
        const Profile profile;
        auto workspace = profile.open();
        ImportRequest request;
        request.paths = {profile.write(qPrintable(file), content.toStdString())};
        request.encoding = "UTF-8"; // so that it is not guessed from what is broken
        request.as = fromKey<EntityKind>(as.toStdString());
        const auto report = workspace->import(request);
        std::vector<Rejection> rejections;
        if (report.ok())
            rejections = report->rejections;
        else
            rejections.push_back({request.paths.front(), 0, std::string(codeName(report.error().code)), report.error().detail, {}});
        QStringList found;
        for (const Rejection &rejection : rejections) {
            found << q(rejection.reasonCode);
            if (rejection.reasonCode == "file_format" && file.endsWith(QLatin1String(".zip")))
                continue; // the archive library's own words
            QCOMPARE(bare(wording::rejectionReason(german, rejection)), q(rejection.reason));
        }
        QCOMPARE(found, codes);
    }

    void whatNobodyKnowsKeepsItsText()
    {
        const Rejection strange{"a.csv", 3, "bad_number", "seats: \"x\" is odd.", {}};
        QCOMPARE(bare(wording::rejectionReason(german, strange)), QStringLiteral("Not a number: seats: \"x\" is odd."));
        QCOMPARE(wording::rejectionReason(wording::Voice::invariant(), strange), QStringLiteral("seats: \"x\" is odd."));
        const Rejection newer{"a.csv", 3, "from_the_future", "It is so.", {}};
        QCOMPARE(bare(wording::rejectionReason(german, newer)), QStringLiteral("from the future: It is so."));
    }

    /// A value may look like a part of the sentence.
    void factsStayWhatTheyAre()
    {
        const auto said = [](const char *code, const char *reason) { return bare(wording::rejectionReason(german, {"a.csv", 3, code, reason, {}})); };
        for (const char *reason : {R"(seats: "%1 %2" is not a number.)", R"(seats: ": "" is not a number." is not a number.)", R"(seats: "" is not a number.)"})
            QCOMPARE(said("bad_number", reason), QString::fromLatin1(reason));
        QCOMPARE(said("too_long", "name: \"Nord…\" is longer than 1 MB."), QStringLiteral("name: \"Nord…\" is longer than 1 MB."));
        const char *doubts = "In this file column \"d\": \"03/04/2025\" is 2025-04-03 if the day comes first, 2025-03-04 if the month does; say --dates day-first or "
                             "month-first, or date_order in the mapping; column \"n\": \"1.234\" is 1234 with a decimal comma, 1.234 with a decimal point; say "
                             "--decimal comma or point, or decimal_comma in the mapping.";
        QCOMPARE(said("ambiguous", doubts), QString::fromLatin1(doubts));
    }
};

QTEST_GUILESS_MAIN(TestRejectionWords)
#include "test_rejection_words.moc"
