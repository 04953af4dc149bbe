/// Records that are read in one pass give what JsonRecord gives, or are left to it.
#include "sync/decode/plain_record.h"

#include "support/plain_twin.h"
#include "sync/table_reader.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <random>

using namespace milepost::sync;
using milepost::test::askedOfRecords;
using milepost::test::PlainTwin;

namespace {

class Lines {
public:
    explicit Lines(std::uint32_t seed) : m_random(seed) {}
    std::size_t pick(std::size_t below) { return m_random() % below; }

    std::string scalar()
    {
        static const std::vector<std::string> all{
            "1", "0", "-0", "-1", "77.0", "0.001", "0.0001", "1.50", "12.5", "-0.0", "1e5", "1E-7", "1e400", "5e-324", "1e-400", "01", "1.", ".5",
            "-", "+1", "1e", "999999999999999999", "9223372036854775807", "9223372036854775808", "18446744073709551616", "0.1234567890123456789",
            "123456789012345", "123456789012.345", "1234567890123.456", "true", "false", "null", "tru", "nul", "True", "NaN", "\"\"", "\"x\"",
            "\"2026-03-01T12:00:00.123Z\"", "\"0123456789abcdef\"", "\"0123456789abcde\"", "\"0123456789abcdef0\"", "\"a\\\"b\"", "\"\\u00e9\"",
            "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\/\"", "\"\xC3\xA9\"", "\"\xF0\x9F\x98\x80\"", "\"\xC3\"", "\"\xED\xA0\x80\"", "\"a\tb\"",
            "\"a\x7F" "b\"", "\"{\"", "\"]\"", "\" , \"", "\"null\"", "'x'"};
        return pick(3) == 0 ? all[pick(all.size())] : "\"v" + std::to_string(pick(1000)) + '"';
    }
    std::string name()
    {
        static const std::vector<std::string> all{"id", "type", "messageId", "context", "groupId", "userId", "event", "timestamp", "properties",
                                                  "plan", "account", "groups", "event_properties", "p", "$groups", "company", "$group_0", "q",
                                                  "r", "s", "a", "b", "c", "d", "e", "n", "list", "x", "0", "1", "*", "", "\xC3\xA9", "i\\u0064"};
        return '"' + all[pick(pick(6) == 0 ? all.size() : all.size() - 4)] + '"';
    }
    std::string value(std::size_t depth)
    {
        const std::size_t kind = depth > 4 ? 9 : pick(10);
        if (kind == 0) {
            std::string text = "[";
            for (std::size_t i = pick(4); i > 0; --i)
                text += value(depth + 1) + (i > 1 ? separator() : std::string());
            return text + ']';
        }
        return kind < 4 ? object(depth + 1) : scalar();
    }
    std::string object(std::size_t depth)
    {
        std::string text = "{";
        const std::size_t most = depth == 0 ? 9 : 4;
        for (std::size_t i = pick(most + 1); i > 0; --i) {
            std::string member = name() + colon();
            member += value(depth);
            text += member + (i > 1 ? separator() : std::string());
        }
        return text + (pick(40) == 0 ? " }" : "}");
    }
    std::string damaged(std::string line)
    {
        static const std::string spice("\",:{}[]\\ \t\r0-.eE\x01\x1F\x7F\x80\xC3\xED\0", 22);
        for (std::size_t edits = pick(3) + 1; edits > 0 && !line.empty(); --edits) {
            const std::size_t at = pick(line.size());
            switch (pick(5)) {
            case 0: line[at] = static_cast<char>(m_random() & 0xFF); break;
            case 1: line.insert(at, 1, spice[pick(spice.size())]); break;
            case 2: line.resize(at); break;
            case 3: line.erase(at, pick(3) + 1); break;
            default: line.insert(at, line.substr(pick(line.size()), pick(32))); break;
            }
        }
        return line;
    }

private:
    std::string separator() { return m_spaced ? ", " : pick(60) == 0 ? " ,  " : ","; }
    std::string colon() { return m_spaced ? ": " : pick(60) == 0 ? " :" : ":"; }
    std::mt19937 m_random;
    bool m_spaced = m_random() % 3 == 0; // as Python writes it
};

std::string track(std::size_t i)
{
    const std::string n = std::to_string(i);
    return R"({"type":"track","messageId":"m)" + n + R"(","timestamp":"2026-03-01T12:00:00.000Z","userId":"u)" + n
        + R"(","event":"seat.added","properties":{"plan":"pro","seats":)" + n + R"(,"share":0.25},"context":{"groupId":"A)" + n
        + R"(","library":{"name":"js","version":"2.1"}}})";
}

/// Outside of the class, whose braces moc would count in these.
void addLines()
{
    const auto row = [](const char *what, QByteArray line, bool taken) { QTest::newRow(what) << line << taken; };
    row("as exported", QByteArray::fromStdString(track(7)), true);
    row("as Python writes it", R"({"type": "track", "messageId": "m", "properties": {"seats": 7.0, "plan": null}, "context": {}})", true);
    row("nothing", "{}", true);
    row("not ASCII", "{\"event\":\"caf\xC3\xA9\",\"\xC3\xA9\":1}", true);
    row("not UTF-8", "{\"event\":\"caf\xC3\"}", false);
    row("not UTF-8 in a key", "{\"\xC3\":1}", false);
    row("an escape", R"({"event":"a\"b"})", false);
    row("an escape in a key", R"({"\u0065vent":"a"})", false);
    row("a control character", "{\"event\":\"a\tb\"}", false);
    row("a tab between", "{\t\"event\":\"a\"}", false);
    row("a key twice", R"({"event":"a","event":"b"})", false);
    row("a key twice in properties", R"({"properties":{"a":1,"b":2,"a":3}})", false);
    row("a key twice where nobody looks", R"({"sent":"a","sent":"b"})", true);
    row("half a line", R"({"event":"a")", false);
    row("half a key", R"({"eve)", false);
    row("more behind", R"({"event":"a"}})", false);
    row("another behind", R"({"event":"a"}{})", false);
    row("a comma too many", R"({"event":"a",})", false);
    row("no comma", R"({"event":"a" "b":1})", false);
    row("an array", R"(["a"])", false);
    row("brackets crossed", R"({"a":[{"b":1]}})", false);
    row("deep", QByteArray("{\"a\":").repeated(40) + "1" + QByteArray("}").repeated(40), false);
    for (const char *bad : {"01", "-", "+1", "1.", ".5", "1e", "1e+", "1e400", "123456789012345678901", "tru", "nulL", "'x'", "", "\"x"})
        row(qPrintable(QStringLiteral("value %1").arg(QLatin1String(bad))), QByteArray(R"({"event":)") + bad + '}', false);
}

} // namespace

class TestPlainRecord : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("taken");
        addLines();
    }

    void lines()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, taken);
        PlainTwin twin(askedOfRecords().front());
        const auto wanted = taken ? PlainTwin::Outcome::Same : PlainTwin::Outcome::Left;
        // Before and after it knows how such lines are made.
        for (int turn = 0; turn < 3; ++turn) {
            QVERIFY2(twin.read(line.toStdString()) == wanted, twin.difference().c_str());
            QVERIFY2(twin.read(track(3)) == PlainTwin::Outcome::Same, twin.difference().c_str());
        }
    }

    /// A line that is cut, or has one byte changed, in each place.
    void everyPlace()
    {
        PlainTwin twin(askedOfRecords().front());
        QVERIFY(twin.read(track(1)) == PlainTwin::Outcome::Same);
        const std::string line = track(2);
        for (std::size_t at = 0; at < line.size(); ++at) {
            QVERIFY2(twin.read(line.substr(0, at)) == PlainTwin::Outcome::Left, line.substr(0, at).c_str());
            for (const char c : {'"', '\\', '{', '}', '[', ',', ':', ' ', '\t', '0', '\0', '\xC3', 'x'}) {
                std::string changed = line;
                changed[at] = c;
                QVERIFY2(twin.read(changed) != PlainTwin::Outcome::Different, (changed + '\n' + twin.difference()).c_str());
            }
            QVERIFY(twin.read(line) == PlainTwin::Outcome::Same);
        }
    }

    void random_data()
    {
        QTest::addColumn<int>("asked");
        for (std::size_t i = 0; i < askedOfRecords().size(); ++i)
            QTest::newRow(askedOfRecords()[i].name.c_str()) << int(i);
    }

    void random()
    {
        QFETCH(int, asked);
        const int files = qEnvironmentVariableIsSet("MILEPOST_FULL") ? 4000 : 150;
        int taken = 0;
        int lines = 0;
        for (int file = 0; file < files; ++file) {
            PlainTwin twin(askedOfRecords()[static_cast<std::size_t>(asked)]);
            Lines source(static_cast<std::uint32_t>(file * 100 + asked));
            std::vector<std::string> known{track(0)};
            for (int i = 0; i < 40; ++i) {
                std::string line = source.pick(2) == 0 ? source.object(0) : known[source.pick(known.size())];
                known.push_back(line);
                if (source.pick(3) == 0)
                    line = source.damaged(line);
                const auto outcome = twin.read(line);
                QVERIFY2(outcome != PlainTwin::Outcome::Different, (line + '\n' + twin.difference()).c_str());
                taken += outcome == PlainTwin::Outcome::Same;
                ++lines;
            }
        }
        qInfo("%d of %d lines", taken, lines);
        QVERIFY(taken * 5 > lines); // it says little if none is taken
    }

    /// Files of vendors: nearly every line is taken, and none is read differently.
    void vendors_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QString>("whole");
        QTest::newRow("Segment") << "segment.jsonl" << QStringList{"type", "messageId", "context.groupId", "userId", "event", "timestamp"} << "properties";
        QTest::newRow("Mixpanel") << "mixpanel_raw_export.ndjson" << QStringList{"properties.$insert_id", "properties.account_id.0", "event"} << "properties";
        QTest::newRow("PostHog") << "posthog_events.jsonl" << QStringList{"uuid", "properties.$groups.company", "properties.$groups.*", "event"} << "properties";
        QTest::newRow("Amplitude") << "amplitude_export.json" << QStringList{"$insert_id", "groups.*.0", "event_type"} << "event_properties";
        QTest::newRow("native") << "native.jsonl" << QStringList{"event_id", "account_id", "event"} << "";
    }

    void vendors()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, paths);
        QFETCH(QString, whole);
        QFile lines(QStringLiteral(MILEPOST_SHARED_DATA "/event_envelopes/") + file);
        if (!lines.open(QIODevice::ReadOnly))
            QSKIP("the shared data are not here");
        milepost::test::Asked asked{"", {}, {{whole.toStdString(), {}}}};
        for (const QString &path : paths)
            asked.paths.push_back(path.toStdString());
        PlainTwin twin(asked);
        int taken = 0;
        int all = 0;
        while (!lines.atEnd()) {
            const QByteArray line = lines.readLine().trimmed();
            if (line.isEmpty())
                continue;
            const auto outcome = twin.read(line.toStdString());
            QVERIFY2(outcome != PlainTwin::Outcome::Different, (line.toStdString() + '\n' + twin.difference()).c_str());
            taken += outcome == PlainTwin::Outcome::Same;
            ++all;
        }
        QVERIFY(all > 400);
        QVERIFY2(taken * 100 >= all * 95, qPrintable(QStringLiteral("%1 of %2").arg(taken).arg(all)));
    }

    /// What is refused is refused in the same words and at the same lines, whatever came before.
    void refusals()
    {
        std::string text;
        std::string tabbed; // which no line of is read plainly
        for (std::size_t i = 0; i < 400; ++i) {
            Lines source(static_cast<std::uint32_t>(i));
            std::string line = source.pick(3) == 0 ? source.damaged(track(i)) : track(i);
            std::erase_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\0'; });
            if (line.empty() || line.front() != '{')
                line = "{" + line;
            text += line + (i % 7 == 0 ? "\r\n" : "\n");
            tabbed += "{\t" + line.substr(1) + (i % 7 == 0 ? "\r\n" : "\n");
        }
        const auto readAll = [](const std::string &bytes) {
            auto table = TableReader::open(std::make_unique<MemorySource>(bytes), {"UTF-8", {}}).value();
            std::vector<std::string> properties{"properties.*"};
            std::vector<std::string> mapped{"properties.plan"};
            const auto id = table->slot("messageId").value();
            const auto seats = table->slot("properties.seats").value();
            const auto selection = table->selectWritten(properties, mapped);
            QStringList lines;
            for (;;) {
                const auto step = table->next();
                if (!step.ok() || *step == TableReader::Step::End)
                    break;
                std::string written;
                if (*step == TableReader::Step::Record) {
                    written = std::string(table->cell(id).text) + '|' + std::string(table->cell(seats).text) + '|';
                    table->writeProperties(selection, written);
                } else {
                    written = table->reasonCode() + ": " + table->reason();
                }
                lines << QStringLiteral("%1 %2").arg(table->line()).arg(QString::fromStdString(written));
            }
            lines << QString::number(table->duplicateKeys());
            return lines;
        };
        const QStringList plain = readAll(text);
        QCOMPARE(plain, readAll(tabbed));
        QVERIFY(plain.size() > 390);
        QVERIFY(!plain.filter(QStringLiteral("bad_json")).isEmpty());
    }

    /// A record that was read plainly can be asked anything, too.
    void lateQuestions()
    {
        auto table = TableReader::open(std::make_unique<MemorySource>(track(1) + '\n' + track(2) + '\n'), {}).value();
        const auto id = table->slot("messageId").value();
        std::vector<std::string> names{"context.*"};
        const auto selection = table->select(names, {});
        for (const char *expected : {"m1", "m2"}) {
            QVERIFY(table->next().value() == TableReader::Step::Record);
            QCOMPARE(std::string(table->cell(id).text), std::string(expected));
            std::vector<std::pair<std::string, std::string>> custom;
            table->customFields(selection, custom);
            QCOMPARE(custom.size(), std::size_t{3});
            QCOMPARE(custom.front().second, "A" + std::string(expected + 1));
            std::string written;
            table->writeProperties(selection, written);
            QVERIFY2(written.starts_with("{\"groupId\":\"A"), written.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestPlainRecord)
#include "test_plain_record.moc"
